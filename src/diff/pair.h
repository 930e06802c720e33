/* Whether two models are a pair that can well be compared. */
#ifndef ZHINAN_DIFF_PAIR_H
#define ZHINAN_DIFF_PAIR_H

#include "diff/changes.h"

enum pair {
	PAIR_SOUND,
	PAIR_SAME_FILE, /* both were made from the same bytes */
	PAIR_REVERSED,  /* the old one is of a later year or batch than the new one */
	PAIR_UNRELATED  /* other programmes, and hardly a text of one is in the other */
};

/* What the two models of a comparison are to each other. */
enum pair pair_from_changes(const struct changes *changes, struct arena *arena);

#endif
