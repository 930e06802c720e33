/* Measures what lines have in common: their edges, their distance, and how their paragraphs begin.
 * Pages whose text is wider or narrower than that of the pages before are measured separately. */
#include "source/paged/measure.h"

#include <stdlib.h>

enum {
	SURE_PERCENT = 60,   /* of the paragraphs that show indents, or space before them */
	RIGHT_PERCENT = 97,  /* of the lines that end before the right edge */
	SPACE_PERCENT = 120, /* of the usual distance of lines, from where on it is a gap */
	MIN_AT_EDGE = 3,     /* lines that show the right edge of a page */
	EDGE_PERCENT = 10,   /* of its lines, which do so */
	MIN_NARROW = 4,      /* lines that show that a page is narrower than those before it */
	NARROW_PERCENT = 30, /* of its lines, which do so */
	MIN_PERCENT = 60     /* of the width before, that text on a narrower page has at least */
};

/* The most frequent of some numbers; those that differ by less than `slack` count as equal. Sorts
 * them. */
static int32_t most_frequent(int32_t *numbers, size_t count, int32_t slack)
{
	size_t best = 0;
	int32_t value = 0;
	size_t start = 0;
	if (count > 0) {
		qsort(numbers, count, sizeof *numbers, paged_compare_lengths);
	}
	for (size_t end = 0; end < count; end++) {
		while (numbers[end] - numbers[start] >= slack) {
			start++;
		}
		if (end - start + 1 > best) {
			best = end - start + 1;
			value = numbers[start + (end - start) / 2];
		}
	}
	return value;
}

int32_t paged_usual_distance(const struct paged_lines *lines, int32_t *numbers)
{
	size_t count = 0;
	for (size_t i = 1; i < lines->count; i++) {
		int32_t distance = lines->items[i].y1 - lines->items[i - 1].y1;
		if (lines->items[i].page == lines->items[i - 1].page &&
		    distance * 2 > lines->items[i].size) {
			numbers[count++] = distance;
		}
	}
	return most_frequent(numbers, count, 8);
}

bool paged_is_full(const struct paged_measures *measures, const struct paged_line *line,
                   const struct paged_line *next)
{
	return measures->right - line->x1 < next->unit + measures->size * 3 / 10;
}

bool paged_is_indented(const struct paged_measures *measures, const struct paged_line *line)
{
	return line->x0 > measures->left + measures->size * 8 / 10;
}

bool paged_is_spaced(const struct paged_measures *measures, const struct paged_line *line,
                     const struct paged_line *next)
{
	return measures->distance > 0 &&
	       (next->y1 - line->y1) * 100 > measures->distance * SPACE_PERCENT;
}

static bool is_of(const struct paged_line *line, enum paged_kind kind)
{
	return !line->is_margin && line->kind == kind;
}

/* The next line of the body behind line i, if both are of a kind, or NULL. */
static const struct paged_line *next_of(const struct paged_lines *lines, size_t i,
                                        enum paged_kind kind)
{
	if (!is_of(&lines->items[i], kind)) {
		return NULL;
	}
	for (size_t next = i + 1; next < lines->count; next++) {
		if (!lines->items[next].is_margin) {
			return is_of(&lines->items[next], kind) ? &lines->items[next] : NULL;
		}
	}
	return NULL;
}

/* ---- pages of one width ---- */

/* The right edge of some lines. */
struct edge {
	int32_t at;
	size_t count; /* lines that end there; 0: no edge shows */
};

/* The right edge: the rightmost place within `slack` of which at least `fewest` lines end. */
static struct edge find_edge(int32_t *ends, size_t count, int32_t slack, size_t fewest)
{
	struct edge edge = {0};
	size_t end = count;
	if (count > 0) {
		qsort(ends, count, sizeof *ends, paged_compare_lengths);
	}
	for (size_t start = count; start-- > 0 && edge.count == 0;) {
		while (ends[end - 1] - ends[start] > slack) {
			end--;
		}
		if (end - start >= fewest) {
			edge.count = end - start;
			edge.at = most_frequent(ends + start, edge.count, slack / 4 + 1);
		}
	}
	return edge;
}

static size_t minimum_of(size_t count, size_t fewest, size_t percent)
{
	return count * percent / 100 > fewest ? count * percent / 100 : fewest;
}

/* The pages from `start` on whose text has one width. */
struct frame {
	struct edge edge;
	int32_t left; /* the least of its lines */
	size_t start; /* the first line */
};

/* The ends of the lines of a page that are neither margins nor in columns; `left` and `size` are
 * the least start and the greatest size. */
static size_t take_ends(int32_t *ends, const struct paged_line *page, size_t count, int32_t *left,
                        int32_t *size)
{
	size_t found = 0;
	*left = INT32_MAX;
	*size = 1;
	for (size_t i = 0; i < count; i++) {
		const struct paged_line *line = &page[i];
		if (!line->is_margin && (line->kind == PAGED_PLAIN || line->kind == PAGED_ACROSS)) {
			ends[found++] = line->x1;
			*left = line->x0 < *left ? line->x0 : *left;
			*size = line->size > *size ? line->size : *size;
		}
	}
	return found;
}

/* Whether a page has another width than the frame: its lines end farther to the right, or all of
 * them clearly to the left. */
