/* The editions of a trend. Internal to diff/trend_*. */
#ifndef ZHINAN_DIFF_TREND_EDITIONS_H
#define ZHINAN_DIFF_TREND_EDITIONS_H

#include "diff/trend.h"

/* Fills in editions and years, without their columns. */
void trend_lay_out_editions(struct trend *trend, const struct model *const *models, size_t count);

#endif
