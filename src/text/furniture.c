/* Page furniture: lines that the pages brought and the author did not write. A line that is
 * nothing but a number is furniture only where such numbers count up; a line that comes again
 * and again only where it breaks into sentences, stands beside other furniture, or says the
 * document's title. */
#include <stdlib.h>

#include "base/utf8.h"
#include "text/line.h"

enum {
	LONGEST_FURNITURE = 240,  /* bytes, of what a rule may know as furniture */
	LONGEST_BARE_NUMBER = 12, /* bytes: four digits of full width */
	LONGEST_HEADER = 80,      /* characters */
	SHORTEST_HEADER = 5,      /* characters */
	FEWEST_HEADERS = 3,       /* times that a running header stands in a text */
	LARGEST_PAGE = 9999
};

static struct str line_text(const struct lines *lines, const struct line *line)
{
	return str_slice(lines->folded, line->span.start, line->span.end);
}

/* The digit that a character is, of either width; -1 where it is none. */
static int digit_of(uint32_t c)
{
	c -= c >= 0xFF10 ? 0xFEE0 : 0;
	return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
}

/* The number of a line that is a number alone; -1 where it is more than that. */
static int bare_number(struct str text)
{
	int value = 0;
	if (text.size == 0 || text.size > LONGEST_BARE_NUMBER) {
		return -1;
	}
	for (size_t at = 0; at < text.size;) {
		int digit = digit_of(utf8_next(text, &at));
		if (digit < 0) {
			return -1;
		}
		value = value * 10 + digit;
	}
	return value <= LARGEST_PAGE ? value : -1;
}

/* Numbers in a run n, n + 1, n + 2 are pages; so is one that stands at a form feed. */
static void set_bare_numbers_aside(struct lines *lines, const struct rule *rule)
{
	struct line *previous = NULL;
	int previous_number = -2;
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		int number = line->kind == LINE_TEXT ? bare_number(line_text(lines, line)) : -1;
		if (number < 0) {
			continue;
		}
		bool at_feed = line->starts_page || (i + 1 < lines->count && line[1].starts_page);
		if (number == previous_number + 1 && previous) {
			previous->kind = LINE_FURNITURE;
			previous->furniture = rule;
		}
		if (number == previous_number + 1 || at_feed) {
			line->kind = LINE_FURNITURE;
			line->furniture = rule;
		}
		previous = line;
		previous_number = number;
	}
}

static void set_page_numbers_aside(struct lines *lines, struct grammar *grammar)
{
	if (grammar->furniture.count == 0) {
		return;
	}
	/* The last rule is the one for bare numbers, which needs more than its pattern. */
	size_t bare = grammar->furniture.count - 1;
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		struct str text = line_text(lines, line);
		if (line->kind != LINE_TEXT || text.size > LONGEST_FURNITURE) {
			continue;
		}
		for (size_t r = 0; r < bare && line->kind == LINE_TEXT; r++) {
			struct match_result result;
			if (rule_match(&grammar->furniture.items[r], text, 0, &result)) {
				line->kind = LINE_FURNITURE;
				line->furniture = &grammar->furniture.items[r];
			}
		}
	}
	set_bare_numbers_aside(lines, &grammar->furniture.items[bare]);
}

/* ---- running headers ---- */

struct repeated {
	struct str text;
	uint32_t line;
};

/* FNV-1a, 64 bits. */
static uint64_t hash(struct str text)
{
	uint64_t value = 0xcbf29ce484222325u;
	for (size_t i = 0; i < text.size; i++) {
		value = (value ^ (unsigned char)text.data[i]) * 0x100000001b3u;
	}
	return value;
}

static int compare_repeated(const void *a, const void *b)
{
	const struct repeated *left = a;
	const struct repeated *right = b;
	int order = str_compare(left->text, right->text);
	return order ? order : (left->line > right->line) - (left->line < right->line);
}

static const struct line *neighbour(const struct lines *lines, size_t i, int step)
{
	for (size_t at = i + (size_t)step; at < lines->count; at += (size_t)step) {
		if (lines->items[at].kind != LINE_BLANK) {
			return &lines->items[at];
		}
	}
	return NULL;
}

/* A header shows where it breaks into a sentence or stands at the edge of a page. */
static bool interrupts(const struct lines *lines, size_t i, struct grammar *grammar)
{
	const struct line *line = &lines->items[i];
	const struct line *before = neighbour(lines, i, -1);
	const struct line *after = neighbour(lines, i, 1);
	if (line->starts_page || (after && after->starts_page) ||
	    (before && before->kind == LINE_FURNITURE) ||
	    (after && after->kind == LINE_FURNITURE)) {
		return true;
	}
	return before && before->characters > SHORTEST_HEADER &&
	       line_is_prose(lines, before, grammar) && !line_is_finished(lines, before, grammar);
}

