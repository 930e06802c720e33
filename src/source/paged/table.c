/* Makes tables by the white between their columns. A cell of several lines looks like several rows
 * in which other cells are empty. So lines that are closer together than rows become one cell, and
 * cells at one height become one row. */
#include "source/paged/table.h"

#include <stdlib.h>

#include "source/paged/white.h"

enum {
	JUMP_PERCENT = 112, /* of the distance of a cell's lines: the least distance of rows */
	MAX_CELL_LINES = 60
};

/* A piece in its column. */
struct piece {
	const struct paged_line *line;
	size_t column;
	size_t span; /* columns that it reaches over */
	size_t row;  /* of the table, once it is known */
};

struct table {
	struct piece *pieces; /* by column, then from the top to the bottom */
	size_t count;
	size_t columns;
};

static int compare_pieces(const void *a, const void *b)
{
	const struct piece *left = a;
	const struct piece *right = b;
	if (left->column != right->column) {
		return left->column < right->column ? -1 : 1;
	}
	int32_t x = left->line->y1;
	int32_t y = right->line->y1;
	if (x != y) {
		return x < y ? -1 : 1;
	}
	return (left->line->x0 > right->line->x0) - (left->line->x0 < right->line->x0);
}

static void collect(struct table *table, const struct paged_columns *columns,
                    const struct paged_line *cells, const struct paged_row *rows, size_t count,
                    struct arena *arena)
{
	size_t total = rows[count - 1].start + rows[count - 1].count - rows[0].start;
	*table = (struct table){.pieces = ARENA_ARRAY(arena, struct piece, total),
	                        .columns = columns->count + 1};
	for (size_t i = rows[0].start; i < rows[0].start + total; i++) {
		size_t span;
		size_t column = paged_column_of(columns, &cells[i], &span);
		table->pieces[table->count++] = (struct piece){&cells[i], column, span, 0};
	}
	qsort(table->pieces, table->count, sizeof *table->pieces, compare_pieces);
}

/* The greatest distance between lines of one cell: less than the first distance that is clearly
 * greater than the one before it; 0 if all are alike. */
static int32_t cell_distance(const struct table *table, struct arena *arena)
{
	int32_t *distances = ARENA_ARRAY(arena, int32_t, table->count);
	size_t count = 0;
	for (size_t i = 1; i < table->count; i++) {
		const struct piece *piece = &table->pieces[i];
		if (piece->column == piece[-1].column) {
			distances[count++] = piece->line->y1 - piece[-1].line->y1;
		}
	}
	if (count > 0) {
		qsort(distances, count, sizeof *distances, paged_compare_lengths);
	}
	for (size_t i = 1; i < count; i++) {
		if (distances[0] > 0 &&
		    (int64_t)distances[i] * 100 > (int64_t)distances[i - 1] * JUMP_PERCENT) {
			return distances[i] - 1;
		}
	}
	return 0;
}

/* A cell: pieces of one column, one below the other. */
struct cell {
	size_t first;
	size_t count;
	int32_t y0, y1;
};

static size_t find_cells(struct cell *cells, const struct table *table, int32_t distance)
{
	size_t count = 0;
	for (size_t i = 0; i < table->count; i++) {
		const struct piece *piece = &table->pieces[i];
		bool is_near = i > 0 && piece->column == piece[-1].column &&
		               piece->line->y1 - piece[-1].line->y1 <= distance;
		if (is_near) {
			cells[count - 1].count++;
			cells[count - 1].y1 = piece->line->y1;
		} else {
			cells[count++] = (struct cell){i, 1, piece->line->y0, piece->line->y1};
		}
	}
	return count;
}

static int compare_cells(const void *a, const void *b)
{
	const struct cell *left = a;
	const struct cell *right = b;
	if (left->y0 != right->y0) {
		return left->y0 < right->y0 ? -1 : 1;
	}
	return (left->first > right->first) - (left->first < right->first);
}

/* Numbers the rows: cells whose heights overlap are in one. */
static void number_rows(struct table *table, struct cell *cells, size_t count)
{
	size_t row = 0;
	int32_t bottom = 0;
	qsort(cells, count, sizeof *cells, compare_cells);
	for (size_t i = 0; i < count; i++) {
		const struct paged_line *line = table->pieces[cells[i].first].line;
		row += i > 0 && cells[i].y0 + line->size / 3 >= bottom; /* boxes may overlap */
		bottom = i == 0 || cells[i].y1 > bottom ? cells[i].y1 : bottom;
		for (size_t at = cells[i].first; at < cells[i].first + cells[i].count; at++) {
			table->pieces[at].row = row;
		}
	}
}

