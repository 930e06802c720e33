/* Lists of words: labels of fields, names of columns, and the sets that both may name. */
#ifndef ZHINAN_GRAMMAR_WORDS_H
#define ZHINAN_GRAMMAR_WORDS_H

#include "grammar/read.h"

/* `labels`: a map from the names of sets to lists of spellings, into the loader's sets. A set that a used
 * file has is added to. */
enum status read_word_sets(struct loader *, const struct yaml *, void *,
                           const struct key_spec *) MUST_CHECK;

/* A list of spellings, or {use: [SET], also: [SPELLING], without: [SPELLING]}: struct word_list
 * at `offset`, whose words resolve_words puts in when all files are read. */
enum status read_word_list(struct loader *, const struct yaml *, void *,
                           const struct key_spec *) MUST_CHECK;

/* Puts together the words of a list; one that no file has stays empty. */
enum status resolve_words(struct loader *loader, struct word_list *list) MUST_CHECK;

/* Words of a role, added to those of the files that were read before: a list of lines with blanks between
 * the words, or a map from a name to such a list. Target: struct word_codes at `offset`. */
enum status read_role(struct loader *, const struct yaml *, void *,
                      const struct key_spec *) MUST_CHECK;

/* Reports the first set of the family's own file that nothing uses, as its words have no effect. */
enum status check_word_sets(struct loader *loader) MUST_CHECK;

#endif
