/* A title ends at a colon that its description follows, or with its first sentence. */
#include "outline/title_end.h"

#include "base/utf8.h"

enum {
	LONGEST_NAME = 24, /* characters before a colon with a description behind it */
	DESCRIPTION = 12   /* characters behind the colon: less is a second title */
};

/* The first sentence of a span, without blanks at its ends. */
static struct span first_sentence(struct str folded, struct span span)
{
	struct str text = str_slice(folded, 0, span.end);
	for (size_t at = span.start; at < text.size;) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if (c == 0x3002 || c == ';' || c == 0xFF1B || c == '!' || c == 0xFF01 || c == '?' ||
		    c == 0xFF1F || c == '\n') {
			span.end = (uint32_t)start;
			break;
		}
	}
	return span;
}

/* Before a colon that a description follows; the end of the span where there is none. */
static uint32_t colon_before(struct str folded, struct span span)
{
	struct str text = str_slice(folded, 0, span.end);
	size_t at = span.start;
	for (int i = 0; at < text.size && i < LONGEST_NAME; i++) {
		size_t start = at;
		uint32_t c = utf8_next(text, &at);
		if (c == ':' || c == 0xFF1A) {
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

uint32_t title_end(struct str folded, struct span span)
{
	struct span sentence = first_sentence(folded, span);
	uint32_t colon = colon_before(folded, span);
	return colon < sentence.end ? colon : sentence.end;
}
