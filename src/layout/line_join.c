/* Whether a line goes on in the next. The evidence, strongest first: what the next line begins
 * with; what was cut in two (a figure, an address, a label); whether the line ends a sentence;
 * whether it is as long as the page is wide, or long enough to be the end of a page. */
#include "layout/line_join.h"

#include "base/utf8.h"

enum {
	START_BYTES = 200,     /* of a line, for what it begins with */
	LONGEST_LABEL = 96,    /* bytes */
	LONG_CHARACTERS = 20,  /* a line of prose this long was cut, where it ends no sentence */
	LONGEST_HEADING = 120, /* characters */
	LONGEST_TAIL = 3       /* characters of a title's last word that a page cut off */
};

static struct str folded(const struct lines *lines, struct span span)
{
	return str_slice(lines->folded, span.start, span.end);
}

/* The first bytes of a line, whole characters. */
static struct str line_head(const struct lines *lines, const struct line *line, uint32_t size)
{
	uint32_t end = span_size(line->span) > size ? line->span.start + size : line->span.end;
	while (end < line->span.end && ((unsigned char)lines->folded.data[end] & 0xC0) == 0x80) {
		end++;
	}
	return str_slice(lines->folded, line->span.start, end);
}

void line_start_read(struct line_start *out, const struct lines *lines, const struct line *line,
                     struct grammar *grammar)
{
	*out = (struct line_start){0};
	struct str head = line_head(lines, line, START_BYTES);
	struct span whole;
	struct span label;
	struct span words;
	struct span number;
	out->mark = grammar_mark(grammar, head, &whole, &number);
	/* A label may stand in the brackets that would else hold a heading. */
	if (out->mark && out->mark->is_weak && out->mark->numbering == NUMBERING_NONE &&
	    grammar_label_at(grammar, head, 0, &label, &words, &number)) {
		out->mark = NULL;
	}
	if (line->is_listed) {
		out->mark = grammar_line_mark(grammar);
		out->mark_span = out->number = (struct span){line->span.start, line->span.start};
	} else if (out->mark) {
		out->mark_span = span_shift(whole, line->span.start);
		out->number = span_shift(number, line->span.start);
	} else if (grammar_label_at(grammar, head, 0, &whole, &words, &number)) {
		/* Bare words before a number may as well be the middle of a sentence. */
		out->has_label = words.end < whole.end;
		out->is_bare =
		    out->has_label && str_trim(str_slice(head, words.end, whole.end)).size == 0;
	}
}

static bool matches_join(const struct lines *lines, const struct line *last,
                         const struct line *next, struct grammar *grammar)
{
	uint32_t tail_size = 64;
	uint32_t start =
	    span_size(last->span) > tail_size ? last->span.end - tail_size : last->span.start;
	while (start > last->span.start &&
	       ((unsigned char)lines->folded.data[start] & 0xC0) == 0x80) {
		start--;
	}
	struct str tail = folded(lines, (struct span){start, last->span.end});
	struct str head = line_head(lines, next, tail_size);
	for (size_t i = 0; i < grammar->join_count; i++) {
		struct join *join = &grammar->joins[i];
		struct match_result result;
		if ((!join->after.pattern || rule_match(&join->after, head, 0, &result)) &&
		    (!join->before.pattern || rule_match(&join->before, tail, 0, &result))) {
			return true;
		}
	}
	return false;
}

/* Both lines together, in a small buffer: where a word of the grammar may have been cut. */
static struct str both(const struct lines *lines, const struct line *last, const struct line *next,
                       char *buffer, size_t capacity)
{
	struct str tail = folded(lines, last->span);
	struct str head = line_head(lines, next, START_BYTES);
	if (tail.size + head.size > capacity) {
		return (struct str){0};
	}
	memcpy(buffer, tail.data, tail.size);
	memcpy(buffer + tail.size, head.data, head.size);
	return (struct str){buffer, tail.size + head.size};
}

