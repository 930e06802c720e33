/* Tables in a PDF, known by where their cells stand. Internal to pdf*.c. */
#ifndef ZHINAN_SOURCE_PDF_TABLE_H
#define ZHINAN_SOURCE_PDF_TABLE_H

#include "source/pdf_layout.h"

/* Pieces at one height, from left to right: `count` lines from `start` on. */
struct pdf_row {
	size_t start;
	size_t count;
};

/* How many of some rows are a table that the first of them begins; 0: it begins none. */
size_t pdf_table_find(const struct pdf_line *cells, const struct pdf_row *rows, size_t count);

/* Makes a line of each row of a table, with the lines of its cells put together; returns how many
 * there are, at most one for each piece. `out` may be where the pieces are. */
size_t pdf_table_write(struct pdf_line *out, const struct pdf_line *cells,
                       const struct pdf_row *rows, size_t count, struct arena *arena);

#endif
