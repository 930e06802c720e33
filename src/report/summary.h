/* What was understood of a document, on one screen. */
#ifndef ZHINAN_REPORT_SUMMARY_H
#define ZHINAN_REPORT_SUMMARY_H

#include <stdio.h>

#include "model/model.h"
#include "report/terminal.h"

/* What a summary tells beside the model. */
struct summary_origin {
	struct str grammar_name; /* what the grammar calls its family, for people */
	struct str evidence;     /* what showed the family; empty where it was named */
	const char *path;        /* of the document, which places are links to; NULL: no links */
};

/* Prints the summary of a model for a terminal that looks so: what it is, what it states, a line
 * a direction, what was repaired, what is left over. The stream may be one in memory. */
void print_summary(FILE *stream, const struct model *model, const struct summary_origin *origin,
                   const struct terminal_look *look, const struct wording *words);

#endif
