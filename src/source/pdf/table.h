/* Tables in a PDF, known by where their cells stand. Internal to source/pdf/. */
#ifndef ZHINAN_SOURCE_PDF_TABLE_H
#define ZHINAN_SOURCE_PDF_TABLE_H

#include "source/pdf/join.h"

/* How many of some rows are a table that the first of them begins; 0: it begins none. */
size_t pdf_table_find(const struct pdf_line *cells, const struct pdf_row *rows, size_t count);

/* Makes a table of rows by the white between its columns. Heights in `bands` (ascending, the upper edge and
 * the lower one included) part rows for certain; without them (0) distances alone do. NULL where there are
 * no columns, or too many lines that go across them. */
struct pdf_table *pdf_table_by_columns(const struct pdf_line *cells, const struct pdf_row *rows,
                                       size_t count, const int32_t *bands, size_t band_count,
                                       struct arena *arena);

/* The text of a cell, from its lines in order: put together where a line had no room for what the next
 * begins with, with line feeds between them elsewhere. `width` is what lines have. */
struct str pdf_cell_text(const struct pdf_line *lines, size_t count, int32_t width,
                         struct arena *arena);

/* Sets is_form: at least half of the cells are empty, and none begins with a figure but in the first column. */
void pdf_table_finish(struct pdf_table *table);

/* A line that stands for a table: all that is in it, and its kind. */
struct pdf_line pdf_table_line(struct pdf_table *table, const struct pdf_line *lines, size_t count);

/* Finds tables that go on on the next page: their columns are in the same places, and nothing but margins
 * stands between. A row that was cut by the end of the page is put together. */
void pdf_tables_join(struct pdf_lines *lines, struct arena *arena);

#endif
