/* Opens a folder of results, and keeps what is known of its texts: index.ndjson and the journal, as they are mapped. */
#include "batch/results_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/search.h"
#include "base/sort.h"
#include "base/system_error.h"
#include "batch/message.h"

#define INDEX "index.ndjson"
#define JOURNAL ".batch/journal.ndjson"

/* The path of a file of the folder, in the results's arena. */
static const char *file_path(const struct results *results, const char *name)
{
	return results_file_path(results, name, results->arena);
}

/* ---- lines ---- */

/* Maps a file; an empty view where it is not there or has nothing. */
static struct str map_file(const char *path)
{
	struct stat st;
	void *bytes = MAP_FAILED;
	int file = open(path, O_RDONLY | O_CLOEXEC);
	if (file >= 0 && fstat(file, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0) {
		bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, file, 0);
	}
	if (file >= 0) {
		close(file);
	}
	return bytes == MAP_FAILED ? (struct str){0} : (struct str){bytes, (size_t)st.st_size};
}

static void unmap(struct str *map)
{
	if (map->size > 0) {
		munmap((void *)(uintptr_t)map->data, map->size);
	}
	*map = (struct str){0};
}

/* Adds an entry for each line that is a record. Returns the bytes up to the end of the last whole line. */
static size_t read_lines(struct results_entries *out, struct arena *arena, struct str lines)
{
	size_t start = 0;
	for (;;) {
		const char *end = start < lines.size
		                      ? memchr(lines.data + start, '\n', lines.size - start)
		                      : NULL;
		if (!end) {
			return start;
		}
		struct archive_record record;
		struct arena of_line;
		struct str line = str_slice(lines, start, (size_t)(end - lines.data));
		arena_init(&of_line);
		if (archive_record_read(&record, &of_line, line) == STATUS_OK) {
			struct results_entry entry = {.name = arena_copy(arena, record.name),
			                              .line = line};
			ARENA_PUSH(arena, out->items, out->count, out->capacity, entry);
		}
		arena_release(&of_line);
		start += line.size + 1;
	}
}

static int compare_entries(const void *a, const void *b)
{
	const struct results_entry *first = a;
	const struct results_entry *second = b;
	int names = str_compare(first->name, second->name);
	return names ? names : COMPARE(first->line.data, second->line.data);
}

/* Sorts entries, and keeps of those with one name the last in the order of their bytes in memory, which is that of
 * their lines in the file that they stand in. */
static void sort_entries(struct results_entries *entries)
{
	size_t kept = 0;
	SORT(entries->items, entries->count, compare_entries);
	for (size_t i = 0; i < entries->count; i++) {
		if (kept > 0 && str_equal(entries->items[kept - 1].name, entries->items[i].name)) {
			kept--;
		}
		entries->items[kept++] = entries->items[i];
	}
	entries->count = kept;
}

/* Merges two sorted lists into a third; where both have a name, the second's counts. */
static void merge_entries(struct results_entries *out, struct arena *arena,
                          const struct results_entries *first, const struct results_entries *second)
{
	size_t a = 0;
	size_t b = 0;
	while (a < first->count || b < second->count) {
		int order = a == first->count ? 1
		            : b == second->count
		                ? -1
		                : str_compare(first->items[a].name, second->items[b].name);
		const struct results_entry *next = order < 0 ? &first->items[a] : &second->items[b];
		a += order <= 0;
		b += order >= 0;
		if (!next->is_forgotten) {
			ARENA_PUSH(arena, out->items, out->count, out->capacity, *next);
		}
	}
}

/* Reads what earlier runs left; returns where the next line of the journal goes. */
static size_t read_known(struct results *results)
{
	struct results_entries index = {0};
	struct results_entries journal = {0};
	results->maps[0] = map_file(file_path(results, INDEX));
	results->maps[1] = map_file(file_path(results, JOURNAL));
	read_lines(&index, results->arena, results->maps[0]);
	size_t whole = read_lines(&journal, results->arena, results->maps[1]);
	sort_entries(&index);
	sort_entries(&journal);
	results->has_journal = journal.count > 0;
	merge_entries(&results->old, results->arena, &index, &journal);
	return whole;
}

