/* Numbers for strings, Myers' common subsequence, and the heaviest increasing one. */
#include "diff/sequence.h"

#include "base/sort.h"

/* ---- numbers for strings ---- */

struct named {
	struct str text;
	size_t at;
};

static int compare_named(const void *a, const void *b)
{
	const struct named *left = a;
	const struct named *right = b;
	int order = str_compare(left->text, right->text);
	return order != 0 ? order : COMPARE(left->at, right->at);
}

void sequence_number(struct arena *arena, const struct str *strings, size_t count, uint32_t *ids)
{
	struct named *named = ARENA_ARRAY(arena, struct named, count + 1);
	for (size_t i = 0; i < count; i++) {
		named[i] = (struct named){strings[i], i};
	}
	qsort(named, count, sizeof *named, compare_named);
	uint32_t id = 0;
	for (size_t i = 0; i < count; i++) {
		id += i > 0 && !str_equal(named[i].text, named[i - 1].text);
		ids[named[i].at] = id;
	}
}

/* ---- a common subsequence ---- */

struct matcher {
	const uint32_t *a;
	const uint32_t *b;
	uint32_t *matches;
	bool is_swapped;     /* a and b stand in each other's place: matches is by b */
	ptrdiff_t *forward;  /* by diagonal: how far into a a path has come from the start */
	ptrdiff_t *backward; /* the same from the end */
	ptrdiff_t middle;    /* of the two arrays: diagonal 0 */
};

/* A part of both sequences: [a_start, a_end) and [b_start, b_end). */
struct box {
	ptrdiff_t a_start, a_end, b_start, b_end;
};

static void match(struct matcher *matcher, ptrdiff_t a, ptrdiff_t b)
{
	if (matcher->is_swapped) {
		matcher->matches[b] = (uint32_t)a;
	} else {
		matcher->matches[a] = (uint32_t)b;
	}
}

/* Matches what both begin and end with, and leaves the rest in the box. */
static void trim(struct matcher *matcher, struct box *box)
{
	while (box->a_start < box->a_end && box->b_start < box->b_end &&
	       matcher->a[box->a_start] == matcher->b[box->b_start]) {
		match(matcher, box->a_start++, box->b_start++);
	}
	while (box->a_start < box->a_end && box->b_start < box->b_end &&
	       matcher->a[box->a_end - 1] == matcher->b[box->b_end - 1]) {
		match(matcher, --box->a_end, --box->b_end);
	}
}

/* How far into a a path of d edits comes on diagonal k, before it follows what is the same. */
static ptrdiff_t step(const ptrdiff_t *reach, ptrdiff_t k, ptrdiff_t d)
{
	bool is_down = k == -d || (k != d && reach[k - 1] < reach[k + 1]);
	return is_down ? reach[k + 1] : reach[k - 1] + 1;
}

/* Whether a path that has come to x meets one of at most d edits from the other end. */
static bool meets(ptrdiff_t x, const ptrdiff_t *reach, ptrdiff_t k, ptrdiff_t d, ptrdiff_t n)
{
	return k >= -d && k <= d && x + reach[k] >= n;
}

/* The point where a shortest path crosses from the front half to the back half (Myers, section 4b).
 * False where none was found with the effort that is allowed. */
static bool find_middle(struct matcher *matcher, const struct box *box, ptrdiff_t *a, ptrdiff_t *b)
{
	ptrdiff_t n = box->a_end - box->a_start;
	ptrdiff_t m = box->b_end - box->b_start;
	ptrdiff_t delta = n - m;
	ptrdiff_t most = (n + m + 1) / 2;
	ptrdiff_t *forward = matcher->forward + matcher->middle;
	ptrdiff_t *backward = matcher->backward + matcher->middle;
	const uint32_t *left = matcher->a + box->a_start;
	const uint32_t *right = matcher->b + box->b_start;
	forward[1] = 0;
	backward[1] = 0;
	for (ptrdiff_t d = 0; d <= most && d <= SEQUENCE_EFFORT; d++) {
		/* Diagonals that leave the box are left out. */
		ptrdiff_t low = -(d - 2 * (d > m ? d - m : 0));
		ptrdiff_t high = d - 2 * (d > n ? d - n : 0);
		for (ptrdiff_t k = low; k <= high; k += 2) {
			ptrdiff_t x = step(forward, k, d);
			while (x < n && x - k < m && left[x] == right[x - k]) {
				x++;
			}
			forward[k] = x;
			if (delta % 2 != 0 && meets(x, backward, delta - k, d - 1, n)) {
				*a = box->a_start + x;
				*b = box->b_start + x - k;
				return true;
			}
		}
		for (ptrdiff_t k = low; k <= high; k += 2) {
			ptrdiff_t x = step(backward, k, d);
			while (x < n && x - k < m && left[n - 1 - x] == right[m - 1 - x + k]) {
				x++;
			}
			backward[k] = x;
			if (delta % 2 == 0 && meets(x, forward, delta - k, d, n)) {
				*a = box->a_end - x;
				*b = box->b_end - x + k;
				return true;
			}
		}
	}
	return false;
}

