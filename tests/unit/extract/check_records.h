/* Records of a text as an outline: one a line, as deep as it stands. */
#ifndef ZHINAN_TESTS_CHECK_RECORDS_H
#define ZHINAN_TESTS_CHECK_RECORDS_H

#include "../layout/check_text.h"
#include "extract/records_from_outline.h"

enum {
	SHOW_FACTS = 1u << RECORD_FACT | 1u << RECORD_PART_STATED | 1u << RECORD_STATED |
	             1u << RECORD_AGREEMENT,
	SHOW_MENTIONS = 1u << RECORD_MENTION,
	SHOW_PARTNERS = 1u << RECORD_DIRECTION | 1u << RECORD_PARTNER,
	SHOW_TREE = ~(SHOW_FACTS | SHOW_MENTIONS | 1u << RECORD_PARTNER)
};

static inline const char *record_kind_shown(const struct record *record)
{
	static const char *const names[RECORD_KIND_COUNT] = {
	    "title", "section", "direction", "heading", "item", "field", "text", "punct", "partner",
	    "agree", "fact",    "stated",    "mention", "told", "table", "row",  "cell",  "total"};
	return names[record->kind];
}

/* "about 70 个", "24..36 month soft per project". */
static inline void show_figure(struct buf *out, const struct figure *figure, struct arena *arena)
{
	struct str none = {0};
	buf_format(out, "%.*s ", STR_FORMAT(relation_name((enum relation)figure->relation)));
	if (figure->has_value) {
		buf_append(out, decimal_text(figure->value, arena));
	} else if (figure->has_min || figure->has_max) {
		struct str min = figure->has_min ? decimal_text(figure->min, arena) : none;
		struct str max = figure->has_max ? decimal_text(figure->max, arena) : none;
		buf_format(out, "%.*s..%.*s", STR_FORMAT(min), STR_FORMAT(max));
	} else {
		buf_append(out, figure->text);
	}
	buf_format(out, "%s%.*s%s%s%.*s", figure->unit.size ? " " : "", STR_FORMAT(figure->unit),
	           figure->soft ? " soft" : "", figure->per.size ? " per " : "",
	           STR_FORMAT(figure->per));
}

static inline void show_record(struct buf *out, const struct reading *reading,
                               const struct record *record, struct arena *arena)
{
	struct str text = clean_of(reading, record->text);
	buf_format(out, "%*s%s", record->depth > 1 ? record->depth - 1 : 0, "",
	           record_kind_shown(record));
	switch ((enum record_kind)record->kind) {
	case RECORD_SECTION:
	case RECORD_ITEM:
	case RECORD_DIRECTION:
		if (record->mark.start < record->mark.end) {
			text = clean_of(reading, record->number);
		}
		buf_format(
		    out, " %.*s%s%.*s", STR_FORMAT(text), record->key.size ? " = " : "",
		    STR_FORMAT(record->kind == RECORD_DIRECTION ? record->key : (struct str){0}));
		break;
	case RECORD_FIELD:
		buf_format(out, " %.*s (%.*s)", STR_FORMAT(record->field->name),
		           STR_FORMAT(clean_of(reading, record->label)));
		break;
	case RECORD_TABLE:
		break;
	case RECORD_ROW:
		buf_format(out, " %d", record->cell->role);
		break;
	case RECORD_CELL:
		buf_format(out, " %.*s", STR_FORMAT(text));
		if (record->figure) {
			buf_append(out, STR(" = "));
			show_figure(out, record->figure, arena);
		}
		break;
	case RECORD_TOTAL:
		buf_append(out, STR(" "));
		show_figure(out, record->figure, arena);
		break;
	case RECORD_PARTNER:
		buf_format(out, " %.*s %.*s", STR_FORMAT(record->code), STR_FORMAT(text));
		break;
	case RECORD_FACT:
	case RECORD_PART_STATED:
	case RECORD_STATED:
		buf_format(out, " %.*s ",
		           STR_FORMAT(record->kind == RECORD_FACT ? record->field->name
		                                                  : record->stated->of));
		show_figure(out, record->figure, arena);
		if (record->kind != RECORD_FACT && record->stated->kind.size > 0) {
			buf_format(out, " kind %.*s", STR_FORMAT(record->stated->kind));
		}
		break;
	case RECORD_MENTION:
		buf_append(out, STR(" "));
		show_figure(out, record->figure, arena);
		break;
	default:
		buf_format(out, " %.*s", STR_FORMAT(text));
	}
	buf_append(out, STR("\n"));
}

/* The records of the kinds in a mask, a bit each. */
static inline const char *records_shown(struct reading *reading, const struct records *records,
                                        unsigned kinds)
{
	struct buf out;
	buf_init(&out);
	for (size_t i = 0; i < records->count; i++) {
		if (kinds >> records->items[i].kind & 1) {
			show_record(&out, reading, &records->items[i], &reading->arena);
		}
	}
	return kept(&reading->arena, &out);
}

/* The records of a text, whole. */
static inline void reading_records(struct reading *reading, struct records *records,
                                   struct str bytes)
{
	reading_text(reading, bytes);
	struct outline outline;
	outline_from_text(&outline, &reading->arena, &reading->text, reading->grammar);
	records_from_outline(records, &reading->arena, &reading->text, &outline, reading->grammar);
}

struct record_case {
	const char *what;
	struct str text;
	const char *records;
};

/* Compares what the whole stage makes of each text by a family, as far as the mask shows it. */
static inline void check_records_of(const char *family, const struct record_case *cases,
                                    size_t count, unsigned kinds)
{
	struct reading reading;
	reading_init_as(&reading, family);
	for (size_t i = 0; i < count; i++) {
		struct records records;
		reading_records(&reading, &records, cases[i].text);
		const char *shown = records_shown(&reading, &records, kinds);
		cr_expect_str_eq(shown, cases[i].records, "%s:\n%s", cases[i].what, shown);
	}
	reading_release(&reading);
}

static inline void check_records(const struct record_case *cases, size_t count, unsigned kinds)
{
	check_records_of("intergovernmental", cases, count, kinds);
}

#endif
