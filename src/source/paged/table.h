/* Tables in a PDF, known by where their cells stand. Internal to source/paged/. */
#ifndef ZHINAN_SOURCE_PAGED_TABLE_H
#define ZHINAN_SOURCE_PAGED_TABLE_H

#include "source/paged/join.h"

/* How many rows the table has that begins with the first of some rows; 0: none begins there. */
size_t paged_table_find(const struct paged_line *cells, const struct paged_row *rows, size_t count);

/* Makes a table of rows by the white between its columns. The heights in `bands` (ascending, with
 * the upper and the lower edge) always divide rows; if there are none, distances alone do. NULL if
 * there are no columns, or too many lines go across them. */
struct paged_table *paged_table_by_columns(const struct paged_line *cells,
                                           const struct paged_row *rows, size_t count,
                                           const int32_t *bands, size_t band_count,
                                           struct arena *arena);

/* Sets the text of a cell, from its lines in order. A line with no room for what the next one begins
 * with is joined to it; other lines end in a line feed. `width` is the room that lines have. */
void paged_cell_set_text(struct paged_cell *cell, const struct paged_line *lines, size_t count,
                         int32_t width, struct arena *arena);

/* Sets is_form: at least half of the cells are empty, and none behind the first column begins with
 * a digit. */
void paged_table_finish(struct paged_table *table);

/* The line that replaces a table's lines: it covers all of them. */
struct paged_line paged_table_line(struct paged_table *table, const struct paged_line *lines,
                                   size_t count);

/* Finds tables that continue on the next page: their columns are at the same places, with only
 * margins between. Joins a row that the end of the page splits. */
void paged_tables_join(struct paged_lines *lines, struct arena *arena);

#endif
