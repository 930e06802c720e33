/* How wide text is on a terminal. */
#ifndef ZHINAN_BASE_WIDTH_H
#define ZHINAN_BASE_WIDTH_H

#include <stdio.h>

#include "base/arena.h"

/* The columns of a character on a terminal: two for an East Asian wide or full-width one, none for
 * a combining mark, one for any other (Unicode Standard Annex 11; ambiguous ones are narrow). */
size_t character_width(uint32_t character);

/* The columns that a text takes: those of its characters. */
size_t display_width(struct str text);

/* Prints text in exactly `columns` columns: cut with an ellipsis if too long, padded with blanks if
 * too short. Line ends and control characters print as a blank. */
void print_columns(FILE *stream, struct str text, size_t columns);

/* Text in at most `columns` columns: cut with an ellipsis where it is too long. In the arena where
 * it is cut. */
struct str cut_columns(struct str text, size_t columns, struct arena *arena);

/* Prints text flush right in at least `columns` columns. Cuts none: half a figure is wrong. */
void print_columns_right(FILE *stream, struct str text, size_t columns);

#endif
