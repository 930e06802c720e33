/* Superscripts and subscripts: marks of notes, exponents, indices. They are characters of their own, so
 * that none of their digits is part of a number beside them. */
#ifndef ZHINAN_BASE_SCRIPT_H
#define ZHINAN_BASE_SCRIPT_H

#include "base/buf.h"

/* How a piece of text stands in its line. */
enum script { SCRIPT_NONE, SCRIPT_RAISED, SCRIPT_LOWERED };

/* The superscript or subscript of a digit, 0 to 9. */
uint32_t script_digit(enum script script, unsigned digit);

/* Whether a character is a superscript digit. */
static inline bool is_superscript_digit(uint32_t c)
{
	return c == 0xB9 || c == 0xB2 || c == 0xB3 || c == 0x2070 || (c >= 0x2074 && c <= 0x2079);
}

/* Appends a text: where it stands raised or lowered, each digit as a superscript or a subscript, and each
 * sign where all else is digits. A text too long for a mark is kept as it is. */
void script_write(struct buf *out, enum script script, struct str text);

#endif
