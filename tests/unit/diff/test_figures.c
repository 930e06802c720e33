/* What of a figure is another, and by how much. */
#include <criterion/criterion.h>

#include "diff/figures.h"

enum { VALUE = ASPECT_VALUE, REL = ASPECT_RELATION };

struct side {
	const char *text;
	const char *value; /* NULL: none */
	const char *min;
	const char *max;
	uint8_t kind;
	uint8_t relation;
	int8_t decimals;
	bool soft;
	const char *unit;
};

#define COUNT(text, value, relation)                                                               \
	{                                                                                          \
		text, value, NULL, NULL, FIGURE_COUNT, relation, 0, false, "个"                   \
	}
#define MONEY(text, value, decimals)                                                               \
	{                                                                                          \
		text, value, NULL, NULL, FIGURE_MONEY, RELATION_EXACT, decimals, false, "CNY"      \
	}
#define TIME(text, value, unit)                                                                    \
	{                                                                                          \
		text, value, NULL, NULL, FIGURE_DURATION, RELATION_EXACT, 0, false, unit           \
	}

static const struct {
	struct side before;
	struct side after;
	unsigned aspects;
	const char *delta;   /* NULL: none */
	const char *percent; /* NULL: none */
} rows[] = {
    {COUNT("10 个", "10", RELATION_EXACT), COUNT("10个", "10", RELATION_EXACT), 0, NULL, NULL},
    {COUNT("不超过 10 个", "10", RELATION_AT_MOST), COUNT("10 个", "10", RELATION_EXACT), REL, NULL,
     NULL},
    {COUNT("10 个", "10", RELATION_EXACT), COUNT("12 个", "12", RELATION_EXACT), VALUE, "2", "20"},
    {COUNT("约 10 个", "10", RELATION_ABOUT), COUNT("9 个", "9", RELATION_EXACT), VALUE | REL, "-1",
     "-10"},
    {COUNT("0 个", "0", RELATION_EXACT), COUNT("2 个", "2", RELATION_EXACT), VALUE, "2", NULL},
    {COUNT("3 个", "3", RELATION_EXACT), COUNT("4 个", "4", RELATION_EXACT), VALUE, "1", "33.33"},
    {COUNT("3 个", "3", RELATION_EXACT), COUNT("1 个", "1", RELATION_EXACT), VALUE, "-2", "-66.67"},
    /* Halves, away from zero: 1 of 800 is 0.125 %. */
    {COUNT("800 个", "800", RELATION_EXACT), COUNT("801 个", "801", RELATION_EXACT), VALUE, "1",
     "0.13"},
    {COUNT("800 个", "800", RELATION_EXACT), COUNT("799 个", "799", RELATION_EXACT), VALUE, "-1",
     "-0.13"},
    {MONEY("1.05 亿元", "105000000", -6), MONEY("1.15 亿元", "115000000", -6), VALUE, "10000000",
     "9.52"},
    {MONEY("1.05 亿元", "105000000", -6), MONEY("1.050 亿元", "105000000", -5), ASPECT_PRECISION,
     NULL, NULL},
    {MONEY("1.05 亿元", "105000000", -6), MONEY("1.050亿元", "105000000", -5), ASPECT_PRECISION,
     NULL, NULL},
    {MONEY("1.05 亿元", "105000000", -6), MONEY("10500 万元", "105000000", -4), 0, NULL, NULL},
    {MONEY("1.05 亿元", "105000000", -6), MONEY("１．０５亿元", "105000000", -6), 0, NULL, NULL},
    {MONEY("1.05 亿元", "105000000", -6), MONEY("一亿零五百万元", "105000000", 0), 0, NULL, NULL},
    {{"10 个", "10", NULL, NULL, FIGURE_COUNT, 0, 0, false, "个"},
     {"10 项", "10", NULL, NULL, FIGURE_COUNT, 0, 0, false, "项"},
     ASPECT_UNIT,
     NULL,
     NULL},
    {MONEY("1 万元", "10000", -4),
     {"1 万美元", "10000", NULL, NULL, FIGURE_MONEY, 0, -4, false, "USD"},
     ASPECT_UNIT,
     NULL,
     NULL},
    {MONEY("1 万元", "10000", -4),
     {"2 万美元", "20000", NULL, NULL, FIGURE_MONEY, 0, -4, false, "USD"},
     VALUE | ASPECT_UNIT,
     NULL,
     NULL},
    {{"2~3 个", NULL, "2", "3", FIGURE_COUNT, RELATION_RANGE, 0, false, "个"},
     {"2~4 个", NULL, "2", "4", FIGURE_COUNT, RELATION_RANGE, 0, false, "个"},
     ASPECT_BOUNDS,
     NULL,
     NULL},
    {{"2~3 个", NULL, "2", "3", FIGURE_COUNT, RELATION_RANGE, 0, false, "个"},
     COUNT("3 个", "3", RELATION_EXACT),
     VALUE | REL,
     NULL,
     NULL},
    /* The bound itself, or not: the relation alone. */
    {{"不超过 10 个", "10", NULL, "10", FIGURE_COUNT, RELATION_AT_MOST, 0, false, "个"},
     {"不足 10 个", "10", NULL, "10", FIGURE_COUNT, RELATION_LESS_THAN, 0, false, "个"},
     REL,
     NULL,
     NULL},
    {COUNT("10 个以上", "10", RELATION_AT_LEAST), COUNT("超过 10 个", "10", RELATION_MORE_THAN),
     REL, NULL, NULL},
    {COUNT("超过 10 个", "10", RELATION_MORE_THAN), COUNT("超过 12 个", "12", RELATION_MORE_THAN),
     VALUE, "2", "20"},
    /* Some more than 10 is below 20. */
    {{"10 个以上", "10", "10", NULL, FIGURE_COUNT, RELATION_AT_LEAST, 0, false, "个"},
     {"10 余个", "10", "10", "20", FIGURE_COUNT, RELATION_AT_LEAST, 0, false, "个"},
     ASPECT_BOUNDS,
     NULL,
     NULL},
    /* The same interval, whether its end is told apart from the value or not. */
    {COUNT("不超过 10 个", "10", RELATION_AT_MOST),
     {"不超过 10 个", "10", NULL, "10", FIGURE_COUNT, RELATION_AT_MOST, 0, false, "个"},
     0,
     NULL,
     NULL},
    {TIME("1 年", "1", "year"), TIME("12 个月", "12", "month"), 0, NULL, NULL},
    {TIME("1 年", "1", "year"), TIME("18 个月", "18", "month"), VALUE, NULL, "50"},
    {TIME("1 年", "1", "year"), TIME("2 年", "2", "year"), VALUE, "1", "100"},
    {TIME("1 年", "1", "year"), TIME("7 天", "7", "day"), VALUE | ASPECT_UNIT, NULL, NULL},
    {{"35 岁", "35", NULL, NULL, FIGURE_AGE, RELATION_EXACT, 0, false, "year"},
     {"40 岁", "40", NULL, NULL, FIGURE_AGE, RELATION_EXACT, 0, false, "year"},
     VALUE,
     "5",
     "14.29"},
    {COUNT("3 个", "3", RELATION_EXACT),
     {"原则上 3 个", "3", NULL, NULL, FIGURE_COUNT, 0, 0, true, "个"},
     ASPECT_SOFT,
     NULL,
     NULL},
    {COUNT("1 个", "-99999999999999999999999999999999999999", RELATION_EXACT),
     COUNT("1 个", "9", RELATION_EXACT), VALUE, NULL, NULL},
};

