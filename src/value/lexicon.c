/* The index over the words of figures: a bit for every character that may begin one, so that prose is passed
 * over quickly, and a table of first characters. Knows no words. */
#include "value/lexicon_index.h"

#include <stdlib.h>

#include "base/invisible.h"

enum { MAX_LABEL_BYTES = 128 /* bytes of one that are looked at */ };

/* Classes whose words are a figure's beginning, govern one behind them, or hide a numeral. */
static const word_set STARTING =
    LEXICON_FIGURE_BEGINS | WORD_FLAG(WORD_SOFT) | WORD_FLAG(WORD_PER_BEFORE) |
    WORD_FLAG(WORD_MONEY) | WORD_FLAG(WORD_ORDINAL) | WORD_FLAG(WORD_STOP) | WORD_FLAG(WORD_LISTED);

/* By first character, then the longer first, then by bytes. */
static int word_order(const void *left, const void *right)
{
	const struct word *a = left;
	const struct word *b = right;
	if (a->first != b->first) {
		return a->first < b->first ? -1 : 1;
	}
	if (a->text.size != b->text.size) {
		return a->text.size > b->text.size ? -1 : 1;
	}
	return str_compare(a->text, b->text);
}

static void start_add(struct lexicon *lexicon, uint32_t c)
{
	if (c < PLANE) {
		lexicon->starts[c / BLOCK] |= UINT64_C(1) << c % BLOCK;
	}
}

static void starts_add(struct lexicon *lexicon)
{
	for (uint32_t c = '0'; c <= '9'; c++) {
		start_add(lexicon, c);
		start_add(lexicon, c - '0' + 0xFF10); /* full-width digits */
	}
	for (uint32_t c = 'A'; c <= 'Z'; c++) {
		start_add(lexicon, c);
		start_add(lexicon, c | 0x20);
	}
	for (int i = 0; i < INVISIBLE_RANGES; i++) {
		uint32_t last = invisible_ranges[i][1];
		for (uint32_t c = invisible_ranges[i][0]; c <= last && c < PLANE; c++) {
			start_add(lexicon, c);
		}
	}
	for (const char *c = "+.\\{$*&"; *c; c++) {
		start_add(lexicon, (uint32_t)*c);
	}
}

struct lexicon *lexicon_new(struct arena *arena, struct word *words, size_t count)
{
	struct lexicon *lexicon = ARENA_NEW(arena, struct lexicon);
	for (size_t i = 0; i < count; i++) { /* what sorting and finding ask of a word */
		size_t at = 0;
		struct str text = words[i].text;
		words[i].first = utf8_next(text, &at);
		words[i].second = at < text.size ? lexicon_second(text.data + at) : UINT8_MAX;
	}
	bool is_sorted = true;
	for (size_t i = 1; i < count && is_sorted; i++) {
		is_sorted = word_order(&words[i - 1], &words[i]) < 0;
	}
	if (!is_sorted) {
		qsort(words, count, sizeof *words, word_order);
	}
	lexicon->words = words;
	uint8_t *seconds = arena_alloc(arena, count + 1);
	for (size_t i = 0; i < count; i++) {
		seconds[i] = words[i].second;
	}
	lexicon->seconds = seconds;
	lexicon->count = count;
	lexicon->groups = ARENA_ARRAY(arena, struct word_group, count + 1);
	size_t block_count = 1;
	for (size_t i = 0; i < count; i++) {
		block_count += i == 0 || words[i].first / BLOCK != words[i - 1].first / BLOCK;
	}
	lexicon->blocks = arena_alloc(arena, block_count * sizeof *lexicon->blocks);
	starts_add(lexicon);
	uint16_t blocks = 1;
	uint16_t groups = 1;
	for (size_t i = 0; i < count; i++) {
		uint32_t c = words[i].first;
		if (c >= PLANE) {
			continue; /* no figure is written with such characters */
		}
		if (words[i].classes & STARTING) {
			start_add(lexicon, c);
		}
		if (words[i].classes & WORD_FLAG(WORD_CURRENCY_UNIT)) {
			lexicon->currency = words[i].name;
		}
		uint16_t *page = &lexicon->pages[c / BLOCK];
		*page = *page > 0 ? *page : blocks++;
		uint16_t *place = &lexicon->blocks[*page][c % BLOCK];
		if (*place == 0) {
			*place = groups++;
			lexicon->groups[*place].first = (uint16_t)i;
		}
		struct word_group *group = &lexicon->groups[*place];
		group->count++;
		group->classes |= words[i].classes;
		if (words[i].second != UINT8_MAX) {
			group->seconds |= UINT64_C(1) << words[i].second;
		}
	}
	return lexicon;
}

