/* Tables, all of one kind: cells that the format states, or cells between tabs, bars and wide
 * blanks in plain text. A table is a grid: a cell that spans stands in every place that it covers,
 * as in "forming a table" of the HTML Standard (4.9.12); its text stands once. */
#ifndef ZHINAN_LAYOUT_TABLE_H
#define ZHINAN_LAYOUT_TABLE_H

#include "base/arena.h"
#include "base/span.h"
#include "base/str.h"

enum row_role {
	ROW_BODY,
	ROW_HEADER, /* names columns; also where the names are repeated on the next page */
	ROW_GROUP,  /* one cell across: a heading of the rows below, or a caption above all rows */
	ROW_SUBTOTAL, /* adds up some of the rows */
	ROW_TOTAL,    /* adds up all of them */
	ROW_PART,     /* "of which": a share of a row above, which includes it already */
	ROW_RULE      /* no cell: a line of dashes or box drawing */
};

struct table_cell {
	/* In text.clean, with a line feed between its lines; empty where the cell has no text. */
	struct span span;
	uint32_t row; /* the first that it covers, from 0 */
	uint32_t column;
	uint32_t row_span; /* how many it covers, at least 1 */
	uint32_t column_span;
	bool is_header; /* the format says that it names a row or a column */
};

struct table_row {
	uint8_t role;        /* enum row_role */
	uint32_t first_cell; /* of the cells that begin in it: in table.cells */
	uint32_t cell_count;
	uint32_t first_place; /* of all cells that cover it: in table.places */
	uint32_t place_count;
	struct span span; /* in text.clean: whole lines, with what stands around the cells */
};

/* Text of a cell on a line below the one on which its row begins. */
struct cell_continuation {
	uint32_t cell;    /* in table.cells */
	struct span span; /* in source.text */
};

struct table {
	struct table_cell *cells; /* by row and column */
	uint32_t cell_count;
	struct table_row *rows;
	uint32_t row_count;
	uint32_t column_count;
	bool is_form;     /* its rows are labels with their values beside them */
	uint32_t *places; /* for each row the cells that cover it, by column: in table.cells */
	struct cell_continuation *continuations; /* by row; needed only while text is built */
	uint32_t continuation_count;
	uint32_t
	    header_rows; /* rows before the first that names no column; 0: no names are known */
	struct str unit; /* of all figures, as a note states it; empty: none */
	uint32_t first_paragraph; /* of text.paragraphs */
	uint32_t end_paragraph;
};

/* The cell that covers a place; NULL where none does. */
const struct table_cell *table_cell_at(const struct table *table, uint32_t row, uint32_t column);

/* Stores the cells of the header rows that cover a column, from the top, each once: the names of
 * the column. `names` has room for TABLE_HEADER_ROWS. Returns how many there are. */
enum { TABLE_HEADER_ROWS = 3 /* further rows are never read as names */ };
size_t table_column_names(const struct table *table, uint32_t column,
                          const struct table_cell *names[TABLE_HEADER_ROWS]);

#endif
