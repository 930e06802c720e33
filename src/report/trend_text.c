/* Trends for people, on a terminal: a table for each measure, folded into blocks of columns where
 * there are many; what each project gets; then in which years each row was there. Says what the
 * record says and works nothing out. */
#include "base/width.h"
#include "report/changes_words.h"
#include "report/message.h"
#include "report/report.h"
#include "report/trend_lines.h"

enum {
	MIN_NAME = 16,
	MAX_NAME = 24, /* where rows are shown by year */
	GAP = 2,       /* between columns */
	SPAN_COLUMNS = 11,
	MAX_CURRENCIES = 8 /* that have a table each unasked */
};

static const struct trend_limits limits = {.views = 24, .years = 6, .editions = 12, .rows = 30};

struct page {
	struct terminal terminal;
	const struct wording *words; /* the terminal's */
	const struct trend *trend;
	struct trend_selection selection;
	size_t width;
	bool show_all;
	struct trend_lines lines;
	size_t name_natural; /* the widest name of a row */
};

/* A name as the first column of a table shows it. */
static struct str row_name(const struct page *page, const struct trend_row *row)
{
	return printable(trend_row_name(row), page->words->arena);
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

/* ---- tables ---- */

/* Names as a terminal shows them, and room for them. */
static void print_table(struct page *page, struct trend_table *table)
{
	bool has_totals = table->verdicts < table->line_count;
	table->name_width = page->name_natural;
	for (size_t i = 0; i < table->line_count; i++) {
		table->names[i] = printable(table->names[i], page->words->arena);
		size_t wide = has_totals ? 0 : display_width(table->names[i]);
		table->name_width = wide > table->name_width ? wide : table->name_width;
	}
	trend_table_print(&page->terminal, table, page->width);
}

static void print_measures(struct page *page)
{
	const struct trend *trend = page->trend;
	size_t hidden = page->show_all ? 0 : trend_hidden_currencies(trend, MAX_CURRENCIES);
	uint32_t end = trend_measure_end(trend) - (uint32_t)hidden;
	for (uint32_t i = TREND_DIRECTIONS; i < end; i++) {
		if (i != TREND_PARTNERS || trend->partner_count > 0) {
			struct trend_table table;
			trend_lines_measure(&page->lines, &table, i);
			print_table(page, &table);
		}
	}
	if (hidden > 0) {
		print_note(page, words_say(page->words, &MESSAGE_TREND_MORE_CURRENCIES,
		                           words_count(page->words, hidden)));
	}
}

/* What each project gets: a table for each currency. */
static void print_caps(struct page *page)
{
	const struct trend *trend = page->trend;
	size_t hidden = 0;
	for (size_t i = 0; i < trend->cap_count;) {
		struct trend_table table;
		size_t most = page->show_all ? SIZE_MAX : limits.rows;
		i = trend_lines_caps(&page->lines, &table, i, most, &hidden);
		print_table(page, &table);
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
	trend_select(&page.selection, trend, report->show_all ? NULL : &limits, words->arena);
	terminal_init(&page.terminal, report->stream, words);
	page.width = page.terminal.wrap.width;
	trend_lines_init(&page.lines, trend, &page.selection, words);
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