static const struct results_entry *find_entry(const struct results_entries *entries,
                                              struct str name)
{
	size_t i;
	SEARCH_FIRST(i, 0, entries->count, str_compare(entries->items[i].name, name) < 0);
	bool is_there = i < entries->count && str_equal(entries->items[i].name, name);
	return is_there && !entries->items[i].is_forgotten ? &entries->items[i] : NULL;
}

bool results_find(const struct results *results, struct str name, struct archive_record *out,
                  struct arena *arena)
{
	const struct results_entry *entry = find_entry(&results->old, name);
	return entry && archive_record_read(out, arena, entry->line) == STATUS_OK;
}

struct results_names results_names(const struct results *results, struct arena *arena)
{
	struct str *names = ARENA_ARRAY(arena, struct str, results->old.count + 1);
	for (size_t i = 0; i < results->old.count; i++) {
		names[i] = results->old.items[i].name;
	}
	return (struct results_names){names, results->old.count};
}

struct results_lines results_all(struct results *results)
{
	unmap(&results->maps[2]);
	results->maps[2] = map_file(file_path(results, JOURNAL));
	for (size_t i = 0; i < results->new.count; i++) {
		struct results_entry *entry = &results->new.items[i];
		entry->line =
		    str_slice(results->maps[2], entry->offset, entry->offset + entry->size);
	}
	sort_entries(&results->new);
	results->all = (struct results_entries){0};
	merge_entries(&results->all, results->arena, &results->old, &results->new);
	results->lines = ARENA_ARRAY(results->arena, struct str, results->all.count + 1);
	for (size_t i = 0; i < results->all.count; i++) {
		results->lines[i] = results->all.items[i].line;
	}
	return (struct results_lines){results->lines, results->all.count};
}

/* ---- the journal ---- */

static enum status open_journal(struct results *results, size_t whole, struct diags *diags)
{
	const char *path = file_path(results, JOURNAL);
	int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
	/* A line that was cut by the end of an earlier run would make the next one foreign. */
	if (file < 0 || ftruncate(file, (off_t)whole) != 0) {
		int error = errno;
		if (file >= 0) {
			close(file);
		}
		return unwritable(diags, path, error);
	}
	results->journal_file = file;
	results->journal_size = whole;
	return STATUS_OK;
}

enum status results_append(struct results *results, const struct archive_record *record,
                           struct diags *diags)
{
	struct memory_writer writer;
	memory_writer_open(&writer);
	archive_record_write(writer.stream, record);
	struct arena of_line;
	arena_init(&of_line);
	struct str line = memory_writer_close(&writer, &of_line);
	size_t done = 0;
	int error = 0;
	while (done < line.size && !error) {
		ssize_t written = write(results->journal_file, line.data + done, line.size - done);
		error = written < 0 && errno != EINTR ? errno : 0;
		done += written > 0 ? (size_t)written : 0;
	}
	struct results_entry entry = {.name = arena_copy(results->arena, record->name),
	                              .offset = results->journal_size,
	                              .size = line.size - 1};
	arena_release(&of_line);
	if (error) {
		return unwritable(diags, file_path(results, JOURNAL), error);
	}
	results->journal_size += line.size;
	results->has_journal = true;
	ARENA_PUSH(results->arena, results->new.items, results->new.count, results->new.capacity,
	           entry);
	return STATUS_OK;
}

void results_forget(struct results *results, struct str name)
{
	/* The entry is the results's own, whatever its list says to those who only read. */
	struct results_entry *entry =
	    (struct results_entry *)(uintptr_t)find_entry(&results->old, name);
	if (entry) {
		entry->is_forgotten = true;
		results->has_journal = true;
		results_remove_outputs(results, name);
	}
}

bool results_is_unfinished(const struct results *results)
{
	return results->has_journal;
}

struct shard results_shard(const struct results *results)
{
	return results->shard;
}

/* ---- the folder ---- */

