/* What the files of the derived text share: paragraphs with marks in them. Internal to source/derived/. */
#ifndef ZHINAN_SOURCE_DERIVED_PARTS_H
#define ZHINAN_SOURCE_DERIVED_PARTS_H

#include "source/derived/derived.h"

enum derived_mark_kind { MARK_CELL_START, MARK_CELL_END, MARK_REMOVAL };

/* A byte of a text of which it shall be known where it came to stand. */
struct derived_mark {
	uint32_t offset;
	enum derived_mark_kind kind;
	uint32_t what; /* a cell of the grids, or what is removed */
};

/* A paragraph on its way into the derived. */
struct derived_part {
	struct str text;
	const struct derived_mark *marks; /* ascending */
	size_t mark_count;
	struct derived_style form;
	bool is_outside;
	bool is_apart; /* never joined to what is before it */
};

void derived_marks_add(struct derived_marks *marks, struct derived_mark mark);

/* The items of an array of malloc's, with room for one more. */
void *derived_grow(void *items, size_t count, size_t *capacity, size_t size);

/* Whether a text has more than blanks in it. */
bool derived_has_ink(struct str text);

/* Counts bytes that the derived text needs; false where they are too many. */
bool derived_spend(struct derived *derived, size_t size);

/* Keeps a text that is removed, for a mark. */
uint32_t derived_remove(struct derived *derived, enum removal_kind kind, struct str text);

/* Adds a paragraph, which has ink, behind a blank line; or to the open row. */
void derived_add(struct derived *derived, const struct derived_part *part);

/* Adds a paragraph to the open row; text and marks are copied. */
void derived_row_add(struct derived *derived, const struct derived_part *part);

/* Whether a mark could be put behind what the open row has. */
bool derived_row_mark(struct derived *derived, struct derived_mark mark);

/* Frees all rows. */
void derived_rows_release(struct derived *derived);

#endif
