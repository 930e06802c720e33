/* Which marked lines are directions. Lines of one style that count on are a group; a group is
 * one of directions where the labels of a direction stand under its members. An item list that
 * only its last member is followed by such a label (fields of research: 1. 2. 3., then the number of projects) is a
 * list of the direction, and its labels are the direction's. */
#include "extract/record.h"

struct entry {
	uint32_t group;
	uint32_t last_number;
	bool is_heading;
};

struct walker {
	struct records *records;
	const struct text *text;
	struct grammar *grammar;
	struct entry stack[RECORD_DEEPEST];
	size_t depth;
	struct entry closed; /* the list that a label of the whole direction closed last */
	bool has_closed;
};

static struct group *group_of(struct walker *walker, size_t level)
{
	return &walker->records->groups[walker->stack[level].group];
}

static size_t rank(const struct walker *walker, const struct mark *mark)
{
	return (size_t)(mark - walker->grammar->marks);
}

/* A heading ends all that stands below its own rank: lists, and headings further in. */
static void close_for_heading(struct walker *walker, const struct mark *style)
{
	while (walker->depth > 0) {
		const struct entry *top = &walker->stack[walker->depth - 1];
		const struct group *group = group_of(walker, walker->depth - 1);
		if (top->is_heading && rank(walker, group->style) <= rank(walker, style)) {
			return;
		}
		walker->depth--;
	}
}

/* The level at which a style is open, or SIZE_MAX. */
static size_t find_open(struct walker *walker, const struct mark *style)
{
	for (size_t level = walker->depth; level-- > 0;) {
		if (group_of(walker, level)->style == style) {
			return level;
		}
	}
	return SIZE_MAX;
}

static void open_group(struct walker *walker, const struct record *record)
{
	struct records *records = walker->records;
	struct group group = {.style = record->style, .parent = UINT32_MAX};
	if (walker->depth == RECORD_DEEPEST) {
		walker->depth--;
	}
	if (walker->depth > 0) {
		group.parent = walker->stack[walker->depth - 1].group;
	}
	ARENA_PUSH(records->arena, records->groups, records->group_count, records->group_capacity,
	           group);
	walker->stack[walker->depth++] =
	    (struct entry){.group = (uint32_t)(records->group_count - 1),
	                   .is_heading = record->kind == RECORD_SECTION};
}

static bool reads_like_direction(struct walker *walker, const struct record *record)
{
	const struct record *next = record + 1;
	struct match_result result;
	if (record->style->is_direction) {
		return true;
	}
	if (!record->style->is_candidate ||
	    next == walker->records->items + walker->records->count ||
	    (next->kind != RECORD_HEADING && next->kind != RECORD_TEXT)) {
		return false;
	}
	return rule_match(&walker->grammar->whole,
	                  str_slice(walker->text->folded, next->text.start, next->text.end), 0,
	                  &result);
}

/* Whether a list that a label closed goes on with this number. */
static bool reopens(const struct walker *walker, const struct record *record, uint32_t number)
{
	return walker->has_closed && number == walker->closed.last_number + 1 && number > 1 &&
	       walker->records->groups[walker->closed.group].style == record->style;
}

static void join_group(struct walker *walker, struct record *record)
{
	struct str digits =
	    str_slice(walker->text->folded, record->number.start, record->number.end);
	uint32_t number = number_ordinal(record->style, digits);
	if (record->kind == RECORD_SECTION) {
		close_for_heading(walker, record->style);
	}
	size_t level = find_open(walker, record->style);
	bool restarts = number == 1 && record->style->numbering != NUMBERING_DECIMAL_CARRY &&
	                record->style->numbering != NUMBERING_DECIMAL;
	if (level != SIZE_MAX && !(restarts && walker->stack[level].last_number >= 1)) {
		walker->depth = level + 1;
	} else if (level == SIZE_MAX && reopens(walker, record, number) &&
	           walker->depth < RECORD_DEEPEST) {
		walker->stack[walker->depth++] = walker->closed;
	} else {
		walker->depth = level != SIZE_MAX ? level : walker->depth;
		open_group(walker, record);
	}
	struct entry *top = &walker->stack[walker->depth - 1];
	struct group *group = group_of(walker, walker->depth - 1);
	group->is_fields |= group->members == 0 && record_is_labelled(walker->records, record);
	group->members++;
	group->has_inner_values |= group->pending_values;
	group->pending_values = false;
	group->looks_directed |= reads_like_direction(walker, record);
	top->last_number = number;
	record->group = top->group;
	walker->has_closed &= record->kind != RECORD_SECTION;
}

