/* Audits for people, on a terminal of 80 columns: of one document a ledger with every term of
 * every proof, of several a line each. Colour is a help and never the only sign. Says what the
 * record says and works nothing out. */
#include <stdlib.h>
#include <unistd.h>

#include "report/audit_words.h"
#include "report/audit_writers.h"
#include "report/columns.h"
#include "report/wrap.h"

enum {
	WIDTH = 80,
	LABEL_COLUMNS = 12, /* of what a line is about */
	NUMBER_COLUMNS = 9,
	LINE_COLUMNS = 6,
	VALUE_COLUMNS = 16,
	WRITTEN_COLUMNS = 18,
	TITLE_COLUMNS = 25, /* what is left of 80 */
	FINDING_INDENT = 9,
	VERDICT_COLUMNS = 14,
	COUNT_COLUMNS = 9
};

enum paint { PAINT_GOOD, PAINT_DOUBT, PAINT_BAD, PAINT_PLAIN };

struct ledger {
	FILE *stream;
	struct words words;
	struct wrap wrap;
	bool has_colour;
};

/* https://no-color.org: any value but the empty one. */
static bool wants_colour(FILE *stream)
{
	const char *no_color = getenv("NO_COLOR");
	const char *terminal = getenv("TERM");
	int descriptor = fileno(stream);
	return (!no_color || !no_color[0]) && (!terminal || strcmp(terminal, "dumb") != 0) &&
	       descriptor >= 0 && isatty(descriptor);
}

static void paint(struct ledger *ledger, enum paint with)
{
	static const char *const codes[] = {"\x1B[32m", "\x1B[33m", "\x1B[1;31m", "\x1B[0m"};
	if (ledger->has_colour) {
		fputs(codes[with], ledger->stream);
	}
}

static void print(struct ledger *ledger, struct str text)
{
	struct str clean = printable(text, ledger->words.arena);
	fwrite(clean.data, 1, clean.size, ledger->stream);
}

static void print_left(struct ledger *ledger, struct str text, size_t columns)
{
	print_columns(ledger->stream, printable(text, ledger->words.arena), columns);
}

/* The last of a line: cut, and not filled up. */
static void print_last(struct ledger *ledger, struct str text, size_t columns)
{
	struct str clean = printable(text, ledger->words.arena);
	size_t wide = text_columns(clean);
	print_columns(ledger->stream, clean, wide < columns ? wide : columns);
}

static void print_right(struct ledger *ledger, struct str text, size_t columns)
{
	print_columns_right(ledger->stream, printable(text, ledger->words.arena), columns);
}

/* A line of what it is about and what it says. */
static void print_entry(struct ledger *ledger, size_t indent, enum message label, struct str text)
{
	fprintf(ledger->stream, "%*s", (int)indent, "");
	if (text.size == 0) {
		print(ledger, words_of(&ledger->words, label));
		putc('\n', ledger->stream);
		return;
	}
	print_left(ledger, words_of(&ledger->words, label), LABEL_COLUMNS);
	wrap_print(&ledger->wrap, printable(text, ledger->words.arena), indent + LABEL_COLUMNS,
	           indent + LABEL_COLUMNS);
}

/* ---- one document ---- */

static enum paint verdict_paint(enum verdict verdict)
{
	if (verdict == VERDICT_INCONSISTENT) {
		return PAINT_BAD;
	}
	return verdict == VERDICT_UNDECIDABLE ? PAINT_DOUBT : PAINT_GOOD;
}

/* The worst verdict, for its sign and colour. */
static enum verdict worst_verdict(const struct audit *audit)
{
	struct str overall = audit_verdict(audit);
	if (str_equal(overall, verdict_name(VERDICT_INCONSISTENT))) {
		return VERDICT_INCONSISTENT;
	}
	return str_equal(overall, verdict_name(VERDICT_UNDECIDABLE)) ? VERDICT_UNDECIDABLE
	                                                             : VERDICT_EXACT;
}

/* What a figure may be, where that is no single number. */
static void print_range(struct ledger *ledger, const struct interval *interval)
{
	if (!interval_is_point(interval)) {
		print_entry(ledger, 2, MESSAGE_REPORT_POSSIBLE,
		            words_interval(&ledger->words, interval));
	}
}

