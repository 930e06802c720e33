/* Binary search by a condition. For an exact key in an array, use the C library's bsearch. */
#ifndef ZHINAN_BASE_SEARCH_H
#define ZHINAN_BASE_SEARCH_H

#include <stddef.h>

/* Sets `index`, an unsigned variable, to the first of [first, end) for which `is_before` is false,
 * or to `end` if there is none. `is_before` is an expression in `index`: whether that element comes
 * before the one sought. It must be true for a first part and false for the rest. */
#define SEARCH_FIRST(index, first, end, is_before)                                                 \
	do {                                                                                       \
		size_t search_low = (first);                                                       \
		size_t search_high = (end);                                                        \
		while (search_low < search_high) {                                                 \
			size_t search_middle = search_low + (search_high - search_low) / 2;        \
			(index) = search_middle;                                                   \
			if (is_before) {                                                           \
				search_low = search_middle + 1;                                    \
			} else {                                                                   \
				search_high = search_middle;                                       \
			}                                                                          \
		}                                                                                  \
		(index) = search_low;                                                              \
	} while (0)

#endif
