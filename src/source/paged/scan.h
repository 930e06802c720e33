/* Pages that are pictures, read by zhinan-ocr: a process for each page, several at once. */
#ifndef ZHINAN_SOURCE_PAGED_SCAN_H
#define ZHINAN_SOURCE_PAGED_SCAN_H

#include "source/paged/lines.h"
#include "source/reading_job.h"

/* Whether zhinan-ocr is there. */
bool scan_is_possible(const struct reading_job *job);

/* How many pages the job's file has. STATUS_TROUBLE where it is damaged, has too many, or zhinan-ocr is not there. */
enum status scan_count(struct reading_job *job, uint32_t *pages) MUST_CHECK;

/* Recognises some pages (ascending, from 1) of the job's file, and adds their lines, in the place of those that they have.
 * STATUS_TROUBLE as above, and where a page takes too long. */
enum status scan_pages(struct reading_job *job, struct paged_lines *lines, const uint32_t *pages,
                       size_t count) MUST_CHECK;

#endif
