/* Each check: a change that it must find, at its line and nowhere else; changes that it must not
 * mind. */
#include <criterion/criterion.h>

#include "audit_sample.h"
#include "xml_sample.h"

Test(findings, none_in_order)
{
	sample_expect_nothing("食品科学", "食品科学");
}

Test(findings, numbering)
{
	sample_expect("1.6 中国", "1.8 中国", "numbering-gap", FINDING_ERROR, 42);
	sample_expect("1.1 中国", "1.0 中国", "numbering-gap", FINDING_ERROR, 5);
	sample_expect("1.5 中国", "1.4 中国", "numbering-repeat", FINDING_ERROR, 36);
	sample_expect("1.6 中国", "0.6 中国", "numbering-order", FINDING_ERROR, 42);
	sample_expect("1.1 中国", "2.9 中国", "numbering-gap", FINDING_ERROR, 5);
	sample_expect("1.1 中国", "1.15 中国", "numbering-gap", FINDING_ERROR, 5);
	sample_expect("2. 耐药性", "3. 耐药性", "numbering-gap", FINDING_ERROR, 26);
	sample_expect_nothing("1.6 中国", "2.1 中国");
	sample_expect_nothing("1.6 中国", "１．６ 中国");
}

Test(findings, lists)
{
	sample_expect("（3）单方", "（4）单方", "list-numbering", FINDING_WARNING, 19);
	sample_expect("（3）单方", "（2）单方", "list-numbering", FINDING_WARNING, 19);
	sample_expect("（2）鼓励", "（1）鼓励", "list-numbering", FINDING_WARNING, 18);
	sample_expect_nothing("（2）鼓励", "(2)鼓励");
}

Test(findings, carry)
{
	struct arena arena;
	struct audit audit;
	arena_init(&arena);
	static const char *const numbers[][2] = {{"1.1", "1.7"}, {"1.2", "1.8"}, {"1.3", "1.9"},
	                                         {"1.4", "2.0"}, {"1.5", "2.1"}, {"1.6", "2.2"}};
	struct str text = str_from(sample_text);
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		size_t at = str_find(text, arena_format(&arena, "\n%s ", numbers[i][0]));
		cr_assert_neq(at, SIZE_MAX);
		text = arena_format(&arena, "%.*s\n%s%s", (int)at, text.data, numbers[i][1],
		                    text.data + at + 4);
	}
	sample_audit(&audit, &arena, text.data, NULL);
	const struct finding *carry = sample_finding(&audit, "numbering-carry");
	cr_assert(carry);
	cr_expect_eq(carry->level, FINDING_NOTE);
	cr_expect_eq(carry->place.line, 30u);
	cr_expect_eq(audit.finding_count, 2u, "the carry, and that the first is no 1.1");
	arena_release(&arena);
}

Test(findings, fields)
{
	sample_expect("共拟支持经费：2000 万元人民币。\n其他要求：\n", "其他要求：\n",
	              "field-missing", FINDING_ERROR, 11);
	sample_expect("领域方向：不限领域。\n", "", "field-missing", FINDING_WARNING, 36);
	sample_expect("合作协议：《中埃科技合作备忘录》。\n", "", "field-missing", FINDING_WARNING,
	              42);
	sample_expect("拟支持项目数：7 个。\n", "拟支持项目数：7 个。\n拟支持项目数：7 个。\n",
	              "field-repeated", FINDING_ERROR, 46);
	sample_expect("中国和埃及政府间联合研究项目", "中国和美国政府间科技合作项目",
	              "direction-repeated", FINDING_WARNING, 42);
}

/* The checks that find something in the sample without what stands on two lines of it, where its
 * family expects what is given here. */
