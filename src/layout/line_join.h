/* Whether a line goes on in the next. */
#ifndef ZHINAN_LAYOUT_LINE_JOIN_H
#define ZHINAN_LAYOUT_LINE_JOIN_H

#include "layout/line.h"

/* A paragraph as far as it has been put together. */
struct open_paragraph {
	const struct line *first;
	const struct line *last;
	const struct mark *mark; /* of the first line, or NULL */
	struct span mark_span;   /* in source.text */
	struct span number;      /* in source.text */
	bool is_title;
};

/* What the next line begins with, looked at once. */
struct line_start {
	const struct mark *mark;
	struct span mark_span; /* in source.text */
	struct span number;    /* in source.text */
	bool has_label;        /* a label stands at its beginning, with an end */
	bool is_bare;          /* that end is blanks before a number, no colon or bracket */
};

void line_start_read(struct line_start *out, const struct lines *lines, const struct line *line,
                     struct grammar *grammar);

/* True where two lines together begin with a label that the end of the first cuts. */
bool lines_cut_label(const struct lines *lines, const struct line *last, const struct line *next,
                     struct grammar *grammar);

/* True where `next` belongs to the open paragraph. gap: the number of blank lines between. */
bool lines_join(const struct lines *lines, const struct open_paragraph *open,
                const struct line *next, const struct line_start *start, size_t gap,
                struct grammar *grammar);

#endif
