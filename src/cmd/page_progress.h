/* Shows how many pages of an input were recognised, as that takes seconds each. */
#ifndef ZHINAN_CMD_PAGE_PROGRESS_H
#define ZHINAN_CMD_PAGE_PROGRESS_H

#include "cmd/command.h"
#include "source/source.h"

/* Has the reading of a source draw a bar on standard error, if that is a terminal. */
void page_progress_add(struct source_options *reading, struct context *context);

#endif
