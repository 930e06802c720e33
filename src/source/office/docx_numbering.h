/* The automatic numbers of DOCX: numbering.xml, and the counters. Internal to docx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_DOCX_NUMBERING_H
#define ZHINAN_SOURCE_OFFICE_DOCX_NUMBERING_H

#include "base/buf.h"
#include "source/office/docx_styles.h"
#include "source/reading_job.h"

struct docx_numbering;

/* Reads numbering.xml; its data may be NULL. The result lives in the job's arena. */
enum status docx_numbering_read(struct docx_numbering **out, struct str xml,
                                struct reading_job *job) MUST_CHECK;

/* Counts a paragraph, given its style's id, and appends its label, if it has one. Returns its level
 * from 1; 0: none. */
int docx_numbering_write(struct docx_numbering *numbering, const struct docx_styles *styles,
                         struct docx_numbered said, struct str style, struct buf *out);

#endif
