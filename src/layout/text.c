/* What later stages ask of a text. */
#include "layout/text.h"

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
