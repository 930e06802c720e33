/* Red ink that is no text, and the slant of pages. 100 dots are an inch: 4 a millimetre. */
#include <criterion/criterion.h>

#include "ocr/clean.h"
#include "drawing.h"

enum { DOTS = 100, WIDTH = 827, HEIGHT = 1169, PAPER = 255 };

Test(clean, head_is_left_out)
{
	PIX *page = draw_page(WIDTH, HEIGHT);
	draw_box(page, 200, 60, 45, 45, (l_uint32)RED_INK);
	draw_box(page, 260, 60, 8, 8, (l_uint32)RED_INK); /* a part of a letter beside */
	draw_box(page, 100, 130, 600, 4, (l_uint32)RED_INK);
	draw_box(page, 300, 300, 12, 12, BLACK);
	PIX *grey = clean_grey(page, DOTS);
	cr_expect_eq(dot_of(grey, 220, 80), PAPER);
	cr_expect_eq(dot_of(grey, 264, 64), PAPER);
	cr_expect_eq(dot_of(grey, 400, 132), PAPER);
	cr_expect_eq(dot_of(grey, 305, 305), 0);
	pixDestroy(&grey);
	pixDestroy(&page);
}

Test(clean, seal_is_left_out_over_letters)
{
	PIX *page = draw_page(WIDTH, HEIGHT);
	draw_frame(page, 300, 300, 160, 6, (l_uint32)RED_INK);
	draw_box(page, 340, 340, 14, 14, (l_uint32)RED_INK); /* a small letter in the ring */
	draw_box(page, 280, 380, 60, 12, BLACK);
	draw_box(page, 300, 380, 6, 12, (l_uint32)DARK_RED); /* where both are */
	PIX *grey = clean_grey(page, DOTS);
	cr_expect_eq(dot_of(grey, 302, 320), PAPER);
	cr_expect_eq(dot_of(grey, 346, 346), PAPER);
	cr_expect_eq(dot_of(grey, 320, 385), 0);
	cr_expect_lt(dot_of(grey, 303, 385), 180);
	pixDestroy(&grey);
	pixDestroy(&page);
}

Test(clean, red_print_stays)
{
	PIX *page = draw_page(WIDTH, HEIGHT);
	draw_box(page, 300, 300, 16, 16, (l_uint32)RED_INK);
	draw_box(page, 320, 300, 16, 16, (l_uint32)RED_INK);
	PIX *grey = clean_grey(page, DOTS);
	cr_expect_lt(dot_of(grey, 308, 308), 128);
	cr_expect_lt(dot_of(grey, 328, 308), 128);
	pixDestroy(&grey);
	pixDestroy(&page);
}

Test(clean, grey_is_kept)
{
	PIX *page = pixCreate(20, 20, 8);
	draw_box(page, 5, 5, 5, 5, 77);
	PIX *grey = clean_grey(page, DOTS);
	cr_expect_eq(dot_of(grey, 6, 6), 77);
	pixDestroy(&grey);
	pixDestroy(&page);
}

/* Lines of boxes like letters, turned by some degrees. */
static PIX *letters(double degrees)
{
	PIX *page = pixCreate(1654, 2339, 8);
	pixSetAll(page);
	for (int y = 200; y < 2100; y += 60) {
		for (int x = 200; x < 1400; x += 36) {
			draw_box(page, x, y, 30, 30, 0);
		}
	}
	PIX *turned = pixRotateAMGray(page, (l_float32)(degrees * 3.14159265 / 180), 0xFF);
	pixDestroy(&page);
	return turned;
}

Test(clean, slant)
{
	const double turns[] = {1, -1, 0.3, 3, 0};
	for (size_t i = 0; i < sizeof turns / sizeof *turns; i++) {
		PIX *grey = letters(turns[i]);
		PIX *ink = clean_ink(grey);
		double back = clean_slant(ink) * 180 / 3.14159265;
		cr_expect(back > -turns[i] - 0.1 && back < -turns[i] + 0.1, "%f for %f", back,
		          turns[i]);
		pixDestroy(&grey);
		pixDestroy(&ink);
	}
}

Test(clean, no_slant_of_nothing)
{
	PIX *grey = pixCreate(500, 500, 8);
	pixSetAll(grey);
	PIX *ink = clean_ink(grey);
	cr_expect(clean_slant(ink) == 0);
	pixDestroy(&grey);
	pixDestroy(&ink);
}
