/* The steps of a comparison, in their order; each is a file. Internal to diff/. */
#ifndef ZHINAN_DIFF_COMPARISON_H
#define ZHINAN_DIFF_COMPARISON_H

#include "diff/amounts.h"
#include "diff/parts.h"
#include "diff/prose.h"

/* What the steps share. */
struct comparison {
	struct arena *arena;
	struct arena scratch; /* of what one step needs for one node; empty between */
	struct parts before;
	struct parts after;
	struct prose prose;
	struct direction_amounts amounts[2]; /* of the old and of the new model */
	struct changes_options options;
	struct changes *changes; /* the result */
};

/* Matches the directions within two parts, and those within them. */
void match_directions(struct comparison *comparison, struct part *before, struct part *after);

/* Matches sections, fields, items, paragraphs, tables and facts within two parts; directions are
 * left as they are. */
void match_contents(struct comparison *comparison, struct part *before, struct part *after);

/* Matches the tables right within two parts. */
void match_tables(struct comparison *comparison, const struct part *before,
                  const struct part *after);

/* Matches rows, cells and facts of several rows in two tables that are one; rows that are
 * directions are left as they are, but what stands in their columns is matched. */
void match_table(struct comparison *comparison, struct part *before, struct part *after);

/* Matches the facts of two tables that are said of several rows. */
void match_shared_facts(struct comparison *comparison, const struct part *before,
                        const struct part *after);

/* Makes the tree of the result from what has been matched, with what differs between the texts
 * and the figures of two nodes that are one. */
void merge_trees(struct comparison *comparison);

/* Makes the list of changes from the tree. */
void list_changes(struct comparison *comparison);

/* Replaces in the list what is only a clause that moved to another text by an entry for the
 * move. */
void find_moved_clauses(struct comparison *comparison);

/* Adds up the amounts, and finds where the differences of the totals come from. */
void roll_up_totals(struct comparison *comparison);

/* Finds the partners that only one of the two models has. */
void find_partner_changes(struct comparison *comparison);

/* Lists all directions with their figures and with what the list of changes says of each. */
void list_directions(struct comparison *comparison);

/* Finds directions that were split into several or merged from several, by their amounts. */
void find_split_or_merged(struct comparison *comparison);

#endif
