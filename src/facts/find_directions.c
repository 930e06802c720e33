/* Which marked lines are directions. Lines of one style whose numbers count on are a series. This file notes what
 * speaks for each series and against it: the labels and the prose under its members, the heading above it, its
 * titles; series.c decides when all is read. */
#include <stdlib.h>

#include "facts/find_facts.h"
#include "facts/series.h"

struct entry {
	uint32_t group;
	bool is_heading;
	enum listing listing; /* what its newest member says of what stands below it */
};

struct walker {
	struct records *records;
	const struct text *text;
	struct grammar *grammar;
	const struct outline *outline;
	size_t mark; /* the next of the outline */
	struct entry stack[MAX_OUTLINE_DEPTH];
	size_t depth;
	enum listing title_listing;        /* what the document's title says */
	const struct record *introduction; /* the text or heading before the record, or NULL */
	uint32_t marked;                   /* where the newest marked line begins */
	struct statement_reader reader;
	struct figures figures; /* of the text that is read */
};

static struct group *group_of(struct walker *walker, size_t level)
{
	return &walker->records->groups[walker->stack[level].group];
}

static struct str folded(const struct walker *walker, struct span span)
{
	return str_slice(walker->text->folded, span.start, span.end);
}

/* What is said of a list that opens now: by the line before it, else by the headings above, the nearest first,
 * else by the title. */
static enum listing listing_of(struct walker *walker)
{
	if (!walker->grammar->reads_places) {
		return LISTING_UNKNOWN;
	}
	struct str introduction = walker->introduction && walker->introduction->kind == RECORD_TEXT
	                              ? folded(walker, walker->introduction->text)
	                              : (struct str){0};
	enum listing behind = listing_after(walker->grammar, introduction);
	if (behind == LISTING_UNKNOWN) { /* a heading without a mark */
		behind = listing_under(walker->grammar, introduction);
	}
	for (size_t level = walker->depth; level-- > 0 && behind == LISTING_UNKNOWN;) {
		behind = walker->stack[level].listing;
	}
	return behind != LISTING_UNKNOWN ? behind : walker->title_listing;
}

static void open_group(struct walker *walker, const struct record *record)
{
	struct records *records = walker->records;
	struct group group = {.style = record->style,
	                      .parent = UINT32_MAX,
	                      .holder_member = 0,
	                      .listing = (uint8_t)listing_of(walker)};
	/* A list that stands in one line with a label of a direction is the value of that label. */
	const struct record *before = record > records->items ? record - 1 : record;
	bool is_behind_label = before->kind == RECORD_FIELD && before->field->is_evidence;
	if (is_behind_label && record->mark.start > before->label.start &&
	    memchr(walker->text->clean.data + before->label.start, '\n',
	           record->mark.start - before->label.start) == NULL) {
		group.listing = LISTING_OTHER;
	}
	if (walker->depth > 0) {
		group.parent = walker->stack[walker->depth - 1].group;
		group.holder_member = records->groups[group.parent].members;
	}
	ARENA_PUSH(records->arena, records->groups, records->group_count, records->group_capacity,
	           group);
	walker->stack[walker->depth] = (struct entry){.group = (uint32_t)(records->group_count - 1),
	                                              .is_heading = record->kind == RECORD_SECTION};
}

/* The text of a member, or of its heading; NULL where it has none. */
static const struct record *title_of(const struct walker *walker, const struct record *record)
{
	const struct record *next = record + 1;
	bool has_title = next < walker->records->items + walker->records->count &&
	                 (next->kind == RECORD_HEADING || next->kind == RECORD_TEXT);
	return has_title ? next : NULL;
}

enum { MAX_LOOKAHEAD = 64 /* records behind the first member of a list */ };

