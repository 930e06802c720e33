/* A marked line that is the words of a label is a label if its neighbour in the list is one too,
 * and if the same label is in the text again: project after project has its contents, its targets,
 * its funds. */
#include "outline/bare_labels.h"

#include "base/utf8.h"

struct reading {
	struct arena *arena;
	const struct text *text;
	struct grammar *grammar;
	struct bare_label *lines;  /* by paragraph */
	const struct label **bare; /* by paragraph: the label that it is; NULL */
	size_t *before;            /* by paragraph: 1 + the one before it in its list; 0: none */
};

static struct str content_of(const struct reading *reading, const struct paragraph *paragraph)
{
	uint32_t start = paragraph->mark ? paragraph->mark_span.end : paragraph->span.start;
	return str_trim(str_slice(reading->text->folded, start, paragraph->span.end));
}

/* The label whose words a marked line is; NULL where it is none, or the grammar does not allow it
 * here. */
static const struct label *bare_label(const struct reading *reading,
                                      const struct paragraph *paragraph)
{
	struct grammar *grammar = reading->grammar;
	struct match_result result;
	struct str content = content_of(reading, paragraph);
	if (paragraph->mark->role == MARK_HEADING ||
	    !rule_match(&grammar->part_label, content, 0, &result)) {
		return NULL;
	}
	return grammar_label_named(grammar, content);
}

static bool is_labelled(const struct reading *reading, const struct paragraph *paragraph)
{
	struct str text =
	    str_slice(reading->text->folded, paragraph->span.start, paragraph->span.end);
	size_t from = paragraph->mark_span.end - paragraph->span.start;
	struct span whole;
	struct span words;
	struct span remark;
	return grammar_label_at(reading->grammar, text, from, &whole, &words, &remark);
}

static uint32_t ordinal_of(const struct reading *reading, const struct paragraph *paragraph)
{
	return number_ordinal(
	    paragraph->mark,
	    str_slice(reading->text->folded, paragraph->number.start, paragraph->number.end));
}

/* Finds the line before each in its list: the last with the same mark, if its number is one
 * less. */
static void find_siblings(struct reading *reading)
{
	const struct text *text = reading->text;
	size_t *last = ARENA_ARRAY(reading->arena, size_t, reading->grammar->mark_count);
	for (size_t i = 0; i < text->paragraph_count; i++) {
		const struct paragraph *paragraph = &text->paragraphs[i];
		if (!paragraph->mark || paragraph->mark->is_line || paragraph->table > 0) {
			continue;
		}
		size_t *before = &last[paragraph->mark - reading->grammar->marks];
		if (*before > 0 && ordinal_of(reading, paragraph) ==
		                       ordinal_of(reading, &text->paragraphs[*before - 1]) + 1) {
			reading->before[i] = *before;
		}
		*before = i + 1;
	}
}

/* Takes for labels the bare ones that have a label, bare or not, beside them in their list. */
static void find_lists(struct reading *reading)
{
	const struct paragraph *paragraphs = reading->text->paragraphs;
	for (size_t i = 0; i < reading->text->paragraph_count; i++) {
		size_t before = reading->before[i] - (reading->before[i] > 0);
		const struct label *both[] = {reading->bare[before], reading->bare[i]};
		if (reading->before[i] > 0 && (both[0] || both[1]) &&
		    (both[1] || is_labelled(reading, &paragraphs[i])) &&
		    (both[0] || is_labelled(reading, &paragraphs[before]))) {
			reading->lines[i].label = both[1];
			reading->lines[before].label = both[0];
		}
	}
}

/* A line that reads like a label with its value is no heading if the line `from` beside it is a
 * label, or is itself such a line. */
static void spread_items(struct reading *reading, size_t from, size_t to)
{
	const struct paragraph *paragraphs = reading->text->paragraphs;
	bool is_list = reading->lines[from].is_item || reading->lines[from].label ||
	               is_labelled(reading, &paragraphs[from]);
	struct match_result result;
	reading->lines[to].is_item |=
	    is_list && rule_match(&reading->grammar->label_like,
	                          content_of(reading, &paragraphs[to]), 0, &result);
}

static void find_items(struct reading *reading)
{
	for (size_t i = 0; i < reading->text->paragraph_count; i++) {
		if (reading->before[i] > 0) {
			spread_items(reading, reading->before[i] - 1, i);
		}
	}
	for (size_t i = reading->text->paragraph_count; i-- > 0;) {
		if (reading->before[i] > 0) {
			spread_items(reading, i, reading->before[i] - 1);
		}
	}
}