static void set(bool *has, struct decimal *value, const char *text)
{
	*has = text != NULL;
	cr_assert(!text || decimal_parse(value, str_from(text)), "%s", text);
}

static struct figure figure_of(const struct side *side)
{
	struct figure figure = {.kind = side->kind,
	                        .relation = side->relation,
	                        .soft = side->soft,
	                        .decimals = side->decimals,
	                        .unit = str_from(side->unit)};
	set(&figure.has_value, &figure.value, side->value);
	set(&figure.has_min, &figure.min, side->min);
	set(&figure.has_max, &figure.max, side->max);
	return figure;
}

static void check_number(size_t row, const char *what, bool has, struct decimal got,
                         const char *expected)
{
	char text[DECIMAL_TEXT_SIZE];
	struct str written = {text, has ? decimal_write(got, text) : 0};
	cr_expect(str_equal(written, str_from(expected)), "row %zu, %s: %.*s", row, what,
	          STR_FORMAT(written));
}

Test(figures, aspects)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		for (int turned = 0; turned < 2; turned++) {
			struct figure old = figure_of(turned ? &rows[i].after : &rows[i].before);
			struct figure new = figure_of(turned ? &rows[i].before : &rows[i].after);
			struct node before = {
			    .kind = NODE_FUNDS,
			    .figure = &old,
			    .text = str_from(turned ? rows[i].after.text : rows[i].before.text)};
			struct node after = {
			    .kind = NODE_FUNDS,
			    .figure = &new,
			    .text = str_from(turned ? rows[i].before.text : rows[i].after.text)};
			struct marked marked = {.before = &before, .after = &after};
			compare_figures(&marked);
			cr_expect_eq(marked.figure.aspects, rows[i].aspects, "row %zu: %x", i,
			             marked.figure.aspects);
			cr_expect_eq(marked.figure.has_delta, rows[i].delta != NULL, "row %zu", i);
			if (!turned) {
				check_number(i, "delta", marked.figure.has_delta,
				             marked.figure.delta, rows[i].delta);
				check_number(i, "percent", marked.figure.has_percent,
				             marked.figure.percent, rows[i].percent);
			} else if (rows[i].delta) {
				struct decimal sum;
				struct decimal forth;
				cr_assert(decimal_parse(&forth, str_from(rows[i].delta)));
				cr_expect(decimal_add(&sum, forth, marked.figure.delta) &&
				              sum.digits == 0,
				          "row %zu turned round", i);
			}
		}
	}
}
