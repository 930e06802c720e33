/* The formats that are no plain text: known by their content, each with its reader. */
#ifndef ZHINAN_SOURCE_FORMAT_H
#define ZHINAN_SOURCE_FORMAT_H

#include "source/reading_job.h"

struct format;

/* The format whose signature the bytes have; NULL for what may be text. */
const struct format *format_find(struct str bytes);

/* Reads the job's bytes in a format; STATUS_TROUBLE with a diag for one that has no reader. */
enum status format_read(const struct format *format, struct reading_job *job) MUST_CHECK;

#endif
