/* Which mark is inside which: each text with its marks as a tree. */
#include "../layout/check_text.h"
#include "outline/outline.h"

/* A mark a line, as deep as its series stands: its number, or its first words where it has none. The first of a
 * series has + before it, a heading H behind it. */
static const char *outline_shown(struct reading *reading, const struct outline *outline)
{
	struct buf out;
	buf_init(&out);
	for (size_t i = 0; i < outline->mark_count; i++) {
		const struct outline_mark *mark = &outline->marks[i];
		struct str text = clean_of(reading, mark->number);
		if (text.size == 0) {
			struct span line = reading->text.paragraphs[mark->paragraph].span;
			text = clean_of(reading, (struct span){mark->whole.end, line.end});
		}
		buf_format(&out, "%*s%s%.*s%s\n", (int)(2 * outline->series[mark->series].depth),
		           "", mark->member == 1 ? "+" : " ", STR_FORMAT(text),
		           mark->is_heading ? " H" : "");
	}
	return kept(&reading->arena, &out);
}

struct outline_case {
	const char *what;
	struct str text;
	const char *outline;
};

static void check_outlines(const struct outline_case *cases, size_t count)
{
	struct reading reading;
	reading_init_as(&reading, "generic");
	for (size_t i = 0; i < count; i++) {
		struct outline outline;
		reading_text(&reading, cases[i].text);
		outline_from_text(&outline, &reading.arena, &reading.text, reading.grammar);
		const char *shown = outline_shown(&reading, &outline);
		cr_expect_str_eq(shown, cases[i].outline, "%s:\n%s", cases[i].what, shown);
	}
	reading_release(&reading);
}

