/* zhinan grammar coverage NAME TEXT...: what a grammar's rules matched in some texts. Prints the
 * hits, tries and time of each rule, the lines that no rule matched, labels that resemble known
 * ones, and rules that never matched. Only prints results, and knows no rule. */
#include <inttypes.h>

#include "base/escape.h"
#include "cmd/grammar_texts.h"
#include "cmd/message.h"
#include "report/terminal.h"

enum {
	EVIDENCE_BYTES = 16384,
	MAX_LINES_SHOWN = 20, /* of a text */
	LINE_COLUMNS = 68     /* of each line */
};

struct use {
	uint64_t hits;
	uint64_t tries;
	uint64_t nanoseconds;
};

/* What is counted while the texts are read, one after another. */
struct coverage {
	struct terminal terminal;
	struct document document;
	struct use *uses; /* by rule, summed over all texts */
};

static const struct text_column line_columns[] = {
    {0, 6, ALIGN_RIGHT}, {1, 1, ALIGN_LEFT}, {1, LINE_COLUMNS, ALIGN_LAST}};
static const struct text_column label_columns[] = {
    {0, 6, ALIGN_RIGHT}, {2, 30, ALIGN_LEFT}, {2, 0, ALIGN_WHOLE}};
static const struct text_column rule_columns[] = {
    {0, 7, ALIGN_RIGHT}, {1, 8, ALIGN_RIGHT}, {1, 13, ALIGN_RIGHT}, {2, 0, ALIGN_WHOLE}};

/* Prints a line. */
static void say(struct coverage *coverage, struct str line)
{
	terminal_print(&coverage->terminal, line);
	putc('\n', coverage->terminal.stream);
}

/* A rule with where it stands. */
static struct str words_rule(const struct wording *words, const struct rule *rule)
{
	return words_say(
	    words, &MESSAGE_EXPLAIN_NAMED, rule->name,
	    arena_format(words->arena, "%.*s:%" PRIu32, STR_FORMAT(rule->file), rule->line));
}

/* Tries the rules that recognise the family: they do not run when the family is named, and would
 * all look unused. */
static void try_evidence(const struct document *document)
{
	const struct rules *rules = &document->grammar->recognise;
	struct str text = str_slice(document->source.text, 0, EVIDENCE_BYTES);
	struct match_result result;
	while (text.size > 0 && ((unsigned char)text.data[text.size - 1] & 0x80)) {
		text.size--; /* the last character may be cut */
	}
	struct tally *before = tally_use(document->tally);
	for (size_t i = 0; i < rules->count; i++) {
		(void)rule_match(&rules->items[i], text, 0, &result);
	}
	tally_use(before);
}

static void add_uses(struct coverage *coverage)
{
	const struct tally *tally = coverage->document.tally;
	try_evidence(&coverage->document);
	for (size_t i = 0; i < tally->grammar->all_count; i++) {
		const struct rule *rule = tally->grammar->all[i];
		struct pattern_use pattern = tally_pattern(tally, rule);
		struct use *use = &coverage->uses[i];
		use->hits += tally_hits(tally, rule);
		use->tries += pattern.tries;
		use->nanoseconds += pattern.nanoseconds;
	}
}

/* Prints the first of the paragraphs in which no rule matched, with an asterisk before those that
 * hold an amount, a count or a time. */
static void print_lines(struct coverage *coverage)
{
	const struct document *document = &coverage->document;
	const struct text *text = &document->text;
	const struct records *records = &document->records;
	bool *taken = ARENA_ARRAY(document->arena, bool, text->paragraph_count + 1);
	bool *has_amount = ARENA_ARRAY(document->arena, bool, text->paragraph_count + 1);
	const struct wording *terminal_words = &coverage->terminal.words;
	size_t count = 0;
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		size_t paragraph = record_paragraph(record, text);
		if (record->kind == RECORD_MENTION) { /* a figure that no rule matched */
			has_amount[paragraph] |= record->figure->kind == FIGURE_MONEY ||
			                         record->figure->kind == FIGURE_COUNT ||
			                         record->figure->kind == FIGURE_DURATION;
		} else {
			taken[paragraph] |= record->kind == RECORD_TITLE ||
			                    record->kind == RECORD_TOTAL ||
			                    record_rule(record).size > 0;
		}
	}
	for (size_t i = 0; i < text->paragraph_count; i++) {
		const struct paragraph *paragraph = &text->paragraphs[i];
		bool is_left = !taken[i] && !paragraph->mark && !paragraph->is_title;
		if (is_left && count++ < MAX_LINES_SHOWN) {
			struct str words =
			    str_slice(text->clean, paragraph->span.start, paragraph->span.end);
			const struct str cells[] = {
			    words_count(terminal_words,
			                text_line(&document->text, &document->source,
			                          paragraph->span.start)),
			    has_amount[i] ? STR("*") : STR(" "), words};
			terminal_row(&coverage->terminal, line_columns, cells, 3);
		}
	}
	say(coverage,
	    words_say(terminal_words, &MESSAGE_COVERAGE_OF, words_count(terminal_words, count),
	              words_count(terminal_words, text->paragraph_count)));
}

