/* What the files of the draft share: paragraphs with marks in them. Internal to draft*.c. */
#ifndef ZHINAN_SOURCE_DRAFT_PARTS_H
#define ZHINAN_SOURCE_DRAFT_PARTS_H

#include "source/draft.h"

enum draft_mark_kind { MARK_CELL_START, MARK_CELL_END, MARK_REMOVAL };

/* A byte of a text of which it shall be known where it came to stand. */
struct draft_mark {
	uint32_t offset;
	enum draft_mark_kind kind;
	uint32_t what; /* a cell of the grids, or what is removed */
};

/* A paragraph on its way into the draft. */
struct draft_part {
	struct str text;
	const struct draft_mark *marks; /* ascending */
	size_t mark_count;
	struct draft_form form;
	bool is_outside;
	bool is_apart; /* never joined to what is before it */
};

void draft_marks_add(struct draft_marks *marks, struct draft_mark mark);

/* The items of an array of malloc's, with room for one more. */
void *draft_grow(void *items, size_t count, size_t *capacity, size_t size);

/* Whether a text has more than blanks in it. */
bool draft_has_ink(struct str text);

/* Counts bytes that the draft needs; false where they are too many. */
bool draft_spend(struct draft *draft, size_t size);

/* Keeps a text that is removed, for a mark. */
uint32_t draft_remove(struct draft *draft, enum removal_kind kind, struct str text);

/* Adds a paragraph, which has ink, behind a blank line; or to the open row. */
void draft_add(struct draft *draft, const struct draft_part *part);

/* Adds a paragraph to the open row; text and marks are copied. */
void draft_row_add(struct draft *draft, const struct draft_part *part);

/* Whether a mark could be put behind what the open row has. */
bool draft_row_mark(struct draft *draft, struct draft_mark mark);

/* Frees all rows. */
void draft_rows_release(struct draft *draft);

#endif
