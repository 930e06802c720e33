/* Red ink is light in the red channel, and black ink dark in all: so what is large and red is looked at in that channel
 * alone, and vanishes. */
#include "ocr/clean.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum {
	RED =
	    45, /* by which the red of a dot is more than its green and blue, so that it is red ink */
	TINGED = 20,     /* the same, beside red ink */
	FAINT_RED = 140, /* of the red channel, from which a dot of red ink covers nothing */
	LIGHT =
	    180, /* beside red ink, from which a dot is paper with a shade of it, as compression leaves */
	PAPER = 255,
	REDUCED = 4, /* times, when red ink is measured */
	LETTER_HEIGHT =
	    70, /* tenths of a millimetre: letters of a head, rings of seals; text is smaller */
	SEAL_SIDE = 200,     /* a seal is at least as wide and as high */
	RULE_LENGTH = 300,   /* a red rule is at least as long */
	REACH = 15,          /* around what is left out */
	PER_INCH = 254,      /* tenths of a millimetre */
	LEAST_CERTAINTY = 3, /* of an angle, as leptonica tells it */
};

#define LEAST_SLANT 0.1 /* degrees, below which turning does more harm than good */

struct colour {
	int red, green, blue;
};

static struct colour colour_of(l_uint32 dot)
{
	return (struct colour){(int)(dot >> L_RED_SHIFT & 0xFF), (int)(dot >> L_GREEN_SHIFT & 0xFF),
	                       (int)(dot >> L_BLUE_SHIFT & 0xFF)};
}

static int redness(struct colour colour)
{
	return colour.red - (colour.green > colour.blue ? colour.green : colour.blue);
}

static l_uint8 lightness(struct colour colour)
{
	return (l_uint8)((colour.red * 77 + colour.green * 151 + colour.blue * 28) >> 8);
}

static const l_uint32 *row_of(PIX *pix, int y)
{
	return pixGetData(pix) + (size_t)y * (size_t)pixGetWpl(pix);
}

/* ---- red ink ---- */

/* Where red ink is, in dots that stand for several. */
static PIX *find_red(PIX *pix)
{
	int width = pixGetWidth(pix);
	int height = pixGetHeight(pix);
	PIX *red = pixCreate(width, height, 1);
	for (int y = 0; red && y < height; y++) {
		const l_uint32 *from = row_of(pix, y);
		l_uint32 *into = pixGetData(red) + (size_t)y * (size_t)pixGetWpl(red);
		for (int x = 0; x < width; x++) {
			if (redness(colour_of(from[x])) >= RED) {
				SET_DATA_BIT(into, x);
			}
		}
	}
	/* Noise is red in a dot here and there: half of four must be. */
	PIX *reduced = red ? pixReduceRankBinaryCascade(red, 2, 2, 0, 0) : NULL;
	pixDestroy(&red);
	return reduced;
}

/* What is left out with a large piece of red ink: of a head, all that is red at its height, since its letters have small
 * parts. False for a piece that may be print. */
static bool find_region(const BOX *piece, int dots, int page_width, BOX *out)
{
	int unit = dots; /* a length in dots, times PER_INCH, is this many tenths of a millimetre */
	int width = piece->w * REDUCED * PER_INCH / unit;
	int height = piece->h * REDUCED * PER_INCH / unit;
	int reach = REACH * dots / PER_INCH;
	bool is_seal = width >= SEAL_SIDE && height >= SEAL_SIDE;
	if (height < LETTER_HEIGHT && width < RULE_LENGTH) {
		return false;
	}
	bool is_band = height >= LETTER_HEIGHT && !is_seal;
	out->x = is_band ? 0 : piece->x * REDUCED - reach;
	out->w = is_band ? page_width : piece->w * REDUCED + 2 * reach;
	out->y = piece->y * REDUCED - reach;
	out->h = piece->h * REDUCED + 2 * reach;
	return true;
}

/* The grey of a dot in whose surroundings red ink is left out. */
static l_uint8 without_red(struct colour colour)
{
	l_uint8 light = lightness(colour);
	if (redness(colour) < TINGED) {
		return light >= LIGHT ? PAPER : light;
	}
	return (l_uint8)(colour.red >= FAINT_RED ? PAPER : colour.red * PAPER / FAINT_RED);
}

static void leave_out(PIX *pix, PIX *grey, const BOX *region)
{
	int x1 = region->x + region->w;
	int y1 = region->y + region->h;
	x1 = x1 < pixGetWidth(grey) ? x1 : pixGetWidth(grey);
	y1 = y1 < pixGetHeight(grey) ? y1 : pixGetHeight(grey);
	for (int y = region->y > 0 ? region->y : 0; y < y1; y++) {
		const l_uint32 *from = row_of(pix, y);
		l_uint32 *into = pixGetData(grey) + (size_t)y * (size_t)pixGetWpl(grey);
		for (int x = region->x > 0 ? region->x : 0; x < x1; x++) {
			SET_DATA_BYTE(into, x, without_red(colour_of(from[x])));
		}
	}
}

static void leave_red_out(PIX *pix, PIX *grey, int dots)
{
	PIX *red = find_red(pix);
	BOXA *pieces = red ? pixConnCompBB(red, 8) : NULL;
	int count = pieces ? boxaGetCount(pieces) : 0;
	for (int i = 0; i < count; i++) {
		BOX *piece = boxaGetBox(pieces, i, L_CLONE);
		BOX region;
		if (piece && find_region(piece, dots, pixGetWidth(grey), &region)) {
			leave_out(pix, grey, &region);
		}
		boxDestroy(&piece);
	}
	boxaDestroy(&pieces);
	pixDestroy(&red);
}

PIX *clean_grey(PIX *pix, int dots)
{
	if (pixGetDepth(pix) == 8) {
		return pixCopy(NULL, pix);
	}
	int width = pixGetWidth(pix);
	int height = pixGetHeight(pix);
	PIX *grey = pixCreate(width, height, 8);
	for (int y = 0; grey && y < height; y++) {
		const l_uint32 *from = row_of(pix, y);
		l_uint32 *into = pixGetData(grey) + (size_t)y * (size_t)pixGetWpl(grey);
		for (int x = 0; x < width; x++) {
			SET_DATA_BYTE(into, x, lightness(colour_of(from[x])));
		}
	}
	if (grey) {
		leave_red_out(pix, grey, dots);
	}
	return grey;
}

/* ---- ink and slant ---- */

PIX *clean_ink(PIX *grey)
{
	PIX *ink = NULL;
	int width = pixGetWidth(grey);
	int height = pixGetHeight(grey);
	if (pixOtsuAdaptiveThreshold(grey, width < 16 ? 16 : width, height < 16 ? 16 : height, 0, 0,
	                             0, NULL, &ink) != 0) {
		pixDestroy(&ink);
	}
	return ink;
}

double clean_slant(PIX *ink)
{
	l_float32 degrees = 0;
	l_float32 certainty = 0;
	if (pixFindSkew(ink, &degrees, &certainty) != 0 || certainty < LEAST_CERTAINTY ||
	    (degrees > -LEAST_SLANT && degrees < LEAST_SLANT)) {
		return 0;
	}
	return (double)degrees * G_PI / 180;
}
