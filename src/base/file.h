/* Whole files in, whole files out. */
#ifndef ZHINAN_BASE_FILE_H
#define ZHINAN_BASE_FILE_H

#include <stdio.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/diag.h"

/* Spans are 32-bit; the limit leaves room for what decoding and repairs may add. */
#define FILE_LIMIT ((size_t)1 << 30)

/* Reads a file, a pipe or a device, or standard input for "-", into the arena; a pipe that nobody writes to yet is waited
 * for. More than limit bytes (0: FILE_LIMIT), a folder, an unreadable file, or one that changes meanwhile is
 * STATUS_TROUBLE with a diag. */
enum status file_read(struct str *out, struct arena *arena, const char *path, size_t limit,
                      struct diags *diags) MUST_CHECK;

/* Frees what file_read read into the arena, if it is large; nothing may point to it afterwards. */
void file_drop(struct str *bytes, struct arena *arena);

/* Whether two paths lead to one regular file, through links too; "-" is standard input. */
bool file_is_same(const char *a, const char *b);

/* A result being written: to standard output, or to a temporary file that gets its final name when
 * it is complete and on the disk, so that no reader ever sees half of it. */
struct file_writer {
	FILE *stream; /* write here */
	char *path;   /* NULL for standard output */
	char *beside; /* the temporary file; NULL for a device or a pipe */
	char *folder; /* whose names are put on the disk too; NULL: the caller does that for many */
	mode_t mode;  /* of the file in the end */
	uid_t user;   /* -1: who runs the program, and the same of the group */
	gid_t group;
};

/* Opens a writer for path; NULL or "-" is standard output. A device or a pipe is written to
 * directly, and never replaced by a file. Through a link the file is written that it leads to, and
 * the link stays; what replaces a file has its mode and, where that is allowed, its owners. A file that may not be
 * written is not replaced either. */
enum status file_writer_open(struct file_writer *writer, const char *path,
                             struct diags *diags) MUST_CHECK;

/* The same for a file whose temporary one is made in a folder of its own, on the same file system. What earlier runs
 * left there, and the names of what is made, are the caller's to care for. */
enum status file_writer_open_in(struct file_writer *writer, const char *path, const char *folder,
                                struct diags *diags) MUST_CHECK;

/* Flushes and renames (keep), or removes what was written (!keep). Frees what the writer owns in
 * every case. Reports a write that failed earlier. */
enum status file_writer_close(struct file_writer *writer, bool keep,
                              struct diags *diags) MUST_CHECK;

/* A result that is written to memory; stays where it is until it is closed. */
struct memory_writer {
	FILE *stream; /* write here */
	struct buf bytes;
};

void memory_writer_open(struct memory_writer *writer);

/* Closes it; what was written is the caller's to release. */
struct buf memory_writer_take(struct memory_writer *writer);

/* What was written, in the arena; frees what the writer owns. */
struct str memory_writer_close(struct memory_writer *writer, struct arena *arena);

#endif
