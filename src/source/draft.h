/* A text in the making: paragraphs as a reader takes them out of a file, a blank line between them,
 * with pages, hints, forms, removals and tables. */
#ifndef ZHINAN_SOURCE_DRAFT_H
#define ZHINAN_SOURCE_DRAFT_H

#include "base/buf.h"
#include "source/format.h"

struct draft_row;
struct draft_grids;
struct draft_form_at;
struct draft_mark;
struct draft_removed;

/* A list of marks within a text that is on its way into the draft. */
struct draft_marks {
	struct draft_mark *items; /* malloc'ed */
	size_t count;
	size_t capacity;
};

/* How a paragraph stands, as far as its format says. All zero: nothing is known. */
struct draft_form {
	uint8_t heading; /* its level from 1; 0: none */
	uint8_t list;    /* the level of the list whose item it begins, from 1; 0: none */
	uint16_t size;   /* of its letters, in a unit that the whole draft shares; 0: not known */
	bool is_bold;    /* all of it */
	bool is_centred;
};

/* A cell of a table, as its format states it. All zero: it has one row and one column. */
struct draft_cell {
	uint32_t row_span;    /* 0 is 1; DRAFT_TO_END: to the last of its group of rows */
	uint32_t column_span; /* 0 is 1 */
	uint32_t skipped;     /* columns before it in which the row has no cell */
	bool is_header;
	bool goes_on; /* it is the next row of the cell that stands above in its column */
};
#define DRAFT_TO_END UINT32_MAX

struct draft {
	struct reading_job *job;
	struct buf text;
	struct draft_row *row; /* the innermost that is open, or NULL */
	struct draft_row *spare_row;
	struct draft_grids *grids;
	struct draft_marks pending; /* in the next paragraph */
	struct draft_marks marks;   /* in the one that is being written */
	struct draft_form form;     /* of the next paragraph */
	struct draft_form_at *forms;
	size_t form_count;
	size_t form_capacity;
	struct draft_removed *removed;
	size_t removed_count;
	size_t removed_capacity;
	size_t spent;  /* bytes that were given to it */
	uint32_t page; /* of what comes next; 0: none */
	bool is_full;  /* more came than the limit allows; the rest was left out */
};

/* An empty draft; takes no memory yet. */
void draft_init(struct draft *draft, struct reading_job *job);

/* Frees what the draft holds. */
void draft_release(struct draft *draft);

/* Says how the next paragraph or line stands. */
void draft_next_form(struct draft *draft, struct draft_form form);

/* Says that the next paragraph leaves out a text, which would stand before byte `offset` of it. Of
 * a paragraph that is left out itself it stands where that would. To be called in the order of the
 * offsets. */
void draft_next_removal(struct draft *draft, size_t offset, enum removal_kind kind,
                        struct str text);

/* Adds a paragraph, which may have line ends in it, behind a blank line. Blanks at its ends are
 * kept at the start and left out at the end; one without ink is left out. Control characters become
 * blanks, NUL U+FFFD. Within a row it becomes part of the open cell. */
void draft_paragraph(struct draft *draft, struct str text, bool is_outside);

/* Adds each line of a text as a paragraph of its own. */
void draft_paragraphs(struct draft *draft, struct str text, bool is_outside);

/* Adds one line, behind the last without a blank line between, with a hint where `hint` is not
 * NULL. Not within a row. */
void draft_line(struct draft *draft, struct str text, const enum line_hint *hint);

/* Adds a blank line. */
void draft_blank(struct draft *draft);

/* Begins and ends a table: its rows stand in a grid, and their cells become the source's. Of tables
 * in one another only those give cells that are more of a grid than what is in them or around
 * them: what else holds a table in a cell is a frame of the page. */
void draft_table_begin(struct draft *draft);
void draft_table_end(struct draft *draft);

/* Ends a group of the table's rows (its head, say): no cell reaches beyond it. */
void draft_table_group_end(struct draft *draft);

/* Begins and ends a row of the innermost open table, and a cell in it (NULL: a plain one). A row of
 * cells with at most one line each becomes one line, the cells two blanks apart; so does one of
 * three cells and more that are not long, a blank between the lines of a cell; any other its
 * paragraphs, cell by cell. What stands beside other cells is never joined to what comes before it.
 * A cell takes the first column that no cell from above stands in (HTML Standard, 4.9.12); what
 * stands in a cell that goes on from above is removed as hidden. */
void draft_row_begin(struct draft *draft);
void draft_cell_begin(struct draft *draft, const struct draft_cell *cell);
void draft_row_end(struct draft *draft);

/* Says that the open cell, or the open row, stands so many times side by side, or one below the
 * other; of rows there are not more than a hundred. */
void draft_cell_repeat(struct draft *draft, int32_t times);
void draft_row_repeat(struct draft *draft, int32_t times);

/* Adds a row of the innermost open table as the line that it is, as draft_line does: spans[i] is
 * where cells[i] stands in it, in ascending order; empty for an empty cell. */
void draft_row_line(struct draft *draft, struct str line, const enum line_hint *hint,
                    const struct draft_cell *cells, const struct span *spans, size_t count);

/* Makes the draft the job's source, in a format, and releases it. STATUS_TROUBLE where it grew
 * beyond the limit, and where there is no text in it. */
enum status draft_finish(struct draft *draft, struct str format) MUST_CHECK;

#endif
