/* Styles of text and of sections, by name. OpenDocument 1.3 part 3, 20.433 and 20.396. */
#include "source/odt_styles.h"

#include <stdlib.h>

enum { LEAST_HEIGHT = 10 /* percent of the size, from where on text is raised or lowered */ };

/* "super 58%", "sub", or a height as in "33% 58%" and "-33%"; text is also moved by a little to look
 * right. */
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
	for (; at < position.size && position.data[at] >= '0' && position.data[at] <= '9' &&
	       height < LEAST_HEIGHT;
	     at++) {
		height = height * 10 + (position.data[at] - '0');
	}
	return height < LEAST_HEIGHT ? 0 : is_below ? ODT_LOWERED : ODT_RAISED;
}

void odt_styles_start(struct odt_styles *styles, const struct markup_element *element)
{
	if (str_equal(element->name, STR("style"))) {
		styles->open = arena_copy(styles->arena, markup_attribute(element, "name"));
		return;
	}
	if (str_ends(element->name, STR("-style"))) { /* of a list, say, or the default */
		styles->open = (struct str){0};
	}
	if (styles->open.size == 0 || !str_equal(element->name, STR("text-properties"))) {
		return;
	}
	struct odt_style style = {.name = styles->open};
	if (str_equal(markup_attribute(element, "display"), STR("none"))) {
		style.looks |= ODT_HIDDEN;
	}
	style.looks |= find_script(markup_attribute(element, "text-position"));
	if (style.looks != 0) {
		ARENA_PUSH(styles->arena, styles->items, styles->count, styles->capacity, style);
	}
}

static int compare_styles(const void *a, const void *b)
{
	const struct odt_style *left = a;
	const struct odt_style *right = b;
	return str_compare(left->name, right->name);
}

void odt_styles_sort(struct odt_styles *styles)
{
	if (styles->count > 0) {
		qsort(styles->items, styles->count, sizeof *styles->items, compare_styles);
	}
}

unsigned odt_styles_find(const struct odt_styles *styles, struct str name)
{
	struct odt_style wanted = {.name = name};
	if (styles->count == 0 || name.size == 0) {
		return 0;
	}
	const struct odt_style *found =
	    bsearch(&wanted, styles->items, styles->count, sizeof *styles->items, compare_styles);
	return found ? found->looks : 0;
}
