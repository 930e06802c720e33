/* A direction that was split into several, or that several were merged into. Only plain evidence
 * counts: their partners are its partners (or, where there are none, their titles are similar to
 * its title), and both their funds and their numbers of projects come to exactly what it had. */
#include "diff/comparison.h"
#include "diff/normalise.h"
#include "diff/similarity.h"

enum {
	MAX_COMPARISONS = 1 << 16,  /* of a whole and a direction that may be a part of it */
	MIN_TITLE_SIMILARITY = 400, /* in thousandths, where there are no partners */
	TITLE_BYTES = 1024          /* of a title that are looked at */
};

/* Directions that are on one side alone, and how they are looked for. */
struct search {
	struct comparison *comparison;
	/* Of the wholes: 0 old (they were split), 1 new (they were merged). */
	int side;
	struct marked **candidates; /* directions of the other side alone */
	size_t count;
	size_t capacity;
};

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

static struct bigrams title_bigrams(struct arena *arena, const struct node *direction)
{
	return bigrams_of(arena, normalise(arena, node_title(direction)), TITLE_BYTES);
}

/* Whether a direction may be a part of another. */
static bool may_be_part(struct arena *arena, const struct node *part, const struct node *whole)
{
	if (!partner_of(whole) && !partner_of(part)) {
		struct bigrams one = title_bigrams(arena, part);
		struct bigrams other = title_bigrams(arena, whole);
		return bigrams_similarity(&one, &other) >= MIN_TITLE_SIMILARITY;
	}
	for (const struct node *node = part->first; node; node = node->next) {
		if (node->kind == NODE_PARTNER && !has_partner(whole, node)) {
			return false;
		}
	}
	return partner_of(whole) && partner_of(part);
}

/* Subtracts what a direction has from what is left of the whole. */
static bool subtract(struct decimal rest[SUM_COUNT], const struct direction_amount *amount)
{
	for (int kind = 0; kind < SUM_COUNT; kind++) {
		if (!amount || !amount->has_value[kind] || amount->missing[kind] > 0 ||
		    !decimal_subtract(&rest[kind], rest[kind], amount->value[kind])) {
			return false;
		}
	}
	return true;
}

/* Sets the counterparts of the entry of a direction, if it has one. */
static void set_counterparts(struct changes *changes, const struct marked *direction,
                             struct marked **counterparts, size_t count, bool is_source)
{
	for (size_t i = 0; i < changes->count; i++) {
		struct change *change = &changes->items[i];
		if (change->at == direction && str_equal(change->part, STR("direction"))) {
			change->counterparts = counterparts;
			change->counterpart_count = count;
			change->is_source = is_source;
			return;
		}
	}
}

/* The parts of a whole, if the figures come out even. */
static void find_parts(struct search *search, struct marked *whole)
{
	struct comparison *comparison = search->comparison;
	int side = search->side;
	const struct node *node = marked_side(whole, side);
	const struct node *rest_of = marked_side(whole, !side);
	const struct direction_amount *amount = amount_of(&comparison->amounts[side], node);
	const struct direction_amounts *parts = &comparison->amounts[!side];
	struct decimal rest[SUM_COUNT];
	if (!amount || amount->missing[SUM_FUNDS] > 0 || amount->missing[SUM_PROJECTS] > 0 ||
	    amount->value[SUM_FUNDS].digits == 0) {
		return;
	}
	memcpy(rest, amount->value, sizeof rest);
	struct marked **found = ARENA_ARRAY(comparison->arena, struct marked *, search->count + 1);
	size_t count = 0;
	bool is_even = !rest_of || subtract(rest, amount_of(parts, rest_of));
	for (size_t i = 0; i < search->count && is_even; i++) {
		const struct node *part = marked_side(search->candidates[i], !side);
		if (may_be_part(comparison->arena, part, node)) {
			is_even = subtract(rest, amount_of(parts, part));
			found[count++] = search->candidates[i];
		}
	}
	is_even = is_even && rest[SUM_FUNDS].digits == 0 && rest[SUM_PROJECTS].digits == 0;
	if (!is_even || count < (rest_of ? 1u : 2u)) {
		return;
	}
	set_counterparts(comparison->changes, whole, found, count, side == 0);
	for (size_t i = 0; i < count; i++) {
		struct marked **one = ARENA_NEW(comparison->arena, struct marked *);
		*one = whole;
		set_counterparts(comparison->changes, found[i], one, 1, side != 0);
	}
}

static void find_wholes(struct comparison *comparison, int side)
{
	struct search search = {.comparison = comparison, .side = side};
	struct marked *body = comparison->changes->body;
	size_t left = MAX_COMPARISONS;
	uint32_t ended;
	for (struct marked *at = body; at; at = marked_next(at, body, &ended)) {
		if (marked_node(at)->kind == NODE_DIRECTION && !at->target &&
		    !marked_side(at, side)) {
			ARENA_PUSH(comparison->arena, search.candidates, search.count,
			           search.capacity, at);
		}
	}
	for (struct marked *at = body; at && search.count > 0 && left >= search.count;
	     at = marked_next(at, body, &ended)) {
		if (marked_node(at)->kind == NODE_DIRECTION && !at->target &&
		    marked_side(at, side)) {
			left -= search.count;
			find_parts(&search, at);
		}
	}
}

void find_split_or_merged(struct comparison *comparison)
{
	find_wholes(comparison, 0);
	find_wholes(comparison, 1);
}
