/* Binary search, written once. For an exact key in an array, bsearch of the C library is as good. */
#ifndef ZHINAN_BASE_SEARCH_H
#define ZHINAN_BASE_SEARCH_H

#include <stddef.h>

/* Sets `index`, an unsigned variable, to the first of [first, end) for which `is_before` is false;
 * to `end` where there is none. `is_before` is an expression of `index`: whether what stands there is
 * before what is sought. All that are before it must come first. */
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
