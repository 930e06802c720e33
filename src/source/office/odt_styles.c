/* Styles of text and of paragraphs, by name. OpenDocument 1.3 part 3, 20.433 and 20.396. */
#include "source/office/odt_styles.h"

#include <stdlib.h>

enum {
	MIN_HEIGHT = 10,  /* percent of the size, from where on text is raised or lowered */
	STYLE_STEPS = 16, /* of one style based on another */
	USUAL_SIZE = 24,  /* half points, where nothing says otherwise */
	MAX_SIZE = 1000,  /* half points, or percent */
	BOLD_WEIGHT = 600
};

/* Reads "super 58%", "sub", or a height as in "33% 58%" and "-33%"; ignores small heights, by which
 * authors align text. */
static unsigned find_script(struct str position)
{
	int32_t height = 0;
	bool is_below = str_starts(position, STR("-"));
	size_t at = is_below || str_starts(position, STR("+"));
	if (str_starts(position, STR("super"))) {
		return ODT_RAISED;
	}
	if (str_starts(position, STR("sub"))) {
		return ODT_LOWERED;
	}
	for (; at < position.size && ascii_is_digit(position.data[at]) && height < MIN_HEIGHT;
	     at++) {
		height = height * 10 + (position.data[at] - '0');
	}
	return height < MIN_HEIGHT ? 0 : is_below ? ODT_LOWERED : ODT_RAISED;
}

static int32_t bounded(int32_t size)
{
	return size > MAX_SIZE ? MAX_SIZE : size < -MAX_SIZE ? -MAX_SIZE : size;
}

/* Reads "12pt" as half points, "120%" as -120; returns 0 for anything else. */
static int32_t read_size(struct str value)
{
	int32_t number = 0; /* tenths */
	size_t at = 0;
	for (; at < value.size && ascii_is_digit(value.data[at]); at++) {
		number =
		    number < MAX_SIZE * 10 ? number * 10 + (value.data[at] - '0') * 10 : number;
	}
	if (at + 1 < value.size && value.data[at] == '.') {
		char tenth = value.data[at + 1];
		number += ascii_is_digit(tenth) ? tenth - '0' : 0;
	}
	int32_t size = str_ends(value, STR("pt")) ? number / 5 : 0;
	size = str_ends(value, STR("%")) ? -(number / 10) : size;
	return bounded(size);
}

static bool is_bold(struct str weight)
{
	return str_equal(weight, STR("bold")) ||
	       (weight.size == 3 && weight.data[0] >= '0' + BOLD_WEIGHT / 100);
}

static void say(struct odt_looks *looks, unsigned look, bool is_on)
{
	looks->set |= look;
	looks->on = is_on ? looks->on | look : looks->on & ~look;
}

static void take_properties(struct odt_looks *looks, const struct xml_element *element)
{
	static const char *const lines[] = {"text-line-through-style", "text-line-through-type"};
	struct str display = xml_attribute_value(element, "display");
	if (display.size > 0) {
		say(looks, ODT_HIDDEN, str_equal(display, STR("none")));
	}
	for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
		struct str line = xml_attribute_value(element, lines[i]);
		if (line.size > 0 && !(looks->set & ODT_STRUCK)) {
			say(looks, ODT_STRUCK, !str_equal(line, STR("none")));
		}
	}
	struct str position = xml_attribute_value(element, "text-position");
	if (position.size > 0) {
		say(looks, ODT_RAISED | ODT_LOWERED, false);
		looks->on |= find_script(position);
	}
	struct str weight = xml_attribute_value(element, "font-weight");
	if (weight.size > 0) {
		say(looks, ODT_BOLD, is_bold(weight));
	}
	int32_t size = read_size(xml_attribute_value(element, "font-size"));
	looks->size = size != 0 ? size : looks->size;
}

/* The level of the headings that a style is for; 0: none. */
static int32_t find_outline(const struct xml_element *element)
{
	static const struct str usual = STR_INIT("Heading_20_"); /* and a digit */
	struct str name = xml_attribute_value(element, "name");
	int32_t level = xml_attribute_number(element, "default-outline-level", 0);
	bool is_usual = str_starts(name, usual) && name.size == usual.size + 1;
	char digit = is_usual ? name.data[usual.size] : '0';
	if (level <= 0 && digit >= '1' && digit <= '9') {
		level = digit - '0';
	}
	return level > 0 && level < 10 ? level : 0;
}

