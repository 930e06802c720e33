/* What the network that reads knows of places is coarse: it may put a character half beside its ink. */
#include "ocr/places.h"

#include <stdlib.h>

#include "base/character.h"

enum {
	POINTS = 72,        /* of an inch */
	PER_POINT = 10,     /* tenths */
	HAN_PERCENT = 93,   /* how high and wide the ink of most Han characters is, of their size */
	DIGIT_PERCENT = 74, /* the same of digits and capitals */
};

static gint compare_numbers(gconstpointer a, gconstpointer b)
{
	int left = *(const int *)a;
	int right = *(const int *)b;
	return (left > right) - (left < right);
}

static int median(GArray *numbers)
{
	g_array_sort(numbers, compare_numbers);
	return numbers->len > 0 ? g_array_index(numbers, int, numbers->len / 2) : 0;
}

static bool is_han(gunichar c)
{
	return c >= 0x3400 && c < 0xA000;
}

/* The height of the ink and its middle, of the characters that show the size of the font. */
static void measure(const struct text_line *line, bool (*shows)(gunichar c), int *height,
                    int *middle)
{
	GArray *heights = g_array_new(FALSE, FALSE, sizeof(int));
	GArray *middles = g_array_new(FALSE, FALSE, sizeof(int));
	for (size_t i = 0; i < line->count; i++) {
		const struct symbol *symbol = &line->symbols[i];
		int here = symbol->y1 - symbol->y0;
		int at = (symbol->y1 + symbol->y0) / 2;
		if (shows(symbol->code)) {
			g_array_append_val(heights, here);
			g_array_append_val(middles, at);
		}
	}
	*height = median(heights);
	*middle = median(middles);
	g_array_free(heights, TRUE);
	g_array_free(middles, TRUE);
}

static bool is_tall(gunichar c)
{
	return g_ascii_isdigit(c) || g_ascii_isupper(c);
}

static bool is_any(gunichar c)
{
	return c > ' ';
}

void places_add(struct places *places, const struct text_line *line)
{
	int height;
	int middle;
	int percent = HAN_PERCENT;
	measure(line, is_han, &height, &middle);
	if (height == 0) {
		percent = DIGIT_PERCENT;
		measure(line, is_tall, &height, &middle);
	}
	if (height == 0) {
		measure(line, is_any, &height, &middle);
	}
	double scale = (double)POINTS / places->dots;
	double size = height * 100.0 / percent;
	struct glyph glyph = {.y0 = (middle - size / 2) * scale,
	                      .y1 = (middle + size / 2) * scale,
	                      .size = (int)(size * scale * PER_POINT)};
	for (size_t i = 0; i < line->count; i++) {
		const struct symbol *symbol = &line->symbols[i];
		double before = glyph.x1;
		glyph.confidence = 0;
		if (i > 0 && symbol->is_after_blank) {
			glyph.code = ' ';
			glyph.x0 = before;
			glyph.x1 = symbol->x0 * scale;
			glyph.x1 = glyph.x1 < before ? before : glyph.x1;
			g_array_append_val(places->glyphs, glyph);
		}
		glyph.code = symbol->code;
		glyph.confidence = symbol->confidence;
		glyph.x0 = symbol->x0 * scale;
		glyph.x1 = symbol->x1 * scale;
		if (i > 0 && glyph.x0 < before) {
			glyph.x0 = before;
			glyph.x1 = glyph.x1 < before + 1 ? before + 1 : glyph.x1;
		}
		g_array_append_val(places->glyphs, glyph);
	}
	glyph.code = '\n';
	glyph.confidence = 0;
	g_array_append_val(places->glyphs, glyph);
}
