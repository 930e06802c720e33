/* Pictures in SVG 1.1: rectangles, rules and text at whole coordinates, in black, white and grey. In a page the colours
 * are those of its style sheet: shapes have classes. */
#ifndef ZHINAN_REPORT_SVG_OUT_H
#define ZHINAN_REPORT_SVG_OUT_H

#include "base/xml_writer.h"

#define INK "#000000"
#define SOFT "#555555"
#define RULE "#bbbbbb"
#define FILL "#999999"
#define PAPER "#ffffff"

/* An attribute that is a whole number. */
void svg_number(struct xml_writer *svg, const char *name, long long value);

/* Text of an element, without control characters. */
void svg_content(struct xml_writer *svg, struct str text);

/* A rectangle that is still open, for more attributes. A stroke of NULL is none. */
void svg_rect(struct xml_writer *svg, long long x, long long y, long long width, long long height,
              const char *fill, const char *stroke);

/* A horizontal rule. */
void svg_rule(struct xml_writer *svg, long long x, long long y, long long width,
              const char *colour);

/* How a text is set. */
struct style {
	int size;
	bool is_bold;
	bool ends_here; /* x is where it ends, and not where it starts */
	const char *colour;
};

/* A line of text, with its base line at y. */
void svg_text(struct xml_writer *svg, long long x, long long y, struct style style,
              struct str text);

/* ---- in a page ---- */

/* Starts a picture of a page, with what it shows in words. */
void svg_chart(struct xml_writer *out, long long width, long long height, struct str label);

/* A line of text with a class (NULL: none), with its base line at y. */
void svg_label(struct xml_writer *out, const char *class_name, long long x, long long y,
               struct str text);

/* A path with a class. */
void svg_path(struct xml_writer *out, const char *class_name, struct str path);

/* What a pointer that rests on the element which is open is shown. */
void svg_hint(struct xml_writer *out, struct str text);

#endif
