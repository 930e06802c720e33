/* UTF-8, one character at a time. source/ yields only valid UTF-8, so decoding needs no error path;
 * only source/plain/encoding.c reads bytes that may be invalid. */
#ifndef ZHINAN_BASE_UTF8_H
#define ZHINAN_BASE_UTF8_H

#include "base/str.h"

/* The bytes of the character that starts with this byte (valid UTF-8). */
static inline uint32_t utf8_width(unsigned char lead)
{
	return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

/* The character at *at (valid UTF-8, at < size); moves *at past it. */
static inline uint32_t utf8_next(struct str s, size_t *at)
{
	const unsigned char *b = (const unsigned char *)s.data + *at;
	if (b[0] < 0x80) {
		*at += 1;
		return b[0];
	}
	if (b[0] < 0xE0) {
		*at += 2;
		return (b[0] & 0x1Fu) << 6 | (b[1] & 0x3Fu);
	}
	if (b[0] < 0xF0) {
		*at += 3;
		return (b[0] & 0x0Fu) << 12 | (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
	}
	*at += 4;
	return (b[0] & 0x07u) << 18 | (b[1] & 0x3Fu) << 12 | (b[2] & 0x3Fu) << 6 | (b[3] & 0x3Fu);
}

/* Whether a byte begins one of the common Chinese characters, U+4000 to U+9FFF: no mark, digit or blank. */
static inline bool utf8_is_han_lead(char byte)
{
	return (unsigned char)((unsigned char)byte - 0xE4) <= 0xE9 - 0xE4;
}

/* The first character from `at` on that is none of these; `end` where there is none before. */
static inline size_t utf8_skip_han(struct str s, size_t at, size_t end)
{
	while (at < end && utf8_is_han_lead(s.data[at])) {
		at += 3;
	}
	return at;
}

/* Whether a byte of a text is inside a character, so that the text must not be cut there. */
static inline bool utf8_is_inside(struct str s, size_t at)
{
	return at < s.size && ((unsigned char)s.data[at] & 0xC0) == 0x80;
}

/* As many whole characters at the start of a text as fit in `size` bytes. */
static inline struct str utf8_head(struct str s, size_t size)
{
	while (size > 0 && utf8_is_inside(s, size)) {
		size--;
	}
	return str_slice(s, 0, size);
}

/* Whether a character is a digit, of either width. */
static inline bool utf8_is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

/* Whether a character is a blank within a line: a space, tab, no-break or full-width space. */
static inline bool utf8_is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == 0xA0 || c == 0x3000;
}

/* Whether a text ends with a colon of either width, and so introduces what comes next. */
static inline bool utf8_ends_with_colon(struct str s)
{
	return str_ends(s, STR(":")) || str_ends(s, STR("\xEF\xBC\x9A"));
}

/* Whether a text has a digit, of either width. */
static inline bool utf8_has_digit(struct str s)
{
	for (size_t at = 0; at < s.size;) {
		if (utf8_is_digit(utf8_next(s, &at))) {
			return true;
		}
	}
	return false;
}

/* The character that ends before byte `at` (at > 0); stores where it starts. */
static inline uint32_t utf8_previous(struct str s, size_t at, size_t *start)
{
	do {
		at--;
	} while (at > 0 && utf8_is_inside(s, at));
	*start = at;
	return utf8_next(s, &at);
}

/* Writes a code point (a scalar value) to out, which has room for 4 bytes; returns its bytes. */
static inline uint32_t utf8_write(uint32_t c, char *out)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		out[0] = (char)(0xE0 | c >> 12);
		out[1] = (char)(0x80 | (c >> 6 & 0x3F));
		out[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	out[0] = (char)(0xF0 | c >> 18);
	out[1] = (char)(0x80 | (c >> 12 & 0x3F));
	out[2] = (char)(0x80 | (c >> 6 & 0x3F));
	out[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

/* The number of characters in s (valid UTF-8). */
static inline size_t utf8_count(struct str s)
{
	size_t count = 0;
	for (size_t i = 0; i < s.size; i++) {
		count += !utf8_is_inside(s, i);
	}
	return count;
}

#endif
