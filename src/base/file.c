/* Reads whole files; writes results under a temporary name and renames them. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/system_error.h"

/* Reads until the end into arena memory that grows; a file's size is only a first guess, as a pipe
 * has none and a file may change meanwhile. */
static enum status read_all(struct str *out, struct arena *arena, int fd, size_t guess,
                            size_t limit, const char *path, struct diags *diags)
{
	char *data = NULL;
	size_t capacity = 0;
	size_t size = 0;
	if (guess > 0) {
		capacity = guess + 1;
		data = arena_alloc(arena, capacity);
	}
	for (;;) {
		data = arena_grow(arena, data, size, &capacity, 1);
		ssize_t got = read(fd, data + size, capacity - size);
		if (got < 0) {
			if (errno == EINTR) {
				continue;
			}
			return unreadable(diags, path, errno);
		}
		size += (size_t)got;
		if (size > limit) {
			struct str text = arena_format(arena, "%zu", limit);
			return diags_trouble(diags, &MESSAGE_FILE_TOO_LARGE, str_from(path), text);
		}
		if (got == 0) {
			*out = (struct str){data, size};
			return STATUS_OK;
		}
	}
}

enum status file_read(struct str *out, struct arena *arena, const char *path, size_t limit,
                      struct diags *diags)
{
	if (limit == 0 || limit > FILE_LIMIT) {
		limit = FILE_LIMIT;
	}
	if (strcmp(path, "-") == 0) {
		return read_all(out, arena, STDIN_FILENO, 0, limit, path, diags);
	}
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0 && errno == ENOENT && strstr(path, "://")) {
		return diags_trouble(diags, &MESSAGE_READ_ADDRESS, str_from(path), {0});
	}
	if (fd < 0) {
		return unreadable(diags, path, errno);
	}
	struct stat st;
	enum status status = STATUS_TROUBLE;
	if (fstat(fd, &st) != 0) {
		status = unreadable(diags, path, errno);
	} else if (S_ISDIR(st.st_mode)) {
		status = unreadable(diags, path, EISDIR);
	} else {
		size_t guess = S_ISREG(st.st_mode) && st.st_size > 0 ? (size_t)st.st_size : 0;
		/* One byte over the limit is read, to distinguish "at the limit" from "over it". */
		guess = guess > limit ? limit : guess;
		fcntl(fd, F_SETFL,
		      0); /* only the opening must not wait, for a pipe without a writer */
		status = read_all(out, arena, fd, guess, limit, path, diags);
	}
	close(fd);
	return status;
}

void file_drop(struct str *bytes, struct arena *arena)
{
	/* The array has one byte more than was read: the byte that showed the end. */
	arena_drop(arena, (char *)(uintptr_t)bytes->data, bytes->size + 1, 1);
	*bytes = (struct str){0};
}

static bool find_file(struct stat *st, const char *path)
{
	int failed = strcmp(path, "-") == 0 ? fstat(STDIN_FILENO, st) : stat(path, st);
	return failed == 0 && S_ISREG(st->st_mode);
}

bool file_is_same(const char *a, const char *b)
{
	struct stat first;
	struct stat second;
	return find_file(&first, a) && find_file(&second, b) && first.st_dev == second.st_dev &&
	       first.st_ino == second.st_ino;
}

/* Writes to a device or a pipe directly: a file must never replace it. */
static enum status open_device(struct file_writer *writer, const char *path, struct diags *diags)
{
	writer->stream = fopen(path, "wbe");
	writer->path = strdup(path);
	if (!writer->path) {
		out_of_memory();
	}
	if (writer->stream) {
		return STATUS_OK;
	}
	int error = errno;
	free(writer->path);
	*writer = (struct file_writer){0};
	return unwritable(diags, path, error);
}

/* The path that a path leads to through links, whether or not there is a file at their end; the
 * caller frees it. NULL, with errno, where there are too many. */
