/* Directions in one list, in one walk over the tree. Knows no check and no sum. */
#include "model/directions.h"

const struct node *direction_around(const struct node *node)
{
	const struct node *at = node->parent;
	while (at && at->kind != NODE_DIRECTION) {
		at = at->parent;
	}
	return at;
}

bool is_same_partner(const struct node *a, const struct node *b)
{
	return a->code.size > 0 || b->code.size > 0 ? str_equal(a->code, b->code)
	                                            : str_equal(a->text, b->text);
}

/* Leaves the directions that have ended: the innermost open one is then `around`. */
static uint32_t leave(const struct directions *list, uint32_t open, const struct node *around)
{
	while (open != NO_DIRECTION && list->items[open].node != around) {
		open = list->items[open].holder;
	}
	return open;
}

static uint32_t enter(struct directions *list, struct arena *arena, uint32_t holder,
                      const struct node *node)
{
	struct direction direction = {.node = node, .holder = holder};
	ARENA_PUSH(arena, list->items, list->count, list->capacity, direction);
	if (holder != NO_DIRECTION) {
		list->items[holder].inner++;
	}
	return (uint32_t)list->count - 1;
}

/* Takes what a direction says of itself; its totals hide those of the directions around it. */
static void note(struct directions *list, uint32_t open, const struct node *node)
{
	struct direction *direction = &list->items[open];
	enum sum_kind kind = node->kind == NODE_FUNDS ? SUM_FUNDS : SUM_PROJECTS;
	if (node->kind == NODE_HEADING && direction->title.size == 0) {
		direction->title = node->text;
	} else if (node->kind == NODE_PARTNER && !direction->partner) {
		direction->partner = node;
	}
	if (node->kind != NODE_FUNDS && node->kind != NODE_PROJECTS) {
		return;
	}
	if (!is_total(node)) {
		direction->apart[kind] = direction->apart[kind] ? direction->apart[kind] : node;
		return;
	}
	if (direction->figures[kind]) {
		return;
	}
	direction->figures[kind] = node;
	uint32_t outer = direction->holder;
	for (; outer != NO_DIRECTION && !list->items[outer].has_inner[kind];
	     outer = list->items[outer].holder) {
		list->items[outer].has_inner[kind] = true;
	}
}

/* Which figures a sum over all takes. A holder comes before what it holds. */
static void find_terms(struct directions *list, enum sum_kind kind)
{
	for (size_t i = 0; i < list->count; i++) {
		struct direction *direction = &list->items[i];
		uint32_t holder = direction->holder;
		bool has_own = direction->figures[kind] && !direction->has_inner[kind];
		bool is_inside = holder != NO_DIRECTION && list->items[holder].is_covered[kind];
		direction->is_covered[kind] = is_inside || has_own;
		direction->is_term[kind] = has_own || (!is_inside && direction->inner == 0);
	}
}

void directions_from_model(struct directions *out, struct arena *arena, const struct model *model)
{
	const struct node *body = model->body;
	uint32_t open = NO_DIRECTION;
	uint32_t ended;
	*out = (struct directions){0};
	for (const struct node *node = body; node; node = node_next(node, body, &ended)) {
		open = leave(out, open, direction_around(node));
		if (node->kind == NODE_DIRECTION) {
			open = enter(out, arena, open, node);
		} else if (open != NO_DIRECTION) {
			note(out, open, node);
		}
	}
	find_terms(out, SUM_PROJECTS);
	find_terms(out, SUM_FUNDS);
}
