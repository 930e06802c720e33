/* The model to XML and back; and XML that is none of ours. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "model/model_from_xml.h"
#include "model/schema_check.h"
#include "sample.h"

Test(model_from_xml, round_trip)
{
	struct arena arena;
	struct diags diags;
	struct model model;
	struct model again;
	arena_init(&arena);
	diags_init(&diags, &arena);
	sample_make(&model, &arena);
	struct str xml = sample_xml(&model, &arena);
	enum status status = model_from_xml(&again, &arena, xml, STR("sample"), &diags);
	cr_assert_eq(status, STATUS_OK, "%s", sample_diag(&diags));
	struct str second = sample_xml(&again, &arena);
	cr_assert(str_equal(xml, second), "first:\n%s\nsecond:\n%s", xml.data, second.data);

	const struct node *section = again.body->first->next;
	const struct node *direction = section->first->next;
	const struct node *agreement = direction->first->next->next;
	const struct node *item = agreement->next->first;
	cr_assert_eq(section->kind, NODE_SECTION);
	cr_assert_eq(direction->ordinal, 3, "a written ordinal stays");
	cr_assert_eq(item->place.count, 3, "pieces: %u", item->place.count);
	cr_assert_eq(item->place.rest[1].end, 4000000000u);
	cr_assert_eq(item->next->place.count, 0, "no place stays none");
	cr_assert_eq(again.mentions->first->next->owner, direction, "owners are found by id");
	cr_assert(str_equal(again.mentions->first->next->figure->text, STR("2023-12-31")));
	cr_assert(str_equal(again.mentions->first->next->next->figure->text, STR("a@b.cn")));
	cr_assert_eq(again.mentions->first->figure->value.digits, -15);
	cr_assert(str_equal(again.repairs[0].from, STR("\n\r\n \t")), "white space survives");
	cr_assert_eq(model_coverage(&again), 9999, "cut, not rounded");
	cr_assert(str_find(xml, STR("coverage=\"0.9999\"")) != SIZE_MAX);

	cr_assert_eq(agreement->kind, NODE_AGREEMENT);
	cr_assert(str_equal(agreement->text, STR("换函 <1>")));
	cr_assert_eq(again.unknown_label_count, 1);
	cr_assert(str_equal(again.unknown_labels[0].text, STR("拟立项数 <2>")));
	cr_assert(str_equal(again.unknown_labels[0].nearest, STR("拟支持项目数 \"3\"")));
	cr_assert_eq(again.unknown_labels[0].place.line, 5);

	cr_assert_eq(again.stopped_count, 2);
	cr_assert(str_equal(again.stopped[0].rule, STR("marks/item")));
	cr_assert(str_equal(again.stopped[0].text, STR("款 <3>")));
	cr_assert_eq(again.stopped[0].times, 2);
	cr_assert_eq(again.stopped[0].place.line, 5);
	cr_assert_eq(again.stopped[1].place.count, 0);

	struct str held = again.residues[0].text;
	cr_assert(
	    str_equal(held, STR("]]> & <b> \"q\" 'a'\t\r\n\xEF\xBF\xBD\xEF\xBF\xBD \xEF\xBF\xBD "
	                        "\xEF\xBF\xBD \xEF\xBC\x81 end ")),
	    "%s", held.data);
	size_t lines = 0;
	for (size_t i = 0; i < xml.size; i++) {
		lines += xml.data[i] == '\n';
	}
	cr_assert_eq(lines, 72, "one element a line: %zu lines", lines);
	arena_release(&arena);
}

Test(model_from_xml, corrections_and_remarks)
{
	struct arena arena;
	struct diags diags;
	struct model model;
	struct model again;
	arena_init(&arena);
	diags_init(&diags, &arena);
	sample_make(&model, &arena);
	struct str xml = sample_xml(&model, &arena);
	cr_assert_eq(model_from_xml(&again, &arena, xml, STR("sample"), &diags), STATUS_OK);
	const struct correction_note *said = again.corrections;
	cr_assert_eq(again.correction_count, 4);
	cr_assert(said[0].is_remark && !said[1].is_remark && said[2].is_remark);
	cr_assert_eq(said[0].place.line, 0);
	cr_assert(str_equal(said[2].words, said[1].words));
	cr_assert(str_equal(said[2].note, STR("\n\xE2\x80\xAE \"why\"\r\n")), "line ends survive");
	cr_assert_eq(said[2].place.first.end, 89);
	cr_assert(str_equal(said[3].outcome, STR("not-found")));
	cr_assert_eq(said[3].place.count, 0);
	cr_assert_eq(model_count_applied(&again), 1);
	cr_assert_eq(model_count_remarks(&again), 3);
	arena_release(&arena);
}

Test(model_from_xml, parts_and_reasons)
{
	struct arena arena;
	struct diags diags;
	struct model model;
	struct model again;
	arena_init(&arena);
	diags_init(&diags, &arena);
	sample_make(&model, &arena);
	struct str xml = sample_xml(&model, &arena);
	cr_assert_eq(model_from_xml(&again, &arena, xml, STR("x"), &diags), STATUS_OK, "%s",
	             sample_diag(&diags));
	struct fact_cursor cursor = {.model = &again};
	const struct node *part = fact_next(&cursor);
	while (part && !part->whole) {
		part = fact_next(&cursor);
	}
	cr_assert(part && part->kind == NODE_FUNDS);
	cr_assert(str_equal(part->whole->id, STR("fact-1")));
	cr_assert(str_equal(part->whole->text, STR("每项 1080 万元")));
	cr_assert(str_equal(node_project_kind(part), STR("综合类 重点")));
	cr_assert(str_equal(node_reason(again.mentions->last), STR("unknown")));
	cr_assert_eq(node_project_kind(again.mentions->last).size, 0, "a reason is no class");
	cr_assert(str_equal(again.programme.year_from, STR("file-name")));
	cr_assert_eq(again.programme.batch_from.size, 0);
	cr_assert_eq(again.amounts, 6);
	cr_assert_eq(again.amounts_understood, 5);
	arena_release(&arena);
}

/* A part may stand before its whole, and is of a fact alone. */
Test(model_from_xml, part_before_its_whole)
{
	static const struct {
		const char *part_of;
		enum status status;
	} cases[] = {
	    {"fact-1", STATUS_OK},
	    {"fact-2", STATUS_TROUBLE},
	    {"sec-1", STATUS_TROUBLE},
	    {"fact-3", STATUS_TROUBLE}, /* itself */
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct arena arena;
		struct diags diags;
		struct model model;
		arena_init(&arena);
		diags_init(&diags, &arena);
		struct str xml = arena_format(
		    &arena,
		    "<guideline xmlns='urn:zhinan:guideline:1'><stated>"
		    "<funds id='fact-3' part-of='%s'>1</funds></stated><body>"
		    "<section id='sec-1'><funds id='fact-1'>2</funds></section></body></guideline>",
		    cases[i].part_of);
		enum status status = model_from_xml(&model, &arena, xml, STR("x"), &diags);
		cr_expect_eq(status, cases[i].status, "%s: %s", cases[i].part_of,
		             sample_diag(&diags));
		if (status == STATUS_OK) {
			cr_expect_eq(model.stated->first->whole, model.body->first->first);
		}
		arena_release(&arena);
	}
}

