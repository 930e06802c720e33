/* Lines into records, one paragraph after another: what each line is by itself. A marked line
 * becomes a section or an item (find_directions.c tells which of them are directions), a label
 * a field, everything else text; figures and titles follow the text that holds them. */
#include "base/utf8.h"
#include "extract/record.h"
#include "extract/surroundings.h"

enum {
	LONGEST_EITHER = 60 /* characters: a longer line of a mark that may be either is an item */
};

struct scanner {
	struct records *records;
	const struct text *text;
	struct grammar *grammar;
	struct tokens tokens;
	struct span outer; /* the number of a field that may count parts: 5 of 5.1; empty: none */
	uint32_t parts;    /* how many of them there were */
	uint32_t run;  /* what the numbers of fields look like that may go on; 0: there are none */
	size_t figure; /* the next figure of the paragraph to be recorded */
	size_t title;
	bool has_title;
	const struct surroundings *around; /* what the paragraph is by those around it */
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
	if (mark->role != MARK_EITHER || scanner->around->is_item) {
		return mark->role == MARK_HEADING;
	}
	struct str text = folded(scanner, content);
	return utf8_count(text) <= LONGEST_EITHER &&
	       (!rule_match(&scanner->grammar->finished, text, 0, &result) ||
	        rule_match(&scanner->grammar->sorts, text, 0, &result));
}

/* Whether a line counts on in the parts of a field: 5.1 of 5, then 5.2. */
static bool is_next_part(const struct scanner *scanner, const struct paragraph *paragraph)
{
	struct str outer = folded(scanner, scanner->outer);
	struct str number = folded(scanner, paragraph->number);
	size_t at = outer.size;
	if (outer.size == 0 || !str_starts(number, outer) || at >= number.size) {
		return false;
	}
	uint32_t c = utf8_next(number, &at);
	struct str part = str_slice(number, at, number.size);
	return (c == '.' || c == 0xFF0E) &&
	       number_ordinal(&(struct mark){.numbering = NUMBERING_ARABIC}, part) ==
	           scanner->parts + 1;
}

/* Whether a line is a numbered field of text, whose parts may be numbered too. */
static bool may_have_parts(const struct scanner *scanner, const struct paragraph *paragraph)
{
	const struct label *label = scanner->tokens.labels[0].label;
	return paragraph->mark->numbering == NUMBERING_ARABIC &&
	       paragraph->mark_span.start == paragraph->number.start &&
	       scanner->grammar->fields[label->field].value == VALUE_TEXT;
}

