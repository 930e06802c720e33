/* Dates, with a time of day, and ranges of them, in Chinese and in ISO order. A date that
 * cannot be is still a date: it is read as written, and has no value. */
#include "value/date_marked.h"

static int order(struct date a, struct date b)
{
	int left = (a.year * 100 + a.month) * 100 + a.day;
	int right = (b.year * 100 + b.month) * 100 + b.day;
	int minutes = (a.hour * 60 + a.minute) - (b.hour * 60 + b.minute);
	return left != right ? (left > right) - (left < right) : (minutes > 0) - (minutes < 0);
}

/* One or two Arabic digits, or a Chinese numeral below a hundred; or a year. -1 for others. */
static int read_field(const struct reader *reader, size_t *at, struct numeral *number)
{
	if (!numeral_read(number, reader, *at) || number->negative || number->has_spread ||
	    number->more || number->has_point || !number->has_value ||
	    number->value.digits > 9999 || number->value.scale != 0 ||
	    (number->arabic && number->chinese)) {
		return -1;
	}
	*at = number->end;
	return (int)number->value.digits;
}

static bool is_year(int value, const struct numeral *number)
{
	return value >= 1000 && value <= 2999 && number->digits == 4;
}

/* Whether a number that is written as one (two thousand and four) names a year: of our time, and no
 * word behind it says that so many years are meant. */
static bool is_spelled_year(const struct reader *reader, size_t behind, int value,
                            const struct numeral *number)
{
	return is_near_year(value) && number->chinese && number->digits == 0 &&
	       !reader_word(reader, reader_blanks(reader, behind), WORD_FLAG(WORD_LENGTH));
}

/* The field that a word behind a number names: 0 year, 1 month, 2 day; -1 for none. */
static int read_unit(const struct reader *reader, size_t *at)
{
	static const word_set classes[] = {WORD_FLAG(WORD_YEAR), WORD_FLAG(WORD_MONTH),
	                                   WORD_FLAG(WORD_DAY)};
	size_t next = reader_blanks(reader, *at);
	for (int i = 0; i < 3; i++) {
		const struct word *word =
		    reader_word(reader, next, classes[i] | WORD_FLAG(WORD_DECADE));
		if (word && (word->classes & classes[i])) {
			*at = next + word->text.size;
			return i;
		}
	}
	return -1;
}

static int *date_field(struct date *date, int field)
{
	return field == 0 ? &date->year : field == 1 ? &date->month : &date->day;
}

static bool field_fits(int field, int value, const struct numeral *number)
{
	return field == 0 ? is_year(value, number)
	                  : value < 100 && (!number->arabic || number->digits <= 2);
}

/* Behind the mark of a range at `at`, and the "from" that may stand before it; or `at`. */
static size_t read_connector(const struct reader *reader, size_t at)
{
	size_t next = reader_blanks(reader, at);
	next = reader_blanks(reader, reader_pass(reader, next, WORD_FLAG(WORD_SINCE)));
	const struct word *range = reader_word(reader, next, WORD_FLAG(WORD_RANGE));
	return range ? reader_blanks(reader, next + range->text.size) : at;
}

/* Whether a year follows behind the mark of a range at `at`, with which `value` is one too: four digits, or
 * two of a later year of the last decades. */
static bool year_follows(const struct reader *reader, size_t at, int value)
{
	enum { EARLIEST = 70 /* smaller numbers may count years */ };
	struct numeral number;
	size_t next = read_connector(reader, at);
	int year = next > at ? read_field(reader, &next, &number) : -1;
	if (year < 0 || read_unit(reader, &next) != 0) {
		return false;
	}
	return is_year(year, &number) || (number.digits == 2 && value >= EARLIEST && year > value);
}

/* The year that two digits stand for at the end of a range that begins with a year: the first after it. */
static int year_in_range(int first, int value)
{
	int year = first / 100 * 100 + value;
	return year > first ? year : year + 100;
}

/* The year that two digits stand for, if the first is a zero or a month or another year follows; else -1. The
 * century is that of POSIX strptime. */
