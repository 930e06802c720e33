/* The lines of a page. */
#ifndef ZHINAN_PDF_PAGE_H
#define ZHINAN_PDF_PAGE_H

#include <poppler.h>

/* Writes the lines of a page to standard output, as main.c says. */
void page_write(PopplerPage *page);

#endif
