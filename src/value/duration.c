/* Lengths of time behind a number, of one part or several: 1 year 6 months is 18 months. The
 * value is in the smallest unit that is written; where that has no fixed ratio to a larger one
 * (days and months), the duration has no value. */
#include "value/reader.h"

/* How many of the next smaller unit make one of a unit; 0 where that is not fixed. */
static const uint8_t RATIOS[DURATION_UNIT_COUNT] = {
    [DURATION_YEAR] = 12, [DURATION_WEEK] = 7,    [DURATION_DAY] = 24,
    [DURATION_HOUR] = 60, [DURATION_MINUTE] = 60,
};

/* Converts a value from one unit to a smaller one. */
static bool convert(struct decimal *value, int from, int to)
{
	for (; from < to; from++) {
		struct decimal ratio = {RATIOS[from], 0};
		if (ratio.digits == 0 || !decimal_multiply(value, *value, ratio)) {
			return false;
		}
	}
	return true;
}

struct sum {
	struct decimal value;
	int unit; /* the smallest so far, or -1 */
	int decimals;
	bool has_value;
};

static void sum_add(struct sum *sum, struct decimal value, int unit, int decimals)
{
	if (sum->unit < 0) {
		sum->value = value;
	} else {
		int smaller = sum->unit > unit ? sum->unit : unit;
		sum->has_value = sum->has_value && convert(&sum->value, sum->unit, smaller) &&
		                 convert(&value, unit, smaller) &&
		                 decimal_add(&sum->value, sum->value, value);
		unit = smaller;
	}
	sum->unit = unit;
	sum->decimals = decimals;
}

/* A half at *at, before the unit (three and a half months) or behind it (a year and a half): moves
 * *at behind it. */
static bool half_read(const struct reader *reader, size_t *at)
{
	size_t next = reader_pass(reader, *at, WORD_FLAG(WORD_HALF));
	bool is_read = next > *at;
	*at = next;
	return is_read;
}

/* Whether the end of the number is the classifier of its unit, as in "three and more months". */
static bool ends_in_classifier(const struct reader *reader, const struct numeral *number)
{
	size_t end = number->end;
	size_t last;
	(void)utf8_previous(reader->text, end, &last);
	return number->more && !reader_word(reader, last, WORD_FLAG(WORD_DURATION)) &&
	       last > number->start;
}

/* The unit of a length of time at *at: moves *at behind it. -1 for none. A smaller one is one only behind
 * a larger, or before one that is smaller still: five minutes thirty seconds. A month needs a classifier. */
static int unit_read(const struct reader *reader, size_t *at, bool is_part, bool is_classified)
{
	const word_set classes = WORD_FLAG(WORD_DURATION) | WORD_FLAG(WORD_DURATION_PART) |
	                         WORD_FLAG(WORD_NOT_UNIT) |
	                         (is_classified ? WORD_FLAG(WORD_MONTH) : 0);
	const struct word *unit = reader_word(reader, *at, classes);
	if (unit == NULL || (unit->classes & WORD_FLAG(WORD_NOT_UNIT))) {
		return -1;
	}
	size_t end = *at + unit->text.size;
	bool is_whole = (unit->classes & WORD_FLAG(WORD_DURATION)) != 0;
	bool is_month = !is_whole && (unit->classes & WORD_FLAG(WORD_MONTH));
	if (!is_whole && !is_month && !is_part) {
		struct numeral smaller;
		const struct word *next =
		    numeral_read(&smaller, reader, reader_blanks(reader, end))
			? reader_word(reader, reader_blanks(reader, smaller.end),
		                      WORD_FLAG(WORD_DURATION))
			: NULL;
		if (next == NULL || next->unit <= unit->unit) {
			return -1;
		}
	}
	*at = end;
	return is_month ? DURATION_MONTH : unit->unit;
}

/* One part's unit at *at, and a half before it or behind. */
static bool part_read(struct sum *sum, const struct reader *reader, const struct numeral *number,
                      size_t *at)
{
	size_t next = reader_blanks(reader, *at);
	bool has_half = half_read(reader, &next);
	bool is_classified = has_half || ends_in_classifier(reader, number);
	int unit = unit_read(reader, &next, sum->unit >= 0, is_classified);
	if (unit < 0) {
		return false;
	}
	sum->has_value &= number->has_value && !number->has_spread && !number->negative;
	struct decimal value = number->value;
	int decimals = (int)number->decimals;
	if (has_half || half_read(reader, &next)) {
		sum->has_value &= decimal_add(&value, value, (struct decimal){5, 1});
		decimals = 1;
	}
	if (unit == DURATION_QUARTER) {
		sum->has_value &= decimal_multiply(&value, value, (struct decimal){15, 0});
		unit = DURATION_MINUTE;
	}
	sum_add(sum, value, unit, decimals);
	*at = next;
	return true;
}

/* Some more behind the unit: three years and more. Moves *at behind the word. */
static void more_read(struct numeral *number, const struct reader *reader, size_t *at)
{
	const struct word *more =
	    reader_word(reader, *at, WORD_FLAG(WORD_MORE) | WORD_FLAG(WORD_NOT_MORE));
	if (more && !(more->classes & WORD_FLAG(WORD_NOT_MORE)) &&
	    more->number == RELATION_AT_LEAST && !number->more && number->value.scale == 0) {
		number->more = RELATION_AT_LEAST;
		number->step = (struct decimal){1, 0};
		*at += more->text.size;
	}
}

bool duration_read(struct figure *out, const struct reader *reader, struct numeral *number,
                   size_t *at)
{
	struct sum sum = {.unit = -1, .has_value = true};
	size_t next = number->end;
	if (!part_read(&sum, reader, number, &next)) {
		return false;
	}
	int first = sum.unit;
	for (;;) {
		size_t ahead = reader_blanks(reader, next);
		const struct word *more = reader_word(reader, ahead, WORD_FLAG(WORD_MORE));
		const struct word *joint = reader_word(reader, ahead, WORD_FLAG(WORD_AND));
		size_t behind = joint  ? ahead + joint->text.size
		                : more ? ahead + more->text.size
		                       : ahead;
		struct numeral part;
		struct sum longer = sum;
		if (!numeral_read(&part, reader, behind) || part.negative) {
			break;
		}
		behind = part.end;
		if (!part_read(&longer, reader, &part, &behind) ||
		    (!joint && longer.unit <= sum.unit)) {
			break;
		}
		sum = longer;
		sum.has_value &= more == NULL;
		next = behind;
	}
	bool single = sum.unit == first;
	if (single && sum.has_value) {
		more_read(number, reader, &next);
	}
	out->kind = FIGURE_DURATION;
	out->unit = duration_unit_name((enum duration_unit)sum.unit);
	out->has_value = sum.has_value || (single && number->has_spread && number->has_value);
	out->value = sum.has_value ? sum.value : number->value;
	out->decimals = (int8_t)sum.decimals;
	*at = next;
	return true;
}
