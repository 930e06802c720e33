/* Characters of fonts of symbols (w:sym). Internal to docx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_DOCX_SYMBOL_H
#define ZHINAN_SOURCE_OFFICE_DOCX_SYMBOL_H

#include "base/str.h"

/* What a character of the font Symbol or Wingdings means, as far as it counts or measures; others
 * as they are. Such fonts have their characters at U+F000 and on as well. */
uint32_t docx_symbol(struct str font, uint32_t code);

#endif
