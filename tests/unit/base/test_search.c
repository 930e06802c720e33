/* Searching and sorting, against what a walk from the first to the last finds. */
#include <criterion/criterion.h>

#include "base/search.h"
#include "base/sort.h"

Test(search, first_that_is_not_before)
{
	static const int items[] = {1, 3, 3, 3, 8, 9};
	enum { COUNT = sizeof items / sizeof *items };
	for (int sought = 0; sought < 11; sought++) {
		for (size_t first = 0; first <= COUNT; first++) {
			size_t expected = first;
			while (expected < COUNT && items[expected] < sought) {
				expected++;
			}
			size_t found = SIZE_MAX;
			SEARCH_FIRST(found, first, COUNT, items[found] < sought);
			cr_expect_eq(found, expected, "%d from %zu: %zu", sought, first, found);
		}
	}
}

Test(search, sort)
{
	uint32_t items[] = {7, UINT32_MAX, 0, 7, 3};
	static const uint32_t sorted[] = {0, 3, 7, 7, UINT32_MAX};
	uint32_t *none = NULL;
	SORT(items, 5, compare_uint32);
	SORT(none, 0, compare_uint32);
	cr_expect_arr_eq(items, sorted, sizeof sorted);
	cr_expect_eq(compare_then(1, 2, 1), -1);
	cr_expect_eq(compare_then(2, 2, 1), 1);
	const uint64_t ends[] = {0, UINT64_MAX};
	cr_expect_eq(compare_uint64(&ends[1], &ends[0]), 1, "no difference that overflows");
}
