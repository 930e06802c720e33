/* Days of the calendar, to and from text. Reads ISO 8601 only, never what people write. */
#include "value/calendar.h"

#include <stdio.h>

#include "value/date.h"

enum {
	TEXT_SIZE = 80
}; /* of two dates with times, of which each number may be any int for all that gcc knows */

int calendar_days(int year, int month)
{
	static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool leap = year < 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
	return days[month - 1] + (month == 2 && leap);
}

bool calendar_has(struct date date)
{
	if (date.month == 0 || date.month > 12 || date.day == 0) {
		return false;
	}
	return date.day <= (date.month < 0 ? 31 : calendar_days(date.year, date.month));
}

/* Writes a date; returns its length. One whose month is ambiguous is only its year; a day of a
 * year without a month is of month 00, which no calendar has. */
static size_t write_date(char *out, size_t size, struct date d)
{
	int length = d.year < 0 ? snprintf(out, size, "-") : snprintf(out, size, "%04d", d.year);
	if (d.month > 0) {
		length += snprintf(out + length, size - (size_t)length, "-%02d", d.month);
	} else if (d.day >= 0) {
		length += snprintf(out + length, size - (size_t)length, d.year < 0 ? "-" : "-00");
	}
	if (d.day >= 0) {
		length += snprintf(out + length, size - (size_t)length, "-%02d", d.day);
	}
	if (d.hour >= 0) {
		length +=
		    snprintf(out + length, size - (size_t)length, "T%02d:%02d", d.hour, d.minute);
	}
	return (size_t)length;
}

struct str calendar_text(struct date first, const struct date *second, struct arena *arena)
{
	char text[TEXT_SIZE];
	size_t length = write_date(text, sizeof text, first);
	if (second) {
		text[length++] = '/';
		length += write_date(text + length, sizeof text - length, *second);
	}
	return arena_copy(arena, (struct str){text, length});
}

/* Exactly so many digits at *at; -1 for anything else. */
static int read_field(struct str text, size_t *at, int digits)
{
	int value = 0;
	for (; digits > 0; digits--, (*at)++) {
		if (*at >= text.size || !ascii_is_digit(text.data[*at])) {
			return -1;
		}
		value = value * 10 + (text.data[*at] - '0');
	}
	return value;
}

static bool has_hyphen(struct str text, size_t at)
{
	return at < text.size && text.data[at] == '-';
}

/* Reads what calendar_text writes of one date; passes over a time of day. */
static bool parse(struct date *out, struct str text)
{
	size_t at = 0;
	*out = DATE_NOTHING;
	if (has_hyphen(text, at)) {
		at++;
	} else if ((out->year = read_field(text, &at, 4)) < 0) {
		return false;
	}
	if (has_hyphen(text, at)) {
		at++;
		if (!has_hyphen(text, at) && (out->month = read_field(text, &at, 2)) < 0) {
			return false;
		}
	}
	if (has_hyphen(text, at)) {
		at++;
		if ((out->day = read_field(text, &at, 2)) < 0) {
			return false;
		}
	}
	return (at == text.size || text.data[at] == 'T') && calendar_has(*out);
}

static void write_day(struct date d, char out[DATE_SIZE])
{
	int digits = (d.year * 100 + d.month) * 100 + d.day;
	out[DATE_SIZE - 1] = '\0';
	for (int i = DATE_SIZE - 2; i >= 0; i--) {
		if (i == 4 || i == 7) {
			out[i] = '-';
			continue;
		}
		out[i] = (char)('0' + digits % 10);
		digits /= 10;
	}
}

/* Both dates of a range, or the only one twice. */
static bool parse_both(struct date *first, struct date *last, struct str text)
{
	size_t slash = str_find(text, STR("/"));
	struct str till = slash == SIZE_MAX ? text : str_slice(text, slash + 1, text.size);
	return parse(first, str_slice(text, 0, slash)) && parse(last, till);
}

bool date_exists(struct str text)
{
	struct date first;
	struct date last;
	return parse_both(&first, &last, text);
}

bool date_bounds(struct str text, char first[DATE_SIZE], char last[DATE_SIZE])
{
	struct date from;
	struct date to;
	if (!parse_both(&from, &to, text) || from.year < 0 || to.year < 0 ||
	    (from.month < 0 && from.day >= 0) || (to.month < 0 && to.day >= 0)) {
		return false;
	}
	from.month = from.month < 0 ? 1 : from.month;
	from.day = from.day < 0 ? 1 : from.day;
	to.month = to.month < 0 ? 12 : to.month;
	to.day = to.day < 0 ? calendar_days(to.year, to.month) : to.day;
	write_day(from, first);
	write_day(to, last);
	return true;
}
