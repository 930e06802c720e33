/* Rows of plain text whose cells go on in the lines below. */
#include <string.h>

#include "layout/table_plain.h"

enum { WIDTH_OF_HAN = 2 /* columns */ };

/* The cell of the last row that a cell goes on with: it stands under its first character, or in its
 * column where that is known. SIZE_MAX where there is none. */
static size_t cell_above(const struct finder *finder, const struct line_cell *cell, bool is_aligned)
{
	for (size_t i = 0; i < finder->last.count; i++) {
		const struct line_cell *above = &finder->last.items[i];
		uint32_t gap =
		    above->left > cell->left ? above->left - cell->left : cell->left - above->left;
		bool is_here = is_aligned ? gap < WIDTH_OF_HAN : above->column == cell->column;
		if (is_here && above->span.start < above->span.end) {
			return i;
		}
	}
	return SIZE_MAX;
}

/* Whether a line goes on with the cells of the last row, which is counted, as this one is not: no cell of
 * it is a figure in a column of figures. Gives its cells the columns of those that they go on with. */
static bool is_rest(const struct finder *finder, struct line_cells *row)
{
	const struct header *header = &finder->header;
	bool is_aligned = header->cells.separator == SEPARATOR_BLANKS;
	size_t said = 0;
	for (size_t i = 0; i < row->count; i++) {
		struct line_cell *cell = &row->items[i];
		if (cell->span.start == cell->span.end) {
			continue;
		}
		size_t above = cell_above(finder, cell, is_aligned);
		if (above == SIZE_MAX) {
			return false;
		}
		cell->column = finder->last.items[above].column;
		bool is_figure =
		    (header->values >> cell->column & 1) && finder_has_digit(finder, cell->span);
		if (is_figure || cell->column == header->number) {
			return false;
		}
		said++;
	}
	return said > 0 && !finder_is_sum(finder, row);
}

/* The cells of a line that may go on with the last row: those between its blanks, or the whole of it. */
static void read_rest(const struct finder *finder, const struct line *line, struct line_cells *row)
{
	if (row->count > 0 || finder->header.cells.separator != SEPARATOR_BLANKS) {
		return;
	}
	line_cells_split(row, finder->lines, line, line_separator(finder->lines, line));
	if (row->count == 0 && line->indent > 0) {
		row->count = 1;
		row->items[0] = (struct line_cell){line->span, line->indent,
		                                   line->indent + (uint32_t)line->columns, 0};
	}
}

bool finder_take_rest(struct finder *finder, size_t at, const struct mark *mark,
                      const struct line_cells *cells)
{
	const struct line *line = &finder->lines->items[at];
	struct line_cells row;
	row.count = cells->count;
	memcpy(row.items, cells->items, cells->count * sizeof *cells->items);
	if (finder->last.count == 0 || finder->between > 0 || mark ||
	    finder->header.number == SIZE_MAX) {
		return false;
	}
	read_rest(finder, line, &row);
	if (!is_rest(finder, &row)) {
		return false;
	}
	table_maker_line(finder->maker, line->span, at);
	for (size_t i = 0; i < row.count; i++) {
		if (row.items[i].span.start < row.items[i].span.end) {
			table_maker_part(finder->maker, row.items[i].span, row.items[i].column);
		}
	}
	return true;
}
