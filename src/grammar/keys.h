/* The keys of a grammar file. Shared by the files that make a grammar; nobody else includes it. */
#ifndef ZHINAN_GRAMMAR_KEYS_H
#define ZHINAN_GRAMMAR_KEYS_H

#include "grammar/read.h"

extern const struct key GRAMMAR_KEYS[];        /* of the whole file, into a struct grammar */
extern const struct entries GRAMMAR_RECOGNISE; /* of its list `recognise` */

#endif