/* How the numbers of a series go on, and where another opens. */
static const struct outline_case numbers[] = {
    {"no numbers at all", STR_INIT("各单位：\n现组织申报课题，有关事项通知如下。\n请按时报送。\n"),
     ""},
    {"the ladder",
     STR_INIT(
	 "一、总则\n（一）目标\n1. 甲。\n（1）乙。\n（2）丙。\n2. 丁。\n（二）范围\n二、附则\n"),
     "+一 H\n  +一 H\n    +1\n      +1\n       2\n     2\n   二 H\n 二 H\n"},
    {"brackets above bare numbers",
     STR_INIT(
	 "一、要求\n（1）甲方面。\n1. 子。\n2. 丑。\n（2）乙方面。\n1. 寅。\n2. 卯。\n（3）丙方面。\n"),
     "+一 H\n  +1\n    +1\n     2\n   2\n    +1\n     2\n   3\n"},
    {"what has been done once is done again, though nothing goes on",
     STR_INIT("（1）甲方面。\n1. 子。\n2. 丑。\n（2）乙方面。\n1. 寅。\n2. 卯。\n"),
     "+1\n  +1\n   2\n 2\n  +1\n   2\n"},
    {"bare numbers behind brackets, which do not go on",
     STR_INIT("一、要求\n（1）甲。\n（2）乙。\n1. 丙。\n2. 丁。\n二、材料\n"),
     "+一 H\n  +1\n   2\n  +1\n   2\n 二 H\n"},
    {"headings behind a list of sentences",
     STR_INIT(
	 "一、要求\n（一）各单位应当认真组织。\n（二）每人限报一项。\n1.1 甲方法研究\n1.2 乙方法研究\n二、材料\n"),
     "+一 H\n  +一\n   二\n  +1.1 H\n   1.2 H\n 二 H\n"},
    {"headings in a list of sentences",
     STR_INIT(
	 "一、要求\n（一）本年度支持以下研究。\n3.1 甲方法研究\n3.2 乙方法研究\n（二）每人限报一项。\n（三）按时报送。\n二、材料\n"),
     "+一 H\n  +一\n    +3.1 H\n     3.2 H\n   二\n   三\n 二 H\n"},
    {"a number skipped", STR_INIT("一、总则\n1. 甲。\n3. 乙。\n三、附则\n1. 丙。\n2. 丁。\n"),
     "+一 H\n  +1\n   3\n 三 H\n  +1\n   2\n"},
    {"a number said twice",
     STR_INIT("一、总则\n1. 甲。\n2. 乙。\n2. 丙。\n3. 丁。\n二、附则\n二、其他\n"),
     "+一 H\n  +1\n   2\n   2\n   3\n 二 H\n 二 H\n"},
    {"Markdown counts for itself", STR_INIT("一、总则\n1. 甲。\n1. 乙。\n1. 丙。\n二、附则\n"),
     "+一 H\n  +1\n   1\n   1\n 二 H\n"},
    {"two lists in one section",
     STR_INIT("一、总则\n1. 甲。\n2. 乙。\n另外：\n1. 丙。\n2. 丁。\n二、附则\n"),
     "+一 H\n  +1\n   2\n  +1\n   2\n 二 H\n"},
    {"a list in brackets that a paragraph leads to",
     STR_INIT(
	 "一、选题\n重点选题如下：\n1. 甲。\n2. 乙。\n一般选题如下：\n（1）丙。\n（2）丁。\n二、其他\n"),
     "+一 H\n  +1\n   2\n  +1\n   2\n 二 H\n"},
    {"one that stands in the item before it",
     STR_INIT("1. 甲。\n包括：\n（1）丙。\n（2）丁。\n2. 乙。\n"), "+1\n  +1\n   2\n 2\n"},
    {"the end cut off at the beginning", STR_INIT("三、甲\n1. 乙。\n2. 丙。\n四、丁\n"),
     "+三 H\n  +1\n   2\n 四 H\n"},
    {"parts of numbers", STR_INIT("1.1 甲研究\n1.2 乙研究\n2.1 丙研究\n2.2 丁研究\n"),
     "+1.1 H\n 1.2 H\n 2.1 H\n 2.2 H\n"},
    {"2.0 behind 1.9",
     STR_INIT("二、方向\n1.8 甲研究\n1.9 乙研究\n2.0 丙研究\n2.1 丁研究\n三、附则\n"),
     "+二 H\n  +1.8 H\n   1.9 H\n   2.0 H\n   2.1 H\n 三 H\n"},
    {"parts in their own number",
     STR_INIT("1. 甲领域\n1.1 子研究\n1.2 丑研究\n2. 乙领域\n2.1 寅研究\n2.2 卯研究\n"),
     "+1 H\n  +1.1 H\n   1.2 H\n 2 H\n  +2.1 H\n   2.2 H\n"},
    {"parts in their own number, which is the only one",
     STR_INIT("一、方向\n1. 甲领域\n1.1 子研究\n1.2 丑研究\n二、要求\n"),
     "+一 H\n  +1 H\n    +1.1 H\n     1.2 H\n 二 H\n"},
    {"codes begin with any number",
     STR_INIT("一、指南\n1011 甲关键技术研究\n1012 乙关键技术研究\n二、附则\n"),
     "+一 H\n  +1011 H\n   1012 H\n 二 H\n"},
};

Test(outline, numbers)
{
	check_outlines(numbers, ROWS(numbers));
}

