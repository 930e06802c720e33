/* What a mark's number counts. */
#include "base/character.h"
#include "base/utf8.h"
#include "grammar/grammar.h"

enum { MAX_NUMBER = 99999 };

static uint32_t han_value(struct str number)
{
	uint32_t total = 0;
	uint32_t digit = 0;
	for (size_t at = 0; at < number.size;) {
		uint32_t c = utf8_next(number, &at);
		uint32_t value;
		if (character_numeral(c, &value) && value >= 10) {
			total += (digit ? digit : 1) * value;
			digit = 0;
		} else if (character_numeral(c, &value)) {
			digit = value;
		}
		if (total > MAX_NUMBER) {
			return 0;
		}
	}
	return total + digit;
}

/* Arabic digits of either width; of a decimal the part behind its last point. */
static uint32_t arabic_value(struct str number)
{
	uint32_t value = 0;
	for (size_t at = 0; at < number.size;) {
		uint32_t c = utf8_next(number, &at);
		uint32_t digit = c >= 0xFF10 ? c - 0xFF10 : c - '0';
		value = digit <= 9 ? value * 10 + digit : 0;
		if (value > MAX_NUMBER) {
			return 0;
		}
	}
	return value;
}

/* Letters of the alphabet, of either width and case. */
static uint32_t letter_value(struct str number)
{
	size_t at = 0;
	uint32_t c = utf8_next(number, &at);
	c -= c >= 0xFF21 ? 0xFEE0 : 0;
	c |= 0x20;
	return c >= 'a' && c <= 'z' ? c - 'a' + 1 : 0;
}

uint32_t number_ordinal(const struct mark *mark, struct str number)
{
	size_t at = 0;
	if (number.size == 0) {
		return 0;
	}
	uint32_t circle = character_counting(utf8_next(number, &at));
	if (circle > 0) {
		return circle;
	}
	if (mark->numbering == NUMBERING_LETTER) {
		return letter_value(number);
	}
	uint32_t arabic = arabic_value(number);
	return mark->numbering == NUMBERING_CHINESE && arabic == 0 ? han_value(number) : arabic;
}
