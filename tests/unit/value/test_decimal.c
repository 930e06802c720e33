/* Exact decimals: every result fits and is exact, or is refused. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "value/decimal.h"

#define LARGEST "99999999999999999999999999999999999999"
#define SMALLEST "0.000000000000000000000000000000000001"

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
    {"9223372036854775808", "9223372036854775808"},
    {"-18446744073709551616", "-18446744073709551616"},
    {"10000000000000000000000", "10000000000000000000000"},
    {"12345678901234567890.123456789", "12345678901234567890.123456789"},
    {LARGEST, LARGEST},
    {"-" LARGEST, "-" LARGEST},
    {"100000000000000000000000000000000000000", NULL},
    {"170141183460469231731687303715884105727", NULL},
    {"00" LARGEST, LARGEST},
    {SMALLEST, SMALLEST},
    {"-" SMALLEST, "-" SMALLEST},
    {"0.0000000000000000000000000000000000001", NULL},
    {"0.0000000000000000000000000000000000010", SMALLEST},
    {"99.999999999999999999999999999999999999", "99.999999999999999999999999999999999999"},
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
    {'+', "9223372036854775807", "1", "9223372036854775808"},
    {'+', "-9223372036854775808", "-1", "-9223372036854775809"},
    {'+', "9223372036854775807", "0.1", "9223372036854775807.1"},
    {'+', LARGEST, "1", NULL},
    {'+', LARGEST, LARGEST, NULL},
    {'+', LARGEST, "-1", "99999999999999999999999999999999999998"},
    {'+', LARGEST, "0.1", NULL},
    {'+', LARGEST, SMALLEST, NULL},
    {'+', LARGEST, "-" LARGEST, "0"},
    {'+', "10000000000000000000000000000000000000", "-0.1",
     "9999999999999999999999999999999999999.9"},
    {'+', "10000000000000000000000000000000000000", "0.1", NULL},
    {'-', "0.2", "0.2", "0"},
    {'-', "1", "0.999999999999999999", "0.000000000000000001"},
    {'-', "-" LARGEST, "1", NULL},
    {'-', "-" LARGEST, "-1", "-99999999999999999999999999999999999998"},
    {'*', "1.5", "4", "6"},
    {'*', "3037000500", "3037000500", "9223372037000250000"},
    {'*', "9223372036854775807", "-9223372036854775807", "-85070591730234615847396907784232501249"},
    {'*', "10000000000000000000", "10000000000000000000", NULL},
    {'*', "9223372036854775807", "1000000000000000000", "9223372036854775807000000000000000000"},
    {'*', "0.000000000000000001", "0.000000000000000001", SMALLEST},
    {'*', "0.000000000000000001", "0.0000000000000000001", NULL},
    {'*', "50000000000000000000000000000000000000", SMALLEST, "50"},
    {'*', "-50000000000000000000000000000000000000", "0.000000000000000000000000000000000002",
     "-100"},
    {'*', LARGEST, "1", LARGEST},
    {'*', LARGEST, "-1", "-" LARGEST},
    {'*', LARGEST, "1.1", NULL},
    {'*', "20000000000000000000000000000000000000", "5", NULL},
    {'*', LARGEST, "0", "0"},
    {'*', "500000000", "0.000000002", "1"},
    {'*', "-3.148", "0", "0"},
    {'s', "3.148", "8", "314800000"},
    {'s', "3.148", "-2", "0.03148"},
    {'s', "0", "400", "0"},
    {'s', "1", "37", "10000000000000000000000000000000000000"},
    {'s', "1", "38", NULL},
    {'s', "10", "37", NULL},
    {'s', SMALLEST, "73", "10000000000000000000000000000000000000"},
    {'s', SMALLEST, "74", NULL},
    {'s', "1", "-36", SMALLEST},
    {'s', "-10", "-37", "-" SMALLEST},
    {'s', "1", "-37", NULL},
    {'s', "10", "-38", NULL},
    {'s', "1", "1000", NULL},
    {'s', "1", "-2147483648", NULL},
    {'s', "1", "2147483647", NULL},
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

/* ---- the same by digits on paper ---- */

