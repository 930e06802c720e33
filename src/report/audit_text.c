/* Audits for people, on a terminal of 80 columns: of one document a ledger with every term of
 * every proof, of several a line each. Colour is a help and never the only sign. Says what the
 * record says and works nothing out. */
#include "report/audit_words.h"
#include "report/message.h"
#include "report/report.h"
#include "report/terminal.h"

enum { FINDING_INDENT = 9, VERDICT_COLUMNS = 14, COUNT_COLUMNS = 9 };

/* ---- one document ---- */

static enum paint verdict_paint(enum verdict verdict)
{
	if (verdict == VERDICT_INCONSISTENT) {
		return PAINT_BAD;
	}
	return verdict == VERDICT_UNDECIDABLE ? PAINT_DOUBT : PAINT_GOOD;
}

/* Prints the sign of what an audit comes to, and changes to its colour. */
static void print_overall_sign(struct terminal *terminal, const struct audit *audit)
{
	static const struct {
		char sign;
		enum paint paint;
	} looks[OVERALL_COUNT] = {
	    [OVERALL_CONSISTENT] = {'=', PAINT_GOOD},
	    [OVERALL_UNPROVED] = {'-', PAINT_PLAIN},
	    [OVERALL_UNDECIDABLE] = {'?', PAINT_DOUBT},
	    [OVERALL_INCONSISTENT] = {'!', PAINT_BAD},
	};
	enum overall overall = audit_overall(audit);
	terminal_paint(terminal, looks[overall].paint);
	fprintf(terminal->stream, "%c ", looks[overall].sign);
}

/* What a figure may be, where that is no single number; with what nobody says of an about. */
static void print_range(struct terminal *terminal, const struct message *label,
                        const struct interval *interval, struct str unit, bool is_vague)
{
	const struct wording *words = &terminal->words;
	struct str range = words_range(words, interval, unit);
	if (!interval_is_point(interval)) {
		terminal_entry(terminal, 2, label,
		               is_vague ? words_say(words, &MESSAGE_REPORT_RANGE_VAGUE, range)
		                        : range);
	} else if (is_vague) {
		terminal_entry(terminal, 2, label, words_of(words, &MESSAGE_REPORT_NO_BOUNDS));
	}
}

static bool has_vague_term(const struct proof *proof)
{
	for (size_t i = 0; i < proof->term_count; i++) {
		if (proof->terms[i].amount.is_vague) {
			return true;
		}
	}
	return false;
}

/* The table of the terms of a proof. */
enum { TERM_COLUMNS = 5 };
static const struct text_column term_columns[] = {
    {2, 9, ALIGN_LEFT},   /* number or code */
    {0, 6, ALIGN_RIGHT},  /* line */
    {1, 17, ALIGN_RIGHT}, /* value */
    {2, 18, ALIGN_LEFT},  /* as it is written */
    {2, 23, ALIGN_LAST},  /* title: what is left of 80 */
};

/* The same where a place is told by page or paragraph. */
static const struct text_column wide_term_columns[] = {
    {2, 9, ALIGN_LEFT},   {0, 9, ALIGN_RIGHT}, /* page:line, or paragraph */
    {1, 17, ALIGN_RIGHT}, {2, 18, ALIGN_LEFT}, {2, 20, ALIGN_LAST},
};

/* Where a term is, in few columns. */
static struct str short_spot(const struct wording *words, const struct spot *spot)
{
	if (spot->line == 0) {
		return STR("-");
	}
	if (spot->page > 0) {
		return arena_format(words->arena, "%u:%u", spot->page, spot->line);
	}
	return words_count(words, spot->paragraph > 0 ? spot->paragraph : spot->line);
}

/* The numbers of all terms in one unit: in Chinese, money in ten thousands, where that is exact. */
struct scale {
	int zeros;
	struct str
	    unit; /* its name; empty: what is counted stands in each cell, or needs no unit */
};

static struct scale scale_of(const struct wording *words, const struct proof *proof)
{
	enum { MAX_SCALE = 4 };
	struct scale scale = {
	    4, words_say(words, &MESSAGE_REPORT_WAN, words_unit(words, proof->unit))};
	if (!words_is_currency(proof->unit)) {
		return (struct scale){0};
	}
	bool fits = words->language == LANGUAGE_CHINESE;
	for (size_t i = 0; i < proof->term_count && fits; i++) {
		const struct amount *amount = &proof->terms[i].amount;
		struct decimal value;
		fits = !amount->has_value || (decimal_shift(&value, amount->value, -scale.zeros) &&
		                              value.scale <= MAX_SCALE);
	}
	return fits ? scale : (struct scale){0, words_unit(words, proof->unit)};
}