/* Halves a box until nothing is left of it. What remains to be done is kept in a stack of boxes. */
static void match_boxes(struct matcher *matcher, struct arena *arena, struct box whole)
{
	struct box *stack = NULL;
	size_t count = 0;
	size_t capacity = 0;
	ARENA_PUSH(arena, stack, count, capacity, whole);
	while (count > 0) {
		struct box box = stack[--count];
		ptrdiff_t a;
		ptrdiff_t b;
		trim(matcher, &box);
		if (box.a_start == box.a_end || box.b_start == box.b_end ||
		    !find_middle(matcher, &box, &a, &b)) {
			continue;
		}
		struct box front = {box.a_start, a, box.b_start, b};
		struct box back = {a, box.a_end, b, box.b_end};
		bool is_stuck =
		    (a == box.a_end && b == box.b_end) || (a == box.a_start && b == box.b_start);
		if (!is_stuck) {
			ARENA_PUSH(arena, stack, count, capacity, back);
			ARENA_PUSH(arena, stack, count, capacity, front);
		}
	}
}

/* An order of sequences that does not depend on which is called a. */
static bool is_before(const uint32_t *a, size_t a_count, const uint32_t *b, size_t b_count)
{
	for (size_t i = 0; i < a_count && i < b_count; i++) {
		if (a[i] != b[i]) {
			return a[i] < b[i];
		}
	}
	return a_count <= b_count;
}

void sequence_match(struct arena *arena, const uint32_t *a, size_t a_count, const uint32_t *b,
                    size_t b_count, uint32_t *matches)
{
	struct matcher matcher = {.a = a, .b = b, .matches = matches};
	for (size_t i = 0; i < a_count; i++) {
		matches[i] = NO_MATCH;
	}
	struct box box = {0, (ptrdiff_t)a_count, 0, (ptrdiff_t)b_count};
	if (!is_before(a, a_count, b, b_count)) {
		matcher.a = b;
		matcher.b = a;
		matcher.is_swapped = true;
		box = (struct box){0, (ptrdiff_t)b_count, 0, (ptrdiff_t)a_count};
	}
	trim(&matcher, &box);
	size_t longest = (size_t)(box.a_end - box.a_start + box.b_end - box.b_start);
	size_t reach =
	    longest / 2 + 2 < SEQUENCE_EFFORT + 2 ? longest / 2 + 2 : SEQUENCE_EFFORT + 2;
	matcher.middle = (ptrdiff_t)reach;
	matcher.forward = ARENA_ARRAY(arena, ptrdiff_t, 2 * reach + 2);
	matcher.backward = ARENA_ARRAY(arena, ptrdiff_t, 2 * reach + 2);
	match_boxes(&matcher, arena, box);
}

/* ---- the heaviest increasing subsequence ---- */

/* The heaviest chain that ends at a link with a `to` up to some rank; in a Fenwick tree over the
 * ranks. */
struct chain {
	uint64_t weight;
	uint32_t last; /* index + 1 of its last link; 0: it is empty */
};

static int compare_ranks(const void *a, const void *b)
{
	const struct link *const *left = a;
	const struct link *const *right = b;
	return ((*left)->to > (*right)->to) - ((*left)->to < (*right)->to);
}

/* Most sequences are as they were. */
static bool keep_all(struct link *links, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (links[i].to < links[i - 1].to) {
			return false;
		}
	}
	for (size_t i = 0; i < count; i++) {
		links[i].is_kept = true;
	}
	return true;
}

