/* Forms tables as the HTML Standard does (4.9.12), row by row. Of the rows above it only keeps how
 * far down each column is occupied, so that large spans need no memory. */
#include "source/derived/grid.h"

#include <stdlib.h>

#include "source/derived/parts.h"

enum {
	MAX_COLUMNS = 1000,
	MAX_ROW_SPAN = 65534,
	SHORT_CELL = 150 /* bytes: longer text is prose, and its table may be a frame */
};

#define UNSET UINT32_MAX
#define NO_TABLE UINT32_MAX

struct grid_column {
	uint32_t until; /* the first row in which it is free */
	uint32_t cell;  /* the last that began in it */
};

struct grid_table {
	struct grid_table *outer;
	struct derived_row *around;
	uint32_t serial;
	uint32_t row; /* how many are complete */
	struct grid_column *columns;
	uint32_t width;
	uint32_t capacity;
	uint32_t *growing; /* cells of the open group of rows that reach over several */
	size_t growing_count;
	size_t growing_capacity;
	uint32_t grid_rows;   /* with two short cells and more */
	uint32_t short_cells; /* in these */
	uint32_t inside;      /* cells with text of the document */
	uint32_t outside;     /* and with other text */
	bool is_too_wide;
	uint32_t first_inner; /* of the tables in it that are kept so far; NO_TABLE: none */
	uint32_t last_inner;
	uint32_t best_inner; /* the largest score of these */
};

struct grid_outcome {
	bool is_kept;
	uint32_t next; /* the next that is kept in the same table */
};

static void free_tables(struct grid_table *table)
{
	while (table) {
		struct grid_table *outer = table->outer;
		free(table->columns);
		free(table->growing);
		free(table);
		table = outer;
	}
}

void grids_release(struct derived_grids *grids)
{
	free_tables(grids->open);
	free_tables(grids->spare);
	free(grids->cells);
	free(grids->outcomes);
	*grids = (struct derived_grids){0};
}

void grids_begin_table(struct derived_grids *grids, struct derived_row *around)
{
	struct grid_table *table = grids->spare;
	struct grid_table fresh = {.outer = grids->open, .around = around};
	if (table) {
		grids->spare = table->outer;
		fresh.columns = table->columns;
		fresh.capacity = table->capacity;
		fresh.growing = table->growing;
		fresh.growing_capacity = table->growing_capacity;
	} else if (!(table = malloc(sizeof *table))) {
		out_of_memory();
	}
	fresh.serial = (uint32_t)grids->table_count;
	fresh.first_inner = fresh.last_inner = NO_TABLE;
	*table = fresh;
	grids->open = table;
	grids->outcomes = derived_grow(grids->outcomes, grids->table_count, &grids->table_capacity,
	                               sizeof *grids->outcomes);
	grids->outcomes[grids->table_count++] = (struct grid_outcome){false, NO_TABLE};
}

struct derived_row *grids_around(const struct derived_grids *grids)
{
	return grids->open->around;
}

void grids_end_group(struct derived_grids *grids)
{
	struct grid_table *table = grids->open;
	for (size_t i = 0; i < table->growing_count; i++) {
		struct source_cell *cell = &grids->cells[table->growing[i]];
		uint32_t most = table->row - cell->row;
		cell->row_span = cell->row_span < most ? cell->row_span : most;
		for (uint32_t c = 0; c < cell->column_span; c++) {
			table->columns[cell->column + c].until = 0;
		}
	}
	table->growing_count = 0;
}

/* How much of a grid a table is: the number of short cells in rows that have several of them. */
static uint32_t score(const struct grid_table *table)
{
	return table->grid_rows > 1 ? table->short_cells : 0;
}

static void append_inner(struct derived_grids *grids, struct grid_table *table, uint32_t first,
                         uint32_t last)
{
	if (table->first_inner == NO_TABLE) {
		table->first_inner = first;
	} else {
		grids->outcomes[table->last_inner].next = first;
	}
	table->last_inner = last;
}