bool lines_cut_label(const struct lines *lines, const struct line *last, const struct line *next,
                     struct grammar *grammar)
{
	char buffer[LONGEST_LABEL + START_BYTES + 4];
	struct span whole;
	struct span words;
	struct span mark = {0, 0};
	size_t size = span_size(last->span);
	struct str text = size <= LONGEST_LABEL ? both(lines, last, next, buffer, sizeof buffer)
	                                        : (struct str){0};
	if (text.size > 0) {
		grammar_mark(grammar, text, &mark, &words);
	}
	return text.size > 0 && mark.end < size &&
	       grammar_label_at(grammar, text, mark.end, &whole, &words, &words) &&
	       whole.end > size;
}

static bool is_whole_heading(const struct lines *lines, const struct line *line,
                             struct grammar *grammar)
{
	struct match_result result;
	return rule_match(&grammar->whole, folded(lines, line->span), 0, &result);
}

static bool is_heading(const struct open_paragraph *open)
{
	return open->mark && open->mark->role != MARK_ITEM &&
	       open->first->characters <= LONGEST_HEADING;
}

/* Whether a line has more than one clause. */
static bool has_clauses(const struct lines *lines, const struct line *line)
{
	struct str text = folded(lines, line->span);
	return str_find(text, STR(",")) != SIZE_MAX ||
	       str_find(text, STR("\xEF\xBC\x8C")) != SIZE_MAX;
}

/* Whether what a mark of items and headings begins is an item: long, no whole title, and of more
 * than one clause where titles may be anything. */
static bool is_sentence(const struct lines *lines, const struct open_paragraph *open,
                        struct grammar *grammar)
{
	return open->mark && open->mark->role == MARK_EITHER &&
	       open->last->characters >= LONG_CHARACTERS &&
	       !is_whole_heading(lines, open->last, grammar) &&
	       (!grammar->reads_places || has_clauses(lines, open->last));
}

/* Whether a line makes the title before it whole: a title's end, or what of one was cut off. */
static bool completes_title(const struct lines *lines, const struct line *last,
                            const struct line *next, struct grammar *grammar)
{
	char buffer[4 * LONGEST_HEADING + START_BYTES + 4];
	struct match_result result;
	bool is_cut = next->characters <= LONGEST_TAIL;
	struct str title =
	    is_cut ? both(lines, last, next, buffer, sizeof buffer) : folded(lines, next->span);
	return next->characters <= LONGEST_HEADING && title.size > 0 &&
	       rule_match(&grammar->whole, title, 0, &result);
}

/* A heading goes on in a line that begins nothing where it fills the page's width; and one that
 * is not whole in the line that makes it so, across the end of a page too. */
static bool heading_goes_on(const struct lines *lines, const struct open_paragraph *open,
                            const struct line *next, size_t gap, struct grammar *grammar)
{
	bool is_full = line_is_full(lines, open->last) && gap == 0;
	bool is_titled = open->mark->is_candidate && open->mark->role == MARK_HEADING;
	bool may_be_title = open->mark->is_candidate && grammar->reads_places;
	if (!open->mark->is_direction && !is_titled && !may_be_title) {
		return is_full;
	}
	bool is_whole = is_whole_heading(lines, open->last, grammar);
	bool completes = !line_is_finished(lines, next, grammar) &&
	                 completes_title(lines, open->last, next, grammar);
	if (!open->mark->is_direction && !is_titled && !is_whole) {
		return is_full;
	}
	if (is_whole) { /* by chance: the page's edge fell behind such a word */
		return is_full && completes && next->characters < LONG_CHARACTERS;
	}
	return is_full || completes;
}

/* An item's title goes on in the next line where it fills its own, but for a title that is whole:
 * what it then goes on with is short and makes it whole again. */
