/* zhinan explain INPUT[:LINE]: why a text, or a line of it, was read as it was. For a line it shows
 * the repairs, the tokens, the records that they became and by which rules, the evidence, and the
 * rules that nearly matched. For a text it shows a line for each section, direction and fact. */
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/file_name.h"
#include "base/width.h"
#include "cmd/input.h"
#include "cmd/message.h"
#include "cmd/output.h"
#include "cmd/print_corrections.h"
#include "cmd/token_list.h"
#include "grammar/recognise.h"

enum {
	EXCERPT_COLUMNS = 40,
	FACT_COLUMNS = 50,   /* of the text of a fact */
	NAME_COLUMNS = 18,   /* of the name of a record, indented by its depth */
	MAX_DEPTH_SHOWN = 4, /* levels that are indented */
	MAX_LINES = 8        /* of the text, listed for each reason */
};

struct explanation {
	FILE *out;
	struct context *context;
	struct document *document;
	struct tokens tokens; /* of the paragraph that is explained */
};

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

/* The line of the source that a place of the text comes from. */
static uint32_t line_of(const struct document *document, uint32_t at)
{
	return source_line(&document->source, map_origin(&document->text.map, at));
}

static struct str text_of(const struct document *document, struct span span)
{
	return str_slice(document->text.clean, span.start, span.end);
}

/* Prints `before`, the name of a rule and where the rule stands; nothing if there is no rule. */
static void print_rule(struct explanation *explanation, const char *before, struct str name)
{
	const struct grammar *grammar = explanation->document->grammar;
	if (name.size > 0) {
		fprintf(explanation->out, "%s%.*s", before, STR_FORMAT(name));
	}
	for (size_t i = 0; i < grammar->all_count; i++) {
		const struct rule *rule = grammar->all[i];
		if (str_equal(rule->name, name)) {
			fprintf(explanation->out, " (%.*s:%" PRIu32 ")", STR_FORMAT(rule->file),
			        rule->line);
			break;
		}
	}
	putc('\n', explanation->out);
}

/* Prints the repairs of a paragraph. */
static void print_changes(struct explanation *explanation, struct span span)
{
	const struct document *document = explanation->document;
	uint32_t from = map_origin(&document->text.map, span.start);
	uint32_t to = map_origin(&document->text.map, span.end);
	for (size_t i = 0; i < document->text.change_count; i++) {
		const struct text_change *change = &document->text.changes[i];
		uint32_t at = change->source_count > 0 ? change->source[0].start : 0;
		if (from <= at && at < to) {
			fprintf(explanation->out, "  repair\t%.*s\tline %" PRIu32 "%s\n",
			        STR_FORMAT(change->kind), source_line(&document->source, at),
			        change->touches_figure ? "\tbeside a figure" : "");
		}
	}
}

/* Prints the beginning of a text. */
static void print_excerpt(FILE *out, struct str text, size_t most)
{
	size_t columns = display_width(text);
	print_columns(out, text, columns < most ? columns : most);
}

/* A record in a few words: its text, or what its kind has in place of one. */
static struct str words_of_record(const struct document *document, const struct record *record)
{
	static const char *const roles[] = {
	    [ROW_BODY] = "body",         [ROW_HEADER] = "header", [ROW_GROUP] = "group",
	    [ROW_SUBTOTAL] = "subtotal", [ROW_TOTAL] = "total",   [ROW_PART] = "part",
	    [ROW_RULE] = "rule"};
	switch ((enum record_kind)record->kind) {
	case RECORD_DIRECTION:
		return arena_format(document->arena, "%.*s, key %.*s",
		                    STR_FORMAT(text_of(document, record->number)),
		                    STR_FORMAT(record->key));
	case RECORD_SECTION:
		return text_of(document, record->number);
	case RECORD_FIELD:
	case RECORD_FACT:
	case RECORD_TOTAL:
		return record->field->name;
	case RECORD_TABLE:
		return record->reading->table->is_form     ? STR("a form")
		       : record->reading->lists_directions ? STR("may list directions")
		                                           : STR("lists no directions");
	case RECORD_ROW:
		return str_from(roles[record->cell->role]);
	case RECORD_PART_STATED:
	case RECORD_STATED:
		return record->stated->of;
	case RECORD_PARTNER:
		return record->code;
	default:
		return text_of(document, record->text);
	}
}

