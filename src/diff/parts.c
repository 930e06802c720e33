/* One walk over a model lays it out; what two lists of parts have in common is found by strings
 * that are equal and by how similar their contents are. The normalised texts stand one behind
 * another in one string, so that what a part contains is a slice of it. */
#include "diff/parts.h"

#include <assert.h>

#include "base/search.h"
#include "base/sort.h"
#include "diff/normalise.h"
#include "diff/sequence.h"
#include "diff/similarity.h"

/* Behind each text, so that two texts are never taken for one. */
#define TEXT_END STR("\x1E")

struct layout {
	struct arena *arena;
	struct parts *out;
	char *text; /* the normalised texts */
	size_t size;
};

static size_t add_sizes(const struct node *root, size_t *count)
{
	size_t bytes = 0;
	uint32_t ended;
	for (const struct node *node = root; node; node = node_next(node, root, &ended)) {
		bytes += node->text.size + TEXT_END.size;
		++*count;
	}
	return bytes;
}

static void append(struct layout *layout, struct str text)
{
	memcpy(layout->text + layout->size, text.data, text.size);
	layout->size += text.size;
}

/* Facts only point into the text, which says it already. */
static void lay_out_text(struct layout *layout, struct part *part)
{
	const struct node *node = part->node;
	part->content.data = layout->text + layout->size;
	if (node->text.size == 0) {
		return;
	}
	part->text = normal_without_stops(normalise(layout->arena, node->text));
	if (!node_kind_is_fact((enum node_kind)node->kind)) {
		append(layout, part->text);
		append(layout, TEXT_END);
	}
}

static void end_part(const struct layout *layout, struct part *part)
{
	part->content.size = (size_t)(layout->text + layout->size - part->content.data);
}

static struct part *lay_out_tree(struct layout *layout, const struct node *root)
{
	struct parts *out = layout->out;
	struct part *first = &out->items[out->count];
	struct part *holder = NULL;
	struct part *before = NULL; /* the sibling before, once holder is known */
	for (const struct node *node = root; node;) {
		struct part *part = &out->items[out->count];
		*part =
		    (struct part){.node = node, .parent = holder, .position = (uint32_t)out->count};
		out->count++;
		if (before) {
			before->next = part;
			part->index = before->index + 1;
		} else if (holder) {
			holder->first = part;
		}
		lay_out_text(layout, part);
		uint32_t ended;
		const struct node *next = node_next(node, root, &ended);
		if (node->first) {
			holder = part;
			before = NULL;
		} else {
			end_part(layout, part);
			before = part;
		}
		for (; ended > 0; ended--) {
			assert(holder); /* what ends has begun */
			end_part(layout, holder);
			before = holder;
			holder = holder->parent;
		}
		node = next;
	}
	return first;
}

void parts_from_model(struct parts *out, struct arena *arena, const struct model *model)
{
	const struct node *roots[] = {model->stated, model->body, model->mentions};
	struct layout layout = {.arena = arena, .out = out};
	size_t count = 0;
	size_t bytes = 0;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		bytes += add_sizes(roots[i], &count);
	}
	*out = (struct parts){.model = model, .items = ARENA_ARRAY(arena, struct part, count)};
	layout.text = arena_alloc(arena, bytes + 1);
	out->stated = lay_out_tree(&layout, model->stated);
	out->body = lay_out_tree(&layout, model->body);
	out->mentions = lay_out_tree(&layout, model->mentions);
}

/* ---- finding parts ---- */

static int compare_ids(const void *a, const void *b)
{
	const struct part *left = *(struct part *const *)a;
	const struct part *right = *(struct part *const *)b;
	int order = str_compare(left->node->id, right->node->id);
	return order != 0 ? order : COMPARE(left->position, right->position);
}

struct part *part_of_id(struct parts *parts, struct arena *arena, struct str id)
{
	if (!parts->by_id) {
		parts->by_id = ARENA_ARRAY(arena, struct part *, parts->count + 1);
		for (size_t i = 0; i < parts->count; i++) {
			struct part *part = &parts->items[i];
			if (part->node->kind == NODE_DIRECTION && part->node->id.size > 0) {
				parts->by_id[parts->id_count++] = part;
			}
		}
		SORT(parts->by_id, parts->id_count, compare_ids);
	}
	size_t at;
	SEARCH_FIRST(at, 0, parts->id_count, str_compare(parts->by_id[at]->node->id, id) < 0);
	bool is_there = at < parts->id_count && str_equal(parts->by_id[at]->node->id, id);
	return is_there ? parts->by_id[at] : NULL;
}

