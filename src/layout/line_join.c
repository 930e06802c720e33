/* Whether a line continues the open paragraph. The evidence, strongest first: what the line begins
 * with; what the end of the line before has cut in two (a figure, an address, a label); whether
 * that line ends a sentence; whether it is as wide as the page, or so long that only a page can
 * have ended it. */
#include "layout/line_join.h"

#include "base/utf8.h"

enum {
	START_BYTES = 200, /* of a line, for what it begins with */
	JOIN_BYTES = 64,   /* of both lines, for the joins of the grammar */
	MAX_LABEL = 96,    /* bytes */
	MIN_PROSE = 20,    /* characters: a line this long without the end of a sentence was cut */
	MAX_HEADING = 120, /* characters */
	MAX_REST = 3       /* characters of a title's last word that a page cut off */
};

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
	/* Brackets without a number may be a weak mark of headings, or belong to a label. */
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

/* Whether a join of the grammar says that two lines are one. */
static bool matches_join(const struct lines *lines, const struct line *last,
                         const struct line *next, struct grammar *grammar)
{
	struct str tail = line_tail(lines, last, JOIN_BYTES);
	struct str head = line_head(lines, next, JOIN_BYTES);
	struct match_result result;
	for (size_t i = 0; i < grammar->join_count; i++) {
		struct join *join = &grammar->joins[i];
		if ((!join->after.pattern || rule_match(&join->after, head, 0, &result)) &&
		    (!join->before.pattern || rule_match(&join->before, tail, 0, &result))) {
			return true;
		}
	}
	return false;
}

/* A line and the beginning of the next together, in a buffer; empty where it is too small. */
static struct str both(const struct lines *lines, const struct line *last, const struct line *next,
                       char *buffer, size_t capacity)
{
	struct str tail = line_text(lines, last);
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
	char buffer[MAX_LABEL + START_BYTES + 4];
	struct span whole;
	struct span words;
	struct span mark = {0, 0};
	size_t size = span_size(last->span);
	struct str text =
	    size <= MAX_LABEL ? both(lines, last, next, buffer, sizeof buffer) : (struct str){0};
	if (text.size == 0) {
		return false;
	}
	grammar_mark(grammar, text, &mark, &words);
	return mark.end < size &&
	       grammar_label_at(grammar, text, mark.end, &whole, &words, &words) &&
	       whole.end > size;
}

static bool is_whole_title(struct grammar *grammar, struct str text)
{
	struct match_result result;
	return rule_match(&grammar->whole, text, 0, &result);
}

/* Whether a line makes the title before it whole: as the end of one, or as what was cut off its
 * last word. */
static bool completes_title(const struct lines *lines, const struct line *last,
                            const struct line *next, struct grammar *grammar)
{
	char buffer[4 * MAX_HEADING + START_BYTES + 4];
	struct str title = next->characters <= MAX_REST
	                       ? both(lines, last, next, buffer, sizeof buffer)
	                       : line_text(lines, next);
	return next->characters <= MAX_HEADING && title.size > 0 && is_whole_title(grammar, title);
}

/* Whether a line has more than one clause. */
static bool has_clauses(struct str line)
{
	return str_find(line, STR(",")) != SIZE_MAX ||
	       str_find(line, STR("\xEF\xBC\x8C")) != SIZE_MAX;
}

/* Whether a heading that ends no sentence continues in a line that begins nothing. */
static bool heading_continues(const struct lines *lines, const struct open_paragraph *open,
                              const struct line *next, size_t gap, struct grammar *grammar)
{
	const struct mark *mark = open->mark;
	struct str last = line_text(lines, open->last);
	bool is_full = line_is_full(lines, open->last) && gap == 0;
	bool is_next_finished = line_is_finished(lines, next, grammar);
	/* A long line behind a mark of headings or items is an item if it is no whole title and,
	 * where titles may be anything, has several clauses: it continues to the end of its
	 * sentence. */
	if (is_next_finished && mark->role == MARK_EITHER && open->last->characters >= MIN_PROSE &&
	    !is_whole_title(grammar, last) && (!grammar->reads_places || has_clauses(last))) {
		return true;
	}
	/* Headings with titles that the grammar knows: one that is not whole is completed by the
	 * next line, across the end of a page too. */
	bool has_title = mark->is_direction || (mark->is_candidate && mark->role == MARK_HEADING);
	if (!has_title && !(mark->is_candidate && grammar->reads_places)) {
		return is_full;
	}
	bool is_whole = is_whole_title(grammar, last);
	if (!has_title && !is_whole) {
		return is_full;
	}
	bool completes = !is_next_finished && completes_title(lines, open->last, next, grammar);
	/* What is whole may be so by chance, if the edge of the page is behind such a word. */
	return is_whole ? is_full && completes && next->characters < MIN_PROSE
	                : is_full || completes;
}

