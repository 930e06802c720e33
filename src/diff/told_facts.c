/* Sorted lists of where facts begin. */
#include "diff/told_facts.h"

#include <stdlib.h>

static int compare_facts(const void *a, const void *b)
{
	const struct told_fact *left = a;
	const struct told_fact *right = b;
	return (left->start > right->start) - (left->start < right->start);
}

static void add(struct told_list *list, struct arena *arena, const struct node *node)
{
	if (node && node->place.count > 0) {
		struct told_fact fact = {node->place.first.start, node->text};
		ARENA_PUSH(arena, list->items, list->count, list->capacity, fact);
	}
}

static void collect(struct told_facts *out, struct arena *arena, const struct marked *root)
{
	uint32_t ended;
	for (const struct marked *at = root; at; at = marked_next(at, root, &ended)) {
		bool is_told = !at->before || !at->after || at->figure.aspects > 0;
		if (is_told && !at->target &&
		    node_kind_is_fact((enum node_kind)marked_node(at)->kind)) {
			add(&out->sides[0], arena, at->before);
			add(&out->sides[1], arena, at->after);
		}
	}
}

void told_facts_find(struct told_facts *out, const struct changes *changes)
{
	*out = (struct told_facts){{{0}, {0}}};
	collect(out, changes->arena, changes->stated);
	collect(out, changes->arena, changes->body);
	for (int side = 0; side < 2; side++) {
		struct told_list *list = &out->sides[side];
		if (list->count > 0) {
			qsort(list->items, list->count, sizeof *list->items, compare_facts);
		}
	}
}

/* The first fact that begins in a node, if it says all that the node does. */
static bool has(const struct told_list *list, const struct node *node)
{
	if (!node || node->place.count == 0 || list->count == 0) {
		return false;
	}
	uint32_t start = node->place.first.start;
	uint32_t end = place_piece(&node->place, node->place.count - 1).end;
	size_t low = 0;
	size_t high = list->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (list->items[middle].start < start) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < list->count && list->items[low].start < end &&
	       str_equal(str_trim(list->items[low].text), str_trim(node->text));
}

bool told_facts_have(const struct told_facts *told, const struct marked *at)
{
	return has(&told->sides[0], at->before) || has(&told->sides[1], at->after);
}
