/* Superscripts and subscripts. */
#include <criterion/criterion.h>

#include "base/script.h"
#include "base/utf8.h"

Test(script, write)
{
	static const struct {
		enum script script;
		struct str text;
		struct str written;
	} rows[] = {
	    {SCRIPT_NONE, STR_INIT("10"), STR_INIT("10")},
	    {SCRIPT_RAISED, STR_INIT(""), STR_INIT("")},
	    {SCRIPT_RAISED, STR_INIT("0123456789"), STR_INIT("⁰¹²³⁴⁵⁶⁷⁸⁹")},
	    {SCRIPT_LOWERED, STR_INIT("0123456789"), STR_INIT("₀₁₂₃₄₅₆₇₈₉")},
	    {SCRIPT_RAISED, STR_INIT("１２"), STR_INIT("¹²")},
	    {SCRIPT_RAISED, STR_INIT("-6"), STR_INIT("⁻⁶")},
	    {SCRIPT_RAISED, STR_INIT("2+"), STR_INIT("²⁺")},
	    {SCRIPT_LOWERED, STR_INIT("−1"), STR_INIT("₋₁")},
	    {SCRIPT_RAISED, STR_INIT("[1-3]"), STR_INIT("[¹-³]")},
	    {SCRIPT_RAISED, STR_INIT("注1"), STR_INIT("注¹")},
	    {SCRIPT_RAISED, STR_INIT("12345678901234567"), STR_INIT("12345678901234567")},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct buf out;
		buf_init(&out);
		script_write(&out, rows[i].script, rows[i].text);
		cr_assert(str_equal(buf_str(&out), rows[i].written), "row %zu", i);
		buf_release(&out);
	}
}

Test(script, superscript_digits)
{
	size_t count = 0;
	for (uint32_t c = 0; c < 0x3000; c++) {
		count += is_superscript_digit(c);
	}
	cr_assert_eq(count, 10);
	for (unsigned digit = 0; digit < 10; digit++) {
		cr_assert(is_superscript_digit(script_digit(SCRIPT_RAISED, digit)));
		cr_assert(!is_superscript_digit(script_digit(SCRIPT_LOWERED, digit)));
	}
}
