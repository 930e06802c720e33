/* Tables of a trend: lines with names, and columns; on a terminal these fold into blocks below each
 * other where they do not fit. */
#ifndef ZHINAN_REPORT_TREND_TABLE_H
#define ZHINAN_REPORT_TREND_TABLE_H

#include "report/terminal.h"
#include "value/decimal.h"

struct trend_row;

/* A column with its texts. */
struct table_column {
	struct str head;
	struct str *cells; /* by line of the table */
	struct str
	    *values; /* by line: the number that it is sorted by, of money in the main unit; empty
	                       for none */
	size_t width;
	bool is_change; /* it belongs to the column before it, and its signs have colours */
};

struct trend_table {
	struct str title;
	struct str *names;             /* by line */
	const struct trend_row **rows; /* by line; NULL: none, as of a total */
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

/* Gives a cell a number to be sorted by; nothing for NULL. */
void trend_table_value(const struct trend_table *table, struct table_column *column, size_t line,
                       const struct decimal *value);

/* Prints it, an empty line above each block. */
void trend_table_print(struct terminal *terminal, const struct trend_table *table, size_t width);

#endif
