/* The files of a folder of results: put into their places whole, found, removed. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_error.h"
#include "base/temporary_file.h"
#include "batch/results_folder.h"

#define JOURNAL_NAME "journal.ndjson"

const char *results_file_path(const struct results *results, const char *name, struct arena *arena)
{
	return arena_format(arena, "%s/%s", results->folder, name).data;
}

const char *results_working_path(const struct results *results, const char *name,
                                 struct arena *arena)
{
	return arena_format(arena, "%s/%s", results->working, name).data;
}

/* Makes all folders of a path; true where they are there in the end. */
static bool make_all(char *path)
{
	for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		int failed = mkdir(path, 0777);
		*slash = '/';
		if (failed && errno != EEXIST) {
			return false;
		}
	}
	return mkdir(path, 0777) == 0 || errno == EEXIST;
}

enum status results_make_folders(const struct results *results, const char *path,
                                 struct diags *diags)
{
	char *all = NULL;
	if (asprintf(&all, "%s%s%s", results->folder, *path ? "/" : "", path) < 0) {
		out_of_memory();
	}
	struct stat st;
	bool is_made = make_all(all) && stat(all, &st) == 0;
	int error = is_made ? ENOTDIR : errno;
	is_made = is_made && S_ISDIR(st.st_mode);
	free(all);
	return is_made ? STATUS_OK : unwritable(diags, results->folder, error);
}

void results_sweep(const struct results *results)
{
	DIR *folder = opendir(results->working);
	if (!folder) {
		return;
	}
	for (const struct dirent *entry; (entry = readdir(folder));) {
		if (strcmp(entry->d_name, JOURNAL_NAME) != 0) {
			unlinkat(dirfd(folder), entry->d_name, 0);
		}
	}
	closedir(folder);
}

struct str results_path(const struct results *results, struct str name, enum archive_output output,
                        struct arena *arena)
{
	struct str ending = archive_output_ending(output);
	return arena_format(arena, "%s/texts/%.*s%.*s", results->folder, STR_FORMAT(name),
	                    STR_FORMAT(ending));
}

bool results_has_outputs(const struct results *results, const struct archive_record *record)
{
	struct stat st;
	struct arena arena;
	bool has_all = true;
	arena_init(&arena);
	for (enum archive_output output = 0; output < ARCHIVE_OUTPUTS && has_all; output++) {
		struct str path = results_path(results, record->name, output, &arena);
		has_all = !digest_is_set(&record->outputs[output]) ||
		          (stat(path.data, &st) == 0 && S_ISREG(st.st_mode) && st.st_size > 0);
	}
	arena_release(&arena);
	return has_all;
}

/* Makes the folders that a text's outputs stand in. */
static enum status make_folders_of(const struct results *results, struct str name,
                                   struct arena *arena, struct diags *diags)
{
	const char *slash = name.size > 0 ? memrchr(name.data, '/', name.size) : NULL;
	size_t size = slash ? (size_t)(slash - name.data) : 0;
	struct str path = arena_format(arena, "texts%s%.*s", size > 0 ? "/" : "", (int)size,
	                               name.data ? name.data : "");
	return results_make_folders(results, path.data, diags);
}

enum status results_put(const struct results *results, struct str name, enum archive_output output,
                        struct str bytes, struct diags *diags)
{
	struct file_writer writer;
	struct arena arena;
	arena_init(&arena);
	struct str path = results_path(results, name, output, &arena);
	enum status status = make_folders_of(results, name, &arena, diags);
	if (status == STATUS_OK) {
		status = file_writer_open_in(&writer, path.data, results->working, diags);
	}
	if (status == STATUS_OK) {
		fwrite(bytes.data, 1, bytes.size, writer.stream);
		status = file_writer_close(&writer, true, diags);
	}
	arena_release(&arena);
	return status;
}

static enum status copy_bytes(const struct results *results, const char *from, struct str name,
                              enum archive_output output, struct diags *diags)
{
	struct str bytes;
	struct arena arena;
	arena_init(&arena);
	enum status status = file_read(&bytes, &arena, from, 0, diags);
	if (status == STATUS_OK) {
		status = results_put(results, name, output, bytes, diags);
	}
	arena_release(&arena);
	return status;
}

enum status results_copy(const struct results *results, const struct results *from, struct str name,
                         enum archive_output output, struct diags *diags)
{
	struct arena arena;
	arena_init(&arena);
	const char *old = results_path(from, name, output, &arena).data;
	const char *path = results_path(results, name, output, &arena).data;
	enum status status = make_folders_of(results, name, &arena, diags);
	if (status == STATUS_OK) {
		unlink(path);
		if (link(old, path) != 0) {
			status = copy_bytes(results, old, name, output, diags);
		}
	}
	arena_release(&arena);
	return status;
}

void results_remove_outputs(const struct results *results, struct str name)
{
	struct arena arena;
	arena_init(&arena);
	for (enum archive_output output = 0; output < ARCHIVE_OUTPUTS; output++) {
		unlink(results_path(results, name, output, &arena).data);
	}
	arena_release(&arena);
}

enum status results_file_open(struct file_writer *writer, const struct results *results,
                              const char *name, struct diags *diags)
{
	return file_writer_open_in(writer, results_file_path(results, name, results->arena),
	                           results->working, diags);
}

enum status results_move(const char *from, const char *to, struct diags *diags)
{
	char *noted = temporary_note(from); /* whoever wrote it is done with it */
	int file = open(from, O_RDONLY | O_CLOEXEC);
	bool is_moved = file >= 0 && fsync(file) == 0 && rename(from, to) == 0;
	int error = errno;
	if (file >= 0) {
		close(file);
	}
	temporary_end(noted, is_moved);
	return is_moved ? STATUS_OK : unwritable(diags, to, error);
}

bool results_has_file(const struct results *results, const char *name)
{
	struct stat st;
	return stat(results_file_path(results, name, results->arena), &st) == 0 &&
	       S_ISREG(st.st_mode);
}

enum status results_complete(struct results *results, struct diags *diags)
{
	/* The names of all that was made are to outlast the journal. */
	if (results->has_journal && syncfs(results->folder_file) != 0) {
		return unwritable(diags, results->folder, errno);
	}
	unlink(results_working_path(results, JOURNAL_NAME, results->arena));
	results_sweep(results);
	rmdir(results->working);
	results->has_journal = false;
	return STATUS_OK;
}