/* Reads the file that says which share a folder holds. */
static void read_shard(struct results *results)
{
	char line[32];
	char *end;
	FILE *stream = fopen(file_path(results, "shard"), "rbe");
	if (stream && fgets(line, sizeof line, stream)) {
		size_t index = strtoul(line, &end, 10);
		size_t count = *end == '/' ? strtoul(end + 1, NULL, 10) : 0;
		bool is_share = index > 0 && index <= count && count <= MAX_SHARES;
		results->shard = is_share ? (struct shard){index, count} : (struct shard){0};
	}
	if (stream) {
		fclose(stream);
	}
}

static enum status check_shard(struct results *results, const struct shard *shard,
                               struct diags *diags)
{
	struct file_writer writer;
	struct arena *arena = results->arena;
	read_shard(results);
	bool is_new = results->old.count == 0;
	bool is_same = results->shard.index == shard->index && results->shard.count == shard->count;
	if (!is_new && !is_same) {
		struct str holds =
		    arena_format(arena, "%zu/%zu", results->shard.index, results->shard.count);
		return results->shard.count > 0 ? diags_trouble(diags, &MESSAGE_BATCH_IS_SHARD,
		                                                str_from(results->folder), holds)
		                                : diags_trouble(diags, &MESSAGE_BATCH_IS_WHOLE,
		                                                str_from(results->folder), {0});
	}
	results->shard = *shard;
	if (is_same || shard->count == 0) {
		return STATUS_OK;
	}
	enum status status = results_file_open(&writer, results, "shard", diags);
	if (status == STATUS_OK) {
		fprintf(writer.stream, "%zu/%zu\n", shard->index, shard->count);
		status = file_writer_close(&writer, true, diags);
	}
	return status;
}

static enum status lock_folder(struct results *results, struct diags *diags)
{
	results->folder_file = open(results->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (results->folder_file < 0) {
		return unwritable(diags, results->folder, errno);
	}
	/* Where a file system knows no locks, that two do not write at a time is up to the people. */
	bool is_taken = flock(results->folder_file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
	return is_taken
	           ? diags_trouble(diags, &MESSAGE_BATCH_LOCKED, str_from(results->folder), {0})
	           : STATUS_OK;
}

static struct results *new_store(struct arena *arena, const char *folder)
{
	struct results *results = ARENA_NEW(arena, struct results);
	results->arena = arena;
	results->folder = folder;
	results->folder_file = -1;
	results->journal_file = -1;
	results->working = file_path(results, ".batch");
	return results;
}

enum status results_open(struct results **out, struct arena *arena, const char *folder,
                         const struct shard *shard, struct diags *diags)
{
	struct results *results = new_store(arena, folder);
	*out = results;
	enum status status = results_make_folders(results, "", diags);
	status = status == STATUS_OK ? lock_folder(results, diags) : status;
	if (status != STATUS_OK) {
		return status;
	}
	results_sweep(results);
	status = results_make_folders(results, ".batch", diags);
	if (status == STATUS_OK) {
		size_t whole = read_known(results);
		status = check_shard(results, shard, diags);
		status = status == STATUS_OK ? open_journal(results, whole, diags) : status;
	}
	return status;
}

enum status results_open_to_read(struct results **out, struct arena *arena, const char *folder,
                                 struct diags *diags)
{
	struct stat st;
	struct results *results = new_store(arena, folder);
	*out = results;
	if (stat(folder, &st) != 0) {
		return unreadable(diags, folder, errno);
	}
	read_known(results);
	read_shard(results);
	return results->maps[0].size > 0 || results->has_journal
	           ? STATUS_OK
	           : diags_trouble(diags, &MESSAGE_BATCH_NO_RESULTS, str_from(folder), {0});
}

void results_close(struct results *results)
{
	if (results) {
		for (size_t i = 0; i < sizeof results->maps / sizeof *results->maps; i++) {
			unmap(&results->maps[i]);
		}
		if (results->journal_file >= 0) {
			close(results->journal_file);
		}
		if (results->folder_file >= 0) {
			close(results->folder_file);
		}
	}
}
