/* Days of the calendar, and their texts. Internal to value/. */
#ifndef ZHINAN_VALUE_CALENDAR_H
#define ZHINAN_VALUE_CALENDAR_H

#include "base/arena.h"

/* One date; -1 for what it leaves out. Month 0: it is ambiguous which number is the month. */
struct date {
	int year;
	int month;
	int day;
	int hour;
	int minute;
};

/* A date that leaves out everything. */
#define DATE_NOTHING ((struct date){-1, -1, -1, -1, -1})

/* Whether a number is a year near enough to ours that digits alone can be taken for it. */
static inline bool is_near_year(int year)
{
	return year >= 1900 && year <= 2099;
}

/* How many days a month (1 to 12) has; of an unknown year (-1), at most. */
int calendar_days(int year, int month);

/* Whether the calendar can have the date. */
bool calendar_has(struct date date);

/* ISO 8601, "--12-31" and "---31" as in XML Schema where the year is left out; with a second
 * date the range of both: "a/b". In the arena. */
struct str calendar_text(struct date first, const struct date *second, struct arena *arena);

#endif
