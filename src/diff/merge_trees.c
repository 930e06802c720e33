/* Merges two trees into one: that of the new model, with what is gone at the place where it
 * stood. What stands elsewhere now leaves a mark at its old place. */
#include "diff/comparison.h"
#include "diff/figures.h"
#include "diff/sequence.h"
#include "diff/tables.h"

/* A node of the tree for a part of the old model, of the new, or of both (NULL: none). */
static struct marked *new_marked(struct arena *arena, struct marked *parent,
                                 const struct part *before, struct part *after)
{
	struct marked *marked = ARENA_NEW(arena, struct marked);
	marked->before = before ? before->node : NULL;
	marked->after = after ? after->node : NULL;
	marked->parent = parent;
	if (parent) {
		*(parent->last ? &parent->last->next : &parent->first) = marked;
		parent->last = marked;
	}
	return marked;
}

/* ---- the children of two parts, in one order ---- */

/* Whether a child may stay where it is: its match stands in the same two parts. Which directions
 * have moved is known already, from the whole document. */
static bool may_stay(const struct part *child, const struct part *after)
{
	return child->match && child->match->parent == after &&
	       !(child->node->kind == NODE_DIRECTION && child->is_moved);
}

/* Finds which children stay in their order. The others of the same two parts have moved. */
static void find_staying(struct arena *scratch, const struct part *before, const struct part *after)
{
	struct part_list list = {0};
	for (struct part *child = before->first; child; child = child->next) {
		if (may_stay(child, after)) {
			ARENA_PUSH(scratch, list.items, list.count, list.capacity, child);
		}
	}
	struct link *links = ARENA_ARRAY(scratch, struct link, list.count + 1);
	for (size_t i = 0; i < list.count; i++) {
		struct part *match = list.items[i]->match;
		links[i] = (struct link){list.items[i]->index, match->index,
		                         part_weight(list.items[i], match), false};
	}
	sequence_keep(scratch, links, list.count);
	for (size_t i = 0; i < list.count; i++) {
		struct part *child = list.items[i];
		child->match->has_stayed = links[i].is_kept;
		child->is_moved = child->is_moved || !links[i].is_kept;
		child->match->is_moved = child->match->is_moved || !links[i].is_kept;
	}
	arena_release(scratch);
}

static void merge(struct comparison *comparison, struct marked *marked, const struct part *before,
                  const struct part *after);

/* Adds what stood here in the old model and is gone, or stands elsewhere now. */
static void add_old(struct comparison *comparison, struct marked *parent, struct part *part)
{
	struct marked *marked = new_marked(comparison->arena, parent, part, NULL);
	part->marked = marked;
	marked->is_split = part->is_split;
	marked->is_immaterial = part->is_immaterial;
	if (!part->match) { /* else point_to_targets sets its target */
		merge(comparison, marked, part, NULL);
	}
}

/* What stands here in the new model. */
static void add_new(struct comparison *comparison, struct marked *parent, struct part *part)
{
	struct marked *marked = new_marked(comparison->arena, parent, part->match, part);
	part->marked = marked;
	marked->similarity = part->similarity;
	marked->is_relocated = part->match && !part->has_stayed;
	marked->is_moved = part->match && part->is_moved;
	marked->is_split = part->is_split;
	marked->is_immaterial = part->is_immaterial;
	marked->has_other_rows = part->has_other_rows;
	merge(comparison, marked, part->match, part);
}

/* Merges the children of two parts. Between two that stay, first what is old, then what is new. */
static void merge(struct comparison *comparison, struct marked *marked, const struct part *before,
                  const struct part *after)
{
	struct part *old = before ? before->first : NULL;
	struct part *new = after ? after->first : NULL;
	if (old && new) {
		find_staying(&comparison->scratch, before, after);
	}
	while (old || new) {
		struct part *staying = new;
		while (staying && !staying->has_stayed) {
			staying = staying->next;
		}
		for (; old && !(staying && old == staying->match); old = old->next) {
			add_old(comparison, marked, old);
		}
		for (; new != staying; new = new->next) {
			add_new(comparison, marked, new);
		}
		if (staying) {
			add_new(comparison, marked, staying);
			old = old ? old->next : NULL;
			new = staying->next;
		}
	}
}

static struct marked *merge_root(struct comparison *comparison, const struct part *before,
                                 struct part *after)
{
	struct marked *root = new_marked(comparison->arena, NULL, before, after);
	merge(comparison, root, before, after);
	return root;
}

/* ---- what is beside the tree's shape ---- */

/* Sets the target of each mark that something left at its old place. */
static void point_to_targets(const struct parts *before)
{
	for (size_t i = 0; i < before->count; i++) {
		const struct part *part = &before->items[i];
		if (part->marked && part->match) {
			part->marked->target = part->match->marked;
		}
	}
}

