/* Where the title of a marked line ends. */
#ifndef ZHINAN_OUTLINE_TITLE_END_H
#define ZHINAN_OUTLINE_TITLE_END_H

#include "base/span.h"
#include "grammar/grammar.h"

/* Where the title ends in what stands behind a mark, before the sign that ends it: a colon that its description
 * follows, a comma before what is given, or the end of its first sentence; at the end of the span where nothing
 * does. */
uint32_t title_end(const struct grammar *grammar, struct str folded, struct span span);

/* Whether a text says how much or how many, or of how many kinds: a title does not. */
bool states_figure(const struct grammar *grammar, struct str text);

#endif
