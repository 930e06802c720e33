/* The facts that have an entry in the list, by where they stand: a cell, or a field in a column,
 * that says nothing but such a fact has no entry of its own. Internal to diff/. */
#ifndef ZHINAN_DIFF_REPORTED_FACTS_H
#define ZHINAN_DIFF_REPORTED_FACTS_H

#include "diff/changes.h"

struct reported_fact {
	uint32_t start; /* the byte where it begins */
	struct str text;
};

struct reported_list {
	struct reported_fact *items; /* ascending */
	size_t count;
	size_t capacity;
};

struct reported_facts {
	struct reported_list sides[2]; /* of the old source, of the new */
};

/* Collects the facts of what is stated and of the body that came, went or changed. */
void reported_facts_find(struct reported_facts *out, const struct changes *changes);

/* Whether one of them is all that a node says, in the old model or in the new. */
bool reported_facts_have(const struct reported_facts *reported, const struct marked *at);

#endif
