/* Tables made by hand, a line a row: "body 2|two|30||~about". */
#ifndef ZHINAN_TEST_TABLE_SAMPLE_H
#define ZHINAN_TEST_TABLE_SAMPLE_H

#include "audit/auditor.h"

/* An empty model whose body has a section, in which tables can be put. */
void table_model(struct model *model, struct arena *arena);

/* Appends a table to the section. Each row is its role, a blank, and its cells with bars between:
 * digits are a number, digits behind "$" that many yuan, behind "@" so many for each project,
 * behind "<" at most so many, behind "%" a percentage; all else is text. ">" before the rest of a
 * cell makes it two columns wide. A number in the first column is that of the row. "=" is a
 * cell whose column is a total of others, ":" before a number of a direction makes it a field too. The role "direction" makes a direction, with its first cell as
 * number, its second as title, and facts of what is behind: projects of numbers, funds of money. */
struct node *table_add(struct model *model, const char *const *rows, size_t count);

/* A node with text and a place behind all others. */
struct node *table_node(struct model *model, enum node_kind kind, struct node *parent,
                        const char *text);

/* A figure of the text of a cell, or NULL. */
struct figure *table_figure(struct model *model, const char *text);

/* The audit of one table, as text: for each proof of table-total a line "ROW/COLUMN verdict sum
 * terms", for each note on one "ROW note"... */
struct str table_proofs(struct arena *arena, const char *const *rows, size_t count);

#endif
