/* One figure at a place: an operand or a range of two, with the words around it that say how it is meant.
 * Contacts and dates are tried first, as there are numbers in them. */
#include "value/operand.h"

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

/* Whether a number with nothing around it is an ordinary word. */
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

/* Whether a number only says which one of its kind something is: a type (type 2), or the second of a series
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

/* Reads the relation behind the figure, and applies all that is said before it and behind. */
static void relation_apply(struct operand *operand, const struct reader *reader,
                           const struct before *before)
{
	struct figure *figure = &operand->figure;
	enum bound_kind bound =
	    operand->number.bound != BOUND_UNSTATED ? operand->number.bound : before->bound;
	bool is_more = figure->has_max; /* and some more */
	behind_read(operand, reader, &bound);
	money_apply(operand, reader);
	if (before->is_lost) {
		figure_drop_value(figure);
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
	reader.relation = before->relation;
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
	if (before->is_near && figure->kind == FIGURE_DURATION && operand.number.is_definite) {
		figure->relation =
		    figure->relation == RELATION_ABOUT ? RELATION_EXACT : figure->relation;
		start = operand.start;
	} else if (before->open ? !range && before->end == *at : range) {
		start =
		    operand
			.start; /* words before a range that say nothing of it are no part of it */
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
	while (last > start && is_figure_blank(utf8_previous(reader.text, operand.end, &last))) {
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

/* Moves the beginning of the number behind what a share is of, where that stands between the bound and the
 * share: not more than, of the whole budget, 10%. It may be only a few words without a mark. */
static void share_find(struct before *before, const struct reader *reader)
{
	enum { BASE_LIMIT = 14 /* characters */ };
	struct operand share;
	size_t at = before->end;
	if (!before->is_reversed) {
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

/* What a date may begin with, besides numerals. */
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
