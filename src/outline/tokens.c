/* Reads the tokens of one paragraph, one pass for each kind. */
#include "outline/tokens.h"

#include "base/compatibility.h"
#include "base/utf8.h"

static const struct str TITLE_OPEN = STR_INIT("\xE3\x80\x8A");
static const struct str TITLE_CLOSE = STR_INIT("\xE3\x80\x8B");

/* The grammar is given the whole paragraph, its mark included: words that are a label at the
 * beginning of a line may be the middle of a sentence behind a mark. */
static void find_labels(struct tokens *out, struct arena *arena, struct str folded,
                        const struct paragraph *paragraph, struct grammar *grammar)
{
	uint32_t base = paragraph->span.start;
	struct str text = str_slice(folded, base, paragraph->span.end);
	struct label_token token;
	size_t from = out->content.start - base;
	while (from < text.size && (token.label = grammar_label(grammar, text, from, &token.whole,
	                                                        &token.words, &token.remark))) {
		from = token.whole.end;
		token.whole = span_shift(token.whole, base);
		token.words = span_shift(token.words, base);
		token.remark = span_shift(token.remark, base);
		ARENA_PUSH(arena, out->labels, out->label_count, out->label_capacity, token);
	}
}

/* The end of a label with the colon and the blanks behind its words. */
static uint32_t label_end(struct str folded, struct span words, uint32_t limit)
{
	size_t at = words.end;
	size_t next = at;
	uint32_t c = at < limit ? utf8_next(folded, &next) : 0;
	bool has_colon = c == ':' || c == 0xFF1A;
	at = has_colon ? next : at;
	next = at;
	while (at < limit && utf8_is_blank(utf8_next(folded, &next))) {
		at = next;
	}
	return (uint32_t)at;
}

/* Puts a label in its order among the others; what it overlaps is none. */
static void insert_label(struct tokens *out, struct arena *arena, struct label_token token)
{
	size_t kept = 0;
	for (size_t i = 0; i < out->label_count; i++) {
		const struct label_token *other = &out->labels[i];
		if (other->whole.end <= token.whole.start ||
		    other->whole.start >= token.whole.end) {
			out->labels[kept++] = *other;
		}
	}
	out->label_count = kept;
	ARENA_PUSH(arena, out->labels, out->label_count, out->label_capacity, token);
	for (size_t at = kept; at > 0 && out->labels[at - 1].whole.start > token.whole.start;
	     at--) {
		out->labels[at] = out->labels[at - 1];
		out->labels[at - 1] = token;
	}
}

/* The labels that a person says are there. */
static void add_corrected_labels(struct tokens *out, struct arena *arena, const struct text *text,
                                 const struct grammar *grammar)
{
	for (size_t i = 0; i < text->corrections.count; i++) {
		const struct text_correction *correction = &text->corrections.items[i];
		struct span words = correction->clean;
		if (correction->asked->kind != CORRECTION_LABEL || span_size(words) == 0 ||
		    !span_contains(out->content, words)) {
			continue;
		}
		struct label *label = ARENA_NEW(arena, struct label);
		label->words = str_slice(text->clean, words.start, words.end);
		label->field =
		    (uint32_t)(grammar_field(grammar, correction->asked->to) - grammar->fields);
		struct label_token token = {.label = label, .words = words};
		token.whole =
		    (struct span){words.start, label_end(text->folded, words, out->content.end)};
		token.remark = (struct span){token.whole.end, token.whole.end};
		insert_label(out, arena, token);
	}
}

/* What each figure is for each of, where a person says so. */
static void correct_figures(struct tokens *out, const struct text *text)
{
	for (size_t i = 0; i < out->figures.count && text->corrections.count > 0; i++) {
		struct figure *figure = &out->figures.items[i];
		const struct text_correction *per =
		    text_correction(&text->corrections, CORRECTION_PER, NULL, figure->span);
		figure->per = per ? per->asked->to : figure->per;
	}
}

/* Figures are read from the text as written, with only compatibility characters folded; those
 * within a label are left out. */
static void find_figures(struct tokens *out, struct arena *arena, struct str clean,
                         struct grammar *grammar)
{
	uint32_t base = out->content.start;
	figures_from_text(&out->figures, grammar->lexicon,
	                  compatibility_fold_text(arena, str_slice(clean, base, out->content.end)),
	                  arena);
	size_t kept = 0;
	size_t label = 0;
	for (size_t i = 0; i < out->figures.count; i++) {
		struct figure figure = out->figures.items[i];
		figure.span = span_shift(figure.span, base);
		while (label < out->label_count &&
		       out->labels[label].whole.end <= figure.span.start) {
			label++;
		}
		if (label == out->label_count ||
		    figure.span.end <= out->labels[label].whole.start) {
			out->figures.items[kept++] = figure;
		}
	}
	out->figures.count = kept;
}

static void find_titles(struct tokens *out, struct arena *arena, struct str clean)
{
	size_t at = out->content.start;
	while (at < out->content.end) {
		struct str rest = str_slice(clean, at, out->content.end);
		size_t open = str_find(rest, TITLE_OPEN);
		if (open == SIZE_MAX) {
			return;
		}
		size_t start = open + TITLE_OPEN.size;
		size_t close = str_find(str_slice(rest, start, rest.size), TITLE_CLOSE);
		if (close == SIZE_MAX) {
			return;
		}
		struct span title = {(uint32_t)(at + start), (uint32_t)(at + start + close)};
		ARENA_PUSH(arena, out->titles, out->title_count, out->title_capacity, title);
		at = title.end + TITLE_CLOSE.size;
	}
}

void tokens_from_paragraph(struct tokens *out, struct arena *arena, const struct text *text,
                           const struct paragraph *paragraph, struct grammar *grammar)
{
	out->label_count = 0;
	out->figures.count = 0;
	out->title_count = 0;
	out->content = paragraph->span;
	if (paragraph->mark) {
		out->content.start = paragraph->mark_span.end;
	}
	find_labels(out, arena, text->folded, paragraph, grammar);
	add_corrected_labels(out, arena, text, grammar);
	find_figures(out, arena, text->clean, grammar);
	correct_figures(out, text);
	find_titles(out, arena, text->clean);
}
