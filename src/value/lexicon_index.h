/* The inside of a lexicon: from a character, in two steps, to the words that it begins and to
 * the classes that they have between them. Most questions are answered by those classes alone,
 * so they are asked inline. Internal to value/. */
#ifndef ZHINAN_VALUE_LEXICON_INDEX_H
#define ZHINAN_VALUE_LEXICON_INDEX_H

#include "base/utf8.h"
#include "value/lexicon.h"

enum { PLANE = 0x10000, BLOCK = 64 };

/* Classes whose words are the beginning of a figure. */
#define LEXICON_FIGURE_BEGINS                                                                      \
	(WORD_FLAG(WORD_DIGIT) | WORD_FLAG(WORD_DIGIT_ALONE) | WORD_FLAG(WORD_TENS) |              \
	 WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_MINUS) | WORD_FLAG(WORD_HALF) |               \
	 WORD_FLAG(WORD_VAGUE) | WORD_FLAG(WORD_PERCENT_BEFORE) | WORD_FLAG(WORD_CURRENCY) |       \
	 WORD_FLAG(WORD_CURRENCY_SIGN) | WORD_FLAG(WORD_ERA) | WORD_FLAG(WORD_YEAR_RELATIVE) |     \
	 WORD_FLAG(WORD_MONTH_RELATIVE) | WORD_FLAG(WORD_RELATION_BEFORE) | WORD_FLAG(WORD_NOT) |  \
	 WORD_FLAG(WORD_CENTURY) | WORD_FLAG(WORD_PLUS_MINUS) | WORD_FLAG(WORD_EQUAL) |            \
	 WORD_FLAG(WORD_RANGE_OPEN) | WORD_FLAG(WORD_PHONE))

/* The words that share a first character: words[first, first + count), longest first. */
struct word_group {
	word_set classes; /* of all of them */
	uint64_t seconds; /* a bit for what stands behind it in each that goes on */
	uint16_t first;
	uint16_t count;
};

struct lexicon {
	const struct word *words;
	const uint8_t *seconds; /* that of each word, see lexicon_second */
	size_t count;
	struct word_group *groups; /* the first has no words: it is that of all other characters */
	uint16_t (*blocks)[BLOCK]; /* a character's low bits -> its group; the first is all 0 */
	struct str currency;
	uint16_t pages[PLANE / BLOCK];  /* a character's high bits -> its block */
	uint64_t starts[PLANE / BLOCK]; /* a bit for each that may begin or govern a figure */
};

/* One of 64 values for the character at the beginning of `text`: by it alone most words are seen not to stand
 * in a text. */
static inline uint8_t lexicon_second(const char *text)
{
	const unsigned char *bytes = (const unsigned char *)text;
	return (bytes[0] < 0xE0 ? bytes[0] : bytes[2]) & 63;
}

static inline const struct word_group *lexicon_group(const struct lexicon *lexicon, uint32_t c)
{
	return &lexicon
	            ->groups[c < PLANE ? lexicon->blocks[lexicon->pages[c / BLOCK]][c % BLOCK] : 0];
}

static inline bool lexicon_starts(const struct lexicon *lexicon, uint32_t c)
{
	return c >= PLANE || (lexicon->starts[c / BLOCK] >> c % BLOCK & 1);
}

/* The longest word of a group at byte `at` of text that has a class of mask, or NULL. */
const struct word *lexicon_find(const struct lexicon *lexicon, const struct word_group *group,
                                struct str text, size_t at, word_set mask);

#endif
