/* Command lines, and what is understood of them. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/file.h"
#include "cmd/options.h"

enum {
	ALL = OPTION_OUTPUT | OPTION_FORMAT | OPTION_GRAMMAR | OPTION_GRAMMARS | OPTION_ENCODING |
	      OPTION_MAX_BYTES | OPTION_LANG | OPTION_HELP | OPTION_VERSION,
	WORDS = 8
};

static const struct {
	const char *words[WORDS]; /* behind the program's name */
	unsigned allowed;
	bool is_prefix;
	enum status status;
	const char *wrong; /* the word that the diag names */
	const char
	    *summary; /* output format grammar encoding max-bytes language flags: arguments */
} readings[] = {
    {{0}, ALL, false, STATUS_OK, NULL, "- - - - 0 en:"},
    {{"a", "b"}, ALL, false, STATUS_OK, NULL, "- - - - 0 en: a b"},
    {{"-"}, ALL, false, STATUS_OK, NULL, "- - - - 0 en: -"},
    {{"-o", "x", "a"}, ALL, false, STATUS_OK, NULL, "x - - - 0 en: a"},
    {{"a", "-ox"}, ALL, false, STATUS_OK, NULL, "x - - - 0 en: a"},
    {{"a", "--output=x", "b"}, ALL, false, STATUS_OK, NULL, "x - - - 0 en: a b"},
    {{"-o", "x", "-o", "y"}, ALL, false, STATUS_OK, NULL, "y - - - 0 en:"},
    {{"-o", "-"}, ALL, false, STATUS_OK, NULL, "- - - - 0 en:"},
    {{"--", "-o", "--help"}, ALL, false, STATUS_OK, NULL, "- - - - 0 en: -o --help"},
    {{"--format", "json", "--grammar", "g"}, ALL, false, STATUS_OK, NULL, "- json g - 0 en:"},
    {{"--encoding=GBK"}, ALL, false, STATUS_OK, NULL, "- - - GBK 0 en:"},
    {{"--lang=zh"}, ALL, false, STATUS_OK, NULL, "- - - - 0 zh:"},
    {{"--lang=zh", "--lang=en"}, ALL, false, STATUS_OK, NULL, "- - - - 0 en:"},
    {{"--max-bytes=1"}, ALL, false, STATUS_OK, NULL, "- - - - 1 en:"},
    {{"--max-bytes=1073741824"}, ALL, false, STATUS_OK, NULL, "- - - - 1073741824 en:"},
    {{"--help", "--version"}, ALL, false, STATUS_OK, NULL, "- - - - 0 en help version:"},

    /* A prefix ends at the first argument; what follows is another's. */
    {{"parse", "--bogus", "a"}, ALL, true, STATUS_OK, NULL, "- - - - 0 en: parse --bogus a"},
    {{"--lang=zh", "parse", "-o"}, ALL, true, STATUS_OK, NULL, "- - - - 0 zh: parse -o"},
    {{"--", "parse", "-o"}, ALL, true, STATUS_OK, NULL, "- - - - 0 en: parse -o"},
    {{"--bogus", "parse"}, ALL, true, STATUS_TROUBLE, "--bogus", NULL},

    {{"a", "--bogus", "b"}, ALL, false, STATUS_TROUBLE, "--bogus", NULL},
    {{"-o"}, ALL, false, STATUS_TROUBLE, "-o", NULL},
    {{"a", "--output"}, ALL, false, STATUS_TROUBLE, "--output", NULL},
    {{"--output="}, ALL, false, STATUS_TROUBLE, "--output", NULL},
    {{"-zo", "x"}, ALL, false, STATUS_TROUBLE, "-zo", NULL},
    {{"--help=yes"}, ALL, false, STATUS_TROUBLE, "--help", NULL},
    {{"--lang=fr"}, ALL, false, STATUS_TROUBLE, "--lang", NULL},
    {{"--max-bytes", "0"}, ALL, false, STATUS_TROUBLE, "--max-bytes", NULL},
    {{"--max-bytes=-1"}, ALL, false, STATUS_TROUBLE, "--max-bytes", NULL},
    {{"--max-bytes=1k"}, ALL, false, STATUS_TROUBLE, "--max-bytes", NULL},
    {{"--max-bytes="}, ALL, false, STATUS_TROUBLE, "--max-bytes", NULL},
    {{"--max-bytes=1073741825"}, ALL, false, STATUS_TROUBLE, "--max-bytes", NULL},
    {{"--max-bytes=99999999999999999999"}, ALL, false, STATUS_TROUBLE, "--max-bytes", NULL},
    {{"-o", "x"}, OPTION_HELP, false, STATUS_TROUBLE, "-o", NULL},
    {{"-h"}, ALL, false, STATUS_OK, NULL, "- - - - 0 en help:"},
    {{"-V"}, ALL, true, STATUS_OK, NULL, "- - - - 0 en version:"},
    {{"--gram=x"}, ALL, false, STATUS_TROUBLE, "--gram", NULL},
    {{"--vers=1"}, ALL, false, STATUS_TROUBLE, "--version", NULL},
};

