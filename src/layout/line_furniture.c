/* Page furniture: lines that the pages brought and the author did not write. A line that is
 * nothing but a number is furniture only where such numbers count up; a line that comes again
 * and again only where it breaks into sentences, stands beside other furniture, or says the
 * document's title. */
#include <stdlib.h>

#include "base/utf8.h"
#include "layout/line_join.h"

enum { BRACKET_OPEN = 0xFF08, BRACKET_CLOSE = 0xFF09 };

enum {
	LONGEST_FURNITURE = 240,  /* bytes, of what a rule may know as furniture */
	LONGEST_BARE_NUMBER = 12, /* bytes: four digits of full width */
	LONGEST_HEADER = 80,      /* characters */
	SHORTEST_HEADER = 5,      /* characters */
	FEWEST_HEADERS = 3,       /* times that a running header stands in a text */
	LARGEST_PAGE = 9999
};

/* Whether a line may be furniture: text that is not in a table. */
static bool may_be_furniture(const struct line *line)
{
	return line->kind == LINE_TEXT && line->table == 0;
}

/* Whether tabs stand behind a line: then it is a row whose other cells are empty. */
static bool has_tabs(const struct lines *lines, const struct line *line)
{
	return line->span.end < lines->folded.size && lines->folded.data[line->span.end] == '\t';
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
		if (value > LARGEST_PAGE) {
			return -1; /* before it is more than an int can hold */
		}
		value = value * 10 + digit;
	}
	return value <= LARGEST_PAGE ? value : -1;
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

/* Whether a number is the value of a label that stands alone on the line before it. */
static bool is_value(const struct lines *lines, size_t i, struct grammar *grammar)
{
	const struct line *before = neighbour(lines, i, -1);
	struct str text = before ? line_text(lines, before) : (struct str){0};
	struct span whole;
	struct span words;
	struct span number;
	return grammar_label_at(grammar, text, 0, &whole, &words, &number) &&
	       whole.end == text.size;
}

static void set_aside(struct line *line, const struct rule *rule)
{
	line->kind = LINE_FURNITURE;
	line->furniture = rule;
}

/* Numbers in a run n, n + 1, n + 2 are pages; so is one that stands at a form feed. One that may be the value of a
 * label is a page where it is the one that a run lacks. */
