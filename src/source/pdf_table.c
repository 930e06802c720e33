/* A table shows by gaps that go down between its columns. A cell of several lines makes rows in which
 * others have nothing, above or below theirs; where its lines stand closer together than rows do,
 * they are one cell, and cells at one height are one row. */
#include "source/pdf_table.h"

#include <stdlib.h>

enum {
	MOST_GAPS = 24,
	GAP_PERCENT = 50,   /* of a character, the narrowest gap */
	FAR = 8,            /* characters between two rows, that end a table */
	JUMP_PERCENT = 112, /* of a cell's distance of lines, the least that rows are apart */
	RAISED_TENTHS = 18, /* of its size: the farthest from a line of a cell to the next */
	GROUP_TENTHS = 7,   /* of the width of a table, that the head of a group may have */
	GROUP_DISTANCE = 4, /* times its size: the farthest from it to a row */
	MOST_CELL_LINES = 60,
	LONG_LINE = 8,      /* characters of a line of a cell that is prose */
	SAME_PLACE = 40,    /* tenths of a point by which the columns of two pages may differ */
	ACROSS_PERCENT = 30 /* of the lines of a table that may go across its gaps */
};

struct columns {
	struct pdf_gap gaps[MOST_GAPS];
	size_t count;
};

static int32_t least(int32_t a, int32_t b)
{
	return a < b ? a : b;
}

static int32_t greatest(int32_t a, int32_t b)
{
	return a > b ? a : b;
}

static int32_t middle(const struct pdf_line *line)
{
	return line->y0 + (line->y1 - line->y0) / 2;
}

/* ---- where a table is ---- */

static void begin_columns(struct columns *columns, const struct pdf_line *cells,
                          const struct pdf_row *row)
{
	columns->count = 0;
	for (size_t i = 1; i < row->count && columns->count < MOST_GAPS; i++) {
		columns->gaps[columns->count++] =
		    (struct pdf_gap){cells[row->start + i - 1].x1, cells[row->start + i].x0};
	}
}

/* Narrows a gap by the cells of a row; false where one of them goes across. */
static bool narrow(struct pdf_gap *gap, const struct pdf_line *cells, const struct pdf_row *row)
{
	struct pdf_gap left = *gap;
	for (size_t i = row->start; i < row->start + row->count; i++) {
		const struct pdf_line *cell = &cells[i];
		if (cell->x1 <= left.x0 || cell->x0 >= left.x1) {
			continue;
		}
		bool is_before = cell->x0 + cell->x1 < left.x0 + left.x1;
		if (is_before) {
			left.x0 = cell->x1;
		} else {
			left.x1 = cell->x0;
		}
	}
	if ((left.x1 - left.x0) * 100 < cells[row->start].size * GAP_PERCENT) {
		return false;
	}
	*gap = left;
	return true;
}

/* Whether a row can be one of the table; its gaps are narrowed. A row with two cells or more may
 * have cells that go across some of them. */
static bool goes_on(struct columns *columns, const struct pdf_line *cells,
                    const struct pdf_row *row)
{
	struct columns narrowed = *columns;
	size_t kept = 0;
	for (size_t i = 0; i < narrowed.count; i++) {
		kept += narrow(&narrowed.gaps[i], cells, row);
	}
	bool is_row = kept == narrowed.count || (row->count > 1 && kept > 0);
	*columns = is_row ? narrowed : *columns;
	return is_row;
}

/* Whether a line is one of a cell with another one: both begin or have their middle at one place. */
static bool is_of_column(const struct pdf_line *line, const struct pdf_line *other)
{
	int32_t size = line->size;
	return abs(line->size - other->size) * 10 <= size &&
	       (abs(line->x0 - other->x0) * 2 <= size ||
	        abs(line->x0 + line->x1 - other->x0 - other->x1) <= size);
}

/* Whether the first of some rows may be the first line of a cell that stands higher than its neighbours, in
 * the middle of which they are: it is alone, behind the first column of the row below, and other lines
 * of its cell are near. A headline above a table is none. */
static bool is_raised(const struct pdf_line *cells, const struct pdf_row *rows, size_t count)
{
	const struct pdf_line *line = &cells[rows[0].start];
	if (rows[0].count > 1 || count < 3 || rows[1].count < 2 ||
	    cells[rows[1].start].x1 >= line->x0) {
		return false;
	}
	for (size_t i = rows[1].start; i < rows[2].start + rows[2].count; i++) {
		int32_t distance = cells[i].y1 - line->y1;
		if (is_of_column(line, &cells[i]) && distance * 10 < line->size * RAISED_TENTHS) {
			return true;
		}
	}
	return false;
}

