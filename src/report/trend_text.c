/* Trends for people, on a terminal: a table for each measure, folded into blocks of columns where
 * there are many; what each project gets; then in which years each row was there. Says what the
 * record says and works nothing out. */
#include "base/sort.h"
#include "base/width.h"
#include "report/changes_words.h"
#include "report/message.h"
#include "report/report.h"
#include "report/trend_select.h"
#include "report/trend_table.h"

enum {
	MIN_NAME = 16,
	MAX_NAME = 24, /* where rows are shown by year */
	GAP = 2,       /* between columns */
	SPAN_COLUMNS = 11,
	MAX_CURRENCIES = 8 /* that have a table each unasked */
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
	struct trend_selection selection;
	size_t width;
	bool show_all;
	struct holding *holdings; /* by measure, then by row; each once */
	size_t holding_count;
	size_t holding_next; /* the first of the next measure that is printed */
	size_t name_natural; /* the widest name of a row */
};

/* A name as the first column of a table shows it. */
static struct str row_name(const struct page *page, const struct trend_row *row)
{
	return printable(row->name.size > 0 ? row->name : row->id, page->words->arena);
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

static void print_note(struct page *page, struct str text)
{
	putc('\n', page->terminal.stream);
	terminal_wrap(&page->terminal, text, 0, 0);
}

static void print_head(struct page *page)
{
	const struct trend *trend = page->trend;
	const struct trend_selection *selection = &page->selection;
	print_entry(page, words_of(page->words, &MESSAGE_TREND_HEAD),
	            words_trend(page->words, trend));
	if (selection->first_edition > 0) {
		terminal_blanks(&page->terminal, LABEL_COLUMNS);
		terminal_wrap(&page->terminal,
		              words_say(page->words, &MESSAGE_TREND_MORE_DOCUMENTS,
		                        words_count(page->words, selection->first_edition)),
		              LABEL_COLUMNS, LABEL_COLUMNS);
	}
	for (size_t i = selection->first_edition; i < trend->edition_count; i++) {
		const struct trend_edition *edition = &trend->editions[i];
		const struct trend_view view = {false, i, &edition->column};
		struct str text = edition->model->title;
		if (!edition->has_name) {
			text = words_say(page->words, &MESSAGE_TREND_EDITION,
			                 edition->model->source.name, text);
		}
		print_entry(page, words_view(page->words, trend, &view), text);
	}
}

/* ---- changes ---- */

/* What two years say of a line, and their change where there is one. */
struct step {
	const struct sum *before;
	const struct sum *now;
	const struct trend_change *change;
};

/* A change in words: by how much; or that it is new or gone; or that the two do not compare. */
static struct str step_words(struct page *page, const struct step *step, struct str currency)
{
	const struct wording *words = page->words;
	if (step->change) {
		return words_delta(words, currency, step->change);
	}
	if (!step->before || !step->now) {
		return !step->before && !step->now
		           ? (struct str){0}
		           : words_of(words, step->now ? &MESSAGE_TREND_NEW : &MESSAGE_TREND_GONE);
	}
	return STR("?");
}

/* The two columns of what a year has changed by, behind its own. */
static void add_changes(struct page *page, struct trend_table *table, size_t year,
                        const struct step *steps, struct str currency)
{
	const struct wording *words = page->words;
	struct str against = words_count(words, page->trend->years[year - 1].year);
	struct table_column *column =
	    trend_table_column(table, words_say(words, &MESSAGE_TREND_AGAINST, against));
	column->is_change = true;
	for (size_t i = 0; i < table->line_count; i++) {
		trend_table_set(column, i, step_words(page, &steps[i], currency));
	}
	column = trend_table_column(table, words_of(words, &MESSAGE_TREND_PERCENT));
	column->is_change = true;
	for (size_t i = 0; i < table->line_count; i++) {
		trend_table_set(column, i,
		                steps[i].change ? words_percent(words, steps[i].change)
		                                : (struct str){0});
	}
}

/* ---- a table for each measure ---- */

enum total_line { LINE_SUMMED, LINE_STATED, LINE_VERDICT, TOTAL_LINES };

/* A measure with the rows that are shown of it. */
struct measure {
	struct trend_table table;
	uint32_t measure;
	struct str currency;
	const struct trend_row **rows;
	size_t row_count;
};

static void fill_totals(struct page *page, const struct measure *of, struct table_column *column,
                        const struct trend_column *from)
{
	const struct trend_total *total = trend_total(from, of->measure);
	size_t line = of->row_count;
	if (!total) {
		trend_table_set(column, line + LINE_SUMMED, STR("-"));
		trend_table_set(column, line + LINE_STATED, STR("-"));
		return;
	}
	trend_table_set(column, line + LINE_SUMMED,
	                words_sum(page->words, of->currency, &total->sum));
	trend_table_set(column, line + LINE_STATED,
	                total->is_stated ? words_total(page->words, of->currency, total)
	                                 : STR("?"));
	if (total->is_stated) {
		char sign = verdict_sign(total->verdict);
		trend_table_set(column, line + LINE_VERDICT,
		                arena_format(page->words->arena, "%c", sign));
	}
}

static const struct sum *sum_of_year(const struct trend_row *row, size_t year, uint32_t measure)
{
	const struct trend_cell *cell = trend_cell_of_year(row, year);
	return cell ? trend_sum(cell, measure) : NULL;
}

static const struct sum *total_of_year(const struct trend *trend, size_t year, uint32_t measure)
{
	const struct trend_total *total = trend_total(&trend->years[year].column, measure);
	return total ? &total->sum : NULL;
}

static void fill_changes(struct page *page, struct measure *of, size_t year)
{
	const struct trend *trend = page->trend;
	uint32_t to = trend->years[year].year;
	struct step *steps = ARENA_ARRAY(page->words->arena, struct step, of->table.line_count + 1);
	for (size_t i = 0; i < of->row_count; i++) {
		const struct trend_row *row = of->rows[i];
		steps[i] = (struct step){
		    sum_of_year(row, year - 1, of->measure), sum_of_year(row, year, of->measure),
		    trend_change(row->changes, row->change_count, of->measure, to)};
	}
	steps[of->row_count] = (struct step){
	    total_of_year(trend, year - 1, of->measure), total_of_year(trend, year, of->measure),
	    trend_change(trend->changes, trend->change_count, of->measure, to)};
	add_changes(page, &of->table, year, steps, of->currency);
}

static void fill_view(struct page *page, struct measure *of, const struct trend_view *view)
{
	struct table_column *column =
	    trend_table_column(&of->table, words_view(page->words, page->trend, view));
	for (size_t i = 0; i < of->row_count; i++) {
		const struct trend_cell *cell = trend_cell_in(of->rows[i], view);
		const struct sum *sum = cell ? trend_sum(cell, of->measure) : NULL;
		trend_table_set(column, i,
		                sum ? words_sum(page->words, of->currency, sum) : STR("-"));
	}
	fill_totals(page, of, column, view->column);
	size_t year = trend_compared_year(page->trend, view);
	if (year != NO_YEAR) {
		fill_changes(page, of, year);
	}
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
		const struct trend_row *row = &trend->rows[i];
		for (size_t j = 0; page->selection.is_shown[i] && j < row->cell_count; j++) {
			const struct trend_cell *cell = &row->cells[j];
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

/* The rows that have the measure, and the names of all lines. Tables come in the order of their
 * measures. Directions and partners are totals alone: of rows they are shown by year. */
static void list_lines(struct page *page, struct measure *of)
{
	const struct trend *trend = page->trend;
	struct arena *arena = page->words->arena;
	size_t first = page->holding_next;
	while (page->holding_next < page->holding_count &&
	       page->holdings[page->holding_next].measure <= of->measure) {
		first += page->holdings[page->holding_next].measure < of->measure;
		page->holding_next++;
	}
	of->row_count = page->holding_next - first;
	of->rows = ARENA_ARRAY(arena, const struct trend_row *, of->row_count + 1);
	trend_table_init(&of->table, arena, words_measure(page->words, trend, of->measure),
	                 of->row_count + TOTAL_LINES);
	for (size_t i = 0; i < of->row_count; i++) {
		of->rows[i] = &trend->rows[page->holdings[first + i].row];
		of->table.names[i] = row_name(page, of->rows[i]);
	}
	struct str *totals = &of->table.names[of->row_count];
	totals[LINE_SUMMED] = words_of(page->words, &MESSAGE_TREND_SUMMED);
	totals[LINE_STATED] = words_of(page->words, &MESSAGE_TREND_STATED);
	totals[LINE_VERDICT] = words_of(page->words, &MESSAGE_TREND_AGREE);
	of->table.verdicts = of->row_count + LINE_VERDICT;
	of->table.name_width = page->name_natural;
}

static void print_measure(struct page *page, uint32_t measure)
{
	struct measure of = {.measure = measure, .currency = trend_currency(page->trend, measure)};
	list_lines(page, &of);
	for (size_t i = 0; i < page->selection.view_count; i++) {
		fill_view(page, &of, &page->selection.views[i]);
	}
	trend_table_print(&page->terminal, &of.table, page->width);
}

static void print_measures(struct page *page)
{
	const struct trend *trend = page->trend;
	uint32_t end = trend_measure_end(trend);
	size_t hidden = trend->currency_count > MAX_CURRENCIES && !page->show_all
	                    ? trend->currency_count - MAX_CURRENCIES
	                    : 0;
	for (uint32_t i = TREND_DIRECTIONS; i < end - hidden; i++) {
		if (i != TREND_PARTNERS || trend->partner_count > 0) {
			print_measure(page, i);
		}
	}
	if (hidden > 0) {
		print_note(page, words_say(page->words, &MESSAGE_TREND_MORE_CURRENCIES,
		                           words_count(page->words, hidden)));
	}
}

/* ---- what each project gets ---- */

static struct str cap_name(const struct page *page, const struct trend_cap *cap)
{
	struct str name = cap->row == WHOLE_DOCUMENT ? words_of(page->words, &MESSAGE_TREND_WHOLE)
	                                             : row_name(page, &page->trend->rows[cap->row]);
	return printable(words_bracketed(page->words, name, cap->kind), page->words->arena);
}

static bool is_cap_shown(const struct page *page, const struct trend_cap *cap)
{
	return cap->row == WHOLE_DOCUMENT || page->selection.is_shown[cap->row];
}

static void fill_caps(struct page *page, struct trend_table *table, const struct trend_cap **caps,
                      const struct trend_view *view)
{
	const struct wording *words = page->words;
	size_t year = trend_compared_year(page->trend, view);
	struct step *steps = ARENA_ARRAY(words->arena, struct step, table->line_count + 1);
	struct table_column *column =
	    trend_table_column(table, words_view(words, page->trend, view));
	for (size_t i = 0; i < table->line_count; i++) {
		const struct trend_cap *cap = caps[i];
		const struct sum *sum = view->is_year ? trend_cap_of_year(cap, view->at)
		                                      : trend_cap_of_edition(cap, view->at);
		trend_table_set(column, i, sum ? words_sum(words, cap->currency, sum) : STR("-"));
		if (year != NO_YEAR) {
			steps[i] = (struct step){
			    trend_cap_of_year(cap, year - 1), trend_cap_of_year(cap, year),
			    trend_change(cap->changes, cap->change_count, TREND_FUNDS,
			                 page->trend->years[year].year)};
		}
	}
	if (year != NO_YEAR) {
		add_changes(page, table, year, steps, caps[0]->currency);
	}
}

/* A table for each currency. */
static void print_caps(struct page *page)
{
	const struct trend *trend = page->trend;
	const struct trend_cap **caps =
	    ARENA_ARRAY(page->words->arena, const struct trend_cap *, trend->cap_count + 1);
	size_t hidden = 0;
	for (size_t i = 0, end; i < trend->cap_count; i = end) {
		struct trend_table table;
		struct str currency = trend->caps[i].currency;
		size_t count = 0;
		for (end = i;
		     end < trend->cap_count && str_equal(trend->caps[end].currency, currency);
		     end++) {
			bool has_room = page->show_all || count < MAX_TREND_ROWS;
			if (is_cap_shown(page, &trend->caps[end]) && has_room) {
				caps[count++] = &trend->caps[end];
			}
		}
		hidden += end - i - count;
		trend_table_init(&table, page->words->arena,
		                 words_of_currency(page->words, &MESSAGE_TREND_EACH, currency),
		                 count);
		table.name_width = page->name_natural;
		for (size_t j = 0; j < count; j++) {
			size_t wide = display_width(cap_name(page, caps[j]));
			table.names[j] = cap_name(page, caps[j]);
			table.name_width = wide > table.name_width ? wide : table.name_width;
		}
		for (size_t j = 0; count > 0 && j < page->selection.view_count; j++) {
			fill_caps(page, &table, caps, &page->selection.views[j]);
		}
		trend_table_print(&page->terminal, &table, page->width);
	}
	if (hidden > 0) {
		print_note(page, words_say(page->words, &MESSAGE_TREND_MORE_CAPS,
		                           words_count(page->words, hidden)));
	}
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
		if (i > 0 && i % (page->width - indent) == 0) {
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
	size_t width = at_most(page->name_natural, MAX_NAME);
	putc('\n', page->terminal.stream);
	print_columns(page->terminal.stream, words_of(page->words, &MESSAGE_TREND_PRESENCE), width);
	terminal_blanks(&page->terminal, GAP);
	print_columns(page->terminal.stream, words_of(page->words, &MESSAGE_TREND_YEARS),
	              SPAN_COLUMNS);
	size_t indent = width + GAP + SPAN_COLUMNS;
	terminal_wrap(&page->terminal, words_years(page->words, page->trend), indent, indent);
	for (size_t i = 0; i < page->trend->row_count; i++) {
		if (page->selection.is_shown[i]) {
			print_presence(page, &page->trend->rows[i], width);
		}
	}
	terminal_wrap(&page->terminal, words_of(page->words, &MESSAGE_TREND_LEGEND_YEARS), 0, 0);
}

/* ---- the page ---- */

static void measure_names(struct page *page)
{
	page->name_natural = MIN_NAME;
	for (size_t i = 0; i < page->trend->row_count; i++) {
		size_t wide = display_width(row_name(page, &page->trend->rows[i]));
		bool is_wider = page->selection.is_shown[i] && wide > page->name_natural;
		page->name_natural = is_wider ? wide : page->name_natural;
	}
	for (uint32_t i = TREND_PROJECTS; i < trend_measure_end(page->trend); i++) {
		size_t wide = display_width(words_measure(page->words, page->trend, i));
		page->name_natural = wide > page->name_natural ? wide : page->name_natural;
	}
}

/* What is left out, and how to see it. */
static void print_hidden(struct page *page)
{
	const struct wording *words = page->words;
	const struct trend_selection *selection = &page->selection;
	if (selection->is_by_year) {
		print_note(page, words_say(words, &MESSAGE_TREND_BY_YEAR,
		                           words_count(words, selection->view_count),
		                           words_count(words, selection->hidden_years)));
	}
	if (selection->hidden_views > 0) {
		print_note(page, words_say(words, &MESSAGE_TREND_LAST_DOCUMENTS,
		                           words_count(words, selection->view_count),
		                           words_count(words, selection->hidden_views)));
	}
	if (selection->hidden_rows > 0) {
		size_t count = page->trend->row_count;
		print_note(page, words_say(words, &MESSAGE_TREND_MORE_ROWS,
		                           words_count(words, count - selection->hidden_rows),
		                           words_count(words, count),
		                           words_count(words, selection->hidden_rows)));
	}
}

enum status trend_text(const struct report *report)
{
	const struct trend *trend = report->trend;
	struct page page = {.trend = trend, .words = &report->words, .show_all = report->show_all};
	const struct wording *words = &report->words;
	struct str *notes;
	trend_select(&page.selection, trend, report->show_all, words->arena);
	terminal_init(&page.terminal, report->stream, words);
	page.width = page.terminal.wrap.width;
	list_holdings(&page);
	measure_names(&page);
	print_head(&page);
	print_hidden(&page);
	if (trend->year_count > 1) {
		print_note(&page, words_of(words, &MESSAGE_TREND_RULE));
	}
	print_measures(&page);
	print_caps(&page);
	terminal_wrap(&page.terminal, words_of(words, &MESSAGE_TREND_LEGEND), 0, 0);
	if (trend->year_count > 0 && trend->row_count > 0) {
		print_years(&page);
	}
	size_t count = words_notes(words, trend, &notes);
	for (size_t i = 0; i < count; i++) {
		print_note(&page, notes[i]);
	}
	terminal_release(&page.terminal);
	return STATUS_OK;
}
