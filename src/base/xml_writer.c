/* Writes elements with escaped text. Knows no document. */
#include "base/xml_writer.h"

#include <assert.h>

void xml_writer_init(struct xml_writer *writer, FILE *stream, struct arena *arena, bool has_lines)
{
	xml_out_init(&writer->out, stream);
	writer->arena = arena;
	writer->open = NULL;
	writer->count = 0;
	writer->capacity = 0;
	writer->one_line = 0;
	writer->in_tag = false;
	writer->has_lines = has_lines;
	if (has_lines) {
		xml_out_raw(&writer->out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
	}
}

void xml_writer_release(struct xml_writer *writer)
{
	assert(writer->count == 0);
	xml_out_flush(&writer->out);
}

/* Ends the line, if elements stand on lines of their own here. */
static void end_line(struct xml_writer *writer)
{
	if (writer->has_lines && writer->one_line == 0) {
		xml_out_raw(&writer->out, STR("\n"));
	}
}

static void indent(struct xml_writer *writer)
{
	for (size_t i = 0; writer->has_lines && writer->one_line == 0 && i < writer->count; i++) {
		xml_out_raw(&writer->out, STR(" "));
	}
}

void xml_end_tag(struct xml_writer *writer)
{
	if (writer->in_tag) {
		xml_out_raw(&writer->out, STR(">"));
		end_line(writer);
	}
	writer->in_tag = false;
}

void xml_start(struct xml_writer *writer, const char *name)
{
	xml_end_tag(writer);
	indent(writer);
	xml_out_raw(&writer->out, STR("<"));
	xml_out_raw(&writer->out, str_from(name));
	ARENA_PUSH(writer->arena, writer->open, writer->count, writer->capacity, name);
	writer->in_tag = true;
}

void xml_attribute(struct xml_writer *writer, const char *name, struct str value)
{
	assert(writer->in_tag);
	xml_out_raw(&writer->out, STR(" "));
	xml_out_raw(&writer->out, str_from(name));
	xml_out_raw(&writer->out, STR("=\""));
	xml_out_value(&writer->out, value);
	xml_out_raw(&writer->out, STR("\""));
}

void xml_end(struct xml_writer *writer)
{
	assert(writer->count > 0);
	const char *name = writer->open[--writer->count];
	if (writer->in_tag) {
		xml_out_raw(&writer->out, STR("/>"));
	} else {
		indent(writer);
		xml_out_raw(&writer->out, STR("</"));
		xml_out_raw(&writer->out, str_from(name));
		xml_out_raw(&writer->out, STR(">"));
	}
	writer->in_tag = false;
	writer->one_line = writer->one_line > writer->count ? 0 : writer->one_line;
	end_line(writer);
}

void xml_one_line(struct xml_writer *writer)
{
	writer->one_line = writer->one_line > 0 ? writer->one_line : writer->count;
	xml_end_tag(writer);
}

void xml_start_line(struct xml_writer *writer)
{
	xml_end_tag(writer);
	indent(writer);
	writer->one_line = writer->one_line > 0 ? writer->one_line : writer->count;
}

void xml_end_line(struct xml_writer *writer)
{
	writer->one_line = writer->one_line < writer->count ? writer->one_line : 0;
	end_line(writer);
}

void xml_text(struct xml_writer *writer, struct str text)
{
	xml_one_line(writer);
	xml_out_text(&writer->out, text);
}

void xml_quoted_text(struct xml_writer *writer, struct str text)
{
	xml_one_line(writer);
	xml_out_quoted_text(&writer->out, text);
}

void xml_raw(struct xml_writer *writer, struct str markup)
{
	xml_end_tag(writer);
	xml_out_raw(&writer->out, markup);
}

void xml_element(struct xml_writer *writer, const char *name, struct str text)
{
	xml_start(writer, name);
	xml_text(writer, text);
	xml_end(writer);
}
