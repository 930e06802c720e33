/* Verdicts from amounts. Knows nothing of the model but its figures. */
#include "audit/proof.h"

#include "audit/interval.h"
#include "model/attribute.h"

static const struct decimal zero = {0, 0};

/* Everything from 0 up: what a number that is not known may be. */
static struct interval anything(void)
{
	return (struct interval){{.is_infinite = false}, {.is_infinite = true}};
}

void amount_from_figure(struct amount *out, const struct figure *figure, bool is_total,
                        struct str unit, const struct audit_options *options)
{
	const struct decimal *tolerance =
	    options->has_about_tolerance ? &options->about_tolerance : NULL;
	out->decimals = DECIMALS_NONE;
	out->has_value = false;
	out->interval = anything();
	if (!figure) {
		out->relation = RELATION_EXACT;
		return;
	}
	out->relation = (enum relation)figure->relation;
	if (figure->per.size > 0 || (unit.size > 0 && !str_equal(unit, figure->unit))) {
		return;
	}
	struct interval interval;
	if (!interval_from_figure(&interval, figure, tolerance)) {
		return;
	}
	bool is_whole = figure_kind_is_whole((enum figure_kind)figure->kind);
	int8_t decimals = is_whole && figure->decimals >= 0 ? DECIMALS_NONE : figure->decimals;
	if ((is_total || options->precision == PRECISION_ALL) &&
	    !interval_round(&interval, decimals)) {
		return;
	}
	out->decimals = decimals; /* 12 directions are no 11.5 */
	out->interval = interval;
	out->has_value = figure->has_value;
	out->value = figure->value;
}

void amount_set_count(struct amount *out, uint64_t value)
{
	out->value = (struct decimal){(int64_t)value, 0};
	out->has_value = true;
	out->relation = RELATION_EXACT;
	out->decimals = DECIMALS_NONE;
	out->interval = interval_of(out->value);
}

bool amount_is_missing(const struct amount *amount)
{
	return !amount->has_value && amount->interval.max.is_infinite &&
	       amount->relation != RELATION_AT_LEAST;
}

/* What is found on the way over the terms. */
struct adding {
	struct interval face; /* of the face values, rounded where the terms are */
	bool is_exact;        /* every term */
	bool has_about;
	bool has_range; /* a term without a face value that is bounded all the same */
	bool fits;
};

static void add_term(struct proof *proof, struct adding *adding, const struct amount *amount,
                     const struct audit_options *options)
{
	if (amount_is_missing(amount)) {
		proof->missing++;
		adding->is_exact = false;
		return;
	}
	adding->is_exact = adding->is_exact && amount->relation == RELATION_EXACT;
	adding->has_about = adding->has_about || amount->relation == RELATION_ABOUT;
	adding->fits =
	    adding->fits && interval_add(&proof->interval, &proof->interval, &amount->interval);
	if (!amount->has_value) {
		adding->has_range = true;
		return;
	}
	struct interval face = interval_of(amount->value);
	if (options->precision == PRECISION_ALL) {
		adding->fits = adding->fits && interval_round(&face, amount->decimals);
	}
	adding->fits = adding->fits && interval_add(&adding->face, &adding->face, &face) &&
	               decimal_add(&proof->sum, proof->sum, amount->value);
}

static enum verdict decide(const struct proof *proof, const struct adding *adding,
                           const struct interval *rounding, const struct audit_options *options)
{
	const struct amount *stated = &proof->stated;
	bool has_about = adding->has_about || stated->relation == RELATION_ABOUT;
	bool has_faces = stated->has_value && !adding->has_range;
	if (proof->has_overflow || amount_is_missing(stated)) {
		return VERDICT_UNDECIDABLE;
	}
	if (has_faces && decimal_compare(proof->sum, stated->value) == 0) {
		return adding->is_exact && stated->relation == RELATION_EXACT ? VERDICT_EXACT
		                                                              : VERDICT_FACE_VALUE;
	}
	if (has_faces && proof->missing == 0 && interval_meets(&adding->face, rounding)) {
		return VERDICT_ROUNDED;
	}
	if (interval_meets(&proof->interval, &stated->interval)) {
		return proof->missing > 0 ? VERDICT_UNDECIDABLE : VERDICT_WITHIN_BOUNDS;
	}
	return has_about && !options->has_about_tolerance ? VERDICT_UNDECIDABLE
	                                                  : VERDICT_INCONSISTENT;
}

void proof_decide(struct proof *proof, const struct audit_options *options)
{
	const struct amount *stated = &proof->stated;
	struct adding adding = {.face = interval_of(zero), .is_exact = true, .fits = true};
	struct interval rounding = interval_of(stated->value);
	proof->sum = zero;
	proof->interval = interval_of(zero);
	proof->missing = 0;
	for (size_t i = 0; i < proof->term_count && adding.fits; i++) {
		add_term(proof, &adding, &proof->terms[i].amount, options);
	}
	if (proof->missing > 0) {
		proof->interval.max = (struct bound){.is_infinite = true};
	}
	if (stated->has_value) {
		adding.fits = interval_round(&rounding, stated->decimals) && adding.fits &&
		              decimal_subtract(&proof->difference, proof->sum, stated->value);
	} else {
		adding.fits = adding.fits &&
		              interval_distance(&proof->difference, proof->sum, &stated->interval);
	}
	proof->has_overflow = !adding.fits;
	proof->verdict = decide(proof, &adding, &rounding, options);
}
