/* Changes as a page that needs nothing else: no script, no network, no other file. First both
 * documents and how many changes there are, then where the difference of the totals comes from, then
 * each change (changes_html_list.c), then both texts beside each other (changes_html_texts.c); entries and
 * texts lead to each other. Says what the record says and works nothing out. */
#include "base/sha256.h"
#include "report/changes_page.h"
#include "report/message.h"
#include "report/page_style.h"
#include "report/report.h"

const struct str guideline_language = STR_INIT("zh-Hans-CN");
const struct str page_arrow = STR_INIT("\xE2\x86\x92");

/* ---- small parts ---- */

static struct str anchor_name(struct page *page, const char *prefix, const char *name,
                              size_t number)
{
	return arena_format(page->words.arena, "%s%s-%zu", prefix, name, number);
}

void page_link(struct page *page, const char *name, size_t number, struct str text)
{
	html_start(&page->out, "a");
	html_attribute(&page->out, "href", anchor_name(page, "#", name, number));
	html_text(&page->out, text);
	html_end(&page->out);
}

void page_id(struct page *page, const char *name, size_t number)
{
	html_attribute(&page->out, "id", anchor_name(page, "", name, number));
}

const char *kind_class(enum change_kind kind)
{
	return change_kind_name(kind).data;
}

void page_tag(struct page *page, enum change_kind kind)
{
	const char sign[] = {change_sign(kind), ' ', '\0'};
	html_start(&page->out, "span");
	html_attribute(&page->out, "class",
	               arena_format(page->words.arena, "tag %s", kind_class(kind)));
	html_element(&page->out, "span", "sign", str_from(sign));
	html_text(&page->out, words_change_kind(&page->words, kind));
	html_end(&page->out);
}

/* A heading that the page's contents lead to. */
static void write_heading(struct page *page, const char *id, const struct message *message)
{
	html_start(&page->out, "h2");
	html_attribute(&page->out, "id", str_from(id));
	html_text(&page->out, words_of(&page->words, message));
	html_end(&page->out);
	html_line(&page->out);
}

static void start_section(struct page *page, const char *labelled_by)
{
	html_start(&page->out, "section");
	html_attribute(&page->out, "aria-labelledby", str_from(labelled_by));
	html_line(&page->out);
}

void page_end(struct page *page)
{
	html_end(&page->out);
	html_line(&page->out);
}

void page_quoted(struct page *page, const char *class_name, struct str text)
{
	html_start_class(&page->out, "bdi", class_name);
	html_attribute(&page->out, "lang", guideline_language);
	html_text(&page->out, text);
	html_end(&page->out);
}

/* ---- the head ---- */

static void write_meta(struct page *page, const char *key, const char *value, struct str content)
{
	html_start(&page->out, "meta");
	html_attribute(&page->out, key, str_from(value));
	html_attribute(&page->out, "content", content);
	page_end(page);
}

static void write_head(struct page *page)
{
	struct html_out *out = &page->out;
	const struct wording *words = &page->words;
	const struct str style = str_from(page_style);
	struct str hash = sha256_base64(words->arena, &style, 1);
	html_start(out, "head");
	html_line(out);
	html_start(out, "meta");
	html_attribute(out, "charset", STR("UTF-8"));
	page_end(page);
	write_meta(page, "http-equiv", "Content-Security-Policy",
	           arena_format(words->arena,
	                        "default-src 'none'; style-src 'sha256-%.*s'; base-uri 'none'; "
	                        "form-action 'none'",
	                        STR_FORMAT(hash)));
	write_meta(page, "name", "viewport", STR("width=device-width, initial-scale=1"));
	write_meta(page, "name", "color-scheme", STR("light dark"));
	html_element(out, "title", NULL,
	             words_say(words, &MESSAGE_PAGE_TITLE, page->changes->before->source.name,
	                       page->changes->after->source.name));
	html_line(out);
	html_start(out, "style");
	html_raw(out, style);
	page_end(page);
	page_end(page);
}

