/* Tables in plain text: rows of cells between tabs, upright bars or wide blanks. A table begins
 * with a row whose names the grammar knows, or with rows that are cut alike, and goes on for as
 * long as there are rows with no more cells. */
#include "layout/table_plain_finder.h"

#include <string.h>

enum {
	MAX_BETWEEN = 3,    /* lines between two rows: text of cells that were wrapped */
	MIN_ALIKE = 3,      /* rows that are cut alike, where none names columns */
	MAX_ALIKE_LINES = 8 /* that they stand on, with rules between them */
};

/* The next line of text; lines.count where there is none. */
static size_t next_text(const struct lines *lines, size_t at)
{
	do {
		at++;
	} while (at < lines->count && lines->items[at].kind != LINE_TEXT);
	return at;
}

static bool begins_with_digit(const struct table_finder *finder, struct span cell)
{
	return cell.start < cell.end && ascii_is_digit(finder->lines->folded.data[cell.start]);
}

/* ---- what begins a table ---- */

/* Reads a line as names of columns; false where it is none. */
static bool read_names(const struct table_finder *finder, const struct line *line,
                       enum separator separator, struct table_columns *out)
{
	struct table_columns columns = {.number = SIZE_MAX, .title = SIZE_MAX, .are_known = true};
	struct line_cells *names = &columns.names;
	size_t titles = 0;
	size_t others = 0;
	size_t numbers = 0;
	line_cells_split(names, finder->lines, line, separator);
	for (size_t i = 0; i < names->count; i++) {
		numbers += begins_with_digit(finder, names->items[i].span);
	}
	if (names->count < 2 || numbers * 2 >= names->count) {
		return false;
	}
	for (size_t i = 0; i < names->count; i++) {
		struct column column =
		    grammar_column(finder->grammar, finder_text(finder, names->items[i].span));
		bool has_figures = column.field && column.field->value != VALUE_TEXT;
		columns.figures |= (uint64_t)has_figures << i;
		titles += column.kind == COLUMN_TITLE;
		others += column.kind == COLUMN_NUMBER || column.kind == COLUMN_FIELD;
		columns.title = column.kind == COLUMN_TITLE ? i : columns.title;
		if (column.kind == COLUMN_NUMBER && columns.number == SIZE_MAX) {
			columns.number = i;
		}
	}
	bool is_known;
	if (separator == SEPARATOR_BLANK) {
		/* Single blanks stand in prose too: all must be known, the number first. */
		is_known = titles == 1 && others > 0 && columns.number == 0 &&
		           titles + others == names->count;
	} else {
		/* Titles or figures and one more; or a number and two more between tabs or bars. */
		is_known = (titles + others >= 2 && (titles > 0 || columns.figures != 0)) ||
		           (columns.number == 0 && names->count > 2 && separator >= SEPARATOR_TAB);
	}
	if (is_known) {
		*out = columns;
	}
	return is_known;
}

/* Whether a row has the names of the open table. */
static bool has_names(const struct table_finder *finder, const struct line_cells *row)
{
	const struct line_cells *names = &finder->columns.names;
	bool is_same = names->count == row->count;
	for (size_t i = 0; i < names->count && is_same; i++) {
		is_same = str_equal(finder_text(finder, names->items[i].span),
		                    finder_text(finder, row->items[i].span));
	}
	return is_same;
}

/* Whether a line has the names of the open table again, as at the top of a page: right behind a
 * row, or behind a line that says that the table goes on. */
static bool is_repeated(const struct table_finder *finder, const struct table_columns *columns)
{
	bool is_near = finder->between == 0 || (finder->between == 1 && finder->is_continued);
	return finder->is_open && is_near && has_names(finder, &columns->names);
}

/* Whether a line that is no row of names ends the open table, since it begins another: its first
 * cell names a column of numbers, which is in no row; or a rule of Markdown stands below it. */
