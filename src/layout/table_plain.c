/* Tables in plain text: rows of cells between tabs, upright bars or wide blanks. A table begins with
 * a row that names columns as the grammar knows them, or with rows that are cut alike, and goes on for
 * as long as there are rows with no more cells. Where a row has fewer, its cells go under the names
 * above them, by their places in the line, or so that a number stands under the column of numbers. */
#include <string.h>

#include "layout/table_plain.h"

enum {
	MAX_BETWEEN = 3,  /* lines between two rows: parts of cells that were wrapped */
	FEWEST_ALIKE = 3, /* rows that are cut alike, where none names columns */
	MOST_ALIKE = 8    /* lines that they stand on, with those that are drawn between them */
};

/* ---- what begins a table ---- */

/* Whether half of the cells and more begin with a digit: they are no names. */
static bool has_numbers(const struct finder *finder, const struct line_cells *row)
{
	size_t numbers = 0;
	for (size_t i = 0; i < row->count; i++) {
		struct str text = finder_text(finder, row->items[i].span);
		numbers += text.size > 0 && text.data[0] >= '0' && text.data[0] <= '9';
	}
	return numbers * 2 >= row->count;
}

/* Reads a line as names of columns. A table of directions names their titles and something else; any
 * other at least two columns that are known, and its cells stand well apart. */
static bool read_header(const struct finder *finder, const struct line *line,
                        enum separator separator, struct header *out)
{
	struct header header = {.number = SIZE_MAX, .title = SIZE_MAX, .is_named = true};
	size_t titles = 0;
	size_t others = 0;
	line_cells_split(&header.cells, finder->lines, line, separator);
	if (has_numbers(finder, &header.cells)) {
		return false;
	}
	for (size_t i = 0; i < header.cells.count; i++) {
		struct column column = grammar_column(
		    finder->grammar, finder_text(finder, header.cells.items[i].span));
		bool has_value = column.field && column.field->value != VALUE_TEXT;
		header.values |= (uint64_t)has_value << i;
		titles += column.kind == COLUMN_TITLE;
		others += column.kind == COLUMN_NUMBER || column.kind == COLUMN_FIELD;
		header.title = column.kind == COLUMN_TITLE ? i : header.title;
		header.number =
		    column.kind == COLUMN_NUMBER && header.number == SIZE_MAX ? i : header.number;
	}
	bool is_tight = separator == SEPARATOR_BLANK;
	bool is_known = is_tight ? titles == 1 && others > 0 && header.number == 0 &&
	                               titles + others == header.cells.count
	                         : (titles + others >= 2 && (titles > 0 || header.values != 0)) ||
	                               (header.number == 0 && header.cells.count > 2 &&
	                                separator >= SEPARATOR_TAB);
	if (header.cells.count < 2 || !is_known) {
		return false;
	}
	*out = header;
	return true;
}

/* Whether a row has the names of the open table. */
static bool has_names(const struct finder *finder, const struct line_cells *row)
{
	const struct line_cells *names = &finder->header.cells;
	bool is_same = names->count == row->count;
	for (size_t i = 0; i < names->count && is_same; i++) {
		is_same = str_equal(finder_text(finder, names->items[i].span),
		                    finder_text(finder, row->items[i].span));
	}
	return is_same;
}

/* Whether a line has the names of the open table again, as at the top of a page: right behind a row, or
 * behind a line that says so. */
static bool is_repeated(const struct finder *finder, const struct header *header)
{
	bool is_near = finder->between == 0 || (finder->between == 1 && finder->is_continued);
	return finder->is_open && is_near && has_names(finder, &header->cells);
}

/* Whether a line in a table begins another: its first cell is the name of a column of numbers, which no
 * row has; or a line is drawn below it, as below the names of columns in Markdown. */
static bool begins_another(const struct finder *finder, size_t at, enum separator separator)
{
	const struct lines *lines = finder->lines;
	struct line_cells cells;
	line_cells_split(&cells, lines, &lines->items[at], separator);
	if (cells.count == 0) {
		return false;
	}
	struct str first = finder_text(finder, cells.items[0].span);
	bool is_name = grammar_column(finder->grammar, first).kind == COLUMN_NUMBER;
	bool is_ruled = separator == SEPARATOR_BAR && at + 1 < lines->count &&
	                line_is_rule(lines, &lines->items[at + 1]) &&
	                lines->folded.data[lines->items[at + 1].span.start] == '|' &&
	                !finder_has_digit(finder, lines->items[at].span);
	return is_name || (is_ruled && finder->maker->row_count > 1);
}

