/* Tokens as lines of text. */
#ifndef ZHINAN_CMD_TOKEN_LIST_H
#define ZHINAN_CMD_TOKEN_LIST_H

#include <stdio.h>

#include "pipeline.h"

/* Prints the tokens of one paragraph in their order, a line each, its cells parted by tabs:
 * line, bytes, kind, what it was read as, the text. `tokens` is reused from call to call. */
void token_list_print(FILE *stream, struct document *document, struct tokens *tokens,
                      const struct paragraph *paragraph);

/* What a figure was read as, in words: "about 70", "range 2..3 year". In the arena. */
struct str figure_words(const struct figure *figure, struct arena *arena);

#endif
