/* Sorting by the C library. */
#ifndef ZHINAN_BASE_SORT_H
#define ZHINAN_BASE_SORT_H

#include <stdlib.h>

/* Less than, equal to or greater than 0, as a is less than, equal to or greater than b. */
#define COMPARE(a, b) (((a) > (b)) - ((a) < (b)))

/* Sorts the array `items`, which may be NULL where there are none: qsort takes no NULL. */
#define SORT(items, count, compare)                                                                \
	do {                                                                                       \
		if ((count) > 0) {                                                                 \
			qsort((items), (count), sizeof *(items), (compare));                       \
		}                                                                                  \
	} while (0)

#endif
