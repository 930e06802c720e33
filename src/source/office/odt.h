/* ODT (OpenDocument 1.3, text): the document as it is shown, paragraph by paragraph. */
#ifndef ZHINAN_SOURCE_OFFICE_ODT_H
#define ZHINAN_SOURCE_OFFICE_ODT_H

#include "source/sandbox/archive.h"

/* Whether an archive states that it is such a text document. */
bool odt_recognise(struct archive *archive);

/* Whether it states that it is a workbook (ODS), which nothing here reads. */
bool odt_is_workbook(struct archive *archive);

/* Makes the job's source the text of the document, as docx_read does. */
enum status odt_read(struct reading_job *job, struct archive *archive) MUST_CHECK;

#endif
