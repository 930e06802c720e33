/* A table from errno to messages; an error without a row is told by its number. */
#include "base/system_error.h"

#include <errno.h>

struct row {
	int error;
	const struct message *reading; /* NULL: it is told by its number */
	const struct message *writing;
};

static const struct row rows[] = {
    {ENOENT, &MESSAGE_READ_MISSING, &MESSAGE_WRITE_MISSING},
    {ENOTDIR, &MESSAGE_READ_MISSING, &MESSAGE_WRITE_MISSING},
    {EACCES, &MESSAGE_READ_FORBIDDEN, &MESSAGE_WRITE_FORBIDDEN},
    {EPERM, &MESSAGE_READ_FORBIDDEN, &MESSAGE_WRITE_FORBIDDEN},
    {EISDIR, &MESSAGE_READ_FOLDER, &MESSAGE_WRITE_FOLDER},
    {ENAMETOOLONG, &MESSAGE_READ_LONG_NAME, &MESSAGE_WRITE_LONG_NAME},
    {ELOOP, &MESSAGE_READ_LOOP, &MESSAGE_WRITE_LOOP},
    {EMFILE, &MESSAGE_READ_TOO_MANY, &MESSAGE_WRITE_TOO_MANY},
    {ENFILE, &MESSAGE_READ_TOO_MANY, &MESSAGE_WRITE_TOO_MANY},
    {EIO, &MESSAGE_READ_DEVICE, &MESSAGE_WRITE_DEVICE},
    {EBADF, &MESSAGE_READ_CLOSED, &MESSAGE_WRITE_CLOSED},
    {ENOSPC, NULL, &MESSAGE_WRITE_FULL},
    {EDQUOT, NULL, &MESSAGE_WRITE_FULL},
    {EFBIG, NULL, &MESSAGE_WRITE_TOO_LARGE},
    {EROFS, NULL, &MESSAGE_WRITE_PROTECTED},
    {EPIPE, NULL, &MESSAGE_WRITE_PIPE},
};

static enum status trouble(struct diags *diags, const char *path, int error,
                           const struct message *known, const struct message *other)
{
	return known ? diags_trouble(diags, known, str_from(path), {0})
	             : diags_trouble(diags, other, str_from(path),
	                             arena_format(diags->arena, "%d", error));
}

static const struct row *find(int error)
{
	static const struct row none;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		if (rows[i].error == error) {
			return &rows[i];
		}
	}
	return &none;
}

enum status unreadable(struct diags *diags, const char *path, int error)
{
	return trouble(diags, path, error, find(error)->reading, &MESSAGE_FILE_UNREADABLE);
}

enum status unwritable(struct diags *diags, const char *path, int error)
{
	return trouble(diags, path, error, find(error)->writing, &MESSAGE_FILE_UNWRITABLE);
}

int stream_error(FILE *stream)
{
	errno = 0;
	if (fflush(stream) != 0) {
		return errno ? errno : EIO;
	}
	if (!ferror(stream)) {
		return 0;
	}
	/* A write before failed, and nobody knows why any more: one more byte fails by the same. */
	putc('\n', stream);
	(void)fflush(stream);
	return errno ? errno : EIO;
}
