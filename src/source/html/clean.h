/* What is HTML, and how it is made fit for the parser. Internal to html*.c and to the tests. */
#ifndef ZHINAN_SOURCE_HTML_CLEAN_H
#define ZHINAN_SOURCE_HTML_CLEAN_H

#include "base/arena.h"

enum html_kind {
	HTML_NONE,
	HTML_PAGE,    /* begins with a tag that web pages begin with */
	HTML_FRAGMENT /* text with paragraphs, line breaks or tables of HTML in it */
};

/* What decoded text is. A page is known, after blanks, comments and an XML declaration, by its
 * first tag (WHATWG MIME Sniffing, 7.1, and a few more); a fragment by closed blocks, line breaks or
 * removed text of HTML, two at the least, as in what is copied out of a page, and in Markdown with
 * tables in HTML. */
enum html_kind html_recognise(struct str text);

/* The text of a page as the parser shall read it: without what HTML calls a bogus comment
 * (<![if ...]>, by which Word marks its lists); in a fragment, line ends outside of tables are line
 * breaks, and "<" is itself where it begins no tag of HTML. The text itself where nothing is to be
 * done. */
struct str html_clean(struct arena *arena, struct str text, enum html_kind kind);

#endif