static bool title_goes_on(const struct lines *lines, const struct open_paragraph *open,
                          const struct line *next, bool is_full, struct grammar *grammar)
{
	if (open->first->characters > LONGEST_HEADING) {
		return is_full;
	}
	return is_full &&
	       (!is_whole_heading(lines, open->last, grammar) ||
	        (next->characters < LONG_CHARACTERS && is_whole_heading(lines, next, grammar)));
}

/* Whether a line reads like a label with what it says, though no rule knows it. */
static bool begins_like_label(const struct lines *lines, const struct line *line,
                              struct grammar *grammar)
{
	struct match_result result;
	struct str text = str_trim(folded(lines, line->span));
	return rule_match(&grammar->label_like, text, 0, &result) && result.whole.end < text.size;
}

/* Whether a line of wrapped text has a part of a sentence behind it and is no whole title: what
 * follows goes on with it, though the line is not full. */
static bool is_cut_prose(const struct lines *lines, const struct line *line,
                         struct grammar *grammar)
{
	return lines->is_wrapped && line->characters >= LONG_CHARACTERS &&
	       has_clauses(lines, line) && !is_whole_heading(lines, line, grammar);
}

/* For a line that ends no sentence, before one that begins nothing. */
static bool unfinished_goes_on(const struct lines *lines, const struct open_paragraph *open,
                               const struct line *next, size_t gap, struct grammar *grammar)
{
	if (is_heading(open)) {
		return heading_goes_on(lines, open, next, gap, grammar) ||
		       (is_sentence(lines, open, grammar) &&
		        line_is_finished(lines, next, grammar));
	}
	if (gap > 0 && grammar->reads_places && begins_like_label(lines, next, grammar)) {
		return false;
	}
	bool is_full = open->first == open->last ? line_is_full_first(lines, open->last)
	                                         : line_is_full(lines, open->last);
	if (open->mark && open->mark->is_candidate && grammar->reads_places) {
		return title_goes_on(lines, open, next, is_full, grammar) ||
		       (gap == 0 && is_cut_prose(lines, open->last, grammar));
	}
	if (open->mark && open->mark->is_candidate && open->first == open->last &&
	    !is_whole_heading(lines, open->last, grammar) &&
	    completes_title(lines, open->last, next, grammar)) {
		return true;
	}
	if (lines->is_wrapped) {
		return is_full || line_is_full(lines, open->last);
	}
	bool is_piece = open->first != open->last; /* cut before, and again */
	return (is_piece || open->last->characters >= LONG_CHARACTERS) &&
	       line_is_prose(lines, open->last, grammar);
}

/* Whether a line's number is the next behind that of the open paragraph: then it begins one, however
 * full the line before it is and though a title ends no sentence. */
static bool counts_on(const struct lines *lines, const struct open_paragraph *open,
                      const struct line_start *start)
{
	if (open->mark != start->mark || start->number.start == start->number.end) {
		return false;
	}
	uint32_t last = number_ordinal(open->mark, folded(lines, open->number));
	return last > 0 && number_ordinal(start->mark, folded(lines, start->number)) == last + 1;
}

/* Whether a line's number is the first under a title that is whole. */
static bool begins_under(const struct lines *lines, const struct open_paragraph *open,
                         const struct line_start *start, struct grammar *grammar)
{
	return open->mark && grammar->reads_places && open->first == open->last &&
	       start->number.start < start->number.end &&
	       number_ordinal(start->mark, folded(lines, start->number)) == 1 &&
	       is_whole_heading(lines, open->last, grammar);
}

static bool begins_with_label(const struct lines *lines, const struct open_paragraph *open,
                              struct grammar *grammar)
{
	struct line_start start;
	line_start_read(&start, lines, open->first, grammar);
	return start.has_label;
}

/* Whether a line is a mark and a label with nothing behind it: what comes next is its value. */
static bool is_label_alone(const struct lines *lines, const struct open_paragraph *open,
                           struct grammar *grammar)
{
	struct str text = folded(lines, open->first->span);
	struct span whole;
	struct span words;
	size_t from = open->mark ? open->mark_span.end - open->first->span.start : 0;
	return open->mark && open->first == open->last && from < text.size &&
	       grammar_label_at(grammar, text, from, &whole, &words, &words) &&
	       whole.end == text.size;
}

