/* The model of a document, from its records. */
#ifndef ZHINAN_MODEL_MODEL_FROM_RECORDS_H
#define ZHINAN_MODEL_MODEL_FROM_RECORDS_H

#include "facts/record.h"
#include "model/model.h"

/* Nests the records, gives every node its place in the source's bytes, its id and its key,
 * takes over the ledger of repairs, and adds up what nothing claimed. Strings are views of
 * the text, which lives as long as the arena. No record is an error. */
void model_from_records(struct model *out, struct arena *arena, const struct source *source,
                        const struct text *text, const struct records *records);

#endif
