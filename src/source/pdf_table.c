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
	MOST_CELL_LINES = 40
};

struct gap {
	int32_t x0, x1;
};

struct columns {
	struct gap gaps[MOST_GAPS];
	size_t count;
};

/* ---- where a table is ---- */

static void begin_columns(struct columns *columns, const struct pdf_line *cells,
                          const struct pdf_row *row)
{
	columns->count = 0;
	for (size_t i = 1; i < row->count && columns->count < MOST_GAPS; i++) {
		columns->gaps[columns->count++] =
		    (struct gap){cells[row->start + i - 1].x1, cells[row->start + i].x0};
	}
}

/* Narrows a gap by the cells of a row; false where one of them goes across. */
static bool narrow(struct gap *gap, const struct pdf_line *cells, const struct pdf_row *row)
{
	struct gap left = *gap;
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

/* Whether a row may be the first line of a cell that stands higher than its neighbours, in the middle
 * of which they are: it is alone, and behind the first column of the row below. */
static bool is_raised(const struct pdf_line *cells, const struct pdf_row *row,
                      const struct pdf_row *below)
{
	const struct pdf_line *cell = &cells[row->start];
	return row->count == 1 && below->count > 1 && cells[below->start].x1 < cell->x0;
}

size_t pdf_table_find(const struct pdf_line *cells, const struct pdf_row *rows, size_t count)
{
	struct columns columns;
	size_t full = 1; /* rows of more than one cell */
	size_t first = count > 1 && is_raised(cells, &rows[0], &rows[1]);
	size_t end = 1;
	if (rows[first].count < 2) {
		return 0;
	}
	begin_columns(&columns, cells, &rows[first]);
	if (first > 0 && !goes_on(&columns, cells, &rows[0])) {
		return 0;
	}
	for (size_t i = first + 1; i < count; i++) {
		const struct pdf_line *last = &cells[rows[i - 1].start];
		const struct pdf_line *line = &cells[rows[i].start];
		if (line->page != last->page || line->part != last->part ||
		    line->y0 - last->y1 > FAR * last->size || !goes_on(&columns, cells, &rows[i])) {
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
	size_t row; /* of the table, once it is known */
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

static void collect(struct table *table, const struct pdf_line *cells, const struct pdf_row *rows,
                    size_t count, struct arena *arena)
{
	struct columns columns;
	size_t widest = 0;
	size_t total = 0;
	for (size_t i = 0; i < count; i++) {
		widest = rows[i].count > rows[widest].count ? i : widest;
		total += rows[i].count;
	}
	begin_columns(&columns, cells, &rows[widest]);
	for (size_t i = 0; i < count; i++) {
		(void)goes_on(&columns, cells, &rows[i]);
	}
	*table = (struct table){.pieces = ARENA_ARRAY(arena, struct piece, total),
	                        .columns = columns.count + 1};
	for (size_t i = rows[0].start; i < rows[0].start + total; i++) {
		size_t column = 0;
		while (column < columns.count &&
		       columns.gaps[column].x0 + columns.gaps[column].x1 <= 2 * cells[i].x0) {
			column++;
		}
		table->pieces[table->count++] = (struct piece){&cells[i], column, 0};
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

/* What stands before a cell: two blanks; in a row that lacks one, a tab for each column on the way,
 * so that a cell that is empty keeps its place. */
static void append_gap(struct buf *text, size_t from, size_t to, bool has_all)
{
	for (size_t column = from; !has_all && column < to; column++) {
		buf_append_byte(text, '\t');
	}
	buf_append(text, has_all && from < to ? STR("  ") : STR(""));
}

/* The pieces of a row, by column, as a line. */
static struct pdf_line make_line(const struct piece *pieces, size_t count, size_t columns,
                                 struct arena *arena)
{
	struct pdf_line line = *pieces[0].line;
	struct buf text;
	size_t cells = 1;
	for (size_t i = 1; i < count; i++) {
		cells += pieces[i].column != pieces[i - 1].column;
	}
	bool has_all = cells == columns || cells == 1;
	buf_init(&text);
	for (size_t i = 0; i < count; i++) {
		const struct pdf_line *piece = pieces[i].line;
		size_t before = i > 0 ? pieces[i - 1].column : has_all ? pieces[0].column : 0;
		if (pieces[i].column != before) {
			append_gap(&text, before, pieces[i].column, has_all);
			buf_append(&text, piece->text);
		} else {
			pdf_append_line(&text, piece->text);
		}
		line.x0 = piece->x0 < line.x0 ? piece->x0 : line.x0;
		line.y0 = piece->y0 < line.y0 ? piece->y0 : line.y0;
		line.x1 = piece->x1 > line.x1 ? piece->x1 : line.x1;
		line.y1 = piece->y1 > line.y1 ? piece->y1 : line.y1;
	}
	line.text = arena_copy(arena, buf_str(&text));
	line.kind = PDF_ROW;
	buf_release(&text);
	return line;
}

size_t pdf_table_write(struct pdf_line *out, const struct pdf_line *cells,
                       const struct pdf_row *rows, size_t count, struct arena *arena)
{
	struct table table;
	size_t written = 0;
	collect(&table, cells, rows, count, arena);
	int32_t distance = cell_distance(&table, arena);
	if (distance > 0) {
		struct cell *found = ARENA_ARRAY(arena, struct cell, table.count);
		number_rows(&table, found, find_cells(found, &table, distance));
	}
	if (distance == 0 || is_too_much(&table, cells, rows, count, arena)) {
		number_by_height(&table, cells, rows, count, arena);
	}
	qsort(table.pieces, table.count, sizeof *table.pieces, compare_rows);
	struct pdf_line *lines = ARENA_ARRAY(arena, struct pdf_line, table.count);
	for (size_t start = 0; start < table.count;) {
		size_t end = start + 1;
		while (end < table.count && table.pieces[end].row == table.pieces[start].row) {
			end++;
		}
		lines[written++] =
		    make_line(table.pieces + start, end - start, table.columns, arena);
		start = end;
	}
	memcpy(out, lines, written * sizeof *lines);
	return written;
}
