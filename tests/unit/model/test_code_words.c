/* The words for the codes of the model. */
#include <criterion/criterion.h>

#include "model/code_words.h"

static const struct {
	enum code_set set;
	struct str code;
	const char *words[LANGUAGE_COUNT];
} words[] = {
#define WORD(set, code, english, chinese) {CODE_##set, STR_INIT(code), {english, chinese}},
#include "model/code_words.def"
#undef WORD
};

/* Every code stands once in its set, and has words in both languages that are no code. */
Test(code_words, table)
{
	enum { COUNT = sizeof words / sizeof *words };
	for (size_t i = 0; i < COUNT; i++) {
		cr_assert(words[i].words[LANGUAGE_ENGLISH][0]);
		cr_assert((unsigned char)words[i].words[LANGUAGE_CHINESE][0] >= 0x80, "%s",
		          words[i].code.data);
		for (size_t j = i + 1; j < COUNT; j++) {
			cr_assert(words[i].set != words[j].set ||
			              !str_equal(words[i].code, words[j].code),
			          "twice: %s", words[i].code.data);
		}
	}
}

Test(code_words, look_up)
{
	struct str repair = code_word(CODE_REPAIR, STR("furniture/page-number"), LANGUAGE_ENGLISH);
	cr_assert(str_equal(repair, STR("page numbers removed")));
	cr_assert(str_equal(code_word(CODE_PER, STR("project"), LANGUAGE_CHINESE),
	                    STR("\xE9\xA1\xB9\xE7\x9B\xAE")));
}

/* What a grammar brings of its own stays as it is. */
Test(code_words, unknown)
{
	struct str repair = code_word(CODE_REPAIR, STR("furniture/own"), LANGUAGE_CHINESE);
	cr_assert(str_equal(repair, STR("furniture/own")));
	cr_assert(str_equal(code_word(CODE_CURRENCY, STR("XYZ"), LANGUAGE_ENGLISH), STR("XYZ")));
}