/* Whether the first member of a list reads like a label that no rule knows, and a later member is a known label. */
static bool begins_fields(struct walker *walker, const struct record *record)
{
	const struct records *records = walker->records;
	const struct record *end = records->items + records->count;
	const struct record *far =
	    (size_t)(end - record) > MAX_LOOKAHEAD ? record + MAX_LOOKAHEAD : end;
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

static void begin_member(struct walker *walker, struct group *group, const struct record *record)
{
	bool is_part = record->kind == RECORD_ITEM && record->style->is_direction; /* of a field */
	bool is_labelled = record_is_labelled(walker->records, record);
	if (group->members == 0) {
		group->is_fields = is_labelled || begins_fields(walker, record);
		group->is_parts = is_part && !is_labelled;
		group->is_candidate = record->style->is_candidate || record->style->is_direction;
	}
	const struct record *title = title_of(walker, record);
	struct match_result result;
	/* Of other series nobody asks, and of these only whether there is one. */
	group->has_whole =
	    group->has_whole ||
	    (group->is_candidate && !walker->grammar->reads_places && title &&
	     rule_match(&walker->grammar->whole, folded(walker, title->text), 0, &result));
	group->members++;
	group->is_evident = false;
	group->is_stating = false;
	group->has_paragraphs |= group->pending_paragraph;
	group->pending_paragraph = false;
	group->has_inner_values |= group->pending_values;
	group->pending_values = false;
	if (title && group->is_candidate && walker->grammar->reads_places) {
		group->titles[title_read(&walker->reader, title->text)]++;
	} else if (is_labelled) {
		group->titles[TITLE_PART]++;
	}
}

/* Whether a person says what a marked line is, by its mark or its title. */
static bool is_corrected(const struct text *text, const struct record *record,
                         const struct record *title, const char *to)
{
	return text_is_corrected_to(&text->corrections, record->mark, to) ||
	       (title && text_is_corrected_to(&text->corrections, title->text, to));
}

/* The groups are the series of the outline, and what is open around a member are those around its series. */
static void read_mark(struct walker *walker, struct record *record)
{
	const struct outline_mark *mark = &walker->outline->marks[walker->mark++];
	walker->depth = walker->outline->series[mark->series].depth;
	if (mark->member == 1) {
		open_group(walker, record);
	}
	struct entry *top = &walker->stack[walker->depth++];
	begin_member(walker, &walker->records->groups[top->group], record);
	const struct record *title = title_of(walker, record);
	top->listing = LISTING_UNKNOWN;
	record->group = top->group;
	struct group *group = &walker->records->groups[top->group];
	if (is_corrected(walker->text, record, title, "direction")) {
		evidence_add(&group->evidence, EVIDENCE_CORRECTED, (struct span){0});
	}
	if (!walker->grammar->reads_places) {
		return; /* in such a family only labels and marks show directions */
	}
	if (title) {
		top->listing = listing_under(walker->grammar, folded(walker, title->text));
	}
	if (title && top->listing == LISTING_UNKNOWN) {
		top->listing = listing_after(walker->grammar, folded(walker, title->text));
	}
}

/* The level of the direction that a label belongs to: the innermost heading that may be one, else the outermost
 * list that may be one. */
static size_t direction_level(struct walker *walker)
{
	size_t heading = SIZE_MAX;
	size_t list = SIZE_MAX;
	for (size_t level = walker->depth; level-- > 0;) {
		const struct group *group = group_of(walker, level);
		if (group->is_fields || group->is_parts) {
			continue;
		}
		if (group->style->is_direction && !walker->grammar->reads_places) {
			return level;
		}
		if (group->is_candidate && walker->stack[level].is_heading && heading == SIZE_MAX) {
			heading = level;
		}
		if (group->style->is_candidate) {
			list = level;
		}
	}
	return heading != SIZE_MAX ? heading : list;
}

/* Notes that a label stands under the newest member of a group. */
static void note_label(struct group *group, const struct field *field)
{
	if (field->is_evidence) {
		group->evident += !group->is_evident;
		group->is_evident = true;
		group->pending_values |= field->value != VALUE_TEXT;
	}
}

/* A label that only a whole direction has ends the lists in it. One that an item may have too leaves them open,
 * because only what follows shows whether it belongs to the item or to the direction. */
static void read_label(struct walker *walker, const struct field *field)
{
	size_t level = direction_level(walker);
	bool is_noted = false;
	bool is_inner = false; /* it stands under a title that is a list's */
	if (level == SIZE_MAX) {
		return;
	}
	if (!(field->owners & OWNER_ITEM)) {
		walker->depth = level + 1;
	}
	for (size_t inner = level + 1; inner < walker->depth; inner++) {
		struct group *group = group_of(walker, inner);
		if (group->style->is_candidate && !group->is_fields && !group->is_parts) {
			note_label(group, field);
			is_noted = true;
			is_inner |= walker->grammar->reads_places && series_has_names(group);
		}
	}
	/* Whether the label belongs to an inner list or not, it shows that the list around it may be one of
	 * directions. */
	struct group *own = group_of(walker, level);
	if (is_noted) {
		own->has_labels |= field->is_evidence && !is_inner;
	} else {
		note_label(own, field);
	}
}

/* A table is a list in what is open, of directions where its rows are; nothing in it stays open. */
static void read_table(struct walker *walker, struct record *record)
{
	struct records *records = walker->records;
	struct group group = {
	    .style = &walker->grammar->row,
	    .parent = walker->depth > 0 ? walker->stack[walker->depth - 1].group : UINT32_MAX,
	    .holder_member = walker->depth > 0 ? group_of(walker, walker->depth - 1)->members : 0,
	    .members = record->reading->table->row_count,
	    .is_direction = record->reading->lists_directions};
	record->group = (uint32_t)records->group_count;
	ARENA_PUSH(records->arena, records->groups, records->group_count, records->group_capacity,
	           group);
	const struct table *table = record->reading->table;
	if (!table->is_form || group.is_direction) {
		return;
	}
	for (uint32_t i = 0; i < table->cell_count; i++) { /* labels of what is open */
		struct column column = grammar_column(
		    walker->grammar, table_cell_text(walker->text, &table->cells[i]));
		if (column.kind == COLUMN_FIELD) {
			read_label(walker, column.field);
		}
	}
}

/* The figures that stand in a text. */
static void figures_of(struct walker *walker, size_t at)
{
	struct records *records = walker->records;
	struct span text = records->items[at].text;
	walker->figures.count = 0;
	for (size_t i = at + 1; i < records->count; i++) {
		const struct record *record = &records->items[i];
		if (record->kind != RECORD_MENTION && record->kind != RECORD_AGREEMENT) {
			break;
		}
		if (record->kind == RECORD_MENTION && span_contains(text, record->text)) {
			struct figure figure = *record->figure;
			figure.span = record->text;
			ARENA_PUSH(records->arena, walker->figures.items, walker->figures.count,
			           walker->figures.capacity, figure);
		}
	}
}

/* Notes that the prose under the newest member of the innermost list states a number of projects or funds. */
static void read_prose(struct walker *walker, size_t at)
{
	static const struct statement_scope none = {.topic = 0};
	bool states_facts = false;
	if (walker->depth == 0) {
		return;
	}
	figures_of(walker, at);
	const struct statements *statements =
	    walker->figures.count > 0
		? statements_read(&walker->reader, walker->records->items[at].text,
	                          &walker->figures, NULL, &none)
		: NULL;
	for (size_t i = 0; statements && i < statements->count; i++) {
		states_facts |= statements->items[i].of == FACT_PROJECTS ||
		                statements->items[i].of == FACT_FUNDS;
	}
	struct group *group = group_of(walker, walker->depth - 1);
	group->stating += states_facts && !group->is_stating;
	group->is_stating |= states_facts;
}

/* What a title says of the lists below it, where it is not that of another part. */
static enum listing listing_of_title(const struct walker *walker, const struct record *title)
{
	enum listing listing = listing_under(walker->grammar, folded(walker, title->text));
	return listing == LISTING_OTHER ? LISTING_UNKNOWN : listing;
}

/* Notes that something stands below the newest member of each open list. */
static void note_paragraph(struct walker *walker, size_t depth)
{
	for (size_t level = 0; level < depth; level++) {
		group_of(walker, level)->pending_paragraph = true;
	}
}

/* Whether a text begins a paragraph of its own, and does not stand behind a mark. */
static bool begins_paragraph(const struct walker *walker, const struct record *text)
{
	return text->text.start > walker->marked &&
	       memchr(walker->text->clean.data + walker->marked, '\n',
	              text->text.start - walker->marked) != NULL;
}

static void read_record(struct walker *walker, size_t at)
{
	struct records *records = walker->records;
	struct record *record = &records->items[at];
	const struct record *before = at > 0 ? record - 1 : record;
	bool is_text = record->kind == RECORD_TEXT || record->kind == RECORD_HEADING;
	bool is_value = before->kind == RECORD_FIELD && before->field->value != VALUE_TEXT;
	/* Right behind an item's mark, in a list that is not one of fields, a label belongs to that item alone. */
	bool is_in_item = before->kind == RECORD_ITEM && before->group != UINT32_MAX &&
	                  !records->groups[before->group].is_fields;
	if (record->kind == RECORD_TABLE) {
		read_table(walker, record);
	} else if (record->kind == RECORD_TITLE) {
		walker->depth = 0;
		walker->title_listing = listing_of_title(walker, record);
	} else if (record->kind == RECORD_SECTION || record->kind == RECORD_ITEM) {
		read_mark(walker, record);
		note_paragraph(walker, walker->depth - 1);
		walker->marked = record->mark.start;
	} else if (record->kind == RECORD_FIELD && !is_in_item) {
		note_paragraph(walker, walker->depth);
		read_label(walker, record->field);
	} else if (is_text && walker->grammar->reads_places && !is_value) {
		read_prose(walker, at);
	}
	if (record->kind == RECORD_TEXT && begins_paragraph(walker, record)) {
		struct match_result result;
		note_paragraph(walker, walker->depth);
		/* A guide within the document has a title too. */
		if (rule_match(&walker->grammar->title, folded(walker, record->text), 0, &result)) {
			walker->title_listing = listing_of_title(walker, record);
		}
	}
	walker->introduction = is_text ? record : walker->introduction;
}

void records_find_directions(struct records *records, const struct text *text,
                             const struct outline *outline, struct grammar *grammar)
{
	struct walker walker = {
	    .records = records, .text = text, .outline = outline, .grammar = grammar};
	walker.reader = (struct statement_reader){.arena = records->arena,
	                                          .grammar = grammar,
	                                          .clean = text->clean,
	                                          .folded = text->folded};
	for (size_t i = 0; i < records->count; i++) {
		read_record(&walker, i);
	}
	records_classify_series(records, text, grammar);
	for (size_t i = 0; i < records->count; i++) {
		struct record *record = &records->items[i];
		bool is_marked = record->kind == RECORD_SECTION || record->kind == RECORD_ITEM;
		if (is_marked && record->group != UINT32_MAX &&
		    records->groups[record->group].is_direction &&
		    !is_corrected(text, record, title_of(&walker, record), "no-direction")) {
			record->kind = RECORD_DIRECTION;
		}
	}
}
