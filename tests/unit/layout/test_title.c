/* Which lines name a document: what the rules of the grammar cannot say. The rules themselves are
 * tried on whole heads of calls, see tests/titles. */
#include "check_text.h"

struct title_case {
	const char *what;
	const char *text;
	const char *title; /* empty: there is none */
};

#define PROSE "联合研究应当面向双方共同关心的问题，并由双方共同出资。\n"

static const struct title_case cases[] = {
    {"none", PROSE, ""},
    {"no text", "", ""},
    {"the heaviest, not the first", "某某项目简讯\n\n2031年度某某项目申报指南\n",
     "2031年度某某项目申报指南"},
    {"the first of two that weigh the same", "甲乙项目申报指南\n\n丙丁项目申报指南\n",
     "甲乙项目申报指南"},
    {"behind a heading", "一、总体目标\n某某项目申报指南\n", ""},
    {"longer than titles are",
     "2031年度" PROSE
     "甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸甲乙丙丁戊己庚辛壬癸",
     ""},
    {"a row of a table", "2031年度某某项目申报指南\t负责人\t电话\n甲乙\t丙\t1\n丙丁\t戊\t2\n", ""},
    {"above a label", "中国和希腊联合研究项目\n拟支持项目数：6个\n", ""},
    {"blank lines within", "某某系统研究\n\n申报指南\n", "某某系统研究申报指南"},
    {"more blank lines than a hand leaves", "某某系统研究\n\n\n\n申报指南\n", ""},
    {"a page number within", "“某某”重点专项\n-1-\n2031年度项目申报指南\n",
     "“某某”重点专项2031年度项目申报指南"},
    {"what a notice announces",
     "关于发布某某项目申报指南的通知\n" PROSE "附件1\n2031年度某某项目申报指南\n",
     "2031年度某某项目申报指南"},
    {"announced on two lines",
     "关于发布某某项目申报指南的通知\n" PROSE
     "附件1\n“某某科技创新”重点专项\n2031年度项目申报指南\n",
     "“某某科技创新”重点专项2031年度项目申报指南"},
    {"announced by its name alone",
     "关于发布某某项目申报指南的通知\n" PROSE "附件：某某项目申报指南\n",
     "关于发布某某项目申报指南的通知"},
    {"a sentence that ends as a title does",
     "关于发布某某项目申报指南的通知\n各单位：\n为做好申报，现将有关事项通知\n如下。\n",
     "关于发布某某项目申报指南的通知"},
    {"glued to the text",
     "关于申报某某项目的通知 各单位：为加强合作，现组织申报，请按要求填写材料并报送。\n",
     "关于申报某某项目的通知"},
    {"a frame", "## **某某项目申报指南**\n", "某某项目申报指南"},
};

