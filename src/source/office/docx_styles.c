/* Styles, each with what it is based on. ECMA-376 part 1, 17.7. */
#include "source/office/docx_styles.h"

#include <stdlib.h>

enum {
	USUAL_SIZE = 20, /* half points, where nothing says otherwise */
	NO_OUTLINE = 10
};

struct docx_styles {
	struct arena *arena;
	struct docx_style *items; /* ascending by id once all are read */
	size_t count;
	size_t capacity;
	struct docx_looks defaults;
	struct str usual; /* the style of paragraphs that name none */

	/* while reading */
	size_t style;      /* depth of the style that is open; 0: none */
	size_t standard;   /* the same for the defaults */
	size_t properties; /* depth of the properties that are taken; 0: none */
};

/* ---- what one element says ---- */

static bool is_off(struct str value)
{
	return str_equal(value, STR("0")) || str_equal(value, STR("false")) ||
	       str_equal(value, STR("off")) || str_equal(value, STR("none"));
}

void docx_looks_take(struct docx_looks *looks, const struct xml_element *element)
{
	static const struct {
		struct str name;
		unsigned look;
	} toggles[] = {{STR_INIT("strike"), DOCX_STRUCK},
	               {STR_INIT("dstrike"), DOCX_STRUCK_TWICE},
	               {STR_INIT("vanish"), DOCX_HIDDEN},
	               {STR_INIT("b"), DOCX_BOLD},
	               {STR_INIT("jc"), DOCX_CENTRED}};
	struct str value = xml_attribute_value(element, "val");
	for (size_t i = 0; i < sizeof toggles / sizeof *toggles; i++) {
		unsigned look = toggles[i].look;
		if (str_equal(element->name, toggles[i].name)) {
			bool is_on =
			    look == DOCX_CENTRED ? str_equal(value, STR("center")) : !is_off(value);
			looks->set |= look;
			looks->on = is_on ? looks->on | look : looks->on & ~look;
		}
	}
	if (str_equal(element->name, STR("sz"))) {
		looks->size = xml_attribute_number(element, "val", 0);
	} else if (str_equal(element->name, STR("outlineLvl"))) {
		int32_t level = xml_attribute_number(element, "val", NO_OUTLINE - 1);
		looks->outline = level >= 0 && level < NO_OUTLINE - 1 ? level + 1 : NO_OUTLINE;
	}
}

static void lay_over(struct docx_looks *looks, const struct docx_looks *over)
{
	looks->on = (looks->on & ~over->set) | (over->on & over->set);
	looks->set |= over->set;
	looks->size = over->size > 0 ? over->size : looks->size;
	looks->outline = over->outline > 0 ? over->outline : looks->outline;
}

/* ---- styles.xml ---- */

static void begin_style(struct docx_styles *styles, const struct xml_element *element, size_t depth)
{
	struct docx_style style = {
	    .id = arena_copy(styles->arena, xml_attribute_value(element, "styleId")),
	    .numbered = {-1, -1}};
	struct str usual = xml_attribute_value(element, "default");
	if (usual.size > 0 && !is_off(usual) &&
	    str_equal(xml_attribute_value(element, "type"), STR("paragraph"))) {
		styles->usual = style.id;
	}
	ARENA_PUSH(styles->arena, styles->items, styles->count, styles->capacity, style);
	styles->style = depth;
}

/* Styles named "heading 1" and so on have a level even if they do not state it. */
static void take_name(struct docx_style *style, struct str name)
{
	bool is_heading = str_starts(name, STR("heading ")) || str_starts(name, STR("Heading "));
	char level = is_heading && name.size == 9 ? name.data[8] : '0';
	if (style->own.outline == 0 && level >= '1' && level <= '9') {
		style->own.outline = level - '0';
	}
	style->is_contents = str_starts(name, STR("toc ")) || str_starts(name, STR("TOC "));
}

