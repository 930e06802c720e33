/* Sorts lines in reading order: page, part of the page, height, place in the row. */
#include "source/paged/join.h"

#include <stdlib.h>

#include "base/utf8.h"

static int compare_lines(const void *a, const void *b)
{
	const struct paged_line *left = a;
	const struct paged_line *right = b;
	if (left->page != right->page) {
		return left->page < right->page ? -1 : 1;
	}
	bool is_over = left->is_margin && !left->is_running; /* what was printed over the text */
	if (is_over != (right->is_margin && !right->is_running)) {
		return is_over ? -1 : 1;
	}
	if (left->part != right->part) {
		return left->part < right->part ? -1 : 1;
	}
	int32_t x = left->y0 + left->y1;
	int32_t y = right->y0 + right->y1;
	if (x != y) {
		return x < y ? -1 : 1;
	}
	return (left->x0 > right->x0) - (left->x0 < right->x0);
}

static int compare_places(const void *a, const void *b)
{
	const struct paged_line *left = a;
	const struct paged_line *right = b;
	return (left->x0 > right->x0) - (left->x0 < right->x0);
}

/* Whether two pieces stand side by side: they share more than half of the smaller one's height. */
static bool in_one_row(const struct paged_line *a, const struct paged_line *b)
{
	int32_t common = paged_least(a->y1, b->y1) - paged_greatest(a->y0, b->y0);
	int32_t height = paged_least(a->y1 - a->y0, b->y1 - b->y0);
	return a->page == b->page && a->part == b->part && !a->is_margin && !b->is_margin &&
	       !a->table && !b->table && height > 0 && common * 2 > height;
}

/* The blanks to put between two pieces side by side. Between digits even a narrow gap is a blank,
 * since two numbers must not become one. */
static struct str find_gap(const struct paged_line *line, struct str text,
                           const struct paged_line *next)
{
	int32_t gap = next->x0 - line->x1;
	size_t start;
	size_t at = 0;
	bool are_digits = text.size > 0 && utf8_is_digit(utf8_previous(text, text.size, &start)) &&
	                  next->text.size > 0 && utf8_is_digit(utf8_next(next->text, &at));
	if (gap > line->size) {
		return STR("  ");
	}
	bool is_apart = line->has_blank || gap * (are_digits ? 10 : 4) > line->size;
	return is_apart ? STR(" ") : STR("");
}

struct paged_line paged_join_row(const struct paged_line *pieces, size_t count, struct arena *arena)
{
	struct paged_line line = pieces[0];
	struct paged_compound text;
	if (count == 1) {
		return line;
	}
	paged_compound_init(&text, arena);
	paged_compound_add(&text, line.text, line.origins);
	for (size_t i = 1; i < count; i++) {
		buf_append(&text.text, find_gap(&line, buf_str(&text.text), &pieces[i]));
		paged_compound_add(&text, pieces[i].text, pieces[i].origins);
		line.has_blank = pieces[i].has_blank;
		line.y0 = paged_least(line.y0, pieces[i].y0);
		line.x1 = paged_greatest(line.x1, pieces[i].x1);
		line.y1 = paged_greatest(line.y1, pieces[i].y1);
		line.size = paged_greatest(line.size, pieces[i].size);
	}
	line.text = paged_compound_finish(&text, &line.origins);
	return line;
}

/* Joins pieces at one height that stand close together to cells. Returns how many cells there are;
 * `out` may be where the pieces are. */
static size_t make_cells(struct paged_line *out, struct paged_line *pieces, size_t count,
                         struct arena *arena)
{
	size_t cells = 0;
	qsort(pieces, count, sizeof *pieces, compare_places);
	for (size_t start = 0; start < count;) {
		size_t end = start + 1;
		int32_t right = pieces[start].x1;
		while (end < count && pieces[end].x0 - right <= pieces[start].size &&
		       !pieces[end].is_cut) {
			right = paged_greatest(right, pieces[end].x1);
			end++;
		}
		struct paged_line cell = paged_join_row(pieces + start, end - start, arena);
		out[cells++] = cell;
		start = end;
	}
	return cells;
}

size_t paged_rows_from_lines(struct paged_row *rows, struct paged_line *items, size_t *count,
                             struct arena *arena)
{
	size_t row_count = 0;
	size_t cells = 0;
	qsort(items, *count, sizeof *items, compare_lines);
	for (size_t start = 0; start < *count;) {
		size_t end = start + 1;
		while (end < *count && in_one_row(&items[start], &items[end])) {
			end++;
		}
		size_t found = make_cells(items + cells, items + start, end - start, arena);
		rows[row_count++] = (struct paged_row){cells, found};
		cells += found;
		start = end;
	}
	*count = cells;
	return row_count;
}
