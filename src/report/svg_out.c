/* Shapes and text as elements. Knows nothing of what the pictures show. */
#include "report/svg_out.h"

#include "report/html_out.h"
#include "report/wrap.h"

void svg_number(struct xml_writer *svg, const char *name, long long value)
{
	xml_attribute(svg, name, arena_format(svg->arena, "%lld", value));
}

void svg_rect(struct xml_writer *svg, long long x, long long y, long long width, long long height,
              const char *fill, const char *stroke)
{
	xml_start(svg, "rect");
	svg_number(svg, "x", x);
	svg_number(svg, "y", y);
	svg_number(svg, "width", width);
	svg_number(svg, "height", height);
	xml_attribute(svg, "fill", str_from(fill));
	if (stroke) {
		xml_attribute(svg, "stroke", str_from(stroke));
	}
}

void svg_rule(struct xml_writer *svg, long long x, long long y, long long width, const char *colour)
{
	xml_start(svg, "line");
	svg_number(svg, "x1", x);
	svg_number(svg, "y1", y);
	svg_number(svg, "x2", x + width);
	svg_number(svg, "y2", y);
	xml_attribute(svg, "stroke", str_from(colour));
	xml_end(svg);
}

void svg_content(struct xml_writer *svg, struct str text)
{
	xml_quoted_text(svg, printable(text, svg->arena));
}

void svg_text(struct xml_writer *svg, long long x, long long y, struct style style, struct str text)
{
	xml_start(svg, "text");
	svg_number(svg, "x", x);
	svg_number(svg, "y", y);
	svg_number(svg, "font-size", style.size);
	xml_attribute(svg, "fill", str_from(style.colour));
	if (style.is_bold) {
		xml_attribute(svg, "font-weight", STR("bold"));
	}
	if (style.ends_here) {
		xml_attribute(svg, "text-anchor", STR("end"));
	}
	svg_content(svg, text);
	xml_end(svg);
}

/* ---- in a page ---- */

void svg_chart(struct xml_writer *out, long long width, long long height, struct str label)
{
	html_start(out, "svg", "chart");
	xml_attribute(out, "xmlns", STR("http://www.w3.org/2000/svg"));
	xml_attribute(out, "viewBox", arena_format(out->arena, "0 0 %lld %lld", width, height));
	xml_attribute(out, "role", STR("img"));
	xml_attribute(out, "aria-label", printable(label, out->arena));
}

void svg_label(struct xml_writer *out, const char *class_name, long long x, long long y,
               struct str text)
{
	html_start(out, "text", class_name);
	svg_number(out, "x", x);
	svg_number(out, "y", y);
	svg_content(out, text);
	xml_end(out);
}

void svg_path(struct xml_writer *out, const char *class_name, struct str path)
{
	html_start(out, "path", class_name);
	xml_attribute(out, "d", path);
	xml_end(out);
}

void svg_hint(struct xml_writer *out, struct str text)
{
	xml_start(out, "title");
	svg_content(out, text);
	xml_end(out);
}
