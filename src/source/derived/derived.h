/* A text in the making: paragraphs as a reader takes them out of a file, a blank line between them,
 * with pages, hints, forms, removals and tables. */
#ifndef ZHINAN_SOURCE_DERIVED_DERIVED_H
#define ZHINAN_SOURCE_DERIVED_DERIVED_H

#include "base/buf.h"
#include "source/reading_job.h"

struct derived_row;
struct derived_grids;
struct derived_form_at;
struct derived_mark;
struct derived_removed;

/* A list of marks within a text that is on its way into the derived. */
struct derived_marks {
	struct derived_mark *items; /* malloc'ed */
	size_t count;
	size_t capacity;
};

/* What the format says of a paragraph. All zero: nothing. */
struct derived_style {
	uint8_t heading; /* its level from 1; 0: none */
	uint8_t list;    /* the level of the list whose item it begins, from 1; 0: none */
	uint16_t size;   /* of its letters, in a unit that the whole text shares; 0: not known */
	bool is_bold;    /* all of it */
	bool is_centred;
};

/* A cell of a table, as its format states it. All zero: it has one row and one column. */
struct derived_cell {
	uint32_t row_span;    /* 0 is 1; DERIVED_TO_END: to the last of its group of rows */
	uint32_t column_span; /* 0 is 1 */
	uint32_t skipped;     /* columns before it in which the row has no cell */
	bool is_header;
	bool goes_on; /* it is the next row of the cell that stands above in its column */
};
#define DERIVED_TO_END UINT32_MAX

struct derived {
	struct reading_job *job;
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

/* An empty derived; takes no memory yet. */
void derived_init(struct derived *derived, struct reading_job *job);

/* Frees what it holds. */
void derived_release(struct derived *derived);

/* Says how the next paragraph or line stands. */
void derived_next_style(struct derived *derived, struct derived_style form);

/* Says that the next paragraph leaves out a text, which would stand before byte `offset` of it. Of
 * a paragraph that is left out itself it stands where that would. To be called in the order of the
 * offsets. */
void derived_next_removal(struct derived *derived, size_t offset, enum removal_kind kind,
                          struct str text);

/* Adds a paragraph, which may have line ends in it, behind a blank line. Blanks at its ends are
 * kept at the start and left out at the end; one without ink is left out. Control characters become
 * blanks, NUL U+FFFD. Within a row it becomes part of the open cell. */
void derived_paragraph(struct derived *derived, struct str text, bool is_outside);

/* Adds each line of a text as a paragraph of its own. */
void derived_paragraphs(struct derived *derived, struct str text, bool is_outside);

/* Adds one line, behind the last without a blank line between, with a hint where `hint` is not
 * NULL. Not within a row. */
void derived_line(struct derived *derived, struct str text, const enum line_hint *hint);

/* Adds a blank line. */
void derived_blank(struct derived *derived);

/* Begins and ends a table: its rows stand in a grid, and their cells become the source's. Of tables
 * in one another only those give cells that are more of a grid than what is in them or around
 * them: what else holds a table in a cell is a frame of the page. */
void derived_table_begin(struct derived *derived);
void derived_table_end(struct derived *derived);

/* Ends a group of the table's rows (its head, say): no cell reaches beyond it. */
void derived_table_group_end(struct derived *derived);

/* Begins and ends a row of the innermost open table, and a cell in it (NULL: a plain one). A row of
 * cells with at most one line each becomes one line, the cells two blanks apart; so does one of
 * three cells and more that are not long, a blank between the lines of a cell; any other its
 * paragraphs, cell by cell. What stands beside other cells is never joined to what comes before it.
 * A cell takes the first column that no cell from above stands in (HTML Standard, 4.9.12); what
 * stands in a cell that goes on from above is removed as hidden. */
void derived_row_begin(struct derived *derived);
void derived_cell_begin(struct derived *derived, const struct derived_cell *cell);
void derived_row_end(struct derived *derived);

/* Says that the open cell, or the open row, stands so many times side by side, or one below the
 * other; of rows there are not more than a hundred. */
void derived_cell_repeat(struct derived *derived, int32_t times);
void derived_row_repeat(struct derived *derived, int32_t times);

/* Makes it the job's source, in a format, and releases it. STATUS_TROUBLE where it grew
 * beyond the limit, and where there is no text in it. */
enum status derived_finish(struct derived *derived, struct str format) MUST_CHECK;

#endif
