/* Workbooks by libxlsxwriter, which alone is known here: sheets of rows with a head, laid out to be
 * read and printed (A4 across, one page wide, the head on each page). A text never becomes a
 * formula or a link; a number that 15 digits do not hold is written as text. The same cells give
 * the same bytes. */
#ifndef ZHINAN_REPORT_SHEET_H
#define ZHINAN_REPORT_SHEET_H

#include "report/cell.h"
#include "report/report.h"

/* What a cell says by its colour; its words say it too. */
enum sheet_look {
	LOOK_PLAIN,
	LOOK_HEAD,
	LOOK_TOTAL, /* bold, a line above */
	LOOK_GOOD,
	LOOK_OPEN, /* undecided: worth a look */
	LOOK_BAD,
	LOOK_FAINT,
	LOOK_COUNT
};

/* How a verdict looks. */
static inline enum sheet_look look_of_verdict(enum verdict verdict)
{
	return verdict <= VERDICT_WITHIN_BOUNDS ? LOOK_GOOD
	       : verdict == VERDICT_UNDECIDABLE ? LOOK_OPEN
	                                        : LOOK_BAD;
}

enum sheet_column_kind {
	SHEET_WORDS,  /* texts */
	SHEET_AMOUNT, /* numbers in groups of three digits */
	SHEET_PLAIN   /* numbers as they are: lines, rows */
};

struct sheet_column {
	const struct message *head;
	enum sheet_column_kind kind;
	unsigned char width; /* in columns of a terminal, at most; longer texts go on below */
	bool is_optional;    /* hidden where no row has anything in it */
	bool is_aside;       /* stands behind the others, and is not printed */
};

/* SHEET_COLUMN(REPORT_VALUE, 16, .kind = SHEET_AMOUNT): a message's name, a width, and the rest. */
#define SHEET_COLUMN(message, ...)                                                                 \
	{                                                                                          \
		.head = &MESSAGE_##message, .width = __VA_ARGS__                                   \
	}

struct workbook;
struct sheet;

/* Writes a workbook to a report's stream: `fill` adds the sheets and their rows. The title stands
 * in the file's properties, the name at the foot of each page. STATUS_TROUBLE with a diag where
 * the library or a temporary file fails. */
enum status workbook_write(const struct report *report, const char *title, struct str name,
                           void (*fill)(struct workbook *, const struct report *)) MUST_CHECK;

/* Adds a sheet behind the others. Its name is at most 31 characters, letters and blanks. The next
 * row is the first below its head. The columns must outlive the workbook. */
struct sheet *sheet_add(struct workbook *book, const struct message *name,
                        const struct sheet_column *columns, size_t count);

/* Puts a cell in a column of the row that is being filled. Adds nothing for an empty one but its
 * look. CELL_BOLD is as LOOK_TOTAL without its line. */
void sheet_put(struct sheet *sheet, size_t column, struct cell cell, enum sheet_look look);

/* The same, and a click on it goes to a row of another sheet; 0: to none. */
void sheet_put_link(struct sheet *sheet, size_t column, struct cell cell, enum sheet_look look,
                    const struct sheet *to, size_t row);

/* Ends the row, and begins the next. */
void sheet_end_row(struct sheet *sheet);

/* The row that is being filled, as formulas count: the first below the head is 2. */
size_t sheet_row(const struct sheet *sheet);

/* Puts a filter over the rows so far. Rows that come later are below it. */
void sheet_filter(struct sheet *sheet);

/* A cell as formulas name it, "AB12". In the arena. */
struct str sheet_address(struct arena *arena, size_t column, size_t row);

/* A column's letters: "AB". In the arena. */
struct str sheet_letters(struct arena *arena, size_t column);

/* Whether a number is one in its cell, so that a formula can work with it. */
bool sheet_holds(struct decimal value);

/* A formula, and what it comes to. */
static inline struct cell cell_formula(struct str formula, struct decimal result)
{
	return (struct cell){.kind = CELL_FORMULA, .text = formula, .number = result};
}

#endif
