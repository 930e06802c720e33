/* Splits a source into lines, and measures them. A document is wrapped where many of its lines end
 * at the same width: then the end of a full line is not the end of a paragraph. */
#include "layout/line.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "layout/line_fold.h"

enum {
	MAX_WRAP = 160, /* columns: longer lines are paragraphs, not wrapped text */
	MIN_WRAP = 24,
	MIN_LINES = 6,          /* text lines that a measure needs */
	LONG_LINES_PERCENT = 2, /* the share of lines that may stick out of the measure */
	FULL_PERCENT = 25,      /* the share of full lines that makes a document wrapped */
	SLACK_COLUMNS =
	    5, /* punctuation moved to the next line, or a Latin word that did not fit */
	SLACK_CHARACTERS = 2,
	SEPARATOR_BYTES = 3, /* of U+2028 and U+2029 */
	TAIL_BYTES = 24,     /* of a line, for the rules that look at its end */
	INDENT_COLUMNS = 2,
	PARAGRAPH_INDENT = 6, /* two characters, and one that did not fit */
	INDENT_PERCENT = 10   /* the share of indented lines that makes indents meaningful */
};

/* The bytes of a blank that may stand around a line, 0 where there is none; stores its columns. */
static uint32_t blank_at(struct str text, size_t at, uint32_t *columns)
{
	const unsigned char *b = (const unsigned char *)text.data + at;
	if (b[0] == ' ' || b[0] == '\t' || b[0] == '\v' || b[0] == '\r') {
		*columns = b[0] == '\t' ? 4 : b[0] == ' ' ? 1 : 0;
		return 1;
	}
	if (b[0] < 0xC2) {
		return 0;
	}
	size_t next = at;
	uint32_t c = utf8_next(text, &next);
	*columns = c == 0x3000 ? 2 : 1;
	bool is_blank = c == 0x3000 || c == 0x00A0 || c == 0x202F || c == 0x205F || c == 0xFEFF ||
	                (c >= 0x2000 && c <= 0x200F) || c == 0x2028 || c == 0x2029 || c == 0x0085;
	return is_blank ? (uint32_t)(next - at) : 0;
}

/* The same of what stands between two lines. */
static uint32_t gap_at(struct str text, size_t at, uint32_t *columns)
{
	return text.data[at] == '\n' || text.data[at] == '\f' ? 1 : blank_at(text, at, columns);
}

struct span line_trim(struct str text, struct span span)
{
	uint32_t columns;
	uint32_t width;
	while (span.start < span.end && (width = gap_at(text, span.start, &columns)) > 0) {
		span.start += width;
	}
	while (span.end > span.start) {
		size_t last;
		utf8_previous(text, span.end, &last);
		if (gap_at(text, last, &columns) == 0) {
			break;
		}
		span.end = (uint32_t)last;
	}
	return span;
}

static uint16_t clip(size_t value)
{
	return value > UINT16_MAX ? UINT16_MAX : (uint16_t)value;
}

/* How many of eight bytes are 0x80; all others are 0. */
static size_t count_high_bits(uint64_t word)
{
	return (size_t)((word >> 7) * UINT64_C(0x0101010101010101) >> 56);
}

static void measure(struct line *line, struct str text)
{
	static const uint64_t high = UINT64_C(0x8080808080808080);
	size_t size = span_size(line->span);
	size_t trails = 0; /* bytes that continue a character */
	size_t others = 0; /* bytes of characters that are not ASCII */
	uint64_t word;
	for (uint32_t at = line->span.start; at < line->span.end; at += sizeof word) {
		size_t left = line->span.end - at;
		word = 0;
		memcpy(&word, text.data + at, left < sizeof word ? left : sizeof word);
		others += count_high_bits(word & high);
		trails += count_high_bits(word & ~(word << 1) & high);
	}
	size_t characters = size - trails;
	line->characters = clip(characters);
	line->columns = clip(2 * characters - (size - others));
}

/* A line without the blanks around it, measured. */
static struct line line_from(struct str text, uint32_t start, uint32_t end)
{
	struct line line = {.kind = LINE_BLANK};
	uint32_t columns = 0;
	uint32_t indent = 0;
	uint32_t width;
	while (start < end && (width = blank_at(text, start, &columns)) > 0) {
		indent += columns;
		start += width;
	}
	while (end > start) {
		size_t last;
		utf8_previous(text, end, &last);
		if (blank_at(text, last, &columns) == 0) {
			break;
		}
		end = (uint32_t)last;
	}
	line.span = (struct span){start, end};
	line.indent = clip(indent);
	line.kind = start < end ? LINE_TEXT : LINE_BLANK;
	measure(&line, text);
	return line;
}