static const char *or_dash(const char *text)
{
	return text ? text : "-";
}

static struct str summary(const struct options *options, struct arena *arena)
{
	struct str text = arena_format(
	    arena, "%s %s %s %s %zu %s%s%s:", or_dash(options->output), or_dash(options->format),
	    or_dash(options->grammar), or_dash(options->encoding), options->max_bytes,
	    options->language == LANGUAGE_CHINESE ? "zh" : "en", options->help ? " help" : "",
	    options->version ? " version" : "");
	for (int i = 0; i < options->argument_count; i++) {
		text = arena_format(arena, "%s %s", text.data, options->arguments[i]);
	}
	return text;
}

Test(options, read)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof readings / sizeof *readings; i++) {
		char *argv[WORDS + 2] = {"zhinan"};
		int argc = 1;
		while (readings[i].words[argc - 1]) {
			argv[argc] = (char *)readings[i].words[argc - 1];
			argc++;
		}
		struct diags diags;
		diags_init(&diags, &arena);
		struct options options = {.language = LANGUAGE_ENGLISH};
		struct options_request request = {STR("zhinan"), readings[i].allowed,
		                                  readings[i].is_prefix, NULL};
		enum status status = options_read(&options, &request, argc, argv, &diags);
		cr_assert_eq(status, readings[i].status, "reading %zu: status %d", i, (int)status);
		if (status == STATUS_OK) {
			struct str got = summary(&options, &arena);
			cr_assert_str_eq(got.data, readings[i].summary, "reading %zu: %s", i,
			                 got.data);
			cr_assert_null(options.arguments[options.argument_count],
			               "reading %zu: no NULL at the end", i);
			cr_assert_null(diags.first, "reading %zu: a diag", i);
		} else {
			cr_assert_eq(diags.errors, 1, "reading %zu: %zu diags", i, diags.errors);
			struct str wrong = diags.first->arguments[0];
			cr_assert(str_equal(wrong, str_from(readings[i].wrong)),
			          "reading %zu: blames %.*s", i, STR_FORMAT(wrong));
		}
	}
	arena_release(&arena);
}

Test(options, language_of_the_whole_line)
{
	char *words[] = {"zhinan", "prase", "--lang", "zh", "--", "--lang=en", NULL};
	struct options options = {.language = LANGUAGE_ENGLISH};
	options_find_language(&options, 6, words);
	cr_expect_eq(options.language, LANGUAGE_CHINESE);
	words[3] = "fr";
	options_find_language(&options, 6, words);
	cr_expect_eq(options.language, LANGUAGE_CHINESE, "no such language changes nothing");
}

static const struct {
	const char *all, *messages, *lang; /* NULL: not set */
	enum language language;
} locales[] = {
    {NULL, NULL, NULL, LANGUAGE_ENGLISH},
    {NULL, NULL, "zh_CN.UTF-8", LANGUAGE_CHINESE},
    {NULL, "zh_TW", "en_GB.UTF-8", LANGUAGE_CHINESE},
    {"C", "zh_CN.UTF-8", "zh_CN.UTF-8", LANGUAGE_ENGLISH},
    {"zh", "C", "C", LANGUAGE_CHINESE},
    {"", "", "zh_CN", LANGUAGE_CHINESE},
    {"en_US.UTF-8", NULL, "zh_CN", LANGUAGE_ENGLISH},
};

static void set(const char *name, const char *value)
{
	if (value) {
		setenv(name, value, 1);
	} else {
		unsetenv(name);
	}
}

Test(options, language_of_the_locale)
{
	for (size_t i = 0; i < sizeof locales / sizeof *locales; i++) {
		set("LC_ALL", locales[i].all);
		set("LC_MESSAGES", locales[i].messages);
		set("LANG", locales[i].lang);
		struct options options;
		options_init(&options);
		cr_assert_eq(options.language, locales[i].language, "locale %zu", i);
	}
}

Test(options, folder_of_the_grammars)
{
	struct arena arena;
	arena_init(&arena);
	struct options named = {.grammars = "here"};
	struct options options = {0};

	setenv("ZHINAN_GRAMMARS", "there", 1);
	cr_assert_str_eq(options_grammars(&named, &arena), "here", "the option goes first");
	cr_assert_str_eq(options_grammars(&options, &arena), "there", "then the environment");

	setenv("ZHINAN_GRAMMARS", "", 1);
	struct str found = str_from(options_grammars(&options, &arena));
	cr_assert(str_ends(found, STR("/out/test/../../grammars")), "seen from the program: %s",
	          found.data);
	arena_release(&arena);
}
