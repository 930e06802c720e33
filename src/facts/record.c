/* What can be asked of one record. */
#include "facts/record.h"

#include "base/search.h"

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

bool record_is_statement(const struct record *record)
{
	return record->kind == RECORD_PART_STATED || record->kind == RECORD_STATED;
}

const struct group *record_series(const struct records *records, const struct record *record)
{
	bool is_marked = record->kind == RECORD_SECTION || record->kind == RECORD_DIRECTION ||
	                 record->kind == RECORD_ITEM;
	const struct group *group =
	    is_marked && record->group != UINT32_MAX ? &records->groups[record->group] : NULL;
	return group && group->evidence.count > 0 ? group : NULL;
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
	case RECORD_PART_STATED:
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

size_t records_contents_end(const struct records *records, size_t container)
{
	size_t end = container + 1;
	while (end < records->count &&
	       records->items[end].depth > records->items[container].depth) {
		end++;
	}
	return end;
}
