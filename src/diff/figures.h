/* What differs between two figures. Internal to diff/. */
#ifndef ZHINAN_DIFF_FIGURES_H
#define ZHINAN_DIFF_FIGURES_H

#include "diff/changes.h"

/* A figure in a unit in which all of its kind can be compared: years become months, weeks days.
 * A figure that is no duration, or does not fit, stays as it is. */
struct figure figure_in_base_unit(const struct figure *figure);

/* Fills in marked->figure from the figures of its two nodes. */
void compare_figures(struct marked *marked);

#endif
