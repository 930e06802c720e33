/* A page as lines of text. */
#ifndef ZHINAN_OFD_PAGE_H
#define ZHINAN_OFD_PAGE_H

#include "ofd/document.h"

/* Reads a page of a document and writes its rules and lines to standard output, see helper/lines.h. Trouble is the
 * package's. */
void page_write(struct document *document, const char *name);

#endif
