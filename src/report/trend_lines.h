/* The tables of a trend, filled from its record once for all that show them: a terminal, a page. */
#ifndef ZHINAN_REPORT_TREND_LINES_H
#define ZHINAN_REPORT_TREND_LINES_H

#include "report/trend_select.h"
#include "report/trend_table.h"

/* The lines of totals below the rows of a measure's table. */
enum total_line { LINE_SUMMED, LINE_STATED, LINE_VERDICT, TOTAL_LINES };

/* That a row has a measure. */
struct trend_holding {
	uint32_t measure;
	size_t row;
};

struct trend_lines {
	const struct trend *trend;
	const struct wording *words;
	const struct trend_selection *selection;
	struct trend_holding *holdings; /* by measure, then by row; each once */
	size_t holding_count;
	size_t holding_next; /* the first of the next measure that is asked for */
};

/* Looks up which rows of a selection have which measures. All is borrowed, and must outlive it. */
void trend_lines_init(struct trend_lines *lines, const struct trend *trend,
                      const struct trend_selection *selection, const struct wording *words);

/* Fills a table with a measure: the rows that have it, and below them the totals; each column of the
 * selection, and behind it what has changed by then. Measures are asked for in their order.
 * Directions and partners are totals alone. */
void trend_lines_measure(struct trend_lines *lines, struct trend_table *out, uint32_t measure);

/* Fills a table with what each project gets in the currency of the cap `from`, the first of it: at
 * most so many lines; `hidden` grows by those that are left out. Returns the first cap of the next
 * currency. */
size_t trend_lines_caps(const struct trend_lines *lines, struct trend_table *out, size_t from,
                        size_t most, size_t *hidden);

/* How many currencies have no table of their own, as there are more than so many. */
size_t trend_hidden_currencies(const struct trend *trend, size_t most);

#endif
