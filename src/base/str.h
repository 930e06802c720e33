/* Borrowed views of UTF-8 text. A struct str never owns its bytes and is not NUL-terminated; the
 * function that returns it says how long they live (mostly as long as the document's arena). */
#ifndef ZHINAN_BASE_STR_H
#define ZHINAN_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *data; /* may be NULL when size is 0 */
	size_t size;      /* in bytes */
};

/* A view of a string literal, usable in expressions and as an initialiser. */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_INIT(literal)                                                                          \
	{                                                                                          \
		(literal), sizeof(literal) - 1                                                     \
	}

/* For printf: printf("%.*s", STR_FORMAT(s)). */
#define STR_FORMAT(s) (int)(s).size, (s).data

static inline struct str str_from(const char *text)
{
	return (struct str){text, text ? strlen(text) : 0};
}

static inline bool str_equal(struct str a, struct str b)
{
	return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

static inline bool str_starts(struct str s, struct str prefix)
{
	return s.size >= prefix.size &&
	       (prefix.size == 0 || memcmp(s.data, prefix.data, prefix.size) == 0);
}

static inline bool str_ends(struct str s, struct str suffix)
{
	return s.size >= suffix.size && (suffix.size == 0 || memcmp(s.data + s.size - suffix.size,
	                                                            suffix.data, suffix.size) == 0);
}

/* Whether a byte is a digit of ASCII, whatever the locale. */
static inline bool ascii_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The same of a Latin letter. */
static inline bool ascii_is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A Latin capital as a small letter; others as they are. */
static inline char ascii_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* The bytes [start, end) of s; both are clipped to s. */
static inline struct str str_slice(struct str s, size_t start, size_t end)
{
	if (end > s.size) {
		end = s.size;
	}
	if (start > end) {
		start = end;
	}
	/* An empty string may have no data, which nothing may be added to. */
	return (struct str){start > 0 ? s.data + start : s.data, end - start};
}

/* Byte order, the shorter first among equals: a total order that no locale changes. */
int str_compare(struct str a, struct str b);

/* FNV-1a, 32 bits: the same number on every machine. */
uint32_t str_hash(struct str s);

/* The offset of the first occurrence of needle in s, or SIZE_MAX. */
size_t str_find(struct str s, struct str needle);

/* s without ASCII white space at both ends. */
struct str str_trim(struct str s);

#endif
