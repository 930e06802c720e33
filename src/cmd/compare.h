/* Comparing two documents, as `diff` and `report` do. */
#ifndef ZHINAN_CMD_COMPARE_H
#define ZHINAN_CMD_COMPARE_H

#include "cmd/command.h"
#include "pipeline.h"

/* Compares the models of two documents, the old first, and writes the changes of some topics in the format of the
 * options. STATUS_NO where there are any. What is odd about the two is a note. */
enum status compare_documents(struct context *context, const struct document documents[2],
                              unsigned topics) MUST_CHECK;

#endif
