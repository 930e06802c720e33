/* A number with its unit, and what may stand around it: relations, the other end of a range, a second notation.
 * Internal to value/. */
#ifndef ZHINAN_VALUE_OPERAND_H
#define ZHINAN_VALUE_OPERAND_H

#include "value/reader.h"

/* One end of a range, or the only number: what is read of it before relations apply. */
struct operand {
	struct figure figure;
	struct numeral number;
	const struct word *sign;    /* currency before it */
	const struct word *percent; /* "of a hundred" before it */
	size_t start;
	size_t end;
	size_t next; /* behind the words "for each", which are no part of its text; 0: the end */
};

/* A number at `at` with what stands directly before and behind it. first: the range's other end, of
 * which it has the percent word or the sign that it lacks itself; or NULL. */
bool operand_read(struct operand *operand, const struct reader *reader, size_t at,
                  const struct operand *first);

/* Takes a figure's number away: there is none, or none that can be known. */
static inline void figure_drop_value(struct figure *figure)
{
	figure->has_value = false;
	figure->value = (struct decimal){0};
	figure->decimals = DECIMALS_NONE;
}

/* Makes a figure a range of numbers, of the precision that it has. */
static inline void figure_set_range(struct figure *figure, struct decimal min, struct decimal max)
{
	figure->has_value = false;
	figure->value = (struct decimal){0};
	figure->relation = RELATION_RANGE;
	figure->has_min = figure->has_max = true;
	figure->min = min;
	figure->max = max;
}

/* The rest of a range behind its first number, or of a number with a plus-minus: moves the end of
 * `first` behind it, and makes its figure a range. False where there is none. */
bool range_read(struct operand *first, const struct reader *reader);
bool plus_minus_read(struct operand *first, const struct reader *reader);

/* A number at *at with a plus-minus and nothing that it is more or less than, as a range around 0: moves
 * *at behind it. */
bool deviation_read(struct figure *out, const struct reader *reader, size_t *at);

/* What stands before a number and says how it is meant. */
struct before {
	enum relation relation;
	bool is_equal;    /* the words say no more than that it is the number */
	bool is_near;     /* no relation of a duration: the last five years */
	bool is_reversed; /* it is a bound by way of a "not" */
	bool is_lost;     /* a character between them cannot be read */
	enum bound_kind bound;
	struct str per; /* what it is for each of, where that is said in between; else empty */
	size_t end;     /* behind all that */
	const struct word *open; /* opens a range there, or NULL */
	size_t number;           /* where the number begins */
};

struct before before_read(const struct reader *reader, size_t at);

/* What stands behind a number and its unit: relations, bounds in brackets, what it is for each of.
 * Moves the end of the operand behind all that is its own; *bound is what was said before. */
void behind_read(struct operand *operand, const struct reader *reader, enum bound_kind *bound);

/* A relation that leaves its bound out, where the bound is said to be included; and the reverse. */
enum relation relation_with_bound(enum relation relation, enum bound_kind bound);

/* Adds what a figure is for one of to what is known of that already. */
void per_add(struct str *per, const struct reader *reader, struct str name);

/* An amount in brackets behind one that is `operand`, the same in another notation: in words and in
 * digits. Moves the end of the operand behind it; where the two differ, the figure has no value, and
 * both as its ends. */
void restated_read(struct operand *operand, const struct reader *reader);

#endif
