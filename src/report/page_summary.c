/* The head of a document's page: what it is, what it comes to, and what was not understood. */
#include "report/audit_words.h"
#include "report/changes_words.h"
#include "report/message.h"
#include "report/page_report.h"

static const char *const overall_classes[OVERALL_COUNT] = {
    [OVERALL_CONSISTENT] = "good",
    [OVERALL_UNPROVED] = "plain",
    [OVERALL_UNDECIDABLE] = "doubt",
    [OVERALL_INCONSISTENT] = "bad",
};
static const char overall_signs[OVERALL_COUNT] = {[OVERALL_CONSISTENT] = '=',
                                                  [OVERALL_UNPROVED] = '-',
                                                  [OVERALL_UNDECIDABLE] = '?',
                                                  [OVERALL_INCONSISTENT] = '!'};

static void write_source(struct report_page *page)
{
	const struct model *model = page->model;
	struct xml_writer *out = page->out;
	struct str edition = words_edition(&page->words, model);
	html_start(out, "div", "source");
	html_element(out, "bdi", NULL, model->source.name);
	if (edition.size > 0) {
		html_text(out, STR(" "));
		html_element(out, "span", "soft", edition);
	}
	if (model->source.sha256.size > 0) {
		html_start(out, "details", "hash on-paper-open");
		html_element(out, "summary", NULL, STR("SHA-256"));
		html_text(out, model->source.sha256);
		html_end(out);
	}
	html_end_line(out);
}

static size_t proofs_at(const struct audit *audit, enum verdict verdict)
{
	size_t count = 0;
	for (size_t i = 0; i < audit->proof_count; i++) {
		count += audit->proofs[i].verdict == verdict;
	}
	return count;
}

static void write_verdict(struct report_page *page)
{
	const struct audit *audit = page->audit;
	const struct wording *words = &page->words;
	struct xml_writer *out = page->out;
	enum overall overall = audit_overall(audit);
	size_t corrected = model_count_applied(page->model);
	html_start(out, "p", "verdict");
	html_start(out, "strong",
	           arena_format(words->arena, "tag %s", overall_classes[overall]).data);
	html_element(out, "span", "sign", (struct str){&overall_signs[overall], 1});
	html_text(out, STR(" "));
	html_text(out, words_overall(words, audit));
	html_end(out);
	html_text(out, STR(" "));
	html_link(out, NULL, STR("#proofs"),
	          words_say(words, &MESSAGE_PAGE_PROOF_COUNTS,
	                    words_count(words, audit->proof_count),
	                    words_count(words, proofs_at(audit, VERDICT_INCONSISTENT)),
	                    words_count(words, proofs_at(audit, VERDICT_UNDECIDABLE))));
	html_text(out, STR(" "));
	html_link(out, NULL, STR("#findings"),
	          words_say(words, &MESSAGE_REPORT_TOTALS,
	                    words_count(words, audit_findings_at(audit, FINDING_ERROR)),
	                    words_count(words, audit_findings_at(audit, FINDING_WARNING)),
	                    words_count(words, audit_findings_at(audit, FINDING_NOTE))));
	if (corrected > 0) {
		html_text(out, words_say(words, &MESSAGE_REPORT_CORRECTED,
		                         words_count(words, corrected)));
	}
	html_end_line(out);
}

/* How much of the text is understood, in a line. */
static void write_understood(struct report_page *page)
{
	const struct model *model = page->model;
	const struct wording *words = &page->words;
	struct xml_writer *out = page->out;
	size_t doubts = model->amounts - model->amounts_understood;
	html_start(out, "p", "understood");
	html_text(out, words_say(words, &MESSAGE_PAGE_UNDERSTOOD,
	                         words_count(words, page->ledger.directions.count),
	                         words_count(words, model->amounts_understood),
	                         words_count(words, model->amounts),
	                         words_coverage(words, model_coverage(model))));
	if (doubts > 0 || model->residue_count > 0 || model->unknown_label_count > 0) {
		html_text(out, STR(" "));
		html_link(out, NULL, STR("#doubts"), page_say(page, &MESSAGE_PAGE_SEE_DOUBTS));
	}
	html_end_line(out);
}

/* By what the text was recognised, and how surely its figures, in a line. */
static void write_recognised(struct report_page *page)
{
	const struct page_scans *scans = &page->scans;
	const struct wording *words = &page->words;
	if (scans->engine.size == 0) {
		return;
	}
	html_start(page->out, "p", "recognised");
	html_text(page->out,
	          words_say(words, &MESSAGE_PAGE_RECOGNISED, scans->engine,
	                    words_count(words, scans->figures), words_count(words, SURE_PERCENT),
	                    words_count(words, scans->doubtful)));
	if (scans->doubtful > 0) {
		html_text(page->out, STR(" "));
		html_link(page->out, NULL, STR("#doubtful"),
		          page_say(page, &MESSAGE_PAGE_SEE_DOUBTFUL));
	}
	if (scans->picture_count == 0) {
		html_text(page->out, STR(" "));
		html_text(page->out, page_say(page, &MESSAGE_PAGE_NO_PICTURES));
	}
	html_end_line(page->out);
}

