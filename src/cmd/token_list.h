/* Tokens as lines of text. */
#ifndef ZHINAN_CMD_TOKEN_LIST_H
#define ZHINAN_CMD_TOKEN_LIST_H

#include <stdio.h>

#include "pipeline.h"

/* Prints the tokens of one paragraph in their order, a line each, with tabs between the cells:
 * line, bytes, kind, the reading, the text. `tokens` is reused from call to call. */
void token_list_print(FILE *stream, struct document *document, struct tokens *tokens,
                      const struct paragraph *paragraph);

/* The reading of a figure in words: "about 70", "range 2..3 year". In the arena. */
struct str figure_words(const struct figure *figure, struct arena *arena);

#endif
