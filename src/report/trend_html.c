/* The page of the years: which documents, their totals, who came and went, a table for each measure, charts. The
 * template is page/years.html; its slots are written by the files trend_html*.c, all from one trend. Says what the
 * record says and works nothing out. */
#include "report/message.h"
#include "report/page_files.h"
#include "report/page_template.h"
#include "report/trend_page.h"

enum { MAX_CURRENCIES = 8 /* that have a table each unasked */ };

static const struct trend_limits limits = {.views = 24, .years = 24, .editions = 100, .rows = 400};

void years_cite(struct years_page *page, struct str text)
{
	html_start(page->out, "bdi", NULL);
	if (page->words.language != LANGUAGE_CHINESE) {
		xml_attribute(page->out, "lang", STR("zh"));
	}
	html_text(page->out, text);
	html_end(page->out);
}

void years_note(struct years_page *page, struct str text)
{
	html_element(page->out, "p", "soft", text);
	xml_raw(page->out, STR("\n"));
}

size_t years_row_index(const struct years_page *page, const struct trend_row *row)
{
	return (size_t)(row - page->trend->rows);
}

static void mark_measures(bool *has, const struct trend_cell *cells, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < cells[i].figure_count; j++) {
			has[cells[i].figures[j].measure] = true;
		}
	}
}

bool *years_measures_of(const struct years_page *page, const struct trend_row *row)
{
	uint32_t end = trend_measure_end(page->trend);
	bool *has = ARENA_ARRAY(page->words.arena, bool, end + 1);
	if (row) {
		mark_measures(has, row->cells, row->cell_count);
	}
	for (uint32_t i = TREND_PROJECTS; i < end && !row; i++) {
		has[i] = true;
	}
	return has;
}

/* ---- the head ---- */

/* The programme of the newest edition that names one. */
static struct str programme_name(const struct trend *trend)
{
	for (size_t i = trend->edition_count; i-- > 0;) {
		if (trend->editions[i].model->programme.name.size > 0) {
			return trend->editions[i].model->programme.name;
		}
	}
	return (struct str){0};
}

static void write_name(void *slot)
{
	struct years_page *page = slot;
	struct str name = programme_name(page->trend);
	if (name.size > 0) {
		years_cite(page, name);
		html_start(page->out, "small", NULL);
	}
	html_text(page->out, words_of(&page->words, page->trend->partner_count > 0
	                                                ? &MESSAGE_TREND_PICTURE
	                                                : &MESSAGE_TREND_PICTURE_DIRECTIONS));
	if (name.size > 0) {
		html_end(page->out);
	}
}

/* What is left out, and where it is. */
static void write_hidden(struct years_page *page)
{
	const struct wording *words = &page->words;
	const struct trend_selection *selection = &page->selection;
	size_t count = page->trend->row_count;
	size_t currencies = trend_measure_end(page->trend) - page->measure_end;
	if (selection->is_by_year) {
		years_note(page, words_say(words, &MESSAGE_TREND_BY_YEAR,
		                           words_count(words, selection->view_count),
		                           words_count(words, selection->hidden_years)));
	}
	if (selection->hidden_views > 0) {
		years_note(page, words_say(words, &MESSAGE_TREND_LAST_DOCUMENTS,
		                           words_count(words, selection->view_count),
		                           words_count(words, selection->hidden_views)));
	}
	if (selection->hidden_rows > 0) {
		years_note(page, words_say(words, &MESSAGE_TREND_MORE_ROWS,
		                           words_count(words, count - selection->hidden_rows),
		                           words_count(words, count),
		                           words_count(words, selection->hidden_rows)));
	}
	if (currencies > 0) {
		years_note(page, words_say(words, &MESSAGE_TREND_MORE_CURRENCIES,
		                           words_count(words, currencies)));
	}
}

static void write_summary(void *slot)
{
	struct years_page *page = slot;
	struct str *notes;
	size_t count = words_notes(&page->words, page->trend, &notes);
	html_element(page->out, "p", NULL, words_trend(&page->words, page->trend));
	xml_raw(page->out, STR("\n"));
	write_hidden(page);
	for (size_t i = 0; i < count; i++) {
		years_note(page, notes[i]);
	}
}

/* ---- the documents ---- */

