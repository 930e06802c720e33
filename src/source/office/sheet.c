/* Settles which cells of a sheet are shown, and where: sorted, with the reach of merged cells, without hidden rows and
 * columns. No step of it depends on how large the sheet could be, only on what is in it. */
#include "source/office/sheet.h"

#include <stdlib.h>

#include "base/sort.h"
#include "source/derived/parts.h"

void sheet_add_cell(struct sheet *sheet, struct derived *derived, const struct sheet_cell *cell)
{
	if (cell->range.row < SHEET_ROWS && cell->range.column < SHEET_COLUMNS &&
	    derived_spend(derived, sizeof *cell)) {
		sheet->cells =
		    derived_grow(sheet->cells, sheet->count, &sheet->capacity, sizeof *cell);
		sheet->cells[sheet->count++] = *cell;
	}
}

/* Spends its width too, since columns are gone through one by one. */
void sheet_add_range(struct sheet_ranges *ranges, struct derived *derived, struct sheet_range range)
{
	bool is_sound = range.row <= range.last_row && range.column <= range.last_column &&
	                range.last_row < SHEET_ROWS && range.last_column < SHEET_COLUMNS;
	if (is_sound && derived_spend(derived, sizeof range + range.last_column - range.column)) {
		ranges->items =
		    derived_grow(ranges->items, ranges->count, &ranges->capacity, sizeof range);
		ranges->items[ranges->count++] = range;
	}
}

void sheet_release(struct sheet *sheet)
{
	free(sheet->cells);
	free(sheet->merged.items);
	free(sheet->hidden_rows.items);
	free(sheet->hidden_columns.items);
	*sheet = (struct sheet){0};
}

static int compare_ranges(const void *a, const void *b)
{
	const struct sheet_range *left = a;
	const struct sheet_range *right = b;
	return compare_then(left->row, right->row, COMPARE(left->column, right->column));
}

/* The range is the first field of a cell. */
static void sort_cells(struct sheet *sheet)
{
	for (size_t i = 1; i < sheet->count; i++) {
		if (compare_ranges(&sheet->cells[i - 1], &sheet->cells[i]) > 0) {
			SORT(sheet->cells, sheet->count, compare_ranges);
			return;
		}
	}
}

/* Sorts ranges of rows, and joins those that touch. */
static void join_rows(struct sheet_ranges *rows)
{
	size_t kept = 0;
	SORT(rows->items, rows->count, compare_ranges);
	for (size_t i = 0; i < rows->count; i++) {
		struct sheet_range *last = kept > 0 ? &rows->items[kept - 1] : NULL;
		if (last && rows->items[i].row <= last->last_row + 1) {
			last->last_row = last->last_row > rows->items[i].last_row
			                     ? last->last_row
			                     : rows->items[i].last_row;
		} else {
			rows->items[kept++] = rows->items[i];
		}
	}
	rows->count = kept;
}

/* The first row from `row` on that is not hidden. */
static uint32_t next_row(const struct sheet *sheet, uint32_t row)
{
	const struct sheet_ranges *hidden = &sheet->hidden_rows;
	size_t low = 0;
	size_t high = hidden->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (hidden->items[middle].last_row < row) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < hidden->count && hidden->items[low].row <= row
	           ? hidden->items[low].last_row + 1
	           : row;
}

/* Gives merged cells their reach; hides what they cover, and the second of two cells at one place. */
static void lay_merged(struct sheet *sheet, uint32_t *covered_until)
{
	const struct sheet_range *merged = sheet->merged.items;
	size_t next = 0;
	for (size_t i = 0; i < sheet->count; i++) {
		struct sheet_cell *cell = &sheet->cells[i];
		bool is_twice = i > 0 && compare_ranges(cell, cell - 1) == 0;
		for (; next < sheet->merged.count && compare_ranges(&merged[next], cell) <= 0;
		     next++) {
			for (uint32_t c = merged[next].column; c <= merged[next].last_column; c++) {
				covered_until[c] = covered_until[c] > merged[next].last_row
				                       ? covered_until[c]
				                       : merged[next].last_row + 1;
			}
		}
		if (next > 0 && compare_ranges(&merged[next - 1], cell) == 0 && !is_twice) {
			cell->range = merged[next - 1];
		} else {
			cell->is_hidden =
			    is_twice || covered_until[cell->range.column] > cell->range.row;
		}
	}
}

