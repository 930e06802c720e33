/* Which line names the document. */
#ifndef ZHINAN_LAYOUT_TITLE_H
#define ZHINAN_LAYOUT_TITLE_H

#include "layout/join.h"

enum { TITLE_TAIL = 4 /* characters of a title's end that a page cut off, and that is one too */ };

/* On the way through a document's lines. */
struct title_finder {
	const struct lines *lines;
	struct grammar *grammar;
	const struct line *later; /* names the document, behind a notice that announces it; NULL */
	bool is_past;             /* the title has come, or the first numbered heading */
};

/* Whether a line names the document: that comes once, before all numbered headings, or where a
 * notice comes first behind it. Lines are asked in their order. */
bool title_names_document(struct title_finder *finder, const struct line *line,
                          const struct line_start *start);

/* Whether what is open can only be the first line of the title that the next line ends: together
 * they are one, too. */
bool title_begins(const struct title_finder *finder, const struct open_paragraph *open,
                  const struct line *next);

/* Whether a line that is no title by itself makes one of what is open: its last word was cut, or its
 * brackets stand on a line of their own. gap: the number of blank lines between. */
bool title_ends(struct title_finder *finder, const struct open_paragraph *open,
                const struct line *line, const struct line_start *start, size_t gap);

#endif
