/* The lines of a page. */
#ifndef ZHINAN_PDF_PAGE_H
#define ZHINAN_PDF_PAGE_H

#include <poppler.h>
#include <stdbool.h>

/* Writes the lines of a page to standard output, as helper/lines.h describes, and with has_rules its rules
 * if it may have a table. */
void page_write(PopplerPage *page, bool has_rules);

#endif
