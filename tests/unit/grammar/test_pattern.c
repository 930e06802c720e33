/* Patterns: groups, limits, how far an attempt got. */
#include <time.h>

#include "check_grammar.h"

static struct pattern *compile(struct arena *arena, const char *source, bool anchored)
{
	struct pattern_error error;
	struct pattern *pattern = pattern_new(arena, str_from(source), anchored, &error);
	cr_assert_not_null(pattern, "%s: %s", source, pattern ? "" : error.message.data);
	return pattern;
}

Test(pattern, groups)
{
	struct arena arena;
	struct match_result result;
	struct pattern_use use = {0};
	arena_init(&arena);
	struct pattern *pattern =
	    compile(&arena, "(*MARK:7) (?<n> \\d+ ) \\h* (?<unit> 个 | 项 )? (?<none> x )?", false);
	cr_assert_eq(pattern_match(pattern, &use, STR("共 70 个"), 0, &result), MATCH_YES);
	cr_assert_eq(result.whole.start, 4);
	cr_assert_eq(result.mark, 7);
	cr_assert(match_has(&result, pattern_group(pattern, "n")));
	cr_assert(match_has(&result, pattern_group(pattern, "unit")));
	cr_assert_not(match_has(&result, pattern_group(pattern, "none")));
	cr_assert_eq(pattern_group(pattern, "other"), 0);
	cr_assert_eq(pattern_match(pattern, &use, STR("共"), 0, &result), MATCH_NO);
	cr_assert_eq(pattern_match(pattern, &use, (struct str){0}, 0, &result), MATCH_NO);
	cr_assert_eq(use.tries, 3);
	cr_assert_eq(use.hits, 1);
	pattern_free(pattern);
	pattern = compile(&arena, "b", true);
	cr_assert_eq(pattern_match(pattern, &use, STR("ab"), 0, &result), MATCH_NO);
	cr_assert_eq(pattern_match(pattern, &use, STR("ab"), 1, &result), MATCH_YES);
	pattern_free(pattern);
	pattern_free(NULL);
	arena_release(&arena);
}

/* Only where the search starts, before and after it is made for that. */
Test(pattern, here)
{
	struct arena arena;
	struct match_result result;
	struct pattern_use use = {0};
	arena_init(&arena);
	struct pattern *pattern = compile(&arena, "(?<= a ) b", false);
	for (int i = 0; i < 40; i++) {
		cr_assert_eq(pattern_match_here(pattern, &use, STR("ab ab"), 0, &result), MATCH_NO);
		cr_assert_eq(pattern_match_here(pattern, &use, STR("ab ab"), 1, &result),
		             MATCH_YES);
		cr_assert_eq(result.whole.start, 1);
		cr_assert_eq(pattern_match(pattern, &use, STR("ab ab"), 2, &result), MATCH_YES);
		cr_assert_eq(result.whole.start, 4);
	}
	cr_assert_eq(use.tries, 120);
	cr_assert_eq(use.hits, 80);
	pattern_free(pattern);
	arena_release(&arena);
}

Test(pattern, error)
{
	struct arena arena;
	struct pattern_error error;
	arena_init(&arena);
	cr_assert_null(pattern_new(&arena, STR("ab (?<n> c"), false, &error));
	cr_assert_eq(error.offset, 10);
	cr_assert_str_eq(error.message.data, "missing closing parenthesis");
	cr_assert_null(pattern_new(&arena, STR("a [z-a]"), false, &error));
	cr_assert_eq(error.offset, 5);
	cr_assert_null(pattern_new(&arena, STR("\\C"), false, &error));
	arena_release(&arena);
}

Test(pattern, empty)
{
	static const struct {
		const char *source;
		bool empty;
	} rows[] = {
	    {"a", false},           {"a*", true},          {"(?= a )", true},
	    {"(?: a | b* )", true}, {"a (?: b )?", false}, {"\\h* $", true},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct pattern *pattern = compile(&arena, rows[i].source, false);
		cr_expect_eq(pattern_matches_empty(pattern), rows[i].empty, "%s", rows[i].source);
		pattern_free(pattern);
	}
	arena_release(&arena);
}

/* Interpreted at first and translated later: stopped every time, and soon. */
Test(pattern, runaway)
{
	static const char *const sources[] = {"(?: a+ )+ $", "(?: a | a )* $",
	                                      "(?: .* .* .* .* )+ \\d $",
	                                      "(?<p> \\( (?: [^()]++ | (?&p) )* \\) ) $"};
	struct arena arena;
	arena_init(&arena);
	char letters[2001];
	memset(letters, 'a', 2000);
	letters[1999] = 'b';
	letters[2000] = '\0';
	char brackets[60001];
	memset(brackets, '(', 60000);
	memcpy(brackets + 59998, ")x", 3);
	for (size_t i = 0; i < ROWS(sources); i++) {
		struct pattern *pattern = compile(&arena, sources[i], true);
		struct match_result result;
		struct pattern_use use = {0};
		for (int n = 0; n < 100; n++) {
			struct str subject = str_from(i < 3 ? letters : brackets);
			cr_assert_eq(pattern_match(pattern, &use, subject, 0, &result),
			             MATCH_RUNAWAY, "%s, %d", sources[i], n);
		}
		pattern_free(pattern);
	}
	arena_release(&arena);
}

/* Deep, but within the limits: what is too much for the stack of translated code is not too
 * much for the interpreter. */
Test(pattern, deep)
{
	struct arena arena;
	struct match_result result;
	struct pattern_use use = {0};
	arena_init(&arena);
	char text[6001];
	memset(text, '(', 3000);
	memset(text + 3000, ')', 3000);
	text[6000] = '\0';
	struct pattern *pattern = compile(&arena, "(?<p> \\( (?&p)? \\) ) $", true);
	for (int n = 0; n < 100; n++) {
		cr_assert_eq(pattern_match(pattern, &use, str_from(text), 0, &result), MATCH_YES,
		             "%d", n);
	}
	pattern_free(pattern);
	arena_release(&arena);
}

Test(pattern, furthest)
{
	static const struct {
		const char *source;
		bool anchored;
		const char *subject;
		size_t furthest;
	} rows[] = {
	    {"a b c", true, "abd", 2},
	    {"a b c", true, "xabc", 0},
	    {"a b c", false, "xx ab abd", 5}, /* the first of those that got equally far */
	    {"拟支持 \\d", false, "拟支持项目", 9},
	    {"a", false, "", 0},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct pattern *pattern = compile(&arena, rows[i].source, rows[i].anchored);
		size_t furthest = pattern_furthest(pattern, str_from(rows[i].subject));
		cr_expect_eq(furthest, rows[i].furthest, "%s: %zu", rows[i].source, furthest);
		pattern_free(pattern);
	}
	arena_release(&arena);
}
