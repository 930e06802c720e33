/* From folded text to normalized text, one character at a time. */
#include "facts/normalized.h"

#include "base/search.h"
#include "base/utf8.h"

enum {
	MAX_PINYIN = 7, /* letters of a syllable */
	FULL_FIRST = 0xFF01,
	FULL_LAST = 0xFF5E,
	FULL_OFFSET = 0xFEE0,
	HAN_FIRST = 0x3400,
	HAN_LAST = 0x9FFF,
	HAN_BYTES = 3 /* of those between them */
};

/* A letter that pinyin is written with. */
static bool is_pinyin_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0x1DC);
}

/* The end of pinyin in brackets that begins at `at`; `at` where there is none. Without a tone mark it may be
 * another word. */
static size_t pinyin_end(struct str text, size_t at)
{
	size_t next = at;
	uint32_t c = utf8_next(text, &next);
	if (c != '(' && c != 0xFF08) {
		return at;
	}
	bool has_tone = false;
	for (int letters = 0; next < text.size && letters <= MAX_PINYIN; letters++) {
		c = utf8_next(text, &next);
		if (c == ')' || c == 0xFF09) {
			return has_tone ? next : at;
		}
		if (!is_pinyin_letter(c)) {
			return at;
		}
		has_tone |= c >= 0x80;
	}
	return at;
}

void normalize_text(struct normalized *out, struct arena *arena, struct str folded,
                    struct span span)
{
	struct str text = str_slice(folded, 0, span.end);
	size_t room = span_size(span) + 1;
	if (room > out->capacity) {
		out->capacity = room * 2;
		out->data = arena_alloc(arena, out->capacity);
		out->origin = ARENA_ARRAY(arena, uint32_t, out->capacity);
	}
	size_t size = 0;
	bool is_behind_han = false;
	for (size_t at = span.start; at < text.size;) {
		size_t start = at;
		if (utf8_is_han_lead(text.data[at])) { /* most: as it is */
			memcpy(out->data + size, text.data + at, HAN_BYTES);
			for (uint32_t i = 0; i < HAN_BYTES; i++) {
				out->origin[size + i] = (uint32_t)start;
			}
			size += HAN_BYTES;
			at += HAN_BYTES;
			is_behind_han = true;
			continue;
		}
		size_t behind = is_behind_han ? pinyin_end(text, at) : at;
		if (behind > at) {
			at = behind;
			continue;
		}
		uint32_t c = utf8_next(text, &at);
		if (utf8_is_blank(c)) {
			continue;
		}
		is_behind_han = c >= HAN_FIRST && c <= HAN_LAST;
		c = c >= FULL_FIRST && c <= FULL_LAST ? c - FULL_OFFSET : c;
		uint32_t width = utf8_write(c, out->data + size);
		for (uint32_t i = 0; i < width; i++) {
			out->origin[size + i] = (uint32_t)start;
		}
		size += width;
	}
	out->origin[size] = span.end;
	out->text = (struct str){out->data, size};
}

uint32_t normalized_find(const struct normalized *normalized, uint32_t offset)
{
	size_t at;
	SEARCH_FIRST(at, 0, normalized->text.size, normalized->origin[at] < offset);
	return (uint32_t)at;
}

struct str normalized_original(const struct normalized *normalized, struct arena *arena,
                               struct str clean, uint32_t start, uint32_t end)
{
	enum { MAX_WIDTH = 4 /* bytes of a character */ };
	char *data = arena_alloc(arena, (size_t)(end - start) * MAX_WIDTH + 1);
	size_t size = 0;
	for (size_t at = start; at < end;) {
		size_t from = normalized->origin[at];
		size_t to = from;
		(void)utf8_next(clean, &to);
		memcpy(data + size, clean.data + from, to - from);
		size += to - from;
		(void)utf8_next(normalized->text, &at);
	}
	return (struct str){data, size};
}
