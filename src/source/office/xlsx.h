/* XLSX (ECMA-376, SpreadsheetML): the sheets of a workbook as they are shown, one behind another. */
#ifndef ZHINAN_SOURCE_OFFICE_XLSX_H
#define ZHINAN_SOURCE_OFFICE_XLSX_H

#include "source/sandbox/archive.h"

/* Whether an archive is such a workbook, by its main part. */
bool xlsx_recognise(struct archive *archive);

/* Makes the job's source what its sheets show, see sheet.h: texts, and numbers in the form in which their cells show
 * them; of a formula, the result that the workbook keeps; a result or a form that cannot be told is U+FFFD. Where
 * several sheets show something, the name of each stands above it. Hidden sheets, rows and columns and what is struck
 * through are removed. Comments, drawings, headers and footers are no part of the text. */
enum status xlsx_read(struct reading_job *job, struct archive *archive) MUST_CHECK;

#endif
