/* What of a trend is shown where there is not room for all: which columns, which rows. */
#ifndef ZHINAN_REPORT_TREND_SELECT_H
#define ZHINAN_REPORT_TREND_SELECT_H

#include "report/trend_words.h"

/* How much is shown of a large trend. */
struct trend_limits {
	size_t views;    /* columns; where there are more, years alone are shown */
	size_t years;    /* of these */
	size_t editions; /* named at the top where the columns are years */
	size_t rows;     /* of a table */
};

struct trend_selection {
	const struct trend_view *views; /* the columns */
	size_t view_count;
	bool is_by_year;      /* the columns are years alone, as there are too many editions */
	size_t hidden_views;  /* editions without a year that have no column */
	size_t hidden_years;  /* years before the first column that have none */
	size_t first_edition; /* of those that are named; the ones before it are not */
	bool *is_shown;       /* by row of the trend */
	size_t hidden_rows;
};

/* All of a trend (limits: NULL); or, where it is large, its last editions, its last years and the rows
 * with most funds, or of trends without funds most projects. */
void trend_select(struct trend_selection *out, const struct trend *trend,
                  const struct trend_limits *limits, struct arena *arena);

/* The year that a column stands for in comparisons with the year before: where it is the sum of its
 * year, or the one edition that counts in it. NO_YEAR where it stands for none, and for the first. */
size_t trend_compared_year(const struct trend *trend, const struct trend_view *view);

#endif
