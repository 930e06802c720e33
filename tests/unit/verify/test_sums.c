/* The totals added again: which figures are terms, and what is left out. */
#include <criterion/criterion.h>

#include "verify/verification.h"
#include "small_model.h"

static const struct figure five = {
    .kind = FIGURE_COUNT, .has_value = true, .value = {5, 0}, .unit = STR_INIT("a")};
static const struct figure two = {
    .kind = FIGURE_COUNT, .has_value = true, .value = {2, 0}, .unit = STR_INIT("b")};
static const struct figure half = {
    .kind = FIGURE_MONEY, .has_value = true, .value = {5, 1}, .unit = STR_INIT("CNY")};
static const struct figure dollars = {
    .kind = FIGURE_MONEY, .has_value = true, .value = {7, 0}, .unit = STR_INIT("USD")};
static const struct figure each = {.kind = FIGURE_MONEY,
                                   .has_value = true,
                                   .value = {7, 0},
                                   .unit = STR_INIT("CNY"),
                                   .per = STR_INIT("project")};
static const struct figure range = {.kind = FIGURE_MONEY,
                                    .relation = RELATION_RANGE,
                                    .has_min = true,
                                    .has_max = true,
                                    .unit = STR_INIT("CNY")};
static const struct figure huge = {.kind = FIGURE_MONEY,
                                   .has_value = true,
                                   .value = {(decimal_digits)INT64_MAX * INT64_MAX, 0},
                                   .unit = STR_INIT("CNY")};

static void add(struct model *model, enum node_kind kind, struct node *parent,
                const struct figure *figure)
{
	node_new(model, kind, parent)->figure = figure;
}

Test(verify_sums, terms)
{
	struct arena arena;
	struct model model;
	struct verify_sum sum;
	arena_init(&arena);
	model_init(&model, &arena);
	add(&model, NODE_PROJECTS, model.body, &five); /* in no direction */
	struct node *first = node_new(&model, NODE_DIRECTION, model.body);
	add(&model, NODE_PROJECTS, first, &five); /* the inner ones are the terms */
	struct node *inner = node_new(&model, NODE_DIRECTION, first);
	add(&model, NODE_PROJECTS, node_new(&model, NODE_FIELD, inner), &two);
	add(&model, NODE_PROJECTS, node_new(&model, NODE_DIRECTION, first), &two);
	add(&model, NODE_PROJECTS, first, &five);
	struct node *second = node_new(&model, NODE_DIRECTION, model.body);
	add(&model, NODE_PROJECTS, second, &five);
	verify_add_up(&sum, &model, NODE_PROJECTS, &arena);
	cr_assert_eq(sum.terms, 3, "%zu terms", sum.terms);
	cr_assert_eq(sum.value.digits, 9);
	cr_assert_eq(sum.left_out, 0, "a classifier is no other unit");

	static const struct figure *const funds[] = {&half, &dollars, &each, &range, &huge};
	for (size_t i = 0; i < sizeof funds / sizeof *funds; i++) {
		add(&model, NODE_FUNDS, second, funds[i]);
	}
	verify_add_up(&sum, &model, NODE_FUNDS, &arena);
	cr_assert_eq(sum.terms, 1, "%zu terms", sum.terms);
	cr_assert_eq(sum.left_out, 4, "%zu left out", sum.left_out);
	cr_assert(str_equal(sum.unit, STR("CNY")));
	cr_assert(sum.value.digits == 5 && sum.value.scale == 1);
	arena_release(&arena);
}

/* An amount of several rows of a table counts once, and in the place of that around the table. */
Test(verify_sums, shared)
{
	struct arena arena;
	struct model model;
	struct verify_sum sum;
	arena_init(&arena);
	model_init(&model, &arena);
	struct node *outer = node_new(&model, NODE_DIRECTION, model.body);
	add(&model, NODE_PROJECTS, outer, &five);
	struct node *table = node_new(&model, NODE_TABLE, outer);
	static const char *const ids[] = {"dir-1", "dir-2", "dir-3", "dir-4"};
	for (size_t i = 0; i < 4; i++) {
		struct node *row = node_new(&model, NODE_DIRECTION, table);
		row->id = str_from(ids[i]);
		if (i == 2) {
			add(&model, NODE_PROJECTS, row, &five);
		}
	}
	add(&model, NODE_PROJECTS, table, &two);
	table->last->of = STR("dir-1 dir-2");
	add(&model, NODE_PROJECTS, table, &five); /* holds that of dir-3 */
	table->last->of = STR("dir-3 dir-4");
	verify_add_up(&sum, &model, NODE_PROJECTS, &arena);
	cr_assert_eq(sum.terms, 2, "%zu terms", sum.terms);
	cr_assert_eq(sum.value.digits, 7);
	arena_release(&arena);
}

/* Outer and inner figures in turn: each is looked at once. */
Test(verify_sums, linear)
{
	struct arena arena;
	struct model model;
	struct verify_sum sum;
	arena_init(&arena);
	model_init(&model, &arena);
	struct node *outer = node_new(&model, NODE_DIRECTION, model.body);
	for (int i = 0; i < 200000; i++) {
		add(&model, NODE_PROJECTS, node_new(&model, NODE_DIRECTION, outer), &two);
		add(&model, NODE_PROJECTS, outer, &five);
	}
	verify_add_up(&sum, &model, NODE_PROJECTS, &arena);
	cr_assert_eq(sum.terms, 200000);
	cr_assert_eq(sum.value.digits, 400000);
	arena_release(&arena);
}
