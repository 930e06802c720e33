/* Grammars that many documents share, in threads: each is read as if it were the only one. */
#include <criterion/criterion.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "model/xml_from_model.h"
#include "pipeline.h"
#include "verify/verification.h"

enum { ROUNDS = 3, TEXT_BYTES = 1 << 20 };

/* Those of one family, of others, and of none. */
static const char *const texts[] = {
    "corpus/intergovernmental/2023-2.txt", "corpus/generic/tables-2025.txt",
    "corpus/intergovernmental/2024-1.txt", "corpus/softscience/city-2023.txt",
    "corpus/generic/table-2025.html",
};
enum { TEXTS = sizeof texts / sizeof *texts };

/* The XML of a text's model and what there was to say, as a string to free. */
static char *read_whole(struct str bytes, struct grammars *kept, const char *folder)
{
	struct arena arena;
	struct diags diags;
	struct document document;
	struct pipeline_options options = {.grammars = folder, .kept = kept};
	char *out = NULL;
	size_t size;
	arena_init(&arena);
	diags_init(&diags, &arena);
	FILE *stream = open_memstream(&out, &size);
	if (document_from_bytes(&document, &arena, STR("t.txt"), bytes, &options, PRODUCT_MODEL,
	                        &diags) == STATUS_OK &&
	    xml_from_model(stream, &document.model, &diags) != STATUS_OK) {
		fputs("no XML\n", stream);
	}
	for (const struct diag *diag = diags.first; diag; diag = diag->next) {
		fprintf(stream, "%s\n", diag_text(diag, LANGUAGE_ENGLISH, &arena).data);
	}
	fclose(stream);
	document_release(&document);
	arena_release(&arena);
	return out;
}

struct reader {
	struct grammars *kept;
	const struct str *bytes;
	char *const *alone; /* what each text yields by itself */
	size_t first;       /* the text that this thread begins with */
	size_t different;
	pthread_t thread;
};

static void *read_all(void *data)
{
	struct reader *reader = data;
	for (size_t i = 0; i < ROUNDS * TEXTS; i++) {
		size_t text = (reader->first + i) % TEXTS;
		char *shared = read_whole(reader->bytes[text], reader->kept, NULL);
		reader->different += strcmp(shared, reader->alone[text]) != 0;
		free(shared);
	}
	return NULL;
}

Test(threads, shared_grammars)
{
	struct arena arena;
	struct arena kept_arena;
	struct diags diags;
	struct str bytes[TEXTS];
	char *alone[TEXTS];
	arena_init(&arena);
	arena_init(&kept_arena);
	diags_init(&diags, &arena);
	for (size_t i = 0; i < TEXTS; i++) {
		cr_assert_eq(file_read(&bytes[i], &arena, texts[i], TEXT_BYTES, &diags), STATUS_OK,
		             "%s", texts[i]);
		alone[i] = read_whole(bytes[i], NULL, "grammars");
		cr_assert(strstr(alone[i], "<guideline"), "%s", alone[i]);
	}
	struct grammars *kept = grammars_open(&kept_arena, "grammars");
	struct reader readers[2];
	for (size_t i = 0; i < 2; i++) {
		readers[i] =
		    (struct reader){.kept = kept, .bytes = bytes, .alone = alone, .first = i * 2};
		cr_assert_eq(pthread_create(&readers[i].thread, NULL, read_all, &readers[i]), 0);
	}
	for (size_t i = 0; i < 2; i++) {
		pthread_join(readers[i].thread, NULL);
		cr_expect_eq(readers[i].different, 0, "%zu", readers[i].different);
	}
	for (size_t i = 0; i < TEXTS; i++) {
		free(alone[i]);
	}
	grammars_close(kept);
	arena_release(&kept_arena);
	arena_release(&arena);
}

/* A folder with one grammar of the test's own. */
static void write_folder(char *path, const char *grammar)
{
	char name[128];
	char *figures = realpath("grammars/figures.yaml", NULL);
	cr_assert_not_null(figures, "run from the top of the checkout");
	cr_assert_not_null(mkdtemp(path));
	snprintf(name, sizeof name, "%s/figures.yaml", path);
	cr_assert_eq(symlink(figures, name), 0);
	free(figures);
	snprintf(name, sizeof name, "%s/generic.yaml", path);
	FILE *file = fopen(name, "w");
	fputs(grammar, file);
	fclose(file);
}

