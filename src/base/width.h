/* How wide text is on a terminal. */
#ifndef ZHINAN_BASE_WIDTH_H
#define ZHINAN_BASE_WIDTH_H

#include <stdio.h>

#include "base/arena.h"

/* The columns that a character takes: two for an East Asian wide or full-width one, none for a mark
 * that combines, one for any other (Unicode Standard Annex 11; ambiguous is narrow). */
size_t character_width(uint32_t character);

/* The columns that a text takes: those of its characters. */
size_t display_width(struct str text);

/* Prints text in exactly `columns` columns: cut with an ellipsis where it is too long, filled
 * with blanks behind it where it is too short. Line ends and control characters print as a
 * blank. */
void print_columns(FILE *stream, struct str text, size_t columns);

/* Text in at most `columns` columns: cut with an ellipsis where it is too long. In the arena where
 * it is cut. */
struct str cut_columns(struct str text, size_t columns, struct arena *arena);

/* Prints text flush right in at least `columns` columns, and never cuts it: half a figure is a
 * wrong one. */
void print_columns_right(FILE *stream, struct str text, size_t columns);

#endif
