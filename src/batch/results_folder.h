/* What a results knows of its folder. Internal to the results's files. */
#ifndef ZHINAN_BATCH_RESULTS_FOLDER_H
#define ZHINAN_BATCH_RESULTS_FOLDER_H

#include <stdint.h>

#include "batch/results.h"

/* Where a record of a text stands. */
struct results_entry {
	struct str name;
	struct str
	    line; /* in a file that is mapped; empty: it is in the journal, and not mapped yet */
	uint64_t offset; /* in the journal */
	uint64_t size;
	bool is_forgotten;
};

struct results_entries {
	struct results_entry *items; /* ascending by name */
	size_t count;
	size_t capacity;
};

struct results {
	struct arena *arena;
	const char *folder;
	const char *working; /* .batch/ in it */
	int folder_file;     /* locked while this process writes; -1: open for reading only */
	int journal_file;    /* -1: not open */
	uint64_t journal_size;
	bool has_journal; /* it has texts that the index does not have */
	struct shard shard;
	struct results_entries old; /* as the folder was when it was opened */
	struct results_entries new; /* since then; each name once */
	struct results_entries all; /* of results_all */
	struct str *lines;          /* the same */
	struct str maps[3];         /* of index.ndjson and of the journal, before and after */
};

/* Makes the folder, and those of a path in it ("" for none). */
enum status results_make_folders(const struct results *results, const char *path,
                                 struct diags *diags) MUST_CHECK;

/* Removes what an earlier run left incomplete, but not the journal. */
void results_sweep(const struct results *results);

#endif
