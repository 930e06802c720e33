/* Counts the heights of digits' boxes by font and size. */
#include "pdf/heights.h"

#include <stdlib.h>

#include "helper/lines.h"

enum {
	MAX_HEIGHTS = 8,     /* of one font that are counted */
	USUAL_PERCENT = 60,  /* of a font's digits have its usual height */
	HIGHER_PERCENT = 120 /* of the usual height: from here on a part is raised */
};

/* The heights of the digits of one font in one size, in tenths of a point. */
struct heights {
	int height[MAX_HEIGHTS];
	int count[MAX_HEIGHTS];
	int total;
};

static int height_of(PopplerRectangle rectangle)
{
	return TENTHS(rectangle.y2) - TENTHS(rectangle.y1);
}

static void count_height(struct heights *heights, int height)
{
	heights->total++;
	for (int i = 0; i < MAX_HEIGHTS; i++) {
		bool is_free = heights->count[i] == 0;
		if (is_free || abs(heights->height[i] - height) <= 1) {
			heights->height[i] = is_free ? height : heights->height[i];
			heights->count[i]++;
			return;
		}
	}
}

/* The height of most digits; 0: no height is that frequent. */
static int usual_height(const struct heights *heights)
{
	for (int i = 0; i < MAX_HEIGHTS; i++) {
		if (heights->count[i] * 100 >= heights->total * USUAL_PERCENT) {
			return heights->height[i];
		}
	}
	return 0;
}

static struct heights *find_heights(GHashTable *table, const PopplerTextAttributes *font)
{
	char *key = g_strdup_printf("%d %s", TENTHS(font->font_size),
	                            font->font_name ? font->font_name : "");
	struct heights *heights = g_hash_table_lookup(table, key);
	if (heights) {
		g_free(key);
		return heights;
	}
	heights = g_new0(struct heights, 1);
	g_hash_table_insert(table, key, heights);
	return heights;
}

/* Counts the height of each digit, or, with `out`, notes there whether it is too high. */
static void look_at_digits(GHashTable *table, const char *text, const PopplerRectangle *rectangles,
                           guint count, GList *fonts, bool *out)
{
	const PopplerTextAttributes *last = NULL;
	struct heights *heights = NULL;
	guint i = 0;
	for (const char *at = text; *at && i < count; at = g_utf8_next_char(at), i++) {
		while (fonts && ((PopplerTextAttributes *)fonts->data)->end_index < (int)i) {
			fonts = fonts->next;
		}
		if (!g_ascii_isdigit(*at) || !fonts) {
			continue;
		}
		if (fonts->data != last) {
			last = fonts->data;
			heights = find_heights(table, last);
		}
		int height = height_of(rectangles[i]);
		if (!out) {
			count_height(heights, height);
		} else {
			int usual = usual_height(heights);
			out[i] = usual > 0 && height * 100 >= usual * HIGHER_PERCENT;
		}
	}
}

bool *heights_find_mixed(const char *text, const PopplerRectangle *rectangles, guint count,
                         GList *fonts)
{
	GHashTable *table = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	bool *mixed = g_new0(bool, count + 1);
	look_at_digits(table, text, rectangles, count, fonts, NULL);
	look_at_digits(table, text, rectangles, count, fonts, mixed);
	g_hash_table_destroy(table);
	return mixed;
}