static void print_head_row(struct ledger *ledger, bool of_partners)
{
	const struct words *words = &ledger->words;
	fputs("  ", ledger->stream);
	print_left(ledger,
	           words_of(words, of_partners ? MESSAGE_REPORT_CODE : MESSAGE_REPORT_NUMBER),
	           NUMBER_COLUMNS);
	print_right(ledger, words_of(words, MESSAGE_REPORT_LINE), LINE_COLUMNS);
	print_right(ledger,
	            words_of(words, of_partners ? MESSAGE_REPORT_TIMES : MESSAGE_REPORT_VALUE),
	            VALUE_COLUMNS);
	fputs("  ", ledger->stream);
	print_left(ledger, words_of(words, MESSAGE_REPORT_WRITTEN), WRITTEN_COLUMNS);
	fputs("  ", ledger->stream);
	print(ledger,
	      words_of(words, of_partners ? MESSAGE_REPORT_PARTNER : MESSAGE_REPORT_DIRECTION));
	putc('\n', ledger->stream);
}

static void print_term(struct ledger *ledger, const struct term *term, bool of_partners)
{
	const struct words *words = &ledger->words;
	const struct amount *amount = &term->amount;
	struct str value = words_of(words, MESSAGE_REPORT_UNREAD);
	if (of_partners && amount->has_value) {
		value = words_count(words, term->times);
	} else if (amount->has_value) {
		value = words_grouped(words, amount->value);
	}
	fputs("  ", ledger->stream);
	/* A direction among partners is one that names none. */
	print_left(ledger, term->number.size > 0 ? term->number : term->code, NUMBER_COLUMNS);
	print_right(ledger,
	            amount->place.line > 0 ? words_count(words, amount->place.line) : STR("-"),
	            LINE_COLUMNS);
	print_right(ledger, value, VALUE_COLUMNS);
	fputs("  ", ledger->stream);
	print_left(ledger, amount->text, WRITTEN_COLUMNS);
	fputs("  ", ledger->stream);
	print_last(ledger, term->title, TITLE_COLUMNS);
	putc('\n', ledger->stream);
}

/* Who stands more than once, and counts once. */
static void print_repeats(struct ledger *ledger, const struct proof *proof)
{
	const struct words *words = &ledger->words;
	for (size_t i = 0; i < proof->term_count; i++) {
		const struct term *term = &proof->terms[i];
		if (term->times > 1) {
			print_entry(ledger, 2, MESSAGE_REPORT_PARTNER,
			            words_say(words, MESSAGE_REPORT_ONCE, term->title,
			                      words_count(words, term->times), term->where));
		}
	}
}

static void print_stated(struct ledger *ledger, const struct proof *proof)
{
	const struct words *words = &ledger->words;
	const struct amount *stated = &proof->stated;
	struct str text = stated->has_value ? words_quantity(words, stated->value, proof->unit)
	                                    : words_of(words, MESSAGE_REPORT_UNREAD);
	struct str as = words_say(words, MESSAGE_REPORT_STATED_AS, stated->text,
	                          words_count(words, stated->place.line));
	print_entry(ledger, 2, MESSAGE_REPORT_STATED,
	            arena_format(words->arena, "%.*s  %.*s", STR_FORMAT(text), STR_FORMAT(as)));
	if (amount_has_interval(stated)) {
		print_range(ledger, &stated->interval);
	}
}

static void print_sum(struct ledger *ledger, const struct proof *proof)
{
	const struct words *words = &ledger->words;
	print_stated(ledger, proof);
	if (!proof->has_overflow) {
		print_entry(ledger, 2, MESSAGE_REPORT_SUM,
		            words_quantity(words, proof->sum, proof->unit));
		print_range(ledger, &proof->interval);
		print_entry(ledger, 2, MESSAGE_REPORT_DIFFERENCE,
		            words_quantity(words, proof->difference, proof->unit));
	}
	print_entry(ledger, 2, MESSAGE_REPORT_WHY, words_reason(words, proof));
	if (proof->missing > 0) {
		print_entry(ledger, 2, MESSAGE_REPORT_LEFT_OUT, words_missing(words, proof));
	}
}

