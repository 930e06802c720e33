/* Names of changes, and ways through their tree. */
#include "diff/changes.h"

#include "base/search.h"

struct str change_kind_name(enum change_kind kind)
{
	static const struct str names[CHANGE_KIND_COUNT] = {
	    [CHANGE_ADDED] = STR_INIT("added"),     [CHANGE_REMOVED] = STR_INIT("removed"),
	    [CHANGE_MOVED] = STR_INIT("moved"),     [CHANGE_RENUMBERED] = STR_INIT("renumbered"),
	    [CHANGE_RENAMED] = STR_INIT("renamed"), [CHANGE_CHANGED] = STR_INIT("changed"),
	    [CHANGE_EDITED] = STR_INIT("edited"),
	};
	return names[kind];
}

struct str figure_aspect_name(unsigned bit)
{
	static const struct str names[ASPECT_COUNT] = {
	    STR_INIT("value"),     STR_INIT("relation"), STR_INIT("bounds"), STR_INIT("unit"),
	    STR_INIT("precision"), STR_INIT("soft"),     STR_INIT("rows"),
	};
	return names[bit];
}

struct marked *marked_next(const struct marked *node, const struct marked *root, uint32_t *ended)
{
	*ended = 0;
	if (node->first) {
		return node->first;
	}
	while (node != root && !node->next) {
		node = node->parent;
		++*ended;
	}
	return node == root ? NULL : node->next;
}

const struct compared_column *compared_column_of(const struct compared_columns *columns, int side,
                                                 uint32_t number)
{
	const struct compared_column *const *items = columns->sides[side];
	size_t count = columns->side_counts[side];
	size_t at;
	SEARCH_FIRST(at, 0, count, (side == 0 ? items[at]->before : items[at]->after) < number);
	bool is_there = at < count && (side == 0 ? items[at]->before : items[at]->after) == number;
	return is_there ? items[at] : NULL;
}

const struct place *place_of_node(const struct node *node)
{
	const struct node *at = node;
	while (at->place.line == 0 && at->place.count == 0 && at->first) {
		at = at->first;
	}
	return at->place.line > 0 || at->place.count > 0 ? &at->place : &node->place;
}
