/* The tables of the page of the years: totals, who came and went, a table for each measure, what each project gets. A
 * cell says what the table of the trend has, and beside it the number that it is sorted by. */
#include "report/message.h"
#include "report/trend_page.h"

enum {
	MAX_NAMED = 40,         /* rows that are said to be new or gone in a year */
	MAX_PRESENCE_YEARS = 24 /* with a column each unasked */
};

/* ---- cells ---- */

static void write_heads(struct years_page *page, const struct trend_table *table,
                        const struct message *first)
{
	html_head_cell(page->out, "col", "words", words_of(&page->words, first));
	for (size_t i = 0; i < table->column_count; i++) {
		html_head_cell(page->out, "col", table->columns[i].is_change ? "change" : NULL,
		               table->columns[i].head);
	}
}

static void write_value(struct years_page *page, const char *class_name, struct str text,
                        struct str value)
{
	html_start(page->out, "td", class_name);
	if (value.size > 0) {
		xml_attribute(page->out, "data-v", value);
	}
	html_text(page->out, text);
	html_end(page->out);
}

static void write_cells(struct years_page *page, const struct trend_table *table, size_t line)
{
	for (size_t i = 0; i < table->column_count; i++) {
		const struct table_column *column = &table->columns[i];
		write_value(page, column->is_change ? "change" : NULL, column->cells[line],
		            column->values[line]);
	}
	html_end_line(page->out);
}

/* Starts a line of a row. Where it is one of several tables with that row, `prefix` and the row are its id. */
static void start_row(struct years_page *page, const struct trend_row *row, const char *prefix)
{
	struct arena *arena = page->words.arena;
	size_t index = years_row_index(page, row);
	xml_start(page->out, "tr");
	if (prefix) {
		xml_attribute(page->out, "id", arena_format(arena, "%s%zu", prefix, index));
	}
	xml_attribute(page->out, "data-r", words_count(&page->words, index));
}

/* The name of a line at its head; of a row that has charts a link to them. */
static void write_row_name(struct years_page *page, const struct trend_row *row, struct str name)
{
	size_t index = years_row_index(page, row);
	html_start(page->out, "th", NULL);
	xml_attribute(page->out, "scope", STR("row"));
	if (page->is_drawn[index]) {
		xml_start(page->out, "a");
		xml_attribute(page->out, "href", arena_format(page->words.arena, "#c%zu", index));
	}
	years_cite(page, name);
	if (page->is_drawn[index]) {
		html_end(page->out);
	}
	html_end(page->out);
}

/* A region that scrolls by itself, with its heading and its table, up to the head of that. How many columns there are
 * says what of it goes on paper. */
static void start_table(struct years_page *page, const char *id, struct str heading,
                        const char *class_name, size_t columns)
{
	enum { UPRIGHT = 9, ACROSS = 18 };
	struct xml_writer *out = page->out;
	struct str label = str_from(id);
	const char *paper = columns > ACROSS    ? "block most"
	                    : columns > UPRIGHT ? "block many"
	                                        : "block";
	html_start_line(out, "div", paper);
	html_start(out, "h3", NULL);
	xml_attribute(out, "id", label);
	html_text(out, heading);
	html_end_line(out);
	if (columns > ACROSS) {
		html_element(out, "p", "paper",
		             words_of(&page->words, &MESSAGE_YEARS_NARROW_PAPER));
	}
	html_start(out, "div", "wide");
	xml_attribute(out, "tabindex", STR("0"));
	xml_attribute(out, "role", STR("region"));
	xml_attribute(out, "aria-labelledby", label);
	xml_raw(out, STR("\n"));
	html_start(out, "table", class_name);
	xml_attribute(out, "aria-labelledby", label);
	xml_start(out, "thead");
	xml_start(out, "tr");
}

static void end_table(struct years_page *page)
{
	html_end_line(page->out); /* its last part */
	html_end_line(page->out);
	html_end_line(page->out);
	html_end_line(page->out);
}

/* ---- totals ---- */

static void write_total_lines(struct years_page *page, const struct trend_table *table)
{
	struct xml_writer *out = page->out;
	for (size_t line = table->line_count - TOTAL_LINES; line < table->line_count; line++) {
		xml_start(out, "tr");
		html_head_cell(out, "row", NULL, table->names[line]);
		write_cells(page, table, line);
	}
}

