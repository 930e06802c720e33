/* Orders for qsort. Internal to diff/. */
#ifndef ZHINAN_DIFF_ORDER_H
#define ZHINAN_DIFF_ORDER_H

#include <stdint.h>
#include <stdlib.h>

/* The order of two numbers: -1, 0 or 1. */
static inline int order_of(uint64_t a, uint64_t b)
{
	return (a > b) - (a < b);
}

/* The order of two numbers, and where they are equal `next`. */
static inline int order_then(uint64_t a, uint64_t b, int next)
{
	return a == b ? next : order_of(a, b);
}

/* Orders of two numbers by their addresses. */
static inline int compare_uint32(const void *a, const void *b)
{
	return order_of(*(const uint32_t *)a, *(const uint32_t *)b);
}

static inline int compare_uint64(const void *a, const void *b)
{
	return order_of(*(const uint64_t *)a, *(const uint64_t *)b);
}

/* Sorts an array, which may be NULL where count is 0. */
#define SORT(items, count, compare)                                                                \
	do {                                                                                       \
		if ((count) > 0) {                                                                 \
			qsort((items), (count), sizeof *(items), (compare));                       \
		}                                                                                  \
	} while (0)

#endif
