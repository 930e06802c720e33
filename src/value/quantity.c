/* One figure at a place: a number or a range of numbers with the words that say how it is
 * meant, and its unit. Dates and contacts are tried first, for they hold numbers too. */
#include "value/quantity.h"

#include "value/calendar.h"

/* Turns so many of a thousand, say, into percent: by so many places to the right of it. */
static void scale_percent(struct figure *figure, int places)
{
	figure->has_value =
	    figure->has_value && decimal_shift(&figure->value, figure->value, -places);
	figure->decimals = decimals_shift(figure->decimals, places);
}

static void no_value(struct figure *figure)
{
	figure_drop_value(figure);
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

/* Whether a denominator is a hundred, or ten times that, and so on: so many of it are a percentage. */
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
		no_value(figure);
	} else if (of && is_hundred(first->value)) {
		figure->kind = FIGURE_PERCENT;
		scale_percent(figure, -2);
	}
	operand->number.has_spread = false;
	operand->end = second.end;
	return true;
}

/* Whether a number may be a year, with a word behind it for what each year has: the 2024 edition. */
static bool is_year(const struct numeral *number)
{
	return number->digits == 4 && number->has_value && number->value.scale == 0 &&
	       is_near_year((int)number->value.digits);
}

static void date_set_year(struct figure *figure, const struct reader *reader, struct decimal year)
{
	no_value(figure);
	figure->kind = FIGURE_DATE;
	figure->text = decimal_text(year, reader->arena);
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
		no_value(&operand->figure);
	}
}

/* What a unit that is none of money and of time makes of its number. */
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
		date_set_year(figure, reader, operand->number.value);
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
		no_value(figure); /* a note's mark, or an exponent */
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
	                                   .told = true,
	                                   .chinese = true,
	                                   .decimals = 1};
	bool is_read = duration_read(&operand->figure, reader, &operand->number, &operand->end);
	if (is_read && !operand->figure.has_value) {
		no_value(&operand->figure);
	}
	return is_read;
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
		no_value(&operand->figure);
	}
	bool bare = operand->figure.kind == FIGURE_NUMBER;
	bool is_number = number->told || !bare || (number->is_vague && number->chain_count > 0);
	return is_number && ends_clean(operand, reader);
}

/* A range in one numeral (fifty-sixty), "some more" and "or so". */
static void spread_apply(struct operand *operand)
{
	struct figure *figure = &operand->figure;
	const struct numeral *number = &operand->number;
	struct decimal high;
	if (number->has_spread && figure->has_value &&
	    decimal_add(&high, figure->value, number->spread)) {
		figure_set_range(figure, figure->value, high);
		figure->decimals = DECIMALS_NONE;
	} else if (number->more && figure->relation == RELATION_EXACT) {
		figure->relation = (uint8_t)number->more;
		figure->has_max = number->more == RELATION_AT_LEAST && figure->has_value &&
		                  decimal_add(&figure->max, figure->value, number->step);
	}
}

