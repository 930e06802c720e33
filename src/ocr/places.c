#include "ocr/places.h"

#include <stdlib.h>

enum {
	POINTS = 72,      /* of an inch */
	PER_POINT = 10,   /* tenths */
	MOST_SIZE = 1000, /* tenths of a point: larger ones are no text */
	LIKE_PERCENT = 12 /* by which sizes differ that are one */
};

static bool is_opening(gunichar c)
{
	return c == '(' || c == 0xFF08 || c == 0x2018 || c == 0x201C ||
	       (c >= 0x3008 && c <= 0x3010 && c % 2 == 0);
}

static bool is_closing(gunichar c)
{
	return c == ')' || c == ',' || c == ':' || c == ';' || c == 0xFF09 || c == 0xFF0C ||
	       c == 0xFF1A || c == 0xFF1B || c == 0x2019 || c == 0x201D || c == 0x3001 ||
	       c == 0x3002 || (c >= 0x3009 && c <= 0x3011 && c % 2 == 1);
}

/* Gives a mark beside its ink what belongs to it of the line: it is as wide as all others where they are wide, and text
 * is not parted there. */
static void widen_marks(const struct text_line *line)
{
	struct symbol *symbols = line->symbols;
	for (size_t i = 0; i < line->count; i++) {
		if (is_opening(symbols[i].code) && i > 0) {
			int free = MAX(symbols[i - 1].x1, symbols[i].x1 - line->size);
			symbols[i].x0 = MIN(symbols[i].x0, free);
		}
		if (is_closing(symbols[i].code) && i + 1 < line->count) {
			int free = MIN(symbols[i + 1].x0, symbols[i].x0 + line->size);
			symbols[i].x1 = MAX(symbols[i].x1, free);
		}
	}
}

void places_add(struct places *places, const struct text_line *line)
{
	double scale = (double)POINTS / places->dots;
	struct glyph glyph = {.y0 = (line->middle - line->size / 2.0) * scale,
	                      .y1 = (line->middle + line->size / 2.0) * scale,
	                      .size = (int)(line->size * scale * PER_POINT + 0.5)};
	widen_marks(line);
	for (size_t i = 0; i < line->count; i++) {
		const struct symbol *symbol = &line->symbols[i];
		double before = i > 0 ? glyph.x1 : symbol->x0 * scale;
		if (i > 0 && symbol->is_after_blank) {
			glyph.code = ' ';
			glyph.confidence = 0;
			glyph.x0 = before;
			glyph.x1 = MAX(before, symbol->x0 * scale);
			g_array_append_val(places->glyphs, glyph);
		}
		glyph.code = symbol->code;
		glyph.confidence = symbol->confidence;
		glyph.x0 = MAX(before, symbol->x0 * scale);
		glyph.x1 = MAX(glyph.x0 + scale, symbol->x1 * scale);
		g_array_append_val(places->glyphs, glyph);
	}
	glyph.code = '\n';
	glyph.confidence = 0;
	g_array_append_val(places->glyphs, glyph);
}

void places_finish(struct places *places)
{
	guint seen[MOST_SIZE] = {0};
	int usual = 0;
	for (guint i = 0; i < places->glyphs->len; i++) {
		int size = g_array_index(places->glyphs, struct glyph, i).size;
		if (size < MOST_SIZE) {
			seen[size]++;
			usual = seen[size] > seen[usual] ? size : usual;
		}
	}
	for (guint i = 0; i < places->glyphs->len; i++) {
		struct glyph *glyph = &g_array_index(places->glyphs, struct glyph, i);
		if (abs(glyph->size - usual) * 100 <= usual * LIKE_PERCENT) {
			double middle = (glyph->y0 + glyph->y1) / 2;
			double half = (double)usual / PER_POINT / 2;
			glyph->size = usual;
			glyph->y0 = middle - half;
			glyph->y1 = middle + half;
		}
	}
}