/* Moves a merged cell that begins in a hidden row or column to the first place that is shown. */
static void move_to_shown(const struct sheet *sheet, const bool *is_column_hidden,
                          struct sheet_cell *cell)
{
	struct sheet_range *range = &cell->range;
	uint32_t row = next_row(sheet, range->row);
	uint32_t column = range->column;
	while (column <= range->last_column && is_column_hidden[column]) {
		column++;
	}
	if (row <= range->last_row && column <= range->last_column) {
		range->row = row;
		range->column = column;
	} else {
		cell->is_hidden = true;
	}
}

void sheet_settle(struct sheet *sheet)
{
	uint32_t *covered_until = calloc(SHEET_COLUMNS, sizeof *covered_until);
	bool *is_column_hidden = calloc(SHEET_COLUMNS, sizeof *is_column_hidden);
	if (!covered_until || !is_column_hidden) {
		out_of_memory();
	}
	for (size_t i = 0; i < sheet->hidden_columns.count; i++) {
		const struct sheet_range *hidden = &sheet->hidden_columns.items[i];
		memset(is_column_hidden + hidden->column, true,
		       hidden->last_column - hidden->column + 1);
	}
	join_rows(&sheet->hidden_rows);
	SORT(sheet->merged.items, sheet->merged.count, compare_ranges);
	sort_cells(sheet);
	lay_merged(sheet, covered_until);
	for (size_t i = 0; i < sheet->count; i++) {
		move_to_shown(sheet, is_column_hidden, &sheet->cells[i]);
		sheet->cells[i].is_hidden |= sheet->is_hidden;
	}
	sort_cells(sheet);
	free(covered_until);
	free(is_column_hidden);
}

bool sheet_is_shown(const struct sheet *sheet)
{
	size_t i = 0;
	while (i < sheet->count &&
	       (sheet->cells[i].is_hidden || sheet->cells[i].text.shown.size == 0)) {
		i++;
	}
	return i < sheet->count;
}

/* ---- what becomes of it ---- */

/* Numbers, ascending: the rows or the columns of a region in which a cell begins. */
struct axis {
	uint32_t *values; /* malloc'ed */
	size_t count;
	size_t capacity;
};

struct region_row {
	size_t first; /* of the sheet's cells */
	size_t count; /* of those that are shown */
	uint32_t row;
	uint32_t reach; /* the last row that this row or one before it reaches */
};

/* Rows that no blank row separates. */
struct region {
	const struct sheet *sheet;
	struct derived *derived;
	struct region_row *rows; /* malloc'ed */
	size_t count;
	size_t capacity;
	struct axis columns;
	struct buf hidden; /* text that the next paragraph leaves out */
};

static void axis_add(struct axis *axis, uint32_t value)
{
	axis->values = derived_grow(axis->values, axis->count, &axis->capacity, sizeof value);
	axis->values[axis->count++] = value;
}

static void axis_settle(struct axis *axis)
{
	size_t kept = 0;
	SORT(axis->values, axis->count, compare_uint32);
	for (size_t i = 0; i < axis->count; i++) {
		if (kept == 0 || axis->values[kept - 1] != axis->values[i]) {
			axis->values[kept++] = axis->values[i];
		}
	}
	axis->count = kept;
}

/* How many values are below one. */
static uint32_t axis_place(const struct axis *axis, uint32_t value)
{
	size_t low = 0;
	size_t high = axis->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (axis->values[middle] < value) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return (uint32_t)low;
}