/* Whether a row of one piece is the head of a group of rows: it goes across gaps, stands as near as rows do,
 * and rows with the same gaps follow. */
static bool is_group(const struct columns *columns, const struct pdf_line *cells,
                     const struct pdf_row *rows, size_t i, size_t count)
{
	struct columns narrowed = *columns;
	const struct pdf_line *line = &cells[rows[i].start];
	if (rows[i].count > 1 || i == 0 || i + 1 >= count || rows[i + 1].count < 2) {
		return false;
	}
	const struct pdf_line *above = &cells[rows[i - 1].start];
	const struct pdf_line *below = &cells[rows[i + 1].start];
	int32_t left = least(above->x0, below->x0);
	int32_t right = greatest(above[rows[i - 1].count - 1].x1, below[rows[i + 1].count - 1].x1);
	return below->page == line->page && below->part == line->part &&
	       (line->x1 - line->x0) * 10 < (right - left) * GROUP_TENTHS &&
	       line->y1 - above->y1 < GROUP_DISTANCE * line->size &&
	       below->y1 - line->y1 < GROUP_DISTANCE * line->size &&
	       goes_on(&narrowed, cells, &rows[i + 1]);
}

size_t pdf_table_find(const struct pdf_line *cells, const struct pdf_row *rows, size_t count)
{
	struct columns columns;
	size_t full = 1; /* rows of more than one cell */
	size_t first = is_raised(cells, rows, count);
	size_t end = 1;
	if (first >= count || rows[first].count < 2 || cells[rows[first].start].table) {
		return 0;
	}
	begin_columns(&columns, cells, &rows[first]);
	if (first > 0 && !goes_on(&columns, cells, &rows[0])) {
		return 0;
	}
	for (size_t i = first + 1; i < count; i++) {
		const struct pdf_line *last = &cells[rows[i - 1].start];
		const struct pdf_line *line = &cells[rows[i].start];
		if (line->page != last->page || line->part != last->part || line->table ||
		    line->is_margin || line->y0 - last->y1 > FAR * last->size ||
		    !(goes_on(&columns, cells, &rows[i]) ||
		      is_group(&columns, cells, rows, i, count))) {
			break;
		}
		full += rows[i].count > 1;
		end = i + 1;
	}
	return full > 1 ? end : 0;
}

/* ---- its rows ---- */

