/* Page furniture: lines that belong to the pages, not to the text. A line that is only a number is
 * furniture where such numbers count up; a repeated line where it interrupts sentences, is next to
 * other furniture, or has the document's title. */
#include <stdlib.h>

#include "base/utf8.h"
#include "layout/line_join.h"

enum {
	MAX_FURNITURE = 240,  /* bytes that a rule for furniture is asked about */
	MAX_BARE_NUMBER = 12, /* bytes: four digits of full width */
	MAX_HEADER = 80,      /* characters */
	MIN_HEADER = 5,       /* characters */
	MIN_HEADERS = 3,      /* times that a running header is in a text */
	MAX_PAGE = 9999
};

/* Whether a line may be furniture: text that is in no table. */
static bool may_be_furniture(const struct line *line)
{
	return line->kind == LINE_TEXT && line->table == 0;
}

static void set_aside(struct line *line, const struct rule *rule)
{
	line->kind = LINE_FURNITURE;
	line->furniture = rule;
}

/* The number of a line that is a number alone, in digits of either width; -1 where it is more than
 * that, or no page can have that number, or a tab follows: then it is a row whose other cells are
 * empty. */
static int bare_number(const struct lines *lines, const struct line *line)
{
	struct str text = line_text(lines, line);
	uint32_t end = line->span.end;
	bool has_tabs = end < lines->folded.size && lines->folded.data[end] == '\t';
	int value = 0;
	if (!may_be_furniture(line) || has_tabs || text.size > MAX_BARE_NUMBER) {
		return -1;
	}
	for (size_t at = 0; at < text.size && value <= MAX_PAGE;) {
		uint32_t c = utf8_next(text, &at);
		if (!utf8_is_digit(c)) {
			return -1;
		}
		value = value * 10 + (int)(c >= 0xFF10 ? c - 0xFF10 : c - '0');
	}
	return value <= MAX_PAGE ? value : -1;
}

/* The next line that is not blank, up (step -1) or down (step 1); NULL where there is none. */
static const struct line *neighbour(const struct lines *lines, size_t i, int step)
{
	for (size_t at = i + (size_t)step; at < lines->count; at += (size_t)step) {
		if (lines->items[at].kind != LINE_BLANK) {
			return &lines->items[at];
		}
	}
	return NULL;
}

/* Whether a line may be the value of a label that stands alone on the line before it. */
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

/* Numbers in a run n, n + 1, n + 2 are pages; so is one beside a form feed. One below a label may
 * be its value: it is a page only if it is the one that is missing in a run. */
static void set_bare_numbers_aside(struct lines *lines, const struct rule *rule,
                                   struct grammar *grammar)
{
	struct line *previous = NULL;
	struct line *value =
	    NULL; /* below a label, with the next number behind that of `previous` */
	int previous_number = -2;
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		int number = bare_number(lines, line);
		if (number >= 0 && is_value(lines, i, grammar)) {
			value = number == previous_number + 1 && !value ? line : NULL;
			continue;
		}
		if (number < 0) {
			continue;
		}
		bool is_next = number == previous_number + 1;
		bool is_next_but_one = value && number == previous_number + 2;
		if (is_next_but_one) {
			set_aside(value, rule);
		}
		if (previous && (is_next || is_next_but_one)) {
			set_aside(previous, rule);
		}
		if (is_next || is_next_but_one || line->starts_page ||
		    (i + 1 < lines->count && line[1].starts_page)) {
			set_aside(line, rule);
		}
		value = NULL;
		previous = line;
		previous_number = number;
	}
}