/* A table with others in its cells is kept only if it is more of a grid than each of them; then
 * they are only text in its cells. */
void grids_end_table(struct derived_grids *grids)
{
	struct grid_table *table = grids->open;
	struct grid_table *outer = table->outer;
	uint32_t own = score(table);
	grids_end_group(grids);
	/* A table with more cells outside of the document than in it is a frame of the site. */
	bool is_usable = table->inside > table->outside && !table->is_too_wide;
	if (is_usable && (table->first_inner == NO_TABLE || own > table->best_inner)) {
		for (uint32_t i = table->first_inner; i != NO_TABLE; i = grids->outcomes[i].next) {
			grids->outcomes[i].is_kept = false;
		}
		grids->outcomes[table->serial].is_kept = true;
		table->first_inner = table->last_inner = table->serial;
		table->best_inner = own;
	}
	if (outer && table->first_inner != NO_TABLE) {
		append_inner(grids, outer, table->first_inner, table->last_inner);
		outer->best_inner =
		    outer->best_inner > table->best_inner ? outer->best_inner : table->best_inner;
	}
	grids->open = outer;
	table->outer = grids->spare;
	grids->spare = table;
}

/* ---- rows ---- */

static void widen(struct grid_table *table, uint32_t width)
{
	if (width > table->capacity) {
		uint32_t capacity = table->capacity > 0 ? table->capacity : 8;
		while (capacity < width) {
			capacity *= 2;
		}
		table->columns = realloc(table->columns, capacity * sizeof *table->columns);
		table->capacity = capacity;
		if (!table->columns) {
			out_of_memory();
		}
	}
	for (; table->width < width; table->width++) {
		table->columns[table->width] = (struct grid_column){0, NO_CELL};
	}
}

/* Whether a cell ends just above the row that is being placed, and so can continue in it. */
static bool can_go_on(const struct derived_grids *grids, const struct grid_table *table,
                      uint32_t column)
{
	uint32_t above = table->columns[column].cell;
	return above != NO_CELL &&
	       grids->cells[above].row + grids->cells[above].row_span == table->row;
}

/* Adds a cell; it is cut where a cell from above occupies a column. */
static uint32_t add_cell(struct derived_grids *grids, struct grid_table *table,
                         const struct derived_cell *form, uint32_t column, uint32_t width)
{
	uint32_t own = 1;
	while (own < width && table->columns[column + own].until <= table->row) {
		own++;
	}
	uint32_t rows = form->row_span > 0 ? form->row_span : 1;
	rows = rows == DERIVED_TO_END || rows <= MAX_ROW_SPAN ? rows : MAX_ROW_SPAN;
	struct source_cell cell = {.span = {UNSET, UNSET},
	                           .table = table->serial,
	                           .row = table->row,
	                           .column = column,
	                           .row_span = rows,
	                           .column_span = own,
	                           .is_header = form->is_header};
	uint32_t index = (uint32_t)grids->cell_count;
	grids->cells = derived_grow(grids->cells, grids->cell_count, &grids->cell_capacity,
	                            sizeof *grids->cells);
	grids->cells[grids->cell_count++] = cell;
	table->columns[column].cell = index;
	if (rows > 1) {
		for (uint32_t i = 0; i < own; i++) {
			table->columns[column + i].until =
			    rows == DERIVED_TO_END ? UINT32_MAX : table->row + rows;
		}
		table->growing = derived_grow(table->growing, table->growing_count,
		                              &table->growing_capacity, sizeof *table->growing);
		table->growing[table->growing_count++] = index;
	}
	return index;
}

static uint32_t clamp(uint32_t value, uint32_t least, uint32_t most)
{
	return value < least ? least : value > most ? most : value;
}