const struct word *lexicon_words(const struct lexicon *lexicon, size_t *count)
{
	*count = lexicon->count;
	return lexicon->words;
}

const struct word *lexicon_find(const struct lexicon *lexicon, const struct word_group *group,
                                struct str text, size_t at, word_set mask)
{
	const char *data = text.data + at;
	size_t room = text.size - at;
	size_t width = utf8_width((unsigned char)*data);
	const struct word *last = &lexicon->words[group->first + group->count - 1];
	uint8_t second = room > width ? lexicon_second(data + width) : UINT8_MAX;
	if (second != UINT8_MAX && group->seconds >> second & 1) {
		const uint8_t *at_word = lexicon->seconds + group->first;
		const uint8_t *end = at_word + group->count;
		while ((at_word = memchr(at_word, second, (size_t)(end - at_word)))) {
			const struct word *word = &lexicon->words[at_word++ - lexicon->seconds];
			size_t size = word->text.size;
			if ((word->classes & mask) && size <= room &&
			    memcmp(word->text.data, data, size) == 0) {
				return word;
			}
		}
	}
	/* The character itself is the shortest. */
	return last->second == UINT8_MAX && (last->classes & mask) ? last : NULL;
}

const struct word *lexicon_match(const struct lexicon *lexicon, struct str text, size_t at,
                                 word_set mask)
{
	if (at >= text.size) {
		return NULL;
	}
	size_t next = at;
	const struct word_group *group = lexicon_group(lexicon, utf8_next(text, &next));
	return group->classes & mask ? lexicon_find(lexicon, group, text, at, mask) : NULL;
}

size_t lexicon_skip(const struct lexicon *lexicon, struct str text, size_t at)
{
	_Static_assert(BLOCK == 64, "a block is what the last byte of a character tells apart");
	while (at < text.size) {
		const unsigned char *bytes = (const unsigned char *)text.data + at;
		if (utf8_is_han_lead(text.data[at])) { /* most: the same in fewer steps */
			uint32_t block = (bytes[0] & 0x0Fu) << 6 | (bytes[1] & 0x3Fu);
			if (lexicon->starts[block] >> (bytes[2] & 0x3F) & 1) {
				return at;
			}
			at += 3;
			continue;
		}
		size_t next = at;
		if (lexicon_starts(lexicon, utf8_next(text, &next))) {
			return at;
		}
		at = next;
	}
	return text.size;
}

struct str lexicon_currency(const struct lexicon *lexicon)
{
	return lexicon->currency;
}

struct str lexicon_per(const struct lexicon *lexicon, struct str label)
{
	char letters[MAX_LABEL_BYTES];
	size_t size = 0;
	for (size_t at = 0, next = 0; at < label.size; at = next) {
		if (utf8_next(label, &next) == ' ') { /* they may be set apart */
			continue;
		}
		if (size + (next - at) > sizeof letters) {
			break;
		}
		memcpy(letters + size, label.data + at, next - at);
		size += next - at;
	}
	label = (struct str){letters, size};
	for (size_t at = 0; at < label.size; (void)utf8_next(label, &at)) {
		const struct word *word =
		    lexicon_match(lexicon, label, at, WORD_FLAG(WORD_PER_BEFORE));
		if (word) {
			return word->name;
		}
	}
	return (struct str){0};
}

struct str duration_unit_name(enum duration_unit unit)
{
	static const struct str names[DURATION_WORD_COUNT] = {
	    STR_INIT("year"), STR_INIT("month"),  STR_INIT("week"),   STR_INIT("day"),
	    STR_INIT("hour"), STR_INIT("minute"), STR_INIT("second"), STR_INIT("quarter"),
	};
	return names[unit];
}