static void remove_folder(const char *path)
{
	static const char *const names[] = {"figures.yaml", "generic.yaml"};
	char name[128];
	for (size_t i = 0; i < 2; i++) {
		snprintf(name, sizeof name, "%s/%s", path, names[i]);
		unlink(name);
	}
	rmdir(path);
}

/* What one document makes a rule do is told of that one. */
Test(threads, runaways)
{
	static const struct {
		struct str text;
		bool runs_away;
	} rows[] = {
	    {STR_INIT("甲\n"), false},
	    {STR_INIT("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaadc\n"), true},
	    {STR_INIT("乙\n"), false},
	};
	struct arena arena;
	char path[] = "/tmp/grammar-XXXXXX";
	arena_init(&arena);
	write_folder(path, "family: generic\ntitle: {pattern: '(?: a+ )+ $'}\n");
	struct grammars *kept = grammars_open(&arena, path);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *said = read_whole(rows[i].text, kept, NULL);
		cr_expect_eq(strstr(said, "rule title ran away") != NULL, rows[i].runs_away,
		             "%zu: %s", i, said);
		cr_expect_eq(strstr(said, "<stopped rule=\"title\"") != NULL, rows[i].runs_away,
		             "%zu: %s", i, said);
		free(said);
	}
	grammars_close(kept);
	remove_folder(path);
	arena_release(&arena);
}

/* A rule that was stopped is in the model, with the place of the first text that did it; and the model is one that
 * can be verified. */
Test(threads, stopped_rules)
{
	static const char a[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
	static const struct {
		const char *grammar;
		uint32_t line, start, end;
	} rows[] = {
	    {"title: {pattern: '(?: a+ )+ $'}", 5, 12, 66},
	    {"marks: [{name: x, as: item, pattern: '(?: a | a )+ c'}]", 5, 12, 60},
	    {"finished: {pattern: '(?: a | a )+ c'}", 7, 101, 125},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct arena arena;
		struct diags diags;
		struct document document;
		struct verification result;
		char grammar[128];
		char path[] = "/tmp/grammar-XXXXXX";
		arena_init(&arena);
		diags_init(&diags, &arena);
		snprintf(grammar, sizeof grammar, "family: generic\n%s\n", rows[i].grammar);
		write_folder(path, grammar);
		struct pipeline_options options = {.grammars = path};
		struct str bytes = arena_format(
		    &arena, "\xE7\x94\xB2\n\n\xE4\xB9\x99\n\n  %sdb\n\n\xE4\xB8\x99%sdc\n", a, a);
		cr_assert_eq(document_from_bytes(&document, &arena, STR("t.txt"), bytes, &options,
		                                 PRODUCT_MODEL, &diags),
		             STATUS_OK);
		const struct model *model = &document.model;
		cr_assert_eq(diags.errors, 1, "%s: %zu", rows[i].grammar, diags.errors);
		cr_assert_eq(model->stopped_count, 1, "%s", rows[i].grammar);
		cr_expect_eq(model->stopped[0].place.line, rows[i].line, "%s", rows[i].grammar);
		cr_expect_eq(model->stopped[0].place.first.start, rows[i].start, "%s",
		             rows[i].grammar);
		cr_expect_eq(model->stopped[0].place.first.end, rows[i].end, "%s: %u",
		             rows[i].grammar, model->stopped[0].place.first.end);
		cr_expect_eq(verification_from_model(&result, model, &document.source,
		                                     document.grammar->lexicon, &diags),
		             STATUS_OK, "%s: %s", rows[i].grammar,
		             diag_text(diags.last, LANGUAGE_ENGLISH, &arena).data);
		document.model.stopped[0].text = STR("b");
		cr_expect_eq(verification_from_model(&result, model, &document.source,
		                                     document.grammar->lexicon, &diags),
		             STATUS_NO, "%s", rows[i].grammar);
		document_release(&document);
		remove_folder(path);
		arena_release(&arena);
	}
}

/* What is wrong with a grammar is told of each document that is to be read with it. */
Test(threads, trouble)
{
	struct arena arena;
	char path[] = "/tmp/grammar-XXXXXX";
	arena_init(&arena);
	write_folder(path, "family: generic\nnone: 1\n");
	struct grammars *kept = grammars_open(&arena, path);
	for (int i = 0; i < 2; i++) {
		char *said = read_whole(STR("甲\n"), kept, NULL);
		cr_expect(strstr(said, "generic.yaml:2:1: error: unknown key 'none'"), "%s", said);
		free(said);
	}
	grammars_close(kept);
	remove_folder(path);
	arena_release(&arena);
}
