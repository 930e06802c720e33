/* The cells of a line of plain text: what stands between tabs, upright bars or wide blanks. Internal
 * to the finding of tables. */
#ifndef ZHINAN_LAYOUT_TABLE_PLAIN_CELLS_H
#define ZHINAN_LAYOUT_TABLE_PLAIN_CELLS_H

#include "layout/line.h"

enum { LINE_CELLS = 64 /* of a line; one with more is no row */ };

/* The weakest first. */
enum separator {
	SEPARATOR_NONE,
	SEPARATOR_BLANK, /* one: where the first row shows that cells stand so */
	SEPARATOR_BLANKS,
	SEPARATOR_TAB,
	SEPARATOR_BAR
};

/* A cell of a line, and the columns of a terminal that it stands in. */
struct line_cell {
	struct span span; /* in source.text; empty where nothing stands in it */
	uint32_t left;
	uint32_t right;
	uint32_t column; /* of the table */
};

struct line_cells {
	struct line_cell items[LINE_CELLS];
	size_t count; /* 0: the line is no row */
	enum separator separator;
};

/* The strongest separator in a line. */
enum separator line_separator(const struct lines *lines, const struct line *line);

/* Splits a line at a separator, an empty cell between two that follow each other. Blanks are no
 * cells; tabs before the first are: there it is empty. */
void line_cells_split(struct line_cells *out, const struct lines *lines, const struct line *line,
                      enum separator separator);

/* Whether a line is drawn: it has nothing but bars, dashes, colons and what boxes are made of. */
bool line_is_rule(const struct lines *lines, const struct line *line);

#endif
