/* Cuts a flat package into its parts, each written as XML again, so that the reader of DOCX finds them where it looks for
 * those of an archive. The content of a flat ODT is the file. */
#include "source/office/flat.h"

#include "base/buf.h"
#include "source/derived/markup.h"
#include "source/message.h"
#include "source/office/docx.h"
#include "source/office/odt.h"

enum { ROOT_BYTES = 1000 /* of the file, in which its root element begins */ };

bool flat_recognise(struct str text)
{
	static const struct str roots[] = {STR_INIT("<?mso-application"),
	                                   STR_INIT("<w:wordDocument"), STR_INIT("<pkg:package"),
	                                   STR_INIT("<office:document")};
	struct str head = str_slice(text, 0, ROOT_BYTES);
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		if (str_starts(text, STR("<?xml")) && str_find(head, roots[i]) != SIZE_MAX) {
			return true;
		}
	}
	return false;
}

/* ---- a package ---- */

struct part {
	struct str name;
	size_t start; /* in the XML of all parts */
	size_t end;
};

struct package {
	struct reading_job *job;
	struct buf xml;
	struct part *parts; /* in the arena */
	size_t count;
	size_t capacity;
	struct str name; /* of the part that is open */
	size_t data;     /* depth of the element that holds its XML; 0: none is open */
	struct str
	    *spaces; /* by depth: the namespaces of the open elements, which the parser keeps */
	bool is_full;
};

static void write_escaped(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.size; i++) {
		char c = text.data[i];
		if (c == '<' || c == '>' || c == '&' || c == '"' || (c >= 0 && c < ' ')) {
			buf_format(out, "&#%d;", c);
		} else {
			buf_append_byte(out, c);
		}
	}
}

static void write_start(struct package *package, const struct xml_element *element, size_t depth)
{
	struct buf *out = &package->xml;
	buf_format(out, "<%.*s", STR_FORMAT(element->name));
	package->spaces[depth] = element->space;
	if (depth == package->data + 1 || !str_equal(package->spaces[depth - 1], element->space)) {
		buf_append(out, STR(" xmlns=\""));
		write_escaped(out, element->space);
		buf_append_byte(out, '"');
	}
	for (int i = 0; i < element->attribute_count; i++) {
		struct xml_attribute attribute = xml_attribute_at(element, i);
		buf_format(out, attribute.prefix.size > 0 ? " %.*s:" : " %.*s",
		           STR_FORMAT(attribute.prefix));
		buf_format(out, "%.*s=\"", STR_FORMAT(attribute.name));
		write_escaped(out, attribute.value);
		buf_append_byte(out, '"');
	}
	buf_append_byte(out, '>');
}

static void begin_part(struct package *package, struct str name)
{
	size_t slash = str_starts(name, STR("/"));
	package->name = arena_copy(package->job->arena, str_slice(name, slash, name.size));
}

static void start_element(void *self, const struct xml_element *element, size_t depth)
{
	struct package *package = self;
	package->is_full |= package->xml.size > package->job->options.unpacked_limit;
	if (package->is_full) {
		return;
	}
	if (package->data > 0) {
		write_start(package, element, depth);
	} else if (depth == 2 && str_equal(element->name, STR("part"))) {
		begin_part(package, xml_attribute_value(element, "name"));
	} else if (depth == 3 && str_equal(element->name, STR("xmlData"))) {
		struct part part = {.name = package->name, .start = package->xml.size};
		ARENA_PUSH(package->job->arena, package->parts, package->count, package->capacity,
		           part);
		package->data = depth;
	}
}

static void end_element(void *self, const struct xml_element *element, size_t depth)
{
	struct package *package = self;
	if (package->data == depth && package->count > 0) {
		package->parts[package->count - 1].end = package->xml.size;
		package->data = 0;
	} else if (package->data > 0 && !package->is_full) {
		buf_format(&package->xml, "</%.*s>", STR_FORMAT(element->name));
	}
}

static void take_text(void *self, struct str text)
{
	struct package *package = self;
	if (package->data > 0 && !package->is_full) {
		write_escaped(&package->xml, text);
	}
}

static enum status refuse(struct reading_job *job)
{
	return diags_trouble(job->diags, &MESSAGE_SOURCE_FLAT_XML, job->file, (struct str){0});
}

static enum status read_parts(const struct package *package)
{
	struct reading_job *job = package->job;
	struct archive archive;
	struct archive_part_in_memory *parts =
	    ARENA_ARRAY(job->arena, struct archive_part_in_memory, package->count);
	for (size_t i = 0; i < package->count; i++) {
		const struct part *part = &package->parts[i];
		parts[i].name = part->name;
		parts[i].bytes = str_slice(buf_str(&package->xml), part->start, part->end);
	}
	archive_in_memory(&archive, job, parts, package->count);
	return docx_recognise(&archive) ? docx_read(job, &archive) : refuse(job);
}

static enum status read_package(struct reading_job *job)
{
	struct package package = {.job = job};
	struct xml_listener listener = {start_element, end_element, take_text, &package};
	buf_init(&package.xml);
	package.spaces = ARENA_ARRAY(job->arena, struct str, job->options.depth_limit + 2);
	enum status status = markup_read(job->out->bytes, "pkg:package", &listener, job);
	if (status == STATUS_OK && package.is_full) {
		status =
		    diags_trouble(job->diags, &MESSAGE_SOURCE_UNPACKED, job->file,
		                  arena_format(job->arena, "%zu", job->options.unpacked_limit));
	}
	if (status == STATUS_OK) {
		status = read_parts(&package);
	}
	buf_release(&package.xml);
	return status;
}

/* ---- all of them ---- */

enum status flat_read(struct reading_job *job)
{
	struct str head = str_slice(job->out->text, 0, ROOT_BYTES);
	if (str_find(head, STR("<pkg:package")) != SIZE_MAX) {
		return read_package(job);
	}
	size_t root = str_find(job->out->text, STR("<office:document "));
	size_t size =
	    root == SIZE_MAX ? 0 : str_find(str_slice(job->out->text, root, SIZE_MAX), STR(">"));
	struct str tag =
	    root == SIZE_MAX ? (struct str){0} : str_slice(job->out->text, root, root + size);
	if (str_find(tag, STR("\"application/vnd.oasis.opendocument.text\"")) == SIZE_MAX) {
		return refuse(job);
	}
	struct archive archive;
	struct archive_part_in_memory content = {STR("content.xml"), job->out->bytes};
	archive_in_memory(&archive, job, &content, 1);
	return odt_read(job, &archive);
}