/* The number of a term, with the word for what is about. */
static struct str term_value(const struct wording *words, const struct term *term,
                             const struct scale *scale)
{
	struct amount amount = term->amount;
	if (amount.has_value && scale->zeros > 0) {
		(void)decimal_shift(&amount.value, amount.value, -scale->zeros);
	}
	return amount.relation == RELATION_ABOUT ? words_related(words, &amount, STR(""))
	                                         : words_amount(words, &amount);
}

/* What a term is written as; a product as its two numbers. */
static struct str term_text(const struct wording *words, const struct proof *proof,
                            const struct term *term)
{
	return term->is_product
	           ? words_say(words, &MESSAGE_REPORT_PRODUCT, words_grouped(words, term->count),
	                       words_quantity(words, term->each, proof->unit))
	           : words_written(words, term);
}

/* What the terms of a proof are. */
static const struct message *term_head(const struct proof *proof)
{
	static const struct {
		struct str check;
		const struct message *head;
	} heads[] = {{STR_INIT("partners-count"), &MESSAGE_REPORT_PARTNER},
	             {STR_INIT("classes-total"), &MESSAGE_REPORT_PROJECT_KIND},
	             {STR_INIT("parts-total"), &MESSAGE_REPORT_TERM_PART},
	             {STR_INIT("stated-twice"), &MESSAGE_REPORT_TERM_AGAIN}};
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		if (str_equal(heads[i].check, proof->check)) {
			return heads[i].head;
		}
	}
	return proof->column > 0 ? &MESSAGE_REPORT_TERM_ROW : &MESSAGE_REPORT_DIRECTION;
}

/* The number of a direction as one cites it: 1.8/1. */
static struct str term_number(const struct wording *words, const struct term *term)
{
	const struct node *direction = term->direction;
	return direction && direction->kind == NODE_DIRECTION
	           ? direction_cited(direction, words->arena)
	           : term->number;
}

static void print_terms(struct terminal *terminal, const struct audit *audit,
                        const struct proof *proof)
{
	const struct wording *words = &terminal->words;
	bool of_partners = proof_is_of_partners(proof);
	struct spot stated = spot_of(audit->spots, &proof->stated.place);
	const struct message *where = stated.page > 0        ? &MESSAGE_REPORT_PAGE_AND_LINE
	                              : stated.paragraph > 0 ? &MESSAGE_REPORT_PARAGRAPH
	                                                     : &MESSAGE_REPORT_LINE;
	const struct text_column *columns =
	    where == &MESSAGE_REPORT_LINE ? term_columns : wide_term_columns;
	struct scale scale = scale_of(words, proof);
	const struct str heads[TERM_COLUMNS] = {
	    words_of(words, of_partners ? &MESSAGE_SUMMARY_NUMBER : &MESSAGE_REPORT_NUMBER),
	    words_of(words, where),
	    of_partners           ? words_of(words, &MESSAGE_REPORT_TIMES)
	    : scale.unit.size > 0 ? words_say(words, &MESSAGE_REPORT_VALUE_IN, scale.unit)
				  : words_of(words, &MESSAGE_REPORT_VALUE),
	    words_of(words, &MESSAGE_REPORT_WRITTEN),
	    words_of(words, term_head(proof)),
	};
	if (proof->term_count > 0) {
		terminal_row(terminal, columns, heads, TERM_COLUMNS);
	}
	for (size_t i = 0; i < proof->term_count; i++) {
		const struct term *term = &proof->terms[i];
		const struct amount *amount = &term->amount;
		struct spot spot = spot_of(audit->spots, &amount->place);
		const struct str cells[TERM_COLUMNS] = {
		    /* a direction among partners is one that names none */
		    term->number.size > 0 ? term_number(words, term)
		    : of_partners         ? words_count(words, i + 1)
					  : term->code,
		    short_spot(words, &spot),
		    of_partners && amount->has_value ? words_count(words, term->times)
						     : term_value(words, term, &scale),
		    term_text(words, proof, term),
		    term->title,
		};
		terminal_row_at(terminal, columns, cells, TERM_COLUMNS, 1, &amount->place);
	}
}

