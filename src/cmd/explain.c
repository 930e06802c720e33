/* zhinan explain INPUT[:LINE]: why a text, or a line of it, was read as it was. For each
 * paragraph what was repaired, what tokens it has, what record they became by which rule, and
 * which rules nearly took it; for a whole text also how often each rule was asked. */
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "cmd/input.h"
#include "cmd/token_list.h"
#include "report/columns.h"

enum { EXCERPT_COLUMNS = 40 };

/* On the way through a document. */
struct explanation {
	FILE *out;
	struct document *document;
	struct tokens tokens;
	size_t change; /* the next repair */
	size_t record; /* the next record */
};

/* ---- which line ---- */

/* Parts a path from the line behind its last colon; a file of the whole name goes before. */
static uint32_t split_line(const char **path, const char *argument, struct arena *arena)
{
	const char *colon = strrchr(argument, ':');
	struct stat status;
	char *end = NULL;
	*path = argument;
	if (!colon || colon == argument || stat(argument, &status) == 0) {
		return 0;
	}
	unsigned long line = strtoul(colon + 1, &end, 10);
	if (colon[1] < '0' || colon[1] > '9' || *end != '\0' || line > UINT32_MAX) {
		return 0;
	}
	*path = arena_copy(arena, (struct str){argument, (size_t)(colon - argument)}).data;
	return (uint32_t)line;
}

/* The first and the last line of the source that a paragraph stands on. */
static void lines_of(const struct document *document, const struct paragraph *paragraph,
                     uint32_t *first, uint32_t *last)
{
	const struct map *map = &document->text.map;
	struct span span = paragraph->span;
	*first = source_line(&document->source, map_origin(map, span.start));
	*last = span.end > span.start
	            ? source_line(&document->source, map_origin(map, span.end - 1))
	            : *first;
}

/* ---- one paragraph ---- */

static struct str text_of(const struct document *document, struct span span)
{
	return str_slice(document->text.clean, span.start, span.end);
}

static const struct rule *rule_named(const struct grammar *grammar, struct str name)
{
	for (size_t i = 0; i < grammar->all_count; i++) {
		if (str_equal(grammar->all[i]->name, name)) {
			return grammar->all[i];
		}
	}
	return NULL;
}

static void print_rule(struct explanation *explanation, struct str name)
{
	const struct rule *rule = rule_named(explanation->document->grammar, name);
	if (name.size > 0) {
		fprintf(explanation->out, "\tby %.*s", STR_FORMAT(name));
	}
	if (rule) {
		fprintf(explanation->out, " (%.*s:%" PRIu32 ")", STR_FORMAT(rule->file),
		        rule->line);
	}
	putc('\n', explanation->out);
}

/* The repairs before a place of the source; those of the paragraph are printed. */
static void print_changes(struct explanation *explanation, uint32_t from, uint32_t to,
                          bool is_shown)
{
	const struct document *document = explanation->document;
	for (; explanation->change < document->text.change_count; explanation->change++) {
		const struct text_change *change = &document->text.changes[explanation->change];
		uint32_t at = change->source_count > 0 ? change->source[0].start : 0;
		if (at >= to) {
			return;
		}
		if (!is_shown || at < from) {
			continue;
		}
		fprintf(explanation->out, "  repair\t%.*s\tline %" PRIu32 "%s\n",
		        STR_FORMAT(change->kind), source_line(&document->source, at),
		        change->touches_figure ? "\tbeside a figure" : "");
	}
}

/* The beginning of a text, which stands whole above. */
static void print_excerpt(FILE *out, struct str text)
{
	size_t columns = text_columns(text);
	print_columns(out, text, columns < EXCERPT_COLUMNS ? columns : EXCERPT_COLUMNS);
}

