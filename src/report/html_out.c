/* Elements on top of escaped characters. Knows which elements of HTML have no end tag. */
#include "report/html_out.h"

#include <assert.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

void html_out_init(struct html_out *out, FILE *stream, struct arena *arena)
{
	xml_out_init(&out->xml, stream);
	out->arena = arena;
	out->open = NULL;
	out->count = 0;
	out->capacity = 0;
	out->in_tag = false;
}

void html_out_release(struct html_out *out)
{
	assert(out->count == 0);
	xml_out_flush(&out->xml);
}

static void end_tag_start(struct html_out *out)
{
	if (out->in_tag) {
		xml_out_raw(&out->xml, STR(">"));
	}
	out->in_tag = false;
}

void html_start(struct html_out *out, const char *name)
{
	end_tag_start(out);
	xml_out_raw(&out->xml, STR("<"));
	xml_out_raw(&out->xml, str_from(name));
	ARENA_PUSH(out->arena, out->open, out->count, out->capacity, name);
	out->in_tag = true;
}

void html_attribute(struct html_out *out, const char *name, struct str value)
{
	assert(out->in_tag);
	xml_out_raw(&out->xml, STR(" "));
	xml_out_raw(&out->xml, str_from(name));
	xml_out_raw(&out->xml, STR("=\""));
	xml_out_value(&out->xml, value);
	xml_out_raw(&out->xml, STR("\""));
}

static bool is_void(const char *name)
{
	return strcmp(name, "meta") == 0 || strcmp(name, "br") == 0 || strcmp(name, "col") == 0;
}

void html_end(struct html_out *out)
{
	assert(out->count > 0);
	const char *name = out->open[--out->count];
	if (is_void(name)) {
		assert(out->in_tag);
		xml_out_raw(&out->xml, STR("/>"));
		out->in_tag = false;
		return;
	}
	end_tag_start(out);
	xml_out_raw(&out->xml, STR("</"));
	xml_out_raw(&out->xml, str_from(name));
	xml_out_raw(&out->xml, STR(">"));
}

/* Control characters, and the marks by which Unicode's bidirectional algorithm is told what to do. */
static bool steers(uint32_t c)
{
	if (c < 0x80) {
		return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
	}
	return u_charType((UChar32)c) == U_CONTROL_CHAR ||
	       u_hasBinaryProperty((UChar32)c, UCHAR_BIDI_CONTROL);
}

void html_text(struct html_out *out, struct str text)
{
	size_t from = 0;
	end_tag_start(out);
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if (steers(c)) {
			char code[16];
			int size = snprintf(code, sizeof code, "U+%04X", c);
			xml_out_text(&out->xml, str_slice(text, from, start));
			html_element(out, "span", "code", (struct str){code, (size_t)size});
			from = at;
		}
	}
	xml_out_text(&out->xml, str_slice(text, from, text.size));
}

void html_raw(struct html_out *out, struct str text)
{
	end_tag_start(out);
	xml_out_raw(&out->xml, text);
}

void html_line(struct html_out *out)
{
	html_raw(out, STR("\n"));
}

void html_start_class(struct html_out *out, const char *name, const char *class_name)
{
	html_start(out, name);
	if (class_name) {
		html_attribute(out, "class", str_from(class_name));
	}
}

void html_element(struct html_out *out, const char *name, const char *class_name, struct str text)
{
	html_start_class(out, name, class_name);
	html_text(out, text);
	html_end(out);
}
