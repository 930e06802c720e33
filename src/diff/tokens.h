/* Texts as tokens: words as ICU divides them, but a figure with its unit, a date, an address and
 * a title in its marks are one each. Internal to prose.c. */
#ifndef ZHINAN_DIFF_TOKENS_H
#define ZHINAN_DIFF_TOKENS_H

#include "diff/normalise.h"
#include "diff/prose.h"

/* A stretch of a normalised text that is not to be broken: a word, a figure, a title. */
struct token {
	uint32_t start;
	uint32_t end;
	bool is_whole; /* more than a mere word: a figure or a title */
	bool is_fact;  /* a figure that is a fact of the model: its change has an entry there */
	const struct figure *figure; /* NULL: none, or one that is only as it is written */
};

struct tokens {
	struct normal_text normal;
	struct str text; /* the original */
	struct token *items;
	size_t count; /* the stops behind the last are not among them */
	size_t capacity;
	struct str compact; /* the normalised text without blanks, as far as there are tokens */
	uint32_t *ends;     /* where each token ends there */
};

/* The tokens of a passage of the model whose figures are in the index; in prose->scratch. */
void tokens_from_passage(struct tokens *out, struct prose *prose, const struct figure_index *index,
                         const struct passage *passage);

/* The normalised text of a token. */
static inline struct str token_normal(const struct tokens *tokens, size_t i)
{
	return str_slice(tokens->normal.text, tokens->items[i].start, tokens->items[i].end);
}

/* Where token i begins in tokens->compact. */
static inline uint32_t token_compact_start(const struct tokens *tokens, size_t i)
{
	return i == 0 ? 0 : tokens->ends[i - 1];
}

/* Where token i (or what stands behind the last) begins in the original: blanks belong to the token
 * before them, those before the first to the first. */
static inline size_t token_start(const struct tokens *tokens, size_t i)
{
	if (i == 0) {
		return 0;
	}
	return tokens->normal
	    .origins[i < tokens->count ? tokens->items[i].start : tokens->items[i - 1].end];
}

#endif
