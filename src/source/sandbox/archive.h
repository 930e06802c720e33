/* ZIP archives, as DOCX, ODT and XLSX files are: parts by their names, never more bytes of them than the
 * limits allow, whatever the archive says of itself. Nothing is unpacked to a file. */
#ifndef ZHINAN_SOURCE_SANDBOX_ARCHIVE_H
#define ZHINAN_SOURCE_SANDBOX_ARCHIVE_H

#include "source/reading_job.h"

struct zip;

struct archive_part_in_memory {
	struct str name;
	struct str bytes;
};

struct archive {
	struct zip *zip; /* NULL for one of parts in memory */
	const struct archive_part_in_memory *parts;
	size_t count;
	struct reading_job *job;
	size_t unpacked; /* bytes unpacked so far */
};

/* Opens the job's bytes. STATUS_TROUBLE where they are no sound archive. Close it, then. */
enum status archive_open(struct archive *out, struct reading_job *job) MUST_CHECK;

void archive_close(struct archive *archive);

/* Makes an archive of parts that no ZIP holds, for readers who look for parts in one; not to be counted or closed. The
 * parts must live as long. */
void archive_in_memory(struct archive *out, struct reading_job *job,
                       const struct archive_part_in_memory *parts, size_t count);

/* Whether there is a part of a name. */
bool archive_has(const struct archive *archive, const char *name);

/* Unpacks a part into memory of its own, which the caller frees; a part that is not there is empty,
 * with data NULL. STATUS_TROUBLE where it is damaged, encrypted, or all parts together are larger
 * than the limit. */
enum status archive_part(struct archive *archive, const char *name, struct str *out) MUST_CHECK;

/* How many parts there are, and the name of one in the bytes of the archive; empty where it has none. */
size_t archive_count(const struct archive *archive);
struct str archive_name(const struct archive *archive, size_t index);

/* Unpacks the part at an index, as archive_part does. */
enum status archive_part_at(struct archive *archive, size_t index, struct str *out) MUST_CHECK;

/* Whether a part is there and sound; its bytes as above. Adds no diag, and counts towards no limit. */
bool archive_peek(const struct archive *archive, const char *name, struct str *out);

#endif
