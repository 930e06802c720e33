/* zhinan explain INPUT[:LINE]: why a text, or a line of it, was read as it was. For a line it shows
 * the repairs, the tokens, the records that they became and by which rules, the evidence, and the
 * rules that nearly matched. */
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file_name.h"
#include "base/width.h"
#include "cmd/explanation.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "cmd/print_corrections.h"
#include "cmd/token_list.h"
#include "grammar/recognise.h"

enum { KIND_COLUMNS = 12 /* of what a record is */, EVIDENCE_COLUMNS = 40 };

/* ---- which line ---- */

/* Separates a path from the line number after its last colon, unless a file has the whole name. */
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

/* ---- a line ---- */

/* Prints a line of what it is and what it says, `indent` columns from the left, and behind that a rule. */
static void print_entry_by(struct explanation *explanation, size_t indent, struct str name,
                           struct str text, struct str rule)
{
	static const struct place nowhere = {0};
	struct terminal *terminal = &explanation->terminal;
	size_t wide = display_width(name);
	size_t column = indent + (wide + 2 > KIND_COLUMNS ? wide + 2 : KIND_COLUMNS);
	terminal_blanks(terminal, indent);
	terminal_print(terminal, name);
	if (text.size > 0) {
		terminal_blanks(terminal, column - indent - wide);
		column = terminal_flow_at(terminal, text, column, indent + KIND_COLUMNS, &nowhere);
	}
	terminal_tail(terminal, rule, column, indent + KIND_COLUMNS);
}

static void print_entry(struct explanation *explanation, size_t indent, struct str name,
                        struct str text)
{
	print_entry_by(explanation, indent, name, text, STR(""));
}

/* A rule with where it stands. */
static struct str words_rule(const struct explanation *explanation, struct str name)
{
	struct str place =
	    grammar_rule_place(explanation->document->grammar, name, explanation->document->arena);
	return place.size > 0
	           ? words_say(&explanation->terminal.words, &MESSAGE_EXPLAIN_NAMED, name, place)
	           : name;
}

/* Prints the repairs of a paragraph. */
static void print_changes(struct explanation *explanation, struct span span)
{
	const struct document *document = explanation->document;
	const struct wording *words = &explanation->terminal.words;
	uint32_t from = map_origin(&document->text.map, span.start);
	uint32_t to = map_origin(&document->text.map, span.end);
	for (size_t i = 0; i < document->text.change_count; i++) {
		const struct text_change *change = &document->text.changes[i];
		uint32_t at = change->source_count > 0 ? change->source[0].start : 0;
		if (from <= at && at < to) {
			const struct place place = {.line = source_line(&document->source, at)};
			print_entry(explanation, 2, words_of(words, &MESSAGE_EXPLAIN_REPAIR),
			            words_say(words,
			                      change->touches_figure
			                          ? &MESSAGE_EXPLAIN_REPAIRED_FIGURE
			                          : &MESSAGE_EXPLAIN_REPAIRED,
			                      words_code(words, CODE_REPAIR, change->kind),
			                      words_place(words, &place)));
		}
	}
}

/* The number and heading of the direction or section that a statement is about; empty if it is
 * about the document, or its owner begins in the same paragraph. */
static struct str words_owner(const struct explanation *explanation, const struct record *record)
{
	const struct document *document = explanation->document;
	const struct text *text = &document->text;
	const struct record *owner = record;
	while (owner > document->records.items && owner->depth >= record->depth) {
		owner--;
	}
	bool is_elsewhere = record->kind == RECORD_PART_STATED && owner->depth < record->depth &&
	                    record_paragraph(owner, text) != record_paragraph(record, text);
	return is_elsewhere ? words_heading(explanation, owner) : (struct str){0};
}

/* Adds a remark, unless its argument is empty. */
static struct str add_remark(const struct explanation *explanation, struct str remarks,
                             const struct message *message, struct str what)
{
	const struct wording *words = &explanation->terminal.words;
	return what.size > 0
	           ? words_joined(words, remarks, words_of(words, &MESSAGE_EXPLAIN_COMMA).data,
	                          words_say(words, message, what))
	           : remarks;
}

