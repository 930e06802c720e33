/* zhinan merge DIR... -o DIR: puts folders of results together, such as those of the shares of a batch. */
#include <stdlib.h>

#include "base/sort.h"
#include "batch/results.h"
#include "batch/write_indexes.h"
#include "cmd/command.h"
#include "cmd/message.h"

/* A text and the folder that has it. */
struct merged {
	struct archive_record record;
	const struct results *results;
};

struct merge {
	struct context *context;
	struct results **parts;
	size_t part_count;
	struct merged *items; /* ascending by name */
	size_t count;
	size_t capacity;
	struct results *out;
};

static int compare_merged(const void *a, const void *b)
{
	return archive_record_compare(&((const struct merged *)a)->record,
	                              &((const struct merged *)b)->record);
}

static enum status trouble(struct merge *merge, const struct message *message, const char *folder,
                           struct str argument)
{
	return diags_trouble(&merge->context->diags, message, str_from(folder), argument);
}

/* Checks that the folders are complete and, where they are shares, that they are all of them, each once. */
static enum status check_shares(struct merge *merge, char **folders)
{
	struct arena *arena = merge->context->arena;
	size_t of = results_shard(merge->parts[0]).count;
	bool *seen = ARENA_ARRAY(arena, bool, of + 1);
	for (size_t i = 0; i < merge->part_count; i++) {
		struct shard shard = results_shard(merge->parts[i]);
		struct str name = arena_format(arena, "%zu/%zu", shard.index, shard.count);
		if (results_is_unfinished(merge->parts[i])) {
			return trouble(merge, &MESSAGE_MERGE_UNFINISHED, folders[i], STR(""));
		}
		if (shard.count != of) {
			return trouble(merge, &MESSAGE_MERGE_OTHER_SHARES, folders[i], name);
		}
		if (of > 0 && seen[shard.index]) {
			return trouble(merge, &MESSAGE_MERGE_SHARE_TWICE, folders[i], name);
		}
		seen[of > 0 ? shard.index : 0] = true;
	}
	for (size_t index = 1; index <= of; index++) {
		if (!seen[index]) {
			return trouble(merge, &MESSAGE_MERGE_SHARE_MISSING, "",
			               arena_format(arena, "%zu/%zu", index, of));
		}
	}
	return STATUS_OK;
}

static enum status open_folders(struct merge *merge, int count, char **folders)
{
	struct context *context = merge->context;
	enum status status = STATUS_OK;
	merge->parts = ARENA_ARRAY(context->arena, struct results *, (size_t)count);
	for (int i = 0; i < count; i++) {
		status = status_worse(status, results_open_to_read(&merge->parts[i], context->arena,
		                                                   folders[i], &context->diags));
		merge->part_count++;
	}
	return status == STATUS_OK ? check_shares(merge, folders) : status;
}

static void list_texts(struct merge *merge)
{
	struct arena *arena = merge->context->arena;
	for (size_t i = 0; i < merge->part_count; i++) {
		struct results_lines lines = results_all(merge->parts[i]);
		for (size_t line = 0; line < lines.count; line++) {
			struct merged item = {.results = merge->parts[i]};
			if (archive_record_read(&item.record, arena, lines.items[line]) ==
			    STATUS_OK) {
				ARENA_PUSH(arena, merge->items, merge->count, merge->capacity,
				           item);
			}
		}
	}
	SORT(merge->items, merge->count, compare_merged);
}

/* Whether the folder has a text as it is already. */
static bool is_known(const struct merge *merge, const struct archive_record *record)
{
	struct archive_record known;
	struct arena arena;
	arena_init(&arena);
	bool is_same = results_find(merge->out, record->name, &known, &arena) &&
	               digest_equal(&known.key, &record->key) &&
	               known.has_failed == record->has_failed;
	for (size_t output = 0; output < ARCHIVE_OUTPUTS && is_same; output++) {
		is_same = digest_equal(&known.outputs[output], &record->outputs[output]);
	}
	is_same = is_same && results_has_outputs(merge->out, record);
	arena_release(&arena);
	return is_same;
}

static enum status merge_text(struct merge *merge, const struct merged *item)
{
	struct diags *diags = &merge->context->diags;
	enum status status = STATUS_OK;
	for (enum archive_output output = 0; output < ARCHIVE_OUTPUTS && status == STATUS_OK;
	     output++) {
		if (digest_is_set(&item->record.outputs[output])) {
			status = results_copy(merge->out, item->results, item->record.name, output,
			                      diags);
		}
	}
	return status == STATUS_OK ? results_append(merge->out, &item->record, diags) : status;
}

static enum status merge_texts(struct merge *merge)
{
	enum status status = STATUS_OK;
	for (size_t i = 0; i < merge->count && status == STATUS_OK; i++) {
		const struct merged *item = &merge->items[i];
		bool is_again = i > 0 && str_equal(item[-1].record.name, item->record.name);
		if (is_again && !digest_equal(&item[-1].record.key, &item->record.key)) {
			return trouble(merge, &MESSAGE_MERGE_CONFLICT, "", item->record.name);
		}
		if (!is_again && !is_known(merge, &item->record)) {
			status = merge_text(merge, item);
		}
	}
	return status;
}

static enum status write_merged(struct merge *merge)
{
	bool was_written;
	struct context *context = merge->context;
	const struct wording words = context_words(context);
	const struct index_options options = {
	    .words = words, .threads = options_threads(&context->options), .has_database = true};
	enum status status = write_indexes(&was_written, merge->out, &options, &context->diags);
	context_flush(context);
	if (status == STATUS_OK) {
		print_message(stderr, &words, &MESSAGE_MERGE_SUMMARY,
		              arena_format(context->arena, "%zu", merge->count),
		              arena_format(context->arena, "%zu", merge->part_count),
		              str_from(context->options.output));
	}
	return status;
}

enum status run_merge(struct context *context, int argc, char **argv)
{
	struct merge merge = {.context = context};
	const struct shard all = {0};
	const char *folder = context->options.output;
	if (!folder) {
		return diags_trouble(&context->diags, &MESSAGE_BATCH_NO_FOLDER, STR(""));
	}
	enum status status = open_folders(&merge, argc, argv);
	if (status == STATUS_OK) {
		status = results_open(&merge.out, context->arena, folder, &all, &context->diags);
	}
	if (status == STATUS_OK) {
		list_texts(&merge);
		status = merge_texts(&merge);
	}
	if (status == STATUS_OK) {
		status = write_merged(&merge);
	}
	for (size_t i = 0; i < merge.part_count; i++) {
		results_close(merge.parts[i]);
	}
	results_close(merge.out);
	return status;
}
