/* Rows of plain text whose cells are wrapped: they continue in the lines below. */
#include <string.h>

#include "layout/table_plain_finder.h"

enum { CHARACTER_COLUMNS = 2 /* of a Chinese character */ };

/* The cell of the last row that a cell continues: the one whose first character it stands below, or
 * that has its column where columns are known. NULL where there is none. */
static const struct line_cell *cell_above(const struct table_finder *finder,
                                          const struct line_cell *cell)
{
	bool is_aligned = finder->columns.names.separator == SEPARATOR_BLANKS;
	for (size_t i = 0; i < finder->last.count; i++) {
		const struct line_cell *above = &finder->last.items[i];
		uint32_t gap =
		    above->left > cell->left ? above->left - cell->left : cell->left - above->left;
		bool is_here = is_aligned ? gap < CHARACTER_COLUMNS : above->column == cell->column;
		if (is_here && above->span.start < above->span.end) {
			return above;
		}
	}
	return NULL;
}

/* Whether each cell of a line continues one of the last row, and gives it the column of that. The
 * last row is numbered; a line that continues it has neither a number nor a figure where figures
 * stand. */
static bool continues(const struct table_finder *finder, struct line_cells *row)
{
	const struct table_columns *columns = &finder->columns;
	size_t texts = 0;
	for (size_t i = 0; i < row->count; i++) {
		struct line_cell *cell = &row->items[i];
		if (cell->span.start == cell->span.end) {
			continue;
		}
		const struct line_cell *above = cell_above(finder, cell);
		if (!above) {
			return false;
		}
		cell->column = above->column;
		bool is_figure =
		    (columns->figures >> cell->column & 1) && finder_has_digit(finder, cell->span);
		if (is_figure || cell->column == columns->number) {
			return false;
		}
		texts++;
	}
	return texts > 0 && !finder_is_sum(finder, row);
}

bool finder_continue_row(struct table_finder *finder, size_t at, const struct mark *mark,
                         const struct line_cells *cells)
{
	const struct line *line = &finder->lines->items[at];
	struct line_cells row;
	row.count = cells->count;
	memcpy(row.items, cells->items, cells->count * sizeof *cells->items);
	if (finder->last.count == 0 || finder->between > 0 || mark ||
	    finder->columns.number == SIZE_MAX) {
		return false;
	}
	if (row.count == 0 && finder->columns.names.separator == SEPARATOR_BLANKS) {
		/* No row of the table, but it may be the rest of one: between blanks, or as a
		 * whole. */
		line_cells_split(&row, finder->lines, line, line_separator(finder->lines, line));
		if (row.count == 0 && line->indent > 0) {
			row.count = 1;
			row.items[0] = (struct line_cell){
			    line->span, line->indent, line->indent + (uint32_t)line->columns, 0};
		}
	}
	if (!continues(finder, &row)) {
		return false;
	}
	table_builder_continue_row(finder->builder, line->span, at);
	for (size_t i = 0; i < row.count; i++) {
		if (row.items[i].span.start < row.items[i].span.end) {
			table_builder_continue_cell(finder->builder, row.items[i].span,
			                            row.items[i].column);
		}
	}
	return true;
}
