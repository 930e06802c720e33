/* Lists without marks: their lines are shown with * before them. */
#include "check_text.h"

struct list_case {
	const char *what;
	struct str text;
	const char *paragraphs;
};

#define PROSE "围绕湖区水质的长年监测，提出可以推广的办法，由市里安排试点。\n"
#define END "请各单位在六月底前把材料报送到市里，过期不再受理。\n"

static const struct list_case cases[] = {
    {"a list behind a line that leads to it",
     STR_INIT("某市2031年度课题申报通知\n"
              "\n"
              "各单位：\n"
              "\n"
              "本年度支持以下研究方向：\n"
              "海水稻耐盐品系选育\n"
              "山地苹果冷藏保鲜\n" END),
     "某市2031年度课题申报通知\n"
     "各单位：\n"
     "本年度支持以下研究方向：\n"
     "* 海水稻耐盐品系选育\n"
     "* 山地苹果冷藏保鲜\n" END},
    {"one line behind such a line is a part of it",
     STR_INIT("本年度支持以下研究方向：\n"
              "海水稻耐盐品系选育\n" END),
     "本年度支持以下研究方向：\n"
     "海水稻耐盐品系选育\n" END},
    {"below a heading three are a list",
     STR_INIT("重点领域\n"
              "海水稻耐盐品系选育\n"
              "山地苹果冷藏保鲜\n"
              "乡镇图书馆共享\n" END),
     "重点领域\n"
     "* 海水稻耐盐品系选育\n"
     "* 山地苹果冷藏保鲜\n"
     "* 乡镇图书馆共享\n" END},
    {"two are none",
     STR_INIT("重点领域\n"
              "海水稻耐盐品系选育\n"
              "山地苹果冷藏保鲜\n" END),
     "重点领域\n"
     "海水稻耐盐品系选育\n"
     "山地苹果冷藏保鲜\n" END},
    {"long lines are none",
     STR_INIT(
	 "本年度支持以下研究方向：\n"
	 "面向沿海滩涂盐碱地改良的海水稻耐盐品系选育及其与本地水稻品种轮作换茬的栽培管理办法和种植效益比较以及推广\n"
	 "面向丘陵山区小农户的苹果产地预冷与冷藏保鲜和错峰上市的全链条技术集成以及合作社冷库的共建共享与运营管理办法\n" END),
     "本年度支持以下研究方向：\n"
     "面向沿海滩涂盐碱地改良的海水稻耐盐品系选育及其与本地水稻品种轮作换茬的栽培管理办法和种植效益比较以及推广\n"
     "面向丘陵山区小农户的苹果产地预冷与冷藏保鲜和错峰上市的全链条技术集成以及合作社冷库的共建共享与运营管理办法\n" END},
    {"short lines are none",
     STR_INIT("本年度支持以下研究方向：\n"
              "水稻\n"
              "苹果\n" END),
     "本年度支持以下研究方向：\n"
     "水稻\n"
     "苹果\n" END},
    {"lines with the signs of sentences are none",
     STR_INIT("本年度支持以下研究方向：\n"
              "海水稻，耐盐品系\n"
              "山地苹果，冷藏保鲜\n" END),
     "本年度支持以下研究方向：\n"
     "海水稻，耐盐品系\n"
     "山地苹果，冷藏保鲜\n" END},
    {"blank lines and page numbers between",
     STR_INIT("本年度支持以下研究方向：\n"
              "海水稻耐盐品系选育\n"
              "\n"
              "山地苹果冷藏保鲜\n"
              "- 3 -\n"
              "乡镇图书馆共享\n" END),
     "本年度支持以下研究方向：\n"
     "* 海水稻耐盐品系选育\n"
     "* 山地苹果冷藏保鲜\n"
     "* 乡镇图书馆共享\n" END},
    {"a title below a heading that asks for it",
     STR_INIT("榜题名称\n"
              "海水稻耐盐品系选育\n"
              "技术要求由企业与揭榜的团队商定，写进合同里。\n"),
     "榜题名称\n"
     "* 海水稻耐盐品系选育\n"
     "技术要求由企业与揭榜的团队商定，写进合同里。\n"},
    {"a longer line asks for none",
     STR_INIT("需要注意的是各单位在系统里填写的课题名称\n"
              "与申报书封面一致\n" END),
     "需要注意的是各单位在系统里填写的课题名称\n"
     "与申报书封面一致\n" END},
    {"a heading that goes on asks for none",
     STR_INIT("课题名称与摘要\n"
              "不超过三百个字\n" END),
     "课题名称与摘要\n"
     "不超过三百个字\n" END},
    {"a line that leads to something else",
     STR_INIT("申报材料如下：\n"
              "课题申报书一式三份\n"
              "单位营业执照复印件\n" END),
     "申报材料如下：\n"
     "课题申报书一式三份\n"
     "单位营业执照复印件\n" END},
    {"a heading of something else",
     STR_INIT("申报材料\n"
              "课题申报书一式三份\n"
              "单位营业执照复印件\n"
              "近两年审计报告原件\n" END),
     "申报材料\n"
     "课题申报书一式三份\n"
     "单位营业执照复印件\n"
     "近两年审计报告原件\n" END},
    {"headings without marks", STR_INIT("重点课题\n" PROSE "一般课题\n" PROSE),
     "* 重点课题\n" PROSE "* 一般课题\n" PROSE},
    {"one alone is none", STR_INIT("重点课题\n" PROSE "一般选题\n" PROSE),
     "重点课题\n" PROSE "一般选题\n" PROSE},
    {"nor are lines with the word within",
     STR_INIT("湖区课题征集情况\n" PROSE "山区课题征集情况\n" PROSE),
     "湖区课题征集情况\n" PROSE "山区课题征集情况\n" PROSE},
    {"nor are lines with marks", STR_INIT("- 湖区课题\n" PROSE "- 山区课题\n" PROSE),
     "- 湖区课题\n" PROSE "- 山区课题\n" PROSE},
    {"marked lines end a list",
     STR_INIT("本年度支持以下研究方向：\n"
              "海水稻耐盐品系选育\n"
              "山地苹果冷藏保鲜\n"
              "1. 申报人须有试验田\n"
              "2. 材料须盖章\n"),
     "本年度支持以下研究方向：\n"
     "* 海水稻耐盐品系选育\n"
     "* 山地苹果冷藏保鲜\n"
     "1. 申报人须有试验田\n"
     "2. 材料须盖章\n"},
    {"what leads is far from the beginning of its line",
     STR_INIT(
	 "某市农业农村局会同市财政局和各县区的农业农村局，按照市里年初下达的工作任务和各县区报上来的需求，把去年没有做完的和今年新列入的都放在一起，听取了学校和企业的意见，反复商量以后定了下来，其中凡是不适合今年做的都往后放，凡是有条件马上做的都列进来，本年度支持以下研究方向：\n"
	 "海水稻耐盐品系选育\n"
	 "山地苹果冷藏保鲜\n" END),
     "某市农业农村局会同市财政局和各县区的农业农村局，按照市里年初下达的工作任务和各县区报上来的需求，把去年没有做完的和今年新列入的都放在一起，听取了学校和企业的意见，反复商量以后定了下来，其中凡是不适合今年做的都往后放，凡是有条件马上做的都列进来，本年度支持以下研究方向：\n"
     "* 海水稻耐盐品系选育\n"
     "* 山地苹果冷藏保鲜\n" END},
    {"a line without Chinese letters",
     STR_INIT("本年度支持以下研究方向：\n"
              "海水稻耐盐品系选育\n"
              "山地苹果冷藏保鲜\n"
              "Open Topics Below\n"
              "湖区水质长年监测\n" END),
     "本年度支持以下研究方向：\n"
     "* 海水稻耐盐品系选育\n"
     "* 山地苹果冷藏保鲜\n"
     "Open Topics Below\n"
     "湖区水质长年监测\n" END},
    {"a signature before a date",
     STR_INIT("本年度支持以下研究方向：\n"
              "海水稻耐盐品系选育\n"
              "山地苹果冷藏保鲜\n"
              "某市农业农村局\n"
              "2031年3月5日\n"),
     "本年度支持以下研究方向：\n"
     "* 海水稻耐盐品系选育\n"
     "* 山地苹果冷藏保鲜\n"
     "某市农业农村局\n"
     "2031年3月5日\n"},
    {"a signature before a date in figures",
     STR_INIT("本年度支持以下研究方向：\n"
              "海水稻耐盐品系选育\n"
              "山地苹果冷藏保鲜\n"
              "某市农业农村局\n"
              "2031-03-05\n"),
     "本年度支持以下研究方向：\n"
     "* 海水稻耐盐品系选育\n"
     "* 山地苹果冷藏保鲜\n"
     "某市农业农村局\n"
     "2031-03-05\n"},
    {"lines without words are none",
     STR_INIT("本年度支持以下研究方向：\n"
              "0571 - 8888\n"
              "0572 - 6666\n" END),
     "本年度支持以下研究方向：\n"
     "0571 - 88880572 - 6666\n" END},
    {"long lines are no headings",
     STR_INIT("某市2031年度课题申报通知\n"
              "面向沿海滩涂盐碱地改良的海水稻耐盐品系选育与间作套种和轮作换茬重点课题\n" PROSE
              "面向丘陵山区小农户的苹果产地预冷与冷藏保鲜和错峰上市运营一般课题\n" PROSE),
     "某市2031年度课题申报通知\n"
     "面向沿海滩涂盐碱地改良的海水稻耐盐品系选育与间作套种和轮作换茬重点课题\n" PROSE
     "面向丘陵山区小农户的苹果产地预冷与冷藏保鲜和错峰上市运营一般课题\n" PROSE},
    {"nor are lines without prose below them",
     STR_INIT("乡村振兴专项\n"
              "联系人王老师\n"
              "湖区治理专项\n"
              "联系人李老师\n"),
     "乡村振兴专项\n"
     "联系人王老师\n"
     "湖区治理专项\n"
     "联系人李老师\n"},
    {"nor is a word alone", STR_INIT("重点领域\n" PROSE "重点领域\n" PROSE),
     "重点领域\n" PROSE "重点领域\n" PROSE},
};

static const char *lists_shown(struct reading *reading)
{
	struct buf out;
	buf_init(&out);
	for (size_t i = 0; i < reading->text.paragraph_count; i++) {
		const struct paragraph *paragraph = &reading->text.paragraphs[i];
		bool is_listed = paragraph->mark && paragraph->mark->is_line;
		buf_format(&out, "%s%.*s\n", is_listed ? "* " : "",
		           STR_FORMAT(clean_of(reading, paragraph->span)));
	}
	return kept(&reading->arena, &out);
}

Test(list_lines, lists)
{
	struct reading reading;
	reading_init_as(&reading, "generic");
	for (size_t i = 0; i < ROWS(cases); i++) {
		reading_text(&reading, cases[i].text);
		const char *shown = lists_shown(&reading);
		cr_expect_str_eq(shown, cases[i].paragraphs, "%s:\n%s", cases[i].what, shown);
	}
	reading_release(&reading);
}