static void expect_of(const char *expected, const char *found)
{
	struct arena arena;
	struct audit audit;
	struct audit again;
	arena_init(&arena);
	const char *text = sample_with(&arena, "领域方向：不限领域。\n", "");
	struct str whole = str_from(text);
	size_t at = str_find(whole, STR("拟支持项目数：7 个。\n"));
	const char *rest = text + at + sizeof "拟支持项目数：7 个。\n" - 1;
	sample_audit(&audit, &arena, arena_format(&arena, "%.*s%s", (int)at, text, rest).data,
	             &(struct audit_options){.only = (const char *[]){"field-missing", NULL}});
	struct model model = *audit.model;
	model.expected = str_from(expected);
	audit_from_model(&again, &arena, &model, &audit.options);
	struct str all = STR("");
	for (size_t i = 0; i < again.finding_count; i++) {
		all = arena_format(&arena, "%.*s%u %.*s;", STR_FORMAT(all),
		                   again.findings[i].place.line,
		                   STR_FORMAT(again.findings[i].arguments[1]));
	}
	cr_expect_str_eq(all.data, found, "%s: %s", expected, all.data);
	arena_release(&arena);
}

/* What a direction must have is said by the family, and nothing is expected that it does not name. */
Test(findings, expected)
{
	expect_of("projects funds agreement|commitment areas requirements",
	          "36 领域方向;41 拟支持项目数;");
	expect_of("areas funds", "36 领域方向;");
	expect_of("projects", "41 拟支持项目数;");
	expect_of("requirements", "");
	expect_of("agreement areas|requirements", "30 合作协议;36 合作协议;");
	expect_of("", "");
}

/* More digits than a number holds. */
#define TOO_LONG "9999999999999999999999999999999999999999"

Test(findings, figures)
{
	sample_expect("1200 万元人民币", TOO_LONG "万元人民币", "figure-unreadable", FINDING_ERROR,
	              9);
	sample_expect("其他要求：无", "其他要求：配套 " TOO_LONG "万元", "figure-unreadable",
	              FINDING_WARNING, 29);
	sample_expect("：7 个", "：若干", "figure-unreadable", FINDING_ERROR, 45);
	sample_expect("1200 万元人民币", "1200 万美元", "figure-unfit", FINDING_ERROR, 9);
	sample_expect("：7 个", "：7~3 个", "range-reversed", FINDING_ERROR, 45);
	sample_expect_nothing("：7 个", "：3~7 个");
}

Test(findings, project_cap)
{
	sample_expect("1200 万元人民币", "1200 万元人民币，每个项目不超过 150 万元", "project-cap",
	              FINDING_ERROR, 9);
	sample_expect_nothing("1200 万元人民币", "1200 万元人民币，每个项目不超过 200 万元");
	sample_expect_nothing("：2000 万元人民币", "：2000 万元人民币，每个项目约 100 万元");
	sample_expect("：1200 万元人民币", "：每项 150 万元，共 1200 万元人民币", "project-cap",
	              FINDING_ERROR, 9);
	sample_expect_nothing("：1200 万元人民币", "：每项不超过 200 万元，共 1200 万元人民币");
	sample_expect_nothing("其他要求：无", "其他要求：每个项目自筹经费不少于 9000 万元");
	sample_expect("共拟支持经费：1200 万元人民币", "共拟支持经费：每项不超过 200 万元",
	              "figure-unfit", FINDING_NOTE, 9);
	sample_expect("拟支持项目数约 44 个",
	              "拟支持项目数约 44 个，每个项目资助额度不超过 210 万元", "project-cap",
	              FINDING_WARNING, 46);
}

Test(findings, outliers)
{
	sample_expect("1200 万元", "6000 万元", "funds-outlier", FINDING_NOTE, 9);
	sample_expect("1200 万元", "1200 亿元", "funds-outlier", FINDING_WARNING, 9);
	sample_expect_nothing("1200 万元", "4800 万元");
}

Test(findings, title)
{
	sample_expect("2023 年度第二批项目设立", "2024 年度第二批项目设立", "title-year",
	              FINDING_ERROR, 4);
	sample_expect("2023 年，本专项", "2021 年，本专项", "title-year", FINDING_WARNING, 2);
	sample_expect("年度第二批项目设立", "年度第三批项目设立", "title-batch", FINDING_ERROR, 4);
	sample_expect_nothing("中国—新西兰科技合作五年路线图安排", "2021 年度会议纪要");
	/* A year that the title does not say is no measure. */
	sample_expect_nothing(" 2023 年度第二批项目申报指南\n2023 年，本",
	                      "项目申报指南\n2021 年，本");
	sample_expect("2023 年，本专项", "按 2021 年度指南，本专项", "title-year", FINDING_ERROR,
	              2);
	sample_expect_nothing("2023 年，本专项", "按《某某2021 年度指南》，本专项");
	sample_expect_nothing("2023 年，本专项", "2021—2022 年度，本专项");
	sample_expect_nothing("2023 年，本专项", "2021 年度至 2023 年度，本专项");
	sample_expect_nothing("2023 年，本专项", "1984 年 1 月 1 日后出生者，本专项");
	sample_expect_nothing("2023 年，本专项", "1984 年后出生者，本专项");
}

