/* The way through the house: how far a document is made, which grammar it is read with, and what
 * trouble there may be. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "pipeline.h"

#define TITLE "“政府间国际科技创新合作”重点专项2031年度第一批项目申报指南\n"

struct run {
	struct arena arena;
	struct diags diags;
	struct document document;
	char path[32];
};

static enum status run_text(struct run *run, struct str bytes,
                            const struct pipeline_options *options, enum product last)
{
	*run = (struct run){.path = "/tmp/pipeline-XXXXXX"};
	arena_init(&run->arena);
	diags_init(&run->diags, &run->arena);
	int file = mkstemp(run->path);
	cr_assert_geq(file, 0);
	cr_assert_eq(write(file, bytes.data, bytes.size), (ssize_t)bytes.size);
	close(file);
	enum status status =
	    document_from_file(&run->document, &run->arena, run->path, options, last, &run->diags);
	unlink(run->path);
	return status;
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
	struct run run = {0};
	arena_init(&run.arena);
	diags_init(&run.diags, &run.arena);
	cr_expect_eq(document_from_file(&run.document, &run.arena, "/nonexistent", &shipped,
	                                PRODUCT_MODEL, &run.diags),
	             STATUS_TROUBLE);
	run_release(&run);
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
