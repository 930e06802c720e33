/* What may stand in a cell or a label beside its words. */
#ifndef ZHINAN_GRAMMAR_CELL_H
#define ZHINAN_GRAMMAR_CELL_H

#include "base/utf8.h"

enum { BRACKET_WIDE = 0xFF08 };

/* Blanks, line ends, and the sign with which Markdown makes words bold. */
static inline bool is_beside_words(uint32_t c)
{
	return utf8_is_blank(c) || c == '\n' || c == '\r' || c == '*';
}

/* Whether what follows only adds to a name: in brackets, or behind a slash. */
static inline bool begins_remark(uint32_t c)
{
	return c == '(' || c == BRACKET_WIDE || c == '/';
}

#endif
