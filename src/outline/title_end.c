#include "outline/title_end.h"

#include "base/utf8.h"
#include "grammar/vocabulary.h"

enum {
	MAX_NAME = 24,       /* characters before a colon with a description behind it */
	MIN_DESCRIPTION = 12 /* characters behind the colon: less is part of the title */
};

/* Whether a dot at the end of the span is a full stop: one of half width, behind a Chinese
 * character. */
static bool is_last_dot(struct str text, size_t start, size_t end)
{
	enum { FIRST_CHINESE = 0x2E80 };
	size_t at;
	return end == text.size && start > 0 && utf8_previous(text, start, &at) >= FIRST_CHINESE;
}

/* The first sentence of a span, without the sign that ends it. */
static struct span first_sentence(struct str folded, struct span span)
{
	struct str text = str_slice(folded, 0, span.end);
	for (size_t at = utf8_skip_han(text, span.start, text.size); at < text.size;
	     at = utf8_skip_han(text, at, text.size)) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if (c == 0x3002 || c == ';' || c == 0xFF1B || c == '!' || c == 0xFF01 || c == '?' ||
		    c == 0xFF1F || c == '\n' || (c == '.' && is_last_dot(text, start, at))) {
			span.end = (uint32_t)start;
			break;
		}
	}
	return span;
}

/* Whether a colon is between the hours and minutes of a time of day. */
static bool is_in_time(struct str text, size_t colon, size_t behind)
{
	size_t before = colon;
	return colon > 0 && behind < text.size &&
	       utf8_is_digit(utf8_previous(text, colon, &before)) &&
	       utf8_is_digit(utf8_next(text, &behind));
}

static bool has_characters(struct str text, int count)
{
	size_t at = 0;
	for (; at < text.size && count > 0; count--) {
		at += utf8_width((unsigned char)text.data[at]);
	}
	return count == 0;
}

/* Where the first colon is, if a description follows it; else the end of the span. */
static uint32_t find_colon(struct str folded, struct span span)
{
	struct str text = str_slice(folded, 0, span.end);
	size_t at = span.start;
	for (int i = 0; at < text.size && i < MAX_NAME; i++) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if ((c == ':' || c == 0xFF1A) && !is_in_time(text, start, at)) {
			struct str rest = str_slice(text, at, text.size);
			bool is_named = start > span.start;
			bool is_described = has_characters(rest, MIN_DESCRIPTION) &&
			                    (str_find(rest, STR("\xE3\x80\x82")) != SIZE_MAX ||
			                     str_find(rest, STR("\xEF\xBC\x8C")) != SIZE_MAX ||
			                     str_find(rest, STR(",")) != SIZE_MAX ||
			                     str_find(rest, STR("\xE3\x80\x81")) != SIZE_MAX);
			return is_named && is_described ? (uint32_t)start : span.end;
		}
	}
	return span.end;
}

bool states_figure(const struct grammar *grammar, struct str text)
{
	const word_set amounts = ROLE_FLAG(ROLE_EACH) | ROLE_FLAG(ROLE_KINDS);
	const word_set units = WORD_FLAG(WORD_CURRENCY) | WORD_FLAG(WORD_CURRENCY_UNIT) |
	                       WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_PERCENT) |
	                       WORD_FLAG(WORD_CLASSIFIER);
	bool is_behind_digit = false;
	for (size_t at = 0; at < text.size;) {
		if (lexicon_match(grammar->vocabulary, text, at, amounts) ||
		    (is_behind_digit && lexicon_match(grammar->lexicon, text, at, units))) {
			return true;
		}
		uint32_t c = utf8_next(text, &at);
		is_behind_digit =
		    utf8_is_digit(c) || (is_behind_digit && (c == ' ' || c == 0xA0 || c == 0x3000));
	}
	return false;
}

/* Where the first comma is, if an amount follows it and none is before it; else, or where a bracket
 * comes first, the end of the span. */
static uint32_t find_comma(const struct grammar *grammar, struct str folded, struct span span)
{
	struct str text = str_slice(folded, 0, span.end);
	size_t at = span.start;
	for (int i = 0; at < text.size && i < MAX_NAME; i++) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if (c == '(' || c == 0xFF08) {
			return span.end;
		}
		if (c == ',' || c == 0xFF0C) {
			bool is_amount =
			    start > span.start &&
			    states_figure(grammar, str_slice(text, at, text.size)) &&
			    !states_figure(grammar, str_slice(text, span.start, start));
			return is_amount ? (uint32_t)start : span.end;
		}
	}
	return span.end;
}

uint32_t title_end(const struct grammar *grammar, struct str folded, struct span span)
{
	struct span sentence = first_sentence(folded, span);
	uint32_t colon = find_colon(folded, span);
	uint32_t amount = grammar->reads_places ? find_comma(grammar, folded, sentence) : span.end;
	uint32_t end = colon < sentence.end ? colon : sentence.end;
	return amount < end ? amount : end;
}
