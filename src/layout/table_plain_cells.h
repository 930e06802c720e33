/* The cells of a line of plain text: what stands between tabs, upright bars or wide blanks.
 * Internal to layout/. */
#ifndef ZHINAN_LAYOUT_TABLE_PLAIN_CELLS_H
#define ZHINAN_LAYOUT_TABLE_PLAIN_CELLS_H

#include "layout/line.h"

enum { MAX_LINE_CELLS = 64 /* a line with more is no row */ };

/* The weakest first. */
enum separator {
	SEPARATOR_NONE,
	SEPARATOR_BLANK,  /* a single blank: only where the header shows that cells stand so */
	SEPARATOR_BLANKS, /* at least two columns of blanks */
	SEPARATOR_TAB,
	SEPARATOR_BAR
};

struct line_cell {
	struct span span; /* in source.text; empty where the cell has no text */
	uint32_t left;    /* in layout columns of the line, see layout_width in the .c file */
	uint32_t right;
	uint32_t column; /* of the table */
};

struct line_cells {
	struct line_cell items[MAX_LINE_CELLS];
	size_t count; /* 0: the line is no row */
	enum separator separator;
};

/* The strongest separator in a line. */
enum separator line_separator(const struct lines *lines, const struct line *line);

/* Splits a line at a separator; two that follow each other have an empty cell between them. A tab
 * at the beginning of the line has an empty cell before it, blanks have none. */
void line_cells_split(struct line_cells *out, const struct lines *lines, const struct line *line,
                      enum separator separator);

/* Whether a line is drawn: it has nothing but bars, dashes, colons and box drawing characters. */
bool line_is_rule(const struct lines *lines, const struct line *line);

#endif
