/* Two lists of parts, by strings that are equal and by how alike their contents are. What either is for
 * is known where they are called. */
#include "diff/similarity.h"
#include "diff/outline.h"
#include "diff/sequence.h"

enum { TEXT_BYTES = 4096 /* of a text that are looked at for its similarity */ };

struct part_list parts_without_match(struct arena *arena, const struct part_list *list)
{
	struct part_list left = {0};
	for (size_t i = 0; i < list->count; i++) {
		if (!list->items[i]->match) {
			ARENA_PUSH(arena, left.items, left.count, left.capacity, list->items[i]);
		}
	}
	return left;
}

void parts_match_by(struct arena *arena, const struct part_list *before,
                    const struct part_list *after, const struct str *identities)
{
	size_t count = before->count + after->count;
	uint32_t *ids = ARENA_ARRAY(arena, uint32_t, count + 1);
	uint32_t *matches = ARENA_ARRAY(arena, uint32_t, before->count + 1);
	sequence_number(arena, identities, count, ids);
	sequence_pair(arena, ids, before->count, after->count, matches);
	for (size_t i = 0; i < before->count; i++) {
		if (matches[i] != NO_MATCH) {
			parts_match(before->items[i], after->items[matches[i]], 0);
		}
	}
}

static struct pairs *pairs_of_list(struct arena *arena, const struct part_list *list)
{
	struct pairs *pairs = ARENA_ARRAY(arena, struct pairs, list->count + 1);
	for (size_t i = 0; i < list->count; i++) {
		pairs[i] = pairs_of(arena, list->items[i]->content, TEXT_BYTES);
	}
	return pairs;
}

void parts_match_alike(struct arena *arena, const struct part_list *before,
                       const struct part_list *after)
{
	struct candidates candidates = {0};
	struct pairs *old_pairs = pairs_of_list(arena, before);
	struct pairs *new_pairs = pairs_of_list(arena, after);
	candidates_find(&candidates, arena, old_pairs, before->count, new_pairs, after->count);
	for (size_t i = 0; i < candidates.count; i++) {
		struct candidate *candidate = &candidates.items[i];
		candidate->score =
		    pairs_similarity(&old_pairs[candidate->before], &new_pairs[candidate->after]);
	}
	candidates_sort(&candidates);
	for (size_t i = 0; i < candidates.count; i++) {
		const struct candidate *candidate = &candidates.items[i];
		struct part *one = before->items[candidate->before];
		struct part *other = after->items[candidate->after];
		if (!one->match && !other->match && one->node->kind == other->node->kind &&
		    candidate->score >= MIN_TEXT_SIMILARITY) {
			parts_match(one, other, candidate->score);
		}
	}
}
