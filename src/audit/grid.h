/* A table of the model laid out for sums: its rows with their roles, and what stands in each of its
 * columns. Internal to audit/. */
#ifndef ZHINAN_AUDIT_GRID_H
#define ZHINAN_AUDIT_GRID_H

#include "audit/proof.h"

enum row_role { ROLE_BODY, ROLE_HEADER, ROLE_GROUP, ROLE_SUBTOTAL, ROLE_TOTAL, ROLE_OTHER };

struct grid_row {
	const struct node *node; /* a row, or a direction that is one: that is of the body */
	enum row_role role;
	struct str number;            /* of its first cell, where that is before the title */
	struct str title;             /* of the direction; else of the cell that names the row */
	struct str group;             /* title of the group row above it, or empty */
	const struct figure *project; /* how many projects it is of, or NULL */
	struct place project_place;
};

/* What stands in a row at a column. What reaches over several columns is there for each of them
 * (but no more than a few). */
struct grid_value {
	uint32_t row; /* index in rows */
	uint32_t column;
	const struct node *node; /* a cell, a fact, or a text of a direction */
	bool is_reach;           /* it begins in a column further left */
};

struct grid {
	const struct node *table;
	struct grid_row *rows; /* in their order */
	size_t row_count;
	size_t row_capacity;
	struct grid_value *values; /* by column, then by row */
	size_t value_count;
	size_t value_capacity;
	struct str *headings; /* of columns, by their first value, once they are asked for */
};

/* What can be added to what. */
enum measure { MEASURE_NONE, MEASURE_COUNT, MEASURE_MONEY };

/* What stands in a column of a row, of a measure. */
enum content {
	CONTENT_NOTHING,
	CONTENT_FIGURE,
	CONTENT_UNREADABLE /* digits that are not one figure of the measure */
};

/* Lays out a table. */
void grid_from_table(struct grid *out, struct auditor *auditor, const struct node *table);

/* The first value of a column in row `row` or below it. */
size_t grid_find(const struct grid *grid, uint32_t column, size_t row);

/* What the row of values[*at] says in that column; moves *at to the next row. Stores the node, and
 * its figure where it is one. */
enum content grid_read(const struct grid *grid, struct auditor *auditor, size_t *at,
                       enum measure measure, const struct node **node,
                       const struct figure **figure);

/* The figure that a node is from end to end, or NULL: a year that is no date in a table is a number. */
const struct figure *grid_figure(struct auditor *auditor, const struct node *node);

/* What a figure measures; MEASURE_NONE for what is never added up: percents, dates, durations. */
enum measure measure_of(const struct figure *figure);

/* What the header says above a column, the words of its rows with blanks between; long ones cut. */
struct str grid_heading(const struct grid *grid, struct auditor *auditor, uint32_t column);

/* Proves the total columns of a table, row by row; those of rows are in tables.c. */
void prove_across(struct auditor *auditor, const struct grid *grid);

#endif
