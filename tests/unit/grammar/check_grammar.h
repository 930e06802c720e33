/* A folder with grammars of a test's own, and what loading or checking one of them says. */
#ifndef ZHINAN_TESTS_CHECK_GRAMMAR_H
#define ZHINAN_TESTS_CHECK_GRAMMAR_H

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "grammar/load.h"

#define ROWS(table) (sizeof(table) / sizeof *(table))

struct folder {
	struct arena arena;
	struct diags diags;
	char path[64];
	struct grammar *grammar;
};

static inline const char *folder_file(struct folder *folder, const char *name)
{
	return arena_format(&folder->arena, "%s/%s", folder->path, name).data;
}

static inline void folder_write(struct folder *folder, const char *name, const char *text)
{
	FILE *file = fopen(folder_file(folder, name), "w");
	cr_assert_not_null(file);
	fputs(text, file);
	cr_assert_eq(fclose(file), 0);
}

/* A folder with the shipped words of figures, and files t.yaml and u.yaml; either may be NULL. */
static inline void folder_init(struct folder *folder, const char *t, const char *u)
{
	char *figures = realpath("grammars/figures.yaml", NULL);
	*folder = (struct folder){.path = "/tmp/grammar-XXXXXX"};
	arena_init(&folder->arena);
	diags_init(&folder->diags, &folder->arena);
	cr_assert_not_null(figures, "run from the top of the checkout");
	cr_assert_not_null(mkdtemp(folder->path));
	cr_assert_eq(symlink(figures, folder_file(folder, "figures.yaml")), 0);
	free(figures);
	if (t) {
		folder_write(folder, "t.yaml", t);
	}
	if (u) {
		folder_write(folder, "u.yaml", u);
	}
}

static inline void folder_release(struct folder *folder)
{
	static const char *const names[] = {"figures.yaml", "t.yaml", "u.yaml"};
	for (size_t i = 0; i < ROWS(names); i++) {
		unlink(folder_file(folder, names[i]));
	}
	rmdir(folder->path);
	grammar_free(folder->grammar);
	arena_release(&folder->arena);
}

static inline enum status folder_load(struct folder *folder)
{
	return grammar_load(&folder->grammar, &folder->arena, folder->path, "t", &folder->diags);
}

/* All diags, a line each. */
static inline const char *folder_diags(struct folder *folder)
{
	struct str all = STR("");
	for (const struct diag *diag = folder->diags.first; diag; diag = diag->next) {
		struct str text = diag_text(diag, LANGUAGE_ENGLISH, &folder->arena);
		all = arena_format(&folder->arena, "%.*s%.*s\n", STR_FORMAT(all), STR_FORMAT(text));
	}
	return all.data;
}

/* The bytes of a span, as a C string. */
static inline const char *span_text(struct folder *folder, struct str text, struct span span)
{
	return arena_copy(&folder->arena, str_slice(text, span.start, span.end)).data;
}

#endif
