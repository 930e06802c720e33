/* The numbers that a word processor puts before the items of a list. */
#ifndef ZHINAN_SOURCE_DERIVED_ORDINAL_H
#define ZHINAN_SOURCE_DERIVED_ORDINAL_H

#include "base/buf.h"

enum ordinal_style {
	ORDINAL_NONE,
	ORDINAL_DECIMAL,
	ORDINAL_DECIMAL_ZERO, /* 01 */
	ORDINAL_FULL_WIDTH,
	ORDINAL_LOWER_LETTER, /* a to z, then aa bb */
	ORDINAL_UPPER_LETTER,
	ORDINAL_LOWER_ROMAN,
	ORDINAL_UPPER_ROMAN,
	ORDINAL_CIRCLED,         /* U+2460 and on; decimal beyond 20 */
	ORDINAL_CHINESE,         /* with units: U+5341 for ten */
	ORDINAL_CHINESE_DIGITS,  /* digit by digit, with U+3007 */
	ORDINAL_CHINESE_LEGAL,   /* in the forms of banks */
	ORDINAL_STEMS,           /* the ten heavenly stems */
	ORDINAL_BRANCHES,        /* the twelve earthly branches */
	ORDINAL_FULL_STOP,       /* U+2488 and on, up to 20 */
	ORDINAL_PARENTHESES,     /* U+2474 and on, up to 20 */
	ORDINAL_CHINESE_CIRCLED, /* U+3280 and on, up to ten */
	ORDINAL_DASHES           /* - 1 - */
};

/* Appends a number in a style; in decimal if the style has no form for it. */
void ordinal_write(struct buf *out, enum ordinal_style style, int32_t number);

#endif
