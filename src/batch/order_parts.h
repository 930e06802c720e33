/* The order in which the files of one call are read. */
#ifndef ZHINAN_BATCH_ORDER_PARTS_H
#define ZHINAN_BATCH_ORDER_PARTS_H

#include "base/arena.h"

struct part_list {
	const char **paths;
	size_t count;
	size_t capacity;
};

/* The natural order of two names: numbers in them count by their value, so that annex 10 follows annex 9; all else
 * by bytes. Less than, equal to or greater than 0; 0 only for the same bytes. */
int natural_order(struct str a, struct str b);

/* Sorts paths in that order. */
void order_parts(struct part_list *parts);

#endif
