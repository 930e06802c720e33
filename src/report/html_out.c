/* HTML on an XML writer. Knows which elements of HTML have no end tag, and nothing of any page. */
#include "report/html_out.h"

#include <unicode/uchar.h>

#include "base/utf8.h"

void html_start(struct xml_writer *out, const char *name, const char *class_name)
{
	xml_start(out, name);
	if (class_name) {
		xml_attribute(out, "class", str_from(class_name));
	}
}

static bool is_void(const char *name)
{
	static const char *const names[] = {"br", "col", "img", "input", "meta"};
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		if (strcmp(name, names[i]) == 0) {
			return true;
		}
	}
	return false;
}

void html_end(struct xml_writer *out)
{
	if (!is_void(out->open[out->count - 1])) {
		xml_end_tag(out);
	}
	xml_end(out);
}

void html_end_line(struct xml_writer *out)
{
	html_end(out);
	xml_raw(out, STR("\n"));
}

void html_start_line(struct xml_writer *out, const char *name, const char *class_name)
{
	html_start(out, name, class_name);
	xml_raw(out, STR("\n"));
}

bool html_steers(uint32_t c)
{
	if (c < 0x80) {
		return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0x7F;
	}
	return u_charType((UChar32)c) == U_CONTROL_CHAR ||
	       u_hasBinaryProperty((UChar32)c, UCHAR_BIDI_CONTROL);
}

/* Text, escaped; the code point of a character that steers stands in an element of its own, or in the text. */
static void write_text(struct xml_writer *out, struct str text, bool has_elements)
{
	size_t from = 0;
	for (size_t at = 0; at < text.size;) {
		if (utf8_is_han_lead(text.data[at])) {
			at = utf8_skip_han(text, at, text.size);
			continue;
		}
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if (html_steers(c)) {
			char code[16];
			int size = snprintf(code, sizeof code, "U+%04X", c);
			struct str shown = {code, (size_t)size};
			xml_text(out, str_slice(text, from, start));
			if (has_elements) {
				html_element(out, "span", "code", shown);
			} else {
				xml_text(out, shown);
			}
			from = at;
		}
	}
	xml_text(out, str_slice(text, from, text.size));
}

void html_text(struct xml_writer *out, struct str text)
{
	write_text(out, text, true);
}

void html_plain(struct xml_writer *out, struct str text)
{
	write_text(out, text, false);
}

void html_element(struct xml_writer *out, const char *name, const char *class_name, struct str text)
{
	html_start(out, name, class_name);
	html_text(out, text);
	html_end(out);
}

void html_link(struct xml_writer *out, const char *class_name, struct str target, struct str text)
{
	html_start(out, "a", class_name);
	xml_attribute(out, "href", target);
	html_text(out, text);
	html_end(out);
}

void html_table_start(struct xml_writer *out, const char *class_name, struct str label)
{
	html_start(out, "table", class_name);
	if (label.size > 0) {
		xml_attribute(out, "aria-label", label);
	}
	xml_start(out, "thead");
	xml_start(out, "tr");
}

void html_table_body(struct xml_writer *out)
{
	html_end(out);
	html_end_line(out);
	html_start_line(out, "tbody", NULL);
}

void html_table_end(struct xml_writer *out)
{
	html_end(out);
	html_end_line(out);
}

void html_head_cell(struct xml_writer *out, const char *scope, const char *class_name,
                    struct str text)
{
	html_start(out, "th", class_name);
	xml_attribute(out, "scope", str_from(scope));
	html_text(out, text);
	html_end(out);
}
