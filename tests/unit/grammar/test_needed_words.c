/* What a pattern cannot match without, and where it cannot match. */
#include <criterion/criterion.h>

#include "grammar/first_characters.h"
#include "grammar/needed_words.h"
#include "grammar/pattern.h"

/* The words, with a blank behind each. */
static struct str listed(struct arena *arena, const char *pattern)
{
	struct needed_words needed = needed_words_of(str_from(pattern));
	struct str all = {0};
	for (uint32_t i = 0; i < needed.count; i++) {
		all = arena_format(arena, "%.*s%.*s ", STR_FORMAT(all), (int)needed.items[i].size,
		                   needed.items[i].bytes);
	}
	return all;
}

Test(needed_words, are_read_from_patterns)
{
	static const struct {
		const char *pattern, *words;
	} cases[] = {
	    {"abc", "abc "},
	    {"a b c", "abc "},
	    {"a (?: bc | d ) e", "e "},
	    {"(?: bc | de )", "bc de "},
	    {"(?: bc | d? )", ""},
	    {"x? (?<name> ab ) [^c]*", "ab "},
	    {"[ab]", "a b "},
	    {"[a-c]", "a b c "},
	    {"[a-z]", ""},
	    {"[^a]", ""},
	    {"[]a]", "] a "},
	    {"[\\]\\-]", "] - "},
	    {"\\d+ : ", ": "},
	    {"ab{0,2}", "a "},
	    {"ab{2}", "b "},
	    {"ab*", "a "},
	    {"ab+?c", "c "},
	    {"(?! ab ) c", "c "},
	    {"(?= ab ) [cd]", "c d "},
	    {"(?<= a ) (?<! b ) c", "c "},
	    {"(?i: ab )", ""},
	    {"(?s: ab )", "ab "},
	    {"(?(<name>) ab | ab )", ""},
	    {"ab # cd\n", "ab "},
	    {"\\x{41}", "A "},
	    {"\\p{Han} \\. \\S", ". "},
	    {"(?| a | b ) (*MARK:1)", "a b "},
	    {"(a) \\1", ""},
	    {"(?x) a", ""},
	    {"(?R)? a", ""},
	    {"a|", ""},
	    {"a|b|c|d|e|f|g|h|i", ""},
	    {"\\Qab\\E", ""},
	    {"(a", ""},
	    {"[a", ""},
	    {"a\\", ""},
	    {"a{2", ""},
	    {"[[:alpha:]]", ""},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str words = listed(&arena, cases[i].pattern);
		cr_expect(str_equal(words, str_from(cases[i].words)), "%s: %.*s", cases[i].pattern,
		          STR_FORMAT(words));
	}
	arena_release(&arena);
}

Test(needed_words, stand_in_texts)
{
	struct needed_words needed =
	    needed_words_of(STR("\xE6\x8C\x87\xE5\x8D\x97 | : | \xC2\xB7"));
	cr_expect(needed_words_stand_in(&needed, STR("a\xE6\x8C\x87\xE5\x8D\x97"), 0));
	cr_expect(needed_words_stand_in(&needed, STR("ab:"), 0));
	cr_expect(needed_words_stand_in(&needed, STR("\xC2\xB7"), 0));
	cr_expect_not(needed_words_stand_in(&needed, STR(":\xE5\x8D\x97"), 1));
	cr_expect_not(needed_words_stand_in(&needed, STR(""), 0));
	cr_expect(needed_words_stand_in(&(struct needed_words){.count = 0}, STR(""), 0));
}

/* A pattern answers alike however often it has been asked, at whatever place. */
Test(first_characters, change_no_answer)
{
	static const char *const patterns[] = {
	    "\\h* a b", "(?<= x ) a", "(?<! x ) a", "^ a | b c",           "\\G a",
	    "a $",      "(?! ab ) a", "\\b a",      "(?<= (?<= x ) y ) a", "(?= a ) . b | c \\z"};
	static const char *const texts[] = {
	    "ab", "a",   "xa", "yxa",   "xya", " ab", "bc",
	    "c",  "xab", "",   "zyxab", "x a", "a b", "12345678901234567xa"};
	struct arena arena;
	arena_init(&arena);
	for (size_t p = 0; p < sizeof patterns / sizeof *patterns; p++) {
		struct pattern_error error;
		struct str source = str_from(patterns[p]);
		struct pattern *used = pattern_new(&arena, source, true, &error);
		for (int round = 0; round < 8; round++) {
			for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
				struct str text = str_from(texts[t]);
				for (size_t at = 0; at <= text.size; at++) {
					struct match_result result;
					struct pattern *fresh =
					    pattern_new(&arena, source, true, &error);
					enum match wanted =
					    pattern_match(fresh, NULL, text, at, &result);
					cr_expect_eq(pattern_match(used, NULL, text, at, &result),
					             wanted, "%s in %s at %zu", patterns[p],
					             texts[t], at);
					pattern_free(fresh);
				}
			}
		}
		pattern_free(used);
	}
	arena_release(&arena);
}
