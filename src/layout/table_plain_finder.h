/* What the search for tables in plain text knows while it walks the lines. Shared by table_plain.c,
 * table_plain_columns.c and table_plain_wrapped.c. */
#ifndef ZHINAN_LAYOUT_TABLE_PLAIN_FINDER_H
#define ZHINAN_LAYOUT_TABLE_PLAIN_FINDER_H

#include "layout/table_builder.h"
#include "layout/table_plain_cells.h"

/* The columns of a table, by its first row. */
struct table_columns {
	struct line_cells names;
	size_t number;    /* the column that numbers the rows, or SIZE_MAX */
	size_t title;     /* the column of titles, or SIZE_MAX */
	uint64_t figures; /* a bit for each column of figures */
	bool are_known;   /* the grammar knows some of the names; else the rows only look alike */
};

struct table_finder {
	struct table_builder *builder;
	struct lines *lines;
	struct grammar *grammar;
	bool is_open; /* a table is; all below is of it */
	struct table_columns columns;
	size_t between;                /* lines since the last row */
	bool is_continued;             /* the last of them says that the table goes on */
	struct line_cells last;        /* the last row, where it is numbered; else no cells */
	const struct mark *group_mark; /* what lines that head groups of rows begin with */
	bool may_head_group;           /* the last row names columns, or is a sum */
};

/* The text of a cell, for matching. */
static inline struct str finder_text(const struct table_finder *finder, struct span span)
{
	return str_slice(finder->lines->folded, span.start, span.end);
}

/* Whether a cell has a digit of ASCII. */
bool finder_has_digit(const struct table_finder *finder, struct span cell);

/* Whether a cell is a number, as in a column that numbers the rows. */
bool finder_is_number(const struct table_finder *finder, struct span cell);

/* Splits a line into cells and gives each its column of the open table; no cells where the line is
 * no row of it. */
void finder_read_row(const struct table_finder *finder, const struct line *line,
                     struct line_cells *row);

/* Whether the first cell of a row says that it adds up others. */
bool finder_is_sum(const struct table_finder *finder, const struct line_cells *row);

/* Whether a row has a number in the column that numbers the rows. */
bool finder_is_numbered(const struct table_finder *finder, const struct line_cells *row);

/* Adds a line to the last row where it continues the cells of that; false where it does not. `row`
 * is what finder_read_row has made of the line, `mark` what it begins with. */
bool finder_continue_row(struct table_finder *finder, size_t at, const struct mark *mark,
                         const struct line_cells *row);

#endif
