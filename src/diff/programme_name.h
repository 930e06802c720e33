/* The name of a programme as it is compared. Internal to diff/. */
#ifndef ZHINAN_DIFF_PROGRAMME_NAME_H
#define ZHINAN_DIFF_PROGRAMME_NAME_H

#include "model/model.h"

/* The form of a programme's name without its year and its batch, which are told of as such: two editions
 * of one programme have the same. */
struct str programme_bare_name(struct arena *arena, const struct programme *programme);

#endif
