/* The text of a document from the lines on its pages. */
#ifndef ZHINAN_SOURCE_PAGED_LAYOUT_H
#define ZHINAN_SOURCE_PAGED_LAYOUT_H

#include "source/paged/lines.h"
#include "source/reading_job.h"

/* Makes the job's source from lines in any order. Pieces side by side become one line; margins get
 * the hint that they are furniture. A line with no room left for what the next one begins with is
 * joined to it, unless an indent or the space between them shows a new paragraph; if that is across
 * pages, the next one gets the hint that it continues. STATUS_TROUBLE beyond a limit. */
enum status paged_layout(struct reading_job *job, struct paged_lines *lines,
                         struct str format) MUST_CHECK;

#endif
