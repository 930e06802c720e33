/* Which marked lines are directions. Lines of one style that count on are a group; a group is
 * one of directions where the labels of a direction stand under its members. An item list that
 * only its last member is followed by such a label (fields of research: 1. 2. 3., then the number of projects) is a
 * list of the direction, and its labels are the direction's. */
#include <stdlib.h>

#include "extract/record.h"

struct entry {
	uint32_t group;
	uint32_t last_number;
	bool is_heading;
	bool leads;    /* it holds headings of decimals, whatever the ladder says */
	bool is_under; /* its newest member is a heading under which directions stand */
	bool is_apart; /* ... one under which none stand */
};

struct walker {
	struct records *records;
	const struct text *text;
	struct grammar *grammar;
	struct entry stack[RECORD_DEEPEST];
	size_t depth;
	struct entry closed; /* the list that a label of the whole direction closed last */
	bool has_closed;
	bool is_title_under;       /* directions stand under the document's title itself */
	const struct record *lead; /* the text or heading before the record, or NULL */
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
	bool is_decimal = mark_is_decimal(style);
	while (walker->depth > 0) {
		const struct entry *top = &walker->stack[walker->depth - 1];
		const struct group *group = group_of(walker, walker->depth - 1);
		if (top->is_heading && (rank(walker, group->style) <= rank(walker, style) ||
		                        (top->leads && is_decimal))) {
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

static struct str folded(const struct walker *walker, struct span span)
{
	return str_slice(walker->text->folded, span.start, span.end);
}

/* Whether directions stand under a heading or behind a line. */
static bool leads_to_directions(struct walker *walker, const struct record *record)
{
	struct match_result result;
	struct rule *under = &walker->grammar->under;
	return record && under->pattern &&
	       rule_match(under, folded(walker, record->text), 0, &result);
}

/* Whether no directions stand under a heading, though they do under what is around it. */
static bool stands_apart(struct walker *walker, const struct record *heading)
{
	struct match_result result;
	return rule_match(&walker->grammar->apart, folded(walker, heading->text), 0, &result);
}

/* Whether a list that opens now stands where directions do: the line before it says so, or a
 * heading above it. */
static bool is_under(struct walker *walker, const struct record *record)
{
	if (!record->style->is_candidate || !walker->grammar->under.pattern) {
		return false;
	}
	if (leads_to_directions(walker, walker->lead)) {
		return true;
	}
	for (size_t level = walker->depth; level-- > 0;) {
		if (walker->stack[level].is_under || walker->stack[level].is_apart) {
			return walker->stack[level].is_under;
		}
	}
	return walker->is_title_under;
}

static void open_group(struct walker *walker, const struct record *record)
{
	struct records *records = walker->records;
	struct group group = {
	    .style = record->style, .parent = UINT32_MAX, .is_under = is_under(walker, record)};
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

/* Whether what stands behind a mark is what a rule says of titles. */
static bool title_matches(struct walker *walker, const struct record *record, struct rule *rule)
{
	const struct record *next = record + 1;
	struct match_result result;
	return next < walker->records->items + walker->records->count &&
	       (next->kind == RECORD_HEADING || next->kind == RECORD_TEXT) &&
	       rule_match(rule, folded(walker, next->text), 0, &result);
}

static bool reads_like_direction(struct walker *walker, const struct record *record)
{
	return record->style->is_direction || record->style->is_telling ||
	       (record->style->is_candidate &&
	        title_matches(walker, record, &walker->grammar->whole));
}

/* Whether what stands behind a mark may be the title of a direction. */
static bool reads_like_topic(struct walker *walker, const struct record *record)
{
	return (record->style->is_candidate || record->style->is_direction) &&
	       title_matches(walker, record, &walker->grammar->topic);
}

/* Whether a list that a label closed goes on with this number. */
static bool reopens(const struct walker *walker, const struct record *record, uint32_t number)
{
	return walker->has_closed && number == walker->closed.last_number + 1 && number > 1 &&
	       walker->records->groups[walker->closed.group].style == record->style;
}

static bool has_heading(const struct walker *walker, const struct record *section)
{
	const struct records *records = walker->records;
	return section + 1 < records->items + records->count && section[1].kind == RECORD_HEADING;
}

enum { LONGEST_LOOK = 64 /* records behind the first of a list */ };

/* Whether the first of a list reads like a label, though no rule knows it, and one behind it is one. */
static bool begins_fields(struct walker *walker, const struct record *record)
{
	const struct records *records = walker->records;
	const struct record *end = records->items + records->count;
	const struct record *far =
	    (size_t)(end - record) > LONGEST_LOOK ? record + LONGEST_LOOK : end;
	struct match_result result;
	if (record->kind != RECORD_ITEM || record + 1 == end || record[1].kind != RECORD_TEXT ||
	    !rule_match(&walker->grammar->label_like, folded(walker, record[1].text), 0, &result)) {
		return false;
	}
	for (const struct record *next = record + 1; next < far && next->kind != RECORD_SECTION;
	     next++) {
		if (next->kind == RECORD_ITEM && next->style == record->style &&
		    record_is_labelled(records, next)) {
			return true;
		}
	}
	return false;
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
	bool is_part = record->kind == RECORD_ITEM && record->style->is_direction; /* of a field */
	if (is_part && level != SIZE_MAX && walker->stack[level].is_heading) {
		level = SIZE_MAX;
	}
	bool restarts = number == 1 && !mark_is_decimal(record->style);
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
	bool is_labelled = record_is_labelled(walker->records, record);
	group->is_fields |= group->members == 0 && (is_labelled || begins_fields(walker, record));
	group->is_parts |= group->members == 0 && is_part && !is_labelled;
	group->members++;
	group->is_evident = false;
	group->is_shown = false;
	group->has_inner_values |= group->pending_values;
	group->pending_values = false;
	group->looks_directed |= reads_like_direction(walker, record);
	group->topics += reads_like_topic(walker, record);
	group->sorts += title_matches(walker, record, &walker->grammar->sorts);
	top->last_number = number;
	top->leads = record->leads;
	bool has_title = record->kind == RECORD_SECTION && has_heading(walker, record);
	top->is_under = has_title && leads_to_directions(walker, record + 1);
	top->is_apart = has_title && stands_apart(walker, record + 1);
	record->group = top->group;
	walker->has_closed &= record->kind != RECORD_SECTION;
}

/* The level of the direction that a label belongs to: the innermost that reads like one (where a
 * grammar says what titles may be, many others do too), else the innermost heading that may be
 * one, else the outermost list that may be one. */
static size_t direction_level(struct walker *walker)
{
	size_t heading = SIZE_MAX;
	size_t list = SIZE_MAX;
	bool is_titled = walker->grammar->topic.pattern != NULL;
	for (size_t level = walker->depth; level-- > 0;) {
		const struct group *group = group_of(walker, level);
		if (group->is_fields || group->is_parts) {
			continue;
		}
		if (group->looks_directed && !is_titled) {
			return level;
		}
		if ((group->style->is_candidate || group->style->is_direction) &&
		    walker->stack[level].is_heading && heading == SIZE_MAX) {
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
		group->evident += !group->is_evident;
		group->is_evident = true;
		group->pending_values |= field->value != VALUE_TEXT;
	}
}

/* Counts the newest member of a group as one that an evident label stands under. */
static void note_shown(struct group *group, const struct field *field)
{
	group->shown += field->is_evidence && !group->is_shown;
	group->is_shown |= field->is_evidence;
}

/* Whether the titles of a list are what a direction's may be; where that is not said, all are. */
static bool has_topics(const struct grammar *grammar, const struct group *group)
{
	return !grammar->topic.pattern || group->topics * 4 >= group->members * 3;
}

/* A label that only a whole direction has ends the lists in it. One that an item may have too
 * leaves them open: whose value it is shows only when the lists go on. */
static void take_label(struct walker *walker, const struct field *field)
{
	size_t level = direction_level(walker);
	bool is_noted = false;
	bool is_inner = false; /* it stands under a title that is a list's */
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
	note_shown(group_of(walker, level), field);
	for (size_t inner = level + 1; inner < walker->depth; inner++) {
		struct group *group = group_of(walker, inner);
		if (group->style->is_candidate && !group->is_fields && !group->is_parts) {
			note_label(group, field);
			is_noted = true;
			is_inner |=
			    walker->grammar->topic.pattern && has_topics(walker->grammar, group);
		}
	}
	/* Whosever value it is: that it is here shows that what is around it is a direction. */
	if (is_noted) {
		group_of(walker, level)->has_evidence |= field->is_evidence && !is_inner;
	} else {
		note_label(group_of(walker, level), field);
	}
}

/* The labels of a form are those of what is open. */
static void take_form(struct walker *walker, const struct table *table)
{
	for (uint32_t i = 0; i < table->cell_count; i++) {
		struct column column = grammar_column(
		    walker->grammar, table_cell_text(walker->text, &table->cells[i]));
		if (column.kind == COLUMN_FIELD) {
			take_label(walker, column.field);
		}
	}
}

/* A table is a list in what is open, of directions where its rows are; nothing in it stays open. */
static void take_table(struct walker *walker, struct record *record)
{
	struct records *records = walker->records;
	struct group group = {.style = &walker->grammar->row,
	                      .parent = walker->depth > 0 ? walker->stack[walker->depth - 1].group
	                                                  : UINT32_MAX,
	                      .members = record->reading->table->row_count,
	                      .is_direction = record->reading->lists_directions};
	record->group = (uint32_t)records->group_count;
	ARENA_PUSH(records->arena, records->groups, records->group_count, records->group_capacity,
	           group);
	if (record->reading->table->is_form && !group.is_direction) {
		take_form(walker, record->reading->table);
	}
}

/* Puts down that the prose under the newest members of the open lists says how many projects
 * there are, or what they are given; which of the lists is meant shows when all is read. */
static void take_prose(struct walker *walker, size_t at)
{
	struct grammar *grammar = walker->grammar;
	bool is_told = false;
	for (size_t i = 0; i < grammar->told_count && !is_told; i++) {
		struct found found = {.count = 0};
		is_told =
		    grammar->told[i].value != VALUE_DURATION &&
		    record_statement(walker->records, walker->text, &grammar->told[i], at, &found);
	}
	for (size_t level = 0; level < walker->depth && is_told; level++) {
		group_of(walker, level)->is_told = true;
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

/* By labels. Outer groups come before the groups inside them, so one pass judges all. */
static void judge_labels(struct records *records, const struct grammar *grammar)
{
	for (size_t i = 0; i < records->group_count; i++) {
		struct group *group = &records->groups[i];
		bool may_be = group->style->is_direction ||
		              (group->style->is_candidate && group->sorts * 2 <= group->members);
		may_be &= !group->is_parts;
		bool is_titled =
		    has_topics(grammar, group) || group->evident * 4 >= group->members * 3;
		if (may_be && group->has_evidence && is_titled) {
			bool is_inner = has_direction_above(records, group);
			bool is_like = group->looks_directed && !grammar->topic.pattern &&
			               group->shown * 2 > group->members;
			group->is_direction = is_like || group->has_inner_values || !is_inner;
		}
	}
}

static void mark_holders(struct records *records, const struct group *group)
{
	for (uint32_t i = group->parent; i != UINT32_MAX && !records->groups[i].holds_directions;
	     i = records->groups[i].parent) {
		records->groups[i].holds_directions = true;
	}
}

/* By what prose says in them, or by where they stand: the innermost lists of titles, since those
 * around them sort them. */
static void judge_titles(struct records *records, const struct grammar *grammar, bool by_place)
{
	for (size_t i = records->group_count; i-- > 0;) {
		struct group *group = &records->groups[i];
		bool may_be = group->style->is_direction || group->style->is_candidate;
		bool is_shown = by_place ? group->is_under : group->is_told;
		group->is_direction |= may_be && is_shown && group->looks_directed &&
		                       !group->is_fields && !group->is_parts &&
		                       !group->holds_directions && has_topics(grammar, group) &&
		                       !has_direction_above(records, group);
		if (group->is_direction) {
			mark_holders(records, group);
		}
	}
}

/* Whether a list stands in another, as one that could be of directions. */
static bool is_inner_list(const struct records *records, const struct grammar *grammar, size_t list)
{
	const struct group *group = &records->groups[list];
	return group->parent != UINT32_MAX && group->style->is_candidate && !group->is_fields &&
	       has_topics(grammar, group);
}

/* Lists whose marks say that they are of directions are that, where not each of their members holds
 * a list of titles: else they sort these. */
static void judge_telling(struct records *records, const struct grammar *grammar)
{
	uint32_t *inner = ARENA_ARRAY(records->arena, uint32_t, records->group_count + 1);
	for (size_t i = 0; i < records->group_count; i++) {
		if (is_inner_list(records, grammar, i)) {
			inner[records->groups[i].parent]++;
		}
	}
	for (size_t i = 0; i < records->group_count; i++) {
		struct group *group = &records->groups[i];
		if (group->style->is_telling && group->style->is_candidate &&
		    (group->is_told || group->is_under) && inner[i] > 0 &&
		    inner[i] < group->members && !group->holds_directions &&
		    has_topics(grammar, group) && !has_direction_above(records, group)) {
			group->is_direction = true;
			mark_holders(records, group);
		}
	}
}

static int compare_titles(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* Whether a title is how one of some begins, which ascend. */
static bool is_among(struct str title, const struct str *titles, size_t count)
{
	size_t low = 0;
	size_t high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (str_compare(titles[middle], title) < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < count && str_starts(titles[low], title);
}

/* Whether most rows of a table have titles that are among some. */
static bool has_titles_among(const struct walker *walker, const struct record *record,
                             const struct str *titles, size_t count)
{
	const struct table_reading *reading = record->reading;
	size_t rows = 0;
	size_t among = 0;
	for (uint32_t r = 0; reading->lists_directions && r < reading->table->row_count; r++) {
		if (!table_row_is_direction(reading, walker->text, walker->grammar, r,
		                            walker->records->arena)) {
			continue;
		}
		const struct table_cell *cell = table_cell_at(reading->table, r, reading->title);
		rows++;
		among += is_among(table_cell_text(walker->text, cell), titles, count);
	}
	return among * 2 > rows;
}

/* A table that lists directions which stand in the text with more to them adds none. */
static void drop_overviews(struct walker *walker)
{
	struct records *records = walker->records;
	struct str *titles = ARENA_ARRAY(records->arena, struct str, records->count + 1);
	size_t count = 0;
	for (size_t i = 0; i + 1 < records->count; i++) {
		const struct record *record = &records->items[i];
		const struct group *group =
		    record->group != UINT32_MAX ? &records->groups[record->group] : NULL;
		bool has_title = record[1].kind == RECORD_HEADING || record[1].kind == RECORD_TEXT;
		if (group && group->is_direction && record->kind != RECORD_TABLE && has_title) {
			titles[count++] = folded(walker, record[1].text);
		}
	}
	if (count > 0) {
		qsort(titles, count, sizeof *titles, compare_titles);
	}
	for (size_t i = 0; i < records->count && count > 0; i++) {
		const struct record *record = &records->items[i];
		if (record->kind == RECORD_TABLE &&
		    has_titles_among(walker, record, titles, count)) {
			records->groups[record->group].is_direction = false;
		}
	}
}

/* What is around a table of directions only sorts them. */
static void judge_tables(struct records *records)
{
	for (size_t i = 0; i < records->group_count; i++) {
		if (records->groups[i].style->is_row && records->groups[i].is_direction) {
			mark_holders(records, &records->groups[i]);
		}
	}
}

static void judge(struct walker *walker)
{
	struct records *records = walker->records;
	const struct grammar *grammar = walker->grammar;
	judge_tables(records);
	judge_labels(records, grammar);
	if (grammar->topic.pattern) {
		judge_telling(records, grammar);
		judge_titles(records, grammar, false);
		judge_titles(records, grammar, true);
	}
	drop_overviews(walker);
}

/* Whether a label stands right behind an item's mark, in a list that is none of fields: then it
 * is a part of that item, and of nothing else. */
static bool is_in_item(const struct records *records, const struct record *field)
{
	return field > records->items && field[-1].kind == RECORD_ITEM &&
	       field[-1].group != UINT32_MAX && !records->groups[field[-1].group].is_fields;
}

/* Whether a text is the value behind a label. */
static bool is_value(const struct records *records, const struct record *text)
{
	return text > records->items && text[-1].kind == RECORD_FIELD &&
	       text[-1].field->value != VALUE_TEXT;
}

void records_find_directions(struct records *records, const struct text *text,
                             struct grammar *grammar)
{
	struct walker walker = {.records = records, .text = text, .grammar = grammar};
	for (size_t i = 0; i < records->count; i++) {
		struct record *record = &records->items[i];
		bool is_text = record->kind == RECORD_TEXT || record->kind == RECORD_HEADING;
		if (record->kind == RECORD_TABLE) {
			take_table(&walker, record);
		} else if (record->kind == RECORD_TITLE) {
			walker.depth = 0;
			walker.has_closed = false;
			walker.is_title_under = leads_to_directions(&walker, record);
		} else if (record->kind == RECORD_SECTION || record->kind == RECORD_ITEM) {
			join_group(&walker, record);
		} else if (record->kind == RECORD_FIELD && !is_in_item(records, record)) {
			take_label(&walker, record->field);
		} else if (is_text && grammar->topic.pattern && !is_value(records, record)) {
			take_prose(&walker, i);
		}
		walker.lead = is_text ? record : walker.lead;
	}
	judge(&walker);
	for (size_t i = 0; i < records->count; i++) {
		struct record *record = &records->items[i];
		bool is_marked = record->kind == RECORD_SECTION || record->kind == RECORD_ITEM;
		if (is_marked && record->group != UINT32_MAX &&
		    records->groups[record->group].is_direction) {
			record->kind = RECORD_DIRECTION;
		}
	}
}
