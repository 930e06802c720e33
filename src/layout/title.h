/* Which line is the title of the document, if one is. Every line near the beginning is a candidate,
 * and so are several lines that may be one title. Signs in the candidate, around it and in how the
 * format shows it speak for it or against it, each with its weight in the grammar (title/signs).
 * The heaviest candidate is the title, if it is heavy enough. */
#ifndef ZHINAN_LAYOUT_TITLE_H
#define ZHINAN_LAYOUT_TITLE_H

#include "layout/line.h"

struct title {
	const struct line *first; /* NULL: there is none */
	const struct line *last;
	uint32_t frame_start; /* bytes before it on its first line that are no part of it */
	uint32_t frame_end;   /* bytes behind it on its last line that are none */
};

/* Finds the title; tables and furniture are known. A notice that only announces a document
 * (title/notice) gives way to the title of that, if it follows. */
void title_find(struct title *out, const struct lines *lines, const struct source *source,
                struct arena *arena, struct grammar *grammar);

/* Cuts in two a line that has the title and then text (title/glued). */
void lines_split_title(struct lines *lines, struct arena *arena, struct grammar *grammar);

/* Whether a line is one of the title's. */
static inline bool title_has(const struct title *title, const struct line *line)
{
	return title->first && line >= title->first && line <= title->last;
}

#endif