/* Whether a cell of a line names titles: in most lines none does, and it is soon told. */
static bool may_name_columns(const struct finder *finder, const struct line *line,
                             enum separator separator)
{
	struct line_cells cells;
	line_cells_split(&cells, finder->lines, line, separator);
	for (size_t i = 0; i < cells.count; i++) {
		struct str text = finder_text(finder, cells.items[i].span);
		if (separator > SEPARATOR_BLANK || grammar_is_title_column(finder->grammar, text)) {
			return true;
		}
	}
	return false;
}

/* Whether cells behind the first, and the second where the first counts the rows, are all figures,
 * where there are several. */
static bool is_of_figures(const struct finder *finder, const struct line_cells *row)
{
	size_t names = row->count > 3 && finder_is_number(finder, row->items[0].span) ? 2 : 1;
	for (size_t i = names; i < row->count; i++) {
		struct str text = finder_text(finder, row->items[i].span);
		if (text.size > 0 && (text.data[0] < '0' || text.data[0] > '9')) {
			return false;
		}
	}
	return row->count > 2;
}

/* Whether the lines from one on are cut alike, so that they are a table though no name is known: by
 * tabs or bars; or by wide blanks, with figures below what may be names. */
static bool begins_alike(struct finder *finder, size_t at, enum separator separator)
{
	struct header header = {.number = SIZE_MAX, .title = SIZE_MAX};
	struct lines *lines = finder->lines;
	line_cells_split(&header.cells, lines, &lines->items[at], separator);
	size_t alike = header.cells.count > 0;
	size_t end = lines->count - at < MOST_ALIKE ? lines->count : at + MOST_ALIKE;
	for (size_t i = at + 1; i < end && alike > 0 && alike < FEWEST_ALIKE; i++) {
		const struct line *line = &lines->items[i];
		struct line_cells row;
		if (line->kind != LINE_TEXT || line->table != 0) {
			break;
		}
		if (separator == SEPARATOR_BAR && line_is_rule(lines, line)) {
			continue;
		}
		line_cells_split(&row, lines, line, line_separator(lines, line));
		if (row.separator != separator || row.count != header.cells.count ||
		    (separator == SEPARATOR_BLANKS && !is_of_figures(finder, &row))) {
			break;
		}
		alike++;
	}
	if (alike < FEWEST_ALIKE ||
	    (separator == SEPARATOR_BLANKS && is_of_figures(finder, &header.cells))) {
		return false;
	}
	finder->header = header;
	return true;
}

/* ---- heads of two rows ---- */

/* The line behind one that is not blank; lines.count where there is none. */
static size_t next_text(const struct lines *lines, size_t at)
{
	do {
		at++;
	} while (at < lines->count && lines->items[at].kind != LINE_TEXT);
	return at;
}

/* The name that stands over the cells of the row below; SIZE_MAX where it is not one alone. */
static size_t name_over(const struct line_cells *names, const struct line_cells *below)
{
	size_t found = SIZE_MAX;
	if (names->separator == SEPARATOR_TAB) { /* behind the cells that are empty */
		size_t first = 0;
		while (first < below->count &&
		       below->items[first].span.start == below->items[first].span.end) {
			first++;
		}
		return first < names->count ? first : SIZE_MAX;
	}
	for (size_t i = 0; i < names->count; i++) {
		if (names->items[i].left < below->items[below->count - 1].right &&
		    below->items[0].left < names->items[i].right) {
			found = found == SIZE_MAX ? i : names->count;
		}
	}
	return found < names->count ? found : SIZE_MAX;
}

/* Whether a row says something in so many cells on end, all words, and nothing else. */
static bool is_run_of_names(const struct finder *finder, const struct line_cells *row, size_t first,
                            size_t count)
{
	for (size_t i = 0; i < row->count; i++) {
		struct span span = row->items[i].span;
		bool is_said = span.start < span.end;
		if (is_said != (i >= first && i < first + count) ||
		    finder_has_digit(finder, span)) {
			return false;
		}
	}
	return first + count <= row->count;
}

