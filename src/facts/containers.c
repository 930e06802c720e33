/* What is open where a record stands. */
#include "facts/containers.h"

#include "outline/title_end.h"

/* Roles of words in a heading that tell what the figures below it are. */
static const word_set TOPIC_ROLES =
    ROLE_FLAG(ROLE_FUNDS) | ROLE_FLAG(ROLE_RATE) | ROLE_FLAG(ROLE_TERM) | ROLE_FLAG(ROLE_COUNT) |
    ROLE_FLAG(ROLE_PRIZE) | ROLE_FLAG(ROLE_CONDITION) | ROLE_FLAG(ROLE_LIMIT) |
    ROLE_FLAG(ROLE_QUOTA) | ROLE_FLAG(ROLE_INDICATOR) | ROLE_FLAG(ROLE_PROCEDURE);

size_t count_directions(const struct records *records, size_t begin, size_t end)
{
	size_t count = 0;
	for (size_t i = begin; i < end; i++) {
		if (records->items[i].kind == RECORD_DIRECTION) {
			count++;
			i = records_contents_end(records, i) - 1;
		}
	}
	return count;
}

bool record_is_container(enum record_kind kind)
{
	return kind == RECORD_SECTION || kind == RECORD_DIRECTION || kind == RECORD_ITEM ||
	       kind == RECORD_FIELD || kind == RECORD_TABLE || kind == RECORD_ROW;
}

/* The heading of a section or direction, or how the text of an item begins; empty: none. */
static struct span heading_of(const struct containers *containers, size_t container)
{
	const struct records *records = containers->records;
	const struct record *record = &records->items[container];
	const struct record *next = record + 1;
	if (record->kind == RECORD_FIELD) {
		return record->label;
	}
	if (container + 1 < records->count && next->kind == RECORD_HEADING) {
		return next->text;
	}
	bool has_text = container + 1 < records->count && record->kind == RECORD_ITEM &&
	                next->kind == RECORD_TEXT;
	return has_text ? (struct span){next->text.start,
	                                title_end(containers->grammar, containers->text->folded,
	                                          next->text)}
	                : (struct span){0};
}

/* Whether a section is one of a series in which several state what they give. Then what it states is said of it
 * alone, unless it is a part of the call like "funds". */
static bool is_one_of_several(const struct records *records, const struct record *section)
{
	const struct group *group =
	    section->group != UINT32_MAX ? &records->groups[section->group] : NULL;
	return group && group->stating > 1;
}

static const struct heading_reading *read_heading(struct containers *containers,
                                                  struct span heading)
{
	const struct text *text = containers->text;
	struct str folded = str_slice(text->folded, heading.start, heading.end);
	struct str clean = str_slice(text->clean, heading.start, heading.end);
	struct heading_reading *kept = &containers->headings[str_hash(clean) % HEADINGS_KEPT];
	if (!str_equal(kept->clean, clean) || !str_equal(kept->folded, folded) ||
	    kept->names != containers->reader->name_count) {
		*kept = (struct heading_reading){
		    .folded = folded, .clean = clean, .names = containers->reader->name_count};
		kept->listing = listing_under(containers->grammar, folded);
		kept->topic = statement_heading(containers->reader, heading, &kept->kind);
	}
	return kept;
}

void containers_enter(struct containers *containers, size_t at)
{
	enum { MAX_TOPIC = 90 /* bytes: a longer text of an item is no heading */ };
	const struct records *records = containers->records;
	const struct record *record = &records->items[at];
	if (containers->depth > RECORD_MAX_DEPTH) {
		containers->depth--;
	}
	const struct container *around = &containers->open[containers->depth];
	struct container open = {.depth = record->depth,
	                         .kind = record->kind,
	                         .record = at,
	                         .project_kind = around->project_kind,
	                         .topic = around->topic};
	struct span heading = heading_of(containers, at);
	bool is_short = span_size(heading) > 0 && span_size(heading) <= MAX_TOPIC;
	word_set topic = 0;
	enum listing listing = LISTING_UNKNOWN;
	if (is_short) {
		const struct heading_reading *reading = read_heading(containers, heading);
		struct str kind = reading->kind;
		listing = reading->listing;
		topic = reading->topic;
		/* A heading that names an indicator or a procedure may still be about what is given; a label is
		 * only about what it names. */
		topic &= record->kind == RECORD_FIELD
		             ? topic
		             : ~(ROLE_FLAG(ROLE_INDICATOR) | ROLE_FLAG(ROLE_PROCEDURE));
		open.topic = topic & TOPIC_ROLES ? topic : open.topic;
		open.project_kind = kind.size > 0 ? kind : open.project_kind;
		open.is_scope = kind.size > 0 && record->kind == RECORD_SECTION;
	}
	if (record->kind == RECORD_DIRECTION) {
		open.project_kind = (struct str){0}; /* what it says is its own */
	}
	if (record->kind == RECORD_SECTION) {
		open.is_scope |= record->style && record->style->is_scope;
		open.directions = count_directions(records, at, records_contents_end(records, at));
		open.is_scope |=
		    open.directions > 0 && open.directions < containers->open[0].directions;
		open.is_scope |= is_short && listing != LISTING_OTHER && !(topic & TOPIC_ROLES) &&
		                 is_one_of_several(records, record);
	}
	containers->open[++containers->depth] = open;
}

const struct container *containers_innermost(const struct containers *containers,
                                             enum record_kind kind)
{
	size_t level = containers->depth;
	while (level > 0 && containers->open[level].kind != kind) {
		level--;
	}
	return &containers->open[level];
}

const struct container *containers_scope(const struct containers *containers)
{
	size_t level = containers->depth;
	while (level > 0 && !containers->open[level].is_scope) {
		level--;
	}
	return &containers->open[level];
}

void containers_close(struct containers *containers, const struct record *record)
{
	bool is_loose = record->kind == RECORD_MENTION || record->kind == RECORD_FACT;
	while (!is_loose && containers->depth > 0 &&
	       record->depth <= containers->open[containers->depth].depth) {
		containers->depth--;
	}
}

bool containers_have_short_title(const struct containers *containers, size_t at)
{
	enum { MAX_SHORT_TITLE = 36 /* bytes */ };
	struct span heading = heading_of(containers, at);
	return span_size(heading) > 0 && span_size(heading) <= MAX_SHORT_TITLE;
}
