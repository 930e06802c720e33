/* A table laid out for comparing: its rows, its columns with their words, and what stands in
 * each. A row is a row of cells, or a direction that is one; in the columns of a direction stand
 * its heading and its fields. Internal to diff/. */
#ifndef ZHINAN_DIFF_TABLES_H
#define ZHINAN_DIFF_TABLES_H

#include "diff/parts.h"
#include "diff/sequence.h"

struct table_cell {
	uint32_t column; /* index of its first column */
	uint32_t row;    /* index of its row */
	struct part *part;
	struct str key; /* what it says, to identify rows by: long texts are cut */
};

struct column {
	uint32_t number;  /* in the model, from 1 */
	struct str words; /* of its header rows, the upper ones first; empty where there are none */
	struct str normal; /* the same, normalised, without a unit in brackets behind it */
	struct str role;   /* of directions: the grammar's name of its fields, or "heading" */
	struct str sample; /* the beginning of what stands in it below */
	struct part *head; /* the lowest header cell that starts in it, else its first cell */
	uint32_t first;    /* its cells in the list of cells: [first, end) */
	uint32_t end;
	uint32_t figure_count; /* cells that are one figure or the number of the row */
	uint32_t text_count;   /* other cells that say something */
	bool is_count;         /* they count the rows: 1, 2, 3 */
	uint32_t match;        /* index of the column of the other table, or NO_MATCH */
	bool is_moved;         /* out of order among the others */
};

struct table {
	struct part *part;
	struct part_list rows;
	struct str *groups;       /* by row: the key of the group that it stands in */
	struct table_cell *cells; /* by column, then by row */
	size_t cell_count;
	size_t cell_capacity;
	struct column *columns; /* those that some cell starts in, ascending */
	size_t column_count;
};

/* The layout of a table. It is made on the first call, and kept with the part. */
struct table *table_of(struct arena *arena, struct part *part);

/* Matches the columns of two tables: by their words, by what stands in them, at last by order. */
void tables_align(struct arena *arena, struct table *before, struct table *after);

/* Index of the column that starts at a number, or NO_MATCH. */
uint32_t table_column_at(const struct table *table, uint32_t number);

/* The cell that holds for a column of a row: it starts there or spans it from a row above; or,
 * with is_carried, where the row is blank, it is the text above that stands for all rows below.
 * NULL: none. */
const struct table_cell *table_find_cell(const struct table *table, uint32_t row, uint32_t column,
                                         bool is_carried);

/* What a row is called, as written: its first cell that is no number of a row. */
struct str row_words(const struct node *row);

/* Whether the role of a row is one: "total". */
bool row_is(const struct node *row, const char *role);

#endif