Test(model_from_xml, tables)
{
	struct arena arena;
	struct diags diags;
	struct model model;
	struct model again;
	arena_init(&arena);
	diags_init(&diags, &arena);
	sample_make(&model, &arena);
	struct str xml = sample_xml(&model, &arena);
	cr_assert_eq(model_from_xml(&again, &arena, xml, STR("x"), &diags), STATUS_OK, "%s",
	             sample_diag(&diags));
	const struct node *table = again.body->last->last;
	const struct node *row = table->first->next;
	cr_assert(str_equal(table->label, STR("单位：\"万元\"")));
	cr_assert(str_equal(table->first->name, STR("header")));
	cr_assert(str_equal(table->first->first->text, STR("榜题\n名称")), "line feeds survive");
	cr_assert_eq(table->first->first->column_span, 2);
	cr_assert(node_is_row(row) && row->kind == NODE_DIRECTION && row->row == 2);
	cr_assert_eq(row->next->first->next->figure->kind, FIGURE_MONEY);
	cr_assert(!row->next->first->figure, "an empty cell has no figure");
	cr_assert(str_equal(table->last->of, STR("dir-1 dir-2")));
	cr_assert_eq(table->last->row_span, 2);
	cr_assert(str_equal(again.repairs[1].from, STR("150 万元")));
	cr_assert_eq(again.repairs[1].place.first.end, 150, "what was left out has no bytes");
	arena_release(&arena);
}

