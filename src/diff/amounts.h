/* The amounts of each direction of a model. Internal to diff/. */
#ifndef ZHINAN_DIFF_AMOUNTS_H
#define ZHINAN_DIFF_AMOUNTS_H

#include "model/directions.h"

/* At face value. Of one that is in no other: its own figure, or where directions in it have the
 * figure the sum of theirs. Of one in another its own alone: it counts there. */
struct direction_amount {
	const struct node *node;
	struct decimal value[SUM_COUNT];
	const struct node
	    *facts[SUM_COUNT]; /* its own figure, where the value is of that; or NULL */
	const struct node *apart[SUM_COUNT]; /* its first figure per something, or NULL */
	uint32_t level;                      /* in how many directions it is */
	bool is_shared[SUM_COUNT];   /* a figure of several, that counts with the first of them */
	bool has_value[SUM_COUNT];   /* some of it could be added */
	bool is_open[SUM_COUNT];     /* one of those missing is a figure, but no single number */
	uint32_t missing[SUM_COUNT]; /* how many terms could not: no figure, or no single number */
};

struct direction_amounts {
	struct direction_amount *items; /* by the address of the node */
	size_t count;
	bool has_overflow[SUM_COUNT];
};

/* Adds up the directions of a model; of funds only those in `currency` (ISO 4217). */
void amounts_from_model(struct direction_amounts *out, struct arena *arena,
                        const struct model *model, struct str currency);

/* The amount of a direction, or NULL where it is inside another; and of any direction, or NULL for
 * no direction. */
const struct direction_amount *amount_of(const struct direction_amounts *amounts,
                                         const struct node *direction);
const struct direction_amount *amount_within(const struct direction_amounts *amounts,
                                             const struct node *direction);

#endif
