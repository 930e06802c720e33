#include "ofd/resources.h"

#include <stdlib.h>
#include <string.h>

enum {
	MAX_KEPT = 1000000, /* characters in units and templates */
	MAX_RELATIVES = 8,  /* styles that go back to one another */
	WHITE = 250,        /* of 255: the least of white */
	PALE = 190,         /* the least of what is pale */
	FULL = 255,         /* of a colour, and of what is not transparent */
	TRANSPARENT = 128   /* the most of what is half transparent */
};

void resources_init(struct resources *resources, struct package *package, const char *root,
                    size_t depth)
{
	*resources = (struct resources){
	    .package = package,
	    .depth = depth,
	    .root = g_strdup(root),
	    .units = g_hash_table_new_full(NULL, NULL, NULL, (GDestroyNotify)drawing_free),
	    .styles = g_hash_table_new_full(NULL, NULL, NULL, g_free),
	    .members = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL)};
}

void resources_clear(struct resources *resources)
{
	g_free(resources->root);
	g_hash_table_destroy(resources->units);
	g_hash_table_destroy(resources->styles);
	g_hash_table_destroy(resources->members);
}

struct style resources_style(const struct resources *resources, unsigned id)
{
	struct style all = {0};
	for (int i = 0; id > 0 && i < MAX_RELATIVES; i++) {
		const struct style *style =
		    g_hash_table_lookup(resources->styles, GUINT_TO_POINTER(id));
		if (!style) {
			break;
		}
		all.width = all.width > 0 ? all.width : style->width;
		if (!all.has_paint && style->has_paint) {
			all.has_paint = true;
			all.paint = style->paint;
		}
		id = style->relative;
	}
	return all;
}

void resources_keep(struct resources *resources, const struct drawing *drawing)
{
	resources->marks += drawing->marks->len;
	if (resources->marks > MAX_KEPT) {
		package_fail(resources->package, TROUBLE_LARGE);
	}
}

/* The parts of a colour: numbers, or "#" and a hexadecimal number each. */
static size_t read_parts(const char *value, double parts[4])
{
	size_t count = 0;
	while (count < 4) {
		value += strspn(value, " \t\r\n,");
		if (*value == '#') {
			char *end;
			parts[count] = (double)strtoul(value + 1, &end, 16);
			value = end;
			count++;
		} else if (numbers_read_on(&value, &parts[count], 1) == 1) {
			count++;
		} else {
			break;
		}
	}
	return count;
}

struct paint paint_read(const struct element *colour)
{
	double parts[4];
	const char *value = element_attribute(colour, "Value");
	size_t count = value ? read_parts(value, parts) : 0;
	double least = count > 0 ? FULL : 0;
	for (size_t i = 0; i < count; i++) {
		/* Four are of printing colours, which are white where there is none. */
		double light = count == 4 ? FULL - parts[i] : parts[i];
		least = MIN(least, light);
	}
	struct paint paint = {.is_white = least >= WHITE, .is_faint = least >= PALE};
	return paint_through(paint, element_number(colour, "Alpha", FULL));
}

struct paint paint_through(struct paint paint, double alpha)
{
	paint.is_none |= alpha <= 0;
	paint.is_faint |= alpha <= TRANSPARENT;
	return paint;
}