static void set_page_numbers_aside(struct lines *lines, struct grammar *grammar)
{
	if (grammar->furniture.count == 0) {
		return;
	}
	/* The last rule is the one for bare numbers, which are furniture only in a run. */
	size_t bare = grammar->furniture.count - 1;
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		struct str text = line_text(lines, line);
		if (!may_be_furniture(line) || text.size > MAX_FURNITURE) {
			continue;
		}
		for (size_t r = 0; r < bare && line->kind == LINE_TEXT; r++) {
			struct match_result result;
			if (rule_match(&grammar->furniture.items[r], text, 0, &result)) {
				set_aside(line, &grammar->furniture.items[r]);
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

/* The next byte of a header, with one 0 for each number, since a header may have the page in it; -1
 * at its end. */
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

/* Compares headers without regard to the numbers in them. */
static int compare_masked(struct str a, struct str b)
{
	size_t i = 0;
	size_t j = 0;
	if (str_equal(a, b)) {
		return 0;
	}
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

/* Reads all digits of a header as one number; false where they are too many. */
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

/* Whether lines with the same words have the same numbers too, or ascending ones. */
static bool can_be_headers(const struct repeated *first, size_t count)
{
	bool is_same = true;
	bool is_ascending = true;
	uint64_t last;
	bool fits = read_digits(first->text, &last);
	for (size_t i = 1; i < count; i++) {
		uint64_t value;
		is_same &= str_equal(first[i].text, first->text);
		fits &= read_digits(first[i].text, &value);
		is_ascending &= fits && value > last;
		last = value;
	}
	return is_same || is_ascending;
}

/* Whether a line stands where headers do: at the edge of a page, beside other furniture, or where
 * it cuts a sentence, a title or a label in two. */
static bool interrupts(const struct lines *lines, size_t i, struct grammar *grammar)
{
	const struct line *line = &lines->items[i];
	const struct line *before = neighbour(lines, i, -1);
	const struct line *after = neighbour(lines, i, 1);
	struct match_result result;
	struct span whole;
	struct span number;
	if (line->starts_page || (after && after->starts_page) ||
	    (before && before->kind == LINE_FURNITURE) ||
	    (after && after->kind == LINE_FURNITURE)) {
		return true;
	}
	if (!before || line_is_finished(lines, before, grammar)) {
		return false;
	}
	if (before->characters > MIN_HEADER && line_is_prose(lines, before, grammar)) {
		return true;
	}
	if (!after) {
		return false;
	}
	struct str title = line_text(lines, before);
	const struct mark *mark = grammar_mark(grammar, title, &whole, &number);
	bool cuts_title = mark && mark->is_direction &&
	                  !rule_match(&grammar->whole, title, 0, &result) &&
	                  rule_match(&grammar->whole, line_text(lines, after), 0, &result);
	return cuts_title || lines_cut_label(lines, before, after, grammar);
}

/* Whether a line closes a bracket that a line before it opened: then it is a part of that. */
static bool closes_bracket(struct str text)
{
	int depth = 0;
	for (size_t at = 0; at < text.size && depth >= 0;) {
		uint32_t c = utf8_next(text, &at);
		depth += (c == '(' || c == 0xFF08) - (c == ')' || c == 0xFF09);
	}
	return depth < 0;
}

/* Whether the neighbours of two lines on one side are the same, but for numbers. */
static bool have_same_neighbour(const struct lines *lines, size_t one, size_t other, int step)
{
	const struct line *a = neighbour(lines, one, step);
	const struct line *b = neighbour(lines, other, step);
	return a && b && may_be_furniture(a) && may_be_furniture(b) &&
	       compare_masked(line_text(lines, a), line_text(lines, b)) == 0;
}

/* Whether half of the repeats are between the same lines, or the beginning of a label that a line
 * end cuts: then this is text that is repeated, and no header. */
static bool is_in_repeated_text(const struct lines *lines, const struct repeated *first,
                                size_t count, struct grammar *grammar)
{
	size_t same = 0;
	for (size_t i = 1; i < count; i++) {
		size_t here = first[i].line;
		size_t last = first[i - 1].line;
		const struct line *after = neighbour(lines, here, 1);
		same += (have_same_neighbour(lines, last, here, -1) &&
		         have_same_neighbour(lines, last, here, 1)) ||
		        (after && lines_cut_label(lines, &lines->items[here], after, grammar));
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

/* Whether a header has the document's title, or reads like a title. */
static bool names_document(struct str header, struct str title, struct grammar *grammar)
{
	struct match_result result;
	struct str words = without_page_number(header, grammar);
	return title.size > 0 &&
	       (str_find(title, words) != SIZE_MAX || str_find(words, title) != SIZE_MAX ||
	        rule_match(&grammar->title, words, 0, &result));
}

static int compare_text(const void *key, const void *item)
{
	return compare_masked(*(const struct str *)key, ((const struct repeated *)item)->text);
}

/* The first line that reads like a title, if possible one that is not repeated; empty where there
 * is none. */
static struct str find_document_title(const struct lines *lines, const struct repeated *repeated,
                                      size_t count, struct grammar *grammar)
{
	struct str title = {0};
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		struct match_result result;
		if (may_be_furniture(line) && line->characters <= 2 * MAX_HEADER &&
		    rule_match(&grammar->title, line_text(lines, line), 0, &result)) {
			struct str text = line_text(lines, line);
			title = title.size > 0 ? title : text;
			if (count == 0 ||
			    !bsearch(&text, repeated, count, sizeof *repeated, compare_text)) {
				return text;
			}
		}
	}
	return title;
}

/* The title, found when it is first asked for. */
struct document_title {
	const struct lines *lines;
	const struct repeated *repeated;
	size_t count;
	struct grammar *grammar;
	struct str text;
	bool is_known;
};

static struct str title_of_document(struct document_title *title)
{
	if (!title->is_known) {
		title->text = find_document_title(title->lines, title->repeated, title->count,
		                                  title->grammar);
		title->is_known = true;
	}
	return title->text;
}

/* Sets repeated lines aside if they are a running header; the line that is the title itself
 * stays. */
static void classify_repeated(struct lines *lines, const struct repeated *first, size_t count,
                              struct grammar *grammar, struct document_title *title)
{
	struct span whole;
	struct span words;
	size_t breaks = 0;
	if (closes_bracket(first->text) || grammar_mark(grammar, first->text, &whole, &words) ||
	    grammar_label_at(grammar, first->text, 0, &whole, &words, &words) ||
	    !can_be_headers(first, count) || is_in_repeated_text(lines, first, count, grammar)) {
		return;
	}
	for (size_t i = 0; i < count; i++) {
		breaks += interrupts(lines, first[i].line, grammar);
	}
	struct str name = title_of_document(title);
	if (breaks * 2 < count && !names_document(first->text, name, grammar)) {
		return;
	}
	for (size_t i = 0; i < count; i++) {
		struct line *line = &lines->items[first[i].line];
		bool is_title = i == 0 && str_equal(first->text, name);
		if (!is_title) {
			set_aside(line, &grammar->running_header);
		}
	}
}

/* Collects the lines that may be a running header and are repeated often enough, by a hash table of
 * their texts, and sorts them: no order depends on the hash. Returns how many there are. */
static size_t collect_repeated(struct repeated **out, const struct lines *lines,
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
		if (!may_be_furniture(line) || line->characters < MIN_HEADER ||
		    line->characters > MAX_HEADER || line_is_finished(lines, line, grammar)) {
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
	size_t capacity = 0;
	for (size_t i = 0; i < lines->count; i++) {
		if (same[i] != UINT32_MAX && times[same[i]] >= MIN_HEADERS) {
			struct repeated repeated = {line_text(lines, &lines->items[i]),
			                            (uint32_t)i};
			ARENA_PUSH(arena, *out, count, capacity, repeated);
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
	size_t count = collect_repeated(&repeated, lines, arena, grammar);
	struct document_title title = {lines, repeated, count, grammar, {0}, false};
	for (size_t start = 0; start < count;) {
		size_t end = start + 1;
		while (end < count &&
		       compare_masked(repeated[end].text, repeated[start].text) == 0) {
			end++;
		}
		classify_repeated(lines, &repeated[start], end - start, grammar, &title);
		start = end;
	}
}

void lines_set_margins_aside(struct lines *lines, struct grammar *grammar)
{
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		if (line->is_margin && line->kind == LINE_TEXT) {
			set_aside(line, &grammar->running_header);
		}
	}
}

void lines_set_furniture_aside(struct lines *lines, struct arena *arena, struct grammar *grammar)
{
	set_page_numbers_aside(lines, grammar);
	set_headers_aside(lines, arena, grammar);
}
