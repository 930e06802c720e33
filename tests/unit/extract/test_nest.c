/* Who stands in whom: the outline without figures and partners. */
#include "check_records.h"

static const struct record_case cases[] = {
    {"sections", STR_INIT("甲。\n一、总体目标\n乙。\n（一）目标\n丙。\n二、附则\n丁。\n"),
     "text 甲。\nsection 一\n heading 总体目标\n text 乙。\n section 一\n  heading 目标\n  text 丙。\n"
     "section 二\n heading 附则\n text 丁。\n"},
    {"a direction in its section",
     STR_INIT("二、领域和方向\n1.1 中国和希腊合作项目\n拟支持项目数：6个\n三、附则\n甲。\n"),
     "section 二\n heading 领域和方向\n direction 1.1 = GR/中国和希腊合作项目\n"
     "  heading 中国和希腊合作项目\n  field projects (拟支持项目数)\n   text 6个\n"
     "section 三\n heading 附则\n text 甲。\n"},
    {"a list in a field",
     STR_INIT(
	 "1.1 中国和希腊合作项目\n合作协议：无\n其他要求：\n（1）甲；\n①乙；\n②丙。\n（2）丁。\n拟支持项目数：6个\n"),
     "direction 1.1 = GR/中国和希腊合作项目\n heading 中国和希腊合作项目\n field agreement (合作协议)\n  text 无\n field requirements (其他要求)\n"
     "  item 1\n   text 甲；\n   item ①\n    text 乙；\n   item ②\n    text 丙。\n  item 2\n   text 丁。\n"
     " field projects (拟支持项目数)\n  text 6个\n"},
    {"sub-directions, and a label of the whole",
     STR_INIT(
	 "1.8 中国和希腊合作项目\n合作协议：无\n1. 农业项目。\n拟支持项目数：4个\n2. 健康项目。重点支持。\n"
	 "拟支持项目数：5个\n其他要求：无\n"),
     "direction 1.8 = GR/中国和希腊合作项目\n heading 中国和希腊合作项目\n"
     " field agreement (合作协议)\n  text 无\n"
     " direction 1 = GR/中国和希腊合作项目/农业项目\n  heading 农业项目\n  punct 。\n"
     "  field projects (拟支持项目数)\n   text 4个\n"
     " direction 2 = GR/中国和希腊合作项目/健康项目\n  heading 健康项目\n  punct 。\n  text 重点支持。\n"
     "  field projects (拟支持项目数)\n   text 5个\n field requirements (其他要求)\n  text 无\n"},
    {"a value that the last of them has already is the direction's",
     STR_INIT(
	 "1.8 中国和希腊合作项目\n合作协议：无\n1. 农业项目。\n拟支持项目数：4个\n2. 健康项目。\n"
	 "拟支持项目数：5个\n拟支持项目数：9个\n"),
     "direction 1.8 = GR/中国和希腊合作项目\n heading 中国和希腊合作项目\n"
     " field agreement (合作协议)\n  text 无\n"
     " direction 1 = GR/中国和希腊合作项目/农业项目\n  heading 农业项目\n  punct 。\n"
     "  field projects (拟支持项目数)\n   text 4个\n"
     " direction 2 = GR/中国和希腊合作项目/健康项目\n  heading 健康项目\n  punct 。\n"
     "  field projects (拟支持项目数)\n   text 5个\n field projects (拟支持项目数)\n  text 9个\n"},
    {"fields of research with labels of their own",
     STR_INIT(
	 "1.9 中国和希腊合作项目\n领域方向：\n1. 农业。\n研究范围：甲。\n2. 健康。\n拟支持项目数：4个\n"),
     "direction 1.9 = GR/中国和希腊合作项目\n heading 中国和希腊合作项目\n field areas (领域方向)\n"
     "  item 1\n   text 农业。\n   field scope (研究范围)\n    text 甲。\n  item 2\n   text 健康。\n"
     " field projects (拟支持项目数)\n  text 4个\n"},
    {"an inline list",
     STR_INIT("1.1 中国和希腊合作项目\n领域方向：食品（甲、乙）、 健康、环境。\n"),
     "direction 1.1 = GR/中国和希腊合作项目\n heading 中国和希腊合作项目\n field areas (领域方向)\n"
     "  item 食品（甲、乙）\n  punct 、\n  item 健康\n  punct 、\n  item 环境\n  punct 。\n"},
    {"the outermost separator", STR_INIT("1.1 中国和希腊合作项目\n领域方向：食品、农业；健康\n"),
     "direction 1.1 = GR/中国和希腊合作项目\n heading 中国和希腊合作项目\n field areas (领域方向)\n"
     "  item 食品、农业\n  punct ；\n  item 健康\n"},
    {"prose is no list", STR_INIT("1.1 中国和希腊合作项目\n领域方向：食品、农业。健康、环境。\n"),
     "direction 1.1 = GR/中国和希腊合作项目\n heading 中国和希腊合作项目\n field areas (领域方向)\n"
     "  text 食品、农业。健康、环境。\n"},
    {"a paragraph behind a value",
     STR_INIT(
	 "1.1 中国和希腊合作项目\n拟支持项目数：6个。\n以申报为准。\n其他要求：无。\n另行通知。\n"),
     "direction 1.1 = GR/中国和希腊合作项目\n heading 中国和希腊合作项目\n"
     " field projects (拟支持项目数)\n  text 6个。\n text 以申报为准。\n"
     " field requirements (其他要求)\n  text 无。\n  text 另行通知。\n"},
    {"a paragraph that leads to another list",
     STR_INIT("三、申报要求\n1. 甲。\n2. 乙。\n还应当做到：\n1. 丙。\n2. 丁。\n"),
     "section 三\n heading 申报要求\n item 1\n  text 甲。\n item 2\n  text 乙。\n text 还应当做到：\n"
     " item 1\n  text 丙。\n item 2\n  text 丁。\n"},
    {"one that leads to a list in the item before it",
     STR_INIT("三、申报要求\n1. 甲。\n还应当做到：\n（1）丙。\n（2）丁。\n2. 乙。\n"),
     "section 三\n heading 申报要求\n item 1\n  text 甲。\n  text 还应当做到：\n  item 1\n   text 丙。\n"
     "  item 2\n   text 丁。\n item 2\n  text 乙。\n"},
    {"a label outside of all directions", STR_INIT("三、申报要求\n其他要求：无\n甲。\n"),
     "section 三\n heading 申报要求\n field requirements (其他要求)\n  text 无\n  text 甲。\n"},
    {"a value that none of several before has",
     STR_INIT("1.8 中国和希腊合作项目\n"
              "合作协议：无\n"
              "1. 农业项目。\n"
              "共拟支持经费：4万元\n"
              "2. 健康项目。\n"
              "共拟支持经费：5万元\n"
              "3. 海洋项目。\n"
              "共拟支持经费：5万元\n"
              "拟支持项目数：9个\n"),
     "direction 1.8 = GR/中国和希腊合作项目\n"
     " heading 中国和希腊合作项目\n"
     " field agreement (合作协议)\n"
     "  text 无\n"
     " direction 1 = GR/中国和希腊合作项目/农业项目\n"
     "  heading 农业项目\n"
     "  punct 。\n"
     "  field funds (共拟支持经费)\n"
     "   text 4万元\n"
     " direction 2 = GR/中国和希腊合作项目/健康项目\n"
     "  heading 健康项目\n"
     "  punct 。\n"
     "  field funds (共拟支持经费)\n"
     "   text 5万元\n"
     " direction 3 = GR/中国和希腊合作项目/海洋项目\n"
     "  heading 海洋项目\n"
     "  punct 。\n"
     "  field funds (共拟支持经费)\n"
     "   text 5万元\n"
     " field projects (拟支持项目数)\n"
     "  text 9个\n"},
    {"a bare label outside of all directions",
     STR_INIT("二、领域和方向\n"
              "领域方向\n"
              "食品、农业、健康\n"
              "三、申报要求\n"),
     "section 二\n"
     " heading 领域和方向\n"
     " field areas (领域方向)\n"
     "  text 食品、农业、健康\n"
     "section 三\n"
     " heading 申报要求\n"},
    {"a label of text that the last alone has",
     STR_INIT("1.8 中国和希腊合作项目\n"
              "合作协议：无\n"
              "1. 农业项目。\n"
              "拟支持项目数：4个\n"
              "2. 健康项目。\n"
              "拟支持项目数：5个\n"
              "3. 海洋项目。\n"
              "拟支持项目数：5个\n"
              "研究范围：乙。\n"),
     "direction 1.8 = GR/中国和希腊合作项目\n"
     " heading 中国和希腊合作项目\n"
     " field agreement (合作协议)\n"
     "  text 无\n"
     " direction 1 = GR/中国和希腊合作项目/农业项目\n"
     "  heading 农业项目\n"
     "  punct 。\n"
     "  field projects (拟支持项目数)\n"
     "   text 4个\n"
     " direction 2 = GR/中国和希腊合作项目/健康项目\n"
     "  heading 健康项目\n"
     "  punct 。\n"
     "  field projects (拟支持项目数)\n"
     "   text 5个\n"
     " direction 3 = GR/中国和希腊合作项目/海洋项目\n"
     "  heading 海洋项目\n"
     "  punct 。\n"
     "  field projects (拟支持项目数)\n"
     "   text 5个\n"
     "  field scope (研究范围)\n"
     "   text 乙。\n"},
    {"a colon leads on",
     STR_INIT("1.1 中国和希腊合作项目\n"
              "领域方向：包括食品、农业、健康：\n"
              "（1）甲。\n"
              "（2）乙。\n"),
     "direction 1.1 = GR/中国和希腊合作项目\n"
     " heading 中国和希腊合作项目\n"
     " field areas (领域方向)\n"
     "  text 包括食品、农业、健康：\n"
     "  item 1\n"
     "   text 甲。\n"
     "  item 2\n"
     "   text 乙。\n"},
    {"a label behind an item's mark",
     STR_INIT("1.8 中国和希腊合作项目\n"
              "合作协议：无\n"
              "其他要求：\n"
              "（1）甲。\n"
              "（2）拟支持项目数：5个。\n"
              "1.9 中国和波兰合作项目\n"
              "拟支持项目数：5个\n"),
     "direction 1.8 = GR/中国和希腊合作项目\n"
     " heading 中国和希腊合作项目\n"
     " field agreement (合作协议)\n"
     "  text 无\n"
     " field requirements (其他要求)\n"
     "  item 1\n"
     "   text 甲。\n"
     "  item 2\n"
     "   field projects (拟支持项目数)\n"
     "    text 5个。\n"
     "direction 1.9 = PL/中国和波兰合作项目\n"
     " heading 中国和波兰合作项目\n"
     " field projects (拟支持项目数)\n"
     "  text 5个\n"},
    {"labels alone behind numbers",
     STR_INIT("1. 领域方向\n"
              "甲。\n"
              "2. 其他要求\n"
              "乙。\n"),
     "field areas (领域方向)\n"
     " text 甲。\n"
     "field requirements (其他要求)\n"
     " text 乙。\n"},
    {"a label alone behind the second number",
     STR_INIT("1. 项目安排\n"
              "甲。\n"
              "2. 其他要求\n"
              "乙。\n"),
     "item 1\n"
     " text 项目安排\n"
     " text 甲。\n"
     "item 2\n"
     " text 其他要求\n"
     " text 乙。\n"},
    {"a label alone behind the eleventh",
     STR_INIT("10. 项目安排\n"
              "甲。\n"
              "11. 其他要求\n"
              "乙。\n"),
     "item 10\n"
     " text 项目安排\n"
     " text 甲。\n"
     "item 11\n"
     " text 其他要求\n"
     " text 乙。\n"},
    {"a label alone behind a line that is none",
     STR_INIT("1. 领域方向\n"
              "甲。\n"
              "2. 项目安排\n"
              "乙。\n"
              "3. 其他要求\n"
              "丙。\n"),
     "field areas (领域方向)\n"
     " text 甲。\n"
     " item 2\n"
     "  text 项目安排\n"
     "  text 乙。\n"
     " item 3\n"
     "  text 其他要求\n"
     "  text 丙。\n"},
    {"a label alone behind a number in brackets",
     STR_INIT("1. 领域方向\n"
              "甲。\n"
              "（2）其他要求\n"
              "乙。\n"),
     "field areas (领域方向)\n"
     " text 甲。\n"
     " item 2\n"
     "  text 其他要求\n"
     "  text 乙。\n"},
};

Test(nest, outlines)
{
	check_records(cases, ROWS(cases), SHOW_TREE);
}

/* However deep a text goes, records stay within what writers can hold, and in their order. */
Test(nest, depth)
{
	static const char *const marks[] = {"一、", "（一）", "1. ", "（1）", "① ", "- "};
	struct reading reading;
	struct records records;
	struct buf text;
	reading_init(&reading);
	buf_init(&text);
	for (size_t i = 0; i < 600; i++) {
		buf_format(&text, "%s第%zu层\n领域方向：甲\n", marks[i % ROWS(marks)], i);
	}
	reading_records(&reading, &records, str_from(kept(&reading.arena, &text)));
	uint16_t depth = 0;
	for (size_t i = 0; i < records.count; i++) {
		cr_assert_leq(records.items[i].depth, RECORD_MAX_DEPTH + 1);
		cr_assert_leq(records.items[i].depth, depth + 1, "record %zu skips a depth", i);
		depth = records.items[i].depth;
	}
	reading_release(&reading);
}