static void add_line(struct lines *lines, struct arena *arena, struct str text, uint32_t start,
                     uint32_t end, bool starts_page)
{
	struct line line = line_from(text, start, end);
	line.starts_page = starts_page;
	ARENA_PUSH(arena, lines->items, lines->count, lines->capacity, line);
}

void lines_cut(struct lines *lines, struct arena *arena, size_t index, uint32_t at)
{
	struct line whole = lines->items[index];
	struct line first = line_from(lines->folded, whole.span.start, at);
	struct line second = line_from(lines->folded, at, whole.span.end);
	first.indent = whole.indent;
	first.starts_page = whole.starts_page;
	first.continues_paragraph = whole.continues_paragraph;
	first.is_margin = whole.is_margin;
	first.begins_paragraph = whole.begins_paragraph;
	second.is_margin = whole.is_margin;
	second.begins_paragraph = true;
	ARENA_PUSH(arena, lines->items, lines->count, lines->capacity, second);
	memmove(&lines->items[index + 2], &lines->items[index + 1],
	        (lines->count - index - 2) * sizeof *lines->items);
	lines->items[index] = first;
	lines->items[index + 1] = second;
}

/* The width that all but a few of the lines keep to. */
static uint32_t usual_width(const uint32_t *histogram, uint32_t size, uint32_t total)
{
	uint32_t above = 0;
	for (uint32_t width = size - 1; width > 0; width--) {
		above += histogram[width];
		if (above * 100 > total * LONG_LINES_PERCENT) {
			return width;
		}
	}
	return 0;
}

/* How far a line reaches from the left edge, in columns and in characters of two columns. */
static uint32_t reach_columns(const struct line *line)
{
	return (uint32_t)line->columns + line->indent;
}

static uint32_t reach_characters(const struct line *line)
{
	return line->characters + line->indent / 2u;
}

static bool reaches_edge(const struct lines *lines, const struct line *line)
{
	return reach_columns(line) + (uint32_t)SLACK_COLUMNS >= lines->wrap_columns ||
	       reach_characters(line) + (uint32_t)SLACK_CHARACTERS >= lines->wrap_characters;
}

/* The width that most of the full lines have: punctuation hangs out of some. */
static uint32_t most_common(const uint32_t *histogram, uint32_t wrap)
{
	uint32_t common = wrap;
	for (uint32_t width = wrap; width + 2 * SLACK_COLUMNS > wrap && width > 0; width--) {
		common = histogram[width] > histogram[common] ? width : common;
	}
	return common;
}

static void measure_wrap(struct lines *lines)
{
	uint32_t columns[MAX_WRAP + 1] = {0};
	uint32_t characters[MAX_WRAP + 1] = {0};
	uint32_t total = 0;
	uint32_t indented = 0;
	for (size_t i = 0; i < lines->count; i++) {
		const struct line *line = &lines->items[i];
		if (line->kind == LINE_TEXT) {
			uint32_t width = reach_columns(line);
			uint32_t length = reach_characters(line);
			columns[width < MAX_WRAP ? width : MAX_WRAP]++;
			characters[length < MAX_WRAP ? length : MAX_WRAP]++;
			indented += line->indent >= INDENT_COLUMNS;
			total++;
		}
	}
	lines->wrap_columns = usual_width(columns, MAX_WRAP + 1, total);
	lines->wrap_characters = usual_width(characters, MAX_WRAP + 1, total);
	lines->usual_columns = most_common(columns, lines->wrap_columns);
	uint32_t full = 0;
	for (size_t i = 0; i < lines->count; i++) {
		full += lines->items[i].kind == LINE_TEXT && reaches_edge(lines, &lines->items[i]);
	}
	lines->is_wrapped = total >= MIN_LINES && lines->wrap_columns >= MIN_WRAP &&
	                    lines->wrap_columns < MAX_WRAP && full * 100 >= total * FULL_PERCENT;
	lines->has_indents = indented * 100 >= total * INDENT_PERCENT && indented < total;
}

bool line_is_full(const struct lines *lines, const struct line *line)
{
	return lines->is_wrapped && reaches_edge(lines, line);
}

bool line_is_full_first(const struct lines *lines, const struct line *line)
{
	return lines->is_wrapped && !lines->has_indents && line->indent == 0 &&
	       reach_columns(line) + PARAGRAPH_INDENT >= lines->usual_columns;
}

struct str line_tail(const struct lines *lines, const struct line *line, uint32_t size)
{
	uint32_t start = span_size(line->span) > size ? line->span.end - size : line->span.start;
	while (start > line->span.start && utf8_is_inside(lines->folded, start)) {
		start--;
	}
	return str_slice(lines->folded, start, line->span.end);
}

struct str line_head(const struct lines *lines, const struct line *line, uint32_t size)
{
	uint32_t end = span_size(line->span) > size ? line->span.start + size : line->span.end;
	while (end < line->span.end && utf8_is_inside(lines->folded, end)) {
		end++;
	}
	return str_slice(lines->folded, line->span.start, end);
}

