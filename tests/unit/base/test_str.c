/* Views of text, and UTF-8 read and written. */
#include <criterion/criterion.h>

#include "base/utf8.h"

static int sign(int n)
{
	return (n > 0) - (n < 0);
}

Test(str, compare_find_trim)
{
	static const struct {
		struct str a;
		struct str b;
		int order;
		size_t found; /* of b in a */
	} rows[] = {
	    {{NULL, 0}, STR_INIT(""), 0, 0},
	    {STR_INIT("a"), {NULL, 0}, 1, 0},
	    {STR_INIT("ab"), STR_INIT("abc"), -1, SIZE_MAX},
	    {STR_INIT("xab"), STR_INIT("ab"), 1, 1},
	    {STR_INIT("中"), STR_INIT("z"), 1, SIZE_MAX},
	    {STR_INIT("a\0b"), STR_INIT("a\0c"), -1, SIZE_MAX},
	    {STR_INIT("a\0b"), STR_INIT("\0b"), 1, 1},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		cr_assert_eq(sign(str_compare(rows[i].a, rows[i].b)), rows[i].order, "row %zu", i);
		cr_assert_eq(sign(str_compare(rows[i].b, rows[i].a)), -rows[i].order, "row %zu", i);
		cr_assert_eq(str_equal(rows[i].a, rows[i].b), rows[i].order == 0, "row %zu", i);
		cr_assert_eq(str_find(rows[i].a, rows[i].b), rows[i].found, "row %zu", i);
	}
	cr_assert(str_equal(str_trim(STR(" \t\r\n a b\v\f ")), STR("a b")));
	cr_assert(str_equal(str_trim(STR(" \n")), STR("")));
	cr_assert(str_starts(STR("abc"), STR("ab")) && !str_starts(STR("a"), STR("ab")));
	cr_assert(str_ends(STR("abc"), STR("bc")) && !str_ends(STR("c"), STR("bc")));
	cr_assert(str_equal(str_slice(STR("abc"), 1, 9), STR("bc")), "clipped");
	cr_assert_eq(str_slice(STR("abc"), 7, 9).size, 0, "outside");
	cr_assert_null(str_slice((struct str){0}, 0, 9).data, "of nothing");
}

Test(str, utf8)
{
	static const struct {
		uint32_t code;
		struct str bytes;
	} rows[] = {
	    {0x24, STR_INIT("$")},
	    {0x7F, STR_INIT("\x7F")},
	    {0x80, STR_INIT("\xC2\x80")},
	    {0x7FF, STR_INIT("\xDF\xBF")},
	    {0x800, STR_INIT("\xE0\xA0\x80")},
	    {0x4E2D, STR_INIT("中")},
	    {0xFFFF, STR_INIT("\xEF\xBF\xBF")},
	    {0x10000, STR_INIT("\xF0\x90\x80\x80")},
	    {0x10FFFF, STR_INIT("\xF4\x8F\xBF\xBF")},
	};
	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct str bytes = rows[i].bytes;
		char written[4];
		size_t at = 0;
		size_t start = 9;
		cr_assert_eq(utf8_write(rows[i].code, written), bytes.size, "row %zu", i);
		cr_assert_eq(memcmp(written, bytes.data, bytes.size), 0, "row %zu", i);
		cr_assert_eq(utf8_width((unsigned char)bytes.data[0]), bytes.size, "row %zu", i);
		cr_assert_eq(utf8_next(bytes, &at), rows[i].code, "row %zu", i);
		cr_assert_eq(at, bytes.size, "row %zu", i);
		cr_assert_eq(utf8_previous(bytes, bytes.size, &start), rows[i].code, "row %zu", i);
		cr_assert_eq(start, 0, "row %zu", i);
	}
	cr_assert_eq(utf8_count(STR("a中𠀋")), 3);
}
