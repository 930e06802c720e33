/* A table begins with a row that names columns and goes on for as long as there are rows with no
 * more cells. Where a row has fewer, its cells go under the names above them, by their places in the
 * line, or so that a number stands under the column of numbers. Knows no words: the grammar tells
 * which cells name columns. */
#include "layout/table.h"

#include "base/utf8.h"

enum { BAR_WIDE = 0xFF5C, BAR_DRAWN = 0x2502, IDEOGRAPHIC_SPACE = 0x3000 };

enum { MOST_BETWEEN = 3 /* lines between two rows: parts of cells that were wrapped */ };

/* The weakest first. */
enum separator {
	SEPARATOR_NONE,
	SEPARATOR_BLANK, /* one: where the first row shows that cells stand so */
	SEPARATOR_BLANKS,
	SEPARATOR_TAB,
	SEPARATOR_BAR
};

static bool is_bar(uint32_t c)
{
	return c == '|' || c == BAR_WIDE || c == BAR_DRAWN;
}

static uint32_t width_of(uint32_t c)
{
	return c == '\t' ? 4 : c < 0x1100 ? 1 : 2;
}

static bool is_space(uint32_t c)
{
	return c == ' ' || c == 0xA0 || c == IDEOGRAPHIC_SPACE || c == '\t';
}

/* The strongest separator in a line. */
static enum separator separator_of(struct str line)
{
	enum separator found = SEPARATOR_NONE;
	uint32_t blanks = 0; /* columns of the run of blanks */
	for (size_t at = 0; at < line.size;) {
		uint32_t c = utf8_next(line, &at);
		blanks = is_space(c) ? blanks + width_of(c) : 0;
		enum separator here = is_bar(c)     ? SEPARATOR_BAR
		                      : c == '\t'   ? SEPARATOR_TAB
		                      : blanks >= 2 ? SEPARATOR_BLANKS
		                      : blanks > 0  ? SEPARATOR_BLANK
		                                    : SEPARATOR_NONE;
		found = here > found ? here : found;
	}
	return found;
}

/* The end of the cell that begins at `at`, and behind the separator that ends it; both are moved
 * over as many columns as they are wide. */
static size_t cell_end(struct str line, size_t at, enum separator separator, size_t *next)
{
	size_t blank = SIZE_MAX; /* where the run of blanks begins */
	uint32_t blanks = 0;
	while (at < line.size) {
		size_t start = at;
		uint32_t c = utf8_next(line, &at);
		if ((separator == SEPARATOR_BAR && is_bar(c)) ||
		    (separator == SEPARATOR_TAB && c == '\t')) {
			*next = at;
			return start;
		}
		blank = !is_space(c) ? SIZE_MAX : blank == SIZE_MAX ? start : blank;
		blanks = is_space(c) ? blanks + width_of(c) : 0;
		if (blanks >= 2 ? separator <= SEPARATOR_BLANKS
		                : blanks > 0 && separator == SEPARATOR_BLANK) {
			while (at < line.size) {
				size_t behind = at;
				if (!is_space(utf8_next(line, &behind))) {
					break;
				}
				at = behind;
			}
			*next = at;
			return blank;
		}
	}
	*next = line.size + 1;
	return line.size;
}

static struct span trimmed(struct str line, size_t start, size_t end)
{
	while (start < end) {
		size_t next = start;
		if (!is_space(utf8_next(line, &next))) {
			break;
		}
		start = next;
	}
	while (end > start) {
		size_t last;
		if (!is_space(utf8_previous(line, end, &last))) {
			break;
		}
		end = last;
	}
	return (struct span){(uint32_t)start, (uint32_t)end};
}

static uint32_t columns_between(struct str line, size_t from, size_t to)
{
	uint32_t columns = 0;
	while (from < to) {
		columns += width_of(utf8_next(line, &from));
	}
	return columns;
}

/* Splits a line into cells, an empty one between two separators that follow each other; indent is
 * the columns of blanks that stood before it. How many there are; 0 where it has but one, or too
 * many. */
static size_t split(struct str line, uint32_t indent, enum separator separator,
                    struct table_cell cells[TABLE_CELLS])
{
	size_t count = 0;
	size_t at = 0;
	uint32_t left = indent;
	size_t measured = 0;
	if (separator == SEPARATOR_BAR) { /* those at both ends are the table's */
		size_t next = 0;
		size_t last;
		at = is_bar(utf8_next(line, &next)) ? next : 0;
		bool is_closed = is_bar(utf8_previous(line, line.size, &last));
		line.size = is_closed && last >= at ? last : line.size;
	}
	for (size_t next = at; at <= line.size; at = next) {
		size_t end = cell_end(line, at, separator, &next);
		if (count == TABLE_CELLS) {
			return 0;
		}
		struct span span = trimmed(line, at, end);
		left += columns_between(line, measured, span.start);
		uint32_t right = left + columns_between(line, span.start, span.end);
		measured = span.end;
		cells[count] = (struct table_cell){span, left, right, (uint8_t)count};
		count++;
		left = right;
	}
	return count > 1 ? count : 0;
}

