/* Sums of figures, and what becomes of a sum beside a total that is stated. Pure arithmetic. */
#ifndef ZHINAN_VALUE_SUM_H
#define ZHINAN_VALUE_SUM_H

#include "value/interval.h"

/* What a sum beside a stated total ends with, the best first. */
enum verdict {
	VERDICT_EXACT,         /* every term and the total are exact, and equal */
	VERDICT_ROUNDED,       /* equal within the written precision of the total */
	VERDICT_FACE_VALUE,    /* equal at face value, though some are about or at most */
	VERDICT_WITHIN_BOUNDS, /* unequal at face value, possible within the stated bounds */
	VERDICT_UNDECIDABLE, /* unequal, and one is involved that does not say how far it reaches */
	VERDICT_INCONSISTENT, /* impossible */
	VERDICT_COUNT
};

/* A word of machine output: "face-value". */
struct str verdict_name(enum verdict verdict);

/* A figure as it is added: a term, or the total that is stated. */
struct amount {
	struct str text;      /* as written */
	struct decimal value; /* at face value; where has_value */
	bool has_value;       /* false: it could not be read as one number, and is left out */
	bool is_unfit;        /* per something, or in another unit: in no sum */
	bool
	    is_vague; /* may be off, and does not say how far: an about without a tolerance, 300-odd */
	enum relation relation;
	int8_t decimals; /* written precision as XBRL counts it; DECIMALS_NONE where it allows
	                    nothing: of limits and of counts */

	/* What the words allow. An about is its face value, widened by the tolerance of the run
	 * where there is one; of a stated total, and with PRECISION_ALL of a term, the ends are
	 * those of its written precision, but for a limit: rounding never stretches a cap.
	 * [0, infinity) where nothing could be read. */
	struct interval interval;
	struct place place;
};

enum precision {
	PRECISION_TOTAL, /* only the stated total is an interval of its written precision */
	PRECISION_ALL    /* the terms are too */
};

struct sum_options {
	enum precision precision;
	const struct decimal *about_tolerance; /* percent; NULL: none */
};

/* What a figure contributes: as a stated total with its written precision, as a term with that
 * only where the options say PRECISION_ALL. A figure that is NULL, has no number, is per
 * something, or (unit not empty) is in another unit has no value and counts as missing; only the
 * empty unit takes any. Leaves text and place as they are. */
void amount_from_figure(struct amount *out, const struct figure *figure, bool is_total,
                        struct str unit, const struct sum_options *options);

/* An amount that is counted and not read: `value`, exactly. */
void amount_set_count(struct amount *out, uint64_t value);

/* Whether it says nothing about a number: neither a value nor a bound. */
bool amount_is_missing(const struct amount *amount);

struct sum {
	size_t terms;             /* how many were added, those that are missing left out */
	size_t missing;           /* how many were without a number */
	struct decimal face;      /* of the face values */
	struct interval interval; /* of the terms' intervals; what is missing may be anything */
	struct interval rounding; /* of the face values, rounded where the terms are */
	bool relations[RELATION_COUNT]; /* which ones the terms have */
	bool has_range;                 /* a term has no face value, and bounds all the same */
	bool has_vague;                 /* a term is vague */
	bool has_overflow;              /* it does not fit: nothing else has a meaning */
};

/* A sum of nothing. */
void sum_init(struct sum *sum);

void sum_add(struct sum *sum, const struct amount *term, const struct sum_options *options);

/* Adds terms that are missing. */
void sum_add_missing(struct sum *sum, size_t count);

/* What may be said of the sum as one figure: exact where all is; about where an about is among the
 * terms; at most (at least) where that is, less than (more than) where one leaves its bound out; a
 * range, which has no face value, where a term has bounds and no value, or where both a limit above
 * and one below are among them. */
enum relation sum_relation(const struct sum *sum);

/* The verdict on a sum beside a stated total, and their difference, sum minus stated (from the
 * nearest end of a stated range); an overflow of the difference is one of the sum:
 *
 *   1. what overflows, or a total that says nothing, is undecidable
 *   2. face value equals face value, nothing missing and no term a range: exact where all is exact,
 *      else face-value
 *   3. the same, but for the face values lying within the written precision of the total (with
 *      PRECISION_ALL: of all): rounded
 *   4. the interval of the sum meets that of the total: within-bounds; where something is
 *      missing, which may be anything from 0 up, undecidable
 *   5. something vague is involved: undecidable
 *   6. else inconsistent
 *
 * 2 and 3 hold only where the intervals meet too: "more than 10" is not 10. In 4 an about stands for
 * its face value (or its tolerance), and 300-odd reaches up to 400: if that is possible, it is
 * possible. */
enum verdict sum_verdict(struct sum *sum, struct decimal *difference, const struct amount *stated);

#endif