static bool begins_another(const struct table_finder *finder, size_t at, enum separator separator)
{
	const struct lines *lines = finder->lines;
	struct line_cells cells;
	line_cells_split(&cells, lines, &lines->items[at], separator);
	if (cells.count == 0) {
		return false;
	}
	struct str first = finder_text(finder, cells.items[0].span);
	bool is_ruled = separator == SEPARATOR_BAR && at + 1 < lines->count &&
	                line_is_rule(lines, &lines->items[at + 1]) &&
	                lines->folded.data[lines->items[at + 1].span.start] == '|' &&
	                !finder_has_digit(finder, lines->items[at].span);
	return grammar_column(finder->grammar, first).kind == COLUMN_NUMBER ||
	       (is_ruled && finder->builder->table.row_count > 1);
}

/* Whether a line with single blanks has the name of a column of titles: most lines are prose, and
 * are soon done with. */
static bool names_titles(const struct table_finder *finder, const struct line *line)
{
	struct line_cells cells;
	line_cells_split(&cells, finder->lines, line, SEPARATOR_BLANK);
	for (size_t i = 0; i < cells.count; i++) {
		if (grammar_cell_says(finder->grammar, COLUMN_TITLES,
		                      finder_text(finder, cells.items[i].span))) {
			return true;
		}
	}
	return false;
}

/* Whether all cells of a row but its name are figures: the first cell is the name, or the second
 * where the first is a number. */
static bool is_of_figures(const struct table_finder *finder, const struct line_cells *row)
{
	size_t names = row->count > 3 && finder_is_number(finder, row->items[0].span) ? 2 : 1;
	for (size_t i = names; i < row->count; i++) {
		struct span span = row->items[i].span;
		if (span.start < span.end && !begins_with_digit(finder, span)) {
			return false;
		}
	}
	return row->count > 2;
}

/* Whether the lines from one on are cut alike, so that they are a table though no name is known: by
 * tabs or bars; or by wide blanks, with figures below what may be names. */
static bool begins_alike(struct table_finder *finder, size_t at, enum separator separator)
{
	struct table_columns columns = {.number = SIZE_MAX, .title = SIZE_MAX};
	struct lines *lines = finder->lines;
	line_cells_split(&columns.names, lines, &lines->items[at], separator);
	size_t alike = columns.names.count > 0;
	size_t end = lines->count - at < MAX_ALIKE_LINES ? lines->count : at + MAX_ALIKE_LINES;
	for (size_t i = at + 1; i < end && alike > 0 && alike < MIN_ALIKE; i++) {
		const struct line *line = &lines->items[i];
		struct line_cells row;
		if (line->kind != LINE_TEXT || line->table != 0) {
			break;
		}
		if (separator == SEPARATOR_BAR && line_is_rule(lines, line)) {
			continue;
		}
		line_cells_split(&row, lines, line, line_separator(lines, line));
		if (row.separator != separator || row.count != columns.names.count ||
		    (separator == SEPARATOR_BLANKS && !is_of_figures(finder, &row))) {
			break;
		}
		alike++;
	}
	if (alike < MIN_ALIKE ||
	    (separator == SEPARATOR_BLANKS && is_of_figures(finder, &columns.names))) {
		return false;
	}
	finder->columns = columns;
	return true;
}

/* ---- headers of two lines ---- */

