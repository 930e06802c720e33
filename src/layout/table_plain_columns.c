/* In which columns the cells of a row of plain text stand. */
#include "layout/table_plain_finder.h"

bool finder_has_digit(const struct table_finder *finder, struct span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++) {
		if (ascii_is_digit(finder->lines->folded.data[i])) {
			return true;
		}
	}
	return false;
}

bool finder_is_number(const struct table_finder *finder, struct span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++) {
		char c = finder->lines->folded.data[i];
		if (!ascii_is_digit(c) && c != '.' && c != '-') {
			return false;
		}
	}
	return cell.start < cell.end;
}

bool finder_is_sum(const struct table_finder *finder, const struct line_cells *row)
{
	struct str first = finder_text(finder, row->items[0].span);
	return grammar_cell_says(finder->grammar, COLUMN_TOTAL, first) ||
	       grammar_cell_says(finder->grammar, COLUMN_SUBTOTAL, first);
}

bool finder_is_numbered(const struct table_finder *finder, const struct line_cells *row)
{
	for (size_t i = 0; i < row->count; i++) {
		if (row->items[i].column == finder->columns.number) {
			return finder_is_number(finder, row->items[i].span);
		}
	}
	return false;
}

/* Gives cells that are lined up by blanks the nearest columns, in order. */
static void align(const struct table_columns *columns, struct line_cells *row)
{
	size_t column = 0;
	for (size_t i = 0; i < row->count; i++) {
		const struct line_cell *cell = &row->items[i];
		size_t last =
		    columns->names.count - (row->count - i); /* leaves one for each other */
		uint32_t nearest = UINT32_MAX;
		size_t best = column;
		for (size_t c = column; c <= last; c++) {
			const struct line_cell *name = &columns->names.items[c];
			uint32_t gap = cell->left >= name->right   ? cell->left - name->right + 1
			               : name->left >= cell->right ? name->left - cell->right + 1
			                                           : 0;
			if (gap < nearest) {
				nearest = gap;
				best = c;
			}
		}
		row->items[i].column = (uint32_t)best;
		column = best + 1;
	}
}

/* How many figures of a row would stand in columns of figures if all cells behind the first were
 * `shift` columns further right. */
static size_t count_figures(const struct table_finder *finder, const struct line_cells *row,
                            size_t shift)
{
	size_t count = 0;
	for (size_t i = 1; i < row->count; i++) {
		count += (finder->columns.figures >> (i + shift) & 1) &&
		         finder_has_digit(finder, row->items[i].span);
	}
	return count;
}

/* Gives cells their columns where there are fewer cells than columns. */
static void assign_columns(const struct table_finder *finder, struct line_cells *row)
{
	const struct table_columns *columns = &finder->columns;
	size_t missing = columns->names.count - row->count;
	size_t first = 0; /* the first cell that is `missing` columns further right */
	if (missing == 0) {
		return;
	}
	if (row->separator == SEPARATOR_BLANKS && columns->names.separator == SEPARATOR_BLANKS) {
		align(columns, row);
		return;
	}
	if (finder_is_sum(finder, row)) {
		/* Either the word for the sum spans the missing columns and the figures stand in
		 * the last ones, or the last columns are missing: whichever puts more figures into
		 * columns of figures; if neither, the word spans them where text is beside it. */
		size_t as_written = count_figures(finder, row, 0);
		size_t shifted = count_figures(finder, row, missing);
		bool is_shifted = as_written == shifted
		                      ? row->items[1].span.start < row->items[1].span.end
		                      : shifted > as_written;
		first = is_shifted ? 1 : row->count;
	} else {
		/* Where the number of the row stands `missing` columns too far left, the cells
		 * before it are missing: they reach down from a row above. */
		size_t number = columns->number;
		bool is_shifted =
		    number != SIZE_MAX && number >= missing && number - missing < row->count &&
		    !finder_is_number(finder, row->items[number < row->count ? number : 0].span) &&
		    finder_is_number(finder, row->items[number - missing].span);
		first = is_shifted ? 0 : row->count;
	}
	for (size_t i = first; i < row->count; i++) {
		row->items[i].column = (uint32_t)(i + missing);
	}
}

/* Where cells stand one blank apart, the blanks within the title make too many cells: joins those
 * again. No cells are left where the row does not begin with its number, or where a column of
 * figures would have none, since then a blank stands between a figure and its unit. */
static void join_title(const struct table_finder *finder, struct line_cells *row)
{
	const struct table_columns *columns = &finder->columns;
	size_t count = columns->names.count;
	size_t title = columns->title;
	if (row->count < count || columns->number != 0 ||
	    !finder_is_number(finder, row->items[0].span)) {
		row->count = 0;
		return;
	}
	size_t more = row->count - count;
	row->items[title].span.end = row->items[title + more].span.end;
	row->items[title].right = row->items[title + more].right;
	for (size_t i = title + 1; i < count; i++) {
		row->items[i] = row->items[i + more];
		row->items[i].column = (uint32_t)i;
	}
	row->count = count;
	for (size_t i = 0; i < count; i++) {
		if ((columns->figures >> i & 1) && !finder_has_digit(finder, row->items[i].span)) {
			row->count = 0;
		}
	}
}

void finder_read_row(const struct table_finder *finder, const struct line *line,
                     struct line_cells *row)
{
	const struct table_columns *columns = &finder->columns;
	const struct line_cells *names = &columns->names;
	enum separator separator = line_separator(finder->lines, line);
	row->count = 0;
	if (separator == SEPARATOR_NONE && names->separator == SEPARATOR_TAB &&
	    line->span.end < finder->lines->folded.size &&
	    finder->lines->folded.data[line->span.end] == '\t') {
		separator = SEPARATOR_TAB; /* all cells behind the first are empty */
	}
	if (separator == SEPARATOR_NONE || (!columns->are_known && separator != names->separator)) {
		return;
	}
	if (separator > SEPARATOR_BLANK) {
		line_cells_split(row, finder->lines, line, separator);
	}
	if (names->separator == SEPARATOR_BLANK && row->count != names->count) {
		line_cells_split(row, finder->lines, line, SEPARATOR_BLANK);
		join_title(finder, row);
	}
	/* Tabs at the end of a line may make empty cells beyond the last column. */
	while (row->count > names->count &&
	       row->items[row->count - 1].span.start == row->items[row->count - 1].span.end) {
		row->count--;
	}
	if (row->count == 0 || row->count > names->count) {
		row->count = 0;
		return;
	}
	assign_columns(finder, row);
	/* Prose has wide blanks too: between blanks, a row must look like the others. */
	bool is_like_others = separator > SEPARATOR_BLANKS || row->count == names->count ||
	                      finder_is_numbered(finder, row) || finder_is_sum(finder, row) ||
	                      (columns->number == SIZE_MAX && row->count + 1 == names->count);
	row->count = is_like_others ? row->count : 0;
}
