/* Bigrams: their lists, what two share, and who shares what with whom. */
#include "diff/similarity.h"

#include "base/utf8.h"
#include "diff/order.h"

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
	return all > 0 ? (uint32_t)(2 * shared * SIMILARITY_WHOLE / all) : 0;
}

/* ---- who may be whom ---- */

/* A pair of characters in the text of an index. */
struct posting {
	uint64_t bigram;
	uint32_t at;
};

static int compare_postings(const void *a, const void *b)
{
	const struct posting *left = a;
	const struct posting *right = b;
	return order_then(left->bigram, right->bigram, order_of(left->at, right->at));
}

/* Each pair once for each text. */
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
	int by_place = order_then(left->before + left->after, right->before + right->after,
	                          order_of(left->before, right->before));
	int next =
	    order_then((uint64_t)llabs(left_distance), (uint64_t)llabs(right_distance), by_place);
	return order_then(right->score, left->score, next);
}

void candidates_sort(struct candidates *candidates)
{
	SORT(candidates->items, candidates->count, compare_candidates);
}

/* Adds one to what each text of `postings` shares with the text `at`; texts that share the first
 * time come to `seen`. */
static void count_shared(const struct posting *postings, size_t count, uint32_t *shared,
                         uint32_t *seen, size_t *seen_count)
{
	for (size_t i = 0; i < count; i++) {
		if (shared[postings[i].at]++ == 0) {
			seen[(*seen_count)++] = postings[i].at;
		}
	}
}

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

/* The postings of one pair: items [start, start + count). */
struct group {
	uint64_t bigram;
	uint32_t start;
	uint32_t count; /* 0: no pair */
};

/* Groups by pair, in a table with open addresses. */
struct index {
	struct group *groups;
	size_t mask;
};

/* Where a pair stands in the index, or where it would. */
static struct group *find_group(const struct index *index, uint64_t bigram)
{
	size_t at = (size_t)(bigram * UINT64_C(0x9E3779B97F4A7C15) >> 32);
	while (index->groups[at & index->mask].count > 0 &&
	       index->groups[at & index->mask].bigram != bigram) {
		at++;
	}
	return &index->groups[at & index->mask];
}

static void make_index(struct index *out, struct arena *arena, const struct posting *postings,
                       size_t count)
{
	size_t size = 16;
	while (size < 2 * count) {
		size *= 2;
	}
	*out = (struct index){ARENA_ARRAY(arena, struct group, size), size - 1};
	for (size_t i = 0; i < count; i++) {
		struct group *group = find_group(out, postings[i].bigram);
		if (group->count++ == 0) {
			group->bigram = postings[i].bigram;
			group->start = (uint32_t)i;
		}
	}
}

/* The candidates for each of a. */
static void find_for_each(struct candidates *out, struct arena *arena, const struct bigrams *a,
                          size_t a_count, const struct bigrams *b, size_t b_count)
{
	enum { COMMON = 256 /* texts: a pair that stands in more tells nothing apart */ };
	struct posting *postings;
	struct index index;
	size_t count = list_postings(&postings, arena, b, b_count);
	if (count == 0) {
		return;
	}
	make_index(&index, arena, postings, count);
	uint32_t *shared = ARENA_ARRAY(arena, uint32_t, b_count + 1);
	uint32_t *seen = ARENA_ARRAY(arena, uint32_t, b_count + 1);
	for (size_t i = 0; i < a_count; i++) {
		size_t seen_count = 0;
		for (uint32_t j = 0; j < a[i].count; j++) {
			uint64_t bigram = a[i].items[j];
			const struct group *group = find_group(&index, bigram);
			bool is_repeat = j > 0 && a[i].items[j - 1] == bigram;
			if (group->count > 0 && group->count <= COMMON && !is_repeat) {
				count_shared(postings + group->start, group->count, shared, seen,
				             &seen_count);
			}
		}
		keep_best(out, arena, (uint32_t)i, shared, seen, seen_count);
	}
}

/* What stands at the same place, counted from the beginning or from the end, may be the same where
 * nothing tells it from the others. */
static void add_places(struct candidates *out, struct arena *arena, size_t a_count, size_t b_count)
{
	size_t least = a_count < b_count ? a_count : b_count;
	for (size_t i = 0; i < least; i++) {
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