static void set_bounds(struct figure *figure, bool is_equal)
{
	if (figure->has_value && (relation_is_lower(figure->relation) || is_equal)) {
		figure->has_min = true;
		figure->min = figure->value;
	}
	if (figure->has_value && (relation_is_upper(figure->relation) || is_equal)) {
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

/* Whether a bare number is of a century or of tens of its years. */
static bool is_period(const struct operand *operand, const struct reader *reader)
{
	return operand->figure.kind == FIGURE_NUMBER &&
	       reader_word(reader, reader_blanks(reader, operand->end),
	                   WORD_FLAG(WORD_CENTURY) | WORD_FLAG(WORD_DECADE));
}

/* Whether a number only tells which one of its kind something is: a type (type 2), or the second of a series
 * (phase 2; how many would be another word). */
static bool is_name(const struct operand *operand, const struct reader *reader)
{
	const struct numeral *number = &operand->number;
	if (operand->figure.kind == FIGURE_NUMBER) {
		return reader_word(reader, reader_blanks(reader, operand->end),
		                   WORD_FLAG(WORD_NAMED)) != NULL;
	}
	const struct word *second = reader_word(reader, number->start, WORD_FLAG(WORD_DIGIT));
	return operand->figure.kind == FIGURE_COUNT && second && second->number == 2 &&
	       number->start + second->text.size == number->end &&
	       reader_word(reader, number->end, WORD_FLAG(WORD_EDITION));
}

/* Ten thousands for each of something are money, though no unit says so: 50 thousand a project. */
static void money_apply(struct operand *operand, const struct reader *reader)
{
	struct figure *figure = &operand->figure;
	if (figure->kind == FIGURE_NUMBER && figure->per.size > 0 &&
	    operand->number.chain_count > 0) {
		figure->kind = FIGURE_MONEY;
		figure->unit = lexicon_currency(reader->lexicon);
	}
}

/* What is said of the relation behind the figure, and what follows from all that is said. */
static void relation_apply(struct operand *operand, const struct reader *reader,
                           const struct before *before)
{
	struct figure *figure = &operand->figure;
	enum bound_kind bound =
	    operand->number.bound != BOUND_UNTOLD ? operand->number.bound : before->bound;
	bool is_more = figure->has_max; /* and some more */
	behind_read(operand, reader, &bound);
	money_apply(operand, reader);
	if (before->is_lost) {
		no_value(figure);
	}
	if (figure->relation == RELATION_RANGE) {
		return;
	}
	figure->has_max = is_more && figure->relation == RELATION_AT_LEAST;
	figure->relation = (uint8_t)relation_with_bound((enum relation)figure->relation, bound);
	set_bounds(figure, before->is_equal && figure->relation == RELATION_EXACT);
	if (!figure->has_value && operand->number.is_vague) {
		figure->relation = RELATION_ABOUT;
	}
}

/* The unit of money behind brackets around a number or a range. Behind others, brackets
 * are more often those of a mark of a list. */
static void bracketed_unit_read(struct operand *operand, const struct reader *reader)
{
	size_t at = operand->end;
	if (operand->figure.kind != FIGURE_NUMBER ||
	    !bracket_opens_before(reader, operand->start) || !bracket_read(reader, &at, false)) {
		return;
	}
	at = reader_blanks(reader, at);
	size_t end = at;
	for (const struct word *word;
	     (word = reader_word(reader, end, WORD_FLAG(WORD_MULTIPLIER)));) {
		end += word->text.size;
	}
	const struct word *unit = reader_unit(reader, end);
	if (unit && (unit->classes & (WORD_FLAG(WORD_CURRENCY) | WORD_FLAG(WORD_CURRENCY_UNIT))) &&
	    figure_apply_unit(&operand->figure, reader->lexicon,
	                      str_slice(reader->text, at, end + unit->text.size))) {
		operand->end = end + unit->text.size;
	}
}

static bool quantity_read(struct figure *out, const struct reader *governed,
                          const struct before *before, size_t *at)
{
	size_t start = *at;
	size_t number = before->number;
	struct reader reader = *governed;
	struct operand operand;
	reader.led = before->relation;
	if (!operand_read(&operand, &reader, number, NULL)) {
		return false;
	}
	struct figure *figure = &operand.figure;
	if (is_period(&operand, &reader)) {
		*at = number;
		bool is_read = decade_read(out, &reader, at);
		out->span = (struct span){(uint32_t)number, (uint32_t)*at};
		return is_read;
	}
	bool range = range_read(&operand, &reader) || plus_minus_read(&operand, &reader);
	bracketed_unit_read(&operand, &reader);
	if (!range) {
		figure->relation = (uint8_t)before->relation;
		spread_apply(&operand);
	}
	if (before->is_near && figure->kind == FIGURE_DURATION && operand.number.told) {
		figure->relation =
		    figure->relation == RELATION_ABOUT ? RELATION_EXACT : figure->relation;
		start = operand.start;
	} else if (before->open ? !range && before->end == *at : range) {
		start = operand.start; /* what a range leaves of no effect is no part of it */
	}
	bool is_bare = before->end == *at && figure->relation == RELATION_EXACT;
	if ((is_bare && is_common(&operand, &reader)) || is_name(&operand, &reader)) {
		return false;
	}
	figure->per = before->per;
	relation_apply(&operand, &reader, before);
	restated_read(&operand, &reader);
	*out = *figure;
	size_t last = operand.end;
	while (last > start && is_blank(utf8_previous(reader.text, operand.end, &last))) {
		operand.end = last; /* before a note's mark that no unit follows */
	}
	out->span = (struct span){(uint32_t)start, (uint32_t)operand.end};
	*at = operand.next > operand.end ? operand.next : operand.end;
	return true;
}

/* A date with the words before it: a relation, or what opens a range or a time without end. */
static bool dated_read(struct figure *out, const struct reader *reader, size_t start,
                       const struct before *before, size_t *at)
{
	size_t from = before->end;
	const struct word *open = before->open;
	size_t date = before->number;
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

/* A share of something that stands between a bound and it. Finds where the number
 * begins, if no more than a few words without a mark lie before it. */
static void share_find(struct before *before, const struct reader *reader)
{
	enum { BASE_LIMIT = 14 /* characters */ };
	struct operand share;
	size_t at = before->end;
	if (!before->is_turned) {
		return;
	}
	for (int i = 0; i < BASE_LIMIT && at < reader->text.size && reader_is_han(reader, at) &&
	                !reader_word(reader, at, WORD_FLAG(WORD_PERCENT_BEFORE));
	     i++) {
		(void)utf8_next(reader->text, &at);
	}
	if (at > before->end && operand_read(&share, reader, at, NULL) &&
	    share.figure.kind == FIGURE_PERCENT) {
		before->end = before->number = at;
		before->open = NULL;
	}
}

/* What a date may begin with but numerals. */
static const word_set DATE_WORDS =
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
	if (deviation_read(out, reader, at)) {
		return true;
	}
	struct before before = before_read(reader, start);
	before.open = reader_word(reader, before.end, WORD_FLAG(WORD_RANGE_OPEN));
	before.number =
	    before.open ? reader_blanks(reader, before.end + before.open->text.size) : before.end;
	share_find(&before, reader);
	size_t first = before.number;
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
