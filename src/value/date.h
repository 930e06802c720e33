/* The days that the text of a date figure stands for. */
#ifndef ZHINAN_VALUE_DATE_H
#define ZHINAN_VALUE_DATE_H

#include "base/str.h"

enum { DATE_SIZE = 11 }; /* "2023-12-31" and its NUL */

/* The first and the last day of what an ISO 8601 date or "a/b" names: 2023-02 is from
 * 2023-02-01 to 2023-02-28. False where the year is left out or the calendar has no such
 * day. Times of day are passed over. */
bool date_bounds(struct str text, char first[DATE_SIZE], char last[DATE_SIZE]);

/* Whether the calendar can have a date, or both of "a/b": 2023-02-30 it cannot, --02-29 it can. */
bool date_exists(struct str text);

#endif