/* ---- columns ---- */

/* Whether a cell is a number, as what counts rows is. */
static bool is_number(struct str line, struct span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++) {
		unsigned char c = (unsigned char)line.data[i];
		if ((c < '0' || c > '9') && c != '.' && c != '-') {
			return false;
		}
	}
	return cell.start < cell.end;
}

/* Cells in aligned columns go under the nearest name, in order. */
static void align(struct table_row *row)
{
	const struct table_row *header = row->header;
	size_t column = 0;
	for (size_t i = 0; i < row->count; i++) {
		const struct table_cell *cell = &row->cells[i];
		size_t last = header->count - (row->count - i); /* leaves room for the others */
		uint32_t nearest = UINT32_MAX;
		size_t best = column;
		for (size_t c = column; c <= last; c++) {
			const struct table_cell *name = &header->cells[c];
			uint32_t gap = cell->left >= name->right   ? cell->left - name->right + 1
			               : name->left >= cell->right ? name->left - cell->right + 1
			                                           : 0;
			if (gap < nearest) {
				nearest = gap;
				best = c;
			}
		}
		row->cells[i].column = (uint8_t)best;
		column = best + 1;
	}
}

/* Gives cells their columns where they are fewer than the names. */
static void assign(struct table_row *row, struct str line)
{
	const struct table_row *header = row->header;
	size_t missing = header->count - row->count;
	if (missing == 0) {
		return;
	}
	if (separator_of(line) == SEPARATOR_BLANKS && header->is_aligned) {
		align(row);
		return;
	}
	size_t shift = 0; /* a cell that reaches over several rows is missing before the others */
	size_t number = header->number;
	bool is_shifted = number != SIZE_MAX && number >= missing &&
	                  number - missing < row->count &&
	                  !is_number(line, row->cells[number < row->count ? number : 0].span) &&
	                  is_number(line, row->cells[number - missing].span);
	shift = is_shifted ? missing : 0;
	for (size_t i = 0; i < row->count; i++) {
		row->cells[i].column = (uint8_t)(i + shift);
	}
}

static bool has_digit(struct str line, struct span cell)
{
	for (uint32_t i = cell.start; i < cell.end; i++) {
		unsigned char c = (unsigned char)line.data[i];
		if (c >= '0' && c <= '9') {
			return true;
		}
	}
	return false;
}

/* Whether all cells in columns of figures may be some: else a blank parts a figure and its unit. */
static bool has_values(struct str line, const struct table_row *header,
                       const struct table_cell *cells)
{
	for (size_t i = 0; i < header->count; i++) {
		if ((header->values >> i & 1) && !has_digit(line, cells[i].span)) {
			return false;
		}
	}
	return true;
}

/* Where cells stand one blank apart, those that are too many are parts of the title, which has
 * blanks in it; what counts the rows comes first. Returns how many cells are left, or 0. */
static size_t merge(struct str line, const struct table_row *header, struct table_cell *cells,
                    size_t count)
{
	size_t more = count - header->count;
	size_t title = header->title;
	if (count < header->count || header->number != 0 || !is_number(line, cells[0].span)) {
		return 0;
	}
	cells[title].span.end = cells[title + more].span.end;
	cells[title].right = cells[title + more].right;
	for (size_t i = title + 1; i < header->count; i++) {
		cells[i] = cells[i + more];
		cells[i].column = (uint8_t)i;
	}
	return has_values(line, header, cells) ? header->count : 0;
}

/* The cells of a line, of which there are TABLE_CELLS at most. */
static size_t find_cells(struct str line, uint32_t indent, const struct table_row *header,
                         enum separator separator, struct table_cell *cells)
{
	size_t count = separator > SEPARATOR_BLANK ? split(line, indent, separator, cells) : 0;
	if (separator != SEPARATOR_NONE && count < 2 && !header) {
		count = split(line, indent, SEPARATOR_BLANK, cells);
	} else if (header && header->is_tight && count != header->count) {
		count = merge(line, header, cells, split(line, indent, SEPARATOR_BLANK, cells));
	}
	return count;
}

