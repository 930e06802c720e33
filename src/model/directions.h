/* The directions of a model laid out in one list: what each has of its own, and where it stands. */
#ifndef ZHINAN_MODEL_DIRECTIONS_H
#define ZHINAN_MODEL_DIRECTIONS_H

#include "model/model.h"

/* The two figures of a direction that are summed. */
enum sum_kind { SUM_PROJECTS, SUM_FUNDS, SUM_COUNT };

enum { NO_DIRECTION = UINT32_MAX };

struct direction {
	const struct node *node;
	struct str title;
	uint32_t holder; /* the direction that it stands in, or NO_DIRECTION */
	uint32_t inner;  /* how many directions stand right in it */
	const struct node *figures[SUM_COUNT]; /* the first of each kind of its own, or NULL */
	bool has_inner[SUM_COUNT];             /* a direction within it has a figure of the kind */
	const struct node *partner;            /* its first of its own, or NULL */
};

struct directions {
	struct direction *items; /* in the order of the document: a holder comes before */
	size_t count;
	size_t capacity;
};

/* Lays out the directions of a model, which must outlive them; the list is the arena's. */
void directions_from_model(struct directions *out, struct arena *arena, const struct model *model);

/* The nearest direction around a node, or NULL; a direction is not around itself. */
const struct node *direction_around(const struct node *node);

#endif
