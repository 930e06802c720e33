/* HTML: the document that a web page holds, without the site around it. */
#ifndef ZHINAN_SOURCE_HTML_H
#define ZHINAN_SOURCE_HTML_H

#include "source/format.h"

/* Whether decoded text is HTML: whether, after blanks, comments and an XML declaration, it begins
 * with a tag that web pages begin with (WHATWG MIME Sniffing, 7.1, and a few more). */
bool html_recognise(struct str text);

/* Makes the job's source, whose text is the page as decoded, the text of the document in it: blocks
 * become paragraphs, <br> a line end, rows of tables one line where they can. The document is the
 * smallest element that has most of the page's text and no text beside it, with the headings before
 * it; what else a reader of the page sees (menus, footers, dense links, hidden text) stays in the
 * text with the hint that it is outside. STATUS_TROUBLE where the page is nested too deep or larger
 * than the limits. */
enum status html_read(struct reading_job *job) MUST_CHECK;

#endif
