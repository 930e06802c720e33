/* Splits a line of plain text into cells. Knows no words and no other line. */
#include "layout/table_plain_cells.h"

#include "base/utf8.h"

enum {
	BAR_FULL_WIDTH = 0xFF5C,
	BAR_LIGHT = 0x2502,
	BAR_HEAVY = 0x2503,
	FIRST_BOX = 0x2500, /* box drawing */
	LAST_BOX = 0x257F,
	FIRST_WIDE = 0x1100,
	TAB_COLUMNS = 4
};

static bool is_bar(uint32_t c)
{
	return c == '|' || c == BAR_FULL_WIDTH || c == BAR_LIGHT || c == BAR_HEAVY;
}

/* The columns that a character takes where an author lined cells up in a Chinese font: unlike
 * display_width of base/width.h, which is for terminals, quotation marks, dashes, circled numbers
 * and the other characters of ambiguous width are as wide as Chinese ones, and a tab is an
 * indent. */
static uint32_t layout_width(uint32_t c)
{
	return c == '\t' ? TAB_COLUMNS : c < FIRST_WIDE ? 1 : 2;
}

static uint32_t layout_width_between(struct str line, size_t from, size_t to)
{
	uint32_t columns = 0;
	while (from < to) {
		if (utf8_is_han_lead(line.data[from])) {
			columns += 2;
			from += 3;
		} else {
			columns += layout_width(utf8_next(line, &from));
		}
	}
	return columns;
}

/* A line with the tabs around it. */
static struct span with_tabs(struct str text, struct span span)
{
	while (span.start > 0 && text.data[span.start - 1] == '\t') {
		span.start--;
	}
	while (span.end < text.size && text.data[span.end] == '\t') {
		span.end++;
	}
	return span;
}

enum separator line_separator(const struct lines *lines, const struct line *line)
{
	enum separator found = SEPARATOR_NONE;
	uint32_t blanks = 0; /* columns of the run of blanks */
	uint32_t last = 0;   /* the character before; 0: a Chinese one */
	for (size_t at = line->span.start; at < line->span.end;) {
		if (utf8_is_han_lead(lines->folded.data[at])) {
			at = utf8_skip_han(lines->folded, at, line->span.end);
			blanks = 0;
			last = 0;
			continue;
		}
		uint32_t c = utf8_next(lines->folded, &at);
		blanks = utf8_is_blank(c) ? blanks + layout_width(c) : 0;
		enum separator here = is_bar(c) && last != '\\' ? SEPARATOR_BAR
		                      : c == '\t'               ? SEPARATOR_TAB
		                      : blanks >= 2             ? SEPARATOR_BLANKS
		                      : blanks > 0              ? SEPARATOR_BLANK
		                                                : SEPARATOR_NONE;
		found = here > found ? here : found;
		last = c;
	}
	return found;
}

/* The end of the cell that begins at `at`; stores where the next cell begins, which is behind the
 * line where there is none. */
static size_t cell_end(struct str line, size_t at, enum separator separator, size_t *next)
{
	size_t run = SIZE_MAX; /* where the run of blanks begins */
	uint32_t blanks = 0;   /* its columns */
	uint32_t last = 0;
	while (at < line.size) {
		if (utf8_is_han_lead(line.data[at])) {
			at = utf8_skip_han(line, at, line.size);
			run = SIZE_MAX;
			blanks = 0;
			last = 0;
			continue;
		}
		size_t start = at;
		uint32_t c = utf8_next(line, &at);
		if ((separator == SEPARATOR_BAR && is_bar(c) && last != '\\') ||
		    (separator == SEPARATOR_TAB && c == '\t')) {
			*next = at;
			return start;
		}
		last = c;
		run = !utf8_is_blank(c) ? SIZE_MAX : run == SIZE_MAX ? start : run;
		blanks = utf8_is_blank(c) ? blanks + layout_width(c) : 0;
		if (blanks >= 2 ? separator <= SEPARATOR_BLANKS
		                : blanks > 0 && separator == SEPARATOR_BLANK) {
			struct span rest = {(uint32_t)at, (uint32_t)line.size};
			*next = trim_blanks(line, rest).start;
			return run;
		}
	}
	*next = line.size + 1;
	return line.size;
}

void line_cells_split(struct line_cells *out, const struct lines *lines, const struct line *line,
                      enum separator separator)
{
	struct span span =
	    separator == SEPARATOR_TAB ? with_tabs(lines->folded, line->span) : line->span;
	struct str text = str_slice(lines->folded, span.start, span.end);
	uint32_t left = separator == SEPARATOR_TAB ? 0 : line->indent;
	size_t at = 0;
	size_t measured = 0;
	out->count = 0;
	out->separator = separator;
	if (separator == SEPARATOR_NONE || text.size == 0) {
		return;
	}
	if (separator == SEPARATOR_BAR) { /* bars at both ends are the frame of the table */
		size_t next = 0;
		size_t last;
		at = is_bar(utf8_next(text, &next)) ? next : 0;
		bool is_closed = is_bar(utf8_previous(text, text.size, &last));
		text.size = is_closed && last >= at ? last : text.size;
	}
	for (size_t next = at; at <= text.size; at = next) {
		size_t end = cell_end(text, at, separator, &next);
		if (out->count == MAX_LINE_CELLS) {
			out->count = 0;
			return;
		}
		struct span cell = trim_blanks(text, (struct span){(uint32_t)at, (uint32_t)end});
		left += layout_width_between(text, measured, cell.start);
		uint32_t right = left + layout_width_between(text, cell.start, cell.end);
		measured = cell.end;
		out->items[out->count] = (struct line_cell){span_shift(cell, span.start), left,
		                                            right, (uint32_t)out->count};
		out->count++;
		left = right;
	}
	out->count = out->count > 1 ? out->count : 0;
}

bool line_is_rule(const struct lines *lines, const struct line *line)
{
	size_t drawn = 0;
	for (size_t at = line->span.start; at < line->span.end;) {
		uint32_t c = utf8_next(lines->folded, &at);
		bool is_drawn = c == '-' || c == '=' || c == '+' || c == ':' || is_bar(c) ||
		                (c >= FIRST_BOX && c <= LAST_BOX);
		if (!is_drawn && !utf8_is_blank(c)) {
			return false;
		}
		drawn += is_drawn;
	}
	return drawn > 2;
}
