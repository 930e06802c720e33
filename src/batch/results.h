/* The folder that a batch writes into:
 *
 *   texts/NAME.xml .json .audit.json .html   what was made of each text
 *   index.ndjson  a line for each (archive/record.h), by name; it is written last, and says what is in the folder
 *   summary.csv index.html index.sqlite      the same for people and for questions
 *   shard         "2/4": which share of its texts a folder holds, where it is not all
 *   .batch/       work in hand: files that are not complete, and the journal, a line for each text that was read
 *                 since index.ndjson was written. It is gone when a batch is complete.
 *
 * Each file is whole or not there: it is written in .batch/, flushed to the disk and renamed. A batch that was stopped
 * at any moment goes on from its journal. One process at a time writes into a folder. */
#ifndef ZHINAN_BATCH_RESULTS_H
#define ZHINAN_BATCH_RESULTS_H

#include "archive/record.h"
#include "base/file.h"
#include "batch/shard.h"

struct results;

/* Opens a folder, which is made where it is not there, and removes what an earlier run left incomplete. The results is in
 * the arena. STATUS_TROUBLE with a diag where it cannot be written, where another process is writing into it, or where
 * it holds another share of the texts. Close it with results_close. */
enum status results_open(struct results **out, struct arena *arena, const char *folder,
                         const struct shard *shard, struct diags *diags) MUST_CHECK;

/* The same for reading only: nothing is made, removed or locked; what was never complete counts as it stands in the
 * journal. STATUS_TROUBLE for a folder that no batch has written. */
enum status results_open_to_read(struct results **out, struct arena *arena, const char *folder,
                                 struct diags *diags) MUST_CHECK;

void results_close(struct results *results);

/* Whether the journal has texts that index.ndjson does not have: its batch was never complete. */
bool results_is_unfinished(const struct results *results);

/* The share that a folder holds. */
struct shard results_shard(const struct results *results);

/* Looks up what is known of a text. False where nothing is. In the arena that is given. From any thread. */
bool results_find(const struct results *results, struct str name, struct archive_record *out,
                  struct arena *arena);

/* The names of all texts that the folder knew when it was opened, ascending. */
struct results_names {
	const struct str *items;
	size_t count;
};
struct results_names results_names(const struct results *results, struct arena *arena);

/* Whether all outputs of a record are there. From any thread. */
bool results_has_outputs(const struct results *results, const struct archive_record *record);

/* The path of an output. In the arena. */
struct str results_path(const struct results *results, struct str name, enum archive_output output,
                        struct arena *arena);

/* Puts an output of a text into its place. From any thread. */
enum status results_put(const struct results *results, struct str name, enum archive_output output,
                        struct str bytes, struct diags *diags) MUST_CHECK;

/* Puts an output of a text of another folder into its place: the same file where the file system can have it under two
 * names, since no file is ever changed, else a copy. */
enum status results_copy(const struct results *results, const struct results *from, struct str name,
                         enum archive_output output, struct diags *diags) MUST_CHECK;

/* Removes the outputs of a text, if there are any. From any thread. */
void results_remove_outputs(const struct results *results, struct str name);

/* Adds what is known of a text to the journal. Its outputs are in their place already. */
enum status results_append(struct results *results, const struct archive_record *record,
                           struct diags *diags) MUST_CHECK;

/* Forgets a text, with its outputs: for one that is no longer among the inputs. */
void results_forget(struct results *results, struct str name);

/* All that is known, ascending by name: its records one after another. */
struct results_lines {
	const struct str
	    *items; /* views of lines, each a record; they live until the results is next written */
	size_t count;
};
struct results_lines results_all(struct results *results);

/* A new file of the folder, such as an index: open, then write, then close. Whole or not there. */
enum status results_file_open(struct file_writer *writer, const struct results *results,
                              const char *name, struct diags *diags) MUST_CHECK;

/* The path of a file of the folder, and of one in .batch/ that is to become it by results_move, which flushes it to the
 * disk. In the arena. */
const char *results_file_path(const struct results *results, const char *name, struct arena *arena);
const char *results_working_path(const struct results *results, const char *name,
                                 struct arena *arena);
enum status results_move(const char *from, const char *to, struct diags *diags) MUST_CHECK;

/* Whether a file of the folder is there. */
bool results_has_file(const struct results *results, const char *name);

/* Says that the indexes agree with the journal, which is removed with all that was work in hand. */
enum status results_complete(struct results *results, struct diags *diags) MUST_CHECK;

#endif
