/* Exact decimals: an integer and a scale. There is no floating point in this program. */
#ifndef ZHINAN_VALUE_DECIMAL_H
#define ZHINAN_VALUE_DECIMAL_H

#include "base/arena.h"
#include "base/str.h"

/* digits * 10^-scale. Kept reduced: no trailing zero behind the point, so that equal values
 * have equal representations; scale is 0 to 18. */
struct decimal {
	int64_t digits;
	int32_t scale;
};

/* Reads "-12.50" (ASCII digits, at most one point and a leading minus). False where the text
 * is no such number or does not fit. */
bool decimal_parse(struct decimal *out, struct str text);

/* Multiplies by 10^power (power may be negative). False on overflow. */
bool decimal_shift(struct decimal *out, struct decimal value, int power);

/* The sum; the difference. False on overflow. */
bool decimal_add(struct decimal *out, struct decimal a, struct decimal b);
bool decimal_subtract(struct decimal *out, struct decimal a, struct decimal b);

/* The product. False on overflow. */
bool decimal_multiply(struct decimal *out, struct decimal a, struct decimal b);

/* part / whole in so many parts of the whole: a share of 0.3333 is 3333 of 10000 steps. Rounded half
 * away from zero. False where the whole is 0, and on overflow. */
bool decimal_ratio(int64_t *out, struct decimal part, struct decimal whole, int64_t steps);

/* The same in percent, with at most two digits behind the point. */
bool decimal_percent(struct decimal *out, struct decimal part, struct decimal whole);

/* -1, 0 or 1. Exact for all values. */
int decimal_compare(struct decimal a, struct decimal b);

/* Writes the canonical form ("10800000", "0.5", "-3.148") into the arena. */
struct str decimal_text(struct decimal value, struct arena *arena);

/* The same into a caller's buffer of at least DECIMAL_TEXT_SIZE bytes; returns its length. */
enum { DECIMAL_TEXT_SIZE = 32 };
size_t decimal_write(struct decimal value, char *out);

#endif
