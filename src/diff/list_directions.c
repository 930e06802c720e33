/* Makes the ledger of a comparison: each direction with its figures on both sides, and what happened to
 * it. The figures are those that the totals are made of. */
#include "base/search.h"
#include "base/sort.h"
#include "diff/comparison.h"

enum { OLD, NEW, SIDES };

/* ---- figures ---- */

/* What is there on one side alone comes to all that it is, as it does in the totals. */
static void set_delta(struct direction_figure *figure)
{
	figure->has_delta =
	    decimal_subtract(&figure->delta, figure->values[NEW], figure->values[OLD]);
	figure->has_percent = figure->has_delta && figure->has[OLD] && figure->has[NEW] &&
	                      figure->delta.digits != 0 &&
	                      decimal_percent(&figure->percent, figure->delta, figure->values[OLD]);
}

/* A figure per something is compared in the unit that it is written in. */
static void set_apart(struct direction_figure *figure, const struct direction_amount *const *sides,
                      enum sum_kind kind)
{
	for (int side = OLD; side < SIDES; side++) {
		const struct node *fact = sides[side] ? sides[side]->apart[kind] : NULL;
		figure->facts[side] = fact;
		figure->has[side] = fact && fact->figure && fact->figure->has_value;
		if (figure->has[side]) {
			figure->values[side] = fact->figure->value;
		}
	}
	bool is_same =
	    figure->has[OLD] && figure->has[NEW] &&
	    str_equal(figure->facts[OLD]->figure->unit, figure->facts[NEW]->figure->unit) &&
	    str_equal(figure->facts[OLD]->figure->per, figure->facts[NEW]->figure->per);
	if (is_same) {
		set_delta(figure);
	}
}

static void set_figure(struct direction_figure *figure, const struct direction_amount *const *sides,
                       enum sum_kind kind)
{
	bool is_open[SIDES] = {false, false};
	for (int side = OLD; side < SIDES; side++) {
		const struct direction_amount *amount = sides[side];
		if (amount) {
			figure->facts[side] = amount->facts[kind];
			figure->has[side] = amount->has_value[kind];
			figure->values[side] = amount->value[kind];
			figure->is_shared[side] = amount->is_shared[kind];
			is_open[side] = amount->is_open[kind];
		}
	}
	bool is_compared = !(sides[OLD] && sides[NEW]) || is_open[OLD] == is_open[NEW];
	if (is_compared && (figure->has[OLD] || figure->has[NEW])) {
		set_delta(figure);
	}
}

/* In how many directions one is; of one that is in none on one side, that side alone counts. */
static uint32_t set_sides(const struct direction_amount **sides,
                          const struct comparison *comparison, const struct marked *at)
{
	for (int side = OLD; side < SIDES; side++) {
		sides[side] = amount_within(&comparison->amounts[side], marked_side(at, side));
	}
	if (!sides[OLD] || !sides[NEW]) {
		return sides[NEW] ? sides[NEW]->level : sides[OLD] ? sides[OLD]->level : 0;
	}
	bool is_out = sides[OLD]->level == 0 || sides[NEW]->level == 0;
	for (int side = OLD; side < SIDES && is_out; side++) {
		sides[side] = sides[side]->level == 0 ? sides[side] : NULL;
	}
	return is_out ? 0 : sides[NEW]->level;
}

static void add_direction(struct comparison *comparison, const struct marked *at)
{
	struct changes *changes = comparison->changes;
	struct direction_change row = {.direction = at};
	const struct direction_amount *sides[SIDES];
	row.level = set_sides(sides, comparison, at);
	for (enum sum_kind kind = 0; kind < SUM_COUNT; kind++) {
		set_figure(&row.figures[kind], sides, kind);
		set_apart(&row.apart[kind], sides, kind);
	}
	ARENA_PUSH(comparison->arena, changes->directions, changes->direction_count,
	           changes->direction_capacity, row);
}

/* ---- what happened ---- */

struct direction_key {
	const struct marked *direction;
	size_t index;
};

struct direction_index {
	struct direction_key *keys;
	size_t count;
};

static int compare_keys(const void *a, const void *b)
{
	const struct direction_key *left = a;
	const struct direction_key *right = b;
	return COMPARE((uintptr_t)left->direction, (uintptr_t)right->direction);
}

/* The row of a direction; NULL where it has none. */
static struct direction_change *row_of(const struct changes *changes,
                                       const struct direction_index *index,
                                       const struct marked *direction)
{
	const struct direction_key key = {.direction = direction};
	const struct direction_key *found =
	    index->count > 0
		? bsearch(&key, index->keys, index->count, sizeof *index->keys, compare_keys)
		: NULL;
	return found ? &changes->directions[found->index] : NULL;
}

/* Tells each direction around a place what changed there. */
static void note(const struct changes *changes, const struct direction_index *index,
                 const struct marked *at, const struct change *change)
{
	for (; at; at = at->parent) {
		bool is_direction = marked_node(at)->kind == NODE_DIRECTION;
		struct direction_change *row = is_direction ? row_of(changes, index, at) : NULL;
		if (row) {
			row->topics |= change_topics(change);
			row->kinds |= 1u << change->kind;
		}
		if (row && at == change->at && change->counterpart_count > 0) {
			row->counterparts = change->counterparts;
			row->counterpart_count = change->counterpart_count;
			row->is_source = change->is_source;
		}
	}
}

/* What came or went with all that is around it has no entry of its own. */
static void note_whole(struct direction_change *row)
{
	const struct marked *at = row->direction;
	bool is_silent = row->topics == 0 && (!at->before || !at->after);
	if (!is_silent) {
		return;
	}
	row->kinds |= 1u << (at->after ? CHANGE_ADDED : CHANGE_REMOVED);
	row->topics = TOPIC_STRUCTURE;
	for (int side = OLD; side < SIDES; side++) {
		row->topics |= row->figures[SUM_FUNDS].facts[side] ? TOPIC_MONEY : 0;
		row->topics |= row->figures[SUM_PROJECTS].facts[side] ? TOPIC_COUNTS : 0;
	}
}

static void index_directions(struct direction_index *index, struct comparison *comparison)
{
	const struct changes *changes = comparison->changes;
	index->count = changes->direction_count;
	index->keys =
	    ARENA_ARRAY(comparison->arena, struct direction_key, changes->direction_count + 1);
	for (size_t i = 0; i < index->count; i++) {
		index->keys[i] = (struct direction_key){changes->directions[i].direction, i};
	}
	SORT(index->keys, index->count, compare_keys);
}

void list_directions(struct comparison *comparison)
{
	struct changes *changes = comparison->changes;
	struct direction_index index;
	uint32_t ended;
	for (const struct marked *at = changes->body; at;
	     at = marked_next(at, changes->body, &ended)) {
		if (marked_node(at)->kind == NODE_DIRECTION && !at->target) {
			add_direction(comparison, at);
		}
	}
	index_directions(&index, comparison);
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		note(changes, &index, change->at, change);
		note(changes, &index, change->left, change);
	}
	for (size_t i = 0; i < changes->direction_count; i++) {
		note_whole(&changes->directions[i]);
	}
}
