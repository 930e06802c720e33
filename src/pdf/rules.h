/* The straight lines that a page draws, from which tables are found. */
#ifndef ZHINAN_PDF_RULES_H
#define ZHINAN_PDF_RULES_H

#include <poppler.h>
#include <stdbool.h>

/* A horizontal or vertical line as a thin box, in tenths of a point from the upper left corner. */
struct rule {
	int x0, y0, x1, y1;
};

/* To be called once, before sandbox_enter: turns off the fonts of the system, which need files. */
void rules_prepare(void);

/* Finds the rules of a page, in an array that the next call changes; returns how many there are.
 * Returns 0 too if there are more than tables have, or if the limit of pages is reached. Ends the
 * process if drawing takes too much time, so flush the output before. */
size_t rules_find(PopplerPage *page, const struct rule **out);

/* Forgets the rules of the last page. */
void rules_clear(void);

/* Whether a vertical rule of the last page is between x0 and x1 at height y. */
bool rules_part(int x0, int x1, int y);

#endif
