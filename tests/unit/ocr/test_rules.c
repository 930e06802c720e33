/* Ruled lines in pictures. 200 dots are an inch: 8 a millimetre; a dot is 3.6 tenths of a point. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "ocr/clean.h"
#include "ocr/rules.h"
#include "drawing.h"

enum { DOTS = 200, WIDTH = 1654, HEIGHT = 1200 };

static struct sheet paper(void)
{
	struct sheet sheet = {.grey = pixCreate(WIDTH, HEIGHT, 8), .dots = DOTS};
	pixSetAll(sheet.grey);
	return sheet;
}

/* The rules of what was drawn. */
static GArray *find(struct sheet *sheet)
{
	sheet->ink = clean_ink(sheet->grey);
	return rules_take(sheet);
}

static void release(struct sheet *sheet, GArray *rules)
{
	pixDestroy(&sheet->grey);
	pixDestroy(&sheet->ink);
	g_array_free(rules, TRUE);
}

static bool is_near(int a, int b)
{
	return abs(a - b) <= 10; /* a point */
}

Test(rules, grid)
{
	struct sheet sheet = paper();
	for (int i = 0; i < 4; i++) {
		draw_box(sheet.grey, 200, 200 + 100 * i, 903, 3, 0);
		draw_box(sheet.grey, 200 + 300 * i, 200, 3, 303, 0);
	}
	draw_box(sheet.grey, 240, 230, 30, 30, 0); /* a letter */
	GArray *rules = find(&sheet);
	cr_assert_eq(rules->len, 8);
	for (guint i = 0; i < 8; i++) {
		const struct rule *rule = &g_array_index(rules, struct rule, i);
		bool is_across = rule->x1 - rule->x0 > rule->y1 - rule->y0;
		cr_expect(is_near(rule->x1 - rule->x0, is_across ? 3251 : 11));
		cr_expect(is_near(rule->y1 - rule->y0, is_across ? 11 : 1091));
	}
	cr_expect_eq(dot_of(sheet.grey, 350, 201), 255, "rules are taken out");
	cr_expect_eq(dot_of(sheet.ink, 350, 201), 0, "of the ink, too");
	cr_expect_eq(dot_of(sheet.grey, 250, 240), 0, "letters are not");
	release(&sheet, rules);
}

Test(rules, faint_rule_that_is_not_quite_level)
{
	struct sheet sheet = paper();
	for (int i = 0; i < 10; i++) {
		draw_box(sheet.grey, 200 + 90 * i, 300 + i / 2, 90, 1, 200);
	}
	draw_box(sheet.grey, 240, 500, 300, 300, 0);
	GArray *rules = find(&sheet);
	cr_expect_eq(rules->len, 1);
	release(&sheet, rules);
}

Test(rules, strokes_and_pictures_are_none)
{
	struct sheet sheet = paper();
	draw_box(sheet.grey, 200, 200, 60, 4, 0);   /* a dash */
	draw_box(sheet.grey, 200, 300, 4, 40, 0);   /* a stroke that goes down */
	draw_box(sheet.grey, 300, 400, 500, 60, 0); /* a bar */
	GArray *rules = find(&sheet);
	cr_expect_eq(rules->len, 0);
	cr_expect_eq(dot_of(sheet.grey, 210, 201), 0);
	cr_expect_eq(dot_of(sheet.grey, 400, 430), 0);
	release(&sheet, rules);
}

Test(rules, none_in_noise)
{
	struct sheet sheet = paper();
	srand(7);
	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < WIDTH; x++) {
			pixSetPixel(sheet.grey, x, y, (l_uint32)(160 + rand() % 96));
		}
	}
	draw_box(sheet.grey, 200, 200, 100, 100, 0);
	GArray *rules = find(&sheet);
	cr_expect_eq(rules->len, 0);
	release(&sheet, rules);
}

Test(rules, too_many_are_none)
{
	struct sheet sheet = paper();
	for (int y = 4; y < HEIGHT - 8; y += 8) {
		for (int x = 4; x < WIDTH - 110; x += 115) {
			draw_box(sheet.grey, x, y, 104, 2, 0);
		}
	}
	for (int x = 0; x < WIDTH; x += 6) {
		for (int y = 0; y < HEIGHT; y += 90) {
			draw_box(sheet.grey, x, y, 1, 84, 0);
		}
	}
	GArray *rules = find(&sheet);
	cr_expect_eq(rules->len, 0);
	release(&sheet, rules);
}
