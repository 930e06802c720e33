/* zhinan batch INPUT... -o DIR: reads many texts, in threads, into a folder of results and its indexes. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/escape.h"
#include "base/sha256.h"
#include "base/sort.h"
#include "base/system_error.h"
#include "base/xml_reader.h"
#include "batch/pool.h"
#include "batch/progress.h"
#include "batch/watch.h"
#include "batch/write_indexes.h"
#include "cmd/audit_options.h"
#include "cmd/batch_text.h"
#include "cmd/message.h"
#include "grammar/grammars.h"
#include "library/zhinan.h"

/* One pass over the inputs. */
struct batch {
	struct context *context;
	struct batch_reader reader;
	struct batch_texts texts;
	struct results *results;
	struct progress progress;
	size_t counts[BATCH_SAME + 1]; /* by enum batch_outcome */
	enum status status;
};

/* ---- what outputs depend on ---- */

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The files of the grammars, ascending by name. */
static enum status list_grammars(const char ***out, size_t *count, struct context *context,
                                 const char *folder)
{
	size_t capacity = 0;
	const char **paths = NULL;
	DIR *open = opendir(folder);
	if (!open) {
		return unreadable(&context->diags, folder, errno);
	}
	*count = 0;
	for (const struct dirent *entry; (entry = readdir(open));) {
		if (str_ends(str_from(entry->d_name), STR(".yaml"))) {
			const char *path =
			    arena_format(context->arena, "%s/%s", folder, entry->d_name).data;
			ARENA_PUSH(context->arena, paths, *count, capacity, path);
		}
	}
	closedir(open);
	SORT(paths, *count, compare_paths);
	*out = paths;
	return STATUS_OK;
}

enum status batch_made_with(struct str *out, struct context *context, const char *grammars,
                            bool together)
{
	size_t count = 0;
	const char **paths = NULL;
	struct arena *arena = context->arena;
	const struct options *options = &context->options;
	enum status status = list_grammars(&paths, &count, context, grammars);
	struct str *pieces = ARENA_ARRAY(arena, struct str, 2 * count + 1);
	pieces[0] =
	    arena_format(arena, "%s|%d|%d|%s|%s|%s|%zu|%zu|%zu|%zu|%zu|%s|%s|%s|%s", ZHINAN_VERSION,
	                 together, (int)options->language, options->grammar ? options->grammar : "",
	                 options->encoding ? options->encoding : "",
	                 options->ocr_languages ? options->ocr_languages : "", options->max_bytes,
	                 options->max_unpacked, options->max_pages, options->max_depth,
	                 options->helper_seconds, options->precision ? options->precision : "",
	                 options->tolerance ? options->tolerance : "",
	                 options->only ? options->only : "", options->skip ? options->skip : "");
	for (size_t i = 0; i < count && status == STATUS_OK; i++) {
		pieces[2 * i + 1] = arena_format(arena, "\n%s\n", strrchr(paths[i], '/') + 1);
		status = file_read(&pieces[2 * i + 2], arena, paths[i], 0, &context->diags);
	}
	*out = status == STATUS_OK ? sha256_hex(arena, pieces, 2 * count + 1) : (struct str){0};
	return status;
}

/* ---- texts ---- */

static void *work_on_text(void *data, size_t i)
{
	struct batch *batch = data;
	return batch_text_read(&batch->reader, &batch->texts.items[i]);
}

/* "calls/a.txt: read: 12 directions, ..." */
static void print_line(struct batch *batch, struct batch_result *result,
                       const struct message *message)
{
	const struct wording words = {batch->context->options.language, &result->arena};
	progress_line(&batch->progress,
	              words_say(&words, message, result->record.name,
	                        arena_format(words.arena, "%u", result->record.directions)));
}

/* Prints the messages of a text above the bar. */
static void print_diags(struct batch *batch, struct batch_result *result)
{
	struct arena *arena = &result->arena;
	for (const struct diag *diag = result->diags.first; diag; diag = diag->next) {
		struct str text = diag_text(diag, batch->context->options.language, arena);
		progress_line(&batch->progress, escape_text(arena, text));
	}
}

