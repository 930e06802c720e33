/* Lists without marks: short lines below one which says that topics follow. Each is a paragraph of
 * its own. Headings without marks are found here too: short lines that end with the same word. */
#include "base/utf8.h"
#include "grammar/vocabulary.h"
#include "layout/line.h"
#include "layout/list_heading.h"

enum {
	MAX_MEMBER = 48,  /* characters of a line of such a list */
	MIN_MEMBER = 4,   /* the same */
	MIN_AFTER = 2,    /* lines of a list after a paragraph that leads to it */
	MIN_UNDER = 3,    /* under a heading, which may as well have prose below it */
	MAX_HEADING = 30, /* characters */
	LEAD_BYTES = 240  /* of the end of the line above that are looked at */
};

struct list_finder {
	struct lines *lines;
	struct grammar *grammar;
};

/* Whether a line has a mark or a label of its own. */
static bool is_marked(const struct list_finder *finder, const struct line *line)
{
	struct str text = line_text(finder->lines, line);
	struct span whole;
	struct span words;
	struct span number;
	return grammar_mark(finder->grammar, text, &whole, &number) != NULL ||
	       grammar_label_at(finder->grammar, text, 0, &whole, &words, &number) != NULL;
}

/* Whether a line can be the name of a topic, by its shape: short, with letters, and nothing that
 * ends a clause or introduces an explanation. */
static bool is_short_name(const struct list_finder *finder, const struct line *line)
{
	struct str text = line_text(finder->lines, line);
	bool may_be = line->kind == LINE_TEXT && line->table == 0 && !line->continues_row &&
	              line->characters >= MIN_MEMBER && line->characters <= MAX_MEMBER;
	bool has_letters = false;
	for (size_t at = 0; may_be && at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		may_be = c != 0x3002 && c != ';' && c != 0xFF1B && c != ':' && c != 0xFF1A &&
		         c != ',' && c != 0xFF0C && c != '@' && c != '|' && c != '>';
		has_letters |= c >= 0x4E00 && !utf8_is_digit(c);
	}
	return may_be && has_letters;
}

/* The next line that is not blank; lines.count where there is none. */
static size_t next_line(const struct lines *lines, size_t index)
{
	do {
		index++;
	} while (index < lines->count && lines->items[index].kind == LINE_BLANK);
	return index;
}

/* Whether a heading asks for one title, which is on the next line ("name of the project"). */
static bool asks_title(const struct list_finder *finder, struct str text)
{
	enum { MAX_ASKING = 36 /* bytes */ };
	struct last_word last = last_word_of(finder->grammar, text, ROLE_FLAG(ROLE_NAMED));
	return text.size <= MAX_ASKING && last.word &&
	       ends_heading(finder->grammar, text, last.end);
}

/* How many lines must follow a line so that they are the list that it leads to; 0: it leads to
 * none. */
static size_t lines_wanted(const struct list_finder *finder, const struct line *line)
{
	struct str text = line_text(finder->lines, line);
	size_t from = text.size > LEAD_BYTES ? text.size - LEAD_BYTES : 0;
	while (utf8_is_inside(text, from)) {
		from++;
	}
	text = str_slice(text, from, text.size);
	if (asks_title(finder, text)) {
		return 1;
	}
	enum listing after = listing_after(finder->grammar, text);
	enum listing under =
	    after == LISTING_UNKNOWN ? listing_under(finder->grammar, text) : LISTING_UNKNOWN;
	if (after == LISTING_STRONG || after == LISTING_WEAK) {
		return MIN_AFTER;
	}
	return under == LISTING_STRONG || under == LISTING_WEAK ? MIN_UNDER : 0;
}

