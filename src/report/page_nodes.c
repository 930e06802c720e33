/* Numbers nodes in the order of the model's JSON. */
#include "report/page_nodes.h"

#include "base/search.h"
#include "base/sort.h"

static int compare_addresses(const void *a, const void *b)
{
	return COMPARE(((const struct page_node *)a)->address,
	               ((const struct page_node *)b)->address);
}

void page_nodes_init(struct page_nodes *nodes, struct arena *arena, const struct model *model)
{
	const struct node *const roots[] = {model->stated, model->body, model->mentions};
	size_t count = 0;
	size_t capacity = 0;
	uint32_t ended;
	*nodes = (struct page_nodes){0};
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		for (const struct node *node = roots[i]->first; node;
		     node = node_next(node, roots[i], &ended)) {
			ARENA_PUSH(arena, nodes->items, count, capacity, node);
		}
	}
	nodes->count = (uint32_t)count;
	nodes->index = ARENA_ARRAY(arena, struct page_node, count + 1);
	nodes->is_shown = ARENA_ARRAY(arena, bool, count + 1);
	for (uint32_t i = 0; i < nodes->count; i++) {
		nodes->index[i] = (struct page_node){(uintptr_t)nodes->items[i], i};
	}
	SORT(nodes->index, count, compare_addresses);
}

uint32_t page_node_number(const struct page_nodes *nodes, const struct node *node)
{
	size_t at = 0;
	SEARCH_FIRST(at, 0, nodes->count, nodes->index[at].address < (uintptr_t)node);
	bool is_found = at < nodes->count && nodes->index[at].address == (uintptr_t)node;
	return is_found ? nodes->index[at].number : NO_NODE;
}
