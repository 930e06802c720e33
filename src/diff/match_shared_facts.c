/* Facts that a table says of several of its rows: the same are those of the same rows. */
#include <stdlib.h>
#include "diff/comparison.h"
#include "diff/tables.h"

/* The rows that a fact is said of, as numbers that are the same for two that are one. */
static size_t rows_of_fact(struct comparison *comparison, const struct part *fact, bool is_after,
                           uint32_t **out)
{
	enum { OLD_ALONE = 1 << 30, NEW_ALONE = 1 << 29 };
	struct outline *outline = is_after ? &comparison->after : &comparison->before;
	struct str id;
	size_t count = 0;
	size_t capacity = 0;
	*out = NULL;
	for (struct str ids = fact->node->of; (id = model_next_id(&ids)).size > 0;) {
		const struct part *part = part_of_id(outline, comparison->arena, id);
		const struct part *old = part && is_after ? part->match : part;
		if (part) {
			uint32_t number = old ? old->position : 0;
			number |= is_after && !old            ? part->position | NEW_ALONE
			          : !is_after && !part->match ? OLD_ALONE
			                                      : 0;
			ARENA_PUSH(comparison->arena, *out, count, capacity, number);
		}
	}
	if (count > 0) {
		qsort(*out, count, sizeof **out, table_compare_numbers);
	}
	return count;
}

/* What facts of several rows are called: what they are, and of which rows, or of which first. */
static void match_facts_by(struct comparison *comparison, const struct part_list lists[2],
                           bool is_of_first)
{
	struct arena *arena = comparison->arena;
	struct part_list left[] = {parts_without_match(arena, &lists[0]),
	                           parts_without_match(arena, &lists[1])};
	struct str *names = ARENA_ARRAY(arena, struct str, left[0].count + left[1].count + 1);
	size_t used = 0;
	for (int side = 0; side < 2; side++) {
		for (size_t i = 0; i < left[side].count; i++) {
			struct part *fact = left[side].items[i];
			uint32_t *rows;
			size_t count = rows_of_fact(comparison, fact, side == 1, &rows);
			size_t size = (is_of_first && count > 1 ? 1 : count) * sizeof *rows;
			names[used++] = arena_format(
			    arena, "%02x%.*s\x1F%.*s\x1F%zu %08x", fact->node->kind,
			    STR_FORMAT(fact->node->figure ? fact->node->figure->per : STR("")),
			    STR_FORMAT(node_project_kind(fact->node)),
			    is_of_first ? (size_t)1 : count,
			    count > 0 ? str_hash((struct str){(const char *)rows, size}) : 0);
		}
	}
	parts_match_by(arena, &left[0], &left[1], names);
}

static bool has_same_rows(struct comparison *comparison, const struct part *before,
                          const struct part *after)
{
	uint32_t *old;
	uint32_t *new;
	size_t old_count = rows_of_fact(comparison, before, false, &old);
	size_t new_count = rows_of_fact(comparison, after, true, &new);
	return old_count == new_count &&
	       (old_count == 0 || memcmp(old, new, old_count * sizeof *old) == 0);
}

static struct part_list facts_of_rows(struct arena *arena, const struct part *table)
{
	struct part_list list = {0};
	for (struct part *part = table->first; part; part = part->next) {
		if (part->node->of.size > 0 && !part->match) {
			ARENA_PUSH(arena, list.items, list.count, list.capacity, part);
		}
	}
	return list;
}

void match_shared_facts(struct comparison *comparison, const struct part *before,
                        const struct part *after)
{
	struct part_list lists[] = {facts_of_rows(comparison->arena, before),
	                            facts_of_rows(comparison->arena, after)};
	if (lists[0].count == 0 || lists[1].count == 0) {
		return;
	}
	match_facts_by(comparison, lists, false);
	match_facts_by(comparison, lists, true);
	for (size_t i = 0; i < lists[0].count; i++) {
		struct part *fact = lists[0].items[i];
		if (fact->match && !has_same_rows(comparison, fact, fact->match)) {
			fact->has_other_rows = true;
			fact->match->has_other_rows = true;
		}
	}
}
