/* Who a direction is with: countries by Unicode's Chinese region names (CLDR, by way of ICU)
 * and the grammar's aliases, groups of countries by the grammar. The title says it; a title
 * that names a group without a code leaves it to the list in the direction's text. And the
 * direction's key: its partners and its kind of programme, never its number. */
#include <stdio.h>
#include <stdlib.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "base/icu.h"
#include "facts/find_facts.h"

enum { MAX_PARTNERS = 64, NAME_UNITS = 64, BUCKETS = 4096 };

struct finder {
	struct records *records;
	const struct text *text;
	struct grammar *grammar;
	struct word_code *words; /* names of countries and blocs: by bucket, the longest first */
	size_t word_count;
	size_t word_capacity;
	uint16_t first[BUCKETS]; /* of a bucket: its first word's index + 1; 0: it is empty */
	struct record *out;
	size_t count;
	size_t capacity;
};

struct partners {
	struct word_code items[MAX_PARTNERS]; /* word: a view of clean text */
	size_t count;
};

/* ---- names ---- */

/* A hash of how a text begins: at most places of a text no name begins, and this finds that out fast. */
static uint32_t bucket_of(struct str text)
{
	uint32_t bucket = 0;
	for (size_t i = 0; i < 3 && i < text.size; i++) {
		bucket = bucket * 61 + (unsigned char)text.data[i];
	}
	return bucket % BUCKETS;
}

static int compare_words(const void *a, const void *b)
{
	struct str left = ((const struct word_code *)a)->word;
	struct str right = ((const struct word_code *)b)->word;
	if (bucket_of(left) != bucket_of(right)) {
		return bucket_of(left) < bucket_of(right) ? -1 : 1;
	}
	if (left.size != right.size) {
		return left.size < right.size ? 1 : -1;
	}
	return str_compare(left, right);
}

/* Words of less than one Chinese character have no bucket. */
static void add_word(struct finder *finder, struct str word, struct str code)
{
	if (word.size >= 3) {
		struct word_code pair = {word, code};
		ARENA_PUSH(finder->records->arena, finder->words, finder->word_count,
		           finder->word_capacity, pair);
	}
}

/* The Chinese name of a region; a name that cannot be had is left out. */
static void add_region(struct finder *finder, const char *region)
{
	char locale[16];
	UChar name[NAME_UNITS];
	char utf8[NAME_UNITS * 3 + 1];
	UErrorCode error = U_ZERO_ERROR;
	int32_t size = 0;
	snprintf(locale, sizeof locale, "und_%s", region);
	int32_t units = uloc_getDisplayCountry(locale, "zh_Hans_CN", name, NAME_UNITS, &error);
	if (icu_failed(error) || units <= 0 || units >= NAME_UNITS ||
	    error == U_USING_DEFAULT_WARNING) {
		return;
	}
	u_strToUTF8(utf8, sizeof utf8, &size, name, units, &error);
	if (!icu_failed(error) && size > 0) {
		struct str word =
		    arena_copy(finder->records->arena, (struct str){utf8, (size_t)size});
		add_word(finder, word, arena_copy(finder->records->arena, str_from(region)));
	}
}

static void load_words(struct finder *finder)
{
	const struct word_codes *lists[] = {&finder->grammar->aliases, &finder->grammar->blocs};
	if (finder->word_count > 0) {
		return;
	}
	for (size_t l = 0; l < 2; l++) {
		for (size_t i = 0; i < lists[l]->count; i++) {
			add_word(finder, lists[l]->items[i].word, lists[l]->items[i].code);
		}
	}
	for (const char *const *region = uloc_getISOCountries(); *region; region++) {
		if (strcmp(*region, "CN") != 0) { /* the host of every direction */
			add_region(finder, *region);
		}
	}
	if (finder->words) {
		qsort(finder->words, finder->word_count, sizeof *finder->words, compare_words);
	}
	for (size_t i = finder->word_count; i-- > 0;) {
		finder->first[bucket_of(finder->words[i].word)] = (uint16_t)(i + 1);
	}
}

/* How many bytes of a text a name at its beginning takes, blanks within it included; 0: it does not
 * stand there. */