/* Drops the labels that are behind their mark only once in the text. */
static void keep_repeated(struct reading *reading)
{
	const struct text *text = reading->text;
	size_t fields = reading->grammar->field_count;
	uint32_t *count =
	    ARENA_ARRAY(reading->arena, uint32_t, reading->grammar->mark_count * fields);
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < text->paragraph_count; i++) {
			const struct label *label = reading->lines[i].label;
			const struct mark *mark = text->paragraphs[i].mark;
			size_t at =
			    label ? (size_t)(mark - reading->grammar->marks) * fields + label->field
				  : 0;
			if (label && pass == 0) {
				count[at]++;
			} else if (label && count[at] < 2) {
				reading->lines[i].label = NULL;
			}
		}
	}
}

/* The highest level of the headings that the format states, the title aside. */
static uint32_t highest_level(const struct reading *reading)
{
	uint32_t level = UINT32_MAX;
	const struct text *text = reading->text;
	for (size_t i = 0; i < text->paragraph_count; i++) {
		const struct paragraph *paragraph = &text->paragraphs[i];
		if (paragraph->heading > 0 && paragraph->heading < level && !paragraph->is_title) {
			level = paragraph->heading;
		}
	}
	return level;
}

void bare_labels_find(struct bare_labels *out, struct arena *arena, const struct text *text,
                      struct grammar *grammar)
{
	struct reading reading = {
	    arena,
	    text,
	    grammar,
	    ARENA_ARRAY(arena, struct bare_label, text->paragraph_count + 1),
	    ARENA_ARRAY(arena, const struct label *, text->paragraph_count + 1),
	    ARENA_ARRAY(arena, size_t, text->paragraph_count + 1)};
	*out = (struct bare_labels){.lines = reading.lines, .level = highest_level(&reading)};
	if (!grammar->part_label.pattern) {
		return;
	}
	for (size_t i = 0; i < text->paragraph_count; i++) {
		const struct paragraph *paragraph = &text->paragraphs[i];
		if (paragraph->mark && paragraph->table == 0) {
			reading.bare[i] = bare_label(&reading, paragraph);
		}
	}
	find_siblings(&reading);
	find_lists(&reading);
	keep_repeated(&reading);
	find_items(&reading);
}

/* ---- what that means for the tokens of a paragraph ---- */

/* Whether a number is the first of its list: 1, or 2.1. */
static bool is_first_number(struct str number)
{
	size_t at = number.size;
	uint32_t last = at > 0 ? utf8_previous(number, at, &at) : 0;
	return (last == '1' || last == 0xFF11) &&
	       (at == 0 || !utf8_is_digit(utf8_previous(number, at, &at)));
}

/* How the number of a line is written: its kind, and whether it is in brackets. Never 0. */
static uint32_t number_style(const struct paragraph *paragraph)
{
	bool is_plain = paragraph->mark_span.start == paragraph->number.start;
	return 1 + 2 * (uint32_t)paragraph->mark->numbering + is_plain;
}

/* Whether a paragraph is the words of a label, and nothing else but its mark. */
static bool is_bare(const struct tokens *tokens)
{
	const struct label_token *label = tokens->label_count > 0 ? &tokens->labels[0] : NULL;
	return label && label->whole.start == tokens->content.start &&
	       label->whole.end == tokens->content.end && label->words.end == label->whole.end;
}

/* A bare label behind a number is a label if it is the first of its list, or in a run of labels
 * from there on; else it is a heading. */
static void check_numbered(struct bare_labels *labels, struct tokens *tokens, struct str number,
                           const struct paragraph *paragraph)
{
	uint32_t style = number_style(paragraph);
	if (is_bare(tokens) && labels->run != style && !is_first_number(number)) {
		tokens->label_count = 0;
	}
	if (tokens->label_count > 0) {
		labels->run = style;
	} else if (labels->run == style) {
		labels->run = 0;
	}
}

void bare_labels_apply(struct bare_labels *labels, struct tokens *tokens, struct arena *arena,
                       const struct text *text, size_t paragraph)
{
	const struct paragraph *line = &text->paragraphs[paragraph];
	const struct label *label = labels->lines[paragraph].label;
	/* What the format calls a heading is a label only if it is below the highest level. */
	if (!line->mark && line->heading > 0 && line->heading <= labels->level && is_bare(tokens)) {
		tokens->label_count = 0;
	}
	if (line->mark && !label) {
		check_numbered(labels, tokens,
		               str_slice(text->folded, line->number.start, line->number.end), line);
	}
	if (label) {
		struct span words = trim_blanks(text->clean, tokens->content);
		struct label_token token = {.label = label,
		                            .whole = tokens->content,
		                            .words = words,
		                            .remark = {words.end, words.end}};
		tokens->label_count = 0;
		ARENA_PUSH(arena, tokens->labels, tokens->label_count, tokens->label_capacity,
		           token);
	}
}
