/* One figure at a place: a number or a range of numbers with the words that say how it is
 * meant, and its unit. Dates and contacts are tried first, for they hold numbers too. */
#include "value/reader.h"

/* One end of a range, or the only number: what is read of it before relations apply. */
struct operand {
	struct figure figure;
	struct numeral number;
	const struct word *sign;    /* currency before it */
	const struct word *percent; /* "of a hundred" before it */
	size_t start;
	size_t end;
};

/* Turns so many of a thousand, say, into percent. */
static void scale_percent(struct figure *figure, const struct word *percent)
{
	figure->has_value =
	    figure->has_value && decimal_shift(&figure->value, figure->value, -percent->number);
	figure->decimals = decimals_shift(figure->decimals, percent->number);
}

static void no_value(struct figure *figure)
{
	figure->has_value = false;
	figure->value = (struct decimal){0};
	figure->decimals = DECIMALS_NONE;
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
		no_value(figure);
	}
	operand->number.has_spread = false;
	operand->end = second.end;
	return true;
}

/* The unit behind a number, by the longest word that is one. */
static void unit_read(struct operand *operand, const struct reader *reader)
{
	struct figure *figure = &operand->figure;
	size_t at = reader_blanks(reader, operand->number.end);
	const struct word *unit = reader_unit(reader, at);
	const uint64_t money = WORD_FLAG(WORD_CURRENCY) | WORD_FLAG(WORD_CURRENCY_UNIT) |
	                       WORD_FLAG(WORD_CURRENCY_PART);
	size_t end = operand->end;
	if ((operand->sign || (unit && (unit->classes & money))) &&
	    money_read(figure, reader, &operand->number, operand->sign, &end)) {
		operand->end = end;
		return;
	}
	if (unit == NULL) {
		return;
	}
	if (unit->classes & WORD_FLAG(WORD_PERCENT)) {
		figure->kind = FIGURE_PERCENT;
		scale_percent(figure, unit);
		operand->end = at + unit->text.size;
	} else if ((unit->classes & WORD_FLAG(WORD_DURATION)) &&
	           duration_read(figure, reader, &operand->number, &end)) {
		operand->end = end;
	} else if (unit->classes & WORD_FLAG(WORD_CLASSIFIER)) {
		figure->kind = FIGURE_COUNT;
		figure->unit = str_slice(reader->text, at, at + unit->text.size);
		operand->end = at + unit->text.size;
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
	                                   .told = true,
	                                   .chinese = true,
	                                   .decimals = 1};
	return duration_read(&operand->figure, reader, &operand->number, &operand->end);
}

/* A hundred of a hundred, said without a digit. */
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
	                                   .told = true,
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
	return !is_letter(c) && c != '_' &&
	       !((c == '.' || c == '/' || c == ':') && reader_digit(reader, &next) >= 0);
}

/* A number with what stands directly before and behind it. inherited: the percent word or
 * the sign of the range's other end. */
static bool operand_read(struct operand *operand, const struct reader *reader, size_t at,
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
		scale_percent(&operand->figure, operand->percent);
	} else if (!fraction_read(operand, reader)) {
		unit_read(operand, reader);
	}
	if (!operand->figure.has_value) {
		no_value(&operand->figure);
	}
	bool bare = operand->figure.kind == FIGURE_NUMBER;
	return (number->told || !bare) && ends_clean(operand, reader);
}

