/* Adds up the totals again, from verified figures. The audit decides whether they should agree with
 * what the text states; here they are only shown beside it. */
#include <inttypes.h>
#include <stdlib.h>

#include "base/search.h"
#include "verify/verification.h"

/* A direction around the node that the walk has reached. */
struct open_direction {
	const struct node *node;
	size_t index; /* among all directions, in document order */
};

/* A direction that the walk has entered. */
struct seen_direction {
	const struct node *node;
	size_t holder;  /* the index of the direction around it, or NOWHERE */
	bool has_inner; /* a direction within it has a figure of the kind */
	bool has_total; /* it has a total itself, alone or with others */
};

enum { DEPTH_LIMIT = 512 /* more than a model from XML can have */ };
#define NOWHERE SIZE_MAX

struct sum {
	enum node_kind kind;
	struct open_direction open[DEPTH_LIMIT];
	size_t depth;
	struct seen_direction *seen; /* by index */
	size_t seen_count;
	size_t seen_capacity;
	const struct node **shared; /* facts stated for several directions together */
	size_t shared_count;
	size_t shared_capacity;
	struct {
		const struct figure *figure;
		size_t direction; /* or NOWHERE: of several */
	} * terms;
	size_t term_count;
	size_t term_capacity;
	struct arena *arena;
};

static const struct node *direction_of(const struct node *node)
{
	const struct node *at = node->parent;
	while (at && at->kind != NODE_DIRECTION) {
		at = at->parent;
	}
	return at;
}

/* Enters a direction, and leaves the open ones that it does not stand in. */
static void enter(struct sum *sum, const struct node *direction)
{
	const struct node *holder = direction_of(direction);
	while (sum->depth > 0 && sum->open[sum->depth - 1].node != holder) {
		sum->depth--;
	}
	struct seen_direction seen = {.node = direction,
	                              .holder = sum->depth > 0 ? sum->open[sum->depth - 1].index
	                                                       : NOWHERE};
	if (sum->depth < DEPTH_LIMIT) {
		sum->open[sum->depth++] = (struct open_direction){direction, sum->seen_count};
	}
	ARENA_PUSH(sum->arena, sum->seen, sum->seen_count, sum->seen_capacity, seen);
}

static void add_term(struct sum *sum, const struct figure *figure, size_t direction)
{
	sum->terms = arena_grow(sum->arena, sum->terms, sum->term_count, &sum->term_capacity,
	                        sizeof *sum->terms);
	sum->terms[sum->term_count].figure = figure;
	sum->terms[sum->term_count++].direction = direction;
}

/* Marks the directions around one with a total, since their own totals then do not count. */
static void hide_outer(struct sum *sum, size_t direction)
{
	size_t outer = sum->seen[direction].holder;
	for (; outer != NOWHERE && !sum->seen[outer].has_inner; outer = sum->seen[outer].holder) {
		sum->seen[outer].has_inner = true;
	}
	sum->seen[direction].has_total = true;
}

/* Adds a figure of the innermost open direction. */
static void note(struct sum *sum, const struct node *fact)
{
	const struct node *direction = direction_of(fact);
	while (sum->depth > 0 && sum->open[sum->depth - 1].node != direction) {
		sum->depth--;
	}
	if (sum->depth == 0 || !fact->figure || fact->whole) {
		return; /* its whole already counts it */
	}
	size_t index = sum->open[sum->depth - 1].index;
	if (fact->figure->per.size == 0) { /* an amount per something replaces no total */
		hide_outer(sum, index);
	}
	add_term(sum, fact->figure, index);
}

static void collect(struct sum *sum, const struct node *body)
{
	uint32_t ended;
	for (const struct node *node = body; node; node = node_next(node, body, &ended)) {
		if (node->kind == NODE_DIRECTION) {
			enter(sum, node);
		} else if (node->kind == sum->kind && node->of.size > 0 && node->figure) {
			ARENA_PUSH(sum->arena, sum->shared, sum->shared_count, sum->shared_capacity,
			           node);
		} else if (node->kind == sum->kind) {
			note(sum, node);
		}
	}
}

/* ---- facts of several directions ---- */

static int compare_ids(const void *a, const void *b, void *context)
{
	const struct sum *sum = context;
	return str_compare(sum->seen[*(const size_t *)a].node->id,
	                   sum->seen[*(const size_t *)b].node->id);
}