/* A number as 200 digits, half of them behind the point: room for every product. */
enum { PAPER = 200, POINT = PAPER / 2, LONGEST = PAPER + 8 };

struct paper {
	bool is_negative;
	char digits[PAPER]; /* the lowest first */
};

static struct paper paper_of(const char *text)
{
	struct paper paper = {.is_negative = *text == '-'};
	text += paper.is_negative;
	const char *point = strchr(text, '.');
	size_t whole = point ? (size_t)(point - text) : strlen(text);
	for (size_t i = 0; i < whole; i++) {
		paper.digits[POINT + whole - 1 - i] = (char)(text[i] - '0');
	}
	for (size_t i = 1; point && point[i]; i++) {
		paper.digits[POINT - i] = (char)(point[i] - '0');
	}
	return paper;
}

static int paper_compare(const struct paper *a, const struct paper *b)
{
	for (size_t i = PAPER; i-- > 0;) {
		if (a->digits[i] != b->digits[i]) {
			return a->digits[i] > b->digits[i] ? 1 : -1;
		}
	}
	return 0;
}

static struct paper paper_add(const struct paper *a, const struct paper *b)
{
	bool is_sum = a->is_negative == b->is_negative;
	const struct paper *large = paper_compare(a, b) >= 0 ? a : b;
	const struct paper *small = large == a ? b : a;
	struct paper out = {.is_negative = large->is_negative};
	int carry = 0;
	for (size_t i = 0; i < PAPER; i++) {
		int digit =
		    large->digits[i] + (is_sum ? small->digits[i] : -small->digits[i]) + carry;
		carry = digit < 0 ? -1 : digit / 10;
		out.digits[i] = (char)(digit - 10 * carry);
	}
	return out;
}

static struct paper paper_multiply(const struct paper *a, const struct paper *b)
{
	struct paper out = {.is_negative = a->is_negative != b->is_negative};
	for (size_t i = 0; i < PAPER; i++) {
		int carry = 0;
		for (size_t j = 0; a->digits[i] && j < PAPER; j++) {
			size_t at = i + j - POINT; /* what would lie beyond is all zeros */
			if (i + j >= POINT && at < PAPER) {
				int digit = out.digits[at] + a->digits[i] * b->digits[j] + carry;
				out.digits[at] = (char)(digit % 10);
				carry = digit / 10;
			}
		}
	}
	return out;
}

/* The canonical form; false where a decimal does not hold it. */
static bool paper_write(const struct paper *paper, char *out)
{
	int top = PAPER - 1;
	int bottom = 0;
	for (; top > POINT && !paper->digits[top]; top--) {
	}
	for (; bottom < POINT && !paper->digits[bottom]; bottom++) {
	}
	int first = top;
	for (; first > bottom && !paper->digits[first]; first--) {
	}
	bool is_zero = !paper->digits[first];
	size_t size = 0;
	if (paper->is_negative && !is_zero) {
		out[size++] = '-';
	}
	for (int i = top; i >= bottom; i--) {
		if (i == POINT - 1) {
			out[size++] = '.';
		}
		out[size++] = (char)('0' + paper->digits[i]);
	}
	out[size] = 0;
	return first - bottom < DECIMAL_MAX_DIGITS && POINT - bottom <= DECIMAL_MAX_SCALE;
}

/* A number that is likely at a limit: few or many digits, rows of nines and zeros. */
static void random_text(char *out)
{
	struct decimal value;
	do {
		size_t size = 0;
		int style = rand() % 4;
		int whole = 1 + rand() % (rand() % 2 ? 4 : DECIMAL_MAX_DIGITS);
		int behind = rand() % 2 ? 0 : rand() % (rand() % 2 ? 4 : DECIMAL_MAX_SCALE);
		if (rand() % 2) {
			out[size++] = '-';
		}
		for (int i = 0; i < whole + behind; i++) {
			if (i == whole) {
				out[size++] = '.';
			}
			int digit = style == 0 ? 9 : style == 1 ? (i == 0) : rand() % 10;
			out[size++] = (char)('0' + digit);
		}
		out[size] = 0;
	} while (!decimal_parse(&value, str_from(out)));
}

