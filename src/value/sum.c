/* Verdicts from amounts. Knows figures, and nothing of documents. */
#include "value/sum.h"

static const struct decimal zero = {0, 0};

struct str verdict_name(enum verdict verdict)
{
	static const struct str names[VERDICT_COUNT] = {
	    [VERDICT_EXACT] = STR_INIT("exact"),
	    [VERDICT_ROUNDED] = STR_INIT("rounded"),
	    [VERDICT_FACE_VALUE] = STR_INIT("face-value"),
	    [VERDICT_WITHIN_BOUNDS] = STR_INIT("within-bounds"),
	    [VERDICT_UNDECIDABLE] = STR_INIT("undecidable"),
	    [VERDICT_INCONSISTENT] = STR_INIT("inconsistent"),
	};
	return names[verdict];
}

/* Everything from 0 up: what a number that is not known may be. */
static struct interval anything(void)
{
	return (struct interval){{.is_infinite = false}, {.is_infinite = true}};
}

void amount_from_figure(struct amount *out, const struct figure *figure, bool is_total,
                        struct str unit, const struct sum_options *options)
{
	out->decimals = DECIMALS_NONE;
	out->has_value = false;
	out->is_unfit = false;
	out->is_vague = false;
	out->interval = anything();
	if (!figure) {
		out->relation = RELATION_EXACT;
		return;
	}
	out->relation = (enum relation)figure->relation;
	out->is_unfit = figure->per.size > 0 || (unit.size > 0 && !str_equal(unit, figure->unit));
	if (out->is_unfit) {
		return;
	}
	struct interval interval;
	bool has_number = figure->has_value || figure->has_min || figure->has_max;
	if (!has_number || !interval_from_figure(&interval, figure, options->about_tolerance)) {
		return; /* and no written precision reaches below 0 either */
	}
	bool is_whole = figure_kind_is_whole((enum figure_kind)figure->kind);
	bool is_sharp = figure_is_limit(figure) || (is_whole && figure->decimals >= 0);
	int8_t decimals =
	    is_sharp ? DECIMALS_NONE : figure->decimals; /* 12 directions are no 11.5 */
	if ((is_total || options->precision == PRECISION_ALL) &&
	    !interval_round(&interval, decimals)) {
		return;
	}
	out->decimals = decimals;
	out->interval = interval;
	out->has_value = figure->has_value;
	out->value = figure->value;
	out->is_vague = figure_is_open_ended(figure) ||
	                (figure->relation == RELATION_ABOUT && !options->about_tolerance);
}

void amount_set_count(struct amount *out, uint64_t value)
{
	out->value = (struct decimal){(int64_t)value, 0};
	out->has_value = true;
	out->relation = RELATION_EXACT;
	out->decimals = DECIMALS_NONE;
	out->is_vague = false;
	out->interval = interval_of(out->value);
}

bool amount_is_missing(const struct amount *amount)
{
	const struct interval *interval = &amount->interval;
	return amount->is_unfit || (!amount->has_value && interval->max.is_infinite &&
	                            !interval->min.is_infinite && interval->min.value.digits == 0);
}

void sum_init(struct sum *sum)
{
	*sum = (struct sum){.interval = interval_of(zero), .rounding = interval_of(zero)};
}

void sum_add_missing(struct sum *sum, size_t count)
{
	sum->missing += count;
	if (count > 0) {
		sum->interval.max = (struct bound){.is_infinite = true};
	}
}

void sum_add(struct sum *sum, const struct amount *term, const struct sum_options *options)
{
	bool fits = true;
	if (amount_is_missing(term)) {
		sum_add_missing(sum, 1);
		return;
	}
	sum->terms++;
	sum->relations[term->relation] = true;
	sum->has_vague = sum->has_vague || term->is_vague;
	fits = interval_add(&sum->interval, &sum->interval, &term->interval);
	if (term->has_value) {
		struct interval face = interval_of(term->value);
		if (options->precision == PRECISION_ALL) {
			fits = fits && interval_round(&face, term->decimals);
		}
		fits = fits && interval_add(&sum->rounding, &sum->rounding, &face) &&
		       decimal_add(&sum->face, sum->face, term->value);
	} else {
		sum->has_range = true;
	}
	sum->has_overflow = sum->has_overflow || !fits;
}

/* Whether every term is exact, and none missing. */
static bool is_exact(const struct sum *sum)
{
	for (int i = 0; i < RELATION_COUNT; i++) {
		if (sum->relations[i] && i != RELATION_EXACT) {
			return false;
		}
	}
	return sum->missing == 0;
}

enum relation sum_relation(const struct sum *sum)
{
	const bool *has = sum->relations;
	bool has_upper = has[RELATION_AT_MOST] || has[RELATION_LESS_THAN];
	bool has_lower = has[RELATION_AT_LEAST] || has[RELATION_MORE_THAN];
	if (sum->has_range || has[RELATION_RANGE] || (has_upper && has_lower)) {
		return RELATION_RANGE;
	}
	if (has[RELATION_ABOUT]) {
		return RELATION_ABOUT;
	}
	if (has_upper) {
		return has[RELATION_LESS_THAN] ? RELATION_LESS_THAN : RELATION_AT_MOST;
	}
	if (has_lower) {
		return has[RELATION_MORE_THAN] ? RELATION_MORE_THAN : RELATION_AT_LEAST;
	}
	return RELATION_EXACT;
}

static enum verdict decide(const struct sum *sum, const struct amount *stated,
                           const struct interval *rounding)
{
	bool has_faces = stated->has_value && !sum->has_range && sum->missing == 0;
	if (sum->has_overflow || amount_is_missing(stated)) {
		return VERDICT_UNDECIDABLE;
	}
	if (!interval_meets(&sum->interval, &stated->interval)) {
		return sum->has_vague || stated->is_vague ? VERDICT_UNDECIDABLE
		                                          : VERDICT_INCONSISTENT;
	}
	if (has_faces && decimal_compare(sum->face, stated->value) == 0) {
		return is_exact(sum) && stated->relation == RELATION_EXACT ? VERDICT_EXACT
		                                                           : VERDICT_FACE_VALUE;
	}
	if (has_faces && interval_meets(&sum->rounding, rounding)) {
		return VERDICT_ROUNDED;
	}
	return sum->missing > 0 ? VERDICT_UNDECIDABLE : VERDICT_WITHIN_BOUNDS;
}

enum verdict sum_verdict(struct sum *sum, struct decimal *difference, const struct amount *stated)
{
	struct interval rounding = interval_of(stated->value);
	bool fits;
	if (stated->has_value) {
		fits = interval_round(&rounding, stated->decimals) &&
		       decimal_subtract(difference, sum->face, stated->value);
	} else {
		fits = interval_distance(difference, sum->face, &stated->interval);
	}
	sum->has_overflow = sum->has_overflow || !fits;
	return decide(sum, stated, &rounding);
}
