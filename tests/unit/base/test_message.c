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
