/* What was understood of a document, on one screen. */
#ifndef ZHINAN_REPORT_SUMMARY_H
#define ZHINAN_REPORT_SUMMARY_H

#include <stdio.h>

#include "model/model.h"
#include "report/words.h"

/* Prints the summary of a model for a terminal of 80 columns: what it is, what it states, a line
 * a direction, what was repaired, what is left over. `evidence` is what showed the family;
 * empty where it was named. */
void print_summary(FILE *stream, const struct model *model, struct str evidence,
                   const struct wording *words);

#endif
