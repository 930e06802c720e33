/* What the files of the figure reader share: a place in a text, and what each of them reads
 * there. Internal to value/. All positions are byte offsets in the reader's text. */
#ifndef ZHINAN_VALUE_READER_H
#define ZHINAN_VALUE_READER_H

#include "value/figure.h"
#include "value/lexicon_index.h"

struct reader {
	const struct lexicon *lexicon;
	struct str text;
	struct arena *arena;
	bool whole;      /* the text is one figure or none: forms too doubtful for prose are read */
	bool is_visible; /* the text is as it is seen (visible.h), or was made so */
	bool is_listed;  /* a list of numbers was announced: 100,200 are two of them */
	bool is_within;  /* in the brackets of a bound, where no others are looked for */
	struct numeral_memo *memo; /* the number that was read last, NULL: none is kept */
	enum relation relation;    /* what stands before: "over a hundred" may lack its "a" */
};

/* The classes of units that may stand behind a number. */
#define UNIT_CLASSES                                                                               \
	(WORD_FLAG(WORD_PERCENT) | WORD_FLAG(WORD_CURRENCY) | WORD_FLAG(WORD_CURRENCY_UNIT) |      \
	 WORD_FLAG(WORD_CURRENCY_PART) | WORD_FLAG(WORD_CLASSIFIER) | WORD_FLAG(WORD_DURATION) |   \
	 WORD_FLAG(WORD_AGE) | WORD_FLAG(WORD_TENTHS))

/* The classes of the numerals that a Chinese number is made of. */
#define NUMERAL_CLASSES                                                                            \
	(WORD_FLAG(WORD_DIGIT) | WORD_FLAG(WORD_DIGIT_ALONE) | WORD_FLAG(WORD_TENS) |              \
	 WORD_FLAG(WORD_MULTIPLIER))

/* The classes that words which begin with the character at `at` have between them. */
static inline word_set reader_classes(const struct reader *reader, size_t at)
{
	size_t next = at;
	return at < reader->text.size
	           ? lexicon_group(reader->lexicon, utf8_next(reader->text, &next))->classes
	           : 0;
}

/* Whether the character at `at` (< size) is one of the common Chinese ones, by its first byte: no mark and
 * no blank. */
static inline bool reader_is_han(const struct reader *reader, size_t at)
{
	unsigned char lead = (unsigned char)reader->text.data[at];
	return lead >= 0xE4 && lead <= 0xE9;
}

/* The longest word at `at` that has a class of mask, or NULL. */
static inline const struct word *reader_word(const struct reader *reader, size_t at, word_set mask)
{
	if (at >= reader->text.size) {
		return NULL;
	}
	size_t next = at;
	uint32_t c = utf8_next(reader->text, &next);
	const struct word_group *group = lexicon_group(reader->lexicon, c);
	return group->classes & mask ? lexicon_find(reader->lexicon, group, reader->text, at, mask)
	                             : NULL;
}

/* The unit of a number at `at`, or NULL: not where a longer word that is none stands. */
static inline const struct word *reader_unit(const struct reader *reader, size_t at)
{
	const struct word *word = reader_word(reader, at, UNIT_CLASSES | WORD_FLAG(WORD_NOT_UNIT));
	return word && (word->classes & WORD_FLAG(WORD_NOT_UNIT)) ? NULL : word;
}

/* Whether a word of a class begins anywhere from `from` up to `to`. */
static inline bool reader_finds(const struct reader *reader, size_t from, size_t to, word_set mask)
{
	while (from < to) {
		if (reader_word(reader, from, mask)) {
			return true;
		}
		utf8_next(reader->text, &from);
	}
	return false;
}

/* Behind a word of a class at `at`, or `at` itself where there is none. */
static inline size_t reader_pass(const struct reader *reader, size_t at, word_set mask)
{
	const struct word *word = reader_word(reader, at, mask);
	return word ? at + word->text.size : at;
}

