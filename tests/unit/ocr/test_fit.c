/* Characters are moved to their ink. */
#include <criterion/criterion.h>

#include "ocr/fit.h"
#include "drawing.h"

enum { HAN = 0x6C49, COMMA = 0xFF0C, HEAD = 100, SIZE = 33 };

static PIX *paper(void)
{
	return pixCreate(800, 300, 1);
}

/* Draws the ink of a character of so many dots, and says that it is elsewhere. */
static struct symbol character(PIX *ink, gunichar code, int x, int width, int off)
{
	int height = code < 0x80 ? 24 : 31;
	draw_box(ink, x, HEAD + (31 - height), width, height, 1);
	return (struct symbol){.code = code,
	                       .x0 = x + off,
	                       .x1 = x + off + width,
	                       .y0 = HEAD,
	                       .y1 = HEAD + 31,
	                       .confidence = 90};
}

Test(fit, each_goes_to_its_ink)
{
	PIX *ink = paper();
	struct symbol symbols[] = {
	    character(ink, HAN, 100, 30, 12),  character(ink, HAN, 133, 30, 10),
	    character(ink, '2', 176, 15, 14),  character(ink, '0', 195, 15, 9),
	    character(ink, '5', 213, 15, -14), character(ink, HAN, 240, 30, 8),
	};
	const int places[] = {100, 133, 176, 195, 213, 240};
	struct text_line line = {symbols, 6, 0, 0};
	fit_line(&line, ink);
	for (size_t i = 0; i < 6; i++) {
		cr_expect_eq(symbols[i].x0, places[i], "%zu: %d", i, symbols[i].x0);
	}
	cr_expect(line.size >= 31 && line.size <= 35, "%d", line.size);
	cr_expect(line.middle >= 114 && line.middle <= 117, "%d", line.middle);
	pixDestroy(&ink);
}

Test(fit, parts_of_a_character_are_one)
{
	PIX *ink = paper();
	struct symbol symbols[] = {character(ink, HAN, 100, 30, 0), character(ink, HAN, 133, 9, 8),
	                           character(ink, HAN, 170, 30, 4)};
	draw_box(ink, 146, HEAD, 17, 31, 1);
	struct text_line line = {symbols, 3, 0, 0};
	fit_line(&line, ink);
	cr_expect_eq(symbols[1].x0, 133);
	cr_expect_eq(symbols[1].x1, 163);
	pixDestroy(&ink);
}

Test(fit, characters_that_touch_share_their_ink)
{
	PIX *ink = paper();
	struct symbol symbols[] = {character(ink, HAN, 100, 30, 0), character(ink, '4', 140, 16, 6),
	                           character(ink, '7', 156, 16, 6),
	                           character(ink, HAN, 180, 30, 0)};
	struct text_line line = {symbols, 4, 0, 0};
	fit_line(&line, ink);
	cr_expect_eq(symbols[1].x0, 140);
	cr_expect_eq(symbols[1].x1, 156);
	cr_expect_eq(symbols[2].x0, 156);
	cr_expect_eq(symbols[2].x1, 172);
	pixDestroy(&ink);
}

Test(fit, without_ink_it_stays)
{
	PIX *ink = paper();
	struct symbol symbols[] = {{.code = HAN, .x0 = 10, .x1 = 40, .y0 = 5, .y1 = 36}};
	struct text_line line = {symbols, 1, 0, 0};
	fit_line(&line, ink);
	cr_expect_eq(symbols[0].x0, 10);
	cr_expect_eq(symbols[0].x1, 40);
	pixDestroy(&ink);
}

/* Places that are outside of the picture, as rounding may make them. */
Test(fit, edges)
{
	PIX *ink = paper();
	draw_box(ink, 0, 0, 800, 300, 1);
	struct symbol symbols[] = {{.code = '1', .x0 = -5, .x1 = 20, .y0 = -9, .y1 = 30},
	                           {.code = HAN, .x0 = 780, .x1 = 830, .y0 = 280, .y1 = 320}};
	struct text_line line = {symbols, 2, 0, 0};
	fit_line(&line, ink);
	cr_expect_geq(line.size, 1);
	pixDestroy(&ink);
}
