/* The way through the house: how far a document is made, which grammar it is read with, and what
 * trouble there may be. */
#include <criterion/criterion.h>

#include "verify/verification.h"
#include "pipeline.h"

#define TITLE "“政府间国际科技创新合作”重点专项2031年度第一批项目申报指南\n"

struct run {
	struct arena arena;
	struct diags diags;
	struct document document;
};

static enum status run_text(struct run *run, struct str bytes,
                            const struct pipeline_options *options, enum product last)
{
	arena_init(&run->arena);
	diags_init(&run->diags, &run->arena);
	return document_from_bytes(&run->document, &run->arena, STR("text.txt"), bytes, options,
	                           last, &run->diags);
}

static void run_release(struct run *run)
{
	document_release(&run->document);
	document_release(&run->document); /* does no harm */
	arena_release(&run->arena);
}

static const struct pipeline_options shipped = {.grammars = "grammars"};

Test(pipeline, products)
{
	for (int last = PRODUCT_SOURCE; last <= PRODUCT_MODEL; last++) {
		struct run run;
		cr_assert_eq(
		    run_text(&run, STR(TITLE "一、甲\n乙。\n"), &shipped, (enum product)last),
		    STATUS_OK);
		const struct document *document = &run.document;
		cr_expect_gt(document->source.text.size, 0);
		cr_expect_eq(document->grammar != NULL, last >= PRODUCT_TEXT, "%d", last);
		cr_expect_eq(document->text.paragraph_count, last >= PRODUCT_TEXT ? 3 : 0, "%d",
		             last);
		cr_expect_eq(document->records.count > 0, last >= PRODUCT_RECORDS, "%d", last);
		cr_expect_eq(document->model.body != NULL, last >= PRODUCT_MODEL, "%d", last);
		run_release(&run);
	}
}

