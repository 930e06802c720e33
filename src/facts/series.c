/* The evidence for each series, and the choice among series that stand within each other. */
#include "facts/series.h"

#include <stdlib.h>

#include "base/search.h"

struct choice {
	struct records *records;
	const struct text *text;
	const struct grammar *grammar;
	uint32_t
	    *holding; /* by group: so many of its members hold a series that may be of directions */
	bool *
	    holds_headings; /* ... and that one has marks of headings, or such that say what they are */
};

bool series_has_names(const struct group *group)
{
	uint32_t names =
	    group->titles[TITLE_NAME] + group->titles[TITLE_TOPIC] + group->titles[TITLE_FIELD];
	return names * 4 >= group->members * 3;
}

/* ---- evidence ---- */

static void add(struct group *group, enum evidence_rule rule)
{
	evidence_add(&group->evidence, rule, (struct span){0});
}

static bool is_most(uint32_t some, uint32_t all)
{
	return some > 0 && some * 2 >= all;
}

/* Whether labels of a direction stand under members, and its titles may be those of directions. */
static bool is_labelled(const struct group *group, const struct grammar *grammar)
{
	bool has_titles = !grammar->reads_places || series_has_names(group) ||
	                  group->evident * 4 >= group->members * 3;
	return (group->evident > 0 || group->has_labels) && has_titles;
}

static void add_place_evidence(struct group *group)
{
	static const enum evidence_rule rules[] = {
	    [LISTING_WEAK] = EVIDENCE_SERIES_MAY_BE_LISTED,
	    [LISTING_STRONG] = EVIDENCE_SERIES_LISTED,
	    [LISTING_OTHER] = EVIDENCE_SERIES_ELSEWHERE,
	};
	/* A list of nothing but kinds of project, where the heading only may lead to directions, is one of kinds. */
	bool are_kinds =
	    group->listing == LISTING_WEAK && group->titles[TITLE_PROJECT_KIND] == group->members;
	if (group->listing != LISTING_UNKNOWN && !are_kinds) {
		add(group, rules[group->listing]);
	}
}

static void add_title_evidence(struct group *group)
{
	uint32_t members = group->members;
	if (series_has_names(group)) {
		add(group, EVIDENCE_SERIES_NAMES);
	}
	if (is_most(group->titles[TITLE_TOPIC], members)) {
		add(group, EVIDENCE_SERIES_TOPICS);
	}
	if (is_most(group->titles[TITLE_DEMAND] + group->titles[TITLE_OTHER], members)) {
		add(group, EVIDENCE_SERIES_DEMANDS);
	}
	if (is_most(group->titles[TITLE_PART], members)) {
		add(group, EVIDENCE_SERIES_PARTS);
	}
	if (is_most(group->titles[TITLE_PROJECT_KIND], members)) {
		add(group, EVIDENCE_SERIES_KINDS);
	}
	if (members == 1) {
		add(group, EVIDENCE_SERIES_ALONE);
	}
}

static void collect_evidence(struct group *group, const struct grammar *grammar)
{
	if (!group->is_candidate || group->is_parts) {
		return;
	}
	if (is_labelled(group, grammar)) {
		add(group, EVIDENCE_SERIES_LABELS);
	}
	if (!grammar->reads_places || group->is_fields) {
		return;
	}
	if (group->style->announces_title) {
		add(group, EVIDENCE_SERIES_MARK);
	}
	if (group->stating > 0) {
		add(group, EVIDENCE_SERIES_STATES);
	}
	if (is_most(group->stating, group->members)) {
		add(group, EVIDENCE_SERIES_EACH_STATES);
	}
	add_place_evidence(group);
	add_title_evidence(group);
}

/* ---- series within series ---- */

