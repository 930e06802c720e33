/* Numbers as they are written, and as ICU writes them. */
#include <criterion/criterion.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

#include "reading.h"

static const struct reading_row numerals[] = {
    {"0", "number 0 <0>"},
    {"一百二十三", "number 123 <一百二十三>"},
    {"十五", "number 15 <十五>"},
    {"两万五", "number 25000 decimals=-3 <两万五>"},
    {"二百五", "number 250 decimals=-1 <二百五>"},
    {"一千零五十", "number 1050 <一千零五十>"},
    {"二〇二三", "number 2023 <二〇二三>"},
    {"廿三", "number 23 <廿三>"},
    {"壹佰贰拾叁", "number 123 <壹佰贰拾叁>"},
    {"參萬貳仟", "number 32000 <參萬貳仟>"},
    {"３，０００万", "number 30000000 decimals=-4 <３，０００万>"},
    {"1.05 亿", "number 105000000 decimals=-6 <1.05 亿>"},
    {"3 百万", "number 3000000 decimals=-6 <3 百万>"},
    {"5亿1万4千6百", "number 500014600 decimals=-2 <5亿1万4千6百>"},
    {"1万亿", "number 1000000000000 decimals=-12 <1万亿>"},
    {"三点一四", "number 3.14 decimals=2 <三点一四>"},
    {"负三点五", "number -3.5 decimals=1 <负三点五>"},
    {"三分之一", "number <三分之一>"},
    {"四分之三", "number 0.75 <四分之三>"},
    {"1兆", "number <1兆>"},
    {"99999999999999999999", "number 99999999999999999999 <99999999999999999999>"},
    {"99999999999999999999999999999999999999",
     "number 99999999999999999999999999999999999999 <99999999999999999999999999999999999999>"},
    {"999999999999999999999999999999999999999", "number <999999999999999999999999999999999999999>"},
    {"九千九百九十九亿亿", "number 99990000000000000000 decimals=-16 <九千九百九十九亿亿>"},
    {"十三个人，三十几个", "count 13 个 <十三个>; count 30 个 at-least 30..40 <三十几个>"},
    {"三五百人", "count 人 range 300..500 <三五百人>"},
    {"若干万元，数十家", "money CNY about <若干万元>; count 家 about <数十家>"},
    {"16点30", "number 16 <16>; number 30 <30>"},
    {"1.2.3 和 v2.0", ""},
    {"统一四川，一方面三农进一步", ""},
};

Test(numeral, readings)
{
	CHECK_READINGS(numerals);
}

/* Writes a number with an ICU formatter; UTF-8 into out. */
static void write_number(UNumberFormat *format, int64_t number, int places, char *out, int32_t size)
{
	char digits[40];
	UChar wide[200];
	UErrorCode status = U_ZERO_ERROR;
	snprintf(digits, sizeof digits, "%" PRId64 "e-%d", number, places);
	int32_t length = unum_formatDecimal(format, digits, -1, wide, 200, NULL, &status);
	u_strToUTF8(out, size, NULL, wide, length, &status);
	cr_assert(U_SUCCESS(status), "%s", u_errorName(status));
}

static UNumberFormat *open_format(const char *rules)
{
	UErrorCode status = U_ZERO_ERROR;
	UNumberFormat *format =
	    unum_open(rules ? UNUM_SPELLOUT : UNUM_DECIMAL, NULL, 0, "zh_CN", NULL, &status);
	if (rules) {
		UChar name[64];
		u_uastrcpy(name, rules);
		unum_setTextAttribute(format, UNUM_DEFAULT_RULESET, name, -1, &status);
	} else {
		unum_setAttribute(format, UNUM_MAX_FRACTION_DIGITS, 18);
	}
	cr_assert(U_SUCCESS(status), "%s: %s", rules, u_errorName(status));
	return format;
}

static void check_round_trip(UNumberFormat *format, int64_t number, int places)
{
	char text[800];
	struct arena arena;
	struct figure figure;
	struct decimal want;
	arena_init(&arena);
	write_number(format, number, places, text, sizeof text);
	cr_assert(decimal_shift(&want, (struct decimal){number, 0}, -places));
	cr_assert(figure_from_text(&figure, test_lexicon(), str_from(text), &arena),
	          "%" PRId64 "e-%d: %s", number, places, text);
	cr_assert(figure.kind == FIGURE_NUMBER && figure.has_value &&
	              decimal_compare(figure.value, want) == 0,
	          "%" PRId64 "e-%d: %s is read as %s", number, places, text,
	          reading(str_from(text), &arena));
	arena_release(&arena);
}

/* What ICU spells out we read back. Above 10^12 it writes a word that has no agreed value, and
 * its numbers pass through binary fractions. */
Test(numeral, spelled_by_icu, .timeout = 120)
{
	static const char *const rules[] = {"%spellout-cardinal", "%spellout-cardinal-financial",
	                                    NULL};
	srand(11);
	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
		UNumberFormat *format = open_format(rules[i]);
		for (int64_t n = 0; n < 1000; n++) {
			check_round_trip(format, n, 0);
		}
		for (int k = 0; k < 4000; k++) {
			int64_t n = ((int64_t)rand() << 31 | rand()) % 1000000000000;
			n >>= rand() % 40;
			/* round numbers are where zeros are left out */
			int64_t step = 1;
			for (int zeros = rand() % 9; zeros > 0; zeros--) {
				step *= 10;
			}
			n -= n % step;
			check_round_trip(format, rand() % 4 ? n : -n, 0);
			check_round_trip(format, n % 10000000, rand() % 5);
		}
		unum_close(format);
	}
}
