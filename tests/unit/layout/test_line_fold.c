/* Characters that stand for others: what is read as what, at no change of offsets. */
#include "layout/line_fold.h"

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
	    {"others where the grammar knows one", STR_INIT("擬治灣濕"), STR_INIT("拟治湾湿")},
	    {"none where it knows none", STR_INIT("治灣濕"), STR_INIT("治灣濕")},
	    {"one in a long text shows no others",
	     STR_INIT(
		 "由擬龍老师牵头，面向沿海滩涂开展盐碱地改良，各县区结合当地条件，选好地块，排好茬口，记好台账"),
	     STR_INIT(
		 "由拟龍老师牵头，面向沿海滩涂开展盐碱地改良，各县区结合当地条件，选好地块，排好茬口，记好台账")},
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

/* A pair of different widths would move what is behind it. */
Test(fold, widths)
{
	struct fold_entry pairs[] = {{0x5143, 'Y'}, {0x842C, 0x4E07}};
	struct grammar grammar = {.fold = pairs, .fold_count = ROWS(pairs)};
	struct arena arena;
	arena_init(&arena);
	struct str folded = fold_text(&arena, STR("2萬元"), &grammar);
	cr_expect(str_equal(folded, STR("2万元")), "%.*s", STR_FORMAT(folded));
	arena_release(&arena);
}