/* Whether the next line of text from one on is a date alone: then the line above is a signature. */
static bool is_date(const struct list_finder *finder, size_t index)
{
	const struct lines *lines = finder->lines;
	while (index < lines->count && lines->items[index].kind != LINE_TEXT) {
		index++;
	}
	if (index >= lines->count || lines->items[index].characters > MAX_MEMBER / 2) {
		return false;
	}
	struct str text = line_text(finder->lines, &lines->items[index]);
	size_t digits = 0;
	size_t others = 0;
	for (size_t at = 0; at < text.size;) {
		uint32_t c = utf8_next(text, &at);
		bool is_date_word =
		    lexicon_match(finder->grammar->lexicon, text, at,
		                  WORD_FLAG(WORD_YEAR) | WORD_FLAG(WORD_MONTH)) != NULL;
		digits += utf8_is_digit(c);
		others += !utf8_is_digit(c) && !is_date_word;
	}
	return digits >= 4 && others <= 3;
}

/* The end of the lines from `begin` on that may be a list, with blank lines and furniture between
 * them; stores how many there are. */
static size_t list_end(const struct list_finder *finder, size_t begin, size_t *count)
{
	const struct lines *lines = finder->lines;
	size_t end = begin;
	*count = 0;
	for (size_t i = begin; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		if (line->kind == LINE_BLANK || line->kind == LINE_FURNITURE) {
			continue;
		}
		if (!is_short_name(finder, line) || is_marked(finder, line) || is_date(finder, i)) {
			break;
		}
		end = i + 1;
		++*count;
	}
	return end;
}

/* ---- headings without marks ---- */

/* The word for fields or kinds of project that a short line ends with, behind others; else NULL. */
static const struct word *heading_end(const struct list_finder *finder, const struct line *line)
{
	const word_set ends =
	    ROLE_FLAG(ROLE_FIELD) | ROLE_FLAG(ROLE_PROJECT) | ROLE_FLAG(ROLE_HEAD);
	struct str text = line_text(finder->lines, line);
	if (!is_short_name(finder, line) || line->characters > MAX_HEADING) {
		return NULL;
	}
	struct last_word last = last_word_of(finder->grammar, text, ends);
	return last.word && last.end == text.size && last.word->text.size < text.size ? last.word
	                                                                              : NULL;
}

/* Whether prose stands below a line. */
static bool is_above_prose(const struct list_finder *finder, size_t index)
{
	const struct lines *lines = finder->lines;
	size_t next = next_line(lines, index);
	return next < lines->count && lines->items[next].kind == LINE_TEXT &&
	       lines->items[next].table == 0 && !is_short_name(finder, &lines->items[next]) &&
	       !is_marked(finder, &lines->items[next]);
}

/* Marks lines that end with the same word, each with prose below it: the headings of two fields, of
 * three kinds of project. */
static void find_headings(struct list_finder *finder)
{
	struct lines *lines = finder->lines;
	const struct word *last = NULL; /* what the last such heading ends with */
	size_t before = 0;
	for (size_t i = 0; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		const struct word *end =
		    line->kind == LINE_TEXT && line->table == 0 && !line->is_listed
			? heading_end(finder, line)
			: NULL;
		if (!end || !is_above_prose(finder, i) || is_marked(finder, line)) {
			continue;
		}
		if (end == last) {
			lines->items[before].is_listed = line->is_listed = true;
		}
		last = end;
		before = i;
	}
}

void lines_find_unmarked_lists(struct lines *lines, struct grammar *grammar)
{
	struct list_finder finder = {lines, grammar};
	for (size_t i = 0; i + 1 < lines->count; i++) {
		const struct line *line = &lines->items[i];
		if (line->kind != LINE_TEXT || line->table != 0) {
			continue;
		}
		size_t next = next_line(lines, i);
		bool may_lead = next < lines->count && is_short_name(&finder, &lines->items[next]);
		size_t wanted = may_lead ? lines_wanted(&finder, line) : 0;
		if (wanted == 0) {
			continue;
		}
		size_t count;
		size_t end = list_end(&finder, i + 1, &count);
		if (count > 0 && is_date(&finder, end)) { /* the last line is who signed it */
			count--;
			end--;
		}
		for (size_t at = i + 1; count >= wanted && at < end; at++) {
			lines->items[at].is_listed = lines->items[at].kind == LINE_TEXT;
		}
		i = count >= wanted ? end - 1 : i;
	}
	find_headings(&finder);
}
