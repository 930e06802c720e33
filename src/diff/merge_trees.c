/* Two trees to one: that of the new model, with what is gone at the place where it stood. What has
 * left its place leaves a mark there. */
#include "diff/comparison.h"
#include "diff/figures.h"
#include "diff/sequence.h"
#include "diff/tables.h"

struct merger {
	struct comparison *comparison;
	struct arena *arena;
	struct arena scratch; /* of what the children of two parts need while they are compared */
};

static struct marked *new_marked(struct merger *merger, struct marked *parent,
                                 const struct node *before, const struct node *after)
{
	struct marked *marked = ARENA_NEW(merger->arena, struct marked);
	marked->before = before;
	marked->after = after;
	marked->parent = parent;
	if (parent && parent->last) {
		parent->last->next = marked;
	} else if (parent) {
		parent->first = marked;
	}
	if (parent) {
		parent->last = marked;
	}
	return marked;
}

/* ---- the children of two parts, in one order ---- */

/* The children of a part (NULL: none), each with the index of what it stays beside in the other. */
struct row {
	struct part **parts;
	uint32_t *anchors; /* index into the other row, or NO_MATCH */
	size_t count;
};

static struct row row_of(struct arena *arena, const struct part *part)
{
	struct row row = {0};
	const struct part *first = part ? part->first : NULL;
	for (const struct part *child = first; child; child = child->next) {
		row.count++;
	}
	row.parts = ARENA_ARRAY(arena, struct part *, row.count + 1);
	row.anchors = ARENA_ARRAY(arena, uint32_t, row.count + 1);
	size_t i = 0;
	for (struct part *child = part ? part->first : NULL; child; child = child->next) {
		row.anchors[i] = NO_MATCH;
		row.parts[i++] = child;
	}
	return row;
}

/* Whether a child may stay where it is: its match stands in the same two parts. Directions have been
 * asked before, in the order of the whole document. */
static bool may_stay(const struct part *child, const struct part *other)
{
	return child->match && child->match->parent == other &&
	       !(child->node->kind == NODE_DIRECTION && child->is_moved);
}

/* Which children stay in their order. The others of the same two parts have moved. */
static void find_anchors(struct merger *merger, struct row *before, struct row *after,
                         const struct part *other)
{
	if (before->count == 0 || after->count == 0) {
		return;
	}
	struct arena *scratch = &merger->scratch;
	struct link *links = ARENA_ARRAY(scratch, struct link, before->count);
	size_t count = 0;
	uint32_t first = after->parts[0]->position;
	uint32_t last = after->parts[after->count - 1]->position;
	uint32_t *index = ARENA_ARRAY(scratch, uint32_t, last - first + 1); /* by position */
	for (size_t j = 0; j < after->count; j++) {
		index[after->parts[j]->position - first] = (uint32_t)j;
	}
	for (size_t i = 0; i < before->count; i++) {
		struct part *part = before->parts[i];
		if (may_stay(part, other)) {
			links[count++] =
			    (struct link){(uint32_t)i, index[part->match->position - first],
			                  part_weight(part, part->match), false};
		}
	}
	sequence_keep(scratch, links, count);
	for (size_t i = 0; i < count; i++) {
		struct part *part = before->parts[links[i].from];
		if (links[i].is_kept) {
			before->anchors[links[i].from] = links[i].to;
			after->anchors[links[i].to] = links[i].from;
		} else {
			part->is_moved = true;
			part->match->is_moved = true;
		}
	}
	arena_clear(scratch);
}

static void merge(struct merger *merger, struct marked *marked, struct part *before,
                  struct part *after);

/* What stood here in the old model: gone, or to be found elsewhere. */
static void add_old(struct merger *merger, struct marked *parent, struct part *part)
{
	struct marked *marked = new_marked(merger, parent, part->node, NULL);
	part->marked = marked;
	marked->is_split = part->is_split;
	marked->is_immaterial = part->is_immaterial;
	if (!part->match) { /* else it is to be pointed to its target when that is there */
		merge(merger, marked, part, NULL);
	}
}

