/* What is made of all files of a grammar together, when they are read. */
#ifndef ZHINAN_GRAMMAR_COMBINE_H
#define ZHINAN_GRAMMAR_COMBINE_H

#include "grammar/read.h"

/* Where the labels go in the form of a label. */
#define LABEL_PLACE STR("<label>")

/* The form of a label as a pattern, with the words of labels in it, in the arena; each has the
 * (*MARK:n) of its index + 1. Labels may have blanks between their letters. */
struct str combine_label_form(struct arena *arena, struct str form, const struct label *labels,
                              size_t count);

/* Makes one pattern of all marks and one of all labels; sorts the table of characters; checks
 * joins; lists all rules. */
enum status combine(struct loader *loader) MUST_CHECK;

#endif