static bool is_other(const struct frame *frame, const struct frame *page, int32_t *ends,
                     size_t count, int32_t size)
{
	int32_t last = count > 0 ? ends[count - 1] : 0; /* they are sorted */
	if (page->edge.count == 0 || frame->edge.count == 0) {
		return false;
	}
	if (page->edge.at > frame->edge.at + size) {
		return true;
	}
	int32_t width = frame->edge.at - frame->left;
	struct edge narrow =
	    find_edge(ends, count, size / 4, minimum_of(count, MIN_NARROW, NARROW_PERCENT));
	return narrow.count > 0 && narrow.at < frame->edge.at - size &&
	       last < frame->edge.at - size / 2 &&
	       (int64_t)(narrow.at - page->left) * 100 > (int64_t)width * MIN_PERCENT;
}

/* Divides the pages where their width changes; returns how many frames there are. */
static size_t find_frames(struct frame *frames, struct paged_lines *lines, int32_t *ends)
{
	size_t count = 1;
	frames[0] = (struct frame){.start = 0};
	for (size_t start = 0; start < lines->count;) {
		size_t end = start;
		int32_t size;
		struct frame page = {.start = start};
		while (end < lines->count && lines->items[end].page == lines->items[start].page) {
			end++;
		}
		struct frame *frame = &frames[count - 1];
		size_t found =
		    take_ends(ends, lines->items + start, end - start, &page.left, &size);
		page.edge =
		    find_edge(ends, found, size, minimum_of(found, MIN_AT_EDGE, EDGE_PERCENT));
		if (frame->edge.count == 0 && page.edge.count > 0) {
			frame->edge = page.edge;
			frame->left = page.left;
		} else if (is_other(frame, &page, ends, found, size)) {
			frames[count++] = page;
		}
		for (size_t i = start; i < end; i++) {
			lines->items[i].frame = (uint32_t)count - 1;
		}
		start = end;
	}
	return count;
}

/* ---- measures ---- */

/* Measures lines of one kind: their size, edges and distance. */
static void measure_lines(struct paged_measures *out, const struct paged_lines *lines,
                          enum paged_kind kind, int32_t *numbers)
{
	size_t count = 0;
	for (size_t i = 0; i < lines->count; i++) {
		if (is_of(&lines->items[i], kind)) {
			numbers[count++] = lines->items[i].size;
		}
	}
	out->size = most_frequent(numbers, count, 5);
	out->size = out->size > 0 ? out->size : 1;
	count = 0;
	for (size_t i = 0; i < lines->count; i++) {
		if (is_of(&lines->items[i], kind)) {
			numbers[count++] = lines->items[i].x1;
		}
	}
	struct edge edge =
	    find_edge(numbers, count, out->size, minimum_of(count, MIN_AT_EDGE, EDGE_PERCENT));
	if (count > 0) {
		out->right = edge.count > 0 ? edge.at : numbers[(count - 1) * RIGHT_PERCENT / 100];
	}
	/* Only first lines may be indented: the others begin at the left edge. */
	count = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct paged_line *next = next_of(lines, i, kind);
		if (next && paged_is_full(out, &lines->items[i], next)) {
			numbers[count++] = next->x0;
		}
	}
	out->left = most_frequent(numbers, count, 20);
	count = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct paged_line *line = &lines->items[i];
		const struct paged_line *next = next_of(lines, i, kind);
		if (next && next->page == line->page && paged_is_full(out, line, next)) {
			numbers[count++] = next->y1 - line->y1;
		}
	}
	out->distance = most_frequent(numbers, count, 8);
}

/* Finds how paragraphs begin, from the lines behind those that had room left. */
static void measure_paragraphs(struct paged_measures *out, const struct paged_lines *lines,
                               enum paged_kind kind)
{
	size_t beginnings = 0;
	size_t indents = 0;
	size_t neighbours = 0;
	size_t spaces = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct paged_line *line = &lines->items[i];
		const struct paged_line *next = next_of(lines, i, kind);
		if (!next || paged_is_full(out, line, next) ||
		    next->x0 > out->left + 4 * out->size) {
			continue;
		}
		beginnings++;
		indents += paged_is_indented(out, next);
		neighbours += next->page == line->page;
		spaces += next->page == line->page && paged_is_spaced(out, line, next);
	}
	out->has_indents = indents > 0 && indents * 100 >= beginnings * SURE_PERCENT;
	out->has_spaces = spaces > 0 && spaces * 100 >= neighbours * SURE_PERCENT;
}

struct paged_measures *paged_measure(struct paged_lines *lines, struct arena *arena)
{
	int32_t *numbers = ARENA_ARRAY(arena, int32_t, lines->count + 1);
	struct frame *frames = ARENA_ARRAY(arena, struct frame, lines->count + 1);
	size_t count = find_frames(frames, lines, numbers);
	struct paged_measures *measures =
	    ARENA_ARRAY(arena, struct paged_measures, count * PAGED_TABLE);
	for (size_t i = 0; i < count; i++) {
		size_t end = i + 1 < count ? frames[i + 1].start : lines->count;
		struct paged_lines part = {.items = lines->items + frames[i].start,
		                           .count = end - frames[i].start};
		for (enum paged_kind kind = PAGED_PLAIN; kind < PAGED_TABLE; kind++) {
			struct paged_measures *out = &measures[i * PAGED_TABLE + kind];
			measure_lines(out, &part, kind, numbers);
			measure_paragraphs(out, &part, kind);
		}
	}
	return measures;
}
