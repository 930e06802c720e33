/* The command, from files to its exit code. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "cmd/command.h"
#include "cmd/print_sums.h"
#include "model/xml_from_model.h"
#include "small_model.h"

enum { FILE_XML, FILE_SOURCE, FILE_REPORT, FILE_COUNT };

struct folder {
	char path[32];
	char *files[FILE_COUNT];
};

static void write_file(const char *path, struct str bytes)
{
	FILE *file = fopen(path, "w");
	cr_assert(file && fwrite(bytes.data, 1, bytes.size, file) == bytes.size);
	fclose(file);
}

/* A source and its XML in a folder of their own. */
static void folder_init(struct folder *folder)
{
	static const char *const names[] = {"x.xml", "small.txt", "report"};
	struct arena arena;
	struct diags diags;
	struct source source;
	struct model model;
	strcpy(folder->path, "/tmp/zhinan-XXXXXX");
	cr_assert(mkdtemp(folder->path));
	for (int i = 0; i < FILE_COUNT; i++) {
		cr_assert_gt(asprintf(&folder->files[i], "%s/%s", folder->path, names[i]), 0);
	}
	arena_init(&arena);
	diags_init(&diags, &arena);
	cr_assert_eq(small_source(&source, &arena, str_from(small_text), NULL), STATUS_OK);
	small_model_make(&model, &arena, &source, small_lexicon(&arena));
	write_file(folder->files[FILE_SOURCE], str_from(small_text));
	FILE *file = fopen(folder->files[FILE_XML], "w");
	cr_assert_eq(xml_from_model(file, &model, &diags), STATUS_OK);
	fclose(file);
	arena_release(&arena);
}

static void folder_release(struct folder *folder)
{
	for (int i = 0; i < FILE_COUNT; i++) {
		unlink(folder->files[i]);
		free(folder->files[i]);
	}
	rmdir(folder->path);
}

/* Runs the command on two files; what it printed and its diags go to `said`. */
static enum status run(struct folder *folder, const char *xml, const char *source, char *said,
                       size_t size)
{
	struct arena arena;
	struct context context = {.arena = &arena};
	struct str report = {0};
	char *argv[] = {(char *)xml, (char *)source, NULL};
	arena_init(&arena);
	diags_init(&context.diags, &arena);
	options_init(&context.options);
	context.options.output = folder->files[FILE_REPORT];
	context.options.grammars = "grammars";
	enum status status = run_verify(&context, 2, argv);
	const struct diag *diag = context.diags.first;
	struct str words = diag ? diag_text(diag, LANGUAGE_ENGLISH, &arena) : (struct str){"", 0};
	if (access(folder->files[FILE_REPORT], R_OK) == 0) {
		cr_assert_eq(
		    file_read(&report, &arena, folder->files[FILE_REPORT], 0, &context.diags),
		    STATUS_OK);
		unlink(folder->files[FILE_REPORT]);
	}
	snprintf(said, size, "%.*s%.*s", STR_FORMAT(report), STR_FORMAT(words));
	arena_release(&arena);
	return status;
}

/* Replaces the first `old` in a file. */
static void edit(const char *path, const char *old, const char *new)
{
	struct arena arena;
	struct diags diags;
	struct str bytes;
	arena_init(&arena);
	diags_init(&diags, &arena);
	cr_assert_eq(file_read(&bytes, &arena, path, 0, &diags), STATUS_OK);
	size_t at = str_find(bytes, str_from(old));
	cr_assert_neq(at, SIZE_MAX, "%s stands in %s", old, path);
	struct str edited = arena_format(&arena, "%.*s%s%.*s", (int)at, bytes.data, new,
	                                 STR_FORMAT(str_slice(bytes, at + strlen(old), SIZE_MAX)));
	write_file(path, edited);
	arena_release(&arena);
}