/* Gives a name as many columns more as stand below it. */
static void widen(struct header *header, size_t name, size_t more, const struct line_cells *below)
{
	struct line_cells *cells = &header->cells;
	uint64_t low = header->values & (((uint64_t)2 << name) - 1);
	for (size_t i = cells->count; i-- > name + 1;) {
		cells->items[i + more] = cells->items[i];
		cells->items[i + more].column += (uint32_t)more;
	}
	for (size_t i = 1; i <= more; i++) {
		struct line_cell *cell = &cells->items[name + i];
		*cell = below->items[below->count - 1 - more + i];
		cell->column = (uint32_t)(name + i);
		cell->span =
		    (struct span){cells->items[name].span.end, cells->items[name].span.end};
	}
	cells->count += more;
	header->values = low | (header->values ^ low) << more;
	header->title += header->title != SIZE_MAX && header->title > name ? more : 0;
	header->number += header->number != SIZE_MAX && header->number > name ? more : 0;
}

/* Where the rows have more cells than there are names, and one name stands over several in the row
 * below it, gives it their columns. The line of that row; that of the names where there is none. */
static size_t read_second_head(const struct finder *finder, size_t at, struct header *header,
                               struct line_cells *below)
{
	struct lines *lines = finder->lines;
	enum separator separator = header->cells.separator;
	size_t second = next_text(lines, at);
	size_t third = next_text(lines, second);
	struct line_cells row;
	if (third >= lines->count ||
	    (separator != SEPARATOR_TAB && separator != SEPARATOR_BLANKS) ||
	    line_separator(lines, &lines->items[second]) != separator) {
		return at;
	}
	line_cells_split(&row, lines, &lines->items[third], separator);
	line_cells_split(below, lines, &lines->items[second], separator);
	if (row.count <= header->cells.count || below->count == 0) {
		return at;
	}
	size_t more = row.count - header->cells.count;
	size_t name = name_over(&header->cells, below);
	size_t first = separator == SEPARATOR_TAB ? name : 0;
	if (name == SIZE_MAX || !is_run_of_names(finder, below, first, more + 1)) {
		return at;
	}
	while (below->items[below->count - 1].span.start ==
	       below->items[below->count - 1].span.end) {
		below->count--; /* tabs at the end of the line */
	}
	widen(header, name, more, below);
	for (size_t i = 0; i < below->count; i++) {
		below->items[i].column = (uint32_t)(i + name - first);
	}
	return second;
}

/* ---- rows ---- */

static void add_row(struct finder *finder, size_t at, const struct line_cells *row,
                    enum row_role role)
{
	struct table_maker *maker = finder->maker;
	size_t columns = finder->header.cells.count;
	table_maker_row(maker, finder->lines->items[at].span, role, at);
	for (size_t i = 0; i < row->count; i++) {
		uint32_t column = row->items[i].column;
		size_t next = i + 1 < row->count ? row->items[i + 1].column : columns;
		bool is_sum_row = i == 0 && finder_is_sum(finder, row);
		uint32_t span =
		    is_sum_row && row->separator != SEPARATOR_BLANKS ? (uint32_t)next - column : 1;
		table_maker_cell(maker, row->items[i].span, column, 1, span, false);
	}
}

/* A line in a table that has but one cell. */
static void add_across(struct finder *finder, size_t at)
{
	const struct line *line = &finder->lines->items[at];
	table_maker_row(finder->maker, line->span, ROW_BODY, at);
	table_maker_cell(finder->maker, line->span, 0, 1, (uint32_t)finder->header.cells.count,
	                 false);
}

/* The rows that end a table without being rows of it are lines again. */
static void end_table(struct finder *finder)
{
	if (finder->is_open) {
		finder->maker->has_bars = finder->header.cells.separator == SEPARATOR_BAR;
		table_maker_end(finder->maker, finder->header.is_named);
	}
	finder->is_open = false;
}

static void open_table(struct finder *finder, size_t at)
{
	struct line_cells names = finder->header.cells;
	table_maker_begin(finder->maker, at);
	finder->is_open = true;
	finder->group = NULL;
	finder->may_head = true;
	finder->last.count = 0;
	finder->between = 0;
	add_row(finder, at, &names, ROW_BODY);
}

static const struct mark *mark_of(const struct finder *finder, const struct line *line)
{
	struct span whole;
	struct span number;
	return grammar_mark(finder->grammar, finder_text(finder, line->span), &whole, &number);
}

