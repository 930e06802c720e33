/* Writes numbers in the styles of lists, Chinese ones included. */
#include "source/derived/ordinal.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/utf8.h"

enum { MAX_CHINESE = 9999, MAX_ROMAN = 3999, MAX_LETTERS = 26 * 20, CIRCLED = 20 };

static void append_code(struct buf *out, uint32_t code)
{
	char bytes[4];
	buf_append(out, (struct str){bytes, utf8_write(code, bytes)});
}

/* Zero to nine, and ten, hundred, thousand. */
static const struct chinese {
	uint16_t digits[10];
	uint16_t units[4];
	bool skips_one; /* write 10 to 19 without the "one" before "ten" */
} counting = {{0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D},
              {0, 0x5341, 0x767E, 0x5343},
              true},
  legal = {{0x96F6, 0x58F9, 0x8D30, 0x53C1, 0x8086, 0x4F0D, 0x9646, 0x67D2, 0x634C, 0x7396},
           {0, 0x62FE, 0x4F70, 0x4EDF},
           false};

static void write_chinese(struct buf *out, const struct chinese *words, int32_t number)
{
	bool has_zero = false;
	bool has_digit = false;
	int32_t power = 1000;
	for (int unit = 3; unit >= 0; unit--, power /= 10) {
		int32_t digit = number / power % 10;
		if (digit == 0) {
			has_zero = has_digit;
			continue;
		}
		if (has_zero) {
			append_code(out, words->digits[0]);
			has_zero = false;
		}
		if (!(words->skips_one && unit == 1 && digit == 1 && !has_digit)) {
			append_code(out, words->digits[digit]);
		}
		if (unit > 0) {
			append_code(out, words->units[unit]);
		}
		has_digit = true;
	}
}

static void write_digits(struct buf *out, int32_t number, uint32_t zero, const uint16_t *digits)
{
	char text[16];
	snprintf(text, sizeof text, "%" PRId32, number);
	for (const char *c = text; *c; c++) {
		uint32_t digit = (uint32_t)(*c - '0');
		append_code(out, digits && digit > 0 ? digits[digit]
		                 : digits            ? zero
		                                     : zero + digit);
	}
}

static void write_roman(struct buf *out, int32_t number, bool is_upper)
{
	static const struct {
		int32_t value;
		const char *lower;
		const char *upper;
	} parts[] = {{1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
	             {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
	             {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
	             {1, "i", "I"}};
	for (size_t i = 0; number > 0; i += number < parts[i].value) {
		if (number >= parts[i].value) {
			buf_append(out, str_from(is_upper ? parts[i].upper : parts[i].lower));
			number -= parts[i].value;
		}
	}
}

static void write_letters(struct buf *out, int32_t number, char first)
{
	for (int32_t i = 0; i <= (number - 1) / 26; i++) {
		buf_append_byte(out, (char)(first + (number - 1) % 26));
	}
}

/* Writes a heavenly stem or an earthly branch. */
static void write_cycle(struct buf *out, int32_t number, bool is_stem)
{
	static const uint16_t stems[] = {0x7532, 0x4E59, 0x4E19, 0x4E01, 0x620A,
	                                 0x5DF1, 0x5E9A, 0x8F9B, 0x58EC, 0x7678};
	static const uint16_t branches[] = {0x5B50, 0x4E11, 0x5BC5, 0x536F, 0x8FB0, 0x5DF3,
	                                    0x5348, 0x672A, 0x7533, 0x9149, 0x620C, 0x4EA5};
	append_code(out, is_stem ? stems[number - 1] : branches[number - 1]);
}

/* Whether a style has a form for a number. */
static bool has_form(enum ordinal_style style, int32_t number)
{
	static const int32_t largest[] = {
	    [ORDINAL_FULL_WIDTH] = INT32_MAX,
	    [ORDINAL_LOWER_LETTER] = MAX_LETTERS,
	    [ORDINAL_UPPER_LETTER] = MAX_LETTERS,
	    [ORDINAL_LOWER_ROMAN] = MAX_ROMAN,
	    [ORDINAL_UPPER_ROMAN] = MAX_ROMAN,
	    [ORDINAL_CIRCLED] = CIRCLED,
	    [ORDINAL_CHINESE] = MAX_CHINESE,
	    [ORDINAL_CHINESE_DIGITS] = INT32_MAX,
	    [ORDINAL_CHINESE_LEGAL] = MAX_CHINESE,
	    [ORDINAL_STEMS] = 10,
	    [ORDINAL_BRANCHES] = 12,
	    [ORDINAL_FULL_STOP] = CIRCLED,
	    [ORDINAL_PARENTHESES] = CIRCLED,
	    [ORDINAL_CHINESE_CIRCLED] = 10,
	    [ORDINAL_DASHES] = INT32_MAX,
	};
	return number > 0 && number <= largest[style];
}

void ordinal_write(struct buf *out, enum ordinal_style style, int32_t number)
{
	if (style == ORDINAL_NONE) {
		return;
	}
	if (style > ORDINAL_DECIMAL_ZERO && !has_form(style, number)) {
		style = ORDINAL_DECIMAL;
	}
	switch (style) {
	case ORDINAL_NONE:
	case ORDINAL_DECIMAL:
		buf_format(out, "%" PRId32, number);
		break;
	case ORDINAL_DECIMAL_ZERO:
		buf_format(out, "%02" PRId32, number);
		break;
	case ORDINAL_FULL_WIDTH:
		write_digits(out, number, 0xFF10, NULL);
		break;
	case ORDINAL_LOWER_LETTER:
	case ORDINAL_UPPER_LETTER:
		write_letters(out, number, style == ORDINAL_UPPER_LETTER ? 'A' : 'a');
		break;
	case ORDINAL_LOWER_ROMAN:
	case ORDINAL_UPPER_ROMAN:
		write_roman(out, number, style == ORDINAL_UPPER_ROMAN);
		break;
	case ORDINAL_CIRCLED:
		append_code(out, 0x2460 + (uint32_t)number - 1);
		break;
	case ORDINAL_CHINESE:
		write_chinese(out, &counting, number);
		break;
	case ORDINAL_CHINESE_DIGITS:
		write_digits(out, number, 0x3007, counting.digits);
		break;
	case ORDINAL_CHINESE_LEGAL:
		write_chinese(out, &legal, number);
		break;
	case ORDINAL_STEMS:
	case ORDINAL_BRANCHES:
		write_cycle(out, number, style == ORDINAL_STEMS);
		break;
	case ORDINAL_FULL_STOP:
		append_code(out, 0x2488 + (uint32_t)number - 1);
		break;
	case ORDINAL_PARENTHESES:
		append_code(out, 0x2474 + (uint32_t)number - 1);
		break;
	case ORDINAL_CHINESE_CIRCLED:
		append_code(out, 0x3280 + (uint32_t)number - 1);
		break;
	case ORDINAL_DASHES:
		buf_format(out, "- %" PRId32 " -", number);
		break;
	}
}
