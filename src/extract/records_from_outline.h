/* From an outline to records: what a document says, flat and in its order, each with the depth at which it stands. */
#ifndef ZHINAN_EXTRACT_RECORDS_FROM_OUTLINE_H
#define ZHINAN_EXTRACT_RECORDS_FROM_OUTLINE_H

#include "facts/record.h"
#include "grammar/tally.h"

/* Makes the records of a text, in the arena. No text is an error: one that the grammar knows
 * nothing of gives sections, items and paragraphs. */
void records_from_outline(struct records *out, struct arena *arena, const struct text *text,
                          const struct outline *outline, struct grammar *grammar);

/* The steps of it that only make records and place them; those that decide what they are stand in facts/find_facts.h.
 * First all lines one after another, at no depth; when directions are known, the depth of each. */
void records_read_lines(struct records *records, const struct text *text,
                        const struct outline *outline, struct grammar *grammar);
void records_nest(struct records *records, const struct text *text, struct grammar *grammar);

/* What is in a table, one record a row, cell, field and fact, as deep as it stands in it (1: the rows);
 * as_directions: rows that may be directions are. */
void records_from_table(struct records *out, const struct text *text, struct grammar *grammar,
                        const struct table_reading *reading, bool as_directions);

/* The same of a form: the directions that it names, one below another, each with its fields; or where it
 * names none its fields alone, all at depth 1. */
void records_from_form(struct records *out, const struct text *text, struct grammar *grammar,
                       const struct table_reading *reading);

/* Adds the rules that ran away while the text was read, each with the first place where it was stopped. The folded text
 * must still be there. */
void records_add_stopped(struct records *out, const struct text *text, const struct tally *tally);

#endif
