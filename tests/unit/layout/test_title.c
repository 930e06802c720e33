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

Test(title, lines_that_name_a_document)
{
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct str title = {0};
		reading_text(&reading, str_from(cases[i].text));
		for (size_t p = 0; p < reading.text.paragraph_count; p++) {
			if (reading.text.paragraphs[p].is_title) {
				title = clean_of(&reading, reading.text.paragraphs[p].span);
			}
		}
		cr_expect(str_equal(title, str_from(cases[i].title)), "%s: %.*s", cases[i].what,
		          STR_FORMAT(title));
		check_nothing_lost(&reading, cases[i].what);
	}
	reading_release(&reading);
}