/* What stands here in the new model. */
static void add_new(struct merger *merger, struct marked *parent, struct part *part,
                    bool has_stayed)
{
	struct part *old = part->match;
	struct marked *marked = new_marked(merger, parent, old ? old->node : NULL, part->node);
	part->marked = marked;
	marked->similarity = part->similarity;
	marked->is_relocated = old && !has_stayed;
	marked->is_moved = old && part->is_moved;
	marked->is_split = part->is_split;
	marked->is_immaterial = part->is_immaterial;
	marked->has_other_rows = part->has_other_rows;
	merge(merger, marked, old, part);
}

/* Between two that stay: first what is old, then what is new. */
static void merge(struct merger *merger, struct marked *marked, struct part *before,
                  struct part *after)
{
	if (!(before && before->first) && !(after && after->first)) {
		return;
	}
	struct row old = row_of(merger->arena, before);
	struct row new = row_of(merger->arena, after);
	find_anchors(merger, &old, &new, after);
	size_t i = 0;
	for (size_t j = 0; j <= new.count;) {
		size_t end = j; /* the next that stays, or the end */
		while (end < new.count &&new.anchors[end] == NO_MATCH) {
			end++;
		}
		size_t old_end = end < new.count ? new.anchors[end] : old.count;
		while (i < old_end) {
			add_old(merger, marked, old.parts[i++]);
		}
		while (j < end) {
			add_new(merger, marked, new.parts[j++], false);
		}
		if (j < new.count) {
			add_new(merger, marked, new.parts[j], true);
			i++;
		}
		j++;
	}
}

static struct marked *merge_root(struct merger *merger, struct part *before, struct part *after)
{
	struct marked *root = new_marked(merger, NULL, before->node, after->node);
	merge(merger, root, before, after);
	return root;
}

/* ---- what is beside the tree's shape ---- */

/* Points each mark that something left to where that is now. */
static void point_to_targets(const struct outline *before)
{
	for (size_t i = 0; i < before->count; i++) {
		const struct part *part = &before->parts[i];
		if (part->marked && part->match) {
			part->marked->target = part->match->marked;
		}
	}
}

/* The columns of a table that stands on one side alone, or of two that are one: those of the new, and
 * those that are gone before the next that has stayed. */
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

/* The tables of the tree; those of one side alone have not been laid out before. */
static void find_columns(struct comparison *comparison)
{
	const struct outline *outlines[] = {&comparison->before, &comparison->after};
	for (size_t side = 0; side < 2; side++) {
		for (size_t i = 0; i < outlines[side]->count; i++) {
			struct part *part = &outlines[side]->parts[i];
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

static void number_targets(struct marked *root, uint32_t *last)
{
	uint32_t ended;
	for (struct marked *at = root; at; at = marked_next(at, root, &ended)) {
		if (at->is_relocated) {
			at->id = ++*last;
		}
	}
}

/* What differs between the old and the new of each that is both. */
static void compare_nodes(struct comparison *comparison, struct marked *root)
{
	uint32_t ended;
	for (struct marked *at = root; at; at = marked_next(at, root, &ended)) {
		if (!at->before || !at->after) {
			continue;
		}
		const struct passage old = {at->before->text, &at->before->place};
		const struct passage new = {at->after->text, &at->after->place};
		pieces_from_passages(&at->pieces, &comparison->prose, &old, &new);
		at->pieces.has_edit |= comparison->options.strict_text && at->pieces.count > 0;
		if (at->before->figure && at->after->figure) {
			compare_figures(at);
			at->pieces.has_edit &= at->after->kind != NODE_CELL ||
			                       at->figure.aspects > 0 ||
			                       comparison->options.strict_text;
		}
	}
}

void merge_trees(struct comparison *comparison)
{
	struct merger merger = {.comparison = comparison, .arena = comparison->arena};
	struct changes *changes = comparison->changes;
	struct outline *before = &comparison->before;
	struct outline *after = &comparison->after;
	changes->stated = merge_root(&merger, before->stated, after->stated);
	changes->body = merge_root(&merger, before->body, after->body);
	changes->mentions = merge_root(&merger, before->mentions, after->mentions);
	arena_release(&merger.scratch);
	point_to_targets(before);
	find_columns(comparison);
	struct marked *roots[] = {changes->stated, changes->body, changes->mentions};
	uint32_t last = 0;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		number_targets(roots[i], &last);
		compare_nodes(comparison, roots[i]);
	}
	const struct passage old = {before->model->title, &before->model->title_place};
	const struct passage new = {after->model->title, &after->model->title_place};
	pieces_from_passages(&changes->title, &comparison->prose, &old, &new);
}