#define ROOT "<guideline xmlns='urn:zhinan:guideline:1'>\n"

static const struct {
	const char *xml;
	const char *diag; /* as its line begins */
} refusals[] = {
    {"", "x: error: not well-formed XML"},
    {"not XML", "x:1: error: not well-formed XML"},
    {ROOT "\n<body>", "x:3: error: not well-formed XML"},
    {ROOT "<body>\xFF</body></guideline>", "x:2: error: not well-formed XML"},
    {ROOT "<body>&#1;</body></guideline>", "x:2: error: not well-formed XML"},
    {ROOT "<title>&e;</title></guideline>", "x:2: error: not well-formed XML"},
    {ROOT "<y:p/></guideline>", "x:2: error: not well-formed XML"},
    {"<!DOCTYPE g [<!ENTITY a 'b'>]>\n" ROOT "</guideline>",
     "x:1: error: declares a document type"},
    {"<guideline/>", "x:1: error: not a guideline model: its root element is \"guideline\""},
    {"<html xmlns='urn:zhinan:guideline:1'/>", "x:1: error: not a guideline model"},
    {ROOT "<p>a</p></guideline>", "x:2: error: element \"p\" is not expected inside \"guideline\""},
    {ROOT "<body>\n<p xmlns='urn:other'/></body></guideline>", "x:3: error: element \"p\""},
    {ROOT "<mentions><p/></mentions></guideline>", "x:2: error: element \"p\""},
    {ROOT "<stated><mention/></stated></guideline>", "x:2: error: element \"mention\""},
    {ROOT "<body>text</body></guideline>", "x:2: error: text is not expected inside \"body\""},
    {ROOT "<body><item>a<p/></item></body></guideline>", "x:2: error: text is not expected"},
    {ROOT "<body><item><p/>a</item></body></guideline>", "x:2: error: text is not expected"},
    {ROOT "<body>\n<p x='1'/></body></guideline>",
     "x:3: error: element \"p\" has no attribute \"x\""},
    {ROOT "<body><p value='1'/></body></guideline>", "x:2: error: element \"p\" has no attribute"},
    {ROOT "<body><p line=''/></body></guideline>",
     "x:2: error: attribute \"line\" of element \"p\" cannot be \"\""},
    {ROOT "<body><p line='-1'/></body></guideline>", "x:2: error: attribute \"line\""},
    {ROOT "<body><p line='4294967296'/></body></guideline>", "x:2: error: attribute \"line\""},
    {ROOT "<body><p bytes='5'/></body></guideline>", "x:2: error: attribute \"bytes\""},
    {ROOT "<body><p bytes='5-3'/></body></guideline>", "x:2: error: attribute \"bytes\""},
    {ROOT "<body><p bytes='1-3 2-5'/></body></guideline>", "x:2: error: attribute \"bytes\""},
    {ROOT "<body><p bytes='1-3 '/></body></guideline>", "x:2: error: attribute \"bytes\""},
    {ROOT "<body><funds value='1e5'/></body></guideline>", "x:2: error: attribute \"value\""},
    {ROOT "<body><funds relation='near'/></body></guideline>",
     "x:2: error: attribute \"relation\""},
    {ROOT "<body><funds decimals='128'/></body></guideline>", "x:2: error: attribute \"decimals\""},
    {ROOT "<body><funds soft='false'/></body></guideline>", "x:2: error: attribute \"soft\""},
    {ROOT "<body><field><agreement code='1'/></field></body></guideline>",
     "x:2: error: element \"agreement\" has no attribute \"code\""},
    {ROOT "<body><row role='body' row='1'/></body></guideline>",
     "x:2: error: element \"row\" is not expected inside \"body\""},
    {ROOT "<body><table><p/></table></body></guideline>", "x:2: error: element \"p\""},
    {ROOT "<body><table><row><table/></row></table></body></guideline>",
     "x:2: error: element \"table\""},
    {ROOT "<body><table><row><cell><p/></cell></row></table></body></guideline>",
     "x:2: error: element \"p\""},
    {ROOT "<body><table><row>text</row></table></body></guideline>",
     "x:2: error: text is not expected inside \"row\""},
    {ROOT "<body><table><row><cell value='1'>1</cell></row></table></body></guideline>",
     "x:2: error: attribute \"kind\""},
    {ROOT "<body><table id='tab-1'/></body>\n<mentions><mention kind='date' in='tab-1'/></mentions>"
          "</guideline>",
     "x:3: error: attribute \"in\""},
    {ROOT "<body><p of='dir-1'/></body></guideline>", "x:2: error: element \"p\" has no attribute"},
    {ROOT "<label/></guideline>", "x:2: error: element \"label\" is not expected"},
    {ROOT "<residue coverage='1.0001'/></guideline>", "x:2: error: attribute \"coverage\""},
    {ROOT "<residue coverage='99.99'/></guideline>", "x:2: error: attribute \"coverage\""},
    {ROOT "<mentions><mention value='1'/></mentions></guideline>",
     "x:2: error: attribute \"kind\""},
    {ROOT "<mentions><mention kind='date' in='sec-9'/></mentions></guideline>",
     "x:2: error: attribute \"in\""},
};