/* Prints the sum of the weights, with remarks, and the evidence with its weights and words. */
static void print_evidence(struct explanation *explanation, const struct record *record,
                           const struct evidence_list *evidence, struct str remarks)
{
	struct terminal *terminal = &explanation->terminal;
	const struct wording *words = &terminal->words;
	size_t indent = 2 * (size_t)record->depth + 4;
	struct str weight = words_say(words, &MESSAGE_EXPLAIN_WEIGHT,
	                              arena_format(words->arena, "%d", evidence->weight),
	                              words_count(words, EVIDENCE_ENOUGH));
	terminal_blanks(terminal, indent);
	terminal_paint(terminal, evidence->weight < EVIDENCE_ENOUGH ? PAINT_DOUBT : PAINT_GOOD);
	terminal_print(terminal, weight);
	terminal_paint(terminal, PAINT_PLAIN);
	terminal_blanks(terminal, remarks.size > 0 ? 2 : 0);
	terminal_print(terminal, remarks);
	putc('\n', terminal->stream);
	for (uint8_t i = 0; i < evidence->count; i++) {
		const struct evidence_item *item = &evidence->items[i];
		enum evidence_rule rule = (enum evidence_rule)item->rule;
		struct str shown = str_trim(explained_text(explanation, item->place));
		struct str name = words_code(words, CODE_EVIDENCE, str_from(evidence_name(rule)));
		terminal_blanks(terminal, indent + 2);
		fprintf(terminal->stream, "%+4d ", evidence_weight(rule));
		if (shown.size > 0) {
			terminal_left(terminal, name, EVIDENCE_COLUMNS);
			terminal_blanks(terminal, 2);
		}
		terminal_print(terminal, shown.size > 0 ? shown : name);
		putc('\n', terminal->stream);
	}
}

/* Prints the evidence for and against the reading of a figure or a series. */
static void print_weighed(struct explanation *explanation, const struct record *record)
{
	const struct wording *words = &explanation->terminal.words;
	const struct group *group = record_series(&explanation->document->records, record);
	const struct record_statement *statement =
	    record_is_statement(record) || record->kind == RECORD_MENTION ? record->stated : NULL;
	struct str remarks = {0};
	if (group) {
		remarks = add_remark(explanation, remarks,
		                     group->is_direction ? &MESSAGE_EXPLAIN_DIRECTIONS
		                                         : &MESSAGE_EXPLAIN_NO_DIRECTIONS,
		                     words_count(words, group->members));
		print_evidence(explanation, record, &group->evidence, remarks);
	} else if (statement && statement->evidence.count > 0) {
		remarks = add_remark(explanation, remarks, &MESSAGE_EXPLAIN_OWNER,
		                     words_owner(explanation, record));
		remarks = add_remark(explanation, remarks, &MESSAGE_EXPLAIN_KIND, statement->kind);
		remarks = add_remark(explanation, remarks, &MESSAGE_EXPLAIN_REASON,
		                     words_code(words, CODE_REASON, statement->reason));
		print_evidence(explanation, record, &statement->evidence, remarks);
	}
}

static void print_record(struct explanation *explanation, const struct record *record)
{
	const struct wording *words = &explanation->terminal.words;
	struct str name = words_record_kind(explanation, record);
	struct str text = words_record(explanation, record);
	struct str rule = record_rule(record);
	bool has_figure = record_is_statement(record) || record->kind == RECORD_FACT ||
	                  record->kind == RECORD_TOTAL || record->kind == RECORD_MENTION ||
	                  (record->kind == RECORD_CELL && record->figure);
	/* of a mention and a partner the rule is only what they are */
	bool has_rule = record->kind != RECORD_MENTION && record->kind != RECORD_PARTNER;
	if (name.size == 0) {
		return;
	}
	if (record->kind == RECORD_CELL && record->cell->name.size > 0) {
		text = words_say(words, &MESSAGE_EXPLAIN_NAMED, text,
		                 words_code(words, CODE_ROLE, record->cell->name));
	}
	if (has_figure) {
		struct str figure = words_figure(words, record->figure);
		text = record->kind == RECORD_MENTION || record->kind == RECORD_CELL
		           ? words_say(words, &MESSAGE_EXPLAIN_MEANS, text, figure)
		           : words_say(words, &MESSAGE_EXPLAIN_FIGURE, text, figure);
	}
	print_entry_by(explanation, 2 * (size_t)record->depth + 2, name, text,
	               has_rule ? words_rule(explanation, rule) : STR(""));
	print_weighed(explanation, record);
}