static void expect_result(const char *operation, const char *a, const char *b, bool fits,
                          struct decimal result, const struct paper *paper)
{
	char wanted[LONGEST];
	char text[DECIMAL_TEXT_SIZE];
	bool should_fit = paper_write(paper, wanted);
	cr_assert_eq(fits, should_fit, "%s %s %s is %s", a, operation, b, wanted);
	if (fits) {
		struct str written = {text, decimal_write(result, text)};
		cr_assert(str_equal(written, str_from(wanted)), "%s %s %s is %s, not %.*s", a,
		          operation, b, wanted, STR_FORMAT(written));
	}
}

Test(decimal, as_on_paper)
{
	srand(11);
	for (int i = 0; i < 20000; i++) {
		char text[2][LONGEST];
		random_text(text[0]);
		random_text(text[1]);
		struct decimal a = parsed(text[0]);
		struct decimal b = parsed(text[1]);
		struct paper left = paper_of(text[0]);
		struct paper right = paper_of(text[1]);
		struct decimal result = {0};
		bool fits = decimal_add(&result, a, b);
		struct paper paper = paper_add(&left, &right);
		expect_result("+", text[0], text[1], fits, result, &paper);
		fits = decimal_multiply(&result, a, b);
		paper = paper_multiply(&left, &right);
		expect_result("*", text[0], text[1], fits, result, &paper);
		right.is_negative = !right.is_negative;
		fits = decimal_subtract(&result, a, b);
		paper = paper_add(&left, &right);
		expect_result("-", text[0], text[1], fits, result, &paper);
		int sign = paper_compare(&paper, &(struct paper){0});
		cr_assert_eq(decimal_compare(a, b), paper.is_negative ? -sign : sign, "%s and %s",
		             text[0], text[1]);
	}
}

/* A ratio is right where no other is nearer: half a step of the whole is as far as it may be off. */
Test(decimal, ratio_as_on_paper)
{
	srand(13);
	size_t found = 0;
	for (int i = 0; i < 20000; i++) {
		char text[2][LONGEST];
		char steps_text[32];
		random_text(text[0]);
		random_text(text[1]);
		int64_t steps = 1 + rand() % (rand() % 2 ? 10000 : INT32_MAX);
		int64_t ratio;
		struct decimal a = parsed(text[0]);
		struct decimal b = parsed(text[1]);
		if (!decimal_ratio(&ratio, a, b, steps)) {
			continue;
		}
		found++;
		/* twice part times steps, less whole times twice the ratio: in size no more than whole */
		snprintf(steps_text, sizeof steps_text, "%lld", (long long)(2 * steps));
		struct paper part = paper_of(text[0]);
		struct paper whole = paper_of(text[1]);
		struct paper factor = paper_of(steps_text);
		struct paper wanted = paper_multiply(&part, &factor);
		snprintf(steps_text, sizeof steps_text, "%lld", (long long)(ratio / 2 * 2));
		factor = paper_of(steps_text);
		struct paper got = paper_multiply(&whole, &factor);
		got = paper_add(&got, &got);
		for (int64_t rest = ratio % 2 * 2; rest != 0; rest += rest < 0 ? 1 : -1) {
			struct paper once = whole;
			once.is_negative = whole.is_negative != (rest < 0);
			got = paper_add(&got, &once);
		}
		got.is_negative = !got.is_negative;
		struct paper off = paper_add(&wanted, &got);
		cr_assert(paper_compare(&off, &whole) <= 0, "%s / %s in %lld steps is not %lld",
		          text[0], text[1], (long long)steps, (long long)ratio);
	}
	cr_assert(found > 2000, "%zu", found);
}

