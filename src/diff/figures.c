/* Compares two figures, aspect by aspect. How they are written is no aspect: 1080 in digits or
 * in words is the same figure. */
#include "diff/figures.h"

#include "base/utf8.h"
#include "value/interval.h"

static bool is_same_value(bool has_one, struct decimal one, bool has_other, struct decimal other)
{
	return has_one == has_other && (!has_one || decimal_compare(one, other) == 0);
}

/* The next character of a figure as it is written, in half width; commas and blanks are skipped.
 * 0 at the end. */
static uint32_t next_character(struct str text, size_t *at)
{
	while (*at < text.size) {
		uint32_t c = utf8_next(text, at);
		bool is_wide = c > 0xFF00 && c < 0xFF5F;
		uint32_t narrow = is_wide ? c - 0xFF00 + ' ' : c;
		bool is_blank = c <= ' ' || c == 0xA0 || c == 0x3000;
		if (narrow != ',' && !is_blank) {
			return narrow;
		}
	}
	return 0;
}

/* Whether a character that the other figure lacks (it goes on with `other`) says nothing: the
 * point of 1.0, and each 0 at the end of 1.050. */
static bool is_trailing(uint32_t c, uint32_t other, bool is_behind_point)
{
	return !utf8_is_digit(other) && other != '.' && (c == '.' || (c == '0' && is_behind_point));
}

/* Whether two figures are written in the same units and words, but for zeros behind the point:
 * only then was another precision chosen, and did not come with another unit. */
static bool is_same_notation(struct str before, struct str after)
{
	size_t i = 0;
	size_t j = 0;
	bool is_behind_point = false;
	uint32_t c = next_character(before, &i);
	uint32_t d = next_character(after, &j);
	while (c != 0 || d != 0) {
		if (c == d) {
			is_behind_point = c == '.' || (utf8_is_digit(c) && is_behind_point);
			c = next_character(before, &i);
			d = next_character(after, &j);
		} else if (is_trailing(c, d, is_behind_point)) {
			is_behind_point = true;
			c = next_character(before, &i);
		} else if (is_trailing(d, c, is_behind_point)) {
			is_behind_point = true;
			d = next_character(after, &j);
		} else {
			return false;
		}
	}
	return true;
}

struct figure figure_in_base_unit(const struct figure *figure)
{
	static const struct {
		struct str unit;
		struct str base;
		int64_t size;
	} units[] = {
	    {STR_INIT("year"), STR_INIT("month"), 12},
	    {STR_INIT("week"), STR_INIT("day"), 7},
	};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		struct figure out = *figure;
		struct decimal size = {units[i].size, 0};
		if (figure->kind == FIGURE_DURATION && str_equal(figure->unit, units[i].unit) &&
		    decimal_multiply(&out.value, figure->value, size) &&
		    decimal_multiply(&out.min, figure->min, size) &&
		    decimal_multiply(&out.max, figure->max, size)) {
			out.unit = units[i].base;
			return out;
		}
	}
	return *figure;
}

static bool is_same_bound(const struct bound *a, const struct bound *b)
{
	return a->is_infinite == b->is_infinite && a->is_open == b->is_open &&
	       (a->is_infinite || decimal_compare(a->value, b->value) == 0);
}

/* Whether the words of two figures allow the same numbers. */
static bool is_same_interval(const struct figure *one, const struct figure *other)
{
	struct interval a;
	struct interval b;
	return interval_from_figure(&a, one, NULL) && interval_from_figure(&b, other, NULL) &&
	       is_same_bound(&a.min, &b.min) && is_same_bound(&a.max, &b.max);
}

static unsigned aspects_of(const struct node *old, const struct node *new)
{
	const struct figure before = figure_in_base_unit(old->figure);
	const struct figure after = figure_in_base_unit(new->figure);
	unsigned aspects = 0;
	bool is_value_same =
	    is_same_value(before.has_value, before.value, after.has_value, after.value) &&
	    (before.kind != FIGURE_DATE || str_equal(before.text, after.text));
	bool is_bound_same = is_same_interval(&before, &after);
	bool is_relation_same = before.relation == after.relation;
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
	if (before.kind != after.kind || !str_equal(before.unit, after.unit) ||
	    !str_equal(before.per, after.per) ||
	    !str_equal(node_project_kind(old), node_project_kind(new))) {
		aspects |= ASPECT_UNIT;
	}
	if (figure_decimals(&before) != figure_decimals(&after) && is_value_same && is_bound_same &&
	    is_same_notation(old->text, new->text)) {
		aspects |= ASPECT_PRECISION;
	}
	if (before.soft != after.soft) {
		aspects |= ASPECT_SOFT;
	}
	return aspects;
}

/* Whether the one may be subtracted from the other: both are numbers of one kind, and money and
 * time are in the same unit. */
static bool is_comparable(const struct figure *before, const struct figure *after)
{
	bool has_unit = before->kind == FIGURE_MONEY || before->kind == FIGURE_DURATION;
	return before->kind == after->kind && before->kind != FIGURE_DATE && before->has_value &&
	       after->has_value && (!has_unit || str_equal(before->unit, after->unit));
}

void compare_figures(struct marked *marked)
{
	const struct figure *before = marked->before->figure;
	const struct figure *after = marked->after->figure;
	bool is_same_unit = before->kind != FIGURE_DURATION || str_equal(before->unit, after->unit);
	const struct figure old = is_same_unit ? *before : figure_in_base_unit(before);
	const struct figure new = is_same_unit ? *after : figure_in_base_unit(after);
	struct decimal delta;
	marked->figure.aspects = aspects_of(marked->before, marked->after);
	if (marked->has_other_rows) {
		marked->figure.aspects |= ASPECT_ROWS;
	}
	if (!(marked->figure.aspects & ASPECT_VALUE) || !is_comparable(&old, &new) ||
	    !decimal_subtract(&delta, new.value, old.value)) {
		return;
	}
	/* A difference is in the unit of both; a percentage has none. */
	marked->figure.has_delta = is_same_unit;
	marked->figure.delta = delta;
	marked->figure.has_percent = decimal_percent(&marked->figure.percent, delta, old.value);
}
