/* The name of a programme for comparing. Internal to diff/. */
#ifndef ZHINAN_DIFF_PROGRAMME_NAME_H
#define ZHINAN_DIFF_PROGRAMME_NAME_H

#include "model/model.h"

/* The normalised name of a programme without its year and its batch, which are compared by
 * themselves: two editions of one programme have the same. */
struct str programme_bare_name(struct arena *arena, const struct programme *programme);

#endif