struct table_row *table_row_new(struct arena *arena, struct str line, uint32_t indent,
                                uint32_t base, const struct table_row *header)
{
	struct table_cell cells[TABLE_CELLS];
	enum separator separator = separator_of(line);
	size_t count = find_cells(line, indent, header, separator, cells);
	if (count == 0 || (header && count > header->count)) {
		return NULL;
	}
	struct table_row *row = ARENA_NEW(arena, struct table_row);
	*row = (struct table_row){.header = header,
	                          .cells = ARENA_ARRAY(arena, struct table_cell, count),
	                          .count = count,
	                          .number = SIZE_MAX,
	                          .is_tight = separator == SEPARATOR_BLANK,
	                          .is_aligned = separator == SEPARATOR_BLANKS};
	memcpy(row->cells, cells, count * sizeof *cells);
	if (header) {
		assign(row, line);
	}
	for (size_t i = 0; i < count; i++) {
		row->cells[i].span.start += base;
		row->cells[i].span.end += base;
	}
	return row;
}

struct table_row *table_row_again(struct arena *arena, const struct line *line, struct str text,
                                  uint32_t base, struct table_row **header)
{
	bool is_header = !line->row->header;
	struct table_row *above = is_header ? NULL : *header;
	struct table_row *row =
	    is_header || above ? table_row_new(arena, text, line->indent, base, above) : NULL;
	if (is_header) {
		*header = row;
	}
	if (row && is_header) {
		row->number = line->row->number;
		row->title = line->row->title;
		row->values = line->row->values;
	}
	return row;
}

/* ---- tables ---- */

/* Whether a cell of a line names titles: in most lines none does. */
static bool has_title_column(const struct line *line, struct str text,
                             const struct grammar *grammar)
{
	struct table_cell cells[TABLE_CELLS];
	size_t count = find_cells(text, line->indent, NULL, separator_of(text), cells);
	bool has_title = false;
	for (size_t i = 0; i < count && !has_title; i++) {
		struct span span = cells[i].span;
		has_title = grammar_is_title_column(grammar, str_slice(text, span.start, span.end));
	}
	return has_title;
}

/* Whether a row names the columns of a table of directions: one for their titles, and another
 * that is known. Stores which one numbers them. */
static bool is_header(struct table_row *row, struct str text, const struct grammar *grammar)
{
	size_t titles = 0;
	size_t others = 0;
	for (size_t i = 0; i < row->count; i++) {
		struct span span = row->cells[i].span;
		struct column column =
		    grammar_column(grammar, str_slice(text, span.start, span.end));
		titles += column.kind == COLUMN_TITLE;
		row->title = column.kind == COLUMN_TITLE ? i : row->title;
		bool has_value = column.field && column.field->value != VALUE_TEXT;
		row->values |= (uint32_t)has_value << i;
		others += column.kind == COLUMN_NUMBER || column.kind == COLUMN_FIELD;
		row->number =
		    column.kind == COLUMN_NUMBER && row->number == SIZE_MAX ? i : row->number;
	}
	bool is_known = !row->is_tight || (row->number == 0 && titles + others == row->count);
	return titles == 1 && others > 0 && is_known;
}

/* Whether a line begins a part of the document, in which no table goes on. */
static bool is_heading(const struct lines *lines, const struct line *line, struct grammar *grammar)
{
	struct span whole;
	struct span number;
	const struct mark *mark = grammar_mark(
	    grammar, str_slice(lines->folded, line->span.start, line->span.end), &whole, &number);
	return mark && mark->role != MARK_ITEM;
}

/* Whether a row goes on with a table behind other lines: it is counted. */
static bool is_counted(const struct lines *lines, const struct table_row *row)
{
	for (size_t i = 0; i < row->count; i++) {
		if (row->cells[i].column == row->header->number) {
			return is_number(lines->folded, row->cells[i].span);
		}
	}
	return false;
}

void lines_find_tables(struct lines *lines, struct arena *arena, struct grammar *grammar)
{
	struct table_row *header = NULL;
	size_t between = 0; /* lines since the last row */
	if (grammar->columns.title_count == 0) {
		return;
	}
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		if (line->kind != LINE_TEXT) {
			continue;
		}
		struct str text = str_slice(lines->folded, line->span.start, line->span.end);
		struct table_row *row = NULL;
		if (header) {
			row = table_row_new(arena, text, line->indent, line->span.start, header);
			row = row && between > 0 && !is_counted(lines, row) ? NULL : row;
		}
		if (!row && has_title_column(line, text, grammar)) {
			row = table_row_new(arena, text, line->indent, line->span.start, NULL);
			row = row && is_header(row, lines->folded, grammar) ? row : NULL;
			header = row ? row : header;
		}
		line->row = row;
		between = row ? 0 : between + 1;
		if (header && !row &&
		    (between > MOST_BETWEEN || is_heading(lines, line, grammar))) {
			header = NULL;
		}
	}
}
