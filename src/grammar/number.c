/* What a mark's number counts. */
#include "base/utf8.h"
#include "grammar/grammar.h"

enum { LARGEST_NUMBER = 99999, CIRCLES = 20 };

/* The circled and bracketed numbers of Unicode, each a row that counts from 1. */
static const struct {
	uint32_t first;
	uint32_t count;
} CIRCLE_ROWS[] = {{0x2460, CIRCLES}, {0x2474, CIRCLES}, {0x3220, 10}, {0x2776, 10}};

/* Chinese digits and tens as far as numbers of marks go. */
static const struct {
	uint32_t character;
	uint32_t value;
} HAN_DIGITS[] = {{0x3007, 0}, {0x96F6, 0},  {0x4E00, 1},  {0x4E8C, 2}, {0x4E09, 3},
                  {0x56DB, 4}, {0x4E94, 5},  {0x516D, 6},  {0x4E03, 7}, {0x516B, 8},
                  {0x4E5D, 9}, {0x5341, 10}, {0x767E, 100}};

static uint32_t circle_value(uint32_t c)
{
	for (size_t i = 0; i < sizeof CIRCLE_ROWS / sizeof *CIRCLE_ROWS; i++) {
		if (c >= CIRCLE_ROWS[i].first && c < CIRCLE_ROWS[i].first + CIRCLE_ROWS[i].count) {
			return c - CIRCLE_ROWS[i].first + 1;
		}
	}
	return 0;
}

static uint32_t han_value(struct str number)
{
	uint32_t total = 0;
	uint32_t digit = 0;
	for (size_t at = 0; at < number.size;) {
		uint32_t c = utf8_next(number, &at);
		for (size_t i = 0; i < sizeof HAN_DIGITS / sizeof *HAN_DIGITS; i++) {
			if (HAN_DIGITS[i].character != c) {
				continue;
			}
			uint32_t value = HAN_DIGITS[i].value;
			if (value >= 10) {
				total += (digit ? digit : 1) * value;
				digit = 0;
			} else {
				digit = value;
			}
		}
		if (total > LARGEST_NUMBER) {
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
		if (value > LARGEST_NUMBER) {
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
	uint32_t circle = circle_value(utf8_next(number, &at));
	if (circle > 0) {
		return circle;
	}
	if (mark->numbering == NUMBERING_LETTER) {
		return letter_value(number);
	}
	uint32_t arabic = arabic_value(number);
	return mark->numbering == NUMBERING_CHINESE && arabic == 0 ? han_value(number) : arabic;
}
