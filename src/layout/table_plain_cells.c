/* Splitting lines. Knows no words and no table. */
#include "layout/table_plain_cells.h"

#include "base/utf8.h"

enum {
	BAR_WIDE = 0xFF5C,
	BAR_DRAWN = 0x2502,
	BAR_HEAVY = 0x2503,
	SPACE_FIXED = 0xA0,
	IDEOGRAPHIC_SPACE = 0x3000,
	FIRST_WIDE = 0x1100, /* characters from here on take two columns */
	TAB_COLUMNS = 4,
	FIRST_BOX = 0x2500, /* box drawing */
	LAST_BOX = 0x257F
};

static bool is_bar(uint32_t c)
{
	return c == '|' || c == BAR_WIDE || c == BAR_DRAWN || c == BAR_HEAVY;
}

static uint32_t width_of(uint32_t c)
{
	return c == '\t' ? TAB_COLUMNS : c < FIRST_WIDE ? 1 : 2;
}

static bool is_space(uint32_t c)
{
	return c == ' ' || c == SPACE_FIXED || c == IDEOGRAPHIC_SPACE || c == '\t';
}

/* The line with the tabs around it. */
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
	uint32_t last = 0;
	for (size_t at = line->span.start; at < line->span.end;) {
		uint32_t c = utf8_next(lines->folded, &at);
		blanks = is_space(c) ? blanks + width_of(c) : 0;
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

/* The end of the cell that begins at `at`, and behind the separator that ends it. */
static size_t cell_end(struct str line, size_t at, enum separator separator, size_t *next)
{
	size_t blank = SIZE_MAX; /* where the run of blanks begins */
	uint32_t blanks = 0;
	uint32_t last = 0;
	while (at < line.size) {
		size_t start = at;
		uint32_t c = utf8_next(line, &at);
		if ((separator == SEPARATOR_BAR && is_bar(c) && last != '\\') ||
		    (separator == SEPARATOR_TAB && c == '\t')) {
			*next = at;
			return start;
		}
		last = c;
		blank = !is_space(c) ? SIZE_MAX : blank == SIZE_MAX ? start : blank;
		blanks = is_space(c) ? blanks + width_of(c) : 0;
		if (blanks >= 2 ? separator <= SEPARATOR_BLANKS
		                : blanks > 0 && separator == SEPARATOR_BLANK) {
			while (at < line.size) {
				size_t behind = at;
				if (!is_space(utf8_next(line, &behind))) {
					break;
				}
				at = behind;
			}
			*next = at;
			return blank;
		}
	}
	*next = line.size + 1;
	return line.size;
}

static struct span trimmed(struct str line, size_t start, size_t end)
{
	while (start < end) {
		size_t next = start;
		if (!is_space(utf8_next(line, &next))) {
			break;
		}
		start = next;
	}
	while (end > start) {
		size_t last;
		if (!is_space(utf8_previous(line, end, &last))) {
			break;
		}
		end = last;
	}
	return (struct span){(uint32_t)start, (uint32_t)end};
}

static uint32_t columns_between(struct str line, size_t from, size_t to)
{
	uint32_t columns = 0;
	while (from < to) {
		columns += width_of(utf8_next(line, &from));
	}
	return columns;
}

void line_cells_split(struct line_cells *out, const struct lines *lines, const struct line *line,
                      enum separator separator)
{
	struct span span =
	    separator == SEPARATOR_TAB ? with_tabs(lines->folded, line->span) : line->span;
	struct str text = str_slice(lines->folded, span.start, span.end);
	size_t at = 0;
	uint32_t left = separator == SEPARATOR_TAB ? 0 : line->indent;
	size_t measured = 0;
	out->count = 0;
	out->separator = separator;
	if (separator == SEPARATOR_NONE || text.size == 0) {
		return;
	}
	if (separator == SEPARATOR_BAR) { /* those at both ends are the table's */
		size_t next = 0;
		size_t last;
		at = is_bar(utf8_next(text, &next)) ? next : 0;
		bool is_closed = is_bar(utf8_previous(text, text.size, &last));
		text.size = is_closed && last >= at ? last : text.size;
	}
	for (size_t next = at; at <= text.size; at = next) {
		size_t end = cell_end(text, at, separator, &next);
		if (out->count == LINE_CELLS) {
			out->count = 0;
			return;
		}
		struct span cell = trimmed(text, at, end);
		left += columns_between(text, measured, cell.start);
		uint32_t right = left + columns_between(text, cell.start, cell.end);
		measured = cell.end;
		out->items[out->count] =
		    (struct line_cell){{cell.start + span.start, cell.end + span.start},
		                       left,
		                       right,
		                       (uint32_t)out->count};
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
		if (!is_drawn && !is_space(c)) {
			return false;
		}
		drawn += is_drawn;
	}
	return drawn > 2;
}
