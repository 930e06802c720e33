/* Tables, all of one kind, whatever they came from: the cells that a format knows, or rows between
 * tabs, bars and wide blanks in plain text. A grid in which a cell that spans stands in every place
 * that it covers, after "forming a table" in the HTML Standard (4.9.12); its text stands once. */
#ifndef ZHINAN_LAYOUT_TABLE_H
#define ZHINAN_LAYOUT_TABLE_H

#include "base/arena.h"
#include "base/span.h"
#include "base/str.h"

enum row_role {
	ROW_BODY,
	ROW_HEADER, /* names columns; also where it stands again on the next page */
	ROW_GROUP, /* one cell across: what the rows below have in common, or a caption above all */
	ROW_SUBTOTAL, /* adds up some of the rows */
	ROW_TOTAL,    /* adds up all of them */
	ROW_PART,     /* says how much of a row above is of one sort: it is in that already */
	ROW_RULE      /* no cell: a line that is drawn */
};

struct table_cell {
	struct span
	    span; /* in text.clean, a line feed between its lines; empty: nothing stands in it */
	uint32_t row; /* the first that it stands in, from 0 */
	uint32_t column;
	uint32_t row_span; /* how many it covers, 1 and more */
	uint32_t column_span;
};

struct table_row {
	uint8_t role;        /* enum row_role */
	uint32_t first_cell; /* of those that begin in it: in table.cells */
	uint32_t cell_count;
	uint32_t first_place; /* of all that cover it: in table.places */
	uint32_t place_count;
	struct span span; /* in text.clean: its lines, with all that stands around its cells */
};

/* A part of a cell on a line behind that on which its row begins. */
struct table_part {
	uint32_t cell;    /* in table.cells */
	struct span span; /* in source.text */
};

struct table {
	struct table_cell *cells; /* by row and column */
	uint32_t cell_count;
	struct table_row *rows;
	uint32_t row_count;
	uint32_t column_count;
	bool is_form; /* its rows are labels with what they say beside them, one or two in a row */
	uint32_t *places; /* for each row the cells that cover it, by column: in table.cells */
	struct table_part
	    *parts; /* what cells have on further lines, by cell; while lines are joined */
	uint32_t part_count;
	uint32_t header_rows; /* the last row that names columns is the one before; 0: none does */
	struct str unit;      /* that a note tells for all figures; empty: none */
	uint32_t first_paragraph; /* of text.paragraphs */
	uint32_t end_paragraph;
};

/* The cell that covers a place; NULL where none does. */
const struct table_cell *table_cell_at(const struct table *table, uint32_t row, uint32_t column);

/* The cells that cover a place in the rows that name columns, from the top, each once: the names of
 * the column. `names` has room for TABLE_HEADER_ROWS. How many there are. */
enum { TABLE_HEADER_ROWS = 3 /* more are no heads of a table */ };
size_t table_column_names(const struct table *table, uint32_t column,
                          const struct table_cell *names[TABLE_HEADER_ROWS]);

#endif
