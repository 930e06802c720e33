/* A whole document on one line, as some web pages leave it: it is split where its headings and
 * lists begin. A line is a document where two chapters begin in it. */
#include "base/utf8.h"
#include "layout/line.h"

enum {
	MAX_PARAGRAPH = 200, /* characters: only a longer line can be a document */
	MIN_CHAPTERS = 2,    /* that begin in a line which is a document */
	MARK_BYTES = 96,     /* that are searched for a mark */
	MAX_HEADING = 24,    /* characters between a mark and the blank behind a heading */
	MAX_TITLE = 80       /* characters before the blank behind the title */
};

/* A place in a line where a numbered heading or item may begin. */
struct start {
	uint32_t at;
	const struct mark *mark;
	uint32_t ordinal;
	uint32_t text; /* behind the mark */
};

struct splitter {
	struct lines *lines;
	struct arena *arena;
	struct grammar *grammar;
	struct start *starts;
	size_t count;
	size_t capacity;
	uint32_t *cuts; /* where new lines begin, ascending */
	size_t cut_count;
	size_t cut_capacity;
};

static bool ends_part(uint32_t c)
{
	return utf8_is_blank(c) || c == 0x3002 || c == ';' || c == 0xFF1B || c == ':' ||
	       c == 0xFF1A;
}

/* Whether a character may begin a mark with a number: a numeral, a bracket, or the
 * character before an ordinal (U+7B2C). */
static bool may_begin(const struct splitter *splitter, struct str text, size_t at)
{
	size_t next = at;
	uint32_t c = utf8_next(text, &next);
	return utf8_is_digit(c) || c == '(' || c == 0xFF08 || c == 0x7B2C ||
	       lexicon_match(splitter->grammar->lexicon, text, at, WORD_FLAG(WORD_DIGIT));
}

/* Finds the places in a line where a heading or an item may begin: behind a blank or the end of a
 * sentence. */
static void find_starts(struct splitter *splitter, const struct line *line)
{
	struct str text = str_slice(splitter->lines->folded, 0, line->span.end);
	uint32_t before = ' ';
	splitter->count = 0;
	for (size_t at = line->span.start; at < text.size;) {
		if (utf8_is_han_lead(text.data[at]) && !ends_part(before)) {
			at = utf8_skip_han(text, at, text.size);
			before = 0; /* a Chinese character, which ends no part */
			continue;
		}
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		bool is_start =
		    ends_part(before) && !utf8_is_blank(c) && may_begin(splitter, text, start);
		before = c;
		if (!is_start) {
			continue;
		}
		struct span whole;
		struct span number;
		struct str head = str_slice(text, start, start + MARK_BYTES);
		while (utf8_is_inside(text, start + head.size)) {
			head.size--;
		}
		const struct mark *mark = grammar_mark(splitter->grammar, head, &whole, &number);
		if (!mark || number.start == number.end) {
			continue;
		}
		struct start found = {
		    (uint32_t)start, mark,
		    number_ordinal(mark, str_slice(head, number.start, number.end)),
		    (uint32_t)start + whole.end};
		ARENA_PUSH(splitter->arena, splitter->starts, splitter->count, splitter->capacity,
		           found);
	}
}

/* Whether the nearest start with the same mark, behind one (step 1) or before it (step -1), has the
 * number behind or before its own. */
static bool counts_on(const struct splitter *splitter, size_t index, int step)
{
	const struct start *start = &splitter->starts[index];
	for (size_t i = index + (size_t)step; i < splitter->count; i += (size_t)step) {
		if (splitter->starts[i].mark == start->mark) {
			return splitter->starts[i].ordinal == start->ordinal + (uint32_t)step;
		}
	}
	return false;
}

/* Whether chapters, with Chinese numerals, begin at the starts, in order from the first. */
static bool is_document(const struct splitter *splitter)
{
	size_t chapters = 0;
	for (size_t i = 0; i < splitter->count; i++) {
		const struct start *start = &splitter->starts[i];
		bool is_chapter = start->mark->role == MARK_HEADING &&
		                  start->mark->numbering == NUMBERING_CHINESE;
		chapters += is_chapter && start->ordinal == chapters + 1;
	}
	return chapters >= MIN_CHAPTERS;
}