/* What a record is, in a few words: its text, or what stands for it. */
static struct str words_of_record(const struct document *document, const struct record *record)
{
	static const char *const roles[] = {
	    [ROW_BODY] = "body",         [ROW_HEADER] = "header", [ROW_GROUP] = "group",
	    [ROW_SUBTOTAL] = "subtotal", [ROW_TOTAL] = "total",   [ROW_PART] = "part",
	    [ROW_RULE] = "rule"};
	struct str what = text_of(document, record->text);
	switch ((enum record_kind)record->kind) {
	case RECORD_DIRECTION:
		what = arena_format(document->arena, "%.*s, key %.*s",
		                    STR_FORMAT(text_of(document, record->number)),
		                    STR_FORMAT(record->key));
		break;
	case RECORD_SECTION:
		what = text_of(document, record->number);
		break;
	case RECORD_FIELD:
	case RECORD_FACT:
	case RECORD_TOTAL:
		what = record->field->name;
		break;
	case RECORD_TABLE:
		what = record->reading->table->is_form     ? STR("a form")
		       : record->reading->lists_directions ? STR("may list directions")
		                                           : STR("lists no directions");
		break;
	case RECORD_ROW:
		what = str_from(roles[record->cell->role]);
		break;
	case RECORD_TOLD:
	case RECORD_STATED:
		what = record->stated->of;
		break;
	case RECORD_PARTNER:
		what = record->code;
		break;
	default:
		break;
	}
	return what;
}

/* Each thing that was weighed, with its weight and the words that show it. */
static void print_evidence(struct explanation *explanation, const struct record *record,
                           const struct evidence_list *evidence)
{
	for (uint8_t i = 0; i < evidence->count; i++) {
		const struct evidence_item *item = &evidence->items[i];
		enum evidence_rule rule = (enum evidence_rule)item->rule;
		fprintf(explanation->out, "  %*s    %+d %s\t%.*s\n", 2 * (int)record->depth, "",
		        evidence_weight(rule), evidence_name(rule),
		        STR_FORMAT(text_of(explanation->document, item->place)));
	}
}

/* What was weighed for and against that the series which a marked line is of are directions, and what came of
 * it. Of series within each other that are both likely one is chosen, so that weight alone may not do. */
static void print_series(struct explanation *explanation, const struct record *record)
{
	const struct records *records = &explanation->document->records;
	bool is_marked = record->kind == RECORD_SECTION || record->kind == RECORD_DIRECTION ||
	                 record->kind == RECORD_ITEM;
	if (!is_marked || record->group == UINT32_MAX) {
		return;
	}
	const struct group *group = &records->groups[record->group];
	const char *result = group->is_direction ? "directions" : "not directions";
	if (group->evidence.count == 0 || group->style->is_row) {
		return;
	}
	if (!group->is_direction && group->evidence.weight >= EVIDENCE_ENOUGH) {
		result = "not directions, those inside or around it are";
	}
	fprintf(explanation->out, "  %*s  series: weight %d of %d, %s\t%" PRIu32 " of %.*s\n",
	        2 * (int)record->depth, "", group->evidence.weight, EVIDENCE_ENOUGH, result,
	        group->members, STR_FORMAT(group->style->rule.name));
	print_evidence(explanation, record, &group->evidence);
}

/* What spoke for a figure and against it. */
static void print_statement(struct explanation *explanation, const struct record *record)
{
	FILE *out = explanation->out;
	const struct record_statement *statement = record->stated;
	bool has_statement = record->kind == RECORD_STATED || record->kind == RECORD_TOLD ||
	                     record->kind == RECORD_MENTION;
	if (!has_statement || !statement || statement->evidence.count == 0) {
		return;
	}
	fprintf(out, "  %*s  weight %d of %d", 2 * (int)record->depth, "",
	        statement->evidence.weight, EVIDENCE_ENOUGH);
	if (statement->kind.size > 0) {
		fprintf(out, "\tkind %.*s", STR_FORMAT(statement->kind));
	}
	if (statement->reason.size > 0) {
		fprintf(out, "\treason %.*s", STR_FORMAT(statement->reason));
	}
	putc('\n', out);
	print_evidence(explanation, record, &statement->evidence);
}