/* What interrupts a list, and what ends it. */
static const struct outline_case interruptions[] = {
    {"a paragraph in a list within a list",
     STR_INIT("1. 甲。\n（1）子。\n（2）丑。\n以上均须满足。\n（3）寅。\n2. 乙。\n"),
     "+1\n  +1\n   2\n   3\n 2\n"},
    {"a list that goes on behind a table",
     STR_INIT("1. 甲。\n2. 乙。\n序号\t名称\t数量\n1\t子\t2\n2\t丑\t3\n3. 丙。\n4. 丁。\n"),
     "+1\n 2\n 3\n 4\n"},
    {"lists in fields",
     STR_INIT(
	 "（一）甲研究\n研究内容：\n1. 子。\n2. 丑。\n考核指标：\n1. 寅。\n2. 卯。\n（二）乙研究\n研究内容：\n1. 辰。\n"),
     "+一 H\n  +1\n   2\n  +1\n   2\n 二 H\n  +1\n"},
    {"a label of the whole ends the lists before it",
     STR_INIT(
	 "（一）甲研究\n研究内容：\n1. 子。\n2. 丑。\n其他要求：\n（1）寅。\n（2）卯。\n（二）乙研究\n"),
     "+一 H\n  +1\n   2\n  +1\n   2\n 二 H\n"},
    {"and yet it may go on",
     STR_INIT(
	 "（一）甲研究\n研究内容：\n1. 子。\n2. 丑。\n其他要求：无。\n3. 寅。\n4. 卯。\n（二）乙研究\n"),
     "+一 H\n  +1\n   2\n   3\n   4\n 二 H\n"},
    {"a list of one, and another behind a label",
     STR_INIT(
	 "（一）甲研究\n研究内容：\n1. 子。\n（1）丑。\n拟支持项目数：1个\n研究目标：\n（1）寅。\n（2）卯。\n（二）乙研究\n"),
     "+一 H\n  +1\n    +1\n  +1\n   2\n 二 H\n"},
    {"items in a field that have fields of their own",
     STR_INIT(
	 "（一）甲研究\n研究方向：\n1. 子。\n研究内容：\n（1）丑。\n（2）寅。\n2. 卯。\n研究内容：\n"
	 "（1）辰。\n（2）巳。\n3. 午。\n研究内容：\n（1）未。\n（2）申。\n"),
     "+一 H\n  +1\n    +1\n     2\n   2\n    +1\n     2\n   3\n    +1\n     2\n"},
    {"a field with text holds no list behind it",
     STR_INIT("（一）甲研究\n研究方向：面向海洋。\n1. 子。\n研究内容：\n（1）丑。\n（2）寅。\n"),
     "+一 H\n  +1\n    +1\n     2\n"},
    {"items in a field that have two fields each",
     STR_INIT(
	 "（一）甲研究\n研究方向：\n1. 子。\n研究内容：\n（1）丑。\n（2）寅。\n考核指标：\n（1）卯。\n（2）辰。\n"
	 "2. 巳。\n研究内容：\n（1）午。\n（2）未。\n考核指标：\n（1）申。\n（2）酉。\n"),
     "+一 H\n  +1\n    +1\n     2\n    +1\n     2\n   2\n    +1\n     2\n    +1\n     2\n"},
    {"an item with labels of its own",
     STR_INIT(
	 "（一）甲研究\n研究内容：\n1. 子。\n拟支持项目数：1个\n2. 丑。\n拟支持项目数：2个\n（二）乙研究\n"),
     "+一 H\n  +1\n   2\n 二 H\n"},
    {"a heading with a colon and text behind it",
     STR_INIT(
	 "一、工作安排：各学院组织校内评审，并完成以下各项。\n1. 甲。\n2. 乙。\n二、评审结果：由学校公布，在十月中旬。\n"),
     "+一 H\n  +1\n   2\n 二 H\n"},
    {"a list without line ends, of a higher style", STR_INIT("（1）措施：1. 甲；2. 乙。\n"),
     "+1\n  +1\n   2\n"},
    {"a list without line ends", STR_INIT("1. 措施。（1）甲；（2）乙。\n2. 其他。\n"),
     "+1\n  +1\n   2\n 2\n"},
    {"a list in a paragraph of another label",
     STR_INIT("（一）甲研究\n"
              "研究内容：\n"
              "1. 子。\n"
              "2. 丑。\n"
              "申报要求：（1）寅；（2）卯。\n"
              "（二）乙研究\n"),
     "+一 H\n"
     "  +1\n"
     "   2\n"
     "  +1\n"
     "   2\n"
     " 二 H\n"},
    {"a field whose text leads to a list",
     STR_INIT("（一）甲研究\n"
              "研究方向：包括下列：\n"
              "1. 子。\n"
              "研究内容：\n"
              "（1）丑。\n"
              "（2）寅。\n"),
     "+一 H\n"
     "  +1\n"
     "  +1\n"
     "   2\n"},
    {"a paragraph behind the one that leads",
     STR_INIT("1. 甲。\n"
              "2. 乙。\n"
              "申报要求如下：\n"
              "均须盖章。\n"
              "（1）丙。\n"
              "（2）丁。\n"),
     "+1\n"
     " 2\n"
     "  +1\n"
     "   2\n"},
};