static bool is_digits(const struct lines *lines, const struct line *line)
{
	struct str text = folded(lines, line->span);
	for (size_t at = 0; at < text.size;) {
		if (!utf8_is_digit(utf8_next(text, &at))) {
			return false;
		}
	}
	return line->kind == LINE_TEXT && text.size > 0;
}

/* Whether a line is one of a list of numbers, as when a table was copied cell by cell: another line
 * of nothing but digits is next to it. A number never begins with 0, but the rest of one may. */
static bool is_listed_number(const struct lines *lines, const struct open_paragraph *open,
                             const struct line *line)
{
	const struct line *end = lines->items + lines->count;
	bool is_behind = open->first == open->last && is_digits(lines, open->last);
	return is_digits(lines, line) && lines->folded.data[line->span.start] != '0' &&
	       (is_behind || (line + 1 < end && is_digits(lines, line + 1)));
}

/* Whether a line has cells: blanks in it that no sentence has. */
static bool has_cells(const struct lines *lines, const struct line *line)
{
	struct str text = folded(lines, line->span);
	return str_find(text, STR("  ")) != SIZE_MAX || str_find(text, STR("\t")) != SIZE_MAX;
}

/* Whether a number ends a row of cells and another begins the next row: no number is cut there. */
static bool are_rows(const struct lines *lines, const struct line *last, const struct line *next)
{
	size_t at = next->span.start;
	size_t start;
	return utf8_is_digit(utf8_next(lines->folded, &at)) &&
	       utf8_is_digit(utf8_previous(lines->folded, last->span.end, &start)) &&
	       has_cells(lines, last) && has_cells(lines, next);
}

/* Whether a line begins with the sign behind a number that is lost. */
static bool begins_with_comma(const struct lines *lines, const struct line *line)
{
	return str_starts(folded(lines, line->span), STR("\xE3\x80\x81")); /* U+3001 */
}

bool lines_join(const struct lines *lines, const struct open_paragraph *open,
                const struct line *next, const struct line_start *start, size_t gap,
                struct grammar *grammar)
{
	const struct line *last = open->last;
	bool is_full = line_is_full(lines, last);
	bool is_mark_alone = open->mark && open->mark_span.end >= last->span.end;
	if (is_mark_alone && start->mark && start->mark->is_bare) {
		return true; /* its number stands on the line before */
	}
	if (start->mark && !start->mark->is_weak) {
		return false;
	}
	if (start->has_label && lines_cut_label(lines, last, next, grammar)) {
		return true; /* the end of a longer label may be one, too */
	}
	if (start->has_label && (!start->is_bare || begins_with_label(lines, open, grammar))) {
		return false;
	}
	bool is_finished = line_is_finished(lines, last, grammar);
	if (start->mark) {
		return is_full && !is_finished && gap == 0 && !counts_on(lines, open, start) &&
		       !begins_under(lines, open, start, grammar);
	}
	if (is_mark_alone) {
		return true; /* a mark that its text was cut from */
	}
	if (lines_cut_label(lines, last, next, grammar)) {
		return true;
	}
	if (is_label_alone(lines, open, grammar)) {
		return false;
	}
	if (is_listed_number(lines, open, next) || are_rows(lines, last, next)) {
		return false;
	}
	bool is_cut_mark = is_finished && begins_with_comma(lines, next);
	if (!is_cut_mark && matches_join(lines, last, next, grammar)) {
		return true;
	}
	bool is_indented = lines->has_indents && next->indent > last->indent && next->indent >= 2;
	if (is_indented) {
		return false;
	}
	if (is_finished) {
		return is_full && gap == 0 && !utf8_ends_with_colon(folded(lines, last->span));
	}
	return unfinished_goes_on(lines, open, next, gap, grammar);
}