/* Prints a message, and ends the line. */
#define SAY(explanation, message, ...)                                                             \
	say((explanation), (message), (const struct str[DIAG_ARGUMENTS]){__VA_ARGS__})

static void say(struct explanation *explanation, const struct message *message,
                const struct str *arguments)
{
	struct context *context = explanation->context;
	struct str line =
	    message_text(message, arguments, context->options.language, context->arena);
	fprintf(explanation->out, "%.*s\n", STR_FORMAT(line));
}

static struct str number(const struct explanation *explanation, size_t value)
{
	return arena_format(explanation->context->arena, "%zu", value);
}

/* Prints the sum of the weights, a remark, and the evidence with its weights and words. */
static void print_evidence(struct explanation *explanation, const struct record *record,
                           const struct evidence_list *evidence, struct str remark)
{
	int indent = 2 * (int)record->depth;
	struct arena *arena = explanation->context->arena;
	fprintf(explanation->out, "  %*s  ", indent, "");
	SAY(explanation, &MESSAGE_EXPLAIN_WEIGHT, arena_format(arena, "%d", evidence->weight),
	    number(explanation, EVIDENCE_ENOUGH), remark);
	for (uint8_t i = 0; i < evidence->count; i++) {
		const struct evidence_item *item = &evidence->items[i];
		enum evidence_rule rule = (enum evidence_rule)item->rule;
		struct str words = text_of(explanation->document, item->place);
		fprintf(explanation->out, "  %*s    %+d %s%s%.*s\n", indent, "",
		        evidence_weight(rule), evidence_name(rule), words.size > 0 ? "\t" : "",
		        STR_FORMAT(words));
	}
}

/* The series that a marked line is in, with the evidence whether its members are directions; NULL
 * if there is no such evidence. */
static const struct group *series_of(const struct document *document, const struct record *record)
{
	bool is_marked = record->kind == RECORD_SECTION || record->kind == RECORD_DIRECTION ||
	                 record->kind == RECORD_ITEM;
	const struct group *group = is_marked && record->group != UINT32_MAX
	                                ? &document->records.groups[record->group]
	                                : NULL;
	return group && group->evidence.count > 0 ? group : NULL;
}

static bool is_statement(const struct record *record)
{
	return record->kind == RECORD_PART_STATED || record->kind == RECORD_STATED;
}

/* The number of a record, and its heading, which is the next record. */
static struct str words_of_heading(const struct document *document, const struct record *record)
{
	const struct records *records = &document->records;
	const struct record *next = record + 1;
	bool has_next = next < records->items + records->count && next->depth > record->depth;
	struct str number = text_of(document, record->number);
	struct str heading = has_next ? text_of(document, next->text) : STR("");
	return arena_format(document->arena, "%.*s%s%.*s", STR_FORMAT(number),
	                    number.size > 0 ? " " : "", STR_FORMAT(heading));
}

/* The number and heading of the direction or section that a statement is about; empty if it is
 * about the document, or its owner begins in the same paragraph. */
static struct str words_of_owner(const struct document *document, const struct record *record)
{
	const struct text *text = &document->text;
	const struct record *owner = record;
	while (owner > document->records.items && owner->depth >= record->depth) {
		owner--;
	}
	bool is_elsewhere = record->kind == RECORD_PART_STATED && owner->depth < record->depth &&
	                    record_paragraph(owner, text) != record_paragraph(record, text);
	return is_elsewhere ? words_of_heading(document, owner) : (struct str){0};
}

/* Appends a remark after a tab, unless its argument is empty. */
static struct str add_remark(const struct explanation *explanation, struct str remarks,
                             const struct message *message, struct str what)
{
	struct context *context = explanation->context;
	const struct str arguments[DIAG_ARGUMENTS] = {what};
	struct str remark =
	    message_text(message, arguments, context->options.language, context->arena);
	return what.size > 0 ? arena_format(context->arena, "%.*s\t%.*s", STR_FORMAT(remarks),
	                                    STR_FORMAT(remark))
	                     : remarks;
}

