/* What headings, lines and titles say of the lists below them. */
#include "facts/titles.h"

#include "../layout/check_text.h"
#include "outline/title_end.h"

static const char *const LISTINGS[] = {"unknown", "weak", "strong", "apart"};
static const char *const KINDS[] = {"other", "demand", "part", "sort", "field", "name", "topic"};

Test(titles, below_a_heading)
{
	static const char *const rows[][2] = {
	    {"研究方向", "strong"},
	    {"重点领域", "weak"},
	    {"申报条件", "apart"},
	    {"研究方向概况", "unknown"},
	    {"研究方向如下：", "strong"},
	    {"研究方向（可自行细化）", "strong"},
	    {"研究方向和申报条件", "strong"},
	    {"研究方向的申报条件", "apart"},
	    {"申报单位应结合本地实际与自身基础，围绕乡村教育、基层医疗、养老照护等群众关心的问题自行确定研究方向",
	     "unknown"},
	};
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(rows); i++) {
		const char *shown = LISTINGS[listing_under(reading.grammar, str_from(rows[i][0]))];
		cr_expect_str_eq(shown, rows[i][1], "%s: %s", rows[i][0], shown);
	}
	reading_release(&reading);
}

Test(titles, behind_a_line)
{
	static const char *const rows[][2] = {
	    {"本次征集的研究方向：", "strong"},
	    {"研究方向包括", "strong"},
	    {"围绕以下研究方向开展", "strong"},
	    {"本次征集不限研究方向。", "unknown"},
	    {"研究方向由各地自定。申报者应符合下列条件：", "apart"},
	    {"研究方向由各地自定。材料如下：", "apart"},
	    {"研究方向由各地自定。联络人名单：", "unknown"},
	};
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(rows); i++) {
		const char *shown = LISTINGS[listing_after(reading.grammar, str_from(rows[i][0]))];
		cr_expect_str_eq(shown, rows[i][1], "%s: %s", rows[i][0], shown);
	}
	reading_release(&reading);
}

Test(titles, what_they_read_like)
{
	static const char *const rows[][2] = {
	    {"海湾湿地固碳能力评估研究", "topic"},
	    {"海水稻耐盐品系", "name"},
	    {"海水稻耐盐品系（含配套农艺）", "name"},
	    {"山区公路边坡监测技术（须有两处以上试点）", "topic"},
	    {"海水稻耐盐品系。申报人须有试验田。", "name"},
	    {"海水稻耐盐品系：选出耐盐品系，在两地试种，提出农艺", "name"},
	    {"智慧农机领域", "field"},
	    {"重点课题：", "sort"},
	    {"重点课题", "sort"},
	    {"青年课题（35岁以下）", "sort"},
	    {"申报要求", "part"},
	    {"项目管理", "part"},
	    {"县域医共体药品耗材采购的管理", "topic"},
	    {"成果转化要求", "part"},
	    {"研究内容", "part"},
	    {"选题应当符合本市实际", "demand"},
	    {"围绕湖区水质，开展监测，提出办法", "other"},
	    {"湖区水质监测，沿岸排口清查，渔民转产", "other"},
	    {"沿海滩涂盐碱地改良与海水稻耐盐品系在不同潮位不同土质不同播期下的株型穗型米质以及病虫草害情况与配套水肥农机农艺的按茬口按地块跟踪记录汇编与整理与整理与整理",
	     "other"},
	    {"组织保障", "part"},
	    {"资助 3 万元的小额研究", "other"},
	    {"每户一表的改造技术", "other"},
	    {"支持山区的冷链运输技术", "topic"},
	    {"支持山区的冷链运输", "other"},
	    {"对策库的整理", "name"},
	    {"稻", "other"},
	    {"养老服务需要评估技术", "topic"},
	    {"需要推广的育苗技术", "demand"},
	    {"研究方向", "part"},
	    {"海洋领域的人工鱼礁", "name"},
	    {"针对山区的冷链运输", "other"},
	    {"围绕山区的冷链运输", "other"},
	};
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct str text = str_from(rows[i][0]);
		struct statement_reader reader = {.arena = &reading.arena,
		                                  .grammar = reading.grammar,
		                                  .clean = text,
		                                  .folded = text};
		const char *shown =
		    KINDS[title_read(&reader, (struct span){0, (uint32_t)text.size})];
		cr_expect_str_eq(shown, rows[i][1], "%s: %s", rows[i][0], shown);
	}
	reading_release(&reading);
}

Test(titles, where_they_end)
{
	static const char *const rows[][2] = {
	    {"海水稻耐盐品系。选出耐盐品系。", "海水稻耐盐品系"},
	    {"海水稻耐盐品系：选出耐盐品系，在两地试种", "海水稻耐盐品系"},
	    {"海水稻：滩涂上的粮仓", "海水稻：滩涂上的粮仓"},
	    {"优质稻产业，补助800万元。", "优质稻产业"},
	    {"海水稻：沿海滩涂盐碱地上的新粮仓建设", "海水稻：沿海滩涂盐碱地上的新粮仓建设"},
	};
	struct reading reading;
	reading_init_as(&reading, "generic");
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct str text = str_from(rows[i][0]);
		uint32_t end =
		    title_end(reading.grammar, text, (struct span){0, (uint32_t)text.size});
		cr_expect(str_equal(str_slice(text, 0, end), str_from(rows[i][1])), "%s: %u",
		          rows[i][0], end);
	}
	reading_release(&reading);
}
