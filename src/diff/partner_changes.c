/* Which partners only one of two models has. A partner is its code, or its name where it has none. */
#include "base/sort.h"
#include "diff/comparison.h"

/* A partner of a direction of one of the two models. */
struct holding {
	struct str id;
	int side;     /* 0 old, 1 new */
	size_t order; /* in the document */
	const struct node *partner;
};

struct holdings {
	struct holding *items;
	size_t count;
	size_t capacity;
};

static void gather(struct holdings *holdings, struct arena *arena, const struct model *model,
                   int side)
{
	uint32_t ended;
	size_t order = 0;
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		struct str id = node->code.size > 0 ? node->code : node->text;
		struct holding holding = {id, side, order++, node};
		if (node->kind == NODE_PARTNER && id.size > 0) {
			ARENA_PUSH(arena, holdings->items, holdings->count, holdings->capacity,
			           holding);
		}
	}
}

static int compare_holdings(const void *a, const void *b)
{
	const struct holding *left = a;
	const struct holding *right = b;
	int order = str_compare(left->id, right->id);
	return order != 0 ? order
	                  : compare_then((uint64_t)left->side, (uint64_t)right->side,
	                                 COMPARE(left->order, right->order));
}

static int compare_order(const void *a, const void *b)
{
	return COMPARE(((const struct holding *)a)->order, ((const struct holding *)b)->order);
}

/* Those of one side that the other has not, each where it is first named. */
static void list_side(struct partner_list *out, struct arena *arena,
                      const struct holdings *holdings, int side)
{
	struct holdings only = {0};
	for (size_t i = 0, end; i < holdings->count; i = end) {
		const struct holding *first = &holdings->items[i];
		for (end = i + 1;
		     end < holdings->count && str_equal(holdings->items[end].id, first->id);) {
			end++;
		}
		if (first->side == side && holdings->items[end - 1].side == side) {
			ARENA_PUSH(arena, only.items, only.count, only.capacity, *first);
		}
	}
	SORT(only.items, only.count, compare_order);
	for (size_t i = 0; i < only.count; i++) {
		ARENA_PUSH(arena, out->items, out->count, out->capacity, only.items[i].partner);
	}
}

void find_partner_changes(struct comparison *comparison)
{
	struct changes *changes = comparison->changes;
	struct holdings holdings = {0};
	gather(&holdings, comparison->arena, changes->before, 0);
	gather(&holdings, comparison->arena, changes->after, 1);
	SORT(holdings.items, holdings.count, compare_holdings);
	list_side(&changes->lost, comparison->arena, &holdings, 0);
	list_side(&changes->gained, comparison->arena, &holdings, 1);
}
