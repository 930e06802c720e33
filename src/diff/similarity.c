/* Bigrams: their sorted lists, what two lists share, and which texts share something. */
#include "diff/similarity.h"

#include "base/search.h"
#include "base/sort.h"
#include "base/utf8.h"

struct bigrams bigrams_of(struct arena *arena, struct str normal, size_t limit)
{
	enum { CHARACTER_BITS = 21 /* of Unicode */ };
	uint64_t last = 0;
	struct bigrams bigrams = {0};
	size_t end = normal.size < limit ? normal.size : limit;
	bigrams.items = ARENA_ARRAY(arena, uint64_t, utf8_count(str_slice(normal, 0, end)) + 1);
	for (size_t at = 0; at < end;) {
		uint64_t c = utf8_next(normal, &at);
		if (last > 0 || at >= end) {
			bigrams.items[bigrams.count++] = last << CHARACTER_BITS | c;
		}
		last = c;
	}
	qsort(bigrams.items, bigrams.count, sizeof *bigrams.items, compare_uint64);
	return bigrams;
}

uint32_t bigrams_similarity(const struct bigrams *a, const struct bigrams *b)
{
	uint64_t shared = 0;
	for (uint32_t i = 0, j = 0; i < a->count && j < b->count;) {
		if (a->items[i] == b->items[j]) {
			shared++;
			i++;
			j++;
		} else if (a->items[i] < b->items[j]) {
			i++;
		} else {
			j++;
		}
	}
	uint64_t all = (uint64_t)a->count + b->count;
	return all > 0 ? (uint32_t)(2 * shared * MAX_SIMILARITY / all) : 0;
}

/* ---- candidates ---- */

/* A bigram, and the text of a list that has it. */
struct posting {
	uint64_t bigram;
	uint32_t at;
};

static int compare_postings(const void *a, const void *b)
{
	const struct posting *left = a;
	const struct posting *right = b;
	return compare_then(left->bigram, right->bigram, COMPARE(left->at, right->at));
}

/* Each bigram once for each text, in order. */
static size_t list_postings(struct posting **out, struct arena *arena, const struct bigrams *texts,
                            size_t count)
{
	struct posting *items = NULL;
	size_t used = 0;
	size_t capacity = 0;
	for (size_t i = 0; i < count; i++) {
		for (uint32_t j = 0; j < texts[i].count; j++) {
			struct posting posting = {texts[i].items[j], (uint32_t)i};
			if (j == 0 || texts[i].items[j - 1] != posting.bigram) {
				ARENA_PUSH(arena, items, used, capacity, posting);
			}
		}
	}
	SORT(items, used, compare_postings);
	*out = items;
	return used;
}

static int compare_candidates(const void *a, const void *b)
{
	const struct candidate *left = a;
	const struct candidate *right = b;
	int64_t left_distance = (int64_t)left->before - left->after;
	int64_t right_distance = (int64_t)right->before - right->after;
	int by_place = compare_then(left->before + left->after, right->before + right->after,
	                            COMPARE(left->before, right->before));
	int next =
	    compare_then((uint64_t)llabs(left_distance), (uint64_t)llabs(right_distance), by_place);
	return compare_then(right->score, left->score, next);
}

void candidates_sort(struct candidates *candidates)
{
	SORT(candidates->items, candidates->count, compare_candidates);
}

/* Adds the best of those that share something, and sets what they share to 0. */
static void keep_best(struct candidates *out, struct arena *arena, uint32_t before,
                      uint32_t *shared, const uint32_t *seen, size_t seen_count)
{
	struct candidates all = {0};
	for (size_t i = 0; i < seen_count; i++) {
		struct candidate candidate = {before, seen[i], shared[seen[i]]};
		ARENA_PUSH(arena, all.items, all.count, all.capacity, candidate);
		shared[seen[i]] = 0;
	}
	candidates_sort(&all);
	for (size_t i = 0; i < all.count && i < CANDIDATES; i++) {
		ARENA_PUSH(arena, out->items, out->count, out->capacity, all.items[i]);
	}
}

/* The candidates for each of a. */
static void find_for_each(struct candidates *out, struct arena *arena, const struct bigrams *a,
                          size_t a_count, const struct bigrams *b, size_t b_count)
{
	enum { MAX_TEXTS = 256 /* a bigram that stands in more texts tells none from another */ };
	struct posting *postings;
	size_t count = list_postings(&postings, arena, b, b_count);
	uint32_t *shared = ARENA_ARRAY(arena, uint32_t, b_count + 1); /* bigrams, by text */
	uint32_t *seen = ARENA_ARRAY(arena, uint32_t, b_count + 1);   /* texts that share some */
	for (size_t i = 0; i < a_count; i++) {
		size_t seen_count = 0;
		for (uint32_t j = 0; j < a[i].count; j++) {
			uint64_t bigram = a[i].items[j];
			size_t start;
			SEARCH_FIRST(start, 0, count, postings[start].bigram < bigram);
			size_t end = start;
			while (end < count && postings[end].bigram == bigram &&
			       end - start <= MAX_TEXTS) {
				end++;
			}
			bool is_used =
			    end - start <= MAX_TEXTS && (j == 0 || a[i].items[j - 1] != bigram);
			for (size_t k = start; k < end && is_used; k++) {
				if (shared[postings[k].at]++ == 0) {
					seen[seen_count++] = postings[k].at;
				}
			}
		}
		keep_best(out, arena, (uint32_t)i, shared, seen, seen_count);
	}
}

/* What stands at the same place, counted from the beginning or from the end, may be the same
 * though it shares nothing. */
static void add_places(struct candidates *out, struct arena *arena, size_t a_count, size_t b_count)
{
	for (size_t i = 0; i < a_count && i < b_count; i++) {
		struct candidate front = {(uint32_t)i, (uint32_t)i, 0};
		struct candidate back = {(uint32_t)(a_count - 1 - i), (uint32_t)(b_count - 1 - i),
		                         0};
		ARENA_PUSH(arena, out->items, out->count, out->capacity, front);
		if (a_count != b_count) {
			ARENA_PUSH(arena, out->items, out->count, out->capacity, back);
		}
	}
}

void candidates_find(struct candidates *out, struct arena *arena, const struct bigrams *a,
                     size_t a_count, const struct bigrams *b, size_t b_count)
{
	struct candidates turned = {0};
	find_for_each(out, arena, a, a_count, b, b_count);
	find_for_each(&turned, arena, b, b_count, a, a_count);
	add_places(out, arena, a_count, b_count);
	for (size_t i = 0; i < turned.count; i++) {
		struct candidate candidate = {turned.items[i].after, turned.items[i].before,
		                              turned.items[i].score};
		ARENA_PUSH(arena, out->items, out->count, out->capacity, candidate);
	}
}
