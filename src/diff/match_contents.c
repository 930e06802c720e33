/* What stands in two parts that are one: which section, field, item, paragraph and fact of the one is
 * which of the other. Directions have been matched before (match_directions.c); here the rest is, by
 * what each is called or says, then by similarity. */
#include "diff/comparison.h"
#include "diff/form.h"
#include "diff/tables.h"

/* Whether a part stands in a column of a table that the other table has not. */
static bool is_in_lone_column(const struct part *part)
{
	const struct part *row = part->parent;
	bool is_in_table = part->node->column > 0 && part->node->kind != NODE_HEADING &&
	                   node_is_row(row->node) && row->parent && row->parent->table &&
	                   row->match && row->parent->match == row->match->parent;
	if (!is_in_table) {
		return false;
	}
	uint32_t at = table_column_at(row->parent->table, part->node->column);
	return at == NO_MATCH || row->parent->table->columns[at].match == NO_MATCH;
}

/* The children of a part that are to be matched here. */
static struct part_list contents_of(struct arena *arena, const struct part *part)
{
	struct part_list list = {0};
	for (struct part *child = part->first; child; child = child->next) {
		bool is_elsewhere = child->node->kind == NODE_DIRECTION ||
		                    child->node->kind == NODE_TABLE || node_is_row(child->node);
		if (!is_elsewhere && !child->match && !is_in_lone_column(child)) {
			ARENA_PUSH(arena, list.items, list.count, list.capacity, child);
		}
	}
	return list;
}

/* What a part is the same by: its kind with its name or what it says. */
static struct str identity_of(struct arena *arena, const struct part *part)
{
	const struct node *node = part->node;
	struct str by = part->text;
	switch ((enum node_kind)node->kind) {
	case NODE_FIELD:
		by = node->name;
		break;
	case NODE_HEADING:
		by = (struct str){0};
		break;
	case NODE_SECTION:
		by = part_title(part);
		break;
	case NODE_ITEM:
		by = part->content;
		break;
	case NODE_PARTNER:
		by = node->code.size > 0 ? node->code : part->text;
		break;
	case NODE_PROJECTS:
	case NODE_FUNDS:
	case NODE_DURATION:
	case NODE_DIRECTIONS:
	case NODE_PARTNERS:
		by = node->figure
		         ? arena_format(arena, "%.*s\x1F%.*s", STR_FORMAT(node->figure->per),
		                        STR_FORMAT(node_project_kind(node)))
		         : by;
		break;
	default:
		break;
	}
	return arena_format(arena, "%02x%.*s", (unsigned)node->kind, STR_FORMAT(by));
}

/* Matches what has the same identity: as much as can be in its order, and what is left in the order
 * in which it stands. */
static void match_same(struct comparison *comparison, const struct part_list *before,
                       const struct part_list *after)
{
	struct arena *arena = comparison->arena;
	size_t count = before->count + after->count;
	struct str *identities = ARENA_ARRAY(arena, struct str, count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct part *part =
		    i < before->count ? before->items[i] : after->items[i - before->count];
		identities[i] = identity_of(arena, part);
	}
	parts_match_by(arena, before, after, identities);
}

/* ---- sections and tables, by the directions that they share ---- */

/* The child of `holder` that holds a part. */
static struct part *child_around(struct part *part, const struct part *holder)
{
	while (part && part->parent != holder) {
		part = part->parent;
	}
	return part;
}

/* Whether a part holds fewer directions than a number; looks at no more than that. */
static bool has_fewer_directions(const struct part *part, size_t number)
{
	size_t count = 0;
	const struct part *at = part->first;
	while (at && count < number) {
		bool is_direction = at->node->kind == NODE_DIRECTION;
		count += is_direction;
		if (!is_direction && at->first) {
			at = at->first;
			continue;
		}
		while (!at->next && at->parent != part) {
			at = at->parent;
		}
		at = at->next;
	}
	return count < number;
}

