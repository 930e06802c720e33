/* A table while its rows and cells are found. The finders (table_marked_up.c, table_plain.c) add
 * rows and cells; table_classify.c then decides what each row is and whether this is a table at
 * all. All spans are in source.text until paragraph_table.c moves them. Internal to layout/. */
#ifndef ZHINAN_LAYOUT_TABLE_BUILDER_H
#define ZHINAN_LAYOUT_TABLE_BUILDER_H

#include "layout/line.h"

struct table_builder {
	struct lines *lines;
	struct arena *arena;
	struct grammar *grammar;
	struct table table;
	size_t cell_capacity;
	size_t row_capacity;
	size_t continuation_capacity;
	bool has_bars;     /* bars stand between the cells */
	size_t first_line; /* in lines.items */
	size_t last_line;
};

/* Begins a table at a line, without rows. */
void table_builder_begin(struct table_builder *builder, size_t first_line);

/* Adds a row without cells, on lines up to `last_line`. */
void table_builder_add_row(struct table_builder *builder, struct span span, enum row_role role,
                           size_t last_line);

/* Adds a cell that begins in the last row, right of those before it. */
void table_builder_add_cell(struct table_builder *builder, struct table_cell cell);

/* Adds a line to the last row, on which some of its cells continue; then
 * table_builder_continue_cell adds the text of each, by its column. */
void table_builder_continue_row(struct table_builder *builder, struct span span, size_t line);
void table_builder_continue_cell(struct table_builder *builder, struct span span, uint32_t column);

/* Fills in table.places, and cuts spans where they reach over another cell or the last row. */
void table_builder_spread(struct table_builder *builder);

/* Classifies the rows and gives the table to its lines. header_rows: how many rows name the columns
 * where the caller knows; 0: it is found out. Where the cells are no table (text in a frame, labels
 * with their values behind them) the lines are as they were before. */
void table_builder_end(struct table_builder *builder, uint32_t header_rows);

/* Whether a cell has no text. */
static inline bool cell_is_empty(const struct table_cell *cell)
{
	return cell->span.start >= cell->span.end;
}

#endif
