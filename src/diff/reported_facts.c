/* Lists of facts, sorted by where they begin. */
#include "diff/reported_facts.h"

#include "base/search.h"
#include "base/sort.h"

static int compare_facts(const void *a, const void *b)
{
	const struct reported_fact *left = a;
	const struct reported_fact *right = b;
	return COMPARE(left->start, right->start);
}

static void add(struct reported_list *list, struct arena *arena, const struct node *node)
{
	if (node && node->place.count > 0) {
		struct reported_fact fact = {node->place.first.start, node->text};
		ARENA_PUSH(arena, list->items, list->count, list->capacity, fact);
	}
}

static void collect(struct reported_facts *out, struct arena *arena, const struct marked *root)
{
	uint32_t ended;
	for (const struct marked *at = root; at; at = marked_next(at, root, &ended)) {
		bool is_reported = !at->before || !at->after || at->figure.aspects > 0;
		if (is_reported && !at->target &&
		    node_kind_is_fact((enum node_kind)marked_node(at)->kind)) {
			add(&out->sides[0], arena, at->before);
			add(&out->sides[1], arena, at->after);
		}
	}
}

void reported_facts_find(struct reported_facts *out, const struct changes *changes)
{
	*out = (struct reported_facts){{{0}, {0}}};
	collect(out, changes->arena, changes->stated);
	collect(out, changes->arena, changes->body);
	for (int side = 0; side < 2; side++) {
		struct reported_list *list = &out->sides[side];
		SORT(list->items, list->count, compare_facts);
	}
}

/* The first fact that begins in a node, if it says all that the node does. */
static bool has(const struct reported_list *list, const struct node *node)
{
	if (!node || node->place.count == 0) {
		return false;
	}
	struct span span = place_extent(&node->place);
	size_t at;
	SEARCH_FIRST(at, 0, list->count, list->items[at].start < span.start);
	return at < list->count && list->items[at].start < span.end &&
	       str_equal(str_trim(list->items[at].text), str_trim(node->text));
}

bool reported_facts_have(const struct reported_facts *reported, const struct marked *at)
{
	return has(&reported->sides[0], at->before) || has(&reported->sides[1], at->after);
}
