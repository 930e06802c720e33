/* Sorting by the C library, and comparisons for it. */
#ifndef ZHINAN_BASE_SORT_H
#define ZHINAN_BASE_SORT_H

#include <stdint.h>
#include <stdlib.h>

/* Less than, equal to or greater than 0, as a is less than, equal to or greater than b. */
#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/* Compares two numbers; `next` is the answer if they are equal. */
static inline int compare_then(uint64_t a, uint64_t b, int next)
{
	return a == b ? next : COMPARE(a, b);
}

/* The order of two numbers by their addresses. */
static inline int compare_uint32(const void *a, const void *b)
{
	return COMPARE(*(const uint32_t *)a, *(const uint32_t *)b);
}

static inline int compare_uint64(const void *a, const void *b)
{
	return COMPARE(*(const uint64_t *)a, *(const uint64_t *)b);
}

/* Sorts the array `items`, which may be NULL if count is 0; qsort itself accepts no NULL. */
#define SORT(items, count, compare)                                                                \
	do {                                                                                       \
		if ((count) > 0) {                                                                 \
			qsort((items), (count), sizeof *(items), (compare));                       \
		}                                                                                  \
	} while (0)

#endif
