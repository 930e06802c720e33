/* Figures and findings as people read them, in both languages. */
#include <criterion/criterion.h>

#include "audit/message.h"
#include "report/audit_words.h"

static struct arena arena;

static void set_up(void)
{
	arena_init(&arena);
}

static void tear_down(void)
{
	arena_release(&arena);
}

TestSuite(figure_words, .init = set_up, .fini = tear_down);

#define NUMBER(digits) .has_value = true, .value = {(digits), 0}
#define LEAST(digits) .has_min = true, .min = {(digits), 0}
#define MOST(digits) .has_max = true, .max = {(digits), 0}

static const struct {
	struct figure figure;
	const char *words[LANGUAGE_COUNT];
} figures[] = {
    {{.kind = FIGURE_MONEY,
      NUMBER(500000),
      .unit = STR_INIT("CNY"),
      .relation = RELATION_AT_MOST,
      .per = STR_INIT("project")},
     {"at most 500,000 yuan for each project", "每个项目不超过 50 万元"}},
    {{.kind = FIGURE_MONEY, NUMBER(100000), .unit = STR_INIT("CNY"), .per = STR_INIT("project")},
     {"100,000 yuan for each project", "每个项目 10 万元"}},
    {{.kind = FIGURE_MONEY,
      LEAST(20000),
      MOST(40000),
      .unit = STR_INIT("CNY"),
      .relation = RELATION_RANGE},
     {"20,000 to 40,000 yuan", "2 万元至 4 万元"}},
    {{.kind = FIGURE_DURATION,
      LEAST(24),
      MOST(36),
      .unit = STR_INIT("month"),
      .relation = RELATION_RANGE},
     {"24 to 36 months", "24 至 36 个月"}},
    {{.kind = FIGURE_DURATION, NUMBER(1), .unit = STR_INIT("year")}, {"1 year", "1 年"}},
    {{.kind = FIGURE_COUNT, NUMBER(70), .unit = STR_INIT("个"), .relation = RELATION_ABOUT},
     {"about 70 个", "约 70 个"}},
    {{.kind = FIGURE_PERCENT, NUMBER(30)}, {"30 %", "30%"}},
    {{.kind = FIGURE_DATE, .text = STR_INIT("2031-03-20"), .relation = RELATION_AT_MOST},
     {"by 2031-03-20", "不晚于 2031-03-20"}},
    {{.kind = FIGURE_COUNT, NUMBER(5), .unit = STR_INIT("项"), .soft = true},
     {"in principle 5 项", "原则上 5 项"}},
    {{.kind = FIGURE_COUNT}, {"no number", "无数值"}},
};

Test(figure_words, figures)
{
	for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
		for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
			const struct wording words = {l, &arena};
			struct str said = words_figure(&words, &figures[i].figure);
			cr_expect(str_equal(said, str_from(figures[i].words[l])), "%zu: %.*s", i,
			          STR_FORMAT(said));
		}
	}
}

/* Codes and amounts that are arguments of findings. */
Test(figure_words, findings)
{
	static const struct {
		struct finding finding;
		const char *words[LANGUAGE_COUNT];
	} cases[] = {
	    {{.message = &MESSAGE_FIND_FIGURE_PER,
	      .arguments = {STR_INIT("10 万元"), STR_INIT("project")}},
	     {"\"10 万元\" is for each project, and in no total",
	      "“10 万元”按每个项目计，不是总数，不计入合计"}},
	    {{.message = &MESSAGE_FIND_FIGURE_UNIT,
	      .arguments = {STR_INIT("5 万美元"), STR_INIT("USD"), STR_INIT("CNY")}},
	     {"\"5 万美元\" is in US dollars, the total in yuan",
	      "“5 万美元”以美元计，而总额以元计"}},
	    {{.message = &MESSAGE_FIND_TOTAL_FUNDS,
	      .arguments = {STR_INIT("4"), STR_INIT("8000000"), STR_INIT("CNY")}},
	     {"no total of funds is stated; those of the directions (4) add up to 8,000,000 yuan",
	      "文中未述经费总额；4 个指南方向的经费合计 800 万元"}},
	    {{.message = &MESSAGE_FIND_REPAIR_FIGURE,
	      .arguments = {STR_INIT("joined-lines"), STR_INIT("1\n0"), STR_INIT("10")}},
	     {"the repair \"lines joined\" touched a figure: \"1\n0\" became \"10\"",
	      "断行拼接触及数值：“1\n0”改为“10”，请对照原件核对"}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
			const struct wording words = {l, &arena};
			struct str said =
			    words_finding(&words, &(struct audit){0}, &cases[i].finding);
			cr_expect(str_equal(said, str_from(cases[i].words[l])), "%zu: %.*s", i,
			          STR_FORMAT(said));
		}
	}
}

/* A part is named by its number and title, a table by where it begins. */
Test(figure_words, parts)
{
	struct model model;
	const struct wording words = {LANGUAGE_CHINESE, &arena};
	model_init(&model, &arena);
	struct node *direction = node_new(&model, NODE_DIRECTION, model.body);
	direction->id = STR("dir-1");
	direction->number = STR("1.2");
	node_new(&model, NODE_HEADING, direction)->text = STR("材料研究");
	struct node *table = node_new(&model, NODE_TABLE, model.body);
	table->id = STR("tab-1");
	node_new(&model, NODE_ROW, table)->place.line = 9;
	cr_expect(str_equal(words_part_named(&words, &model, STR("dir-1"), NULL),
	                    STR("指南方向 1.2 材料研究")));
	cr_expect(str_equal(words_part_named(&words, &model, STR("tab-1"), NULL),
	                    STR("第 9 行起的表格")));
	cr_expect(str_equal(words_part_named(&words, &model, STR("dir-9"), NULL), STR("dir-9")));
	cr_expect_eq(words_part_named(&words, &model, STR(""), NULL).size, 0);
}
