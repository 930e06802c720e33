/* One figure alone, and the unit that a label gives. */
#include <criterion/criterion.h>

#include "reading.h"

static const struct {
	const char *text;
	bool is_figure;
} texts[] = {
    {"70 个左右", true}, {" 1080 万元 ", true},    {"　5分　", true}, {"一", true},
    {"点五", true},      {"3年以上7年以下", true}, {"", false},       {" ", false},
    {"约", false},       {"5 个 6 个", false},     {"项目", false},   {"5 个。", false},
    {"一般", false},     {"第五", false},          {"不超过", false},
};

Test(figure, alone)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct figure figure;
		cr_assert_eq(
		    figure_from_text(&figure, test_lexicon(), str_from(texts[i].text), &arena),
		    texts[i].is_figure, "%s", texts[i].text);
	}
	arena_release(&arena);
}

static const struct {
	const char *text;
	const char *unit;
	bool applied;
	enum figure_kind kind;
	const char *value;  /* or the lower bound; NULL: none */
	const char *result; /* the unit */
	int decimals;
} units[] = {
    {"1080", "万元", true, FIGURE_MONEY, "10800000", "CNY", -4},
    {"3.148", "亿元", true, FIGURE_MONEY, "314800000", "CNY", -5},
    {"3.148", "亿元人民币", true, FIGURE_MONEY, "314800000", "CNY", -5},
    {"24", "人民币万元", true, FIGURE_MONEY, "240000", "CNY", -4},
    {"10-15", "万元", true, FIGURE_MONEY, "100000", "CNY", -4},
    {"50", "万美元", true, FIGURE_MONEY, "500000", "USD", -4},
    {"12", "项", true, FIGURE_COUNT, "12", "项", 0},
    {"18", " 月 ", false, FIGURE_NUMBER, "18", "", 0},
    {"18", "个月", true, FIGURE_DURATION, "18", "month", 0},
    {"3", "年", true, FIGURE_DURATION, "3", "year", 0},
    {"30", "%", true, FIGURE_PERCENT, "30", "", 0},
    {"3", "‰", true, FIGURE_PERCENT, "0.3", "", 1},
    {"12", "万", false, FIGURE_NUMBER, "12", "", 0},
    {"12", "", false, FIGURE_NUMBER, "12", "", 0},
    {"12", "单位", false, FIGURE_NUMBER, "12", "", 0},
    {"12", "兆元", false, FIGURE_NUMBER, "12", "", 0},
    {"12 个", "万元", false, FIGURE_COUNT, "12", "个", 0},
    {"99999999999999999999999999999999999999", "万元", false, FIGURE_NUMBER,
     "99999999999999999999999999999999999999", "", 0},
};

Test(figure, apply_unit)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		struct figure figure;
		cr_assert(
		    figure_from_text(&figure, test_lexicon(), str_from(units[i].text), &arena));
		cr_assert_eq(figure_apply_unit(&figure, test_lexicon(), str_from(units[i].unit)),
		             units[i].applied, "%s %s", units[i].text, units[i].unit);
		struct decimal value = figure.has_value ? figure.value : figure.min;
		cr_assert_eq(figure.kind, units[i].kind, "%s %s", units[i].text, units[i].unit);
		cr_assert_str_eq(decimal_text(value, &arena).data, units[i].value, "%s %s",
		                 units[i].text, units[i].unit);
		cr_assert(str_equal(figure.unit, str_from(units[i].result)), "%s %s", units[i].text,
		          units[i].unit);
		cr_assert_eq(figure.decimals, units[i].decimals, "%s %s", units[i].text,
		             units[i].unit);
	}
	arena_release(&arena);
}

Test(figure, names)
{
	for (int i = 0; i < FIGURE_KIND_COUNT; i++) {
		cr_assert_gt(figure_kind_name((enum figure_kind)i).size, 0);
	}
	for (int i = 0; i < RELATION_COUNT; i++) {
		cr_assert_gt(relation_name((enum relation)i).size, 0);
	}
}
