/* A text in the making: paragraphs as a reader takes them out of a file, a blank line between them,
 * with pages, hints and the rows of tables. */
#ifndef ZHINAN_SOURCE_DRAFT_H
#define ZHINAN_SOURCE_DRAFT_H

#include "base/buf.h"
#include "source/format.h"

struct draft_row;

struct draft {
	struct reading_job *job;
	struct buf text;
	struct draft_row *row; /* the innermost that is open, or NULL */
	size_t spent;          /* bytes that were given to it */
	uint32_t page;         /* of what comes next; 0: none */
	bool is_full;          /* more came than the limit allows; the rest was left out */
};

/* An empty draft; takes no memory yet. */
void draft_init(struct draft *draft, struct reading_job *job);

/* Frees what the draft holds. */
void draft_release(struct draft *draft);

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

/* Begins and ends a row of a table, and a cell in it. A row of cells with at most one line each
 * becomes one line, the cells two blanks apart; so does one of three cells and more that are not
 * long, a blank between the lines of a cell; any other its paragraphs, cell by cell. What stands
 * beside other cells is never joined to what comes before it. */
void draft_row_begin(struct draft *draft);
void draft_cell_begin(struct draft *draft);
void draft_row_end(struct draft *draft);

/* Makes the draft the job's source, in a format, and releases it. STATUS_TROUBLE where it grew
 * beyond the limit, and where there is no text in it. */
enum status draft_finish(struct draft *draft, struct str format) MUST_CHECK;

#endif