Test(model_from_xml, refuses)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		struct diags diags;
		struct model model;
		diags_init(&diags, &arena);
		enum status status =
		    model_from_xml(&model, &arena, str_from(refusals[i].xml), STR("x"), &diags);
		const char *diag = sample_diag(&diags);
		cr_expect_eq(status, STATUS_TROUBLE, "refused: %s", refusals[i].xml);
		cr_expect_eq(diags.errors, 1, "one error for %s", refusals[i].xml);
		cr_expect(str_starts(str_from(diag), str_from(refusals[i].diag)),
		          "%s\nis reported as %s\nnot as  %s", refusals[i].xml, diag,
		          refusals[i].diag);
	}
	arena_release(&arena);
}

/* 100,000 levels, a document cut off here and there, one too large for the parser. */
Test(model_from_xml, limits)
{
	struct arena arena;
	arena_init(&arena);
	struct model model;
	struct diags diags;
	diags_init(&diags, &arena);
	char *deep = arena_alloc(&arena, 700000);
	size_t size = (size_t)sprintf(deep, "%s<body>", ROOT);
	for (int i = 0; i < 100000; i++) {
		memcpy(deep + size, "<item>", 6);
		size += 6;
	}
	enum status status =
	    model_from_xml(&model, &arena, (struct str){deep, size}, STR("deep"), &diags);
	cr_assert_eq(status, STATUS_TROUBLE, "depth has a limit");
	struct model sample;
	sample_make(&sample, &arena);
	struct str xml = sample_xml(&sample, &arena);
	for (size_t end = 0; end + 1 < xml.size; end += 7) {
		status = model_from_xml(&model, &arena, str_slice(xml, 0, end), STR("cut"), &diags);
		cr_assert_eq(status, STATUS_TROUBLE, "cut off at %zu", end);
	}
	struct str huge = {xml.data, (size_t)INT32_MAX + 1}; /* which is not even looked at */
	status = model_from_xml(&model, &arena, huge, STR("huge"), &diags);
	cr_assert_eq(status, STATUS_TROUBLE, "size has a limit");
	arena_release(&arena);
}

/* What an XML states twice must agree. */
Test(model_from_xml, coverage)
{
	static const char xml[] =
	    ROOT "<residue coverage='0.9999'\nclaimed='1' total='1'/></guideline>";
	struct arena arena;
	struct diags diags;
	struct model model;
	arena_init(&arena);
	diags_init(&diags, &arena);
	enum status status = model_from_xml(&model, &arena, STR(xml), STR("x"), &diags);
	cr_assert_eq(status, STATUS_NO, "%s", sample_diag(&diags));
	cr_assert(str_starts(str_from(sample_diag(&diags)),
	                     STR("x:3: error: the XML states a coverage of 0.9999")),
	          "%s", sample_diag(&diags));
	arena_release(&arena);
}

