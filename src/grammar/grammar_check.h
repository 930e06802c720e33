/* The rules of a grammar against their own samples. */
#ifndef ZHINAN_GRAMMAR_GRAMMAR_CHECK_H
#define ZHINAN_GRAMMAR_GRAMMAR_CHECK_H

#include "grammar/grammar.h"

/* Reads every rule's samples with it, and stores how many there are; each failure is a diag with
 * file:line:column and how far the rule got. STATUS_NO where a sample fails. */
enum status grammar_check(struct grammar *grammar, size_t *samples, struct diags *diags) MUST_CHECK;

#endif
