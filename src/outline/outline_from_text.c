/* The driver of the outline stage: the tokens of each paragraph, the marks among them with what they look like
 * alone, then the search for what stands in what. */
#include "base/utf8.h"
#include "outline/outline_builder.h"
#include "outline/title_end.h"

enum {
	LONGEST_EITHER = 60, /* characters: a longer line of a mark that may be either is an item */
	LONGEST_LEAD = 40,   /* ... and such a line is the heading of no decimals */
};

static struct str folded(const struct outline_builder *builder, struct span span)
{
	return str_slice(builder->text->folded, span.start, span.end);
}

/* ---- marks ---- */

/* The parts of a number of Arabic digits; of any other its ordinal. */
static void read_number(struct outline_mark *mark, struct str number)
{
	enum { LARGEST_PART = 100000 };
	uint64_t path = 0;
	uint64_t part = 0;
	bool is_in_part = false;
	size_t parts = 0;
	for (size_t at = 0; at < number.size;) {
		uint32_t c = utf8_next(number, &at);
		uint32_t digit = c >= 0xFF10 && c <= 0xFF19 ? c - 0xFF10 : c - '0';
		if (digit > 9) {
			is_in_part = false;
			continue;
		}
		if (!is_in_part) {
			path = path * LARGEST_PART + part;
			part = 0;
			parts++;
		}
		part = (part * 10 + digit) % LARGEST_PART;
		is_in_part = true;
	}
	mark->ordinal = number_ordinal(mark->style, number);
	mark->above = parts > 1 ? path : 0;
	mark->path = parts > 1 ? path * LARGEST_PART + part : mark->ordinal;
	if (parts > 1) {
		mark->ordinal = (uint32_t)part;
	}
}

struct outline_mark *outline_add_mark(struct outline_builder *builder, const struct mark *style,
                                      struct span whole, struct span number)
{
	struct outline *outline = builder->outline;
	const struct grammar *grammar = builder->grammar;
	size_t rank = style->is_line ? grammar->mark_count : (size_t)(style - grammar->marks);
	struct outline_mark mark = {.rank = (uint16_t)rank,
	                            .style = style,
	                            .whole = whole,
	                            .number = number,
	                            .between = builder->between};
	read_number(&mark, folded(builder, number));
	builder->between = 0;
	ARENA_PUSH(builder->arena, outline->marks, outline->mark_count, outline->mark_capacity,
	           mark);
	return &outline->marks[outline->mark_count - 1];
}

/* Whether a text is short, and no sentence. */
static bool is_short_title(const struct outline_builder *builder, struct str text)
{
	struct match_result result;
	return utf8_count(text) <= LONGEST_LEAD &&
	       !rule_match(&builder->grammar->finished, text, 0, &result);
}

/* Whether a marked line reads like a heading, alone. */
static bool is_heading(const struct outline_builder *builder, const struct paragraph *paragraph,
                       bool is_in_labels)
{
	struct match_result result;
	struct grammar *grammar = builder->grammar;
	struct str text = folded(builder, builder->scratch.content);
	if (paragraph->mark->role == MARK_HEADING) {
		return true;
	}
	if (paragraph->mark->role == MARK_ITEM || is_in_labels) {
		return paragraph->heading > 0 && is_short_title(builder, str_trim(text));
	}
	return utf8_count(text) <= LONGEST_EITHER &&
	       (!rule_match(&grammar->finished, text, 0, &result) ||
	        rule_match(&grammar->sorts, text, 0, &result));
}

/* The mark that begins a paragraph. */
static void add_own_mark(struct outline_builder *builder, size_t paragraph)
{
	const struct paragraph *line = &builder->text->paragraphs[paragraph];
	const struct tokens *tokens = &builder->scratch;
	struct outline_mark *mark =
	    outline_add_mark(builder, line->mark, line->mark_span, line->number);
	mark->paragraph = (uint32_t)paragraph;
	mark->level = line->heading;
	mark->indent = line->indent;
	mark->is_labelled =
	    tokens->label_count > 0 && tokens->labels[0].whole.start == tokens->content.start;
	mark->is_heading = !mark->is_labelled &&
	                   is_heading(builder, line, builder->bare_labels.lines[paragraph].is_item);
}

