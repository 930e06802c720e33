/* Titles from lines: the rule of the grammar, and the layout around a line. */
#include "layout/title.h"

enum {
	LONGEST_TITLE = 200,    /* characters */
	LONGEST_TITLE_END = 10, /* characters of a title's end that is no title by itself */
	SHORT_LINE = 8          /* characters of a line that stands over a title: "annex 1" */
};

/* Whether a line by itself may name the document. */
static bool reads_like_title(struct title_finder *finder, const struct line *line,
                             const struct line_start *start)
{
	struct match_result result;
	struct str text = str_slice(finder->lines->folded, line->span.start, line->span.end);
	return !(start->mark && start->number.start < start->number.end) && !start->has_label &&
	       line->characters <= LONGEST_TITLE &&
	       rule_match(&finder->grammar->title, text, 0, &result);
}

/* Whether a title is that of a notice that announces a document. */
static bool is_notice(struct title_finder *finder, const struct line *line)
{
	struct match_result result;
	struct str text = str_slice(finder->lines->folded, line->span.start, line->span.end);
	return rule_match(&finder->grammar->notice, text, 0, &result);
}

/* The title of what a notice announces: behind it, alone or under a line like "annex 1". */
static const struct line *find_later(struct title_finder *finder, const struct line *notice)
{
	const struct lines *lines = finder->lines;
	bool is_apart = false; /* a short or blank line stands before */
	for (const struct line *line = notice + 1; line < lines->items + lines->count; line++) {
		struct line_start start;
		if (is_apart && line->kind == LINE_TEXT && line->table == 0) {
			line_start_read(&start, lines, line, finder->grammar);
			if (reads_like_title(finder, line, &start) && !is_notice(finder, line)) {
				return line;
			}
		}
		is_apart = line->kind == LINE_BLANK || line->characters <= SHORT_LINE;
	}
	return NULL;
}

bool title_names_document(struct title_finder *finder, const struct line *line,
                          const struct line_start *start)
{
	if (finder->later) {
		return line == finder->later;
	}
	bool is_numbered = start->mark && start->number.start < start->number.end;
	bool is_heading = is_numbered && start->mark->role == MARK_HEADING;
	bool is_title = !finder->is_past && reads_like_title(finder, line, start);
	if (is_title && is_notice(finder, line) && (finder->later = find_later(finder, line))) {
		return false;
	}
	finder->is_past |= is_title || (is_heading && !finder->grammar->is_title_late);
	return is_title;
}

bool title_begins(const struct title_finder *finder, const struct open_paragraph *open,
                  const struct line *next)
{
	if (!open->first || open->first != open->last || open->mark ||
	    open->last->characters > LONGEST_TITLE / 4 ||
	    line_is_finished(finder->lines, open->last, finder->grammar)) {
		return false;
	}
	char both[4 * (LONGEST_TITLE + LONGEST_TITLE / 4)];
	struct span first = open->last->span;
	struct match_result result;
	memcpy(both, finder->lines->folded.data + first.start, span_size(first));
	memcpy(both + span_size(first), finder->lines->folded.data + next->span.start,
	       span_size(next->span));
	struct str text = {both, (size_t)span_size(first) + span_size(next->span)};
	return rule_match(&finder->grammar->title, text, 0, &result);
}

bool title_ends(struct title_finder *finder, const struct open_paragraph *open,
                const struct line *line, const struct line_start *start, size_t gap)
{
	bool is_near = gap == 0 || line->characters <= LONGEST_TITLE_END;
	struct match_result result;
	struct str text = str_slice(finder->lines->folded, line->span.start, line->span.end);
	bool is_end = is_near && (open->is_title || !finder->is_past) && !start->mark &&
	              !start->has_label && line->characters <= LONGEST_TITLE &&
	              !rule_match(&finder->grammar->title, text, 0, &result) &&
	              title_begins(finder, open, line);
	finder->is_past |= is_end;
	return is_end;
}