static size_t name_size(struct str text, struct str name)
{
	size_t at = 0;
	for (size_t i = 0; i < name.size;) {
		size_t behind = at;
		uint32_t wanted = utf8_next(name, &i);
		uint32_t c = at < text.size ? utf8_next(text, &behind) : 0;
		while (at > 0 && c != wanted && (c == ' ' || c == 0xA0 || c == 0x3000)) {
			c = behind < text.size ? utf8_next(text, &behind) : 0;
		}
		if (c != wanted) {
			return 0;
		}
		at = behind;
	}
	return at;
}

/* The longest name that starts at a place of the text, and its size there; or NULL. */
static const struct word_code *name_at(const struct finder *finder, struct str text, size_t at,
                                       size_t *size)
{
	struct str rest = str_slice(text, at, text.size);
	uint32_t bucket = bucket_of(rest);
	size_t i = finder->first[bucket];
	for (; i > 0 && i <= finder->word_count; i++) {
		const struct word_code *name = &finder->words[i - 1];
		if (bucket_of(name->word) != bucket) {
			break;
		}
		*size = name_size(rest, name->word);
		if (*size > 0) {
			return name;
		}
	}
	return NULL;
}

static void add_partner(struct partners *partners, struct str word, struct str code)
{
	for (size_t i = 0; i < partners->count; i++) {
		if (str_equal(partners->items[i].code, code)) {
			return;
		}
	}
	if (partners->count < MAX_PARTNERS) {
		partners->items[partners->count++] = (struct word_code){word, code};
	}
}

static void find_names(const struct finder *finder, struct str folded, struct str clean,
                       struct partners *out)
{
	for (size_t at = 0; at < folded.size;) {
		size_t size = 0;
		const struct word_code *name = name_at(finder, folded, at, &size);
		if (name) {
			add_partner(out, str_slice(clean, at, at + size), name->code);
			at += size;
		} else {
			at += utf8_width((unsigned char)folded.data[at]);
		}
	}
}

/* One-character names, one behind another. */
static void find_short_names(const struct finder *finder, struct str folded, struct str clean,
                             struct partners *out)
{
	struct match_result result;
	struct grammar *grammar = finder->grammar;
	if (!rule_match(&grammar->short_name, folded, 0, &result)) {
		return;
	}
	struct span names = result.groups[grammar->short_group];
	for (size_t at = names.start; at < names.end;) {
		size_t start = at;
		utf8_next(folded, &at);
		struct str word = str_slice(folded, start, at);
		for (size_t i = 0; i < grammar->shorts.count; i++) {
			if (str_equal(grammar->shorts.items[i].word, word)) {
				add_partner(out, str_slice(clean, start, at),
				            grammar->shorts.items[i].code);
			}
		}
	}
}

/* The group of countries that a title names; empty where it names none. */
static struct str group_in(const struct finder *finder, struct str title)
{
	for (size_t i = 0; i < finder->grammar->groups.count; i++) {
		if (str_find(title, finder->grammar->groups.items[i].word) != SIZE_MAX) {
			return finder->grammar->groups.items[i].word;
		}
	}
	return (struct str){0};
}

/* ---- a direction ---- */

static struct str folded(const struct finder *finder, struct span span)
{
	return str_slice(finder->text->folded, span.start, span.end);
}

static struct str clean(const struct finder *finder, struct span span)
{
	return str_slice(finder->text->clean, span.start, span.end);
}

/* What the direction's own text lists as its partners: its first list. */
static void find_listed(const struct finder *finder, size_t begin, struct partners *out)
{
	struct grammar *grammar = finder->grammar;
	size_t end = records_contents_end(finder->records, begin);
	bool is_found = false;
	for (size_t i = begin; i < end && !is_found; i++) {
		const struct record *record = &finder->records->items[i];
		struct match_result result;
		if (record->kind == RECORD_TEXT &&
		    rule_match(&grammar->partner_list, folded(finder, record->text), 0, &result)) {
			size_t before = out->count;
			struct span list = result.groups[grammar->list_group];
			list.start += record->text.start;
			list.end += record->text.start;
			find_names(finder, folded(finder, list), clean(finder, list), out);
			is_found = out->count > before;
		}
	}
}