/* The level of the direction that a label belongs to: the innermost that reads like one, else
 * the innermost heading that may be one, else the outermost list that may be one. */
static size_t direction_level(struct walker *walker)
{
	size_t heading = SIZE_MAX;
	size_t list = SIZE_MAX;
	for (size_t level = walker->depth; level-- > 0;) {
		const struct group *group = group_of(walker, level);
		if (group->is_fields) {
			continue;
		}
		if (group->looks_directed) {
			return level;
		}
		if (group->style->is_candidate && walker->stack[level].is_heading &&
		    heading == SIZE_MAX) {
			heading = level;
		}
		if (group->style->is_candidate) {
			list = level;
		}
	}
	return heading != SIZE_MAX ? heading : list;
}

/* Puts down that a label stands under the newest member of a group. */
static void note_label(struct group *group, const struct field *field)
{
	if (field->is_evidence) {
		group->has_evidence = true;
		group->pending_values |= field->value != VALUE_TEXT;
	}
}

/* A label that only a whole direction has ends the lists in it. One that an item may have too
 * leaves them open: whose value it is shows only when the lists go on. */
static void take_label(struct walker *walker, const struct field *field)
{
	size_t level = direction_level(walker);
	bool is_noted = false;
	if (level == SIZE_MAX) {
		return;
	}
	if (!(field->owners & OWNER_ITEM)) {
		if (walker->depth > level + 1) {
			walker->closed = walker->stack[level + 1];
			walker->has_closed = true;
		}
		walker->depth = level + 1;
	}
	for (size_t inner = level + 1; inner < walker->depth; inner++) {
		struct group *group = group_of(walker, inner);
		if (group->style->is_candidate && !group->is_fields) {
			note_label(group, field);
			is_noted = true;
		}
	}
	/* Whosever value it is: that it is here shows that what is around it is a direction. */
	if (is_noted) {
		group_of(walker, level)->has_evidence |= field->is_evidence;
	} else {
		note_label(group_of(walker, level), field);
	}
}

static bool has_direction_above(const struct records *records, const struct group *group)
{
	for (uint32_t i = group->parent; i != UINT32_MAX; i = records->groups[i].parent) {
		if (records->groups[i].is_direction) {
			return true;
		}
	}
	return false;
}

/* Outer groups come before the groups inside them, so one pass judges all. */
static void judge(struct records *records)
{
	for (size_t i = 0; i < records->group_count; i++) {
		struct group *group = &records->groups[i];
		bool may_be = group->style->is_direction || group->style->is_candidate;
		if (!may_be || !group->has_evidence) {
			continue;
		}
		group->is_direction = group->looks_directed || group->has_inner_values ||
		                      !has_direction_above(records, group);
	}
}

/* Whether a label stands right behind an item's mark, in a list that is none of fields: then it
 * is a part of that item, and of nothing else. */
static bool is_in_item(const struct records *records, const struct record *field)
{
	return field > records->items && field[-1].kind == RECORD_ITEM &&
	       field[-1].group != UINT32_MAX && !records->groups[field[-1].group].is_fields;
}

void records_find_directions(struct records *records, const struct text *text,
                             struct grammar *grammar)
{
	struct walker walker = {.records = records, .text = text, .grammar = grammar};
	for (size_t i = 0; i < records->count; i++) {
		struct record *record = &records->items[i];
		if (record->kind == RECORD_SECTION || record->kind == RECORD_ITEM) {
			join_group(&walker, record);
		} else if (record->kind == RECORD_FIELD && !is_in_item(records, record)) {
			take_label(&walker, record->field);
		}
	}
	judge(records);
	for (size_t i = 0; i < records->count; i++) {
		struct record *record = &records->items[i];
		if (record->group != UINT32_MAX && records->groups[record->group].is_direction) {
			record->kind = RECORD_DIRECTION;
		}
	}
}
