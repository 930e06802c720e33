/* The straight lines that a page draws, from which tables are found. */
#ifndef ZHINAN_PDF_RULES_H
#define ZHINAN_PDF_RULES_H

#include <poppler.h>

#include "helper/lines.h"

/* To be called once, before sandbox_enter: turns off the fonts of the system, which need files. */
void rules_prepare(void);

/* Finds the rules of a PopplerPage, see find_rules. Returns 0 too if there are more than tables have, or if the limit of
 * pages is reached. Ends the process if drawing takes too much time, so flush the output before. */
size_t rules_find(void *page, const struct rule **out);

#endif