static void write_document(struct years_page *page, size_t at)
{
	struct xml_writer *out = page->out;
	const struct trend_edition *edition = &page->trend->editions[at];
	const struct model *model = edition->model;
	const struct trend_view view = {false, at, &edition->column};
	xml_start(out, "tr");
	html_head_cell(out, "row", NULL, words_view(&page->words, page->trend, &view));
	html_start(out, "td", NULL);
	years_cite(page, model->title);
	html_end(out);
	html_start(out, "td", NULL);
	html_element(out, "bdi", NULL, model->source.name);
	if (model->source.sha256.size > 0) {
		html_start(out, "details", NULL);
		html_element(out, "summary", NULL, STR("SHA-256"));
		html_element(out, "code", NULL, model->source.sha256);
		html_end(out);
	}
	html_end(out);
	html_end_line(out);
}

static void write_documents(void *slot)
{
	struct years_page *page = slot;
	const struct wording *words = &page->words;
	struct xml_writer *out = page->out;
	size_t first = page->selection.first_edition;
	if (first > 0) {
		years_note(page, words_say(words, &MESSAGE_TREND_MORE_DOCUMENTS,
		                           words_count(words, first)));
	}
	html_table_start(out, "texts", words_of(words, &MESSAGE_YEARS_DOCUMENTS));
	html_head_cell(out, "col", NULL, words_of(words, &MESSAGE_YEARS_EDITION));
	html_head_cell(out, "col", NULL, words_of(words, &MESSAGE_REPORT_TITLE));
	html_head_cell(out, "col", NULL, words_of(words, &MESSAGE_COMPARED_FILE));
	html_table_body(out);
	for (size_t i = first; i < page->trend->edition_count; i++) {
		write_document(page, i);
	}
	html_end(out);
	html_end_line(out);
}

/* ---- the page ---- */

static void write_presence_name(void *slot)
{
	struct years_page *page = slot;
	html_text(page->out, words_of(&page->words, page->trend->partner_count > 0
	                                                ? &MESSAGE_YEARS_PARTNERS
	                                                : &MESSAGE_YEARS_DIRECTIONS));
}

/* What the script says of a filter, which fills in the numbers. */
static void write_told(void *slot)
{
	struct years_page *page = slot;
	html_plain(page->out,
	           words_say(&page->words, &MESSAGE_YEARS_FILTERED, STR("{0}"), STR("{1}")));
}

static void fill_tables(struct years_page *page)
{
	const struct trend *trend = page->trend;
	struct arena *arena = page->words.arena;
	size_t hidden = page->show_all ? 0 : trend_hidden_currencies(trend, MAX_CURRENCIES);
	page->measure_end = trend_measure_end(trend) - (uint32_t)hidden;
	page->tables = ARENA_ARRAY(arena, struct trend_table, page->measure_end);
	trend_lines_init(&page->lines, trend, &page->selection, &page->words);
	for (uint32_t i = TREND_DIRECTIONS; i < page->measure_end; i++) {
		if (i != TREND_PARTNERS || trend->partner_count > 0) {
			trend_lines_measure(&page->lines, &page->tables[i], i);
		} else {
			trend_table_init(&page->tables[i], arena, (struct str){0}, 0);
		}
	}
}

enum status trend_html(const struct report *report)
{
	static const struct page_slot slots[] = {
	    {"name", write_name},
	    {"summary", write_summary},
	    {"documents", write_documents},
	    {"totals", years_totals},
	    {"total-charts", years_total_charts},
	    {"told", write_told},
	    {"presence-name", write_presence_name},
	    {"presence", years_presence},
	    {"tables", years_tables},
	    {"charts", years_charts},
	    {0},
	};
	struct arena *arena = report->words.arena;
	struct xml_writer *out = ARENA_NEW(arena, struct xml_writer);
	struct years_page page = {
	    .out = out,
	    .words = report->words,
	    .trend = report->trend,
	    .show_all = report->show_all,
	};
	struct str name = programme_name(page.trend);
	const struct page_parts parts = {
	    .kind = "years",
	    .title = words_say(&page.words, &MESSAGE_YEARS_PAGE_TITLE,
	                       name.size > 0 ? name : words_of(&page.words, &MESSAGE_TREND_HEAD)),
	    .template = page_years_html(),
	    .styles = {page_frame_css(), page_years_css()},
	    .scripts = {page_frame_js(), page_years_js()},
	    .slots = slots,
	    .page = &page,
	};
	trend_select(&page.selection, page.trend, page.show_all ? NULL : &limits, arena);
	fill_tables(&page);
	years_choose_charts(&page);
	xml_writer_init(out, report->stream, arena, false);
	page_write(out, &page.words, &parts);
	xml_writer_release(out);
	return STATUS_OK;
}
