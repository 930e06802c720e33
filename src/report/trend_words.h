/* What the reports of a trend share: which columns are shown, and their words. */
#ifndef ZHINAN_REPORT_TREND_WORDS_H
#define ZHINAN_REPORT_TREND_WORDS_H

#include "diff/trend.h"
#include "report/words.h"

/* A column of a table: an edition, or the sum of a year that has several. */
struct trend_view {
	bool is_year;
	size_t at; /* among the editions, among the years */
	const struct trend_column *column;
};

/* The columns in their order: a year's sum behind its editions. Returns how many. */
size_t trend_views(const struct trend_view **out, const struct trend *trend, struct arena *arena);

/* A row's cell in a column, or NULL. */
const struct trend_cell *trend_cell_in(const struct trend_row *row, const struct trend_view *view);

/* What stands above a column: "2023-2", "2023-2 draft", "2023 all". */
struct str words_view(const struct wording *words, const struct trend *trend,
                      const struct trend_view *view);

/* The first measure behind those of a trend. */
uint32_t trend_measure_end(const struct trend *trend);

/* The currency of a measure, empty where it is none of money. */
struct str trend_currency(const struct trend *trend, uint32_t measure);

/* A measure as a word of machine output: "projects", "funds". */
const char *trend_part(uint32_t measure);

/* A heading for a measure: "projects", "funds, 10,000 yuan". */
struct str words_measure(const struct wording *words, const struct trend *trend, uint32_t measure);

/* A heading with the unit that money is shown in. */
struct str words_of_currency(const struct wording *words, const struct message *message,
                             struct str currency);

/* A sum as a figure with what its relation says: "1,080", "about 70", at most and at least by
 * their signs, "30-50"; "+" behind it where something is missing; "?" where all of it is. Yuan
 * are in units of ten thousand. The currency is empty where it is none of money. */
struct str words_sum(const struct wording *words, struct str currency, const struct sum *sum);

/* The one number that stands for a sum in an order and at the end of a bar: its face value, of a range the
 * upper end, or the lower one where it has no other. False where the sum says nothing. */
bool trend_value(struct decimal *out, const struct sum *sum);

/* What is stated as a total, in the same way as words_sum. */
struct str words_total(const struct wording *words, struct str currency,
                       const struct trend_total *total);

/* A change: "+360"; with ~ before it where an end is not exact. Its share: "+33.33%". */
struct str words_delta(const struct wording *words, struct str currency,
                       const struct trend_change *change);
struct str words_percent(const struct wording *words, const struct trend_change *change);

/* What two years say of a line of a table, and their change where there is one. */
struct trend_step {
	const struct sum *before; /* NULL: nothing, as it is not there */
	const struct sum *now;
	const struct trend_change *change;
};

/* A change in words: by how much; or that it is new or gone; or that the two do not compare. */
struct str words_step(const struct wording *words, const struct trend_step *step,
                      struct str currency);

/* A row's name, or what identifies it where it has none. */
struct str trend_row_name(const struct trend_row *row);

/* The years that there are documents of, in runs: "2019-2021, 2023". */
struct str words_years(const struct wording *words, const struct trend *trend);

/* The first and last year of a row: "2019-2024"; empty where it has none. */
struct str words_span(const struct wording *words, const struct trend *trend,
                      const struct trend_row *row);

/* The years in which a row is missing between its first and last, in runs: "2020, 2022-2023". */
struct str words_gaps(const struct wording *words, const struct trend *trend,
                      const struct trend_row *row);

/* Of which documents and years the trend is, in one line. */
struct str words_trend(const struct wording *words, const struct trend *trend);

/* What a reader must know about a trend: that a direction counts in several rows, which years
 * have no document, which documents do not count. Returns how many notes there are. */
size_t words_notes(const struct wording *words, const struct trend *trend, struct str **out);

#endif
