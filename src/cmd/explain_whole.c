/* A whole text explained: a line for each section, direction and fact, with its weight and rule. */
#include <inttypes.h>

#include "base/escape.h"
#include "base/width.h"
#include "cmd/explanation.h"
#include "cmd/message.h"

enum {
	PLACE_COLUMNS = 11, /* line and weight */
	NAME_COLUMNS = 15,  /* of the name of a record, indented by its depth */
	CONTENT_COLUMN = PLACE_COLUMNS + NAME_COLUMNS + 1,
	MAX_INDENTS = 3,
	MAX_LINES = 8 /* of the text, listed for each reason */
};

static const struct text_column columns[] = {{0, 5, ALIGN_RIGHT},
                                             {1, 5, ALIGN_RIGHT},
                                             {2, NAME_COLUMNS - 1, ALIGN_LEFT},
                                             {0, 0, ALIGN_WHOLE}};

/* Rules that the lines name, each once. */
struct rules_shown {
	struct str *items;
	size_t count;
	size_t capacity;
};

/* ---- figures that are no facts ---- */

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
static void count_reason(struct reasons *reasons, const struct explanation *explanation,
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
		ARENA_PUSH(explanation->document->arena, reasons->items, reasons->count,
		           reasons->capacity, new);
	}
	struct reason *reason = &reasons->items[at];
	uint32_t start = record_start(record);
	uint32_t line = explained_place(explanation, (struct span){start, start}).line;
	reason->count++;
	if (line != reason->line && reason->line_count++ < MAX_LINES) {
		reason->lines[reason->line_count - 1] = line;
	}
	reason->line = line;
}

static void print_reason(struct explanation *explanation, const struct reason *reason)
{
	struct terminal *terminal = &explanation->terminal;
	const struct wording *words = &terminal->words;
	struct str pause = words_of(words, &MESSAGE_EXPLAIN_PAUSE);
	struct str lines = {0};
	for (size_t i = 0; i < reason->line_count && i < MAX_LINES; i++) {
		lines =
		    words_joined(words, lines, pause.data, words_count(words, reason->lines[i]));
	}
	if (reason->line_count > MAX_LINES) {
		lines = words_joined(words, lines, pause.data, STR("\xE2\x80\xA6"));
	}
	terminal_paint(terminal, reason->name.size > 0 ? PAINT_PLAIN : PAINT_DOUBT);
	terminal_wrap(terminal,
	              words_say(words,
	                        reason->name.size > 0 ? &MESSAGE_EXPLAIN_NO_FACT
	                                              : &MESSAGE_EXPLAIN_NOT_UNDERSTOOD,
	                        words_count(words, reason->count), lines,
	                        words_code(words, CODE_REASON, reason->name)),
	              0, 2);
	terminal_paint(terminal, PAINT_PLAIN);
}

/* ---- a line a record ---- */

/* What a figure states, and for what; "of which" if it is part of another. */
static struct str words_fact(const struct explanation *explanation, const struct record *record)
{
	const struct wording *words = &explanation->terminal.words;
	bool is_stated = record_is_statement(record);
	const struct record_cell *cell = is_stated ? NULL : record_place(record);
	struct str kind = is_stated ? record->stated->kind : cell ? cell->kind : STR("");
	struct str text =
	    words_say(words, &MESSAGE_EXPLAIN_FIGURE, words_record(explanation, record),
	              words_figure(words, record->figure));
	if (kind.size > 0) {
		text = words_say(words, &MESSAGE_EXPLAIN_NAMED, text, kind);
	}
	return is_stated && record->stated->whole > 0
	           ? words_say(words, &MESSAGE_EXPLAIN_OF_WHICH, text)
	           : text;
}

/* The words that are evidence, each once, separated by commas. */
static struct str words_evidence(const struct explanation *explanation,
                                 const struct evidence_list *evidence)
{
	const struct wording *words = &explanation->terminal.words;
	struct str pause = words_of(words, &MESSAGE_EXPLAIN_PAUSE);
	struct str all = {0};
	for (uint8_t i = 0; i < evidence->count; i++) {
		struct span place = evidence->items[i].place;
		bool is_new = span_size(place) > 0;
		for (uint8_t before = 0; before < i && is_new; before++) {
			is_new = !span_contains(evidence->items[before].place, place);
		}
		if (is_new) {
			all = words_joined(words, all, pause.data,
			                   str_trim(explained_text(explanation, place)));
		}
	}
	return all;
}

/* The rule of a record, and the words that are evidence. */
static struct str words_why(struct explanation *explanation, struct rules_shown *rules,
                            const struct record *record, const struct evidence_list *evidence)
{
	const struct wording *words = &explanation->terminal.words;
	struct str rule = record_rule(record);
	struct str shown = evidence ? words_evidence(explanation, evidence) : (struct str){0};
	size_t i = 0;
	while (i < rules->count && !str_equal(rules->items[i], rule)) {
		i++;
	}
	if (i == rules->count && rule.size > 0) {
		ARENA_PUSH(words->arena, rules->items, rules->count, rules->capacity, rule);
	}
	return rule.size > 0 && shown.size > 0
	           ? words_say(words, &MESSAGE_EXPLAIN_BY_WORDS, rule, shown)
	           : rule;
}

/* Prints a record on a line: where it is, what it is, what it says, its weight, its rule and, in
 * prose, the words that are evidence. What does not fit stands on the next. */
