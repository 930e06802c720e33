/* The words of figures, from the tree of grammars/figures.yaml to an index over them. */
#ifndef ZHINAN_GRAMMAR_LEXICON_FROM_YAML_H
#define ZHINAN_GRAMMAR_LEXICON_FROM_YAML_H

#include "base/diag.h"
#include "grammar/yaml.h"
#include "value/lexicon.h"

/* Makes a lexicon in the arena from a map: class -> lists of lines of words, or class -> map
 * of value -> such lists. `file` names the file in diags. An unknown class, an unknown value
 * and a word that is twice in a class are errors with their place. The words are views of
 * the tree's scalars, so the bytes behind those must live as long. */
enum status lexicon_from_yaml(struct lexicon **out, struct arena *arena, const struct yaml *root,
                              struct str file, struct diags *diags) MUST_CHECK;

#endif