Test(outline, interruptions)
{
	check_outlines(interruptions, ROWS(interruptions));
}

/* A label of the whole direction ends even a list that stands in no field. */
Test(outline, whole_fields)
{
	struct reading reading;
	struct outline outline;
	reading_init(&reading);
	reading_text(&reading,
	             STR("1.1 中国和希腊合作项目\n合作协议：无。\n1. 子。\n2. 丑。\n其他要求：\n"
	                 "（1）寅。\n（2）卯。\n1.2 中国和波兰合作项目\n"));
	outline_from_text(&outline, &reading.arena, &reading.text, reading.grammar);
	cr_expect_str_eq(outline_shown(&reading, &outline),
	                 "+1.1 H\n  +1\n   2\n  +1\n   2\n 1.2 H\n");
	reading_release(&reading);
}

/* Where an outline begins anew. */
static const struct outline_case beginnings[] = {
    {"an annex",
     STR_INIT(
	 "一、总则\n二、附则\n附件1\n一、甲\n1. 子。\n二、乙\n三、丙\n附件2\n一、丁\n二、戊\n"),
     "+一 H\n 二 H\n+一 H\n  +1\n 二 H\n 三 H\n+一 H\n 二 H\n"},
    {"an annex whose marks are those of a list before it",
     STR_INIT("一、总则\n1. 甲。\n2. 乙。\n附件1\n1. 子。\n2. 丑。\n3. 寅。\n"),
     "+一 H\n  +1\n   2\n+1\n 2\n 3\n"},
    {"an annex that begins with a list", STR_INIT("一、总则\n二、附则\n附件1\n1. 子。\n2. 丑。\n"),
     "+一 H\n 二 H\n+1\n 2\n"},
    {"several calls in one notice",
     STR_INIT(
	 "甲类项目申报指南\n一、目标\n二、条件\n1. 子。\n乙类项目申报指南\n一、目标\n二、条件\n"),
     "+一 H\n 二 H\n  +1\n+一 H\n 二 H\n"},
    {"a notice, a guide and a form",
     STR_INIT(
	 "关于申报课题的通知\n1. 甲。\n2. 乙。\n附件1\n课题指南\n一、方向\n（一）子\n（二）丑\n二、要求\n附件2\n申报书\n一、基本信息\n二、研究计划\n"),
     "+1\n 2\n+一 H\n  +一 H\n   二 H\n 二 H\n+一 H\n 二 H\n"},
    {"what stands before the title",
     STR_INIT(
	 "一、新闻中心\n二、政务公开\n关于申报2025年度科技计划项目的通知\n各单位：\n1. 甲。\n2. 乙。\n"),
     "+一 H\n 二 H\n+1\n 2\n"},
    {"no title", STR_INIT("为做好工作，现通知如下：\n一、总则\n（一）甲\n（二）乙\n二、附则\n"),
     "+一 H\n  +一 H\n   二 H\n 二 H\n"},
};

Test(outline, beginnings)
{
	check_outlines(beginnings, ROWS(beginnings));
}

