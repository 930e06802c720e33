/* What is written follows the schema, and the schema refuses what does not. */
#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <stdio.h>

#include "model/schema_check.h"
#include "sample.h"

static const char schema[] = "grammars/guideline.xsd";

/* The XML with the first `old` in it replaced. */
static struct str replace(struct str xml, const char *old, const char *new, struct arena *arena)
{
	size_t at = str_find(xml, str_from(old));
	cr_assert_neq(at, SIZE_MAX, "the sample has %s", old);
	return arena_format(arena, "%.*s%s%s", (int)at, xml.data, new, xml.data + at + strlen(old));
}

static uint32_t line_of(struct str xml, const char *text)
{
	size_t at = str_find(xml, str_from(text));
	uint32_t line = 1;
	for (size_t i = 0; i < at && i < xml.size; i++) {
		line += xml.data[i] == '\n';
	}
	return line;
}

Test(schema_check, accepts_what_is_written)
{
	struct arena arena;
	struct diags diags;
	struct model model;
	arena_init(&arena);
	diags_init(&diags, &arena);
	sample_make(&model, &arena);
	struct str xml = sample_xml(&model, &arena);
	enum status status = schema_check(xml, STR("x"), schema, &diags);
	cr_assert_eq(status, STATUS_OK, "%s in\n%s", sample_diag(&diags), xml.data);

	struct model bare;
	model_init(&bare, &arena);
	bare.source = model.source;
	status = schema_check(sample_xml(&bare, &arena), STR("x"), schema, &diags);
	cr_assert_eq(status, STATUS_OK, "only a source: %s", sample_diag(&diags));
	arena_release(&arena);
}

/* Changes of the sample that the schema refuses. */
static const struct {
	const char *old;
	const char *new;
	const char *words; /* in the diag */
	bool is_late;      /* noticed only behind its line */
} refusals[] = {
    {"<programme ", "<program ", "not expected", false},
    {"relation=\"at-most\"", "relation=\"near\"", "near", false},
    {"value=\"10800000\"", "value=\"1.08e7\"", "1.08e7", false},
    {"agreement|commitment", "agreement|", "agreement|", false},
    {"unit=\"CNY\"", "unit=\"元\"", "元", false},
    {"bytes=\"61-64\"", "bytes=\"61:64\"", "61:64", false},
    {"status=\"final\"", "status=\"finished\"", "finished", false},
    {"line=\"2\"", "line=\"0\"", "line", false},
    {" sha256=\"0123", " sha256=\"X123", "X123", false},
    {"kind=\"date\"", "kind=\"day\"", "day", false},
    {"id=\"dir-1\"", "id=\"1 dir\"", "1 dir", false},
    {"role=\"total\"", "role=\"sum\"", "sum", false},
    {"column-span=\"2\"", "column-span=\"1\"", "column-span", false},
    {"row=\"3\"", "row=\"0\"", "row", false},
    {"<cell column=\"1\"/>", "<cell/>", "column", false},
    {"of=\"dir-1 dir-2\"", "of=\"1 2\"", "of", false},
    {"id=\"tab-1\"", "id=\"dir-1\"", "dir-1", true},
    {"in=\"dir-1\"", "in=\"tab-1\"", "tab-1", true},
    {"in=\"dir-1\"", "in=\"dir-9\"", "dir-9", true},
    {"id=\"dir-1-1\"", "id=\"dir-1\"", "dir-1", true},
    {"date=\"2023-12-31\"", "date=\"31.12.2023\"", "31.12.2023", false},
    {"<source ", "<source size=\"1\" ", "size", false},
    {"<to></to>", "", "to", false},
    {"<unknown-labels>", "<unknown-labels lang=\"zh\">", "lang", false},
    {"</agreement>", "<p/></agreement>", "agreement", false},
    {"kind=\"joined-lines\"", "kind=\"joined lines\"", "joined lines", false},
    {"name=\"areas\"", "name=\"are as\"", "are as", false},
    {"year=\"2023\"", "year=\"0\"", "year", false},
    {"coverage=\"0.9999\"", "coverage=\"99.99\"", "99.99", false},
    {"part-of=\"fact-1\"", "part-of=\"dir-1\"", "dir-1", true},
    {"part-of=\"fact-1\"", "part-of=\"fact-9\"", "fact-9", true},
    {"reason=\"matching\"", "reason=\"not known\"", "not known", false},
    {"year-from=\"file-name\"", "year-from=\"mail\"", "mail", false},
    {" amounts=\"6\"", "", "amounts", false},
    {" note=\"gone\"", "", "note", false},
    {" note=\"gone\"", " note=\"\"", "note", false},
    {" note=\"gone\"", " note=\"gone\" to=\"project\"", "to", false},
    {"outcome=\"not-found\"", "outcome=\"no-effect\"", "no-effect", false},
    {"outcome=\"not-found\"", "outcome=\"applied\"", "applied", false},
    {" key=\"per\"", "", "key", false},
};

