/* The parts of `zhinan grammar` that look at texts. */
#ifndef ZHINAN_CMD_GRAMMAR_TEXTS_H
#define ZHINAN_CMD_GRAMMAR_TEXTS_H

#include <stdio.h>

#include "cmd/input.h"

/* Writes what the rules of a family took of texts (paths, NULL behind the last). */
enum status grammar_coverage(FILE *out, struct context *context, const char *name,
                             char **texts) MUST_CHECK;

/* Writes a first grammar for a family, in YAML, from texts: the title that shows it, the marks
 * that labels stand under, the labels that repeat and what figures stand behind them. It loads,
 * and its samples, which are drawn from the texts, hold. */
enum status grammar_propose(FILE *out, struct context *context, const char *name,
                            char **texts) MUST_CHECK;

#endif
