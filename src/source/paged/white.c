/* Finds the white gaps between the columns of a table, and tables that have nothing else to show
 * them. */
#include "source/paged/white.h"

#include <stdlib.h>

enum {
	GAP_PERCENT = 50,      /* of a character's size: the narrowest gap */
	SAME_EDGE = 6,         /* tenths of a point by which stretched lines may differ */
	MAX_STRETCHED = 3,     /* such lines in a row */
	CAPTION_ROWS = 6,      /* below a caption that are compared with it */
	MIN_ROWS = 3,          /* of a table of two columns: two lines may look alike by chance */
	FAR = 8,               /* times the size: more room below a row ends the table */
	RAISED_TENTHS = 18,    /* of its size: the farthest from a line of a cell to the next */
	GROUP_TENTHS = 7,      /* of the width of a table, that the head of a group may have */
	GROUP_DISTANCE = 4,    /* times its size: the farthest from it to a row */
	CROSSING_PERCENT = 12, /* of the rows may have a piece that goes across a gap */
	MIN_CROSSED = 4,       /* rows, of which one more may have such a piece */
	ROWS_ABOVE = 16,       /* that a line is compared with */
	ACROSS_PERCENT = 30    /* of the rows of a table may go across all its gaps */
};

/* ---- where a table is ---- */

static void begin_columns(struct paged_columns *columns, const struct paged_line *cells,
                          const struct paged_row *row)
{
	columns->count = 0;
	for (size_t i = 1; i < row->count && columns->count < PAGED_MAX_GAPS; i++) {
		columns->gaps[columns->count++] =
		    (struct paged_gap){cells[row->start + i - 1].x1, cells[row->start + i].x0};
	}
}