static void write_document(struct page *page, const struct message *label,
                           const struct model *model)
{
	struct html_out *out = &page->out;
	html_start(out, "tr");
	html_start(out, "th");
	html_attribute(out, "scope", STR("row"));
	html_text(out, words_of(&page->words, label));
	html_end(out);
	html_start(out, "td");
	if (model->title.size > 0) {
		html_start(out, "strong");
		page_quoted(page, NULL, model->title);
		html_end(out);
		html_start(out, "br");
		html_end(out);
	}
	html_element(out, "bdi", NULL, model->source.name);
	struct str edition = words_edition(&page->words, model);
	if (edition.size > 0) {
		html_text(out, STR(" "));
		html_element(out, "span", "soft", edition);
	}
	if (model->source.sha256.size > 0) {
		html_start(out, "br");
		html_end(out);
		html_start(out, "small");
		html_text(out, STR("SHA-256 "));
		html_text(out, model->source.sha256);
		html_end(out);
	}
	html_end(out);
	page_end(page);
}

static void write_counts(struct page *page)
{
	struct html_out *out = &page->out;
	size_t counts[CHANGE_KIND_COUNT] = {0};
	for (size_t i = 0; i < page->changes->count; i++) {
		counts[page->changes->items[i].kind]++;
	}
	if (page->changes->count == 0) {
		html_element(out, "p", NULL, words_change_counts(&page->words, page->changes));
		return;
	}
	html_start_class(out, "ul", "counts");
	html_start(out, "li");
	html_text(out, words_of(&page->words, &MESSAGE_CHANGES_CHANGES));
	html_text(out, STR(" "));
	html_element(out, "strong", NULL, words_count(&page->words, page->changes->count));
	html_end(out);
	for (enum change_kind kind = 0; kind < CHANGE_KIND_COUNT; kind++) {
		if (counts[kind] > 0) {
			html_start(out, "li");
			page_tag(page, kind);
			html_text(out, STR(" "));
			html_text(out, words_count(&page->words, counts[kind]));
			html_end(out);
		}
	}
	page_end(page);
}

static void write_contents(struct page *page)
{
	static const struct {
		const char *anchor;
		const struct message *message;
	} entries[] = {
	    {"#totals", &MESSAGE_PAGE_TOTALS},
	    {"#list", &MESSAGE_PAGE_LIST},
	    {"#texts", &MESSAGE_PAGE_TEXTS},
	};
	struct html_out *out = &page->out;
	html_start(out, "nav");
	html_attribute(out, "aria-label", words_of(&page->words, &MESSAGE_PAGE_CONTENTS));
	html_start(out, "ul");
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
		html_start(out, "li");
		html_start(out, "a");
		html_attribute(out, "href", str_from(entries[i].anchor));
		html_text(out, words_of(&page->words, entries[i].message));
		html_end(out);
		html_end(out);
	}
	html_end(out);
	page_end(page);
}

static void write_header(struct page *page)
{
	struct html_out *out = &page->out;
	html_start(out, "header");
	html_line(out);
	html_start_class(out, "a", "skip");
	html_attribute(out, "href", STR("#list"));
	html_text(out, words_of(&page->words, &MESSAGE_PAGE_SKIP));
	html_end(out);
	html_element(out, "h1", NULL, words_of(&page->words, &MESSAGE_PAGE_HEADING));
	html_line(out);
	html_start_class(out, "table", "documents");
	html_attribute(out, "aria-label", words_of(&page->words, &MESSAGE_PAGE_DOCUMENTS));
	html_start(out, "tbody");
	html_line(out);
	write_document(page, &MESSAGE_CHANGES_OLD, page->changes->before);
	write_document(page, &MESSAGE_CHANGES_NEW, page->changes->after);
	html_end(out);
	page_end(page);
	write_counts(page);
	write_contents(page);
	page_end(page);
}

