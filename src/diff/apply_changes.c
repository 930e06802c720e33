/* The marked model is read into a plain tree of elements; one side of it is written as XML,
 * which is then read as any model is. This file knows the marks (report/changes_xml.c), and
 * nothing of the model. */
#include "diff/apply_changes.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/xml_out.h"
#include "base/xml_reader.h"
#include "diff/message.h"
#include "model/message.h"
#include "model/model_from_xml.h"
#include "model/xml_from_model.h"

struct mark_attribute {
	struct str name;
	struct str value;
};

/* An element, or a stretch of text where it has no name. */
struct element {
	struct str name;
	struct str text;
	struct mark_attribute *attributes;
	size_t attribute_count;
	struct element *parent;
	struct element *first;
	struct element *last;
	struct element *next;
	bool has_elements; /* blanks between them are no text */
	bool is_written;   /* at the place that it left: there it stands once */
};

struct changes_document {
	struct str name;
	struct element *model;  /* the marked one */
	struct element **moved; /* by moved-id less 1: what is elsewhere in the old model */
	size_t moved_count;
	size_t moved_capacity;
};

/* ---- reading ---- */

struct reader {
	struct xml_reader xml;
	struct arena *arena;
	struct changes_document *document;
	struct element *open; /* NULL outside of the marked model */
};

static struct element *add_element(struct reader *reader, struct str name)
{
	struct element *element = ARENA_NEW(reader->arena, struct element);
	struct element *parent = reader->open;
	element->name = name;
	element->parent = parent;
	if (parent) {
		*(parent->last ? &parent->last->next : &parent->first) = element;
		parent->last = element;
	}
	return element;
}

static const struct str *attribute_of(const struct element *element, struct str name)
{
	for (size_t i = 0; i < element->attribute_count; i++) {
		if (str_equal(element->attributes[i].name, name)) {
			return &element->attributes[i].value;
		}
	}
	return NULL;
}

/* Whether an element is a stretch of a text, and none of the model. */
static bool is_stretch(struct str name)
{
	return name.size == 0 || str_equal(name, STR("removed")) || str_equal(name, STR("added")) ||
	       str_equal(name, STR("form"));
}

static void copy_attributes(struct reader *reader, struct element *element,
                            const struct xml_element *begun)
{
	element->attributes =
	    ARENA_ARRAY(reader->arena, struct mark_attribute, (size_t)begun->attribute_count + 1);
	for (int i = 0; i < begun->attribute_count; i++) {
		struct xml_attribute attribute = xml_attribute_at(begun, i);
		if (attribute.prefix.size == 0) {
			element->attributes[element->attribute_count++] =
			    (struct mark_attribute){arena_copy(reader->arena, attribute.name),
			                            arena_copy(reader->arena, attribute.value)};
		}
	}
}

/* Notes an element that stood elsewhere by its number; the numbers come in order. */
static void note_moved(struct reader *reader, struct element *element)
{
	struct changes_document *document = reader->document;
	const struct str *id = attribute_of(element, STR("moved-id"));
	if (!id) {
		return;
	}
	ARENA_PUSH(reader->arena, document->moved, document->moved_count, document->moved_capacity,
	           element);
	struct str expected = arena_format(reader->arena, "%zu", document->moved_count);
	if (!str_equal(*id, expected)) {
		xml_reader_fail(
		    &reader->xml, &MESSAGE_XML_ATTRIBUTE_INVALID,
		    (const struct str[DIAG_ARGUMENTS]){STR("moved-id"), element->name, *id});
	}
}

static void on_start(void *self, const struct xml_element *begun, size_t depth)
{
	struct reader *reader = self;
	struct str name = begun->name;
	struct str space = begun->space;
	if (depth == 1 &&
	    (!str_equal(name, STR("changes")) || !str_equal(space, STR(CHANGES_NAMESPACE)))) {
		xml_reader_fail(&reader->xml, &MESSAGE_CHANGES_FOREIGN,
		                (const struct str[DIAG_ARGUMENTS]){name, space});
		return;
	}
	bool is_model = depth == 2 && str_equal(name, STR("guideline"));
	if (!is_model && !reader->open) {
		return; /* the list of changes, which is for people */
	}
	struct element *element = add_element(reader, arena_copy(reader->arena, name));
	copy_attributes(reader, element, begun);
	if (reader->open && !is_stretch(name)) {
		reader->open->has_elements = true;
	}
	if (is_model) {
		reader->document->model = element;
	}
	note_moved(reader, element);
	reader->open = element;
}

static void on_end(void *self, const struct xml_element *ended, size_t depth)
{
	struct reader *reader = self;
	(void)ended;
	(void)depth;
	reader->open = reader->open ? reader->open->parent : NULL;
}

static void on_text(void *self, struct str text)
{
	struct reader *reader = self;
	if (reader->open) {
		add_element(reader, STR(""))->text = arena_copy(reader->arena, text);
	}
}

enum status changes_document_read(struct changes_document **out, struct arena *arena,
                                  struct str bytes, struct str name, struct diags *diags)
{
	struct reader reader = {.arena = arena,
	                        .document = ARENA_NEW(arena, struct changes_document)};
	reader.xml = (struct xml_reader){
	    .name = name, .diags = diags, .listener = {on_start, on_end, on_text, &reader}};
	reader.document->name = name;
	*out = reader.document;
	enum status status = xml_read(&reader.xml, bytes);
	if (status == STATUS_OK && !reader.document->model) {
		return diags_trouble(diags, &MESSAGE_CHANGES_FOREIGN, name, STR("changes"),
		                     STR(CHANGES_NAMESPACE));
	}
	return status;
}

/* ---- writing one side ---- */