void years_totals(void *slot)
{
	struct years_page *page = slot;
	struct xml_writer *out = page->out;
	const struct trend_table *first = &page->tables[TREND_DIRECTIONS];
	if (page->trend->year_count > 1) {
		years_note(page, words_of(&page->words, &MESSAGE_TREND_RULE));
	}
	start_table(page, "sums", words_of(&page->words, &MESSAGE_YEARS_BY_EDITION), "trend",
	            first->column_count);
	write_heads(page, first, &MESSAGE_PAGE_TOTALS);
	html_end(out);
	html_end_line(out);
	for (uint32_t i = TREND_DIRECTIONS; i < page->measure_end; i++) {
		const struct trend_table *table = &page->tables[i];
		if (table->line_count == 0) {
			continue;
		}
		xml_start(out, "tbody");
		html_start(out, "tr", "group");
		html_start(out, "th", NULL);
		xml_attribute(out, "scope", STR("rowgroup"));
		xml_attribute(out, "colspan", words_count(&page->words, table->column_count + 1));
		html_text(out, table->title);
		html_end(out);
		html_end_line(out);
		write_total_lines(page, table);
		if (i + 1 < page->measure_end) {
			html_end_line(out);
		}
	}
	end_table(page);
}

/* ---- who came and went ---- */

/* The rows that are new or gone in a year: those that the one year has and the other has not. */
static void write_comers(struct years_page *page, const struct message *label, size_t has,
                         size_t has_not)
{
	const struct trend *trend = page->trend;
	size_t count = 0;
	size_t end = trend->partner_count > 0 ? trend->partner_count : trend->row_count;
	for (size_t i = 0; i < end; i++) {
		const struct trend_row *row = &trend->rows[i];
		if (!trend_cell_of_year(row, has) || trend_cell_of_year(row, has_not)) {
			continue;
		}
		if (count == 0) {
			html_start(page->out, "span", "comers");
			html_text(page->out, words_of(&page->words, label));
		} else if (count < MAX_NAMED) {
			html_text(page->out, words_of(&page->words, &MESSAGE_REPORT_PAUSE));
		}
		if (count < MAX_NAMED) {
			years_cite(page, trend_row_name(row));
		}
		count++;
	}
	if (count > MAX_NAMED) {
		html_text(page->out, words_say(&page->words, &MESSAGE_SUMMARY_MORE,
		                               words_count(&page->words, count - MAX_NAMED)));
	}
	if (count > 0) {
		html_end(page->out);
	}
}

static void write_steps(struct years_page *page, size_t first)
{
	const struct wording *words = &page->words;
	const struct trend_year *years = page->trend->years;
	struct xml_writer *out = page->out;
	html_start_line(out, "ul", "steps");
	for (size_t i = first; i < page->trend->year_count; i++) {
		struct str against =
		    words_say(words, &MESSAGE_TREND_AGAINST, words_count(words, years[i - 1].year));
		xml_start(out, "li");
		html_element(out, "strong", NULL,
		             words_bracketed(words, words_count(words, years[i].year), against));
		write_comers(page, &MESSAGE_YEARS_NEW, i, i - 1);
		write_comers(page, &MESSAGE_YEARS_GONE, i - 1, i);
		html_end_line(out);
	}
	html_end_line(out);
}

static void write_presence_row(struct years_page *page, const struct trend_row *row, size_t first)
{
	const struct wording *words = &page->words;
	struct xml_writer *out = page->out;
	start_row(page, row, "r");
	write_row_name(page, row, trend_row_name(row));
	html_element(out, "td", "words", row->code);
	html_element(out, "td", "words", words_span(words, page->trend, row));
	html_element(out, "td", "words", words_gaps(words, page->trend, row));
	for (size_t i = first; i < page->trend->year_count; i++) {
		const struct trend_cell *cell = trend_cell_of_year(row, i);
		struct str count = cell ? words_count(words, cell->directions) : (struct str){0};
		write_value(page, NULL, cell ? count : STR("-"), count);
	}
	html_end_line(out);
}

