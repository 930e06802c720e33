/* Where the title of a direction ends. */
#include "outline/title_end.h"

#include "../layout/check_text.h"

struct end_case {
	const char *text;
	const char *title;
};

static const struct end_case cases[] = {
    {"海水稻耐盐品系。选出耐盐品系。", "海水稻耐盐品系"},
    {"海水稻耐盐品系.", "海水稻耐盐品系"},
    {"海水稻耐盐品系第2.", "海水稻耐盐品系第2."},
    {"海水稻：围绕沿海滩涂，选好地块，排好茬口", "海水稻"},
    {"：围绕沿海滩涂，选好地块，排好茬口", "：围绕沿海滩涂，选好地块，排好茬口"},
    {"海水稻：选育，栽培，推广", "海水稻：选育，栽培，推广"},
    {"面向沿海滩涂盐碱地改良的海水稻耐盐品系选育及其推广：围绕沿海滩涂，选好地块，排好茬口",
     "面向沿海滩涂盐碱地改良的海水稻耐盐品系选育及其推广：围绕沿海滩涂，选好地块，排好茬口"},
    {"受理延长至6月20日17:00，请指定联系人，负责审核",
     "受理延长至6月20日17:00，请指定联系人，负责审核"},
    {"专题2：围绕沿海滩涂，选好地块，排好茬口", "专题2"},
    {"专题：2个方向围绕沿海滩涂，选好地块，排好茬口", "专题"},
    {"优质稻产业，补助 800 万元", "优质稻产业"},
    {"优质稻产业，分为两类", "优质稻产业"},
    {"优质稻产业，围绕沿海滩涂", "优质稻产业，围绕沿海滩涂"},
    {"优质稻（籼稻，补助800万元）", "优质稻（籼稻，补助800万元）"},
    {"补助800万元，其中财政500万元", "补助800万元，其中财政500万元"},
};

static void check_end(struct reading *reading, const struct end_case *row)
{
	struct str text = str_from(row->text);
	uint32_t end = title_end(reading->grammar, text, (struct span){0, (uint32_t)text.size});
	cr_expect(str_equal(str_slice(text, 0, end), str_from(row->title)), "%s: %u", row->text,
	          end);
}

Test(title_end, titles)
{
	struct reading reading;
	reading_init_as(&reading, "generic");
	for (size_t i = 0; i < ROWS(cases); i++) {
		check_end(&reading, &cases[i]);
	}
	reading_release(&reading);
}

/* What is given ends a title only where places are looked at. */
Test(title_end, amounts)
{
	static const struct end_case whole = {"优质稻产业，补助800万元", "优质稻产业，补助800万元"};
	struct reading reading;
	reading_init(&reading);
	check_end(&reading, &whole);
	reading_release(&reading);
}
