/* Ranges of two numbers, and a number with a plus-minus. */
#include "value/operand.h"

/* The power of ten of the multipliers at a number's end, without the first `skip` of them. */
static int chain_power(const struct numeral *number, int skip)
{
	int power = 0;
	for (int i = skip; i < number->chain_count; i++) {
		power += number->chain[i];
	}
	return power;
}

/* Gives the first number of a range the unit and the multipliers of the second that it lacks: 2-4 ten thousand.
 * It lacks as many multipliers as still leave it below the second. */
static bool complete_first(struct operand *first, const struct operand *second)
{
	struct figure *low = &first->figure;
	const struct figure *high = &second->figure;
	if (low->kind != FIGURE_NUMBER && low->kind == high->kind &&
	    str_equal(low->unit, high->unit)) {
		return true;
	}
	if (low->kind != FIGURE_NUMBER) {
		return false;
	}
	const struct numeral *number = &second->number;
	for (int skip = 0; skip < number->chain_count; skip++) {
		struct decimal value;
		if (decimal_shift(&value, low->value, chain_power(number, skip)) &&
		    decimal_compare(value, high->value) <= 0) {
			low->value = value;
			break;
		}
	}
	low->kind = high->kind;
	low->unit = high->unit;
	low->decimals = high->decimals;
	return true;
}

/* Whether a number stands in a list of more than two: another stands before it, or behind. */
static bool is_of_several(const struct reader *reader, size_t start, size_t end)
{
	size_t before = start;
	if (start > 0) {
		(void)utf8_previous(reader->text, start, &before);
	}
	return (before < start && reader_word(reader, before, WORD_FLAG(WORD_RANGE_NEXT))) ||
	       reader_word(reader, reader_blanks(reader, end), WORD_FLAG(WORD_RANGE_NEXT));
}

/* Whether two numbers with "or" or a mark of enumeration between them are the ends of a range: the first
 * has no unit, and with the mark alone the second is the next number. */
static bool is_choice(const struct reader *reader, const struct word *mark,
                      const struct operand *first, const struct operand *second)
{
	struct decimal next;
	if (first->figure.kind != FIGURE_NUMBER || second->figure.kind == FIGURE_NUMBER) {
		return false;
	}
	if (mark->classes & WORD_FLAG(WORD_RANGE_OR)) {
		return true;
	}
	return second->figure.kind == FIGURE_COUNT && !reader->is_listed &&
	       first->number.digits == 1 && second->number.digits == 1 &&
	       decimal_add(&next, first->figure.value, (struct decimal){1, 0}) &&
	       decimal_compare(next, second->figure.value) == 0 &&
	       !is_of_several(reader, first->start, second->end);
}

bool range_read(struct operand *first, const struct reader *reader)
{
	const word_set marks = WORD_FLAG(WORD_RANGE) | WORD_FLAG(WORD_RANGE_AND) |
	                       WORD_FLAG(WORD_RANGE_OR) | WORD_FLAG(WORD_RANGE_NEXT) |
	                       WORD_FLAG(WORD_PLUS_MINUS);
	enum bound_kind bound = BOUND_UNSTATED;
	size_t at = reader_blanks(reader, first->end);
	if (bound_read(reader, &at, &bound)) {
		at = reader_blanks(reader, at);
	}
	const struct word *mark = reader_word(reader, at, marks);
	if (mark == NULL || (mark->classes & WORD_FLAG(WORD_PLUS_MINUS)) ||
	    !first->figure.has_value || first->number.has_spread || first->number.more ||
	    (first->number.leading_zero && first->number.digits > 1)) {
		return false;
	}
	struct operand second;
	if (!operand_read(&second, reader, reader_blanks(reader, at + mark->text.size), first) ||
	    !second.figure.has_value || second.number.has_spread || second.number.negative ||
	    second.number.more) {
		return false;
	}
	size_t end = second.end;
	size_t close = reader_blanks(reader, end);
	bool is_plain = (mark->classes & WORD_FLAG(WORD_RANGE)) != 0;
	if (!is_plain && (mark->classes & WORD_FLAG(WORD_RANGE_AND))) {
		size_t behind = reader_pass(reader, close, WORD_FLAG(WORD_RANGE_CLOSE));
		end = behind > close ? behind : end;
	}
	struct operand low = *first;
	if ((!is_plain && end == second.end && !is_choice(reader, mark, first, &second)) ||
	    !complete_first(&low, &second) ||
	    decimal_compare(low.figure.value, second.figure.value) > 0) {
		return false;
	}
	*first = low;
	figure_set_range(&first->figure, low.figure.value, second.figure.value);
	first->end = end;
	if (second.figure.decimals < first->figure.decimals) {
		first->figure.decimals = second.figure.decimals;
	}
	return true;
}

/* How far both ends of a range are away: an amount like the first, or so many percent of it. */
static bool distance_of(struct decimal *out, struct operand *first, const struct operand *second)
{
	const struct figure *by = &second->figure;
	if (by->kind == FIGURE_PERCENT && first->figure.kind != FIGURE_PERCENT) {
		if (!decimal_multiply(out, first->figure.value, by->value) ||
		    !decimal_shift(out, *out, -2)) {
			return false;
		}
		out->digits =
		    out->digits < 0 ? -out->digits : out->digits; /* a share of -40 is negative */
		return true;
	}
	*out = by->value;
	if (first->figure.kind == FIGURE_NUMBER) { /* multipliers and unit are of both */
		if (!decimal_shift(&first->figure.value, first->figure.value,
		                   chain_power(&second->number, 0))) {
			return false;
		}
		first->figure.kind = by->kind;
		first->figure.unit = by->unit;
		first->figure.decimals = by->decimals;
	}
	return first->figure.kind == by->kind && str_equal(first->figure.unit, by->unit);
}

bool plus_minus_read(struct operand *first, const struct reader *reader)
{
	size_t at = reader_blanks(reader, first->end);
	bool is_bracketed = bracket_read(reader, &at, true);
	const struct word *mark = reader_word(reader, at, WORD_FLAG(WORD_PLUS_MINUS));
	struct operand second;
	if (mark == NULL || !first->figure.has_value || first->number.has_spread ||
	    !operand_read(&second, reader, reader_blanks(reader, at + mark->text.size), NULL) ||
	    !second.figure.has_value || second.number.negative) {
		return false;
	}
	size_t end = second.end;
	if (is_bracketed && !bracket_read(reader, &end, false)) {
		return false;
	}
	struct operand middle = *first;
	struct decimal distance;
	struct decimal min;
	struct decimal max;
	if (!distance_of(&distance, &middle, &second) ||
	    !decimal_subtract(&min, middle.figure.value, distance) ||
	    !decimal_add(&max, middle.figure.value, distance)) {
		return false;
	}
	*first = middle;
	figure_set_range(&first->figure, min, max);
	first->end = end;
	return true;
}

bool deviation_read(struct figure *out, const struct reader *reader, size_t *at)
{
	const struct word *mark = reader_word(reader, *at, WORD_FLAG(WORD_PLUS_MINUS));
	struct operand operand;
	if (mark == NULL ||
	    !operand_read(&operand, reader, reader_blanks(reader, *at + mark->text.size), NULL) ||
	    !operand.figure.has_value || operand.number.negative) {
		return false;
	}
	struct decimal max = operand.figure.value;
	struct decimal min = {-max.digits, max.scale};
	*out = operand.figure;
	figure_set_range(out, min, max);
	out->span = (struct span){(uint32_t)*at, (uint32_t)operand.end};
	*at = operand.end;
	return true;
}