/* What the format and the layout say. */
static const struct outline_case formats[] = {
    {"levels of Markdown", STR_INIT("# 甲\n## 子\n## 丑\n# 乙\n## 寅\n"),
     "+甲 H\n  +子 H\n   丑 H\n 乙 H\n  +寅 H\n"},
    {"levels that contradict the numbers",
     STR_INIT(
	 "## 一、甲\n## （一）子\n## （二）丑\n## 二、乙\n# （一）寅\n# （二）卯\n## 三、丙\n"),
     "+一 H\n  +一 H\n   二 H\n 二 H\n  +一 H\n   二 H\n 三 H\n"},
    {"a level below that of a style below it", STR_INIT("# 甲\n## 一、子\n## 二、丑\n"),
     "+甲 H\n  +一 H\n   二 H\n"},
    {"a level above that of the line before",
     STR_INIT("## 一、甲\n### （一）子\n### （二）丑\n## 联系方式\n"),
     "+一 H\n  +一 H\n   二 H\n+联系方式 H\n"},
    {"parts in their own number, all of one level",
     STR_INIT("# 1. 甲\n# 1.1 子\n# 1.2 丑\n# 2. 乙\n"), "+1 H\n  +1.1 H\n   1.2 H\n 2 H\n"},
    {"a heading by its format, and a sentence", STR_INIT("## 1. 登录平台\n## 2. 请在首页登录。\n"),
     "+1 H\n 2\n"},
    {"one style on two levels", STR_INIT("## 第一章 甲\n### 第一章 子\n### 第二章 丑\n"),
     "+一 H\n  +一 H\n   二 H\n"},
    {"one style on two indents", STR_INIT("1. 甲。\n   1. 子。\n   2. 丑。\n   3. 寅。\n2. 乙。\n"),
     "+1\n  +1\n   2\n   3\n 2\n"},
    {"headings of a web page that have no numbers",
     STR_INIT(
	 "<html><body><h1>关于申报课题的通知</h1><p>各单位：</p><h2>支持方向</h2><h3>智能</h3>"
	 "<p>1. 甲。</p><p>2. 乙。</p><h3>材料</h3><p>1. 丙。</p><h2>申报条件</h2><p>丁。</p></body></html>"),
     "+支持方向 H\n  +智能 H\n    +1\n     2\n   材料 H\n    +1\n 申报条件 H\n"},
    {"those that are the labels of others",
     STR_INIT(
	 "<html><body><h1>关于申报课题的通知</h1><p>各单位：</p><h2>甲研究</h2><h3>研究内容</h3>"
	 "<p>1. 子。</p><p>2. 丑。</p><h3>考核指标</h3><p>1. 寅。</p><h2>乙研究</h2></body></html>"),
     "+甲研究 H\n  +1\n   2\n  +1\n 乙研究 H\n"},
    {"numbers that contradict the headings of a web page",
     STR_INIT(
	 "<html><body><h1>关于申报课题的通知</h1><p>各单位：</p><h2>一、甲</h2><h2>（一）子</h2><h2>（二）丑</h2>"
	 "<h2>二、乙</h2><p>（一）寅</p><p>（二）卯</p></body></html>"),
     "+一 H\n  +一 H\n   二 H\n 二 H\n  +一 H\n   二 H\n"},
    {"a sentence that the format calls a heading",
     STR_INIT(
	 "<html><body><h1>关于申报课题的通知</h1><p>各单位：</p><h2>请各单位认真组织申报。</h2><p>1. 甲。</p>"
	 "</body></html>"),
     "+1\n"},
    {"lines without marks",
     STR_INIT(
	 "一、支持方向\n（一）以下方向：\n海水稻耐盐品系\n山地苹果冷藏\n（二）其他方向：\n二、申报要求\n"),
     "+一 H\n  +一\n    +海水稻耐盐品系\n     山地苹果冷藏\n   二\n 二 H\n"},
    {"bullets further in", STR_INIT("- 甲\n    - 子\n    - 丑\n- 乙\n"),
     "+甲\n  +子\n   丑\n 乙\n"},
    {"bullets that stand a column further in",
     STR_INIT("- 甲\n"
              " - 子\n"
              " - 丑\n"
              "- 乙\n"),
     "+甲\n"
     " 子\n"
     " 丑\n"
     " 乙\n"},
    {"bullets further in at the end",
     STR_INIT("- 甲\n"
              "- 乙\n"
              "    - 子\n"),
     "+甲\n"
     " 乙\n"
     "  +子\n"},
    {"Markdown's numbers, the first of which has lost its indent",
     STR_INIT("1. 甲。\n"
              "  1. 乙。\n"
              "  1. 丙。\n"),
     "+1\n"
     " 1\n"
     " 1\n"},
};

