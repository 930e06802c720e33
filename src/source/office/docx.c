/* Finds and reads the parts of a DOCX: the document, and its styles and notes. */
#include "source/office/docx.h"

#include <stdlib.h>

#include "source/derived/markup.h"
#include "source/office/docx_body.h"

struct relation {
	struct arena *arena;
	struct str target;
};

static void start_relation(void *self, const struct xml_element *element, size_t depth)
{
	struct relation *relation = self;
	(void)depth;
	if (str_ends(xml_attribute_value(element, "Type"), STR("/officeDocument"))) {
		struct str target = xml_attribute_value(element, "Target");
		size_t start = target.size > 0 && target.data[0] == '/';
		relation->target =
		    arena_copy(relation->arena, str_slice(target, start, target.size));
	}
}

static void end_relation(void *self, const struct xml_element *element, size_t depth)
{
	(void)self;
	(void)element;
	(void)depth;
}

/* The name of the main part, as the package states it, or else the usual one. */
static struct str find_main(struct archive *archive)
{
	struct reading_job *job = archive->job;
	struct relation relation = {.arena = job->arena};
	struct xml_listener listener = {start_relation, end_relation, NULL, &relation};
	struct diags ignored;
	struct reading_job quiet = *job;
	struct str part;
	diags_init(&ignored, job->arena);
	quiet.diags = &ignored;
	if (archive_part(archive, "_rels/.rels", &part) == STATUS_OK && part.data &&
	    markup_read(part, "_rels/.rels", &listener, &quiet) == STATUS_OK &&
	    relation.target.size > 0 && archive_has(archive, relation.target.data)) {
		free((void *)(uintptr_t)part.data);
		return relation.target;
	}
	free((void *)(uintptr_t)part.data);
	return STR("word/document.xml");
}

bool docx_recognise(struct archive *archive)
{
	struct str main = find_main(archive);
	struct str types;
	bool is_word = archive_peek(archive, "[Content_Types].xml", &types) &&
	               (str_find(types, STR("wordprocessingml")) != SIZE_MAX ||
	                str_find(types, STR("application/vnd.ms-word")) != SIZE_MAX);
	free((void *)(uintptr_t)types.data);
	return (is_word || str_starts(main, STR("word/"))) && archive_has(archive, main.data);
}

/* Reads a part in the main part's folder; its data are NULL if there is none. */
static enum status part_beside(struct archive *archive, struct str main, const char *name,
                               struct str *out)
{
	size_t folder = main.size;
	while (folder > 0 && main.data[folder - 1] != '/') {
		folder--;
	}
	struct str path = arena_format(archive->job->arena, "%.*s%s",
	                               STR_FORMAT(str_slice(main, 0, folder)), name);
	return archive_part(archive, path.data, out);
}

static enum status read_styles(struct docx_body *body, struct archive *archive, struct str main)
{
	struct reading_job *job = archive->job;
	struct str numbering = {0};
	struct str styles = {0};
	enum status status = part_beside(archive, main, "numbering.xml", &numbering);
	if (status == STATUS_OK) {
		status = part_beside(archive, main, "styles.xml", &styles);
	}
	if (status == STATUS_OK) {
		status = docx_numbering_read(&body->numbering, numbering, job);
	}
	if (status == STATUS_OK) {
		status = docx_styles_read(&body->styles, styles, job);
	}
	free((void *)(uintptr_t)numbering.data);
	free((void *)(uintptr_t)styles.data);
	return status;
}

static enum status read_part(struct docx_body *body, struct str xml, const char *part,
                             bool is_notes)
{
	enum status status = docx_body_read(body, xml, part, is_notes);
	free((void *)(uintptr_t)xml.data);
	return status;
}

static enum status read_parts(struct docx_body *body, struct archive *archive)
{
	static const char *const notes[] = {"footnotes.xml", "endnotes.xml"};
	struct str main = find_main(archive);
	struct str xml;
	enum status status = read_styles(body, archive, main);
	if (status == STATUS_OK) {
		status = archive_part(archive, main.data, &xml);
	}
	if (status == STATUS_OK) {
		status = read_part(body, xml, main.data, false);
	}
	for (size_t i = 0; i < sizeof notes / sizeof *notes && status == STATUS_OK; i++) {
		status = part_beside(archive, main, notes[i], &xml);
		if (status == STATUS_OK && xml.data) {
			status = read_part(body, xml, notes[i], true);
		}
	}
	return status;
}

enum status docx_read(struct reading_job *job, struct archive *archive)
{
	struct docx_body body;
	docx_body_init(&body, job);
	enum status status = read_parts(&body, archive);
	if (status == STATUS_OK) {
		status = derived_finish(&body.derived, STR("docx"));
	}
	docx_body_release(&body);
	return status;
}
