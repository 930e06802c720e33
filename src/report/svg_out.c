/* Elements and attributes by libxml2's writer. Knows nothing of what the pictures show. */
#include "report/svg_out.h"

#include "report/wrap.h"

static void check(int result)
{
	(void)result;
}

void svg_start(struct svg_out *svg, const char *name)
{
	check(xmlTextWriterStartElement(svg->xml, (const xmlChar *)name));
}

void svg_end(struct svg_out *svg)
{
	check(xmlTextWriterEndElement(svg->xml));
}

void svg_attribute(struct svg_out *svg, const char *name, const char *value)
{
	check(xmlTextWriterWriteAttribute(svg->xml, (const xmlChar *)name, (const xmlChar *)value));
}

void svg_number(struct svg_out *svg, const char *name, long long value)
{
	svg_attribute(svg, name, arena_format(svg->arena, "%lld", value).data);
}

void svg_rect(struct svg_out *svg, long long x, long long y, long long width, long long height,
              const char *fill, const char *stroke)
{
	svg_start(svg, "rect");
	svg_number(svg, "x", x);
	svg_number(svg, "y", y);
	svg_number(svg, "width", width);
	svg_number(svg, "height", height);
	svg_attribute(svg, "fill", fill);
	if (stroke) {
		svg_attribute(svg, "stroke", stroke);
	}
}

void svg_rule(struct svg_out *svg, long long x, long long y, long long width, const char *colour)
{
	svg_start(svg, "line");
	svg_number(svg, "x1", x);
	svg_number(svg, "y1", y);
	svg_number(svg, "x2", x + width);
	svg_number(svg, "y2", y);
	svg_attribute(svg, "stroke", colour);
	svg_end(svg);
}

void svg_content(struct svg_out *svg, struct str text)
{
	struct str clean = printable(text, svg->arena);
	check(xmlTextWriterWriteString(svg->xml, xml_clean(clean, svg->arena)));
}

void svg_text(struct svg_out *svg, long long x, long long y, struct style style, struct str text)
{
	svg_start(svg, "text");
	svg_number(svg, "x", x);
	svg_number(svg, "y", y);
	svg_number(svg, "font-size", style.size);
	svg_attribute(svg, "fill", style.colour);
	if (style.is_bold) {
		svg_attribute(svg, "font-weight", "bold");
	}
	if (style.ends_here) {
		svg_attribute(svg, "text-anchor", "end");
	}
	svg_content(svg, text);
	svg_end(svg);
}