/* Narrows a gap by the cells of a row; false if a cell leaves too little of it. */
static bool narrow(struct paged_gap *gap, const struct paged_line *cells,
                   const struct paged_row *row)
{
	struct paged_gap left = *gap;
	for (size_t i = row->start; i < row->start + row->count; i++) {
		const struct paged_line *cell = &cells[i];
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

/* Whether a row can be part of the table; if so, narrows the gaps by it. A row of several cells may
 * cross some of the gaps, a row of one cell none. */
static bool goes_on(struct paged_columns *columns, const struct paged_line *cells,
                    const struct paged_row *row)
{
	struct paged_columns narrowed = *columns;
	size_t kept = 0;
	for (size_t i = 0; i < narrowed.count; i++) {
		kept += narrow(&narrowed.gaps[i], cells, row);
	}
	bool is_row = kept == narrowed.count || (row->count > 1 && kept > 0);
	*columns = is_row ? narrowed : *columns;
	return is_row;
}

/* Whether two lines can be in one cell: they have one size, and begin or are centred at one
 * place. */
static bool is_of_column(const struct paged_line *line, const struct paged_line *other)
{
	int32_t size = line->size;
	return abs(line->size - other->size) * 10 <= size &&
	       (abs(line->x0 - other->x0) * 2 <= size ||
	        abs(line->x0 + line->x1 - other->x0 - other->x1) <= size);
}

/* Whether the first of some rows may be the first line of a cell that is higher than its
 * neighbours, which are centred beside it: the line is alone, behind the first column of the row
 * below, and other lines of its cell are near. A headline above a table is not like that. */
static bool is_raised(const struct paged_line *cells, const struct paged_row *rows, size_t count)
{
	const struct paged_line *line = &cells[rows[0].start];
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

/* Whether a row of one piece is the head of a group of rows: it crosses gaps, is narrow and near,
 * and a row with the same gaps and most of the columns follows, so no other table begins. */
static bool is_group(const struct paged_columns *columns, const struct paged_line *cells,
                     const struct paged_row *rows, size_t i, size_t count)
{
	struct paged_columns narrowed = *columns;
	const struct paged_line *line = &cells[rows[i].start];
	if (rows[i].count > 1 || i == 0 || i + 1 >= count ||
	    rows[i + 1].count * 2 <= columns->count + 1) {
		return false;
	}
	const struct paged_line *above = &cells[rows[i - 1].start];
	const struct paged_line *below = &cells[rows[i + 1].start];
	int32_t left = paged_least(above->x0, below->x0);
	int32_t right =
	    paged_greatest(above[rows[i - 1].count - 1].x1, below[rows[i + 1].count - 1].x1);
	return below->page == line->page && below->part == line->part &&
	       (line->x1 - line->x0) * 10 < (right - left) * GROUP_TENTHS &&
	       line->y1 - above->y1 < GROUP_DISTANCE * line->size &&
	       below->y1 - line->y1 < GROUP_DISTANCE * line->size &&
	       goes_on(&narrowed, cells, &rows[i + 1]);
}

/* Whether a line begins, ends or is centred exactly where a piece above does, like the last line of
 * a cell. Text that follows a table is only roughly in line with its first column. */
static bool is_aligned(const struct paged_line *cells, const struct paged_row *rows, size_t row)
{
	const struct paged_line *line = &cells[rows[row].start];
	size_t first = row > ROWS_ABOVE ? row - ROWS_ABOVE : 0;
	for (size_t i = rows[first].start; i < rows[row].start; i++) {
		const struct paged_line *other = &cells[i];
		int32_t slack = line->size / 8;
		if (abs(line->x0 - other->x0) <= slack || abs(line->x1 - other->x1) <= slack ||
		    abs(line->x0 + line->x1 - other->x0 - other->x1) <= 2 * slack) {
			return true;
		}
	}
	return false;
}

/* Whether a row is a caption above a table and not part of it: a title at the left edge that
 * reaches over the first gap of the rows below, and a note of the unit at the right. */
static bool is_caption(const struct paged_line *cells, const struct paged_row *rows, size_t count)
{
	const struct paged_line *caption = &cells[rows[0].start];
	if (count < 2 || rows[0].count != 2 || rows[1].count < 3) {
		return false;
	}
	const struct paged_line *below = &cells[rows[1].start];
	if (caption->x0 - below->x0 > caption->size ||
	    caption[1].x0 <= below[rows[1].count - 2].x1) {
		return false;
	}
	size_t last = count > CAPTION_ROWS ? CAPTION_ROWS : count - 1;
	for (size_t i = rows[1].start; i < rows[last].start + rows[last].count; i++) {
		if (cells[i].x0 >= below->x1 && cells[i].x0 < caption->x1) {
			return true;
		}
	}
	return false;
}

/* Whether some rows, a few at most, all begin and end at the same places: then they may be
 * justified text. */
static bool are_stretched(const struct paged_line *cells, const struct paged_row *rows,
                          size_t count)
{
	for (size_t i = 1; i < count; i++) {
		const struct paged_row *row = &rows[i];
		if (count > MAX_STRETCHED) {
			return false;
		}
		int32_t left = cells[row->start].x0 - cells[rows[0].start].x0;
		int32_t right = cells[row->start + row->count - 1].x1 -
		                cells[rows[0].start + rows[0].count - 1].x1;
		if (abs(left) > SAME_EDGE || abs(right) > SAME_EDGE) {
			return false;
		}
	}
	return true;
}

size_t paged_table_find(const struct paged_line *cells, const struct paged_row *rows, size_t count)
{
	struct paged_columns columns;
	size_t full = 1;     /* rows of more than one cell */
	bool is_even = true; /* all rows have as many as the first, and more than two */
	size_t first = is_raised(cells, rows, count);
	size_t end = 1;
	if (first >= count || rows[first].count < 2 || is_caption(cells, rows, count) ||
	    cells[rows[first].start].table || cells[rows[0].start].is_leader) {
		return 0;
	}
	begin_columns(&columns, cells, &rows[first]);
	if (first > 0 && !goes_on(&columns, cells, &rows[0])) {
		return 0;
	}
	for (size_t i = first + 1; i < count; i++) {
		const struct paged_line *last = &cells[rows[i - 1].start];
		const struct paged_line *line = &cells[rows[i].start];
		if (line->page != last->page || line->part != last->part || line->table ||
		    line->is_leader || line->is_margin || line->y0 - last->y1 > FAR * last->size ||
		    !(goes_on(&columns, cells, &rows[i]) ||
		      is_group(&columns, cells, rows, i, count))) {
			break;
		}
		full += rows[i].count > 1;
		is_even &= rows[i].count > 2 && rows[i].count == rows[first].count;
		end = i + 1;
	}
	while (end > first + 1 && rows[end - 1].count == 1 && !is_aligned(cells, rows, end - 1)) {
		end--;
	}
	bool is_table = full >= MIN_ROWS || (full > 1 && is_even);
	return is_table && !are_stretched(cells, rows, end) ? end : 0;
}

/* ---- its columns ---- */

/* Where a piece begins or ends. */
struct end {
	int32_t at;
	int step;
};

static int compare_ends(const void *a, const void *b)
{
	const struct end *left = a;
	const struct end *right = b;
	if (left->at != right->at) {
		return left->at < right->at ? -1 : 1;
	}
	return left->step - right->step;
}

/* Finds strips that at most `most` pieces cross, and that are at least half a character wide.
 * `ends` are sorted. */
static void find_strips(struct paged_columns *columns, const struct end *ends, size_t count,
                        int most, int32_t size)
{
	int depth = 0;
	bool is_open = false; /* a strip began */
	columns->count = 0;
	for (size_t i = 0; i < count; i++) {
		struct paged_gap *gap = &columns->gaps[columns->count];
		bool was_thick = depth > most;
		depth += ends[i].step;
		if (was_thick && depth <= most) {
			gap->x0 = ends[i].at;
			is_open = true;
		} else if (!was_thick && depth > most && is_open) {
			gap->x1 = ends[i].at;
			is_open = false;
			columns->count += (gap->x1 - gap->x0) * 100 >= size * GAP_PERCENT &&
			                  columns->count < PAGED_MAX_GAPS;
		}
	}
}

size_t paged_column_of(const struct paged_columns *columns, const struct paged_line *piece,
                       size_t *span)
{
	size_t column = 0;
	size_t last;
	while (column < columns->count &&
	       columns->gaps[column].x0 + columns->gaps[column].x1 <= 2 * piece->x0) {
		column++;
	}
	for (last = column; last < columns->count; last++) {
		if (columns->gaps[last].x0 + columns->gaps[last].x1 >= 2 * piece->x1) {
			break;
		}
	}
	*span = last - column + 1;
	return column;
}

bool paged_row_is_clear(const struct paged_line *cells, const struct paged_row *row)
{
	const struct paged_line *line = &cells[row->start];
	return line->y0 + line->size / 4 >= cells[row[-1].start].y1;
}

/* The first gap that no row has pieces on both sides of, such as the one between the head of a
 * column and what is below it to the right; columns->count if there is none. */
static size_t find_idle_gap(const struct paged_columns *columns, const struct paged_line *cells,
                            const struct paged_row *rows, size_t count)
{
	uint32_t both = 0; /* by gap */
	uint32_t used = 0; /* by column, in this row */
	for (size_t i = 0; i < count; i++) {
		used = i > 0 && paged_row_is_clear(cells, &rows[i]) ? 0 : used;
		for (size_t at = rows[i].start; at < rows[i].start + rows[i].count; at++) {
			size_t span;
			size_t column = paged_column_of(columns, &cells[at], &span);
			used |= span == 1 ? (uint32_t)1 << column : 0;
		}
		both |= used & used >> 1;
	}
	size_t gap = 0;
	while (gap < columns->count && both >> gap & 1) {
		gap++;
	}
	return gap;
}

/* Finds the gaps that at most `most` pieces cross, narrowed by the pieces that reach into them. */
static void take_strips(struct paged_columns *columns, const struct end *ends, int most,
                        const struct paged_line *cells, const struct paged_row *rows, size_t count)
{
	size_t first = rows[0].start;
	size_t total = rows[count - 1].start + rows[count - 1].count - first;
	size_t idle;
	find_strips(columns, ends, 2 * total, most, cells[first].size);
	for (size_t i = 0; i < count; i++) {
		(void)goes_on(columns, cells, &rows[i]);
	}
	while ((idle = find_idle_gap(columns, cells, rows, count)) < columns->count) {
		columns->count--;
		memmove(columns->gaps + idle, columns->gaps + idle + 1,
		        (columns->count - idle) * sizeof *columns->gaps);
	}
}

/* Takes the gaps that no piece crosses, or those that a few cross if these are more. */
void paged_columns_find(struct paged_columns *columns, const struct paged_line *cells,
                        const struct paged_row *rows, size_t count, struct arena *arena)
{
	struct paged_columns crossed;
	size_t first = rows[0].start;
	size_t total = rows[count - 1].start + rows[count - 1].count - first;
	struct end *ends = ARENA_ARRAY(arena, struct end, 2 * total);
	for (size_t i = 0; i < total; i++) {
		ends[2 * i] = (struct end){cells[first + i].x0, 1};
		ends[2 * i + 1] = (struct end){cells[first + i].x1, -1};
	}
	qsort(ends, 2 * total, sizeof *ends, compare_ends);
	int most = (int)(count * CROSSING_PERCENT / 100) + (count >= MIN_CROSSED);
	take_strips(columns, ends, 0, cells, rows, count);
	take_strips(&crossed, ends, most, cells, rows, count);
	if (crossed.count > columns->count) {
		*columns = crossed;
	}
}

bool paged_columns_fit(const struct paged_columns *columns, const struct paged_line *cells,
                       const struct paged_row *rows, size_t count)
{
	size_t across = 0;
	size_t several = 0;
	for (size_t i = 0; i < count; i++) {
		struct paged_columns narrowed = *columns;
		across += !goes_on(&narrowed, cells, &rows[i]);
		several += rows[i].count > 1;
	}
	return columns->count > 0 && several > 1 && across * 100 <= count * ACROSS_PERCENT;
}