static void print_proof(struct ledger *ledger, const struct audit *audit, const struct proof *proof)
{
	const struct words *words = &ledger->words;
	bool of_partners = proof_is_of_partners(proof);
	struct str verdict = words_verdict(words, proof->verdict);
	struct str summary = words_check(words, proof->check);
	if (proof->scope.size > 0) {
		summary = words_say(words, MESSAGE_REPORT_SCOPE, summary, proof->scope);
	}
	/* The id first, where no line can break it. */
	summary =
	    arena_format(words->arena, "%.*s  %.*s", STR_FORMAT(proof->check), STR_FORMAT(summary));
	putc('\n', ledger->stream);
	paint(ledger, verdict_paint(proof->verdict));
	fprintf(ledger->stream, "%c ", verdict_sign(proof->verdict));
	print_left(ledger, verdict, VERDICT_COLUMNS);
	paint(ledger, PAINT_PLAIN);
	wrap_print(&ledger->wrap, printable(summary, words->arena), VERDICT_COLUMNS + 2,
	           VERDICT_COLUMNS + 2);
	print_sum(ledger, proof);
	print_entry(ledger, 2, MESSAGE_REPORT_TOLERANCE, words_tolerance(words, audit));
	print_repeats(ledger, proof);
	if (proof->term_count > 0) {
		print_head_row(ledger, of_partners);
	}
	for (size_t i = 0; i < proof->term_count; i++) {
		print_term(ledger, &proof->terms[i], of_partners);
	}
}

static void print_finding(struct ledger *ledger, const struct finding *finding)
{
	static const enum paint paints[] = {PAINT_BAD, PAINT_DOUBT, PAINT_PLAIN};
	const struct words *words = &ledger->words;
	struct str line =
	    words_say(words, MESSAGE_REPORT_AT_LINE, words_count(words, finding->place.line));
	struct str head =
	    arena_format(words->arena, "%.*s  %.*s", STR_FORMAT(line), STR_FORMAT(finding->check));
	if (finding->id.size > 0) {
		head = arena_format(words->arena, "%.*s  %.*s", STR_FORMAT(head),
		                    STR_FORMAT(finding->id));
	}
	paint(ledger, paints[finding->level]);
	print_left(ledger, words_level(words, finding->level), FINDING_INDENT - 1);
	paint(ledger, PAINT_PLAIN);
	putc(' ', ledger->stream);
	wrap_print(&ledger->wrap, printable(head, words->arena), FINDING_INDENT, FINDING_INDENT);
	fprintf(ledger->stream, "%*s", FINDING_INDENT, "");
	wrap_print(&ledger->wrap, printable(words_finding(words, finding), words->arena),
	           FINDING_INDENT, FINDING_INDENT);
}

static struct str counts_of(struct ledger *ledger, const struct audit *audit)
{
	const struct words *words = &ledger->words;
	return words_say(words, MESSAGE_REPORT_COUNTS, words_count(words, audit->proof_count),
	                 words_count(words, findings_of_level(audit, FINDING_ERROR)),
	                 words_count(words, findings_of_level(audit, FINDING_WARNING)),
	                 words_count(words, findings_of_level(audit, FINDING_NOTE)));
}

static void print_verdict(struct ledger *ledger, const struct audit *audit)
{
	enum verdict worst = worst_verdict(audit);
	print_left(ledger, words_of(&ledger->words, MESSAGE_REPORT_VERDICT), LABEL_COLUMNS);
	paint(ledger, verdict_paint(worst));
	fprintf(ledger->stream, "%c ", verdict_sign(worst));
	print(ledger, words_overall(&ledger->words, audit));
	paint(ledger, PAINT_PLAIN);
	fputs("  ", ledger->stream);
	print(ledger, counts_of(ledger, audit));
	putc('\n', ledger->stream);
}

