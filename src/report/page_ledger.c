/* The ledger of a document's page: a row for each direction, then what is stated and what the rows make. */
#include "report/audit_words.h"
#include "report/figure_marks.h"
#include "report/ledger_cells.h"
#include "report/message.h"
#include "report/page_report.h"

/* ---- cells ---- */

/* A fact as it is written, with its value where the words do not say it in full. */
static void write_fact(struct report_page *page, const struct node *fact)
{
	page_link_words(page, fact, fact_as_written(&page->words, fact));
	page_value(page, fact);
}

/* Whether a direction lacks a figure that those beside it have. */
static bool is_lost(const struct report_page *page, const struct ledger_row *row,
                    enum ledger_slot slot)
{
	const struct directions *directions = &page->ledger.directions;
	return row->direction && row->is_first && slot < SLOT_EACH &&
	       figure_mark(directions, (size_t)(row->direction - directions->items),
	                   (enum sum_kind)slot) == FIGURE_MARK_LOST;
}

static void write_slot(struct report_page *page, const struct ledger_row *row,
                       enum ledger_slot slot)
{
	/* a sign that the row above says it for this one too: U+3003 */
	static const struct str ditto = STR_INIT("\xE3\x80\x83");
	struct xml_writer *out = page->out;
	if (!page->has_column[slot]) {
		return;
	}
	html_start(out, "td", "number");
	if (row->facts[slot] && row->is_ditto[slot]) {
		html_text(out, ditto);
	} else if (row->facts[slot]) {
		write_fact(page, row->facts[slot]);
	} else if (slot == SLOT_FUNDS && row->product) {
		html_element(
		    out, "span", "value",
		    words_related(&page->words, &row->product->amount, page->ledger.currency));
		html_element(out, "small", NULL, words_written(&page->words, row->product));
	} else if (is_lost(page, row, slot)) {
		html_element(out, "span", "tag bad", page_say(page, &MESSAGE_PAGE_LOST));
	}
	html_end(out);
}

static struct str row_title(const struct report_page *page, const struct ledger_row *row)
{
	const struct wording *words = &page->words;
	if (row->is_first) {
		return node_title(row->holder);
	}
	if (row->project_kind.size > 0) {
		return words_say(words, &MESSAGE_LEDGER_OF_KIND, row->project_kind);
	}
	return words_of(words, row->whole ? &MESSAGE_LEDGER_OF_WHICH : &MESSAGE_LEDGER_MORE);
}

/* A key that sorts a column: plain digits of the value. */
static void set_sort_key(struct report_page *page, const struct ledger_row *row)
{
	static const char *const names[] = {[SLOT_PROJECTS] = "data-projects",
	                                    [SLOT_FUNDS] = "data-funds",
	                                    [SLOT_EACH] = "data-each"};
	for (enum ledger_slot slot = 0; slot < SLOT_DURATION; slot++) {
		const struct decimal *value = ledger_value(row, slot);
		if (value) {
			xml_attribute(page->out, names[slot],
			              decimal_text(*value, page->words.arena));
		}
	}
}

static void write_direction(struct report_page *page, const struct ledger_row *row)
{
	struct xml_writer *out = page->out;
	html_start(out, "tr", row->is_first ? NULL : "more");
	set_sort_key(page, row);
	html_start(out, row->is_first ? "th" : "td", NULL);
	if (row->is_first) {
		xml_attribute(out, "scope", STR("row"));
		uint32_t number = page_node_number(&page->nodes, row->holder);
		html_link(out, NULL, arena_format(page->words.arena, "#n%u", number),
		          direction_cited(row->holder, page->words.arena));
	}
	html_end(out);
	page_cite_in(page, "td", row->level > 1 ? "title inner" : "title", row_title(page, row));
	if (page->has_partners) {
		html_element(out, "td", "partner",
		             row->is_first ? ledger_partners(&page->words, row->holder) : STR(""));
	}
	for (enum ledger_slot slot = 0; slot < SLOT_COUNT; slot++) {
		write_slot(page, row, slot);
	}
	html_end_line(out);
}

/* ---- totals ---- */

static struct str scope_title(const struct report_page *page, const struct ledger_row *row,
                              const struct message *what)
{
	struct str title = node_title(row->holder);
	return words_say(&page->words, what,
	                 title.size > 0 ? title : page_say(page, &MESSAGE_SHEET_DOCUMENT));
}

static void start_total(struct report_page *page, struct str title, const char *class_name)
{
	struct xml_writer *out = page->out;
	html_start(out, "tr", class_name);
	html_start(out, "th", NULL);
	xml_attribute(out, "scope", STR("row"));
	xml_attribute(out, "colspan", page->has_partners ? STR("3") : STR("2"));
	page_cite(page, NULL, title);
	html_end(out);
}

static void end_total(struct report_page *page, enum ledger_slot from)
{
	for (enum ledger_slot slot = from; slot < SLOT_COUNT; slot++) {
		if (page->has_column[slot]) {
			page_number_cell(page, STR(""));
		}
	}
	html_end_line(page->out);
}

