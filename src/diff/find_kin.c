/* A direction that went over into several, or that came from several. Only plain evidence counts:
 * their partners are its partners (or, where there are none, their titles are like its title), and
 * both their funds and their numbers of projects come to exactly what it had. */
#include <stdlib.h>

#include "diff/comparison.h"
#include "diff/form.h"
#include "diff/similarity.h"

enum {
	MOST_PAIRS = 1 << 16,       /* of a whole and a part that are looked at */
	MIN_TITLE_SIMILARITY = 400, /* in thousandths, where there are no partners */
	TITLE_BYTES = 1024
};

/* One side of a comparison, as seen from the other: splits are found from old to new, and merges the
 * other way round. */
struct kinship {
	struct comparison *comparison;
	bool is_split;
};

static const struct node *whole_side(const struct kinship *kinship, const struct marked *at)
{
	return kinship->is_split ? at->before : at->after;
}

static const struct node *part_side(const struct kinship *kinship, const struct marked *at)
{
	return kinship->is_split ? at->after : at->before;
}

static const struct node *partner_of(const struct node *direction)
{
	const struct node *node = direction->first;
	while (node && node->kind != NODE_PARTNER) {
		node = node->next;
	}
	return node;
}

static bool has_partner(const struct node *direction, const struct node *partner)
{
	for (const struct node *node = direction->first; node; node = node->next) {
		if (node->kind == NODE_PARTNER && is_same_partner(node, partner)) {
			return true;
		}
	}
	return false;
}

static struct pairs title_pairs(struct arena *arena, const struct node *direction)
{
	struct str title = {0};
	for (const struct node *node = direction->first; node; node = node->next) {
		title = title.size == 0 && node->kind == NODE_HEADING ? node->text : title;
	}
	return pairs_of(arena, form_of(arena, title), TITLE_BYTES);
}

/* Whether a direction may be a part of another. */
static bool may_be_part(struct arena *arena, const struct node *part, const struct node *whole)
{
	if (!partner_of(whole) && !partner_of(part)) {
		struct pairs one = title_pairs(arena, part);
		struct pairs other = title_pairs(arena, whole);
		return pairs_similarity(&one, &other) >= MIN_TITLE_SIMILARITY;
	}
	for (const struct node *node = part->first; node; node = node->next) {
		if (node->kind == NODE_PARTNER && !has_partner(whole, node)) {
			return false;
		}
	}
	return partner_of(whole) && partner_of(part);
}

/* Takes what a direction has off what is left of the whole. */
static bool take_off(struct decimal rest[SUM_COUNT], const struct direction_amount *amount)
{
	for (int kind = 0; kind < SUM_COUNT; kind++) {
		if (!amount || !amount->has_value[kind] || amount->missing[kind] > 0 ||
		    !decimal_subtract(&rest[kind], rest[kind], amount->value[kind])) {
			return false;
		}
	}
	return true;
}

static struct change *entry_of(struct changes *changes, const struct marked *at)
{
	for (size_t i = 0; i < changes->count; i++) {
		struct change *change = &changes->items[i];
		if (change->at == at && str_equal(change->part, STR("direction"))) {
			return change;
		}
	}
	return NULL;
}

/* One list of kin for the entry of the whole, and one for each part's. */
static void tell(struct kinship *kinship, struct marked *whole, struct marked **parts, size_t count)
{
	struct changes *changes = kinship->comparison->changes;
	struct change *entry = entry_of(changes, whole);
	if (entry) {
		entry->counterparts = parts;
		entry->counterpart_count = count;
		entry->is_source = kinship->is_split;
	}
	for (size_t i = 0; i < count; i++) {
		entry = entry_of(changes, parts[i]);
		if (entry) {
			entry->counterparts = ARENA_NEW(changes->arena, struct marked *);
			entry->counterparts[0] = whole;
			entry->counterpart_count = 1;
			entry->is_source = !kinship->is_split;
		}
	}
}

/* The directions that are on one side alone. */
static size_t one_sided(const struct kinship *kinship, struct marked ***out)
{
	struct comparison *comparison = kinship->comparison;
	struct marked **items = NULL;
	size_t count = 0;
	size_t capacity = 0;
	uint32_t ended;
	struct marked *body = comparison->changes->body;
	for (struct marked *at = body; at; at = marked_next(at, body, &ended)) {
		if (marked_node(at)->kind == NODE_DIRECTION && !at->target &&
		    !whole_side(kinship, at)) {
			ARENA_PUSH(comparison->arena, items, count, capacity, at);
		}
	}
	*out = items;
	return count;
}

/* The parts of a whole, if the figures come out even. */
static void find_parts(struct kinship *kinship, struct marked *whole, struct marked **candidates,
                       size_t count)
{
	struct comparison *comparison = kinship->comparison;
	const struct direction_amounts *wholes = &comparison->amounts[!kinship->is_split];
	const struct direction_amounts *parts = &comparison->amounts[kinship->is_split];
	const struct node *side = whole_side(kinship, whole);
	const struct node *rest_of = part_side(kinship, whole);
	const struct direction_amount *amount = amount_of(wholes, side);
	struct decimal rest[SUM_COUNT];
	if (!amount || amount->missing[SUM_FUNDS] > 0 || amount->missing[SUM_PROJECTS] > 0 ||
	    amount->value[SUM_FUNDS].digits == 0) {
		return;
	}
	memcpy(rest, amount->value, sizeof rest);
	struct marked **found = ARENA_ARRAY(comparison->arena, struct marked *, count + 1);
	size_t used = 0;
	bool is_even = !rest_of || take_off(rest, amount_of(parts, rest_of));
	for (size_t i = 0; i < count && is_even; i++) {
		const struct node *part = part_side(kinship, candidates[i]);
		if (may_be_part(comparison->arena, part, side)) {
			is_even = take_off(rest, amount_of(parts, part));
			found[used++] = candidates[i];
		}
	}
	is_even = is_even && rest[SUM_FUNDS].digits == 0 && rest[SUM_PROJECTS].digits == 0;
	if (is_even && used >= (rest_of ? 1u : 2u)) {
		tell(kinship, whole, found, used);
	}
}

static void find_side(struct comparison *comparison, bool is_split)
{
	struct kinship kinship = {comparison, is_split};
	struct marked **candidates;
	size_t count = one_sided(&kinship, &candidates);
	struct marked *body = comparison->changes->body;
	size_t left = MOST_PAIRS;
	uint32_t ended;
	for (struct marked *at = body; at && count > 0 && left >= count;
	     at = marked_next(at, body, &ended)) {
		if (marked_node(at)->kind == NODE_DIRECTION && !at->target &&
		    whole_side(&kinship, at)) {
			left -= count;
			find_parts(&kinship, at, candidates, count);
		}
	}
}

void find_kin(struct comparison *comparison)
{
	find_side(comparison, true);
	find_side(comparison, false);
}
