/* What was understood of a document, on one screen. */
#ifndef ZHINAN_REPORT_SUMMARY_FROM_MODEL_H
#define ZHINAN_REPORT_SUMMARY_FROM_MODEL_H

#include <stdio.h>

#include "base/diag.h"
#include "model/model.h"

/* Prints the summary of a model for a terminal of 80 columns: what it is, what it states, a line
 * a direction, what was repaired, what is left over. `evidence` is what showed the family;
 * empty where it was named. Strings that it makes go into the arena. */
void summary_from_model(FILE *stream, const struct model *model, struct str evidence,
                        enum language language, struct arena *arena);

#endif