Test(schema_check, refuses)
{
	struct arena arena;
	struct model model;
	arena_init(&arena);
	sample_make(&model, &arena);
	struct str xml = sample_xml(&model, &arena);
	for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
		struct diags diags;
		diags_init(&diags, &arena);
		struct str broken = replace(xml, refusals[i].old, refusals[i].new, &arena);
		enum status status = schema_check(broken, STR("x"), schema, &diags);
		cr_assert_eq(status, STATUS_NO, "refused: %s for %s", refusals[i].new,
		             refusals[i].old);
		uint32_t line = line_of(xml, refusals[i].old);
		if (refusals[i].is_late) {
			cr_expect_gt(diags.first->line, line, "%s: line", refusals[i].new);
			line = diags.first->line;
		}
		cr_expect_eq(diags.first->line, line, "%s: line %u, not %u", refusals[i].new,
		             diags.first->line, line);
		cr_expect(strstr(sample_diag(&diags), refusals[i].words), "%s: %s", refusals[i].new,
		          sample_diag(&diags));
	}
	arena_release(&arena);
}

Test(schema_check, trouble)
{
	struct arena arena;
	struct diags diags;
	arena_init(&arena);
	static const struct {
		const char *xml;
		const char *schema;
		const char *words;
	} cases[] = {
	    {"<a/>", "no/such.xsd", "cannot read"},
	    {"<a/>", "tests/unit/model/sample.h", "sample.h:1: error: the schema cannot be used"},
	    {"<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>&b;</a>", schema, "declares a document type"},
	    {"<", schema, "not well-formed"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		diags_init(&diags, &arena);
		enum status status =
		    schema_check(str_from(cases[i].xml), STR("x"), cases[i].schema, &diags);
		cr_assert_eq(status, STATUS_TROUBLE, "%s: %d", cases[i].words, (int)status);
		cr_assert_eq(diags.errors, 1, "%s: %zu errors", cases[i].words, diags.errors);
		cr_assert(strstr(sample_diag(&diags), cases[i].words), "%s", sample_diag(&diags));
	}
	/* As many violations as one likes end in a line that says so; lines go beyond 16 bits. */
	char *data = arena_alloc(&arena, 100 + 70000 * 5);
	size_t size = (size_t)sprintf(data, "<guideline xmlns='urn:zhinan:guideline:1'>");
	for (int i = 0; i < 70000; i++) {
		size += (size_t)sprintf(data + size, i < 69000 ? "\n" : "<a/>\n");
	}
	size += (size_t)sprintf(data + size, "</guideline>");
	diags_init(&diags, &arena);
	cr_assert_eq(schema_check((struct str){data, size}, STR("x"), schema, &diags), STATUS_NO);
	cr_assert_leq(diags.errors, SCHEMA_VIOLATION_LIMIT + 1, "%zu", diags.errors);
	cr_assert_eq(diags.first->line, 69001, "line %u", diags.first->line);
	arena_release(&arena);
}

static size_t loaded;

static xmlParserInputPtr count_loading(const char *url, const char *id, xmlParserCtxtPtr parser)
{
	(void)url;
	(void)id;
	(void)parser;
	loaded++;
	return NULL;
}

/* Wherever it runs: the loader of libxml2 is the process's. */
Test(schema_check, loads_nothing_that_a_document_names)
{
	static const char *const names[] = {
	    "xsi:schemaLocation=\"urn:zhinan:guideline:1 other.xsd\"",
	    "xsi:schemaLocation=\"urn:other http://127.0.0.1/other.xsd\"",
	    "xsi:noNamespaceSchemaLocation=\"other.xsd\"",
	};
	struct arena arena;
	struct diags diags;
	struct model model;
	arena_init(&arena);
	diags_init(&diags, &arena);
	sample_make(&model, &arena);
	struct str xml = sample_xml(&model, &arena);
	xmlSetExternalEntityLoader(count_loading);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		struct str start = arena_format(
		    &arena,
		    "<guideline xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" %s ",
		    names[i]);
		struct str asking = replace(xml, "<guideline ", start.data, &arena);
		enum status status = schema_check(asking, STR("x"), schema, &diags);
		cr_assert_eq(status, STATUS_OK, "%s: %s", names[i], sample_diag(&diags));
		cr_assert_eq(loaded, 0, "%s", names[i]);
	}
	struct str typed = replace(xml, "<guideline ",
	                           "<!DOCTYPE guideline SYSTEM \"other.dtd\"><guideline ", &arena);
	cr_assert_eq(schema_check(typed, STR("x"), schema, &diags), STATUS_TROUBLE);
	cr_assert_eq(loaded, 0, "no document type");
	arena_release(&arena);
}
