/* The words that figures are written with, from grammars/figures.yaml: digits, multipliers,
 * units, relations. Value code knows classes of words; which words they are is data. */
#ifndef ZHINAN_VALUE_LEXICON_H
#define ZHINAN_VALUE_LEXICON_H

#include "base/arena.h"
#include "base/str.h"

/* A word may belong to several classes: one is the day of a date and of a duration. */
enum word_class {
	WORD_DIGIT,       /* number: its value */
	WORD_DIGIT_ALONE, /* the same, but never in a row of digits or behind a point */
	WORD_TENS,        /* number: 2 to 4, for 20 to 40 in one character */
	WORD_MULTIPLIER,  /* number: power of ten; 0 where usage differs: no value then */
	WORD_POINT,
	WORD_MINUS,
	WORD_HALF,
	WORD_VAGUE,          /* stands for a digit that is not told */
	WORD_MORE,           /* behind a number: and some more; number: enum relation */
	WORD_NOT_MORE,       /* begins like such a word, or like a relation, and is none */
	WORD_FRACTION,       /* between denominator and numerator */
	WORD_PERCENT_BEFORE, /* number: places to the right of a percent */
	WORD_PERCENT,        /* the same, behind the number */
	WORD_TENTHS,         /* tens of percent */
	WORD_CURRENCY,       /* name: ISO 4217; before or behind the number */
	WORD_CURRENCY_SIGN,  /* name: ISO 4217; before the number only */
	WORD_CURRENCY_UNIT,  /* name: the currency it means where nothing else tells */
	WORD_CURRENCY_PART,  /* number: decimal places below the unit */
	WORD_CURRENCY_END,   /* behind an amount, without a meaning */
	WORD_CLASSIFIER,
	WORD_EDITION,   /* such a word: behind a year it is the year's */
	WORD_MAGNITUDE, /* behind a multiplier or a unit of money: an order of size, no amount */
	WORD_NAMED,     /* behind a number: it tells which one, and not how many */
	WORD_AGE,       /* years of a person's life */
	WORD_DURATION,  /* number: enum duration_unit */
	WORD_DURATION_PART, /* unit: the same; a duration only behind a larger unit */
	WORD_NOT_UNIT,      /* begins like a unit and is none */
	WORD_AND,           /* between the parts of a duration or an amount */
	WORD_YEAR,
	WORD_MONTH,
	WORD_DAY,
	WORD_HOUR, /* of a time of day */
	WORD_MINUTE,
	WORD_DAY_PART,        /* number: hours to add to a time before 12 */
	WORD_ERA,             /* before a year; number: years to add to it */
	WORD_CENTURY,         /* behind a number; or with its own: number */
	WORD_DECADE,          /* behind a number of tens */
	WORD_LENGTH,          /* behind years written as a number is: how long, and not which */
	WORD_RELATION_BEFORE, /* number: enum relation */
	WORD_NOT,             /* before a relation that leaves its bound out: turns it round */
	WORD_LINK,            /* may stand between such a word and its figure */
	WORD_NEAR,            /* a relation before, but not of a duration */
	WORD_RELATION_BEHIND, /* number: enum relation */
	WORD_OR,              /* between a relation and WORD_EQUAL */
	WORD_EQUAL,
	WORD_INCLUDED,   /* in brackets: the bound is part of the range */
	WORD_COUNTED,    /* between a count and a relation behind it: what is counted */
	WORD_EXCLUDED,   /* in brackets: it is not */
	WORD_PLUS_MINUS, /* before the distance from a number to both ends of a range */
	WORD_RANGE,      /* between the ends of a range */
	WORD_RANGE_OR,   /* the same, where only the second number has a unit */
	WORD_RANGE_NEXT, /* the same, where the second is also the next number */
	WORD_RANGE_AND,  /* the same, where WORD_RANGE_CLOSE follows */
	WORD_RANGE_CLOSE,
	WORD_RANGE_OPEN,     /* before a range */
	WORD_BOUNDS,         /* may stand between a lower and an upper bound */
	WORD_SINCE,          /* behind a date: from there on; also behind the first of a range */
	WORD_UNTIL,          /* behind a date: up to there; also behind the second of a range */
	WORD_UNTIL_DAY,      /* the same, behind a day only */
	WORD_DATE_END,       /* behind a part of a year: the last month of it */
	WORD_DATE_ABOUT,     /* behind a year or month: a part of it that has no fixed bounds */
	WORD_YEAR_RELATIVE,  /* a year that depends on when the text was written */
	WORD_MONTH_RELATIVE, /* such a month */
	WORD_YEAR_PART,      /* behind a year: months number to unit of it */
	WORD_MONTH_PART,     /* behind a month: days number to unit of it */
	WORD_WEEKDAY,        /* in brackets between a day and its time */
	WORD_SOFT,
	WORD_LISTED,       /* numbers follow one by one, for as many things */
	WORD_RESTATED,     /* in brackets before an amount that was said in another notation */
	WORD_MONEY,        /* what money is called: an amount behind it needs no unit */
	WORD_MONEY_BEHIND, /* the same, of an amount directly before it */
	WORD_PER_BEFORE,   /* name: what the figure is for one of */
	WORD_PER_BEHIND,   /* the same */
	WORD_CLAUSE,       /* ends what a word at a distance governs */
	WORD_SENTENCE,     /* ends what a word that deals numbers out says */
	WORD_PHONE,        /* before a telephone number */
	WORD_ORDINAL,      /* makes the number behind it a position */
	WORD_STOP,         /* an ordinary word that has a numeral in it */
	WORD_COMMON,       /* a numeral that alone, in prose, is no figure */
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

/* The longest word at byte `at` of text that has one of the classes in mask, or NULL. */
const struct word *lexicon_match(const struct lexicon *lexicon, struct str text, size_t at,
                                 word_set mask);

/* The offset of the first character from `at` on that may begin a figure or governs one
 * behind it (an ASCII letter or digit among them); text.size where there is none. */
size_t lexicon_skip(const struct lexicon *lexicon, struct str text, size_t at);

/* The currency that a bare unit or part of one means (ISO 4217). */
struct str lexicon_currency(const struct lexicon *lexicon);

/* What a figure under a label is per, by the first of its words that tells ("project"); empty where
 * none does. */
struct str lexicon_per(const struct lexicon *lexicon, struct str label);

/* English names, as in XML: "year"; "quarter" is in no figure. */
struct str duration_unit_name(enum duration_unit unit);

#endif
