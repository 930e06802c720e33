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
	struct figure unread = {.kind = FIGURE_MONEY, .decimals = -4, .unit = STR_INIT("CNY")};
	cr_expect_eq(prove(&unread, less, 1, &plain).verdict, VERDICT_UNDECIDABLE);
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

/* Two exact terms beside a total: the ends of what its words allow. */
Test(proof, limits)
{
	static const struct {
		enum relation relation;
		int64_t stated;
		int64_t max; /* -1: none */
		int8_t decimals;
		int64_t sum;
		enum verdict verdict;
	} rows[] = {
	    {RELATION_EXACT, 310000000, -1, -7, 314800000, VERDICT_ROUNDED},
	    {RELATION_AT_MOST, 310000000, -1, -7, 314800000, VERDICT_INCONSISTENT},
	    {RELATION_AT_MOST, 310000000, -1, -7, 310000000, VERDICT_FACE_VALUE},
	    {RELATION_AT_MOST, 310000000, -1, -7, 309990000, VERDICT_WITHIN_BOUNDS},
	    {RELATION_LESS_THAN, 310000000, -1, -7, 310000000, VERDICT_INCONSISTENT},
	    {RELATION_LESS_THAN, 310000000, -1, -7, 309999999, VERDICT_WITHIN_BOUNDS},
	    {RELATION_AT_LEAST, 310000000, -1, -7, 309990000, VERDICT_INCONSISTENT},
	    {RELATION_AT_LEAST, 310000000, -1, -7, 310000000, VERDICT_FACE_VALUE},
	    {RELATION_MORE_THAN, 300000000, -1, -8, 300000000, VERDICT_INCONSISTENT},
	    {RELATION_MORE_THAN, 300000000, -1, -8, 300000001, VERDICT_WITHIN_BOUNDS},
	    {RELATION_AT_LEAST, 3000000, 4000000, -4, 3000000, VERDICT_FACE_VALUE},
	    {RELATION_AT_LEAST, 3000000, 4000000, -4, 3999999, VERDICT_WITHIN_BOUNDS},
	    {RELATION_AT_LEAST, 3000000, 4000000, -4, 4000000, VERDICT_UNDECIDABLE},
	    {RELATION_AT_LEAST, 3000000, 4000000, -4, 2900000, VERDICT_UNDECIDABLE},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct figure stated =
		    figure_of(rows[i].relation, rows[i].stated, rows[i].decimals);
		stated.has_max = rows[i].max >= 0;
		stated.max.digits = rows[i].max;
		struct figure half = figure_of(RELATION_EXACT, rows[i].sum / 2, -4);
		struct figure rest = figure_of(RELATION_EXACT, rows[i].sum - rows[i].sum / 2, -4);
		cr_expect_eq(verdict_of(stated, half, rest, NULL), rows[i].verdict, "row %zu", i);
	}
}

/* An amount in words and in digits that differ is between the two; a tolerance is of what is about,
 * and not of "300-odd". */
Test(proof, without_a_face)
{
	static const struct audit_options tolerant = {.has_about_tolerance = true,
	                                              .about_tolerance = {10, 0}};
	struct figure ten = figure_of(RELATION_EXACT, 10, DECIMALS_NONE);
	struct figure twice = range_of(10, 20, DECIMALS_NONE);
	struct figure about = range_of(10, 20, DECIMALS_NONE);
	struct figure odd = figure_of(RELATION_AT_LEAST, 10, DECIMALS_NONE);
	struct figure open = figure_of(RELATION_ABOUT, 0, DECIMALS_NONE);
	twice.relation = RELATION_EXACT;
	about.relation = RELATION_ABOUT;
	odd.has_max = true;
	odd.max.digits = 20;
	open.has_value = false;
	struct figure total = figure_of(RELATION_EXACT, 30, DECIMALS_NONE);
	cr_expect_eq(verdict_of(total, ten, twice, NULL), VERDICT_WITHIN_BOUNDS);
	cr_expect_eq(verdict_of(total, ten, about, NULL), VERDICT_WITHIN_BOUNDS);
	cr_expect_eq(verdict_of(total, ten, open, NULL), VERDICT_UNDECIDABLE);
	total.value.digits = 31;
	cr_expect_eq(verdict_of(total, ten, twice, NULL), VERDICT_INCONSISTENT);
	cr_expect_eq(verdict_of(total, ten, about, NULL), VERDICT_UNDECIDABLE);
	cr_expect_eq(verdict_of(total, ten, about, &tolerant), VERDICT_WITHIN_BOUNDS);
	cr_expect_eq(verdict_of(total, ten, odd, NULL), VERDICT_UNDECIDABLE);
	cr_expect_eq(verdict_of(total, ten, odd, &tolerant), VERDICT_UNDECIDABLE);
	total.value.digits = 33;
	cr_expect_eq(verdict_of(total, ten, about, &tolerant), VERDICT_INCONSISTENT);
	cr_expect_eq(verdict_of(twice, ten, ten, NULL), VERDICT_WITHIN_BOUNDS);
	cr_expect_eq(verdict_of(open, ten, ten, NULL), VERDICT_UNDECIDABLE);
}

static enum relation relation_of(struct figure a, struct figure b)
{
	static const struct sum_options plain;
	struct sum sum;
	struct amount amount = {0};
	sum_init(&sum);
	amount_from_figure(&amount, &a, false, (struct str){0}, &plain);
	sum_add(&sum, &amount, &plain);
	amount_from_figure(&amount, &b, false, (struct str){0}, &plain);
	sum_add(&sum, &amount, &plain);
	return sum_relation(&sum);
}

