/* The texts that a reader leaves out of the open paragraph. Internal to the readers. */
#ifndef ZHINAN_SOURCE_DERIVED_REMOVALS_H
#define ZHINAN_SOURCE_DERIVED_REMOVALS_H

#include "source/derived/derived.h"

struct removals_item;

/* All zero: nothing. */
struct removals {
	struct removals_item *items; /* malloc'ed */
	size_t count;
	size_t capacity;
	struct buf text;
};

/* Adds a text that would stand before byte `offset` of the paragraph; offsets ascend. It is joined
 * to the last one if that is of the same kind and at the same place. */
void removals_add(struct removals *removals, size_t offset, enum removal_kind kind,
                  struct str text);

/* Hands all to `derived` for its next paragraph, with `prefix` bytes added to the offsets; empties
 * the list. */
void removals_hand_on(struct removals *removals, struct derived *derived, size_t prefix);

void removals_release(struct removals *removals);

#endif