void page_summary(void *slot)
{
	write_source(slot);
	write_verdict(slot);
	write_understood(slot);
	write_recognised(slot);
}

/* ---- what was not understood ---- */

/* Begins an entry of a list with where it stands. */
static void start_doubt(struct report_page *page, const struct place *place)
{
	xml_start(page->out, "li");
	html_start(page->out, "span", "place");
	page_link_place(page, place);
	html_end(page->out);
	html_text(page->out, STR(" "));
}

static void start_list(struct report_page *page, const struct message *heading, size_t count)
{
	html_element(page->out, "h3", NULL,
	             words_bracketed(&page->words, page_say(page, heading),
	                             words_count(&page->words, count)));
	html_start_line(page->out, "ul", "doubts");
}

static void write_amounts(struct report_page *page)
{
	struct fact_cursor cursor = {.model = page->model};
	size_t count = page->model->amounts - page->model->amounts_understood;
	if (count == 0) {
		return;
	}
	start_list(page, &MESSAGE_SUMMARY_AMOUNTS, count);
	for (const struct node *node = fact_next(&cursor); node; node = fact_next(&cursor)) {
		if (node_is_not_understood(node)) {
			start_doubt(page, &node->place);
			page_link_words(page, node, node->text);
			html_end_line(page->out);
		}
	}
	html_end_line(page->out);
}

static void write_labels(struct report_page *page)
{
	const struct model *model = page->model;
	if (model->unknown_label_count == 0) {
		return;
	}
	start_list(page, &MESSAGE_SUMMARY_UNKNOWN, model->unknown_label_count);
	for (size_t i = 0; i < model->unknown_label_count; i++) {
		const struct stray_label *label = &model->unknown_labels[i];
		start_doubt(page, &label->place);
		page_cite(page, NULL, label->text);
		if (label->nearest.size > 0) {
			html_text(page->out,
			          words_say(&page->words, &MESSAGE_PAGE_NEAREST, label->nearest));
		}
		html_end_line(page->out);
	}
	html_end_line(page->out);
}

static void write_residue(struct report_page *page)
{
	const struct model *model = page->model;
	if (model->residue_count == 0) {
		return;
	}
	start_list(page, &MESSAGE_PAGE_RESIDUE, model->residue_count);
	for (size_t i = 0; i < model->residue_count; i++) {
		start_doubt(page, &model->residues[i].place);
		page_cite(page, NULL, str_trim(model->residues[i].text));
		html_end_line(page->out);
	}
	html_end_line(page->out);
}

/* Figures that were recognised with little confidence: they may be other ones. */
static void write_doubtful(struct report_page *page)
{
	const struct page_scans *scans = &page->scans;
	const struct wording *words = &page->words;
	if (scans->doubtful == 0) {
		return;
	}
	html_start(page->out, "h3", NULL);
	xml_attribute(page->out, "id", STR("doubtful"));
	html_text(page->out, words_bracketed(words, page_say(page, &MESSAGE_PAGE_DOUBTFUL),
	                                     words_count(words, scans->doubtful)));
	html_end(page->out);
	html_start_line(page->out, "ul", "doubts");
	for (uint32_t i = 0; i < page->nodes.count; i++) {
		const struct node *node = page->nodes.items[i];
		if (node_is_doubtful(node)) {
			start_doubt(page, &node->place);
			page_link_words(page, node, node->text);
			html_text(page->out, STR(" "));
			html_element(page->out, "span", "soft",
			             words_say(words, &MESSAGE_PAGE_RECOGNISED_WITH,
			                       words_count(words, node->place.confidence)));
			html_end_line(page->out);
		}
	}
	html_end_line(page->out);
}

/* What was not understood; nothing, where all was. */
static void write_doubts(struct report_page *page)
{
	const struct model *model = page->model;
	bool has_doubts = model->amounts > model->amounts_understood || model->residue_count > 0 ||
	                  model->unknown_label_count > 0;
	if (!has_doubts) {
		html_element(page->out, "p", NULL, page_say(page, &MESSAGE_PAGE_NO_DOUBTS));
		return;
	}
	write_amounts(page);
	write_labels(page);
	write_residue(page);
}

void page_doubts(void *slot)
{
	write_doubts(slot);
	write_doubtful(slot);
}

/* ---- how many places of the text are marked ---- */

static void write_count(struct report_page *page, size_t count)
{
	html_text(page->out, words_count(&page->words, count));
}

void page_repair_count(void *slot)
{
	struct report_page *page = slot;
	write_count(page, page->input->source ? page->model->repair_count : 0);
}

void page_mention_count(void *slot)
{
	struct report_page *page = slot;
	size_t count = 0;
	for (uint32_t i = 0; i < page->nodes.count; i++) {
		count +=
		    page->nodes.is_shown[i] && page_mark_kind(page->nodes.items[i]) == MARK_MENTION;
	}
	write_count(page, count);
}

void page_doubt_count(void *slot)
{
	struct report_page *page = slot;
	const struct model *model = page->model;
	size_t residue = page->input->source ? model->residue_count : 0;
	write_count(page, model->amounts - model->amounts_understood + residue);
}
