/* Names of texts, and the order of the files of one call. */
#include <criterion/criterion.h>

#include "batch/find_texts.h"
#include "batch/order_parts.h"
#include "batch/text_name.h"

static void expect_name(const char *path, const char *expected)
{
	struct arena arena;
	arena_init(&arena);
	struct str name = text_name(&arena, str_from(path));
	cr_expect(str_equal(name, str_from(expected)), "%s is %.*s", path, STR_FORMAT(name));
	arena_release(&arena);
}

Test(text_name, path_made_safe)
{
	expect_name("a.txt", "a.txt");
	expect_name("./calls//2023/../a.txt", "calls/2023/a.txt");
	expect_name("/archive/2023/a.txt", "archive/2023/a.txt");
	expect_name("../../a.txt", "a.txt");
	expect_name("..", "text");
	expect_name("/", "text");
	expect_name("a\nb\x1b.txt", "a\xEF\xBF\xBD"
	                            "b\xEF\xBF\xBD.txt");
}

Test(text_name, long_parts_are_cut_between_characters)
{
	struct arena arena;
	char path[3 * 90 + 1];
	for (size_t i = 0; i < 90; i++) {
		memcpy(path + 3 * i, "\xE9\x95\xBF", 3);
	}
	path[sizeof path - 1] = '\0';
	arena_init(&arena);
	struct str name = text_name(&arena, str_from(path));
	cr_expect_eq(name.size, 66 * 3 + 9);
	cr_expect_eq(name.data[66 * 3], '~');
	path[0] = '\xE8'; /* another name, which is the same where it is cut off */
	struct str other = text_name(&arena, str_from(path));
	cr_expect(!str_equal(name, other));
	arena_release(&arena);
}

Test(text_name, apart)
{
	struct arena arena;
	arena_init(&arena);
	struct str first = text_name_apart(&arena, STR("a.txt"), STR("x/a.txt"));
	struct str second = text_name_apart(&arena, STR("a.txt"), STR("y/a.txt"));
	cr_expect_eq(first.size, sizeof "a.txt~00000000" - 1);
	cr_expect(str_starts(first, STR("a.txt~")));
	cr_expect(!str_equal(first, second));
	arena_release(&arena);
}

Test(order_parts, numbers_by_value)
{
	static const char *const ascending[] = {
	    "",    "1",    "2",     "02",   "10",   "a",     "a1",    "a2",      "a2b",
	    "a10", "a10b", "a010c", "b1c2", "b1c3", "b1c20", "b2c10", "\xE9\x99"};
	enum { COUNT = sizeof ascending / sizeof *ascending };
	for (size_t i = 0; i < COUNT; i++) {
		for (size_t k = 0; k < COUNT; k++) {
			int order = natural_order(str_from(ascending[i]), str_from(ascending[k]));
			bool is_right = i < k ? order < 0 : i > k ? order > 0 : order == 0;
			/* Of one value the one with fewer zeros need not come first, but one does. */
			bool is_one_value = (i == 2 && k == 3) || (i == 3 && k == 2);
			cr_expect(is_one_value ? order != 0 : is_right, "'%s' '%s': %d",
			          ascending[i], ascending[k], order);
		}
	}
}

Test(find_texts, documents_by_their_endings)
{
	cr_expect(is_document_name(STR("a.txt")));
	cr_expect(is_document_name(STR("a.b.DocX")));
	cr_expect(is_document_name(STR("x.XLSX")));
	cr_expect(is_document_name(STR("x.ofd")), "it is told that this cannot be read");
	cr_expect(!is_document_name(STR("txt")));
	cr_expect(!is_document_name(STR("a.json")));
	cr_expect(!is_document_name(STR("a.txtx")));
	cr_expect(!is_document_name(STR("")));
	cr_expect(is_archive_name(STR("a.ZIP")));
	cr_expect(!is_archive_name(STR("a.zip.txt")));
}