static void print_labels(struct coverage *coverage)
{
	const struct document *document = &coverage->document;
	const struct records *records = &document->records;
	for (size_t i = 0; i < records->unknown_count; i++) {
		const struct unknown_label *label = &records->unknown[i];
		struct str words =
		    str_slice(document->text.clean, label->words.start, label->words.end);
		const struct str cells[] = {
		    words_count(&coverage->terminal.words,
		                text_line(&document->text, &document->source, label->words.start)),
		    words, label->nearest};
		terminal_row(&coverage->terminal, label_columns, cells, 3);
	}
}

static void print_text(struct coverage *coverage, const char *path)
{
	const struct records *records = &coverage->document.records;
	size_t counts[RECORD_KIND_COUNT] = {0};
	for (size_t i = 0; i < records->count; i++) {
		counts[records->items[i].kind]++;
	}
	const struct wording *words = &coverage->terminal.words;
	struct str found =
	    words_say(words, &MESSAGE_COVERAGE_COUNTS, words_count(words, counts[RECORD_DIRECTION]),
	              words_count(words, counts[RECORD_FIELD]),
	              words_count(words, counts[RECORD_FACT] + counts[RECORD_PART_STATED]),
	              words_count(words, counts[RECORD_STATED]));
	found = words_say(words, &MESSAGE_COVERAGE_MENTIONS, found,
	                  words_count(words, counts[RECORD_MENTION]));
	terminal_wrap(&coverage->terminal,
	              words_say(words, &MESSAGE_COVERAGE_TEXT,
	                        escape_text(words->arena, str_from(path)), found),
	              0, 2);
	say(coverage, words_of(words, &MESSAGE_COVERAGE_LINES));
	print_lines(coverage);
	if (records->unknown_count > 0) {
		say(coverage, words_of(words, &MESSAGE_COVERAGE_LABELS));
		print_labels(coverage);
	}
}

/* Prints all rules. Marks are tried together, and so are labels: each such rule has hits of its
 * own, but only the rule that stands for all of them has tries. */
static void print_rules(struct coverage *coverage, const struct grammar *grammar)
{
	struct terminal *terminal = &coverage->terminal;
	const struct wording *words = &terminal->words;
	const struct str heads[] = {
	    words_of(words, &MESSAGE_COVERAGE_HITS), words_of(words, &MESSAGE_COVERAGE_TRIES),
	    words_of(words, &MESSAGE_COVERAGE_TIME), words_of(words, &MESSAGE_COVERAGE_RULE)};
	terminal_row(terminal, rule_columns, heads, 4);
	for (size_t i = 0; i < grammar->all_count; i++) {
		const struct use *use = &coverage->uses[i];
		const struct str cells[] = {words_count(words, use->hits),
		                            words_count(words, use->tries),
		                            words_count(words, use->nanoseconds / 1000),
		                            words_rule(words, grammar->all[i])};
		terminal_row(terminal, rule_columns, cells, 4);
	}
	say(coverage, words_of(words, &MESSAGE_COVERAGE_UNUSED));
	for (size_t i = 0; i < grammar->all_count; i++) {
		if (coverage->uses[i].hits == 0) {
			terminal_blanks(terminal, 2);
			say(coverage, words_rule(words, grammar->all[i]));
		}
	}
}

enum status grammar_coverage(FILE *out, struct context *context, const char *name, char **texts)
{
	struct coverage coverage = {0};
	const struct wording words = context_words(context);
	enum status status = STATUS_OK;
	context->options.grammar = name;
	terminal_init(&coverage.terminal, out, &words);
	patterns_measure(true);
	for (size_t i = 0; texts[i] && status == STATUS_OK; i++) {
		status = input_read(&coverage.document, context, texts[i], PRODUCT_RECORDS);
		const struct grammar *grammar = coverage.document.grammar;
		if (status == STATUS_OK) {
			if (i == 0) {
				coverage.uses =
				    ARENA_ARRAY(context->arena, struct use, grammar->all_count + 1);
			}
			add_uses(&coverage);
			print_text(&coverage, texts[i]);
		}
		if (status == STATUS_OK && !texts[i + 1]) {
			print_rules(&coverage, grammar);
		}
		document_release(&coverage.document);
	}
	patterns_measure(false);
	terminal_release(&coverage.terminal);
	return status;
}
