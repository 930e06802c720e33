/* Tables made by hand from a drawing of them. */
#ifndef ZHINAN_TEST_HAND_TABLE_H
#define ZHINAN_TEST_HAND_TABLE_H

#include "model/model.h"

/* Adds a table. Each line of the drawing is a row: its role, a colon, and its cells with bars between
 * them. An empty cell is none; one that begins with ^2 reaches over two rows, with >2 over two columns
 * (the places that it covers stay empty). Digits are a number, in columns whose words have the character
 * for ten thousand in brackets an amount. In a row "direction" the column of digits without an amount or
 * "projects" in its words is the number, the first column of words is the title, all others are fields.
 * "of:" adds an amount of several rows: their ids, a bar, the column, a bar, the amount. */
struct node *hand_table(struct model *model, struct node *parent, const char *drawing);

#endif
