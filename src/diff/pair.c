/* Looks at what the programmes are called, and at how much was matched. */
#include "diff/pair.h"

#include "diff/programme_name.h"

enum {
	RELATED_PERCENT = 15 /* of the directions and texts of two editions are matched, at least */
};

static bool has_other_name(const struct changes *changes, struct arena *arena)
{
	const struct programme *before = &changes->before->programme;
	const struct programme *after = &changes->after->programme;
	return !str_equal(programme_bare_name(arena, before), programme_bare_name(arena, after)) ||
	       !str_equal(before->plan, after->plan);
}

/* Whether hardly a direction, heading, paragraph or item of one has a counterpart in the other. */
static bool is_unmatched(const struct changes *changes)
{
	size_t all = 0;
	size_t matched = 0;
	uint32_t ended;
	for (const struct marked *at = changes->body; at;
	     at = marked_next(at, changes->body, &ended)) {
		unsigned kind = marked_node(at)->kind;
		if (kind == NODE_DIRECTION || kind == NODE_HEADING || kind == NODE_PARAGRAPH ||
		    kind == NODE_ITEM) {
			all++;
			matched += at->before && at->after;
		}
	}
	return all > 0 && matched * 100 < all * RELATED_PERCENT;
}

static bool is_reversed(const struct programme *before, const struct programme *after)
{
	if (before->year == 0 || after->year == 0) {
		return false;
	}
	return before->year != after->year ? before->year > after->year
	                                   : after->batch > 0 && before->batch > after->batch;
}

enum pair pair_from_changes(const struct changes *changes, struct arena *arena)
{
	const struct model *before = changes->before;
	const struct model *after = changes->after;
	if (before->source.sha256.size > 0 &&
	    str_equal(before->source.sha256, after->source.sha256)) {
		return PAIR_SAME_FILE;
	}
	if (has_other_name(changes, arena) && is_unmatched(changes)) {
		return PAIR_UNRELATED;
	}
	return is_reversed(&before->programme, &after->programme) ? PAIR_REVERSED : PAIR_SOUND;
}