/* Prints the rules for marks that match the beginning of a line without a mark, but not to their
 * end, and the label that the line's first words resemble. */
static void print_near_misses(struct explanation *explanation, const struct paragraph *paragraph)
{
	const struct document *document = explanation->document;
	const struct wording *words = &explanation->terminal.words;
	struct str name = words_of(words, &MESSAGE_EXPLAIN_NEAR_MISS);
	struct str line =
	    str_slice(document->text.folded, paragraph->span.start, paragraph->span.end);
	for (size_t i = 0; !paragraph->mark && i < document->grammar->mark_count; i++) {
		struct mark *mark = &document->grammar->marks[i];
		size_t furthest = mark_furthest(mark, line);
		if (furthest > 0) {
			print_entry(explanation, 2, name,
			            words_say(words, &MESSAGE_EXPLAIN_STOPS,
			                      words_rule(explanation, mark->rule.name),
			                      str_slice(line, 0, furthest)));
		}
	}
	for (size_t i = 0; i < document->records.unknown_count; i++) {
		const struct unknown_label *label = &document->records.unknown[i];
		if (span_contains(paragraph->span, label->words)) {
			print_entry(explanation, 2, name,
			            words_say(words, &MESSAGE_EXPLAIN_LOOKS_LIKE,
			                      explained_text(explanation, label->words),
			                      label->nearest));
		}
	}
}

/* Prints what the file format itself says about a line. */
static void print_form(struct explanation *explanation, const struct line_style *form)
{
	const struct wording *words = &explanation->terminal.words;
	struct str comma = words_of(words, &MESSAGE_EXPLAIN_COMMA);
	struct str all = {0};
	if (!form) {
		return;
	}
	const struct {
		bool is_so;
		const struct message *message;
		size_t number;
	} parts[] = {{form->heading > 0, &MESSAGE_EXPLAIN_HEADING, form->heading},
	             {form->list > 0, &MESSAGE_EXPLAIN_LIST, form->list},
	             {form->size == SIZE_LARGER, &MESSAGE_EXPLAIN_LARGER, 0},
	             {form->size == SIZE_SMALLER, &MESSAGE_EXPLAIN_SMALLER, 0},
	             {form->is_bold, &MESSAGE_EXPLAIN_BOLD, 0},
	             {form->is_centred, &MESSAGE_EXPLAIN_CENTRED, 0}};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		if (parts[i].is_so) {
			all = words_joined(words, all, comma.data,
			                   words_say(words, parts[i].message,
			                             words_count(words, parts[i].number)));
		}
	}
	print_entry(explanation, 2, words_of(words, &MESSAGE_EXPLAIN_STYLE), all);
}

/* Prints all that was read in a paragraph. Its records need not be adjacent: a statement about a
 * direction is listed with that direction, wherever its sentence stands. */
static void explain_paragraph(struct explanation *explanation, size_t index)
{
	struct document *document = explanation->document;
	struct terminal *terminal = &explanation->terminal;
	const struct paragraph *paragraph = &document->text.paragraphs[index];
	uint32_t start = map_origin(&document->text.map, paragraph->span.start);
	print_form(explanation, source_line_style(&document->source, start));
	print_changes(explanation, paragraph->span);
	for (size_t i = 0; i < document->records.count; i++) {
		const struct record *record = &document->records.items[i];
		if (record_paragraph(record, &document->text) == index) {
			print_record(explanation, record);
		}
	}
	print_entry(explanation, 2, words_of(&terminal->words, &MESSAGE_EXPLAIN_TOKENS), STR(""));
	token_list_print(terminal, document, &explanation->tokens, paragraph);
	if (paragraph->table == 0) {
		print_near_misses(explanation, paragraph);
	}
	putc('\n', terminal->stream);
}

