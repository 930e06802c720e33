/* Where the title ends in a marked line that goes on with a description. */
#ifndef ZHINAN_OUTLINE_TITLE_END_H
#define ZHINAN_OUTLINE_TITLE_END_H

#include "base/span.h"
#include "grammar/grammar.h"

/* Where the title ends in the text behind a mark: before a colon with a description behind it,
 * before a comma with an amount behind it, or at the end of the first sentence; else at the end of
 * the span. */
uint32_t title_end(const struct grammar *grammar, struct str folded, struct span span);

/* Whether a text says how much, how many, or of how many kinds, as no title does. */
bool states_figure(const struct grammar *grammar, struct str text);

#endif
