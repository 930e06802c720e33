/* How alike texts are, and who is looked at. */
#include <criterion/criterion.h>

#include "chance.h"
#include "diff/similarity.h"

static const struct {
	const char *a;
	const char *b;
	uint32_t similarity;
} rows[] = {
    {"", "", 0},
    {"甲", "", 0},
    {"甲", "甲", 1000},
    {"甲", "乙", 0},
    {"甲乙丙", "甲乙丙", 1000},
    {"甲乙丙", "甲乙丁", 500},
    {"甲乙丙", "丙乙甲", 0},
    {"甲甲甲甲", "甲甲", 500},
    {"abcd", "bcda", 666},
    {"甲乙", "丙丁", 0},
};

Test(similarity, rows_and_symmetry)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct bigrams a = bigrams_of(&arena, str_from(rows[i].a), SIZE_MAX);
		struct bigrams b = bigrams_of(&arena, str_from(rows[i].b), SIZE_MAX);
		cr_expect_eq(bigrams_similarity(&a, &b), rows[i].similarity, "%s %s: %u", rows[i].a,
		             rows[i].b, bigrams_similarity(&a, &b));
		cr_expect_eq(bigrams_similarity(&b, &a), rows[i].similarity, "%s %s", rows[i].b,
		             rows[i].a);
	}
	struct bigrams cut =
	    bigrams_of(&arena, STR("甲乙丙"), 4); /* in the middle of a character */
	struct bigrams whole = bigrams_of(&arena, STR("甲"), SIZE_MAX);
	cr_expect_leq(cut.count, 2u);
	cr_expect_leq(bigrams_similarity(&cut, &whole), 1000u);
	arena_release(&arena);
}

/* The one that was changed least is a candidate, turned round as well, and so is what stands at the
 * same place in lists whose texts are all alike. */
Test(similarity, candidates)
{
	enum { MANY = 400, LETTERS = 20 };
	static const char *const letters[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚",
	                                      "辛", "壬", "癸", "子", "丑", "寅", "卯"};
	struct chance chance = {5};
	struct arena arena;
	struct candidates found[2] = {0};
	struct bigrams a[MANY];
	struct bigrams b[MANY];
	arena_init(&arena);
	for (size_t i = 0; i < MANY; i++) {
		char text[4 * LETTERS + 1] = "";
		for (int j = 0; j < LETTERS; j++) {
			strcat(text, letters[roll(&chance, sizeof letters / sizeof *letters)]);
		}
		struct str whole = str_from(text);
		a[i] = bigrams_of(&arena, whole, SIZE_MAX);
		b[MANY - 1 - i] = bigrams_of(&arena, str_slice(whole, 6, whole.size), SIZE_MAX);
	}
	candidates_find(&found[0], &arena, a, MANY, b, MANY);
	candidates_find(&found[1], &arena, b, MANY, a, MANY);
	cr_assert_eq(found[0].count, found[1].count);
	for (size_t i = 0; i < MANY; i++) {
		bool is_found = false;
		for (size_t j = 0; j < found[0].count; j++) {
			const struct candidate *candidate = &found[0].items[j];
			is_found |= candidate->before == i && candidate->after == MANY - 1 - i;
		}
		cr_assert(is_found, "%zu", i);
	}
	struct candidates same = {0};
	for (size_t i = 0; i < MANY; i++) {
		a[i] = b[0];
	}
	candidates_find(&same, &arena, a, MANY, a, MANY - 1);
	cr_assert_geq(same.count, (size_t)MANY - 1);
	arena_release(&arena);
}