/* What a dry run tells of a text goes to standard output: it is the answer. */
static void print_changes(struct batch *batch, struct batch_result *result)
{
	const struct wording words = {batch->context->options.language, &result->arena};
	const struct message *message =
	    result->is_new ? &MESSAGE_BATCH_IS_NEW : &MESSAGE_BATCH_READS_DIFFERENTLY;
	progress_end(&batch->progress);
	print_message(stdout, &words, message, result->record.name);
	fwrite(result->changes.data ? result->changes.data : "", 1, result->changes.size, stdout);
	fflush(stdout);
}

/* Keeps what came of a text; in the order of their names. */
static bool take_result(void *data, size_t i, void *taken)
{
	struct batch *batch = data;
	struct batch_result *result = taken;
	(void)i;
	batch->counts[result->outcome]++;
	print_diags(batch, result);
	switch (result->outcome) {
	case BATCH_READ:
	case BATCH_FAILED:
		if (!batch->reader.is_dry) {
			batch->status =
			    results_append(batch->results, &result->record, &batch->context->diags);
		}
		if (result->outcome == BATCH_READ && batch->progress.width == 0) {
			print_line(batch, result, &MESSAGE_BATCH_READ);
		}
		break;
	case BATCH_DIFFERS:
		print_changes(batch, result);
		break;
	case BATCH_STOPPED:
		batch->status = STATUS_TROUBLE;
		break;
	case BATCH_UNCHANGED:
	case BATCH_SAME:
		break;
	}
	progress_step(&batch->progress, result->outcome == BATCH_FAILED);
	batch_result_free(result);
	return batch->status == STATUS_OK;
}

static void read_texts(struct batch *batch)
{
	const struct wording words = context_words(batch->context);
	const struct pool_work work = {.data = batch,
	                               .count = batch->texts.count,
	                               .threads = options_threads(&batch->context->options),
	                               .do_work = work_on_text,
	                               .take = take_result};
	progress_init(&batch->progress, stderr, &words, batch->texts.count);
	pool_run(&work);
	progress_end(&batch->progress);
}

/* ---- a pass ---- */

/* Of the texts that the folder knows, those that are no input now: told, or with --prune forgotten. */
static void look_for_gone(struct batch *batch)
{
	size_t next = 0;
	size_t gone = 0;
	struct arena *arena = batch->context->arena;
	struct results_names names = results_names(batch->results, arena);
	for (size_t i = 0; i < names.count; i++) {
		while (next < batch->texts.count &&
		       str_compare(batch->texts.items[next].name, names.items[i]) < 0) {
			next++;
		}
		bool is_input = next < batch->texts.count &&
		                str_equal(batch->texts.items[next].name, names.items[i]);
		gone += !is_input;
		if (!is_input && batch->context->options.prune && !batch->reader.is_dry) {
			results_forget(batch->results, names.items[i]);
		}
	}
	if (gone > 0) {
		const struct wording words = context_words(batch->context);
		print_message(stderr, &words,
		              batch->context->options.prune ? &MESSAGE_BATCH_PRUNED
		                                            : &MESSAGE_BATCH_GONE,
		              arena_format(arena, "%zu", gone));
	}
}

static struct str number(const struct batch *batch, size_t count)
{
	return arena_format(batch->context->arena, "%zu", count);
}

static void print_summary_of(const struct batch *batch, bool was_written)
{
	const struct wording words = context_words(batch->context);
	const char *folder = batch->context->options.output;
	const size_t *counts = batch->counts;
	if (batch->reader.is_dry) {
		print_message(
		    stderr, &words, &MESSAGE_BATCH_DRY_SUMMARY,
		    number(batch, counts[BATCH_DIFFERS]), number(batch, counts[BATCH_SAME]),
		    number(batch, counts[BATCH_UNCHANGED]), number(batch, counts[BATCH_FAILED]));
		return;
	}
	print_message(stderr, &words, &MESSAGE_BATCH_SUMMARY, number(batch, counts[BATCH_READ]),
	              number(batch, counts[BATCH_UNCHANGED]), number(batch, counts[BATCH_FAILED]),
	              number(batch, batch->texts.left_out));
	if (was_written) {
		print_message(stderr, &words, &MESSAGE_BATCH_WHERE, str_from(folder));
	}
}

