/* Matches directions by key, and where no key fits by similarity of title, partners and
 * contents. Directions inside others are compared only where those around them are matched. */
#include "base/sort.h"
#include "diff/comparison.h"
#include "diff/sequence.h"
#include "diff/similarity.h"

enum {
	TITLE_BYTES = 1024,   /* of a title that are looked at */
	CONTENT_BYTES = 1536, /* of what stands in a direction */
	MAX_EACH = 64         /* directions a side that are all compared with one another */
};

/* ---- by similarity ---- */

/* What the similarity of a direction to others is computed from. */
struct profile {
	struct part *part;
	struct bigrams title;
	struct bigrams content;
	const struct node **partners;
	size_t partner_count;
	size_t partner_capacity;
};

static struct profile profile_of(struct arena *arena, struct part *part)
{
	struct profile profile = {.part = part};
	profile.title = bigrams_of(arena, part_title(part), TITLE_BYTES);
	profile.content = bigrams_of(arena, part->content, CONTENT_BYTES);
	for (const struct node *node = part->node->first; node; node = node->next) {
		if (node->kind == NODE_PARTNER) {
			ARENA_PUSH(arena, profile.partners, profile.partner_count,
			           profile.partner_capacity, node);
		}
	}
	return profile;
}

/* The share of their partners that two have in common, in thousandths. */
static uint32_t partner_similarity(const struct profile *a, const struct profile *b)
{
	size_t shared = 0;
	for (size_t i = 0; i < a->partner_count; i++) {
		for (size_t j = 0; j < b->partner_count; j++) {
			if (is_same_partner(a->partners[i], b->partners[j])) {
				shared++;
				break;
			}
		}
	}
	size_t all = a->partner_count + b->partner_count - shared;
	return all > 0 ? (uint32_t)(MAX_SIMILARITY * shared / all) : 0;
}

/* Title, partners and contents, weighted. 0 where both have partners and share none: whatever their
 * texts, they are not the same. */
static uint32_t direction_similarity(const struct profile *a, const struct profile *b)
{
	uint32_t title = bigrams_similarity(&a->title, &b->title);
	uint32_t content = bigrams_similarity(&a->content, &b->content);
	uint32_t partners = partner_similarity(a, b);
	if (a->partner_count == 0 && b->partner_count == 0) {
		return (6 * title + 4 * content) / 10;
	}
	if (a->partner_count > 0 && b->partner_count > 0 && partners == 0) {
		return 0;
	}
	return (5 * title + 3 * content + 2 * partners) / 10;
}

static struct profile *unmatched(struct arena *arena, const struct part_list *list, size_t *count)
{
	struct profile *profiles = ARENA_ARRAY(arena, struct profile, list->count + 1);
	*count = 0;
	for (size_t i = 0; i < list->count; i++) {
		if (!list->items[i]->match) {
			profiles[(*count)++] = profile_of(arena, list->items[i]);
		}
	}
	return profiles;
}

static struct bigrams *titles_of(struct arena *arena, const struct profile *profiles, size_t count)
{
	struct bigrams *titles = ARENA_ARRAY(arena, struct bigrams, count + 1);
	for (size_t i = 0; i < count; i++) {
		titles[i] = profiles[i].title;
	}
	return titles;
}

static void add_all(struct candidates *out, struct arena *arena, size_t old_count, size_t new_count)
{
	for (size_t i = 0; i < old_count; i++) {
		for (size_t j = 0; j < new_count; j++) {
			struct candidate candidate = {(uint32_t)i, (uint32_t)j, 0};
			ARENA_PUSH(arena, out->items, out->count, out->capacity, candidate);
		}
	}
}

/* Matches the most similar of those that have no match yet, from the similarity `minimum` on.
 * Where they are few, all are compared with one another. */
static void match_similar(struct arena *arena, const struct part_list *before,
                          const struct part_list *after, uint32_t minimum, bool is_reported)
{
	size_t old_count;
	size_t new_count;
	struct profile *old = unmatched(arena, before, &old_count);
	struct profile *new = unmatched(arena, after, &new_count);
	struct candidates candidates = {0};
	if (old_count <= MAX_EACH && new_count <= MAX_EACH) {
		add_all(&candidates, arena, old_count, new_count);
	} else {
		candidates_find(&candidates, arena, titles_of(arena, old, old_count), old_count,
		                titles_of(arena, new, new_count), new_count);
	}
	for (size_t i = 0; i < candidates.count; i++) {
		struct candidate *candidate = &candidates.items[i];
		candidate->score =
		    direction_similarity(&old[candidate->before], &new[candidate->after]);
	}
	candidates_sort(&candidates);
	for (size_t i = 0; i < candidates.count; i++) {
		const struct candidate *candidate = &candidates.items[i];
		struct part *one = old[candidate->before].part;
		struct part *other = new[candidate->after].part;
		if (!one->match && !other->match && candidate->score >= minimum) {
			parts_match(one, other, is_reported ? candidate->score : 0);
		}
	}
}

/* ---- by what they are called ---- */

/* A direction under a name. */
struct named {
	struct str name;
	struct part *part;
	bool is_after;
};

static int compare_named(const void *a, const void *b)
{
	const struct named *left = a;
	const struct named *right = b;
	int order = str_compare(left->name, right->name);
	if (order != 0) {
		return order;
	}
	return compare_then(left->is_after, right->is_after,
	                    COMPARE(left->part->position, right->part->position));
}

