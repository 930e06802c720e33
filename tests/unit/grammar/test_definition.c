/* Sub-patterns in place of their calls, and offsets back. */
#include "check_grammar.h"
#include "grammar/definition.h"

static struct definition items[] = {
    {STR_INIT("n"), STR_INIT("(?:[0-9]+\n)")},
    {STR_INIT("old"), STR_INIT("(?:old\n)")},
    {STR_INIT("old"), STR_INIT("(?:new\n)")},
};
static const struct definitions definitions = {items, ROWS(items), ROWS(items)};

Test(definition, expand)
{
	static const char *const rows[][2] = {
	    {"abc", "abc"},
	    {"a (?&n) b", "a (?:[0-9]+\n) b"},
	    {"(?&n)(?&n)?", "(?:[0-9]+\n)(?:[0-9]+\n)?"},
	    {"(?&old)", "(?:new\n)"},
	    {"(?&none)", "(?&none)"},
	    {"\\(?&n)", "\\(?&n)"},
	    {"[(?&n)] (?&n)", "[(?&n)] (?:[0-9]+\n)"},
	    {"[](?&n)[:alpha:]] x", "[](?&n)[:alpha:]] x"},
	    {"[^](?&n)\\]] x", "[^](?&n)\\]] x"},
	    {"\\Q(?&n)\\E (?&n)", "\\Q(?&n)\\E (?:[0-9]+\n)"},
	    {"a # (?&n)\n(?&n)", "a # (?&n)\n(?:[0-9]+\n)"},
	    {"(?&n", "(?&n"},
	    {"[(?&n)", "[(?&n)"},
	    {"(?&n) \\", "(?:[0-9]+\n) \\"},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct str out;
		cr_assert(definitions_expand(&out, &arena, &definitions, str_from(rows[i][0])));
		struct str copy = arena_copy(&arena, out);
		cr_expect_str_eq(copy.data, rows[i][1], "%s: %s", rows[i][0], copy.data);
	}
	arena_release(&arena);
}

Test(definition, origin)
{
	struct str source = STR("ab (?&n) cd");
	static const size_t origins[][2] = {{0, 0},  {2, 2},  {3, 3},   {8, 3},  {13, 3},
	                                    {14, 8}, {15, 9}, {17, 11}, {99, 11}};
	for (size_t i = 0; i < ROWS(origins); i++) {
		size_t origin = definitions_origin(&definitions, source, origins[i][0]);
		cr_expect_eq(origin, origins[i][1], "%zu: %zu", origins[i][0], origin);
	}
}

Test(definition, too_large)
{
	struct arena arena;
	struct str out;
	arena_init(&arena);
	struct str source = STR("");
	for (int i = 0; i < 6000; i++) {
		source =
		    i % 1000 == 0 ? arena_format(&arena, "%.*s(?&n)", STR_FORMAT(source)) : source;
	}
	cr_assert(definitions_expand(&out, &arena, &definitions, source));
	char *many = arena_alloc(&arena, 5 * 6000 + 1);
	for (int i = 0; i < 6000; i++) {
		memcpy(many + (size_t)i * 5, "(?&n)", 5);
	}
	cr_assert_not(definitions_expand(&out, &arena, &definitions, str_from(many)));
	arena_release(&arena);
}