/* A piece in its column. */
struct piece {
	const struct pdf_line *line;
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

/* The gaps between the columns of some rows: those of the row with most cells, narrowed by all others. */
static void find_columns(struct columns *columns, const struct pdf_line *cells,
                         const struct pdf_row *rows, size_t count)
{
	size_t widest = 0;
	for (size_t i = 0; i < count; i++) {
		widest = rows[i].count > rows[widest].count ? i : widest;
	}
	begin_columns(columns, cells, &rows[widest]);
	for (size_t i = 0; i < count; i++) {
		(void)goes_on(columns, cells, &rows[i]);
	}
}

static void collect(struct table *table, const struct columns *columns,
                    const struct pdf_line *cells, const struct pdf_row *rows, size_t count,
                    struct arena *arena)
{
	size_t total = rows[count - 1].start + rows[count - 1].count - rows[0].start;
	*table = (struct table){.pieces = ARENA_ARRAY(arena, struct piece, total),
	                        .columns = columns->count + 1};
	for (size_t i = rows[0].start; i < rows[0].start + total; i++) {
		size_t column = 0;
		size_t last;
		while (column < columns->count &&
		       columns->gaps[column].x0 + columns->gaps[column].x1 <= 2 * cells[i].x0) {
			column++;
		}
		for (last = column; last < columns->count; last++) {
			if (columns->gaps[last].x0 + columns->gaps[last].x1 >= 2 * cells[i].x1) {
				break;
			}
		}
		table->pieces[table->count++] =
		    (struct piece){&cells[i], column, last - column + 1, 0};
	}
	qsort(table->pieces, table->count, sizeof *table->pieces, compare_pieces);
}

static int compare_numbers(const void *a, const void *b)
{
	const int32_t *left = a;
	const int32_t *right = b;
	return (*left > *right) - (*left < *right);
}

/* How far lines of one cell are apart at most: less than the first distance that is clearly greater
 * than the least; 0 where all are alike. */
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
		qsort(distances, count, sizeof *distances, compare_numbers);
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

/* Cells whose heights overlap are one row. */
static void number_rows(struct table *table, struct cell *cells, size_t count)
{
	size_t row = 0;
	int32_t bottom = 0;
	qsort(cells, count, sizeof *cells, compare_cells);
	for (size_t i = 0; i < count; i++) {
		const struct pdf_line *line = table->pieces[cells[i].first].line;
		row += i > 0 && cells[i].y0 + line->size / 3 >= bottom; /* boxes may overlap */
		bottom = i == 0 || cells[i].y1 > bottom ? cells[i].y1 : bottom;
		for (size_t at = cells[i].first; at < cells[i].first + cells[i].count; at++) {
			table->pieces[at].row = row;
		}
	}
}

/* Whether rows were put together that are rows of their own: in each of them the first column has
 * something, and so has another, at one height. */
static bool is_too_much(const struct table *table, const struct pdf_line *cells,
                        const struct pdf_row *rows, size_t count, struct arena *arena)
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

/* Each height is a row. */
static void number_by_height(struct table *table, const struct pdf_line *cells,
                             const struct pdf_row *rows, size_t count, struct arena *arena)
{
	size_t *of = ARENA_ARRAY(arena, size_t, table->count);
	size_t start = rows[0].start;
	for (size_t i = 0; i < count; i++) {
		for (size_t at = 0; at < rows[i].count; at++) {
			of[rows[i].start - start + at] = i;
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

/* Whether the lines between two rules are one row for all that distances tell: some stand alone, as lines
 * of a long cell do, and the first column has none beside them. */
static bool is_one_row(const struct table *table, const struct pdf_row *rows, size_t count)
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
static size_t number_band(struct table *table, const struct pdf_line *cells,
                          const struct pdf_row *rows, size_t count, bool is_ruled, size_t row,
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

/* ---- cells ---- */

struct str pdf_cell_text(const struct pdf_line *lines, size_t count, int32_t width,
                         struct arena *arena)
{
	struct buf text;
	int32_t widest = 0;
	if (count == 1) {
		return lines[0].text;
	}
	for (size_t i = 0; i < count; i++) {
		widest = greatest(widest, lines[i].x1 - lines[i].x0);
	}
	if (widest > LONG_LINE * lines[0].size) { /* its own margins, and not those of the cell */
		width = least(width, widest);
	}
	buf_init(&text);
	for (size_t i = 0; i < count; i++) {
		const struct pdf_line *last = i > 0 ? &lines[i - 1] : NULL;
		bool is_full =
		    last && width - (last->x1 - last->x0) < lines[i].unit + last->size * 3 / 10;
		if (last && !is_full) {
			buf_append_byte(&text, '\n');
			buf_append(&text, lines[i].text);
		} else {
			pdf_append_line(&text, lines[i].text);
		}
	}
	struct str copy = arena_copy(arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

static bool has_digit(struct str text)
{
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] >= '0' && text.data[i] <= '9') {
			return true;
		}
	}
	return false;
}

void pdf_table_finish(struct pdf_table *table)
{
	size_t empty = 0;
	bool has_figure = false;
	for (size_t i = 0; i < table->cell_count; i++) {
		const struct pdf_cell *cell = &table->cells[i];
		empty += cell->text.size == 0;
		has_figure |= cell->column > 0 && has_digit(cell->text);
	}
	table->is_form = empty * 2 >= table->cell_count && !has_figure;
}

struct pdf_line pdf_table_line(const struct pdf_table *table, const struct pdf_line *lines,
                               size_t count)
{
	struct pdf_line line = lines[0];
	for (size_t i = 1; i < count; i++) {
		line.x0 = least(line.x0, lines[i].x0);
		line.y0 = least(line.y0, lines[i].y0);
		line.x1 = greatest(line.x1, lines[i].x1);
		line.y1 = greatest(line.y1, lines[i].y1);
	}
	line.text = (struct str){0};
	line.kind = PDF_TABLE;
	line.is_margin = false;
	line.table = table;
	return line;
}

bool pdf_table_goes_on(const struct pdf_table *table, const struct pdf_table *next)
{
	if (table->column_count != next->column_count) {
		return false;
	}
	for (uint32_t i = 0; i + 1 < table->column_count; i++) {
		if (table->gaps[i].x0 > next->gaps[i].x1 + SAME_PLACE ||
		    next->gaps[i].x0 > table->gaps[i].x1 + SAME_PLACE) {
			return false;
		}
	}
	return true;
}

/* Adds the cells of a row, pieces of which come by column and from the top; those of columns in which
 * nothing stands are empty. */
static void add_row(struct pdf_table *out, const struct table *table, size_t first, size_t end,
                    const int32_t *widths, struct arena *arena)
{
	struct pdf_line lines[MOST_CELL_LINES];
	uint32_t row = (uint32_t)table->pieces[first].row;
	size_t column = 0;
	for (size_t i = first; i < end || column < table->columns;) {
		struct pdf_cell cell = {
		    .row = row, .column = (uint32_t)column, .row_span = 1, .column_span = 1};
		size_t count = 0;
		size_t span = 1;
		while (i < end && table->pieces[i].column <= column && count < MOST_CELL_LINES) {
			span = table->pieces[i].span > span ? table->pieces[i].span : span;
			lines[count++] = *table->pieces[i++].line;
		}
		size_t last = column;
		while (last + 1 < column + span && last + 1 < table->columns &&
		       (i >= end || table->pieces[i].column > last + 1)) {
			last++;
		}
		if (count > 0) {
			cell.text = pdf_cell_text(lines, count, widths[column], arena);
			cell.column_span = (uint32_t)(last - column + 1);
		}
		if (column < table->columns) {
			out->cells[out->cell_count++] = cell;
		}
		column = count > 0 ? last + 1 : column + 1;
	}
}

/* The width that lines have in each column: that of the widest of them. */
static void measure_columns(int32_t *widths, const struct table *table)
{
	int32_t left[MOST_GAPS + 1];
	int32_t right[MOST_GAPS + 1];
	for (size_t column = 0; column < table->columns; column++) {
		left[column] = INT32_MAX;
		right[column] = INT32_MIN;
		widths[column] = 0;
	}
	for (size_t i = 0; i < table->count; i++) {
		const struct piece *piece = &table->pieces[i];
		if (piece->span == 1) {
			size_t column = piece->column;
			left[column] = least(left[column], piece->line->x0);
			right[column] = greatest(right[column], piece->line->x1);
			widths[column] = right[column] - left[column];
		}
	}
}

/* The share of the rows that go across all gaps is small, or these are no columns. */
static bool are_columns(const struct columns *columns, const struct pdf_line *cells,
                        const struct pdf_row *rows, size_t count)
{
	size_t across = 0;
	size_t several = 0;
	for (size_t i = 0; i < count; i++) {
		struct columns narrowed = *columns;
		across += !goes_on(&narrowed, cells, &rows[i]);
		several += rows[i].count > 1;
	}
	return columns->count > 0 && several > 1 && across * 100 <= count * ACROSS_PERCENT;
}

const struct pdf_table *pdf_table_by_columns(const struct pdf_line *cells,
                                             const struct pdf_row *rows, size_t count,
                                             const int32_t *bands, size_t band_count,
                                             struct arena *arena)
{
	struct columns columns;
	struct table all;
	int32_t widths[MOST_GAPS + 1];
	size_t row = 0;
	find_columns(&columns, cells, rows, count);
	if (!are_columns(&columns, cells, rows, count)) {
		return NULL;
	}
	collect(&all, &columns, cells, rows, count, arena);
	measure_columns(widths, &all);
	struct pdf_table *out = ARENA_NEW(arena, struct pdf_table);
	out->column_count = (uint32_t)columns.count + 1;
	out->gaps = ARENA_ARRAY(arena, struct pdf_gap, columns.count);
	memcpy(out->gaps, columns.gaps, columns.count * sizeof *out->gaps);
	out->cells = ARENA_ARRAY(arena, struct pdf_cell, all.count * all.columns);
	size_t band = 1;
	for (size_t start = 0; start < count;) {
		struct table table;
		size_t end = start + 1;
		while (band < band_count && bands[band] < middle(&cells[rows[start].start])) {
			band++;
		}
		while (end < count &&
		       (band >= band_count || middle(&cells[rows[end].start]) < bands[band])) {
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
	pdf_table_finish(out);
	return out;
}