Test(proof, relation_of_a_sum)
{
	static const enum relation rows[][3] = {
	    {RELATION_EXACT, RELATION_LESS_THAN, RELATION_LESS_THAN},
	    {RELATION_AT_MOST, RELATION_LESS_THAN, RELATION_LESS_THAN},
	    {RELATION_AT_LEAST, RELATION_MORE_THAN, RELATION_MORE_THAN},
	    {RELATION_EXACT, RELATION_MORE_THAN, RELATION_MORE_THAN},
	    {RELATION_AT_LEAST, RELATION_LESS_THAN, RELATION_RANGE},
	    {RELATION_AT_MOST, RELATION_MORE_THAN, RELATION_RANGE},
	    {RELATION_ABOUT, RELATION_LESS_THAN, RELATION_ABOUT},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct figure a = figure_of(rows[i][0], 10, DECIMALS_NONE);
		struct figure b = figure_of(rows[i][1], 10, DECIMALS_NONE);
		cr_expect_eq(relation_of(a, b), rows[i][2], "row %zu", i);
		cr_expect_eq(relation_of(b, a), rows[i][2], "row %zu turned round", i);
	}
}

/* ---- the oracle: sets of numbers, by trying each ----
 * A bound that is left out is one step off; STEPS are more than there can be such bounds, so that what
 * lies between two whole numbers is never used up. */

enum { STEPS = MOST_TERMS + 2, LIMIT = 40 * STEPS /* beyond any total of a case */ };

struct set {
	bool has[LIMIT];
};

/* Whether a figure is "10 and some more". */
static bool is_odd(const struct figure *figure)
{
	return figure->relation == RELATION_AT_LEAST && figure->has_max;
}

/* Every number that a figure allows, `half` beyond its ends unless they are limits. */
static struct set values_of(const struct figure *figure, int64_t half, int64_t percent)
{
	struct set set = {{false}};
	for (int64_t x = 0; x < LIMIT; x++) {
		int64_t v = (int64_t)figure->value.digits * STEPS;
		int64_t off = figure->relation == RELATION_ABOUT ? v * percent / 100 : 0;
		switch ((enum relation)figure->relation) {
		case RELATION_AT_MOST:
			set.has[x] = x <= v;
			break;
		case RELATION_LESS_THAN:
			set.has[x] = x < v;
			break;
		case RELATION_AT_LEAST:
			set.has[x] = x >= v && (!is_odd(figure) || x < figure->max.digits * STEPS);
			break;
		case RELATION_MORE_THAN:
			set.has[x] = x > v;
			break;
		case RELATION_RANGE:
			set.has[x] = x >= figure->min.digits * STEPS - half &&
			             x <= figure->max.digits * STEPS + half;
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
	int64_t half = stated->decimals == -1 ? 5 * STEPS : 0;
	struct set sums = {{true}};
	struct set total = values_of(stated, half, percent);
	bool is_exact = stated->relation == RELATION_EXACT;
	bool is_limit = figure_is_limit(stated);
	bool has_about = stated->relation == RELATION_ABOUT && percent == 0;
	bool has_odd = is_odd(stated);
	bool has_range = stated->relation == RELATION_RANGE;
	decimal_digits face = 0;
	for (size_t i = 0; i < count; i++) {
		struct set values = values_of(figures[i], 0, percent);
		sums = add_sets(&sums, &values);
		is_exact = is_exact && figures[i]->relation == RELATION_EXACT;
		has_about = has_about || (figures[i]->relation == RELATION_ABOUT && percent == 0);
		has_odd = has_odd || is_odd(figures[i]);
		has_range = has_range || figures[i]->relation == RELATION_RANGE;
		face += figures[i]->value.digits;
	}
	decimal_digits off = face - stated->value.digits;
	bool is_possible = false;
	for (int x = 0; x < LIMIT; x++) {
		is_possible = is_possible || (sums.has[x] && total.has[x]);
	}
	if (!is_possible) {
		return has_about || has_odd ? VERDICT_UNDECIDABLE : VERDICT_INCONSISTENT;
	}
	if (!has_range && off == 0) {
		return is_exact ? VERDICT_EXACT : VERDICT_FACE_VALUE;
	}
	if (!has_range && !is_limit && off * STEPS >= -half && off * STEPS <= half) {
		return VERDICT_ROUNDED;
	}
	return VERDICT_WITHIN_BOUNDS;
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
	bool is_exact = next_random(state, 3) == 0;
	enum relation relation =
	    is_exact ? RELATION_EXACT : (enum relation)next_random(state, RELATION_COUNT);
	/* even, so that half of it is whole, as the oracle knows no other numbers */
	int64_t value = (int64_t)next_random(state, below) * 2;
	value += relation == RELATION_LESS_THAN ? 2 : 0; /* nothing is less than nothing */
	int64_t width = (int64_t)next_random(state, 3) * 2;
	if (relation == RELATION_RANGE) {
		return range_of(value, value + width, decimals);
	}
	struct figure figure = figure_of(relation, value, decimals);
	figure.has_max = relation == RELATION_AT_LEAST && next_random(state, 2) == 0;
	figure.max.digits = value + width + 2;
	return figure;
}

Test(proof, agrees_with_the_oracle)
{
	uint64_t state = 20230412;
	size_t seen[VERDICT_COUNT] = {0};
	for (int round = 0; round < 8000; round++) {
		struct figure figures[MOST_TERMS];
		const struct figure *pointers[MOST_TERMS];
		size_t count = next_random(&state, MOST_TERMS) + 1;
		for (size_t i = 0; i < count; i++) {
			figures[i] = random_figure(&state, 3, DECIMALS_NONE);
			pointers[i] = &figures[i];
		}
		int8_t decimals = next_random(&state, 3) == 0 ? -1 : DECIMALS_NONE;
		struct figure stated = random_figure(&state, 9, decimals);
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