static int short_year(const struct reader *reader, size_t at, int value,
                      const struct numeral *number)
{
	struct numeral month;
	size_t next = reader_blanks(reader, at);
	if (number->digits != 2 ||
	    (!number->leading_zero && !year_follows(reader, at, value) &&
	     (read_field(reader, &next, &month) < 0 || read_unit(reader, &next) != 1))) {
		return -1;
	}
	return value + (value < 69 ? 2000 : 1900);
}

/* A day behind a month, without its unit. In Arabic digits it must stand directly behind the month, and be no
 * part of another number. */
static bool read_bare_day(const struct reader *reader, int value, const struct numeral *number,
                          struct date *date)
{
	size_t behind = reader_blanks(reader, number->end);
	size_t before = number->start;
	if (number->arabic && before > 0) {
		(void)utf8_previous(reader->text, before, &before);
	}
	size_t point = reader_pass(reader, behind, WORD_FLAG(WORD_POINT));
	bool is_apart = number->arabic && (!reader_word(reader, before, WORD_FLAG(WORD_MONTH)) ||
	                                   reader_letter(reader, behind) ||
	                                   (point > behind && reader_digit(reader, &point) >= 0));
	if (value < 1 || value > 31 || number->leading_zero || is_apart ||
	    reader_word(reader, behind,
	                UNIT_CLASSES | WORD_FLAG(WORD_YEAR) | WORD_FLAG(WORD_MONTH))) {
		return false;
	}
	date->day = value;
	return true;
}

/* Sets a field; the first that is read clears those below it, which a base may have set. */
static void set_field(struct date *date, int field, int last, int value)
{
	for (int below = field + 1; last < 0 && below < 3; below++) {
		*date_field(date, below) = -1;
	}
	*date_field(date, field) = value;
}

/* "This year" or "last month" at *at: moves *at behind it. The field that it stands for, or -1. */
static int read_relative(const struct reader *reader, size_t *at, struct date *date)
{
	int field = -1;
	const word_set classes[] = {WORD_FLAG(WORD_YEAR_RELATIVE), WORD_FLAG(WORD_MONTH_RELATIVE)};
	for (int i = 0; i < 2; i++) {
		size_t next = reader_pass(reader, *at, classes[i]);
		if (next > *at) {
			*at = reader_blanks(reader, next);
			*date = DATE_NOTHING;
			field = i;
		}
	}
	return field;
}

/* Half a year, a quarter, ten days of a month: from the first day or month to the last. */
static void read_part(const struct reader *reader, size_t *at, int field, struct date *date,
                      struct date *second, bool *has_second)
{
	size_t next = reader_blanks(reader, *at);
	const struct word *part = reader_word(
	    reader, next, field == 0 ? WORD_FLAG(WORD_YEAR_PART) : WORD_FLAG(WORD_MONTH_PART));
	if (part == NULL || (field == 1 && (date->month < 1 || date->month > 12))) {
		return;
	}
	int last = part->unit;
	if (field == 1 && last > calendar_days(date->year, date->month)) {
		last = calendar_days(date->year, date->month);
	}
	*date_field(date, field + 1) = part->number;
	*second = *date;
	*date_field(second, field + 1) = last;
	*has_second = last > part->number;
	*at = next + part->text.size;
	if (field == 0 && reader_word(reader, *at, WORD_FLAG(WORD_DATE_END))) { /* its last month */
		*date = *second;
		*has_second = false;
	}
}

/* Year, month and day with their units, as many as there are. Where a range stands inside a
 * field ("1-9 months") *second is its end, and has_second is set. */
