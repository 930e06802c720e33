/* What later stages ask of a source. */
#include "source/source.h"

#include "base/search.h"
#include "base/sha256.h"

struct str source_sha256(const struct source *source, struct arena *arena)
{
	return sha256_hex(arena, &source->bytes, 1);
}

uint32_t source_line(const struct source *source, uint32_t offset)
{
	size_t behind;
	SEARCH_FIRST(behind, 1, source->line_count, source->lines[behind] <= offset);
	return (uint32_t)behind;
}

uint32_t source_page(const struct source *source, uint32_t offset)
{
	size_t behind;
	SEARCH_FIRST(behind, 1, source->page_count, source->pages[behind].offset <= offset);
	return source->page_count > 0 ? source->pages[behind - 1].page : 0;
}

/* Where the line that holds a text offset starts. */
static uint32_t line_start(const struct source *source, uint32_t offset)
{
	return source->lines[source_line(source, offset) - 1];
}

const struct line_style *source_line_style(const struct source *source, uint32_t offset)
{
	if (source->style_count == 0) {
		return NULL;
	}
	uint32_t start = line_start(source, offset);
	size_t i;
	SEARCH_FIRST(i, 0, source->style_count, source->styles[i].offset < start);
	return i < source->style_count && source->styles[i].offset == start ? &source->styles[i]
	                                                                    : NULL;
}

bool source_has_hint(const struct source *source, uint32_t offset, enum line_hint hint)
{
	if (source->note_count == 0) {
		return false;
	}
	uint32_t start = line_start(source, offset);
	size_t i;
	SEARCH_FIRST(i, 0, source->note_count, source->notes[i].offset < start);
	return i < source->note_count && source->notes[i].offset == start &&
	       source->notes[i].hint == hint;
}

struct place source_place(const struct source *source, struct span text, struct arena *arena)
{
	struct span first[8];
	struct span *pieces = first;
	size_t capacity = sizeof first / sizeof first[0];
	size_t count = map_pieces(&source->map, text, pieces, capacity);
	if (count > capacity) {
		pieces = ARENA_ARRAY(arena, struct span, count);
		map_pieces(&source->map, text, pieces, count);
	}
	struct place place = {.line = source_line(source, text.start),
	                      .count = (uint32_t)count,
	                      .page = source_page(source, text.start)};
	if (count > 0) {
		place.first = pieces[0];
	}
	if (count > 1) {
		struct span *rest = ARENA_ARRAY(arena, struct span, count - 1);
		memcpy(rest, pieces + 1, (count - 1) * sizeof *rest);
		place.rest = rest;
	}
	return place;
}
