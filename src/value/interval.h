/* Intervals of exact decimals with open and closed ends: what a figure's words allow. */
#ifndef ZHINAN_VALUE_INTERVAL_H
#define ZHINAN_VALUE_INTERVAL_H

#include "value/figure.h"

/* One end of an interval. */
struct bound {
	struct decimal value; /* no meaning where is_infinite */
	bool is_open;         /* the value itself is outside */
	bool is_infinite;     /* of a lower end: minus infinity; of an upper: plus */
};

struct interval {
	struct bound min;
	struct bound max;
};

/* [value, value]. */
struct interval interval_of(struct decimal value);

/* What a relation allows by itself, at the figure's written face: exact and about are the
 * value alone, or where there is none their two bounds; at most 10 is [0, 10] and less than 10
 * [0, 10), at least 10 is [10, infinity) and more than 10 (10, infinity), "10 and some more" is
 * [10, its maximum); a range is [min, max]. Without any number it is [0, infinity). A tolerance
 * (in percent, NULL: none) widens an about at both ends by so much of the end. False on
 * overflow. */
bool interval_from_figure(struct interval *out, const struct figure *figure,
                          const struct decimal *tolerance);

/* Whether a figure is a limit (at most, less than, at least, more than), which is meant as it is
 * written, and not the rounded form of a number. */
bool figure_is_limit(const struct figure *figure);

/* Whether it is "300-odd": at least, with a maximum. How far it reaches beyond is not said. */
bool figure_is_open_ended(const struct figure *figure);

/* Widens both ends by half of the last written place, as XBRL Calculations 1.1 rounds:
 * decimals -5 is 50000 either way. DECIMALS_NONE widens by nothing. False on overflow. */
bool interval_round(struct interval *interval, int decimals);

/* The sum of any value in a and any in b; an end is open where either is. False on overflow. */
bool interval_add(struct interval *out, const struct interval *a, const struct interval *b);

/* Whether no value is in it. */
bool interval_is_empty(const struct interval *interval);

/* Whether some value is in both. */
bool interval_meets(const struct interval *a, const struct interval *b);

/* How far a value lies above (positive) or below the nearest end of an interval; 0 within.
 * False on overflow. */
bool interval_distance(struct decimal *out, struct decimal value, const struct interval *from);

#endif
