/* Exact decimals: every result fits and is exact, or is refused. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "value/decimal.h"

static const struct {
	const char *text;
	const char *written; /* NULL: refused */
} numbers[] = {
    {"0", "0"},
    {"-0", "0"},
    {"007", "7"},
    {"1.50", "1.5"},
    {"-3.148", "-3.148"},
    {"0.000000000000000001", "0.000000000000000001"},
    {"9223372036854775807", "9223372036854775807"},
    {"-9223372036854775807", "-9223372036854775807"},
    {"9223372036854775808", NULL},
    {"99999999999999999999", NULL},
    {"0.0000000000000000001", NULL},
    {"", NULL},
    {"-", NULL},
    {".", NULL},
    {"1.", NULL},
    {"1.2.3", NULL},
    {"1e3", NULL},
    {"+1", NULL},
    {" 1", NULL},
    {"--1", NULL},
};

Test(decimal, parse_and_write)
{
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		struct decimal value;
		char text[DECIMAL_TEXT_SIZE];
		bool good = decimal_parse(&value, str_from(numbers[i].text));
		cr_assert_eq(good, numbers[i].written != NULL, "%s", numbers[i].text);
		if (good) {
			struct str written = {text, decimal_write(value, text)};
			cr_assert(str_equal(written, str_from(numbers[i].written)), "%s",
			          numbers[i].text);
		}
	}
}

static struct decimal parsed(const char *text)
{
	struct decimal value;
	cr_assert(decimal_parse(&value, str_from(text)), "%s", text);
	return value;
}

static const struct {
	char operation; /* + - * and s: shift by the power in b */
	const char *a;
	const char *b;
	const char *result; /* NULL: does not fit */
} sums[] = {
    {'+', "0.1", "0.2", "0.3"},
    {'+', "9223372036854775807", "1", NULL},
    {'+', "9223372036854775807", "-1", "9223372036854775806"},
    {'+', "9223372036854775807", "0.1", NULL},
    {'-', "1", "0.999999999999999999", "0.000000000000000001"},
    {'-', "-9223372036854775807", "1", NULL},
    {'*', "1.5", "4", "6"},
    {'*', "3037000500", "3037000500", NULL},
    {'*', "0.0000000001", "0.0000000001", NULL},
    {'*', "500000000", "0.000000002", "1"},
    {'*', "-3.148", "0", "0"},
    {'s', "3.148", "8", "314800000"},
    {'s', "3.148", "-2", "0.03148"},
    {'s', "0", "40", "0"},
    {'s', "1", "18", "1000000000000000000"},
    {'s', "1", "19", NULL},
    {'s', "10", "18", NULL},
    {'s', "0.000000000000000001", "36", "1000000000000000000"},
    {'s', "1", "-18", "0.000000000000000001"},
    {'s', "1", "-19", NULL},
    {'s', "10", "-19", NULL},
    {'s', "1", "1000", NULL},
};

Test(decimal, arithmetic)
{
	for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
		struct decimal a = parsed(sums[i].a);
		struct decimal b = parsed(sums[i].b);
		struct decimal result;
		char operation = sums[i].operation;
		bool fits = operation == '+'   ? decimal_add(&result, a, b)
		            : operation == '-' ? decimal_subtract(&result, a, b)
		            : operation == '*' ? decimal_multiply(&result, a, b)
		                               : decimal_shift(&result, a, (int)b.digits);
		cr_assert_eq(fits, sums[i].result != NULL, "row %zu", i);
		if (fits) {
			struct decimal want = parsed(sums[i].result);
			cr_assert(result.digits == want.digits && result.scale == want.scale,
			          "row %zu: equal values have equal representations", i);
		}
	}
}

/* What is added and taken away again, or shifted there and back, is what it was. */
Test(decimal, there_and_back)
{
	srand(7);
	for (int i = 0; i < 200000; i++) {
		struct decimal value[2];
		for (int j = 0; j < 2; j++) {
			int64_t digits = ((int64_t)rand() << 31 | rand()) >> rand() % 62;
			decimal_shift(&value[j], (struct decimal){rand() % 2 ? digits : -digits, 0},
			              -(rand() % 19));
		}
		struct decimal sum;
		struct decimal back;
		if (decimal_add(&sum, value[0], value[1])) {
			cr_assert(decimal_subtract(&back, sum, value[1]));
			cr_assert_eq(decimal_compare(back, value[0]), 0);
			cr_assert_eq(decimal_compare(sum, value[0]),
			             (value[1].digits > 0) - (value[1].digits < 0));
		}
		int power = rand() % 19;
		if (decimal_shift(&sum, value[0], power)) {
			cr_assert(decimal_shift(&back, sum, -power));
			cr_assert(back.digits == value[0].digits && back.scale == value[0].scale);
		}
	}
}

static void expect_percent(struct decimal part, struct decimal whole, const char *expected)
{
	struct decimal percent;
	char text[DECIMAL_TEXT_SIZE];
	cr_assert(decimal_percent(&percent, part, whole));
	struct str written = {text, decimal_write(percent, text)};
	cr_expect(str_equal(written, str_from(expected)), "%.*s is %s", STR_FORMAT(written),
	          expected);
}

Test(decimal, percent)
{
	expect_percent((struct decimal){1, 0}, (struct decimal){3, 0}, "33.33");
	expect_percent((struct decimal){2, 0}, (struct decimal){3, 0}, "66.67");
	expect_percent((struct decimal){10000000, 0}, (struct decimal){105000000, 0}, "9.52");
	expect_percent((struct decimal){-1, 0}, (struct decimal){20000, 0}, "-0.01");
	expect_percent((struct decimal){1, 0}, (struct decimal){20000, 0}, "0.01");
	expect_percent((struct decimal){49, 0}, (struct decimal){1000000, 0}, "0");
	expect_percent((struct decimal){5, 1}, (struct decimal){-2, 0}, "-25");
	expect_percent((struct decimal){5, 0}, (struct decimal){125, 2}, "400");
	expect_percent((struct decimal){0, 0}, (struct decimal){7, 0}, "0");
}

Test(decimal, ratio_at_its_limits)
{
	int64_t ratio;
	cr_expect_not(decimal_ratio(&ratio, (struct decimal){1, 0}, (struct decimal){0, 0}, 10));
	cr_expect(decimal_ratio(&ratio, (struct decimal){INT64_MAX, 0},
	                        (struct decimal){INT64_MAX, 0}, 10000));
	cr_expect_eq(ratio, 10000);
	cr_expect_not(
	    decimal_ratio(&ratio, (struct decimal){INT64_MAX, 0}, (struct decimal){1, 18}, 10000));
	cr_expect_not(
	    decimal_ratio(&ratio, (struct decimal){INT64_MAX, 0}, (struct decimal){1, 0}, 10));
}
