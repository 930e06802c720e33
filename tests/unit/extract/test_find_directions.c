/* Which marked lines are directions. */
#include "check_records.h"
#include "facts/find_facts.h"

static const struct record_case cases[] = {
    {"decimals with labels under them",
     STR_INIT("1.1 中国和希腊科技合作项目\n拟支持项目数：6个\n1.2 中国和波兰科技合作项目\n"
              "拟支持项目数：5个\n"),
     "direction 1.1\ndirection 1.2\n"},
    {"decimals without a label", STR_INIT("1.1 总体目标\n甲。\n1.2 申报要求\n乙。\n"),
     "section 1.1\nsection 1.2\n"},
    {"one label in the group is enough",
     STR_INIT("1.1 中国和希腊科技合作项目\n甲。\n1.2 中国和波兰科技合作项目\n合作协议：无\n"),
     "direction 1.1\ndirection 1.2\n"},
    {"a carry is the same group",
     STR_INIT("1.9 中国和希腊科技合作项目\n拟支持项目数：6个\n2.0 中国和波兰科技合作项目\n"),
     "direction 1.9\ndirection 2.0\n"},
    {"clauses that read like directions",
     STR_INIT("二、领域和方向\n（一）中国和希腊科技合作项目\n拟支持项目数：6个\n"
              "（二）中国和波兰科技合作项目\n拟支持项目数：5个\n三、申报要求\n（一）资格\n甲。\n"),
     "section 二\ndirection 一\ndirection 二\nsection 三\nsection 一\n"},
    {"Markdown headings",
     STR_INIT("### 中国和希腊科技合作项目\n拟支持项目数：6个\n### 申报要求\n甲。\n"),
     "direction \ndirection \n"},
    {"items with values of their own are directions in theirs",
     STR_INIT(
	 "1.8 中国和希腊合作项目\n合作协议：无\n1. 农业项目。\n拟支持项目数：4个\n2. 健康项目。\n"
	 "拟支持项目数：5个\n"),
     "direction 1.8\ndirection 1\ndirection 2\n"},
    {"fields of research, then the direction's values",
     STR_INIT(
	 "1.8 中国和希腊合作项目\n合作协议：无\n1. 农业。\n2. 健康。\n3. 海洋。\n拟支持项目数：4个\n"),
     "direction 1.8\nitem 1\nitem 2\nitem 3\n"},
    {"items with labels of text stay items",
     STR_INIT(
	 "1.9 中国和希腊合作项目\n合作协议：无\n1. 农业。\n研究范围：甲\n2. 健康。\n研究范围：乙\n"
	 "拟支持项目数：4个\n"),
     "direction 1.9\nitem 1\nitem 2\n"},
    {"a list in the requirements",
     STR_INIT("1.1 中国和希腊合作项目\n拟支持项目数：6个\n其他要求：\n（1）甲；\n（2）乙。\n"
              "1.2 中国和波兰合作项目\n拟支持项目数：5个\n"),
     "direction 1.1\nitem 1\nitem 2\ndirection 1.2\n"},
    {"marks with words",
     STR_INIT("方向1：中国和希腊合作项目\n拟支持项目数：6个\n"
              "方向2：2031 年中国和波兰合作项目\n拟支持项目数：5个\n"),
     "direction 1\ndirection 2\n"},
    {"titles without marks",
     STR_INIT("中国和希腊合作项目\n拟支持项目数：6个\n"
              "中国—波兰合作项目\n拟支持项目数：5个\n"),
     "direction \ndirection \n"},
    {"three parts in a number are one level further in",
     STR_INIT("1.1 中国和希腊合作项目\n合作协议：无\n1.1.1 农业研究\n拟支持项目数：4个\n"
              "1.1.2 健康研究\n拟支持项目数：5个\n1.2 中国和波兰合作项目\n拟支持项目数：5个\n"),
     "direction 1.1\ndirection 1.1.1\ndirection 1.1.2\ndirection 1.2\n"},
    {"and where nothing is around them, directions",
     STR_INIT("2.1 双边合作\n2.1.1 中国和希腊合作项目\n拟支持项目数：4个\n"
              "2.1.2 中国和波兰合作项目\n拟支持项目数：5个\n"),
     "section 2.1\ndirection 2.1.1\ndirection 2.1.2\n"},
    {"parts of a document are none, whatever their numbers",
     STR_INIT("1. 总体目标\n甲。\n2. 领域和方向\n1）中国和希腊合作项目\n拟支持项目数：6个\n"
              "2）中国和波兰合作项目\n拟支持项目数：5个\n3. 申报要求\n乙。\n"),
     "section 1\nsection 2\ndirection 1\ndirection 2\nsection 3\n"},
    {"a list outside of directions", STR_INIT("一、申报要求\n1. 甲。\n2. 乙。\n"),
     "section 一\nitem 1\nitem 2\n"},
};

/* Families that look at places. */
static const struct record_case generic_cases[] = {
    {"topics that letters count",
     STR_INIT(
	 "一、优先课题\n（a）糖尿病前期的社区筛查研究\n（b）长者跌倒的预防研究\n（c）家庭医生的转介研究\n二、申请资格\n"),
     "section 一\ndirection a\ndirection b\ndirection c\nsection 二\n"},
};

static void check_marked_lines(struct reading *reading, const struct record_case *rows,
                               size_t count)
{
	unsigned kinds = 1u << RECORD_SECTION | 1u << RECORD_DIRECTION | 1u << RECORD_ITEM;
	for (size_t i = 0; i < count; i++) {
		struct records records = {.arena = &reading->arena};
		reading_text(reading, rows[i].text);
		struct outline outline;
		outline_from_text(&outline, &reading->arena, &reading->text, reading->grammar);
		records_read_lines(&records, &reading->text, &outline, reading->grammar);
		records_find_directions(&records, &reading->text, &outline, reading->grammar);
		const char *shown = records_shown(reading, &records, kinds);
		cr_expect_str_eq(shown, rows[i].records, "%s:\n%s", rows[i].what, shown);
	}
}

Test(find_directions, marked_lines)
{
	struct reading reading;
	reading_init(&reading);
	check_marked_lines(&reading, cases, ROWS(cases));
	reading_release(&reading);
}

Test(find_directions, places)
{
	struct reading reading;
	reading_init_as(&reading, "generic");
	check_marked_lines(&reading, generic_cases, ROWS(generic_cases));
	reading_release(&reading);
}
