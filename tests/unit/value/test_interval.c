/* Intervals: their ends, open and closed, at the edge. */
#include <criterion/criterion.h>

#include "value/interval.h"

static struct decimal number(int64_t value)
{
	return (struct decimal){value, 0};
}

static struct interval between(int64_t min, bool min_open, int64_t max, bool max_open)
{
	return (struct interval){{.value = number(min), .is_open = min_open},
	                         {.value = number(max), .is_open = max_open}};
}

static struct interval from(int64_t min)
{
	return (struct interval){{.value = number(min)}, {.is_infinite = true}};
}

Test(interval, meets_at_the_edge)
{
	struct interval eleven = interval_of(number(11));
	struct interval open = between(10, false, 11, true);
	struct interval closed = between(10, false, 11, false);
	struct interval ten = interval_of(number(10));
	struct interval behind = between(10, true, 11, false);
	cr_expect_not(interval_meets(&open, &eleven), "[10, 11) has no 11");
	cr_expect_not(interval_meets(&eleven, &open));
	cr_expect(interval_meets(&closed, &eleven), "[10, 11] has 11");
	cr_expect(interval_meets(&open, &ten), "[10, 11) has 10");
	cr_expect_not(interval_meets(&behind, &ten), "(10, 11] has no 10");
	cr_expect(interval_meets(&behind, &open), "both have what is between");
	struct interval left = between(9, false, 10, true);
	cr_expect_not(interval_meets(&left, &ten));
	cr_expect_not(interval_meets(&left, &behind));
	cr_expect_not(interval_meets(&left, &open), "[9, 10) and [10, 11) only touch");
}

Test(interval, without_an_end)
{
	struct interval all = {{.is_infinite = true}, {.is_infinite = true}};
	struct interval five = interval_of(number(5));
	struct interval six_on = from(6);
	struct interval five_on = from(5);
	cr_expect(interval_meets(&all, &five));
	cr_expect(interval_meets(&five_on, &five));
	cr_expect_not(interval_meets(&six_on, &five));
	struct interval sum;
	cr_expect(interval_add(&sum, &six_on, &five));
	cr_expect_eq(sum.min.value.digits, 11);
	cr_expect(sum.max.is_infinite);
}

Test(interval, empty)
{
	struct interval backwards = between(5, false, 4, false);
	struct interval point = between(5, true, 5, false);
	struct interval all = {{.is_infinite = true}, {.is_infinite = true}};
	cr_expect(interval_is_empty(&backwards));
	cr_expect(interval_is_empty(&point));
	cr_expect_not(interval_meets(&backwards, &all), "nothing is in both");
}

Test(interval, sums_keep_open_ends)
{
	struct interval open = between(1, false, 2, true);
	struct interval closed = between(10, false, 20, false);
	struct interval sum;
	cr_assert(interval_add(&sum, &open, &closed));
	cr_expect_eq(sum.min.value.digits, 11);
	cr_expect_not(sum.min.is_open);
	cr_expect_eq(sum.max.value.digits, 22);
	cr_expect(sum.max.is_open);
}

Test(interval, rounding)
{
	struct interval total = interval_of(number(314800000));
	struct interval least = interval_of(number(314750000));
	struct interval less = interval_of(number(314749999));
	struct interval most = interval_of(number(314850000));
	cr_assert(interval_round(&total, -5));
	cr_expect(interval_meets(&total, &least), "the closed interval of XBRL Calculations 1.1");
	cr_expect(interval_meets(&total, &most));
	cr_expect_not(interval_meets(&total, &less));
	struct interval half = interval_of(number(3));
	cr_assert(interval_round(&half, 0));
	cr_expect_eq(half.min.value.digits, 25);
	cr_expect_eq(half.min.value.scale, 1);
	struct interval same = interval_of(number(3));
	cr_assert(interval_round(&same, DECIMALS_NONE));
	cr_expect_eq(same.max.value.digits, 3);
	cr_expect_not(interval_round(&same, -39), "too far to hold");
}

Test(interval, figures)
{
	struct decimal tolerance = {5, 0};
	struct interval found;
	struct figure figure = {.kind = FIGURE_COUNT,
	                        .relation = RELATION_AT_MOST,
	                        .has_value = true,
	                        .value = {10, 0}};
	cr_assert(interval_from_figure(&found, &figure, NULL));
	cr_expect(found.min.value.digits == 0 && found.max.value.digits == 1 * 10);
	figure.relation = RELATION_AT_LEAST;
	cr_assert(interval_from_figure(&found, &figure, NULL));
	cr_expect(found.min.value.digits == 10 && found.max.is_infinite);
	figure.relation = RELATION_ABOUT;
	cr_assert(interval_from_figure(&found, &figure, NULL));
	cr_expect(found.min.value.digits == 10 && found.max.value.digits == 10);
	cr_assert(interval_from_figure(&found, &figure, &tolerance));
	cr_expect_eq(decimal_compare(found.min.value, (struct decimal){95, 1}), 0);
	cr_expect_eq(decimal_compare(found.max.value, (struct decimal){105, 1}), 0);
	figure = (struct figure){.relation = RELATION_RANGE,
	                         .has_min = true,
	                         .has_max = true,
	                         .min = {2, 0},
	                         .max = {3, 0}};
	cr_assert(interval_from_figure(&found, &figure, NULL));
	cr_expect(found.min.value.digits == 2 && found.max.value.digits == 3);
	figure.relation = RELATION_EXACT;
	cr_assert(interval_from_figure(&found, &figure, NULL));
	cr_expect(found.min.value.digits == 2 && found.max.value.digits == 3 && !found.max.is_open);
	figure.relation = RELATION_AT_LEAST;
	cr_assert(interval_from_figure(&found, &figure, NULL));
	cr_expect(found.min.value.digits == 2 && !found.min.is_open);
	cr_expect(found.max.value.digits == 3 && found.max.is_open, "and some more");
	figure.relation = RELATION_ABOUT;
	cr_assert(interval_from_figure(&found, &figure, &tolerance));
	cr_expect_eq(decimal_compare(found.min.value, (struct decimal){19, 1}), 0);
	cr_expect_eq(decimal_compare(found.max.value, (struct decimal){315, 2}), 0);
	figure =
	    (struct figure){.relation = RELATION_LESS_THAN, .has_value = true, .value = {10, 0}};
	cr_assert(interval_from_figure(&found, &figure, NULL));
	cr_expect(found.min.value.digits == 0 && !found.min.is_open);
	cr_expect(found.max.value.digits == 10 && found.max.is_open);
	figure.relation = RELATION_MORE_THAN;
	cr_assert(interval_from_figure(&found, &figure, NULL));
	cr_expect(found.min.value.digits == 10 && found.min.is_open && found.max.is_infinite);
	figure = (struct figure){.relation = RELATION_EXACT};
	cr_assert(interval_from_figure(&found, &figure, NULL));
	cr_expect(found.min.value.digits == 0 && found.max.is_infinite, "no number: anything");
}

Test(interval, distance)
{
	struct interval range = between(10, false, 15, false);
	struct decimal off;
	cr_assert(interval_distance(&off, number(17), &range));
	cr_expect_eq(off.digits, 2);
	cr_assert(interval_distance(&off, number(7), &range));
	cr_expect_eq(off.digits, -3);
	cr_assert(interval_distance(&off, number(15), &range));
	cr_expect_eq(off.digits, 0);
}

Test(interval, overflow)
{
	struct interval huge =
	    interval_of((struct decimal){(decimal_digits)INT64_MAX * INT64_MAX, 0});
	struct interval sum;
	cr_expect_not(interval_add(&sum, &huge, &huge));
}
