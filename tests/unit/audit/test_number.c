/* Numbers of headings and lists, in the ways they are written. */
#include <criterion/criterion.h>

#include "audit/auditor.h"

static void expect(const char *text, uint32_t count, uint32_t first, uint32_t second)
{
	struct number number = number_from_text(str_from(text));
	cr_expect_eq(number.count, count, "%s", text);
	cr_expect_eq(number.parts[0], count > 0 ? first : 0, "%s", text);
	cr_expect_eq(number.parts[1], count > 1 ? second : 0, "%s", text);
}

Test(number, forms)
{
	expect("1", 1, 1, 0);
	expect("1.10", 2, 1, 10);
	expect("２．０", 2, 2, 0);
	expect("1\\.3", 2, 1, 3);
	expect("一", 1, 1, 0);
	expect("十二", 1, 12, 0);
	expect("二十", 1, 20, 0);
	expect("一百零三", 1, 103, 0);
	expect("③", 1, 3, 0);
	expect("⑴", 1, 1, 0);
}

Test(number, none)
{
	expect("", 0, 0, 0);
	expect("甲", 0, 0, 0);
	expect(".1", 0, 0, 0);
	expect("1..2", 0, 0, 0);
	expect("99999", 0, 0, 0);
	expect("1.2.3.4.5", 0, 0, 0);
}
