/* A title ends at a colon that its description follows, at a comma before what is given, or with its first
 * sentence. */
#include "outline/title_end.h"

#include "base/utf8.h"
#include "grammar/vocabulary.h"

enum {
	LONGEST_NAME = 24, /* characters before a colon with a description behind it */
	DESCRIPTION = 12   /* characters behind the colon: less is a second title */
};

/* Whether a dot ends the span, behind a Chinese character: a full stop of half width. */
static bool is_last_dot(struct str text, size_t start, size_t end)
{
	enum { FIRST_CHINESE = 0x2E80 };
	size_t at;
	return end == text.size && start > 0 && utf8_previous(text, start, &at) >= FIRST_CHINESE;
}

/* The first sentence of a span, without blanks at its ends. */
static struct span first_sentence(struct str folded, struct span span)
{
	struct str text = str_slice(folded, 0, span.end);
	for (size_t at = span.start; at < text.size;) {
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

/* Whether a colon parts the hours and minutes of a time of day. */
static bool is_in_time(struct str text, size_t colon, size_t behind)
{
	size_t before = colon;
	return colon > 0 && behind < text.size &&
	       utf8_is_digit(utf8_previous(text, colon, &before)) &&
	       utf8_is_digit(utf8_next(text, &behind));
}

/* Before a colon that a description follows; the end of the span where there is none. */
static uint32_t colon_before(struct str folded, struct span span)
{
	struct str text = str_slice(folded, 0, span.end);
	size_t at = span.start;
	for (int i = 0; at < text.size && i < LONGEST_NAME; i++) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if ((c == ':' || c == 0xFF1A) && !is_in_time(text, start, at)) {
			struct str rest = str_slice(text, at, text.size);
			bool is_named = start > span.start;
			bool is_described = utf8_count(rest) >= DESCRIPTION &&
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
	const word_set said = ROLE_FLAG(ROLE_EACH) | ROLE_FLAG(ROLE_KINDS);
	const word_set units = WORD_FLAG(WORD_CURRENCY) | WORD_FLAG(WORD_CURRENCY_UNIT) |
	                       WORD_FLAG(WORD_MULTIPLIER) | WORD_FLAG(WORD_PERCENT) |
	                       WORD_FLAG(WORD_CLASSIFIER);
	bool is_behind_digit = false;
	for (size_t at = 0; at < text.size;) {
		if (lexicon_match(grammar->vocabulary, text, at, said) ||
		    (is_behind_digit && lexicon_match(grammar->lexicon, text, at, units))) {
			return true;
		}
		uint32_t c = utf8_next(text, &at);
		is_behind_digit =
		    utf8_is_digit(c) || (is_behind_digit && (c == ' ' || c == 0xA0 || c == 0x3000));
	}
	return false;
}

/* Before the first comma where what follows it says how much: a field, given 50. The end of the span where none
 * does; what stands in brackets is left whole. */
static uint32_t amount_before(const struct grammar *grammar, struct str folded, struct span span)
{
	struct str text = str_slice(folded, 0, span.end);
	size_t at = span.start;
	for (int i = 0; at < text.size && i < LONGEST_NAME; i++) {
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
	uint32_t colon = colon_before(folded, span);
	uint32_t amount =
	    grammar->reads_places ? amount_before(grammar, folded, sentence) : span.end;
	uint32_t end = colon < sentence.end ? colon : sentence.end;
	return amount < end ? amount : end;
}