static char *follow_links(const char *path)
{
	enum { MAX_LINKS = 40 };
	char target[PATH_MAX];
	char *at = strdup(path);
	for (int links = 0; at && links < MAX_LINKS; links++) {
		ssize_t size = readlink(at, target, sizeof target - 1);
		if (size < 0) {
			return at; /* no link */
		}
		target[size] = '\0';
		const char *slash = target[0] == '/' ? NULL : strrchr(at, '/');
		char *next = NULL;
		if (asprintf(&next, "%.*s%s", slash ? (int)(slash + 1 - at) : 0, at, target) < 0) {
			out_of_memory();
		}
		free(at);
		at = next;
	}
	if (!at) {
		out_of_memory();
	}
	free(at);
	errno = ELOOP;
	return NULL;
}

/* What umask leaves of the mode of a new file. It can only be read by setting it, which is done once: two threads that
 * did so at a time could leave the wrong one. */
static mode_t mode_of_new_files;

static void read_mask(void)
{
	mode_t mask = umask(0);
	umask(mask);
	mode_of_new_files = 0666 & ~mask;
}

static mode_t new_file_mode(void)
{
	static pthread_once_t is_read = PTHREAD_ONCE_INIT;
	pthread_once(&is_read, read_mask);
	return mode_of_new_files;
}

/* Opens the temporary file of a writer; frees what the writer owns where that fails. */
static enum status open_beside(struct file_writer *writer, mode_t mode, struct diags *diags)
{
	int fd = mkostemp(writer->beside, O_CLOEXEC);
	if (fd >= 0 && fchmod(fd, mode) == 0) {
		writer->stream = fdopen(fd, "wb");
	}
	if (writer->stream) {
		return STATUS_OK;
	}
	int error = errno;
	enum status status = unwritable(diags, writer->path, error);
	if (fd >= 0) {
		close(fd);
		unlink(writer->beside);
	}
	free(writer->path);
	free(writer->beside);
	*writer = (struct file_writer){0};
	return status;
}

enum status file_writer_open(struct file_writer *writer, const char *path, struct diags *diags)
{
	*writer = (struct file_writer){0};
	if (!path || strcmp(path, "-") == 0) {
		writer->stream = stdout;
		return STATUS_OK;
	}
	struct stat st;
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode)) {
		return open_device(writer, path, diags);
	}
	bool is_new = stat(path, &st) != 0;
	if (!is_new && S_ISDIR(st.st_mode)) {
		return unwritable(diags, path, EISDIR);
	}
	writer->path = follow_links(path);
	if (!writer->path) {
		return unwritable(diags, path, errno);
	}
	if (asprintf(&writer->beside, "%s.XXXXXX", writer->path) < 0) {
		out_of_memory();
	}
	return open_beside(writer, is_new ? new_file_mode() : st.st_mode & 07777, diags);
}

enum status file_writer_open_in(struct file_writer *writer, const char *path, const char *folder,
                                struct diags *diags)
{
	*writer = (struct file_writer){.path = strdup(path), .is_synced = true};
	if (!writer->path || asprintf(&writer->beside, "%s/XXXXXX", folder) < 0) {
		out_of_memory();
	}
	return open_beside(writer, new_file_mode(), diags);
}

enum status file_writer_close(struct file_writer *writer, bool keep, struct diags *diags)
{
	enum status status = STATUS_OK;
	errno = 0;
	bool failed = fflush(writer->stream) != 0 || ferror(writer->stream);
	int error = errno ? errno : EIO;
	if (!writer->path) {
		return failed && keep ? unwritable(diags, "-", error) : STATUS_OK;
	}
	if (!failed && keep && writer->is_synced && fsync(fileno(writer->stream)) != 0) {
		failed = true;
		error = errno;
	}
	if (fclose(writer->stream) != 0 && !failed) {
		failed = true;
		error = errno;
	}
	if (writer->beside && !failed && keep && rename(writer->beside, writer->path) != 0) {
		failed = true;
		error = errno;
	}
	if (writer->beside && (failed || !keep)) {
		unlink(writer->beside);
	}
	if (failed && keep) {
		status = unwritable(diags, writer->path, error);
	}
	free(writer->path);
	free(writer->beside);
	*writer = (struct file_writer){0};
	return status;
}
