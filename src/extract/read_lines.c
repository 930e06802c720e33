/* Lines into records, one paragraph after another: a mark becomes a section or an item, as the outline says
 * (facts/find_directions.c makes directions of some later), a label a field, everything else text; figures and
 * titles follow the text that holds them. */
#include <assert.h>

#include "base/compatibility.h"
#include "base/utf8.h"
#include "extract/records_from_outline.h"
#include "outline/title_end.h"

struct line_reader {
	struct records *records;
	const struct text *text;
	struct grammar *grammar;
	const struct outline *outline;
	const struct tokens *tokens; /* of the paragraph */
	size_t mark;                 /* the next mark of the outline to be recorded */
	uint32_t mark_end;           /* of the last mark within a paragraph */
	size_t figure;               /* the next figure of the paragraph to be recorded */
	size_t title;
	bool has_title;
};

static struct str folded(const struct line_reader *reader, struct span span)
{
	return str_slice(reader->text->folded, span.start, span.end);
}

static void record_figure(struct line_reader *reader, const struct figure *figure)
{
	struct record *record = record_new(reader->records, RECORD_MENTION);
	record->figure = figure;
	record->text = figure->span;
}

/* A figure that begins in an item's mark and ends behind it is none, but what is behind the mark may be one. */
static void record_behind_mark(struct line_reader *reader, struct span span)
{
	struct figures found = {0};
	struct arena *arena = reader->records->arena;
	struct str text = str_slice(reader->text->clean, span.start, span.end);
	figures_from_text(&found, reader->grammar->lexicon, compatibility_fold_text(arena, text),
	                  arena);
	for (size_t i = 0; i < found.count; i++) {
		found.items[i].span = span_shift(found.items[i].span, span.start);
		record_figure(reader, &found.items[i]);
	}
}

/* The figures and titles that stand before `end`. */
static void record_tokens(struct line_reader *reader, uint32_t end)
{
	const struct tokens *tokens = reader->tokens;
	for (; reader->title < tokens->title_count && tokens->titles[reader->title].start < end;
	     reader->title++) {
		if (span_size(tokens->titles[reader->title]) > 0) {
			record_new(reader->records, RECORD_AGREEMENT)->text =
			    tokens->titles[reader->title];
		}
	}
	for (; reader->figure < tokens->figures.count &&
	       tokens->figures.items[reader->figure].span.start < end;
	     reader->figure++) {
		const struct figure *figure = &tokens->figures.items[reader->figure];
		if (figure->span.start < reader->mark_end && figure->span.end > reader->mark_end) {
			record_behind_mark(reader,
			                   (struct span){reader->mark_end, figure->span.end});
		} else {
			record_figure(reader, figure);
		}
	}
}

static void record_text(struct line_reader *reader, struct span span)
{
	struct span text = trim_blanks(reader->text->clean, span);
	if (text.start < text.end) {
		record_new(reader->records, RECORD_TEXT)->text = text;
	}
	record_tokens(reader, span.end);
}

/* The next mark of the outline: its record; text that belongs to it is still to come. */
static void record_mark(struct line_reader *reader)
{
	const struct outline_mark *mark = &reader->outline->marks[reader->mark++];
	struct record *record =
	    record_new(reader->records, mark->is_heading ? RECORD_SECTION : RECORD_ITEM);
	record->mark = mark->whole;
	record->number = mark->number;
	record->style = mark->style;
}

