/* Lists the directions in one walk over the tree. Knows no check and no sum. */
#include "model/directions.h"

#include <stdlib.h>

#include "base/search.h"

/* The directions by their ids, and the facts that are stated for several of them. */
struct sharing {
	uint32_t *by_id;
	const struct node **facts;
	size_t fact_count;
	size_t fact_capacity;
};

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

/* Leaves the directions that have ended, so that the innermost open one is `around`. */
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

/* The directions around one with a total have an inner total: sums then skip their own. */
static void hide_outer(struct directions *list, uint32_t index, enum sum_kind kind)
{
	uint32_t outer = list->items[index].holder;
	for (; outer != NO_DIRECTION && !list->items[outer].has_inner[kind];
	     outer = list->items[outer].holder) {
		list->items[outer].has_inner[kind] = true;
	}
}

static enum sum_kind sum_kind_of(const struct node *node)
{
	return node->kind == NODE_FUNDS ? SUM_FUNDS : SUM_PROJECTS;
}

/* Takes a fact that a direction states about itself. */
static void note(struct directions *list, uint32_t open, const struct node *node)
{
	struct direction *direction = &list->items[open];
	enum sum_kind kind = sum_kind_of(node);
	if (node->kind == NODE_HEADING && direction->title.size == 0) {
		direction->title = node->text;
	} else if (node->kind == NODE_PARTNER && !direction->partner) {
		direction->partner = node;
	}
	if ((node->kind != NODE_FUNDS && node->kind != NODE_PROJECTS) || node->whole) {
		return; /* its whole already counts it */
	}
	if (!is_total(node)) {
		direction->apart[kind] = direction->apart[kind] ? direction->apart[kind] : node;
		return;
	}
	if (direction->figures[kind]) {
		return;
	}
	direction->figures[kind] = node;
	hide_outer(list, open, kind);
}

/* ---- facts of several directions ---- */

static int compare_ids(const void *a, const void *b, void *context)
{
	const struct directions *list = context;
	const struct str *left = &list->items[*(const uint32_t *)a].node->id;
	const struct str *right = &list->items[*(const uint32_t *)b].node->id;
	return str_compare(*left, *right);
}

static void sort_by_id(struct sharing *sharing, struct directions *list, struct arena *arena)
{
	sharing->by_id = ARENA_ARRAY(arena, uint32_t, list->count + 1);
	for (size_t i = 0; i < list->count; i++) {
		sharing->by_id[i] = (uint32_t)i;
	}
	if (list->count > 0) {
		qsort_r(sharing->by_id, list->count, sizeof *sharing->by_id, compare_ids, list);
	}
}

static uint32_t find_id(const struct sharing *sharing, const struct directions *list, struct str id)
{
	size_t i;
	SEARCH_FIRST(i, 0, list->count,
	             str_compare(list->items[sharing->by_id[i]].node->id, id) < 0);
	bool is_there = i < list->count && str_equal(list->items[sharing->by_id[i]].node->id, id);
	return is_there ? sharing->by_id[i] : NO_DIRECTION;
}

/* Takes the next id off a fact's directions; NO_DIRECTION after the last. */
static uint32_t next_sharer(const struct sharing *sharing, const struct directions *list,
                            struct str *ids)
{
	uint32_t found = NO_DIRECTION;
	struct str id;
	while (found == NO_DIRECTION && (id = model_next_id(ids)).size > 0) {
		found = find_id(sharing, list, id);
	}
	return found;
}

/* Whether one of a fact's directions has its own total: sums then leave the shared one out. */
static bool is_sum_of_own(const struct sharing *sharing, const struct directions *list,
                          const struct node *fact, enum sum_kind kind)
{
	uint32_t i;
	for (struct str ids = fact->of; (i = next_sharer(sharing, list, &ids)) != NO_DIRECTION;) {
		if (list->items[i].figures[kind] || list->items[i].has_inner[kind]) {
			return true;
		}
	}
	return false;
}

/* Gives a fact to all directions that it is stated for: an amount per project to each of them. */
static void share(const struct sharing *sharing, struct directions *list, const struct node *fact)
{
	enum sum_kind kind = sum_kind_of(fact);
	bool is_apart = !is_total(fact);
	if (!is_apart && is_sum_of_own(sharing, list, fact, kind)) {
		return;
	}
	bool is_taken = is_apart;
	uint32_t i;
	for (struct str ids = fact->of; (i = next_sharer(sharing, list, &ids)) != NO_DIRECTION;) {
		struct direction *direction = &list->items[i];
		const struct node **said =
		    is_apart ? &direction->apart[kind] : &direction->shared[kind];
		if (*said) {
			continue;
		}
		*said = fact;
		if (!is_apart) {
			hide_outer(list, i, kind);
			direction->terms[kind] = is_taken ? NULL : fact;
			is_taken = true;
		}
	}
}

/* ---- sums ---- */

/* Decides which figures a sum over all takes. A holder comes before what it holds. */
static void find_terms(struct directions *list, enum sum_kind kind)
{
	for (size_t i = 0; i < list->count; i++) {
		struct direction *direction = &list->items[i];
		uint32_t holder = direction->holder;
		bool has_own = direction->figures[kind] && !direction->has_inner[kind];
		bool is_inside = holder != NO_DIRECTION && list->items[holder].is_covered[kind];
		bool has_term = has_own || (direction->terms[kind] && !is_inside);
		direction->is_covered[kind] = is_inside || has_own || direction->shared[kind];
		direction->is_term[kind] =
		    has_term || (!direction->is_covered[kind] && direction->inner == 0);
		if (!has_term || has_own) {
			direction->terms[kind] = has_own ? direction->figures[kind] : NULL;
		}
	}
}

void directions_from_model(struct directions *out, struct arena *arena, const struct model *model)
{
	const struct node *body = model->body;
	uint32_t open = NO_DIRECTION;
	uint32_t ended;
	struct sharing sharing = {0};
	*out = (struct directions){0};
	for (const struct node *node = body; node; node = node_next(node, body, &ended)) {
		open = leave(out, open, direction_around(node));
		if (node->kind == NODE_DIRECTION) {
			open = enter(out, arena, open, node);
		} else if (node->of.size > 0 && node->kind != NODE_DURATION && !node->whole) {
			ARENA_PUSH(arena, sharing.facts, sharing.fact_count, sharing.fact_capacity,
			           node);
		} else if (open != NO_DIRECTION) {
			note(out, open, node);
		}
	}
	if (sharing.fact_count > 0) {
		sort_by_id(&sharing, out, arena);
	}
	for (size_t i = 0; i < sharing.fact_count; i++) {
		share(&sharing, out, sharing.facts[i]);
	}
	find_terms(out, SUM_PROJECTS);
	find_terms(out, SUM_FUNDS);
}

struct str direction_cited(const struct node *direction, struct arena *arena)
{
	enum { LEVELS = 4 /* that a name has; more than any guideline has */ };
	struct str name = direction->number;
	const struct node *outer = direction_around(direction);
	for (int i = 1; i < LEVELS && outer; i++) {
		name =
		    arena_format(arena, "%.*s/%.*s", STR_FORMAT(outer->number), STR_FORMAT(name));
		outer = direction_around(outer);
	}
	return name;
}
