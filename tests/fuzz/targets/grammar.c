/* The file of a family beside the grammars of the project, its own samples, and a text that is read with it; the same
 * bytes as words of figures, and as corrections of that text. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "facts/statement_check.h"
#include "fuzz/fuzz.h"
#include "grammar/corrections.h"
#include "grammar/grammar_check.h"
#include "grammar/lexicon_load.h"
#include "grammar/load.h"
#include "grammar/tally.h"

const char fuzz_unit = '\n';

static const struct str text = STR_INIT(
    "“甲乙”重点专项2031年度项目申报指南\n\n一、方向甲\n1.1 题目甲（类型：乙）\n"
    "研究内容：丙。拟支持项目3项，经费总额1080万元，执行期2-3年。\n联系人：丁，电话：01-5550100\n");

/* A folder with the grammars of the project, for the family to stand beside them. */
static const char *folder(void)
{
	static char path[4096];
	static const char *const files[] = {"common", "figures", "statements", "calls"};
	char file[4200];
	char target[4200];
	if (path[0]) {
		return path;
	}
	const char *temporary = getenv("TMPDIR");
	snprintf(path, sizeof path, "%s/grammars-XXXXXX", temporary ? temporary : "/tmp");
	char *top = getcwd(NULL, 0);
	if (!mkdtemp(path) || !top) {
		abort();
	}
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		snprintf(file, sizeof file, "%s/%s.yaml", path, files[i]);
		snprintf(target, sizeof target, "%s/%s/%s.yaml", top, FUZZ_GRAMMARS, files[i]);
		if (symlink(target, file) != 0) {
			abort();
		}
	}
	free(top);
	return path;
}

static void write_family(const uint8_t *data, size_t size)
{
	char path[4200];
	snprintf(path, sizeof path, "%s/family.yaml", folder());
	FILE *file = fopen(path, "wb");
	if (!file || fwrite(data, 1, size, file) != size || fclose(file) != 0) {
		abort();
	}
}

static void check_family(struct fuzz_run *run)
{
	struct grammar *grammar;
	struct tally tally;
	size_t count = 0;
	enum status status = grammar_load(&grammar, &run->arena, folder(), "family", &run->diags);
	if (status == STATUS_OK) {
		tally_init(&tally, &run->arena, grammar);
		struct tally *before = tally_use(&tally);
		status = grammar_check(grammar, &count, &run->diags);
		status = status_worse(status, statements_check(grammar, &count, &run->diags));
		tally_use(before);
		tally_report_runaways(&tally, &run->diags);
	}
	fuzz_require(status == STATUS_OK || run->diags.first, "trouble has a message", run);
	grammar_free(grammar);
}

static void read_text(struct fuzz_run *run, const struct corrections *corrections)
{
	struct document document;
	const struct pipeline_options options = {
	    .grammars = folder(), .grammar = "family", .corrections = corrections};
	enum status status = document_from_bytes(&document, &run->arena, STR("call.txt"), text,
	                                         &options, PRODUCT_MODEL, &run->diags);
	if (status == STATUS_OK) {
		fuzz_xml(run, &document.model);
	}
	document_release(&document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz_run run;
	struct lexicon *lexicon;
	struct corrections corrections;
	struct str bytes = {(const char *)data, size};
	fuzz_begin(&run);
	write_family(data, size);
	check_family(&run);
	read_text(&run, NULL);
	enum status status =
	    lexicon_parse(&lexicon, &run.arena, bytes, STR("figures.yaml"), &run.diags);
	fuzz_require(status == STATUS_OK || run.diags.first, "trouble has a message", &run);
	if (corrections_from_bytes(&corrections, &run.arena, bytes, STR("corrections.yaml"),
	                           &run.diags) == STATUS_OK) {
		write_family((const uint8_t *)"name: 甲\n", strlen("name: 甲\n"));
		read_text(&run, &corrections);
	}
	fuzz_end(&run);
	return 0;
}