static void explain_line(struct explanation *explanation, uint32_t line)
{
	const struct document *document = explanation->document;
	struct terminal *terminal = &explanation->terminal;
	const struct wording *words = &terminal->words;
	for (size_t i = 0; i < document->text.paragraph_count; i++) {
		struct span span = document->text.paragraphs[i].span;
		uint32_t first = text_line(&document->text, &document->source, span.start);
		uint32_t last = span.end > span.start
		                    ? text_line(&document->text, &document->source, span.end - 1)
		                    : first;
		if (first <= line && line <= last) {
			struct place place = explained_place(explanation, span);
			struct str where = last > first ? words_say(words, &MESSAGE_EXPLAIN_LINES,
			                                            words_count(words, first),
			                                            words_count(words, last))
			                                : words_place(words, &place);
			terminal_wrap_at(terminal,
			                 words_say(words, &MESSAGE_EXPLAIN_AT, where,
			                           explained_text(explanation, span)),
			                 0, 2, &place);
			explain_paragraph(explanation, i);
		}
	}
}

/* Prints which grammar the text is read with and why, and which others had evidence. */
static void print_family(struct explanation *explanation, const struct evidence *evidence,
                         size_t count)
{
	const struct document *document = explanation->document;
	struct terminal *terminal = &explanation->terminal;
	const struct wording *words = &terminal->words;
	struct str family = words_family(words, document->grammar->name, document->grammar->family);
	if (document->evidence.size > 0) {
		family = words_say(words, &MESSAGE_EXPLAIN_SEEN, family, document->evidence);
	}
	terminal_entry(terminal, 0, &MESSAGE_EXPLAIN_GRAMMAR, family);
	for (size_t i = 1; i < count; i++) {
		struct str rule = arena_format(words->arena, "%.*s.yaml:%" PRIu32,
		                               STR_FORMAT(evidence[i].family), evidence[i].line);
		rule = words_say(words, &MESSAGE_EXPLAIN_NAMED, evidence[i].rule, rule);
		terminal_entry(terminal, 0, &MESSAGE_EXPLAIN_NOT_TAKEN,
		               words_say(words, &MESSAGE_EXPLAIN_SEEN_BEHIND, evidence[i].family,
		                         rule, evidence[i].text));
	}
	putc('\n', terminal->stream);
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
		    diags_trouble(&context->diags, &MESSAGE_EXPLAIN_NO_LINE, str_from(path),
		                  arena_format(context->arena, "%" PRIu32, line),
		                  arena_format(context->arena, "%zu", document.source.line_count));
	}
	if (status == STATUS_OK && !context->options.grammar) {
		status = grammar_find_evidence(
		    &evidence, &count, context->arena, document.grammars,
		    text_for_evidence(context->arena, document.source.text), &context->diags);
	}
	if (status == STATUS_OK) {
		status = output_open(&writer, context);
	}
	if (status == STATUS_OK) {
		const struct wording words = context_words(context);
		struct explanation explanation = {.document = &document};
		terminal_init(&explanation.terminal, writer.stream, &words);
		terminal_link_to(&explanation.terminal, path, document.source.format);
		print_family(&explanation, evidence, count);
		if (line > 0) {
			explain_line(&explanation, line);
			print_corrections(&explanation.terminal, &document, line);
		} else {
			/* "-" with a line looks like an option, so "--" precedes it */
			explain_whole(&explanation, strcmp(path, "-") == 0 ? "-- -" : path);
		}
		terminal_release(&explanation.terminal);
		status = output_close(&writer, context, STATUS_OK);
	}
	document_release(&document);
	return status;
}
