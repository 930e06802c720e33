/* Finds what is printed over or beside the text: what is at the same place on most pages
 * (watermarks, seals, binding lines), and line numbers. */
#include "source/paged/lines.h"

#include <stdlib.h>

enum {
	SAME_PLACE = 15,       /* tenths of a point by which one place may differ */
	MIN_PAGES = 3,         /* on which a thing is at one place */
	REPEATED_PERCENT = 60, /* of the pages */
	MAX_NUMBER = 5,        /* digits of the number of a line */
	MIN_NUMBERS = 4,       /* of lines on a page */
	MIN_IN_ALL = 15,       /* in a document */
	NEIGHBOURS = 8,        /* pieces to each side in the order that are compared */
	FULL_PERCENT = 25      /* of the other lines on a page of prose reach its right edge */
};

static int32_t middle(const struct paged_line *line)
{
	return line->y0 + (line->y1 - line->y0) / 2;
}

static int compare_places(const void *a, const void *b)
{
	const struct paged_line *left = a;
	const struct paged_line *right = b;
	if (left->page != right->page) {
		return left->page < right->page ? -1 : 1;
	}
	int32_t x = middle(left);
	int32_t y = middle(right);
	if (x != y) {
		return x < y ? -1 : 1;
	}
	return (left->x0 > right->x0) - (left->x0 < right->x0);
}

/* ---- on every page ---- */

static int compare_repeats(const void *a, const void *b)
{
	const struct paged_line *left = *(struct paged_line *const *)a;
	const struct paged_line *right = *(struct paged_line *const *)b;
	int order = str_compare(left->text, right->text);
	order = order ? order : (left->x0 > right->x0) - (left->x0 < right->x0);
	order = order ? order : (left->y0 > right->y0) - (left->y0 < right->y0);
	return order ? order : (left->page > right->page) - (left->page < right->page);
}

/* Whether a piece is a cell: at least two pieces of its size stand beside it, within a line's
 * height, one of them level with it; and no piece overlaps it or touches it from higher or lower. A
 * watermark lies over text or is slanted, and a mark in the margin has no such neighbours. */
static bool is_cell(const struct paged_lines *lines, const struct paged_line *line)
{
	const struct paged_line *first = lines->items;
	const struct paged_line *last = first + lines->count - 1;
	size_t level = 0;
	size_t near = 0;
	for (int step = -1; step <= 1; step += 2) {
		const struct paged_line *at = line;
		for (int i = 0; i < NEIGHBOURS && at != (step < 0 ? first : last); i++) {
			at += step;
			int32_t height = abs(middle(at) - middle(line));
			if (at->page != line->page || height > line->size) {
				break;
			}
			int32_t gap = at->x0 > line->x0 ? at->x0 - line->x1 : line->x0 - at->x1;
			bool is_apart = gap * 2 > line->size;
			bool is_alike = is_apart && abs(at->size - line->size) * 10 <= line->size;
			if (!is_apart && (gap < 0 || height * 4 > line->size)) {
				return false;
			}
			level += is_alike && height * 4 <= line->size;
			near += is_alike;
		}
	}
	return level > 0 && near > 1;
}

static void mark_repeats(struct paged_lines *lines, struct arena *arena, uint32_t pages)
{
	struct paged_line **order = ARENA_ARRAY(arena, struct paged_line *, lines->count + 1);
	for (size_t i = 0; i < lines->count; i++) {
		order[i] = &lines->items[i];
	}
	qsort(order, lines->count, sizeof *order, compare_repeats);
	for (size_t start = 0; start < lines->count;) {
		size_t end = start + 1;
		while (end < lines->count && str_equal(order[end]->text, order[start]->text) &&
		       order[end]->x0 - order[start]->x0 <= SAME_PLACE &&
		       abs(order[end]->y0 - order[start]->y0) <= SAME_PLACE) {
			end++;
		}
		size_t count = end - start;
		if (count >= MIN_PAGES && count * 100 >= (size_t)pages * REPEATED_PERCENT &&
		    count <= pages) {
			size_t cells = 0;
			for (size_t i = start; i < end; i++) {
				cells += is_cell(lines, order[i]);
			}
			for (size_t i = start; i < end; i++) {
				order[i]->is_margin = cells * 2 <= count;
			}
		}
		start = end;
	}
}