/* Who stands more than once, and counts once. */
static void print_repeats(struct terminal *terminal, const struct proof *proof)
{
	const struct wording *words = &terminal->words;
	for (size_t i = 0; i < proof->term_count; i++) {
		const struct term *term = &proof->terms[i];
		if (term->times > 1) {
			terminal_entry(terminal, 2, &MESSAGE_REPORT_PARTNER,
			               words_say(words, &MESSAGE_REPORT_ONCE, term->title,
			                         words_count(words, term->times), term->where));
		}
	}
}

static void print_stated(struct terminal *terminal, const struct audit *audit,
                         const struct proof *proof)
{
	const struct wording *words = &terminal->words;
	const struct amount *stated = &proof->stated;
	struct str text = words_related(words, stated, proof->unit);
	struct spot spot = spot_of(audit->spots, &stated->place);
	struct str as =
	    words_say(words, &MESSAGE_REPORT_STATED_AS, stated->text, words_spot(words, &spot));
	terminal_entry_at(terminal, 2, &MESSAGE_REPORT_STATED, words_joined(words, text, "  ", as),
	                  &stated->place);
	if (amount_has_bounds(stated)) {
		print_range(terminal, &MESSAGE_REPORT_RANGE_OF_STATED, &stated->interval,
		            proof->unit, false);
	} else if (stated->is_vague) {
		terminal_entry(terminal, 2, &MESSAGE_REPORT_RANGE_OF_STATED,
		               words_of(words, &MESSAGE_REPORT_NO_BOUNDS));
	}
}

static void print_sum(struct terminal *terminal, const struct audit *audit,
                      const struct proof *proof)
{
	const struct wording *words = &terminal->words;
	print_stated(terminal, audit, proof);
	if (!proof->has_overflow) {
		terminal_entry(terminal, 2, &MESSAGE_REPORT_SUM,
		               words_quantity(words, proof->sum, proof->unit));
		print_range(terminal, &MESSAGE_REPORT_RANGE_OF_SUM, &proof->interval, proof->unit,
		            has_vague_term(proof));
		terminal_entry(terminal, 2,
		               words_is_currency(proof->unit)
		                   ? &MESSAGE_REPORT_DIFFERENCE
		                   : &MESSAGE_REPORT_DIFFERENCE_OF_COUNTS,
		               words_signed_quantity(words, proof->difference, proof->unit));
	}
	terminal_entry(terminal, 2, &MESSAGE_REPORT_WHY, words_reason(words, proof));
	if (proof->missing > 0) {
		terminal_entry(terminal, 2, &MESSAGE_REPORT_LEFT_OUT, words_missing(words, proof));
	}
}

static void print_proof(struct terminal *terminal, const struct audit *audit,
                        const struct proof *proof)
{
	const struct wording *words = &terminal->words;
	struct str verdict = words_verdict(words, proof->verdict);
	struct str summary = words_say(words, &MESSAGE_REPORT_CHECK_NAMED,
	                               words_check(words, proof->check), proof->check);
	if (proof->scope.size > 0) {
		summary = words_say(words, &MESSAGE_REPORT_WITHIN, summary,
		                    words_proof_part(words, audit->model, proof));
	}
	putc('\n', terminal->stream);
	terminal_paint(terminal, verdict_paint(proof->verdict));
	fprintf(terminal->stream, "%c ", verdict_sign(proof->verdict));
	terminal_left(terminal, verdict, VERDICT_COLUMNS);
	terminal_paint(terminal, PAINT_PLAIN);
	terminal_wrap(terminal, summary, VERDICT_COLUMNS + 2, VERDICT_COLUMNS + 2);
	print_sum(terminal, audit, proof);
	print_repeats(terminal, proof);
	print_terms(terminal, audit, proof);
}

static void print_finding(struct terminal *terminal, const struct audit *audit,
                          const struct finding *finding)
{
	static const enum paint paints[] = {PAINT_BAD, PAINT_DOUBT, PAINT_PLAIN};
	const struct wording *words = &terminal->words;
	struct spot spot = spot_of(audit->spots, &finding->place);
	struct str where = words_spot(words, &spot);
	struct str head = words_joined(
	    words, where, "  ",
	    words_bracketed(words, words_check(words, finding->check), finding->check));
	if (finding->id.size > 0 && spot.page == 0 && spot.paragraph == 0) {
		head = words_joined(
		    words, head, "  ",
		    words_part_named(words, audit->model, finding->id, finding->within));
	}
	terminal_paint(terminal, paints[finding->level]);
	terminal_left(terminal, words_level(words, finding->level), FINDING_INDENT - 1);
	terminal_paint(terminal, PAINT_PLAIN);
	putc(' ', terminal->stream);
	terminal_wrap_at(terminal, head, FINDING_INDENT, FINDING_INDENT, &finding->place);
	terminal_blanks(terminal, FINDING_INDENT);
	terminal_wrap(terminal, words_finding(words, audit, finding), FINDING_INDENT,
	              FINDING_INDENT);
}

