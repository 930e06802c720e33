/* The keys of a grammar file. Only the files that load a grammar include this. */
#ifndef ZHINAN_GRAMMAR_KEYS_H
#define ZHINAN_GRAMMAR_KEYS_H

#include "grammar/read.h"

extern const struct key_spec GRAMMAR_KEYS[];     /* of the whole file, into a struct grammar */
extern const struct list_spec GRAMMAR_RECOGNISE; /* of its list `recognise` */

/* The name of a mark without "marks/"; the index of the mark with such a name, the count where there is none. */
struct str mark_name(const struct mark *mark);
size_t find_mark(const struct mark *marks, size_t count, struct str name);

/* Reports that a scalar names no mark of the grammar, with the names that there are. STATUS_TROUBLE. */
enum status unknown_mark(struct loader *loader, const struct yaml *at) MUST_CHECK;

#endif
