/* What pages bring: which lines are set aside, and by which rule. */
#include "check_text.h"

struct furniture_case {
	const char *what;
	struct str source;
	const char *aside; /* "line:rule" of each */
};

static const struct furniture_case cases[] = {
    {"none", STR_INIT("甲。\n乙。\n"), ""},
    {"page numbers in dashes", STR_INIT("甲\n-6-\n—7—\n－ 8 －\n–9–\n· 10 ·\n"),
     "2:page-number 3:page-number 4:page-number 5:page-number 6:page-number "},
    {"page numbers in words", STR_INIT("第 3 页\n第3页 共10页\n第三页\nPage 4 of 9\n3/10\n"),
     "1:page-number 2:page-number 3:page-number 4:page-number 5:page-number "},
    {"what only looks like one", STR_INIT("-6度\n第3条\n2031-5-6\n3/10个\n6个\n"), ""},
    {"bare numbers in turn", STR_INIT("甲\n1\n乙\n2\n丙\n3\n"),
     "2:bare-page-number 4:bare-page-number 6:bare-page-number "},
    {"a number that no page has", STR_INIT("甲\n4294967297\n乙\n2\n丙\n3\n"),
     "4:bare-page-number 6:bare-page-number "},
    {"bare numbers out of turn", STR_INIT("甲\n12\n乙\n31\n丙\n8\n"), ""},
    {"a year", STR_INIT("甲\n2031\n乙\n"), ""},
    {"a bare number before a form feed", STR_INIT("甲\n12\n\f乙\n"), "2:bare-page-number "},
    {"a bare number behind a form feed", STR_INIT("甲\n\f12\n乙\n"), "2:bare-page-number "},
    {"a number below a label", STR_INIT("拟支持项目数\n1\n其他要求：甲。\n2\n乙。\n3\n"),
     "4:bare-page-number 6:bare-page-number "},
    {"a number below a label that the others lack",
     STR_INIT("甲。\n1\n拟支持项目数\n2\n乙。\n3\n丙。\n"),
     "2:bare-page-number 4:bare-page-number 6:bare-page-number "},
    {"a number with a unit", STR_INIT("甲\n1个\n乙\n2个\n丙\n"), ""},
    {"a header that breaks sentences",
     STR_INIT("开展合作研究，联合\n汇编乙本资料\n开发。\n推动资源共享，共同\n汇编乙本资料\n建设。\n"
              "面向民生需求，务实\n汇编乙本资料\n推进。\n"),
     "2:running-header 5:running-header 8:running-header "},
    {"text that comes again",
     STR_INIT("开展合作研究，联合\n汇编乙本资料\n开发。\n开展合作研究，联合\n汇编乙本资料\n开发。\n"
              "开展合作研究，联合\n汇编乙本资料\n开发。\n"),
     ""},
    {"the same, twice only",
     STR_INIT(
	 "开展合作研究，联合\n汇编乙本资料\n开发。\n开展合作研究，联合\n汇编乙本资料\n开发。\n"),
     ""},
    {"a header beside page numbers",
     STR_INIT("甲。\n汇编乙本资料\n-1-\n乙。\n汇编乙本资料\n-2-\n丙。\n汇编乙本资料\n-3-\n"),
     "2:running-header 3:page-number 5:running-header 6:page-number 8:running-header "
     "9:page-number "},
    {"a header that says the title",
     STR_INIT("甲乙项目申报指南\n丙。\n甲乙项目申报指南\n丁。\n甲乙项目申报指南\n戊。\n"),
     "3:running-header 5:running-header "},
    {"a header that counts its pages",
     STR_INIT("甲乙项目申报指南\n丙。\n甲乙项目申报指南 第 1 页\n丁。\n甲乙项目申报指南 第 2 页\n"
              "戊。\n甲乙项目申报指南 第 3 页\n"),
     "3:running-header 5:running-header 7:running-header "},
    {"lines whose numbers do not count up",
     STR_INIT("开展研究，联合\n汇编乙本资料 3\n开发。\n开展研究，联合\n汇编乙本资料 2\n开发。\n"
              "开展研究，联合\n汇编乙本资料 9\n开发。\n"),
     ""},
    {"a header within cut titles",
     STR_INIT("1.1 中国和希腊\n汇编乙本资料\n合作项目\n甲。\n1.2 中国和波兰\n汇编乙本资料\n"
              "联合项目\n乙。\n1.3 中国和芬兰科技\n汇编乙本资料\n合作项目\n丙。\n"),
     "2:running-header 6:running-header 10:running-header "},
    {"a label cut in the same place",
     STR_INIT("甲，乙\n拟支持项\n目数：6个\n丙，丁\n拟支持项\n目数：7个\n戊，己\n拟支持项\n"
              "目数：8个\n"),
     ""},
    {"what converters put between pages", STR_INIT("甲\n---\n乙\n<!-- 2 -->\n丙\n![](p3.jpg)\n"),
     "2:converter 4:converter 6:converter "},
    {"more page numbers", STR_INIT("~ 3 ~\n| 4 |\n[5]\nP. 6\n共 9 页 第 7 页\n页 8\n"),
     "1:page-number 2:page-number 3:page-number 4:page-number 5:page-number 6:page-number "},
    {"bare numbers of full width", STR_INIT("甲\n１\n乙\n２\n丙\n"),
     "2:bare-page-number 4:bare-page-number "},
    {"sentences that come again", STR_INIT("甲乙丙丁。\n戊\n甲乙丙丁。\n己\n甲乙丙丁。\n"), ""},
    {"a heading that comes again",
     STR_INIT("甲、乙\n（一）申报条件\n丙、丁\n（一）申报条件\n戊、己\n（一）申报条件\n"), ""},
    {"a line too short for a header", STR_INIT("甲、乙\n无\n丙、丁\n无\n戊、己\n无\n"), ""},
};

Test(furniture, lines_set_aside)
{
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct lines lines;
		struct buf out;
		buf_init(&out);
		reading_source(&reading, cases[i].source);
		lines_from_source(&lines, &reading.arena, &reading.source, reading.grammar);
		lines_set_furniture_aside(&lines, &reading.arena, reading.grammar);
		for (size_t at = 0; at < lines.count; at++) {
			const struct line *line = &lines.items[at];
			cr_assert_eq(line->kind == LINE_FURNITURE, line->furniture != NULL);
			if (line->furniture) {
				struct str name = line->furniture->name;
				buf_format(&out, "%zu:%.*s ", at + 1,
				           STR_FORMAT(str_slice(name, str_find(name, STR("/")) + 1,
				                                name.size)));
			}
		}
		const char *aside = kept(&reading.arena, &out);
		cr_expect_str_eq(aside, cases[i].aside, "%s: %s", cases[i].what, aside);
	}
	reading_release(&reading);
}
