/* The words that figures are written with, from grammars/figures.yaml: digits, multipliers,
 * units, relations. Value code knows classes of words; which words they are is data. */
#ifndef ZHINAN_VALUE_LEXICON_H
#define ZHINAN_VALUE_LEXICON_H

#include "base/arena.h"
#include "base/str.h"

/* A word may belong to several classes: one is the day of a date and of a duration. */
enum word_class {
#define CLASS(class, name, keys) WORD_##class,
#include "value/word_classes.def"
#undef CLASS
	WORD_CLASS_COUNT
};

/* A set of classes. */
__extension__ typedef unsigned __int128 word_set;

/* The lowest class of a set that is not empty. */
static inline unsigned word_set_first(word_set set)
{
	uint64_t low = (uint64_t)set;
	return (unsigned)(low ? __builtin_ctzll(low) : 64 + __builtin_ctzll((uint64_t)(set >> 64)));
}

#define WORD_FLAG(class) ((word_set)1 << (class))

enum duration_unit {
	DURATION_YEAR,
	DURATION_MONTH,
	DURATION_WEEK,
	DURATION_DAY,
	DURATION_HOUR,
	DURATION_MINUTE,
	DURATION_SECOND,
	DURATION_UNIT_COUNT,
	DURATION_QUARTER = DURATION_UNIT_COUNT, /* of an hour: only written, and read in minutes */
	DURATION_WORD_COUNT
};

/* What a text stands for, in all its classes. */
struct word {
	struct str text;
	struct str name;  /* of a currency, or of what a figure is per; else empty */
	word_set classes; /* WORD_FLAG of each */
	uint32_t first;   /* the character that it begins with; set by lexicon_new */
	uint8_t second;   /* what the next character may be, see lexicon_index.h */
	int16_t number;   /* see the classes */
	int16_t unit;     /* enum duration_unit of a duration's; the last of a part of a date */
};

struct lexicon;

/* An index over count words, which stay the caller's and live as long; it sorts them. No two
 * have the same text. In the arena. */
struct lexicon *lexicon_new(struct arena *arena, struct word *words, size_t count);

/* The words of an index, as lexicon_new has sorted them: that sorts those no more. */
const struct word *lexicon_words(const struct lexicon *lexicon, size_t *count);

/* The longest word at byte `at` of text that has one of the classes in mask, or NULL. */
const struct word *lexicon_match(const struct lexicon *lexicon, struct str text, size_t at,
                                 word_set mask);

/* The offset of the first character from `at` on that may begin a figure or governs one
 * behind it (an ASCII letter or digit among them); text.size where there is none. */
size_t lexicon_skip(const struct lexicon *lexicon, struct str text, size_t at);

/* The currency that a bare unit or part of one means (ISO 4217). */
struct str lexicon_currency(const struct lexicon *lexicon);

/* What a figure under a label is per, by the first of its words that says so ("project"); empty where
 * none does. */
struct str lexicon_per(const struct lexicon *lexicon, struct str label);

/* English names, as in XML: "year"; "quarter" is in no figure. */
struct str duration_unit_name(enum duration_unit unit);

#endif