/* Whether a line that ends no sentence continues in one that begins nothing. */
static bool unfinished_continues(const struct lines *lines, const struct open_paragraph *open,
                                 const struct line *next, size_t gap, struct grammar *grammar)
{
	const struct line *last = open->last;
	struct str text = line_text(lines, last);
	struct str next_text = str_trim(line_text(lines, next));
	struct match_result result;
	bool is_first = open->first == last;
	bool is_candidate = open->mark && open->mark->is_candidate;
	if (open->mark && open->mark->role != MARK_ITEM && open->first->characters <= MAX_HEADING) {
		return heading_continues(lines, open, next, gap, grammar);
	}
	/* What reads like a label with its value behind a blank line, though no rule knows it. */
	if (gap > 0 && grammar->reads_places &&
	    rule_match(&grammar->label_like, next_text, 0, &result) &&
	    result.whole.end < next_text.size) {
		return false;
	}
	bool is_full = is_first ? line_is_full_first(lines, last) : line_is_full(lines, last);
	if (is_candidate && grammar->reads_places) {
		/* The title of an item: a whole one continues only in a short line that is whole
		 * again. Wrapped prose with several clauses continues though its line is not
		 * full. */
		bool is_whole = is_whole_title(grammar, text);
		bool may_continue = open->first->characters > MAX_HEADING || !is_whole ||
		                    (next->characters < MIN_PROSE &&
		                     is_whole_title(grammar, line_text(lines, next)));
		bool is_cut_prose = gap == 0 && lines->is_wrapped &&
		                    last->characters >= MIN_PROSE && has_clauses(text) && !is_whole;
		return (is_full && may_continue) || is_cut_prose;
	}
	if (is_candidate && is_first && !is_whole_title(grammar, text) &&
	    completes_title(lines, last, next, grammar)) {
		return true;
	}
	if (lines->is_wrapped) {
		return is_full || line_is_full(lines, last);
	}
	/* What was cut before may be cut again, however short. */
	return (!is_first || last->characters >= MIN_PROSE) && line_is_prose(lines, last, grammar);
}

static uint32_t ordinal_of(const struct lines *lines, const struct mark *mark, struct span number)
{
	return number_ordinal(mark, str_slice(lines->folded, number.start, number.end));
}

/* Whether a line that begins with a weak mark begins a paragraph though the line before it is full
 * and ends no sentence: its number is the next one of the open paragraph's mark, or the first below
 * a whole title. */
static bool begins_by_number(const struct lines *lines, const struct open_paragraph *open,
                             const struct line_start *start, struct grammar *grammar)
{
	if (start->number.start == start->number.end) {
		return false;
	}
	uint32_t number = ordinal_of(lines, start->mark, start->number);
	if (open->mark == start->mark) {
		uint32_t last = ordinal_of(lines, open->mark, open->number);
		if (last > 0 && number == last + 1) {
			return true;
		}
	}
	return open->mark && grammar->reads_places && open->first == open->last && number == 1 &&
	       is_whole_title(grammar, line_text(lines, open->last));
}

/* Whether the open paragraph is a mark and a label with nothing behind it: its value comes next. */
static bool is_label_alone(const struct lines *lines, const struct open_paragraph *open,
                           struct grammar *grammar)
{
	struct str text = line_text(lines, open->first);
	struct span whole;
	struct span words;
	size_t from = open->mark ? open->mark_span.end - open->first->span.start : 0;
	return open->mark && open->first == open->last && from < text.size &&
	       grammar_label_at(grammar, text, from, &whole, &words, &words) &&
	       whole.end == text.size;
}

static bool is_digits(const struct lines *lines, const struct line *line)
{
	struct str text = line_text(lines, line);
	for (size_t at = 0; at < text.size;) {
		if (!utf8_is_digit(utf8_next(text, &at))) {
			return false;
		}
	}
	return line->kind == LINE_TEXT && text.size > 0;
}

/* Whether a line has cells: blanks that no sentence has. */
static bool has_cells(struct str line)
{
	return str_find(line, STR("  ")) != SIZE_MAX || str_find(line, STR("\t")) != SIZE_MAX;
}

/* Whether the number that a line begins with is one by itself, and no rest of one that was cut: the
 * line is nothing but digits, as is a line next to it (a table that was copied cell by cell; but 0
 * begins only the rest of a number); or both lines are rows of cells. */
static bool is_number_of_its_own(const struct lines *lines, const struct open_paragraph *open,
                                 const struct line *next)
{
	const struct line *last = open->last;
	const struct line *end = lines->items + lines->count;
	size_t at = next->span.start;
	size_t start;
	if (is_digits(lines, next) && lines->folded.data[at] != '0' &&
	    ((open->first == last && is_digits(lines, last)) ||
	     (next + 1 < end && is_digits(lines, next + 1)))) {
		return true;
	}
	return utf8_is_digit(utf8_next(lines->folded, &at)) &&
	       utf8_is_digit(utf8_previous(lines->folded, last->span.end, &start)) &&
	       has_cells(line_text(lines, last)) && has_cells(line_text(lines, next));
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
	if (start->has_label) {
		if (lines_cut_label(lines, last, next, grammar)) {
			return true; /* the end of a longer label may be a label too */
		}
		if (!start->is_bare || open->has_label) {
			return false;
		}
	}
	bool is_finished = line_is_finished(lines, last, grammar);
	if (start->mark) {
		return is_full && !is_finished && gap == 0 &&
		       !begins_by_number(lines, open, start, grammar);
	}
	/* A mark without its text, or a label without its end: the line goes on in the next. */
	if (is_mark_alone || lines_cut_label(lines, last, next, grammar)) {
		return true;
	}
	if (is_label_alone(lines, open, grammar) || is_number_of_its_own(lines, open, next)) {
		return false;
	}
	/* Behind the end of a sentence U+3001 is what is left of a mark whose number is lost. */
	bool is_cut_mark = is_finished && str_starts(line_text(lines, next), STR("\xE3\x80\x81"));
	if (!is_cut_mark && matches_join(lines, last, next, grammar)) {
		return true;
	}
	if (lines->has_indents && next->indent > last->indent && next->indent >= 2) {
		return false;
	}
	if (is_finished) {
		return is_full && gap == 0 && !utf8_ends_with_colon(line_text(lines, last));
	}
	return unfinished_continues(lines, open, next, gap, grammar);
}