Test(pipeline, grammar_of_the_text)
{
	static const struct {
		struct str text;
		const char *named;
		const char *family;
		bool has_evidence;
	} cases[] = {
	    {STR_INIT(TITLE), NULL, "intergovernmental", true},
	    {STR_INIT("某某项目申报指南\n"), NULL, "generic", false},
	    {STR_INIT("某某项目申报指南\n"), "intergovernmental", "intergovernmental", false},
	    {STR_INIT(TITLE), "common", "common", false},
	    {STR_INIT(""), NULL, "generic", false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct run run;
		struct pipeline_options options = shipped;
		options.grammar = cases[i].named;
		cr_assert_eq(run_text(&run, cases[i].text, &options, PRODUCT_MODEL), STATUS_OK);
		cr_expect(str_equal(run.document.model.grammar, str_from(cases[i].family)),
		          "case %zu: %.*s", i, STR_FORMAT(run.document.model.grammar));
		cr_expect_eq(run.document.model.grammar_sha256.size, 64);
		cr_expect_eq(run.document.evidence.size > 0, cases[i].has_evidence, "case %zu", i);
		run_release(&run);
	}
}

Test(pipeline, trouble)
{
	static const struct {
		const char *what;
		struct str bytes;
		struct pipeline_options options;
	} cases[] = {
	    {"no text", STR_INIT("\x80\x81\x82\x83"), {.grammars = "grammars"}},
	    {"an unknown family", STR_INIT("甲\n"), {.grammars = "grammars", .grammar = "none"}},
	    {"a family's name with a path",
	     STR_INIT("甲\n"),
	     {.grammars = "grammars", .grammar = "../grammars/common"}},
	    {"no grammars", STR_INIT("甲\n"), {.grammars = "/nonexistent"}},
	    {"an unknown encoding",
	     STR_INIT("甲\n"),
	     {.grammars = "grammars", .source = {.encoding = "X-9"}}},
	    {"too large",
	     STR_INIT("甲乙\n"),
	     {.grammars = "grammars", .source = {.byte_limit = 4}}},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct run run;
		cr_expect_eq(run_text(&run, cases[i].bytes, &cases[i].options, PRODUCT_MODEL),
		             STATUS_TROUBLE, "%s", cases[i].what);
		cr_expect_gt(run.diags.errors, 0, "%s", cases[i].what);
		run_release(&run);
	}
}

/* The same bytes give the same model, whatever was read before. */
Test(pipeline, twice)
{
	struct run first;
	struct run second;
	struct str text = STR(TITLE "1.1 中国和希腊科技合作项目\n拟支持项目数：6\n个。\n");
	cr_assert_eq(run_text(&first, text, &shipped, PRODUCT_MODEL), STATUS_OK);
	cr_assert_eq(run_text(&second, text, &shipped, PRODUCT_MODEL), STATUS_OK);
	cr_expect(str_equal(first.document.text.clean, second.document.text.clean));
	cr_expect(
	    str_equal(first.document.model.grammar_sha256, second.document.model.grammar_sha256));
	cr_expect_eq(first.document.records.count, second.document.records.count);
	cr_expect_eq(first.document.model.claimed, second.document.model.claimed);
	run_release(&second);
	run_release(&first);
}

#define PAGE(rows) "<html><body><h1>2026年度指南</h1><table>" rows "</table></body></html>"

/* Whatever a table looks like, what comes of it is true to the source. */
Test(pipeline, tables_are_true)
{
	static const struct {
		const char *what;
		struct str text;
	} cases[] = {
	    {"units of a note, each with its own columns",
	     STR_INIT(
		 "2026年度课题指南\n\n（单位：项、万元）\n课题类别\t项数\t每项经费\t小计\n重点课题\t5\t4\t20\n"
		 "一般课题\t20\t1\t20\n合计\t25\t—\t40\n")},
	    {"amounts for each, and their sum",
	     STR_INIT(
		 "2026年度课题指南\n序号\t课题名称\t项数\t每项资助额度（万元）\n1\t甲乙研究\t2\t20\n合计\t\t2\t40\n")},
	    {"a sum in a unit of its own",
	     STR_INIT(
		 "2026年度课题指南\n序号\t课题名称\t经费（万元）\n1\t甲乙研究\t2\n合计（元）\t\t20000\n")},
	    {"cells on several lines",
	     STR_INIT(
		 "2026年度课题指南\n序号  课题名称          项数\n1     城市内涝快速      1\n      模拟技术\n")},
	    {"bars, an empty number",
	     STR_INIT(
		 "# 2026年度课题指南\n\n| 领域 | 课题名称 | 项数 |\n|---|---|---|\n| 甲 | 乙研究 | 2 |\n| | 丙研究 | 1 |\n")},
	    {"a form between bars",
	     STR_INIT(
		 "# 2026年度课题指南\n\n## 1.1 传感\n\n| 项目 | 内容 |\n|---|---|\n| 拟支持项目数 | 2项 |\n| 执行期 | 3年 |\n")},
	    {"a form of a direction",
	     STR_INIT(PAGE(
		 "<tr><td>榜题名称</td><td colspan=3>甲技术</td></tr><tr><td rowspan=2>指标</td><td>"
		 "技术指标</td><td colspan=2>乙</td></tr><tr><td>榜单金额</td><td>3万元</td><td>期限"
		 "</td><td>2年</td></tr>"))},
	    {"text that stands in no cell, a number with a line below it, cells that cover others",
	     STR_INIT(PAGE(
		 "<tr><th>编号</th><th>课题名称</th><th>项数</th></tr><tr>A<td>01</td><td "
		 "rowspan=2>甲研究</td><td>2</td></tr><tr><td colspan=3>B02<p>附注</p></td></tr><tr>"
		 "<td>C03<p>注</p></td><td>乙研究</td><td>1</td></tr>"))},
	    {"lines between rows, then a group, then a line that is drawn",
	     STR_INIT(
		 "2026年度课题指南\n| 序号 | 课题名称 | 项数 |\n|---|---|---|\n一、农业\n| 1 | 甲研究 | 2 |\n"
		 "某行。\n一、工业\n| 2 | 乙研究 | 1 |\n另一行。\n|---|---|---|\n| 合计 | | 3 |\n")},
	    {"a form in no direction between bars",
	     STR_INIT(
		 "2026年度课题指南\n\n| 项目 | 内容 |\n|---|---|\n| 研究内容 | 甲乙 |\n| 拟支持项目数 | 1项 |\n")},
	    {"an amount of several rows, two heads, text that is gone",
	     STR_INIT(PAGE(
		 "<tr><th rowspan=2>序号</th><th rowspan=2>课题名称</th><th colspan=2>经费（万元）</th>"
		 "</tr><tr><th>财政</th><th>自筹</th></tr><tr><td>1</td><td>甲研究<s>旧</s></td><td "
		 "rowspan=2>60</td><td>20</td></tr><tr><td>2</td><td>乙<br>研究</td><td><del>5</del>30"
		 "</td></tr>"))},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct run run;
		struct verification report;
		struct document *document = &run.document;
		cr_assert_eq(run_text(&run, cases[i].text, &shipped, PRODUCT_MODEL), STATUS_OK);
		cr_expect_eq(verification_from_model(&report, &document->model, &document->source,
		                                     document->grammar->lexicon, &run.diags),
		             STATUS_OK, "%s: %zu", cases[i].what, report.failures);
		cr_expect_gt(report.texts, 3, "%s", cases[i].what);
		run_release(&run);
	}
}

/* An input that takes more memory than it is worth is refused at every stage, and what earlier inputs left counts. */
Test(pipeline, dense)
{
	static const enum product products[] = {PRODUCT_TEXT, PRODUCT_RECORDS, PRODUCT_MODEL};
	static char lines[200000];
	const struct pipeline_options options = {.grammars = "grammars"};
	for (size_t i = 0; i < sizeof lines; i++) {
		lines[i] = i % 2 == 0 ? 'a' : '\n';
	}
	for (size_t i = 0; i < sizeof products / sizeof *products; i++) {
		struct arena arena;
		struct diags diags;
		struct document document;
		arena_init(&arena);
		diags_init(&diags, &arena);
		arena.most = 1;
		cr_expect_eq(document_from_bytes(&document, &arena, STR("t.txt"),
		                                 (struct str){lines, sizeof lines}, &options,
		                                 products[i], &diags),
		             STATUS_TROUBLE);
		cr_assert_not_null(diags.first);
		cr_expect(str_starts(
		    diag_text(diags.first, LANGUAGE_ENGLISH, &arena),
		    STR("t.txt: error: refused: what it consists of takes more than 9 MB")));
		document_release(&document);
		arena_release(&arena);
	}
}
