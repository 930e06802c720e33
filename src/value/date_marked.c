/* Dates with marks between year, month and day, and such digits as are dates in ranges alone. */
#include "value/date_marked.h"

int date_digits_read(const struct reader *reader, size_t *at, int limit, int *value)
{
	int count = 0;
	*value = 0;
	size_t next = *at;
	for (int digit; count < limit && (digit = reader_digit(reader, &next)) >= 0; count++) {
		*value = *value * 10 + digit;
		*at = next;
	}
	return count;
}

/* A mark between year, month and day: hyphen, slash, dot, middle dot, or a blank. 0: none. */
static uint32_t read_mark(const struct reader *reader, size_t *at)
{
	if (*at >= reader->text.size) {
		return 0;
	}
	size_t next = *at;
	uint32_t c = utf8_next(reader->text, &next);
	if (c == '-' || c == '/' || c == '.' || c == 0xB7 || c == 0xFF0D || c == 0xFF0E ||
	    c == 0xFF0F || (c == ' ' && reader->whole)) {
		*at = next;
		return c;
	}
	return 0;
}

/* H:MM right behind a date, with nothing between: the day's digits run into the hour's. */
static bool clock_follows(const struct reader *reader, size_t at)
{
	int value;
	return date_digits_read(reader, &at, 2, &value) == 2 &&
	       reader_word(reader, at, WORD_FLAG(WORD_HOUR)) && value < 24;
}

static bool ends_here(const struct reader *reader, size_t at, uint32_t mark)
{
	size_t next = at;
	if (reader_digit(reader, &next) >= 0) {
		return clock_follows(reader, at);
	}
	size_t behind = at;
	return !reader_letter(reader, at) && (mark == ' ' || read_mark(reader, &behind) != mark ||
	                                      reader_digit(reader, &behind) < 0);
}

/* Eight digits in a row: 20240307. */
static bool read_compact(const struct reader *reader, size_t *at, struct date *date)
{
	size_t next = *at;
	int value;
	if (date_digits_read(reader, &next, 9, &value) != 8 || !is_near_year(value / 10000) ||
	    reader_letter(reader, next) ||
	    reader_word(reader, reader_blanks(reader, next),
	                UNIT_CLASSES | WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_POINT) |
	                    WORD_FLAG(WORD_MORE))) {
		return false;
	}
	*date = (struct date){value / 10000, value / 100 % 100, value % 100, -1, -1};
	if (!calendar_has(*date)) {
		return false;
	}
	*at = next;
	return true;
}

/* Day and month before the year: which is which shows only where one is above twelve. */
static bool read_year_last(const struct reader *reader, size_t *at, struct date *date)
{
	size_t next = *at;
	int first;
	int second;
	int year;
	if (date_digits_read(reader, &next, 2, &first) == 0) {
		return false;
	}
	uint32_t mark = read_mark(reader, &next);
	if (mark == 0 || mark == ' ' || date_digits_read(reader, &next, 2, &second) == 0 ||
	    read_mark(reader, &next) != mark || date_digits_read(reader, &next, 4, &year) != 4 ||
	    !is_near_year(year) || !ends_here(reader, next, mark)) {
		return false;
	}
	*date = DATE_NOTHING;
	date->year = year;
	if (first > 12 || second > 12) {
		date->month = first > 12 ? second : first;
		date->day = first > 12 ? first : second;
	} else {
		date->month = 0; /* a date that cannot be: has no value */
	}
	*at = next;
	return true;
}

/* Year, month and perhaps day, with marks: 2023-12-31, 2023/12. */
static bool read_marked(const struct reader *reader, size_t *at, struct date *date)
{
	size_t next = *at;
	int year;
	int month;
	int day;
	if (date_digits_read(reader, &next, 4, &year) != 4 || year < 1000 || year > 2999) {
		return false;
	}
	uint32_t mark = read_mark(reader, &next);
	int digits = mark ? date_digits_read(reader, &next, 2, &month) : 0;
	if (digits == 0) {
		return false;
	}
	*date = (struct date){year, month, -1, -1, -1};
	size_t behind = next;
	if (read_mark(reader, &behind) == mark && date_digits_read(reader, &behind, 2, &day) > 0 &&
	    ends_here(reader, behind, mark)) {
		date->day = day;
		*at = behind;
		return true;
	}
	bool slash = mark == '/' || mark == 0xFF0F;
	bool plain = slash || (digits == 2 && (mark == '-' || reader->whole));
	if (!plain || mark == ' ' || !calendar_has(*date) || !is_near_year(year) ||
	    !ends_here(reader, next, mark) ||
	    reader_word(reader, reader_blanks(reader, next),
	                UNIT_CLASSES | WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_YEAR))) {
		return false;
	}
	*at = next;
	return true;
}

bool marked_end_read(const struct reader *reader, size_t *at, struct date *date)
{
	size_t next = *at;
	int year;
	int month;
	if (date_digits_read(reader, &next, 5, &year) != 4 || !is_near_year(year)) {
		return false;
	}
	*date = DATE_NOTHING;
	date->year = year;
	size_t behind = next;
	uint32_t mark = read_mark(reader, &behind);
	bool has_month = mark != 0 && mark != ' ' && mark != '-' && mark != 0xFF0D &&
	                 date_digits_read(reader, &behind, 3, &month) > 0;
	if (has_month) {
		date->month = month;
		next = behind;
	}
	behind = next;
	int digits = read_mark(reader, &behind) ? date_digits_read(reader, &behind, 5, &year) : 0;
	bool is_longer = digits > 0 && digits != 4; /* and no other year behind a hyphen */
	if (!calendar_has(*date) || is_longer || reader_letter(reader, next) ||
	    reader_word(reader, reader_blanks(reader, next),
	                UNIT_CLASSES | WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_YEAR) |
	                    WORD_FLAG(WORD_MORE))) {
		return false;
	}
	*at = next;
	return true;
}

bool marked_same_year_read(const struct reader *reader, size_t *at, const struct date *first,
                           struct date *date)
{
	size_t next = *at;
	int month;
	int day;
	if (first->day < 0 || date_digits_read(reader, &next, 2, &month) == 0) {
		return false;
	}
	uint32_t mark = read_mark(reader, &next);
	if (mark == 0 || mark == ' ' || mark == '-' ||
	    date_digits_read(reader, &next, 2, &day) == 0 || !ends_here(reader, next, mark)) {
		return false;
	}
	*date = (struct date){first->year, month, day, -1, -1};
	*at = next;
	return calendar_has(*date);
}

bool is_marked_field(const struct reader *reader, size_t at)
{
	int value;
	return date_digits_read(reader, &at, 4, &value) > 0 &&
	       !reader_word(reader, reader_blanks(reader, at),
	                    WORD_FLAG(WORD_YEAR) | WORD_FLAG(WORD_MONTH) | WORD_FLAG(WORD_DAY));
}

bool marked_date_read(const struct reader *reader, size_t *at, struct date *date)
{
	return read_marked(reader, at, date) || read_year_last(reader, at, date) ||
	       read_compact(reader, at, date);
}
