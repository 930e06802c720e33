/* A table in the making: rows and cells as they are found, then what each row is. Internal to the
 * finding of tables; all spans are in source.text until the text stage moves them. */
#ifndef ZHINAN_LAYOUT_TABLE_BUILDER_H
#define ZHINAN_LAYOUT_TABLE_BUILDER_H

#include "layout/line.h"

struct table_maker {
	struct lines *lines;
	struct arena *arena;
	struct grammar *grammar;
	struct table_cell *cells;
	size_t cell_count;
	size_t cell_capacity;
	bool *is_header; /* by cell: the format says that it names others */
	size_t header_capacity;
	size_t header_count;
	struct table_part *parts; /* see table.parts */
	size_t part_count;
	size_t part_capacity;
	struct table_row *rows;
	size_t row_count;
	size_t row_capacity;
	uint32_t column_count;
	bool has_bars; /* its cells stand between bars, which are in the way where it is a form */
	size_t first_line; /* in lines.items */
	size_t last_line;
};

/* Begins a table at a line: forgets what the maker has. */
void table_maker_begin(struct table_maker *maker, size_t first_line);

/* Adds a row on lines up to `last_line`. */
void table_maker_row(struct table_maker *maker, struct span span, enum row_role role,
                     size_t last_line);

/* Adds a cell that begins in the last row, right of those before it. */
void table_maker_cell(struct table_maker *maker, struct span span, uint32_t column,
                      uint32_t row_span, uint32_t column_span, bool is_header);

/* Adds a line to the last row, on which some of its cells go on: table_maker_part for each of them. */
void table_maker_line(struct table_maker *maker, struct span span, size_t line);
void table_maker_part(struct table_maker *maker, struct span span, uint32_t column);

/* Makes the table and gives it to its lines. header_rows: how many rows name the columns, where that
 * is known; 0: it is found out. False where the cells are no table but text that was put in a frame,
 * or labels with what stands behind them: then the lines are what they were. */
bool table_maker_end(struct table_maker *maker, uint32_t header_rows);

/* Puts the cells of the rows into one list a row: those that reach down from above, and those that begin
 * in it, by column. */
void table_maker_spread(const struct table_maker *maker, struct table *table);

/* Finds what names the columns (table.header_rows: how many rows do, where that is known), what each row
 * is, whether the table is a form, and the unit that is told for all. False where it is no table. */
bool table_maker_classify(struct table_maker *maker, struct table *table);

/* Finds the tables of pieces, and those of lines that are in none. */
void tables_from_pieces(struct table_maker *maker, const struct source *source);
void tables_from_lines(struct table_maker *maker);

#endif