/* The words of findings are dropped as they are printed, some hundreds at a time: a text may have a million. */
static void print_findings(struct terminal *terminal, const struct audit *audit)
{
	enum { AT_A_TIME = 256 };
	struct arena *kept = terminal->words.arena;
	for (size_t i = 0; i < audit->finding_count;) {
		struct arena scratch;
		arena_init(&scratch);
		terminal->words.arena = &scratch;
		for (size_t n = 0; n < AT_A_TIME && i < audit->finding_count; n++, i++) {
			print_finding(terminal, audit, &audit->findings[i]);
		}
		arena_release(&scratch);
	}
	terminal->words.arena = kept;
}

static struct str counts_of(struct terminal *terminal, const struct audit *audit)
{
	const struct wording *words = &terminal->words;
	return words_say(words, &MESSAGE_REPORT_COUNTS, words_count(words, audit->proof_count),
	                 words_count(words, audit_findings_at(audit, FINDING_ERROR)),
	                 words_count(words, audit_findings_at(audit, FINDING_WARNING)),
	                 words_count(words, audit_findings_at(audit, FINDING_NOTE)));
}

/* Prints how many there are of something, unless there are none. */
static void print_count(struct terminal *terminal, const struct message *message, size_t count)
{
	if (count > 0) {
		terminal_print(terminal, words_say(&terminal->words, message,
		                                   words_count(&terminal->words, count)));
	}
}

static void print_verdict(struct terminal *terminal, const struct audit *audit)
{
	terminal_left(terminal, words_of(&terminal->words, &MESSAGE_REPORT_VERDICT), LABEL_COLUMNS);
	print_overall_sign(terminal, audit);
	terminal_print(terminal, words_overall(&terminal->words, audit));
	terminal_paint(terminal, PAINT_PLAIN);
	fputs("  ", terminal->stream);
	terminal_print(terminal, counts_of(terminal, audit));
	print_count(terminal, &MESSAGE_REPORT_CORRECTED, model_count_applied(audit->model));
	print_count(terminal, &MESSAGE_REPORT_REMARKS, model_count_remarks(audit->model));
	putc('\n', terminal->stream);
}

static void print_audit(struct terminal *terminal, const struct audit *audit)
{
	const struct wording *words = &terminal->words;
	if (audit->model->title.size > 0) {
		terminal_entry(terminal, 0, &MESSAGE_REPORT_TITLE, audit->model->title);
	}
	terminal_entry(terminal, 0, &MESSAGE_REPORT_SOURCE, audit->model->source.name);
	if (audit->model->source.sha256.size > 0) {
		fprintf(terminal->stream, "%-*s%.*s\n", LABEL_COLUMNS, "SHA-256",
		        STR_FORMAT(audit->model->source.sha256));
	}
	print_verdict(terminal, audit);
	if (audit->proof_count == 0) {
		putc('\n', terminal->stream);
		terminal_entry(terminal, 0, &MESSAGE_REPORT_PROOFS,
		               words_of(words, &MESSAGE_REPORT_NO_PROOFS));
	} else {
		terminal_entry(terminal, 0, &MESSAGE_REPORT_TOLERANCE,
		               words_tolerance(words, audit));
	}
	for (size_t i = 0; i < audit->proof_count; i++) {
		print_proof(terminal, audit, &audit->proofs[i]);
	}
	putc('\n', terminal->stream);
	terminal_entry(terminal, 0, &MESSAGE_REPORT_FINDINGS,
	               audit->finding_count == 0 ? words_of(words, &MESSAGE_REPORT_NO_FINDINGS)
	                                         : STR(""));
	print_findings(terminal, audit);
}

/* ---- several documents ---- */

