/* The grids of a derived text's tables: the row and column of each cell, and which of two nested
 * tables is a table and not a frame. Internal to source/derived/. */
#ifndef ZHINAN_SOURCE_DERIVED_GRID_H
#define ZHINAN_SOURCE_DERIVED_GRID_H

#include "source/derived/derived.h"

#define NO_CELL UINT32_MAX

/* A cell of a row that is complete. */
struct grid_cell {
	struct derived_cell form;
	uint32_t index;   /* in the grids, once placed; NO_CELL: none of its own */
	uint32_t size;    /* bytes of its text */
	bool is_compound; /* has rows in it */
	bool has_gone_on; /* it was joined to the cell above it */
	bool is_inside;   /* some of its text is part of the document */
};

/* A table that is open. */
struct grid_table;

/* What is known of all tables. All zero: none. */
struct derived_grids {
	struct source_cell
	    *cells; /* malloc'ed, as are the others; in the order of their rows' ends */
	size_t cell_count;
	size_t cell_capacity;
	struct grid_outcome *outcomes; /* of the tables, in the order of their starts */
	size_t table_count;
	size_t table_capacity;
	struct grid_table *open; /* the innermost */
	struct grid_table *spare;
};

void grids_release(struct derived_grids *grids);

/* Begins a table within the innermost one that is open, and ends the innermost. */
void grids_begin_table(struct derived_grids *grids, struct derived_row *around);
void grids_end_table(struct derived_grids *grids);

/* The row that the innermost open table is in, or NULL. */
struct derived_row *grids_around(const struct derived_grids *grids);

/* Ends a group of rows of the innermost open table: no cell reaches beyond. */
void grids_end_group(struct derived_grids *grids);

/* Places the cells of a row in the innermost open table, and sets their index. */
void grids_place_row(struct derived_grids *grids, struct grid_cell *cells, size_t count);

/* Sets where a cell begins or ends in the text. */
void grids_settle(struct derived_grids *grids, uint32_t cell, bool is_end, size_t offset);

/* Gives the source the cells of all tables that are kept, sorted; to be called once all tables have
 * ended. */
void grids_finish(struct derived_grids *grids, struct source *out, struct arena *arena,
                  struct str text);

#endif
