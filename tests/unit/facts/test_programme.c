/* What the title and the first paragraphs say of the programme. */
#include "facts/programme.h"

#include "../layout/check_text.h"

Test(programme, front_matter)
{
	static const struct {
		const char *text;
		const char *programme; /* plan/name/year/batch/status */
	} cases[] = {
	    {"“政府间国际科技创新合作”重点专项2031年度第二批项目申报指南\n",
	     "/政府间国际科技创新合作/2031/2/final"},
	    {"“政府间国际科技创新合作”重点专项 2031 年度第十二批项目申报指南\n",
	     "/政府间国际科技创新合作/2031/12/final"},
	    {"“政府间国际科技创新合作”重点专项2031年度项目申报指南（征求意见稿）\n",
	     "/政府间国际科技创新合作/2031/0/draft"},
	    {"“政府间国际科技创新合作”重点专项\n2031年度第1批项目申报指南\n",
	     "/政府间国际科技创新合作/2031/1/final"},
	    {"政府间国际科技合作重点专项项目申报指南\n", "/政府间国际科技合作/0/0/final"},
	    {"“政府间国际科技创新合作”重点专项2031年度项目申报指南\n\n根据国家重点研发计划，发布指南。\n",
	     "国家重点研发计划/政府间国际科技创新合作/2031/0/final"},
	    {"一、总体目标\n根据国家重点研发计划，“政府间国际科技创新合作”重点专项2031年度指南\n",
	     "//2031/0/final"},
	    {"某某专项2031年度第二批项目申报指南\n", "//2031/2/final"},
	    {"", "//0/0/"},
	};
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct programme_facts facts;
		reading_text(&reading, str_from(cases[i].text));
		programme_from_text(&facts, &reading.arena, &reading.text, reading.grammar);
		const struct programme_facts *programme = &facts;
		const char *shown =
		    arena_format(&reading.arena, "%.*s/%.*s/%u/%u/%.*s",
		                 STR_FORMAT(programme->plan), STR_FORMAT(programme->name),
		                 programme->year, programme->batch, STR_FORMAT(programme->status))
			.data;
		cr_expect_str_eq(shown, cases[i].programme, "%s: %s", cases[i].text, shown);
	}
	reading_release(&reading);
}