static bool read_chinese(const struct reader *reader, size_t *at, struct date *date,
                         struct date *second, bool *has_second)
{
	size_t start = *at;
	int last = read_relative(reader, &start, date);
	size_t end = start;
	*has_second = false;
	while (last < 2) {
		size_t next = reader_blanks(reader, end);
		struct numeral number;
		int value = read_field(reader, &next, &number);
		if (value < 0) {
			break;
		}
		int field = read_unit(reader, &next);
		int year = -1;
		if (field == 0 && last < 0) {
			year = is_spelled_year(reader, next, value, &number) ? value
			       : date->year >= 0 && number.digits == 2
			           ? year_in_range(date->year, value)
			           : short_year(reader, next, value, &number);
		}
		if (year >= 0 || (field > last && field_fits(field, value, &number))) {
			value = year >= 0 ? year : value;
			set_field(date, field, last, value);
			last = field;
			end = next;
			continue;
		}
		size_t other = read_connector(reader, number.end);
		struct numeral till;
		if (field < 0 && other > number.end) {
			int to = read_field(reader, &other, &till);
			int common = to < 0 ? -1 : read_unit(reader, &other);
			if (common > last && (common < 2 || last >= 0) &&
			    field_fits(common, value, &number) && field_fits(common, to, &till)) {
				set_field(date, common, last, value);
				*second = *date;
				*date_field(second, common) = to;
				*has_second = true;
				end = other;
			}
		}
		if (field < 0 && !*has_second && last == 1 &&
		    read_bare_day(reader, value, &number, date)) {
			end = number.end;
		}
		break;
	}
	if (!*has_second && (last == 0 || last == 1)) {
		read_part(reader, &end, last, date, second, has_second);
	}
	bool read = end > start;
	*at = read ? end : *at;
	return read;
}

/* Behind the day of the week in brackets at `at`; or `at`. */
static size_t pass_weekday(const struct reader *reader, size_t at)
{
	size_t next = reader_blanks(reader, at);
	if (!bracket_read(reader, &next, true)) {
		return at;
	}
	size_t day = reader_pass(reader, next, WORD_FLAG(WORD_WEEKDAY));
	return day > next && bracket_read(reader, &day, false) ? day : at;
}

/* The time of a day at *at: 16:00, 3 in the afternoon. Leaves *at where there is none. */
static bool read_time(const struct reader *reader, size_t *at, struct date *date)
{
	size_t next = reader_blanks(reader, pass_weekday(reader, *at));
	const struct word *part = reader_word(reader, next, WORD_FLAG(WORD_DAY_PART));
	next = reader_blanks(reader, part ? next + part->text.size : next);
	struct numeral number;
	size_t start = next;
	int hour;
	int minute = 0;
	int digits = date_digits_read(reader, &next, 2, &hour);
	if (digits == 0) {
		next = start;
		hour = read_field(reader, &next, &number);
	}
	const struct word *unit = reader_word(reader, next, WORD_FLAG(WORD_HOUR));
	if (hour < 0 || hour > 24 || unit == NULL) {
		return false;
	}
	bool colon = (unit->classes & WORD_FLAG(WORD_MINUTE)) != 0;
	size_t end = next + unit->text.size;
	next = end;
	digits = date_digits_read(reader, &next, 2, &minute);
	if (minute > 59 || (colon && digits != 2)) {
		return false;
	}
	if (digits > 0) {
		end = next;
		unit = reader_word(reader, end, WORD_FLAG(WORD_MINUTE) | WORD_FLAG(WORD_HOUR));
		bool seconds = unit && (unit->classes & WORD_FLAG(WORD_HOUR)) &&
		               (unit->classes & WORD_FLAG(WORD_MINUTE));
		next = unit ? end + unit->text.size : end;
		int second;
		if (!seconds) {
			end = next;
		} else if (date_digits_read(reader, &next, 2, &second) == 2) {
			end = next;
		}
	}
	date->hour = hour + (part && hour < 12 ? part->number : 0);
	date->minute = minute;
	*at = end;
	return true;
}

/* Whether a date may begin at `at`: with a digit, or a numeral. */
static bool may_begin(const struct reader *reader, size_t at)
{
	size_t next = at;
	return reader_digit(reader, &next) >= 0 ||
	       (reader_classes(reader, at) &
	        (NUMERAL_CLASSES | WORD_FLAG(WORD_YEAR_RELATIVE) | WORD_FLAG(WORD_MONTH_RELATIVE) |
	         WORD_FLAG(WORD_CENTURY)));
}

