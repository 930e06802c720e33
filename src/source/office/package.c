/* Reads the relations of parts, and resolves their targets against the folder of the part. */
#include "source/office/package.h"

#include <stdlib.h>

#include "source/derived/markup.h"

struct reader {
	struct arena *arena;
	struct package_relations *out;
	struct str folder; /* of the part that refers */
};

struct str package_folder(struct str part)
{
	size_t size = part.size;
	while (size > 0 && part.data[size - 1] != '/') {
		size--;
	}
	return str_slice(part, 0, size);
}

/* The name of the part that a target stands for. */
static struct str resolve(const struct reader *reader, struct str target)
{
	static const struct str up = STR_INIT("../");
	struct str folder = reader->folder;
	if (str_starts(target, STR("/"))) {
		return arena_copy(reader->arena, str_slice(target, 1, target.size));
	}
	for (; str_starts(target, up) && folder.size > 0;
	     target = str_slice(target, up.size, target.size)) {
		folder = package_folder(str_slice(folder, 0, folder.size - 1));
	}
	return arena_format(reader->arena, "%.*s%.*s", STR_FORMAT(folder), STR_FORMAT(target));
}

static void start_element(void *self, const struct xml_element *element, size_t depth)
{
	struct reader *reader = self;
	struct package_relations *out = reader->out;
	(void)depth;
	if (str_equal(element->name, STR("Relationship"))) {
		struct package_relation relation = {
		    arena_copy(reader->arena, xml_attribute_value(element, "Id")),
		    arena_copy(reader->arena, xml_attribute_value(element, "Type")),
		    resolve(reader, xml_attribute_value(element, "Target"))};
		ARENA_PUSH(reader->arena, out->items, out->count, out->capacity, relation);
	}
}

void package_relations_read(struct package_relations *out, struct archive *archive, struct str part)
{
	struct reading_job *job = archive->job;
	struct str folder = package_folder(part);
	struct reader reader = {job->arena, out, folder};
	struct xml_listener listener = {start_element, NULL, NULL, &reader};
	struct str name = arena_format(job->arena, "%.*s_rels/%.*s.rels", STR_FORMAT(folder),
	                               STR_FORMAT(str_slice(part, folder.size, part.size)));
	struct diags ignored;
	struct reading_job quiet = *job;
	struct str xml;
	diags_init(&ignored, job->arena);
	quiet.diags = &ignored;
	*out = (struct package_relations){0};
	if (!archive_peek(archive, name.data, &xml) ||
	    markup_read(xml, name.data, &listener, &quiet) != STATUS_OK) {
		out->count = 0;
	}
	free((void *)(uintptr_t)xml.data);
}

struct str package_find(const struct package_relations *relations, struct str kind)
{
	size_t i = 0;
	while (i < relations->count && !str_ends(relations->items[i].type, kind)) {
		i++;
	}
	return i < relations->count ? relations->items[i].target : (struct str){0};
}

struct str package_main(struct archive *archive, struct str usual)
{
	struct package_relations relations;
	package_relations_read(&relations, archive, (struct str){0});
	struct str main = package_find(&relations, STR("/officeDocument"));
	return main.size > 0 && archive_has(archive, main.data) ? main : usual;
}
