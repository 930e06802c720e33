/* Small pictures that tests draw. */
#ifndef ZHINAN_TEST_OCR_DRAWING_H
#define ZHINAN_TEST_OCR_DRAWING_H

#include <leptonica/allheaders.h>
#include <stdbool.h>

enum { BLACK = 0x00000000, RED_INK = (int)0xD8232A00, DARK_RED = 0x60101000 };

/* A page of paper, in colour. */
static inline PIX *draw_page(int width, int height)
{
	PIX *pix = pixCreate(width, height, 32);
	pixSetAll(pix);
	return pix;
}

/* Fills a box of a picture of any kind. */
static inline void draw_box(PIX *pix, int x, int y, int width, int height, l_uint32 value)
{
	BOX *box = boxCreate(x, y, width, height);
	pixSetInRectArbitrary(pix, box, value);
	boxDestroy(&box);
}

/* The frame of a box, of lines that are `thick` dots. */
static inline void draw_frame(PIX *pix, int x, int y, int side, int thick, l_uint32 value)
{
	draw_box(pix, x, y, side, thick, value);
	draw_box(pix, x, y + side - thick, side, thick, value);
	draw_box(pix, x, y, thick, side, value);
	draw_box(pix, x + side - thick, y, thick, side, value);
}

static inline int dot_of(PIX *pix, int x, int y)
{
	l_uint32 value = 0;
	pixGetPixel(pix, x, y, &value);
	return (int)value;
}

#endif