static bool is_likely(const struct group *group)
{
	return group->is_direction || group->evidence.weight >= EVIDENCE_ENOUGH;
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

/* Counts for each series the members that hold a likely one, however deep. */
static void count_holders(struct choice *choice)
{
	const struct records *records = choice->records;
	uint32_t *last = ARENA_ARRAY(records->arena, uint32_t, records->group_count + 1);
	choice->holding = ARENA_ARRAY(records->arena, uint32_t, records->group_count + 1);
	choice->holds_headings = ARENA_ARRAY(records->arena, bool, records->group_count + 1);
	for (size_t i = 0; i < records->group_count; i++) {
		const struct group *group = &records->groups[i];
		if (!is_likely(group)) {
			continue;
		}
		for (uint32_t at = (uint32_t)i; records->groups[at].parent != UINT32_MAX;) {
			uint32_t member = records->groups[at].holder_member;
			at = records->groups[at].parent;
			choice->holding[at] += last[at] != member;
			choice->holds_headings[at] |=
			    group->style->announces_title || group->style->role == MARK_HEADING;
			last[at] = member;
		}
	}
}

/* Whether a series within a direction is one of directions too: it has values of its own. */
static bool is_inner_series(const struct choice *choice, const struct group *group)
{
	bool is_like = !choice->grammar->reads_places && group->has_whole &&
	               group->evident * 2 > group->members;
	bool is_stated = choice->grammar->reads_places && is_most(group->stating, group->members) &&
	                 series_has_names(group);
	bool is_heading = choice->grammar->reads_places && group->style->role == MARK_HEADING &&
	                  series_has_names(group);
	return is_like || is_stated || is_heading || group->has_inner_values ||
	       group->style->announces_title;
}

/* Whether a series that holds others is itself one of directions, and does not only group them. */
static bool is_outer_series(const struct choice *choice, const struct group *group, size_t index)
{
	if (choice->holding[index] * 2 < group->members || choice->holding[index] == 0) {
		return true;
	}
	bool are_groups =
	    is_most(group->titles[TITLE_PROJECT_KIND] + group->titles[TITLE_FIELD], group->members);
	bool is_above_lists = (group->style->is_direction || group->style->announces_title) &&
	                      !choice->holds_headings[index];
	return group->evident > 0 || is_above_lists || (group->stating > 0 && !are_groups);
}

static void choose(struct choice *choice)
{
	struct records *records = choice->records;
	for (size_t i = 0; i < records->group_count; i++) {
		struct group *group = &records->groups[i];
		if (group->style->is_row) {
			continue; /* tables have been read as a whole */
		}
		if (group->evidence.rules & EVIDENCE_FLAG(EVIDENCE_CORRECTED)) {
			group->is_direction = is_likely(group);
			continue;
		}
		group->is_direction =
		    is_likely(group) && is_outer_series(choice, group, i) &&
		    (!has_direction_above(records, group) || is_inner_series(choice, group));
	}
}

/* ---- series side by side ---- */

/* A series of one member is like those of its style that stand in other members of the series around it: where they
 * are of directions, it is of one. */
static void classify_lone_series(const struct choice *choice)
{
	struct records *records = choice->records;
	uint32_t *first = ARENA_ARRAY(records->arena, uint32_t, records->group_count + 1);
	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < records->group_count; i++) {
			struct group *group = &records->groups[i];
			uint32_t around = group->parent;
			/* The series around the one it stands in; where there is none, that one. */
			uint32_t at =
			    around != UINT32_MAX && records->groups[around].parent != UINT32_MAX
				? records->groups[around].parent
				: around;
			if (at == UINT32_MAX || group->style->is_row) {
				continue;
			}
			if (pass == 0 && group->is_direction) {
				first[at] = (uint32_t)i + 1;
			} else if (pass == 1 && !group->is_direction && group->members == 1 &&
			           first[at] > 0 && group->evidence.weight > 0 &&
			           records->groups[first[at] - 1].style == group->style) {
				group->is_direction = true;
			}
		}
	}
}

/* ---- overviews ---- */

static int compare_titles(const void *a, const void *b)
{
	return str_compare(*(const struct str *)a, *(const struct str *)b);
}

/* Whether one of some titles, which ascend, begins with this one. */
static bool is_among(struct str title, const struct str *titles, size_t count)
{
	size_t at;
	SEARCH_FIRST(at, 0, count, str_compare(titles[at], title) < 0);
	return at < count && str_starts(titles[at], title);
}

/* Whether most rows of a table have titles that are among some. */
static bool has_titles_among(const struct choice *choice, const struct record *record,
                             const struct str *titles, size_t count)
{
	const struct table_reading *reading = record->reading;
	size_t rows = 0;
	size_t among = 0;
	for (uint32_t r = 0; reading->lists_directions && r < reading->table->row_count; r++) {
		if (!table_row_is_direction(reading, choice->text, choice->grammar, r,
		                            choice->records->arena)) {
			continue;
		}
		const struct table_cell *cell = table_cell_at(reading->table, r, reading->title);
		rows++;
		among += is_among(table_cell_text(choice->text, cell), titles, count);
	}
	return among * 2 > rows;
}

/* A table whose directions stand in the text too, with more to say of them, is an overview: its rows are none. */
static void drop_overviews(const struct choice *choice)
{
	struct records *records = choice->records;
	struct str *titles = ARENA_ARRAY(records->arena, struct str, records->count + 1);
	size_t count = 0;
	for (size_t i = 0; i + 1 < records->count; i++) {
		const struct record *record = &records->items[i];
		const struct group *group =
		    record->group != UINT32_MAX ? &records->groups[record->group] : NULL;
		bool has_title = record[1].kind == RECORD_HEADING || record[1].kind == RECORD_TEXT;
		if (group && group->is_direction && record->kind != RECORD_TABLE && has_title) {
			titles[count++] = str_slice(choice->text->folded, record[1].text.start,
			                            record[1].text.end);
		}
	}
	if (count > 0) {
		qsort(titles, count, sizeof *titles, compare_titles);
	}
	for (size_t i = 0; i < records->count && count > 0; i++) {
		const struct record *record = &records->items[i];
		if (record->kind == RECORD_TABLE &&
		    has_titles_among(choice, record, titles, count)) {
			records->groups[record->group].is_direction = false;
		}
	}
	arena_drop(records->arena, titles, records->count + 1, sizeof *titles);
}

void records_classify_series(struct records *records, const struct text *text,
                             const struct grammar *grammar)
{
	struct choice choice = {.records = records, .text = text, .grammar = grammar};
	for (size_t i = 0; i < records->group_count; i++) {
		collect_evidence(&records->groups[i], grammar);
	}
	count_holders(&choice);
	choose(&choice);
	if (grammar->reads_places) {
		classify_lone_series(&choice);
	}
	drop_overviews(&choice);
}