/* What is added and taken away again, or shifted there and back, is what it was. */
Test(decimal, there_and_back)
{
	srand(7);
	for (int i = 0; i < 200000; i++) {
		struct decimal value[2];
		for (int j = 0; j < 2; j++) {
			decimal_digits digits = (decimal_digits)rand() << 93 |
			                        (decimal_digits)rand() << 62 |
			                        (decimal_digits)rand() << 31 | rand();
			digits >>= rand() % 124;
			while (!decimal_shift(&value[j],
			                      (struct decimal){rand() % 2 ? digits : -digits, 0},
			                      -(rand() % (DECIMAL_MAX_SCALE + 1)))) {
				digits >>= 1;
			}
		}
		struct decimal sum;
		struct decimal back;
		if (decimal_add(&sum, value[0], value[1])) {
			cr_assert(decimal_subtract(&back, sum, value[1]));
			cr_assert_eq(decimal_compare(back, value[0]), 0);
			cr_assert_eq(decimal_compare(sum, value[0]),
			             (value[1].digits > 0) - (value[1].digits < 0));
		}
		int power = rand() % (DECIMAL_MAX_SCALE + 1);
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
	struct decimal largest = parsed(LARGEST);
	struct decimal smallest = parsed(SMALLEST);
	cr_expect_not(decimal_ratio(&ratio, (struct decimal){1, 0}, (struct decimal){0, 0}, 10));
	cr_expect(decimal_ratio(&ratio, largest, largest, 10000));
	cr_expect_eq(ratio, 10000);
	cr_expect(decimal_ratio(&ratio, smallest, parsed("-" SMALLEST), 10000));
	cr_expect_eq(ratio, -10000);
	cr_expect(decimal_ratio(&ratio, (struct decimal){INT64_MAX, 0}, (struct decimal){1, 0}, 1));
	cr_expect_eq(ratio, INT64_MAX);
	cr_expect_not(
	    decimal_ratio(&ratio, (struct decimal){INT64_MAX, 0}, (struct decimal){1, 0}, 2));
	cr_expect_not(
	    decimal_ratio(&ratio, parsed("9223372036854775807.5"), (struct decimal){1, 0}, 1),
	    "rounded, it is too large");
	cr_expect_not(decimal_ratio(&ratio, largest, smallest, 1));
	cr_expect_not(decimal_ratio(&ratio, smallest, largest, 1), "too far apart");
}

Test(decimal, append)
{
	struct decimal number = {0};
	cr_assert(decimal_append(&number, 12, 2));
	cr_assert(decimal_append(&number, 5, 3));
	cr_expect_eq(number.digits, 12005);
	number = parsed("-12");
	cr_assert(decimal_append(&number, 345, 3));
	cr_expect_eq(number.digits, -12345);
	number = parsed("9999999999999999999999999999999999999");
	cr_assert(decimal_append(&number, 9, 1));
	cr_expect_eq(decimal_compare(number, parsed(LARGEST)), 0);
	cr_expect_not(decimal_append(&number, 0, 1));
	cr_expect_eq(decimal_compare(number, parsed(LARGEST)), 0, "it is left as it was");
}

static const struct {
	const char *small;
	const char *large;
} pairs[] = {
    {"-" LARGEST, LARGEST},
    {"-" LARGEST, "-" SMALLEST},
    {"-" SMALLEST, "0"},
    {"0", SMALLEST},
    {SMALLEST, LARGEST},
    {"0.1", "0.2"},
    {"0.19", "0.2"},
    {"99.999999999999999999999999999999999999", "100"},
    {"-100", "-99.999999999999999999999999999999999999"},
    {"99999999999999999999999999999999999998", LARGEST},
    {"9999999999999999999999999999999999999.9", "10000000000000000000000000000000000000"},
};

Test(decimal, compare)
{
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct decimal small = parsed(pairs[i].small);
		struct decimal large = parsed(pairs[i].large);
		cr_expect_eq(decimal_compare(small, large), -1, "row %zu", i);
		cr_expect_eq(decimal_compare(large, small), 1, "row %zu", i);
		cr_expect_eq(decimal_compare(small, small), 0, "row %zu", i);
	}
}