void sequence_keep(struct arena *arena, struct link *links, size_t count)
{
	if (keep_all(links, count)) {
		return;
	}
	struct chain *best = ARENA_ARRAY(arena, struct chain, count + 1);
	uint32_t *before = ARENA_ARRAY(arena, uint32_t, count + 1);
	uint32_t *rank = ARENA_ARRAY(arena, uint32_t, count + 1);
	struct link **by_to = ARENA_ARRAY(arena, struct link *, count + 1);
	for (size_t i = 0; i < count; i++) {
		by_to[i] = &links[i];
		links[i].is_kept = false;
	}
	qsort(by_to, count, sizeof(struct link *), compare_ranks);
	for (size_t i = 0; i < count; i++) {
		rank[by_to[i] - links] = (uint32_t)i + 1;
	}
	struct chain whole = {0, 0};
	for (size_t i = 0; i < count; i++) {
		struct chain chain = {0, 0};
		for (size_t r = rank[i] - 1; r > 0; r &= r - 1) {
			chain = best[r].weight > chain.weight ? best[r] : chain;
		}
		before[i] = chain.last;
		chain = (struct chain){chain.weight + links[i].weight, (uint32_t)i + 1};
		for (size_t r = rank[i]; r <= count; r += r & -r) {
			best[r] = chain.weight > best[r].weight ? chain : best[r];
		}
		whole = chain.weight > whole.weight ? chain : whole;
	}
	for (uint32_t at = whole.last; at > 0; at = before[at - 1]) {
		links[at - 1].is_kept = true;
	}
}

/* ---- pairs ---- */

void sequence_pair(struct arena *arena, const struct str *strings, size_t a_count, size_t b_count,
                   uint32_t *matches)
{
	size_t count = a_count + b_count;
	uint32_t *ids = ARENA_ARRAY(arena, uint32_t, count + 1);
	uint32_t *free_of = ARENA_ARRAY(arena, uint32_t, count + 1); /* by id: the first left */
	uint32_t *next_of = ARENA_ARRAY(arena, uint32_t, b_count + 1);
	bool *is_taken = ARENA_ARRAY(arena, bool, b_count + 1);
	sequence_number(arena, strings, count, ids);
	sequence_match(arena, ids, a_count, ids + a_count, b_count, matches);
	for (size_t i = 0; i < a_count; i++) {
		if (matches[i] != NO_MATCH) {
			is_taken[matches[i]] = true;
		}
	}
	for (size_t j = b_count; j-- > 0;) {
		if (!is_taken[j]) {
			uint32_t *first = &free_of[ids[a_count + j]];
			next_of[j] = *first;
			*first = (uint32_t)j + 1;
		}
	}
	for (size_t i = 0; i < a_count; i++) {
		uint32_t j = free_of[ids[i]];
		if (matches[i] == NO_MATCH && j > 0) {
			free_of[ids[i]] = next_of[j - 1];
			matches[i] = j - 1;
		}
	}
}

/* The elements in [start, end) that have no match, appended to `out`. */
static size_t list_free(uint32_t *out, const bool *is_matched, size_t start, size_t end)
{
	size_t count = 0;
	for (size_t i = start; i < end; i++) {
		if (!is_matched[i]) {
			out[count++] = (uint32_t)i;
		}
	}
	return count;
}

size_t sequence_same_places(struct arena *arena, const struct link *links, size_t link_count,
                            size_t a_count, size_t b_count, struct link *pairs)
{
	bool *is_matched = ARENA_ARRAY(arena, bool, a_count + b_count + 1);
	uint32_t *a_free = ARENA_ARRAY(arena, uint32_t, a_count + 1);
	uint32_t *b_free = ARENA_ARRAY(arena, uint32_t, b_count + 1);
	size_t count = 0;
	size_t a_start = 0;
	size_t b_start = 0;
	for (size_t i = 0; i < link_count; i++) {
		is_matched[links[i].from] = true;
		is_matched[a_count + links[i].to] = true;
	}
	for (size_t i = 0; i <= link_count; i++) {
		bool is_end = i == link_count;
		if (!is_end && !links[i].is_kept) {
			continue;
		}
		size_t a_end = is_end ? a_count : links[i].from;
		size_t b_end = is_end ? b_count : links[i].to;
		size_t free_count = list_free(a_free, is_matched, a_start, a_end);
		if (free_count == list_free(b_free, is_matched + a_count, b_start, b_end)) {
			for (size_t j = 0; j < free_count; j++) {
				pairs[count++] = (struct link){a_free[j], b_free[j], 0, false};
			}
		}
		a_start = a_end + 1;
		b_start = b_end + 1;
	}
	return count;
}
