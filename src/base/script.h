/* Superscripts and subscripts: note marks, exponents, indices. They become characters of their own,
 * so that their digits are never part of a number beside them. */
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

/* Appends a text. If it is raised or lowered, writes its digits as superscripts or subscripts, and
 * its signs too if all else is digits. A text too long for a note mark is appended unchanged. */
void script_write(struct buf *out, enum script script, struct str text);

#endif
