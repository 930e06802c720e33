/* Recognises HTML and prepares it for the parser. Internal to html*.c and to the tests. */
#ifndef ZHINAN_SOURCE_HTML_CLEAN_H
#define ZHINAN_SOURCE_HTML_CLEAN_H

#include "base/arena.h"

enum html_kind {
	HTML_NONE,
	HTML_PAGE,    /* begins with a tag that web pages begin with */
	HTML_FRAGMENT /* text with paragraphs, line breaks or tables of HTML in it */
};

/* Recognises HTML in decoded text. A page is recognised by its first tag after blanks, comments and
 * an XML declaration (WHATWG MIME Sniffing, 7.1, and a few more tags); a fragment by at least two
 * tags that close a block, break a line or end removed text. Text copied from a page is a fragment,
 * as is Markdown with HTML tables. */
enum html_kind html_recognise(struct str text);

/* The text that the parser reads: without what HTML calls bogus comments (<![if ...]>, with which
 * Word marks its lists). In a fragment, line ends outside of tables become <br>, and a "<" that
 * begins no HTML tag is escaped. Returns a page itself if there is nothing to drop. */
struct str html_clean(struct arena *arena, struct str text, enum html_kind kind);

#endif
