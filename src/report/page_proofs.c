/* The proofs of a document's page, each folded over its terms; and its findings. */
#include "report/audit_words.h"
#include "report/message.h"
#include "report/page_report.h"

static const char *const verdict_classes[] = {
    [VERDICT_EXACT] = "good",        [VERDICT_ROUNDED] = "good",
    [VERDICT_FACE_VALUE] = "good",   [VERDICT_WITHIN_BOUNDS] = "good",
    [VERDICT_UNDECIDABLE] = "doubt", [VERDICT_INCONSISTENT] = "bad"};

/* ---- terms ---- */

/* The direction of a term by the way it is cited; else the number, or the code of a partner. */
static struct str term_number(const struct report_page *page, const struct term *term)
{
	const struct node *direction = term->direction;
	if (direction && direction->kind == NODE_DIRECTION) {
		return direction_cited(direction, page->words.arena);
	}
	return term->number.size > 0 ? term->number : term->code;
}

static void write_term(struct report_page *page, const struct proof *proof, const struct term *term)
{
	const struct wording *words = &page->words;
	struct xml_writer *out = page->out;
	xml_start(out, "tr");
	struct str number = term_number(page, term);
	if (number.size > 0) {
		html_head_cell(out, "row", NULL, number);
	} else {
		html_element(out, "td", NULL, number);
	}
	html_start(out, "td", "title");
	page_cite(page, NULL, term->title);
	if (term->times > 1) {
		html_element(out, "small", NULL,
		             words_say(words, &MESSAGE_REPORT_ONCE, term->title,
		                       words_count(words, term->times), term->where));
	}
	html_end(out);
	page_number_cell(page, proof_is_of_partners(proof)
	                           ? words_count(words, term->times)
	                           : words_related(words, &term->amount, proof->unit));
	page_cite_in(page, "td", "written", words_written(words, term));
	html_start(out, "td", "place");
	page_link_place(page, &term->amount.place);
	html_end(out);
	html_end_line(out);
}

static void write_sum_row(struct report_page *page, const struct message *label, struct str value,
                          struct str written, const struct place *place)
{
	struct xml_writer *out = page->out;
	xml_start(out, "tr");
	html_start(out, "th", NULL);
	xml_attribute(out, "scope", STR("row"));
	xml_attribute(out, "colspan", STR("2"));
	html_text(out, page_say(page, label));
	html_end(out);
	page_number_cell(page, value);
	page_cite_in(page, "td", "written", written);
	html_start(out, "td", "place");
	if (place) {
		page_link_place(page, place);
	}
	html_end(out);
	html_end_line(out);
}

/* What a figure may be, where that is no single number. */
static struct str range_of(const struct report_page *page, const struct proof *proof)
{
	return interval_is_point(&proof->interval)
	           ? (struct str){0}
	           : words_range(&page->words, &proof->interval, proof->unit);
}

static void write_sums(struct report_page *page, const struct proof *proof)
{
	const struct wording *words = &page->words;
	if (!proof->has_overflow) {
		write_sum_row(page, &MESSAGE_REPORT_SUM,
		              words_quantity(words, proof->sum, proof->unit), range_of(page, proof),
		              NULL);
	}
	write_sum_row(page, &MESSAGE_REPORT_STATED,
	              words_related(words, &proof->stated, proof->unit), proof->stated.text,
	              &proof->stated.place);
	if (!proof->has_overflow) {
		write_sum_row(page,
		              words_is_currency(proof->unit) ? &MESSAGE_REPORT_DIFFERENCE
		                                             : &MESSAGE_REPORT_DIFFERENCE_OF_COUNTS,
		              words_signed_quantity(words, proof->difference, proof->unit), STR(""),
		              NULL);
	}
}

static void write_terms(struct report_page *page, const struct proof *proof)
{
	struct xml_writer *out = page->out;
	html_table_start(out, "figures terms", page_say(page, &MESSAGE_SHEET_TERMS));
	html_head_cell(out, "col", NULL, page_say(page, &MESSAGE_REPORT_NUMBER));
	html_head_cell(out, "col", "title", page_say(page, &MESSAGE_SHEET_TERM));
	html_head_cell(out, "col", "number",
	               page_say(page, proof_is_of_partners(proof) ? &MESSAGE_REPORT_TIMES
	                                                          : &MESSAGE_REPORT_VALUE));
	html_head_cell(out, "col", "written", page_say(page, &MESSAGE_REPORT_WRITTEN));
	html_head_cell(out, "col", NULL, page_say(page, &MESSAGE_SHEET_PLACE));
	html_table_body(out);
	for (size_t i = 0; i < proof->term_count; i++) {
		write_term(page, proof, &proof->terms[i]);
	}
	html_end_line(out);
	xml_start(out, "tfoot");
	write_sums(page, proof);
	html_table_end(out);
}

/* ---- proofs ---- */