struct side_writer {
	const struct changes_document *document;
	enum changes_side side;
	struct xml_out out;
	unsigned depth;
};

/* The name of an attribute on a side: what is left of "old-NAME", or itself; empty where it has no
 * place there. */
static struct str side_name(const struct side_writer *writer, const struct element *element,
                            struct str name)
{
	static const struct str marks[] = {
	    STR_INIT("change"), STR_INIT("side"),     STR_INIT("moved-id"),
	    STR_INIT("ref"),    STR_INIT("new-only"),
	};
	struct str old = STR("old-");
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
		if (str_equal(name, marks[i])) {
			return (struct str){0};
		}
	}
	if (writer->side == SIDE_NEW) {
		return str_starts(name, old) ? (struct str){0} : name;
	}
	if (str_starts(name, old)) {
		return str_slice(name, old.size, name.size);
	}
	for (size_t i = 0; i < element->attribute_count; i++) { /* another value on this side? */
		struct str other = element->attributes[i].name;
		if (str_starts(other, old) &&
		    str_equal(str_slice(other, old.size, other.size), name)) {
			return (struct str){0};
		}
	}
	const struct str *only = attribute_of(element, STR("new-only"));
	for (size_t at = 0; only && at < only->size;) {
		size_t end = at;
		while (end < only->size && only->data[end] != ' ') {
			end++;
		}
		if (str_equal(str_slice(*only, at, end), name)) {
			return (struct str){0};
		}
		at = end + 1;
	}
	return name;
}

static void write_attributes(struct side_writer *writer, const struct element *element)
{
	for (size_t i = 0; i < element->attribute_count; i++) {
		const struct mark_attribute *attribute = &element->attributes[i];
		struct str name = side_name(writer, element, attribute->name);
		if (name.size > 0) {
			xml_out_raw(&writer->out, STR(" "));
			xml_out_raw(&writer->out, name);
			xml_out_raw(&writer->out, STR("=\""));
			xml_out_value(&writer->out, attribute->value);
			xml_out_raw(&writer->out, STR("\""));
		}
	}
}

static void write_children(struct side_writer *writer, const struct element *element);

/* A stretch of text, as it is on a side. */
static void write_stretch(struct side_writer *writer, const struct element *element,
                          const struct element *holder)
{
	bool is_old = writer->side == SIDE_OLD;
	bool is_absent = str_equal(element->name, is_old ? STR("added") : STR("removed"));
	const struct str *form = attribute_of(element, STR("old"));
	if (element->name.size == 0) {
		struct str text = element->text;
		if (!holder->has_elements || str_trim(text).size > 0) {
			xml_out_text(&writer->out, text);
		}
	} else if (is_old && form && str_equal(element->name, STR("form"))) {
		xml_out_text(&writer->out, *form);
	} else if (!is_absent) {
		write_children(writer, element);
	}
}

static bool is_on_side(const struct side_writer *writer, const struct element *element)
{
	const struct str *side = attribute_of(element, STR("side"));
	return !side || str_equal(*side, writer->side == SIDE_OLD ? STR("old") : STR("new"));
}

static void write_element(struct side_writer *writer, const struct element *element)
{
	enum { MAX_DEPTH = 300 /* more than any model has */ };
	struct xml_out *out = &writer->out;
	bool is_model = element == writer->document->model;
	if (!is_on_side(writer, element) || writer->depth == MAX_DEPTH) {
		return;
	}
	writer->depth++;
	xml_out_raw(out, STR("<"));
	xml_out_raw(out, element->name);
	if (is_model) {
		xml_out_raw(out, STR(" xmlns=\"" GUIDELINE_NAMESPACE "\""));
	}
	write_attributes(writer, element);
	xml_out_raw(out, STR(">"));
	write_children(writer, element);
	xml_out_raw(out, STR("</"));
	xml_out_raw(out, element->name);
	xml_out_raw(out, STR(">"));
	writer->depth--;
}

/* What stood here in the old model and is elsewhere in the new. */
static struct element *moved_from(const struct side_writer *writer, const struct element *left)
{
	const struct str *reference = attribute_of(left, STR("ref"));
	unsigned long number = reference ? strtoul(reference->data, NULL, 10) : 0;
	bool is_known = number > 0 && number <= writer->document->moved_count;
	return is_known ? writer->document->moved[number - 1] : NULL;
}

static void write_children(struct side_writer *writer, const struct element *element)
{
	bool is_old = writer->side == SIDE_OLD;
	for (const struct element *child = element->first; child; child = child->next) {
		if (is_stretch(child->name)) {
			write_stretch(writer, child, element);
		} else if (str_equal(child->name, STR("left"))) {
			struct element *moved = is_old ? moved_from(writer, child) : NULL;
			if (moved && !moved->is_written) {
				moved->is_written = true;
				write_element(writer, moved);
			}
		} else if (!is_old || !attribute_of(child, STR("moved-id"))) {
			write_element(writer, child);
		}
	}
}

enum status apply_changes(struct model *out, struct arena *arena,
                          const struct changes_document *changes, enum changes_side side,
                          struct diags *diags)
{
	struct side_writer writer = {.document = changes, .side = side};
	struct memory_writer memory;
	memory_writer_open(&memory);
	xml_out_init(&writer.out, memory.stream);
	for (size_t i = 0; i < changes->moved_count; i++) {
		changes->moved[i]->is_written = false;
	}
	write_element(&writer, changes->model);
	xml_out_flush(&writer.out);
	struct buf bytes = memory_writer_take(&memory);
	enum status status = model_from_xml(out, arena, buf_str(&bytes), changes->name, diags);
	buf_release(&bytes);
	return status;
}
