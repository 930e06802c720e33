/* Whether two lines are joined: each reason by itself. */
#include "check_text.h"
#include "layout/line_join.h"

struct pair {
	const char *first;
	const char *second;
	size_t gap;
	bool joins;
};

static const struct pair pairs[] = {
    {"甲，", "乙", 0, true},
    {"甲", "，乙", 0, true},
    {"船用柴油机的研究期限为2年。", "、资助的研究领域", 1, false}, /* what a number left behind */
    {"支持水稻", "、苹果", 0, true},
    {"甲", "）乙", 0, true},
    {"经费10", "80万元", 0, true},
    {"经费10", "80万元", 2, true},
    {"支持6", "个项目", 0, true},
    {"支持6", "个人", 0, false},
    {"1080万元人", "民币", 0, true},
    {"见http://a.example/b", "c.html", 0, true},
    {"见http://a.example/b", "其他", 0, false},
    {"信箱a@b", ".example", 0, true},
    {"拟支持", "项目数：6", 0, true},
    {"共拟支持经费", "：6万元", 0, true},
    {"甲乙丙丁戊己庚辛壬癸，甲乙丙丁戊己庚辛壬癸", "子丑", 0, true},
    {"甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸", "子丑", 0, false}, /* no prose */
    {"甲，乙", "子丑", 0, false},                                   /* short: a line of its own */
    {"甲乙丙丁戊己庚辛壬癸，甲乙丙丁戊己庚辛壬癸。", "子丑", 0, false},
    {"甲乙丙丁戊己庚辛壬癸，甲乙丙丁戊己庚辛壬癸", "一、子丑", 0, false},
    {"甲乙丙丁戊己庚辛壬癸，甲乙丙丁戊己庚辛壬癸", "1、子丑", 0, false},
    {"甲乙丙丁戊己庚辛壬癸，甲乙丙丁戊己庚辛壬癸", "其他要求：无", 0, false},
    {"（1）", "子丑", 0, true},
    {"共拟支持", "经费：6万元", 0, true}, /* a label by itself, too */
    {"1、拟支持项", "目数：6个", 2, true},
    {"国拨经费总概算", "3.148 亿元人民币。", 0, true},
    {"经费总概算", "1.1 中国和希腊科技合作项目", 0, false},
    {"拟支持项目数：不", "超过5个。", 2, true},
    {"拟支持项目数：5个", "左右。", 2, true},
    {"拟支持项目数", ": 5个", 2, true},
    {"1.1", "中国和希腊科技合作项目", 2, true},
    {"1. 中国和希", "腊科技合作项目", 2, true},
    {"1.1 中国和希腊科技合作项", "目", 2, true},
    {"（二）中方单位应与外方签有合作协议和分工的文件", "的副本。", 0, true},
    {"（二）申报条件", "甲乙丙。", 0, false},
    {"1.1 中国和希腊科技合作项目", "子丑", 0, false},
    {"1.1 中国和希腊科技合", "作项目", 2, true},
    {"一、总体目标", "子丑", 0, false},
};

Test(join, pairs)
{
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(pairs); i++) {
		const struct pair *row = &pairs[i];
		struct lines lines;
		struct line_start first;
		struct line_start second;
		reading_source(&reading,
		               arena_format(&reading.arena, "%s\n%s\n", row->first, row->second));
		lines_from_source(&lines, &reading.arena, &reading.source, reading.grammar);
		line_start_read(&first, &lines, &lines.items[0], reading.grammar);
		line_start_read(&second, &lines, &lines.items[1], reading.grammar);
		struct open_paragraph open = {.first = &lines.items[0],
		                              .last = &lines.items[0],
		                              .mark = first.mark,
		                              .mark_span = first.mark_span,
		                              .number = first.number};
		cr_expect_eq(
		    lines_join(&lines, &open, &lines.items[1], &second, row->gap, reading.grammar),
		    row->joins, "%s | %s", row->first, row->second);
	}
	reading_release(&reading);
}

Test(join, line_starts)
{
	static const struct {
		const char *line;
		const char *mark; /* its rule; NULL: none */
		const char *number;
		bool has_label;
	} cases[] = {
	    {"一、总体目标", "marks/chapter", "一", false},
	    {"（十一）附件", "marks/clause", "十一", false},
	    {"1.10 中国和希腊", "marks/decimal", "1.10", false},
	    {"1.5亿元", NULL, NULL, false},
	    {"3、甲", "marks/arabic", "3", false},
	    {"（3）甲", "marks/parenthesis", "3", false},
	    {"③甲", "marks/circle", "③", false},
	    {"——甲", "marks/dash", "", false},
	    {"其他要求：", NULL, NULL, true},
	    {"【其他要求】无", NULL, NULL, true},
	    {"拟支持项目数 6个", NULL, NULL, true},
	    {"拟支持项目数6个", NULL, NULL, false}, /* as well the middle of a sentence */
	    {"根据其他要求：无", NULL, NULL, false},
	};
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct lines lines;
		struct line_start start;
		reading_source(&reading, str_from(cases[i].line));
		lines_from_source(&lines, &reading.arena, &reading.source, reading.grammar);
		line_start_read(&start, &lines, &lines.items[0], reading.grammar);
		cr_expect_eq(start.has_label, cases[i].has_label, "%s", cases[i].line);
		cr_assert_eq(start.mark != NULL, cases[i].mark != NULL, "%s", cases[i].line);
		if (start.mark) {
			struct str number =
			    str_slice(reading.source.text, start.number.start, start.number.end);
			cr_expect(str_equal(start.mark->rule.name, str_from(cases[i].mark)),
			          "%s: %.*s", cases[i].line, STR_FORMAT(start.mark->rule.name));
			cr_expect(str_equal(number, str_from(cases[i].number)), "%s: %.*s",
			          cases[i].line, STR_FORMAT(number));
		}
	}
	reading_release(&reading);
}
