/* What records say: which of them are directions, what the figures in them are facts of, and who they are with. The
 * driver of records calls these in this order; each is a file, but for the agreements, which are in field_values.c. */
#ifndef ZHINAN_FACTS_FIND_FACTS_H
#define ZHINAN_FACTS_FIND_FACTS_H

#include "facts/record.h"

/* Of flat records, before they have a depth: groups marked lines into series and turns the members of those that are
 * of directions into directions. */
void records_find_directions(struct records *records, const struct text *text,
                             const struct outline *outline, struct grammar *grammar);

/* Turns the mention that is the value of a labelled field of a direction into a fact. */
void records_find_values(struct records *records, const struct text *text, struct grammar *grammar);

/* Reads prose and the totals of tables: each statement goes to its direction, its section or the document. */
void records_find_statements(struct records *records, const struct text *text,
                             struct grammar *grammar);

/* Takes the kind of project out of statements where it is the only one of the call, or all of them. */
void records_drop_redundant_kind(struct records *records, const struct text *text);

/* Drops titles that stand in no field of agreements. */
void records_find_agreements(struct records *records);

/* Adds the partners of each direction behind its heading, and gives it its key. */
void records_find_partners(struct records *records, const struct text *text,
                           struct grammar *grammar);

#endif
