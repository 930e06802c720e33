/* What the document says in figures: the value of each labelled field, and the totals that its
 * prose states. Every other figure stays a mention. Nothing is computed here and nothing is
 * filled in: a field whose value cannot be told has no fact. */
#include "extract/record.h"

struct finder {
	struct records *records;
	const struct text *text;
	struct grammar *grammar;
};

/* What a label's brackets hold: the unit that it may tell. */
static struct str remark_of(const struct finder *finder, const struct record *field)
{
	return str_slice(finder->text->folded, field->label.end, field->mark.end);
}

/* The value of a field among the mentions behind it: the first of its kind that is not meant
 * per something (at most one for each country), else the first. */
static struct record *find_value(const struct finder *finder, const struct record *field,
                                 size_t begin, size_t end)
{
	struct record *first = NULL;
	for (size_t i = begin; i < end; i++) {
		struct record *record = &finder->records->items[i];
		if (record->kind != RECORD_MENTION) {
			continue;
		}
		struct figure trial = *record->figure;
		if (!field_takes_figure(finder->grammar, field->field, remark_of(finder, field),
		                        &trial)) {
			continue;
		}
		if (trial.per.size == 0) {
			return record;
		}
		first = first ? first : record;
	}
	return first;
}

static bool to_months(bool has, struct decimal *years)
{
	return !has || decimal_multiply(years, *years, (struct decimal){12, 0});
}

/* Durations that are facts are in months, so that those of two documents compare. */
static void count_in_months(struct figure *figure)
{
	struct figure months = *figure;
	if (figure->kind == FIGURE_DURATION && str_equal(figure->unit, STR("year")) &&
	    to_months(months.has_value, &months.value) && to_months(months.has_min, &months.min) &&
	    to_months(months.has_max, &months.max)) {
		months.unit = STR("month");
		*figure = months;
	}
}

static const struct figure *fact_figure(const struct finder *finder, const struct figure *found,
                                        const struct record *field)
{
	struct figure *figure = ARENA_NEW(finder->records->arena, struct figure);
	*figure = *found;
	if (field) { /* gives it the unit that it lacks */
		field_takes_figure(finder->grammar, field->field, remark_of(finder, field), figure);
	}
	count_in_months(figure);
	return figure;
}

static void make_fact(const struct finder *finder, const struct record *field,
                      struct record *record)
{
	record->kind = RECORD_FACT;
	record->figure = fact_figure(finder, record->figure, field);
	record->field = field->field;
	record->depth = field->depth;
}

static void find_values(const struct finder *finder)
{
	struct records *records = finder->records;
	uint16_t direction = 0; /* depth of the innermost open direction; 0: none */
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		if (direction > 0 && record->depth <= direction &&
		    (record->kind == RECORD_SECTION || record->kind == RECORD_DIRECTION)) {
			direction = 0;
		}
		direction = record->kind == RECORD_DIRECTION ? record->depth : direction;
		bool in_item =
		    i > 0 && record[-1].kind == RECORD_ITEM && record[-1].depth < record->depth;
		if (record->kind != RECORD_FIELD || direction == 0 || in_item ||
		    record->field->value == VALUE_TEXT) {
			continue;
		}
		size_t end = i + 1;
		while (end < records->count && records->items[end].depth > record->depth) {
			end++;
		}
		struct record *value = find_value(finder, record, i + 1, end);
		if (value) {
			make_fact(finder, record, value);
		}
	}
}

/* ---- totals in prose ---- */

/* The mention behind a text that stands at the place of a rule's figure. */
static struct record *mention_at(struct records *records, size_t text, struct span place,
                                 const struct stated_rule *rule)
{
	for (size_t i = text + 1; i < records->count; i++) {
		struct record *record = &records->items[i];
		if (record->kind != RECORD_MENTION && record->kind != RECORD_STATED &&
		    record->kind != RECORD_AGREEMENT) {
			return NULL;
		}
		if (record->kind == RECORD_MENTION && record->text.start < place.end &&
		    place.start < record->text.end && stated_takes_figure(rule, record->figure)) {
			return record;
		}
	}
	return NULL;
}

/* Makes the first figure that a rule finds in a text the total that it states. */
static bool find_total(const struct finder *finder, size_t at, struct stated_rule *rule)
{
	const struct record record = finder->records->items[at];
	struct str text = str_slice(finder->text->folded, record.text.start, record.text.end);
	struct match_result result;
	for (size_t from = 0; rule_match(&rule->rule, text, from, &result);
	     from = result.whole.end) {
		struct span place = result.groups[rule->figure];
		place.start += record.text.start;
		place.end += record.text.start;
		struct record *stated = mention_at(finder->records, at, place, rule);
		if (stated) {
			stated->kind = RECORD_STATED;
			stated->figure = fact_figure(finder, stated->figure, NULL);
			stated->stated = rule;
			return true;
		}
		if (result.whole.end <= from) {
			break;
		}
	}
	return false;
}

/* The first total of a kind in the prose outside the directions is the document's. */
static void find_stated(const struct finder *finder)
{
	struct records *records = finder->records;
	struct grammar *grammar = finder->grammar;
	bool *found = ARENA_ARRAY(records->arena, bool, grammar->stated_count + 1);
	uint16_t direction = 0; /* depth of the open direction that is in no other; 0: none */
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		bool inside = direction > 0 && record->depth > direction;
		if (record->kind == RECORD_DIRECTION || record->kind == RECORD_SECTION) {
			bool opens = record->kind == RECORD_DIRECTION;
			direction = inside ? direction : opens ? record->depth : 0;
		}
		for (size_t r = 0;
		     record->kind == RECORD_TEXT && !inside && r < grammar->stated_count; r++) {
			found[r] = found[r] || find_total(finder, i, &grammar->stated[r]);
		}
	}
}

/* Titles are agreements only in a field that says so; elsewhere they are part of their text. */
static void keep_agreements(struct records *records)
{
	const struct record *field = NULL;
	size_t kept = 0;
	for (size_t i = 0; i < records->count; i++) {
		struct record record = records->items[i];
		if (record.kind == RECORD_FIELD) {
			field = &records->items[i];
		} else if (field && record.depth <= field->depth) {
			field = NULL;
		}
		if (record.kind == RECORD_AGREEMENT) {
			if (!field || !field->field->has_titles) {
				continue;
			}
			record.depth = field->depth;
			record.field = field->field;
		}
		records->items[kept++] = record;
		if (field == &records->items[i]) {
			field = &records->items[kept - 1];
		}
	}
	records->count = kept;
}

void records_find_facts(struct records *records, const struct text *text, struct grammar *grammar)
{
	struct finder finder = {.records = records, .text = text, .grammar = grammar};
	find_values(&finder);
	find_stated(&finder);
	keep_agreements(records);
}
