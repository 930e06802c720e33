/* Amounts of money behind a number: units and their parts, currency names and signs. The
 * value is in the currency's main unit. Knows no currency: the lexicon does. */
#include "value/reader.h"

/* The parts below the unit that follow at *at (five tenths, three hundredths), added to the
 * sum: each is smaller than the one before. False where one does not fit. */
static bool read_parts(const struct reader *reader, size_t *at, int above, bool negative,
                       struct decimal *sum, int *places)
{
	bool fits = true;
	for (;;) {
		size_t next = reader_blanks(reader, *at);
		next = reader_pass(reader, next, WORD_FLAG(WORD_AND));
		struct numeral number;
		if (!numeral_read(&number, reader, next) &&
		    !numeral_read(&number, reader, *at)) { /* zero is a digit, too */
			return fits;
		}
		next = reader_blanks(reader, number.end);
		const struct word *part = reader_word(reader, next, WORD_FLAG(WORD_CURRENCY_PART));
		if (part == NULL || part->number <= above || number.negative || number.has_spread) {
			return fits;
		}
		struct decimal value;
		fits =
		    fits && number.has_value &&
		    decimal_shift(&value, number.value, -part->number) &&
		    (negative ? decimal_subtract(sum, *sum, value) : decimal_add(sum, *sum, value));
		above = part->number;
		*places = above;
		*at = next + part->text.size;
	}
}

/* A lone digit behind the unit counts its tenths, as in speech: one yuan five. */
static bool read_tenths(const struct reader *reader, size_t *at, bool negative, struct decimal *sum,
                        int *places)
{
	struct numeral number;
	struct decimal value;
	if (!numeral_read(&number, reader, *at) || !number.chinese || number.digits != 1 ||
	    reader_word(reader, reader_blanks(reader, number.end),
	                UNIT_CLASSES | WORD_FLAG(WORD_YEAR) | WORD_FLAG(WORD_MONTH) |
	                    WORD_FLAG(WORD_RANGE) | WORD_FLAG(WORD_STOP)) ||
	    (number.end < reader->text.size &&
	     !reader_word(reader, number.end, WORD_FLAG(WORD_CLAUSE))) ||
	    !number.has_value) {
		return true;
	}
	*at = number.end;
	*places = 1;
	return decimal_shift(&value, number.value, -1) &&
	       (negative ? decimal_subtract(sum, *sum, value) : decimal_add(sum, *sum, value));
}

/* The unit behind the number. A part of a unit without the unit (*parts) is money where
 * something says so: a currency before it, or that there is nothing else. */
static bool read_unit(const struct reader *reader, const struct numeral *number,
                      const struct word *sign, size_t *at, const struct word **unit, bool *parts)
{
	size_t next = reader_blanks(reader, number->end);
	*at = number->end;
	*parts = false;
	*unit = reader_word(reader, next,
	                    WORD_FLAG(WORD_CURRENCY) | WORD_FLAG(WORD_CURRENCY_UNIT) |
	                        WORD_FLAG(WORD_CURRENCY_PART));
	if (*unit == NULL) {
		return sign != NULL;
	}
	if ((*unit)->classes & WORD_FLAG(WORD_CURRENCY_PART)) {
		*parts = true;
		*unit = NULL;
		/* eighty of them alone are marks in an examination */
		bool is_small = number->value.digits < 10 && number->value.scale == 0;
		return sign != NULL || (reader->whole && is_small);
	}
	*at = next + (*unit)->text.size;
	return true;
}

/* Parts with no unit before them: from the number itself on. */
static bool read_only_parts(const struct reader *reader, const struct numeral *number, size_t *at,
                            struct decimal *sum, int *places)
{
	*sum = (struct decimal){0};
	*at = number->start;
	if (number->negative) {
		*at = reader_blanks(reader, reader_pass(reader, *at, WORD_FLAG(WORD_MINUS)));
	}
	return read_parts(reader, at, 0, number->negative, sum, places);
}

/* The currency behind an amount whose unit leaves it open: yuan of which country. */
static const struct word *read_currency(const struct reader *reader, const struct word *unit,
                                        const struct word *sign, size_t *at)
{
	const struct word *end =
	    reader_word(reader, *at, WORD_FLAG(WORD_CURRENCY_END) | WORD_FLAG(WORD_PLUS_MINUS));
	*at += end && (end->classes & WORD_FLAG(WORD_CURRENCY_END)) ? end->text.size : 0;
	if (sign || unit == NULL || !(unit->classes & WORD_FLAG(WORD_CURRENCY_UNIT))) {
		return sign ? sign : unit;
	}
	size_t name = reader_blanks(reader, *at);
	const struct word *behind = reader_word(reader, name, WORD_FLAG(WORD_CURRENCY));
	if (behind == NULL) {
		return unit;
	}
	*at = name + behind->text.size;
	return behind;
}

bool money_read(struct figure *out, const struct reader *reader, const struct numeral *number,
                const struct word *sign, size_t *at)
{
	size_t next;
	const struct word *unit;
	bool parts;
	if (!read_unit(reader, number, sign, &next, &unit, &parts)) {
		return false;
	}
	struct decimal value = number->value;
	bool fits = number->has_value;
	int places = 0;
	if (parts) {
		fits = read_only_parts(reader, number, &next, &value, &places);
		if (places == 0) {
			return false;
		}
	} else if (unit) {
		fits &= read_parts(reader, &next, 0, number->negative, &value, &places);
		if (places == 0 && number->chinese) {
			fits &= read_tenths(reader, &next, number->negative, &value, &places);
		}
	}
	const struct word *currency = read_currency(reader, unit, sign, &next);
	out->kind = FIGURE_MONEY;
	out->unit = currency ? currency->name : lexicon_currency(reader->lexicon);
	out->has_value = fits;
	out->value = fits ? value : (struct decimal){0};
	out->decimals = !fits ? DECIMALS_NONE : places > 0 ? (int8_t)places : number->decimals;
	*at = next;
	return true;
}
