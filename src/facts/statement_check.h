/* Checks the sample sentences of a grammar. */
#ifndef ZHINAN_FACTS_STATEMENT_CHECK_H
#define ZHINAN_FACTS_STATEMENT_CHECK_H

#include "facts/statement.h"

/* A statement in words, in the arena: "funds at-most 500000 CNY per project kind KIND". The unit of a count is
 * left out, and so is the relation of what is exact. */
struct str statement_words(const struct statement *statement, const struct figure *figure,
                           struct arena *arena);

/* Reads each sentence under `statements` of a grammar; what it does not state as it is written there is a diag
 * with file:line:column. STATUS_NO where one does not; *count is how many there are. */
enum status statements_check(struct grammar *grammar, size_t *count,
                             struct diags *diags) MUST_CHECK;

#endif
