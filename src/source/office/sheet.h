/* A sheet of a workbook, cell by cell, and the paragraphs and tables that a person sees in it. Internal to the readers
 * of workbooks. */
#ifndef ZHINAN_SOURCE_OFFICE_SHEET_H
#define ZHINAN_SOURCE_OFFICE_SHEET_H

#include "source/derived/derived.h"

enum { SHEET_ROWS = 1048576, SHEET_COLUMNS = 16384 };

/* A text in a cell. Lives in the arena. */
struct sheet_text {
	struct str shown;
	struct str struck; /* what of it is struck through, and not in `shown` */
	size_t struck_at;  /* where in `shown` it would stand */
};

/* Rows and columns count from 0; the last ones are part of a range. */
struct sheet_range {
	uint32_t row;
	uint32_t column;
	uint32_t last_row;
	uint32_t last_column;
};

struct sheet_cell {
	struct sheet_range range; /* one place; more for a merged cell, once settled */
	struct sheet_text text;
	struct derived_style form;
	bool is_hidden;
};

/* Ranges of hidden rows and columns use only their half of the fields. */
struct sheet_ranges {
	struct sheet_range *items; /* malloc'ed */
	size_t count;
	size_t capacity;
};

/* All zero: empty. */
struct sheet {
	struct str name;
	bool is_hidden;
	struct sheet_cell *cells; /* malloc'ed; those with ink, in any order */
	size_t count;
	size_t capacity;
	struct sheet_ranges merged;
	struct sheet_ranges hidden_rows;
	struct sheet_ranges hidden_columns;
};

/* Adds a cell at a row and a column. Counts towards the limit of the derived text, as do ranges; what is beyond the
 * limit, or beyond the last row or column, is left out. */
void sheet_add_cell(struct sheet *sheet, struct derived *derived, const struct sheet_cell *cell);
void sheet_add_range(struct sheet_ranges *ranges, struct derived *derived,
                     struct sheet_range range);

/* Finds out what of the sheet is shown: to be called once, before the next two. */
void sheet_settle(struct sheet *sheet);

bool sheet_is_shown(const struct sheet *sheet);

/* Adds the sheet to the derived text, under its name where `is_named`. Rows with a blank row between them are apart. Of
 * rows that are not apart, those at the top with one cell, and those at the end with one that begins in the first
 * column or reaches over several, are paragraphs; those between are a table. Text that is hidden, or covered by a merged
 * cell, is removed. */
void sheet_write(const struct sheet *sheet, struct derived *derived, bool is_named);

void sheet_release(struct sheet *sheet);

#endif
