/* Verdicts: each step of the ladder, and all of it against an oracle that tries every value. */
#include <criterion/criterion.h>

#include "audit/proof.h"

static struct figure figure_of(enum relation relation, int64_t value, int8_t decimals)
{
	return (struct figure){.kind = FIGURE_MONEY,
	                       .relation = (uint8_t)relation,
	                       .has_value = true,
	                       .value = {value, 0},
	                       .decimals = decimals,
	                       .unit = STR_INIT("CNY")};
}

static struct figure range_of(int64_t min, int64_t max, int8_t decimals)
{
	return (struct figure){.kind = FIGURE_MONEY,
	                       .relation = RELATION_RANGE,
	                       .has_min = true,
	                       .has_max = true,
	                       .min = {min, 0},
	                       .max = {max, 0},
	                       .decimals = decimals,
	                       .unit = STR_INIT("CNY")};
}

enum { MOST_TERMS = 4 };

/* A proof of some figures; NULL is one that is missing. */
static struct proof prove(const struct figure *stated, const struct figure *const *figures,
                          size_t count, const struct audit_options *options)
{
	static struct term terms[MOST_TERMS];
	struct proof proof = {.terms = terms, .term_count = count};
	const struct sum_options how = sum_options_of(options);
	amount_from_figure(&proof.stated, stated, true, STR("CNY"), &how);
	for (size_t i = 0; i < count; i++) {
		amount_from_figure(&terms[i].amount, figures[i], false, STR("CNY"), &how);
	}
	proof_decide(&proof, options);
	return proof;
}

static enum verdict verdict_of(struct figure stated, struct figure a, struct figure b,
                               const struct audit_options *options)
{
	static const struct audit_options plain;
	const struct figure *figures[] = {&a, &b};
	return prove(&stated, figures, 2, options ? options : &plain).verdict;
}

Test(proof, ladder)
{
	struct figure ten = figure_of(RELATION_EXACT, 10, DECIMALS_NONE);
	struct figure fifteen = figure_of(RELATION_EXACT, 15, DECIMALS_NONE);
	struct figure most = figure_of(RELATION_AT_MOST, 10, DECIMALS_NONE);
	struct figure about = figure_of(RELATION_ABOUT, 10, DECIMALS_NONE);
	struct figure twenty = figure_of(RELATION_EXACT, 20, DECIMALS_NONE);
	struct figure rounded = figure_of(RELATION_EXACT, 20, -1);
	struct figure range = range_of(8, 12, DECIMALS_NONE);
	cr_expect_eq(verdict_of(twenty, ten, ten, NULL), VERDICT_EXACT);
	cr_expect_eq(verdict_of(rounded, ten, fifteen, NULL), VERDICT_ROUNDED, "25 is 20 +- 5");
	cr_expect_eq(verdict_of(twenty, ten, fifteen, NULL), VERDICT_INCONSISTENT);
	cr_expect_eq(verdict_of(twenty, ten, most, NULL), VERDICT_FACE_VALUE);
	cr_expect_eq(verdict_of(twenty, fifteen, most, NULL), VERDICT_WITHIN_BOUNDS);
	cr_expect_eq(verdict_of(fifteen, twenty, most, NULL), VERDICT_INCONSISTENT);
	cr_expect_eq(verdict_of(twenty, fifteen, about, NULL), VERDICT_UNDECIDABLE);
	cr_expect_eq(verdict_of(twenty, ten, range, NULL), VERDICT_WITHIN_BOUNDS);
	cr_expect_eq(verdict_of(range, ten, most, NULL), VERDICT_WITHIN_BOUNDS);
}

Test(proof, tolerance)
{
	struct audit_options options = {.has_about_tolerance = true, .about_tolerance = {10, 0}};
	struct figure ten = figure_of(RELATION_EXACT, 10, DECIMALS_NONE);
	struct figure nine = figure_of(RELATION_EXACT, 9, DECIMALS_NONE);
	struct figure about = figure_of(RELATION_ABOUT, 10, DECIMALS_NONE);
	struct figure eight = figure_of(RELATION_EXACT, 8, DECIMALS_NONE);
	struct figure nothing = figure_of(RELATION_EXACT, 0, DECIMALS_NONE);
	cr_expect_eq(verdict_of(about, nothing, ten, &options), VERDICT_FACE_VALUE);
	cr_expect_eq(verdict_of(about, nothing, nine, &options), VERDICT_WITHIN_BOUNDS,
	             "the end itself");
	cr_expect_eq(verdict_of(about, nothing, eight, &options), VERDICT_INCONSISTENT);
}

