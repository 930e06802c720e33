/* Sums of entries by measure. Internal to diff/trend_*. */
#ifndef ZHINAN_DIFF_TREND_SUMS_H
#define ZHINAN_DIFF_TREND_SUMS_H

#include "diff/trend.h"
#include "diff/trend_entries.h"

struct trend_term {
	uint32_t measure;
	const struct trend_item *item;
};

/* What is to be summed up; used again for each cell. */
struct trend_tally {
	const struct trend *trend; /* for its currencies */
	const struct trend_entries *list;
	struct arena *arena;
	struct trend_term *terms;
	size_t term_count;
	size_t term_capacity;
	uint32_t missing[SUM_COUNT];
};

/* Empties a tally. */
void trend_tally_clear(struct trend_tally *tally);

/* Adds an entry to a total, or to a row (`is_of_row`): there what is stated of it and others
 * together is missing. */
void trend_tally_add(struct trend_tally *tally, const struct trend_entry *entry, bool is_of_row);

/* Fills in the figures of a cell: projects, and funds if the trend has any currency. */
void trend_tally_sum(struct trend_tally *tally, struct trend_cell *cell);

/* The measure of a unit of money, which must be among the currencies. */
uint32_t trend_measure_of(const struct trend *trend, struct str currency);

/* A sum of a year, for changes between years. */
struct trend_point {
	uint32_t measure;
	size_t place; /* of the year among those of the trend */
	uint32_t year;
	const struct sum *sum;
};

struct trend_points {
	struct trend_point *items;
	size_t count;
	size_t capacity;
};

/* Appends a point. */
void trend_points_add(struct trend_points *points, const struct trend *trend, uint32_t measure,
                      size_t place, const struct sum *sum);

/* Makes a change for each measure that is whole in two years that follow each other in the trend;
 * the points are put into another order. Returns how many there are. */
size_t trend_changes_from_points(struct trend_change **out, struct arena *arena,
                                 struct trend_points *points);

/* Fills in the totals of a column from the figures of all its entries; `partners` is how many
 * there are, `without` how many entries have none. */
void trend_totals_sum(struct trend_column *column, struct arena *arena,
                      const struct trend_cell *all, uint32_t directions, uint32_t partners,
                      uint32_t without);

/* Adds the totals that a model with so many directions states of itself. */
void trend_totals_state(struct trend_column *column, struct arena *arena, const struct trend *trend,
                        const struct model *model, uint32_t directions);

/* Adds up what the editions of a year state, where each of them states it. */
void trend_totals_add(struct trend_column *column, const struct trend_column *const *editions,
                      size_t count);

#endif
