/* Finds the words of corrections. Does not know what a correction means. */
#include "layout/text_corrections.h"

#include "base/utf8.h"

/* The end of words that stand at an offset of a text, blanks and line ends in either left out; 0: they do not. */
static uint32_t match_words(struct str text, size_t at, struct str words)
{
	size_t word = 0;
	size_t end = at;
	while (word < words.size) {
		uint32_t wanted = utf8_next(words, &word);
		if (utf8_is_blank(wanted) || wanted == '\n' || wanted == '\r') {
			continue;
		}
		uint32_t c = ' ';
		while (at < text.size && (utf8_is_blank(c) || c == '\n' || c == '\r')) {
			c = utf8_next(text, &at);
		}
		if (c != wanted) {
			return 0;
		}
		end = at;
	}
	return (uint32_t)end;
}

static uint32_t distance(const struct source *source, uint32_t offset, uint32_t line)
{
	uint32_t here = source_line(source, offset);
	return line == 0 ? 0 : here > line ? here - line : line - here;
}

/* The words between two offsets that stand nearest to a line. */
static struct span find_words(const struct source *source, struct str words, uint32_t line,
                              struct span range)
{
	struct span found = {0, 0};
	uint32_t nearest = UINT32_MAX;
	struct str text = source->text;
	for (size_t at = range.start; at < range.end && nearest > 0; at++) {
		const char *next = memchr(text.data + at, words.data[0], range.end - at);
		if (!next) {
			break;
		}
		at = (size_t)(next - text.data);
		uint32_t end = match_words(text, at, words);
		uint32_t far = end > 0 ? distance(source, (uint32_t)at, line) : UINT32_MAX;
		if (far < nearest) {
			nearest = far;
			found = (struct span){(uint32_t)at, end};
		}
	}
	return found;
}

/* Where a line of the source begins; the end of the text for one behind the last. */
static uint32_t line_start(const struct source *source, uint32_t line)
{
	return line <= source->line_count ? source->lines[line - 1] : (uint32_t)source->text.size;
}

/* A line of the source without the blanks at its ends; empty for one that the source does not have. */
static struct span whole_line(const struct source *source, uint32_t line)
{
	if (line == 0 || line > source->line_count) {
		return (struct span){0, 0};
	}
	struct str text =
	    str_slice(source->text, line_start(source, line), line_start(source, line + 1));
	struct str words = str_trim(text);
	size_t start = (size_t)(words.data - source->text.data);
	return (struct span){(uint32_t)start, (uint32_t)(start + words.size)};
}

static struct span find_correction(const struct source *source, const struct correction *asked)
{
	struct str words = str_trim(asked->words);
	uint32_t line = asked->line;
	struct span found = {0, 0};
	if (words.size == 0) {
		return whole_line(source, line);
	}
	if (line > 0 && line <= source->line_count) {
		struct span own = {line_start(source, line), line_start(source, line + 1)};
		found = find_words(source, words, line, own);
	}
	struct span all = {0, (uint32_t)source->text.size};
	return found.end > 0 ? found : find_words(source, words, line, all);
}

void text_corrections_find(struct text_corrections *out, struct arena *arena,
                           const struct source *source, const struct corrections *corrections)
{
	*out = (struct text_corrections){0};
	if (!corrections) {
		return;
	}
	out->sha256 = corrections->sha256;
	out->count = corrections->count;
	out->items = ARENA_ARRAY(arena, struct text_correction, corrections->count + 1);
	for (size_t i = 0; i < corrections->count; i++) {
		const struct correction *asked = &corrections->items[i];
		out->items[i] = (struct text_correction){.asked = asked};
		out->items[i].source = find_correction(source, asked);
	}
}

const struct text_correction *text_correction(const struct text_corrections *corrections,
                                              enum correction_kind kind, const char *to,
                                              struct span clean)
{
	for (size_t i = 0; i < corrections->count; i++) {
		const struct text_correction *item = &corrections->items[i];
		if (item->asked->kind == kind && span_overlaps(item->clean, clean) &&
		    (!to || str_equal(item->asked->to, str_from(to)))) {
			return item;
		}
	}
	return NULL;
}

bool text_is_corrected_to(const struct text_corrections *corrections, struct span clean,
                          const char *to)
{
	return text_correction(corrections, CORRECTION_IS, to, clean) != NULL;
}
