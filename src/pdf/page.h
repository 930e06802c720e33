/* The lines of a page. */
#ifndef ZHINAN_PDF_PAGE_H
#define ZHINAN_PDF_PAGE_H

#include <poppler.h>
#include <stdbool.h>

/* In tenths of a point; what is no place on any page is 0. */
#define TENTHS(points) ((points) > -100000 && (points) < 100000 ? (int)((points)*10) : 0)

/* Writes the lines of a page to standard output, as main.c says, and its rules where it may have a
 * table and they are wanted. */
void page_write(PopplerPage *page, bool has_rules);

#endif
