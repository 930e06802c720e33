/* A rule is a run of ink, longer than any stroke of a letter and as thin as one. */
#include "ocr/rules.h"

#include <stdbool.h>

enum {
	MAX_RULES = 4000,
	LEAST_ACROSS = 120, /* tenths of a millimetre: longer than a dash in a title */
	LEAST_DOWN = 90,    /* the same, of those that go down; rows of tables may be low */
	MOST_THICK = 15,    /* of a rule */
	DARK = 128,         /* grey of what is ink on any paper */
	FAINTEST = 225,
	FAINT_PERCENT = 8, /* of all dots, that may be between the two: edges of letters */
	SAMPLED = 4,       /* each so many-th dot */
	THICKER = 3,       /* dots */
	GAP = 3,           /* dots of ink that may be missing in a rule */
	PER_INCH = 254,    /* tenths of a millimetre */
	PER_POINT = 10,    /* tenths */
	POINTS = 72,       /* of an inch */
	PAPER = 255
};

/* The grey below which a dot may be of a rule that is thinner than a dot, and so is fainter than letters; darker where the
 * paper has noise. */
static int find_faint(PIX *grey)
{
	int faint = DARK;
	NUMA *counts = pixGetGrayHistogram(grey, SAMPLED);
	l_float32 all = 0;
	l_float32 between = 0;
	if (!counts || numaGetSum(counts, &all) != 0) {
		all = 0;
	}
	for (int value = DARK; value < FAINTEST && between * 100 <= all * FAINT_PERCENT; value++) {
		l_float32 count = 0;
		numaGetFValue(counts, value, &count);
		between += count;
		faint = value;
	}
	numaDestroy(&counts);
	return faint;
}

static int in_dots(int length, int dots)
{
	int made = length * dots / PER_INCH;
	return made > 1 ? made : 1;
}

/* The runs of ink of a length, in one direction. A thin rule that is not quite level goes from one row of dots to the next,
 * and is in neither where it does: so runs are looked for in what is thicker by a dot on each side. */
static PIX *find_runs(PIX *ink, int length, bool is_across)
{
	PIX *thick = is_across ? pixDilateBrick(NULL, ink, 1, THICKER)
	                       : pixDilateBrick(NULL, ink, THICKER, 1);
	PIX *closed = !thick      ? NULL
	              : is_across ? pixCloseSafeBrick(NULL, thick, GAP, 1)
	                          : pixCloseSafeBrick(NULL, thick, 1, GAP);
	PIX *runs = !closed     ? NULL
	            : is_across ? pixOpenBrick(NULL, closed, length, 1)
	                        : pixOpenBrick(NULL, closed, 1, length);
	pixDestroy(&thick);
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
	PIX *ink = pixThresholdToBinary(sheet->grey, find_faint(sheet->grey));
	PIX *across = ink ? find_runs(ink, in_dots(LEAST_ACROSS, sheet->dots), true) : NULL;
	PIX *down = ink ? find_runs(ink, in_dots(LEAST_DOWN, sheet->dots), false) : NULL;
	if (across && down) {
		add(rules, across, sheet, true);
		add(rules, down, sheet, false);
	}
	pixDestroy(&across);
	pixDestroy(&down);
	pixDestroy(&ink);
	if (rules->len == MAX_RULES) {
		g_array_set_size(rules, 0);
	}
	return rules;
}
