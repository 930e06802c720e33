/* Finds pages of two columns, which are read one after the other. They have a gap down the middle,
 * and lines that fill both sides of it, which the cells of a table do not. */
#include "source/paged/lines.h"

#include <stdlib.h>

enum {
	BINS = 200,     /* of a page's width */
	FIRST_BIN = 80, /* in which the gap may be */
	LAST_BIN = 120,
	MIN_LINES = 5,         /* in a column */
	CROSSING_PERCENT = 20, /* of the lines may go across */
	EDGE_PERCENT = 8,      /* of a column's lines may stick out of its edges */
	FULL_PERCENT = 30,     /* of the lines of a column fill it */
	SAME_EDGE = 100,       /* tenths of a point by which one edge may differ */
	EVEN_PERCENT = 80      /* of one column's width is the other's */
};

/* The gap of one page; x in tenths of a point. */
struct gap {
	int32_t left;
	int32_t right;
	int32_t from; /* the left edge of the left column */
	int32_t to;   /* the right edge of the right one */
};

enum side { SIDE_LEFT, SIDE_RIGHT, SIDE_ACROSS };

static enum side find_side(const struct gap *gap, const struct paged_line *line)
{
	int32_t middle = gap->left + (gap->right - gap->left) / 2;
	return line->x1 <= middle ? SIDE_LEFT : line->x0 >= middle ? SIDE_RIGHT : SIDE_ACROSS;
}

/* The widest strip about the middle that few lines cross. */
static bool find_strip(struct gap *gap, const struct paged_line *page, size_t count, size_t lines)
{
	int32_t covered[BINS + 2] = {0};
	int64_t width = gap->to - gap->from;
	int32_t depth = 0;
	size_t best = 0;
	size_t run = 0;
	if (width <= 0) {
		return false;
	}
	for (size_t i = 0; i < count; i++) {
		if (!page[i].is_margin) {
			covered[(page[i].x0 - gap->from) * (int64_t)BINS / width]++;
			covered[(page[i].x1 - gap->from) * (int64_t)BINS / width + 1]--;
		}
	}
	for (size_t bin = 0; bin <= LAST_BIN; bin++) {
		depth += covered[bin];
		bool is_free = bin >= FIRST_BIN && (size_t)depth * 100 <= lines * CROSSING_PERCENT;
		run = is_free ? run + 1 : 0;
		if (run > best) {
			best = run;
			gap->left = gap->from + (int32_t)((int64_t)(bin + 1 - run) * width / BINS);
			gap->right = gap->from + (int32_t)((int64_t)(bin + 1) * width / BINS);
		}
	}
	return best > 0;
}

/* For each side of a gap: the number of its lines, how many of them fill it, and its edges, from
 * which a few lines may stick out. */
struct sides {
	size_t count[3];
	size_t full[3];
	int32_t first[3];
	int32_t last[3];
};

/* The value that a share of some numbers is below; sorts them. */
static int32_t percentile(int32_t *numbers, size_t count, size_t percent)
{
	if (count == 0) {
		return 0;
	}
	qsort(numbers, count, sizeof *numbers, paged_compare_lengths);
	return numbers[(count - 1) * percent / 100];
}

static struct sides count_sides(const struct gap *gap, const struct paged_line *page, size_t count,
                                int32_t *numbers)
{
	struct sides sides = {0};
	for (enum side side = SIDE_LEFT; side <= SIDE_ACROSS; side++) {
		int32_t *ends = numbers + count;
		size_t found = 0;
		for (size_t i = 0; i < count; i++) {
			if (!page[i].is_margin && find_side(gap, &page[i]) == side) {
				numbers[found] = page[i].x0;
				ends[found++] = page[i].x1;
			}
		}
		sides.count[side] = found;
		sides.first[side] = percentile(numbers, found, EDGE_PERCENT);
		sides.last[side] = percentile(ends, found, 100 - EDGE_PERCENT);
		for (size_t i = 0; i < count; i++) {
			sides.full[side] += !page[i].is_margin &&
			                    find_side(gap, &page[i]) == side &&
			                    page[i].x1 + 2 * page[i].size > sides.last[side];
		}
	}
	return sides;
}

/* Whether most rows on one side of a gap have several pieces that stand apart: these are columns of
 * a table, and the gap is only the one of its gaps that is near the middle. */
static bool has_cells(const struct gap *gap, const struct paged_line *page, size_t count)
{
	const struct paged_line *last[3] = {0};
	size_t rows[3] = {0};
	size_t several[3] = {0};
	bool is_counted[3] = {0};
	for (size_t i = 0; i < count; i++) {
		const struct paged_line *line = &page[i];
		if (line->is_margin) {
			continue;
		}
		enum side side = find_side(gap, line);
		bool is_beside = last[side] && 2 * abs(line->y1 - last[side]->y1) < line->size;
		bool is_apart = is_beside && (line->x0 > last[side]->x1 + line->size ||
		                              line->x1 < last[side]->x0 - line->size);
		rows[side] += !is_beside;
		is_counted[side] &= is_beside;
		several[side] += is_apart && !is_counted[side];
		is_counted[side] |= is_apart;
		last[side] = line;
	}
	return several[SIDE_LEFT] * 2 > rows[SIDE_LEFT] ||
	       several[SIDE_RIGHT] * 2 > rows[SIDE_RIGHT];
}

