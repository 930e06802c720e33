/* What the finding of tables in plain text knows while it walks the lines. Internal to table_lines.c,
 * row_columns.c and row_rest.c. */
#ifndef ZHINAN_LAYOUT_TABLE_PLAIN_H
#define ZHINAN_LAYOUT_TABLE_PLAIN_H

#include "layout/table_plain_cells.h"
#include "layout/table_builder.h"

/* A row that names the columns. */
struct header {
	struct line_cells cells;
	size_t number;   /* the column that numbers the rows, or SIZE_MAX */
	size_t title;    /* the column of titles, or SIZE_MAX */
	uint64_t values; /* a bit for each column of figures */
	bool is_named;   /* the grammar knows names in it; else the rows are only alike */
};

struct finder {
	struct table_maker *maker;
	struct lines *lines;
	struct grammar *grammar;
	struct header header;
	bool is_open;             /* a table is */
	size_t between;           /* lines since the last row */
	bool is_continued;        /* the last of them says that the table goes on */
	struct line_cells last;   /* the last counted row; none: the last row is no such */
	const struct mark *group; /* what the rows that head groups are marked with */
	bool may_head;            /* the last row names columns, or ends a group */
};

/* The words of a cell, in matching form. */
static inline struct str finder_text(const struct finder *finder, struct span span)
{
	return str_slice(finder->lines->folded, span.start, span.end);
}

static inline bool finder_has_digit(const struct finder *finder, struct span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++) {
		unsigned char c = (unsigned char)finder->lines->folded.data[i];
		if (c >= '0' && c <= '9') {
			return true;
		}
	}
	return false;
}

/* Whether a cell is a number, as what counts rows is. */
bool finder_is_number(const struct finder *finder, struct span cell);

/* The cells of a line under the names of the open table; none where it is no row of it. */
void finder_read_row(const struct finder *finder, const struct line *line, struct line_cells *row);

/* Whether a row adds up others, by its first cell. */
bool finder_is_sum(const struct finder *finder, const struct line_cells *row);

/* Whether a row is counted: its cell in the column of numbers is one. */
bool finder_is_counted(const struct finder *finder, const struct line_cells *row);

/* Takes a line that goes on with the cells of the last row; false where it does not. `row` is what
 * finder_read_row has made of it, `mark` what it begins with. */
bool finder_take_rest(struct finder *finder, size_t at, const struct mark *mark,
                      const struct line_cells *row);

#endif