Test(proof, precision)
{
	struct audit_options all = {.precision = PRECISION_ALL};
	struct figure stated = figure_of(RELATION_EXACT, 100, -1);
	struct figure a = figure_of(RELATION_EXACT, 50, -1);
	struct figure b = figure_of(RELATION_EXACT, 60, -1);
	cr_expect_eq(verdict_of(stated, a, b, NULL), VERDICT_INCONSISTENT, "110 is not 100 +- 5");
	cr_expect_eq(verdict_of(stated, a, b, &all), VERDICT_ROUNDED, "110 +- 10 is");
}

Test(proof, missing)
{
	static const struct audit_options plain;
	struct figure total = figure_of(RELATION_EXACT, 20, DECIMALS_NONE);
	struct figure ten = figure_of(RELATION_EXACT, 10, DECIMALS_NONE);
	struct figure thirty = figure_of(RELATION_EXACT, 30, DECIMALS_NONE);
	struct figure dollars = ten;
	struct figure each = ten;
	dollars.unit = STR("USD");
	each.per = STR("project");
	struct figure twenty = figure_of(RELATION_EXACT, 20, DECIMALS_NONE);
	struct figure least = figure_of(RELATION_AT_LEAST, 1, DECIMALS_NONE);
	least.unit = STR("USD");
	const struct figure *same[] = {&twenty, NULL};
	const struct figure *foreign[] = {&twenty, &least};
	cr_expect_eq(prove(&total, same, 2, &plain).verdict, VERDICT_UNDECIDABLE,
	             "equal without what is missing says nothing");
	cr_expect_eq(prove(&total, foreign, 2, &plain).missing, 1u, "of whatever relation");
	const struct figure *less[] = {&ten, NULL};
	const struct figure *more[] = {&thirty, NULL};
	const struct figure *others[] = {&ten, &dollars, &each};
	struct proof proof = prove(&total, less, 2, &plain);
	cr_expect_eq(proof.verdict, VERDICT_UNDECIDABLE);
	cr_expect_eq(proof.missing, 1u);
	cr_expect_eq(proof.difference.digits, -10);
	cr_expect_eq(prove(&total, more, 2, &plain).verdict, VERDICT_INCONSISTENT,
	             "too much, whatever is missing");
	cr_expect_eq(prove(&total, others, 3, &plain).missing, 2u);
	cr_expect_eq(prove(NULL, less, 1, &plain).verdict, VERDICT_UNDECIDABLE);
}

Test(proof, overflow)
{
	static const struct audit_options plain;
	struct figure huge = figure_of(RELATION_EXACT, INT64_MAX, DECIMALS_NONE);
	huge.value.digits *= INT64_MAX; /* more than half of what a decimal holds */
	const struct figure *figures[] = {&huge, &huge};
	struct proof proof = prove(&huge, figures, 2, &plain);
	cr_expect(proof.has_overflow);
	cr_expect_eq(proof.verdict, VERDICT_UNDECIDABLE);
}

/* ---- the oracle: sets of whole numbers, by trying each ---- */

enum { LIMIT = 120 /* beyond any number of a case */ };

struct set {
	bool has[LIMIT];
};

/* Every whole number that a figure allows, `half` beyond its ends. */
static struct set values_of(const struct figure *figure, int64_t half, int64_t percent)
{
	struct set set = {{false}};
	for (int64_t x = 0; x < LIMIT; x++) {
		int64_t v = figure->value.digits;
		int64_t off = figure->relation == RELATION_ABOUT ? v * percent / 100 : 0;
		switch ((enum relation)figure->relation) {
		case RELATION_AT_MOST:
			set.has[x] = x <= v + half;
			break;
		case RELATION_AT_LEAST:
			set.has[x] = x >= v - half;
			break;
		case RELATION_RANGE:
			set.has[x] =
			    x >= figure->min.digits - half && x <= figure->max.digits + half;
			break;
		default:
			set.has[x] = x >= v - off - half && x <= v + off + half;
			break;
		}
	}
	return set;
}

