/* What a mark's number counts. */
#include "check_grammar.h"

Test(number, ordinals)
{
	static const struct {
		enum numbering numbering;
		const char *number;
		uint32_t ordinal;
	} cases[] = {
	    {NUMBERING_NONE, "", 0},
	    {NUMBERING_ARABIC, "1", 1},
	    {NUMBERING_ARABIC, "12", 12},
	    {NUMBERING_ARABIC, "１２", 12},
	    {NUMBERING_ARABIC, "0", 0},
	    {NUMBERING_ARABIC, "100000", 0},
	    {NUMBERING_CHINESE, "一", 1},
	    {NUMBERING_CHINESE, "十", 10},
	    {NUMBERING_CHINESE, "十二", 12},
	    {NUMBERING_CHINESE, "二十", 20},
	    {NUMBERING_CHINESE, "三十四", 34},
	    {NUMBERING_CHINESE, "一百零五", 105},
	    {NUMBERING_CHINESE, "3", 3},
	    {NUMBERING_CIRCLE, "①", 1},
	    {NUMBERING_CIRCLE, "⑳", 20},
	    {NUMBERING_CIRCLE, "⑵", 2},
	    {NUMBERING_CIRCLE, "㈩", 10},
	    {NUMBERING_CIRCLE, "❸", 3},
	    {NUMBERING_LETTER, "A", 1},
	    {NUMBERING_LETTER, "Ｃ", 3},
	    {NUMBERING_LETTER, "①", 1},
	    {NUMBERING_LETTER, "甲", 0},
	    {NUMBERING_DECIMAL, "1.10", 10},
	    {NUMBERING_DECIMAL, "1.2.3", 3},
	    {NUMBERING_DECIMAL, "1\\.3", 3},
	    {NUMBERING_DECIMAL_CARRY, "1.9", 9},
	    {NUMBERING_DECIMAL_CARRY, "2.0", 0},
	    {NUMBERING_DECIMAL_CARRY, "1．4", 4},
	};
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct mark mark = {.numbering = cases[i].numbering};
		uint32_t ordinal = number_ordinal(&mark, str_from(cases[i].number));
		cr_expect_eq(ordinal, cases[i].ordinal, "%s: %u", cases[i].number, ordinal);
	}
}
