/* Sums up directions as the proofs of an audit do (audit/totals.c). */
#include "diff/amounts.h"

#include "base/sort.h"
#include "value/sum.h"

static int compare_amounts(const void *a, const void *b)
{
	const struct direction_amount *left = a;
	const struct direction_amount *right = b;
	return (left->node > right->node) - (left->node < right->node);
}

/* Adds a term to the amount of the outermost direction around it. */
static void add_term(struct direction_amounts *out, struct direction_amount *amount,
                     enum sum_kind kind, const struct node *figure, struct str unit)
{
	static const struct sum_options plain;
	struct amount term;
	amount_from_figure(&term, figure ? figure->figure : NULL, false, unit, &plain);
	if (!term.has_value) {
		amount->missing[kind]++;
		amount->is_open[kind] |= figure != NULL;
		return;
	}
	if (!decimal_add(&amount->value[kind], amount->value[kind], term.value)) {
		out->has_overflow[kind] = true;
	}
	amount->has_value[kind] = true;
}

static void add_up(struct direction_amounts *out, const struct directions *directions,
                   const uint32_t *outermost, enum sum_kind kind, struct str unit)
{
	for (size_t i = 0; i < directions->count; i++) {
		const struct direction *direction = &directions->items[i];
		struct direction_amount *amount = &out->items[i];
		bool is_inner = direction->holder != NO_DIRECTION;
		if (direction->is_term[kind]) {
			add_term(out, &out->items[outermost[i]], kind, direction->terms[kind],
			         unit);
		}
		if (is_inner && direction->figures[kind]) {
			add_term(out, amount, kind, direction->figures[kind], unit);
		}
		amount->facts[kind] = is_inner                   ? direction->figures[kind]
		                      : direction->is_term[kind] ? direction->terms[kind]
		                                                 : NULL;
		amount->apart[kind] = direction->apart[kind];
		amount->is_shared[kind] = direction->shared[kind] && !amount->facts[kind];
	}
}

void amounts_from_model(struct direction_amounts *out, struct arena *arena,
                        const struct model *model, struct str currency)
{
	struct directions directions;
	directions_from_model(&directions, arena, model);
	uint32_t *outermost = ARENA_ARRAY(arena, uint32_t, directions.count + 1);
	*out = (struct direction_amounts){0};
	out->items = ARENA_ARRAY(arena, struct direction_amount, directions.count + 1);
	out->count = directions.count;
	for (size_t i = 0; i < directions.count; i++) {
		const struct direction *direction = &directions.items[i];
		bool is_outermost = direction->holder == NO_DIRECTION;
		outermost[i] = is_outermost ? (uint32_t)i : outermost[direction->holder];
		out->items[i].node = direction->node;
		out->items[i].level = is_outermost ? 0 : out->items[direction->holder].level + 1;
	}
	add_up(out, &directions, outermost, SUM_PROJECTS, (struct str){0});
	add_up(out, &directions, outermost, SUM_FUNDS, currency);
	SORT(out->items, out->count, compare_amounts);
}

const struct direction_amount *amount_within(const struct direction_amounts *amounts,
                                             const struct node *direction)
{
	const struct direction_amount key = {.node = direction};
	return direction && amounts->count > 0 ? bsearch(&key, amounts->items, amounts->count,
	                                                 sizeof *amounts->items, compare_amounts)
	                                       : NULL;
}

const struct direction_amount *amount_of(const struct direction_amounts *amounts,
                                         const struct node *direction)
{
	const struct direction_amount *amount = amount_within(amounts, direction);
	return amount && amount->level == 0 ? amount : NULL;
}
