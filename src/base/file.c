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
#include "base/temporary_file.h"
#include "base/terminal_stream.h"

static enum status too_large(const char *path, size_t limit, struct diags *diags)
{
	struct str text = arena_format(diags->arena, "%zu", limit);
	return diags_trouble(diags, &MESSAGE_FILE_TOO_LARGE, str_from(path), text);
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
			return unreadable(diags, path, errno);
		}
		size += (size_t)got;
		if (size > limit) {
			return too_large(path, limit, diags);
		}
		if (got == 0) {
			*out = (struct str){data, size};
			return STATUS_OK;
		}
	}
}

/* Whether a file is as it was before: what was read of it may be half the old bytes and half the new ones. One that was
 * replaced by another of its name was read whole, as it was. */
static bool is_unchanged(const struct stat *before, int fd)
{
	struct stat now;
	return fstat(fd, &now) == 0 && now.st_size == before->st_size &&
	       now.st_mtim.tv_sec == before->st_mtim.tv_sec &&
	       now.st_mtim.tv_nsec == before->st_mtim.tv_nsec;
}

/* Reads what a descriptor has. A file has a size, and is refused by it before it is read; those of the system that tell
 * none are read like a pipe. */
static enum status read_open(struct str *out, struct arena *arena, int fd, size_t limit,
                             const char *path, struct diags *diags)
{
	struct stat st;
	if (fstat(fd, &st) != 0) {
		return unreadable(diags, path, errno);
	}
	if (S_ISDIR(st.st_mode)) {
		return unreadable(diags, path, EISDIR);
	}
	if (!S_ISREG(st.st_mode) || st.st_size == 0) {
		return read_all(out, arena, fd, 0, limit, path, diags);
	}
	off_t start = lseek(fd, 0, SEEK_CUR); /* standard input may be in the middle of a file */
	size_t left = start >= 0 && start < st.st_size ? (size_t)(st.st_size - start) : 0;
	if (left > limit) {
		return too_large(path, limit, diags);
	}
	enum status status = read_all(out, arena, fd, left, limit, path, diags);
	if (status == STATUS_OK && !is_unchanged(&st, fd)) {
		return diags_trouble(diags, &MESSAGE_FILE_CHANGED, str_from(path), {0});
	}
	return status;
}

enum status file_read(struct str *out, struct arena *arena, const char *path, size_t limit,
                      struct diags *diags)
{
	if (limit == 0 || limit > FILE_LIMIT) {
		limit = FILE_LIMIT;
	}
	if (strcmp(path, "-") == 0) {
		return read_open(out, arena, STDIN_FILENO, limit, path, diags);
	}
	/* Of a pipe with a name this waits for who writes to it. */
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0 && errno == ENOENT && strstr(path, "://")) {
		return diags_trouble(diags, &MESSAGE_READ_ADDRESS, str_from(path), {0});
	}
	if (fd < 0) {
		return unreadable(diags, path, errno);
	}
	enum status status = read_open(out, arena, fd, limit, path, diags);
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
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	if (fd < 0) {
		return unwritable(diags, path, errno);
	}
	writer->stream = isatty(fd) ? terminal_stream_open(fd) : fdopen(fd, "wb");
	writer->path = strdup(path);
	if (!writer->stream || !writer->path) {
		out_of_memory();
	}
	return STATUS_OK;
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

/* Who may do what with a result: the same as with the file that it replaces. */
static void take_after(struct file_writer *writer, const struct stat *old)
{
	writer->mode = old ? old->st_mode & 0777 : new_file_mode();
	writer->user = old ? old->st_uid : (uid_t)-1;
	writer->group = old ? old->st_gid : (gid_t)-1;
}

/* Opens the temporary file of a writer in a folder; frees what the writer owns where that fails. */
static enum status open_beside(struct file_writer *writer, const char *folder, struct diags *diags)
{
	int fd = temporary_open(&writer->beside, folder);
	if (fd >= 0) {
		writer->stream = fdopen(fd, "wb");
		if (!writer->stream) {
			out_of_memory();
		}
		return STATUS_OK;
	}
	enum status status = unwritable(diags, writer->path, errno);
	free(writer->path);
	free(writer->folder);
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
	bool is_new = stat(path, &st) != 0;
	if (!is_new && S_ISDIR(st.st_mode)) {
		return unwritable(diags, path, EISDIR);
	}
	if (!is_new && !S_ISREG(st.st_mode)) {
		return open_device(writer, path, diags);
	}
	if (!is_new && faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) != 0) {
		return unwritable(diags, path, errno); /* its folder may let it be replaced */
	}
	writer->path = follow_links(path);
	if (!writer->path) {
		return unwritable(diags, path, errno);
	}
	const char *slash = strrchr(writer->path, '/');
	writer->folder = strndup(writer->path, slash ? (size_t)(slash + 1 - writer->path) : 0);
	if (!writer->folder) {
		out_of_memory();
	}
	take_after(writer, is_new ? NULL : &st);
	temporary_sweep(writer->folder);
	return open_beside(writer, writer->folder, diags);
}

enum status file_writer_open_in(struct file_writer *writer, const char *path, const char *folder,
                                struct diags *diags)
{
	struct stat st;
	*writer = (struct file_writer){.path = strdup(path)};
	if (!writer->path) {
		out_of_memory();
	}
	take_after(writer, lstat(path, &st) == 0 && S_ISREG(st.st_mode) ? &st : NULL);
	return open_beside(writer, folder, diags);
}

/* Gives a file its owners and mode. Where the group cannot be kept, the new one may do what all may. */
static bool set_mode(const struct file_writer *writer, int file)
{
	mode_t mode = writer->mode;
	if (fchown(file, writer->user, writer->group) != 0 &&
	    fchown(file, (uid_t)-1, writer->group) != 0) {
		mode = (mode & ~(mode_t)070) | (mode & 07) << 3;
	}
	return fchmod(file, mode) == 0;
}

/* Puts a file on the disk; true too where a file system cannot. */
static bool sync_file(int file)
{
	return fsync(file) == 0 || errno == EINVAL || errno == ENOSYS;
}

/* Puts the names in a folder on the disk; true too where it may not be opened. */
static bool sync_folder(const char *path)
{
	int folder = open(*path ? path : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool is_synced = folder < 0 || sync_file(folder);
	int error = errno;
	if (folder >= 0) {
		close(folder);
	}
	errno = error;
	return is_synced;
}

/* Gives what was written its name; false with errno. The file is locked until it has it. */
static bool put_in_place(const struct file_writer *writer)
{
	int file = fileno(writer->stream);
	return set_mode(writer, file) && sync_file(file) &&
	       rename(writer->beside, writer->path) == 0 &&
	       (!writer->folder || sync_folder(writer->folder));
}

enum status file_writer_close(struct file_writer *writer, bool keep, struct diags *diags)
{
	int error = stream_error(writer->stream);
	if (!writer->path) {
		clearerr(writer->stream); /* it is told here, and not again at the end */
		return error && keep ? unwritable(diags, "-", error) : STATUS_OK;
	}
	bool is_kept = !error && keep;
	if (writer->beside && is_kept && !put_in_place(writer)) {
		error = errno;
		is_kept = false;
	}
	/* What is on the disk has nothing to lose by this. */
	if (fclose(writer->stream) != 0 && !writer->beside && !error) {
		error = errno;
	}
	if (writer->beside) {
		temporary_end(writer->beside, is_kept);
	}
	enum status status = error && keep ? unwritable(diags, writer->path, error) : STATUS_OK;
	free(writer->path);
	free(writer->folder);
	*writer = (struct file_writer){0};
	return status;
}
