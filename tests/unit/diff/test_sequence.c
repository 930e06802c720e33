/* Common subsequences and heaviest chains, against programs that try everything. */
#include <criterion/criterion.h>

#include "chance.h"
#include "diff/sequence.h"

enum { SMALL = 12 };

/* The length of a longest common subsequence, by the table. */
static size_t longest(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t table[SMALL + 1][SMALL + 1] = {{0}};
	for (size_t i = 1; i <= n; i++) {
		for (size_t j = 1; j <= m; j++) {
			size_t skip =
			    table[i - 1][j] > table[i][j - 1] ? table[i - 1][j] : table[i][j - 1];
			size_t take = table[i - 1][j - 1] + 1;
			table[i][j] = a[i - 1] == b[j - 1] && take > skip ? take : skip;
		}
	}
	return table[n][m];
}

/* How many are matched, all of them the same and in order. */
static size_t check_matches(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
                            const uint32_t *matches)
{
	size_t count = 0;
	size_t next = 0;
	for (size_t i = 0; i < n; i++) {
		if (matches[i] != NO_MATCH) {
			cr_assert(matches[i] < m && matches[i] >= next, "in order at %zu", i);
			cr_assert_eq(a[i], b[matches[i]], "the same at %zu", i);
			next = matches[i] + 1;
			count++;
		}
	}
	return count;
}

static void fill(struct chance *chance, uint32_t *out, size_t count, uint32_t letters)
{
	for (size_t i = 0; i < count; i++) {
		out[i] = roll(chance, letters);
	}
}

Test(sequence, longest_and_symmetric)
{
	struct chance chance = {1};
	struct arena arena;
	arena_init(&arena);
	for (int round = 0; round < 20000; round++) {
		uint32_t a[SMALL];
		uint32_t b[SMALL];
		uint32_t there[SMALL];
		uint32_t back[SMALL];
		size_t n = roll(&chance, SMALL + 1);
		size_t m = roll(&chance, SMALL + 1);
		uint32_t letters = 1 + roll(&chance, 6);
		fill(&chance, a, n, letters);
		fill(&chance, b, m, letters);
		sequence_match(&arena, a, n, b, m, there);
		sequence_match(&arena, b, m, a, n, back);
		size_t found = check_matches(a, n, b, m, there);
		cr_assert_eq(found, longest(a, n, b, m), "round %d: %zu", round, found);
		for (size_t i = 0; i < n; i++) {
			cr_assert(there[i] == NO_MATCH || back[there[i]] == i,
			          "round %d: turned round it is another", round);
		}
		cr_assert_eq(check_matches(b, m, a, n, back), found);
	}
	arena_release(&arena);
}

/* Longer than the effort: nothing common is made up, and what both begin and end with is found. */
Test(sequence, beyond_the_effort)
{
	enum { MANY = 20000, ENDS = 50 };
	struct chance chance = {2};
	struct arena arena;
	arena_init(&arena);
	uint32_t *a = ARENA_ARRAY(&arena, uint32_t, MANY);
	uint32_t *b = ARENA_ARRAY(&arena, uint32_t, MANY);
	uint32_t *there = ARENA_ARRAY(&arena, uint32_t, MANY);
	uint32_t *back = ARENA_ARRAY(&arena, uint32_t, MANY);
	static const uint32_t letters[] = {1, 2, 300, 1u << 30};
	for (size_t i = 0; i < sizeof letters / sizeof *letters; i++) {
		fill(&chance, a, MANY, letters[i]);
		fill(&chance, b, MANY, letters[i]);
		memcpy(b, a, ENDS * sizeof *a);
		memcpy(b + MANY - ENDS, a + MANY - ENDS, ENDS * sizeof *a);
		sequence_match(&arena, a, MANY, b, MANY, there);
		sequence_match(&arena, b, MANY, a, MANY, back);
		size_t found = check_matches(a, MANY, b, MANY, there);
		cr_expect_geq(found, (size_t)2 * ENDS);
		cr_expect_eq(check_matches(b, MANY, a, MANY, back), found);
		cr_expect(letters[i] > 1 || found == MANY);
	}
	arena_release(&arena);
}

/* The weight of the heaviest set of links that ascend, of all there are. */
static uint64_t heaviest(const struct link *links, size_t count)
{
	uint64_t best = 0;
	for (uint32_t set = 0; set < 1u << count; set++) {
		uint64_t weight = 0;
		int64_t last = -1;
		bool good = true;
		for (size_t i = 0; i < count && good; i++) {
			if (set >> i & 1) {
				good = links[i].to > last;
				last = links[i].to;
				weight += links[i].weight;
			}
		}
		best = good && weight > best ? weight : best;
	}
	return best;
}

Test(sequence, keep)
{
	struct chance chance = {3};
	struct arena arena;
	arena_init(&arena);
	for (int round = 0; round < 3000; round++) {
		struct link links[10];
		size_t count = roll(&chance, 10);
		for (size_t i = 0; i < count; i++) {
			/* `to` a permutation with gaps. */
			size_t at = roll(&chance, (uint32_t)i + 1);
			links[i] = (struct link){(uint32_t)(3 * i), (uint32_t)(5 * i),
			                         1 + roll(&chance, 9), false};
			uint32_t to = links[at].to;
			links[at].to = links[i].to;
			links[i].to = to;
		}
		sequence_keep(&arena, links, count);
		uint64_t weight = 0;
		int64_t last = -1;
		for (size_t i = 0; i < count; i++) {
			if (links[i].is_kept) {
				cr_assert(links[i].to > last, "round %d: ascending", round);
				last = links[i].to;
				weight += links[i].weight;
			}
		}
		cr_assert_eq(weight, heaviest(links, count), "round %d", round);
	}
	arena_release(&arena);
}

Test(sequence, numbers)
{
	static const struct str strings[] = {STR_INIT("b"), STR_INIT("a"), STR_INIT("b"),
	                                     STR_INIT(""),  STR_INIT("a"), {NULL, 0}};
	uint32_t ids[6];
	struct arena arena;
	arena_init(&arena);
	sequence_number(&arena, strings, 6, ids);
	for (size_t i = 0; i < 6; i++) {
		for (size_t j = 0; j < 6; j++) {
			cr_assert_eq(ids[i] == ids[j], str_equal(strings[i], strings[j]));
		}
	}
	sequence_number(&arena, strings, 0, ids);
	arena_release(&arena);
}
