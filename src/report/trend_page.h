/* The page of the years: what its parts share. Internal to trend_html*.c.
 *
 * The row n of the trend has its name on the page as `r7`, its line in the table of the measure m as `m2-7`, and its
 * charts, where it has any, as `c7`: so links work without a script. */
#ifndef ZHINAN_REPORT_TREND_PAGE_H
#define ZHINAN_REPORT_TREND_PAGE_H

#include "report/html_out.h"
#include "report/report.h"
#include "report/trend_lines.h"

struct years_page {
	struct xml_writer *out;
	struct wording words;
	const struct trend *trend;
	struct trend_selection selection;
	struct trend_lines lines;
	struct trend_table *tables; /* by measure; of partners without lines where there are none */
	uint32_t measure_end;       /* of those that are shown */
	bool *is_drawn;             /* by row: it has charts */
	size_t drawn_count;
	bool show_all;
};

/* ---- for all parts (trend_html.c) ---- */

/* Something of a document in a line of our own words: its direction of writing is its own. */
void years_cite(struct years_page *page, struct str text);

/* A paragraph of our own words. */
void years_note(struct years_page *page, struct str text);

/* The place of a row among those of the trend. */
size_t years_row_index(const struct years_page *page, const struct trend_row *row);

/* The measures of a row, by measure; NULL: which ones the trend has. In the arena. */
bool *years_measures_of(const struct years_page *page, const struct trend_row *row);

/* ---- the parts, each a slot of years.html ---- */

void years_totals(void *page); /* trend_html_tables.c */
void years_presence(void *page);
void years_tables(void *page);
void years_total_charts(void *page); /* trend_html_charts.c */
void years_charts(void *page);

/* Chooses the rows that have charts. */
void years_choose_charts(struct years_page *page);

#endif
