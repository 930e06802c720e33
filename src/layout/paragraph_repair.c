/* Repairs of the open paragraph: what was recognised wrongly, the grammar's (addresses, spacing), and Unicode's
 * NFC. */
#include "base/search.h"
#include "base/utf8.h"
#include "layout/paragraph_builder.h"
#include "layout/paragraph_nfc.h"

enum { MAX_ROUNDS = 4 /* of repairing a paragraph: rules that undo each other are stopped */ };

/* Replaces everything that one rule finds; false where it finds nothing. */
static bool repair_with(struct builder *builder, struct text_repair *repair)
{
	struct str text = builder_assemble(builder, builder->lines.folded);
	struct match_result result;
	if (str_find(text, repair->near) == SIZE_MAX) {
		return false;
	}
	for (size_t from = 0; rule_match(&repair->rule, text, from, &result);) {
		struct span wrong = result.groups[repair->wrong];
		builder_add_fix(builder, (struct fix){.wrong = wrong,
		                                      .kind = repair->rule.name,
		                                      .replacement = repair->to});
		if (result.whole.end <= from) {
			break;
		}
		from = result.whole.end;
	}
	bool found = builder->fix_count > 0;
	builder_apply_fixes(builder);
	return found;
}

/* Whether a word that a repair needs is in one of the pieces: most paragraphs have none. */
static bool may_need_repairs(const struct builder *builder)
{
	for (size_t i = 0; i < builder->piece_count; i++) {
		struct span span = builder->pieces[i].source;
		struct str part = str_slice(builder->source->text, span.start, span.end);
		for (size_t r = 0; r < builder->grammar->repair_count; r++) {
			struct str near = builder->grammar->repairs[r].near;
			if (near.size == 0 || str_find(part, near) != SIZE_MAX) {
				return true;
			}
		}
	}
	return false;
}

static void compose(struct builder *builder)
{
	struct str text = builder_assemble(builder, builder->source->text);
	struct fix fix = {.kind = STR("nfc")};
	if (!text_may_need_nfc(text)) {
		return;
	}
	for (size_t from = 0;
	     text_next_nfc(text, from, &fix.wrong, &fix.replacement, builder->arena);
	     from = fix.wrong.end) {
		builder_add_fix(builder, fix);
	}
	builder_apply_fixes(builder);
}

/* What two texts begin with alike, and what they end with, in whole characters. */
static void common_ends(struct str a, struct str b, size_t *start, size_t *end)
{
	size_t least = a.size < b.size ? a.size : b.size;
	*start = 0;
	while (*start < least && a.data[*start] == b.data[*start]) {
		++*start;
	}
	while (*start > 0 && *start < a.size && utf8_is_inside(a, *start)) {
		--*start;
	}
	*end = 0;
	while (*end < least - *start && a.data[a.size - 1 - *end] == b.data[b.size - 1 - *end]) {
		++*end;
	}
	while (*end > 0 && utf8_is_inside(a, a.size - *end)) {
		--*end;
	}
}

/* Puts in what a person reads where the program would read other words: only what differs. */
static void correct(struct builder *builder, const struct text_correction *correction,
                    struct span mark)
{
	struct str wrong =
	    str_slice(builder->source->text, correction->source.start, correction->source.end);
	struct str right = correction->asked->to;
	size_t start;
	size_t end;
	uint32_t at = 0; /* in the paragraph as assembled */
	common_ends(wrong, right, &start, &end);
	struct span different = {correction->source.start + (uint32_t)start,
	                         correction->source.end - (uint32_t)end};
	for (size_t i = 0; i < builder->piece_count; i++) {
		const struct piece *piece = &builder->pieces[i];
		if (!piece->is_replaced && !span_overlaps(different, mark) &&
		    span_contains(piece->source, different)) {
			struct fix fix = {.wrong = span_shift(different, at - piece->source.start),
			                  .kind = STR("correction"),
			                  .replacement = str_slice(right, start, right.size - end)};
			builder_add_fix(builder, fix);
			builder_apply_fixes(builder);
			return;
		}
		at += piece_size(piece);
	}
}

/* Whether a repair makes a digit, or stands right beside one. */
static bool is_beside_digit(const struct lines *lines, struct span span)
{
	struct str text = lines->folded;
	size_t at = span.start;
	size_t before = span.start;
	bool is_digit = span.start > 0 && utf8_is_digit(utf8_previous(text, span.start, &before));
	while (!is_digit && at < text.size && at <= span.end) {
		is_digit = utf8_is_digit(utf8_next(text, &at));
	}
	return is_digit;
}

/* Puts right what was recognised wrongly in the pieces, as lines_find_misreadings found it. */
static void read_right(struct builder *builder)
{
	const struct lines *lines = &builder->lines;
	uint32_t start = 0; /* of the piece, in the paragraph as assembled */
	for (size_t i = 0; i < builder->piece_count && lines->misreading_count > 0; i++) {
		const struct piece *piece = &builder->pieces[i];
		size_t next;
		SEARCH_FIRST(next, 0, lines->misreading_count,
		             lines->misreadings[next].span.start < piece->source.start);
		for (; !piece->is_replaced && next < lines->misreading_count &&
		       lines->misreadings[next].span.end <= piece->source.end;
		     next++) {
			const struct misreading *misreading = &lines->misreadings[next];
			struct fix fix = {
			    .wrong = span_shift(misreading->span, start - piece->source.start),
			    .kind = misreading->repair->rule.name,
			    .replacement = misreading->repair->to,
			    .touches_figure = is_beside_digit(lines, misreading->span)};
			builder_add_fix(builder, fix);
		}
		start += piece_size(piece);
	}
	builder_apply_fixes(builder);
}

void builder_repair(struct builder *builder, struct span mark)
{
	const struct text_corrections *corrections = &builder->text->corrections;
	for (size_t i = 0; i < corrections->count; i++) {
		if (corrections->items[i].asked->kind == CORRECTION_READ &&
		    span_size(corrections->items[i].source) > 0) {
			correct(builder, &corrections->items[i], mark);
		}
	}
	read_right(builder);
	/* In rounds, since a repair may bring another to light. */
	bool found = may_need_repairs(builder);
	for (int round = 0; found && round < MAX_ROUNDS; round++) {
		found = false;
		for (size_t r = 0; r < builder->grammar->repair_count; r++) {
			found |= repair_with(builder, &builder->grammar->repairs[r]);
		}
	}
	if (builder->may_need_nfc) {
		compose(builder);
	}
}