/* ---- numbers of lines ---- */

/* The number that a text is; -1: it is none. */
static int32_t number_of(struct str text)
{
	int32_t number = 0;
	if (text.size == 0 || text.size > MAX_NUMBER) {
		return -1;
	}
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] < '0' || text.data[i] > '9') {
			return -1;
		}
		number = number * 10 + (text.data[i] - '0');
	}
	return number;
}

struct edges {
	int32_t left; /* of all on a page except numbers */
	int32_t right;
};

static struct edges find_edges(const struct paged_line *page, size_t count)
{
	struct edges edges = {INT32_MAX, INT32_MIN};
	for (size_t i = 0; i < count; i++) {
		if (!page[i].is_margin && number_of(page[i].text) < 0) {
			edges.left = page[i].x0 < edges.left ? page[i].x0 : edges.left;
			edges.right = page[i].x1 > edges.right ? page[i].x1 : edges.right;
		}
	}
	return edges;
}

static bool is_beside(const struct paged_line *line, const struct edges *edges)
{
	int32_t gap = line->size / 2;
	return !line->is_margin && number_of(line->text) >= 0 &&
	       (line->x1 + gap < edges->left || line->x0 - gap > edges->right);
}

/* How many numbers stand beside the text of a page; 0 if they are few, or their steps differ. */
static size_t count_numbers(const struct paged_line *page, size_t count)
{
	struct edges edges = find_edges(page, count);
	size_t found = 0;
	int32_t last = 0;
	int32_t step = 0;
	for (size_t i = 0; i < count; i++) {
		if (!is_beside(&page[i], &edges)) {
			continue;
		}
		int32_t number = number_of(page[i].text);
		if (found == 1) {
			step = number - last;
		}
		if (found > 0 && (number - last != step || step <= 0)) {
			return 0;
		}
		last = number;
		found++;
	}
	return found >= MIN_NUMBERS ? found : 0;
}

/* Whether the lines of a page are prose, and not a table with a column of numbers. */
static bool is_prose(const struct paged_line *page, size_t count)
{
	struct edges edges = find_edges(page, count);
	size_t others = 0;
	size_t full = 0;
	for (size_t i = 0; i < count; i++) {
		if (!page[i].is_margin && !is_beside(&page[i], &edges)) {
			others++;
			full += page[i].x1 + 3 * page[i].size > edges.right &&
			        (page[i].x1 - page[i].x0) * 2 > edges.right - edges.left;
		}
	}
	return full * 100 >= others * FULL_PERCENT;
}

static size_t end_of_page(const struct paged_lines *lines, size_t start)
{
	size_t end = start;
	while (end < lines->count && lines->items[end].page == lines->items[start].page) {
		end++;
	}
	return end;
}

static void mark_numbers(struct paged_lines *lines)
{
	size_t numbers = 0;
	size_t numbered = 0;
	size_t pages = 0;
	for (size_t start = 0; start < lines->count;) {
		size_t end = end_of_page(lines, start);
		size_t found = count_numbers(lines->items + start, end - start);
		numbers += is_prose(lines->items + start, end - start) ? found : 0;
		numbered += found > 0;
		pages++;
		start = end;
	}
	if (numbers < MIN_IN_ALL || numbered * 100 < pages * REPEATED_PERCENT) {
		return;
	}
	for (size_t start = 0; start < lines->count;) {
		size_t end = end_of_page(lines, start);
		struct edges edges = find_edges(lines->items + start, end - start);
		for (size_t i = start; i < end; i++) {
			lines->items[i].is_margin |= is_beside(&lines->items[i], &edges);
		}
		start = end;
	}
}

void paged_lines_clear(struct paged_lines *lines, struct arena *arena, uint32_t pages)
{
	qsort(lines->items, lines->count, sizeof *lines->items, compare_places);
	mark_repeats(lines, arena, pages);
	mark_numbers(lines);
}
