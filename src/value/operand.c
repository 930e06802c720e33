/* A number at a place with its sign, its unit, or what else stands directly before and behind it. */
#include "value/operand.h"

#include "value/calendar.h"

/* Turns a share (of a thousand, say) into percent: `places` is how many decimal places its unit is smaller. */
static void scale_percent(struct figure *figure, int places)
{
	figure->has_value =
	    figure->has_value && decimal_shift(&figure->value, figure->value, -places);
	figure->decimals = decimals_shift(figure->decimals, places);
}

/* numerator / denominator where that is a finite decimal. */
static bool divide(struct decimal *out, struct decimal numerator, struct decimal denominator)
{
	struct decimal product = {1, 0};
	if (denominator.digits <= 0 || denominator.scale != 0) {
		return false;
	}
	decimal_digits rest = denominator.digits;
	struct decimal factor = numerator;
	while (rest % 10 == 0) {
		rest /= 10;
		if (!decimal_shift(&factor, factor, -1)) {
			return false;
		}
	}
	for (; rest % 2 == 0; rest /= 2) {
		product = (struct decimal){5, 1};
		if (!decimal_multiply(&factor, factor, product)) {
			return false;
		}
	}
	for (; rest % 5 == 0; rest /= 5) {
		product = (struct decimal){2, 1};
		if (!decimal_multiply(&factor, factor, product)) {
			return false;
		}
	}
	if (rest != 1 && factor.digits % rest != 0) {
		return false;
	}
	*out = (struct decimal){factor.digits / rest, factor.scale};
	return true;
}

/* Whether a denominator is a hundred, or ten times that, and so on: then the fraction is a percentage. */
static bool is_hundred(struct decimal value)
{
	int zeros = 0;
	for (; value.digits != 0 && value.digits % 10 == 0; zeros++) {
		value.digits /= 10;
	}
	return value.digits == 1 && zeros >= 2;
}

/* A fraction whose first number is read: Chinese names the denominator first, the slash
 * last. Only small numbers are fractions with a slash. */
static bool fraction_read(struct operand *operand, const struct reader *reader)
{
	const struct numeral *first = &operand->number;
	const struct word *of = reader_word(reader, first->end, WORD_FLAG(WORD_FRACTION));
	bool slash = first->end < reader->text.size && reader->text.data[first->end] == '/' &&
	             first->arabic && first->digits > 0 && first->digits <= 3;
	struct numeral second;
	if ((of == NULL && !slash) ||
	    !numeral_read(&second, reader, first->end + (of ? of->text.size : 1)) ||
	    (slash && (!second.arabic || second.digits == 0 || second.digits > 3 ||
	               (second.end < reader->text.size && reader->text.data[second.end] == '/')))) {
		return false;
	}
	struct figure *figure = &operand->figure;
	figure->kind = FIGURE_NUMBER;
	figure->decimals = DECIMALS_NONE;
	figure->has_value = first->has_value && second.has_value &&
	                    (of ? divide(&figure->value, second.value, first->value)
	                        : divide(&figure->value, first->value, second.value));
	if (!figure->has_value) {
		figure_drop_value(figure);
	} else if (of && is_hundred(first->value)) {
		figure->kind = FIGURE_PERCENT;
		scale_percent(figure, -2);
	}
	operand->number.has_spread = false;
	operand->end = second.end;
	return true;
}

/* Whether a number before a word like "edition" is a year: the 2024 edition. */
static bool is_year(const struct numeral *number)
{
	return number->digits == 4 && number->has_value && number->value.scale == 0 &&
	       is_near_year((int)number->value.digits);
}

/* "A million or so in size" is no amount. */
static void magnitude_apply(struct operand *operand, const struct reader *reader)
{
	const struct word *word =
	    reader_word(reader, operand->end, WORD_FLAG(WORD_MAGNITUDE) | WORD_FLAG(WORD_NOT_UNIT));
	if (operand->number.chain_count > 0 && word &&
	    (word->classes & WORD_FLAG(WORD_MAGNITUDE))) {
		operand->end += word->text.size;
		operand->number.is_vague = true;
		figure_drop_value(&operand->figure);
	}
}

/* Applies a unit that is not of money or time to its number. */
static void unit_apply(struct operand *operand, const struct reader *reader,
                       const struct word *unit, size_t at)
{
	struct figure *figure = &operand->figure;
	size_t end = at + unit->text.size;
	if (unit->classes & WORD_FLAG(WORD_PERCENT)) {
		figure->kind = FIGURE_PERCENT;
		scale_percent(figure, unit->number);
	} else if (unit->classes & WORD_FLAG(WORD_TENTHS)) {
		figure->kind = FIGURE_PERCENT;
		scale_percent(figure, -1);
	} else if (unit->classes & WORD_FLAG(WORD_AGE)) {
		figure->kind = FIGURE_AGE;
		figure->unit = duration_unit_name(DURATION_YEAR);
	} else if ((unit->classes & WORD_FLAG(WORD_EDITION)) && is_year(&operand->number)) {
		figure_drop_value(figure);
		figure->kind = FIGURE_DATE;
		figure->text = decimal_text(operand->number.value, reader->arena);
	} else if (unit->classes & WORD_FLAG(WORD_CLASSIFIER)) {
		figure->kind = FIGURE_COUNT;
		figure->unit = str_slice(reader->text, at, end);
		magnitude_apply(operand, reader);
	} else {
		return;
	}
	operand->end = end;
}

