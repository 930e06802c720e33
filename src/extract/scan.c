/* Lines into records, one paragraph after another: what each line is by itself. A marked line
 * becomes a section or an item (find_directions.c tells which of them are directions), a label
 * a field, everything else text; figures and titles follow the text that holds them. */
#include "base/utf8.h"
#include "extract/record.h"

enum {
	LONGEST_EITHER = 60 /* characters: a longer line of a mark that may be either is an item */
};

struct scanner {
	struct records *records;
	const struct text *text;
	struct grammar *grammar;
	struct tokens tokens;
	size_t figure; /* the next figure of the paragraph to be recorded */
	size_t title;
	bool has_title;
};

static struct str folded(const struct scanner *scanner, struct span span)
{
	return str_slice(scanner->text->folded, span.start, span.end);
}

/* The figures and titles that stand before `end`. */
static void record_tokens(struct scanner *scanner, uint32_t end)
{
	struct tokens *tokens = &scanner->tokens;
	for (; scanner->title < tokens->title_count && tokens->titles[scanner->title].start < end;
	     scanner->title++) {
		record_new(scanner->records, RECORD_AGREEMENT)->text =
		    tokens->titles[scanner->title];
	}
	for (; scanner->figure < tokens->figures.count &&
	       tokens->figures.items[scanner->figure].span.start < end;
	     scanner->figure++) {
		struct figure *figure = ARENA_NEW(scanner->records->arena, struct figure);
		*figure = tokens->figures.items[scanner->figure];
		struct record *record = record_new(scanner->records, RECORD_MENTION);
		record->figure = figure;
		record->text = figure->span;
	}
}

static struct span trim(const struct scanner *scanner, struct span span)
{
	struct str text = scanner->text->clean;
	while (span.start < span.end) {
		size_t next = span.start;
		uint32_t c = utf8_next(text, &next);
		if (c != ' ' && c != '\t' && c != 0xA0 && c != 0x3000) {
			break;
		}
		span.start = (uint32_t)next;
	}
	while (span.end > span.start) {
		size_t start;
		uint32_t c = utf8_previous(text, span.end, &start);
		if (c != ' ' && c != '\t' && c != 0xA0 && c != 0x3000) {
			break;
		}
		span.end = (uint32_t)start;
	}
	return span;
}

static void record_text(struct scanner *scanner, struct span span)
{
	struct span text = trim(scanner, span);
	if (text.start < text.end) {
		record_new(scanner->records, RECORD_TEXT)->text = text;
	}
	record_tokens(scanner, span.end);
}

static bool is_heading(struct scanner *scanner, const struct mark *mark, struct span content)
{
	struct match_result result;
	if (mark->role != MARK_EITHER) {
		return mark->role == MARK_HEADING;
	}
	struct str text = folded(scanner, content);
	return utf8_count(text) <= LONGEST_EITHER &&
	       !rule_match(&scanner->grammar->finished, text, 0, &result);
}

/* A line with a mark: its record, with the mark; text that belongs to it is still to come. */
static bool record_mark(struct scanner *scanner, const struct paragraph *paragraph)
{
	const struct mark *mark = paragraph->mark;
	struct tokens *tokens = &scanner->tokens;
	bool labelled =
	    tokens->label_count > 0 && tokens->labels[0].whole.start == tokens->content.start;
	bool heading = !labelled && is_heading(scanner, mark, tokens->content);
	struct record *record =
	    record_new(scanner->records, heading ? RECORD_SECTION : RECORD_ITEM);
	record->mark = paragraph->mark_span;
	record->number = paragraph->number;
	record->style = mark;
	return heading;
}

/* A line that begins like a label that no rule knows: worth telling, if it is near to one. */
static void note_unknown_label(struct scanner *scanner)
{
	struct tokens *tokens = &scanner->tokens;
	struct records *records = scanner->records;
	struct grammar *grammar = scanner->grammar;
	struct match_result result;
	struct str content = folded(scanner, tokens->content);
	bool is_known =
	    tokens->label_count > 0 && tokens->labels[0].whole.start == tokens->content.start;
	if (is_known || !grammar->label_like.pattern ||
	    !rule_match(&grammar->label_like, content, 0, &result)) {
		return;
	}
	struct span words = result.groups[grammar->label_like_words];
	struct unknown_label label = {
	    .words = {tokens->content.start + words.start, tokens->content.start + words.end},
	    .nearest = grammar_nearest_label(grammar, str_slice(content, words.start, words.end)),
	};
	if (label.nearest.size > 0) {
		ARENA_PUSH(records->arena, records->unknown, records->unknown_count,
		           records->unknown_capacity, label);
	}
}

static void scan_content(struct scanner *scanner)
{
	struct tokens *tokens = &scanner->tokens;
	uint32_t at = tokens->content.start;
	for (size_t i = 0; i < tokens->label_count; i++) {
		const struct label_token *token = &tokens->labels[i];
		record_text(scanner, (struct span){at, token->whole.start});
		struct record *record = record_new(scanner->records, RECORD_FIELD);
		record->field = &scanner->grammar->fields[token->label->field];
		record->mark = token->whole;
		record->label = token->words;
		at = token->whole.end;
	}
	record_text(scanner, (struct span){at, tokens->content.end});
}

static void scan_paragraph(struct scanner *scanner, const struct paragraph *paragraph)
{
	struct records *records = scanner->records;
	struct span content = scanner->tokens.content;
	if (paragraph->is_title && !scanner->has_title) {
		record_new(records, RECORD_TITLE)->text = trim(scanner, paragraph->span);
		scanner->has_title = true;
		record_tokens(scanner, paragraph->span.end);
		return;
	}
	if (paragraph->mark && record_mark(scanner, paragraph) &&
	    scanner->tokens.label_count == 0) {
		struct span text = trim(scanner, content);
		if (text.start < text.end) {
			record_new(records, RECORD_HEADING)->text = text;
		}
		record_tokens(scanner, content.end);
		return;
	}
	note_unknown_label(scanner);
	scan_content(scanner);
}

void records_scan(struct records *records, const struct text *text, struct grammar *grammar)
{
	struct scanner scanner = {.records = records, .text = text, .grammar = grammar};
	for (size_t i = 0; i < text->paragraph_count; i++) {
		scanner.figure = 0;
		scanner.title = 0;
		tokens_from_paragraph(&scanner.tokens, records->arena, text, &text->paragraphs[i],
		                      grammar);
		scan_paragraph(&scanner, &text->paragraphs[i]);
	}
}
