/* What later stages ask of a text. */
#include "layout/text.h"

#include "base/utf8.h"

void text_forget_folded(struct text *text, struct arena *arena)
{
	if (text->folded.data != text->clean.data) {
		arena_drop(arena, (char *)(uintptr_t)text->folded.data, text->capacity, 1);
	}
	text->folded = text->clean;
}

struct place text_place(const struct text *text, const struct source *source, struct span clean,
                        struct arena *arena)
{
	struct span few[8];
	struct span *pieces = few;
	size_t count = map_pieces(&text->map, clean, few, 8);
	if (count > 8) {
		pieces = ARENA_ARRAY(arena, struct span, count);
		map_pieces(&text->map, clean, pieces, count);
	}
	struct place place = {0};
	if (count == 0) {
		return place;
	}
	struct span *rest = count > 1 ? ARENA_ARRAY(arena, struct span, count - 1) : NULL;
	for (size_t i = 0; i < count; i++) {
		struct place part = source_place(source, pieces[i], arena);
		if (i == 0) {
			place = part;
		} else {
			rest[i - 1] =
			    (struct span){part.first.start, place_piece(&part, part.count - 1).end};
		}
	}
	place.first.end = place_piece(&place, place.count - 1).end;
	place.count = (uint32_t)count;
	place.rest = rest;
	return place;
}

struct span trim_blanks(struct str text, struct span span)
{
	while (span.start < span.end) {
		size_t next = span.start;
		uint32_t c = utf8_next(text, &next);
		if (!utf8_is_blank(c)) {
			break;
		}
		span.start = (uint32_t)next;
	}
	while (span.end > span.start) {
		size_t start;
		uint32_t c = utf8_previous(text, span.end, &start);
		if (!utf8_is_blank(c)) {
			break;
		}
		span.end = (uint32_t)start;
	}
	return span;
}