bool line_is_finished(const struct lines *lines, const struct line *line, struct grammar *grammar)
{
	struct match_result result;
	return rule_match(&grammar->finished, line_tail(lines, line, TAIL_BYTES), 0, &result);
}

bool line_is_prose(const struct lines *lines, const struct line *line, struct grammar *grammar)
{
	struct match_result result;
	return rule_match(&grammar->prose, line_text(lines, line), 0, &result);
}

/* Applies what the format says of a line of the source, which the lines from `first` on are. */
static void apply_hint(struct lines *lines, size_t first, enum line_hint hint)
{
	for (size_t i = first; i < lines->count; i++) {
		struct line *line = &lines->items[i];
		line->continues_paragraph = hint == HINT_CONTINUES && i == first;
		line->is_margin = hint == HINT_FURNITURE;
		line->begins_paragraph = hint == HINT_NEW_PARAGRAPH && i == first;
		if (hint == HINT_OUTSIDE && line->kind == LINE_TEXT) {
			line->kind = LINE_OUTSIDE;
		}
	}
}

void lines_append_split(struct lines *lines, struct arena *arena, const struct line *line,
                        const uint32_t *cuts, size_t count)
{
	if (count == 0) {
		ARENA_PUSH(arena, lines->items, lines->count, lines->capacity, *line);
		return;
	}
	for (size_t i = 0; i <= count; i++) {
		uint32_t start = i == 0 ? line->span.start : cuts[i - 1];
		uint32_t end = i < count ? cuts[i] : line->span.end;
		add_line(lines, arena, lines->folded, start, end, i == 0 && line->starts_page);
		lines->items[lines->count - 1].begins_paragraph = i > 0 || line->begins_paragraph;
	}
}

/* The next form feed, line or paragraph separator (U+2028, U+2029), with its bytes in *width; `end`
 * where there is none. */
static uint32_t find_break(struct str text, uint32_t start, uint32_t end, uint32_t *width)
{
	for (uint32_t at = start; at < end; at++) {
		const unsigned char *b = (const unsigned char *)text.data + at;
		bool is_separator = b[0] == 0xE2 && b[1] == 0x80 && (b[2] == 0xA8 || b[2] == 0xA9);
		if (b[0] == '\f' || is_separator) {
			*width = is_separator ? SEPARATOR_BYTES : 1;
			return at;
		}
	}
	return end;
}

/* Whether there may be one: what most lines are asked, and have not. */
static bool may_have_break(struct str text, uint32_t start, uint32_t end)
{
	const char *stop = text.data + end;
	if (start < end && memchr(text.data + start, '\f', end - start)) {
		return true;
	}
	for (const char *at = text.data + start;
	     at < stop && (at = memchr(at, 0xE2, (size_t)(stop - at))); at++) {
		if (at[1] == '\x80' && (at[2] == '\xA8' || at[2] == '\xA9')) {
			return true;
		}
	}
	return false;
}

/* Whether a line is what LF turned into CR LF twice leaves (CR CR LF): it is no blank line. */
static bool is_doubled_end(struct str text, uint32_t start, uint32_t end)
{
	return end - start == 2 && start > 0 && text.data[start - 1] == '\r' &&
	       text.data[start] == '\r';
}

void lines_from_source(struct lines *out, struct arena *arena, const struct source *source,
                       const struct grammar *grammar)
{
	*out = (struct lines){0};
	struct str text = source->text;
	size_t note = 0;
	for (size_t i = 0; i < source->line_count; i++) {
		uint32_t start = source->lines[i];
		size_t first = out->count;
		bool has_hint = note < source->note_count && source->notes[note].offset == start;
		uint32_t end =
		    i + 1 < source->line_count ? source->lines[i + 1] : (uint32_t)text.size;
		if (is_doubled_end(text, start, end)) {
			continue;
		}
		bool starts_page = false;
		while (end > start && (text.data[end - 1] == '\n' || text.data[end - 1] == '\r')) {
			end--;
		}
		uint32_t width = 0;
		if (!may_have_break(text, start, end)) {
			add_line(out, arena, text, start, end, starts_page);
			if (has_hint) {
				apply_hint(out, first, source->notes[note++].hint);
			}
			continue;
		}
		for (uint32_t at; (at = find_break(text, start, end, &width)) < end;
		     start = at + width) {
			if (at > start) {
				add_line(out, arena, text, start, at, starts_page);
			}
			starts_page = width == 1 || (starts_page && at == start);
		}
		if (start < end || width != SEPARATOR_BYTES) {
			add_line(out, arena, text, start, end, starts_page);
		}
		if (has_hint) {
			apply_hint(out, first, source->notes[note++].hint);
		}
	}
	out->folded = fold_text(arena, text, grammar);
	measure_wrap(out);
}
