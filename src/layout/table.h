/* Tables in text: rows of cells between tabs, upright bars or wide blanks, under a row that names
 * the columns as the grammar knows them. */
#ifndef ZHINAN_LAYOUT_TABLE_H
#define ZHINAN_LAYOUT_TABLE_H

#include "layout/line.h"

enum { TABLE_CELLS = 16 /* of a row; a line with more is none */ };

/* The row that a line is, in the arena: its spans shifted by `base`, each cell with the column of
 * the header that it stands under (NULL: it is a header itself). indent: the columns of blanks
 * that stood before it. NULL where the line is no row of such a table. */
struct table_row *table_row_new(struct arena *arena, struct str line, uint32_t indent,
                                uint32_t base, const struct table_row *header);

/* The row of a line again, in a text where it stands at `base`. *header is that of the table there,
 * and becomes the row that is one. NULL where it is none there. */
struct table_row *table_row_again(struct arena *arena, const struct line *line, struct str text,
                                  uint32_t base, struct table_row **header);

/* Finds the tables: each of their lines gets its row, with spans in the source's text. */
void lines_find_tables(struct lines *lines, struct arena *arena, struct grammar *grammar);

#endif
