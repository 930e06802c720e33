/* The files of one text of a batch: one, or the parts of a call that was published as several. */
#ifndef ZHINAN_CMD_BATCH_PARTS_H
#define ZHINAN_CMD_BATCH_PARTS_H

#include "batch/find_texts.h"
#include "cmd/command.h"
#include "pipeline.h"

struct batch_part {
	struct str name; /* as messages show it */
	struct str bytes;
};

struct batch_parts {
	struct batch_part *items;
	size_t count;
	size_t capacity;
};

/* Reads the files of a text; of a ZIP that is one call, the documents in it. STATUS_TROUBLE with a diag. */
enum status batch_parts_read(struct batch_parts *out, struct context *context,
                             const struct batch_text *text) MUST_CHECK;

/* Reads the parts as sources and joins them, what is no annex first. A part that cannot be read is a warning, and the
 * others are joined without it; STATUS_TROUBLE where none can be. */
enum status batch_parts_join(struct source *out, struct context *context,
                             const struct batch_parts *parts, struct str name,
                             const struct pipeline_options *options) MUST_CHECK;

#endif
