/* Exact decimals on checked 64-bit integers: reading, writing and the arithmetic that sums
 * and units need. Knows nothing of texts beyond ASCII digits. */
#include "value/decimal.h"

enum { SCALE_LIMIT = 18 };

__extension__ typedef __int128 wide;

/* A wide product or sum as a decimal again: drops trailing zeros behind the point, then
 * checks that what is left fits. */
static bool from_wide(struct decimal *out, wide digits, int32_t scale)
{
	while (scale > 0 && digits % 10 == 0) {
		digits /= 10;
		scale--;
	}
	if (scale > SCALE_LIMIT || digits > INT64_MAX || digits < -(wide)INT64_MAX) {
		return false;
	}
	*out = (struct decimal){(int64_t)digits, scale};
	return true;
}

/* digits * 10^power; power is 0 to 18, so that the product fits 128 bits. */
static wide raise(int64_t digits, int32_t power)
{
	wide result = digits;
	while (power-- > 0) {
		result *= 10;
	}
	return result;
}

bool decimal_parse(struct decimal *out, struct str text)
{
	size_t at = 0;
	bool negative = text.size > 0 && text.data[0] == '-';
	at += negative;
	int64_t digits = 0;
	int32_t scale = -1;
	size_t count = 0;
	for (; at < text.size; at++) {
		char c = text.data[at];
		if (c == '.' && scale < 0) {
			scale = 0;
			continue;
		}
		if (c < '0' || c > '9' || __builtin_mul_overflow(digits, 10, &digits) ||
		    __builtin_add_overflow(digits, c - '0', &digits)) {
			return false;
		}
		count++;
		scale += scale >= 0;
	}
	/* scale 0 is a point with nothing behind it */
	return count > 0 && scale != 0 &&
	       from_wide(out, negative ? -digits : digits, scale < 0 ? 0 : scale);
}

bool decimal_shift(struct decimal *out, struct decimal value, int power)
{
	if (value.digits == 0) {
		*out = value;
		return true;
	}
	if (power < -SCALE_LIMIT || power > 2 * SCALE_LIMIT) {
		return false;
	}
	int32_t scale = value.scale - power;
	if (scale >= 0) {
		return from_wide(out, value.digits, scale);
	}
	return -scale <= SCALE_LIMIT && from_wide(out, raise(value.digits, -scale), 0);
}

/* a + sign * b */
static bool combine(struct decimal *out, struct decimal a, struct decimal b, int sign)
{
	int32_t scale = a.scale > b.scale ? a.scale : b.scale;
	wide sum = raise(a.digits, scale - a.scale) + sign * raise(b.digits, scale - b.scale);
	return from_wide(out, sum, scale);
}

bool decimal_add(struct decimal *out, struct decimal a, struct decimal b)
{
	return combine(out, a, b, 1);
}

bool decimal_subtract(struct decimal *out, struct decimal a, struct decimal b)
{
	return combine(out, a, b, -1);
}

bool decimal_multiply(struct decimal *out, struct decimal a, struct decimal b)
{
	return from_wide(out, (wide)a.digits * b.digits, a.scale + b.scale);
}

bool decimal_ratio(int64_t *out, struct decimal part, struct decimal whole, int64_t steps)
{
	wide above = raise(part.digits, whole.scale > part.scale ? whole.scale - part.scale : 0);
	wide below = raise(whole.digits, part.scale > whole.scale ? part.scale - whole.scale : 0);
	if (below == 0 || __builtin_mul_overflow(above, (wide)steps, &above)) {
		return false;
	}
	wide ratio = above / below;
	wide rest = above % below;
	rest = rest < 0 ? -rest : rest;
	below = below < 0 ? -below : below;
	if (rest >= below - rest) {
		ratio += (above < 0) == (whole.digits < 0) ? 1 : -1;
	}
	*out = (int64_t)ratio;
	return ratio <= INT64_MAX && ratio >= -(wide)INT64_MAX;
}

bool decimal_percent(struct decimal *out, struct decimal part, struct decimal whole)
{
	enum { STEPS = 10000 /* hundredths of a percent */ };
	int64_t steps;
	return decimal_ratio(&steps, part, whole, STEPS) && from_wide(out, steps, 2);
}

int decimal_compare(struct decimal a, struct decimal b)
{
	int32_t scale = a.scale > b.scale ? a.scale : b.scale;
	wide left = raise(a.digits, scale - a.scale);
	wide right = raise(b.digits, scale - b.scale);
	return (left > right) - (left < right);
}

size_t decimal_write(struct decimal value, char *out)
{
	char reversed[DECIMAL_TEXT_SIZE];
	size_t count = 0;
	uint64_t rest = value.digits < 0 ? 0 - (uint64_t)value.digits : (uint64_t)value.digits;
	for (int32_t place = 0; rest > 0 || place <= value.scale; place++) {
		if (place == value.scale && place > 0) {
			reversed[count++] = '.';
		}
		reversed[count++] = (char)('0' + rest % 10);
		rest /= 10;
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
