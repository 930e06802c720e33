/* Exact decimals on checked 128-bit integers: reading, writing and the arithmetic that sums and
 * units need. Knows nothing of texts beyond ASCII digits. Nearly every number fits 64 bits, and has
 * its own way through what else needs a division of 128 bits. The larger ones are added and
 * multiplied as a sign and a magnitude: two magnitudes below the limit never overflow. */
#include "value/decimal.h"

__extension__ typedef unsigned __int128 magnitude;

enum { POWERS = 20 /* of ten that fit 64 bits */ };

/* 10^power; power is 0 to DECIMAL_MAX_DIGITS. */
static magnitude power_of_ten(int32_t power)
{
	static const uint64_t powers[POWERS] = {
	    1U,
	    10U,
	    100U,
	    1000U,
	    10000U,
	    100000U,
	    1000000U,
	    10000000U,
	    100000000U,
	    1000000000U,
	    10000000000U,
	    100000000000U,
	    1000000000000U,
	    10000000000000U,
	    100000000000000U,
	    1000000000000000U,
	    10000000000000000U,
	    100000000000000000U,
	    1000000000000000000U,
	    10000000000000000000U,
	};
	return power < POWERS ? powers[power]
	                      : (magnitude)powers[POWERS - 1] * powers[power - (POWERS - 1)];
}

static magnitude magnitude_of(decimal_digits digits)
{
	return digits < 0 ? -(magnitude)digits : (magnitude)digits;
}

/* Whether they fit 64 bits. */
static bool is_short(decimal_digits digits)
{
	return digits == (int64_t)digits;
}

/* A result as a decimal: drops trailing zeros behind the point, then checks that what is left
 * fits. */
static bool reduce(struct decimal *out, bool is_negative, magnitude digits, int32_t scale)
{
	while (scale > 0 && digits > UINT64_MAX && digits % 10 == 0) {
		digits /= 10;
		scale--;
	}
	if (digits <= UINT64_MAX) {
		uint64_t rest = (uint64_t)digits;
		while (scale > 0 && rest % 10 == 0) {
			rest /= 10;
			scale = rest == 0 ? 0 : scale - 1;
		}
		digits = rest;
	}
	if (scale > DECIMAL_MAX_SCALE || digits >= power_of_ten(DECIMAL_MAX_DIGITS)) {
		return false;
	}
	decimal_digits value = (decimal_digits)digits;
	*out = (struct decimal){is_negative ? -value : value, scale};
	return true;
}

/* Multiplies by 10^power, power at or above 0; false where that reaches `limit` times 10 to the
 * DECIMAL_MAX_DIGITS (1 or 2), and the digits left as they were. */
static bool raise(magnitude *digits, int32_t power, unsigned limit)
{
	if (*digits == 0 || power == 0) {
		return true;
	}
	if (power > DECIMAL_MAX_DIGITS ||
	    *digits >= limit * power_of_ten(DECIMAL_MAX_DIGITS - power)) {
		return false;
	}
	*digits *= power_of_ten(power);
	return true;
}

bool decimal_parse(struct decimal *out, struct str text)
{
	size_t at = 0;
	bool is_negative = text.size > 0 && text.data[0] == '-';
	at += is_negative;
	struct decimal number = {0};
	int32_t scale = -1;
	size_t count = 0;
	for (; at < text.size; at++) {
		char c = text.data[at];
		if (c == '.' && scale < 0) {
			scale = 0;
			continue;
		}
		if (!ascii_is_digit(c) || !decimal_append(&number, (uint32_t)(c - '0'), 1)) {
			return false;
		}
		count++;
		scale += scale >= 0;
	}
	/* scale 0 is a point with nothing behind it */
	return count > 0 && scale != 0 &&
	       reduce(out, is_negative, magnitude_of(number.digits), scale < 0 ? 0 : scale);
}