/* A pipe that nobody writes into blocks whoever opens it. */
Test(model_from_xml, opens_nothing, .timeout = 20)
{
	static const char *const documents[] = {
	    "<!DOCTYPE g SYSTEM '%s'>\n" ROOT "</guideline>",
	    "<!DOCTYPE g [<!ENTITY e SYSTEM '%s'>]>\n" ROOT "<title>&e;</title></guideline>",
	    "<!DOCTYPE g [<!ENTITY %% e SYSTEM '%s'> %%e;]>\n" ROOT "</guideline>",
	    "<?xml-stylesheet href='%s'?>\n<guideline/>",
	    "<guideline xmlns='urn:zhinan:guideline:1' xmlns:x='http://www.w3.org/2001/XMLSchema-"
	    "instance' x:schemaLocation='urn:zhinan:guideline:1 %s'/>",
	    "<guideline xmlns='urn:zhinan:guideline:1'><x:include xmlns:x='http://www.w3.org/2001/"
	    "XInclude' href='%s'/></guideline>",
	};
	char folder[] = "/tmp/zhinan-XXXXXX";
	char pipe[sizeof folder + 8];
	cr_assert(mkdtemp(folder));
	snprintf(pipe, sizeof pipe, "%s/pipe", folder);
	cr_assert_eq(mkfifo(pipe, 0600), 0);
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
		struct diags diags;
		struct model model;
		diags_init(&diags, &arena);
		char text[600];
		int size = snprintf(text, sizeof text, documents[i], pipe);
		struct str bytes = {text, (size_t)size};
		cr_expect_eq(model_from_xml(&model, &arena, bytes, STR("x"), &diags),
		             STATUS_TROUBLE, "%s", text);
		enum status status =
		    schema_check(bytes, STR("x"), "grammars/guideline.xsd", &diags);
		cr_expect_neq(status, STATUS_OK, "%s", text);
	}
	arena_release(&arena);
	unlink(pipe);
	rmdir(folder);
}

#define SHARED_XML "../shared/hostile/xml"

/* Entity bombs, broken encodings and the like: each is refused, at once. */
Test(model_from_xml, hostile_files)
{
	if (access(SHARED_XML, R_OK) != 0) {
		cr_skip_test("no " SHARED_XML);
	}
	static const char *const paths[] = {
	    "recurse/lol_classic.xml",
	    "recurse/lol_eg.xml",
	    "recurse/lol_ep.xml",
	    "recurse/lol_ig_attr.xml",
	    "recurse/lol_ig_content.xml",
	    "recurse/lol_ip_content.xml",
	    "recurse/lol_ip_value.xml",
	    "recurse/lol_long_name.xml",
	    "recurse/lol_long_value.xml",
	    "recurse/lol_param.xml",
	    "recurse/huge_dtd.xml",
	    "recurse/good.xml",
	    "errors/754946.xml",
	    "errors/754947.xml",
	    "errors/758588.xml",
	    "errors/759020.xml",
	    "errors/759398.xml",
	    "errors/attr1.xml",
	    "errors/cdata.xml",
	    "errors/charref1.xml",
	    "errors/quadratic-defattr.xml",
	    "errors/rec_ext_ent.xml",
	    "errors/truncated-utf16.xml",
	    "errors/utf8-1.xml",
	    "errors/unsupported-encoding.xml",
	    "errors/trailing-null-1.xml",
	};
	clock_t start = clock();
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
		struct arena arena;
		struct diags diags;
		struct model model;
		struct str bytes;
		char path[200];
		arena_init(&arena);
		diags_init(&diags, &arena);
		snprintf(path, sizeof path, SHARED_XML "/%s", paths[i]);
		cr_assert_eq(file_read(&bytes, &arena, path, 0, &diags), STATUS_OK, "no %s", path);
		enum status status = model_from_xml(&model, &arena, bytes, str_from(path), &diags);
		cr_expect_eq(status, STATUS_TROUBLE, "%s is refused", path);
		cr_expect_eq(diags.errors, 1, "%s: one error", path);
		arena_release(&arena);
	}
	double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
	cr_assert_lt(seconds, 2.0, "they took %.2f s", seconds);
}
