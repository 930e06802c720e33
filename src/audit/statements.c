/* See statements.h. Knows no check. */
#include "audit/statements.h"

#include "base/sort.h"

static void find_holder(struct statement *statement, struct auditor *auditor)
{
	const struct node *at = statement->node->parent;
	while (at->parent && at->kind != NODE_SECTION && at->kind != NODE_DIRECTION) {
		bool is_nearest = at->kind == NODE_ITEM && !statement->item;
		statement->item = is_nearest ? at : statement->item;
		at = at->parent;
		auditor->steps++;
	}
	statement->holder = at;
}

bool statement_is_money(const struct statement *statement)
{
	const struct node *node = statement->node;
	return node->kind == NODE_FUNDS ||
	       (node->kind == NODE_MENTION && node->figure->kind == FIGURE_MONEY);
}

bool statement_from_node(struct statement *out, struct auditor *auditor, const struct node *node)
{
	bool is_amount = node->kind == NODE_FUNDS || node->kind == NODE_PROJECTS ||
	                 node->kind == NODE_DIRECTIONS || node->kind == NODE_PARTNERS ||
	                 (node->kind == NODE_MENTION && node->whole);
	if (!is_amount || !node->figure || node->of.size > 0) {
		return false;
	}
	*out = (struct statement){.node = node, .project_class = node_project_kind(node)};
	out->unit = statement_is_money(out) ? node->figure->unit : (struct str){0};
	find_holder(out, auditor);
	return true;
}

void statements_from_model(struct statements *out, struct auditor *auditor)
{
	struct fact_cursor cursor = {.model = auditor->model};
	*out = (struct statements){0};
	for (const struct node *node = fact_next(&cursor); node; node = fact_next(&cursor)) {
		struct statement statement;
		auditor->steps++;
		if (statement_from_node(&statement, auditor, node)) {
			statement.order = out->count;
			ARENA_PUSH(auditor->arena, out->items, out->count, out->capacity,
			           statement);
		}
	}
}

struct statement *statements_sorted(const struct auditor *auditor, const struct statement *items,
                                    size_t count, int (*compare)(const void *, const void *))
{
	struct statement *sorted = ARENA_ARRAY(auditor->arena, struct statement, count + 1);
	if (count > 0) {
		memcpy(sorted, items, count * sizeof *items);
		SORT(sorted, count, compare);
	}
	return sorted;
}

struct proof statement_proof(const struct auditor *auditor, enum check_id check,
                             const struct statement *stated)
{
	struct proof proof =
	    proof_of_figure(auditor, check, stated->node, stated->node->figure, stated->unit);
	proof.scope = stated->holder->id;
	proof.part = stated->holder;
	return proof;
}

void statement_add_term(const struct auditor *auditor, struct proof *proof,
                        const struct statement *statement, const struct sum_options *how)
{
	const struct node *node = statement->node;
	struct figure figure = *node->figure;
	bool is_money = statement_is_money(statement);
	struct term term = {
	    .title = statement->project_class.size > 0 ? statement->project_class
	                                               : node_title(statement->holder),
	    .amount = {.text = one_line(auditor, node->text), .place = node->place}};
	figure.per = (struct str){0};
	amount_from_figure(&term.amount, &figure, false, is_money ? proof->unit : (struct str){0},
	                   how);
	proof_add_term(auditor, proof, &term);
}

static int compare_groups(const void *a, const void *b)
{
	const struct statement_group *left = a;
	const struct statement_group *right = b;
	return COMPARE(left->order, right->order);
}

size_t statements_group(struct statement_group **out, const struct auditor *auditor,
                        const struct statement *items, size_t count,
                        bool (*is_same)(const struct statement *, const struct statement *))
{
	struct statement_group *groups =
	    ARENA_ARRAY(auditor->arena, struct statement_group, count + 1);
	size_t group_count = 0;
	for (size_t i = 0; i < count; i++) {
		if (i == 0 || !is_same(&items[i - 1], &items[i])) {
			groups[group_count++] = (struct statement_group){i, i, items[i].order};
		}
		groups[group_count - 1].end = i + 1;
	}
	SORT(groups, group_count, compare_groups);
	*out = groups;
	return group_count;
}
