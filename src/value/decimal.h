/* Exact decimals: an integer and a scale. There is no floating point in this program. */
#ifndef ZHINAN_VALUE_DECIMAL_H
#define ZHINAN_VALUE_DECIMAL_H

#include "base/arena.h"
#include "base/str.h"

/* What a decimal holds: DECIMAL_MAX_DIGITS digits, of which DECIMAL_MAX_SCALE may stand behind the
 * point. A result that needs more is an overflow, and refused. */
enum { DECIMAL_MAX_DIGITS = 38, DECIMAL_MAX_SCALE = 36 };

/* 128 bits, aligned as 64 are, so that a decimal takes 24 bytes and not 32. */
__extension__ typedef __int128 decimal_digits __attribute__((aligned(8)));

/* digits * 10^-scale. Kept reduced: no trailing zero behind the point, so that equal values
 * have equal representations. */
struct decimal {
	decimal_digits digits;
	int32_t scale;
};

/* Reads "-12.50" (ASCII digits, at most one point and a leading minus). False where the text
 * is no such number or does not fit. */
bool decimal_parse(struct decimal *out, struct str text);

/* Appends so many digits (1 to 9) to a whole number: 12 with 345 is 12345. False on overflow, and
 * the number left as it was. */
bool decimal_append(struct decimal *number, uint32_t digits, int count);

/* Multiplies by 10^power (power may be negative). False on overflow. */
bool decimal_shift(struct decimal *out, struct decimal value, int power);

/* The sum; the difference. False on overflow. */
bool decimal_add(struct decimal *out, struct decimal a, struct decimal b);
bool decimal_subtract(struct decimal *out, struct decimal a, struct decimal b);

/* The product. False on overflow. */
bool decimal_multiply(struct decimal *out, struct decimal a, struct decimal b);

/* part / whole in so many parts of the whole (steps is above 0): a share of 0.3333 is 3333 of 10000
 * steps. Rounded half away from zero. False where the whole is 0, where the ratio is no int64_t, and
 * where the two are so far apart that whole, written with the places of part, overflows. */
bool decimal_ratio(int64_t *out, struct decimal part, struct decimal whole, int64_t steps);

/* The same in percent, with at most two digits behind the point. */
bool decimal_percent(struct decimal *out, struct decimal part, struct decimal whole);

/* -1, 0 or 1. Exact for all values. */
int decimal_compare(struct decimal a, struct decimal b);

/* Writes the canonical form ("10800000", "0.5", "-3.148") into the arena. */
struct str decimal_text(struct decimal value, struct arena *arena);

/* The same into a caller's buffer of at least DECIMAL_TEXT_SIZE bytes; returns its length. */
enum { DECIMAL_TEXT_SIZE = DECIMAL_MAX_DIGITS + 10 /* sign, point, zeros before it */ };
size_t decimal_write(struct decimal value, char *out);

#endif
