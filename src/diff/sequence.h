/* The generic part of comparing: which elements of two sequences are the same in the same order,
 * and which of a permuted sequence can stay where they are. Knows nothing of models. */
#ifndef ZHINAN_DIFF_SEQUENCE_H
#define ZHINAN_DIFF_SEQUENCE_H

#include "base/arena.h"

/* In place of an index: none. */
enum { NO_MATCH = UINT32_MAX };

/* Numbers for strings, equal where and only where they are: ids[i] for strings[i]. Two lists that
 * are to be compared go in as one. n log n. */
void sequence_number(struct arena *arena, const struct str *strings, size_t count, uint32_t *ids);

/* A longest common subsequence of two lists of ids, by Myers (An O(ND) Difference Algorithm and Its
 * Variations, 1986, the version in linear space): matches[i] is the index in b of what a[i] is, or
 * NO_MATCH. Where the two differ too much for that, what is found is common and in order, but may
 * not be the longest: time is bounded by (n + m) * SEQUENCE_EFFORT. */
void sequence_match(struct arena *arena, const uint32_t *a, size_t a_count, const uint32_t *b,
                    size_t b_count, uint32_t *matches);

enum { SEQUENCE_EFFORT = 1024 };

/* What of two lists of strings (one behind the other) is the same: a longest common subsequence,
 * and of what is left the first with the first that is equal. matches[i] as above. */
void sequence_pair(struct arena *arena, const struct str *strings, size_t a_count, size_t b_count,
                   uint32_t *matches);

/* A place that an element left and the one it went to, and what it is worth to keep it. */
struct link {
	uint32_t from;
	uint32_t to;
	uint64_t weight;
	bool is_kept;
};

/* Marks the links to keep: of those sets in which `to` ascends as `from` does, one of the greatest
 * weight (the same for the links turned round, where no other is as heavy). Links come ascending in
 * `from`, which no two share, nor do they `to`. n log n. */
void sequence_keep(struct arena *arena, struct link *links, size_t count);

/* Elements without a match that stand at the same place: between two links that are kept, next
 * to each other, there are as many of them on either side. Stores pairs of them in order, at
 * most a_count, and returns how many. `links` are all matches of the two lists, ascending in
 * `from`. */
size_t sequence_same_places(struct arena *arena, const struct link *links, size_t link_count,
                            size_t a_count, size_t b_count, struct link *pairs);

#endif
