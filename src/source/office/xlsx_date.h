/* Dates and times, which a workbook keeps as numbers of days. Internal to xlsx*.c. */
#ifndef ZHINAN_SOURCE_OFFICE_XLSX_DATE_H
#define ZHINAN_SOURCE_OFFICE_XLSX_DATE_H

#include "base/buf.h"

enum { XLSX_DAY_DIGITS = 7, XLSX_PART_DIGITS = 10 };

struct xlsx_moment {
	uint32_t day;
	uint64_t part; /* of the day, in ten to the power of -XLSX_PART_DIGITS */
};

/* Whether a section of a number format is one of dates or times. */
bool xlsx_date_is(struct str code);

/* Appends a moment in such a format. False, and nothing is appended, for names of months and days, halves of the day,
 * durations, and days that Excel and the calendar number otherwise. */
bool xlsx_date_write(struct buf *out, const struct xlsx_moment *moment, struct str code,
                     bool is_1904);

#endif
