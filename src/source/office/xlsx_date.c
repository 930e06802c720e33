/* Writes dates by number formats. ECMA-376, 18.17.4 and 18.8.31. */
#include "source/office/xlsx_date.h"

#include "source/office/xlsx_number.h"

enum {
	DAY_SECONDS = 86400,
	FIRST_DAY = 61,      /* 1 March 1900; Excel takes 1900 for a leap year */
	LAST_DAY = 2958465,  /* 31 December 9999 */
	DAYS_TO_1904 = 1462, /* from the first day of 1900 */
	DAYS_OF_ERA = 146097 /* 400 years */
};
#define DAY_PARTS 10000000000u

struct clock {
	uint32_t year;
	uint32_t month;
	uint32_t day;
	uint32_t hour;
	uint32_t minute;
	uint32_t second;
};

static bool is_part(char c)
{
	char lower = ascii_lower(c);
	return lower == 'y' || lower == 'm' || lower == 'd' || lower == 'h' || lower == 's';
}

bool xlsx_date_is(struct str code)
{
	for (size_t at = 0; at < code.size; at = xlsx_format_piece(code, at)) {
		if (str_starts(str_slice(code, at, code.size), STR("General"))) {
			return false;
		}
		if (is_part(code.data[at])) {
			return true;
		}
	}
	return false;
}

/* The date of a day that 1900 counts as Excel does: years begin in March, so that the leap day is the last. */
static void find_date(struct clock *out, uint32_t serial)
{
	uint32_t days = serial - FIRST_DAY + 300 * 365 + 72; /* since 1 March 1600 */
	uint32_t era = days / DAYS_OF_ERA;
	uint32_t of_era = days % DAYS_OF_ERA;
	uint32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	uint32_t of_year = of_era - (365 * year + year / 4 - year / 100);
	uint32_t month = (5 * of_year + 2) / 153;
	out->day = of_year - (153 * month + 2) / 5 + 1;
	out->month = month < 10 ? month + 3 : month - 9;
	out->year = 1600 + era * 400 + year + (out->month < 3);
}

/* A run of one letter in a format. */
static size_t run_end(struct str code, size_t at)
{
	size_t end = at;
	while (end < code.size && ascii_lower(code.data[end]) == ascii_lower(code.data[at])) {
		end++;
	}
	return end;
}

/* The next letter of a format behind `at`, past words and marks; '\0' for none. */
static char next_part(struct str code, size_t at)
{
	while (at < code.size && !is_part(code.data[at])) {
		at = xlsx_format_piece(code, at);
	}
	return at < code.size ? ascii_lower(code.data[at]) : '\0';
}

/* Appends what a run of letters stands for; `last` is the letter of the run before it. */
static bool write_part(struct buf *out, const struct clock *clock, struct str run, char last,
                       char next)
{
	char part = ascii_lower(run.data[0]);
	if (part == 'y') {
		bool is_short = run.size <= 2;
		buf_format(out, is_short ? "%02u" : "%04u",
		           is_short ? clock->year % 100 : clock->year);
		return run.size <= 4;
	}
	bool is_minute = part == 'm' && (last == 'h' || next == 's');
	uint32_t value = part == 'd'   ? clock->day
	                 : part == 'h' ? clock->hour
	                 : part == 's' ? clock->second
	                 : is_minute   ? clock->minute
	                               : clock->month;
	buf_format(out, run.size == 2 ? "%02u" : "%u", value);
	return run.size <= 2;
}

/* A locale in brackets says nothing; a duration ("[h]") or a calendar is not known. */
static bool is_locale(struct str piece)
{
	return str_starts(piece, STR("[$-")) && !str_starts(piece, STR("[$-F")) &&
	       !str_starts(piece, STR("[$-f"));
}

static bool write_format(struct buf *out, const struct clock *clock, struct str code)
{
	char last = '\0';
	for (size_t at = 0; at < code.size;) {
		size_t end = xlsx_format_piece(code, at);
		struct str piece = str_slice(code, at, end);
		char c = piece.data[0];
		if (is_part(c)) {
			end = run_end(code, at);
			if (!write_part(out, clock, str_slice(code, at, end), last,
			                next_part(code, end))) {
				return false;
			}
			last = ascii_lower(c);
		} else if (c == '"') {
			buf_append(out, str_slice(piece, 1, piece.size - (piece.size > 1)));
		} else if (c == '\\' || c == '!') {
			buf_append(out, str_slice(piece, 1, piece.size));
		} else if (c == '[' ? !is_locale(piece)
		                    : ascii_is_letter(c) || ascii_is_digit(c) || c == '@') {
			return false;
		} else if (c != '[' && c != '_' && c != '*') {
			buf_append(out, piece);
		}
		at = end;
	}
	return true;
}

/* "a.m./p.m." in Chinese, which no quotes stand around. */
static bool has_halves(struct str code)
{
	return str_find(code, STR("\xE4\xB8\x8A\xE5\x8D\x88")) != SIZE_MAX;
}

/* Whether a format shows no more than the time of day. */
static bool is_time(struct str code)
{
	char first = next_part(code, 0);
	for (size_t at = 0; at < code.size; at = xlsx_format_piece(code, at)) {
		char c = ascii_lower(code.data[at]);
		if (c == 'y' || c == 'd') {
			return false;
		}
	}
	return first == 'h' || (first == 'm' && str_find(code, STR("s")) != SIZE_MAX);
}

bool xlsx_date_write(struct buf *out, const struct xlsx_moment *moment, struct str code,
                     bool is_1904)
{
	struct clock clock = {0};
	uint64_t seconds = (moment->part * DAY_SECONDS + DAY_PARTS / 2) / DAY_PARTS;
	uint32_t day = moment->day + (is_1904 ? DAYS_TO_1904 : 0);
	/* Only a format that shows the time is rounded to a second. */
	bool has_time =
	    str_find(code, STR("h")) != SIZE_MAX || str_find(code, STR("s")) != SIZE_MAX;
	if (has_time && seconds == DAY_SECONDS) {
		day++;
		seconds = 0;
	}
	if (!is_time(code)) {
		if (day < FIRST_DAY || day > LAST_DAY) {
			return false;
		}
		find_date(&clock, day);
	}
	clock.hour = (uint32_t)(seconds / 3600);
	clock.minute = (uint32_t)(seconds / 60 % 60);
	clock.second = (uint32_t)(seconds % 60);
	size_t start = out->size;
	if (has_halves(code) || !write_format(out, &clock, code)) {
		out->size = start;
		return false;
	}
	return true;
}
