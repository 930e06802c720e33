/* The proofs of kinds of project: the number and the funds of each kind against the totals that the
 * text states beside them. If a kind has no figure, nothing can be proved, unless the other kinds
 * exceed the total already. */
#include "audit/statements.h"
#include "base/search.h"
#include "base/sort.h"

/* A kind of project, and the first statements of it. */
struct project_class {
	struct str name;
	const struct statement *first;
	const struct statement *count; /* how many there are */
	const struct statement *funds; /* what they get in all, in the unit that is asked for */
	const struct statement *each;  /* the amount for each of them */
	bool is_wider;                 /* other kinds are within it */
};

/* The statements of one holder. */
struct holder_statements {
	struct auditor *auditor;
	const struct statement *items; /* in the order of the document */
	size_t count;
	struct project_class *classes; /* by name */
	size_t class_count;
	const struct project_class **in_order; /* of the document; without kinds that hold others */
	size_t in_order_count;
};

static int compare_holders(const void *a, const void *b)
{
	const struct statement *left = a;
	const struct statement *right = b;
	int order = COMPARE(left->holder, right->holder);
	return order != 0 ? order : COMPARE(left->order, right->order);
}

static bool is_same_holder(const struct statement *a, const struct statement *b)
{
	return a->holder == b->holder;
}

static int compare_names(const void *a, const void *b)
{
	const struct project_class *left = a;
	const struct project_class *right = b;
	int order = str_compare(left->name, right->name);
	size_t p = left->first->order;
	size_t q = right->first->order;
	return order != 0 ? order : COMPARE(p, q);
}

static int compare_firsts(const void *a, const void *b)
{
	const struct project_class *const *left = a;
	const struct project_class *const *right = b;
	size_t p = (*left)->first->order;
	size_t q = (*right)->first->order;
	return COMPARE(p, q);
}

static bool is_within(struct str name, struct str wider)
{
	return name.size > wider.size && str_starts(name, wider) && name.data[wider.size] == ' ';
}

static void list_classes(struct holder_statements *group)
{
	struct arena *arena = group->auditor->arena;
	struct project_class *classes = ARENA_ARRAY(arena, struct project_class, group->count + 1);
	size_t count = 0;
	for (size_t i = 0; i < group->count; i++) {
		const struct statement *statement = &group->items[i];
		if (statement->project_class.size > 0) {
			classes[count++] = (struct project_class){.name = statement->project_class,
			                                          .first = statement};
		}
	}
	SORT(classes, count, compare_names);
	group->classes = classes;
	for (size_t i = 0; i < count; i++) {
		size_t kept = group->class_count;
		if (kept == 0 || !str_equal(classes[kept - 1].name, classes[i].name)) {
			classes[group->class_count++] = classes[i];
		}
	}
	group->in_order = ARENA_ARRAY(arena, const struct project_class *, count + 1);
	for (size_t i = 0; i < group->class_count; i++) {
		/* a blank sorts before all else, so kinds within this one follow it */
		classes[i].is_wider =
		    i + 1 < group->class_count && is_within(classes[i + 1].name, classes[i].name);
		if (!classes[i].is_wider) {
			group->in_order[group->in_order_count++] = &classes[i];
		}
	}
	SORT(group->in_order, group->in_order_count, compare_firsts);
}

/* The class of a name, which must be one of them. */
static struct project_class *find_class(const struct holder_statements *group, struct str name)
{
	size_t at;
	SEARCH_FIRST(at, 0, group->class_count, str_compare(group->classes[at].name, name) < 0);
	return &group->classes[at];
}

