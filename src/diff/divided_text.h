/* Texts that are divided into pieces: into words, into paragraphs. */
#ifndef ZHINAN_DIFF_DIVIDED_TEXT_H
#define ZHINAN_DIFF_DIVIDED_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct divided_text {
	const char *text;
	const uint32_t *ends; /* where each piece ends in text; the first begins at 0 */
};

/* Moves *a_at and *b_at, both in front of a piece, over what the two say alike, as far as pieces
 * end at the same place in both: forward, or backward (is_back), and not beyond the limits. The
 * pieces need not be the same ones. */
void divided_texts_skip_same(const struct divided_text *a, size_t *a_at, size_t a_limit,
                             const struct divided_text *b, size_t *b_at, size_t b_limit,
                             bool is_back);

#endif