/* One date at *at. What it leaves out it takes from the base, if there is one. */
static bool read_one(const struct reader *reader, size_t *at, const struct date *base,
                     struct date *date, struct date *second, bool *has_second)
{
	*has_second = false;
	*date = DATE_NOTHING;
	bool marked = marked_date_read(reader, at, date);
	if (!marked) {
		*date = base ? *base : DATE_NOTHING;
		date->hour = date->minute = -1;
		/* "this month" stands before it, or it is the end of a range */
		bool partial = base || reader_word(reader, *at,
		                                   WORD_FLAG(WORD_YEAR_RELATIVE) |
		                                       WORD_FLAG(WORD_MONTH_RELATIVE));
		if (!read_chinese(reader, at, date, second, has_second)) {
			return false;
		}
		/* A month and a day may be meant though no year has that day: the 30th of February. */
		bool is_meant =
		    date->month >= 1 && date->month <= 12 && date->day >= 1 && date->day <= 31;
		/* A day alone may as well be a number of days. */
		if (date->year < 0 &&
		    ((!calendar_has(*date) && !is_meant) || (date->month < 0 && !partial))) {
			return false;
		}
	}
	if (date->day >= 0 && !*has_second) {
		read_time(reader, at, date);
	}
	return true;
}

/* What stands behind a date and makes it a bound, or an approximate date. */
static enum relation read_bound(const struct reader *reader, size_t *at, const struct date *date)
{
	word_set mask = WORD_FLAG(WORD_SINCE) | WORD_FLAG(WORD_UNTIL) |
	                WORD_FLAG(WORD_RELATION_BEHIND) |
	                WORD_FLAG(date->day >= 0 ? WORD_UNTIL_DAY : WORD_DATE_ABOUT);
	size_t next = reader_blanks(reader, pass_weekday(reader, *at));
	enum bound_kind bound; /* that the day is included changes nothing about the relation */
	if (bound_read(reader, &next, &bound)) {
		next = reader_blanks(reader, next);
	}
	const struct word *word = reader_word(reader, next, mask | WORD_FLAG(WORD_NOT_MORE));
	if (word == NULL || (word->classes & WORD_FLAG(WORD_NOT_MORE))) {
		return RELATION_EXACT;
	}
	bool since = (word->classes & WORD_FLAG(WORD_SINCE)) != 0;
	bool until = (word->classes & (WORD_FLAG(WORD_UNTIL) | WORD_FLAG(WORD_UNTIL_DAY))) != 0;
	bool about = (word->classes & WORD_FLAG(WORD_DATE_ABOUT)) || word->number == RELATION_ABOUT;
	if (!since && !until && !about) {
		return RELATION_EXACT;
	}
	*at = next + word->text.size;
	return since ? RELATION_AT_LEAST : until ? RELATION_AT_MOST : RELATION_ABOUT;
}

/* The other end of a range that starts with a date, behind a mark at *at. */
static bool read_second(const struct reader *reader, size_t *at, const struct date *first,
                        struct date *second)
{
	size_t next = read_connector(reader, *at);
	if (next == *at) {
		return false;
	}
	struct date ignored;
	bool nested = false;
	*second = *first;
	if (!(first->hour >= 0 && read_time(reader, &next, second)) &&
	    !(is_marked_field(reader, next) &&
	      (marked_end_read(reader, &next, second) ||
	       marked_same_year_read(reader, &next, first, second))) &&
	    !read_one(reader, &next, first, second, &ignored, &nested)) {
		return false;
	}
	if (nested || order(*first, *second) >= 0) {
		return false;
	}
	*at = reader_pass(reader, next, WORD_FLAG(WORD_UNTIL));
	return true;
}

/* A year of an era that does not count as ours: the third year of the Republic is 1914. */
static bool read_era_year(const struct reader *reader, size_t *at, int years, struct date *date)
{
	struct numeral number;
	size_t next = *at;
	int year = read_field(reader, &next, &number);
	if (year < 1 || year > 99 || read_unit(reader, &next) != 0) {
		return false;
	}
	*date = DATE_NOTHING;
	date->year = years + year;
	*at = next;
	return true;
}

