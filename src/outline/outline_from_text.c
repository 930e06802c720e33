/* The driver of outline/: the tokens of each paragraph, the marks among them with what each looks
 * like by itself, then the search for what is inside what. */
#include "base/utf8.h"
#include "outline/outline_builder.h"
#include "outline/title_end.h"

enum {
	MAX_HEADING = 60, /* characters: a longer line of a mark that may be either is an item */
	MAX_SHORT_TITLE = 40, /* the same of lines that no mark makes a heading */
};

/* ---- marks at the beginning of a paragraph ---- */

/* Whether a text is short, and no sentence. */
static bool is_short_title(const struct outline_builder *builder, struct str text)
{
	struct match_result result;
	return utf8_count(text) <= MAX_SHORT_TITLE &&
	       !rule_match(&builder->grammar->finished, text, 0, &result);
}

/* Whether a marked line reads like a heading, by itself. is_among_labels: it is one of a list of
 * labels. */
static bool is_heading(const struct outline_builder *builder, const struct paragraph *paragraph,
                       bool is_among_labels)
{
	struct match_result result;
	struct grammar *grammar = builder->grammar;
	struct str text = outline_folded(builder, builder->scratch.content);
	if (paragraph->mark->role == MARK_HEADING) {
		return true;
	}
	if (paragraph->mark->role == MARK_ITEM || is_among_labels) {
		return paragraph->heading > 0 && is_short_title(builder, str_trim(text));
	}
	return utf8_count(text) <= MAX_HEADING &&
	       (!rule_match(&grammar->finished, text, 0, &result) ||
	        rule_match(&grammar->kind_heading, text, 0, &result));
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

/* The style of headings without numbers (that of Markdown); NULL where the grammar has none. */
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

/* Whether the format says that a paragraph without a mark is a heading, and it reads like one. */
static bool is_unnumbered_heading(const struct outline_builder *builder, size_t paragraph)
{
	const struct paragraph *line = &builder->text->paragraphs[paragraph];
	struct str text = str_trim(outline_folded(builder, line->span));
	return line->heading > 0 && builder->unnumbered && builder->scratch.label_count == 0 &&
	       text.size > 0 && is_short_title(builder, text);
}

static void add_unnumbered_heading(struct outline_builder *builder, size_t paragraph)
{
	const struct paragraph *line = &builder->text->paragraphs[paragraph];
	struct span nothing = {line->span.start, line->span.start};
	struct outline_mark *mark =
	    outline_add_mark(builder, builder->unnumbered, nothing, nothing);
	mark->paragraph = (uint32_t)paragraph;
	mark->level = line->heading;
	mark->is_heading = true;
}

/* ---- headings that a person says are there ---- */

/* Whether a person says that a paragraph is the heading of a direction. */
static bool is_corrected_heading(const struct outline_builder *builder,
                                 const struct paragraph *paragraph)
{
	return text_is_corrected_to(&builder->text->corrections, paragraph->span, "direction");
}

/* The style of a heading of a direction that has no number. */
static const struct mark corrected_style = {.rule = {.name = STR_INIT("correction")},
                                            .role = MARK_HEADING,
                                            .numbering = NUMBERING_NONE,
                                            .is_direction = true,
                                            .is_candidate = true};

/* A line without a number that stands between two of a series whose numbers leave one out (1.1 and 1.3) is that one:
 * the last such mark before it, or NULL. */
static const struct outline_mark *mark_before_gap(const struct outline_builder *builder,
                                                  size_t paragraph)
{
	enum { FAR = 400 /* paragraphs */ };
	const struct text *text = builder->text;
	const struct outline *outline = builder->outline;
	size_t end =
	    text->paragraph_count - paragraph > FAR ? paragraph + FAR : text->paragraph_count;
	for (size_t i = outline->mark_count; i-- > 0;) {
		const struct outline_mark *before = &outline->marks[i];
		size_t next = paragraph + 1;
		while (next < end && text->paragraphs[next].mark != before->style) {
			next++;
		}
		if (before->is_inline || next >= end) {
			continue;
		}
		uint32_t ordinal = number_ordinal(
		    before->style, outline_folded(builder, text->paragraphs[next].number));
		if (before->ordinal > 0 && ordinal == before->ordinal + 2) {
			return before;
		}
	}
	return NULL;
}

static void add_corrected_heading(struct outline_builder *builder, size_t paragraph)
{
	const struct paragraph *line = &builder->text->paragraphs[paragraph];
	struct span nothing = {line->span.start, line->span.start};
	const struct outline_mark *before = mark_before_gap(builder, paragraph);
	struct outline_mark like = before ? *before : (struct outline_mark){.style = NULL};
	struct outline_mark *mark =
	    outline_add_mark(builder, before ? like.style : &corrected_style, nothing, nothing);
	mark->paragraph = (uint32_t)paragraph;
	mark->is_heading = true;
	mark->level = line->heading;
	mark->indent = before ? like.indent : line->indent;
	mark->ordinal = before ? like.ordinal + 1 : mark->ordinal;
	mark->path = before ? like.path + 1 : mark->path;
	mark->above = like.above;
}

/* ---- what stands between marks ---- */

/* Notes a paragraph without a mark or label. */
static void note_text(struct outline_builder *builder, const struct paragraph *paragraph)
{
	struct str text = str_trim(outline_folded(builder, paragraph->span));
	struct match_result result;
	builder->between &= (uint8_t)~BETWEEN_LEAD_IN;
	builder->between |=
	    (uint8_t)(BETWEEN_TEXT | (utf8_ends_with_colon(text) ? BETWEEN_LEAD_IN : 0));
	if (rule_match(&builder->grammar->annex, text, 0, &result)) {
		builder->between |= BETWEEN_ANNEX;
	}
}

/* Notes a label, and whether text follows it up to the end of its paragraph. */
static void note_label(struct outline_builder *builder, const struct label_token *label,
                       uint32_t end)
{
	bool is_whole = !(builder->grammar->fields[label->label->field].owners & OWNER_ITEM);
	struct str rest = str_trim(outline_folded(builder, (struct span){label->whole.end, end}));
	bool is_open = rest.size == 0 || utf8_ends_with_colon(rest);
	builder->between &= (uint8_t) ~(BETWEEN_LEAD_IN | BETWEEN_OPEN_FIELD);
	builder->between |= is_whole ? BETWEEN_WHOLE_FIELD : BETWEEN_FIELD;
	builder->between |= is_open ? BETWEEN_OPEN_FIELD : 0;
}

/* ---- paragraphs ---- */

/* Where the text behind the title of a heading begins: no list begins within a title. */
static uint32_t behind_title(const struct outline_builder *builder, struct span content)
{
	struct span text = trim_blanks(builder->text->clean, content);
	size_t at = title_end(builder->grammar, builder->text->folded, text);
	if (at < text.end) {
		(void)utf8_next(builder->text->clean, &at);
	}
	return (uint32_t)at;
}

/* Adds the marks of lists within a paragraph: behind its own mark, and between its labels. */
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
	if (arena_is_spent(arena)) { /* nobody reads on, and a copy may be as large as all so far */
		return;
	}
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
		} else if (is_corrected_heading(builder, paragraph)) {
			add_corrected_heading(builder, i);
		} else if (is_unnumbered_heading(builder, i)) {
			add_unnumbered_heading(builder, i);
		} else if (builder->scratch.label_count == 0) {
			note_text(builder, paragraph);
		}
		read_content(builder, i);
	}
	keep_tokens(builder, i);
}

/* ---- headings, once the tree is known ---- */

/* Whether a line can be the heading of 1.1 and 1.2 by having the number 1: it is short, no
 * sentence, and has no list in it. */
static bool may_hold_decimals(const struct outline_builder *builder,
                              const struct outline_mark *mark)
{
	const struct paragraph *line = &builder->text->paragraphs[mark->paragraph];
	struct str content =
	    str_trim(outline_folded(builder, (struct span){mark->whole.end, line->span.end}));
	const struct outline *outline = builder->outline;
	bool has_list = mark + 1 < outline->marks + outline->mark_count && mark[1].is_inline;
	return !mark->is_inline && !has_list && is_short_title(builder, content);
}

/* 1.1 inside 1 makes 1 a heading; inside a field with the number 1 it belongs to the field, and is
 * no heading itself. */
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
	for (size_t i = 0; i < text->paragraph_count && !arena_is_spent(arena); i++) {
		if (text->paragraphs[i].table > 0) {
			i = text->tables[text->paragraphs[i].table - 1].end_paragraph - 1;
		} else {
			read_paragraph(&builder, i);
		}
	}
	outline_search(out, arena);
	settle_headings(&builder);
}