/* The style of headings that have no number: that of Markdown's. */
static const struct mark *unnumbered_style(const struct grammar *grammar)
{
	for (size_t i = 0; i < grammar->mark_count; i++) {
		const struct mark *mark = &grammar->marks[i];
		if (mark->role == MARK_HEADING && mark->numbering == NUMBERING_NONE &&
		    !mark->is_bare) {
			return mark;
		}
	}
	return NULL;
}

/* Whether a paragraph without a mark is a heading by its format. */
static bool is_unnumbered_heading(const struct outline_builder *builder, size_t paragraph)
{
	const struct paragraph *line = &builder->text->paragraphs[paragraph];
	struct str text = str_trim(folded(builder, line->span));
	return line->heading > 0 && builder->unnumbered && builder->scratch.label_count == 0 &&
	       text.size > 0 && is_short_title(builder, text);
}

static void add_heading(struct outline_builder *builder, size_t paragraph)
{
	const struct paragraph *line = &builder->text->paragraphs[paragraph];
	struct span nothing = {line->span.start, line->span.start};
	struct outline_mark *mark =
	    outline_add_mark(builder, builder->unnumbered, nothing, nothing);
	mark->paragraph = (uint32_t)paragraph;
	mark->level = line->heading;
	mark->is_heading = true;
}

/* ---- what stands between marks ---- */

static void note_text(struct outline_builder *builder, const struct paragraph *paragraph)
{
	struct str text = str_trim(folded(builder, paragraph->span));
	struct match_result result;
	builder->between &= (uint8_t)~BETWEEN_LEAD;
	builder->between |=
	    (uint8_t)(BETWEEN_TEXT | (utf8_ends_with_colon(text) ? BETWEEN_LEAD : 0));
	if (rule_match(&builder->grammar->annex, text, 0, &result)) {
		builder->between |= BETWEEN_ANNEX;
	}
}

/* A label with what stands behind it, up to the end of its paragraph. */
static void note_label(struct outline_builder *builder, const struct label_token *label,
                       uint32_t end)
{
	bool is_whole = !(builder->grammar->fields[label->label->field].owners & OWNER_ITEM);
	struct str rest = str_trim(folded(builder, (struct span){label->whole.end, end}));
	bool is_open = rest.size == 0 || utf8_ends_with_colon(rest);
	builder->between &= (uint8_t) ~(BETWEEN_LEAD | BETWEEN_OPEN_FIELD);
	builder->between |= is_whole ? BETWEEN_WHOLE_FIELD : BETWEEN_FIELD;
	builder->between |= is_open ? BETWEEN_OPEN_FIELD : 0;
}

/* ---- paragraphs ---- */

/* Where the text begins behind the title of a heading, and the sign that ends it: no list begins within a title. */
static uint32_t behind_title(const struct outline_builder *builder, struct span content)
{
	struct span text = trim_blanks(builder->text->clean, content);
	size_t at = title_end(builder->grammar, builder->text->folded, text);
	if (at < text.end) {
		(void)utf8_next(builder->text->clean, &at);
	}
	return (uint32_t)at;
}

/* The inner marks of what stands behind a mark and between labels. */
static void read_content(struct outline_builder *builder, size_t paragraph)
{
	const struct tokens *tokens = &builder->scratch;
	const struct outline *outline = builder->outline;
	struct span text = tokens->content;
	const struct outline_mark *last =
	    outline->mark_count > 0 ? &outline->marks[outline->mark_count - 1] : NULL;
	const struct outline_mark *own = last && last->paragraph == paragraph ? last : NULL;
	bool is_labelled = own && own->is_labelled;
	if (own && own->is_heading && tokens->label_count == 0) {
		text.start = behind_title(builder, text);
	}
	for (size_t i = 0; i < tokens->label_count; i++) {
		text.end = tokens->labels[i].whole.start;
		outline_add_inline_list(builder, paragraph, text);
		if (i > 0 || !is_labelled) {
			note_label(builder, &tokens->labels[i], tokens->content.end);
		}
		text = (struct span){tokens->labels[i].whole.end, tokens->content.end};
	}
	outline_add_inline_list(builder, paragraph, text);
}

