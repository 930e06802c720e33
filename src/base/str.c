/* Borrowed views of text: the operations too long for the header. */
#include "base/str.h"

enum { SHORT_NEEDLE = 16 /* bytes */ };

int str_compare(struct str a, struct str b)
{
	size_t shared = a.size < b.size ? a.size : b.size;
	int order = shared ? memcmp(a.data, b.data, shared) : 0;
	if (order != 0) {
		return order;
	}
	return (a.size > b.size) - (a.size < b.size);
}

uint32_t str_hash(struct str s)
{
	uint32_t hash = 2166136261U;
	for (size_t i = 0; i < s.size; i++) {
		hash = (hash ^ (unsigned char)s.data[i]) * 16777619U;
	}
	return hash;
}

size_t str_find(struct str s, struct str needle)
{
	if (needle.size == 0) {
		return 0;
	}
	if (needle.size > SHORT_NEEDLE) {
		const char *found =
		    s.size > 0 ? memmem(s.data, s.size, needle.data, needle.size) : NULL;
		return found ? (size_t)(found - s.data) : SIZE_MAX;
	}
	/* For a needle of a few bytes, searching for its last byte is faster than memmem's
	 * preparations; the last byte of a Chinese character is also the most distinctive. */
	size_t before = needle.size - 1;
	for (size_t at = before; at < s.size;) {
		const char *last = memchr(s.data + at, needle.data[before], s.size - at);
		if (!last) {
			break;
		}
		if (memcmp(last - before, needle.data, before) == 0) {
			return (size_t)(last - s.data) - before;
		}
		at = (size_t)(last - s.data) + 1;
	}
	return SIZE_MAX;
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
	while (s.size > 0 && is_space(s.data[0])) {
		s.data++;
		s.size--;
	}
	while (s.size > 0 && is_space(s.data[s.size - 1])) {
		s.size--;
	}
	return s;
}
