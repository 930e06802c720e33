/* Asks the list of directions, which knows whose figures count for whom. */
#include "report/figure_marks.h"

static bool has_own(const struct direction *direction)
{
	for (int kind = 0; kind < SUM_COUNT; kind++) {
		if (direction->figures[kind] || direction->apart[kind] || direction->shared[kind]) {
			return true;
		}
	}
	return false;
}

/* Whether a container states projects or funds itself. */
static bool states_figure(const struct node *container)
{
	const struct node *node = container->first;
	while (node && node->kind != NODE_PROJECTS && node->kind != NODE_FUNDS) {
		node = node->next;
	}
	return node != NULL;
}

/* Whether something around a direction states a figure that may be meant for it. */
static bool is_covered(const struct direction *direction)
{
	const struct node *around = direction->node->parent;
	while (around && !states_figure(around)) {
		around = around->parent;
	}
	return around || direction->is_covered[SUM_PROJECTS] || direction->is_covered[SUM_FUNDS];
}

enum figure_mark figure_mark(const struct directions *directions, size_t index)
{
	const struct direction *direction = &directions->items[index];
	if (has_own(direction) || states_figure(direction->node)) {
		return FIGURE_MARK_NONE;
	}
	if (direction->has_inner[SUM_PROJECTS] || direction->has_inner[SUM_FUNDS]) {
		return FIGURE_MARK_IN_PARTS;
	}
	if (is_covered(direction)) {
		return FIGURE_MARK_NONE;
	}
	for (size_t i = 0; i < directions->count; i++) {
		const struct direction *other = &directions->items[i];
		bool is_beside = i != index && other->node->parent == direction->node->parent;
		if (is_beside && (has_own(other) || other->has_inner[SUM_PROJECTS] ||
		                  other->has_inner[SUM_FUNDS])) {
			return FIGURE_MARK_LOST;
		}
	}
	return FIGURE_MARK_NONE;
}
