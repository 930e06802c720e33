/* DOCX (ECMA-376, WordprocessingML): the document as it is shown, paragraph by paragraph. */
#ifndef ZHINAN_SOURCE_OFFICE_DOCX_H
#define ZHINAN_SOURCE_OFFICE_DOCX_H

#include "source/sandbox/archive.h"

/* Whether an archive is such a document, by its content types or the place of its main part. */
bool docx_recognise(struct archive *archive);

/* Makes the job's source the text of the document: runs joined by paragraph, the numbers of lists
 * written out, a row of a table one line where it can be, text boxes once and behind the paragraph
 * that holds them, footnotes at the end behind "[1]" and so on. Text that is deleted, moved away or
 * hidden is left out, inserted text is kept; a table of contents is outside. Headers and footers
 * are no part of the text. */
enum status docx_read(struct reading_job *job, struct archive *archive) MUST_CHECK;

#endif
