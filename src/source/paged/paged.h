/* Documents that are pages with text at places on them, or pictures of it: each format is read by a separate program, so
 * that faults of its libraries stay out of this one. It returns lines of text and their places on the pages. */
#ifndef ZHINAN_SOURCE_PAGED_PDF_H
#define ZHINAN_SOURCE_PAGED_PDF_H

#include "source/reading_job.h"

/* These make the job's source the text of the document: see layout.h. Pages that are pictures, and all of an image, are
 * recognised (scan.h). STATUS_TROUBLE where the document is damaged, locked, has no text, or exceeds a limit, or where the
 * program that reads it is not there (helper.h). */
enum status pdf_read(struct reading_job *job) MUST_CHECK;
enum status ofd_read(struct reading_job *job) MUST_CHECK;
enum status image_read(struct reading_job *job) MUST_CHECK;

#endif