Test(verify, exit_codes)
{
	static const struct {
		int file;
		const char *old;
		const char *new;
		enum status status;
		const char *words;
	} cases[] = {
	    {FILE_XML, "10800000", "10900000", STATUS_NO, "funds at bytes"},
	    {FILE_XML, "10800000", "1,0", STATUS_NO, "against the schema"},
	    {FILE_XML, "encoding=\"UTF-8\" bytes", "encoding=\"X-9\" bytes", STATUS_NO, "X-9"},
	    {FILE_XML, "encoding=\"UTF-8\" bytes", "encoding=\"UTF-16\" bytes", STATUS_NO, ""},
	    {FILE_XML, "coverage=\"0.9", "coverage=\"0.8", STATUS_NO, "coverage"},
	    {FILE_XML, "bytes=\"0-63\"", "bytes=\"9-3\"", STATUS_NO, "bytes"},
	    {FILE_XML, "</guideline>", "", STATUS_TROUBLE, "not well-formed"},
	    {FILE_XML, "<guideline", "<!DOCTYPE guideline>\n<guideline", STATUS_TROUBLE,
	     "document type"},
	    {FILE_SOURCE, "2068", "2069", STATUS_NO, "not the file"},
	    {FILE_SOURCE, "\n\n", "\n", STATUS_NO, "not the file"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct folder folder;
		char said[4000];
		folder_init(&folder);
		edit(folder.files[cases[i].file], cases[i].old, cases[i].new);
		enum status status = run(&folder, folder.files[FILE_XML], folder.files[FILE_SOURCE],
		                         said, sizeof said);
		cr_expect_eq(status, cases[i].status, "case %zu: %d, %s", i, (int)status, said);
		cr_expect(strstr(said, cases[i].words), "case %zu: %s", i, said);
		folder_release(&folder);
	}
}

Test(verify, answers)
{
	struct folder folder;
	char said[4000];
	folder_init(&folder);
	const char *xml = folder.files[FILE_XML];
	const char *source = folder.files[FILE_SOURCE];
	cr_assert_eq(run(&folder, xml, source, said, sizeof said), STATUS_OK, "%s", said);
	cr_assert(strstr(said, "funds: terms 3, sum 32,480,000 yuan"), "%s", said);
	cr_assert(strstr(said, "verified: figures 15"), "%s", said);
	cr_assert_eq(run(&folder, "no/such.xml", source, said, sizeof said), STATUS_TROUBLE);
	cr_assert(strstr(said, "cannot read"), "%s", said);
	cr_assert_eq(run(&folder, xml, "no/such.txt", said, sizeof said), STATUS_TROUBLE);
	cr_assert(strstr(said, "cannot read"), "%s", said);
	cr_assert_eq(run(&folder, source, xml, said, sizeof said), STATUS_TROUBLE, "exchanged");
	cr_assert(strstr(said, "wrong order"), "%s", said);
	cr_assert_eq(run(&folder, xml, xml, said, sizeof said), STATUS_TROUBLE, "not the source");
	cr_assert(strstr(said, "not a source"), "%s", said);
	folder_release(&folder);
}

Test(verify_command, sums)
{
	struct arena arena;
	struct source source;
	struct model model;
	char *data = NULL;
	size_t size = 0;
	arena_init(&arena);
	struct lexicon *lexicon = small_lexicon(&arena);
	cr_assert_eq(small_source(&source, &arena, str_from(small_text), NULL), STATUS_OK);
	small_model_make(&model, &arena, &source, lexicon);
	FILE *stream = open_memstream(&data, &size);
	const struct wording words[] = {{LANGUAGE_ENGLISH, &arena}, {LANGUAGE_CHINESE, &arena}};
	print_sums(stream, &model, &words[0]);
	print_sums(stream, &model, &words[1]);
	fclose(stream);
	cr_assert_str_eq(data,
	                 "directions: counted 4, stated 2, difference 2\n"
	                 "partners: counted 2\n"
	                 "projects: terms 4, sum 10, stated about 8, difference 2\n"
	                 "funds: terms 3, sum 32,480,000 yuan, stated 31,480,000 yuan, "
	                 "difference 1,000,000 yuan\n"
	                 "指南方向数：清点 4，文中所述 2，差数 2\n"
	                 "合作方数：清点 2\n"
	                 "项目数：4 项相加，合计 10，文中所述约 8，差数 2\n"
	                 "经费：3 项相加，合计 3,248 万元，文中所述 3,148 万元，差额 100 万元\n");
	free(data);
	arena_release(&arena);
}
