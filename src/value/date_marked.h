/* Dates that are written with marks and no words: 2024-01-31, 2024/1, 31.1.2024, 20240131; and digits
 * that are such a date only as an end of a range. Internal to value/. */
#ifndef ZHINAN_VALUE_DATE_MARKED_H
#define ZHINAN_VALUE_DATE_MARKED_H

#include "value/calendar.h"
#include "value/reader.h"

/* Arabic digits at *at, up to `limit` of them: moves *at behind them. Returns how many, and stores their value. */
int date_digits_read(const struct reader *reader, size_t *at, int limit, int *value);

/* A whole date at *at, whichever way round: moves *at behind it. */
bool marked_date_read(const struct reader *reader, size_t *at, struct date *date);

/* Whether digits at `at` are the field of a date without words. */
bool is_marked_field(const struct reader *reader, size_t at);

/* Year and month, or the year alone, as one end of a range: 2024.01, 2024. Elsewhere these are numbers. */
bool marked_end_read(const struct reader *reader, size_t *at, struct date *date);

/* Day and month, which take their year from the first end of the range: 2024.1.1-3.31. */
bool marked_same_year_read(const struct reader *reader, size_t *at, const struct date *first,
                           struct date *date);

#endif