/* Whether rows were wrongly joined: more than one of them has text in the first column and, at the
 * same height, in another. */
static bool is_too_much(const struct table *table, const struct paged_line *cells,
                        const struct paged_row *rows, size_t count, struct arena *arena)
{
	size_t *of = ARENA_ARRAY(arena, size_t, table->count); /* the row of each piece */
	size_t *column = ARENA_ARRAY(arena, size_t, table->count);
	size_t start = rows[0].start;
	size_t last = SIZE_MAX;
	for (size_t i = 0; i < table->count; i++) {
		size_t at = (size_t)(table->pieces[i].line - cells) - start;
		of[at] = table->pieces[i].row;
		column[at] = table->pieces[i].column;
	}
	for (size_t i = 0; i < count; i++) {
		size_t at = rows[i].start - start;
		if (rows[i].count > 1 && column[at] == 0) {
			if (of[at] == last) {
				return true;
			}
			last = of[at];
		}
	}
	return false;
}

/* Makes each height a row; heights that overlap are lines of higher cells, and in one row. */
static void number_by_height(struct table *table, const struct paged_line *cells,
                             const struct paged_row *rows, size_t count, struct arena *arena)
{
	size_t *of = ARENA_ARRAY(arena, size_t, table->count);
	size_t start = rows[0].start;
	size_t row = 0;
	for (size_t i = 0; i < count; i++) {
		row += i > 0 && paged_row_is_clear(cells, &rows[i]);
		for (size_t at = 0; at < rows[i].count; at++) {
			of[rows[i].start - start + at] = row;
		}
	}
	for (size_t i = 0; i < table->count; i++) {
		table->pieces[i].row = of[(size_t)(table->pieces[i].line - cells) - start];
	}
}

static int compare_rows(const void *a, const void *b)
{
	const struct piece *left = a;
	const struct piece *right = b;
	if (left->row != right->row) {
		return left->row < right->row ? -1 : 1;
	}
	return compare_pieces(a, b);
}

/* Whether the lines between two rules are one row although their distances do not show it: some
 * stand alone, like lines of a long cell, and the first column has fewer lines. */
static bool is_one_row(const struct table *table, const struct paged_row *rows, size_t count)
{
	size_t alone = 0;
	size_t first = 0; /* lines of the first column */
	for (size_t i = 0; i < count; i++) {
		alone += rows[i].count == 1;
	}
	for (size_t i = 0; i < table->count; i++) {
		first += table->pieces[i].column == 0;
	}
	return alone > 0 && first < count;
}

/* Numbers the rows of a band from `row` on; returns the number of the next. */
static size_t number_band(struct table *table, const struct paged_line *cells,
                          const struct paged_row *rows, size_t count, bool is_ruled, size_t row,
                          struct arena *arena)
{
	int32_t distance = cell_distance(table, arena);
	size_t last = 0;
	if (distance > 0) {
		struct cell *found = ARENA_ARRAY(arena, struct cell, table->count);
		number_rows(table, found, find_cells(found, table, distance));
	}
	if (distance == 0 && is_ruled && is_one_row(table, rows, count)) {
		for (size_t i = 0; i < table->count; i++) {
			table->pieces[i].row = 0;
		}
	} else if (distance == 0 || is_too_much(table, cells, rows, count, arena)) {
		number_by_height(table, cells, rows, count, arena);
	}
	for (size_t i = 0; i < table->count; i++) {
		last = table->pieces[i].row > last ? table->pieces[i].row : last;
		table->pieces[i].row += row;
	}
	return row + last + 1;
}

/* Adds the cells of a row, whose pieces are sorted by column, then from the top. Columns without a
 * piece get empty cells. */
static void add_row(struct paged_table *out, const struct table *table, size_t first, size_t end,
                    const int32_t *widths, struct arena *arena)
{
	struct paged_line lines[MAX_CELL_LINES];
	uint32_t row = (uint32_t)table->pieces[first].row;
	size_t column = 0;
	for (size_t i = first; i < end || column < table->columns;) {
		struct paged_cell cell = {
		    .row = row, .column = (uint32_t)column, .row_span = 1, .column_span = 1};
		size_t count = 0;
		size_t span = 1;
		while (i < end && table->pieces[i].column <= column && count < MAX_CELL_LINES) {
			span = table->pieces[i].span > span ? table->pieces[i].span : span;
			lines[count++] = *table->pieces[i++].line;
		}
		size_t last = column;
		while (last + 1 < column + span && last + 1 < table->columns &&
		       (i >= end || table->pieces[i].column > last + 1)) {
			last++;
		}
		if (count > 0 && column < table->columns) {
			paged_cell_set_text(&cell, lines, count, widths[column], arena);
			cell.column_span = (uint32_t)(last - column + 1);
		}
		if (column < table->columns) {
			out->cells[out->cell_count++] = cell;
		}
		column = count > 0 ? last + 1 : column + 1;
	}
}

