/* Lines on paper. 200 dots are an inch. */
#include <criterion/criterion.h>

#include "ocr/places.h"

enum { HAN = 0x6C49, COLON = ':', CLOSING = 0x3002 };

static struct glyph *glyph_at(struct places *places, guint i)
{
	return &g_array_index(places->glyphs, struct glyph, i);
}

static struct places start(void)
{
	return (struct places){g_array_new(FALSE, FALSE, sizeof(struct glyph)), 200};
}

Test(places, blanks_and_ends)
{
	struct places places = start();
	struct symbol symbols[] = {
	    {.code = 'a', .x0 = 200, .x1 = 220, .confidence = 80},
	    {.code = 'b', .x0 = 240, .x1 = 260, .confidence = 70, .is_after_blank = true}};
	const struct text_line line = {symbols, 2, 400, 40};
	places_add(&places, &line);
	cr_assert_eq(places.glyphs->len, 4);
	cr_expect_float_eq(glyph_at(&places, 0)->x0, 72, 0.01);
	cr_expect_float_eq(glyph_at(&places, 0)->y0, 136.8, 0.01);
	cr_expect_eq(glyph_at(&places, 0)->size, 144);
	cr_expect_eq(glyph_at(&places, 0)->confidence, 80);
	cr_expect_eq(glyph_at(&places, 1)->code, ' ');
	cr_expect_eq(glyph_at(&places, 1)->confidence, 0);
	cr_expect_eq(glyph_at(&places, 1)->x0, glyph_at(&places, 0)->x1);
	cr_expect_eq(glyph_at(&places, 3)->code, '\n');
	g_array_free(places.glyphs, TRUE);
}

Test(places, marks_are_as_wide_as_others)
{
	struct places places = start();
	struct symbol symbols[] = {{.code = HAN, .x0 = 200, .x1 = 238},
	                           {.code = COLON, .x0 = 246, .x1 = 250},
	                           {.code = HAN, .x0 = 281, .x1 = 318},
	                           {.code = CLOSING, .x0 = 322, .x1 = 332}};
	const struct text_line line = {symbols, 4, 400, 40};
	places_add(&places, &line);
	cr_expect_eq(glyph_at(&places, 1)->x1, glyph_at(&places, 2)->x0);
	cr_expect_lt(glyph_at(&places, 3)->x1, 333 * 0.36, "nothing is known of behind the last");
	g_array_free(places.glyphs, TRUE);
}

Test(places, never_go_back)
{
	struct places places = start();
	struct symbol symbols[] = {{.code = '1', .x0 = 200, .x1 = 230},
	                           {.code = '2', .x0 = 190, .x1 = 191}};
	const struct text_line line = {symbols, 2, 400, 40};
	places_add(&places, &line);
	cr_expect_geq(glyph_at(&places, 1)->x0, glyph_at(&places, 0)->x1);
	cr_expect_gt(glyph_at(&places, 1)->x1, glyph_at(&places, 1)->x0);
	g_array_free(places.glyphs, TRUE);
}

Test(places, sizes_that_nearly_are_one)
{
	struct places places = start();
	struct symbol symbols[] = {{.code = HAN, .x0 = 200, .x1 = 238},
	                           {.code = HAN, .x0 = 241, .x1 = 278}};
	const int sizes[] = {40, 40, 38, 43, 60};
	const int made[] = {144, 144, 144, 144, 216};
	for (size_t i = 0; i < 5; i++) {
		const struct text_line line = {symbols, 2, 400 + 80 * (int)i, sizes[i]};
		places_add(&places, &line);
	}
	places_finish(&places);
	for (guint i = 0; i < 5; i++) {
		cr_expect_eq(glyph_at(&places, 3 * i)->size, made[i]);
	}
	g_array_free(places.glyphs, TRUE);
}