/* Notes the first statements about each kind; funds only in the given unit. */
static void note_facts(const struct holder_statements *group, struct str unit)
{
	for (size_t i = 0; i < group->class_count; i++) {
		struct project_class *class = &group->classes[i];
		class->count = class->funds = class->each = NULL;
	}
	for (size_t i = 0; i < group->count; i++) {
		const struct statement *statement = &group->items[i];
		struct str per = statement->node->figure->per;
		bool is_funds = statement->node->kind == NODE_FUNDS;
		group->auditor->steps++;
		if (statement->project_class.size == 0 ||
		    (is_funds ? !str_equal(statement->unit, unit)
		              : statement->node->kind != NODE_PROJECTS)) {
			continue;
		}
		struct project_class *class = find_class(group, statement->project_class);
		const struct statement **fact = per.size == 0 && is_funds ? &class->funds
		                                : per.size == 0           ? &class->count
		                                : is_funds && str_equal(per, STR("project"))
		                                    ? &class->each
		                                    : NULL;
		if (fact && !*fact) {
			*fact = statement;
		}
	}
}

/* Adds the number or funds of a kind; false if they are unknown. */
static bool add_class(struct auditor *auditor, struct proof *proof,
                      const struct project_class *class, bool is_money)
{
	const struct statement *all = is_money ? class->funds : class->count;
	if (all) {
		statement_add_term(auditor, proof, all, &auditor->adding);
		return !amount_is_missing(&proof->terms[proof->term_count - 1].amount);
	}
	struct term term = {.title = class->name, .amount = {.place = class->first->node->place}};
	bool is_product = false;
	if (is_money && class->count && class->each) {
		term.amount.text = class->each->node->text;
		term.amount.place = class->each->node->place;
		is_product = term_multiply_bounds(
		    &term, class->count->node->figure, &class->count->node->place,
		    class->each->node->figure, proof->unit, &auditor->adding);
	}
	if (!is_product) {
		amount_from_figure(&term.amount, NULL, false, (struct str){0}, &auditor->adding);
	}
	proof_add_term(auditor, proof, &term);
	return is_product;
}

static void prove_total(const struct holder_statements *group, const struct statement *total)
{
	struct auditor *auditor = group->auditor;
	bool is_money = total->node->kind == NODE_FUNDS;
	struct proof proof = statement_proof(auditor, CHECK_CLASSES_TOTAL, total);
	size_t added = 0;
	note_facts(group, total->unit);
	for (size_t i = 0; i < group->in_order_count; i++) {
		added += add_class(auditor, &proof, group->in_order[i], is_money);
	}
	proof_decide(&proof, &auditor->audit->options);
	if (added > 1 && (proof.missing == 0 || proof.verdict == VERDICT_INCONSISTENT)) {
		proof_push(auditor, &proof);
	}
}

/* Proves the first total of projects, and of funds in each unit. */
static void prove_group(struct holder_statements *group)
{
	enum { MAX_UNITS = 8 /* kinds of totals of one holder */ };
	const struct statement *totals[MAX_UNITS];
	size_t count = 0;
	list_classes(group);
	for (size_t i = 0; i < group->count && group->in_order_count > 1; i++) {
		const struct statement *total = &group->items[i];
		bool is_asked =
		    (total->node->kind == NODE_FUNDS || total->node->kind == NODE_PROJECTS) &&
		    is_total(total->node) && count < MAX_UNITS;
		for (size_t j = 0; j < count && is_asked; j++) {
			is_asked = totals[j]->node->kind != total->node->kind ||
			           !str_equal(totals[j]->unit, total->unit);
		}
		if (is_asked) {
			totals[count++] = total;
			prove_total(group, total);
		}
	}
}

void check_classes(struct auditor *auditor)
{
	struct statements all;
	struct statement_group *groups;
	size_t count = 0;
	if (!auditor->enabled[CHECK_CLASSES_TOTAL]) {
		return;
	}
	statements_from_model(&all, auditor);
	for (size_t i = 0; i < all.count; i++) {
		if (!all.items[i].node->whole) {
			all.items[count++] = all.items[i];
		}
	}
	const struct statement *sorted =
	    statements_sorted(auditor, all.items, count, compare_holders);
	size_t group_count = statements_group(&groups, auditor, sorted, count, is_same_holder);
	for (size_t i = 0; i < group_count; i++) {
		struct holder_statements group = {.auditor = auditor,
		                                  .items = &sorted[groups[i].first],
		                                  .count = groups[i].end - groups[i].first};
		prove_group(&group);
	}
}
