/* A table of the model laid out for sums: its rows with their roles, and what stands in each of its
 * columns. Internal to audit/. */
#ifndef ZHINAN_AUDIT_GRID_H
#define ZHINAN_AUDIT_GRID_H

#include "audit/proof.h"

enum row_role { ROLE_BODY, ROLE_HEADER, ROLE_GROUP, ROLE_SUBTOTAL, ROLE_TOTAL, ROLE_OTHER };

struct grid_row {
	const struct node *node; /* a row, or a direction that is a row of the body */
	enum row_role role;
	struct str number;            /* of its first cell, where that is before the title */
	struct str title;             /* of the direction; else of the cell that names the row */
	struct str group;             /* title of the group row above it, or empty */
	const struct figure *project; /* the number of projects that the row states, or NULL */
	struct place project_place;
};

/* What a row has at a column; what spans several columns is there for each (of the first few). */
struct grid_value {
	uint32_t row; /* index in rows */
	uint32_t column;
	const struct node *node; /* a cell, a fact, or a text of a direction */
	bool is_reach;           /* it begins in a column further left and spans this one */
};

struct grid {
	const struct node *table;
	struct grid_row *rows; /* in their order */
	size_t row_count;
	size_t row_capacity;
	struct grid_value *values; /* by column, then by row */
	size_t value_count;
	size_t value_capacity;
	struct str *headings; /* of columns, by their first value, once asked for */
};

/* Figures can be added only to others of the same measure. */
enum measure { MEASURE_NONE, MEASURE_COUNT, MEASURE_MONEY };

/* What a row has in a column, for one measure. */
enum content {
	CONTENT_NOTHING,
	CONTENT_FIGURE,
	CONTENT_UNREADABLE /* digits that are not one figure of the measure */
};

/* Lays out a table. */
void grid_from_table(struct grid *out, struct auditor *auditor, const struct node *table);

/* The first value of a column in row `row` or below it. */
size_t grid_find(const struct grid *grid, uint32_t column, size_t row);

/* What the row of values[*at] has in that column; moves *at to the next row. Stores the node and,
 * if it is one, its figure. */
enum content grid_read(const struct grid *grid, struct auditor *auditor, size_t *at,
                       enum measure measure, const struct node **node,
                       const struct figure **figure);

/* The figure that is the whole of a node, or NULL. A bare year in a table is a number. */
const struct figure *grid_figure(struct auditor *auditor, const struct node *node);

/* What a figure measures; MEASURE_NONE for what cannot be added: percentages, dates, durations. */
enum measure measure_of(const struct figure *figure);

/* The words of the header rows above a column, joined by blanks; cut if they are long. */
struct str grid_heading(const struct grid *grid, struct auditor *auditor, uint32_t column);

/* Proves the total columns of a table, row by row; tables.c proves the total rows. */
void prove_across(struct auditor *auditor, const struct grid *grid);

#endif
