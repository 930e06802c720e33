/* Tokens as lines of text. */
#ifndef ZHINAN_CMD_TOKEN_LIST_H
#define ZHINAN_CMD_TOKEN_LIST_H

#include "pipeline.h"
#include "report/terminal.h"

/* Prints the tokens of one paragraph in their order, a line each in columns: line, bytes, kind, the
 * text, the reading. `tokens` is reused from call to call. */
void token_list_print(struct terminal *terminal, struct document *document, struct tokens *tokens,
                      const struct paragraph *paragraph);

#endif
