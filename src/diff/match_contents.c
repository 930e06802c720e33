/* Matches what stands in two parts that are one: sections, fields, items, paragraphs and facts,
 * by what each is called or says, then by similarity. Directions have been matched before
 * (match_directions.c). */
#include "diff/comparison.h"
#include "diff/divided_text.h"
#include "diff/normalise.h"
#include "diff/tables.h"

/* Whether a part stands in a column of a table that the other table has not. */
static bool is_in_unmatched_column(const struct part *part)
{
	const struct part *row = part->parent;
	bool is_in_table = part->node->column > 0 && part->node->kind != NODE_HEADING &&
	                   node_is_row(row->node) && row->parent && row->parent->table &&
	                   row->match && row->parent->match == row->match->parent;
	if (!is_in_table) {
		return false;
	}
	uint32_t at = table_column_at(row->parent->table, part->node->column);
	/* A model may name a column that its table has not: that is in none. */
	return at != NO_MATCH && row->parent->table->columns[at].match == NO_MATCH;
}

/* Whether a part is to be matched here. */
static bool is_content(const struct part *part)
{
	return part->node->kind != NODE_DIRECTION && part->node->kind != NODE_TABLE &&
	       !node_is_row(part->node) && !is_in_unmatched_column(part);
}

/* What identifies a part: its kind with its name or what it says. */
static struct str identity_of(void *user, struct part *part)
{
	struct arena *arena = user;
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
	struct part *at = NULL;
	size_t count = 0;
	while (count < number && (at = part_next_direction(part, at))) {
		count++;
	}
	return count < number;
}

/* Matches a section (or table) with that of the other model in which most of its directions are. */
static void match_holders(struct comparison *comparison, enum node_kind kind, struct part *before,
                          const struct part *after)
{
	for (struct part *section = before->first; section; section = section->next) {
		if (section->node->kind != kind || section->match) {
			continue;
		}
		struct part_list list = directions_in(comparison->arena, section);
		struct part *best = NULL;
		size_t votes = 0; /* for the majority (Boyer and Moore), less the others */
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
	struct part *first;
	size_t count;
	struct divided_text text; /* a piece for each paragraph */
};

/* The stretch that begins with a part (NULL: none). */
static struct stretch stretch_from(struct arena *arena, struct part *first)
{
	struct stretch out = {.first = first};
	size_t size = 0;
	for (const struct part *part = first;
	     part && !part->match && part->node->kind == NODE_PARAGRAPH; part = part->next) {
		out.count++;
		size += part->node->text.size;
	}
	uint32_t *ends = ARENA_ARRAY(arena, uint32_t, out.count + 1);
	char *text = arena_alloc(arena, size + 1);
	size = 0;
	for (size_t i = 0; i < out.count; i++, first = first->next) {
		struct str normal = normalise(arena, first->node->text);
		memcpy(text + size, normal.data, normal.size);
		size += normal.size;
		ends[i] = (uint32_t)size;
	}
	out.text = (struct divided_text){text, ends};
	return out;
}

/* Marks the paragraphs [0, front) and [back, count). */
static void mark_split(const struct stretch *stretch, size_t front, size_t back)
{
	struct part *part = stretch->first;
	for (size_t i = 0; i < stretch->count; i++, part = part->next) {
		part->is_split = part->is_split || i < front || i >= back;
	}
}

/* Marks what both say from the front on and from the back on, as far as paragraphs end in both. */
static void mark_same(const struct stretch *before, const struct stretch *after)
{
	size_t fronts[] = {0, 0};
	size_t backs[] = {before->count, after->count};
	divided_texts_skip_same(&before->text, &fronts[0], before->count, &after->text, &fronts[1],
	                        after->count, false);
	divided_texts_skip_same(&before->text, &backs[0], fronts[0], &after->text, &backs[1],
	                        fronts[1], true);
	mark_split(before, fronts[0], backs[0]);
	mark_split(after, fronts[1], backs[1]);
}

/* Paragraphs that say the same together, and are only divided otherwise, are no change. They are
 * looked for at the beginning and behind what is matched. */
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
				mark_same(&old, &new);
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

static void match_similar(struct comparison *comparison, const struct part *holder,
                          const struct part_list *before, const struct part_list *after)
{
	struct arena *arena = comparison->arena;
	struct part_list old = left_of(arena, before);
	struct part_list new = left_of(arena, after);
	if (old.count > 0 && new.count > 0 && !match_only_texts(holder, &old, &new)) {
		parts_match_similar(arena, &old, &new);
	}
}

void match_contents(struct comparison *comparison, struct part *before, struct part *after)
{
	struct arena *arena = comparison->arena;
	match_holders(comparison, NODE_TABLE, before, after);
	match_tables(comparison, before, after);
	struct part_list old = parts_in(arena, before, is_content);
	struct part_list new = parts_in(arena, after, is_content);
	parts_match_by(arena, &old, &new, identity_of, arena);
	match_holders(comparison, NODE_SECTION, before, after);
	find_divided(comparison, before, after);
	match_similar(comparison, before, &old, &new);
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