struct part *part_next_direction(const struct part *holder, struct part *last)
{
	struct part *at = last ? last : holder->first;
	bool is_behind = last != NULL;
	while (at && (is_behind || at->node->kind != NODE_DIRECTION)) {
		if (!is_behind && at->first) {
			at = at->first;
			continue;
		}
		while (!at->next && at->parent != holder) {
			at = at->parent;
		}
		at = at->next;
		is_behind = false;
	}
	return at;
}

struct part_list directions_in(struct arena *arena, const struct part *holder)
{
	struct part_list list = {0};
	struct part *at = NULL;
	while ((at = part_next_direction(holder, at))) {
		ARENA_PUSH(arena, list.items, list.count, list.capacity, at);
	}
	return list;
}

struct part_list parts_in(struct arena *arena, const struct part *holder,
                          bool (*is_wanted)(const struct part *part))
{
	struct part_list list = {0};
	for (struct part *part = holder->first; part; part = part->next) {
		if (!part->match && is_wanted(part)) {
			ARENA_PUSH(arena, list.items, list.count, list.capacity, part);
		}
	}
	return list;
}

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

/* ---- matching ---- */

void parts_match(struct part *before, struct part *after, uint32_t similarity)
{
	before->match = after;
	after->match = before;
	before->similarity = similarity;
	after->similarity = similarity;
}

void parts_match_by(struct arena *arena, const struct part_list *before,
                    const struct part_list *after,
                    struct str (*identity)(void *user, struct part *part), void *user)
{
	const struct part_list *lists[] = {before, after};
	struct part_list left[2] = {{0}, {0}};
	if (before->count == 0 || after->count == 0) {
		return;
	}
	size_t count = 0;
	struct str *identities = ARENA_ARRAY(arena, struct str, before->count + after->count);
	for (int side = 0; side < 2; side++) {
		for (size_t i = 0; i < lists[side]->count; i++) {
			struct part *part = lists[side]->items[i];
			struct str own = part->match ? (struct str){0} : identity(user, part);
			if (own.data) {
				identities[count++] = own;
				ARENA_PUSH(arena, left[side].items, left[side].count,
				           left[side].capacity, part);
			}
		}
	}
	uint32_t *matches = ARENA_ARRAY(arena, uint32_t, left[0].count + 1);
	sequence_pair(arena, identities, left[0].count, left[1].count, matches);
	for (size_t i = 0; i < left[0].count; i++) {
		if (matches[i] != NO_MATCH) {
			parts_match(left[0].items[i], left[1].items[matches[i]], 0);
		}
	}
}

static struct bigrams *bigrams_of_list(struct arena *arena, const struct part_list *list)
{
	enum { MAX_BYTES = 4096 /* of a text that are looked at for its similarity */ };
	struct bigrams *bigrams = ARENA_ARRAY(arena, struct bigrams, list->count + 1);
	for (size_t i = 0; i < list->count; i++) {
		bigrams[i] = bigrams_of(arena, list->items[i]->content, MAX_BYTES);
	}
	return bigrams;
}

void parts_match_similar(struct arena *arena, const struct part_list *before,
                         const struct part_list *after)
{
	struct candidates candidates = {0};
	struct bigrams *old_bigrams = bigrams_of_list(arena, before);
	struct bigrams *new_bigrams = bigrams_of_list(arena, after);
	candidates_find(&candidates, arena, old_bigrams, before->count, new_bigrams, after->count);
	for (size_t i = 0; i < candidates.count; i++) {
		struct candidate *candidate = &candidates.items[i];
		candidate->score = bigrams_similarity(&old_bigrams[candidate->before],
		                                      &new_bigrams[candidate->after]);
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

uint64_t part_weight(const struct part *before, const struct part *after)
{
	/* Powers of two: each above what many of the kind before come to, and far from the end. */
	enum { OWN = 20, FACT = 22, TEXT = 26, CONTAINER = 32 };
	enum node_kind kind = (enum node_kind)after->node->kind;
	int power = TEXT;
	if (node_kind_is_fact(kind)) {
		power = FACT;
	} else if (kind == NODE_DIRECTION || kind == NODE_SECTION || kind == NODE_HEADING) {
		power = CONTAINER;
	}
	uint32_t own = str_hash(before->content) + str_hash(after->content) +
	               str_hash(before->node->key) + str_hash(after->node->key);
	return (UINT64_C(1) << power) + (own >> (32 - OWN));
}

struct str part_title(const struct part *part)
{
	for (const struct part *child = part->first; child; child = child->next) {
		if (child->node->kind == NODE_HEADING) {
			return child->text;
		}
	}
	return (struct str){0};
}
