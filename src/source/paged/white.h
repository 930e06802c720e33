/* The white between the columns of a table. Internal to source/paged/. */
#ifndef ZHINAN_SOURCE_PAGED_WHITE_H
#define ZHINAN_SOURCE_PAGED_WHITE_H

#include "source/paged/table.h"

enum { PAGED_MAX_GAPS = 24 };

struct paged_columns {
	struct paged_gap gaps[PAGED_MAX_GAPS + 1];
	size_t count; /* of the gaps */
};

/* Finds the gaps between the columns of some rows. */
void paged_columns_find(struct paged_columns *columns, const struct paged_line *cells,
                        const struct paged_row *rows, size_t count, struct arena *arena);

/* Whether these are columns of a table: some rows have several cells, and few cross all gaps. */
bool paged_columns_fit(const struct paged_columns *columns, const struct paged_line *cells,
                       const struct paged_row *rows, size_t count);

/* The first column that a piece is in; sets `span` to how many columns it covers. */
size_t paged_column_of(const struct paged_columns *columns, const struct paged_line *piece,
                       size_t *span);

/* Whether a row, which is not the first, is below the one before; if they overlap, it is a line of
 * a higher cell beside it. */
bool paged_row_is_clear(const struct paged_line *cells, const struct paged_row *row);

#endif
