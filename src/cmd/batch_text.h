/* One text of a batch: read, understood, audited, and its outputs put into the folder of results. */
#ifndef ZHINAN_CMD_BATCH_TEXT_H
#define ZHINAN_CMD_BATCH_TEXT_H

#include "audit/audit.h"
#include "batch/find_texts.h"
#include "batch/results.h"
#include "cmd/command.h"

struct grammars;

/* What all texts of a batch share. Nothing of it changes while they are read. */
struct batch_reader {
	const struct options *options;
	const char *grammars_folder;
	struct grammars *grammars; /* of that folder, kept for all texts */
	struct audit_options audit;
	struct str
	    made_with; /* a hash of the grammars, the version and the options that outputs depend on */
	const struct results *results;
	bool is_dry; /* nothing is written: what would read differently is told instead */
};

enum batch_outcome {
	BATCH_UNCHANGED, /* what is known of the text was made of the same bytes, in the same way */
	BATCH_READ,
	BATCH_FAILED,  /* it cannot be read; the others can */
	BATCH_STOPPED, /* its outputs cannot be written: nor could those of others */
	BATCH_DIFFERS, /* of a dry run: it is read, and differently; has `changes` */
	BATCH_SAME     /* of a dry run: it is read, and to the same effect */
};

struct batch_result {
	struct arena arena; /* owns all */
	enum batch_outcome outcome;
	struct archive_record record; /* not of BATCH_UNCHANGED */
	struct diags diags;
	struct str changes; /* as `diff` tells them */
	bool is_new;        /* nothing was known of it */
};

/* Reads a text. Free the result with batch_result_free. From any thread. */
struct batch_result *batch_text_read(const struct batch_reader *reader,
                                     const struct batch_text *text);

void batch_result_free(struct batch_result *result);

/* A hash of all that outputs depend on, the texts apart: every file of the grammars, the program's version, and the
 * options. In the arena of the context. STATUS_TROUBLE with a diag where there are no grammars. */
enum status batch_made_with(struct str *out, struct context *context, const char *grammars,
                            bool together) MUST_CHECK;

#endif
