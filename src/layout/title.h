/* Which line names the document, if one does. Every line near the beginning is a candidate, and so are
 * lines that a hand broke a title into; signs in the line, around it and in how the format shows
 * it speak for it or against it, each with its weight in the grammar (title/signs). The heaviest
 * candidate that is heavy enough is the title; of none the document has none. */
#ifndef ZHINAN_LAYOUT_TITLE_H
#define ZHINAN_LAYOUT_TITLE_H

#include "layout/line.h"

struct title {
	const struct line *first; /* NULL: there is none */
	const struct line *last;
	uint32_t
	    frame_start; /* bytes that stand before it on its first line, and are no part of it */
	uint32_t frame_end; /* the same behind it, on its last */
};

/* Finds the title, when tables and furniture are known. What only announces a document (title/notice)
 * yields to the title of that, where it follows. */
void title_find(struct title *out, const struct lines *lines, const struct source *source,
                struct arena *arena, struct grammar *grammar);

/* Cuts in two the line that begins with a title and goes on with the text (title/glued). */
void lines_split_title(struct lines *lines, struct arena *arena, struct grammar *grammar);

/* Whether a line is one of the title's. */
static inline bool title_has(const struct title *title, const struct line *line)
{
	return title->first && line >= title->first && line <= title->last;
}

#endif
