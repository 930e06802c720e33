/* The indexes of a folder of results, from what is known of its texts. */
#ifndef ZHINAN_BATCH_WRITE_INDEXES_H
#define ZHINAN_BATCH_WRITE_INDEXES_H

#include "batch/results.h"
#include "report/words.h"

struct index_options {
	struct wording words;
	size_t threads;
	bool has_database; /* index.sqlite is to be made, too */
};

/* Writes summary.csv, index.html, index.sqlite and index.ndjson where something was read since they were written, or
 * where they are not there; then the folder is complete. What was made of the texts is read back for the database.
 * *was_written says whether there was anything to do. Where SQLite is not installed the database is left out, with a
 * warning. STATUS_TROUBLE with a diag where one cannot be written: the folder stays as it was before, its journal too. */
enum status write_indexes(bool *was_written, struct results *results,
                          const struct index_options *options, struct diags *diags) MUST_CHECK;

#endif
