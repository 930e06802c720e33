/* What is made of all files of a grammar together, once they are read. */
#ifndef ZHINAN_GRAMMAR_COMBINE_H
#define ZHINAN_GRAMMAR_COMBINE_H

#include "grammar/read.h"

/* Makes one pattern of all marks and one of all labels; puts lists of words together; sorts the
 * table of characters; checks joins; lists all rules. */
enum status combine(struct loader *loader) MUST_CHECK;

/* Lists all rules of a grammar, and tells each where it is. */
void list_rules(struct grammar *grammar);

#endif
