/* Changes as a page that needs nothing else: no network, no other file; its script filters, steps and
 * draws, and without it all can be read. First both documents and how many changes there are, then
 * the totals and where their difference comes from, each direction with its figures
 * (changes_html_ledger.c), each change (changes_html_list.c), and both texts beside each other
 * (changes_html_texts.c); figures, entries and texts lead to each other. Says what the record says and
 * works nothing out. The template is page/changes.html. */
#include "base/file.h"
#include "report/changes_json.h"
#include "report/changes_page.h"
#include "report/message.h"
#include "report/page_files.h"
#include "report/page_template.h"
#include "report/report.h"

static struct str say(const struct page *page, const struct message *message)
{
	return words_of(&page->words, message);
}

/* ---- the head ---- */

static void write_break(struct page *page)
{
	xml_start(&page->out, "br");
	html_end(&page->out);
}

static void write_document(struct page *page, const struct message *label,
                           const struct model *model, bool is_xml)
{
	struct xml_writer *out = &page->out;
	xml_start(out, "tr");
	html_head_cell(out, "row", NULL, say(page, label));
	xml_start(out, "td");
	if (model->title.size > 0) {
		xml_start(out, "strong");
		page_quoted(page, NULL, model->title);
		html_end(out);
		write_break(page);
	}
	html_element(out, "bdi", NULL, model->source.name);
	struct str edition = words_edition(&page->words, model);
	if (edition.size > 0) {
		html_text(out, STR(" "));
		html_element(out, "span", "soft", edition);
	}
	if (model->source.sha256.size > 0) {
		write_break(page);
		xml_start(out, "small");
		html_text(out, STR("SHA-256 "));
		html_text(out, model->source.sha256);
		html_end(out);
	}
	if (is_xml) {
		write_break(page);
		html_element(out, "span", "soft", say(page, &MESSAGE_PAGE_SIDE_XML));
	}
	html_end(out);
	html_end_line(out);
}

/* A total in a line: stated, where both documents state it. */
static void write_short_total(struct page *page, enum sum_kind kind)
{
	const struct wording *words = &page->words;
	const struct roll_up *total = &page->changes->totals[kind];
	bool is_stated = total->has_stated[OLD] && total->has_stated[NEW];
	const struct amounts amounts = amounts_of_total(total, is_stated);
	if (total->has_overflow) {
		return;
	}
	struct str delta = amounts.has_delta && amounts.delta.digits != 0
	                       ? words_signed_quantity(words, amounts.delta, total->unit)
	                       : STR("");
	struct str percent = delta.size > 0 && amounts.has_percent
	                         ? words_percentage(words, total->percent)
	                         : STR("");
	xml_start(&page->out, "span");
	struct str from = words_total_value(words, total, &amounts, is_stated, OLD);
	struct str to = words_total_value(words, total, &amounts, is_stated, NEW);
	html_text(&page->out,
	          words_say(words, &MESSAGE_PAGE_VERDICT_TOTAL, words_sum_kind(words, kind),
	                    words_joined(words, from, PAGE_TO, to)));
	if (delta.size > 0) {
		html_text(&page->out, STR(" "));
		html_element(&page->out, "strong", NULL, words_bracketed(words, delta, percent));
	}
	html_end(&page->out);
	html_text(&page->out, STR(" "));
}

/* What there is to say in a line. */
static void write_verdict(struct page *page)
{
	struct xml_writer *out = &page->out;
	const struct changes *changes = page->changes;
	bool is_same = changes->found == 0;
	html_start(out, "p", "verdict");
	html_start(out, "strong", is_same ? "tag good" : "tag edited");
	html_element(out, "span", "sign", is_same ? STR("=") : STR("~"));
	html_text(out, STR(" "));
	html_text(out, is_same ? say(page, &MESSAGE_PAGE_VERDICT_SAME)
	                       : words_say(&page->words, &MESSAGE_PAGE_VERDICT_CHANGED,
	                                   words_count(&page->words, changes->found)));
	html_end(out);
	html_text(out, STR(" "));
	write_short_total(page, SUM_FUNDS);
	write_short_total(page, SUM_PROJECTS);
	html_end_line(out);
}

static void write_counts(struct page *page)
{
	struct xml_writer *out = &page->out;
	size_t counts[CHANGE_KIND_COUNT] = {0};
	for (size_t i = 0; i < page->changes->count; i++) {
		counts[page->changes->items[i].kind]++;
	}
	if (page->changes->count == 0) {
		html_element(out, "p", NULL, words_change_counts(&page->words, page->changes));
		return;
	}
	if (page->changes->count < page->changes->found) {
		html_element(out, "p", NULL, words_change_counts(&page->words, page->changes));
	}
	html_start(out, "ul", "counts");
	for (enum change_kind kind = 0; kind < CHANGE_KIND_COUNT; kind++) {
		if (counts[kind] > 0) {
			xml_start(out, "li");
			page_tag(page, kind);
			html_text(out, STR(" "));
			html_text(out, words_count(&page->words, counts[kind]));
			html_end(out);
		}
	}
	html_end_line(out);
}

