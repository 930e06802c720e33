/* Diags and their words in both languages. */
#include <criterion/criterion.h>

#include "base/diag.h"

static const char *const words[][2] = {
#define MESSAGE(name, english, chinese) {english, chinese},
#include "base/message.def"
#undef MESSAGE
};

Test(diag, text)
{
	struct arena arena;
	struct diags diags;
	arena_init(&arena);
	diags_init(&diags, &arena);
	char name[] = "no-such";
	cr_assert_eq(diags_trouble(&diags, MESSAGE_FILE_UNREADABLE, STR("f.txt"), str_from(name)),
	             STATUS_TROUBLE);
	name[0] = 'X'; /* arguments are copied */
	struct diag *second = diags_add(&diags, DIAG_WARNING, MESSAGE_FILE_UNWRITABLE, STR("g"),
	                                (const struct str[DIAG_ARGUMENTS]){STR("full {0}")});
	second->line = 3;
	second->column = 5;
	diags_add(&diags, DIAG_NOTE, MESSAGE_FILE_UNREADABLE, (struct str){0},
	          (const struct str[DIAG_ARGUMENTS]){{0}});
	cr_assert_eq(diags.errors, 1);
	static const char *const lines[][2] = {
	    {"f.txt: error: cannot read: no-such", "f.txt: 错误: 无法读取：no-such"},
	    {"g:3:5: warning: cannot write: full {0}", "g:3:5: 警告: 无法写入：full {0}"},
	    {"note: cannot read: ", "提示: 无法读取："},
	};
	const struct diag *diag = diags.first;
	for (size_t i = 0; i < 3; i++, diag = diag->next) {
		for (int l = 0; l < 2; l++) {
			struct str text = diag_text(diag, (enum language)l, &arena);
			cr_assert_str_eq(text.data, lines[i][l], "%s", text.data);
		}
	}
	cr_assert_null(diag);
	arena_release(&arena);
}

/* Both languages of every message have words and the same places for arguments. */
Test(diag, messages)
{
	cr_assert_eq(sizeof words / sizeof words[0], MESSAGE_COUNT);
	for (size_t i = 0; i < MESSAGE_COUNT; i++) {
		for (int l = 0; l < 2; l++) {
			cr_assert(words[i][l][0], "message %zu has no words", i);
		}
		for (int n = 0; n < 10; n++) {
			char place[] = {'{', (char)('0' + n), '}', '\0'};
			bool is_english = strstr(words[i][0], place) != NULL;
			bool is_chinese = strstr(words[i][1], place) != NULL;
			cr_assert_eq(is_english, is_chinese, "%s: %s", words[i][0], place);
			cr_assert(!is_english || n < DIAG_ARGUMENTS, "%s", words[i][0]);
		}
	}
}