static void print_line(struct explanation *explanation, struct rules_shown *rules,
                       const struct record *record)
{
	struct terminal *terminal = &explanation->terminal;
	const struct wording *words = &terminal->words;
	bool is_stated = record_is_statement(record);
	bool is_fact = is_stated || record->kind == RECORD_FACT || record->kind == RECORD_TOTAL;
	bool is_container = record->kind == RECORD_SECTION || record->kind == RECORD_DIRECTION;
	const struct group *group = record->kind == RECORD_DIRECTION
	                                ? record_series(&explanation->document->records, record)
	                                : NULL;
	const struct evidence_list *evidence = group       ? &group->evidence
	                                       : is_stated ? &record->stated->evidence
	                                                   : NULL;
	uint32_t start = record_start(record);
	struct place place = explained_place(explanation, (struct span){start, start});
	struct str content = is_fact        ? words_fact(explanation, record)
	                     : is_container ? words_heading(explanation, record)
	                                    : words_record(explanation, record);
	struct str why = words_why(explanation, rules, record, evidence);
	bool has_weight = evidence && evidence->count > 0;
	struct str name = words_record_kind(explanation, record);
	terminal_cell_at(terminal, &columns[0], words_count(words, place.line), &place);
	terminal_cell_at(terminal, &columns[1],
	                 has_weight ? arena_format(words->arena, "%d", evidence->weight)
	                            : (struct str){0},
	                 NULL);
	size_t level = record->depth > 0 ? record->depth - 1u : 0;
	size_t room = NAME_COLUMNS - 1 - display_width(name);
	size_t indent = 2 * (level < MAX_INDENTS ? level : MAX_INDENTS);
	terminal_cell_at(terminal, &columns[2],
	                 arena_format(words->arena, "%*s%.*s", (int)(indent < room ? indent : room),
	                              "", STR_FORMAT(name)),
	                 NULL);
	static const struct place nowhere = {0};
	terminal_blanks(terminal, 1);
	size_t column =
	    terminal_flow_at(terminal, content, CONTENT_COLUMN + 1, CONTENT_COLUMN + 1, &nowhere);
	terminal_tail(terminal, why, column, CONTENT_COLUMN + 3);
}

/* Prints where the rules that were named stand. */
static void print_rules(struct explanation *explanation, const struct rules_shown *rules)
{
	static const struct text_column rule_columns[] = {{2, 24, ALIGN_LEFT}, {1, 0, ALIGN_WHOLE}};
	struct terminal *terminal = &explanation->terminal;
	bool is_first = true;
	for (size_t i = 0; i < rules->count; i++) {
		const struct str cells[] = {rules->items[i],
		                            grammar_rule_place(explanation->document->grammar,
		                                               rules->items[i],
		                                               explanation->document->arena)};
		if (cells[1].size > 0 && is_first) {
			terminal_entry(terminal, 0, &MESSAGE_EXPLAIN_RULES, STR(""));
			is_first = false;
		}
		if (cells[1].size > 0) {
			terminal_row(terminal, rule_columns, cells, 2);
		}
	}
}

static void print_head(struct terminal *terminal)
{
	const struct str heads[] = {words_of(&terminal->words, &MESSAGE_EXPLAIN_LINE_HEAD),
	                            words_of(&terminal->words, &MESSAGE_EXPLAIN_WEIGHT_HEAD),
	                            words_of(&terminal->words, &MESSAGE_EXPLAIN_KIND_HEAD),
	                            words_of(&terminal->words, &MESSAGE_EXPLAIN_CONTENT_HEAD)};
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		terminal_cell_at(terminal, &columns[i], heads[i], NULL);
		terminal_blanks(terminal, i == 2);
	}
	putc('\n', terminal->stream);
}

void explain_whole(struct explanation *explanation, const char *path)
{
	struct terminal *terminal = &explanation->terminal;
	const struct wording *words = &terminal->words;
	const struct records *records = &explanation->document->records;
	struct reasons reasons = {0};
	struct rules_shown rules = {0};
	bool is_bare = true; /* no direction and no fact so far */
	print_head(terminal);
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		bool is_content = record_is_statement(record) || record->kind == RECORD_DIRECTION ||
		                  record->kind == RECORD_FACT || record->kind == RECORD_TOTAL;
		if (is_content || record->kind == RECORD_TITLE || record->kind == RECORD_SECTION ||
		    record->kind == RECORD_TABLE) {
			print_line(explanation, &rules, record);
		} else if (record->kind == RECORD_MENTION) {
			count_reason(&reasons, explanation, record);
		}
		is_bare &= !is_content;
	}
	putc('\n', terminal->stream);
	print_rules(explanation, &rules);
	if (is_bare) {
		terminal_wrap(terminal, words_of(words, &MESSAGE_EXPLAIN_NOTHING), 0, 0);
	}
	for (size_t i = 0; i < reasons.count; i++) {
		print_reason(explanation, &reasons.items[i]);
	}
	terminal_wrap(terminal,
	              words_say(words, &MESSAGE_EXPLAIN_MORE, words_count(words, EVIDENCE_ENOUGH)),
	              0, 0);
	terminal_print(terminal, words_say(words, &MESSAGE_EXPLAIN_COMMAND,
	                                   escape_text(words->arena, str_from(path))));
	putc('\n', terminal->stream);
}
