/* Facts that a table states of several of its rows: they are the same if their rows are. */
#include "base/sort.h"
#include "diff/comparison.h"
#include "diff/tables.h"

/* The rows that a fact is said of, as sorted numbers: the same number for two rows that are one. */
static size_t rows_of_fact(struct comparison *comparison, const struct part *fact, bool is_after,
                           uint32_t **out)
{
	enum { OLD_ALONE = 1 << 30, NEW_ALONE = 1 << 29 };
	struct parts *parts = is_after ? &comparison->after : &comparison->before;
	struct str id;
	size_t count = 0;
	size_t capacity = 0;
	*out = NULL;
	for (struct str ids = fact->node->of; (id = model_next_id(&ids)).size > 0;) {
		const struct part *part = part_of_id(parts, comparison->arena, id);
		const struct part *old = part && is_after ? part->match : part;
		if (part) {
			uint32_t number = old ? old->position : 0;
			number |= is_after && !old            ? part->position | NEW_ALONE
			          : !is_after && !part->match ? OLD_ALONE
			                                      : 0;
			ARENA_PUSH(comparison->arena, *out, count, capacity, number);
		}
	}
	SORT(*out, count, compare_uint32);
	return count;
}

/* How facts of several rows are identified. */
struct fact_identity {
	struct comparison *comparison;
	const struct part *after; /* the new table */
	bool is_of_first;         /* by the first of their rows alone */
};

/* What a fact is, and of which rows. */
static struct str identity_of(void *user, struct part *fact)
{
	const struct fact_identity *identity = user;
	uint32_t *rows;
	size_t count =
	    rows_of_fact(identity->comparison, fact, fact->parent == identity->after, &rows);
	size_t size = (identity->is_of_first && count > 1 ? 1 : count) * sizeof *rows;
	return arena_format(
	    identity->comparison->arena, "%02x%.*s\x1F%.*s\x1F%zu %08x", fact->node->kind,
	    STR_FORMAT(fact->node->figure ? fact->node->figure->per : STR("")),
	    STR_FORMAT(node_project_kind(fact->node)), identity->is_of_first ? (size_t)1 : count,
	    count > 0 ? str_hash((struct str){(const char *)rows, size}) : 0);
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

static bool is_of_rows(const struct part *part)
{
	return part->node->of.size > 0;
}

void match_shared_facts(struct comparison *comparison, const struct part *before,
                        const struct part *after)
{
	struct arena *arena = comparison->arena;
	struct part_list old = parts_in(arena, before, is_of_rows);
	struct part_list new = parts_in(arena, after, is_of_rows);
	struct fact_identity by_all = {comparison, after, false};
	struct fact_identity by_first = {comparison, after, true};
	if (old.count == 0 || new.count == 0) {
		return;
	}
	parts_match_by(arena, &old, &new, identity_of, &by_all);
	parts_match_by(arena, &old, &new, identity_of, &by_first);
	for (size_t i = 0; i < old.count; i++) {
		struct part *fact = old.items[i];
		if (fact->match && !has_same_rows(comparison, fact, fact->match)) {
			fact->has_other_rows = true;
			fact->match->has_other_rows = true;
		}
	}
}
