/* Folding of characters that stand for others, for matching. */
#ifndef ZHINAN_LAYOUT_LINE_FOLD_H
#define ZHINAN_LAYOUT_LINE_FOLD_H

#include "grammar/grammar.h"

/* A text with the characters replaced that stand for others (see grammar_fold), in the arena;
 * offsets stay what they are. The text itself where it has none. */
struct str fold_text(struct arena *arena, struct str text, const struct grammar *grammar);

#endif
