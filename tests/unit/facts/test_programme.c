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

/* A sentence so often that what stands behind it is far from the title, or no more of the front. */
#define DUTY "申报单位应当按期提交材料并对其真实性负责。\n\n"
#define FOUR(text) text text text text
#define SIXTEEN(text) FOUR(FOUR(text))
#define A_HUNDRED(text) FOUR(SIXTEEN(text) FOUR(text) text text text text text)

static const struct {
	const char *family;
	const char *file;
	const char *text;
	const char *programme; /* as above; "!" where only the file's name tells it */
} places[] = {
    {"generic", "t.txt",
     "2031年度市科技攻关项目申报指南\n\n（征求意见稿）\n\n各单位应当按期报送。\n",
     "/市科技攻关/2031/0/draft"},
    {"generic", "t.txt", "2031年度市科技攻关项目申报指南\n第二批另行组织\n各单位应当按期报送。\n",
     "/市科技攻关/2031/0/final"},
    {"generic", "t.txt",
     "2031年度市科技攻关项目申报指南\n（第二批项目以及以后各批项目的申报时间和要求由市科技局另行通知）\n各单位应当按期报送。\n",
     "/市科技攻关/2031/0/final"},
    {"intergovernmental", "t.txt",
     "<html><body><p>“政府间国际科技创新合作”重点专项2031年度项目申报指南</p><table><tr><td>序号<td>依据<tr><td>1<td>国家重点研发计划</table><p>各单位应当按期报送。</p></body></html>",
     "/政府间国际科技创新合作/2031/0/final"},
    {"intergovernmental", "第三批.txt",
     "项目申报通知\n\n编制“政府间国际科技创新合作”重点专项2031年度第二批项目指南。\n",
     "/政府间国际科技创新合作/2031/2/final"},
    {"intergovernmental", "t.txt",
     "“政府间国际科技创新合作”重点专项（2021—2025年）2031年度项目申报指南\n\n各单位应当按期报送。\n",
     "/政府间国际科技创新合作/2031/0/final"},
    {"intergovernmental", "t.txt", "某某专项第二批项目申报指南\n", "//0/2/final"},
    {"generic", "t.txt",
     "<html><body><p>市科技攻关项目申报指南</p>" SIXTEEN(
	 "<p>申报单位应当按期提交材料。</p>") "<table><tr><td>甲<td>乙<tr><td>市科技局<td>无<tr><td colspan=2>2029年5月12日</table><p>各单位按期报送。</p></body></html>",
     "/市科技攻关/0/0/final"},
    {"generic", "t.txt", "市科技局工作通知（征求意见稿）\n\n各单位应当按期报送。\n", "//0/0/"},
    {"generic", "t.txt",
     "市科技攻关项目申报指南\n\n" A_HUNDRED(DUTY) "现组织2030年度课题申报工作。\n",
     "/市科技攻关/0/0/final"},
    {"generic", "t.txt",
     "市科技攻关项目申报指南\n\n" SIXTEEN(DUTY) "市科技局\n\n2031年5月12日\n\n附件另发。\n",
     "/市科技攻关/2031/0/final"},
    {"generic", "t.txt",
     "市科技攻关项目申报指南\n\n" SIXTEEN(
	 DUTY) "以下时间以前的不再受理。\n\n2029年5月12日\n\n各单位按期报送。\n",
     "/市科技攻关/0/0/final"},
    {"generic", "t.txt",
     "市科技攻关项目申报指南\n\n各单位应当按期报送以下材料。\n\n2031-05-12\n\n各单位按期报送。\n",
     "/市科技攻关/2031/0/final"},
    {"generic", "t.txt",
     "栏目一导航\n\n栏目二导航\n\n栏目三导航\n\n栏目四导航\n\n栏目五导航\n\n栏目六导航\n\n栏目七导航\n\n栏目八导航\n\n栏目九导航\n\n栏目十导航\n\n栏目甲导航\n\n栏目乙导航\n\n栏目丙导航\n\n栏目丁导航\n\n栏目戊导航\n\n栏目己导航\n\n关于组织申报市科技攻关项目的通知\n\n各单位应当按期报送以下材料。\n\n2031-05-12\n\n各单位按期报送。\n",
     "/市科技攻关/2031/0/final"},
    {"generic", "t.txt",
     "市科技攻关项目申报指南\n\n" SIXTEEN(
	 DUTY) "市科技局\n\n发布日期：2029年5月12日，由市科技局政策法规与创新体系建设处负责解释\n\n各单位按期报送。\n",
     "/市科技攻关/0/0/final"},
    {"generic", "t.txt",
     "市科技攻关项目申报指南\n\n" SIXTEEN(DUTY) "本通知自印发之日起施行。\n\n2031年5月12日\n",
     "/市科技攻关/2031/0/final"},
    {"generic", "t.txt",
     "市科技攻关项目申报指南\n\n" SIXTEEN(
	 DUTY) "各县区科技局和高新区管委会以及市属高校科研院所应当组织本地本单位按期报送各自的材料\n\n2029年5月12日\n\n各单位按期报送。\n",
     "/市科技攻关/0/0/final"},
    {"generic", "t.txt", "某省2031年度重点研发计划项目申报指南\n\n各单位应当按期报送。\n",
     "/某省重点研发计划/2031/0/final"},
    {"intergovernmental", "t.txt",
     "“政府间国际科技创新合作”重点专项2031年度项目申报指南\n\n对照“政府间国际科技合作”重点专项2030年度第一批项目申报指南。\n",
     "/政府间国际科技创新合作/2031/0/final"},
    {"intergovernmental", "t.txt",
     "项目申报通知\n\n现发布“政府间国际科技创新合作”重点专项2031年度第二批项目申报指南。\n",
     "/政府间国际科技创新合作/2031/2/final"},
    {"softscience", "t.txt", "项目申报通知\n\n现发布2031年度省软科学研究项目申报指南。\n",
     "//2031/0/final"},
    {"generic", "t.txt", "2031年度揭榜攻关榜单（草案）\n各单位应当按期报送。\n",
     "/揭榜攻关榜单/2031/0/draft"},
};

Test(programme, by_family_and_place)
{
	for (size_t i = 0; i < ROWS(places); i++) {
		struct reading reading;
		struct programme_facts facts;
		const struct source_options options = {.encoding = "UTF-8"};
		reading_init_as(&reading, places[i].family);
		cr_assert_eq(source_from_bytes(&reading.source, &reading.arena,
		                               str_from(places[i].file), str_from(places[i].text),
		                               &options, &reading.diags),
		             STATUS_OK);
		text_from_source(&reading.text, &reading.arena, &reading.source, NULL,
		                 reading.grammar);
		programme_from_text(&facts, &reading.arena, &reading.text, reading.grammar);
		const char *shown =
		    arena_format(&reading.arena, "%.*s/%.*s/%u%s/%u%s/%.*s", STR_FORMAT(facts.plan),
		                 STR_FORMAT(facts.name), facts.year,
		                 facts.year_from_name ? "!" : "", facts.batch,
		                 facts.batch_from_name ? "!" : "", STR_FORMAT(facts.status))
			.data;
		cr_expect_str_eq(shown, places[i].programme, "%s: %s", places[i].text, shown);
		reading_release(&reading);
	}
}
