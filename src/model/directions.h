/* The directions of a model in one list: what each states itself, and where it stands. */
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
	uint32_t inner;  /* how many directions stand directly in it */
	const struct node
	    *figures[SUM_COUNT];              /* its first total of each kind of its own, or NULL */
	const struct node *apart[SUM_COUNT];  /* its first figure per something; in no sum */
	const struct node *shared[SUM_COUNT]; /* a total that its table states for it and others
	                                         together, and none of them alone; or NULL */
	bool has_inner[SUM_COUNT];            /* a direction within it has a total of the kind */
	bool is_covered[SUM_COUNT]; /* a total counts for it: its own, where no direction within it
	                               has one, a shared one, or that of a direction around it */
	bool is_term[SUM_COUNT];    /* a sum over all takes its figure, or lacks one: each total
	                               once, a shared one with its first direction, and each
	                               direction that no total counts for */
	const struct node
	    *terms[SUM_COUNT];      /* of a term: what the sum takes, or NULL: it misses one */
	const struct node *partner; /* its first of its own, or NULL */
};

struct directions {
	struct direction *items; /* in the order of the document: a holder comes before */
	size_t count;
	size_t capacity;
};

/* Lays out the directions of a model, which must outlive them; the list is the arena's. */
void directions_from_model(struct directions *out, struct arena *arena, const struct model *model);

/* Whether a figure is for something as a whole, not per project, for one kind of project or a part
 * of another figure. */
static inline bool is_total(const struct node *node)
{
	return (!node->figure || node->figure->per.size == 0) &&
	       node_project_kind(node).size == 0 && !node->whole;
}

/* Whether two partners are the same: by their codes, or by their names if neither has a code. */
bool is_same_partner(const struct node *a, const struct node *b);

/* The nearest direction around a node, but not the node itself; or NULL. */
const struct node *direction_around(const struct node *node);

/* How a person cites a direction: its number after those of the directions around it, "1.8/3". In the arena. */
struct str direction_cited(const struct node *direction, struct arena *arena);

#endif
