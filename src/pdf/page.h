/* The lines of a page. */
#ifndef ZHINAN_PDF_PAGE_H
#define ZHINAN_PDF_PAGE_H

#include <poppler.h>
#include <stdbool.h>

/* Points in tenths of a point; 0 for numbers too large for any page. */
#define TENTHS(points) ((points) > -100000 && (points) < 100000 ? (int)((points)*10) : 0)

/* Writes the lines of a page to standard output, as main.c describes, and with has_rules its rules
 * if it may have a table. */
void page_write(PopplerPage *page, bool has_rules);

#endif