static void add_cut(struct splitter *splitter, uint32_t at)
{
	if (splitter->cut_count == 0 || at > splitter->cuts[splitter->cut_count - 1]) {
		ARENA_PUSH(splitter->arena, splitter->cuts, splitter->cut_count,
		           splitter->cut_capacity, at);
	}
}

/* Behind the blanks at `at`. */
static uint32_t pass_blanks(struct str text, uint32_t at, uint32_t end)
{
	for (size_t next = at; next < end; at = (uint32_t)next) {
		if (!utf8_is_blank(utf8_next(text, &next))) {
			break;
		}
	}
	return at;
}

/* The first blank within `limit` characters, if nothing before it ends a clause; `end` where there
 * is none. */
static uint32_t find_blank(struct str text, uint32_t start, uint32_t end, int limit)
{
	size_t at = start;
	for (int i = 0; at < end && i <= limit; i++) {
		uint32_t here = (uint32_t)at;
		uint32_t c = utf8_next(text, &at);
		if (utf8_is_blank(c)) {
			return here;
		}
		if (ends_part(c) || c == ',' || c == 0xFF0C) {
			break;
		}
	}
	return end;
}

/* Cuts off a title at the beginning of the line, with a blank behind it. */
static void cut_title(struct splitter *splitter, const struct line *line)
{
	struct str text = splitter->lines->folded;
	struct match_result result;
	uint32_t end = find_blank(text, line->span.start, line->span.end, MAX_TITLE);
	if (end < line->span.end &&
	    rule_match(&splitter->grammar->title, str_slice(text, line->span.start, end), 0,
	               &result)) {
		add_cut(splitter, pass_blanks(text, end, line->span.end));
	}
}

static void find_cuts(struct splitter *splitter, const struct line *line)
{
	struct str text = splitter->lines->folded;
	splitter->cut_count = 0;
	cut_title(splitter, line);
	for (size_t i = 0; i < splitter->count; i++) {
		const struct start *start = &splitter->starts[i];
		bool is_part = (start->ordinal == 1 && counts_on(splitter, i, 1)) ||
		               counts_on(splitter, i, -1);
		if (!is_part) {
			continue;
		}
		if (start->at > line->span.start) {
			add_cut(splitter, start->at);
		}
		uint32_t limit =
		    i + 1 < splitter->count ? splitter->starts[i + 1].at : line->span.end;
		uint32_t blank = start->mark->role == MARK_ITEM
		                     ? limit
		                     : find_blank(text, start->text, limit, MAX_HEADING);
		if (blank < limit) {
			add_cut(splitter, pass_blanks(text, blank, limit));
		}
	}
}

/* Whether a line is in a table that the format knows: a cell is no document, and its text stays one. */
static bool is_in_table(const struct source *source, struct span line)
{
	for (size_t i = 0; i < source->cell_count; i++) {
		struct span cell = source->cells[i].span;
		if (cell.start < line.end && line.start < cell.end) {
			return true;
		}
	}
	return false;
}

void lines_split_document(struct lines *lines, struct arena *arena, const struct source *source,
                          struct grammar *grammar)
{
	struct splitter splitter = {.lines = lines, .arena = arena, .grammar = grammar};
	struct lines old = *lines;
	bool is_split = false;
	for (size_t i = 0; i < old.count; i++) {
		const struct line *line = &old.items[i];
		splitter.cut_count = 0;
		if (line->kind == LINE_TEXT && line->characters > MAX_PARAGRAPH) {
			find_starts(&splitter, line);
			if (is_document(&splitter) && !is_in_table(source, line->span)) {
				find_cuts(&splitter, line);
			}
		}
		if (splitter.cut_count > 0 && !is_split) { /* most documents have none */
			is_split = true;
			lines->items = NULL;
			lines->count = lines->capacity = 0;
			for (size_t j = 0; j < i; j++) {
				ARENA_PUSH(arena, lines->items, lines->count, lines->capacity,
				           old.items[j]);
			}
		}
		if (is_split) {
			lines_append_split(lines, arena, line, splitter.cuts, splitter.cut_count);
		}
	}
}
