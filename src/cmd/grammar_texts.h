/* The parts of `zhinan grammar` that look at texts. */
#ifndef ZHINAN_CMD_GRAMMAR_TEXTS_H
#define ZHINAN_CMD_GRAMMAR_TEXTS_H

#include <stdio.h>

#include "cmd/input.h"

/* Writes what the rules of a family matched in texts (paths; NULL ends the list). */
enum status grammar_coverage(FILE *out, struct context *context, const char *name,
                             char **texts) MUST_CHECK;

/* Drafts a grammar for a family, in YAML, from texts: the title that identifies it, the marks
 * before labels, the labels that repeat and the figures after them. The draft can be loaded, and
 * its samples, taken from the texts, pass. */
enum status grammar_propose(FILE *out, struct context *context, const char *name,
                            char **texts) MUST_CHECK;

#endif
