/* The totals added up again, from figures that have been verified. Whether they should agree
 * with what the text states is the audit's concern: here they are put side by side. */
#include <inttypes.h>
#include <stdlib.h>

#include "cmd/verify_model.h"

/* A direction on the way to the node that is being looked at. */
struct open_direction {
	const struct node *node;
	size_t index; /* among all directions, in document order */
};

enum { DEPTH_LIMIT = 512 /* more than a model from XML can have */ };

struct sum {
	enum node_kind kind;
	struct open_direction open[DEPTH_LIMIT];
	size_t depth;
	size_t directions; /* seen so far */
	bool *has_inner;   /* by index: a direction within it has a figure of the kind */
	size_t has_inner_capacity;
	struct {
		const struct figure *figure;
		size_t direction;
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

/* Enters a direction: those that it does not stand in are over. */
static void enter(struct sum *sum, const struct node *direction)
{
	const struct node *holder = direction_of(direction);
	while (sum->depth > 0 && sum->open[sum->depth - 1].node != holder) {
		sum->depth--;
	}
	size_t count = sum->directions;
	ARENA_PUSH(sum->arena, sum->has_inner, count, sum->has_inner_capacity, false);
	if (sum->depth < DEPTH_LIMIT) {
		sum->open[sum->depth++] = (struct open_direction){direction, sum->directions};
	}
	sum->directions = count;
}

/* Notes a figure of the innermost open direction, which so hides those of the outer ones. */
static void note(struct sum *sum, const struct node *fact)
{
	const struct node *direction = direction_of(fact);
	while (sum->depth > 0 && sum->open[sum->depth - 1].node != direction) {
		sum->depth--;
	}
	if (sum->depth == 0 || !fact->figure) {
		return;
	}
	bool is_total = fact->figure->per.size == 0; /* so much for each replaces no total */
	for (size_t i = sum->depth - 1;
	     is_total && i > 0 && !sum->has_inner[sum->open[i - 1].index]; i--) {
		sum->has_inner[sum->open[i - 1].index] = true;
	}
	sum->terms = arena_grow(sum->arena, sum->terms, sum->term_count, &sum->term_capacity,
	                        sizeof *sum->terms);
	sum->terms[sum->term_count].figure = fact->figure;
	sum->terms[sum->term_count++].direction = sum->open[sum->depth - 1].index;
}

static void collect(struct sum *sum, const struct node *body)
{
	uint32_t ended;
	for (const struct node *node = body; node; node = node_next(node, body, &ended)) {
		if (node->kind == NODE_DIRECTION) {
			enter(sum, node);
		} else if (node->kind == sum->kind) {
			note(sum, node);
		}
	}
}

void verify_add_up(struct verify_sum *out, const struct model *model, enum node_kind kind,
                   struct arena *arena)
{
	struct sum *sum = ARENA_NEW(arena, struct sum);
	sum->kind = kind;
	sum->arena = arena;
	collect(sum, model->body);
	*out = (struct verify_sum){.kind = kind};
	for (size_t i = 0; i < sum->term_count; i++) {
		const struct figure *figure = sum->terms[i].figure;
		if (sum->has_inner[sum->terms[i].direction]) {
			continue;
		}
		if (out->terms + out->left_out == 0 && kind == NODE_FUNDS) {
			out->unit = figure->unit;
		}
		/* A classifier is no other unit: 6 of one and 6 of another are both projects. */
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

/* How many different partners the directions have. */
static size_t count_partners(const struct model *model, struct arena *arena)
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

/* How many directions there are that are in no other. */
static size_t count_directions(const struct model *model)
{
	size_t count = 0;
	uint32_t ended;
	for (const struct node *node = model->body; node;
	     node = node_next(node, model->body, &ended)) {
		count += node->kind == NODE_DIRECTION && !direction_of(node);
	}
	return count;
}

/* ---- printing ---- */

static void print_number(FILE *out, struct decimal number, struct str unit)
{
	char digits[DECIMAL_TEXT_SIZE];
	size_t size = decimal_write(number, digits);
	fprintf(out, "%.*s", (int)size, digits);
	if (unit.size > 0) {
		fprintf(out, " %.*s", STR_FORMAT(unit));
	}
}

/* What the document states of a kind, and how far off that is. */
static void print_stated(FILE *out, const struct model *model, enum node_kind kind,
                         struct decimal sum, struct str unit)
{
	for (const struct node *node = model->stated->first; node; node = node->next) {
		if (node->kind != kind || !node->figure || !node->figure->has_value) {
			continue;
		}
		const struct figure *figure = node->figure;
		struct decimal difference;
		fprintf(out, ", stated %.*s ", STR_FORMAT(relation_name(figure->relation)));
		print_number(out, figure->value,
		             kind == NODE_FUNDS ? figure->unit : (struct str){0});
		if ((kind == NODE_FUNDS && !str_equal(unit, figure->unit)) ||
		    !decimal_subtract(&difference, sum, figure->value)) {
			continue;
		}
		fprintf(out, ", difference ");
		print_number(out, difference, unit);
	}
	fprintf(out, "\n");
}

static void print_sum(FILE *out, const struct model *model, enum node_kind kind,
                      struct arena *arena)
{
	struct verify_sum sum;
	verify_add_up(&sum, model, kind, arena);
	if (sum.terms + sum.left_out == 0) {
		return;
	}
	fprintf(out, "%.*s: %zu terms, sum ", STR_FORMAT(node_kind_name(kind)), sum.terms);
	print_number(out, sum.value, sum.unit);
	if (sum.left_out > 0) {
		fprintf(out, ", %zu left out", sum.left_out);
	}
	print_stated(out, model, kind, sum.value, sum.unit);
}

static void print_count(FILE *out, const struct model *model, enum node_kind kind, size_t count)
{
	if (count > 0) {
		struct str name = node_kind_name(kind);
		struct decimal number = {(int64_t)count, 0};
		fprintf(out, "%.*s: %zu counted", STR_FORMAT(name), count);
		print_stated(out, model, kind, number, (struct str){0});
	}
}

void verify_print_sums(FILE *out, const struct model *model, struct arena *arena)
{
	print_count(out, model, NODE_DIRECTIONS, count_directions(model));
	print_count(out, model, NODE_PARTNERS, count_partners(model, arena));
	print_sum(out, model, NODE_PROJECTS, arena);
	print_sum(out, model, NODE_FUNDS, arena);
}