/* Which partners came, or which went. */
static void write_partners(struct page *page, const struct partner_list *partners,
                           const struct message *message)
{
	struct str names = words_partner_names(&page->words, partners);
	if (names.size > 0) {
		html_start(&page->out, "p", "partners");
		html_text(&page->out, say(page, &MESSAGE_TREND_PARTNERS));
		html_text(&page->out, STR(" "));
		html_text(&page->out, words_say(&page->words, message, names));
		html_end_line(&page->out);
	}
}

/* ---- slots of the page ---- */

static void write_documents(void *slot)
{
	struct page *page = slot;
	const struct audit_origin *origins = page->origins;
	write_document(page, &MESSAGE_CHANGES_OLD, page->changes->before,
	               origins && !origins[OLD].is_document);
	write_document(page, &MESSAGE_CHANGES_NEW, page->changes->after,
	               origins && !origins[NEW].is_document);
}

static void write_summary(void *slot)
{
	struct page *page = slot;
	write_verdict(page);
	write_counts(page);
	write_partners(page, &page->changes->gained, &MESSAGE_CHANGES_GAINED);
	write_partners(page, &page->changes->lost, &MESSAGE_CHANGES_LOST);
}

/* ---- totals ---- */

static void write_number(struct page *page, struct str text)
{
	html_element(&page->out, "td", "number", text);
}

/* A value, or a dash where there is none. */
static void write_value(struct page *page, bool has_value, struct decimal value, struct str unit)
{
	write_number(page, has_value ? words_table_number(&page->words, value, unit) : STR("-"));
}

static void write_amounts(struct page *page, const struct roll_up *total, bool is_stated)
{
	const struct amounts amounts = amounts_of_total(total, is_stated);
	const struct wording *words = &page->words;
	xml_start(&page->out, "tr");
	html_head_cell(&page->out, "row", NULL,
	               say(page, is_stated ? &MESSAGE_REPORT_STATED : &MESSAGE_CHANGES_SUMMED));
	for (int side = OLD; side < SIDES; side++) {
		write_number(page, words_total_value(words, total, &amounts, is_stated, side));
	}
	write_number(page, amounts.has_delta
	                       ? words_signed_quantity(words, amounts.delta, total->unit)
	                       : STR("-"));
	write_number(page, amounts.has_percent ? words_percentage(words, total->percent) : STR(""));
	html_end_line(&page->out);
}

/* The heads of the columns old, new and difference. */
static void write_heads(struct page *page)
{
	static const struct message *const heads[] = {&MESSAGE_CHANGES_OLD, &MESSAGE_CHANGES_NEW,
	                                              &MESSAGE_CHANGES_DELTA};
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		html_head_cell(&page->out, "col", "number", say(page, heads[i]));
	}
}

static void write_contribution(struct page *page, const struct contribution *item, struct str unit)
{
	struct xml_writer *out = &page->out;
	const struct marked *direction = item->direction;
	uint32_t row = row_of_start(&page->rows, direction);
	struct str numbers = words_numbers(&page->words, direction, STR(PAGE_ARROW));
	xml_start(out, "tr");
	xml_start(out, "th");
	xml_attribute(out, "scope", STR("row"));
	if (!direction->before || !direction->after) {
		html_element(out, "span", "sign", direction->before ? STR("- ") : STR("+ "));
	}
	if (row != NO_ROW && numbers.size == 0) { /* a link without text cannot be found */
		xml_start(out, "bdi");
		xml_attribute(out, "lang", guideline_language);
		page_link(page, "row", row, node_title(marked_node(direction)));
		html_end(out);
	} else {
		if (row != NO_ROW) {
			page_link(page, "row", row, numbers);
		} else {
			html_text(out, numbers);
		}
		html_text(out, STR(" "));
		page_quoted(page, NULL, node_title(marked_node(direction)));
	}
	html_end(out);
	write_value(page, item->has_from, item->from, unit);
	write_value(page, item->has_to, item->to, unit);
	write_number(page, words_table_delta(&page->words, item->delta, unit));
	html_end_line(out);
}

static void write_contributions(struct page *page, const struct roll_up *total)
{
	struct xml_writer *out = &page->out;
	struct str from_where = words_bracketed(&page->words, say(page, &MESSAGE_PAGE_FROM_WHERE),
	                                        words_table_unit(&page->words, total->unit));
	html_table_start(out, "figures", from_where);
	html_head_cell(out, "col", NULL, from_where);
	write_heads(page);
	html_table_body(out);
	for (size_t i = 0; i < total->count; i++) {
		write_contribution(page, &total->contributions[i], total->unit);
	}
	html_end_line(out);
	xml_start(out, "tfoot");
	xml_start(out, "tr");
	html_head_cell(out, "row", NULL, say(page, &MESSAGE_REPORT_SUM));
	write_number(page, STR(""));
	write_number(page, STR(""));
	write_number(page, words_table_delta(&page->words, total->summed_delta, total->unit));
	html_end(out);
	html_table_end(out);
}

