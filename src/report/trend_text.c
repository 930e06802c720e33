/* Trends for people, on a terminal of 80 columns: a table for each measure, folded into blocks of
 * columns where there are many; then in which years each row was there. Says what the record says
 * and works nothing out. */
#include "base/sort.h"
#include "base/width.h"
#include "report/message.h"
#include "report/report.h"
#include "report/terminal.h"
#include "report/trend_words.h"

enum {
	CODE_COLUMNS = 7,
	MIN_NAME = 16,
	MAX_NAME = 34,       /* where all columns fit beside it */
	MAX_NAME_TIGHT = 24, /* where they do not */
	GAP = 2,             /* between columns */
	MAX_HEAD = 16,       /* of a column: names of documents are cut */
	SPAN_COLUMNS = 11
};

/* A column of a table with its texts. */
struct table_column {
	struct str head;
	struct str *cells; /* by line of the table */
	size_t width;
};

/* A table before it is printed: its lines are rows of the trend and then totals. */
struct table {
	struct str *names;             /* by line */
	const struct trend_row **rows; /* NULL for a total */
	size_t line_count;
	size_t first_total; /* the first line that is a total */
	struct table_column *columns;
	size_t column_count;
	size_t name_width;
};

/* That a row has a measure. */
struct holding {
	uint32_t measure;
	size_t row;
};

struct page {
	struct terminal terminal;
	const struct wording *words; /* the terminal's */
	const struct trend *trend;
	const struct trend_view *views;
	size_t view_count;
	struct holding *holdings; /* by measure, then by row; each once */
	size_t holding_count;
	size_t holding_next; /* the first of the next measure that is printed */
	size_t name_natural; /* the widest name of a row */
};

/* A code and a name as the first column of a table shows them. */
static struct str row_name(const struct page *page, const struct trend_row *row)
{
	struct arena *arena = page->words->arena;
	struct str name = printable(row->name, arena);
	struct str code = printable(row->code, arena);
	if (!row->is_partner || code.size == 0) {
		return name;
	}
	size_t wide = display_width(code);
	int pad = wide < CODE_COLUMNS ? (int)(CODE_COLUMNS - wide) : 1;
	return arena_format(arena, "%.*s%*s%.*s", STR_FORMAT(code), pad, "", STR_FORMAT(name));
}

static size_t at_most(size_t value, size_t limit)
{
	return value < limit ? value : limit;
}

/* ---- the head ---- */

static void print_entry(struct page *page, struct str label, struct str text)
{
	size_t wide = display_width(printable(label, page->words->arena));
	size_t column = wide < LABEL_COLUMNS - 1 ? LABEL_COLUMNS : wide + 1;
	terminal_left(&page->terminal, label, column);
	terminal_wrap(&page->terminal, text, column, LABEL_COLUMNS);
}

static void print_head(struct page *page)
{
	const struct trend *trend = page->trend;
	print_entry(page, words_of(page->words, &MESSAGE_TREND_HEAD),
	            words_trend(page->words, trend));
	for (size_t i = 0; i < page->view_count; i++) {
		const struct trend_view *view = &page->views[i];
		if (view->is_year) {
			continue;
		}
		const struct model *model = trend->editions[view->at].model;
		struct str text = model->title;
		if (!trend->editions[view->at].has_name) {
			text = arena_format(page->words->arena, "%.*s: %.*s",
			                    STR_FORMAT(model->source.name), STR_FORMAT(text));
		}
		print_entry(page, words_view(page->words, trend, view), text);
	}
}

/* ---- tables ---- */

static void set_cell(struct table_column *column, size_t line, struct str text)
{
	size_t wide = display_width(text);
	column->cells[line] = text;
	column->width = wide > column->width ? wide : column->width;
}