/* The indexes of the directions, sorted by id. */
static size_t *sort_by_id(struct sum *sum)
{
	size_t *by_id = ARENA_ARRAY(sum->arena, size_t, sum->seen_count + 1);
	for (size_t i = 0; i < sum->seen_count; i++) {
		by_id[i] = i;
	}
	if (sum->seen_count > 0) {
		qsort_r(by_id, sum->seen_count, sizeof *by_id, compare_ids, sum);
	}
	return by_id;
}

static size_t find_id(const struct sum *sum, const size_t *by_id, struct str id)
{
	size_t i;
	SEARCH_FIRST(i, 0, sum->seen_count, str_compare(sum->seen[by_id[i]].node->id, id) < 0);
	return i < sum->seen_count && str_equal(sum->seen[by_id[i]].node->id, id) ? by_id[i]
	                                                                          : NOWHERE;
}

/* Adds a figure that several directions share, once. Leaves it out if one of them has its own,
 * which the shared one then includes. */
static void note_shared(struct sum *sum, const size_t *by_id, const struct node *fact)
{
	bool is_total = fact->figure->per.size == 0;
	size_t first = NOWHERE;
	for (int pass = 0; pass < 2; pass++) {
		struct str id;
		for (struct str ids = fact->of; (id = model_next_id(&ids)).size > 0;) {
			size_t index = find_id(sum, by_id, id);
			if (index == NOWHERE) {
				continue;
			}
			const struct seen_direction *seen = &sum->seen[index];
			if (pass == 0 && is_total && (seen->has_inner || seen->has_total)) {
				return;
			}
			first = first == NOWHERE ? index : first;
			if (pass == 1 && is_total) {
				hide_outer(sum, index);
			}
		}
	}
	if (first != NOWHERE) {
		add_term(sum, fact->figure, NOWHERE);
	}
}

void verify_add_up(struct verify_sum *out, const struct model *model, enum node_kind kind,
                   struct arena *arena)
{
	struct sum *sum = ARENA_NEW(arena, struct sum);
	sum->kind = kind;
	sum->arena = arena;
	collect(sum, model->body);
	const size_t *by_id = sum->shared_count > 0 ? sort_by_id(sum) : NULL;
	for (size_t i = 0; i < sum->shared_count; i++) {
		note_shared(sum, by_id, sum->shared[i]);
	}
	*out = (struct verify_sum){.kind = kind};
	for (size_t i = 0; i < sum->term_count; i++) {
		const struct figure *figure = sum->terms[i].figure;
		size_t direction = sum->terms[i].direction;
		if (direction != NOWHERE && sum->seen[direction].has_inner) {
			continue;
		}
		if (out->terms + out->left_out == 0 && kind == NODE_FUNDS) {
			out->unit = figure->unit;
		}
		/* Classifiers do not distinguish units: all of them count projects. */
		bool is_other = kind == NODE_FUNDS && !str_equal(out->unit, figure->unit);
		if (is_other || !figure->has_value || figure->per.size > 0 ||
		    !decimal_add(&out->value, out->value, figure->value)) {
			out->left_out++;
		} else {
			out->terms++;
		}
	}
}

/* ---- counting ---- */

static int compare_codes(const void *a, const void *b)
{
	const struct str *left = a;
	const struct str *right = b;
	return str_compare(*left, *right);
}

size_t verify_count_partners(const struct model *model, struct arena *arena)
{
	struct str *codes = NULL;
	size_t count = 0;
	size_t capacity = 0;
	uint32_t ended;
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		if (node->kind == NODE_PARTNER) {
			struct str code = node->code.size > 0 ? node->code : node->text;
			ARENA_PUSH(arena, codes, count, capacity, code);
		}
	}
	if (count > 0) {
		qsort(codes, count, sizeof *codes, compare_codes);
	}
	size_t different = 0;
	for (size_t i = 0; i < count; i++) {
		different += i == 0 || !str_equal(codes[i], codes[i - 1]);
	}
	return different;
}

size_t verify_count_directions(const struct model *model)
{
	size_t count = 0;
	uint32_t ended;
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		count += node->kind == NODE_DIRECTION && !direction_of(node);
	}
	return count;
}
