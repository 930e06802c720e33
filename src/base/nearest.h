/* The name that a misspelt one may stand for. */
#ifndef ZHINAN_BASE_NEAREST_H
#define ZHINAN_BASE_NEAREST_H

#include "base/str.h"

/* A search: begin it, offer it each name that there is, then read `best`. */
struct nearest {
	struct str wanted; /* as a person typed it */
	struct str best;   /* the first of the nearest names; empty where none is near */
	size_t distance;   /* of `best`: slips between the two */
};

/* Begins a search for a name. */
static inline struct nearest nearest_to(struct str wanted)
{
	return (struct nearest){.wanted = wanted};
}

/* Offers a name. It is near if a third of the wanted one, and at least one letter, is all that is
 * wrong: a letter too many, too few, another, or two that changed places. */
void nearest_offer(struct nearest *nearest, struct str name);

#endif
