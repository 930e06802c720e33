/* The messages of all folders. */
#include <criterion/criterion.h>

#include "base/message.h"

static const struct {
	const char *name;
	struct message message;
} messages[] = {
#define MESSAGE(name, english, chinese) {#name, {{english, chinese}}},
#include "audit/message.def"
#include "base/message.def"
#include "cmd/message.def"
#include "diff/message.def"
#include "grammar/message.def"
#include "model/message.def"
#include "report/message.def"
#include "source/message.def"
#include "verify/message.def"
#undef MESSAGE
};

/* Both languages of every message have words, and the same places for arguments. */
Test(message, languages)
{
	for (size_t i = 0; i < sizeof messages / sizeof *messages; i++) {
		const char *const *words = messages[i].message.words;
		for (int l = 0; l < LANGUAGE_COUNT; l++) {
			cr_assert(words[l][0], "%s has no words", messages[i].name);
		}
		for (int n = 0; n < 10; n++) {
			char place[] = {'{', (char)('0' + n), '}', '\0'};
			bool is_english = strstr(words[LANGUAGE_ENGLISH], place) != NULL;
			bool is_chinese = strstr(words[LANGUAGE_CHINESE], place) != NULL;
			cr_assert_eq(is_english, is_chinese, "%s: %s", messages[i].name, place);
			cr_assert(!is_english || n < MESSAGE_ARGUMENTS, "%s", messages[i].name);
		}
	}
}

/* In Chinese a blank beside an argument stands between a word and a number, and not between two words. */
Test(message, blanks)
{
	static const struct message message = {{"a {0} b {1}", "方向 {0} 没有 {1} 项"}};
	static const struct {
		struct str arguments[MESSAGE_ARGUMENTS];
		struct str words[LANGUAGE_COUNT];
	} cases[] = {
	    {{STR_INIT("1.2"), STR_INIT("3")},
	     {STR_INIT("a 1.2 b 3"), STR_INIT("方向 1.2 没有 3 项")}},
	    {{STR_INIT("三"), STR_INIT("几")}, {STR_INIT("a 三 b 几"), STR_INIT("方向三没有几项")}},
	    {{STR_INIT("甲 1"), STR_INIT("")},
	     {STR_INIT("a 甲 1 b "), STR_INIT("方向甲 1 没有  项")}},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		for (enum language l = 0; l < LANGUAGE_COUNT; l++) {
			struct str said = message_text(&message, cases[i].arguments, l, &arena);
			cr_expect(str_equal(said, cases[i].words[l]), "%zu: %.*s", i,
			          STR_FORMAT(said));
		}
	}
	arena_release(&arena);
}
