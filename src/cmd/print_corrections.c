/* Proposes corrections of a line: of its heading, its figures and its unknown labels. */
#include "cmd/print_corrections.h"

#include <inttypes.h>

#include "cmd/message.h"
#include "grammar/corrections.h"

enum { MAX_PROPOSED = 12 };

struct proposals {
	struct terminal *terminal;
	const struct document *document;
	uint32_t line;
	size_t count;
};

/* Prints a text in double quotes, as YAML reads it. */
static void print_quoted(FILE *out, struct str text)
{
	putc('"', out);
	for (size_t i = 0; i < text.size; i++) {
		char c = text.data[i];
		if (c == '"' || c == '\\') {
			putc('\\', out);
		}
		if (c == '\t' || c == '\n' || c == '\r') {
			c = ' ';
		}
		putc(c, out);
	}
	putc('"', out);
}

/* Prints one line: its words and what may be said of them; below it, as a comment, what that means. */
static void propose(struct proposals *proposals, struct span span, enum correction_kind kind,
                    struct str to, const struct message *meaning)
{
	struct str words = str_slice(proposals->document->text.clean, span.start, span.end);
	struct str key = correction_key(kind);
	struct terminal *terminal = proposals->terminal;
	FILE *out = terminal->stream;
	const struct document *document = proposals->document;
	if (text_line(&document->text, &document->source, span.start) != proposals->line ||
	    proposals->count == MAX_PROPOSED) {
		return;
	}
	if (proposals->count++ == 0) {
		terminal_wrap(terminal, words_of(&terminal->words, &MESSAGE_EXPLAIN_CORRECT), 0, 0);
	}
	fprintf(out, "  - {line: %" PRIu32 ", words: ", proposals->line);
	print_quoted(out, words);
	fprintf(out, ", %.*s: ", STR_FORMAT(key));
	if (kind == CORRECTION_READ) {
		print_quoted(out, to);
	} else {
		fprintf(out, "%.*s", STR_FORMAT(to));
	}
	fputs("}\n      # ", out);
	terminal_print(terminal, words_of(&terminal->words, meaning));
	putc('\n', out);
}

static void propose_figure(struct proposals *proposals, const struct record *record)
{
	bool is_money = record->figure->kind == FIGURE_MONEY;
	bool is_count = record->figure->kind == FIGURE_COUNT;
	bool is_time = record->figure->kind == FIGURE_DURATION;
	bool is_fact = record->kind != RECORD_MENTION;
	if (!is_money && !is_count && !is_time) {
		return;
	}
	bool is_open =
	    record->kind == RECORD_MENTION && record->stated && record->stated->reason.size == 0;
	if (!is_fact) {
		propose(proposals, record->text, CORRECTION_IS,
		        is_money   ? STR("funds")
		        : is_count ? STR("projects")
		                   : STR("duration"),
		        &MESSAGE_CORRECT_FACT);
	}
	if (is_fact || is_open) {
		propose(proposals, record->text, CORRECTION_IS, STR("no-fact"),
		        &MESSAGE_CORRECT_NO_FACT);
	}
	if (is_money && record->figure->per.size == 0) {
		propose(proposals, record->text, CORRECTION_PER, STR("project"),
		        &MESSAGE_CORRECT_PER);
	}
	propose(proposals, record->text, CORRECTION_READ,
	        str_slice(proposals->document->text.clean, record->text.start, record->text.end),
	        &MESSAGE_CORRECT_READ);
}

/* A title, of a direction or of what may be one. */
static void propose_title(struct proposals *proposals, const struct record *record)
{
	const struct records *records = &proposals->document->records;
	const struct record *title = record + 1;
	if (title == records->items + records->count ||
	    (title->kind != RECORD_HEADING && title->kind != RECORD_TEXT)) {
		return;
	}
	bool is_direction = record->kind == RECORD_DIRECTION;
	propose(proposals, title->text, CORRECTION_IS,
	        is_direction ? STR("no-direction") : STR("direction"),
	        is_direction ? &MESSAGE_CORRECT_NO_DIRECTION : &MESSAGE_CORRECT_DIRECTION);
}

/* A short line that is neither marked nor labelled may be a heading that lost its number. */
static void propose_plain_line(struct proposals *proposals)
{
	enum { MAX_TITLE_BYTES = 180 };
	const struct text *text = &proposals->document->text;
	for (size_t i = 0; i < text->paragraph_count; i++) {
		const struct paragraph *paragraph = &text->paragraphs[i];
		if (!paragraph->mark && paragraph->table == 0 && !paragraph->is_title &&
		    proposals->document->outline.tokens[i].label_count == 0 &&
		    span_size(paragraph->span) <= MAX_TITLE_BYTES) {
			propose(proposals, trim_blanks(text->clean, paragraph->span), CORRECTION_IS,
			        STR("direction"), &MESSAGE_CORRECT_DIRECTION);
		}
	}
}

void print_corrections(struct terminal *terminal, const struct document *document, uint32_t line)
{
	struct proposals proposals = {.terminal = terminal, .document = document, .line = line};
	const struct records *records = &document->records;
	for (size_t i = 0; i < records->unknown_count; i++) {
		const struct unknown_label *label = &records->unknown[i];
		const struct label *near = grammar_label_named(document->grammar, label->nearest);
		struct str field =
		    near ? document->grammar->fields[near->field].name : STR("FIELD");
		propose(&proposals, label->words, CORRECTION_LABEL, field, &MESSAGE_CORRECT_LABEL);
	}
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		if (record->kind == RECORD_SECTION || record->kind == RECORD_DIRECTION ||
		    record->kind == RECORD_ITEM) {
			propose_title(&proposals, record);
		} else if (record->figure &&
		           (record->kind == RECORD_FACT || record->kind == RECORD_STATED ||
		            record->kind == RECORD_PART_STATED || record->kind == RECORD_MENTION)) {
			propose_figure(&proposals, record);
		}
	}
	propose_plain_line(&proposals);
}