Test(findings, dates)
{
	sample_expect("12 月 31 日", "11 月 31 日", "date-impossible", FINDING_ERROR, 10);
	sample_expect("12 月 31 日以前", "12 月 31 日至 2023 年 3 月 1 日", "date-order",
	              FINDING_ERROR, 10);
	sample_expect_nothing("12 月 31 日以前", "12 月 31 日至 2024 年 3 月 1 日");
	sample_expect_nothing("12 月 31 日以前", "12 月 31 日、2023 年 3 月 1 日");
	static const char *const impossible[] = {
	    "2 月 30 日前",
	    "2023 年 0 月 1 日",
	    "2023 年 5 日",
	    "2023 年 3 月 1 日至 5 月 32 日",
	};
	static const char *const reversed[] = {
	    "2023 年 3 月 1 日至 2 月 1 日",
	    "2023 年 9 月 1 日（周五）至 8 月 31 日",
	    "2023 年 5 月 31 日 17 时至 5 月 1 日 8 时",
	    "自 2023 年 5 月 1 日起至 2023 年 3 月 1 日止",
	    "2023 年 3 月 15 日至 10 日",
	    "2023 年 8 月至 2 月",
	    "3 月 1 日至 2 月 1 日",
	    "2025—2023 年",
	};
	static const char *const fine[] = {
	    "2023 年 3 月 1 日至 5 月 31 日",
	    "2023 年 3 月 1 日—15 日",
	    "2023 年 12 月 1 日至次年 1 月 31 日",
	    "3 月 1 日至 5 月 31 日",
	    "2023—2025 年",
	    "2023 年 5 月 1 日发布，3 月 1 日定稿",
	    "2 月 29 日前",
	};
	for (size_t i = 0; i < sizeof impossible / sizeof *impossible; i++) {
		sample_expect("2023 年 12 月 31 日以前", impossible[i], "date-impossible",
		              FINDING_ERROR, 10);
	}
	for (size_t i = 0; i < sizeof reversed / sizeof *reversed; i++) {
		sample_expect("2023 年 12 月 31 日以前", reversed[i], "date-order", FINDING_ERROR,
		              10);
	}
	for (size_t i = 0; i < sizeof fine / sizeof *fine; i++) {
		sample_expect_nothing("2023 年 12 月 31 日以前", fine[i]);
	}
	sample_expect("2023 年 12 月 31 日以前", "2023 年 12 月 1 日至 1 月 31 日", "date-order",
	              FINDING_WARNING, 10);
	/* Years that are counted from another beginning. */
	sample_expect("2023 年 12 月 31 日以前", "8月1日至3月31日", "date-order", FINDING_ERROR,
	              10);
	sample_expect_nothing("2023 年 12 月 31 日以前", "112年8月1日至115年3月31日");
}

Test(findings, brackets)
{
	sample_expect("a.html）。", "a.html。", "bracket-open", FINDING_WARNING, 10);
	sample_expect("（邮箱", "邮箱", "bracket-open", FINDING_WARNING, 10);
	sample_expect("合作协定》", "合作协定", "bracket-open", FINDING_WARNING, 12);
	sample_expect("“产学研", "产学研", "quote-open", FINDING_WARNING, 18);
	sample_expect("产学研”", "产学研", "quote-open", FINDING_WARNING, 18);
	sample_expect_nothing("a.html）。", "a.html)。");
	sample_expect_nothing("产学研”联合", "产学研”须：1) 联合；2）联合");
	sample_expect_nothing("产学研”联合", "产学研”的 Ifat's 联合");
}

