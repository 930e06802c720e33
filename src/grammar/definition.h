/* Sub-patterns that the rules of a grammar share. A call (?&name) is replaced by what the name
 * stands for, in a group: then PCRE2 knows whether the whole can be empty, and no pattern has
 * to carry all of them. Knows only as much of PCRE2's syntax as finding calls takes. */
#ifndef ZHINAN_GRAMMAR_DEFINITION_H
#define ZHINAN_GRAMMAR_DEFINITION_H

#include "base/arena.h"

enum { PATTERN_BYTES = 16384 /* the largest pattern after replacement */ };

struct definition {
	struct str name;
	struct str text; /* with no call of another definition left in it */
};

struct definitions {
	struct definition *items;
	size_t count;
	size_t capacity;
};

/* Replaces the calls in source, in the arena; calls of names that are none of the definitions
 * stay, for PCRE2 to report. False where the result would be larger than PATTERN_BYTES. */
bool definitions_expand(struct str *out, struct arena *arena, const struct definitions *definitions,
                        struct str source);

/* The offset in source that an offset in its expansion comes from; the call, for what a
 * definition brought. */
size_t definitions_origin(const struct definitions *definitions, struct str source, size_t offset);

#endif
