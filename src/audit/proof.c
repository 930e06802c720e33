/* From the terms of a proof to what it says. Works nothing out that value/sum.h can. */
#include "audit/proof.h"

struct sum_options sum_options_of(const struct audit_options *options)
{
	return (struct sum_options){
	    .precision = options->precision,
	    .about_tolerance = options->has_about_tolerance ? &options->about_tolerance : NULL,
	};
}

void proof_decide(struct proof *proof, const struct audit_options *options)
{
	const struct sum_options how = sum_options_of(options);
	struct sum sum;
	sum_init(&sum);
	for (size_t i = 0; i < proof->term_count && !sum.has_overflow; i++) {
		sum_add(&sum, &proof->terms[i].amount, &how);
	}
	proof->verdict = sum_verdict(&sum, &proof->difference, &proof->stated);
	proof->sum = sum.face;
	proof->interval = sum.interval;
	proof->missing = sum.missing;
	proof->has_overflow = sum.has_overflow;
}

static bool is_exact_count(const struct figure *count)
{
	return count && (count->kind == FIGURE_COUNT || count->kind == FIGURE_NUMBER) &&
	       count->has_value && count->relation == RELATION_EXACT && count->per.size == 0;
}

bool term_multiply(struct term *term, const struct figure *count, const struct place *count_place,
                   const struct figure *each, struct str unit, const struct sum_options *options)
{
	if (!is_exact_count(count) || !each || each->kind != FIGURE_MONEY || !each->has_value ||
	    !str_equal(each->per, STR("project")) || each->relation != RELATION_EXACT) {
		return false;
	}
	struct figure one = *each;
	struct amount amount = term->amount;
	one.per = (struct str){0};
	amount_from_figure(&amount, &one, false, unit, options);
	struct bound *min = &amount.interval.min;
	struct bound *max = &amount.interval.max;
	if (amount_is_missing(&amount) || max->is_infinite ||
	    !decimal_multiply(&min->value, min->value, count->value) ||
	    !decimal_multiply(&max->value, max->value, count->value) ||
	    !decimal_multiply(&amount.value, amount.value, count->value)) {
		return false;
	}
	amount.decimals = DECIMALS_NONE; /* of one, and not of all */
	term->amount = amount;
	term->is_product = true;
	term->count = count->value;
	term->count_place = *count_place;
	term->each = each->value;
	return true;
}