Test(findings, addresses)
{
	sample_expect("team@example.org", "team@example", "mail-broken", FINDING_WARNING, 10);
	sample_expect("team@example.org", "team@", "mail-broken", FINDING_WARNING, 10);
	sample_expect("team@example.org", "team＠example.org", "mail-broken", FINDING_WARNING, 10);
	sample_expect("https://www", "https：//www", "url-broken", FINDING_WARNING, 10);
	sample_expect("https://www", "https//www", "url-broken", FINDING_WARNING, 10);
	sample_expect("www.example.org/a.html", "www/ a.html", "url-broken", FINDING_WARNING, 10);
	sample_expect("team@example.org", "@example.org", "mail-broken", FINDING_WARNING, 10);
	sample_expect("team@example.org", "team@@example.org", "mail-broken", FINDING_WARNING, 10);
	sample_expect("https://www", "htps://www", "url-broken", FINDING_WARNING, 10);
	sample_expect("https://www", "https:www", "url-broken", FINDING_WARNING, 10);
	sample_expect("https://www", "https:／／www", "url-broken", FINDING_WARNING, 10);
	sample_expect("org/a.html", "org/a. html", "url-broken", FINDING_WARNING, 10);
	sample_expect_nothing("https://www.example.org/a.html", "ftp://ftp.example.org/a");
	sample_expect_nothing("https://www.example.org/a.html", "http://127.0.0.1:80/a?b=c");
	sample_expect_nothing("https://www.example.org/a.html", "HTTP 协议");
	sample_expect_nothing("https://www.example.org/a.html", "https://www.example.org。见");
}

Test(findings, partners)
{
	sample_expect("埃及、约旦等", "埃及、伊朗等", "partner-list", FINDING_WARNING, 41);
	sample_expect("巴林、约旦", "巴林、埃及、约旦", "partner-list", FINDING_WARNING, 35);
	sample_expect_nothing("阿曼、埃及、巴林、约旦", "阿曼、埃及、巴林等");
	sample_expect("埃及、约旦等", "埃及、约旦、埃及等", "partner-list", FINDING_WARNING, 41);
	sample_expect_nothing("埃及、约旦等", "合作国应为阿曼、约旦等");
	sample_expect_nothing("（包括", "（即");
}

/* A model by hand with one figure: a fact, or a mention. */
static void audit_figure(struct audit *audit, struct arena *arena, enum node_kind kind,
                         const struct figure *figure)
{
	struct model model;
	arena_init(arena);
	model_init(&model, arena);
	struct node *direction = node_new(&model, NODE_DIRECTION, model.body);
	struct node *node =
	    node_new(&model, kind, kind == NODE_MENTION ? model.mentions : direction);
	node->figure = figure;
	node->text = STR("figure");
	node->place = (struct place){.line = 7, .count = 1, .first = {10, 16}};
	audit_from_model(audit, arena, &model, NULL);
}

static const struct {
	enum node_kind node;
	enum figure_kind kind;
	enum relation relation;
	const char *check; /* NULL: nothing is found */
	enum finding_level level;
	bool has_bounds;
	bool has_value;
} single[] = {
    {NODE_FUNDS, FIGURE_MONEY, RELATION_EXACT, "figure-unreadable", FINDING_ERROR, false, false},
    {NODE_FUNDS, FIGURE_MONEY, RELATION_AT_MOST, "figure-unreadable", FINDING_ERROR, false, false},
    {NODE_FUNDS, FIGURE_MONEY, RELATION_ABOUT, NULL, 0, false, false},
    {NODE_FUNDS, FIGURE_MONEY, RELATION_EXACT, NULL, 0, false, true},
    {NODE_PROJECTS, FIGURE_NUMBER, RELATION_EXACT, "figure-unreadable", FINDING_ERROR, false,
     false},
    {NODE_DURATION, FIGURE_DURATION, RELATION_EXACT, NULL, 0, false, false},
    {NODE_MENTION, FIGURE_MONEY, RELATION_EXACT, "figure-unreadable", FINDING_WARNING, false,
     false},
    {NODE_MENTION, FIGURE_COUNT, RELATION_MORE_THAN, "figure-unreadable", FINDING_WARNING, false,
     false},
    {NODE_MENTION, FIGURE_COUNT, RELATION_ABOUT, NULL, 0, false, false},
    {NODE_MENTION, FIGURE_NUMBER, RELATION_EXACT, NULL, 0, false, false},
    {NODE_FUNDS, FIGURE_MONEY, RELATION_EXACT, "amount-in-words", FINDING_ERROR, true, false},
    {NODE_MENTION, FIGURE_MONEY, RELATION_EXACT, "amount-in-words", FINDING_ERROR, true, false},
    {NODE_FUNDS, FIGURE_MONEY, RELATION_EXACT, NULL, 0, true, true},
    {NODE_FUNDS, FIGURE_MONEY, RELATION_ABOUT, NULL, 0, true, false},
    {NODE_FUNDS, FIGURE_MONEY, RELATION_RANGE, NULL, 0, true, false},
};