/* Whether a page has two columns, and where. */
static bool find_gap(struct gap *out, const struct paged_line *page, size_t count, int32_t *numbers)
{
	struct gap gap = {.from = INT32_MAX, .to = INT32_MIN};
	size_t lines = 0;
	for (size_t i = 0; i < count; i++) {
		if (!page[i].is_margin) {
			gap.from = page[i].x0 < gap.from ? page[i].x0 : gap.from;
			gap.to = page[i].x1 > gap.to ? page[i].x1 : gap.to;
			lines++;
		}
	}
	if (lines < 2 * (size_t)MIN_LINES || !find_strip(&gap, page, count, lines)) {
		return false;
	}
	struct sides sides = count_sides(&gap, page, count, numbers);
	int32_t left = sides.last[SIDE_LEFT] - sides.first[SIDE_LEFT];
	int32_t right = sides.last[SIDE_RIGHT] - sides.first[SIDE_RIGHT];
	bool is_even = (int64_t)left * 100 >= (int64_t)right * EVEN_PERCENT &&
	               (int64_t)right * 100 >= (int64_t)left * EVEN_PERCENT;
	bool has_columns = is_even && sides.count[SIDE_ACROSS] * 100 <= lines * CROSSING_PERCENT &&
	                   sides.count[SIDE_LEFT] >= MIN_LINES &&
	                   sides.count[SIDE_RIGHT] >= MIN_LINES &&
	                   sides.full[SIDE_LEFT] * 100 >= sides.count[SIDE_LEFT] * FULL_PERCENT &&
	                   sides.full[SIDE_RIGHT] * 100 >= sides.count[SIDE_RIGHT] * FULL_PERCENT;
	has_columns = has_columns && !has_cells(&gap, page, count);
	*out = has_columns ? gap : *out;
	return has_columns;
}

/* Whether a page has the gap of the page before, though it may have too few lines to show it. */
static bool has_gap(const struct gap *gap, const struct paged_line *page, size_t count,
                    int32_t *numbers)
{
	struct sides sides = count_sides(gap, page, count, numbers);
	size_t lines = sides.count[SIDE_LEFT] + sides.count[SIDE_RIGHT];
	return sides.count[SIDE_LEFT] > 0 && sides.last[SIDE_RIGHT] <= gap->to + SAME_EDGE &&
	       sides.first[SIDE_LEFT] >= gap->from - SAME_EDGE &&
	       sides.count[SIDE_ACROSS] * 100 <= lines * CROSSING_PERCENT;
}

/* Assigns the lines of a page, which come from the top to the bottom, to parts in the order of
 * reading: a line across both columns, the left column below it, the right one. Moves the right
 * column to where the left one is. */
static void part_page(const struct gap *gap, struct paged_line *page, size_t count,
                      int32_t *numbers)
{
	struct sides sides = count_sides(gap, page, count, numbers);
	int32_t shift = sides.count[SIDE_RIGHT] > 0 && sides.count[SIDE_LEFT] > 0
	                    ? sides.first[SIDE_RIGHT] - sides.first[SIDE_LEFT]
	                    : 0;
	uint32_t band = 0;
	for (size_t i = 0; i < count; i++) {
		struct paged_line *line = &page[i];
		enum side side = find_side(gap, line);
		if (line->is_margin) {
			continue;
		}
		band += side == SIDE_ACROSS;
		line->part = band * 3 + (side == SIDE_ACROSS ? 0 : side == SIDE_LEFT ? 1 : 2);
		line->kind = side == SIDE_ACROSS ? PAGED_ACROSS : PAGED_COLUMN;
		if (side == SIDE_RIGHT) {
			line->x0 -= shift;
			line->x1 -= shift;
		}
	}
}

void paged_lines_find_columns(struct paged_lines *lines, struct arena *arena)
{
	int32_t *numbers = ARENA_ARRAY(arena, int32_t, 2 * lines->count + 1);
	struct gap gap = {0};
	bool had_gap = false;
	for (size_t start = 0; start < lines->count;) {
		size_t end = start;
		while (end < lines->count && lines->items[end].page == lines->items[start].page) {
			end++;
		}
		struct paged_line *page = lines->items + start;
		had_gap = find_gap(&gap, page, end - start, numbers) ||
		          (had_gap && has_gap(&gap, page, end - start, numbers) &&
		           !has_cells(&gap, page, end - start));
		if (had_gap) {
			part_page(&gap, page, end - start, numbers);
		}
		start = end;
	}
}