static void start_element(void *self, const struct xml_element *element, size_t depth)
{
	struct docx_styles *styles = self;
	struct str name = element->name;
	struct docx_style *style = styles->style > 0 ? &styles->items[styles->count - 1] : NULL;
	bool is_properties = str_equal(name, STR("rPr")) || str_equal(name, STR("pPr"));
	if (styles->properties > 0 && depth == styles->properties + 1) {
		docx_looks_take(style ? &style->own : &styles->defaults, element);
	} else if (style && depth == styles->style + 1) {
		if (is_properties) {
			styles->properties = depth;
		} else if (str_equal(name, STR("basedOn"))) {
			style->base =
			    arena_copy(styles->arena, xml_attribute_value(element, "val"));
		} else if (str_equal(name, STR("name"))) {
			take_name(style, xml_attribute_value(element, "val"));
		}
	} else if (style && str_equal(name, STR("numId"))) {
		style->numbered.list = xml_attribute_number(element, "val", -1);
	} else if (style && str_equal(name, STR("ilvl"))) {
		style->numbered.level = xml_attribute_number(element, "val", -1);
	} else if (styles->standard > 0 && depth == styles->standard + 2 && is_properties) {
		styles->properties = depth;
	} else if (str_equal(name, STR("style")) && styles->style == 0) {
		begin_style(styles, element, depth);
	} else if (str_equal(name, STR("docDefaults"))) {
		styles->standard = depth;
	}
}

static void end_element(void *self, const struct xml_element *element, size_t depth)
{
	struct docx_styles *styles = self;
	(void)element;
	styles->properties = styles->properties == depth ? 0 : styles->properties;
	styles->style = styles->style == depth ? 0 : styles->style;
	styles->standard = styles->standard == depth ? 0 : styles->standard;
}

static int compare_styles(const void *a, const void *b)
{
	const struct docx_style *left = a;
	const struct docx_style *right = b;
	return str_compare(left->id, right->id);
}

enum status docx_styles_read(struct docx_styles **out, struct str xml, struct reading_job *job)
{
	struct docx_styles *styles = ARENA_NEW(job->arena, struct docx_styles);
	struct xml_listener listener = {start_element, end_element, NULL, styles};
	enum status status = STATUS_OK;
	styles->arena = job->arena;
	styles->defaults.size = USUAL_SIZE;
	*out = styles;
	if (xml.data) {
		status = markup_read(xml, "styles.xml", &listener, job);
	}
	if (styles->count > 0) {
		qsort(styles->items, styles->count, sizeof *styles->items, compare_styles);
	}
	return status;
}

/* ---- looking up ---- */

struct docx_style *docx_styles_find(const struct docx_styles *styles, struct str id)
{
	struct docx_style wanted = {.id = id};
	if (id.size == 0 || styles->count == 0) {
		return NULL;
	}
	return bsearch(&wanted, styles->items, styles->count, sizeof *styles->items,
	               compare_styles);
}

/* The looks of a style, its bases' included. */
static struct docx_looks find_looks(const struct docx_styles *styles, struct str id)
{
	struct docx_style *style = docx_styles_find(styles, id);
	struct docx_style *chain[DOCX_STYLE_STEPS];
	size_t steps = 0;
	if (!style) {
		return (struct docx_looks){0};
	}
	for (struct docx_style *at = style; at && steps < DOCX_STYLE_STEPS && !style->is_resolved;
	     at = docx_styles_find(styles, at->base)) {
		chain[steps++] = at;
	}
	while (steps > 0) {
		lay_over(&style->looks, &chain[--steps]->own);
	}
	style->is_resolved = true;
	return style->looks;
}

struct docx_looks docx_styles_of_paragraph(struct docx_styles *styles, struct str id)
{
	struct docx_looks looks = styles->defaults;
	struct docx_looks said = find_looks(styles, id.size > 0 ? id : styles->usual);
	lay_over(&looks, &said);
	return looks;
}

struct docx_looks docx_styles_of_run(struct docx_styles *styles,
                                     const struct docx_looks *of_paragraph, struct str id,
                                     const struct docx_looks *of_run)
{
	struct docx_looks looks = *of_paragraph;
	struct docx_looks said = find_looks(styles, id);
	/* A look that both styles turn on is off (17.7.3). */
	looks.on ^= said.on & said.set;
	looks.size = said.size > 0 ? said.size : looks.size;
	lay_over(&looks, of_run);
	return looks;
}