Test(findings, single_figures)
{
	for (size_t i = 0; i < sizeof single / sizeof *single; i++) {
		struct arena arena;
		struct audit audit;
		struct figure figure = {.kind = (uint8_t)single[i].kind,
		                        .relation = (uint8_t)single[i].relation,
		                        .has_value = single[i].has_value,
		                        .has_min = single[i].has_bounds,
		                        .has_max = single[i].has_bounds,
		                        .value = {1000000, 0},
		                        .min = {1000000, 0},
		                        .max = {10000000, 0},
		                        .decimals = DECIMALS_NONE,
		                        .unit = STR("CNY")};
		audit_figure(&audit, &arena, single[i].node, &figure);
		size_t expected = single[i].check != NULL;
		cr_assert_eq(audit.finding_count, expected, "row %zu: %zu findings", i,
		             audit.finding_count);
		if (expected) {
			const struct finding *found = sample_finding(&audit, single[i].check);
			cr_assert(found, "row %zu", i);
			cr_expect_eq(found->level, single[i].level, "row %zu", i);
			cr_expect_eq(found->place.line, 7u, "row %zu", i);
		}
		arena_release(&arena);
	}
}

Test(findings, amount_in_words)
{
	struct arena arena;
	struct audit audit;
	struct figure twice = {.kind = FIGURE_MONEY,
	                       .has_min = true,
	                       .has_max = true,
	                       .min = {1000000, 0},
	                       .max = {10000000, 0},
	                       .decimals = DECIMALS_NONE,
	                       .unit = STR("CNY")};
	audit_figure(&audit, &arena, NODE_FUNDS, &twice);
	const struct finding *found = sample_finding(&audit, "amount-in-words");
	cr_assert(found);
	cr_expect(str_equal(found->arguments[0], STR("figure")));
	cr_expect(str_equal(found->arguments[1], STR("1000000")));
	cr_expect(str_equal(found->arguments[2], STR("10000000")));
	cr_expect(str_equal(found->arguments[3], STR("CNY")));
	arena_release(&arena);
}

/* A cap whose words leave it out is no cap of what it would be with it; some more than an amount is
 * no cap at all. */
static const struct {
	enum relation each;
	int64_t max; /* of each; -1: none */
	enum relation funds;
	int64_t value; /* the funds of five projects */
	bool is_found;
} caps[] = {
    {RELATION_AT_MOST, -1, RELATION_EXACT, 500, false},
    {RELATION_LESS_THAN, -1, RELATION_EXACT, 500, true},
    {RELATION_LESS_THAN, -1, RELATION_EXACT, 499, false},
    {RELATION_AT_LEAST, -1, RELATION_EXACT, 500, false},
    {RELATION_MORE_THAN, -1, RELATION_EXACT, 500, true},
    {RELATION_MORE_THAN, -1, RELATION_EXACT, 501, false},
    {RELATION_AT_LEAST, -1, RELATION_LESS_THAN, 500, true},
    {RELATION_AT_MOST, -1, RELATION_MORE_THAN, 500, true},
    {RELATION_AT_LEAST, 200, RELATION_EXACT, 400, false},
    {RELATION_AT_LEAST, 200, RELATION_EXACT, 5000, false},
};

