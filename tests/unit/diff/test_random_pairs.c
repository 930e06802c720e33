/* What holds of the comparison of any two models: it turns round, it is complete, it adds up. */
#include <criterion/criterion.h>

#include "diff/changes.h"
#include "hand_model.h"

enum { ROUNDS = 400, MOST_NODES = 4096 };

/* The nodes of a model that the tree has, in its order: those behind what left its place there. */
struct listing {
	const struct node *nodes[MOST_NODES];
	size_t count;
};

static void list_model(struct listing *out, const struct node *root)
{
	uint32_t ended;
	for (const struct node *node = root; node; node = node_next(node, root, &ended)) {
		out->nodes[out->count++] = node;
	}
}

/* Reads one side off the tree, as a person who applies it would: on the old side what has left its
 * place stands at the mark that it left. */
static void list_side(struct listing *out, const struct marked *at, bool is_after)
{
	const struct marked *real = !is_after && at->target ? at->target : at;
	const struct node *node = is_after ? real->after : real->before;
	if (!node || (is_after && at->target)) {
		return;
	}
	out->nodes[out->count++] = node;
	for (const struct marked *child = real->first; child; child = child->next) {
		if (is_after || !child->is_relocated || child->target) {
			list_side(out, child, is_after);
		}
	}
}

static void check_side(const struct changes *changes, const struct model *model, bool is_after)
{
	const struct marked *roots[] = {changes->stated, changes->body, changes->mentions};
	const struct node *trees[] = {model->stated, model->body, model->mentions};
	for (int i = 0; i < 3; i++) {
		static struct listing wanted;
		static struct listing got;
		wanted.count = 0;
		got.count = 0;
		list_model(&wanted, trees[i]);
		list_side(&got, roots[i], is_after);
		cr_assert_eq(wanted.count, got.count, "tree %d: %zu nodes, %zu in the tree", i,
		             wanted.count, got.count);
		for (size_t j = 0; j < wanted.count; j++) {
			cr_assert_eq(wanted.nodes[j], got.nodes[j], "tree %d, node %zu", i, j);
		}
	}
}

/* A change as a line that can be compared; turned round where asked. */
static struct str line(struct arena *arena, const struct change *change, bool turned)
{
	enum change_kind kind = change->kind;
	bool is_clause = change->left != NULL;
	if (turned && (kind == CHANGE_ADDED || kind == CHANGE_REMOVED)) {
		kind = kind == CHANGE_ADDED ? CHANGE_REMOVED : CHANGE_ADDED;
	}
	struct str from = turned ? change->to : change->from;
	struct str to = turned ? change->from : change->to;
	struct decimal delta = {0, 0};
	char digits[DECIMAL_TEXT_SIZE];
	if (change->at && change->at->figure.has_delta) {
		delta = change->at->figure.delta;
		delta.digits = turned ? -delta.digits : delta.digits;
	}
	return arena_format(
	    arena, "%d %.*s %.*s > %.*s %.*s kin %zu%s", kind,
	    is_clause ? 0 : (int)change->part.size, change->part.data, STR_FORMAT(from),
	    STR_FORMAT(to), (int)decimal_write(delta, digits), digits, change->counterpart_count,
	    change->counterpart_count > 0 && change->is_source != turned ? " source" : "");
}

static int compare_lines(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

static struct str *lines(struct arena *arena, const struct changes *changes, bool turned)
{
	struct str *out = ARENA_ARRAY(arena, struct str, changes->count + 1);
	for (size_t i = 0; i < changes->count; i++) {
		out[i] = line(arena, &changes->items[i], turned);
	}
	qsort(out, changes->count, sizeof *out, compare_lines);
	return out;
}

static void check_turned(struct arena *arena, const struct changes *there,
                         const struct changes *back, int round)
{
	struct str *one = lines(arena, there, false);
	struct str *other = lines(arena, back, true);
	for (size_t i = 0; i < there->count || i < back->count; i++) {
		struct str none = STR("none");
		struct str left = i < there->count ? one[i] : none;
		struct str right = i < back->count ? other[i] : none;
		cr_assert(str_equal(left, right), "round %d: %.*s | %.*s", round, STR_FORMAT(left),
		          STR_FORMAT(right));
	}
}

static void check_sums(const struct changes *changes)
{
	for (int kind = 0; kind < SUM_COUNT; kind++) {
		const struct roll_up *total = &changes->totals[kind];
		struct decimal sum = {0, 0};
		struct decimal difference;
		cr_assert_not(total->has_overflow);
		for (size_t i = 0; i < total->count; i++) {
			cr_assert(decimal_add(&sum, sum, total->contributions[i].delta));
		}
		cr_assert(decimal_subtract(&difference, total->summed[1], total->summed[0]));
		cr_assert_eq(decimal_compare(sum, difference), 0);
		cr_assert_eq(decimal_compare(sum, total->summed_delta), 0);
	}
}

Test(random_pairs, edited)
{
	struct chance chance = {7};
	for (int round = 0; round < ROUNDS; round++) {
		struct arena arena;
		struct hand_model hands[2];
		struct model models[2];
		struct changes there;
		struct changes back;
		struct changes same;
		struct changes again;
		arena_init(&arena);
		hand_model_random(&hands[0], &arena, &chance);
		hands[1] = hands[0];
		for (uint32_t edits = roll(&chance, 12); edits > 0; edits--) {
			hand_model_edit(&hands[1], &arena, &chance);
		}
		if (round % 8 == 0) { /* nothing to do with the other */
			hand_model_random(&hands[1], &arena, &chance);
		}
		hand_model_make(&models[0], &arena, &hands[0]);
		hand_model_make(&models[1], &arena, &hands[1]);
		changes_from_models(&there, &arena, &models[0], &models[1], NULL);
		changes_from_models(&back, &arena, &models[1], &models[0], NULL);
		changes_from_models(&same, &arena, &models[0], &models[0], NULL);
		changes_from_models(&again, &arena, &models[0], &models[1], NULL);
		cr_assert_eq(same.count, 0u, "round %d: a model is itself", round);
		check_side(&there, &models[0], false);
		check_side(&there, &models[1], true);
		check_turned(&arena, &there, &back, round);
		check_sums(&there);
		cr_assert_eq(there.count, again.count);
		for (size_t i = 0; i < there.count; i++) {
			struct str one = line(&arena, &there.items[i], false);
			cr_assert(str_equal(one, line(&arena, &again.items[i], false)));
		}
		arena_release(&arena);
	}
}
