/* Joins pieces of lines that stand side by side. */
#ifndef ZHINAN_SOURCE_PAGED_JOIN_H
#define ZHINAN_SOURCE_PAGED_JOIN_H

#include "source/paged/lines.h"

/* Pieces at one height, from left to right: `count` lines from `start` on. */
struct paged_row {
	size_t start;
	size_t count;
};

/* Sorts lines, joins those that stand close together at one height, and groups them to rows.
 * Returns how many rows there are; `count` becomes the number of lines that are left. */
size_t paged_rows_from_lines(struct paged_row *rows, struct paged_line *items, size_t *count,
                             struct arena *arena);

/* Pieces side by side, in order, as one line. */
struct paged_line paged_join_row(const struct paged_line *pieces, size_t count,
                                 struct arena *arena);

#endif
