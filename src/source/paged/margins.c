/* Running headers and footers, and numbers of pages. */
#include "source/paged/lines.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "source/paged/measure.h"

enum {
	NUMBER_LIMIT = 1000000, /* in a margin: larger ones are cut */
	MARGIN_LINES = 3,       /* at the head and foot of a page, that may be margins */
	MARGIN_SLACK = 30,      /* by which their height may differ */
	MARGIN_PAGES = 3,       /* a margin is on at least one page in so many */
	MARGIN_NUMBERS = 8,     /* in it that are looked at */
	APART_PERCENT = 140,    /* of the usual distance of lines: from here on they are apart */
	SURE_PERCENT = 60,      /* of the pages must have a margin that does not stand apart */
	MIDDLE_DOT = 0xB7,
	MINUS_WIDE = 0xFF0D,
	FIRST_DASH = 0x2010,
	LAST_DASH = 0x2015
};

/* A line at the head or foot of a page, each number replaced by 0. */
struct margin {
	struct str text;
	int32_t y;
	size_t line;
};

static int compare_margins(const void *a, const void *b)
{
	const struct margin *left = a;
	const struct margin *right = b;
	int order = str_compare(left->text, right->text);
	if (order == 0) {
		order = (left->y > right->y) - (left->y < right->y);
	}
	return order ? order : (left->line > right->line) - (left->line < right->line);
}

/* The text with one '0' for each number in it, and without blanks. */
static struct str without_numbers(struct arena *arena, struct str text)
{
	char *plain = arena_alloc(arena, text.size + 1);
	size_t size = 0;
	for (size_t i = 0; i < text.size; i++) {
		char c = text.data[i];
		bool is_digit = ascii_is_digit(c);
		if (c != ' ' && !(is_digit && size > 0 && plain[size - 1] == '0')) {
			plain[size++] = is_digit ? '0' : c;
		}
	}
	return (struct str){plain, size};
}

/* The heights of the first and the last lines of a page. */
struct zone {
	int32_t head[MARGIN_LINES]; /* ascending: the least y0 */
	int32_t foot[MARGIN_LINES]; /* descending: the greatest */
};

static struct zone find_zone(const struct paged_line *page, size_t count)
{
	struct zone zone;
	for (int at = 0; at < MARGIN_LINES; at++) {
		zone.head[at] = INT32_MAX;
		zone.foot[at] = INT32_MIN;
	}
	for (size_t i = 0; i < count; i++) {
		int32_t head = page[i].y0;
		int32_t foot = page[i].y0;
		for (int at = 0; at < MARGIN_LINES && !page[i].is_margin && !page[i].table; at++) {
			if (head < zone.head[at]) {
				int32_t greater = zone.head[at];
				zone.head[at] = head;
				head = greater;
			}
			if (foot > zone.foot[at]) {
				int32_t less = zone.foot[at];
				zone.foot[at] = foot;
				foot = less;
			}
		}
	}
	return zone;
}

/* Whether the line before or behind line i is at its height. */
static bool has_neighbour(const struct paged_lines *lines, size_t i)
{
	const struct paged_line *line = &lines->items[i];
	for (size_t at = i > 0 ? i - 1 : 0; at < lines->count && at <= i + 1; at++) {
		const struct paged_line *other = &lines->items[at];
		if (at != i && other->page == line->page &&
		    abs(other->y0 + other->y1 - line->y0 - line->y1) < line->size) {
			return true;
		}
	}
	return false;
}

/* Collects the first and last lines of each page; of pieces, which are not yet joined to lines,
 * only those alone at their height. */
static size_t collect_margins(struct margin **out, const struct paged_lines *lines, bool are_pieces,
                              struct arena *arena)
{
	size_t count = 0;
	size_t capacity = 0;
	for (size_t start = 0; start < lines->count;) {
		size_t end = start;
		while (end < lines->count && lines->items[end].page == lines->items[start].page) {
			end++;
		}
		struct zone zone = find_zone(lines->items + start, end - start);
		for (size_t i = start; i < end; i++) {
			const struct paged_line *line = &lines->items[i];
			if (!line->is_margin && !line->table &&
			    !(are_pieces && has_neighbour(lines, i)) &&
			    (line->y0 <= zone.head[MARGIN_LINES - 1] ||
			     line->y0 >= zone.foot[MARGIN_LINES - 1])) {
				struct margin margin = {without_numbers(arena, line->text),
				                        line->y0, i};
				ARENA_PUSH(arena, *out, count, capacity, margin);
			}
		}
		start = end;
	}
	return count;
}

/* The numbers in a text, at most so many; returns how many there are. */
static size_t find_numbers(struct str text, int32_t *numbers)
{
	size_t count = 0;
	for (size_t i = 0; i < text.size && count < MARGIN_NUMBERS;) {
		int32_t number = 0;
		size_t start = i;
		while (i < text.size && ascii_is_digit(text.data[i])) {
			number =
			    number < NUMBER_LIMIT ? number * 10 + (text.data[i] - '0') : number;
			i++;
		}
		if (i > start) {
			numbers[count++] = number;
		}
		i += i == start;
	}
	return count;
}

