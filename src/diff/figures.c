/* Two figures, aspect by aspect. How they are written is none: 1080 in digits or in words is the
 * same figure. */
#include "diff/figures.h"

static bool is_same_value(bool has_one, struct decimal one, bool has_other, struct decimal other)
{
	return has_one == has_other && (!has_one || decimal_compare(one, other) == 0);
}

static unsigned aspects_of(const struct figure *before, const struct figure *after)
{
	unsigned aspects = 0;
	bool is_value_same =
	    is_same_value(before->has_value, before->value, after->has_value, after->value) &&
	    (before->kind != FIGURE_DATE || str_equal(before->text, after->text));
	bool is_bound_same =
	    is_same_value(before->has_min, before->min, after->has_min, after->min) &&
	    is_same_value(before->has_max, before->max, after->has_max, after->max);
	bool is_relation_same = before->relation == after->relation;
	if (!is_value_same) {
		aspects |= ASPECT_VALUE;
	}
	if (!is_relation_same) {
		aspects |= ASPECT_RELATION;
	}
	/* The bound of "not more than 10" goes with its value and its relation. */
	if (!is_bound_same && is_relation_same && is_value_same) {
		aspects |= ASPECT_BOUNDS;
	}
	if (before->kind != after->kind || !str_equal(before->unit, after->unit) ||
	    !str_equal(before->per, after->per)) {
		aspects |= ASPECT_UNIT;
	}
	if (before->decimals != after->decimals && is_value_same && is_bound_same) {
		aspects |= ASPECT_PRECISION;
	}
	if (before->soft != after->soft) {
		aspects |= ASPECT_SOFT;
	}
	return aspects;
}

void compare_figures(struct marked *marked)
{
	const struct figure *before = marked->before->figure;
	const struct figure *after = marked->after->figure;
	bool is_money = before->kind == FIGURE_MONEY || after->kind == FIGURE_MONEY;
	bool is_comparable = before->kind == after->kind && before->has_value && after->has_value &&
	                     before->kind != FIGURE_DATE &&
	                     (!is_money || str_equal(before->unit, after->unit));
	marked->figure.aspects = aspects_of(before, after);
	if (!(marked->figure.aspects & ASPECT_VALUE) || !is_comparable) {
		return;
	}
	marked->figure.has_delta =
	    decimal_subtract(&marked->figure.delta, after->value, before->value);
	marked->figure.has_percent =
	    marked->figure.has_delta &&
	    decimal_percent(&marked->figure.percent, marked->figure.delta, before->value);
}
