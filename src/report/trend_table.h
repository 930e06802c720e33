/* Tables of a trend as text: lines with names, and columns that fold into blocks below each other
 * where they do not fit. */
#ifndef ZHINAN_REPORT_TREND_TABLE_H
#define ZHINAN_REPORT_TREND_TABLE_H

#include "report/terminal.h"

/* A column with its texts. */
struct table_column {
	struct str head;
	struct str *cells; /* by line of the table */
	size_t width;
	bool is_change; /* it belongs to the column before it, and its signs have colours */
};

struct trend_table {
	struct str title;
	struct str *names; /* by line */
	size_t line_count;
	size_t verdicts; /* the line that has signs of verdicts; none: line_count */
	struct table_column *columns;
	size_t column_count;
	size_t column_capacity;
	size_t name_width; /* what the names need */
	struct arena *arena;
};

/* A table of so many lines, without names and columns. */
void trend_table_init(struct trend_table *table, struct arena *arena, struct str title,
                      size_t lines);

/* Adds a column, which is valid until the next is added, and sets its cells. */
struct table_column *trend_table_column(struct trend_table *table, struct str head);
void trend_table_set(struct table_column *column, size_t line, struct str text);

/* Prints it, an empty line above each block. */
void trend_table_print(struct terminal *terminal, const struct trend_table *table, size_t width);

#endif