Test(outline, formats)
{
	check_outlines(formats, ROWS(formats));
}

/* What reads like a heading. */
static const struct outline_case headings[] = {
    {"a long line behind a mark of either",
     STR_INIT(
	 "（一）面向沿海滩涂盐碱地改良的海水稻耐盐品系选育及其与本地水稻品种轮作换茬的栽培管理办法和种植效益比较以及在各县区的推广应用和后续服务\n"
	 "（二）山地苹果\n"),
     "+一\n"
     " 二 H\n"},
    {"a long line above decimals",
     STR_INIT(
	 "1. 面向沿海滩涂盐碱地改良的海水稻耐盐品系选育及其与本地水稻品种轮作换茬的栽培管理办法\n"
	 "1.1 品系研究\n"
	 "1.2 栽培研究\n"
	 "2. 山地苹果\n"
	 "2.1 冷藏研究\n"),
     "+1\n"
     "  +1.1 H\n"
     "   1.2 H\n"
     " 2 H\n"
     "  +2.1 H\n"},
    {"a sentence above decimals",
     STR_INIT("1. 选题应当围绕下列内容。\n"
              "1.1 品系研究\n"
              "1.2 栽培研究\n"
              "2. 其他\n"),
     "+1\n"
     "  +1.1 H\n"
     "   1.2 H\n"
     " 2\n"},
    {"labels that are items",
     STR_INIT("（一）研究内容：耐盐品系\n"
              "（二）攻关路数：先选后育\n"
              "（三）考核指标：审定品系\n"),
     "+一\n"
     " 二\n"
     " 三\n"},
    {"what reads like a label behind one",
     STR_INIT("（一）研究内容：耐盐品系\n"
              "（二）攻关路数：先选后育\n"),
     "+一\n"
     " 二\n"},
    {"what reads like a label before one",
     STR_INIT("（一）攻关路数：先选后育\n"
              "（二）研究内容：耐盐品系\n"),
     "+一\n"
     " 二\n"},
    {"what stands beside a label and reads like none",
     STR_INIT("（一）研究内容：耐盐品系\n"
              "（二）湖区治理\n"),
     "+一\n"
     " 二 H\n"},
    {"kinds with full stops",
     STR_INIT("（一）重点课题。\n"
              "1. 甲。\n"
              "（二）一般课题。\n"
              "1. 乙。\n"),
     "+一 H\n"
     "  +1\n"
     " 二 H\n"
     "  +1\n"},
    {"numbers below lines",
     STR_INIT("本年度支持以下研究方向：\n"
              "海水稻耐盐品系选育\n"
              "山地苹果冷藏保鲜\n"
              "1. 申报人须有试验田。\n"
              "2. 材料须盖章。\n"),
     "+海水稻耐盐品系选育\n"
     " 山地苹果冷藏保鲜\n"
     "+1\n"
     " 2\n"},
};

Test(outline, headings)
{
	check_outlines(headings, ROWS(headings));
}