static struct table_column *new_column(struct page *page, struct table *table, struct str head)
{
	struct table_column *column = &table->columns[table->column_count++];
	column->head = printable(head, page->words->arena);
	column->cells = ARENA_ARRAY(page->words->arena, struct str, table->line_count);
	column->width = at_most(display_width(column->head), MAX_HEAD);
	return column;
}

enum total_line { LINE_SUMMED, LINE_STATED, LINE_VERDICT, TOTAL_LINES };

static void fill_totals(struct page *page, struct table *table, struct table_column *column,
                        const struct trend_column *of, uint32_t measure)
{
	const struct trend_total *total = trend_total(of, measure);
	size_t line = table->first_total;
	if (!total) {
		set_cell(column, line + LINE_SUMMED, STR("-"));
		set_cell(column, line + LINE_STATED, STR("-"));
		return;
	}
	set_cell(column, line + LINE_SUMMED,
	         words_sum(page->words, page->trend, measure, &total->sum));
	set_cell(column, line + LINE_STATED,
	         total->is_stated ? words_total(page->words, page->trend, total) : STR("?"));
	if (total->is_stated) {
		char sign = verdict_sign(total->verdict);
		set_cell(column, line + LINE_VERDICT, arena_format(page->words->arena, "%c", sign));
	}
}

static void fill_view(struct page *page, struct table *table, const struct trend_view *view,
                      uint32_t measure)
{
	struct table_column *column =
	    new_column(page, table, words_view(page->words, page->trend, view));
	for (size_t i = 0; i < table->first_total; i++) {
		const struct trend_cell *cell = trend_cell_in(table->rows[i], view);
		const struct sum *sum = cell ? trend_sum(cell, measure) : NULL;
		set_cell(column, i,
		         sum ? words_sum(page->words, page->trend, measure, sum) : STR("-"));
	}
	fill_totals(page, table, column, view->column, measure);
}

static void fill_change(struct page *page, struct table *table, uint32_t measure)
{
	const struct trend *trend = page->trend;
	struct table_column *delta =
	    new_column(page, table, words_of(page->words, &MESSAGE_TREND_CHANGE));
	struct table_column *share =
	    new_column(page, table, words_of(page->words, &MESSAGE_TREND_PERCENT));
	bool has_any = false;
	for (size_t i = 0; i <= table->first_total; i++) {
		const struct trend_row *row = table->rows[i];
		const struct trend_change *change =
		    row ? trend_change(row->changes, row->change_count, measure)
			: trend_change(trend->changes, trend->change_count, measure);
		if (change) {
			has_any = true;
			set_cell(delta, i, words_delta(page->words, trend, change));
			set_cell(share, i, words_percent(page->words, change));
		}
	}
	table->column_count -= has_any ? 0 : 2;
}

static int compare_holdings(const void *a, const void *b)
{
	const struct holding *left = a;
	const struct holding *right = b;
	if (left->measure != right->measure) {
		return COMPARE(left->measure, right->measure);
	}
	return COMPARE(left->row, right->row);
}

/* Which rows stand in which table: looked up once, as there may be many currencies. */
static void list_holdings(struct page *page)
{
	const struct trend *trend = page->trend;
	size_t capacity = 0;
	size_t count = 0;
	for (size_t i = 0; i < trend->row_count; i++) {
		for (size_t j = 0; j < trend->rows[i].cell_count; j++) {
			const struct trend_cell *cell = &trend->rows[i].cells[j];
			for (size_t k = 0; k < cell->figure_count; k++) {
				struct holding holding = {cell->figures[k].measure, i};
				ARENA_PUSH(page->words->arena, page->holdings, count, capacity,
				           holding);
			}
		}
	}
	SORT(page->holdings, count, compare_holdings);
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || compare_holdings(&page->holdings[i - 1], &page->holdings[i]) != 0) {
			page->holdings[page->holding_count++] = page->holdings[i];
		}
	}
}

/* The lines of a table: the rows that have the measure, and the totals. Tables come in the order of
 * their measures. Directions and partners are totals alone: of rows they are shown by year. */
