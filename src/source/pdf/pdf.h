/* PDF, read by a separate program, zhinan-pdf, so that faults of its libraries stay out of this
 * one. It returns lines of text and their places on the pages. */
#ifndef ZHINAN_SOURCE_PDF_PDF_H
#define ZHINAN_SOURCE_PDF_PDF_H

#include "source/reading_job.h"

/* Makes the job's source the text of the PDF: see layout.h. STATUS_TROUBLE where it is damaged,
 * locked, has no text, or exceeds a limit, or where zhinan-pdf is not there: it is looked for
 * beside the running program, and in ../bin as seen from there. */
enum status pdf_read(struct reading_job *job) MUST_CHECK;

#endif
