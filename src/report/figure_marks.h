/* Which directions have no figure of projects or funds, where one would expect it. */
#ifndef ZHINAN_REPORT_FIGURE_MARKS_H
#define ZHINAN_REPORT_FIGURE_MARKS_H

#include "model/directions.h"

enum figure_mark {
	FIGURE_MARK_NONE,
	FIGURE_MARK_LOST, /* others beside it have such a figure; it has none, and no part or section */
	FIGURE_MARK_IN_PARTS /* it has none itself, and directions in it have */
};

/* The mark of one of a model's directions for a kind of figure. Where it has a figure of the other kind, most of those
 * beside it must have both for one to be lost. */
enum figure_mark figure_mark(const struct directions *directions, size_t index, enum sum_kind kind);

#endif