/* Whether a line heads a group of rows: it stands where one may begin, and a row follows. */
static bool heads_group(struct finder *finder, size_t at, const struct mark *mark)
{
	struct lines *lines = finder->lines;
	struct line_cells row;
	size_t next = next_text(lines, at);
	bool is_here = finder->may_head && finder->between == 0;
	if (next >= lines->count || lines->items[next].table != 0 ||
	    (finder->group ? mark != finder->group : !is_here) ||
	    line_is_finished(lines, &lines->items[at], finder->grammar)) {
		return false;
	}
	finder_read_row(finder, &lines->items[next], &row);
	return row.count > 1 &&
	       !has_names(finder, &row); /* else it is the heading of another table */
}

static void keep_last(struct finder *finder, const struct line_cells *row)
{
	finder->last.count = finder_is_counted(finder, row) ? row->count : 0;
	memcpy(finder->last.items, row->items, finder->last.count * sizeof *row->items);
}

/* The lines since the last row stand in the table, since it goes on at a line behind them. */
static void add_between(struct finder *finder, size_t at)
{
	const struct lines *lines = finder->lines;
	for (; finder->between > 0; finder->between--) {
		size_t before = at;
		for (size_t i = 0; i < finder->between; i++) {
			do {
				before--;
			} while (lines->items[before].kind != LINE_TEXT);
		}
		add_across(finder, before);
	}
}

/* A line behind the first row of a table: a row, what heads a group, what was wrapped; false where
 * the table is at its end. */
static bool take_line(struct finder *finder, size_t at)
{
	struct lines *lines = finder->lines;
	const struct line *line = &lines->items[at];
	struct line_cells row;
	if (line_is_rule(lines, line)) {
		add_between(finder, at);
		table_maker_row(finder->maker, line->span, ROW_RULE, at);
		finder->last.count = 0;
		return true;
	}
	finder_read_row(finder, line, &row);
	const struct mark *mark = mark_of(finder, line);
	if (finder_take_rest(finder, at, mark, &row)) {
		return true;
	}
	if (row.count > 0 && (finder->between == 0 || finder_is_counted(finder, &row) ||
	                      finder_is_sum(finder, &row))) {
		add_between(finder, at);
		add_row(finder, at, &row, ROW_BODY);
		finder->may_head = finder_is_sum(finder, &row);
		keep_last(finder, &row);
		return true;
	}
	finder->last.count = 0;
	if (row.count == 0 && heads_group(finder, at, mark)) {
		add_between(finder, at);
		add_across(finder, at);
		finder->group = mark;
		finder->may_head = false;
		return true;
	}
	finder->between++;
	finder->is_continued =
	    grammar_continues_table(finder->grammar, finder_text(finder, line->span));
	return finder->header.is_named && finder->between <= MAX_BETWEEN &&
	       !(mark && mark->role != MARK_ITEM);
}

void tables_from_lines(struct table_maker *maker)
{
	struct lines *lines = maker->lines;
	struct finder finder = {.maker = maker, .lines = lines, .grammar = maker->grammar};
	if (!grammar_knows_columns(maker->grammar)) {
		return;
	}
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		if (line->table != 0) {
			end_table(&finder);
			continue;
		}
		if (line->kind != LINE_TEXT) {
			if (line->kind == LINE_BLANK && finder.is_open && !finder.header.is_named) {
				end_table(&finder);
			}
			continue;
		}
		enum separator separator = line_separator(lines, line);
		struct header header;
		bool is_header = separator != SEPARATOR_NONE &&
		                 may_name_columns(&finder, line, separator) &&
		                 read_header(&finder, line, separator, &header);
		bool begins = is_header && !is_repeated(&finder, &header);
		if (!is_header && finder.is_open && separator != SEPARATOR_NONE &&
		    begins_another(&finder, i, separator)) {
			end_table(&finder);
		}
		if (begins) {
			end_table(&finder);
			struct line_cells below;
			size_t last = read_second_head(&finder, i, &header, &below);
			finder.header = header;
			open_table(&finder, i);
			if (last > i) {
				add_row(&finder, last, &below, ROW_BODY);
				i = last;
			} else if (separator == SEPARATOR_BLANKS) { /* names may be wrapped too */
				finder.last = header.cells;
			}
		} else if (finder.is_open && !take_line(&finder, i)) {
			end_table(&finder);
			i--; /* it may begin another */
		} else if (!finder.is_open && separator > SEPARATOR_BLANK &&
		           begins_alike(&finder, i, separator)) {
			open_table(&finder, i);
		}
	}
	end_table(&finder);
}
