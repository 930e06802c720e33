/* What differs between two figures. Internal to diff/. */
#ifndef ZHINAN_DIFF_FIGURES_H
#define ZHINAN_DIFF_FIGURES_H

#include "diff/changes.h"

/* A figure in the unit that all like it can be compared in: years are months, weeks are days. What is no
 * duration, or does not fit, is as it was. */
struct figure figure_in_base_unit(const struct figure *figure);

/* Fills in marked->figure from the figures of its two nodes. */
void compare_figures(struct marked *marked);

#endif
