/* What each project gets, by document and by row. Internal to diff/trend_*. */
#ifndef ZHINAN_DIFF_TREND_CAPS_H
#define ZHINAN_DIFF_TREND_CAPS_H

#include "diff/trend.h"
#include "diff/trend_entries.h"

/* Fills in the caps of a trend whose rows and currencies are made. The entries of edition e are
 * [starts[e], starts[e + 1]). */
void trend_caps_gather(struct trend *trend, const struct trend_entries *list, const size_t *starts);

#endif
