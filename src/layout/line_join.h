/* Whether two lines belong to one paragraph. */
#ifndef ZHINAN_LAYOUT_LINE_JOIN_H
#define ZHINAN_LAYOUT_LINE_JOIN_H

#include "layout/line.h"

/* A paragraph that is being put together from lines. */
struct open_paragraph {
	const struct line *first;
	const struct line *last;
	const struct mark *mark; /* of the first line, or NULL */
	struct span mark_span;   /* in source.text */
	struct span number;      /* in source.text */
	bool is_title;
	bool has_label; /* its first line begins with one, see line_start */
};

/* What a line begins with. */
struct line_start {
	const struct mark *mark; /* or NULL */
	struct span mark_span;   /* in source.text */
	struct span number;      /* in source.text */
	bool has_label;          /* no mark, but a label with a sign or blanks behind its words */
	bool is_bare;            /* these are blanks, before a number: it may be prose */
};

void line_start_read(struct line_start *out, const struct lines *lines, const struct line *line,
                     struct grammar *grammar);

/* Whether two lines together begin with a label (behind a mark, if any) that the end of the first
 * cuts in two. */
bool lines_cut_label(const struct lines *lines, const struct line *last, const struct line *next,
                     struct grammar *grammar);

/* Whether `next`, which begins with `start`, continues the open paragraph. gap: the number of blank
 * lines between. */
bool lines_join(const struct lines *lines, const struct open_paragraph *open,
                const struct line *next, const struct line_start *start, size_t gap,
                struct grammar *grammar);

#endif