/* A line a document, behind its sign; names are not cut: two long ones may differ at their ends. */
static const struct text_column line_columns[] = {
    {0, VERDICT_COLUMNS, ALIGN_LEFT}, {0, COUNT_COLUMNS, ALIGN_RIGHT},
    {0, COUNT_COLUMNS, ALIGN_RIGHT},  {0, COUNT_COLUMNS, ALIGN_RIGHT},
    {0, COUNT_COLUMNS, ALIGN_RIGHT},  {2, 0, ALIGN_WHOLE},
};
enum { LINE_COLUMNS = sizeof line_columns / sizeof *line_columns };

static void print_line(struct terminal *terminal, const struct audit *audit)
{
	const struct wording *words = &terminal->words;
	struct str cells[LINE_COLUMNS - 1] = {words_count(words, audit->proof_count)};
	for (enum finding_level level = 0; level < FINDING_LEVEL_COUNT; level++) {
		cells[level + 1] = words_count(words, audit_findings_at(audit, level));
	}
	cells[FINDING_LEVEL_COUNT + 1] = audit->model->source.name;
	print_overall_sign(terminal, audit);
	terminal_left(terminal, words_overall(words, audit), VERDICT_COLUMNS);
	terminal_paint(terminal, PAINT_PLAIN);
	terminal_row(terminal, line_columns + 1, cells, LINE_COLUMNS - 1);
}

static void print_lines_head(struct terminal *terminal)
{
	const struct wording *words = &terminal->words;
	struct str cells[LINE_COLUMNS] = {words_of(words, &MESSAGE_REPORT_VERDICT),
	                                  words_of(words, &MESSAGE_REPORT_PROOFS)};
	for (enum finding_level level = 0; level < FINDING_LEVEL_COUNT; level++) {
		cells[level + 2] = words_level(words, level);
	}
	cells[FINDING_LEVEL_COUNT + 2] = words_of(words, &MESSAGE_REPORT_SOURCE);
	terminal_blanks(terminal, 2);
	terminal_row(terminal, line_columns, cells, LINE_COLUMNS);
}

static void print_lines(struct terminal *terminal, const struct audit *const *audits, size_t count)
{
	const struct wording *words = &terminal->words;
	size_t overalls[OVERALL_COUNT] = {0};
	size_t levels[FINDING_LEVEL_COUNT] = {0};
	size_t proofs = 0;
	size_t inconsistent = 0;
	print_lines_head(terminal);
	for (size_t i = 0; i < count; i++) {
		print_line(terminal, audits[i]);
		overalls[audit_overall(audits[i])]++;
		proofs += audits[i]->proof_count;
		for (size_t k = 0; k < audits[i]->proof_count; k++) {
			inconsistent += audits[i]->proofs[k].verdict == VERDICT_INCONSISTENT;
		}
		for (enum finding_level level = 0; level < FINDING_LEVEL_COUNT; level++) {
			levels[level] += audit_findings_at(audits[i], level);
		}
	}
	struct str each = words_say(words, &MESSAGE_REPORT_OVERALLS,
	                            words_count(words, overalls[OVERALL_CONSISTENT]),
	                            words_count(words, overalls[OVERALL_UNPROVED]),
	                            words_count(words, overalls[OVERALL_UNDECIDABLE]),
	                            words_count(words, overalls[OVERALL_INCONSISTENT]));
	putc('\n', terminal->stream);
	terminal_print(
	    terminal, words_say(words, &MESSAGE_REPORT_DOCUMENTS, words_count(words, count), each));
	putc('\n', terminal->stream);
	struct str findings = words_say(
	    words, &MESSAGE_REPORT_TOTALS, words_count(words, levels[FINDING_ERROR]),
	    words_count(words, levels[FINDING_WARNING]), words_count(words, levels[FINDING_NOTE]));
	terminal_print(terminal,
	               words_say(words, &MESSAGE_REPORT_PROOF_TOTALS, words_count(words, proofs),
	                         words_count(words, inconsistent), findings));
	putc('\n', terminal->stream);
}

enum status audit_text(const struct report *report)
{
	struct terminal terminal;
	terminal_init(&terminal, report->stream, &report->words);
	if (report->audit_count == 1) {
		const struct audit_origin *origin = report->origins;
		bool is_known = origin && origin->is_document;
		terminal_link_to(&terminal, is_known ? origin->path.data : NULL,
		                 report->audits[0]->model->source.format);
		print_audit(&terminal, report->audits[0]);
	} else {
		print_lines(&terminal, report->audits, report->audit_count);
	}
	terminal_release(&terminal);
	return STATUS_OK;
}