/* How many rows of the region, from its row `at` on, a cell reaches over. */
static uint32_t count_rows(const struct region *region, size_t at, uint32_t last_row)
{
	size_t low = at + 1;
	size_t high = region->count;
	while (low < high) {
		size_t middle = (low + high) / 2;
		if (region->rows[middle].row <= last_row) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return (uint32_t)(low - at);
}

static void hide(struct region *region, const struct sheet_text *text)
{
	buf_append(&region->hidden, region->hidden.size > 0 ? STR("  ") : STR(""));
	buf_append(&region->hidden, text->shown);
	buf_append(&region->hidden, text->struck);
}

static void flush_hidden(struct region *region)
{
	derived_next_removal(region->derived, 0, REMOVAL_HIDDEN, buf_str(&region->hidden));
	buf_clear(&region->hidden);
}

static void write_text(struct region *region, const struct sheet_cell *cell)
{
	flush_hidden(region);
	derived_next_removal(region->derived, cell->text.struck_at, REMOVAL_STRUCK,
	                     cell->text.struck);
	derived_next_style(region->derived, cell->form);
	derived_paragraph(region->derived, cell->text.shown, false);
}

/* Writes the row at an index as a row of the open table, or as a paragraph. */
static void write_row(struct region *region, size_t at, bool is_in_table)
{
	const struct region_row *row = &region->rows[at];
	const struct sheet_cell *cells = region->sheet->cells;
	uint32_t place = 0;
	if (is_in_table) {
		derived_row_begin(region->derived);
	}
	for (size_t i = row->first, written = 0; written < row->count; i++) {
		if (cells[i].is_hidden) {
			hide(region, &cells[i].text);
			continue;
		}
		if (is_in_table) {
			const struct sheet_range *range = &cells[i].range;
			uint32_t start = axis_place(&region->columns, range->column);
			uint32_t end = axis_place(&region->columns, range->last_column + 1);
			struct derived_cell cell = {.row_span =
			                                count_rows(region, at, range->last_row),
			                            .column_span = end - start,
			                            .skipped = start > place ? start - place : 0};
			derived_cell_begin(region->derived, &cell);
			place = end;
		}
		write_text(region, &cells[i]);
		written++;
	}
	if (is_in_table) {
		derived_row_end(region->derived);
	}
}

static bool is_title(const struct region *region, size_t at)
{
	const struct region_row *row = &region->rows[at];
	return row->count == 1 &&
	       (at + 1 == region->count || row->reach < region->rows[at + 1].row);
}

/* A cell that stands alone in another column than the first is a value of its row. */
static bool is_note(const struct region *region, size_t at)
{
	const struct region_row *row = &region->rows[at];
	const struct sheet_cell *cell = &region->sheet->cells[row->first];
	while (cell->is_hidden) {
		cell++;
	}
	bool is_across = cell->range.column == region->columns.values[0] ||
	                 cell->range.last_column > cell->range.column;
	return row->count == 1 && is_across && (at == 0 || region->rows[at - 1].reach < row->row);
}

/* Finds the columns in which a cell of some rows begins. */
static void find_columns(struct region *region, size_t start, size_t end)
{
	region->columns.count = 0;
	for (size_t at = start; at < end; at++) {
		const struct region_row *row = &region->rows[at];
		const struct sheet_cell *cell = &region->sheet->cells[row->first];
		for (size_t found = 0; found < row->count; cell++) {
			if (!cell->is_hidden) {
				axis_add(&region->columns, cell->range.column);
				found++;
			}
		}
	}
	axis_settle(&region->columns);
}

static void write_region(struct region *region)
{
	size_t start = 0;
	size_t end = region->count;
	while (start < end && is_title(region, start)) {
		write_row(region, start++, false);
	}
	find_columns(region, start, end);
	while (end > start && is_note(region, end - 1)) {
		end--;
	}
	find_columns(region, start, end); /* titles and notes make no column */
	if (end > start) {
		derived_table_begin(region->derived);
		for (size_t i = start; i < end; i++) {
			write_row(region, i, true);
		}
		derived_table_end(region->derived);
	}
	for (size_t i = end; i < region->count; i++) {
		write_row(region, i, false);
	}
	region->count = 0;
}

/* Adds a cell that is shown, and writes the region before it if a blank row is between. */
static void take_cell(struct region *region, size_t index, size_t first)
{
	const struct sheet_range *range = &region->sheet->cells[index].range;
	struct region_row *last = region->count > 0 ? &region->rows[region->count - 1] : NULL;
	if (last && last->row == range->row) {
		last->count++;
		last->reach = last->reach > range->last_row ? last->reach : range->last_row;
	} else {
		if (last && next_row(region->sheet, last->reach + 1) < range->row) {
			write_region(region);
			last = NULL;
		}
		struct region_row row = {first, 1, range->row,
		                         last && last->reach > range->last_row ? last->reach
		                                                               : range->last_row};
		region->rows =
		    derived_grow(region->rows, region->count, &region->capacity, sizeof row);
		region->rows[region->count++] = row;
	}
}

void sheet_write(const struct sheet *sheet, struct derived *derived, bool is_named)
{
	struct region region = {.sheet = sheet, .derived = derived};
	size_t first = 0; /* cell that no row has */
	buf_init(&region.hidden);
	if (is_named) {
		derived_next_style(derived, (struct derived_style){.heading = 1});
		derived_paragraph(derived, sheet->name, false);
	}
	for (size_t i = 0; i < sheet->count; i++) {
		if (!sheet->cells[i].is_hidden) {
			take_cell(&region, i, first);
			first = i + 1;
		}
	}
	write_region(&region);
	for (; first < sheet->count; first++) {
		hide(&region, &sheet->cells[first].text);
	}
	flush_hidden(&region);
	derived_paragraph(derived, STR(""), false);
	buf_release(&region.hidden);
	free(region.rows);
	free(region.columns.values);
}
