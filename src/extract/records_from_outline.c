/* The driver of the extract stage: an outline into records, then what the records are, where they
 * stand, and what they say. */
#include "base/search.h"
#include "extract/record.h"

struct record *record_new(struct records *records, enum record_kind kind)
{
	struct record record = {.kind = (uint8_t)kind, .group = UINT32_MAX};
	ARENA_PUSH(records->arena, records->items, records->count, records->capacity, record);
	return &records->items[records->count - 1];
}

const struct record_cell *record_place(const struct record *record)
{
	switch ((enum record_kind)record->kind) {
	case RECORD_DIRECTION:
		return record->row;
	case RECORD_PARTNER:
		return NULL;
	default:
		return record->cell;
	}
}

bool record_is_labelled(const struct records *records, const struct record *record)
{
	const struct record *next = record + 1;
	return next < records->items + records->count && next->kind == RECORD_FIELD;
}

bool record_is_cell(const struct record *field)
{
	return field->kind == RECORD_FIELD && field->mark.start == field->mark.end;
}

struct str record_rule(const struct record *record)
{
	switch ((enum record_kind)record->kind) {
	case RECORD_SECTION:
	case RECORD_DIRECTION:
	case RECORD_ITEM:
		return record->style ? record->style->rule.name : (struct str){0};
	case RECORD_FIELD:
	case RECORD_FACT:
	case RECORD_AGREEMENT:
		return record->field->rule.name;
	case RECORD_TOLD:
	case RECORD_STATED:
		return record->stated->rule;
	case RECORD_PARTNER:
		return STR("partners");
	case RECORD_MENTION:
		return figure_kind_name((enum figure_kind)record->figure->kind);
	default:
		return (struct str){0};
	}
}

uint32_t record_start(const struct record *record)
{
	return record->mark.end > 0 ? record->mark.start : record->text.start;
}

size_t record_paragraph(const struct record *record, const struct text *text)
{
	size_t i;
	SEARCH_FIRST(i, 0, text->paragraph_count,
	             text->paragraphs[i].span.end <= record_start(record));
	return i;
}

void records_from_outline(struct records *out, struct arena *arena, const struct text *text,
                          const struct outline *outline, struct grammar *grammar)
{
	*out = (struct records){.arena = arena};
	records_scan(out, text, outline, grammar);
	records_find_directions(out, text, outline, grammar);
	records_nest(out, text, grammar);
	programme_from_text(&out->programme, arena, text, grammar);
	records_find_values(out, text, grammar);
	records_find_statements(out, text, grammar);
	records_drop_only_kind(out, text);
	records_find_agreements(out);
	records_find_partners(out, text, grammar);
}