static void write_total_table(struct page *page, const struct roll_up *total, struct str name)
{
	struct xml_writer *out = &page->out;
	html_table_start(out, "figures", name);
	html_element(out, "td", NULL, STR(""));
	write_heads(page);
	html_head_cell(out, "col", "number", say(page, &MESSAGE_PAGE_PERCENT));
	html_table_body(out);
	if (total->figures[0] || total->figures[1]) {
		write_amounts(page, total, true);
	}
	write_amounts(page, total, false);
	html_table_end(out);
}

static void write_total(struct page *page, enum sum_kind kind)
{
	struct xml_writer *out = &page->out;
	const struct roll_up *total = &page->changes->totals[kind];
	struct str name = words_sum_kind(&page->words, kind);
	struct str *notes;
	size_t count = words_roll_up(&page->words, total, &notes);
	xml_start(out, "div");
	html_element(out, "h3", NULL, name);
	xml_raw(out, STR("\n"));
	if (!total->has_overflow) {
		write_total_table(page, total, name);
	}
	if (count > 0) {
		html_start(out, "ul", "notes");
		for (size_t i = 0; i < count; i++) {
			html_element(out, "li", NULL, notes[i]);
		}
		html_end_line(out);
	}
	if (!total->has_overflow && total->count > 0) {
		write_contributions(page, total);
	}
	html_end_line(out);
}

static void write_totals(void *slot)
{
	for (enum sum_kind kind = SUM_COUNT; kind-- > 0;) { /* funds first */
		write_total(slot, kind);
	}
}

/* ---- the page ---- */

/* A box for each topic, with how many of the listed changes are about it. */
static void write_filters(void *slot)
{
	static const struct message *const names[TOPIC_COUNT] = {
	    &MESSAGE_PAGE_TOPIC_MONEY, &MESSAGE_PAGE_TOPIC_COUNTS, &MESSAGE_PAGE_TOPIC_TEXT,
	    &MESSAGE_PAGE_TOPIC_STRUCTURE};
	struct page *page = slot;
	struct xml_writer *out = &page->out;
	for (unsigned bit = 0; bit < TOPIC_COUNT; bit++) {
		size_t count = 0;
		for (size_t i = 0; i < page->changes->count; i++) {
			count += change_topics(&page->changes->items[i]) >> bit & 1;
		}
		xml_start(out, "label");
		xml_start(out, "input");
		xml_attribute(out, "type", STR("checkbox"));
		xml_attribute(out, "value", change_topic_name(bit));
		xml_attribute(out, "checked", STR("checked"));
		html_end(out);
		html_text(out, STR(" "));
		html_text(out, words_say(&page->words, &MESSAGE_PAGE_TOPIC_COUNTED,
		                         say(page, names[bit]), words_count(&page->words, count)));
		html_end_line(out);
	}
}

/* Which of the changes a person has come to, in words that the script fills in. */
static void write_position(void *slot)
{
	struct page *page = slot;
	struct xml_writer *out = &page->out;
	xml_start(out, "output");
	xml_attribute(out, "id", STR("position"));
	xml_attribute(out, "aria-live", STR("polite"));
	xml_attribute(out, "data-one",
	              words_say(&page->words, &MESSAGE_PAGE_POSITION, STR("{0}"), STR("{1}")));
	xml_attribute(out, "data-all",
	              words_say(&page->words, &MESSAGE_PAGE_POSITION_ALL, STR("{0}")));
	html_end_line(out);
}

static void write_ledger(void *slot)
{
	page_changes_ledger(slot);
}

static void write_data(void *slot)
{
	struct page *page = slot;
	struct memory_writer writer;
	memory_writer_open(&writer);
	changes_json_line(&page->words, page->changes, writer.stream);
	page_json(&page->out, "changes", memory_writer_close(&writer, page->words.arena));
}

static void write_list(void *slot)
{
	page_list(slot);
}

static void write_texts(void *slot)
{
	page_texts(slot);
}

enum status changes_html(const struct report *report)
{
	static const struct page_slot slots[] = {
	    {"documents", write_documents}, {"summary", write_summary},
	    {"filters", write_filters},     {"position", write_position},
	    {"totals", write_totals},       {"ledger", write_ledger},
	    {"list", write_list},           {"texts", write_texts},
	    {"data", write_data},           {0},
	};
	struct page page = {
	    .words = report->words, .changes = report->changes, .origins = report->origins};
	const struct page_parts parts = {
	    .kind = "changes",
	    .title =
		words_say(&page.words, &MESSAGE_PAGE_TITLE, report->changes->before->source.name,
	                  report->changes->after->source.name),
	    .template = page_changes_html(),
	    .styles = {page_frame_css(), page_changes_css()},
	    .scripts = {page_frame_js(), page_changes_js()},
	    .slots = slots,
	    .page = &page,
	};
	rows_from_changes(&page.rows, report->words.arena, report->changes);
	xml_writer_init(&page.out, report->stream, report->words.arena, false);
	page_write(&page.out, &page.words, &parts);
	xml_writer_release(&page.out);
	return STATUS_OK;
}
