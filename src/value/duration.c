/* Lengths of time behind a number, of one part or several: 1 year 6 months is 18 months. The
 * value is in the smallest unit that is written; where that has no fixed ratio to a larger one
 * (days and months), the duration has no value. */
#include "value/reader.h"

/* How many of the next smaller unit make one of a unit; 0 where that is not fixed. */
static const uint8_t RATIOS[DURATION_UNIT_COUNT] = {
    [DURATION_YEAR] = 12, [DURATION_WEEK] = 7,    [DURATION_DAY] = 24,
    [DURATION_HOUR] = 60, [DURATION_MINUTE] = 60,
};

/* value, counted in `from`, counted in a smaller unit. */
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

/* One part's unit at *at, and a half behind it. */
static bool part_read(struct sum *sum, const struct reader *reader, const struct numeral *number,
                      size_t *at)
{
	size_t next = reader_blanks(reader, *at);
	uint64_t mask =
	    WORD_FLAG(WORD_DURATION) | (sum->unit < 0 ? 0 : WORD_FLAG(WORD_DURATION_PART));
	const struct word *unit = reader_word(reader, next, mask);
	if (unit == NULL) {
		return false;
	}
	next += unit->text.size;
	sum->has_value &= number->has_value && !number->has_spread && !number->negative;
	struct decimal value = number->value;
	int decimals = (int)number->decimals;
	const struct word *half = reader_word(reader, next, WORD_FLAG(WORD_HALF));
	if (half) {
		sum->has_value &= decimal_add(&value, value, (struct decimal){5, 1});
		decimals = 1;
		next += half->text.size;
	}
	sum_add(sum, value, unit->unit, decimals);
	*at = next;
	return true;
}

bool duration_read(struct figure *out, const struct reader *reader, const struct numeral *number,
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
		const struct word *and = reader_word(reader, ahead, WORD_FLAG(WORD_AND));
		size_t behind = and    ? ahead + and->text.size
		                : more ? ahead + more->text.size
		                       : ahead;
		struct numeral part;
		struct sum longer = sum;
		if (!numeral_read(&part, reader, behind) || part.negative) {
			break;
		}
		behind = part.end;
		if (!part_read(&longer, reader, &part, &behind) ||
		    (!and&&longer.unit <= sum.unit)) {
			break;
		}
		sum = longer;
		sum.has_value &= more == NULL;
		next = behind;
	}
	bool single = sum.unit == first;
	out->kind = FIGURE_DURATION;
	out->unit = duration_unit_name((enum duration_unit)sum.unit);
	out->has_value = sum.has_value || (single && number->has_spread && number->has_value);
	out->value = sum.has_value ? sum.value : number->value;
	out->decimals = (int8_t)sum.decimals;
	*at = next;
	return true;
}