static void begin_style(struct odt_styles *styles, const struct xml_element *element)
{
	struct str family = xml_attribute_value(element, "family");
	struct odt_style style = {.order = (uint32_t)styles->count};
	styles->open = NULL;
	style.family = str_equal(family, STR("paragraph")) ? 'p' : 't';
	if (family.size > 0 && style.family == 't' && !str_equal(family, STR("text"))) {
		return; /* of tables, pages and the like */
	}
	style.name = arena_copy(styles->arena, xml_attribute_value(element, "name"));
	style.looks.outline = find_outline(element);
	style.parent = arena_copy(styles->arena, xml_attribute_value(element, "parent-style-name"));
	ARENA_PUSH(styles->arena, styles->items, styles->count, styles->capacity, style);
	styles->open = &styles->items[styles->count - 1].looks;
}

void odt_styles_start(struct odt_styles *styles, const struct xml_element *element)
{
	struct str name = element->name;
	if (str_equal(name, STR("style"))) {
		begin_style(styles, element);
	} else if (str_equal(name, STR("default-style"))) {
		bool is_ours = str_equal(xml_attribute_value(element, "family"), STR("paragraph"));
		styles->open = is_ours ? &styles->usual : NULL;
	} else if (str_ends(name, STR("-style"))) { /* of a list, say */
		styles->open = NULL;
	} else if (styles->open && str_equal(name, STR("text-properties"))) {
		take_properties(styles->open, element);
	} else if (styles->open && str_equal(name, STR("paragraph-properties"))) {
		struct str align = xml_attribute_value(element, "text-align");
		if (align.size > 0) {
			say(styles->open, ODT_CENTRED, str_equal(align, STR("center")));
		}
	}
}

static int compare_names(const struct odt_style *left, const struct odt_style *right)
{
	return left->family != right->family ? left->family - right->family
	                                     : str_compare(left->name, right->name);
}

static int compare_styles(const void *a, const void *b)
{
	const struct odt_style *left = a;
	const struct odt_style *right = b;
	int order = compare_names(left, right);
	return order != 0 ? order : (left->order > right->order) - (left->order < right->order);
}

static int compare_with_name(const void *key, const void *item)
{
	return compare_names(key, item);
}

/* Of styles with one name the last counts: earlier ones, from styles.xml, are for headers. */
void odt_styles_sort(struct odt_styles *styles)
{
	size_t count = 0;
	if (styles->count > 0) {
		qsort(styles->items, styles->count, sizeof *styles->items, compare_styles);
	}
	for (size_t i = 0; i < styles->count; i++) {
		bool is_same =
		    count > 0 && compare_names(&styles->items[count - 1], &styles->items[i]) == 0;
		count -= is_same;
		styles->items[count++] = styles->items[i];
	}
	styles->count = count;
	styles->open = NULL;
	styles->usual.size = styles->usual.size > 0 ? styles->usual.size : USUAL_SIZE;
}

void odt_looks_lay_over(struct odt_looks *looks, const struct odt_looks *over)
{
	looks->on = (looks->on & ~over->set) | (over->on & over->set);
	looks->set |= over->set;
	looks->outline = over->outline > 0 ? over->outline : looks->outline;
	if (over->size > 0 || looks->size == 0) {
		looks->size = over->size;
	} else if (over->size < 0) {
		looks->size = bounded(
		    (looks->size > 0 ? -over->size * looks->size : over->size * -looks->size) /
		    100);
	}
}

static struct odt_style *find_style(const struct odt_styles *styles, char family, struct str name)
{
	struct odt_style wanted = {.name = name, .family = family};
	if (styles->count == 0 || name.size == 0) {
		return NULL;
	}
	return bsearch(&wanted, styles->items, styles->count, sizeof *styles->items,
	               compare_with_name);
}

struct odt_looks odt_styles_find(struct odt_styles *styles, char family, struct str name)
{
	struct odt_looks looks = family == 'p' ? styles->usual : (struct odt_looks){0};
	struct odt_style *style = find_style(styles, family, name);
	struct odt_style *chain[STYLE_STEPS];
	size_t steps = 0;
	if (style && style->is_resolved) {
		return style->looks;
	}
	for (struct odt_style *at = style; at && steps < STYLE_STEPS && !at->is_resolved;
	     at = find_style(styles, family, at->parent)) {
		chain[steps++] = at;
	}
	if (steps > 0) {
		struct odt_style *above = find_style(styles, family, chain[steps - 1]->parent);
		looks = above && above->is_resolved ? above->looks : looks;
	}
	for (size_t i = steps; i-- > 0;) {
		odt_looks_lay_over(&looks, &chain[i]->looks);
		chain[i]->looks = looks;
		chain[i]->is_resolved = true;
	}
	return looks;
}
