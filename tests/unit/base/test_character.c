/* What characters mean to checks. */
#include <criterion/criterion.h>

#include "base/character.h"

Test(character, sets)
{
	cr_expect(character_is(CHARACTERS_JOINT, 0x81F3));
	cr_expect(character_is(CHARACTERS_JOINT, '-'));
	cr_expect_not(character_is(CHARACTERS_JOINT, 0));
	cr_expect_not(character_is(CHARACTERS_JOINT, 0x65E5));
	cr_expect(character_is(CHARACTERS_DAY, 0x65E5));
}

Test(character, numbers)
{
	static const struct {
		uint32_t c;
		int numeral; /* -1: none */
		uint32_t counting;
	} rows[] = {
	    {0x3007, 0, 0},   {0x96F6, 0, 0},  {0x4E5D, 9, 0},   {0x5341, 10, 0},
	    {0x767E, 100, 0}, {0x2460, -1, 1}, {0x2473, -1, 20}, {0x3229, -1, 10},
	    {0x245F, -1, 0},  {'1', -1, 0},    {0, -1, 0},       {0x3289, -1, 10},
	};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		uint32_t value = 0;
		bool is_numeral = character_numeral(rows[i].c, &value);
		cr_expect_eq(is_numeral ? (int)value : -1, rows[i].numeral, "%x", rows[i].c);
		cr_expect_eq(character_counting(rows[i].c), rows[i].counting, "%x", rows[i].c);
	}
}

Test(character, brackets)
{
	cr_expect(character_opens(BRACKETS_TITLE, 0x300A));
	cr_expect(character_closes(BRACKETS_ROUND, ')'));
	cr_expect(character_closes(BRACKETS_ROUND, 0xFF09));
	cr_expect_not(character_opens(BRACKETS_ROUND, ')'));
	cr_expect_not(character_opens(BRACKETS_TITLE, 0x3008));
}