/* Prints the evidence for and against the reading of a figure or a series. */
static void print_weighed(struct explanation *explanation, const struct record *record)
{
	const struct document *document = explanation->document;
	const struct group *group = series_of(document, record);
	const struct record_statement *statement =
	    is_statement(record) || record->kind == RECORD_MENTION ? record->stated : NULL;
	struct str remarks = {0};
	if (group) {
		remarks = add_remark(explanation, remarks,
		                     group->is_direction ? &MESSAGE_EXPLAIN_DIRECTIONS
		                                         : &MESSAGE_EXPLAIN_NO_DIRECTIONS,
		                     number(explanation, group->members));
		print_evidence(explanation, record, &group->evidence, remarks);
	} else if (statement && statement->evidence.count > 0) {
		remarks = add_remark(explanation, remarks, &MESSAGE_EXPLAIN_OWNER,
		                     words_of_owner(document, record));
		remarks = add_remark(explanation, remarks, &MESSAGE_EXPLAIN_KIND, statement->kind);
		remarks =
		    add_remark(explanation, remarks, &MESSAGE_EXPLAIN_REASON, statement->reason);
		print_evidence(explanation, record, &statement->evidence, remarks);
	}
}

static const char *const RECORD_NAMES[RECORD_KIND_COUNT] = {
    [RECORD_TITLE] = "title",         [RECORD_SECTION] = "section",
    [RECORD_DIRECTION] = "direction", [RECORD_HEADING] = "heading",
    [RECORD_ITEM] = "item",           [RECORD_FIELD] = "field",
    [RECORD_TEXT] = "text",           [RECORD_PUNCTUATION] = NULL,
    [RECORD_PARTNER] = "partner",     [RECORD_AGREEMENT] = "agreement",
    [RECORD_FACT] = "fact",           [RECORD_STATED] = "stated",
    [RECORD_MENTION] = "mention",     [RECORD_PART_STATED] = "told",
    [RECORD_TABLE] = "table",         [RECORD_ROW] = "row",
    [RECORD_CELL] = "cell",           [RECORD_TOTAL] = "total",
};

static void print_record(struct explanation *explanation, const struct record *record)
{
	const struct document *document = explanation->document;
	if (!RECORD_NAMES[record->kind]) {
		return;
	}
	fprintf(explanation->out, "  %*s%s\t", 2 * (int)record->depth, "",
	        RECORD_NAMES[record->kind]);
	print_excerpt(explanation->out, words_of_record(document, record), EXCERPT_COLUMNS);
	if (record->kind == RECORD_CELL && record->cell->name.size > 0) {
		fprintf(explanation->out, "\t%.*s", STR_FORMAT(record->cell->name));
	}
	bool has_figure = is_statement(record) || record->kind == RECORD_FACT ||
	                  record->kind == RECORD_TOTAL || record->kind == RECORD_MENTION ||
	                  (record->kind == RECORD_CELL && record->figure);
	if (has_figure) {
		fprintf(explanation->out, "\t%.*s",
		        STR_FORMAT(figure_words(record->figure, document->arena)));
	}
	print_rule(explanation, "\tby ", record_rule(record));
	print_weighed(explanation, record);
}

/* Prints the rules for marks that match the beginning of a line without a mark, but not to their
 * end, and the label that the line's first words resemble. */
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
			fprintf(out, "  near miss\t\"%.*s\" looks like the label \"%.*s\"\n",
			        STR_FORMAT(text_of(document, label->words)),
			        STR_FORMAT(label->nearest));
		}
	}
}

/* Prints what the file format itself says about a line. */
static void print_form(FILE *out, const struct line_style *form)
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

/* Prints all that was read in a paragraph. Its records need not be adjacent: a statement about a
 * direction is listed with that direction, wherever its sentence stands. */
static void explain_paragraph(struct explanation *explanation, size_t index)
{
	struct document *document = explanation->document;
	const struct paragraph *paragraph = &document->text.paragraphs[index];
	uint32_t start = map_origin(&document->text.map, paragraph->span.start);
	print_form(explanation->out, source_line_style(&document->source, start));
	print_changes(explanation, paragraph->span);
	for (size_t i = 0; i < document->records.count; i++) {
		const struct record *record = &document->records.items[i];
		if (record_paragraph(record, &document->text) == index) {
			print_record(explanation, record);
		}
	}
	fprintf(explanation->out, "  tokens\n");
	token_list_print(explanation->out, document, &explanation->tokens, paragraph);
	if (paragraph->table == 0) {
		print_near_misses(explanation, paragraph);
	}
	putc('\n', explanation->out);
}

