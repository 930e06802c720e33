/* HTML: the document that a web page holds, without the site around it. */
#ifndef ZHINAN_SOURCE_HTML_HTML_H
#define ZHINAN_SOURCE_HTML_HTML_H

#include "source/html/clean.h"
#include "source/reading_job.h"

/* Makes the job's source, whose text is the page as decoded, the text of the document in it: blocks
 * become paragraphs, <br> a line end, rows of tables one line where they can. The document is the
 * smallest element that has most of the page's text and no text beside it, with the headings before
 * it; what else a reader of the page sees (menus, footers, dense links) stays in the text with the
 * hint that it is outside. Deleted, struck-through and hidden text of the document is recorded as
 * removed, as far as tags, attributes and style sheets within the page say so. STATUS_TROUBLE where
 * the page is nested too deep or larger than the limits. */
enum status html_read(struct reading_job *job, enum html_kind kind) MUST_CHECK;

#endif
