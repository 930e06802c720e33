/* The text of a PDF from its lines. */
#ifndef ZHINAN_SOURCE_PDF_LAYOUT_H
#define ZHINAN_SOURCE_PDF_LAYOUT_H

#include "source/pdf/lines.h"
#include "source/reading_job.h"

/* Makes the job's source of lines in any order: pieces that stand side by side become one line;
 * a margin gets the hint that it is furniture; a line that has no room for what the next begins with
 * goes on in it where indents or the space between paragraphs do not speak against it. A line that
 * goes on across pages gets the hint that it does. STATUS_TROUBLE beyond a limit. */
enum status pdf_layout(struct reading_job *job, struct pdf_lines *lines) MUST_CHECK;

#endif
