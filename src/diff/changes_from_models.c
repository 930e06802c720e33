/* Compares two models: the steps, in their order. */
#include "diff/changes.h"

#include "diff/comparison.h"

/* The roots are always matched. Then come directions, wherever they stand; then what is in each,
 * and what is outside of them. */
static void match(struct comparison *comparison)
{
	struct parts *before = &comparison->before;
	struct parts *after = &comparison->after;
	parts_match(before->stated, after->stated, 0);
	parts_match(before->body, after->body, 0);
	parts_match(before->mentions, after->mentions, 0);
	match_directions(comparison, before->body, after->body);
	match_contents(comparison, before->stated, after->stated);
	match_contents(comparison, before->body, after->body);
	match_contents(comparison, before->mentions, after->mentions);
	for (size_t i = 0; i < before->count; i++) {
		struct part *part = &before->items[i];
		if (part->node->kind == NODE_DIRECTION && part->match) {
			match_contents(comparison, part, part->match);
		}
	}
}

static void note_changes(struct changes *changes)
{
	for (size_t i = 0; i < changes->count; i++) {
		struct change *change = &changes->items[i];
		if (change->at) {
			change->at->changes |= 1u << change->kind;
		}
	}
}

static void list_similar(struct changes *changes)
{
	uint32_t ended;
	for (const struct marked *at = changes->body; at;
	     at = marked_next(at, changes->body, &ended)) {
		struct similar_directions similarity = {at, at->similarity};
		if (at->similarity > 0 && at->after->kind == NODE_DIRECTION) {
			ARENA_PUSH(changes->arena, changes->similar, changes->similar_count,
			           changes->similar_capacity, similarity);
		}
	}
}

void changes_from_models(struct changes *out, struct arena *arena, const struct model *before,
                         const struct model *after, const struct changes_options *options)
{
	struct comparison comparison = {.arena = arena, .changes = out};
	*out = (struct changes){.arena = arena, .before = before, .after = after};
	if (options) {
		comparison.options = *options;
		out->strict_text = options->strict_text;
	}
	parts_from_model(&comparison.before, arena, before);
	parts_from_model(&comparison.after, arena, after);
	arena_init(&comparison.scratch);
	prose_init(&comparison.prose, arena, before, after);
	match(&comparison);
	merge_trees(&comparison);
	list_changes(&comparison);
	find_moved_clauses(&comparison);
	roll_up_totals(&comparison);
	find_split_or_merged(&comparison);
	find_partner_changes(&comparison);
	note_changes(out);
	list_directions(&comparison);
	list_similar(out);
	out->found = out->count;
	prose_release(&comparison.prose);
	arena_release(&comparison.scratch);
}
