/* Builds a text from the paragraphs that a reader finds in a file, with a blank line between them,
 * and with pages, hints, styles, removals and tables. */
#ifndef ZHINAN_SOURCE_DERIVED_DERIVED_H
#define ZHINAN_SOURCE_DERIVED_DERIVED_H

#include "base/buf.h"
#include "source/reading_job.h"

struct derived_row;
struct derived_grids;
struct derived_form_at;
struct derived_mark;
struct derived_removed;

/* A list of marks within a text that is not yet in the derived text. */
struct derived_marks {
	struct derived_mark *items; /* malloc'ed */
	size_t count;
	size_t capacity;
};

/* What the format says about a paragraph. All zero: nothing. */
struct derived_style {
	uint8_t heading; /* its level from 1; 0: none */
	uint8_t list;    /* the level of the list whose item it begins, from 1; 0: none */
	uint16_t size;   /* of its letters, in a unit that the whole text shares; 0: not known */
	bool is_bold;    /* all of it */
	bool is_centred;
};

/* A cell of a table, as its format states it. All zero: one row and one column. */
struct derived_cell {
	uint32_t row_span;    /* 0 is 1; DERIVED_TO_END: to the last of its group of rows */
	uint32_t column_span; /* 0 is 1 */
	uint32_t skipped;     /* columns before it in which the row has no cell */
	bool is_header;
	bool goes_on; /* it continues the cell above it in its column */
};
#define DERIVED_TO_END UINT32_MAX

/* Where in the derived text the parts of it begin that a reader numbered; in the order in which they were settled. */
struct derived_origin {
	uint32_t offset;
	uint32_t number;
};

struct derived_origins {
	struct derived_origin *items; /* in the job's arena */
	size_t count;
	size_t capacity;
};

struct derived {
	struct reading_job *job;
	struct derived_origins *origins; /* of the reader, where it wants them; or NULL */
	struct buf text;
	struct derived_row *row; /* the innermost that is open, or NULL */
	struct derived_row *spare_row;
	struct derived_grids *grids;
	struct derived_marks pending; /* in the next paragraph */
	struct derived_marks marks;   /* in the one that is being written */
	struct derived_style form;    /* of the next paragraph */
	struct derived_form_at *forms;
	size_t form_count;
	size_t form_capacity;
	struct derived_removed *removed;
	size_t removed_count;
	size_t removed_capacity;
	size_t received; /* bytes that were given to it */
	uint32_t page;   /* of what comes next; 0: none */
	bool is_full;    /* more came than the limit allows; the rest was left out */
};

/* Makes an empty one, which holds no memory yet. */
void derived_init(struct derived *derived, struct reading_job *job);

/* Frees what it holds. */
void derived_release(struct derived *derived);

/* Sets the style of the next paragraph or line. */
void derived_next_style(struct derived *derived, struct derived_style form);

/* Says that the next paragraph leaves out a text that would stand before byte `offset` of it. If
 * the paragraph is left out itself, the removal is placed where the paragraph would be. To be
 * called in the order of the offsets. */
void derived_next_removal(struct derived *derived, size_t offset, enum removal_kind kind,
                          struct str text);

/* Says that part `number` of what the reader reads begins at byte `offset` of the next paragraph or line. Goes to `origins`,
 * where the reader set that. To be called in the order of the offsets. */
void derived_next_origin(struct derived *derived, size_t offset, uint32_t number);

/* Adds a paragraph, which may have line ends in it, behind a blank line. Blanks at its start are
 * kept, those at its end dropped; a paragraph without ink is left out. Control characters become
 * blanks, NUL U+FFFD. Within a row the paragraph becomes part of the open cell. */
void derived_paragraph(struct derived *derived, struct str text, bool is_outside);

/* Adds each line of a text as a paragraph of its own. */
void derived_paragraphs(struct derived *derived, struct str text, bool is_outside);

/* Adds one line, behind the last without a blank line between, with a hint where `hint` is not
 * NULL. Not within a row. */
void derived_line(struct derived *derived, struct str text, const enum line_hint *hint);

/* Adds a blank line. */
void derived_blank(struct derived *derived);

/* Begins and ends a table: its rows form a grid, and its cells become the source's. Of nested
 * tables only those are kept that are more of a grid than the tables in them or around them; any
 * other table around tables is a frame of the page. */
void derived_table_begin(struct derived *derived);
void derived_table_end(struct derived *derived);

/* Ends a group of the table's rows (its head, say): no cell reaches beyond it. */
void derived_table_group_end(struct derived *derived);

/* Begins and ends a row of the innermost open table, and a cell in it (NULL: a plain one). A row
 * whose cells have at most one line each becomes one line, with two blanks between the cells. So
 * does a row of three or more cells that are not long, with a blank between the lines of a cell.
 * Any other row becomes its paragraphs, cell by cell. A row of several cells is never joined to
 * the text before it. A cell takes the first column that no cell from above occupies (HTML
 * Standard, 4.9.12). Text in a cell that continues one from above is removed as hidden. */
void derived_row_begin(struct derived *derived);
void derived_cell_begin(struct derived *derived, const struct derived_cell *cell);
void derived_row_end(struct derived *derived);

/* Repeats the open cell side by side, or the open row downwards, so that it is there `times` times;
 * a row at most a hundred. */
void derived_cell_repeat(struct derived *derived, int32_t times);
void derived_row_repeat(struct derived *derived, int32_t times);

/* Makes it the job's source, in a format, and releases it. STATUS_TROUBLE if it grew beyond the
 * limit, or has no text. */
enum status derived_finish(struct derived *derived, struct str format) MUST_CHECK;

#endif