static void explain_line(struct explanation *explanation, uint32_t line)
{
	const struct document *document = explanation->document;
	for (size_t i = 0; i < document->text.paragraph_count; i++) {
		struct span span = document->text.paragraphs[i].span;
		uint32_t first = line_of(document, span.start);
		uint32_t last = span.end > span.start ? line_of(document, span.end - 1) : first;
		if (first <= line && line <= last) {
			fprintf(explanation->out, "%" PRIu32 "-%" PRIu32 "\t%.*s\n", first, last,
			        STR_FORMAT(text_of(document, span)));
			explain_paragraph(explanation, i);
		}
	}
}

/* ---- the whole ---- */

/* Prints which grammar the text is read with and why, and which others had evidence. */
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

/* Figures that are no facts, grouped by the reason. */
struct reason {
	struct str name; /* empty: none is known */
	size_t count;
	uint32_t lines[MAX_LINES]; /* the first lines that have one */
	size_t line_count;         /* of all lines that have one */
	uint32_t line;             /* the last of these lines */
};

struct reasons {
	struct reason *items;
	size_t count;
	size_t capacity;
};

/* Counts a figure that is no fact, if it has a reason or is an amount. */
static void count_reason(struct reasons *reasons, const struct document *document,
                         const struct record *record)
{
	const struct record_statement *statement = record->stated;
	if (!statement || (statement->reason.size == 0 && !statement->is_amount)) {
		return;
	}
	size_t at = 0;
	while (at < reasons->count && !str_equal(reasons->items[at].name, statement->reason)) {
		at++;
	}
	if (at == reasons->count) {
		struct reason new = {.name = statement->reason};
		ARENA_PUSH(document->arena, reasons->items, reasons->count, reasons->capacity, new);
	}
	struct reason *reason = &reasons->items[at];
	uint32_t line = line_of(document, record_start(record));
	reason->count++;
	if (line != reason->line && reason->line_count++ < MAX_LINES) {
		reason->lines[reason->line_count - 1] = line;
	}
	reason->line = line;
}

static void print_reason(struct explanation *explanation, const struct reason *reason)
{
	struct arena *arena = explanation->context->arena;
	struct str lines = {0};
	for (size_t i = 0; i < reason->line_count && i < MAX_LINES; i++) {
		lines = arena_format(arena, "%.*s%s%" PRIu32, STR_FORMAT(lines), i > 0 ? " " : "",
		                     reason->lines[i]);
	}
	if (reason->line_count > MAX_LINES) {
		lines = arena_format(arena, "%.*s ...", STR_FORMAT(lines));
	}
	SAY(explanation,
	    reason->name.size > 0 ? &MESSAGE_EXPLAIN_NO_FACT : &MESSAGE_EXPLAIN_NOT_UNDERSTOOD,
	    number(explanation, reason->count), lines, reason->name);
}

/* What a figure states, and for what; "of which" if it is part of another. */
static struct str words_of_fact(const struct document *document, const struct record *record)
{
	bool is_stated = is_statement(record);
	const struct record_cell *cell = is_stated ? NULL : record_place(record);
	struct str kind = is_stated ? record->stated->kind : cell ? cell->kind : STR("");
	bool is_part = is_stated && record->stated->whole > 0;
	return arena_format(document->arena, "%s%.*s %.*s%s%.*s", is_part ? "of which " : "",
	                    STR_FORMAT(words_of_record(document, record)),
	                    STR_FORMAT(figure_words(record->figure, document->arena)),
	                    kind.size > 0 ? " of " : "", STR_FORMAT(kind));
}

/* The words that are evidence, each once, separated by commas. */
static struct str words_of_evidence(const struct explanation *explanation,
                                    const struct evidence_list *evidence)
{
	struct str all = {0};
	for (uint8_t i = 0; i < evidence->count; i++) {
		struct span place = evidence->items[i].place;
		bool is_new = span_size(place) > 0;
		for (uint8_t before = 0; before < i && is_new; before++) {
			is_new = !span_contains(evidence->items[before].place, place);
		}
		if (is_new) {
			all = arena_format(explanation->context->arena, "%.*s%s%.*s",
			                   STR_FORMAT(all), all.size > 0 ? ", " : "",
			                   STR_FORMAT(text_of(explanation->document, place)));
		}
	}
	return all;
}