static const struct title_case calls[] = {
    {"a notice with chapters",
     "关于申报某市2031年度哲学社会科学课题的通知\n"
     "各单位：为做好工作，现将有关事项通知如下，请认真组织。\n"
     "一、申报条件\n"
     "申报人须在本市工作，有主持课题的经历，身体健康。\n"
     "二、申报办法\n"
     "申报人填写申报书，由单位审核盖章以后统一报送到市里。\n"
     "附件1\n"
     "某市2031年度课题选题指南\n"
     "一、选题\n",
     "关于申报某市2031年度哲学社会科学课题的通知"},
    {"a notice with one chapter",
     "关于申报某市2031年度哲学社会科学课题的通知\n"
     "各单位：为做好工作，现将有关事项通知如下，请认真组织。\n"
     "一、申报条件\n"
     "申报人须在本市工作，有主持课题的经历，身体健康。\n"
     "附件1\n"
     "某市2031年度课题选题指南\n"
     "一、选题\n",
     "某市2031年度课题选题指南"},
    {"a notice of a guide with chapters",
     "关于发布某市2031年度哲学社会科学课题指南的通知\n"
     "各单位：为做好工作，现将有关事项通知如下，请认真组织。\n"
     "一、申报条件\n"
     "申报人须在本市工作，有主持课题的经历，身体健康。\n"
     "二、申报办法\n"
     "申报人填写申报书，由单位审核盖章以后统一报送到市里。\n"
     "附件1\n"
     "某市2031年度课题选题指南\n"
     "一、选题\n",
     "某市2031年度课题选题指南"},
    {"a notice with items",
     "关于申报某市2031年度哲学社会科学课题的通知\n"
     "各单位：为做好工作，现将有关事项通知如下，请认真组织。\n"
     "1. 申报人须在本市工作，有主持课题的经历，身体健康。\n"
     "2. 申报人填写申报书，由单位审核盖章以后统一报送到市里。\n"
     "附件1\n"
     "某市2031年度课题选题指南\n"
     "一、选题\n",
     "某市2031年度课题选题指南"},
    {"a notice with headings that have no numbers",
     "关于申报某市2031年度哲学社会科学课题的通知\n"
     "\n"
     "各单位：为做好工作，现将有关事项通知如下，请认真组织。\n"
     "\n"
     "### 申报条件\n"
     "\n"
     "申报人须在本市工作，有主持课题的经历，身体健康。\n"
     "\n"
     "### 申报办法\n"
     "\n"
     "申报人填写申报书，由单位审核盖章以后统一报送到市里。\n"
     "\n"
     "附件1\n"
     "\n"
     "某市2031年度课题选题指南\n"
     "\n"
     "一、选题\n",
     "某市2031年度课题选题指南"},
    {"headings of one level",
     "<html><body><h1>“山海相连”重点专项</h1><h1>2031年度项目申报指南</h1><p>甲。</p></body></html>\n",
     "“山海相连”重点专项2031年度项目申报指南"},
    {"headings of one level, the first a title",
     "<html><body><h1>某市2031年度课题申报通知</h1><h1>某市2031年度课题申报指南</h1><p>甲。</p></body></html>\n",
     "某市2031年度课题申报通知"},
    {"... a sentence",
     "<html><body><h1>欢迎各位老师踊跃申报。</h1><h1>2031年度项目申报指南</h1><p>甲。</p></body></html>\n",
     "2031年度项目申报指南"},
    {"... of a title that ends before the second",
     "<html><body><h1>“山海相连”重点专项2031年度</h1><h1>项目课题申报工作</h1><p>甲。</p></body></html>\n",
     "“山海相连”重点专项2031年度"},
    {"a notice that announces another",
     "关于发布某市2031年度哲学社会科学课题指南的通知\n"
     "各单位：为做好工作，现将有关事项通知如下，请认真组织。\n"
     "\n"
     "关于报送某市2031年度课题材料的通知\n"
     "\n"
     "某市2031年度课题选题指南\n",
     "某市2031年度课题选题指南"},
    {"a guide in a list",
     "关于发布某市2031年度哲学社会科学课题指南的通知\n"
     "各单位：为做好工作，现将有关事项通知如下，请认真组织。\n"
     "\n"
     "1. 某市2031年度课题选题指南\n"
     "2. 某市2031年度课题申报书\n",
     "关于发布某市2031年度哲学社会科学课题指南的通知"},
};

static void check_titles(const char *family, const struct title_case *rows, size_t count)
{
	struct reading reading;
	reading_init_as(&reading, family);
	for (size_t i = 0; i < count; i++) {
		struct str title = {0};
		reading_text(&reading, str_from(rows[i].text));
		for (size_t p = 0; p < reading.text.paragraph_count; p++) {
			if (reading.text.paragraphs[p].is_title) {
				title = clean_of(&reading, reading.text.paragraphs[p].span);
			}
		}
		cr_expect(str_equal(title, str_from(rows[i].title)), "%s: %.*s", rows[i].what,
		          STR_FORMAT(title));
		check_nothing_lost(&reading, rows[i].what);
	}
	reading_release(&reading);
}

Test(title, lines_that_name_a_document)
{
	check_titles("intergovernmental", cases, ROWS(cases));
}

Test(title, of_calls)
{
	check_titles("generic", calls, ROWS(calls));
}