/* Finds the room that lines have in each column, from its leftmost start to its rightmost end. */
static void measure_columns(int32_t *widths, const struct table *table)
{
	int32_t left[PAGED_MAX_GAPS + 1];
	int32_t right[PAGED_MAX_GAPS + 1];
	for (size_t column = 0; column < table->columns; column++) {
		left[column] = INT32_MAX;
		right[column] = INT32_MIN;
		widths[column] = 0;
	}
	for (size_t i = 0; i < table->count; i++) {
		const struct piece *piece = &table->pieces[i];
		if (piece->span == 1) {
			size_t column = piece->column;
			left[column] = paged_least(left[column], piece->line->x0);
			right[column] = paged_greatest(right[column], piece->line->x1);
			widths[column] = right[column] - left[column];
		}
	}
}

static bool is_number(struct str text)
{
	size_t digits = 0;
	while (digits < text.size && ascii_is_digit(text.data[digits])) {
		digits++;
	}
	return digits == text.size;
}

/* Makes one cell of each row that is the head of a group of rows: not the first row, with text in
 * only one cell, which is in the first half of the table and not a number. */
static void span_groups(struct paged_table *table)
{
	size_t kept = 0;
	for (size_t start = 0; start < table->cell_count;) {
		size_t end = start;
		size_t filled = 0;
		struct paged_cell group = {0};
		for (; end < table->cell_count && table->cells[end].row == table->cells[start].row;
		     end++) {
			if (table->cells[end].text.size > 0) {
				group = table->cells[end];
				filled++;
			}
		}
		bool is_group = filled == 1 && group.row > 0 && !is_number(group.text) &&
		                group.column * 2 < table->column_count;
		if (is_group) {
			group.column = 0;
			group.column_span = table->column_count;
			table->cells[kept++] = group;
			start = end;
		}
		while (start < end) {
			table->cells[kept++] = table->cells[start++];
		}
	}
	table->cell_count = kept;
}

struct paged_table *paged_table_by_columns(const struct paged_line *cells,
                                           const struct paged_row *rows, size_t count,
                                           const int32_t *bands, size_t band_count,
                                           struct arena *arena)
{
	struct paged_columns columns;
	struct table all;
	int32_t widths[PAGED_MAX_GAPS + 1] = {0};
	size_t row = 0;
	paged_columns_find(&columns, cells, rows, count, arena);
	if (!paged_columns_fit(&columns, cells, rows, count)) {
		return NULL;
	}
	collect(&all, &columns, cells, rows, count, arena);
	measure_columns(widths, &all);
	struct paged_table *out = ARENA_NEW(arena, struct paged_table);
	out->column_count = (uint32_t)columns.count + 1;
	out->gaps = ARENA_ARRAY(arena, struct paged_gap, columns.count);
	memcpy(out->gaps, columns.gaps, columns.count * sizeof *out->gaps);
	out->cells = ARENA_ARRAY(arena, struct paged_cell, all.count * all.columns);
	size_t band = 1;
	for (size_t start = 0; start < count;) {
		struct table table;
		size_t end = start + 1;
		while (band < band_count && bands[band] < paged_middle(&cells[rows[start].start])) {
			band++;
		}
		while (end < count && (band >= band_count ||
		                       paged_middle(&cells[rows[end].start]) < bands[band])) {
			end++;
		}
		collect(&table, &columns, cells, rows + start, end - start, arena);
		row = number_band(&table, cells, rows + start, end - start, band_count > 0, row,
		                  arena);
		qsort(table.pieces, table.count, sizeof *table.pieces, compare_rows);
		for (size_t first = 0; first < table.count;) {
			size_t next = first + 1;
			while (next < table.count &&
			       table.pieces[next].row == table.pieces[first].row) {
				next++;
			}
			add_row(out, &table, first, next, widths, arena);
			first = next;
		}
		start = end;
	}
	out->row_count = (uint32_t)row;
	span_groups(out);
	paged_table_finish(out);
	return out;
}