static void list_lines(struct page *page, struct table *table, uint32_t measure)
{
	const struct trend *trend = page->trend;
	struct arena *arena = page->words->arena;
	size_t first = page->holding_next;
	while (page->holding_next < page->holding_count &&
	       page->holdings[page->holding_next].measure == measure) {
		page->holding_next++;
	}
	size_t count = page->holding_next - first;
	table->rows = ARENA_ARRAY(arena, const struct trend_row *, count + TOTAL_LINES);
	table->names = ARENA_ARRAY(arena, struct str, count + TOTAL_LINES);
	for (size_t i = first; i < page->holding_next; i++) {
		const struct trend_row *row = &trend->rows[page->holdings[i].row];
		table->rows[table->line_count] = row;
		table->names[table->line_count++] = row_name(page, row);
	}
	table->first_total = table->line_count;
	table->names[table->line_count++] = words_of(page->words, &MESSAGE_TREND_SUMMED);
	table->names[table->line_count++] = words_of(page->words, &MESSAGE_TREND_STATED);
	table->names[table->line_count++] = words_of(page->words, &MESSAGE_TREND_AGREE);
	table->columns = ARENA_ARRAY(arena, struct table_column, page->view_count + 2);
}

static size_t width_of(const struct table_column *column)
{
	return column->width + GAP;
}

static void print_line(struct page *page, const struct table *table, size_t line, size_t from,
                       size_t end)
{
	while (end > from && table->columns[end - 1].cells[line].size == 0) {
		end--;
	}
	if (end == from) {
		terminal_last(&page->terminal, table->names[line], table->name_width);
	} else {
		print_columns(page->terminal.stream, table->names[line], table->name_width);
	}
	for (size_t i = from; i < end; i++) {
		const struct table_column *column = &table->columns[i];
		print_columns_right(page->terminal.stream, column->cells[line], width_of(column));
	}
	putc('\n', page->terminal.stream);
}

static void print_heads(struct page *page, const struct table *table, size_t from, size_t end,
                        struct str title)
{
	print_columns(page->terminal.stream, title, table->name_width);
	for (size_t i = from; i < end; i++) {
		const struct table_column *column = &table->columns[i];
		size_t wide = at_most(display_width(column->head), column->width);
		terminal_blanks(&page->terminal, (width_of(column) - wide));
		print_columns(page->terminal.stream, column->head, wide);
	}
	putc('\n', page->terminal.stream);
}

/* As many columns as fit, again and again. */
static void print_table(struct page *page, struct table *table, struct str title)
{
	size_t all = 0;
	for (size_t i = 0; i < table->column_count; i++) {
		all += width_of(&table->columns[i]);
	}
	size_t natural = at_most(page->name_natural, MAX_NAME);
	table->name_width =
	    all + natural <= TERMINAL_WIDTH ? natural : at_most(natural, MAX_NAME_TIGHT);
	for (size_t from = 0, end; from < table->column_count; from = end) {
		size_t used = table->name_width;
		for (end = from; end < table->column_count; end++) {
			used += width_of(&table->columns[end]);
			if (used > TERMINAL_WIDTH && end > from) {
				break;
			}
		}
		putc('\n', page->terminal.stream);
		print_heads(page, table, from, end, title);
		for (size_t i = 0; i < table->line_count; i++) {
			print_line(page, table, i, from, end);
		}
	}
}

static void print_measure(struct page *page, uint32_t measure)
{
	struct table table = {0};
	list_lines(page, &table, measure);
	for (size_t i = 0; i < page->view_count; i++) {
		fill_view(page, &table, &page->views[i], measure);
	}
	fill_change(page, &table, measure);
	print_table(page, &table, words_measure(page->words, page->trend, measure));
}

/* ---- presence ---- */

