/* Marked lines that are more than they show alone. A label without a colon behind a mark is a
 * part of a direction where another label stands before or behind it in its list, and the same one again
 * further on: project after project has its contents, its targets, its funds. And a short line with a number
 * is the heading of the lines behind it that carry its number and one of their own: 1. before 1.1. */
#include "extract/parts.h"

#include "base/utf8.h"

enum { LONGEST_LEAD = 40 /* characters */ };

struct reading {
	struct arena *arena;
	const struct text *text;
	struct grammar *grammar;
	struct part *parts;
	const struct label **bare; /* by paragraph: the label that it is; NULL */
};

static struct str content_of(const struct reading *reading, const struct paragraph *paragraph)
{
	return str_trim(
	    str_slice(reading->text->folded, paragraph->mark_span.end, paragraph->span.end));
}

/* The label that a marked line is, and nothing else. */
static const struct label *bare_label(const struct reading *reading,
                                      const struct paragraph *paragraph)
{
	struct grammar *grammar = reading->grammar;
	struct match_result result;
	struct str content = content_of(reading, paragraph);
	if (paragraph->mark->role == MARK_HEADING ||
	    !rule_match(&grammar->parts, content, 0, &result)) {
		return NULL;
	}
	const struct label *label = grammar_label_named(grammar, content);
	bool is_part =
	    label && (grammar->fields[label->field].owners & (OWNER_DIRECTION | OWNER_ITEM));
	return is_part ? label : NULL;
}

static bool is_labelled(const struct reading *reading, const struct paragraph *paragraph)
{
	struct str text =
	    str_slice(reading->text->folded, paragraph->span.start, paragraph->span.end);
	size_t from = paragraph->mark_span.end - paragraph->span.start;
	struct span whole;
	struct span words;
	struct span remark;
	return grammar_label(reading->grammar, text, from, &whole, &words, &remark) &&
	       whole.start == from;
}

static uint32_t ordinal_of(const struct reading *reading, const struct paragraph *paragraph)
{
	return number_ordinal(
	    paragraph->mark,
	    str_slice(reading->text->folded, paragraph->number.start, paragraph->number.end));
}

/* Takes the labels of a list that stand beside each other, as parts: all those that do not stand
 * alone. */
static void find_lists(struct reading *reading)
{
	const struct text *text = reading->text;
	size_t marks = reading->grammar->mark_count;
	size_t *last = ARENA_ARRAY(reading->arena, size_t, marks);
	for (size_t i = 0; i < text->paragraph_count; i++) {
		const struct paragraph *paragraph = &text->paragraphs[i];
		if (!paragraph->mark || paragraph->row) {
			continue;
		}
		size_t *before = &last[paragraph->mark - reading->grammar->marks];
		const struct paragraph *sibling =
		    *before > 0 ? &text->paragraphs[*before - 1] : NULL;
		bool is_bare = reading->bare[i] != NULL;
		bool is_either = sibling && (is_bare || reading->bare[*before - 1]);
		if (is_either &&
		    ordinal_of(reading, paragraph) == ordinal_of(reading, sibling) + 1 &&
		    (is_bare || is_labelled(reading, paragraph)) &&
		    (reading->bare[*before - 1] || is_labelled(reading, sibling))) {
			reading->parts[i].label = reading->bare[i];
			reading->parts[*before - 1].label = reading->bare[*before - 1];
		}
		*before = i + 1;
	}
}

/* Gives up the parts whose label stands behind such a mark only once. */
static void keep_repeated(struct reading *reading)
{
	const struct text *text = reading->text;
	size_t fields = reading->grammar->field_count;
	uint32_t *count =
	    ARENA_ARRAY(reading->arena, uint32_t, reading->grammar->mark_count * fields);
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < text->paragraph_count; i++) {
			const struct label *label = reading->parts[i].label;
			const struct mark *mark = text->paragraphs[i].mark;
			size_t at =
			    label ? (size_t)(mark - reading->grammar->marks) * fields + label->field
				  : 0;
			if (label && pass == 0) {
				count[at]++;
			} else if (label && count[at] < 2) {
				reading->parts[i].label = NULL;
			}
		}
	}
}

static bool may_lead(const struct reading *reading, const struct paragraph *paragraph)
{
	struct match_result result;
	struct str content = content_of(reading, paragraph);
	return paragraph->mark->numbering == NUMBERING_ARABIC &&
	       utf8_count(content) <= LONGEST_LEAD &&
	       !rule_match(&reading->grammar->finished, content, 0, &result);
}

/* Whether a mark counts the first that stands under another: 1.1 under 1. */
static bool is_first_under(const struct reading *reading, const struct paragraph *inner,
                           const struct paragraph *outer)
{
	struct str folded = reading->text->folded;
	struct str number = str_slice(folded, outer->number.start, outer->number.end);
	struct str all = str_slice(folded, inner->number.start, inner->number.end);
	bool is_decimal = inner->mark->numbering == NUMBERING_DECIMAL ||
	                  inner->mark->numbering == NUMBERING_DECIMAL_CARRY;
	return is_decimal && str_starts(all, number) && all.size > number.size &&
	       !(all.data[number.size] >= '0' && all.data[number.size] <= '9') &&
	       ordinal_of(reading, inner) == 1;
}

struct part *parts_from_text(struct arena *arena, const struct text *text, struct grammar *grammar)
{
	struct reading reading = {
	    arena, text, grammar, ARENA_ARRAY(arena, struct part, text->paragraph_count + 1),
	    ARENA_ARRAY(arena, const struct label *, text->paragraph_count + 1)};
	const struct paragraph *before = NULL;
	for (size_t i = 0; i < text->paragraph_count; i++) {
		const struct paragraph *paragraph = &text->paragraphs[i];
		if (!paragraph->mark || paragraph->row) {
			continue;
		}
		reading.bare[i] = grammar->parts.pattern ? bare_label(&reading, paragraph) : NULL;
		if (before && is_first_under(&reading, paragraph, before) &&
		    may_lead(&reading, before)) {
			reading.parts[before - text->paragraphs].leads = true;
		}
		before = paragraph;
	}
	if (grammar->parts.pattern) {
		find_lists(&reading);
		keep_repeated(&reading);
	}
	return reading.parts;
}
