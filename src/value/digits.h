/* Rows of digits inside a number: 1080, 1,080, 1 080, 1 0 8 0, and what stands behind a point. Knows
 * no multiplier and no unit, but for what must stand behind digits with blanks in between. Internal to
 * value/. */
#ifndef ZHINAN_VALUE_DIGITS_H
#define ZHINAN_VALUE_DIGITS_H

#include "value/reader.h"

struct digits {
	struct decimal value;
	int count;         /* 0: there are none; at most INT8_MAX, however many there are */
	bool is_unknown;   /* more than can be held, or not all can be read */
	bool is_grouped;   /* with separators */
	bool leading_zero; /* the first is 0 */
};

/* The Arabic digits at *at: moves *at behind them. With one kind of separator throughout and exactly
 * three digits in each group behind the first they are one number; a group that begins with 0 is
 * never a number of its own, and where it is no such group either, the number is unknown. */
struct digits digits_read(const struct reader *reader, size_t *at);

/* The digits behind a point at *at, Arabic or Chinese: moves *at behind them. Their value is a
 * fraction of one. */
struct digits digits_read_fraction(const struct reader *reader, size_t *at);

#endif