/* A section whose directions are mostly in one section of the other model is that section; likewise a
 * table. */
static void match_holders(struct comparison *comparison, enum node_kind kind, struct part *before,
                          const struct part *after)
{
	for (struct part *section = before->first; section; section = section->next) {
		if (section->node->kind != kind || section->match) {
			continue;
		}
		struct part_list list = directions_in(comparison->arena, section);
		struct part *best = NULL;
		size_t votes = 0; /* of the majority (Boyer and Moore), less the others */
		size_t all = 0;
		for (size_t i = 0; i < list.count; i++) {
			struct part *other =
			    list.items[i]->match ? child_around(list.items[i]->match, after) : NULL;
			best = votes == 0 ? other : best;
			votes += best == other ? 1 : (size_t)-1;
		}
		for (size_t i = 0; i < list.count; i++) {
			all += best && list.items[i]->match &&
			       child_around(list.items[i]->match, after) == best;
		}
		if (best && best->node->kind == kind && !best->match && 2 * all > list.count &&
		    has_fewer_directions(best, 2 * all)) {
			parts_match(section, best, 0);
		}
	}
}

/* ---- paragraphs that are divided in other places ---- */

/* Paragraphs that follow one another and have no match, and what they say one behind another. */
struct stretch {
	struct part **parts;
	size_t count;
	char *text;
	size_t *ends; /* where each part ends in text */
};

/* The stretch that begins with a part (NULL: none). */
static struct stretch stretch_from(struct arena *arena, struct part *first)
{
	struct stretch out = {0};
	size_t size = 0;
	for (const struct part *part = first;
	     part && !part->match && part->node->kind == NODE_PARAGRAPH; part = part->next) {
		out.count++;
		size += part->node->text.size;
	}
	out.parts = ARENA_ARRAY(arena, struct part *, out.count + 1);
	out.ends = ARENA_ARRAY(arena, size_t, out.count + 1);
	out.text = arena_alloc(arena, size + 1);
	size = 0;
	for (size_t i = 0; i < out.count; i++, first = first->next) {
		struct str form = form_of(arena, first->node->text);
		memcpy(out.text + size, form.data, form.size);
		size += form.size;
		out.parts[i] = first;
		out.ends[i] = size;
	}
	return out;
}

static void mark_split(const struct stretch *stretch, size_t start, size_t end)
{
	for (size_t i = start; i < end; i++) {
		stretch->parts[i]->is_split = true;
	}
}

/* Marks what both say from the front on, as far as paragraphs end in both. */
static void mark_from_front(const struct stretch *before, const struct stretch *after)
{
	size_t i = 0;
	size_t j = 0;
	size_t old_done = 0;
	size_t new_done = 0;
	size_t same = 0; /* bytes */
	while (i < before->count && j < after->count) {
		size_t old_end = before->ends[i];
		size_t new_end = after->ends[j];
		size_t end = old_end < new_end ? old_end : new_end;
		if (memcmp(before->text + same, after->text + same, end - same) != 0) {
			return;
		}
		same = end;
		i += old_end == end;
		j += new_end == end;
		if (old_end == new_end) {
			mark_split(before, old_done, i);
			mark_split(after, new_done, j);
			old_done = i;
			new_done = j;
		}
	}
}

static size_t size_from(const struct stretch *stretch, size_t i)
{
	return stretch->ends[stretch->count - 1] - (i > 0 ? stretch->ends[i - 1] : 0);
}

/* The same from the end, up to what is marked. */
static void mark_from_back(const struct stretch *before, const struct stretch *after)
{
	size_t i = before->count;
	size_t j = after->count;
	size_t old_done = i;
	size_t new_done = j;
	size_t same = 0;
	while (i > 0 && j > 0 && !before->parts[i - 1]->is_split &&
	       !after->parts[j - 1]->is_split) {
		const char *old_end = before->text + before->ends[before->count - 1];
		const char *new_end = after->text + after->ends[after->count - 1];
		size_t old_size = size_from(before, i - 1);
		size_t new_size = size_from(after, j - 1);
		size_t size = old_size < new_size ? old_size : new_size;
		if (memcmp(old_end - size, new_end - size, size - same) != 0) {
			return;
		}
		same = size;
		i -= old_size == size;
		j -= new_size == size;
		if (old_size == new_size) {
			mark_split(before, i, old_done);
			mark_split(after, j, new_done);
			old_done = i;
			new_done = j;
		}
	}
}

