/* A rule is a run of ink, longer than any stroke of a letter and as thin as one. */
#include "ocr/rules.h"

#include <stdbool.h>

enum {
	MAX_RULES = 4000,
	LEAST_ACROSS = 120, /* tenths of a millimetre: longer than a dash in a title */
	LEAST_DOWN = 90,    /* the same, of those that go down; rows of tables may be low */
	MOST_THICK = 15,    /* of a rule */
	GAP = 3,            /* dots of ink that may be missing in a rule */
	PER_INCH = 254,     /* tenths of a millimetre */
	PER_POINT = 10,     /* tenths */
	POINTS = 72,        /* of an inch */
	PAPER = 255
};

static int in_dots(int length, int dots)
{
	int made = length * dots / PER_INCH;
	return made > 1 ? made : 1;
}

/* The runs of ink of a length, in one direction. */
static PIX *find_runs(PIX *ink, int length, bool is_across)
{
	PIX *closed =
	    is_across ? pixCloseSafeBrick(NULL, ink, GAP, 1) : pixCloseSafeBrick(NULL, ink, 1, GAP);
	PIX *runs = closed && is_across ? pixOpenBrick(NULL, closed, length, 1)
	            : closed            ? pixOpenBrick(NULL, closed, 1, length)
	                                : NULL;
	pixDestroy(&closed);
	return runs;
}

static void erase(struct sheet *sheet, const BOX *box)
{
	BOX *wide = boxCreate(box->x - 1, box->y - 1, box->w + 2, box->h + 2);
	if (wide) {
		pixClearInRect(sheet->ink, wide);
		pixSetInRectArbitrary(sheet->grey, wide, PAPER);
	}
	boxDestroy(&wide);
}

/* Adds the runs that are rules to those found before. */
static void add(GArray *rules, PIX *runs, struct sheet *sheet, bool is_across)
{
	BOXA *boxes = pixConnCompBB(runs, 8);
	int found = boxes ? boxaGetCount(boxes) : 0;
	int thick = in_dots(MOST_THICK, sheet->dots);
	double scale = (double)POINTS * PER_POINT / sheet->dots;
	for (int i = 0; i < found && rules->len < MAX_RULES; i++) {
		BOX *box = boxaGetBox(boxes, i, L_CLONE);
		if (box && (is_across ? box->h : box->w) <= thick) {
			struct rule rule = {(int)(box->x * scale), (int)(box->y * scale),
			                    (int)((box->x + box->w) * scale),
			                    (int)((box->y + box->h) * scale)};
			g_array_append_val(rules, rule);
			erase(sheet, box);
		}
		boxDestroy(&box);
	}
	boxaDestroy(&boxes);
}

GArray *rules_take(struct sheet *sheet)
{
	GArray *rules = g_array_new(FALSE, FALSE, sizeof(struct rule));
	/* Both are found before either is erased, as each crosses the other. */
	PIX *across = find_runs(sheet->ink, in_dots(LEAST_ACROSS, sheet->dots), true);
	PIX *down = find_runs(sheet->ink, in_dots(LEAST_DOWN, sheet->dots), false);
	if (across && down) {
		add(rules, across, sheet, true);
		add(rules, down, sheet, false);
	}
	pixDestroy(&across);
	pixDestroy(&down);
	if (rules->len == MAX_RULES) {
		g_array_set_size(rules, 0);
	}
	return rules;
}
