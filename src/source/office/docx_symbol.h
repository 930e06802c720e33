/* Characters of fonts of symbols (w:sym). Internal to docx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_DOCX_SYMBOL_H
#define ZHINAN_SOURCE_OFFICE_DOCX_SYMBOL_H

#include "base/str.h"

/* The Unicode character for one of Symbol or Wingdings, if it is a number or a sign of arithmetic;
 * others are unchanged. Such fonts also have their characters from U+F000 on. */
uint32_t docx_symbol(struct str font, uint32_t code);

#endif
