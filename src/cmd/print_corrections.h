/* What `explain` prints below a line: the corrections that may be made of it, to paste. */
#ifndef ZHINAN_CMD_PRINT_CORRECTIONS_H
#define ZHINAN_CMD_PRINT_CORRECTIONS_H

#include "pipeline.h"
#include "report/terminal.h"

/* Prints for a line of the source, of a document read up to its records, the lines that a file of corrections
 * (grammar/corrections.h) may have of it; nothing where there is nothing to correct. */
void print_corrections(struct terminal *terminal, const struct document *document, uint32_t line);

#endif