/* A line with a mark: its record, with the mark; text that belongs to it is still to come. */
static bool record_mark(struct scanner *scanner, const struct paragraph *paragraph)
{
	const struct mark *mark = paragraph->mark;
	struct tokens *tokens = &scanner->tokens;
	bool labelled =
	    tokens->label_count > 0 && tokens->labels[0].whole.start == tokens->content.start;
	bool is_part = is_next_part(scanner, paragraph);
	bool heading = !labelled && !is_part &&
	               (scanner->around->leads || is_heading(scanner, mark, tokens->content));
	scanner->parts += is_part;
	if (!is_part && (heading || labelled)) {
		bool is_outer = labelled && may_have_parts(scanner, paragraph);
		scanner->outer = is_outer ? paragraph->number : (struct span){0};
		scanner->parts = 0;
	}
	struct record *record =
	    record_new(scanner->records, heading ? RECORD_SECTION : RECORD_ITEM);
	record->mark = paragraph->mark_span;
	record->number = paragraph->number;
	record->style = mark;
	record->leads = heading && scanner->around->leads;
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
	if (is_known || !rule_match(&grammar->label_like, content, 0, &result)) {
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

/* ---- lists within a paragraph ---- */

/* A mark within a paragraph. */
struct inner_mark {
	const struct mark *style; /* NULL: there is none */
	struct span whole;
	struct span number;
};

static bool may_begin_mark(uint32_t c)
{
	return utf8_is_digit(c) || c == '(' || c == 0xFF08 || (c >= 0x2460 && c <= 0x2487);
}

/* Whether a sentence or a part of one ends before a place. */
static bool is_behind_part(struct str text, size_t at)
{
	uint32_t c = ' ';
	while (at > 0 && (c == ' ' || c == 0xA0 || c == 0x3000)) {
		c = utf8_previous(text, at, &at);
	}
	return c == ';' || c == 0xFF1B || c == 0x3002 || c == ',' || c == 0xFF0C || c == 0x3001;
}

/* The mark of an item at a place; one of a style and with a number, where the style is given. */
static struct inner_mark mark_at(const struct scanner *scanner, struct span span,
                                 const struct mark *style, uint32_t ordinal)
{
	struct inner_mark found = {0};
	struct str rest = folded(scanner, span);
	size_t at = 0;
	if (rest.size == 0 || !may_begin_mark(utf8_next(rest, &at))) {
		return found;
	}
	const struct mark *mark = grammar_mark(scanner->grammar, rest, &found.whole, &found.number);
	if (!mark || mark->role != MARK_ITEM || (style && mark != style) ||
	    found.number.start == found.number.end ||
	    number_ordinal(mark, str_slice(rest, found.number.start, found.number.end)) !=
	        ordinal) {
		return found;
	}
	found.style = mark;
	found.whole = (struct span){span.start, span.start + found.whole.end};
	found.number =
	    (struct span){span.start + found.number.start, span.start + found.number.end};
	return found;
}

/* The next mark of a style behind the end of a part of a sentence. */
static struct inner_mark next_mark(const struct scanner *scanner, struct span span,
                                   const struct mark *style, uint32_t ordinal)
{
	struct str text = scanner->text->folded;
	struct inner_mark found = {0};
	for (size_t at = span.start; at < span.end && !found.style;) {
		size_t start = at;
		if (may_begin_mark(utf8_next(text, &at)) && is_behind_part(text, start)) {
			found = mark_at(scanner, (struct span){(uint32_t)start, span.end}, style,
			                ordinal);
		}
	}
	return found;
}

/* The first mark of a list: at the beginning of a text, or behind a colon or a full stop in it, where a second
 * follows. */
static struct inner_mark first_mark(const struct scanner *scanner, struct span span)
{
	struct str text = scanner->text->folded;
	struct inner_mark found = mark_at(scanner, span, NULL, 1);
	uint32_t before = 0;
	for (size_t at = span.start; at < span.end && !found.style;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		bool is_led = before == ':' || before == 0xFF1A || before == 0x3002;
		if (is_led && may_begin_mark(c)) {
			found = mark_at(scanner, (struct span){(uint32_t)start, span.end}, NULL, 1);
			struct span rest = {found.whole.end, span.end};
			if (found.style && !next_mark(scanner, rest, found.style, 2).style) {
				found.style = NULL;
			}
		}
		before = c == ' ' || c == 0xA0 || c == 0x3000 ? before : c;
	}
	return found;
}

/* Whether a list that begins in a paragraph goes on in the next. */
static bool goes_on(const struct scanner *scanner, const struct paragraph *paragraph,
                    const struct mark *style, uint32_t last)
{
	const struct paragraph *next = paragraph + 1;
	return next < scanner->text->paragraphs + scanner->text->paragraph_count &&
	       next->mark == style &&
	       number_ordinal(style, folded(scanner, next->number)) == last + 1;
}

/* Text that may be a list without line ends: from its first mark on, or from the number behind
 * that of its paragraph. A single item is none. */
static void record_list(struct scanner *scanner, const struct paragraph *paragraph,
                        struct span span)
{
	const struct mark *own = paragraph->mark;
	struct span rest = trim(scanner, span);
	struct inner_mark mark = first_mark(scanner, rest);
	struct span behind = {mark.whole.end, rest.end};
	bool is_list = mark.style && (next_mark(scanner, behind, mark.style, 2).style ||
	                              goes_on(scanner, paragraph, mark.style, 1));
	uint32_t last = 0;
	if (!is_list && own && own->role == MARK_ITEM && span_size(paragraph->number) > 0) {
		last = number_ordinal(own, folded(scanner, paragraph->number));
		mark = next_mark(scanner, rest, own, last + 1);
		is_list = true;
	}
	while (is_list && mark.style) {
		record_text(scanner, (struct span){span.start, mark.whole.start});
		struct record *record = record_new(scanner->records, RECORD_ITEM);
		record->mark = mark.whole;
		record->number = mark.number;
		record->style = mark.style;
		last++;
		span.start = mark.whole.end;
		mark = next_mark(scanner, span, mark.style, last + 1);
	}
	record_text(scanner, span);
}

static void scan_content(struct scanner *scanner, const struct paragraph *paragraph)
{
	struct tokens *tokens = &scanner->tokens;
	struct span text = tokens->content;
	for (size_t i = 0; i < tokens->label_count; i++) {
		const struct label_token *token = &tokens->labels[i];
		text.end = token->whole.start;
		record_list(scanner, paragraph, text);
		struct record *record = record_new(scanner->records, RECORD_FIELD);
		record->field = &scanner->grammar->fields[token->label->field];
		record->mark = token->whole;
		record->label = token->words;
		text = (struct span){token->whole.end, tokens->content.end};
	}
	record_list(scanner, paragraph, text);
}

/* A line that is a label without its colon. */
static void take_bare_label(struct scanner *scanner)
{
	struct tokens *tokens = &scanner->tokens;
	struct label_token token = {.label = scanner->around->label,
	                            .whole = tokens->content,
	                            .words = trim(scanner, tokens->content)};
	token.remark = (struct span){token.words.end, token.words.end};
	tokens->label_count = 0;
	ARENA_PUSH(scanner->records->arena, tokens->labels, tokens->label_count,
	           tokens->label_capacity, token);
}

/* Whether a number is the first of its list: 1, or 2.1. */
static bool is_first_number(struct str number)
{
	size_t at = number.size;
	uint32_t last = at > 0 ? utf8_previous(number, at, &at) : 0;
	return (last == '1' || last == 0xFF11) &&
	       (at == 0 || !utf8_is_digit(utf8_previous(number, at, &at)));
}

/* What the number of a line looks like: its kind, and whether it stands in brackets. Never 0. */
static uint32_t look_of(const struct paragraph *paragraph)
{
	bool is_plain = paragraph->mark_span.start == paragraph->number.start;
	return 1 + 2 * (uint32_t)paragraph->mark->numbering + is_plain;
}

/* A label that stands alone behind a number is one in a run of such from the first on; else it is a
 * heading. */
static void check_bare_label(struct scanner *scanner, const struct paragraph *paragraph)
{
	struct tokens *tokens = &scanner->tokens;
	const struct label_token *label = tokens->label_count > 0 ? &tokens->labels[0] : NULL;
	if (!paragraph->mark || scanner->around->label) {
		return;
	}
	bool is_alone = label && label->whole.start == tokens->content.start &&
	                label->whole.end == tokens->content.end &&
	                label->words.end == label->whole.end;
	uint32_t look = look_of(paragraph);
	if (is_alone && scanner->run != look &&
	    !is_first_number(folded(scanner, paragraph->number))) {
		tokens->label_count = 0;
	}
	if (tokens->label_count > 0) {
		scanner->run = look;
	} else if (scanner->run == look) {
		scanner->run = 0;
	}
}

/* A heading, and what stands behind it on its line: a description behind a colon, further sentences. */
static void scan_heading(struct scanner *scanner, const struct paragraph *paragraph)
{
	struct str clean = scanner->text->clean;
	struct span content = trim(scanner, scanner->tokens.content);
	struct span title = {content.start,
	                     title_end(scanner->grammar, scanner->text->folded, content)};
	struct span rest = {title.end, content.end};
	if (title.start < title.end) {
		record_new(scanner->records, RECORD_HEADING)->text = trim(scanner, title);
	}
	record_tokens(scanner, title.end);
	if (rest.start < rest.end) {
		size_t at = rest.start;
		(void)utf8_next(clean, &at);
		record_new(scanner->records, RECORD_PUNCTUATION)->text =
		    (struct span){rest.start, (uint32_t)at};
		rest.start = (uint32_t)at;
	}
	if (rest.start < rest.end) {
		record_list(scanner, paragraph, rest);
	}
	record_tokens(scanner, scanner->tokens.content.end);
}

static void scan_paragraph(struct scanner *scanner, const struct paragraph *paragraph)
{
	struct records *records = scanner->records;
	check_bare_label(scanner, paragraph);
	if (!paragraph->mark && scanner->tokens.label_count > 0) {
		scanner->outer = (struct span){0};
	}
	if (paragraph->is_title && !scanner->has_title) {
		record_new(records, RECORD_TITLE)->text = trim(scanner, paragraph->span);
		scanner->has_title = true;
		record_tokens(scanner, paragraph->span.end);
		return;
	}
	if (scanner->around->label) {
		take_bare_label(scanner);
	}
	if (paragraph->mark && record_mark(scanner, paragraph) &&
	    scanner->tokens.label_count == 0) {
		scan_heading(scanner, paragraph);
		return;
	}
	note_unknown_label(scanner);
	scan_content(scanner, paragraph);
}

/* A table is read as a whole; returns the paragraph behind it. */
static size_t scan_table(struct scanner *scanner, const struct table *table)
{
	struct arena *arena = scanner->records->arena;
	struct table_reading *reading = ARENA_NEW(arena, struct table_reading);
	table_read(reading, arena, scanner->text, table, scanner->grammar);
	struct record *record = record_new(scanner->records, RECORD_TABLE);
	record->reading = reading;
	record->text.start = scanner->text->paragraphs[table->first_paragraph].span.start;
	record->text.end = record->text.start;
	scanner->outer = (struct span){0};
	scanner->run = 0;
	return table->end_paragraph;
}

void records_scan(struct records *records, const struct text *text, struct grammar *grammar)
{
	struct scanner scanner = {.records = records, .text = text, .grammar = grammar};
	const struct surroundings *around = surroundings_from_text(records->arena, text, grammar);
	for (size_t i = 0; i < text->paragraph_count; i++) {
		if (text->paragraphs[i].table > 0) {
			i = scan_table(&scanner, &text->tables[text->paragraphs[i].table - 1]) - 1;
			continue;
		}
		scanner.around = &around[i];
		scanner.figure = 0;
		scanner.title = 0;
		tokens_from_paragraph(&scanner.tokens, records->arena, text, &text->paragraphs[i],
		                      grammar);
		scan_paragraph(&scanner, &text->paragraphs[i]);
	}
}
