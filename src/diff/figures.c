/* Two figures, aspect by aspect. How they are written is none: 1080 in digits or in words is the
 * same figure. */
#include "diff/figures.h"

#include "base/utf8.h"

static bool is_same_value(bool has_one, struct decimal one, bool has_other, struct decimal other)
{
	return has_one == has_other && (!has_one || decimal_compare(one, other) == 0);
}

/* The next character of a figure as it is written that is no digit, point, comma or blank, in any
 * width; 0 at the end. */
static uint32_t next_mark(struct str text, size_t *at)
{
	while (*at < text.size) {
		uint32_t c = utf8_next(text, at);
		bool is_wide = c > 0xFF00 && c < 0xFF5F;
		uint32_t narrow = is_wide ? c - 0xFF00 + ' ' : c;
		bool is_number = (narrow >= '0' && narrow <= '9') || narrow == '.' || narrow == ',';
		bool is_blank = c <= ' ' || c == 0xA0 || c == 0x3000;
		if (!is_number && !is_blank) {
			return c;
		}
	}
	return 0;
}

/* Whether two figures are written in the same units and words, so that another precision is one that
 * was chosen, and does not come with another unit. */
static bool is_same_notation(struct str before, struct str after)
{
	size_t i = 0;
	size_t j = 0;
	uint32_t c;
	do {
		c = next_mark(before, &i);
		if (c != next_mark(after, &j)) {
			return false;
		}
	} while (c != 0);
	return true;
}

static unsigned aspects_of(const struct node *old, const struct node *new)
{
	const struct figure *before = old->figure;
	const struct figure *after = new->figure;
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
	if (before->decimals != after->decimals && is_value_same && is_bound_same &&
	    is_same_notation(old->text, new->text)) {
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
	marked->figure.aspects = aspects_of(marked->before, marked->after);
	if (!(marked->figure.aspects & ASPECT_VALUE) || !is_comparable) {
		return;
	}
	marked->figure.has_delta =
	    decimal_subtract(&marked->figure.delta, after->value, before->value);
	marked->figure.has_percent =
	    marked->figure.has_delta &&
	    decimal_percent(&marked->figure.percent, marked->figure.delta, before->value);
}
