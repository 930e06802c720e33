/* PDF, read by a program of its own, zhinan-pdf: its libraries and their faults stay out of this
 * one. What comes back are lines of text and where they stand on the pages. */
#ifndef ZHINAN_SOURCE_PDF_PDF_H
#define ZHINAN_SOURCE_PDF_PDF_H

#include "source/reading_job.h"

/* Makes the job's source the text of the PDF: see layout.h. STATUS_TROUBLE where it is damaged,
 * locked, has no text, or exceeds a limit, or where zhinan-pdf is not there: it is looked for
 * beside the running program, and in ../bin as seen from there. */
enum status pdf_read(struct reading_job *job) MUST_CHECK;

#endif
