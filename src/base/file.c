/* Reads whole files; writes results under a temporary name and renames them. */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static enum status unreadable(struct diags *diags, const char *path)
{
	return diags_trouble(diags, &MESSAGE_FILE_UNREADABLE, str_from(path),
	                     str_from(strerror(errno)));
}

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
			return unreadable(diags, path);
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
	if (fd < 0) {
		return unreadable(diags, path);
	}
	struct stat st;
	enum status status = STATUS_TROUBLE;
	if (fstat(fd, &st) != 0) {
		status = unreadable(diags, path);
	} else if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		status = unreadable(diags, path);
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

static enum status unwritable(struct diags *diags, const char *path, int error)
{
	return diags_trouble(diags, &MESSAGE_FILE_UNWRITABLE, str_from(path),
	                     str_from(strerror(error)));
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
	writer->path = strdup(path);
	if (!writer->path || asprintf(&writer->beside, "%s.XXXXXX", path) < 0) {
		out_of_memory();
	}
	int fd = mkostemp(writer->beside, O_CLOEXEC);
	if (fd >= 0) {
		mode_t mask = umask(0);
		umask(mask);
		if (fchmod(fd, 0666 & ~mask) == 0) {
			writer->stream = fdopen(fd, "wb");
		}
	}
	if (writer->stream) {
		return STATUS_OK;
	}
	int error = errno;
	if (fd >= 0) {
		close(fd);
		unlink(writer->beside);
	}
	free(writer->path);
	free(writer->beside);
	*writer = (struct file_writer){0};
	return unwritable(diags, path, error);
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

void memory_writer_open(struct memory_writer *writer)
{
	writer->stream = open_memstream(&writer->bytes, &writer->size);
	if (!writer->stream) {
		out_of_memory();
	}
}

struct str memory_writer_close(struct memory_writer *writer, struct arena *arena)
{
	if (fclose(writer->stream) != 0) {
		out_of_memory();
	}
	struct str text = arena_copy(arena, (struct str){writer->bytes, writer->size});
	free(writer->bytes);
	return text;
}