/* A range whose first end is no date by itself: 2024.01-2026.12, 2008-2009, 1985 to 9/1989. */
static bool read_bare_range(const struct reader *reader, size_t *at, struct date *first,
                            struct date *second)
{
	size_t next = *at;
	if (!marked_end_read(reader, &next, first) || !read_second(reader, &next, first, second) ||
	    second->year < 0) {
		return false;
	}
	*at = next;
	return true;
}

/* The tens of years of a century: the eighties of the 20th. Moves *at behind them. */
static bool read_decade(const struct reader *reader, size_t *at, struct date *first,
                        struct date *second)
{
	size_t next = *at;
	int century = 0;
	struct numeral number;
	const struct word *word = reader_word(reader, next, WORD_FLAG(WORD_CENTURY));
	if (word && word->number > 0) {
		century = word->number;
		next += word->text.size;
	} else {
		size_t end = next;
		int value = read_field(reader, &end, &number);
		word = reader_word(reader, reader_blanks(reader, end), WORD_FLAG(WORD_CENTURY));
		if (value > 0 && value < 22 && word && word->number == 0) {
			century = value;
			next = reader_blanks(reader, end) + word->text.size;
		}
	}
	size_t end = reader_blanks(reader, next);
	int tens = read_field(reader, &end, &number);
	word = reader_word(reader, reader_blanks(reader, end), WORD_FLAG(WORD_DECADE));
	bool is_year_of = century == 0 && tens >= 1000 && tens < 2100; /* the 1990s */
	bool is_told = is_year_of || (century > 0 && tens >= 0 && tens < 100);
	if (!is_told || tens % 10 != 0 || word == NULL) {
		return false;
	}
	*first = *second = DATE_NOTHING;
	first->year = is_year_of ? tens : (century - 1) * 100 + tens;
	second->year = first->year + 9;
	*at = reader_blanks(reader, end) + word->text.size;
	return true;
}

static void set_date(struct figure *out, const struct reader *reader, enum relation relation,
                     struct date first, struct date second)
{
	out->kind = FIGURE_DATE;
	out->relation = (uint8_t)relation;
	out->text =
	    calendar_text(first, relation == RELATION_RANGE ? &second : NULL, reader->arena);
	out->has_value = false; /* a date is no number */
	out->decimals = DECIMALS_NONE;
}

bool decade_read(struct figure *out, const struct reader *reader, size_t *at)
{
	struct date first;
	struct date second;
	if (!read_decade(reader, at, &first, &second)) {
		return false;
	}
	set_date(out, reader, RELATION_RANGE, first, second);
	return true;
}

bool date_read(struct figure *out, const struct reader *reader, size_t *at)
{
	struct date first;
	struct date second = DATE_NOTHING;
	bool is_range = false;
	const struct word *era = reader_word(reader, *at, WORD_FLAG(WORD_ERA));
	size_t end = era ? reader_blanks(reader, *at + era->text.size) : *at;
	if (!may_begin(reader, end)) {
		return false;
	}
	if (reader_word(reader, *at, WORD_FLAG(WORD_CENTURY))) {
		return decade_read(out, reader, at);
	}
	if (read_bare_range(reader, &end, &first, &second)) {
		set_date(out, reader, RELATION_RANGE, first, second);
		*at = end;
		return true;
	}
	bool is_dated = era && era->number > 0
	                    ? read_era_year(reader, &end, era->number, &first)
	                    : read_one(reader, &end, NULL, &first, &second, &is_range);
	if (!is_dated || (is_range && order(first, second) >= 0)) {
		return false;
	}
	enum relation relation = RELATION_RANGE;
	if (is_range) {
		end = reader_pass(reader, end, WORD_FLAG(WORD_UNTIL));
	} else if (!read_second(reader, &end, &first, &second)) {
		relation = read_bound(reader, &end, &first);
	}
	set_date(out, reader, relation, first, second);
	*at = end;
	return true;
}
