/* Diags as lines, in both languages. */
#include <criterion/criterion.h>

#include "base/diag.h"

Test(diag, text)
{
	struct arena arena;
	struct diags diags;
	arena_init(&arena);
	diags_init(&diags, &arena);
	char name[] = "no-such";
	cr_assert_eq(diags_trouble(&diags, &MESSAGE_FILE_UNREADABLE, STR("f.txt"), str_from(name)),
	             STATUS_TROUBLE);
	name[0] = 'X'; /* arguments are copied */
	struct diag *second = diags_add(&diags, DIAG_WARNING, &MESSAGE_FILE_UNWRITABLE, STR("g"),
	                                (const struct str[DIAG_ARGUMENTS]){STR("full {0}")});
	second->line = 3;
	second->column = 5;
	diags_add(&diags, DIAG_NOTE, &MESSAGE_FILE_UNREADABLE, (struct str){0},
	          (const struct str[DIAG_ARGUMENTS]){{0}});
	cr_assert_eq(diags.errors, 1);
	static const char *const lines[][2] = {
	    {"f.txt: error: cannot read: the system says error no-such",
	     "f.txt: 错误：无法读取：系统错误 no-such"},
	    {"g:3:5: warning: cannot write: the system says error full {0}",
	     "g:3:5: 警告：无法写入：系统错误 full {0}"},
	    {"note: cannot read: the system says error ", "提示：无法读取：系统错误 "},
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
