/* Steps over the shorter of two pieces and compares what is new. */
#include "diff/divided_text.h"

#include <string.h>

/* Where piece i begins. */
static uint32_t start_of(const struct divided_text *text, size_t i)
{
	return i == 0 ? 0 : text->ends[i - 1];
}

void divided_texts_skip_same(const struct divided_text *a, size_t *a_at, size_t a_limit,
                             const struct divided_text *b, size_t *b_at, size_t b_limit,
                             bool is_back)
{
	const uint32_t a_start = start_of(a, *a_at);
	const uint32_t b_start = start_of(b, *b_at);
	size_t i = *a_at;
	size_t j = *b_at;
	uint32_t same = 0;
	while (i != a_limit && j != b_limit) {
		size_t next_i = is_back ? i - 1 : i + 1;
		size_t next_j = is_back ? j - 1 : j + 1;
		uint32_t a_end = start_of(a, next_i);
		uint32_t b_end = start_of(b, next_j);
		uint32_t a_size = is_back ? a_start - a_end : a_end - a_start;
		uint32_t b_size = is_back ? b_start - b_end : b_end - b_start;
		uint32_t size = a_size < b_size ? a_size : b_size;
		const char *a_text = a->text + (is_back ? a_start - size : a_start + same);
		const char *b_text = b->text + (is_back ? b_start - size : b_start + same);
		if (memcmp(a_text, b_text, size - same) != 0) {
			return;
		}
		same = size;
		i = a_size == size ? next_i : i;
		j = b_size == size ? next_j : j;
		if (a_size == b_size) {
			*a_at = i;
			*b_at = j;
		}
	}
}
