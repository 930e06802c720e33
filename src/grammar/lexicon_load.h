/* The words of figures, from the YAML of grammars/figures.yaml to an index over them. */
#ifndef ZHINAN_GRAMMAR_LEXICON_LOAD_H
#define ZHINAN_GRAMMAR_LEXICON_LOAD_H

#include "base/diag.h"
#include "value/lexicon.h"

#define LEXICON_FILE "figures.yaml"

enum { MAX_GRAMMAR_BYTES = 4 << 20 /* of one YAML file */ };

/* Makes a lexicon in the arena from YAML: a map from the name of a class to lists of lines of words, or to a
 * map from a key to such lists. `file` names the YAML in diags. An unknown class, a key that means nothing
 * and a word that is twice in a class are errors with their place. */
enum status lexicon_parse(struct lexicon **out, struct arena *arena, struct str bytes,
                          struct str file, struct diags *diags) MUST_CHECK;

/* The same from LEXICON_FILE in a folder. */
enum status lexicon_load(struct lexicon **out, struct arena *arena, const char *folder,
                         struct diags *diags) MUST_CHECK;

#endif