/* In a range the first number may lack the unit, and the multipliers at the second one's
 * end: 2-4 ten thousand. Which of these it lacks shows where the order holds. */
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
		int power = 0;
		for (int i = skip; i < number->chain_count; i++) {
			power += number->chain[i];
		}
		struct decimal value;
		if (decimal_shift(&value, low->value, power) &&
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

/* The rest of a range behind its first number: moves the end of `first` behind it. */
static bool range_read(struct operand *first, const struct reader *reader)
{
	size_t at = reader_blanks(reader, first->end);
	at = reader_blanks(reader, reader_pass(reader, at, WORD_FLAG(WORD_INCLUDED)));
	const struct word *mark =
	    reader_word(reader, at, WORD_FLAG(WORD_RANGE) | WORD_FLAG(WORD_RANGE_AND));
	if (mark == NULL || !first->figure.has_value || first->number.has_spread ||
	    first->number.more || (first->number.leading_zero && first->number.digits > 1)) {
		return false;
	}
	struct operand second;
	if (!operand_read(&second, reader, reader_blanks(reader, at + mark->text.size), first) ||
	    !second.figure.has_value || second.number.has_spread || second.number.negative) {
		return false;
	}
	size_t end = second.end;
	if (mark->classes & WORD_FLAG(WORD_RANGE_AND)) {
		size_t close = reader_blanks(reader, end);
		end = reader_pass(reader, close, WORD_FLAG(WORD_RANGE_CLOSE));
		if (end == close) {
			return false;
		}
	}
	struct operand low = *first;
	if (!complete_first(&low, &second) ||
	    decimal_compare(low.figure.value, second.figure.value) > 0) {
		return false;
	}
	*first = low;
	struct figure *figure = &first->figure;
	figure->relation = RELATION_RANGE;
	figure->has_value = false;
	figure->has_min = figure->has_max = true;
	figure->min = figure->value;
	figure->max = second.figure.value;
	figure->value = (struct decimal){0};
	if (second.figure.decimals < figure->decimals) {
		figure->decimals = second.figure.decimals;
	}
	first->end = end;
	return true;
}

/* A range in one numeral (fifty-sixty), and "some more". */
static void spread_apply(struct operand *operand)
{
	struct figure *figure = &operand->figure;
	const struct numeral *number = &operand->number;
	struct decimal high;
	if (number->has_spread && figure->has_value &&
	    decimal_add(&high, figure->value, number->spread)) {
		figure->relation = RELATION_RANGE;
		figure->has_min = figure->has_max = true;
		figure->min = figure->value;
		figure->max = high;
		no_value(figure);
	} else if (number->more && figure->relation == RELATION_EXACT) {
		figure->relation = RELATION_AT_LEAST;
	}
}

/* What stands before a number and says how it is meant: so many words at most. */
enum { BEFORE_LIMIT = 6 };

struct before {
	enum relation relation;
	bool equal;
	bool near;
	size_t end;
};

static struct before before_read(const struct reader *reader, size_t at)
{
	struct before before = {RELATION_EXACT, false, false, at};
	const struct word *word =
	    reader_word(reader, at, WORD_FLAG(WORD_RELATION_BEFORE) | WORD_FLAG(WORD_EQUAL));
	bool first = true;
	for (int words = 0; word && words < BEFORE_LIMIT; words++) {
		if (word->classes & WORD_FLAG(WORD_RELATION_BEFORE)) {
			before.relation = (enum relation)word->number;
			before.near = (word->classes & WORD_FLAG(WORD_NEAR)) != 0;
		} else if (first) {
			before.equal = true;
		}
		first = false;
		before.end = reader_blanks(reader, before.end + word->text.size);
		word = reader_word(reader, before.end,
		                   WORD_FLAG(WORD_RELATION_BEFORE) | WORD_FLAG(WORD_EQUAL) |
		                       WORD_FLAG(WORD_OR));
	}
	return before;
}

/* The relation behind a figure, with its note that the bound is included. */
static void behind_read(struct operand *operand, const struct reader *reader)
{
	struct figure *figure = &operand->figure;
	size_t at = reader_blanks(reader, operand->end);
	at = reader_blanks(reader, reader_pass(reader, at, WORD_FLAG(WORD_INCLUDED)));
	const struct word *word = reader_word(reader, at, WORD_FLAG(WORD_RELATION_BEHIND));
	if (word == NULL) {
		return;
	}
	if (figure->relation != RELATION_RANGE) {
		figure->relation = (uint8_t)word->number;
	}
	operand->end = at + word->text.size;
}

static void set_bounds(struct figure *figure, bool equal)
{
	bool at_least = figure->relation == RELATION_AT_LEAST;
	bool at_most = figure->relation == RELATION_AT_MOST;
	if (figure->has_value && (at_least || equal)) {
		figure->has_min = true;
		figure->min = figure->value;
	}
	if (figure->has_value && (at_most || equal)) {
		figure->has_max = true;
		figure->max = figure->value;
	}
}

/* Whether a number with nothing around it is no more than a word of the language. */
static bool is_common(const struct operand *operand, const struct reader *reader)
{
	size_t start = operand->number.start;
	const struct word *word =
	    reader_word(reader, start, WORD_FLAG(WORD_COMMON) | WORD_FLAG(WORD_DIGIT));
	size_t next = operand->end;
	bool single = word && start + word->text.size == operand->number.end;
	bool listed = next < reader->text.size && utf8_next(reader->text, &next) == 0x3001;
	return !reader->whole && operand->figure.kind == FIGURE_NUMBER &&
	       operand->end == operand->number.end && single &&
	       ((word->classes & WORD_FLAG(WORD_COMMON)) || listed);
}

static bool quantity_read(struct figure *out, const struct reader *reader,
                          const struct before *governs, size_t *at)
{
	size_t start = *at;
	struct before before = *governs;
	size_t from = before.end;
	const struct word *open = reader_word(reader, from, WORD_FLAG(WORD_RANGE_OPEN));
	size_t number = open ? reader_blanks(reader, from + open->text.size) : from;
	struct operand operand;
	if (!operand_read(&operand, reader, number, NULL)) {
		return false;
	}
	struct figure *figure = &operand.figure;
	bool range = range_read(&operand, reader);
	if (!range) {
		figure->relation = (uint8_t)before.relation;
		spread_apply(&operand);
		before.equal = before.equal && before.relation == RELATION_EXACT;
	}
	if (before.near && figure->kind == FIGURE_DURATION) {
		figure->relation =
		    figure->relation == RELATION_ABOUT ? RELATION_EXACT : figure->relation;
		start = operand.start;
	} else if (open && !range) {
		start = before.end == *at ? operand.start : start;
	}
	if (before.end == *at && figure->relation == RELATION_EXACT &&
	    is_common(&operand, reader)) {
		return false;
	}
	behind_read(&operand, reader);
	if (!range) {
		set_bounds(figure, before.equal);
	}
	*out = *figure;
	out->span = (struct span){(uint32_t)start, (uint32_t)operand.end};
	*at = operand.end;
	const struct word *per = reader_word(reader, *at, WORD_FLAG(WORD_PER_BEHIND));
	if (per) {
		out->per = per->name;
		*at += per->text.size;
	}
	return true;
}

/* A date with the words before it: a relation, or what opens a range or a time without end. */
static bool dated_read(struct figure *out, const struct reader *reader, size_t start,
                       const struct before *before, size_t *at)
{
	size_t from = before->end;
	const struct word *open = reader_word(reader, from, WORD_FLAG(WORD_RANGE_OPEN));
	size_t date = open ? reader_blanks(reader, from + open->text.size) : from;
	size_t end = date;
	if (date >= reader->text.size || !date_read(out, reader, &end)) {
		return false;
	}
	bool since = open && (open->classes & WORD_FLAG(WORD_SINCE));
	if (since && out->relation == RELATION_EXACT) {
		out->relation = RELATION_AT_LEAST;
	}
	bool opened =
	    open && (out->relation == RELATION_RANGE || out->relation == RELATION_AT_LEAST);
	size_t first = opened || !open ? from : date;
	if (before->relation != RELATION_EXACT) {
		/* "more than 2000 years" is none, "about 2023" is one */
		bool has_month = out->text.size > 4;
		bool about = before->relation == RELATION_ABOUT;
		if ((out->relation != RELATION_EXACT && out->relation != RELATION_ABOUT) ||
		    (!has_month && !about)) {
			return false;
		}
		out->relation = (uint8_t)before->relation;
		first = start;
	}
	out->span = (struct span){(uint32_t)first, (uint32_t)end};
	*at = end;
	return true;
}

/* What a date may begin with but numerals. */
static const uint64_t DATE_WORDS =
    WORD_FLAG(WORD_ERA) | WORD_FLAG(WORD_YEAR_RELATIVE) | WORD_FLAG(WORD_MONTH_RELATIVE);

bool figure_read(struct figure *out, const struct reader *reader, size_t *at)
{
	*out = (struct figure){0};
	size_t start = *at;
	size_t end = start;
	if ((unsigned char)reader->text.data[start] < 0x80 && contact_read(out, reader, &end)) {
		out->span = (struct span){(uint32_t)start, (uint32_t)end};
		*at = end;
		return true;
	}
	struct before before = before_read(reader, start);
	size_t first =
	    reader_blanks(reader, reader_pass(reader, before.end, WORD_FLAG(WORD_RANGE_OPEN)));
	if (!reader_begins_number(reader, first) && !(reader_classes(reader, first) & DATE_WORDS)) {
		return false;
	}
	if (dated_read(out, reader, start, &before, &end)) {
		*at = end;
		return true;
	}
	*out = (struct figure){0};
	return quantity_read(out, reader, &before, at);
}
