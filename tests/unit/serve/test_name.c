/* Names that come with an upload. */
#include <criterion/criterion.h>

#include "serve/name.h"

static void expect(struct str (*make)(struct arena *, struct str), const char *name,
                   const char *expected)
{
	struct arena arena;
	arena_init(&arena);
	struct str made = make(&arena, str_from(name));
	cr_expect(str_equal(made, str_from(expected)), "%s: %.*s, not %s", name, STR_FORMAT(made),
	          expected);
	arena_release(&arena);
}

Test(name, shown)
{
	static const char *const cases[][2] = {
	    {"guide.txt", "guide.txt"},
	    {"2025\u5E74.docx", "2025\u5E74.docx"},
	    {"../../etc/passwd", "passwd"},
	    {"/etc/shadow", "shadow"},
	    {"C:\\Users\\me\\call.doc", "call.doc"},
	    {"folder/inside/a b.pdf", "a b.pdf"},
	    {"..", ""},
	    {".", ""},
	    {"a/", ""},
	    {"", ""},
	    {" . .. ", ""},
	    {"a\nb\r\tc\x1B[31m.txt", "abc[31m.txt"},
	    {"a\x7F\xC2\x85.txt", "a.txt"},
	    {"a\u202Etxt.exe", "atxt.exe"},
	    {"a\u2066\u200B\uFEFF.txt", "a.txt"},
	    {"a\xFF\xC3.txt", "a\uFFFD\uFFFD.txt"},
	    {".hidden", ".hidden"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		expect(name_shown, cases[i][0], cases[i][1]);
	}
}

Test(name, long_names)
{
	struct arena arena;
	char name[1002];
	arena_init(&arena);
	memset(name, 'x', sizeof name);
	memcpy(name + sizeof name - 5, ".docx", 5);
	struct str shown = name_shown(&arena, (struct str){name, sizeof name});
	cr_expect_eq(shown.size, 200);
	cr_expect(str_ends(shown, STR("x.docx")));
	for (size_t i = 0; i < sizeof name; i += 3) {
		memcpy(name + i, "\u5E74", 3);
	}
	shown = name_shown(&arena, (struct str){name, sizeof name});
	cr_expect_leq(shown.size, 200);
	cr_expect(str_starts(shown, STR("\u5E74")), "no half of a character");
	cr_expect_leq(name_of_file(&arena, shown).size, 120);
	cr_expect(str_ends(name_of_file(&arena, shown), STR("\u5E74")));
	arena_release(&arena);
}

Test(name, of_file)
{
	static const char *const cases[][2] = {
	    {"call", "call"},
	    {"a b", "a b"},
	    {"../x", "_._x"},
	    {"-rf", "_rf"},
	    {"con:*?\"<>|%", "con________"},
	    {"a...", "a"},
	    {"...", "document"},
	    {"", "document"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		expect(name_of_file, cases[i][0], cases[i][1]);
	}
}

Test(name, disposition)
{
	expect(name_disposition, "call-model.xml",
	       "attachment; filename=\"call-model.xml\"; filename*=UTF-8''call-model.xml");
	expect(name_disposition, "a\"\\%b\u5E74 c.xml",
	       "attachment; filename=\"a___b_ c.xml\"; "
	       "filename*=UTF-8''a%22%5C%25b%E5%B9%B4%20c.xml");
}

Test(name, stems)
{
	static const char *const cases[][2] = {
	    {"call.docx", "call"},
	    {"a.b.txt", "a.b"},
	    {"call", "call"},
	    {".hidden", ".hidden"},
	    {"a.longsuffix", "a.longsuffix"},
	    {"", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_expect(str_equal(name_stem(str_from(cases[i][0])), str_from(cases[i][1])), "%s",
		          cases[i][0]);
	}
	cr_expect(name_is_corrections(STR("fix.yaml")));
	cr_expect(name_is_corrections(STR("FIX.YML")));
	cr_expect_not(name_is_corrections(STR("fix.yaml.txt")));
	cr_expect_not(name_is_corrections(STR("yml")));
}
