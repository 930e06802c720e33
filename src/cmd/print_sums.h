/* The sums that verify prints. */
#ifndef ZHINAN_CMD_PRINT_SUMS_H
#define ZHINAN_CMD_PRINT_SUMS_H

#include <stdio.h>

#include "model/model.h"

/* Prints directions and partners counted, projects and funds added up, each beside what the
 * document states; a line each, and none where there are none. */
void print_sums(FILE *out, const struct model *model, struct arena *arena);

#endif
