/* Paragraphs with marks in them, and helpers of the readers. Internal to the readers. */
#ifndef ZHINAN_SOURCE_DERIVED_PARTS_H
#define ZHINAN_SOURCE_DERIVED_PARTS_H

#include "source/derived/derived.h"

enum derived_mark_kind { MARK_CELL_START, MARK_CELL_END, MARK_REMOVAL, MARK_ORIGIN };

/* A byte of a text whose place in the derived text has to be known. */
struct derived_mark {
	uint32_t offset;
	enum derived_mark_kind kind;
	uint32_t what; /* index of a cell or of a removed text, or the number of a part */
};

/* A paragraph that is not yet in the derived text. */
struct derived_part {
	struct str text;
	const struct derived_mark *marks; /* ascending */
	size_t mark_count;
	struct derived_style form;
	bool is_outside;
	bool is_apart; /* never joined to what is before it */
};

void derived_marks_add(struct derived_marks *marks, struct derived_mark mark);

/* Returns the items of a malloc'ed array, grown if need be to have room for one more. */
void *derived_grow(void *items, size_t count, size_t *capacity, size_t size);

/* Whether a text has more than blanks in it. */
bool derived_has_ink(struct str text);

/* Counts bytes that the derived text needs; false if they exceed the limit. */
bool derived_spend(struct derived *derived, size_t size);

/* Keeps a removed text; returns its index, for a mark. */
uint32_t derived_remove(struct derived *derived, enum removal_kind kind, struct str text);

/* Adds a paragraph, which has ink, behind a blank line; or to the open row. */
void derived_add(struct derived *derived, const struct derived_part *part);

/* Adds a paragraph to the open row; text and marks are copied. */
void derived_row_add(struct derived *derived, const struct derived_part *part);

/* Puts a mark behind the text of the open row; false if it has none yet. */
bool derived_row_mark(struct derived *derived, struct derived_mark mark);

/* Frees all rows. */
void derived_rows_release(struct derived *derived);

#endif