/* Lists without line ends. */
static const struct outline_case paragraphs[] = {
    {"marks of another style",
     STR_INIT("1. 措施：（1）选育；①栽培；（2）推广。\n"
              "2. 乙。\n"),
     "+1\n"
     "  +1\n"
     "   2\n"
     " 2\n"},
    {"marks that do not count up",
     STR_INIT("1. 措施：（1）选育；（3）栽培；（2）推广。\n"
              "2. 乙。\n"),
     "+1\n"
     "  +1\n"
     "   2\n"
     " 2\n"},
    {"marks behind words",
     STR_INIT("1. 措施有（1）选育；（2）栽培。\n"
              "2. 乙。\n"),
     "+1\n"
     " 2\n"},
    {"a number alone behind a colon",
     STR_INIT("1. 措施：（1）选育为主。\n"
              "2. 乙。\n"),
     "+1\n"
     " 2\n"},
    {"blanks before marks",
     STR_INIT("1. 措施： （1）选育； （2）栽培。\n"
              "2. 乙。\n"),
     "+1\n"
     "  +1\n"
     "   2\n"
     " 2\n"},
    {"one mark at the beginning",
     STR_INIT("（1）（1）选育为主。\n"
              "（2）栽培。\n"),
     "+1\n"
     " 1\n"
     " 2\n"},
    {"a list that the next paragraph goes on with",
     STR_INIT("申报要求：（1）甲；\n"
              "（2）乙。\n"),
     "+1\n"
     " 2\n"},
    {"one that it does not go on with",
     STR_INIT("申报要求：（1）甲；\n"
              "（3）乙。\n"),
     "+3\n"},
    {"items in one line",
     STR_INIT("1. 选育；2. 栽培；3. 推广。\n"
              "4. 其他。\n"),
     "+1\n"
     " 2\n"
     " 3\n"
     " 4\n"},
    {"a number in a sentence is no second",
     STR_INIT("1. 措施：（1）选育，参照（2）办理。\n"
              "2. 乙。\n"),
     "+1\n"
     " 2\n"},
    {"marks of headings in a paragraph", STR_INIT("措施：（一）选育；（二）栽培。\n"), ""},
    {"a list behind a colon that the next paragraph goes on with",
     STR_INIT("1. 选育为主：（1）甲；\n"
              "（2）乙。\n"
              "2. 栽培。\n"),
     "+1\n"
     "  +1\n"
     "   2\n"
     " 2\n"},
    {"a list behind a full stop that the next paragraph goes on with",
     STR_INIT("1. 选育为主。（1）甲；\n"
              "（2）乙。\n"
              "2. 栽培。\n"),
     "+1\n"
     "  +2\n"
     " 2\n"},
};

Test(outline, paragraphs)
{
	check_outlines(paragraphs, ROWS(paragraphs));
}

static const char *const MARKS[] = {"一、",    "（一）", "1. ", "（1）", "① ",    "- ",     "A. ",
                                    "第一章 ", "1.1 ",   "## ", "三、",  "（7）", "附件1\n"};

static void check_tree(const struct outline *outline)
{
	for (size_t i = 0; i < outline->series_count; i++) {
		const struct outline_series *series = &outline->series[i];
		cr_assert_lt(series->depth, MAX_OUTLINE_DEPTH);
		cr_assert_eq(series->depth == 0, series->parent == UINT32_MAX);
		cr_assert(series->depth == 0 || series->parent < i);
		if (series->depth > 0) {
			const struct outline_mark *around = &outline->marks[series->parent_mark];
			cr_assert_eq(around->series, series->parent);
			cr_assert_eq(around->member, series->parent_member);
			cr_assert_lt(series->parent_mark, series->first);
		}
	}
	for (size_t i = 0; i < outline->mark_count; i++) {
		const struct outline_mark *mark = &outline->marks[i];
		cr_assert_lt(mark->series, outline->series_count);
		cr_assert_eq(outline->series[mark->series].style, mark->style);
		cr_assert_leq(mark->member, outline->series[mark->series].members);
	}
}

/* However marks follow each other, the tree is whole and not too deep, and found in one walk. */
Test(outline, any_marks)
{
	struct reading reading;
	struct outline outline;
	struct buf text;
	uint32_t random = 1;
	reading_init_as(&reading, "generic");
	buf_init(&text);
	for (size_t i = 0; i < 20000; i++) {
		random = random * 1664525u + 1013904223u;
		size_t which = i < 5000 ? i % ROWS(MARKS) : (random >> 16) % ROWS(MARKS);
		buf_format(&text, "%s第%zu层的内容\n", MARKS[which], i);
	}
	reading_text(&reading, str_from(kept(&reading.arena, &text)));
	outline_from_text(&outline, &reading.arena, &reading.text, reading.grammar);
	cr_assert_gt(outline.mark_count, 15000);
	check_tree(&outline);
	reading_release(&reading);
}
