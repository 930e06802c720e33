/* zhinan grammar coverage NAME TEXT...: what a grammar's rules matched in some texts. Prints the
 * hits, tries and time of each rule, the lines that no rule matched, labels that resemble known
 * ones, and rules that never matched. Only prints results, and knows no rule. */
#include <inttypes.h>

#include "base/file_name.h"
#include "base/utf8.h"
#include "cmd/grammar_texts.h"

enum {
	EVIDENCE_BYTES = 16384,
	MAX_LINES_SHOWN = 20, /* of a text */
	LINE_CHARACTERS = 40  /* of each line */
};

struct use {
	uint64_t hits;
	uint64_t tries;
	uint64_t nanoseconds;
};

/* What is counted while the texts are read, one after another. */
struct coverage {
	FILE *out;
	struct document document;
	struct use *uses; /* by rule, summed over all texts */
};

static uint32_t line_of(const struct document *document, struct span span)
{
	return source_line(&document->source, map_origin(&document->text.map, span.start));
}

/* Tries the rules that recognise the family: they do not run when the family is named, and would
 * all look unused. */
static void try_evidence(const struct document *document)
{
	struct rules *rules = &document->grammar->recognise;
	struct str text = str_slice(document->source.text, 0, EVIDENCE_BYTES);
	struct match_result result;
	while (text.size > 0 && ((unsigned char)text.data[text.size - 1] & 0x80)) {
		text.size--; /* the last character may be cut */
	}
	for (size_t i = 0; i < rules->count; i++) {
		(void)rule_match(&rules->items[i], text, 0, &result);
	}
}

static void add_uses(struct coverage *coverage)
{
	const struct grammar *grammar = coverage->document.grammar;
	try_evidence(&coverage->document);
	for (size_t i = 0; i < grammar->all_count; i++) {
		const struct rule *rule = grammar->all[i];
		struct use *use = &coverage->uses[i];
		use->hits += rule->hits;
		if (rule->pattern) {
			use->hits += pattern_hits(rule->pattern);
			use->tries += pattern_tries(rule->pattern);
			use->nanoseconds += pattern_nanoseconds(rule->pattern);
		}
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
			size_t end = 0;
			for (int c = 0; c < LINE_CHARACTERS && end < words.size; c++) {
				utf8_next(words, &end);
			}
			fprintf(coverage->out, "  %" PRIu32 "\t%s\t%.*s\n",
			        line_of(document, paragraph->span), has_amount[i] ? "*" : "",
			        STR_FORMAT(str_slice(words, 0, end)));
		}
	}
	fprintf(coverage->out, "  %zu of %zu paragraphs\n", count, text->paragraph_count);
}

static void print_labels(struct coverage *coverage)
{
	const struct document *document = &coverage->document;
	const struct records *records = &document->records;
	for (size_t i = 0; i < records->unknown_count; i++) {
		const struct unknown_label *label = &records->unknown[i];
		struct str words =
		    str_slice(document->text.clean, label->words.start, label->words.end);
		fprintf(coverage->out, "  %" PRIu32 "\t%.*s\t%.*s\n",
		        line_of(document, label->words), STR_FORMAT(words),
		        STR_FORMAT(label->nearest));
	}
}

static void print_text(struct coverage *coverage, const char *path)
{
	const struct records *records = &coverage->document.records;
	size_t counts[RECORD_KIND_COUNT] = {0};
	for (size_t i = 0; i < records->count; i++) {
		counts[records->items[i].kind]++;
	}
	struct str name = file_name_text(coverage->document.arena, str_from(path));
	fprintf(coverage->out,
	        "%.*s\t%zu directions, %zu labels, %zu facts, %zu totals, %zu mentions\n",
	        STR_FORMAT(name), counts[RECORD_DIRECTION], counts[RECORD_FIELD],
	        counts[RECORD_FACT] + counts[RECORD_PART_STATED], counts[RECORD_STATED],
	        counts[RECORD_MENTION]);
	fprintf(coverage->out, " lines that no rule took (*: with a figure)\n");
	print_lines(coverage);
	if (records->unknown_count > 0) {
		fprintf(coverage->out, " labels that no rule knows, and the nearest known one\n");
		print_labels(coverage);
	}
}

/* Prints all rules. Marks are tried together, and so are labels: each such rule has hits of its
 * own, but only the rule that stands for all of them has tries. */
static void print_rules(FILE *out, const struct grammar *grammar, const struct use *uses)
{
	fprintf(out, "hits\ttries\tmicroseconds\trule\n");
	for (size_t i = 0; i < grammar->all_count; i++) {
		const struct rule *rule = grammar->all[i];
		fprintf(out, "%" PRIu64 "\t%" PRIu64 "\t%" PRIu64 "\t%.*s (%.*s:%" PRIu32 ")\n",
		        uses[i].hits, uses[i].tries, uses[i].nanoseconds / 1000,
		        STR_FORMAT(rule->name), STR_FORMAT(rule->file), rule->line);
	}
	fprintf(out, "rules that took nothing\n");
	for (size_t i = 0; i < grammar->all_count; i++) {
		const struct rule *rule = grammar->all[i];
		if (uses[i].hits == 0) {
			fprintf(out, "  %.*s (%.*s:%" PRIu32 ")\n", STR_FORMAT(rule->name),
			        STR_FORMAT(rule->file), rule->line);
		}
	}
}

enum status grammar_coverage(FILE *out, struct context *context, const char *name, char **texts)
{
	struct coverage coverage = {.out = out};
	enum status status = STATUS_OK;
	context->options.grammar = name;
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
			print_rules(out, grammar, coverage.uses);
		}
		document_release(&coverage.document);
	}
	patterns_measure(false);
	return status;
}