static void set_bare_numbers_aside(struct lines *lines, const struct rule *rule,
                                   struct grammar *grammar)
{
	struct line *previous = NULL;
	struct line *value = NULL; /* the next number behind it, below a label */
	int previous_number = -2;
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		int number = may_be_furniture(line) && !has_tabs(lines, line)
		                 ? bare_number(line_text(lines, line))
		                 : -1;
		if (number >= 0 && is_value(lines, i, grammar)) {
			value = number == previous_number + 1 && !value ? line : NULL;
			continue;
		}
		if (number < 0) {
			continue;
		}
		if (value && number == previous_number + 2) {
			set_aside(value, rule);
			set_aside(previous, rule);
			set_aside(line, rule);
		}
		value = NULL;
		bool at_feed = line->starts_page || (i + 1 < lines->count && line[1].starts_page);
		if (number == previous_number + 1 && previous) {
			set_aside(previous, rule);
		}
		if (number == previous_number + 1 || at_feed) {
			set_aside(line, rule);
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
		if (!may_be_furniture(line) || text.size > LONGEST_FURNITURE) {
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
	set_bare_numbers_aside(lines, &grammar->furniture.items[bare], grammar);
}

/* ---- running headers ---- */

struct repeated {
	struct str text;
	uint32_t line;
};

/* The next byte of a header, each number in it one sign: a header may say the page. -1 at its end. */
static int next_masked(struct str text, size_t *at)
{
	if (*at >= text.size) {
		return -1;
	}
	unsigned char byte = (unsigned char)text.data[(*at)++];
	if (!ascii_is_digit((char)byte)) {
		return byte;
	}
	while (*at < text.size && ascii_is_digit(text.data[*at])) {
		(*at)++;
	}
	return '0';
}

/* FNV-1a, 64 bits. */
static uint64_t hash(struct str text)
{
	uint64_t value = 0xcbf29ce484222325u;
	size_t at = 0;
	for (int byte; (byte = next_masked(text, &at)) >= 0;) {
		value = (value ^ (unsigned)byte) * 0x100000001b3u;
	}
	return value;
}

/* How two headers are in order, whatever numbers they have. */
static int compare_masked(struct str a, struct str b)
{
	size_t i = 0;
	size_t j = 0;
	int left;
	int right;
	do {
		left = next_masked(a, &i);
		right = next_masked(b, &j);
	} while (left == right && left >= 0);
	return left - right;
}

static int compare_repeated(const void *a, const void *b)
{
	const struct repeated *left = a;
	const struct repeated *right = b;
	int order = compare_masked(left->text, right->text);
	return order ? order : (left->line > right->line) - (left->line < right->line);
}

/* The digits of a header as one number; false where they are too many. */
static bool read_digits(struct str text, uint64_t *value)
{
	bool fits = true;
	*value = 0;
	for (size_t i = 0; i < text.size; i++) {
		if (ascii_is_digit(text.data[i])) {
			fits &= *value < UINT64_MAX / 10 - 1;
			*value = *value * 10 + (uint64_t)(text.data[i] - '0');
		}
	}
	return fits;
}

/* Headers with the same words have the same numbers too, or ones that go up. */
static bool counts_up(const struct repeated *first, size_t count)
{
	bool is_same = true;
	bool goes_up = true;
	uint64_t last;
	bool fits = read_digits(first->text, &last);
	for (size_t i = 1; i < count; i++) {
		uint64_t value;
		is_same &= str_equal(first[i].text, first->text);
		fits &= read_digits(first[i].text, &value);
		goes_up &= fits && value > last;
		last = value;
	}
	return is_same || goes_up;
}

/* A title that the next line but one makes whole was cut by what stands between. */
static bool cuts_title(const struct lines *lines, const struct line *before,
                       const struct line *after, struct grammar *grammar)
{
	struct match_result result;
	struct span whole;
	struct span number;
	const struct mark *mark =
	    after ? grammar_mark(grammar, line_text(lines, before), &whole, &number) : NULL;
	return mark && mark->is_direction &&
	       !rule_match(&grammar->whole, line_text(lines, before), 0, &result) &&
	       rule_match(&grammar->whole, line_text(lines, after), 0, &result);
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
	if (!before || line_is_finished(lines, before, grammar)) {
		return false;
	}
	return (before->characters > SHORTEST_HEADER && line_is_prose(lines, before, grammar)) ||
	       cuts_title(lines, before, after, grammar) ||
	       (after && lines_cut_label(lines, before, after, grammar));
}

/* Whether a line closes a bracket that a line before it opened: then it is a part of that. */
static bool closes_bracket(struct str text)
{
	int depth = 0;
	for (size_t at = 0; at < text.size && depth >= 0;) {
		uint32_t c = utf8_next(text, &at);
		depth += (c == '(' || c == BRACKET_OPEN) - (c == ')' || c == BRACKET_CLOSE);
	}
	return depth < 0;
}

static bool is_header_text(struct str text, struct grammar *grammar)
{
	struct span whole;
	struct span words;
	return !closes_bracket(text) && !grammar_mark(grammar, text, &whole, &words) &&
	       !grammar_label_at(grammar, text, 0, &whole, &words, &words);
}

/* Whether a line that comes again has the same line next to it as before, but for numbers. */
static bool is_same_beside(const struct lines *lines, const struct repeated *first, size_t i,
                           int step)
{
	const struct line *a = neighbour(lines, first[i - 1].line, step);
	const struct line *b = neighbour(lines, first[i].line, step);
	return a && b && may_be_furniture(a) && may_be_furniture(b) &&
	       compare_masked(line_text(lines, a), line_text(lines, b)) == 0;
}

/* What comes again between the same lines, or is the cut head of a label, is text that comes again,
 * and no header. */
static bool is_in_repeated_text(const struct lines *lines, const struct repeated *first,
                                size_t count, struct grammar *grammar)
{
	size_t same = 0;
	for (size_t i = 1; i < count; i++) {
		const struct line *after = neighbour(lines, first[i].line, 1);
		same +=
		    (is_same_beside(lines, first, i, -1) && is_same_beside(lines, first, i, 1)) ||
		    (after && lines_cut_label(lines, &lines->items[first[i].line], after, grammar));
	}
	return same * 2 >= count;
}

static bool is_page_number(struct str text, struct grammar *grammar)
{
	struct match_result result;
	for (size_t i = 0; i < grammar->furniture.count; i++) {
		if (rule_match(&grammar->furniture.items[i], text, 0, &result)) {
			return true;
		}
	}
	return false;
}

/* A header without the page number that stands before or behind its words. */
static struct str without_page_number(struct str text, struct grammar *grammar)
{
	for (size_t at = 1; at + 1 < text.size; at++) {
		if (text.data[at] != ' ' && text.data[at] != '\t') {
			continue;
		}
		if (is_page_number(str_slice(text, at, text.size), grammar)) {
			return str_trim(str_slice(text, 0, at));
		}
		if (is_page_number(str_slice(text, 0, at), grammar)) {
			return str_trim(str_slice(text, at, text.size));
		}
	}
	return text;
}

/* Whether a header's words name the document, or are as a title's. */
static bool names_document(struct str header, struct str title, struct grammar *grammar)
{
	struct match_result result;
	struct str words = without_page_number(header, grammar);
	return title.size > 0 &&
	       (str_find(title, words) != SIZE_MAX || str_find(words, title) != SIZE_MAX ||
	        rule_match(&grammar->title, words, 0, &result));
}

static void judge_header(struct lines *lines, const struct repeated *first, size_t count,
                         struct grammar *grammar, struct str title)
{
	size_t breaks = 0;
	if (!is_header_text(first->text, grammar) || !counts_up(first, count) ||
	    is_in_repeated_text(lines, first, count, grammar)) {
		return;
	}
	for (size_t i = 0; i < count; i++) {
		breaks += interrupts(lines, first[i].line, grammar);
	}
	if (breaks * 2 < count && !names_document(first->text, title, grammar)) {
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

static int compare_text(const void *key, const void *item)
{
	return compare_masked(*(const struct str *)key, ((const struct repeated *)item)->text);
}

static bool is_repeated(const struct repeated *repeated, size_t count, struct str text)
{
	return count > 0 && bsearch(&text, repeated, count, sizeof *repeated, compare_text);
}

/* The document's title as far as one line tells it, one that comes but once before all others;
 * empty where none does. */
static struct str find_title(const struct lines *lines, const struct repeated *repeated,
                             size_t count, struct grammar *grammar)
{
	struct str title = {0};
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		struct match_result result;
		if (may_be_furniture(line) && line->characters <= 2 * LONGEST_HEADER &&
		    rule_match(&grammar->title, line_text(lines, line), 0, &result)) {
			title = title.size > 0 ? title : line_text(lines, line);
			if (!is_repeated(repeated, count, line_text(lines, line))) {
				return line_text(lines, line);
			}
		}
	}
	return title;
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
		if (!may_be_furniture(line) || line->characters < SHORTEST_HEADER ||
		    line->characters > LONGEST_HEADER || line_is_finished(lines, line, grammar)) {
			continue;
		}
		struct str text = line_text(lines, line);
		size_t slot = hash(text) & (size - 1);
		while (first[slot] != 0 &&
		       compare_masked(line_text(lines, &lines->items[first[slot] - 1]), text) !=
		           0) {
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
	struct str title =
	    count > 0 ? find_title(lines, repeated, count, grammar) : (struct str){0};
	for (size_t start = 0; start < count;) {
		size_t end = start + 1;
		while (end < count &&
		       compare_masked(repeated[end].text, repeated[start].text) == 0) {
			end++;
		}
		judge_header(lines, &repeated[start], end - start, grammar, title);
		start = end;
	}
	ARENA_DROP(arena, repeated, count, capacity);
}

void lines_set_margins_aside(struct lines *lines, struct grammar *grammar)
{
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		if (line->is_margin && line->kind == LINE_TEXT) {
			line->kind = LINE_FURNITURE;
			line->furniture = &grammar->running_header;
		}
	}
}

void lines_set_furniture_aside(struct lines *lines, struct arena *arena, struct grammar *grammar)
{
	set_page_numbers_aside(lines, grammar);
	set_headers_aside(lines, arena, grammar);
}