/* Whether one of the numbers in some lines of the same form counts the pages. */
static bool counts_pages(const struct paged_lines *lines, const struct margin *group, size_t count)
{
	int32_t first[MARGIN_NUMBERS];
	int32_t numbers[MARGIN_NUMBERS];
	bool may[MARGIN_NUMBERS] = {0};
	const struct paged_line *line = &lines->items[group[0].line];
	size_t found = find_numbers(line->text, first);
	for (size_t n = 0; n < found; n++) {
		may[n] = true;
		first[n] -= (int32_t)line->page;
	}
	for (size_t i = 1; i < count; i++) {
		line = &lines->items[group[i].line];
		size_t here = find_numbers(line->text, numbers);
		for (size_t n = 0; n < found; n++) {
			may[n] = may[n] && n < here && numbers[n] - (int32_t)line->page == first[n];
		}
	}
	for (size_t n = 0; n < found; n++) {
		if (may[n]) {
			return true;
		}
	}
	return false;
}

static bool are_equal(const struct paged_lines *lines, const struct margin *group, size_t count)
{
	for (size_t i = 1; i < count; i++) {
		if (!str_equal(lines->items[group[i].line].text,
		               lines->items[group[0].line].text)) {
			return false;
		}
	}
	return true;
}

/* Whether a line is farther from its inner neighbour than lines of the text are apart. */
static bool stands_apart(const struct paged_lines *lines, size_t i, int32_t pitch)
{
	const struct paged_line *line = &lines->items[i];
	const struct paged_line *before = i > 0 ? line - 1 : NULL;
	const struct paged_line *behind = i + 1 < lines->count ? line + 1 : NULL;
	bool is_head = !before || before->page != line->page;
	const struct paged_line *inner = is_head ? behind : before;
	if (!inner || inner->page != line->page) {
		return true;
	}
	return abs(inner->y1 - line->y1) * 100 > pitch * APART_PERCENT;
}

/* Whether a text is only a number with dashes or points beside it: a page number, even if a table
 * ends close above it. */
static bool is_bare_number(struct str form)
{
	size_t numbers = 0;
	for (size_t at = 0; at < form.size;) {
		uint32_t c = utf8_next(form, &at);
		bool is_beside = c == '-' || c == '.' || c == '_' || c == MIDDLE_DOT ||
		                 c == MINUS_WIDE || (c >= FIRST_DASH && c <= LAST_DASH);
		if (c != '0' && !is_beside) {
			return false;
		}
		numbers += c == '0';
	}
	return numbers == 1;
}

/* Whether lines of one form, at one height, on several pages are margins: their words are the same
 * or count the pages, and they stand apart or on most pages. A line of the text can be at the head
 * of two pages by chance. */
static bool is_margin(const struct paged_lines *lines, const struct margin *group, size_t count,
                      uint32_t pages, int32_t pitch)
{
	size_t fewest = pages / MARGIN_PAGES > 2 ? pages / MARGIN_PAGES : 2;
	size_t found = 1; /* pages that have one */
	for (size_t i = 1; i < count; i++) {
		found += lines->items[group[i].line].page != lines->items[group[i - 1].line].page;
	}
	if (found < fewest ||
	    !(are_equal(lines, group, count) || counts_pages(lines, group, count))) {
		return false;
	}
	bool is_apart = true;
	for (size_t i = 0; i < count; i++) {
		is_apart = is_apart && stands_apart(lines, group[i].line, pitch);
	}
	bool is_sure = count > 2 || is_bare_number(group[0].text);
	return is_apart || (is_sure && count * 100 >= (size_t)pages * SURE_PERCENT);
}

void paged_lines_find_margins(struct paged_lines *lines, struct arena *arena, uint32_t pages,
                              bool are_pieces)
{
	int32_t *numbers = ARENA_ARRAY(arena, int32_t, lines->count + 1);
	int32_t pitch = paged_usual_distance(lines, numbers);
	struct margin *margins = NULL;
	size_t count = collect_margins(&margins, lines, are_pieces, arena);
	if (count > 0) {
		qsort(margins, count, sizeof *margins, compare_margins);
	}
	for (size_t start = 0; start < count;) {
		size_t end = start + 1;
		while (end < count && str_equal(margins[end].text, margins[start].text) &&
		       margins[end].y - margins[end - 1].y <= MARGIN_SLACK) {
			end++;
		}
		bool is_one = is_margin(lines, margins + start, end - start, pages, pitch);
		for (size_t i = start; i < end; i++) {
			lines->items[margins[i].line].is_margin = is_one;
			lines->items[margins[i].line].is_running = is_one;
		}
		start = end;
	}
}

void paged_lines_set_margins_aside(struct paged_lines *lines, struct arena *arena)
{
	struct paged_line *aside = ARENA_ARRAY(arena, struct paged_line, lines->count + 1);
	for (size_t start = 0; start < lines->count;) {
		size_t end = start;
		size_t kept = start;
		size_t count = 0;
		bool has_body = false;
		for (; end < lines->count && lines->items[end].page == lines->items[start].page;
		     end++) {
			struct paged_line line = lines->items[end];
			has_body |= !line.is_margin;
			if (line.is_margin && has_body) {
				aside[count++] = line;
			} else {
				lines->items[kept++] = line;
			}
		}
		memcpy(lines->items + kept, aside, count * sizeof *aside);
		start = end;
	}
}
