/* What was recognised in pictures and taken for something else: O for 0, a dash for the Chinese one. */
#include <stdlib.h>

#include "layout/line.h"

enum { MAX_ROUNDS = 4 /* of the rules over a line: those that undo each other are stopped */ };

struct finder {
	struct lines *lines;
	struct arena *arena;
	struct str written; /* lines.folded as it was */
	char *folded;       /* the same, put right */
	const struct text_corrections *corrections;
};

/* Whether a person says what stands there: that is final. */
static bool is_corrected(const struct finder *finder, struct span span)
{
	const struct text_corrections *corrections = finder->corrections;
	for (size_t i = 0; i < corrections->count; i++) {
		const struct text_correction *correction = &corrections->items[i];
		if (correction->asked->kind == CORRECTION_READ &&
		    span_overlaps(correction->source, span)) {
			return true;
		}
	}
	return false;
}

/* Puts right what a rule finds at a span of the text; false where that cannot be done. */
static bool put_right(struct finder *finder, const struct text_repair *repair, struct span span)
{
	struct lines *lines = finder->lines;
	size_t size = span_size(span);
	char *at = finder->folded + span.start;
	/* Another size would move all that stands behind; and nothing is put right twice. */
	if (size == 0 || size != repair->to.size ||
	    memcmp(at, finder->written.data + span.start, size) != 0 ||
	    is_corrected(finder, span)) {
		return false;
	}
	memcpy(at, repair->to.data, size);
	ARENA_PUSH(finder->arena, lines->misreadings, lines->misreading_count,
	           lines->misreading_capacity, ((struct misreading){span, repair}));
	return true;
}

/* Puts right all that one rule finds in a line; false where that is nothing. */
static bool apply(struct finder *finder, const struct line *line, const struct text_repair *repair)
{
	struct str text = line_text(finder->lines, line);
	struct match_result result;
	bool found = false;
	if (str_find(text, repair->near) == SIZE_MAX) {
		return false;
	}
	for (size_t from = 0; rule_match(&repair->rule, text, from, &result);) {
		if (match_has(&result, repair->wrong)) {
			struct span wrong = result.groups[repair->wrong];
			found |= put_right(finder, repair, span_shift(wrong, line->span.start));
		}
		if (result.whole.end <= from) {
			break;
		}
		from = result.whole.end;
	}
	return found;
}

static int compare_places(const void *a, const void *b)
{
	uint32_t left = ((const struct misreading *)a)->span.start;
	uint32_t right = ((const struct misreading *)b)->span.start;
	return (left > right) - (left < right);
}

void lines_find_misreadings(struct lines *lines, struct arena *arena, const struct source *source,
                            const struct text_corrections *corrections,
                            const struct grammar *grammar)
{
	struct str copy = arena_copy(arena, lines->folded);
	struct finder finder = {lines, arena, lines->folded, (char *)(uintptr_t)copy.data,
	                        corrections};
	lines->folded = copy;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		/* In rounds, since what is put right may bring more to light. */
		bool found = line->kind == LINE_TEXT;
		for (int round = 0; found && round < MAX_ROUNDS; round++) {
			found = false;
			for (size_t r = 0; r < grammar->misreading_count; r++) {
				found |= apply(&finder, line, &grammar->misreadings[r]);
			}
		}
	}
	if (lines->misreading_count > 0) {
		qsort(lines->misreadings, lines->misreading_count, sizeof *lines->misreadings,
		      compare_places);
	}
	if (finder.written.data != source->text.data) {
		arena_drop(arena, (char *)(uintptr_t)finder.written.data, finder.written.size + 1,
		           1);
	}
}