Test(findings, caps_with_open_ends)
{
	for (size_t i = 0; i < sizeof caps / sizeof *caps; i++) {
		struct arena arena;
		struct model model;
		struct audit audit;
		struct figure five = {.kind = FIGURE_COUNT, .has_value = true, .value = {5, 0}};
		struct figure each = {.kind = FIGURE_MONEY,
		                      .relation = (uint8_t)caps[i].each,
		                      .has_value = true,
		                      .has_max = caps[i].max >= 0,
		                      .value = {100, 0},
		                      .max = {caps[i].max, 0},
		                      .decimals = DECIMALS_NONE,
		                      .per = STR("project")};
		struct figure funds = {.kind = FIGURE_MONEY,
		                       .relation = (uint8_t)caps[i].funds,
		                       .has_value = true,
		                       .value = {caps[i].value, 0},
		                       .decimals = -1};
		funds.decimals = caps[i].funds == RELATION_EXACT ? DECIMALS_NONE : -1;
		arena_init(&arena);
		model_init(&model, &arena);
		struct node *direction = node_new(&model, NODE_DIRECTION, model.body);
		node_new(&model, NODE_PROJECTS, direction)->figure = &five;
		node_new(&model, NODE_FUNDS, direction)->figure = &each;
		node_new(&model, NODE_FUNDS, direction)->figure = &funds;
		audit_from_model(&audit, &arena, &model, NULL);
		cr_expect_eq(sample_finding(&audit, "project-cap") != NULL, caps[i].is_found,
		             "row %zu", i);
		arena_release(&arena);
	}
}

/* A direction whose partners stand in the directions within it is not without one. */
Test(findings, partners_within)
{
	struct arena arena;
	struct model model;
	struct audit audit;
	struct figure two = {.kind = FIGURE_COUNT, .has_value = true, .value = {2, 0}};
	arena_init(&arena);
	model_init(&model, &arena);
	struct node *stated = node_new(&model, NODE_PARTNERS, model.stated);
	stated->figure = &two;
	struct node *outer = node_new(&model, NODE_DIRECTION, model.body);
	for (int i = 0; i < 2; i++) {
		struct node *inner = node_new(&model, NODE_DIRECTION, outer);
		node_new(&model, NODE_PARTNER, inner)->text = i ? STR("英国") : STR("法国");
	}
	audit_from_model(&audit, &arena, &model, NULL);
	cr_expect_eq(sample_proof(&audit, "partners-count")->verdict, VERDICT_EXACT);
	node_new(&model, NODE_DIRECTION, model.body);
	audit_from_model(&audit, &arena, &model, NULL);
	cr_expect_eq(sample_proof(&audit, "partners-count")->missing, 1u);
	arena_release(&arena);
}

/* Partners that are listed by name before they are counted; made by hand, as a list of any length
 * may stand before the number. */
Test(findings, partner_unmatched)
{
	struct arena arena;
	struct model model;
	struct audit audit;
	struct figure two = {.kind = FIGURE_COUNT, .has_value = true, .value = {2, 0}};
	struct str text = STR("支持与英国、法国等 2 个国家合作");
	uint32_t at = 100 + (uint32_t)str_find(text, STR("2"));
	arena_init(&arena);
	model_init(&model, &arena);
	struct node *section = node_new(&model, NODE_SECTION, model.body);
	struct node *paragraph = node_new(&model, NODE_PARAGRAPH, section);
	paragraph->text = text;
	paragraph->place =
	    (struct place){.line = 7, .count = 1, .first = {100, 100 + (uint32_t)text.size}};
	struct node *stated = node_new(&model, NODE_PARTNERS, model.stated);
	stated->figure = &two;
	stated->text = STR("2 个");
	stated->place = (struct place){.line = 7, .count = 1, .first = {at, at + 5}};
	struct node *direction = node_new(&model, NODE_DIRECTION, section);
	node_new(&model, NODE_PARTNER, direction)->text = STR("英国");
	audit_from_model(&audit, &arena, &model, NULL);
	const struct finding *found = sample_finding(&audit, "partner-unmatched");
	cr_assert(found);
	cr_expect(str_equal(found->arguments[0], STR("法国")));
	cr_expect_eq(found->place.line, 7u);
	cr_expect_eq(found->place.first.start, 100 + str_find(text, STR("法国")));
	cr_expect_eq(audit.finding_count, 1u);
	cr_expect_eq(sample_proof(&audit, "partners-count")->verdict, VERDICT_INCONSISTENT);
	arena_release(&arena);
}

