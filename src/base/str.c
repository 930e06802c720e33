/* Borrowed views of text: the operations too long for the header. */
#include "base/str.h"

int str_compare(struct str a, struct str b)
{
	size_t shared = a.size < b.size ? a.size : b.size;
	int order = shared ? memcmp(a.data, b.data, shared) : 0;
	if (order != 0) {
		return order;
	}
	return (a.size > b.size) - (a.size < b.size);
}

size_t str_find(struct str s, struct str needle)
{
	if (needle.size == 0) {
		return 0;
	}
	if (s.size < needle.size) {
		return SIZE_MAX;
	}
	const char *found = memmem(s.data, s.size, needle.data, needle.size);
	return found ? (size_t)(found - s.data) : SIZE_MAX;
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
