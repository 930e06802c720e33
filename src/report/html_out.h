/* HTML to a stream, spelt so that it is well-formed XML too: elements, attributes and text, all of it
 * escaped. It stands on base/xml_out.h and not on libxml2's writer, which would write an empty cell
 * as <td/>, which HTML reads as a start, escape the style sheet, and want a clean and ended copy of
 * every text. */
#ifndef ZHINAN_REPORT_HTML_OUT_H
#define ZHINAN_REPORT_HTML_OUT_H

#include "base/arena.h"
#include "base/xml_out.h"

struct html_out {
	struct xml_out xml;
	struct arena *arena;
	const char **open; /* the names of the elements that are open */
	size_t count;
	size_t capacity;
	bool in_tag; /* attributes may follow */
};

void html_out_init(struct html_out *out, FILE *stream, struct arena *arena);

/* Hands all to the stream. Every element must have been ended. */
void html_out_release(struct html_out *out);

/* Starts an element; the name is not copied. */
void html_start(struct html_out *out, const char *name);

/* An attribute of the element that was just started. */
void html_attribute(struct html_out *out, const char *name, struct str value);

/* Ends the element that was started last and is still open. */
void html_end(struct html_out *out);

/* Text, escaped. A character that would steer the page, or change the order of others, does not: its
 * code point stands in its place. */
void html_text(struct html_out *out, struct str text);

/* Text as it is, for a style sheet: it must hold no markup. */
void html_raw(struct html_out *out, struct str text);

/* An end of line between blocks, where it is no text. */
void html_line(struct html_out *out);

/* An element with a class (NULL: none) and text. */
void html_element(struct html_out *out, const char *name, const char *class_name, struct str text);

/* The same as the start alone. */
void html_start_class(struct html_out *out, const char *name, const char *class_name);

#endif
