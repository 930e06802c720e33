/* Under which names the cells of a row of plain text stand. */
#include "layout/table_plain.h"

bool finder_is_number(const struct finder *finder, struct span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++) {
		unsigned char c = (unsigned char)finder->lines->folded.data[i];
		if ((c < '0' || c > '9') && c != '.' && c != '-') {
			return false;
		}
	}
	return cell.start < cell.end;
}

/* Cells in aligned columns go under the nearest name, in order. */
static void align(const struct header *header, struct line_cells *row)
{
	size_t column = 0;
	for (size_t i = 0; i < row->count; i++) {
		const struct line_cell *cell = &row->items[i];
		size_t last =
		    header->cells.count - (row->count - i); /* leaves room for the others */
		uint32_t nearest = UINT32_MAX;
		size_t best = column;
		for (size_t c = column; c <= last; c++) {
			const struct line_cell *name = &header->cells.items[c];
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

bool finder_is_sum(const struct finder *finder, const struct line_cells *row)
{
	struct str first = finder_text(finder, row->items[0].span);
	return grammar_is_total_row(finder->grammar, first) ||
	       grammar_is_subtotal_row(finder->grammar, first);
}

/* How many figures of a row stand in columns of figures, so many columns behind their own places. */
static size_t count_in_place(const struct finder *finder, const struct line_cells *row,
                             size_t shift)
{
	size_t count = 0;
	for (size_t i = 1; i < row->count; i++) {
		count += (finder->header.values >> (i + shift) & 1) &&
		         finder_has_digit(finder, row->items[i].span);
	}
	return count;
}

/* Whether the name of a sum reaches over the columns that are missing, so that what it adds up stands
 * in the last; else the last are empty. */
static bool reaches_over(const struct finder *finder, const struct line_cells *row, size_t missing)
{
	size_t before = count_in_place(finder, row, 0);
	size_t behind = count_in_place(finder, row, missing);
	bool is_beside = row->items[1].span.start < row->items[1].span.end;
	return before == behind ? is_beside : behind > before;
}

/* Gives cells their columns where they are fewer than the names. */
static void assign(const struct finder *finder, struct line_cells *row)
{
	const struct header *header = &finder->header;
	size_t missing = header->cells.count - row->count;
	if (missing == 0) {
		return;
	}
	if (row->separator == SEPARATOR_BLANKS && header->cells.separator == SEPARATOR_BLANKS) {
		align(header, row);
		return;
	}
	if (finder_is_sum(finder, row)) {
		if (reaches_over(finder, row, missing)) {
			for (size_t i = 1; i < row->count; i++) {
				row->items[i].column = (uint32_t)(i + missing);
			}
		}
		return;
	}
	size_t number = header->number; /* a cell that reaches down is missing before the others */
	bool is_shifted =
	    number != SIZE_MAX && number >= missing && number - missing < row->count &&
	    !finder_is_number(finder, row->items[number < row->count ? number : 0].span) &&
	    finder_is_number(finder, row->items[number - missing].span);
	size_t shift = is_shifted ? missing : 0;
	for (size_t i = 0; i < row->count; i++) {
		row->items[i].column = (uint32_t)(i + shift);
	}
}

/* Whether all cells in columns of figures may be some: else a blank parts a figure and its unit. */
static bool has_values(const struct finder *finder, const struct line_cells *row)
{
	const struct header *header = &finder->header;
	for (size_t i = 0; i < header->cells.count; i++) {
		if ((header->values >> i & 1) && !finder_has_digit(finder, row->items[i].span)) {
			return false;
		}
	}
	return true;
}

/* Where cells stand one blank apart, those that are too many are parts of the title, which has
 * blanks in it; what counts the rows comes first. */
static void merge(const struct finder *finder, struct line_cells *row)
{
	const struct header *header = &finder->header;
	size_t title = header->title;
	if (row->count < header->cells.count || header->number != 0 ||
	    !finder_is_number(finder, row->items[0].span)) {
		row->count = 0;
		return;
	}
	size_t more = row->count - header->cells.count;
	row->items[title].span.end = row->items[title + more].span.end;
	row->items[title].right = row->items[title + more].right;
	for (size_t i = title + 1; i < header->cells.count; i++) {
		row->items[i] = row->items[i + more];
		row->items[i].column = (uint32_t)i;
	}
	row->count = has_values(finder, row) ? header->cells.count : 0;
}

/* Whether a row is counted: its cell in the column of numbers is one. */
bool finder_is_counted(const struct finder *finder, const struct line_cells *row)
{
	for (size_t i = 0; i < row->count; i++) {
		if (row->items[i].column == finder->header.number) {
			return finder_is_number(finder, row->items[i].span);
		}
	}
	return false;
}

/* Whether cells between blanks may be a row: prose has wide blanks too. */
static bool is_like_rows(const struct finder *finder, const struct line_cells *row)
{
	return row->count == finder->header.cells.count || finder_is_counted(finder, row) ||
	       finder_is_sum(finder, row) ||
	       (finder->header.number == SIZE_MAX && row->count + 1 == finder->header.cells.count);
}

/* The cells of a line under the names of the open table; none where it is no row of it. */
void finder_read_row(const struct finder *finder, const struct line *line, struct line_cells *row)
{
	const struct header *header = &finder->header;
	enum separator separator = line_separator(finder->lines, line);
	row->count = 0;
	if (separator == SEPARATOR_NONE && header->cells.separator == SEPARATOR_TAB &&
	    line->span.end < finder->lines->folded.size &&
	    finder->lines->folded.data[line->span.end] == '\t') {
		separator = SEPARATOR_TAB; /* behind the first cell all are empty */
	}
	if (separator == SEPARATOR_NONE) {
		return;
	}
	if (!header->is_named && separator != header->cells.separator) {
		return;
	}
	if (separator > SEPARATOR_BLANK) {
		line_cells_split(row, finder->lines, line, separator);
	}
	if (header->cells.separator == SEPARATOR_BLANK && row->count != header->cells.count) {
		line_cells_split(row, finder->lines, line, SEPARATOR_BLANK);
		merge(finder, row);
	}
	if (row->count > header->cells.count) { /* tabs at the end of a line may say nothing */
		size_t kept = row->count;
		while (kept > header->cells.count &&
		       row->items[kept - 1].span.start == row->items[kept - 1].span.end) {
			kept--;
		}
		row->count = kept > header->cells.count ? 0 : kept;
	}
	if (row->count > 0) {
		assign(finder, row);
	}
	if (row->count > 0 && separator <= SEPARATOR_BLANKS && !is_like_rows(finder, row)) {
		row->count = 0;
	}
}