/* The name above the cells of the line below; SIZE_MAX where it is not exactly one. */
static size_t name_above(const struct line_cells *names, const struct line_cells *below)
{
	size_t found = SIZE_MAX;
	if (names->separator == SEPARATOR_TAB) { /* the cells of the names before it are empty */
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

/* Whether `count` cells from `first` on have words without digits, and all others are empty. */
static bool is_run_of_names(const struct table_finder *finder, const struct line_cells *row,
                            size_t first, size_t count)
{
	for (size_t i = 0; i < row->count; i++) {
		struct span span = row->items[i].span;
		bool has_text = span.start < span.end;
		if (has_text != (i >= first && i < first + count) ||
		    finder_has_digit(finder, span)) {
			return false;
		}
	}
	return first + count <= row->count;
}

/* Makes room for `more` columns behind a name, where the last cells of the line below stand. */
static void widen(struct table_columns *columns, size_t name, size_t more,
                  const struct line_cells *below)
{
	struct line_cells *names = &columns->names;
	uint64_t low = columns->figures & (((uint64_t)2 << name) - 1);
	for (size_t i = names->count; i-- > name + 1;) {
		names->items[i + more] = names->items[i];
		names->items[i + more].column += (uint32_t)more;
	}
	for (size_t i = 1; i <= more; i++) {
		struct line_cell *cell = &names->items[name + i];
		uint32_t end = names->items[name].span.end;
		*cell = below->items[below->count - 1 - more + i];
		cell->column = (uint32_t)(name + i);
		cell->span = (struct span){end, end};
	}
	names->count += more;
	columns->figures = low | (columns->figures ^ low) << more;
	columns->title += columns->title != SIZE_MAX && columns->title > name ? more : 0;
	columns->number += columns->number != SIZE_MAX && columns->number > name ? more : 0;
}

/* Where the rows have more cells than there are names, and one name stands above several cells of
 * the second line, gives it their columns and stores them. Returns that line; `at` where there is
 * none. */
static size_t read_second_header(const struct table_finder *finder, size_t at,
                                 struct table_columns *columns, struct line_cells *below)
{
	struct lines *lines = finder->lines;
	enum separator separator = columns->names.separator;
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
	if (row.count <= columns->names.count || below->count == 0) {
		return at;
	}
	size_t more = row.count - columns->names.count;
	size_t name = name_above(&columns->names, below);
	size_t first = separator == SEPARATOR_TAB ? name : 0;
	if (name == SIZE_MAX || !is_run_of_names(finder, below, first, more + 1)) {
		return at;
	}
	while (below->items[below->count - 1].span.start ==
	       below->items[below->count - 1].span.end) {
		below->count--; /* tabs at the end of the line */
	}
	widen(columns, name, more, below);
	for (size_t i = 0; i < below->count; i++) {
		below->items[i].column = (uint32_t)(i + name - first);
	}
	return second;
}

/* ---- rows ---- */

static void add_row(struct table_finder *finder, size_t at, const struct line_cells *row)
{
	size_t columns = finder->columns.names.count;
	table_builder_add_row(finder->builder, finder->lines->items[at].span, ROW_BODY, at);
	for (size_t i = 0; i < row->count; i++) {
		struct table_cell cell = {.span = row->items[i].span,
		                          .column = row->items[i].column,
		                          .row_span = 1,
		                          .column_span = 1};
		if (i == 0 && row->separator != SEPARATOR_BLANKS && finder_is_sum(finder, row)) {
			size_t next = row->count > 1 ? row->items[1].column : columns;
			cell.column_span = (uint32_t)next - cell.column;
		}
		table_builder_add_cell(finder->builder, cell);
	}
}

/* Adds a line of a table as one cell across all columns. */
static void add_across(struct table_finder *finder, size_t at)
{
	struct span span = finder->lines->items[at].span;
	table_builder_add_row(finder->builder, span, ROW_BODY, at);
	table_builder_add_cell(
	    finder->builder,
	    (struct table_cell){
		.span = span, .row_span = 1, .column_span = (uint32_t)finder->columns.names.count});
}

/* Adds the lines since the last row, now that the table is known to go on behind them. */
static void add_between(struct table_finder *finder, size_t at)
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

static void open_table(struct table_finder *finder, size_t at)
{
	struct line_cells names = finder->columns.names;
	table_builder_begin(finder->builder, at);
	finder->is_open = true;
	finder->group_mark = NULL;
	finder->may_head_group = true;
	finder->last.count = 0;
	finder->between = 0;
	add_row(finder, at, &names);
}

/* Ends the open table at its last row; the lines between that and here stay lines. */
static void end_table(struct table_finder *finder)
{
	if (finder->is_open) {
		finder->builder->has_bars = finder->columns.names.separator == SEPARATOR_BAR;
		table_builder_end(finder->builder, finder->columns.are_known);
	}
	finder->is_open = false;
}

/* Whether a line that is no row heads a group of rows: it stands right behind the names or a sum,
 * or has the mark of the heading before it; and a row follows, not the names of the table again. */
static bool heads_group(struct table_finder *finder, size_t at, const struct mark *mark)
{
	struct lines *lines = finder->lines;
	struct line_cells row;
	size_t next = next_text(lines, at);
	bool is_here = finder->group_mark ? mark == finder->group_mark
	                                  : finder->may_head_group && finder->between == 0;
	if (!is_here || next >= lines->count || lines->items[next].table != 0 ||
	    line_is_finished(lines, &lines->items[at], finder->grammar)) {
		return false;
	}
	finder_read_row(finder, &lines->items[next], &row);
	return row.count > 1 && !has_names(finder, &row);
}

/* Reads a line behind the first row of a table: a rule, a row, the rest of one, the heading of a
 * group, or a line between rows; false where the table is at its end. */
static bool read_line(struct table_finder *finder, size_t at)
{
	struct lines *lines = finder->lines;
	const struct line *line = &lines->items[at];
	struct line_cells row;
	struct span whole;
	struct span number;
	if (line_is_rule(lines, line)) {
		add_between(finder, at);
		table_builder_add_row(finder->builder, line->span, ROW_RULE, at);
		finder->last.count = 0;
		return true;
	}
	finder_read_row(finder, line, &row);
	const struct mark *mark =
	    grammar_mark(finder->grammar, finder_text(finder, line->span), &whole, &number);
	if (finder_continue_row(finder, at, mark, &row)) {
		return true;
	}
	bool is_numbered = finder_is_numbered(finder, &row);
	bool is_sum = row.count > 0 && finder_is_sum(finder, &row);
	if (row.count > 0 && (finder->between == 0 || is_numbered || is_sum)) {
		add_between(finder, at);
		add_row(finder, at, &row);
		finder->may_head_group = is_sum;
		finder->last.count = is_numbered ? row.count : 0;
		memcpy(finder->last.items, row.items, finder->last.count * sizeof *row.items);
		return true;
	}
	finder->last.count = 0;
	if (row.count == 0 && heads_group(finder, at, mark)) {
		add_between(finder, at);
		add_across(finder, at);
		finder->group_mark = mark;
		finder->may_head_group = false;
		return true;
	}
	finder->between++;
	finder->is_continued =
	    grammar_cell_says(finder->grammar, COLUMN_CONTINUED, finder_text(finder, line->span));
	return finder->columns.are_known && finder->between <= MAX_BETWEEN &&
	       !(mark && mark->role != MARK_ITEM);
}

/* Reads a line of text that is in no table yet, and those that belong to it; returns the last. */
static size_t read_text(struct table_finder *finder, size_t at)
{
	const struct line *line = &finder->lines->items[at];
	enum separator separator = line_separator(finder->lines, line);
	struct table_columns columns;
	bool is_header = (separator > SEPARATOR_BLANK ||
	                  (separator == SEPARATOR_BLANK && names_titles(finder, line))) &&
	                 read_names(finder, line, separator, &columns);
	if (!is_header && finder->is_open && separator != SEPARATOR_NONE &&
	    begins_another(finder, at, separator)) {
		end_table(finder);
	}
	if (is_header && !is_repeated(finder, &columns)) {
		struct line_cells below;
		end_table(finder);
		size_t last = read_second_header(finder, at, &columns, &below);
		finder->columns = columns;
		open_table(finder, at);
		if (last > at) {
			add_row(finder, last, &below);
		} else if (separator == SEPARATOR_BLANKS) {
			finder->last = columns.names; /* they may be wrapped too */
		}
		return last;
	}
	if (finder->is_open) {
		if (read_line(finder, at)) {
			return at;
		}
		end_table(finder);
		return read_text(finder, at); /* it may begin another */
	}
	if (separator > SEPARATOR_BLANK && begins_alike(finder, at, separator)) {
		open_table(finder, at);
	}
	return at;
}

void lines_find_plain_tables(struct lines *lines, struct arena *arena, struct grammar *grammar)
{
	struct table_builder builder = {.lines = lines, .arena = arena, .grammar = grammar};
	struct table_finder finder = {.builder = &builder, .lines = lines, .grammar = grammar};
	if (!grammar_knows_columns(grammar)) {
		return;
	}
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		if (line->kind == LINE_TEXT && line->table == 0) {
			i = read_text(&finder, i);
		} else if (line->table != 0 ||
		           (line->kind == LINE_BLANK && !finder.columns.are_known)) {
			end_table(&finder);
		}
	}
	end_table(&finder);
}