/* The partners that a title names, and the group that it names. */
static struct str find_partners(const struct finder *finder, size_t begin, struct span title,
                                struct partners *out)
{
	struct str group = group_in(finder, folded(finder, title));
	find_names(finder, folded(finder, title), clean(finder, title), out);
	if (out->count == 0) {
		find_short_names(finder, folded(finder, title), clean(finder, title), out);
	}
	if (out->count == 0 || group.size > 0) {
		find_listed(finder, begin, out);
	}
	return group;
}

/* The title without blanks, for keys that no table has a word for. */
static struct str squeezed(const struct finder *finder, struct span title)
{
	struct str text = folded(finder, title);
	char *result = arena_alloc(finder->records->arena, text.size + 1);
	size_t size = 0;
	for (size_t at = 0; at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if (!utf8_is_blank(c)) {
			memcpy(result + size, text.data + start, at - start);
			size += at - start;
		}
	}
	return (struct str){result, size};
}

/* Who a direction is with and its kind of programme, by a word in its title; else by the title. */
static struct str key_of(const struct finder *finder, const struct partners *partners,
                         struct str group, struct span title)
{
	struct arena *arena = finder->records->arena;
	struct str kind = squeezed(finder, title);
	for (size_t i = 0; i < finder->grammar->kinds.count; i++) {
		if (str_find(kind, finder->grammar->kinds.items[i].word) != SIZE_MAX) {
			kind = finder->grammar->kinds.items[i].code;
			break;
		}
	}
	struct str who = group;
	for (size_t i = 0; i < partners->count && group.size == 0; i++) {
		who = arena_format(arena, "%.*s%s%.*s", STR_FORMAT(who), i ? "+" : "",
		                   STR_FORMAT(partners->items[i].code));
	}
	return who.size > 0 ? arena_format(arena, "%.*s/%.*s", STR_FORMAT(who), STR_FORMAT(kind))
	                    : kind;
}

static void emit(struct finder *finder, struct record record)
{
	ARENA_PUSH(finder->records->arena, finder->out, finder->count, finder->capacity, record);
}

static void emit_partners(struct finder *finder, const struct partners *partners, uint16_t depth)
{
	for (size_t i = 0; i < partners->count; i++) {
		const char *at = partners->items[i].word.data;
		uint32_t start = (uint32_t)(at - finder->text->clean.data);
		emit(finder, (struct record){
				 .kind = RECORD_PARTNER,
				 .depth = depth,
				 .group = UINT32_MAX,
				 .text = {start, start + (uint32_t)partners->items[i].word.size},
				 .code = partners->items[i].code});
	}
}

void records_find_partners(struct records *records, const struct text *text,
                           struct grammar *grammar)
{
	struct finder finder = {.records = records, .text = text, .grammar = grammar};
	struct str outer_key = {0};
	uint16_t outer = 0; /* depth of the open direction that is in no other; 0: none */
	for (size_t i = 0; i < records->count; i++) {
		struct record record = records->items[i];
		const struct record *heading = &records->items[i + 1];
		if (outer > 0 && record.depth <= outer &&
		    (record.kind == RECORD_SECTION || record.kind == RECORD_DIRECTION)) {
			outer = 0;
		}
		if (record.kind != RECORD_DIRECTION || i + 1 == records->count ||
		    heading->kind != RECORD_HEADING) {
			emit(&finder, record);
			continue;
		}
		if (outer > 0) { /* a direction inside another has the same partner */
			struct str title = squeezed(&finder, heading->text);
			record.key = arena_format(records->arena, "%.*s/%.*s",
			                          STR_FORMAT(outer_key), STR_FORMAT(title));
			emit(&finder, record);
			continue;
		}
		struct partners partners = {.count = 0};
		struct str group = {0};
		if (grammar->has_partners) {
			load_words(&finder);
			group = find_partners(&finder, i, heading->text, &partners);
		}
		record.key = key_of(&finder, &partners, group, heading->text);
		outer_key = record.key;
		outer = record.depth;
		emit(&finder, record);
		emit(&finder, *heading);
		emit_partners(&finder, &partners, heading->depth);
		i++;
	}
	ARENA_DROP(records->arena, records->items, records->count, records->capacity);
	records->items = finder.out;
	records->count = finder.count;
	records->capacity = finder.capacity;
}