/* ---- totals ---- */

static void write_column_head(struct page *page, const char *class_name,
                              const struct message *message)
{
	html_start_class(&page->out, "th", class_name);
	html_attribute(&page->out, "scope", STR("col"));
	html_text(&page->out, words_of(&page->words, message));
	html_end(&page->out);
}

static void write_row_head(struct page *page, const struct message *message)
{
	html_start(&page->out, "th");
	html_attribute(&page->out, "scope", STR("row"));
	html_text(&page->out, words_of(&page->words, message));
	html_end(&page->out);
}

static void write_number(struct page *page, struct str text)
{
	html_element(&page->out, "td", "number", text);
}

/* A value, or a dash where there is none. */
static void write_value(struct page *page, bool has_value, struct decimal value)
{
	write_number(page, has_value ? words_grouped(&page->words, value) : STR("-"));
}

static void write_amounts(struct page *page, const struct roll_up *total, bool is_stated)
{
	static const bool always[] = {true, true};
	const bool *has = is_stated ? total->has_stated : always;
	const struct decimal *values = is_stated ? total->stated : total->summed;
	struct decimal delta = is_stated ? total->stated_delta : total->summed_delta;
	/* The percentage is of the stated totals, where both documents have one. */
	bool has_percent =
	    total->has_percent && is_stated == (total->has_stated[0] && total->has_stated[1]);
	html_start(&page->out, "tr");
	write_row_head(page, is_stated ? &MESSAGE_CHANGES_STATED_SUM : &MESSAGE_CHANGES_SUMMED);
	write_value(page, has[0], values[0]);
	write_value(page, has[1], values[1]);
	bool is_told = has[0] && has[1] && (is_stated || !total->is_open);
	write_number(page, is_told ? words_signed(&page->words, delta) : STR("-"));
	write_number(page, has_percent ? words_percentage(&page->words, total->percent) : STR(""));
	page_end(page);
}

static void start_figures(struct page *page, struct str label)
{
	html_start_class(&page->out, "table", "figures");
	html_attribute(&page->out, "aria-label", label);
	html_start(&page->out, "thead");
	html_start(&page->out, "tr");
}

static void write_contribution(struct page *page, const struct contribution *item)
{
	struct html_out *out = &page->out;
	const struct marked *direction = item->direction;
	uint32_t row = row_of_start(&page->rows, direction);
	struct str numbers = words_numbers(&page->words, direction, page_arrow);
	const char sign[] = {direction->before ? '-' : '+', ' ', '\0'};
	html_start(out, "tr");
	html_start(out, "th");
	html_attribute(out, "scope", STR("row"));
	if (!direction->before || !direction->after) {
		html_element(out, "span", "sign", str_from(sign));
	}
	if (row != NO_ROW) {
		page_link(page, "row", row, numbers);
	} else {
		html_text(out, numbers);
	}
	html_text(out, STR(" "));
	page_quoted(page, NULL, node_title(marked_node(direction)));
	html_end(out);
	write_value(page, item->has_from, item->from);
	write_value(page, item->has_to, item->to);
	write_number(page, words_signed(&page->words, item->delta));
	page_end(page);
}

static void write_contributions(struct page *page, const struct roll_up *total)
{
	struct html_out *out = &page->out;
	start_figures(page, words_of(&page->words, &MESSAGE_PAGE_FROM_WHERE));
	write_column_head(page, NULL, &MESSAGE_PAGE_FROM_WHERE);
	write_column_head(page, "number", &MESSAGE_CHANGES_OLD);
	write_column_head(page, "number", &MESSAGE_CHANGES_NEW);
	write_column_head(page, "number", &MESSAGE_REPORT_DIFFERENCE);
	html_end(out);
	page_end(page);
	html_start(out, "tbody");
	html_line(out);
	for (size_t i = 0; i < total->count; i++) {
		write_contribution(page, &total->contributions[i]);
	}
	page_end(page);
	html_start(out, "tfoot");
	html_start(out, "tr");
	write_row_head(page, &MESSAGE_REPORT_SUM);
	write_number(page, STR(""));
	write_number(page, STR(""));
	write_number(page, words_signed(&page->words, total->summed_delta));
	html_end(out);
	html_end(out);
	page_end(page);
}