void years_presence(void *slot)
{
	struct years_page *page = slot;
	const struct trend *trend = page->trend;
	const struct wording *words = &page->words;
	struct xml_writer *out = page->out;
	bool is_cut = !page->show_all && trend->year_count > MAX_PRESENCE_YEARS;
	size_t first = is_cut ? trend->year_count - MAX_PRESENCE_YEARS : 0;
	if (trend->row_count == 0) {
		years_note(page, words_of(words, &MESSAGE_TREND_NOTE_NO_ROWS));
		return;
	}
	write_steps(page, first + 1);
	start_table(page, "numbers", words_of(words, &MESSAGE_TREND_PRESENCE), "trend sorts",
	            trend->year_count - first + 2);
	html_head_cell(out, "col", "words",
	               words_of(words, trend->partner_count > 0 ? &MESSAGE_YEARS_PARTNER
	                                                        : &MESSAGE_YEARS_DIRECTION));
	html_head_cell(out, "col", "words", words_of(words, &MESSAGE_YEARS_CODE));
	html_head_cell(out, "col", "words", words_of(words, &MESSAGE_TREND_YEARS));
	html_head_cell(out, "col", "words", words_of(words, &MESSAGE_YEARS_GAPS));
	for (size_t i = first; i < trend->year_count; i++) {
		html_head_cell(out, "col", NULL, words_count(words, trend->years[i].year));
	}
	html_table_body(out);
	for (size_t i = 0; i < trend->row_count; i++) {
		if (page->selection.is_shown[i]) {
			write_presence_row(page, &trend->rows[i], first);
		}
	}
	end_table(page);
	years_note(page, words_of(words, &MESSAGE_YEARS_NUMBERS));
}

/* ---- measures ---- */

static void write_measure(struct years_page *page, uint32_t measure)
{
	struct arena *arena = page->words.arena;
	struct xml_writer *out = page->out;
	const struct trend_table *table = &page->tables[measure];
	const char *id = arena_format(arena, "m%u", measure).data;
	const char *prefix = arena_format(arena, "m%u-", measure).data;
	size_t rows = table->line_count - TOTAL_LINES;
	start_table(page, id, table->title, "trend sorts", table->column_count);
	write_heads(page, table,
	            page->trend->partner_count > 0 ? &MESSAGE_YEARS_PARTNER
	                                           : &MESSAGE_YEARS_DIRECTION);
	html_table_body(out);
	for (size_t i = 0; i < rows; i++) {
		start_row(page, table->rows[i], prefix);
		write_row_name(page, table->rows[i], table->names[i]);
		write_cells(page, table, i);
	}
	html_end_line(out);
	html_start_line(out, "tfoot", NULL);
	write_total_lines(page, table);
	end_table(page);
}

/* What each project gets: a table for each currency. */
static void write_caps(struct years_page *page)
{
	enum { MAX_CAPS = 400 };
	const struct trend *trend = page->trend;
	const struct wording *words = &page->words;
	size_t hidden = 0;
	for (size_t i = 0; i < trend->cap_count;) {
		struct trend_table table;
		const char *id = arena_format(words->arena, "each%zu", i).data;
		i = trend_lines_caps(&page->lines, &table, i, page->show_all ? SIZE_MAX : MAX_CAPS,
		                     &hidden);
		if (table.line_count == 0) {
			continue;
		}
		start_table(page, id, table.title, "trend sorts", table.column_count);
		write_heads(page, &table, &MESSAGE_YEARS_WHOSE);
		html_table_body(page->out);
		for (size_t k = 0; k < table.line_count; k++) {
			if (table.rows[k]) {
				start_row(page, table.rows[k], NULL);
				write_row_name(page, table.rows[k], table.names[k]);
			} else {
				xml_start(page->out, "tr");
				html_head_cell(page->out, "row", NULL, table.names[k]);
			}
			write_cells(page, &table, k);
		}
		end_table(page);
	}
	if (hidden > 0) {
		years_note(page,
		           words_say(words, &MESSAGE_TREND_MORE_CAPS, words_count(words, hidden)));
	}
}

void years_tables(void *slot)
{
	struct years_page *page = slot;
	for (uint32_t i = TREND_PROJECTS; i < page->measure_end; i++) {
		write_measure(page, i);
	}
	write_caps(page);
	years_note(page, words_of(&page->words, &MESSAGE_TREND_LEGEND));
}
