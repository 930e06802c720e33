/* One walk over a model. The forms of its texts stand one behind another in one string, so that what
 * a part contains is a slice of it. */
#include "diff/outline.h"

#include <assert.h>
#include <stdlib.h>

#include "diff/form.h"

/* Behind each text, so that two texts are never taken for one. */
#define TEXT_END STR("\x1E")

struct layout {
	struct arena *arena;
	struct outline *out;
	char *forms;
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
	memcpy(layout->forms + layout->size, text.data, text.size);
	layout->size += text.size;
}

/* Facts only point into the text, which says it already. */
static void lay_out_text(struct layout *layout, struct part *part)
{
	const struct node *node = part->node;
	part->content.data = layout->forms + layout->size;
	if (node->text.size == 0) {
		return;
	}
	part->text = form_without_stops(form_of(layout->arena, node->text));
	if (!node_kind_is_fact((enum node_kind)node->kind)) {
		append(layout, part->text);
		append(layout, TEXT_END);
	}
}

static void end_part(const struct layout *layout, struct part *part)
{
	part->content.size = (size_t)(layout->forms + layout->size - part->content.data);
}

static struct part *lay_out_tree(struct layout *layout, const struct node *root)
{
	struct outline *out = layout->out;
	struct part *first = &out->parts[out->count];
	struct part *holder = NULL;
	struct part *before = NULL; /* the sibling before, once holder is known */
	for (const struct node *node = root; node;) {
		struct part *part = &out->parts[out->count];
		*part =
		    (struct part){.node = node, .parent = holder, .position = (uint32_t)out->count};
		out->count++;
		if (before) {
			before->next = part;
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

void outline_from_model(struct outline *out, struct arena *arena, const struct model *model)
{
	const struct node *roots[] = {model->stated, model->body, model->mentions};
	struct layout layout = {.arena = arena, .out = out};
	size_t count = 0;
	size_t bytes = 0;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		bytes += add_sizes(roots[i], &count);
	}
	*out = (struct outline){.model = model, .parts = ARENA_ARRAY(arena, struct part, count)};
	layout.forms = arena_alloc(arena, bytes + 1);
	out->stated = lay_out_tree(&layout, model->stated);
	out->body = lay_out_tree(&layout, model->body);
	out->mentions = lay_out_tree(&layout, model->mentions);
}

static int compare_ids(const void *a, const void *b)
{
	const struct part *left = *(struct part *const *)a;
	const struct part *right = *(struct part *const *)b;
	int order = str_compare(left->node->id, right->node->id);
	return order != 0 ? order
	                  : (left->position > right->position) - (left->position < right->position);
}

struct part *part_of_id(struct outline *outline, struct arena *arena, struct str id)
{
	if (!outline->by_id) {
		outline->by_id = ARENA_ARRAY(arena, struct part *, outline->count + 1);
		for (size_t i = 0; i < outline->count; i++) {
			struct part *part = &outline->parts[i];
			if (part->node->kind == NODE_DIRECTION && part->node->id.size > 0) {
				outline->by_id[outline->id_count++] = part;
			}
		}
		qsort(outline->by_id, outline->id_count, sizeof *outline->by_id, compare_ids);
	}
	size_t low = 0;
	size_t high = outline->id_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_compare(outline->by_id[middle]->node->id, id) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	bool is_there = low < outline->id_count && str_equal(outline->by_id[low]->node->id, id);
	return is_there ? outline->by_id[low] : NULL;
}

void parts_match(struct part *before, struct part *after, uint32_t similarity)
{
	before->match = after;
	after->match = before;
	before->similarity = similarity;
	after->similarity = similarity;
}

struct part_list directions_in(struct arena *arena, const struct part *part)
{
	struct part_list list = {0};
	for (struct part *at = part->first; at;) {
		bool is_direction = at->node->kind == NODE_DIRECTION;
		if (is_direction) {
			ARENA_PUSH(arena, list.items, list.count, list.capacity, at);
		} else if (at->first) {
			at = at->first;
			continue;
		}
		while (!at->next && at->parent != part) {
			at = at->parent;
		}
		at = at->next;
	}
	return list;
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
