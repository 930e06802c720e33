/* The sums that verify prints. */
#ifndef ZHINAN_CMD_PRINT_SUMS_H
#define ZHINAN_CMD_PRINT_SUMS_H

#include <stdio.h>

#include "model/model.h"
#include "report/words.h"

/* Prints the number of directions and partners, and the sums of projects and funds, each beside
 * what the document states. A line each; none for what does not occur. */
void print_sums(FILE *out, const struct model *model, const struct wording *words);

#endif
