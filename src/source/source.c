/* What later stages ask of a source. */
#include "source/source.h"

#include "base/buf.h"
#include "base/search.h"
#include "base/sha256.h"
#include "base/utf8.h"

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

static bool is_blank_line(const struct source *source, size_t line)
{
	struct str text = source->text;
	size_t end = line + 1 < source->line_count ? source->lines[line + 1] : text.size;
	for (size_t at = source->lines[line]; at < end;) {
		uint32_t c = utf8_next(text, &at);
		if (!utf8_is_blank(c) && c != '\n' && c != '\r') {
			return false;
		}
	}
	return true;
}

struct str source_unspaced(const struct source *source, struct arena *arena)
{
	struct buf buf;
	size_t first = 0; /* of the lines beyond, if `count` is not 0 */
	size_t count = 0;
	bool was_blank = true;
	buf_init(&buf);
	/* Plain text has other paragraphs, and a PDF has pages. */
	bool is_counted = source->is_derived && source->page_count == 0;
	for (size_t i = 0; is_counted && i <= source->line_count; i++) {
		bool is_blank = i < source->line_count && is_blank_line(source, i);
		if (i < source->line_count && is_blank == was_blank) {
			first = count++ == 0 ? i : first;
		} else if (count > 0) {
			buf_format(&buf, "%s%zu", buf.size > 0 ? " " : "", first + 1);
			if (count > 1) {
				buf_format(&buf, "-%zu", first + count);
			}
			count = 0;
		}
		was_blank = is_blank;
	}
	struct str text = arena_copy(arena, buf_str(&buf));
	buf_release(&buf);
	return text;
}

/* The first recognised character at a text offset or behind it. */
static size_t first_glyph(const struct recognition *recognition, uint32_t offset)
{
	size_t i;
	SEARCH_FIRST(i, 0, recognition->glyph_count, recognition->glyphs[i].offset < offset);
	return i;
}

/* Takes in what is known of a span of text from its recognition. */
static void add_recognition(struct place *place, const struct recognition *recognition,
                            struct span text)
{
	for (size_t i = first_glyph(recognition, text.start);
	     i < recognition->glyph_count && recognition->glyphs[i].offset < text.end; i++) {
		const struct glyph *glyph = &recognition->glyphs[i];
		const struct place own = {
		    .page = glyph->page, .confidence = glyph->confidence, .box = glyph->box};
		place_add_recognition(place, &own);
	}
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
	if (source->recognition) {
		add_recognition(&place, source->recognition, text);
	}
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
