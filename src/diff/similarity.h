/* How alike two texts are, by the pairs of neighbouring characters that they share (Dice's
 * coefficient over bigrams, each as often as it stands), in thousandths: 1000 for the same text, 0
 * where they share nothing. Whole numbers, and the same for a and b as for b and a. */
#ifndef ZHINAN_DIFF_SIMILARITY_H
#define ZHINAN_DIFF_SIMILARITY_H

#include "base/arena.h"

enum { SIMILARITY_WHOLE = 1000 };

/* The pairs of a text, ascending; a single character is a pair with nothing. */
struct bigrams {
	uint64_t *items;
	uint32_t count;
};

/* The pairs of a form (normalise.h), of its first `limit` bytes at most; in the arena. */
struct bigrams bigrams_of(struct arena *arena, struct str normal, size_t limit);

uint32_t bigrams_similarity(const struct bigrams *a, const struct bigrams *b);

/* Two things that may be one, by their indices, and how alike they are. */
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

/* The pairs of indices into two lists that are worth a closer look: those that share pairs which are
 * not in everything, at most CANDIDATES for each of a and each of b, and those that stand at the same
 * place; score is how many they share. Time and room grow as the length of the texts. */
void candidates_find(struct candidates *out, struct arena *arena, const struct bigrams *a,
                     size_t a_count, const struct bigrams *b, size_t b_count);

enum { CANDIDATES = 8 };

/* Sorts candidates by score, the best first; among equals what stands nearer together, and then
 * nearer to the beginning. */
void candidates_sort(struct candidates *candidates);

#endif
