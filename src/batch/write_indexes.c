/* Reads records back from their lines and hands them to the writers of archive/. index.ndjson comes last, since it says
 * what is in the folder. */
#include "batch/write_indexes.h"

#include <stdlib.h>
#include <unistd.h>

#include "archive/database.h"
#include "archive/indexes.h"
#include "base/file.h"
#include "batch/message.h"
#include "batch/pool.h"
#include "model/model_from_xml.h"

/* ---- the database ---- */

struct database_work {
	const struct archive_records *records;
	const struct results *results;
	struct archive_database *database;
	struct diags *diags;
	enum status status;
};

/* A text as it was understood, read back. */
struct loaded {
	struct arena arena;
	struct diags diags;
	struct model model;
	struct audit audit;
	enum status status;
};

static void *load(void *data, size_t i)
{
	struct database_work *work = data;
	const struct archive_record *record = work->records->items[i];
	const struct audit_options options = {0};
	struct str bytes;
	struct loaded *loaded = calloc(1, sizeof *loaded);
	if (!loaded) {
		out_of_memory();
	}
	arena_init(&loaded->arena);
	diags_init(&loaded->diags, &loaded->arena);
	if (record->has_failed) {
		return loaded;
	}
	struct str path = results_path(work->results, record->name, OUTPUT_XML, &loaded->arena);
	loaded->status = file_read(&bytes, &loaded->arena, path.data, 0, &loaded->diags);
	if (loaded->status == STATUS_OK) {
		loaded->status =
		    model_from_xml(&loaded->model, &loaded->arena, bytes, path, &loaded->diags);
	}
	if (loaded->status == STATUS_OK) {
		audit_from_model(&loaded->audit, &loaded->arena, &loaded->model, &options);
	}
	return loaded;
}

static bool add(void *data, size_t i, void *result)
{
	struct database_work *work = data;
	struct loaded *loaded = result;
	const struct archive_record *record = work->records->items[i];
	bool has_model = !record->has_failed;
	if (work->status == STATUS_OK && loaded->status != STATUS_OK) {
		work->status = diags_trouble(work->diags, &MESSAGE_BATCH_OUTPUT_MISSING, STR(""),
		                             record->name);
	}
	if (work->status == STATUS_OK) {
		work->status =
		    archive_database_add(work->database, record, has_model ? &loaded->model : NULL,
		                         has_model ? &loaded->audit : NULL, work->diags);
	}
	arena_release(&loaded->arena);
	free(loaded);
	return work->status == STATUS_OK;
}

static enum status write_database(struct results *results, const struct archive_records *records,
                                  const struct index_options *options, struct diags *diags)
{
	struct database_work work = {.records = records, .results = results, .diags = diags};
	struct arena arena;
	arena_init(&arena);
	const char *beside = results_working_path(results, "index.sqlite", &arena);
	const char *path = results_file_path(results, "index.sqlite", &arena);
	enum status status = archive_database_open(&work.database, beside, diags);
	if (status == STATUS_OK) {
		const struct pool_work pool = {.data = &work,
		                               .count = records->count,
		                               .threads = options->threads,
		                               .do_work = load,
		                               .take = add};
		pool_run(&pool);
		status = archive_database_close(work.database, work.status == STATUS_OK, diags);
		status = status_worse(work.status, status);
		status = status == STATUS_OK ? results_move(beside, path, diags) : status;
	}
	arena_release(&arena);
	return status == STATUS_NO ? STATUS_OK : status;
}

/* ---- the others ---- */

typedef void index_writer(FILE *stream, const struct archive_records *records,
                          const struct wording *words);

static void write_ndjson(FILE *stream, const struct archive_records *records,
                         const struct wording *words)
{
	(void)words;
	archive_index_ndjson(stream, records);
}

static enum status write_index(struct results *results, const char *name, index_writer *write,
                               const struct archive_records *records, const struct wording *words,
                               struct diags *diags)
{
	struct file_writer writer;
	enum status status = results_file_open(&writer, results, name, diags);
	if (status == STATUS_OK) {
		write(writer.stream, records, words);
		status = file_writer_close(&writer, true, diags);
	}
	return status;
}

static struct archive_records read_records(struct results *results, struct arena *arena)
{
	struct results_lines lines = results_all(results);
	struct archive_record *records = ARENA_ARRAY(arena, struct archive_record, lines.count + 1);
	const struct archive_record **items =
	    ARENA_ARRAY(arena, const struct archive_record *, lines.count + 1);
	size_t count = 0;
	for (size_t i = 0; i < lines.count; i++) {
		if (archive_record_read(&records[count], arena, lines.items[i]) == STATUS_OK) {
			items[count] = &records[count];
			count++;
		}
	}
	return (struct archive_records){items, count};
}

enum status write_indexes(bool *was_written, struct results *results,
                          const struct index_options *options, struct diags *diags)
{
	bool needs_database = options->has_database && !results_has_file(results, "index.sqlite");
	bool is_stale =
	    results_is_unfinished(results) || !results_has_file(results, "index.ndjson") ||
	    !results_has_file(results, "summary.csv") || !results_has_file(results, "index.html");
	*was_written = is_stale || needs_database;
	if (!*was_written) {
		return results_complete(results, diags);
	}
	struct arena arena;
	arena_init(&arena);
	struct archive_records records = read_records(results, &arena);
	struct wording words = {options->words.language, &arena};
	enum status status = STATUS_OK;
	if (options->has_database) {
		status = write_database(results, &records, options, diags);
	}
	if (status == STATUS_OK) {
		status =
		    write_index(results, "summary.csv", archive_index_csv, &records, &words, diags);
	}
	if (status == STATUS_OK) {
		status =
		    write_index(results, "index.html", archive_index_html, &records, &words, diags);
	}
	if (status == STATUS_OK) {
		status =
		    write_index(results, "index.ndjson", write_ndjson, &records, &words, diags);
	}
	arena_release(&arena);
	return status == STATUS_OK ? results_complete(results, diags) : status;
}