static void write_total_table(struct page *page, const struct roll_up *total, struct str name)
{
	struct html_out *out = &page->out;
	start_figures(page, name);
	html_element(out, "td", NULL, STR(""));
	write_column_head(page, "number", &MESSAGE_CHANGES_OLD);
	write_column_head(page, "number", &MESSAGE_CHANGES_NEW);
	write_column_head(page, "number", &MESSAGE_REPORT_DIFFERENCE);
	write_column_head(page, "number", &MESSAGE_PAGE_PERCENT);
	html_end(out);
	page_end(page);
	html_start(out, "tbody");
	html_line(out);
	if (total->has_stated[0] || total->has_stated[1]) {
		write_amounts(page, total, true);
	}
	write_amounts(page, total, false);
	html_end(out);
	page_end(page);
}

static void write_total(struct page *page, enum sum_kind kind)
{
	struct html_out *out = &page->out;
	const struct roll_up *total = &page->changes->totals[kind];
	struct str name = words_sum_kind(&page->words, kind);
	struct str unit = words_unit(&page->words, total->unit);
	struct str *notes;
	size_t count = words_roll_up(&page->words, total, &notes);
	name =
	    unit.size > 0 ? words_say(&page->words, &MESSAGE_CHANGES_BRACKETED, name, unit) : name;
	html_start(out, "div");
	html_element(out, "h3", NULL, name);
	html_line(out);
	if (!total->has_overflow) {
		write_total_table(page, total, name);
	}
	if (count > 0) {
		html_start_class(out, "ul", "notes");
		for (size_t i = 0; i < count; i++) {
			html_element(out, "li", NULL, notes[i]);
		}
		page_end(page);
	}
	if (!total->has_overflow && total->count > 0) {
		write_contributions(page, total);
	}
	page_end(page);
}

static void write_totals(struct page *page)
{
	start_section(page, "totals");
	write_heading(page, "totals", &MESSAGE_PAGE_TOTALS);
	html_start_class(&page->out, "div", "totals");
	html_line(&page->out);
	for (enum sum_kind kind = SUM_COUNT; kind-- > 0;) { /* funds first */
		write_total(page, kind);
	}
	page_end(page);
	page_end(page);
}

enum status changes_html(const struct report *report)
{
	struct page page = {.words = report->words, .changes = report->changes};
	struct html_out *out = &page.out;
	rows_from_changes(&page.rows, report->words.arena, report->changes);
	html_out_init(out, report->stream, report->words.arena);
	html_raw(out, STR("<!DOCTYPE html>\n"));
	html_start(out, "html");
	html_attribute(out, "xmlns", STR("http://www.w3.org/1999/xhtml"));
	html_attribute(out, "lang",
	               report->words.language == LANGUAGE_CHINESE ? guideline_language : STR("en"));
	html_line(out);
	write_head(&page);
	html_start(out, "body");
	html_line(out);
	write_header(&page);
	html_start(out, "main");
	html_line(out);
	write_totals(&page);
	start_section(&page, "list");
	write_heading(&page, "list", &MESSAGE_PAGE_LIST);
	page_list(&page);
	page_end(&page);
	start_section(&page, "texts");
	write_heading(&page, "texts", &MESSAGE_PAGE_TEXTS);
	page_texts(&page);
	page_end(&page);
	page_end(&page);
	page_end(&page);
	page_end(&page);
	html_out_release(out);
	return STATUS_OK;
}