static void *copy_array(struct arena *arena, const void *items, size_t count, size_t size)
{
	return count > 0 ? memcpy(arena_alloc(arena, count * size), items, count * size) : NULL;
}

static void keep_tokens(struct outline_builder *builder, size_t paragraph)
{
	struct arena *arena = builder->arena;
	struct tokens *kept = &builder->outline->tokens[paragraph];
	*kept = builder->scratch;
	kept->labels = copy_array(arena, kept->labels, kept->label_count, sizeof *kept->labels);
	kept->figures.items = copy_array(arena, kept->figures.items, kept->figures.count,
	                                 sizeof *kept->figures.items);
	kept->titles = copy_array(arena, kept->titles, kept->title_count, sizeof *kept->titles);
}

static void read_paragraph(struct outline_builder *builder, size_t i)
{
	const struct text *text = builder->text;
	const struct paragraph *paragraph = &text->paragraphs[i];
	tokens_from_paragraph(&builder->scratch, builder->arena, text, paragraph, builder->grammar);
	bare_labels_apply(&builder->bare_labels, &builder->scratch, builder->arena, text, i);
	if (paragraph->is_title && !builder->has_title) {
		builder->has_title = true;
		builder->between |= BETWEEN_TITLE;
	} else {
		if (paragraph->mark) {
			add_own_mark(builder, i);
		} else if (is_unnumbered_heading(builder, i)) {
			add_heading(builder, i);
		} else if (builder->scratch.label_count == 0) {
			note_text(builder, paragraph);
		}
		read_content(builder, i);
	}
	keep_tokens(builder, i);
}

/* ---- what the tree tells of its marks ---- */

/* Whether a line may be the heading of those that carry its number and one of their own: short, no sentence, and
 * without a list in it. */
static bool may_hold_decimals(const struct outline_builder *builder,
                              const struct outline_mark *mark)
{
	const struct paragraph *line = &builder->text->paragraphs[mark->paragraph];
	struct str content =
	    str_trim(folded(builder, (struct span){mark->whole.end, line->span.end}));
	const struct outline *outline = builder->outline;
	bool has_list = mark + 1 < outline->marks + outline->mark_count && mark[1].is_inline;
	return !mark->is_inline && !has_list && is_short_title(builder, content);
}

/* 1.1 in 1 makes 1 a heading; in a field with the number 1 it is a part of that, and none itself. */
static void settle_headings(struct outline_builder *builder)
{
	struct outline *outline = builder->outline;
	for (size_t i = 0; i < outline->mark_count; i++) {
		struct outline_mark *mark = &outline->marks[i];
		const struct outline_series *series = &outline->series[mark->series];
		struct outline_mark *holder =
		    series->parent != UINT32_MAX ? &outline->marks[series->parent_mark] : NULL;
		if (!holder || mark->above == 0 || mark->above != holder->path) {
			continue;
		}
		if (holder->is_labelled) {
			mark->is_heading = false;
		} else if (may_hold_decimals(builder, holder)) {
			holder->is_heading = true;
		}
	}
}

void outline_from_text(struct outline *out, struct arena *arena, const struct text *text,
                       struct grammar *grammar)
{
	struct outline_builder builder = {
	    .outline = out, .arena = arena, .text = text, .grammar = grammar};
	*out = (struct outline){.tokens =
	                            ARENA_ARRAY(arena, struct tokens, text->paragraph_count + 1)};
	builder.unnumbered = unnumbered_style(grammar);
	bare_labels_find(&builder.bare_labels, arena, text, grammar);
	for (size_t i = 0; i < text->paragraph_count; i++) {
		if (text->paragraphs[i].table > 0) {
			i = text->tables[text->paragraphs[i].table - 1].end_paragraph - 1;
		} else {
			read_paragraph(&builder, i);
		}
	}
	outline_search(out, arena);
	settle_headings(&builder);
}
