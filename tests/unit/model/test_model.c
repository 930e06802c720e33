/* The tree: walking it, numbering it, and what counts as blank. */
#include <criterion/criterion.h>

#include "model/model.h"

Test(model, walk)
{
	struct arena arena;
	struct model model;
	arena_init(&arena);
	model_init(&model, &arena);
	struct node *first = node_new(&model, NODE_SECTION, model.body);
	struct node *inner = node_new(&model, NODE_DIRECTION, first);
	struct node *leaf = node_new(&model, NODE_HEADING, inner);
	struct node *last = node_new(&model, NODE_PARAGRAPH, model.body);
	const struct {
		const struct node *node;
		uint32_t ended; /* on the way from it to the next */
	} steps[] = {{model.body, 0}, {first, 0}, {inner, 0}, {leaf, 2}, {last, 1}};
	const struct node *node = model.body;
	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		uint32_t ended;
		cr_assert_eq(node, steps[i].node, "step %zu", i);
		node = node_next(node, model.body, &ended);
		cr_assert_eq(ended, steps[i].ended, "step %zu: %u ended", i, ended);
	}
	cr_assert_null(node);
	uint32_t ended;
	cr_assert_null(node_next(inner->first, inner, &ended), "a walk stays below its root");
	cr_assert_eq(ended, 1);
	cr_assert_null(node_next(model.stated, model.stated, &ended), "an empty root");
	arena_release(&arena);
}

Test(model, names_and_facts)
{
	for (enum node_kind kind = 0; kind < NODE_KIND_COUNT; kind++) {
		cr_assert_gt(node_kind_name(kind).size, 0, "kind %d has a name", (int)kind);
		for (enum node_kind other = 0; other < kind; other++) {
			cr_assert(!str_equal(node_kind_name(kind), node_kind_name(other)));
		}
	}
	cr_assert(node_kind_is_fact(NODE_AGREEMENT) && node_kind_is_fact(NODE_PARTNERS));
	cr_assert(!node_kind_is_fact(NODE_PARAGRAPH) && !node_kind_is_fact(NODE_STATED));
}

Test(model, blanks_and_coverage)
{
	static const uint32_t blanks[] = {' ',    '\t',   '\f',   0x85,   0xA0,
	                                  0x2003, 0x200B, 0x2060, 0x3000, 0xFEFF};
	static const uint32_t inks[] = {'a', '0', '-', 0x7F, 0xB7, 0x2014, 0x3002, 0x4E00, 0xFFFD};
	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		cr_expect(model_is_blank(blanks[i]), "U+%04X", blanks[i]);
	}
	for (size_t i = 0; i < sizeof inks / sizeof *inks; i++) {
		cr_expect(!model_is_blank(inks[i]), "U+%04X", inks[i]);
	}
	struct model model = {.claimed = 0, .total = 0};
	cr_assert_eq(model_coverage(&model), 10000, "nothing is all of nothing");
	model.total = UINT32_MAX;
	model.claimed = UINT32_MAX - 1;
	cr_assert_eq(model_coverage(&model), 9999, "all but one byte is not all");
}

static struct node *add_fact(struct model *model, enum node_kind kind, struct node *parent,
                             const char *reason)
{
	struct node *node = node_new(model, kind, parent);
	node->reason = str_from(reason);
	return node;
}

Test(model, amounts)
{
	struct arena arena;
	struct model model;
	arena_init(&arena);
	model_init(&model, &arena);
	cr_assert(model_is_bare(&model));
	node_new(&model, NODE_SECTION, model.body);
	add_fact(&model, NODE_MENTION, model.mentions, "");
	add_fact(&model, NODE_MENTION, model.mentions, "prize");
	add_fact(&model, NODE_MENTION, model.mentions, "unknown");
	cr_assert(model_is_bare(&model), "what is mentioned alone is not understood");
	model_count_amounts(&model);
	cr_assert_eq(model.amounts, 2);
	cr_assert_eq(model.amounts_understood, 1);
	struct node *whole = add_fact(&model, NODE_FUNDS, model.stated, "");
	struct node *other = add_fact(&model, NODE_PROJECTS, model.body->first, "");
	add_fact(&model, NODE_DURATION, model.body->first, "");
	add_fact(&model, NODE_FUNDS, model.body->first, "")->whole = whole;
	add_fact(&model, NODE_PROJECTS, model.stated, "")->whole = other;
	cr_assert(!model_is_bare(&model));
	model_count_amounts(&model);
	cr_assert_eq(model.amounts, 6, "%u", model.amounts);
	cr_assert_eq(model.amounts_understood, 5);
	model_number_wholes(&model);
	cr_assert(str_equal(whole->id, STR("fact-1")));
	cr_assert(str_equal(other->id, STR("fact-2")));
	cr_assert_eq(whole->next->id.size, 0, "only what something refers to");
	model.stated->first = model.stated->last = NULL;
	model.body->first->first = model.body->first->last = NULL;
	cr_assert(model_is_bare(&model));
	node_new(&model, NODE_DIRECTION, model.body->first);
	cr_assert(!model_is_bare(&model));
	arena_release(&arena);
}
