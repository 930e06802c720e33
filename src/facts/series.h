/* Which series of marked lines are directions. Shared by the files that find them; nobody else includes it. */
#ifndef ZHINAN_FACTS_SERIES_H
#define ZHINAN_FACTS_SERIES_H

#include "facts/record.h"

/* Whether most titles of a series may be those of topics. */
bool series_has_names(const struct group *group);

/* Collects the evidence for each series, and decides which are of directions. */
void records_classify_series(struct records *records, const struct text *text,
                             const struct grammar *grammar);

#endif
