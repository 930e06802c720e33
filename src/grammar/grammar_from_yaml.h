/* What loading has for recognition: a family's evidence, and nothing else of it. */
#ifndef ZHINAN_GRAMMAR_GRAMMAR_FROM_YAML_H
#define ZHINAN_GRAMMAR_GRAMMAR_FROM_YAML_H

#include "grammar/grammar.h"

/* Reads the rules that recognise a family into an empty grammar, which has an arena. Of the
 * file only what stands up to them is read. Free with grammar_free in every case. */
enum status grammar_load_evidence(struct grammar *grammar, const char *folder, struct str family,
                                  struct diags *diags) MUST_CHECK;

#endif
