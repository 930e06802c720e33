/* Characters that stand for others: what is read as what, at no change of offsets. */
#include "check_text.h"

Test(fold, characters)
{
	static const struct {
		const char *what;
		struct str from;
		struct str to;
	} cases[] = {
	    {"nothing", STR_INIT(""), STR_INIT("")},
	    {"ASCII", STR_INIT("a1"), STR_INIT("a1")},
	    {"simplified", STR_INIT("拟支持项目数"), STR_INIT("拟支持项目数")},
	    {"traditional", STR_INIT("擬支持項目數"), STR_INIT("拟支持项目数")},
	    {"Kangxi radicals", STR_INIT("\xE2\xBD\xAC\xE2\xBC\x80"), STR_INIT("目一")},
	    {"a radical of the supplement", STR_INIT("\xE2\xBA\xA0"), STR_INIT("民")},
	    {"a compatibility ideograph", STR_INIT("\xEF\xA4\x80"), STR_INIT("豈")},
	    {"a colon of its own form", STR_INIT("\xEF\xB9\x95"), STR_INIT("：")},
	    {"full-width digits stay", STR_INIT("１２"), STR_INIT("１２")},
	    {"outside the first plane", STR_INIT("\xF0\xA0\x80\x8B"), STR_INIT("\xF0\xA0\x80\x8B")},
	};
	struct reading reading;
	reading_init(&reading);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct str folded = fold_text(&reading.arena, cases[i].from, reading.grammar);
		cr_expect(str_equal(folded, cases[i].to), "%s: %.*s", cases[i].what,
		          STR_FORMAT(folded));
		bool is_same = str_equal(cases[i].from, cases[i].to);
		cr_expect_eq(folded.data == cases[i].from.data, is_same,
		             "%s: a copy only if needed", cases[i].what);
	}
	reading_release(&reading);
}
