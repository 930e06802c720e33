/* Maps from a derived text to its origin. */
#include <criterion/criterion.h>

#include "base/map.h"

/* Derived bytes 0-4 are origin 10-14 byte for byte, 4-10 two characters of three bytes from
 * pairs at 14, 10-13 an inserted character, 13-15 origin 30-32. */
static struct map make_map(struct arena *arena)
{
	struct map map = {0};
	map_append(&map, arena, 2, 10, 1, 1);
	map_append(&map, arena, 2, 12, 1, 1);
	map_append(&map, arena, 3, 14, 3, 2);
	map_append(&map, arena, 3, 16, 3, 2);
	map_append(&map, arena, 0, 99, 1, 1);
	map_append(&map, arena, 3, 18, 3, 0);
	map_append(&map, arena, 2, 30, 1, 1);
	return map;
}

Test(map, origin)
{
	static const uint32_t origins[] = {10, 11, 12, 13, 14, 14, 14, 16,
	                                   16, 16, 18, 18, 18, 30, 31, 32};
	struct arena arena;
	arena_init(&arena);
	struct map map = make_map(&arena);
	cr_assert_eq(map.count, 4, "runs that continue are joined: %zu", map.count);
	cr_assert_eq(map.to_size, 15);
	for (uint32_t to = 0; to <= map.to_size; to++) {
		cr_assert_eq(map_origin(&map, to), origins[to], "at %u: %u", to,
		             map_origin(&map, to));
	}
	struct map empty = {0};
	cr_assert_eq(map_origin(&empty, 0), 0);
	arena_release(&arena);
}

Test(map, pieces)
{
	static const struct {
		struct span to;
		size_t count;
		struct span pieces[2];
	} rows[] = {
	    {{0, 4}, 1, {{10, 14}}},
	    {{1, 7}, 1, {{11, 16}}},
	    {{4, 10}, 1, {{14, 18}}},
	    {{7, 13}, 1, {{16, 18}}},
	    {{10, 13}, 0, {{0, 0}}},
	    {{3, 14}, 2, {{13, 18}, {30, 31}}},
	    {{0, 15}, 2, {{10, 18}, {30, 32}}},
	    {{7, 7}, 1, {{16, 16}}},
	    {{15, 15}, 1, {{32, 32}}},
	};
	struct arena arena;
	arena_init(&arena);
	struct map map = make_map(&arena);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct span pieces[2];
		size_t count = map_pieces(&map, rows[i].to, pieces, 2);
		cr_assert_eq(count, rows[i].count, "row %zu: %zu", i, count);
		for (size_t p = 0; p < count; p++) {
			cr_assert(pieces[p].start == rows[i].pieces[p].start &&
			              pieces[p].end == rows[i].pieces[p].end,
			          "row %zu piece %zu: %u-%u", i, p, pieces[p].start, pieces[p].end);
		}
		struct span first = {7, 7};
		cr_assert_eq(map_pieces(&map, rows[i].to, &first, 1), count,
		             "room for one, row %zu", i);
		cr_assert_eq(map_pieces(&map, rows[i].to, NULL, 0), count, "no room, row %zu", i);
		if (count > 0) {
			cr_assert_eq(first.end, rows[i].pieces[0].end, "row %zu: %u", i, first.end);
		}
	}
	arena_release(&arena);
}