static struct set add_sets(const struct set *a, const struct set *b)
{
	struct set sum = {{false}};
	for (int x = 0; x < LIMIT; x++) {
		for (int y = 0; y < LIMIT && a->has[x]; y++) {
			int z = x + y < LIMIT ? x + y : LIMIT - 1;
			sum.has[z] = sum.has[z] || b->has[y];
		}
	}
	return sum;
}

static enum verdict oracle(const struct figure *stated, const struct figure *const *figures,
                           size_t count, int64_t percent)
{
	int64_t half = stated->decimals == -1 ? 5 : 0;
	struct set sums = {{true}};
	struct set total = values_of(stated, half, percent);
	bool is_exact = stated->relation == RELATION_EXACT;
	bool has_about = stated->relation == RELATION_ABOUT;
	bool has_range = stated->relation == RELATION_RANGE;
	int64_t face = 0;
	for (size_t i = 0; i < count; i++) {
		struct set values = values_of(figures[i], 0, percent);
		sums = add_sets(&sums, &values);
		is_exact = is_exact && figures[i]->relation == RELATION_EXACT;
		has_about = has_about || figures[i]->relation == RELATION_ABOUT;
		has_range = has_range || figures[i]->relation == RELATION_RANGE;
		face += figures[i]->value.digits;
	}
	int64_t off = face - stated->value.digits;
	if (!has_range && off == 0) {
		return is_exact ? VERDICT_EXACT : VERDICT_FACE_VALUE;
	}
	if (!has_range && off >= -half && off <= half) {
		return VERDICT_ROUNDED;
	}
	for (int x = 0; x < LIMIT; x++) {
		if (sums.has[x] && total.has[x]) {
			return VERDICT_WITHIN_BOUNDS;
		}
	}
	return has_about && percent == 0 ? VERDICT_UNDECIDABLE : VERDICT_INCONSISTENT;
}

static uint64_t next_random(uint64_t *state, uint64_t below)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state % below;
}

static struct figure random_figure(uint64_t *state, uint64_t below, int8_t decimals)
{
	enum relation relation = (enum relation)next_random(state, RELATION_COUNT);
	/* even, so that half of it is whole, as the oracle knows no other numbers */
	int64_t value = (int64_t)next_random(state, below) * 2;
	int64_t width = (int64_t)next_random(state, 3) * 2;
	return relation == RELATION_RANGE ? range_of(value, value + width, decimals)
	                                  : figure_of(relation, value, decimals);
}

Test(proof, agrees_with_the_oracle)
{
	uint64_t state = 20230412;
	size_t seen[VERDICT_COUNT] = {0};
	for (int round = 0; round < 20000; round++) {
		struct figure figures[MOST_TERMS];
		const struct figure *pointers[MOST_TERMS];
		size_t count = next_random(&state, MOST_TERMS) + 1;
		for (size_t i = 0; i < count; i++) {
			figures[i] = random_figure(&state, 8, DECIMALS_NONE);
			pointers[i] = &figures[i];
		}
		int8_t decimals = next_random(&state, 3) == 0 ? -1 : DECIMALS_NONE;
		struct figure stated = random_figure(&state, 20, decimals);
		int64_t percent = next_random(&state, 3) == 0 ? 50 : 0;
		struct audit_options options = {.has_about_tolerance = percent > 0,
		                                .about_tolerance = {percent, 0}};
		enum verdict wanted = oracle(&stated, pointers, count, percent);
		enum verdict got = prove(&stated, pointers, count, &options).verdict;
		cr_assert_eq(got, wanted, "case %d: %s, the oracle says %s", round,
		             verdict_name(got).data, verdict_name(wanted).data);
		seen[got]++;
	}
	for (int i = 0; i < VERDICT_COUNT; i++) {
		cr_expect_gt(seen[i], 10u, "%s was tried", verdict_name((enum verdict)i).data);
	}
}
