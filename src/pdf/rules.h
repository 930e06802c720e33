/* The straight lines that a page draws: those of tables. */
#ifndef ZHINAN_PDF_RULES_H
#define ZHINAN_PDF_RULES_H

#include <poppler.h>
#include <stdbool.h>

/* A horizontal or vertical line, in tenths of a point from the upper left corner of the page: one of its
 * sides is as thin as the line is. */
struct rule {
	int x0, y0, x1, y1;
};

/* To be called once, while files can still be opened: what is drawn needs no fonts of the system. */
void rules_prepare(void);

/* Finds the rules of a page; returns how many there are, in an array that the next call changes. It is 0
 * too where the page has more than a table has, and where enough pages of the document were looked at.
 * Ends the process where drawing takes too much time, so that what was written before must be flushed. */
size_t rules_find(PopplerPage *page, const struct rule **out);

/* Forgets the rules of the last page. */
void rules_clear(void);

/* Whether a vertical rule of the page that was looked at last stands between two places at one height. */
bool rules_part(int x0, int x1, int y);

#endif
