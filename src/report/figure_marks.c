/* Asks the list of directions, which knows whose figures count for whom. */
#include "report/figure_marks.h"

static bool has_own(const struct direction *direction, enum sum_kind kind)
{
	return direction->figures[kind] || direction->apart[kind] || direction->shared[kind];
}

static bool has(const struct direction *direction, enum sum_kind kind)
{
	return has_own(direction, kind) || direction->has_inner[kind];
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

/* How many directions stand beside one, and how many of them have a kind of figure. */
static size_t count_beside(const struct directions *directions, size_t index, enum sum_kind kind,
                           size_t *having)
{
	size_t count = 0;
	const struct node *parent = directions->items[index].node->parent;
	*having = 0;
	for (size_t i = 0; i < directions->count; i++) {
		const struct direction *other = &directions->items[i];
		if (i != index && other->node->parent == parent) {
			count++;
			*having += has(other, kind);
		}
	}
	return count;
}

enum figure_mark figure_mark(const struct directions *directions, size_t index, enum sum_kind kind)
{
	const struct direction *direction = &directions->items[index];
	enum sum_kind another = kind == SUM_FUNDS ? SUM_PROJECTS : SUM_FUNDS;
	size_t having;
	if (has_own(direction, kind)) {
		return FIGURE_MARK_NONE;
	}
	if (direction->has_inner[kind]) {
		return FIGURE_MARK_IN_PARTS;
	}
	size_t count = count_beside(directions, index, kind, &having);
	if (has(direction, another)) {
		return having * 2 > count ? FIGURE_MARK_LOST : FIGURE_MARK_NONE;
	}
	return having > 0 && !is_covered(direction) ? FIGURE_MARK_LOST : FIGURE_MARK_NONE;
}
