/* Cells of tables for a spreadsheet, whichever format they are written in. */
#ifndef ZHINAN_REPORT_CELL_H
#define ZHINAN_REPORT_CELL_H

#include "value/decimal.h"

enum cell_kind {
	CELL_EMPTY,
	CELL_TEXT,
	CELL_NUMBER,
	CELL_BOLD,   /* text; formats without type faces take it as text */
	CELL_FORMULA /* of a workbook alone: the text is a formula that comes to the number */
};

struct cell {
	enum cell_kind kind;
	struct str text;
	struct decimal number;
};

static inline struct cell cell_text(struct str text)
{
	return (struct cell){.kind = CELL_TEXT, .text = text};
}

static inline struct cell cell_number(struct decimal number)
{
	return (struct cell){.kind = CELL_NUMBER, .number = number};
}

static inline struct cell cell_count(size_t count)
{
	return cell_number((struct decimal){(decimal_digits)count, 0});
}

/* The same, and empty for 0: there is none. */
static inline struct cell cell_ordinal(size_t number)
{
	return number > 0 ? cell_count(number) : (struct cell){.kind = CELL_EMPTY};
}

#endif