/* Prints a record on a line: where it is, what it is, what it says, its weight, its rule and, in
 * prose, the words that are evidence. */
static void print_line(struct explanation *explanation, const struct record *record)
{
	const struct document *document = explanation->document;
	bool is_stated = is_statement(record);
	bool is_fact = is_stated || record->kind == RECORD_FACT || record->kind == RECORD_TOTAL;
	bool is_container = record->kind == RECORD_SECTION || record->kind == RECORD_DIRECTION;
	const struct group *group =
	    record->kind == RECORD_DIRECTION ? series_of(document, record) : NULL;
	const struct evidence_list *evidence = group       ? &group->evidence
	                                       : is_stated ? &record->stated->evidence
	                                                   : NULL;
	int level = record->depth < MAX_DEPTH_SHOWN ? record->depth : MAX_DEPTH_SHOWN;
	struct str name =
	    arena_format(document->arena, "%*s%s", 2 * level, "", RECORD_NAMES[record->kind]);
	struct str words = is_fact        ? words_of_fact(document, record)
	                   : is_container ? words_of_heading(document, record)
	                                  : words_of_record(document, record);
	struct str rule = record_rule(record);
	fprintf(explanation->out, "%5" PRIu32, line_of(document, record_start(record)));
	print_columns(explanation->out, name, NAME_COLUMNS);
	if (rule.size == 0) {
		print_excerpt(explanation->out, words, FACT_COLUMNS);
	} else {
		print_columns(explanation->out, words, FACT_COLUMNS);
	}
	if (evidence && evidence->count > 0) {
		struct str shown = words_of_evidence(explanation, evidence);
		fprintf(explanation->out, "%4d", evidence->weight);
		rule = shown.size > 0 ? arena_format(document->arena, "%.*s: %.*s",
		                                     STR_FORMAT(rule), STR_FORMAT(shown))
		                      : rule;
	} else if (rule.size > 0) {
		fprintf(explanation->out, "    ");
	}
	print_rule(explanation, "  ", rule);
}

/* Prints a line for each title, section, direction, table and fact, then counts the figures that
 * are no facts. */
static void explain_whole(struct explanation *explanation, const char *path)
{
	const struct document *document = explanation->document;
	const struct records *records = &document->records;
	struct reasons reasons = {0};
	bool is_bare = true; /* no direction and no fact so far */
	SAY(explanation, &MESSAGE_EXPLAIN_HEAD, {0}, number(explanation, EVIDENCE_ENOUGH));
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		bool is_content = is_statement(record) || record->kind == RECORD_DIRECTION ||
		                  record->kind == RECORD_FACT || record->kind == RECORD_TOTAL;
		if (is_content || record->kind == RECORD_TITLE || record->kind == RECORD_SECTION ||
		    record->kind == RECORD_TABLE) {
			print_line(explanation, record);
		} else if (record->kind == RECORD_MENTION) {
			count_reason(&reasons, document, record);
		}
		is_bare &= !is_content;
	}
	putc('\n', explanation->out);
	if (is_bare) {
		SAY(explanation, &MESSAGE_EXPLAIN_NOTHING, {0});
	}
	for (size_t i = 0; i < reasons.count; i++) {
		print_reason(explanation, &reasons.items[i]);
	}
	SAY(explanation, &MESSAGE_EXPLAIN_MORE,
	    file_name_text(explanation->context->arena, str_from(path)));
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
		    &evidence, &count, context->arena,
		    options_grammars(&context->options, context->arena),
		    text_for_evidence(context->arena, document.source.text), &context->diags);
	}
	if (status == STATUS_OK) {
		status = output_open(&writer, context);
	}
	if (status == STATUS_OK) {
		print_family(writer.stream, &document, evidence, count);
		struct explanation explanation = {
		    .out = writer.stream, .context = context, .document = &document};
		if (line > 0) {
			explain_line(&explanation, line);
			print_corrections(writer.stream, context, &document, line);
		} else {
			/* "-" with a line looks like an option, so "--" precedes it */
			explain_whole(&explanation, strcmp(path, "-") == 0 ? "-- -" : path);
		}
		status = output_close(&writer, context, STATUS_OK);
	}
	document_release(&document);
	return status;
}