bool decimal_append(struct decimal *number, uint32_t digits, int count)
{
	magnitude longer = magnitude_of(number->digits);
	if (!raise(&longer, count, 1)) {
		return false;
	}
	longer += digits; /* no more than the zeros that were appended */
	number->digits = number->digits < 0 ? -(decimal_digits)longer : (decimal_digits)longer;
	return true;
}

bool decimal_shift(struct decimal *out, struct decimal value, int power)
{
	enum { MAX_POWER = DECIMAL_MAX_DIGITS + DECIMAL_MAX_SCALE };
	if (value.digits == 0) {
		*out = value;
		return true;
	}
	if (power < -MAX_POWER || power > MAX_POWER) {
		return false;
	}
	magnitude digits = magnitude_of(value.digits);
	int32_t scale = value.scale - power;
	return (scale >= 0 || raise(&digits, -scale, 1)) &&
	       reduce(out, value.digits<0, digits, scale> 0 ? scale : 0);
}

bool decimal_add(struct decimal *out, struct decimal a, struct decimal b)
{
	if (a.scale == 0 && b.scale == 0 && is_short(a.digits) && is_short(b.digits)) {
		*out = (struct decimal){a.digits + b.digits, 0};
		return true;
	}
	/* One of the two is raised, and may pass the limit where the other takes it back; twice the
	 * limit and the limit still fit. */
	int32_t scale = a.scale > b.scale ? a.scale : b.scale;
	magnitude left = magnitude_of(a.digits);
	magnitude right = magnitude_of(b.digits);
	bool is_negative = a.digits < 0;
	if (!raise(&left, scale - a.scale, 2) || !raise(&right, scale - b.scale, 2)) {
		return false;
	}
	if (is_negative == (b.digits < 0)) {
		return reduce(out, is_negative, left + right, scale);
	}
	return left >= right ? reduce(out, is_negative && left != right, left - right, scale)
	                     : reduce(out, !is_negative, right - left, scale);
}

bool decimal_subtract(struct decimal *out, struct decimal a, struct decimal b)
{
	b.digits = -b.digits;
	return decimal_add(out, a, b);
}

/* Divides the number by the factor as often as it can, up to `limit` times; returns how often. */
static int32_t take_out(magnitude *number, unsigned factor, int32_t limit)
{
	int32_t count = 0;
	for (; count < limit && *number % factor == 0; count++) {
		*number /= factor;
	}
	return count;
}

/* False where the product passes the limit. */
static bool multiply(magnitude *product, magnitude factor)
{
	if (factor != 0 && *product > (power_of_ten(DECIMAL_MAX_DIGITS) - 1) / factor) {
		return false;
	}
	*product *= factor;
	return true;
}

bool decimal_multiply(struct decimal *out, struct decimal a, struct decimal b)
{
	bool is_negative = (a.digits < 0) != (b.digits < 0) && a.digits != 0 && b.digits != 0;
	magnitude left = magnitude_of(a.digits);
	magnitude right = magnitude_of(b.digits);
	int32_t scale = a.scale + b.scale;
	if (is_short(a.digits) && is_short(b.digits)) {
		return reduce(out, is_negative, left * right, scale);
	}
	if (left == 0 || right == 0) {
		*out = (struct decimal){0};
		return true;
	}
	/* The product may be too long and yet end in zeros behind the point, each of which is a two
	 * and a five: what is left without them, times those without a partner, is the shortest that
	 * the digits can be. */
	int32_t twos = take_out(&left, 2, scale);
	int32_t fives = take_out(&left, 5, scale);
	twos += take_out(&right, 2, scale - twos);
	fives += take_out(&right, 5, scale - fives);
	int32_t zeros = twos < fives ? twos : fives;
	bool fits = multiply(&left, right);
	for (int32_t i = zeros; fits && i < twos; i++) {
		fits = multiply(&left, 2);
	}
	for (int32_t i = zeros; fits && i < fives; i++) {
		fits = multiply(&left, 5);
	}
	return fits && reduce(out, is_negative, left, scale - zeros);
}