static void print_audit(struct ledger *ledger, const struct audit *audit)
{
	const struct words *words = &ledger->words;
	if (audit->model->title.size > 0) {
		print_entry(ledger, 0, MESSAGE_REPORT_TITLE, audit->model->title);
	}
	print_entry(ledger, 0, MESSAGE_REPORT_SOURCE, audit->model->source.name);
	if (audit->model->source.sha256.size > 0) {
		fprintf(ledger->stream, "%*s%.*s\n", LABEL_COLUMNS, "",
		        STR_FORMAT(audit->model->source.sha256));
	}
	print_verdict(ledger, audit);
	if (audit->proof_count == 0) {
		putc('\n', ledger->stream);
		print_entry(ledger, 0, MESSAGE_REPORT_PROOFS,
		            words_of(words, MESSAGE_REPORT_NO_PROOFS));
	}
	for (size_t i = 0; i < audit->proof_count; i++) {
		print_proof(ledger, audit, &audit->proofs[i]);
	}
	putc('\n', ledger->stream);
	print_entry(ledger, 0, MESSAGE_REPORT_FINDINGS,
	            audit->finding_count == 0 ? words_of(words, MESSAGE_REPORT_NO_FINDINGS)
	                                      : STR(""));
	for (size_t i = 0; i < audit->finding_count; i++) {
		print_finding(ledger, &audit->findings[i]);
	}
}

/* ---- several documents ---- */

static void print_line(struct ledger *ledger, const struct audit *audit)
{
	enum verdict worst = worst_verdict(audit);
	paint(ledger, verdict_paint(worst));
	fprintf(ledger->stream, "%c ", verdict_sign(worst));
	print_left(ledger, words_overall(&ledger->words, audit), VERDICT_COLUMNS);
	paint(ledger, PAINT_PLAIN);
	for (enum finding_level level = 0; level < FINDING_LEVEL_COUNT; level++) {
		print_right(ledger, words_count(&ledger->words, findings_of_level(audit, level)),
		            COUNT_COLUMNS);
	}
	fputs("  ", ledger->stream);
	/* Not cut: two long names may differ at their ends. */
	print(ledger, audit->model->source.name);
	putc('\n', ledger->stream);
}

static void print_lines_head(struct ledger *ledger)
{
	const struct words *words = &ledger->words;
	fputs("  ", ledger->stream);
	print_left(ledger, words_of(words, MESSAGE_REPORT_VERDICT), VERDICT_COLUMNS);
	for (enum finding_level level = 0; level < FINDING_LEVEL_COUNT; level++) {
		print_right(ledger, words_level(words, level), COUNT_COLUMNS);
	}
	fputs("  ", ledger->stream);
	print(ledger, words_of(words, MESSAGE_REPORT_SOURCE));
	putc('\n', ledger->stream);
}

static void print_lines(struct ledger *ledger, const struct audit *const *audits, size_t count)
{
	const struct words *words = &ledger->words;
	size_t verdicts[VERDICT_COUNT] = {0};
	size_t levels[FINDING_LEVEL_COUNT] = {0};
	print_lines_head(ledger);
	for (size_t i = 0; i < count; i++) {
		print_line(ledger, audits[i]);
		verdicts[worst_verdict(audits[i])]++;
		for (enum finding_level level = 0; level < FINDING_LEVEL_COUNT; level++) {
			levels[level] += findings_of_level(audits[i], level);
		}
	}
	putc('\n', ledger->stream);
	print(ledger, words_say(words, MESSAGE_REPORT_DOCUMENTS, words_count(words, count),
	                        words_count(words, verdicts[VERDICT_EXACT]),
	                        words_count(words, verdicts[VERDICT_UNDECIDABLE]),
	                        words_count(words, verdicts[VERDICT_INCONSISTENT])));
	putc('\n', ledger->stream);
	print(ledger,
	      words_say(words, MESSAGE_REPORT_TOTALS, words_count(words, levels[FINDING_ERROR]),
	                words_count(words, levels[FINDING_WARNING]),
	                words_count(words, levels[FINDING_NOTE])));
	putc('\n', ledger->stream);
}

enum status audit_text(FILE *stream, const struct audit *const *audits, size_t count,
                       enum language language, struct diags *diags)
{
	struct ledger ledger = {.stream = stream,
	                        .words = {language, diags->arena},
	                        .has_colour = wants_colour(stream)};
	wrap_init(&ledger.wrap, stream, WIDTH);
	if (count == 1) {
		print_audit(&ledger, audits[0]);
	} else {
		print_lines(&ledger, audits, count);
	}
	wrap_release(&ledger.wrap);
	return STATUS_OK;
}
