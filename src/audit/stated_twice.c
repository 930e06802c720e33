/* Facts stated twice: about the document, a section or an item in it, in all or per something, for
 * the same kind of project. Compares the first statement with each of the others. */
#include "audit/statements.h"
#include "base/sort.h"

/* Compares the subjects of two statements; 0: they are the same. */
static int compare_subjects(const struct statement *a, const struct statement *b)
{
	int order = COMPARE(a->holder, b->holder);
	order = order != 0 ? order : COMPARE(a->item, b->item);
	order = order != 0 ? order : (int)a->node->kind - (int)b->node->kind;
	order = order != 0 ? order : str_compare(a->project_class, b->project_class);
	order = order != 0 ? order : str_compare(a->node->figure->per, b->node->figure->per);
	return order != 0 ? order : str_compare(a->unit, b->unit);
}

static int compare_statements(const void *a, const void *b)
{
	const struct statement *left = a;
	const struct statement *right = b;
	int order = compare_subjects(left, right);
	return order != 0 ? order : COMPARE(left->order, right->order);
}

static bool is_same_subject(const struct statement *a, const struct statement *b)
{
	return compare_subjects(a, b) == 0;
}

/* Keeps the statements that can be compared. Directions have checks of their own. An amount per
 * something may be for another kind of project if similar facts name one. */
static size_t select_statements(struct statements *all)
{
	bool has_class[NODE_KIND_COUNT] = {false};
	size_t count = 0;
	for (size_t i = 0; i < all->count; i++) {
		has_class[all->items[i].node->kind] |= all->items[i].project_class.size > 0;
	}
	for (size_t i = 0; i < all->count; i++) {
		const struct statement *statement = &all->items[i];
		const struct node *node = statement->node;
		bool is_for_any = node->figure->per.size > 0 && statement->project_class.size == 0;
		if (statement->holder->kind != NODE_DIRECTION && !node->whole &&
		    !(is_for_any && has_class[node->kind])) {
			all->items[count++] = *statement;
		}
	}
	return count;
}

/* Whether two statements may differ because they stand in one paragraph and are per something or
 * for a kind of project: other words may distinguish them (up to 5, for outstanding ones 10). */
static bool may_differ(const struct statement *first, const struct statement *again)
{
	bool is_of_some = again->project_class.size > 0 || again->node->figure->per.size > 0;
	uint32_t line = again->node->place.line; /* 0: it is not known */
	return is_of_some && line > 0 && first->node->place.line == line;
}

/* Compares with PRECISION_ALL, as both may be rounded: neither is a sum. */
static void prove(struct auditor *auditor, const struct statement *first,
                  const struct statement *again)
{
	struct audit_options options = auditor->audit->options;
	options.precision = PRECISION_ALL;
	const struct sum_options how = sum_options_of(&options);
	struct proof proof = statement_proof(auditor, CHECK_STATED_TWICE, again);
	proof.terms = ARENA_ARRAY(auditor->arena, struct term, 1); /* it has one term */
	proof.term_capacity = 1;
	statement_add_term(auditor, &proof, first, &how);
	proof_decide(&proof, &options);
	proof_push(auditor, &proof);
}

void check_stated_twice(struct auditor *auditor)
{
	struct statements all;
	struct statement_group *groups;
	if (!auditor->enabled[CHECK_STATED_TWICE]) {
		return;
	}
	statements_from_model(&all, auditor);
	size_t count = select_statements(&all);
	const struct statement *sorted =
	    statements_sorted(auditor, all.items, count, compare_statements);
	size_t group_count = statements_group(&groups, auditor, sorted, count, is_same_subject);
	for (size_t i = 0; i < group_count; i++) {
		for (size_t j = groups[i].first + 1; j < groups[i].end; j++) {
			if (!may_differ(&sorted[groups[i].first], &sorted[j])) {
				prove(auditor, &sorted[groups[i].first], &sorted[j]);
			}
			auditor->steps++;
		}
	}
}