/* The mark of a row in a year: how many directions it has there. */
static char mark_of(const struct trend_row *row, size_t year)
{
	enum { MAX_DIGIT = 9 };
	const struct trend_cell *cell = trend_cell_of_year(row, year);
	if (!cell) {
		return '.';
	}
	return cell->directions > MAX_DIGIT ? '+' : (char)('0' + cell->directions);
}

static void print_presence(struct page *page, const struct trend_row *row, size_t width)
{
	const struct trend *trend = page->trend;
	size_t indent = width + GAP + SPAN_COLUMNS;
	struct str gaps = words_gaps(page->words, trend, row);
	print_columns(page->terminal.stream, row_name(page, row), width);
	terminal_blanks(&page->terminal, GAP);
	print_columns(page->terminal.stream, words_span(page->words, trend, row), SPAN_COLUMNS);
	for (size_t i = 0; i < trend->year_count; i++) {
		if (i > 0 && i % (TERMINAL_WIDTH - indent) == 0) {
			fprintf(page->terminal.stream, "\n%*s", (int)indent, "");
		}
		putc(mark_of(row, i), page->terminal.stream);
	}
	putc('\n', page->terminal.stream);
	if (gaps.size > 0) {
		terminal_blanks(&page->terminal, (width + GAP));
		terminal_wrap(&page->terminal, words_say(page->words, &MESSAGE_TREND_GAPS, gaps),
		              width + GAP, width + GAP);
	}
}

static void print_years(struct page *page)
{
	size_t width = at_most(page->name_natural, MAX_NAME_TIGHT);
	putc('\n', page->terminal.stream);
	print_columns(page->terminal.stream, words_of(page->words, &MESSAGE_TREND_PRESENCE), width);
	terminal_blanks(&page->terminal, GAP);
	print_columns(page->terminal.stream, words_of(page->words, &MESSAGE_TREND_YEARS),
	              SPAN_COLUMNS);
	size_t indent = width + GAP + SPAN_COLUMNS;
	terminal_wrap(&page->terminal, words_years(page->words, page->trend), indent, indent);
	for (size_t i = 0; i < page->trend->row_count; i++) {
		print_presence(page, &page->trend->rows[i], width);
	}
	terminal_wrap(&page->terminal, words_of(page->words, &MESSAGE_TREND_LEGEND_YEARS), 0, 0);
}

static void measure_names(struct page *page)
{
	page->name_natural = MIN_NAME;
	for (size_t i = 0; i < page->trend->row_count; i++) {
		size_t wide = display_width(row_name(page, &page->trend->rows[i]));
		page->name_natural = wide > page->name_natural ? wide : page->name_natural;
	}
	for (uint32_t i = TREND_PROJECTS; i < trend_measure_end(page->trend); i++) {
		size_t wide = display_width(words_measure(page->words, page->trend, i));
		page->name_natural = wide > page->name_natural ? wide : page->name_natural;
	}
}

enum status trend_text(const struct report *report)
{
	const struct trend *trend = report->trend;
	struct page page = {.trend = trend, .words = &report->words};
	struct terminal *terminal = &page.terminal;
	const struct wording *words = &report->words;
	struct str *notes;
	page.view_count = trend_views(&page.views, trend, words->arena);
	terminal_init(terminal, report->stream, words);
	list_holdings(&page);
	measure_names(&page);
	print_head(&page);
	for (uint32_t i = TREND_DIRECTIONS; i < trend_measure_end(trend); i++) {
		if (i != TREND_PARTNERS || trend->partner_count > 0) {
			print_measure(&page, i);
		}
	}
	terminal_wrap(terminal, words_of(words, &MESSAGE_TREND_LEGEND), 0, 0);
	if (trend->year_count > 0 && trend->row_count > 0) {
		print_years(&page);
	}
	size_t count = words_notes(words, trend, &notes);
	for (size_t i = 0; i < count; i++) {
		putc('\n', report->stream);
		terminal_wrap(terminal, notes[i], 0, 0);
	}
	terminal_release(terminal);
	return STATUS_OK;
}