static void print_record(struct explanation *explanation, const struct record *record)
{
	static const char *const names[RECORD_KIND_COUNT] = {
	    [RECORD_TITLE] = "title",         [RECORD_SECTION] = "section",
	    [RECORD_DIRECTION] = "direction", [RECORD_HEADING] = "heading",
	    [RECORD_ITEM] = "item",           [RECORD_FIELD] = "field",
	    [RECORD_TEXT] = "text",           [RECORD_PUNCTUATION] = NULL,
	    [RECORD_PARTNER] = "partner",     [RECORD_AGREEMENT] = "agreement",
	    [RECORD_FACT] = "fact",           [RECORD_STATED] = "stated",
	    [RECORD_MENTION] = "mention",     [RECORD_TOLD] = "told",
	    [RECORD_TABLE] = "table",         [RECORD_ROW] = "row",
	    [RECORD_CELL] = "cell",           [RECORD_TOTAL] = "total",
	};
	const struct document *document = explanation->document;
	if (!names[record->kind]) {
		return;
	}
	fprintf(explanation->out, "  %*s%s\t", 2 * (int)record->depth, "", names[record->kind]);
	print_excerpt(explanation->out, words_of_record(document, record));
	if (record->kind == RECORD_CELL && record->cell->name.size > 0) {
		fprintf(explanation->out, "\t%.*s", STR_FORMAT(record->cell->name));
	}
	bool has_figure = record->kind == RECORD_FACT || record->kind == RECORD_STATED ||
	                  record->kind == RECORD_TOLD || record->kind == RECORD_TOTAL ||
	                  record->kind == RECORD_MENTION ||
	                  (record->kind == RECORD_CELL && record->figure);
	if (has_figure) {
		fprintf(explanation->out, "\t%.*s",
		        STR_FORMAT(figure_words(record->figure, document->arena)));
	}
	print_rule(explanation, record_rule(record));
	print_series(explanation, record);
	print_statement(explanation, record);
}

/* Where a record stands; a partner may be named in a paragraph further on. */
static uint32_t record_start(const struct record *record)
{
	return record->mark.end > record->mark.start ? record->mark.start : record->text.start;
}

static void print_records(struct explanation *explanation, uint32_t end, bool is_shown)
{
	const struct records *records = &explanation->document->records;
	for (; explanation->record < records->count; explanation->record++) {
		const struct record *record = &records->items[explanation->record];
		if (record->kind != RECORD_PARTNER && record_start(record) >= end) {
			return;
		}
		if (is_shown) {
			print_record(explanation, record);
		}
	}
}

/* The rules for marks that fit the beginning of a line that has no mark, but not to their end;
 * and the label that the line's first words are near to. */
static void print_near_misses(struct explanation *explanation, const struct paragraph *paragraph)
{
	const struct document *document = explanation->document;
	FILE *out = explanation->out;
	struct str line =
	    str_slice(document->text.folded, paragraph->span.start, paragraph->span.end);
	for (size_t i = 0; !paragraph->mark && i < document->grammar->mark_count; i++) {
		struct mark *mark = &document->grammar->marks[i];
		size_t furthest = mark_furthest(mark, line);
		if (furthest > 0) {
			fprintf(out, "  near miss\t%.*s stops behind \"%.*s\" (%.*s:%" PRIu32 ")\n",
			        STR_FORMAT(mark->rule.name),
			        STR_FORMAT(str_slice(line, 0, furthest)),
			        STR_FORMAT(mark->rule.file), mark->rule.line);
		}
	}
	for (size_t i = 0; i < document->records.unknown_count; i++) {
		const struct unknown_label *label = &document->records.unknown[i];
		if (span_contains(paragraph->span, label->words)) {
			fprintf(explanation->out,
			        "  near miss\t\"%.*s\" looks like the label \"%.*s\"\n",
			        STR_FORMAT(text_of(document, label->words)),
			        STR_FORMAT(label->nearest));
		}
	}
}

/* What the format itself knows of a line. */
static void print_form(FILE *out, const struct line_form *form)
{
	static const char *const sizes[] = {
	    [SIZE_BODY] = "", [SIZE_LARGER] = " larger", [SIZE_SMALLER] = " smaller"};
	if (!form) {
		return;
	}
	fprintf(out, "  form\n   ");
	if (form->heading > 0) {
		fprintf(out, " heading %d", form->heading);
	}
	if (form->list > 0) {
		fprintf(out, " list %d", form->list);
	}
	fprintf(out, "%s%s%s\n", sizes[form->size], form->is_bold ? " bold" : "",
	        form->is_centred ? " centred" : "");
}

