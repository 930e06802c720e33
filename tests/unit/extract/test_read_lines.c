/* Lines into flat records, before anything is known of what they are in. */
#include "check_records.h"

static const struct record_case cases[] = {
    {"nothing", STR_INIT(""), ""},
    {"a title", STR_INIT("甲部（2031年5月）\n\n乙项目申报指南\n"),
     "text 甲部（2031年5月）\nmention exact 2031-05\ntitle 乙项目申报指南\n"},
    {"a title with its figures", STR_INIT("2031年度甲项目申报指南\n"),
     "title 2031年度甲项目申报指南\nmention exact 2031\n"},
    {"a heading", STR_INIT("一、 总体目标\n"), "section 一\nheading 总体目标\n"},
    {"a short line of a mark that may be either", STR_INIT("（一）申请条件\n"),
     "section 一\nheading 申请条件\n"},
    {"a sentence behind it", STR_INIT("（一）申请人须在职。\n"), "item 一\ntext 申请人须在职。\n"},
    {"an item", STR_INIT("（1）执行期3年；\n"), "item 1\ntext 执行期3年；\nmention exact 3 year\n"},
    {"a bullet", STR_INIT("——甲\n"), "item \ntext 甲\n"},
    {"a label behind a mark is in a list of fields", STR_INIT("一、其他要求：无\n"),
     "item 一\nfield requirements (其他要求)\ntext 无\n"},
    {"a label and what follows", STR_INIT("其他要求： 无\n甲。\n"),
     "field requirements (其他要求)\ntext 无\ntext 甲。\n"},
    {"text before a label", STR_INIT("支持6个项目。其他要求：无\n"),
     "text 支持6个项目。\nmention exact 6 个\nfield requirements (其他要求)\ntext 无\n"},
    {"two labels and their figures", STR_INIT("拟支持项目数：6个。共拟支持经费：60万元。\n"),
     "field projects (拟支持项目数)\ntext 6个。\nmention exact 6 个\n"
     "field funds (共拟支持经费)\ntext 60万元。\nmention exact 600000 CNY\n"},
    {"titles in their text", STR_INIT("合作协议：《甲》、《乙》。\n"),
     "field agreement (合作协议)\ntext 《甲》、《乙》。\nagree 甲\nagree 乙\n"},
};

Test(read_lines, flat_records)
{
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct records records = {.arena = &reading.arena};
		reading_text(&reading, cases[i].text);
		struct outline outline;
		outline_from_text(&outline, &reading.arena, &reading.text, reading.grammar);
		records_read_lines(&records, &reading.text, &outline, reading.grammar);
		const char *shown = records_shown(&reading, &records, UINT32_MAX);
		cr_expect_str_eq(shown, cases[i].records, "%s:\n%s", cases[i].what, shown);
	}
	reading_release(&reading);
}
