/* The white between the columns of a table. Internal to source/pdf/. */
#ifndef ZHINAN_SOURCE_PDF_WHITE_H
#define ZHINAN_SOURCE_PDF_WHITE_H

#include "source/pdf/table.h"

enum { PDF_MAX_GAPS = 24 };

struct pdf_columns {
	struct pdf_gap gaps[PDF_MAX_GAPS + 1];
	size_t count; /* of the gaps */
};

/* Finds the gaps between the columns of some rows. */
void pdf_columns_find(struct pdf_columns *columns, const struct pdf_line *cells,
                      const struct pdf_row *rows, size_t count, struct arena *arena);

/* Whether these are columns of a table: some rows have several cells, and few cross all gaps. */
bool pdf_columns_fit(const struct pdf_columns *columns, const struct pdf_line *cells,
                     const struct pdf_row *rows, size_t count);

/* The first column that a piece is in; sets `span` to how many columns it covers. */
size_t pdf_column_of(const struct pdf_columns *columns, const struct pdf_line *piece, size_t *span);

/* Whether a row, which is not the first, is below the one before; if they overlap, it is a line of
 * a higher cell beside it. */
bool pdf_row_is_clear(const struct pdf_line *cells, const struct pdf_row *row);

#endif
