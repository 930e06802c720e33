/* All labels of a grammar as one: a tree of their letters, and one pattern made from it. */
#ifndef ZHINAN_GRAMMAR_LABELS_H
#define ZHINAN_GRAMMAR_LABELS_H

#include "grammar/read.h"

/* Where the labels go in the form of a label. */
#define LABEL_PLACE STR("<label>")

/* Adds a label to a tree. Returns its place in it: 0 where it is new, to be set by the caller. */
uint32_t *label_tree_add(struct label_tree *tree, struct arena *arena, struct str words);

/* The form of a label as a pattern, with the labels of a tree in its group `words`, in the arena.
 * Labels may have blanks between their letters, and of those that begin alike the longest is tried
 * first. */
struct str label_form(struct arena *arena, struct str form, const struct label_tree *tree);

/* Puts together the words of all fields, and makes one pattern of all labels. A label must not
 * be that of two fields. */
enum status combine_labels(struct loader *loader) MUST_CHECK;

#endif