/* The columns of a table that stands on one side alone (the other is NULL), or of two that are
 * one: those of the new table, and those that are gone before the next that has stayed. */
static struct compared_columns *columns_of(struct arena *arena, const struct table *before,
                                           const struct table *after)
{
	struct compared_columns *out = ARENA_NEW(arena, struct compared_columns);
	size_t counts[] = {before ? before->column_count : 0, after ? after->column_count : 0};
	size_t i = 0;
	out->items = ARENA_ARRAY(arena, struct compared_column, counts[0] + counts[1] + 1);
	for (size_t side = 0; side < 2; side++) {
		out->sides[side] =
		    ARENA_ARRAY(arena, const struct compared_column *, counts[side] + 1);
		out->side_counts[side] = counts[side];
	}
	for (size_t j = 0; j <= counts[1]; j++) {
		const struct column *new = j < counts[1] ? &after->columns[j] : NULL;
		bool has_stayed = before && new &&new->match != NO_MATCH && !new->is_moved;
		size_t end = !new ? counts[0] : has_stayed ? new->match : i;
		for (; before && i < end; i++) {
			const struct column *old = &before->columns[i];
			if (old->match == NO_MATCH || !after) {
				struct compared_column *column = &out->items[out->count++];
				*column = (struct compared_column){.before = old->number,
				                                   .words = {old->words}};
				column->at = old->head ? old->head->marked : NULL;
				out->sides[0][i] = column;
			}
		}
		if (new) {
			struct compared_column *column = &out->items[out->count++];
			*column = (struct compared_column){.after = new->number,
			                                   .is_moved = new->is_moved,
			                                   .words = {{0}, new->words}};
			column->at = new->head ? new->head->marked : NULL;
			out->sides[1][j] = column;
			if (before && new->match != NO_MATCH) {
				column->before = before->columns[new->match].number;
				column->words[0] = before->columns[new->match].words;
				out->sides[0][new->match] = column;
			}
		}
		i += has_stayed;
	}
	return out;
}

/* Finds the columns of the tables in the tree. Those on one side alone are laid out only now. */
static void find_columns(struct comparison *comparison)
{
	const struct parts *sides[] = {&comparison->before, &comparison->after};
	for (size_t side = 0; side < 2; side++) {
		for (size_t i = 0; i < sides[side]->count; i++) {
			struct part *part = &sides[side]->items[i];
			bool is_table = part->node->kind == NODE_TABLE && part->marked;
			if (is_table && !part->match) {
				struct table *table = table_of(comparison->arena, part);
				part->marked->columns =
				    columns_of(comparison->arena, side == 0 ? table : NULL,
				               side == 0 ? NULL : table);
			} else if (is_table && side == 1) {
				part->marked->columns =
				    columns_of(comparison->arena, part->match->table, part->table);
			}
		}
	}
}

/* Numbers what has left its place, and finds what differs between the old and the new of each node
 * that is both. */
static void compare_nodes(struct comparison *comparison, struct marked *root, uint32_t *last_id)
{
	bool is_strict = comparison->options.strict_text;
	uint32_t ended;
	for (struct marked *at = root; at; at = marked_next(at, root, &ended)) {
		if (at->is_relocated) {
			at->id = ++*last_id;
		}
		if (!at->before || !at->after) {
			continue;
		}
		const struct passage old = {at->before->text, &at->before->place};
		const struct passage new = {at->after->text, &at->after->place};
		pieces_from_passages(&at->pieces, &comparison->prose, &old, &new);
		at->pieces.has_edit |= is_strict && at->pieces.count > 0;
		if (at->before->figure && at->after->figure) {
			compare_figures(at);
			at->pieces.has_edit &=
			    at->after->kind != NODE_CELL || at->figure.aspects > 0 || is_strict;
		}
	}
}

void merge_trees(struct comparison *comparison)
{
	struct changes *changes = comparison->changes;
	struct parts *before = &comparison->before;
	struct parts *after = &comparison->after;
	changes->stated = merge_root(comparison, before->stated, after->stated);
	changes->body = merge_root(comparison, before->body, after->body);
	changes->mentions = merge_root(comparison, before->mentions, after->mentions);
	point_to_targets(before);
	find_columns(comparison);
	uint32_t last_id = 0;
	compare_nodes(comparison, changes->stated, &last_id);
	compare_nodes(comparison, changes->body, &last_id);
	compare_nodes(comparison, changes->mentions, &last_id);
	const struct passage old = {before->model->title, &before->model->title_place};
	const struct passage new = {after->model->title, &after->model->title_place};
	pieces_from_passages(&changes->title, &comparison->prose, &old, &new);
}
