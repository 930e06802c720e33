/* What other stages ask of a text. */
#include "layout/text.h"

#include "base/compatibility.h"
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
			rest[i - 1] = place_extent(&part);
			place_add_recognition(&place, &part);
		}
	}
	place.first = place_extent(&place);
	place.count = (uint32_t)count;
	place.rest = rest;
	return place;
}

uint32_t text_line(const struct text *text, const struct source *source, uint32_t clean)
{
	return source_line(source, map_origin(&text->map, clean));
}

/* Blanks, and what lines leave out at their ends: the line breaks that word processors have within a paragraph. */
static bool is_trimmed(uint32_t c)
{
	return utf8_is_blank(c) || c == '\v';
}

struct span trim_blanks(struct str text, struct span span)
{
	while (span.start < span.end) {
		size_t next = span.start;
		uint32_t c = utf8_next(text, &next);
		if (!is_trimmed(c)) {
			break;
		}
		span.start = (uint32_t)next;
	}
	while (span.end > span.start) {
		size_t start;
		uint32_t c = utf8_previous(text, span.end, &start);
		if (!is_trimmed(c)) {
			break;
		}
		span.end = (uint32_t)start;
	}
	return span;
}

/* Whether a line or paragraph separator of Unicode begins at a byte. */
static bool is_separator(const char *bytes, size_t size)
{
	return size >= 3 && memcmp(bytes, "\xE2\x80", 2) == 0 &&
	       ((unsigned char)bytes[2] == 0xA8 || (unsigned char)bytes[2] == 0xA9);
}

struct str text_for_evidence(struct arena *arena, struct str source)
{
	enum { EVIDENCE_BYTES = 16384 };
	size_t end = source.size < EVIDENCE_BYTES ? source.size : EVIDENCE_BYTES;
	while (utf8_is_inside(source, end)) {
		end++;
	}
	struct str copy =
	    arena_copy(arena, compatibility_fold_text(arena, str_slice(source, 0, end)));
	char *bytes = (char *)(uintptr_t)copy.data;
	for (size_t i = 0; i < copy.size; i++) {
		if (bytes[i] == '\r') {
			bytes[i] = i + 1 < copy.size && bytes[i + 1] == '\n' ? ' ' : '\n';
		} else if (bytes[i] == '\xE2' && is_separator(bytes + i, copy.size - i)) {
			bytes[i] = bytes[i + 1] = ' ';
			bytes[i + 2] = '\n';
		}
	}
	return copy;
}