/* Paragraphs that say the same together, and are only divided in other places, are no change. They
 * are looked for behind what is the same in both. */
static void find_divided(struct comparison *comparison, const struct part *before,
                         const struct part *after)
{
	const struct part *last = NULL; /* that is no fact */
	for (struct part *part = before->first; part; part = part->next) {
		bool is_paragraph = part->node->kind == NODE_PARAGRAPH;
		bool is_start = !last || (last->match && last->match->parent == after);
		if (is_paragraph && !part->match && is_start) {
			struct part *first = last ? last->match->next : after->first;
			while (first && node_kind_is_fact((enum node_kind)first->node->kind)) {
				first = first->next;
			}
			struct stretch old = stretch_from(comparison->arena, part);
			struct stretch new = stretch_from(comparison->arena, first);
			if (new.count > 0 && old.count + new.count > 2) {
				mark_from_front(&old, &new);
				mark_from_back(&old, &new);
			}
		}
		last = node_kind_is_fact((enum node_kind)part->node->kind) ? last : part;
	}
}

/* ---- by similarity ---- */

static bool is_of_words(const struct part *part)
{
	enum node_kind kind = (enum node_kind)part->node->kind;
	return kind == NODE_ITEM || kind == NODE_PARAGRAPH || kind == NODE_SECTION;
}

static struct part_list left_of(struct arena *arena, const struct part_list *list)
{
	struct part_list left = {0};
	for (size_t i = 0; i < list->count; i++) {
		const struct part *part = list->items[i];
		if (!part->match && !part->is_split && is_of_words(part)) {
			ARENA_PUSH(arena, left.items, left.count, left.capacity, list->items[i]);
		}
	}
	return left;
}

/* The text of a field that is one paragraph on both sides is the same text, whatever it says. */
static bool match_only_texts(const struct part *holder, const struct part_list *before,
                             const struct part_list *after)
{
	if (holder->node->kind != NODE_FIELD || before->count != 1 || after->count != 1 ||
	    before->items[0]->node->kind != NODE_PARAGRAPH ||
	    after->items[0]->node->kind != NODE_PARAGRAPH) {
		return false;
	}
	parts_match(before->items[0], after->items[0], 0);
	return true;
}

static void match_alike(struct comparison *comparison, const struct part *holder,
                        const struct part_list *before, const struct part_list *after)
{
	struct arena *arena = comparison->arena;
	struct part_list old = left_of(arena, before);
	struct part_list new = left_of(arena, after);
	if (old.count > 0 && new.count > 0 && !match_only_texts(holder, &old, &new)) {
		parts_match_alike(arena, &old, &new);
	}
}

void match_contents(struct comparison *comparison, struct part *before, struct part *after)
{
	match_holders(comparison, NODE_TABLE, before, after);
	match_tables(comparison, before, after);
	struct part_list old = contents_of(comparison->arena, before);
	struct part_list new = contents_of(comparison->arena, after);
	match_same(comparison, &old, &new);
	match_holders(comparison, NODE_SECTION, before, after);
	find_divided(comparison, before, after);
	match_alike(comparison, before, &old, &new);
	for (struct part *child = before->first; child; child = child->next) {
		if (child->node->kind == NODE_TABLE && child->match) {
			match_table(comparison, child, child->match);
		}
		if (!node_is_row(child->node) && child->node->kind != NODE_DIRECTION &&
		    child->match && child->first && child->match->first) {
			match_contents(comparison, child, child->match);
		}
	}
}