static void write_verdict(struct report_page *page, enum verdict verdict)
{
	struct xml_writer *out = page->out;
	const char sign = verdict_sign(verdict);
	html_start(out, "span",
	           arena_format(page->words.arena, "tag %s", verdict_classes[verdict]).data);
	html_element(out, "span", "sign", (struct str){&sign, 1});
	html_text(out, STR(" "));
	html_text(out, words_verdict(&page->words, verdict));
	html_end(out);
}

/* What the terms make, what is stated and the difference, in a phrase; empty where the sum does not fit. */
static struct str sums_of(const struct report_page *page, const struct proof *proof)
{
	const struct wording *words = &page->words;
	return proof->has_overflow
	           ? (struct str){0}
	           : words_say(words, &MESSAGE_PAGE_SUMS,
	                       words_quantity(words, proof->sum, proof->unit),
	                       words_related(words, &proof->stated, proof->unit),
	                       words_signed_quantity(words, proof->difference, proof->unit));
}

static void write_proof(struct report_page *page, const struct proof *proof, size_t index)
{
	const struct wording *words = &page->words;
	struct xml_writer *out = page->out;
	bool is_doubtful = proof->verdict >= VERDICT_UNDECIDABLE;
	html_start(out, "details", "proof on-paper-open");
	xml_attribute(out, "id", arena_format(words->arena, "p%zu", index));
	if (is_doubtful) {
		xml_attribute(out, "open", STR("open"));
	}
	xml_start(out, "summary");
	write_verdict(page, proof->verdict);
	html_text(out, STR(" "));
	html_element(out, "strong", NULL, words_check(words, proof->check));
	if (proof->scope.size > 0) {
		html_text(out, STR(" "));
		page_cite(page, "soft", words_proof_part(words, page->model, proof));
	}
	html_text(out, STR(" "));
	html_element(out, "span", "soft", sums_of(page, proof));
	html_end_line(out);
	html_element(out, "p", "reason", words_reason(words, proof));
	if (proof->missing > 0) {
		html_element(out, "p", "reason", words_missing(words, proof));
	}
	page_pack(page);
	html_start(out, "div", "wide");
	xml_attribute(out, "tabindex", STR("0"));
	xml_attribute(out, "role", STR("group"));
	xml_attribute(out, "aria-label", words_check(words, proof->check));
	write_terms(page, proof);
	html_end(out);
	page_unpack(page);
	page_remark_button(page);
	html_end_line(out);
}

void page_proofs(void *slot)
{
	struct report_page *page = slot;
	const struct audit *audit = page->audit;
	if (audit->proof_count == 0) {
		html_element(page->out, "p", NULL, page_say(page, &MESSAGE_REPORT_NO_PROOFS));
		return;
	}
	html_element(page->out, "p", "soft",
	             words_joined(&page->words, page_say(page, &MESSAGE_REPORT_TOLERANCE),
	                          page->words.language == LANGUAGE_CHINESE ? "\xEF\xBC\x9A" : ": ",
	                          words_tolerance(&page->words, audit)));
	for (size_t i = 0; i < audit->proof_count; i++) {
		write_proof(page, &audit->proofs[i], i);
	}
}

/* ---- findings ---- */

static void write_finding(struct report_page *page, const struct finding *finding)
{
	static const char *const classes[FINDING_LEVEL_COUNT] = {
	    [FINDING_ERROR] = "bad", [FINDING_WARNING] = "doubt", [FINDING_NOTE] = "plain"};
	const struct wording *words = &page->words;
	struct xml_writer *out = page->out;
	xml_start(out, "li");
	xml_attribute(out, "data-check", finding->check);
	html_element(out, "span",
	             arena_format(words->arena, "tag %s", classes[finding->level]).data,
	             words_level(words, finding->level));
	html_text(out, STR(" "));
	html_start(out, "span", "place");
	page_link_place(page, &finding->place);
	html_end(out);
	html_text(out, STR(" "));
	page_cite(page, "message", words_finding(words, page->audit, finding));
	if (finding->other.count > 0) {
		html_text(out, STR(" "));
		html_start(out, "span", "place");
		page_link_place(page, &finding->other);
		html_end(out);
	}
	html_text(out, STR(" "));
	html_element(out, "small", NULL,
	             words_bracketed(words, words_check(words, finding->check), finding->check));
	html_text(out, STR(" "));
	page_remark_button(page);
	html_end_line(out);
}

void page_findings(void *slot)
{
	struct report_page *page = slot;
	const struct audit *audit = page->audit;
	if (audit->finding_count == 0) {
		html_element(page->out, "p", NULL, page_say(page, &MESSAGE_REPORT_NO_FINDINGS));
		return;
	}
	html_start_line(page->out, "ul", "findings");
	for (size_t i = 0; i < audit->finding_count; i++) {
		write_finding(page, &audit->findings[i]);
	}
	html_end_line(page->out);
}
