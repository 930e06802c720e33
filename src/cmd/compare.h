/* Comparing two models, as `diff` and `report` do. */
#ifndef ZHINAN_CMD_COMPARE_H
#define ZHINAN_CMD_COMPARE_H

#include "cmd/command.h"
#include "diff/changes.h"
#include "model/model.h"

/* Compares them and writes the changes of some topics in the format of the options. STATUS_NO where there are any. What
 * is odd about the two is a note. */
enum status compare_models(struct context *context, const struct model *before,
                           const struct model *after, unsigned topics) MUST_CHECK;

#endif