static enum status write_results(struct batch *batch)
{
	bool was_written = false;
	struct context *context = batch->context;
	const struct index_options options = {.words = context_words(context),
	                                      .threads = options_threads(&context->options),
	                                      .has_database = !context->options.shard};
	look_for_gone(batch);
	enum status status = write_indexes(&was_written, batch->results, &options, &context->diags);
	context_flush(context);
	if (status == STATUS_OK) {
		print_summary_of(batch, was_written);
	}
	return status;
}

/* The answer of a pass that went through: no, where texts could not be read, or would read differently. */
static enum status answer_of(const struct batch *batch)
{
	return batch->counts[BATCH_FAILED] + batch->counts[BATCH_DIFFERS] > 0 ? STATUS_NO
	                                                                      : STATUS_OK;
}

static enum status open_store(struct batch *batch, const struct shard *shard)
{
	struct context *context = batch->context;
	const char *folder = context->options.output;
	enum status status =
	    batch->reader.is_dry
		? results_open_to_read(&batch->results, context->arena, folder, &context->diags)
		: results_open(&batch->results, context->arena, folder, shard, &context->diags);
	batch->reader.results = batch->results;
	return status;
}

static enum status run_pass(struct batch *batch, int count, char **inputs)
{
	struct context *context = batch->context;
	const struct options *options = &context->options;
	struct shard shard = options_shard(options);
	const struct find_options how = {
	    .results = options->output, .together = options->together, .shard = shard};
	enum status status = open_store(batch, &shard);
	if (status == STATUS_OK) {
		status = find_texts(&batch->texts, context->arena, inputs, (size_t)count, &how,
		                    &context->diags);
	}
	context_flush(context);
	if (status == STATUS_OK) {
		read_texts(batch);
		status = batch->status;
	}
	if (status == STATUS_OK && batch->reader.is_dry) {
		print_summary_of(batch, false);
	} else if (status == STATUS_OK) {
		status = write_results(batch);
	}
	results_close(batch->results);
	return status == STATUS_OK ? answer_of(batch) : status;
}

/* What libraries make when they are first used is made before there are threads. */
static void prepare_libraries(void)
{
	xml_reader_prepare();
}

/* Passes, each in an arena of its own, until the folders cannot be watched any more: for ever, as a rule. */
static enum status run_passes(struct context *context, const struct batch *shared, int count,
                              char **inputs)
{
	struct watch *watch = NULL;
	enum status status = STATUS_OK;
	struct arena *outer = context->arena;
	if (context->options.watch) {
		status = watch_open(&watch, outer, inputs, (size_t)count, context->options.output,
		                    &context->diags);
	}
	bool goes_on = status == STATUS_OK;
	while (goes_on) {
		struct arena arena;
		struct batch batch = *shared;
		arena_init(&arena);
		context->arena = &arena;
		diags_init(&context->diags, &arena);
		status = run_pass(&batch, count, inputs);
		context_flush(context);
		context->arena = outer;
		diags_init(&context->diags, outer);
		arena_release(&arena);
		goes_on = watch && status != STATUS_TROUBLE && watch_wait(watch);
	}
	watch_close(watch);
	return status;
}

enum status run_batch(struct context *context, int argc, char **argv)
{
	struct options *options = &context->options;
	struct arena of_grammars;
	struct batch batch = {
	    .context = context,
	    .reader = {.options = options,
	               .grammars_folder = options_grammars(options, context->arena),
	               .is_dry = options->dry_run}};
	if (!options->output) {
		return diags_trouble(&context->diags, &MESSAGE_BATCH_NO_FOLDER, STR(""));
	}
	if (options->dry_run && options->watch) {
		return diags_trouble(&context->diags, &MESSAGE_BATCH_DRY_WATCH, STR(""));
	}
	enum status status = audit_options_read(&batch.reader.audit, context);
	if (status == STATUS_OK) {
		status = batch_made_with(&batch.reader.made_with, context,
		                         batch.reader.grammars_folder, options->together);
	}
	if (status != STATUS_OK) {
		return status;
	}
	prepare_libraries();
	arena_init(&of_grammars);
	batch.reader.grammars = grammars_open(&of_grammars, batch.reader.grammars_folder);
	status = run_passes(context, &batch, argc, argv);
	grammars_close(batch.reader.grammars);
	arena_release(&of_grammars);
	return status;
}