Test(findings, partner_missing)
{
	sample_expect("中国和新西兰政府间", "中外政府间", "partner-missing", FINDING_WARNING, 5);
}

Test(findings, unknown_label)
{
	sample_expect("领域方向：不限领域。\n", "领域方向：不限领域。\n拟支特项目数：无。\n",
	              "label-unknown", FINDING_WARNING, 39);
}

/* Remarks are told in the order of their file, each once, at its place if it has one. */
Test(findings, remarks)
{
	static const char parts[] =
	    "<body><p line='3' bytes='30-60'>每项资助50万元。</p></body><corrections>"
	    "<remark line='3' bytes='42-50' note='zz {0} &lt;b&gt;'>50万元</remark>"
	    "<remark line='3' bytes='42-50' note='aa&#10;b'>50万元</remark>"
	    "<correction line='3' bytes='42-50' key='per' to='project' outcome='applied'>50万元"
	    "</correction>"
	    "<remark line='2' note='line'/>"
	    "<remark line='9' note='gone' outcome='not-found'>60万元</remark>"
	    "<remark line='99' note='behind' outcome='not-found'/>"
	    "<remark note='document'/></corrections>";
	static const char *const said[] = {
	    "remark on \"60万元\", which stands nowhere in the text any more: gone",
	    "remark on line 99, which the text does not have any more: behind",
	    "remark on the whole document: document",
	    "remark on this line: line",
	    "remark on \"50万元\": zz {0} <b>",
	    ("remark on \"50万元\": aa\xE2\x8F\x8E"
	     "b"),
	};
	xml_expect("correct remark", parts,
	           "note remark 0; note remark 0; note remark 0; note remark 2; note corrected 3; "
	           "note remark 3; note remark 3; ");
	struct arena arena;
	struct audit audit;
	static const char *const only[] = {"remark", NULL};
	const struct audit_options options = {.only = only};
	arena_init(&arena);
	xml_audit(&audit, &arena, parts, &options);
	cr_assert_eq(audit.finding_count, sizeof said / sizeof *said);
	for (size_t i = 0; i < audit.finding_count; i++) {
		const struct finding *finding = &audit.findings[i];
		struct str text =
		    message_text(finding->message, finding->arguments, LANGUAGE_ENGLISH, &arena);
		cr_expect_str_eq(text.data, said[i], "%s", text.data);
	}
	static const char *const skip[] = {"remark", NULL};
	const struct audit_options without = {.skip = skip};
	xml_audit(&audit, &arena, parts, &without);
	cr_expect_eq(audit.finding_count, 1u);
	arena_release(&arena);
}

Test(findings, from_a_model)
{
	struct arena arena;
	struct model model;
	struct audit audit;
	arena_init(&arena);
	model_init(&model, &arena);
	struct repair repair = {.kind = STR("joined-lines"),
	                        .place = {.line = 3, .count = 1, .first = {5, 6}},
	                        .from = STR("\n"),
	                        .touches_figure = true};
	struct residue residue = {.place = {.line = 2, .count = 1, .first = {3, 4}},
	                          .text = STR("9"),
	                          .has_figure = true};
	struct residue blank = {.place = {.line = 1, .count = 1, .first = {1, 2}},
	                        .text = STR("x")};
	ARENA_PUSH(&arena, model.repairs, model.repair_count, model.repair_capacity, repair);
	ARENA_PUSH(&arena, model.residues, model.residue_count, model.residue_capacity, residue);
	ARENA_PUSH(&arena, model.residues, model.residue_count, model.residue_capacity, blank);
	audit_from_model(&audit, &arena, &model, NULL);
	cr_assert_eq(audit.finding_count, 3u);
	cr_expect_eq(audit.findings[0].level, FINDING_WARNING, "in the order of the source");
	cr_expect_eq(audit.findings[1].level, FINDING_ERROR);
	cr_expect(str_equal(audit.findings[2].check, STR("repair-figure")));
	cr_expect_eq(str_find(audit.findings[2].arguments[1], STR("\n")), SIZE_MAX);
	arena_release(&arena);
}