static void explain_paragraph(struct explanation *explanation, const struct paragraph *paragraph,
                              uint32_t line)
{
	struct document *document = explanation->document;
	uint32_t first;
	uint32_t last;
	lines_of(document, paragraph, &first, &last);
	bool is_shown = line == 0 || (first <= line && line <= last);
	uint32_t from = map_origin(&document->text.map, paragraph->span.start);
	uint32_t to = map_origin(&document->text.map, paragraph->span.end);
	if (is_shown) {
		fprintf(explanation->out, "%" PRIu32 "-%" PRIu32 "\t%.*s\n", first, last,
		        STR_FORMAT(text_of(document, paragraph->span)));
		print_form(explanation->out, source_line_form(&document->source, from));
	}
	print_changes(explanation, from, to, is_shown);
	print_records(explanation, paragraph->span.end, is_shown);
	if (is_shown) {
		fprintf(explanation->out, "  tokens\n");
		token_list_print(explanation->out, document, &explanation->tokens, paragraph);
		if (paragraph->table == 0) {
			print_near_misses(explanation, paragraph);
		}
		putc('\n', explanation->out);
	}
}

/* ---- the whole ---- */

/* Hits and tries; a rule that was asked and never hit may be dead, one that was never asked
 * is not in this list's way. */
static void print_rules(FILE *out, const struct grammar *grammar)
{
	fprintf(out, "hits\ttries\trule\n");
	for (size_t i = 0; i < grammar->all_count; i++) {
		const struct rule *rule = grammar->all[i];
		uint64_t hits = rule->hits + (rule->pattern ? pattern_hits(rule->pattern) : 0);
		uint64_t tries = rule->pattern ? pattern_tries(rule->pattern) : 0;
		fprintf(out, "%" PRIu64 "\t%" PRIu64 "\t%.*s (%.*s:%" PRIu32 ")\n", hits, tries,
		        STR_FORMAT(rule->name), STR_FORMAT(rule->file), rule->line);
	}
}

/* Which grammar the text is read with, and why; which others had something to say for them. */
static void print_family(FILE *out, const struct document *document,
                         const struct evidence *evidence, size_t count)
{
	fprintf(out, "grammar %.*s", STR_FORMAT(document->grammar->family));
	if (document->evidence.size > 0) {
		fprintf(out, ", seen in: %.*s", STR_FORMAT(document->evidence));
	}
	putc('\n', out);
	for (size_t i = 1; i < count; i++) {
		fprintf(out, "not %.*s, seen further on by %.*s (%.*s.yaml:%" PRIu32 "): %.*s\n",
		        STR_FORMAT(evidence[i].family), STR_FORMAT(evidence[i].rule),
		        STR_FORMAT(evidence[i].family), evidence[i].line,
		        STR_FORMAT(evidence[i].text));
	}
	putc('\n', out);
}

static void explain(FILE *out, struct document *document, uint32_t line)
{
	struct explanation explanation = {.out = out, .document = document};
	const struct grammar *grammar = document->grammar;
	for (size_t i = 0; i < document->text.paragraph_count; i++) {
		explain_paragraph(&explanation, &document->text.paragraphs[i], line);
	}
	if (line == 0) {
		print_rules(out, grammar);
	}
}

enum status run_explain(struct context *context, int argc, char **argv)
{
	struct document document;
	struct file_writer writer;
	const char *path;
	struct evidence *evidence = NULL;
	size_t count = 0;
	(void)argc;
	uint32_t line = split_line(&path, argv[0], context->arena);
	enum status status = input_read(&document, context, path, PRODUCT_RECORDS);
	if (status == STATUS_OK && line > document.source.line_count) {
		status =
		    diags_trouble(&context->diags, MESSAGE_EXPLAIN_NO_LINE, str_from(path),
		                  arena_format(context->arena, "%" PRIu32, line),
		                  arena_format(context->arena, "%zu", document.source.line_count));
	}
	if (status == STATUS_OK && !context->options.grammar) {
		status = grammar_find_evidence(
		    &evidence, &count, context->arena,
		    options_grammars(&context->options, context->arena),
		    text_for_evidence(context->arena, document.source.text), &context->diags);
	}
	if (status == STATUS_OK) {
		status = file_writer_open(&writer, context->options.output, &context->diags);
	}
	if (status == STATUS_OK) {
		print_family(writer.stream, &document, evidence, count);
		explain(writer.stream, &document, line);
		status = file_writer_close(&writer, true, &context->diags);
	}
	document_release(&document);
	return status;
}
