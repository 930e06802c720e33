/* Intervals of exact decimals. Knows figures, and nothing of documents. */
#include "value/interval.h"

static const struct decimal zero = {0, 0};

struct interval interval_of(struct decimal value)
{
	return (struct interval){{.value = value}, {.value = value}};
}

/* [min, max]; NULL: without an end on that side. */
static struct interval between(const struct decimal *min, const struct decimal *max)
{
	struct interval interval = {{.is_infinite = !min}, {.is_infinite = !max}};
	interval.min.value = min ? *min : zero;
	interval.max.value = max ? *max : zero;
	return interval;
}

/* Widens both ends by so many percent of them. */
static bool widen_by_percent(struct interval *interval, struct decimal percent)
{
	struct interval wide = *interval;
	struct bound *ends[] = {&wide.min, &wide.max};
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
		struct decimal share;
		if (ends[i]->is_infinite) {
			continue;
		}
		if (!decimal_multiply(&share, ends[i]->value, percent) ||
		    !decimal_shift(&share, share, -2)) {
			return false;
		}
		bool is_lower = i == 0;
		share.digits = (share.digits < 0) != is_lower ? -share.digits : share.digits;
		if (!decimal_add(&ends[i]->value, ends[i]->value, share)) {
			return false;
		}
	}
	*interval = wide;
	return true;
}

bool interval_from_figure(struct interval *out, const struct figure *figure,
                          const struct decimal *tolerance)
{
	const struct decimal *value = figure->has_value ? &figure->value : NULL;
	const struct decimal *min = figure->has_min ? &figure->min : NULL;
	const struct decimal *max = figure->has_max ? &figure->max : NULL;
	struct decimal least;
	switch ((enum relation)figure->relation) {
	case RELATION_AT_MOST:
	case RELATION_LESS_THAN:
		max = max ? max : value;
		least = max && max->digits < 0 ? *max : zero;
		*out = between(&least, max);
		out->max.is_open = max && figure->relation == RELATION_LESS_THAN;
		return true;
	case RELATION_AT_LEAST:
	case RELATION_MORE_THAN:
		min = min ? min : value;
		*out = between(min ? min : &zero, max);
		out->min.is_open = min && figure->relation == RELATION_MORE_THAN;
		out->max.is_open = max != NULL; /* the next step is no longer "and some more" */
		return true;
	case RELATION_RANGE:
		*out = between(min ? min : &zero, max);
		return true;
	case RELATION_EXACT:
	case RELATION_ABOUT:
	default:
		break;
	}
	*out = value ? interval_of(*value) : between(min ? min : &zero, max);
	return figure->relation != RELATION_ABOUT || !tolerance ||
	       widen_by_percent(out, *tolerance);
}

bool figure_is_limit(const struct figure *figure)
{
	return relation_is_lower(figure->relation) || relation_is_upper(figure->relation);
}

bool figure_is_open_ended(const struct figure *figure)
{
	return figure->has_max && relation_is_lower(figure->relation);
}

bool interval_round(struct interval *interval, int decimals)
{
	struct bound *min = &interval->min;
	struct bound *max = &interval->max;
	struct decimal half;
	if (decimals == DECIMALS_NONE) {
		return true;
	}
	return decimal_shift(&half, (struct decimal){5, 0}, -decimals - 1) &&
	       (min->is_infinite || decimal_subtract(&min->value, min->value, half)) &&
	       (max->is_infinite || decimal_add(&max->value, max->value, half));
}

static bool add_bounds(struct bound *out, const struct bound *a, const struct bound *b)
{
	struct bound sum = {.is_infinite = a->is_infinite || b->is_infinite,
	                    .is_open = a->is_open || b->is_open};
	bool fits = sum.is_infinite || decimal_add(&sum.value, a->value, b->value);
	*out = sum;
	return fits;
}

bool interval_add(struct interval *out, const struct interval *a, const struct interval *b)
{
	struct interval sum;
	bool fits =
	    add_bounds(&sum.min, &a->min, &b->min) && add_bounds(&sum.max, &a->max, &b->max);
	*out = sum;
	return fits;
}

/* Whether some value lies from `min` up to `max`. */
static bool reaches(const struct bound *min, const struct bound *max)
{
	if (min->is_infinite || max->is_infinite) {
		return true;
	}
	int order = decimal_compare(min->value, max->value);
	return order < 0 || (order == 0 && !min->is_open && !max->is_open);
}

bool interval_is_empty(const struct interval *interval)
{
	return !reaches(&interval->min, &interval->max);
}

bool interval_meets(const struct interval *a, const struct interval *b)
{
	return !interval_is_empty(a) && !interval_is_empty(b) && reaches(&a->min, &b->max) &&
	       reaches(&b->min, &a->max);
}

bool interval_distance(struct decimal *out, struct decimal value, const struct interval *from)
{
	*out = zero;
	if (!from->min.is_infinite && decimal_compare(value, from->min.value) < 0) {
		return decimal_subtract(out, value, from->min.value);
	}
	if (!from->max.is_infinite && decimal_compare(value, from->max.value) > 0) {
		return decimal_subtract(out, value, from->max.value);
	}
	return true;
}
