/* Runs of characters of equal width, found by bisection. */
#include "base/map.h"

#include "base/search.h"

void map_append(struct map *map, struct arena *arena, uint32_t to_size, uint32_t from,
                uint16_t to_unit, uint16_t from_unit)
{
	if (to_size == 0) {
		return;
	}
	if (map->count > 0) {
		const struct map_run *last = &map->runs[map->count - 1];
		uint32_t characters = (map->to_size - last->to) / last->to_unit;
		if (last->to_unit == to_unit && last->from_unit == from_unit &&
		    last->from + characters * from_unit == from) {
			map->to_size += to_size;
			return;
		}
	}
	struct map_run run = {map->to_size, from, to_unit, from_unit};
	ARENA_PUSH(arena, map->runs, map->count, map->capacity, run);
	map->to_size += to_size;
}

/* The run that holds derived byte `to`: the last that starts at or before it. */
static size_t find_run(const struct map *map, uint32_t to)
{
	size_t behind;
	SEARCH_FIRST(behind, 1, map->count, map->runs[behind].to <= to);
	return behind - 1;
}

static uint32_t run_end(const struct map *map, size_t i)
{
	return i + 1 < map->count ? map->runs[i + 1].to : map->to_size;
}

/* The origin of derived byte `to` in a run; rounded up to a whole character if it is an end. */
static uint32_t run_origin(const struct map_run *run, uint32_t to, bool up)
{
	uint32_t offset = to - run->to + (up ? run->to_unit - 1u : 0u);
	return run->from + offset / run->to_unit * run->from_unit;
}

uint32_t map_origin(const struct map *map, uint32_t to)
{
	if (map->count == 0) {
		return 0;
	}
	return run_origin(&map->runs[find_run(map, to)], to, false);
}

size_t map_pieces(const struct map *map, struct span to, struct span *pieces, size_t capacity)
{
	size_t count = 0;
	if (map->count == 0 || to.start >= to.end) {
		uint32_t at = map_origin(map, to.start);
		if (capacity > 0) {
			pieces[0] = (struct span){at, at};
		}
		return 1;
	}
	uint32_t previous_end = 0;
	for (size_t i = find_run(map, to.start); i < map->count && map->runs[i].to < to.end; i++) {
		const struct map_run *run = &map->runs[i];
		if (run->from_unit == 0) {
			continue;
		}
		uint32_t start = to.start > run->to ? to.start : run->to;
		uint32_t end = to.end < run_end(map, i) ? to.end : run_end(map, i);
		struct span piece = {run_origin(run, start, false), run_origin(run, end, true)};
		if (count > 0 && previous_end == piece.start) {
			if (count <= capacity) {
				pieces[count - 1].end = piece.end;
			}
		} else {
			if (count < capacity) {
				pieces[count] = piece;
			}
			count++;
		}
		previous_end = piece.end;
	}
	return count;
}

/* The last run that starts at or before origin byte `from`, or the first run. */
static size_t find_run_of_origin(const struct map *map, uint32_t from)
{
	size_t behind;
	SEARCH_FIRST(behind, 1, map->count, map->runs[behind].from <= from);
	return behind - 1;
}

/* The derived offset of origin byte `from` in its run, rounded down or up to a whole character. */
static uint32_t derived_offset(const struct map *map, uint32_t from, bool up)
{
	size_t i = find_run_of_origin(map, up && from > 0 ? from - 1 : from);
	const struct map_run *run = &map->runs[i];
	uint32_t end = run_end(map, i);
	if (from <= run->from || run->from_unit == 0) {
		return run->to;
	}
	uint32_t characters = (from - run->from + (up ? run->from_unit - 1u : 0u)) / run->from_unit;
	return characters < (end - run->to) / run->to_unit ? run->to + characters * run->to_unit
	                                                   : end;
}

struct span map_derived(const struct map *map, struct span from)
{
	if (map->count == 0) {
		return (struct span){0, 0};
	}
	uint32_t start = derived_offset(map, from.start, false);
	uint32_t end = from.end > from.start ? derived_offset(map, from.end, true) : start;
	return (struct span){start, end > start ? end : start};
}