static void write_sums(struct report_page *page, const struct ledger_row *row)
{
	const struct wording *words = &page->words;
	start_total(page, scope_title(page, row, &MESSAGE_LEDGER_SUM), "sum");
	for (enum sum_kind kind = 0; kind < SUM_COUNT; kind++) {
		const struct proof *proof = row->proofs[kind];
		html_start(page->out, "td", "number");
		if (proof && !proof->has_overflow) {
			html_element(page->out, "span", "value",
			             words_quantity(words, proof->sum, proof->unit));
		}
		if (proof && proof->missing > 0) {
			html_element(page->out, "small", NULL, words_missing(words, proof));
		}
		html_end(page->out);
	}
	end_total(page, SLOT_EACH);
}

static void write_stated(struct report_page *page, const struct ledger_row *row)
{
	struct str title = scope_title(page, row, &MESSAGE_LEDGER_STATED);
	if (row->project_kind.size > 0) {
		title = words_say(&page->words, &MESSAGE_LEDGER_STATED_OF_KIND, title,
		                  row->project_kind);
	}
	start_total(page, title, "stated");
	for (enum ledger_slot slot = 0; slot < SLOT_COUNT; slot++) {
		write_slot(page, row, slot);
	}
	html_end_line(page->out);
}

static void write_differences(struct report_page *page, const struct ledger_row *row)
{
	const struct wording *words = &page->words;
	start_total(page, scope_title(page, row, &MESSAGE_LEDGER_DIFFERENCE), "difference");
	for (enum sum_kind kind = 0; kind < SUM_COUNT; kind++) {
		const struct proof *proof = row->proofs[kind];
		bool is_number =
		    proof && proof->node && proof->stated.has_value && !proof->has_overflow;
		html_start(page->out, "td", "number");
		if (is_number) {
			html_element(page->out, "span", "value",
			             words_signed_quantity(words, proof->difference, proof->unit));
		}
		if (proof && proof->node) {
			html_element(page->out, "small", NULL,
			             words_verdict(words, proof->verdict));
		}
		html_end(page->out);
	}
	end_total(page, SLOT_EACH);
}

static void write_totals(struct report_page *page, const struct ledger_row *row)
{
	bool has_sum = row->proofs[SUM_PROJECTS] || row->proofs[SUM_FUNDS];
	bool is_proved = false;
	bool has_fact = false;
	for (enum sum_kind kind = 0; kind < SUM_COUNT; kind++) {
		is_proved = is_proved || (row->proofs[kind] && row->proofs[kind]->node);
	}
	for (enum ledger_slot slot = 0; slot < SLOT_COUNT; slot++) {
		has_fact = has_fact || row->facts[slot];
	}
	if (has_sum) {
		write_sums(page, row);
	}
	if (has_fact) {
		write_stated(page, row);
	}
	if (is_proved) {
		write_differences(page, row);
	}
}

/* ---- the table ---- */

static void write_head(struct report_page *page, const char *key, const struct message *message,
                       const char *class_name)
{
	html_start(page->out, "th", class_name);
	xml_attribute(page->out, "scope", STR("col"));
	if (key) {
		xml_attribute(page->out, "data-sort", str_from(key));
	}
	html_text(page->out, page_say(page, message));
	html_end(page->out);
}

static void find_columns(struct report_page *page)
{
	const struct ledger *ledger = &page->ledger;
	page->has_column[SLOT_PROJECTS] = true;
	page->has_column[SLOT_FUNDS] = true;
	for (size_t i = 0; i < ledger->count; i++) {
		const struct ledger_row *row = &ledger->rows[i];
		bool is_direction = i < ledger->direction_rows && row->is_first;
		page->has_partners =
		    page->has_partners ||
		    (is_direction && ledger_partners(&page->words, row->holder).size > 0);
		for (enum ledger_slot slot = 0; slot < SLOT_COUNT; slot++) {
			page->has_column[slot] = page->has_column[slot] || row->facts[slot];
		}
	}
}

void page_ledger(void *slot)
{
	struct report_page *page = slot;
	find_columns(page);
	const struct ledger *ledger = &page->ledger;
	struct xml_writer *out = page->out;
	html_table_start(out, "figures ledger", page_say(page, &MESSAGE_SHEET_LEDGER));
	write_head(page, "order", &MESSAGE_REPORT_NUMBER, NULL);
	write_head(page, NULL, &MESSAGE_REPORT_DIRECTION, "title");
	if (page->has_partners) {
		write_head(page, NULL, &MESSAGE_REPORT_PARTNER, "partner");
	}
	write_head(page, "projects", &MESSAGE_PAGE_PROJECTS, "number");
	write_head(page, "funds", &MESSAGE_PAGE_FUNDS, "number");
	if (page->has_column[SLOT_EACH]) {
		write_head(page, "each", &MESSAGE_PAGE_EACH, "number");
	}
	if (page->has_column[SLOT_DURATION]) {
		write_head(page, NULL, &MESSAGE_LEDGER_DURATION, "number");
	}
	html_table_body(out);
	for (size_t i = 0; i < ledger->direction_rows; i++) {
		write_direction(page, &ledger->rows[i]);
	}
	html_end_line(out);
	xml_start(out, "tfoot");
	for (size_t i = ledger->direction_rows; i < ledger->count; i++) {
		write_totals(page, &ledger->rows[i]);
	}
	html_table_end(out);
}
