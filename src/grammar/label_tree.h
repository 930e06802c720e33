/* All labels of a grammar as one: a tree of their letters, and one pattern made from it. */
#ifndef ZHINAN_GRAMMAR_LABEL_TREE_H
#define ZHINAN_GRAMMAR_LABEL_TREE_H

#include "grammar/read.h"

/* Where the labels go in the template of a label's pattern. */
#define LABEL_PLACE STR("<label>")

/* Adds a label to a tree. Returns a pointer to its number there, which is 0 where the label is new, and then
 * for the caller to set. */
uint32_t *label_tree_add(struct label_tree *tree, struct arena *arena, struct str words);

/* The template with the labels of a tree in its place, as a group `words`; in the arena. Labels may have
 * blanks between their letters, and of those that begin alike the longest is tried first. */
struct str label_pattern(struct arena *arena, struct str template, const struct label_tree *tree);

/* A pattern of what stands behind the words of a label wherever the template matches: it matches there and elsewhere
 * too. Empty where the template does not tell. In the arena. */
struct str label_tail_pattern(struct arena *arena, struct str template);

/* Puts together the words of all fields, and makes one pattern of all labels. A label must not
 * be that of two fields. */
enum status combine_labels(struct loader *loader) MUST_CHECK;

#endif
