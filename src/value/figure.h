/* Figures: a number in a text with all that makes it mean something. One object everywhere,
 * from the reader to the XML. */
#ifndef ZHINAN_VALUE_FIGURE_H
#define ZHINAN_VALUE_FIGURE_H

#include "base/arena.h"
#include "base/span.h"
#include "value/decimal.h"
#include "value/lexicon.h"

enum figure_kind {
	FIGURE_NUMBER,
	FIGURE_PERCENT,
	FIGURE_COUNT,    /* a number with a classifier: six items, fifty people */
	FIGURE_MONEY,    /* value in the currency's main unit, unit an ISO 4217 code */
	FIGURE_DURATION, /* unit: year month week day hour minute second */
	FIGURE_AGE,      /* of a person, unit: year */
	FIGURE_DATE,     /* an ISO 8601 date, possibly without day or month */
	FIGURE_EMAIL,
	FIGURE_URL,
	FIGURE_PHONE,
	FIGURE_KIND_COUNT
};

enum relation {
	RELATION_EXACT,
	RELATION_ABOUT,     /* about, or so */
	RELATION_AT_MOST,   /* not more than, within */
	RELATION_LESS_THAN, /* the same, the bound itself excluded */
	RELATION_AT_LEAST,  /* not less than, and above */
	RELATION_MORE_THAN, /* the same, the bound itself excluded */
	RELATION_RANGE,     /* 10~15 */
	RELATION_COUNT
};

/* Whether a relation bounds a number from below; from above. The bound itself may be excluded. */
static inline bool relation_is_lower(int relation)
{
	return relation == RELATION_AT_LEAST || relation == RELATION_MORE_THAN;
}

static inline bool relation_is_upper(int relation)
{
	return relation == RELATION_AT_MOST || relation == RELATION_LESS_THAN;
}

/* Where the written precision of a figure is not known or has no meaning. */
enum { DECIMALS_NONE = INT8_MIN };

/* A number is read whole or not at all. Without a value, a minimum and a maximum, a figure whose
 * relation is "about" is one that its words leave open (some hundreds of thousands), and any other
 * one that cannot be read: a digit is lost, or there are too many. "At least" with a maximum is
 * "and some more" (300-odd): below the maximum. "Exact" with a minimum and a maximum and no value
 * is an amount that is written twice, in words and in digits, and not the same. */
struct figure {
	struct span span; /* in the text that was read, relation words included */
	uint8_t kind;     /* enum figure_kind */
	uint8_t relation; /* enum relation */
	bool soft;        /* in principle */
	bool has_value; /* false for a range, a date, an address, and a number too large to hold */
	bool has_min;
	bool has_max;
	int8_t
	    decimals; /* written precision as XBRL counts it: 3.148 hundred million is -5; or DECIMALS_NONE */
	struct decimal value; /* the number as stated, also for "about" and "at most" */
	struct decimal min;   /* of a range (or of "at least": the bound), where has_min */
	struct decimal max;   /* of a range (or of "at most": the bound), where has_max */
	struct str unit;      /* classifier as written, ISO 4217 code, duration unit; or empty */
	struct str per;  /* "project" "person" "year" ... (a word class of the lexicon), or empty */
	struct str text; /* ISO 8601 for a date ("2023-12-31", "2023-12", "2023"; ranges "a/b"),
	                         the address itself for e-mail, URL and phone; else empty */
};

/* A figure's kind or relation as written in XML and JSON: "money", "at-most". */
struct str figure_kind_name(enum figure_kind kind);
struct str relation_name(enum relation relation);

/* Whether decimals of 0 go without saying for figures of the kind. */
bool figure_kind_is_whole(enum figure_kind kind);

/* The written precision; 0 where that goes without saying. */
int8_t figure_decimals(const struct figure *figure);

/* Reads text that is one figure from end to end, blanks at its ends aside, relation words
 * included; spans count from its start. Forms that prose would leave in doubt (a number with a bare minor unit of money)
 * are read too. False where it is none, or more than one. */
bool figure_from_text(struct figure *out, const struct lexicon *lexicon, struct str text,
                      struct arena *arena);

/* Gives a figure that has no unit of its own (FIGURE_NUMBER) the unit that its label states:
 * 1080 under a label that says ten thousand yuan is 10800000 CNY with decimals -4. unit_words is the unit alone, a
 * multiplier before it or not, and what it is per behind it. False, and the figure left as it was, where the
 * figure has a unit, the words are no unit, or the value does not fit. */
bool figure_apply_unit(struct figure *figure, const struct lexicon *lexicon, struct str unit_words);

/* Counts a duration in years in months, as durations that are facts are, so that those of two documents
 * compare; any other figure, and one too large for that, stays as it is. */
void figure_count_in_months(struct figure *figure);

/* Figures of one text, reused from call to call. */
struct figures {
	struct figure *items; /* ascending, not overlapping */
	size_t count;
	size_t capacity;
};

/* Appends every figure in text (valid UTF-8, one paragraph or line) to out, in one pass.
 * Spans are byte offsets in text. Strings are views of text or of the lexicon, or live in the
 * arena. Nothing is ever an error: what is no figure is passed over. */
void figures_from_text(struct figures *out, const struct lexicon *lexicon, struct str text,
                       struct arena *arena);

#endif
