/* A kind of project that the title names is the call's only kind, or all of them: statements need not name it. */
#include "facts/find_facts.h"

enum { MAX_PARTS = 64 /* records between a whole and its last part */ };

static struct str title_of(const struct records *records, const struct text *text)
{
	for (size_t i = 0; i < records->count; i++) {
		if (records->items[i].kind == RECORD_TITLE) {
			struct span span = records->items[i].text;
			return str_slice(text->clean, span.start, span.end);
		}
	}
	return (struct str){0};
}

static bool has_kind(const struct record *record)
{
	return (record->kind == RECORD_STATED || record->kind == RECORD_PART_STATED) &&
	       record->stated->kind.size > 0;
}

/* The longest kind that the title names; empty where it names none, or more than one apart from those that stand
 * in the longest. */
static struct str kind_of_call(const struct records *records, struct str title)
{
	struct str longest = {0};
	for (size_t i = 0; i < records->count; i++) {
		const struct record *record = &records->items[i];
		struct str kind = has_kind(record) ? record->stated->kind : (struct str){0};
		if (kind.size == 0 || str_find(title, kind) == SIZE_MAX) {
			continue;
		}
		bool is_within = str_find(longest, kind) != SIZE_MAX;
		bool holds = str_find(kind, longest) != SIZE_MAX;
		if (longest.size > 0 && !is_within && !holds) {
			return (struct str){0};
		}
		longest = kind.size > longest.size ? kind : longest;
	}
	return longest;
}

/* The kind of a total whose parts are other kinds, where there is one such total: it stands for all kinds. */
static struct str kind_of_all(const struct records *records)
{
	struct str kind = {0};
	for (size_t i = 0; i < records->count; i++) {
		const struct record *part = &records->items[i];
		if (!has_kind(part) || part->stated->whole == 0) {
			continue;
		}
		for (size_t w = i; w-- > 0 && i - w < MAX_PARTS;) {
			const struct record *whole = &records->items[w];
			bool is_whole = has_kind(whole) && whole->stated->id == part->stated->whole;
			if (is_whole && kind.size > 0 && !str_equal(kind, whole->stated->kind)) {
				return (struct str){0};
			}
			kind = is_whole ? whole->stated->kind : kind;
		}
	}
	return kind;
}

/* Makes what is stated of a kind a statement of the whole call. */
static void drop_kind(struct records *records, struct str only)
{
	for (size_t i = 0; only.size > 0 && i < records->count; i++) {
		struct record *record = &records->items[i];
		if (has_kind(record) && str_equal(record->stated->kind, only)) {
			struct record_statement *plain =
			    ARENA_NEW(records->arena, struct record_statement);
			*plain = *record->stated;
			plain->kind = (struct str){0};
			record->stated = plain;
		}
	}
}

void records_drop_redundant_kind(struct records *records, const struct text *text)
{
	struct str title = title_of(records, text);
	struct str only = title.size > 0 ? kind_of_call(records, title) : (struct str){0};
	drop_kind(records, only);
	drop_kind(records, kind_of_all(records));
}
