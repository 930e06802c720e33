/* The automatic numbers of DOCX: numbering.xml and styles.xml, and the counters. Internal to
 * docx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_DOCX_NUMBERING_H
#define ZHINAN_SOURCE_OFFICE_DOCX_NUMBERING_H

#include "base/buf.h"
#include "source/reading_job.h"

struct numbering;

/* What a paragraph says of its number, by itself or by its style. */
struct numbered {
	int32_t list;  /* w:numId; 0: none; -1: not said */
	int32_t level; /* from 0; -1: not said */
};

/* Reads both parts; either may be empty. The result lives in the job's arena. */
enum status numbering_read(struct numbering **out, struct str numbering, struct str styles,
                           struct reading_job *job) MUST_CHECK;

/* Counts a paragraph with its style's id, and appends its number with what stands around and behind
 * it; nothing where it has none. Its level from 1; 0: none. */
int numbering_write(struct numbering *numbering, struct numbered said, struct str style,
                    struct buf *out);

/* Whether a style is that of a table of contents. */
bool numbering_is_contents(const struct numbering *numbering, struct str style);

#endif
