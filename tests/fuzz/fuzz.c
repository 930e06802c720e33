/* The process of a target: its grammars, the memory of a run, the end where a promise is broken. */
#include "fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <yajl/yajl_parse.h>

#include "base/file.h"
#include "grammar/lexicon_load.h"
#include "model/xml_from_model.h"

void fuzz_begin(struct fuzz_run *run)
{
	arena_init(&run->arena);
	diags_init(&run->diags, &run->arena);
}

void fuzz_end(struct fuzz_run *run)
{
	arena_release(&run->arena);
}

static bool is_left_out(const char *promise)
{
	const char *list = getenv("FUZZ_WITHOUT");
	size_t size = strlen(promise);
	while (list && *list) {
		size_t width = strcspn(list, " ");
		if (width == size && memcmp(list, promise, size) == 0) {
			return true;
		}
		list += width + (list[width] == ' ');
	}
	return false;
}

void fuzz_require(bool holds, const char *promise, const struct fuzz_run *run)
{
	if (holds || is_left_out(promise)) {
		return;
	}
	fprintf(stderr, "broken promise: %s\n", promise);
	struct arena arena;
	arena_init(&arena);
	for (const struct diag *diag = run ? run->diags.first : NULL; diag; diag = diag->next) {
		struct str line = diag_text(diag, LANGUAGE_ENGLISH, &arena);
		fprintf(stderr, "%.*s\n", STR_FORMAT(line));
	}
	arena_release(&arena);
	abort();
}

/* What lives as long as the process. */
static struct {
	struct arena arena;
	struct grammars *grammars;
	struct lexicon *lexicon;
} kept;

struct grammars *fuzz_grammars(void)
{
	if (!kept.grammars) {
		kept.grammars = grammars_open_with(&kept.arena, FUZZ_GRAMMARS, (struct str){0});
	}
	return kept.grammars;
}

const struct lexicon *fuzz_lexicon(void)
{
	struct fuzz_run run;
	if (!kept.lexicon) {
		fuzz_begin(&run);
		enum status status =
		    lexicon_load(&kept.lexicon, &kept.arena, FUZZ_GRAMMARS, &run.diags);
		fuzz_require(status == STATUS_OK, "lexicon", &run);
		fuzz_end(&run);
	}
	return kept.lexicon;
}

struct str fuzz_xml(struct fuzz_run *run, const struct model *model)
{
	struct memory_writer writer;
	memory_writer_open(&writer);
	enum status status = xml_from_model(writer.stream, model, &run->diags);
	fuzz_require(status == STATUS_OK, "xml", run);
	return memory_writer_close(&writer, &run->arena);
}

bool fuzz_is_json(struct str bytes)
{
	yajl_handle parser = yajl_alloc(NULL, NULL, NULL);
	bool is_sound =
	    yajl_parse(parser, (const unsigned char *)bytes.data, bytes.size) == yajl_status_ok &&
	    yajl_complete_parse(parser) == yajl_status_ok;
	yajl_free(parser);
	return is_sound;
}