/* The unit behind a number, by the longest word that is one. */
static void unit_read(struct operand *operand, const struct reader *reader)
{
	const word_set money = WORD_FLAG(WORD_CURRENCY) | WORD_FLAG(WORD_CURRENCY_UNIT) |
	                       WORD_FLAG(WORD_CURRENCY_PART);
	const word_set time =
	    WORD_FLAG(WORD_DURATION) | WORD_FLAG(WORD_DURATION_PART) | WORD_FLAG(WORD_HALF);
	struct figure *figure = &operand->figure;
	struct numeral *number = &operand->number;
	enum bound_kind bound = number->bound;
	bool is_raised;
	size_t at = inner_end(reader, number->end, &bound, &is_raised);
	const struct word *unit = reader_unit(reader, at);
	if (is_raised && number->digits == 2 && number->value.digits == 10) {
		figure_drop_value(figure); /* a note's mark, or an exponent */
		number->has_value = false;
	}
	if (unit && at > reader_blanks(reader, number->end)) {
		number->end = at; /* behind what stands in between */
		number->bound = bound;
	}
	const struct word *half = reader_word(reader, at, UNIT_CLASSES | WORD_FLAG(WORD_HALF));
	if ((unit == NULL || (half->classes & time)) &&
	    duration_read(figure, reader, number, &operand->end)) {
		return;
	}
	if ((operand->sign || (unit && (unit->classes & money))) &&
	    money_read(figure, reader, number, operand->sign, &operand->end)) {
		magnitude_apply(operand, reader);
	} else if (unit) {
		unit_apply(operand, reader, unit, at);
	} else {
		magnitude_apply(operand, reader);
	}
}

/* Half an hour: a half is a number only before a length of time. */
static bool half_read(struct operand *operand, const struct reader *reader, size_t at)
{
	const struct word *half = reader_word(reader, at, WORD_FLAG(WORD_HALF));
	if (half == NULL) {
		return false;
	}
	operand->number = (struct numeral){.start = at,
	                                   .end = at + half->text.size,
	                                   .value = {5, 1},
	                                   .has_value = true,
	                                   .is_definite = true,
	                                   .chinese = true,
	                                   .decimals = 1};
	bool is_read = duration_read(&operand->figure, reader, &operand->number, &operand->end);
	if (is_read && !operand->figure.has_value) {
		figure_drop_value(&operand->figure);
	}
	return is_read;
}

/* "Of a hundred, hundred": all of something, without a digit. */
static bool all_read(struct operand *operand, const struct reader *reader, size_t at)
{
	const struct word *word = reader_word(reader, at, WORD_FLAG(WORD_MULTIPLIER));
	if (operand->percent == NULL || word == NULL ||
	    word->number != operand->percent->number + 2) {
		return false;
	}
	operand->number = (struct numeral){.start = at,
	                                   .end = at + word->text.size,
	                                   .value = {1, 0},
	                                   .has_value = true,
	                                   .is_definite = true,
	                                   .chinese = true};
	return decimal_shift(&operand->number.value, operand->number.value, word->number);
}

/* Whether Arabic digits end where the number ends: no letter, no further point or part of a
 * section number or an address behind them. */
static bool ends_clean(const struct operand *operand, const struct reader *reader)
{
	size_t at = operand->end;
	if (operand->figure.kind != FIGURE_NUMBER || !operand->number.arabic ||
	    at >= reader->text.size) {
		return true;
	}
	char c = reader->text.data[at];
	size_t next = at + 1;
	while (c == '-' && reader_digit(reader, &next) >= 0) {
	}
	if (c == '-' && next > at + 1 && reader_letter(reader, next)) {
		return false; /* a range with a unit that is not known: 10-15w */
	}
	next = at + 1;
	return !ascii_is_letter(c) && c != '_' &&
	       !((c == '.' || c == '/' || c == ':') && reader_digit(reader, &next) >= 0);
}

bool operand_read(struct operand *operand, const struct reader *reader, size_t at,
                  const struct operand *first)
{
	if (!reader_begins_number(reader, at)) {
		return false;
	}
	*operand = (struct operand){.start = at};
	operand->sign =
	    reader_word(reader, at, WORD_FLAG(WORD_CURRENCY) | WORD_FLAG(WORD_CURRENCY_SIGN));
	if (operand->sign) {
		at = reader_blanks(reader, at + operand->sign->text.size);
	} else if (first) {
		operand->sign = first->sign;
	}
	size_t behind = at;
	bool negative = minus_read(reader, &behind);
	operand->percent = reader_word(reader, behind, WORD_FLAG(WORD_PERCENT_BEFORE));
	if (operand->percent) {
		at = reader_blanks(reader, behind + operand->percent->text.size);
	} else if (first) {
		operand->percent = first->percent;
	}
	if (half_read(operand, reader, at)) {
		return true;
	}
	if (!numeral_read(&operand->number, reader, at) && !all_read(operand, reader, at)) {
		return false;
	}
	if (operand->percent && negative) {
		operand->number.value.digits = -operand->number.value.digits;
	}
	const struct numeral *number = &operand->number;
	operand->figure = (struct figure){.kind = FIGURE_NUMBER,
	                                  .has_value = number->has_value,
	                                  .value = number->value,
	                                  .decimals = number->decimals};
	operand->end = number->end;
	if (operand->percent) {
		operand->figure.kind = FIGURE_PERCENT;
		scale_percent(&operand->figure, operand->percent->number);
	} else if (!fraction_read(operand, reader)) {
		unit_read(operand, reader);
	}
	if (!operand->figure.has_value) {
		figure_drop_value(&operand->figure);
	}
	bool bare = operand->figure.kind == FIGURE_NUMBER;
	bool is_number =
	    number->is_definite || !bare || (number->is_vague && number->chain_count > 0);
	return is_number && ends_clean(operand, reader);
}