/* A blank that may stand inside a figure: also those of a fixed width that typesetting leaves between digits. */
static inline bool is_figure_blank(uint32_t c)
{
	return utf8_is_blank(c) || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

/* Behind the blanks at `at`. */
static inline size_t reader_blanks(const struct reader *reader, size_t at)
{
	size_t next = at;
	while (at < reader->text.size && is_figure_blank(utf8_next(reader->text, &next))) {
		at = next;
	}
	return at;
}

/* The Arabic digit at `at`, of either width, moving *at behind it; or -1. */
static inline int reader_digit(const struct reader *reader, size_t *at)
{
	if (*at >= reader->text.size) {
		return -1;
	}
	size_t next = *at;
	uint32_t c = utf8_next(reader->text, &next);
	if (!utf8_is_digit(c)) {
		return -1;
	}
	*at = next;
	return (int)(c & 0xF);
}

/* A colon at *at, of either width: moves *at behind it. */
static inline bool reader_colon(const struct reader *reader, size_t *at)
{
	size_t next = *at;
	uint32_t c = next < reader->text.size ? utf8_next(reader->text, &next) : 0;
	if (c != ':' && c != 0xFF1A) {
		return false;
	}
	*at = next;
	return true;
}

/* Whether an ASCII letter stands at `at`. */
static inline bool reader_letter(const struct reader *reader, size_t at)
{
	return at < reader->text.size && ascii_is_letter(reader->text.data[at]);
}

/* Whether a number may begin at `at`, with the words that stand directly before its digits. */
static inline bool reader_begins_number(const struct reader *reader, size_t at)
{
	const word_set classes = NUMERAL_CLASSES | WORD_FLAG(WORD_POINT) | WORD_FLAG(WORD_MINUS) |
	                         WORD_FLAG(WORD_HALF) | WORD_FLAG(WORD_VAGUE) |
	                         WORD_FLAG(WORD_PERCENT_BEFORE) | WORD_FLAG(WORD_CURRENCY) |
	                         WORD_FLAG(WORD_CURRENCY_SIGN);
	size_t next = at;
	return reader_digit(reader, &next) >= 0 || (reader_classes(reader, at) & classes);
}

enum { NUMERAL_CHAIN = 4 };

/* What brackets say of the bound itself. */
enum bound_kind { BOUND_UNSTATED, BOUND_INCLUDED, BOUND_EXCLUDED };

/* A number as written, without its unit. */
struct numeral {
	size_t start;
	size_t end;
	struct decimal value;
	struct decimal spread; /* of 50-60 in one numeral: the upper bound less the value */
	bool has_value;        /* false where it does not fit, or cannot be known */
	bool has_spread;
	bool negative;
	enum relation more;    /* at least: the number and some more, about: or so; else exact */
	struct decimal step;   /* where more: the next number of as many digits is so far away */
	bool is_vague;         /* has a word for some digit, and so no value */
	enum bound_kind bound; /* what stands in brackets within it */
	bool arabic;           /* begins with Arabic digits */
	bool chinese;          /* has a Chinese numeral */
	bool has_point;
	bool is_definite; /* has a digit or a ten: not only a word for some */
	int8_t decimals;  /* as XBRL counts them */
	uint8_t digits;   /* how many, where it is nothing but a row of them; else 0 */
	bool leading_zero;
	uint8_t chain_count; /* the multipliers at its end: ten thousand, hundred million ... */
	int8_t chain[NUMERAL_CHAIN];
};

/* ---- what may stand within a figure (interruption.c) ---- */

/* Whether the brackets that open at *at say whether the bound is included, and maybe name it again:
 * included, not included, 300 thousand not included. Moves *at behind them. */
bool bound_read(const struct reader *reader, size_t *at, enum bound_kind *bound);

/* Behind what may stand between the digits that end at `at` and their multiplier or unit: a note's
 * mark, a bound in brackets, blanks. */
size_t inner_end(const struct reader *reader, size_t at, enum bound_kind *bound, bool *is_raised);

/* Whether a digit of a number that ends at *at cannot be read: something stands there that is no part
 * of any text, and more of the number, or its unit, behind it. Moves *at behind all that is the number's. */
bool loss_read(const struct reader *reader, size_t *at);

/* Whether what stands directly before `at` is a character that could not be decoded. */
static inline bool loss_before(const struct reader *reader, size_t at)
{
	return at >= 3 && memcmp(reader->text.data + at - 3, "\xEF\xBF\xBD", 3) == 0;
}

/* An opening or closing bracket at *at, of either width: moves *at behind it. */
bool bracket_find(const struct reader *reader, size_t *at, bool is_open);

static inline bool bracket_read(const struct reader *reader, size_t *at, bool is_open)
{
	unsigned char lead = *at < reader->text.size ? (unsigned char)reader->text.data[*at] : 'a';
	bool may_be = lead < 0x80 ? lead == '(' || lead == ')' || lead == '[' || lead == ']'
	                          : lead == 0xEF || lead == 0xE3;
	return may_be && bracket_find(reader, at, is_open);
}

/* Whether an opening bracket stands directly before `at`. */
static inline bool bracket_opens_before(const struct reader *reader, size_t at)
{
	size_t before = at;
	if (at > 0) {
		(void)utf8_previous(reader->text, at, &before);
	}
	return before < at && bracket_read(reader, &before, true);
}

/* A minus at *at, where it is one, and the blanks behind it: moves *at behind them. A hyphen
 * needs room before it. */
bool minus_read(const struct reader *reader, size_t *at);

/* Written precision with the point moved; none where there was none, or it is out of reach. */
static inline int8_t decimals_shift(int8_t decimals, int places)
{
	int shifted = decimals + places;
	return decimals == DECIMALS_NONE || shifted > INT8_MAX || shifted < INT8_MIN
	           ? (int8_t)DECIMALS_NONE
	           : (int8_t)shifted;
}

/* Reads the longest number at `at`. */
bool numeral_read(struct numeral *out, const struct reader *reader, size_t at);

/* What numeral_read found at a place: dates and quantities ask for the same number one after the
 * other. */
struct numeral_memo {
	struct numeral number;
	size_t at;
	bool is_set;
	bool is_number;
	struct span separate; /* groups of digits that were found to be several numbers */
};

/* Behind the amount of money with a number at its head: units, parts, currency names.
 * `sign` is what stands before the number (NULL: nothing). False where it is no money. Sets
 * kind, value, unit and decimals of out. */
bool money_read(struct figure *out, const struct reader *reader, const struct numeral *number,
                const struct word *sign, size_t *at);

/* The same for a duration: a year and six months, with its number read, which learns of some more that
 * is said behind the unit. */
bool duration_read(struct figure *out, const struct reader *reader, struct numeral *number,
                   size_t *at);

/* Tens of years of a century at *at, as a range of dates, the eighties of the 20th. Moves *at behind them. */
bool decade_read(struct figure *out, const struct reader *reader, size_t *at);

/* A date, or a range of dates, that starts at *at, with its time of day. */
bool date_read(struct figure *out, const struct reader *reader, size_t *at);

/* An e-mail address, URL or telephone number that starts at *at. */
bool contact_read(struct figure *out, const struct reader *reader, size_t *at);

/* Whether a URL with its scheme starts at `at`. */
bool url_starts(struct str text, size_t at);

/* A telephone number behind a word that announces one. */
bool phone_read(struct figure *out, const struct reader *reader, size_t *at, bool announced);

/* A figure that starts at *at, whatever it is; moves *at behind it. Does not look at words
 * that govern it from a distance. */
bool figure_read(struct figure *out, const struct reader *reader, size_t *at);

#endif