/* Notes a line that begins like a label that no rule knows, if it is similar to a known one. */
static void note_unknown_label(struct line_reader *reader)
{
	const struct tokens *tokens = reader->tokens;
	struct records *records = reader->records;
	struct grammar *grammar = reader->grammar;
	struct match_result result;
	struct str content = folded(reader, tokens->content);
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

/* Text, and the items of a list that stands in it without line ends. */
static void record_list(struct line_reader *reader, struct span span)
{
	const struct outline *outline = reader->outline;
	while (reader->mark < outline->mark_count) {
		const struct outline_mark *mark = &outline->marks[reader->mark];
		if (!mark->is_inline || !span_contains(span, mark->whole)) {
			break;
		}
		record_text(reader, (struct span){span.start, mark->whole.start});
		span.start = mark->whole.end;
		reader->mark_end = mark->whole.end;
		record_mark(reader);
	}
	record_text(reader, span);
}

static void read_content(struct line_reader *reader)
{
	const struct tokens *tokens = reader->tokens;
	struct span text = tokens->content;
	for (size_t i = 0; i < tokens->label_count; i++) {
		const struct label_token *token = &tokens->labels[i];
		text.end = token->whole.start;
		record_list(reader, text);
		struct record *record = record_new(reader->records, RECORD_FIELD);
		record->field = &reader->grammar->fields[token->label->field];
		record->mark = token->whole;
		record->label = token->words;
		text = (struct span){token->whole.end, tokens->content.end};
	}
	record_list(reader, text);
}

/* A heading, and what stands behind it on its line: a description behind a colon, further sentences. */
static void read_heading(struct line_reader *reader)
{
	struct str clean = reader->text->clean;
	struct span content = trim_blanks(clean, reader->tokens->content);
	struct span title = {content.start,
	                     title_end(reader->grammar, reader->text->folded, content)};
	/* A bracket that the mark opens is closed by the heading. */
	size_t last = content.end;
	size_t at = content.start;
	uint32_t before = at > 0 ? utf8_previous(reader->text->folded, at, &at) : 0;
	if ((before == 0x3010 || before == 0x3016) && content.end > content.start &&
	    utf8_previous(reader->text->folded, content.end, &last) == before + 1) {
		title.end = (uint32_t)last;
	}
	struct span rest = {title.end, content.end};
	if (title.start < title.end) {
		record_new(reader->records, RECORD_HEADING)->text = trim_blanks(clean, title);
	}
	record_tokens(reader, title.end);
	if (rest.start < rest.end) {
		at = rest.start;
		(void)utf8_next(clean, &at);
		record_new(reader->records, RECORD_PUNCTUATION)->text =
		    (struct span){rest.start, (uint32_t)at};
		rest.start = (uint32_t)at;
	}
	if (rest.start < rest.end) {
		record_list(reader, rest);
	}
	record_tokens(reader, reader->tokens->content.end);
}

static void read_paragraph(struct line_reader *reader, const struct paragraph *paragraph)
{
	struct records *records = reader->records;
	if (paragraph->is_title && !reader->has_title) {
		record_new(records, RECORD_TITLE)->text =
		    trim_blanks(reader->text->clean, paragraph->span);
		reader->has_title = true;
		record_tokens(reader, paragraph->span.end);
		return;
	}
	const struct outline *outline = reader->outline;
	const struct outline_mark *mark =
	    reader->mark < outline->mark_count ? &outline->marks[reader->mark] : NULL;
	if (mark && !mark->is_inline && &outline->tokens[mark->paragraph] == reader->tokens) {
		record_mark(reader);
		if (mark->is_heading && reader->tokens->label_count == 0) {
			read_heading(reader);
			return;
		}
	}
	note_unknown_label(reader);
	read_content(reader);
}

/* A table is read as a whole; returns the paragraph behind it. */
static size_t read_table(struct line_reader *reader, const struct table *table)
{
	struct arena *arena = reader->records->arena;
	struct table_reading *reading = ARENA_NEW(arena, struct table_reading);
	table_read(reading, arena, reader->text, table, reader->grammar);
	struct record *record = record_new(reader->records, RECORD_TABLE);
	record->reading = reading;
	record->text.start = reader->text->paragraphs[table->first_paragraph].span.start;
	record->text.end = record->text.start;
	return table->end_paragraph;
}

void records_read_lines(struct records *records, const struct text *text,
                        const struct outline *outline, struct grammar *grammar)
{
	struct line_reader reader = {
	    .records = records, .text = text, .outline = outline, .grammar = grammar};
	for (size_t i = 0; i < text->paragraph_count; i++) {
		if (text->paragraphs[i].table > 0) {
			i = read_table(&reader, &text->tables[text->paragraphs[i].table - 1]) - 1;
			continue;
		}
		reader.figure = 0;
		reader.title = 0;
		reader.tokens = &outline->tokens[i];
		read_paragraph(&reader, &text->paragraphs[i]);
	}
	assert(reader.mark == outline->mark_count);
}