static bool is_header_text(struct str text, struct grammar *grammar)
{
	struct span whole;
	struct span words;
	return !grammar_mark(grammar, text, &whole, &words) &&
	       !(grammar_label(grammar, text, 0, &whole, &words, &words) && whole.start == 0);
}

static void judge_header(struct lines *lines, const struct repeated *first, size_t count,
                         struct grammar *grammar, struct str title)
{
	size_t breaks = 0;
	if (!is_header_text(first->text, grammar)) {
		return;
	}
	for (size_t i = 0; i < count; i++) {
		breaks += interrupts(lines, first[i].line, grammar);
	}
	bool names_document = title.size > 0 && (str_find(title, first->text) != SIZE_MAX ||
	                                         str_find(first->text, title) != SIZE_MAX);
	if (breaks * 2 < count && !names_document) {
		return;
	}
	for (size_t i = 0; i < count; i++) {
		struct line *line = &lines->items[first[i].line];
		bool is_title = i == 0 && str_equal(first->text, title);
		if (!is_title) {
			line->kind = LINE_FURNITURE;
			line->furniture = &grammar->running_header;
		}
	}
}

/* The document's title as far as one line tells it; empty where none does. */
static struct str find_title(const struct lines *lines, struct grammar *grammar)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		struct match_result result;
		if (line->kind == LINE_TEXT && line->characters <= 2 * LONGEST_HEADER &&
		    rule_match(&grammar->title, line_text(lines, line), 0, &result)) {
			return line_text(lines, line);
		}
	}
	return (struct str){0};
}

/* Lines that may be a running header and stand in the text often enough, in a hash table by
 * their text; what leaves it is sorted, so that no order depends on the hash. */
static size_t collect_repeated(struct repeated **out, size_t *capacity, const struct lines *lines,
                               struct arena *arena, struct grammar *grammar)
{
	size_t size = 16;
	while (size < lines->count * 2) {
		size *= 2;
	}
	uint32_t *first = ARENA_ARRAY(arena, uint32_t, size);         /* line + 1 */
	uint32_t *same = ARENA_ARRAY(arena, uint32_t, lines->count);  /* of a line: its first */
	uint32_t *times = ARENA_ARRAY(arena, uint32_t, lines->count); /* of a first line */
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		same[i] = UINT32_MAX;
		if (line->kind != LINE_TEXT || line->characters < SHORTEST_HEADER ||
		    line->characters > LONGEST_HEADER || line_is_finished(lines, line, grammar)) {
			continue;
		}
		struct str text = line_text(lines, line);
		size_t slot = hash(text) & (size - 1);
		while (first[slot] != 0 &&
		       !str_equal(line_text(lines, &lines->items[first[slot] - 1]), text)) {
			slot = (slot + 1) & (size - 1);
		}
		if (first[slot] == 0) {
			first[slot] = (uint32_t)i + 1;
		}
		same[i] = first[slot] - 1;
		times[same[i]]++;
	}
	size_t count = 0;
	for (size_t i = 0; i < lines->count; i++) {
		if (same[i] != UINT32_MAX && times[same[i]] >= FEWEST_HEADERS) {
			struct repeated repeated = {line_text(lines, &lines->items[i]),
			                            (uint32_t)i};
			ARENA_PUSH(arena, *out, count, *capacity, repeated);
		}
	}
	arena_drop(arena, first, size, sizeof *first);
	arena_drop(arena, same, lines->count, sizeof *same);
	arena_drop(arena, times, lines->count, sizeof *times);
	if (count > 0) {
		qsort(*out, count, sizeof **out, compare_repeated);
	}
	return count;
}

static void set_headers_aside(struct lines *lines, struct arena *arena, struct grammar *grammar)
{
	struct repeated *repeated = NULL;
	size_t capacity = 0;
	size_t count = collect_repeated(&repeated, &capacity, lines, arena, grammar);
	struct str title = count > 0 ? find_title(lines, grammar) : (struct str){0};
	for (size_t start = 0; start < count;) {
		size_t end = start + 1;
		while (end < count && str_equal(repeated[end].text, repeated[start].text)) {
			end++;
		}
		judge_header(lines, &repeated[start], end - start, grammar, title);
		start = end;
	}
	ARENA_DROP(arena, repeated, count, capacity);
}

void lines_set_furniture_aside(struct lines *lines, struct arena *arena, struct grammar *grammar)
{
	set_page_numbers_aside(lines, grammar);
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		if (line->is_margin && line->kind == LINE_TEXT) {
			line->kind = LINE_FURNITURE;
			line->furniture = &grammar->running_header;
		}
	}
	set_headers_aside(lines, arena, grammar);
}
