/* How similar two texts are, by the bigrams (pairs of neighbouring characters) that they share:
 * Dice's coefficient, each bigram as often as it stands, in thousandths. 1000 for the same text,
 * 0 where they share nothing. Whole numbers, and the same for a and b as for b and a. */
#ifndef ZHINAN_DIFF_SIMILARITY_H
#define ZHINAN_DIFF_SIMILARITY_H

#include "base/arena.h"

enum { MAX_SIMILARITY = 1000 };

/* The bigrams of a text, ascending; a single character is a bigram with nothing. */
struct bigrams {
	uint64_t *items;
	uint32_t count;
};

/* The bigrams of a normalised text (normalise.h), of its first `limit` bytes at most; in the
 * arena. */
struct bigrams bigrams_of(struct arena *arena, struct str normal, size_t limit);

/* The similarity of two texts, in thousandths. */
uint32_t bigrams_similarity(const struct bigrams *a, const struct bigrams *b);

/* Two things that may be one, by their indices, and how similar they are. */
struct candidate {
	uint32_t before;
	uint32_t after;
	uint32_t score;
};

struct candidates {
	struct candidate *items;
	size_t count;
	size_t capacity;
};

/* Finds those of two lists that are worth a closer look: those that share bigrams which are not
 * in everything, at most CANDIDATES for each of a and each of b, and those that stand at the
 * same place. `score` is how many bigrams they share. Time grows as n log n in the length of the
 * texts, memory as n. */
void candidates_find(struct candidates *out, struct arena *arena, const struct bigrams *a,
                     size_t a_count, const struct bigrams *b, size_t b_count);

enum { CANDIDATES = 8 };

/* Sorts candidates by score, the best first; among equals first what stands closer together,
 * then what stands nearer to the beginning. */
void candidates_sort(struct candidates *candidates);

#endif