/* Multiplies quotient + rest / whole by the factor, rest staying below whole, by doubling: nothing
 * on the way is above three times the whole, which fits. False where the quotient is too large. */
static bool multiply_mixed(magnitude *quotient, magnitude *rest, magnitude whole, uint64_t factor)
{
	magnitude product = 0;
	magnitude part = 0;
	for (int bit = 63; bit >= 0; bit--) {
		uint64_t is_set = factor >> bit & 1;
		product = 2 * product + is_set * *quotient;
		part = 2 * part + is_set * *rest;
		for (; part >= whole; part -= whole) {
			product++;
		}
		if (product > INT64_MAX) {
			return false;
		}
	}
	*quotient = product;
	*rest = part;
	return true;
}

bool decimal_ratio(int64_t *out, struct decimal part, struct decimal whole, int64_t steps)
{
	magnitude above = magnitude_of(part.digits);
	magnitude below = magnitude_of(whole.digits);
	if (below == 0 ||
	    (part.scale > whole.scale && !raise(&below, part.scale - whole.scale, 1))) {
		return false;
	}
	magnitude ratio = above / below;
	magnitude rest = above % below;
	if (ratio > INT64_MAX) {
		return false;
	}
	for (int32_t scale = part.scale; scale < whole.scale; scale++) {
		if (!multiply_mixed(&ratio, &rest, below, 10)) {
			return false;
		}
	}
	if (!multiply_mixed(&ratio, &rest, below, (uint64_t)steps)) {
		return false;
	}
	ratio += rest >= below - rest;
	if (ratio > INT64_MAX) {
		return false;
	}
	*out = (part.digits < 0) == (whole.digits < 0) ? (int64_t)ratio : -(int64_t)ratio;
	return true;
}

bool decimal_percent(struct decimal *out, struct decimal part, struct decimal whole)
{
	enum { STEPS = 10000 /* hundredths of a percent */ };
	int64_t steps;
	return decimal_ratio(&steps, part, whole, STEPS) &&
	       reduce(out, steps < 0, magnitude_of(steps), 2);
}

int decimal_compare(struct decimal a, struct decimal b)
{
	if (a.scale == b.scale || (a.digits < 0) != (b.digits < 0)) {
		return (a.digits > b.digits) - (a.digits < b.digits);
	}
	/* Both have one sign, so that their magnitudes decide; what cannot be raised is above all that
	 * there is. */
	magnitude left = magnitude_of(a.digits);
	magnitude right = magnitude_of(b.digits);
	int order;
	if (a.scale < b.scale) {
		order = !raise(&left, b.scale - a.scale, 1) ? 1 : (left > right) - (left < right);
	} else {
		order = !raise(&right, a.scale - b.scale, 1) ? -1 : (left > right) - (left < right);
	}
	return a.digits < 0 ? -order : order;
}

/* Takes the last digit off. */
static unsigned take_digit(magnitude *rest)
{
	uint64_t low = (uint64_t)*rest;
	unsigned digit = (unsigned)(*rest > UINT64_MAX ? *rest % 10 : low % 10);
	*rest = *rest > UINT64_MAX ? *rest / 10 : low / 10;
	return digit;
}

size_t decimal_write(struct decimal value, char *out)
{
	char reversed[DECIMAL_TEXT_SIZE];
	size_t count = 0;
	magnitude rest = magnitude_of(value.digits);
	for (int32_t place = 0; rest > 0 || place <= value.scale; place++) {
		if (place == value.scale && place > 0) {
			reversed[count++] = '.';
		}
		reversed[count++] = (char)('0' + take_digit(&rest));
	}
	if (value.digits < 0) {
		reversed[count++] = '-';
	}
	for (size_t i = 0; i < count; i++) {
		out[i] = reversed[count - 1 - i];
	}
	return count;
}

struct str decimal_text(struct decimal value, struct arena *arena)
{
	char text[DECIMAL_TEXT_SIZE];
	return arena_copy(arena, (struct str){text, decimal_write(value, text)});
}
