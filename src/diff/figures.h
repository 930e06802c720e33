/* What differs between two figures. Internal to diff/. */
#ifndef ZHINAN_DIFF_FIGURES_H
#define ZHINAN_DIFF_FIGURES_H

#include "diff/changes.h"

/* Fills in marked->figure from the figures of its two nodes. */
void compare_figures(struct marked *marked);

#endif