static size_t add_named(struct named *out, const struct part_list *list,
                        struct str (*name)(const struct part *part), bool is_after)
{
	size_t count = 0;
	for (size_t i = 0; i < list->count; i++) {
		struct part *part = list->items[i];
		struct named named = {part->match ? (struct str){0} : name(part), part, is_after};
		if (named.name.size > 0) {
			out[count++] = named;
		}
	}
	return count;
}

/* Calls `match` for each name with the directions of that name that have no match yet. */
static void match_by_name(struct arena *arena, const struct part_list *before,
                          const struct part_list *after,
                          struct str (*name)(const struct part *part),
                          void (*match)(struct arena *arena, const struct part_list *before,
                                        const struct part_list *after))
{
	size_t most = before->count + after->count;
	struct named *named = ARENA_ARRAY(arena, struct named, most + 1);
	struct part **parts = ARENA_ARRAY(arena, struct part *, most + 1);
	size_t count = add_named(named, before, name, false);
	count += add_named(named + count, after, name, true);
	qsort(named, count, sizeof *named, compare_named);
	for (size_t start = 0; start < count;) {
		size_t turn = start; /* the first of the new ones */
		size_t end = start;
		while (end < count && str_equal(named[end].name, named[start].name)) {
			parts[end] = named[end].part;
			turn += !named[end].is_after;
			end++;
		}
		struct part_list old = {.items = parts + start, .count = turn - start};
		struct part_list new = {.items = parts + turn, .count = end - turn};
		if (old.count > 0 && new.count > 0) {
			match(arena, &old, &new);
		}
		start = end;
	}
}

/* The key of the direction around a part; empty where there is none. */
static struct str key_around(const struct part *part)
{
	const struct part *at = part->parent;
	while (at && at->node->kind != NODE_DIRECTION) {
		at = at->parent;
	}
	return at ? at->node->key : (struct str){0};
}

/* A direction's key without the "#2" that distinguishes those of one document with the same key,
 * and without the key of the direction around it. */
static struct str bare_key(const struct part *part)
{
	struct str key = part->node->key;
	struct str around = key_around(part);
	if (around.size > 0 && str_starts(key, around) && key.size > around.size &&
	    key.data[around.size] == '/') {
		key = str_slice(key, around.size + 1, key.size);
	}
	size_t end = key.size;
	while (end > 0 && ascii_is_digit(key.data[end - 1])) {
		end--;
	}
	bool is_numbered = end > 1 && end < key.size && key.data[end - 1] == '#';
	return is_numbered ? str_slice(key, 0, end - 1) : key;
}

static struct str content_of(const struct part *part)
{
	return part->content;
}

/* What is said in a direction without a title, which has no key either: those that say nothing are alike too. */
static struct str content_without_key(const struct part *part)
{
	struct str content = part->content.size > 0 ? part->content : STR("\x1E");
	return part->node->key.size == 0 ? content : (struct str){0};
}

/* Those that have no match yet, one after another. */
static void match_in_order(struct arena *arena, const struct part_list *before,
                           const struct part_list *after)
{
	(void)arena;
	size_t i = 0;
	size_t j = 0;
	while (i < before->count && j < after->count) {
		if (before->items[i]->match) {
			i++;
		} else if (after->items[j]->match) {
			j++;
		} else {
			parts_match(before->items[i++], after->items[j++], 0);
		}
	}
}

static void match_same_title(struct arena *arena, const struct part_list *before,
                             const struct part_list *after)
{
	match_similar(arena, before, after, MIN_TEXT_SIMILARITY, false);
}

/* Several directions have one key: those that say the same are the same, then the most similar,
 * at last those in order. */
static void match_same_key(struct arena *arena, const struct part_list *before,
                           const struct part_list *after)
{
	if (before->count + after->count > 2) {
		match_by_name(arena, before, after, content_of, match_in_order);
		if (before->count > MAX_EACH || after->count > MAX_EACH) {
			match_by_name(arena, before, after, part_title, match_same_title);
		}
		match_similar(arena, before, after, MIN_TEXT_SIMILARITY, false);
	}
	match_in_order(arena, before, after);
}

/* ---- order ---- */

/* Finds which of the matched ones are out of order: as few as possible. */
static void find_moved(struct comparison *comparison, const struct part_list *before)
{
	struct arena *arena = comparison->arena;
	struct link *links = ARENA_ARRAY(arena, struct link, before->count + 1);
	struct part **parts = ARENA_ARRAY(arena, struct part *, before->count + 1);
	size_t count = 0;
	for (size_t i = 0; i < before->count; i++) {
		struct part *part = before->items[i];
		if (part->match) {
			links[count] = (struct link){part->position, part->match->position,
			                             part_weight(part, part->match), false};
			parts[count++] = part;
		}
	}
	sequence_keep(arena, links, count);
	for (size_t i = 0; i < count; i++) {
		parts[i]->is_moved = !links[i].is_kept;
		parts[i]->match->is_moved = !links[i].is_kept;
	}
}

void match_directions(struct comparison *comparison, struct part *before, struct part *after)
{
	struct part_list old = directions_in(comparison->arena, before);
	struct part_list new = directions_in(comparison->arena, after);
	match_by_name(comparison->arena, &old, &new, bare_key, match_same_key);
	match_by_name(comparison->arena, &old, &new, content_without_key, match_in_order);
	match_similar(comparison->arena, &old, &new, MIN_DIRECTION_SIMILARITY, true);
	find_moved(comparison, &old);
	for (size_t i = 0; i < old.count; i++) {
		if (old.items[i]->match && old.items[i]->first) {
			match_directions(comparison, old.items[i], old.items[i]->match);
		}
	}
}
