/* What stands behind labels: the value of each labelled field in a direction, and the agreements that its cooperation
 * rests on. Nothing is computed and nothing is filled in: a field whose value is not clear has no fact. */
#include "facts/find_facts.h"
#include "grammar/vocabulary.h"

/* What a label's brackets hold: the unit that it may tell. */
static struct str remark_of(const struct text *text, const struct record *field)
{
	if (record_is_cell(field)) {
		return str_slice(text->folded, field->label.start, field->label.end);
	}
	return str_slice(text->folded, field->label.end, field->mark.end);
}

bool record_takes_figure(const struct record *field, const struct text *text,
                         struct grammar *grammar, struct figure *figure)
{
	struct str words = str_slice(text->clean, field->label.start, field->label.end);
	bool takes = field_takes_figure(grammar, field->field, remark_of(text, field), figure);
	if (takes && figure->per.size == 0) {
		figure->per = lexicon_per(grammar->lexicon, words);
	}
	return takes;
}

const struct figure *records_keep_figure(struct records *records, const struct figure *found)
{
	struct figure *figure = ARENA_NEW(records->arena, struct figure);
	*figure = *found;
	figure_count_in_months(figure);
	return figure;
}

/* Whether two amounts of one currency are joined as a list, the money of two bodies: then neither is the whole. */
static bool are_joined(const struct text *text, const struct grammar *grammar,
                       const struct record *first, const struct record *second)
{
	static const struct str comma = STR_INIT("\xE3\x80\x81");
	struct str between = str_slice(text->folded, first->text.end, second->text.start);
	return first->figure->kind == FIGURE_MONEY && second->figure->kind == FIGURE_MONEY &&
	       str_equal(first->figure->unit, second->figure->unit) &&
	       (str_starts(between, comma) ||
	        lexicon_match(grammar->vocabulary, between, 0, ROLE_FLAG(ROLE_AND)));
}

/* An amount that is only a part of what its label asks for. */
static void mark_as_part(struct records *records, struct record *amount)
{
	struct record_statement *part = ARENA_NEW(records->arena, struct record_statement);
	*part = (struct record_statement){.reason = STR("part"), .is_amount = true};
	amount->stated = part;
}

/* The value of the field at an index, among the mentions in it: the first of its kind that is not for each of
 * something (at most one for each country), else the first. Adds what its label says. */
static struct record *find_value(struct records *records, size_t at, const struct text *text,
                                 struct grammar *grammar, struct figure *value)
{
	const struct record *field = &records->items[at];
	size_t end = records_contents_end(records, at);
	struct record *first = NULL;
	for (size_t i = at + 1; i < end; i++) {
		struct record *record = &records->items[i];
		if (record->kind != RECORD_MENTION) {
			continue;
		}
		struct figure candidate = *record->figure;
		if (text_is_corrected_to(&text->corrections, record->text, "no-fact")) {
			continue;
		}
		if (!record_takes_figure(field, text, grammar, &candidate)) {
			continue;
		}
		if (first && are_joined(text, grammar, first, record)) {
			mark_as_part(records, first);
			mark_as_part(records, record);
			return NULL;
		}
		bool is_of_all = candidate.per.size == 0;
		if (first && value->per.size > 0 && candidate.per.size > 0) {
			return NULL; /* the sentence says which kind each is of */
		}
		bool is_better = !first || (is_of_all && value->per.size > 0);
		*value = is_better ? candidate : *value;
		first = is_better ? record : first;
	}
	return first;
}

void records_find_values(struct records *records, const struct text *text, struct grammar *grammar)
{
	uint16_t open[RECORD_MAX_DEPTH + 1]; /* the depths of the open directions */
	size_t depth = 0;
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		while (depth > 0 && record->depth <= open[depth - 1] &&
		       record->kind != RECORD_MENTION) {
			depth--;
		}
		if (record->kind == RECORD_DIRECTION && depth < RECORD_MAX_DEPTH) {
			open[depth++] = record->depth;
		}
		bool in_item =
		    i > 0 && record[-1].kind == RECORD_ITEM && record[-1].depth < record->depth;
		if (record->kind != RECORD_FIELD || depth == 0 || in_item ||
		    record->field->value == VALUE_TEXT) {
			continue;
		}
		struct figure figure;
		struct record *value = find_value(records, i, text, grammar, &figure);
		if (value) {
			value->kind = RECORD_FACT;
			value->figure = records_keep_figure(records, &figure);
			value->field = record->field;
			value->depth = record->depth;
		}
	}
}

/* Titles are agreements only in a field that says so; elsewhere they are part of their text. */
void records_find_agreements(struct records *records)
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