void grids_place_row(struct derived_grids *grids, struct grid_cell *cells, size_t count)
{
	struct grid_table *table = grids->open;
	uint32_t column = 0;
	uint32_t filled = 0;
	for (size_t i = 0; i < count; i++) {
		const struct derived_cell *form = &cells[i].form;
		column += clamp(form->skipped, 0, MAX_COLUMNS);
		while (column < table->width && table->columns[column].until > table->row) {
			column++;
		}
		cells[i].index = NO_CELL;
		if (column >= MAX_COLUMNS) {
			table->is_too_wide = true;
			break;
		}
		uint32_t width = clamp(form->column_span, 1, MAX_COLUMNS - column);
		widen(table, column + width);
		if (form->goes_on && can_go_on(grids, table, column)) {
			grids->cells[table->columns[column].cell].row_span++;
			cells[i].has_gone_on = true;
		} else {
			cells[i].index = add_cell(grids, table, form, column, width);
			filled += cells[i].size > 0 && cells[i].size <= SHORT_CELL &&
			          cells[i].is_inside && !cells[i].is_compound;
			table->inside += cells[i].is_inside;
			table->outside += cells[i].size > 0 && !cells[i].is_inside;
		}
		column += width;
	}
	table->row++;
	if (filled > 1) {
		table->grid_rows++;
		table->short_cells += filled;
	}
}

void grids_settle(struct derived_grids *grids, uint32_t cell, bool is_end, size_t offset)
{
	if (is_end) {
		grids->cells[cell].span.end = (uint32_t)offset;
	} else {
		grids->cells[cell].span.start = (uint32_t)offset;
	}
}

/* ---- all of them ---- */

static int compare_cells(const void *a, const void *b)
{
	const struct source_cell *left = a;
	const struct source_cell *right = b;
	return left->table != right->table ? (left->table > right->table ? 1 : -1)
	       : left->row != right->row
	           ? (left->row > right->row ? 1 : -1)
	           : (left->column > right->column) - (left->column < right->column);
}

static void sort_cells(struct source_cell *cells, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (compare_cells(&cells[i - 1], &cells[i]) > 0) {
			qsort(cells, count, sizeof *cells, compare_cells);
			return;
		}
	}
}

static void trim_span(struct span *span, struct str text)
{
	while (span->start < span->end && (unsigned char)text.data[span->start] <= ' ') {
		span->start++;
	}
	while (span->start < span->end && (unsigned char)text.data[span->end - 1] <= ' ') {
		span->end--;
	}
}

/* Completes the cells of one table: drops columns at its right end in which no cell begins, and
 * places each empty cell behind the one before it, or else before the first with text. */
static void complete_table(struct source_cell *cells, size_t count, struct str text)
{
	uint32_t width = 0;
	uint32_t at = UNSET;
	for (size_t i = 0; i < count; i++) {
		width = cells[i].column >= width ? cells[i].column + 1 : width;
		if (cells[i].span.start != UNSET) {
			trim_span(&cells[i].span, text);
			at = at == UNSET ? cells[i].span.start : at;
		}
	}
	for (size_t i = 0; i < count; i++) {
		struct source_cell *cell = &cells[i];
		cell->column_span = clamp(cell->column_span, 1, width - cell->column);
		if (cell->span.start == UNSET) {
			cell->span = (struct span){at, at};
		}
		at = cell->span.end;
	}
}

void grids_finish(struct derived_grids *grids, struct source *out, struct arena *arena,
                  struct str text)
{
	size_t count = 0;
	for (size_t i = 0; i < grids->cell_count; i++) {
		if (grids->outcomes[grids->cells[i].table].is_kept) {
			grids->cells[count++] = grids->cells[i];
		}
	}
	if (count == 0) {
		return;
	}
	sort_cells(grids->cells, count);
	uint32_t number = 0;
	for (size_t start = 0, end; start < count; start = end) {
		uint32_t serial = grids->cells[start].table;
		number++;
		for (end = start; end < count && grids->cells[end].table == serial; end++) {
			grids->cells[end].table = number;
		}
		complete_table(grids->cells + start, end - start, text);
	}
	out->cells = ARENA_ARRAY(arena, struct source_cell, count);
	memcpy(out->cells, grids->cells, count * sizeof *out->cells);
	out->cell_count = count;
	out->cell_capacity = count;
}
