/* Directions that are rows of a table, and what is said of several of them together. */
#include <criterion/criterion.h>

#include "model/directions.h"

static const struct figure in_all = {.kind = FIGURE_MONEY, .has_value = true, .value = {100, 0}};
static const struct figure for_each = {
    .kind = FIGURE_MONEY, .has_value = true, .value = {50, 0}, .per = STR_INIT("project")};

static struct node *add_direction(struct model *model, struct node *parent, const char *id)
{
	struct node *node = node_new(model, NODE_DIRECTION, parent);
	node->id = str_from(id);
	node->row = parent->kind == NODE_TABLE;
	return node;
}

static const struct node *add_funds(struct model *model, struct node *parent, const char *of,
                                    const struct figure *figure)
{
	struct node *node = node_new(model, NODE_FUNDS, parent);
	node->of = str_from(of);
	node->figure = figure;
	return node;
}

/* Two rows that share an amount, one with its own, one without; all in a direction. */
Test(directions, shared_totals)
{
	struct arena arena;
	struct model model;
	struct directions list;
	arena_init(&arena);
	model_init(&model, &arena);
	struct node *outer = add_direction(&model, model.body, "dir-1");
	const struct node *outer_funds = add_funds(&model, outer, "", &in_all);
	struct node *table = node_new(&model, NODE_TABLE, outer);
	(void)node_new(&model, NODE_CELL, node_new(&model, NODE_ROW, table));
	(void)add_direction(&model, table, "dir-1-1");
	(void)add_direction(&model, table, "dir-1-2");
	const struct node *shared = add_funds(&model, table, "dir-1-1 dir-1-2 dir-9", &in_all);
	const struct node *own =
	    add_funds(&model, add_direction(&model, table, "dir-1-3"), "", &in_all);
	(void)add_direction(&model, table, "dir-1-4");
	(void)add_funds(&model, table, "dir-1-3 dir-1-4", &in_all); /* more than one's own */
	directions_from_model(&list, &arena, &model);
	static const struct {
		bool is_term;
		bool is_covered;
	} expected[] = {{false, false}, {true, true}, {false, true}, {true, true}, {true, false}};
	const struct node *terms[] = {NULL, shared, NULL, own, NULL};
	cr_assert_eq(list.count, 5, "%zu", list.count);
	for (size_t i = 0; i < list.count; i++) {
		const struct direction *direction = &list.items[i];
		cr_expect_eq(direction->is_term[SUM_FUNDS], expected[i].is_term, "%zu: term", i);
		cr_expect_eq(direction->is_covered[SUM_FUNDS], expected[i].is_covered,
		             "%zu: covered", i);
		cr_expect_eq(direction->terms[SUM_FUNDS], terms[i], "%zu: what is taken", i);
	}
	cr_assert(list.items[0].has_inner[SUM_FUNDS], "a shared total hides the outer one");
	cr_assert_eq(list.items[0].figures[SUM_FUNDS], outer_funds, "and is none's own");
	cr_assert_eq(list.items[1].shared[SUM_FUNDS], shared);
	cr_assert_eq(list.items[2].shared[SUM_FUNDS], shared);
	cr_assert_null(list.items[3].shared[SUM_FUNDS]);
	arena_release(&arena);
}

/* What each project gets is said of each row; in no sum. */
Test(directions, shared_for_each)
{
	struct arena arena;
	struct model model;
	struct directions list;
	arena_init(&arena);
	model_init(&model, &arena);
	struct node *table = node_new(&model, NODE_TABLE, model.body);
	(void)add_direction(&model, table, "dir-1");
	(void)add_direction(&model, table, "dir-2");
	const struct node *cap = add_funds(&model, table, "dir-1 dir-2", &for_each);
	directions_from_model(&list, &arena, &model);
	for (size_t i = 0; i < 2; i++) {
		cr_expect_eq(list.items[i].apart[SUM_FUNDS], cap, "%zu", i);
		cr_expect(list.items[i].is_term[SUM_FUNDS] && !list.items[i].terms[SUM_FUNDS],
		          "%zu: a total is missed", i);
	}
	arena_release(&arena);
}

/* A part of a total is in no sum, wherever it stands. */
Test(directions, parts)
{
	struct arena arena;
	struct model model;
	struct directions list;
	arena_init(&arena);
	model_init(&model, &arena);
	struct node *table = node_new(&model, NODE_TABLE, model.body);
	struct node *direction = add_direction(&model, table, "dir-1");
	struct node *part = (struct node *)add_funds(&model, direction, "", &in_all);
	struct node *each = (struct node *)add_funds(&model, direction, "", &for_each);
	const struct node *whole = add_funds(&model, direction, "", &in_all);
	struct node *shared = (struct node *)add_funds(&model, table, "dir-1 dir-2", &in_all);
	(void)add_direction(&model, table, "dir-2");
	part->whole = each->whole = shared->whole = whole;
	directions_from_model(&list, &arena, &model);
	cr_expect_eq(list.items[0].figures[SUM_FUNDS], whole);
	cr_expect_null(list.items[0].apart[SUM_FUNDS]);
	cr_expect_null(list.items[1].terms[SUM_FUNDS]);
	arena_release(&arena);
}
