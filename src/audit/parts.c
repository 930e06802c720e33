/* Proves facts against their parts, the facts that say they are part of them. The parts by kind of
 * project and all other parts are two separate divisions of the same whole. */
#include "audit/statements.h"
#include "base/sort.h"

struct parts {
	struct auditor *auditor;
	struct statement
	    *items; /* the parts of one whole side by side, in the order of the document */
	size_t count;
	struct str *classes; /* that facts which are no part name; sorted, each once */
	size_t class_count;
};

static int compare_classes(const void *a, const void *b)
{
	const struct str *left = a;
	const struct str *right = b;
	return str_compare(*left, *right);
}

static int compare_parts(const void *a, const void *b)
{
	const struct statement *left = a;
	const struct statement *right = b;
	int of_class = (left->project_class.size > 0) - (right->project_class.size > 0);
	if (left->node->whole != right->node->whole) {
		return COMPARE(left->node->whole, right->node->whole);
	}
	return of_class != 0 ? of_class : COMPARE(left->order, right->order);
}

/* Whether two parts belong to the same division of the same whole. */
static bool is_same_division(const struct statement *a, const struct statement *b)
{
	return a->node->whole == b->node->whole &&
	       (a->project_class.size > 0) == (b->project_class.size > 0);
}

/* Sorts names and removes duplicates; returns how many are left. */
static size_t sort_names(struct str *names, size_t count)
{
	size_t kept = 0;
	SORT(names, count, compare_classes);
	for (size_t i = 0; i < count; i++) {
		if (kept == 0 || !str_equal(names[kept - 1], names[i])) {
			names[kept++] = names[i];
		}
	}
	return kept;
}

static void list_parts(struct parts *parts, struct auditor *auditor)
{
	struct statements all;
	statements_from_model(&all, auditor);
	struct statement *items = ARENA_ARRAY(auditor->arena, struct statement, all.count + 1);
	*parts = (struct parts){.auditor = auditor};
	parts->classes = ARENA_ARRAY(auditor->arena, struct str, all.count + 1);
	for (size_t i = 0; i < all.count; i++) {
		if (all.items[i].node->whole) {
			items[parts->count++] = all.items[i];
		} else if (all.items[i].project_class.size > 0) {
			parts->classes[parts->class_count++] = all.items[i].project_class;
		}
	}
	parts->items = statements_sorted(auditor, items, parts->count, compare_parts);
	parts->class_count = sort_names(parts->classes, parts->class_count);
}

/* Whether terms name exactly the kinds of project that the text states elsewhere. */
static bool are_all_classes(const struct parts *parts, const struct str *names, size_t count)
{
	bool is_same = count == parts->class_count && count > 1;
	for (size_t i = 0; i < count && is_same; i++) {
		is_same = str_equal(names[i], parts->classes[i]);
	}
	return is_same;
}

static void prove_group(const struct parts *parts, const struct statement_group *group)
{
	struct auditor *auditor = parts->auditor;
	struct statement whole;
	if (!statement_from_node(&whole, auditor, parts->items[group->first].node->whole)) {
		return;
	}
	struct proof proof = statement_proof(auditor, CHECK_PARTS_TOTAL, &whole);
	struct str *names = ARENA_ARRAY(auditor->arena, struct str, group->end - group->first);
	for (size_t i = group->first; i < group->end; i++) {
		const struct statement *part = &parts->items[i];
		const struct node *node = part->node;
		auditor->steps++;
		bool is_alike = node->kind == NODE_MENTION
		                    ? statement_is_money(part) && statement_is_money(&whole)
		                    : node->kind == whole.node->kind;
		if (is_alike && str_equal(part->unit, whole.unit) &&
		    str_equal(node->figure->per, whole.node->figure->per)) {
			names[proof.term_count] = part->project_class;
			statement_add_term(auditor, &proof, part, &auditor->adding);
		}
	}
	if (proof.term_count == 0) {
		return;
	}
	if (are_all_classes(parts, names, sort_names(names, proof.term_count))) {
		proof_decide(&proof, &auditor->audit->options);
	} else {
		proof_decide_parts(&proof, &auditor->audit->options);
	}
	proof_push(auditor, &proof);
}

void check_parts(struct auditor *auditor)
{
	struct parts parts;
	if (!auditor->enabled[CHECK_PARTS_TOTAL]) {
		return;
	}
	list_parts(&parts, auditor);
	struct statement_group *groups;
	size_t count =
	    statements_group(&groups, auditor, parts.items, parts.count, is_same_division);
	for (size_t i = 0; i < count; i++) {
		prove_group(&parts, &groups[i]);
	}
}
