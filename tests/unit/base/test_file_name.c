/* File names of any bytes as text and as URIs. */
#include "base/file_name.h"

#include <criterion/criterion.h>

static const struct {
	const char *name, *text, *uri;
} rows[] = {
    {"", "", ""},
    {"call 2023.txt", "call 2023.txt", "call%202023.txt"},
    {"\u6307.txt", "\u6307.txt", "%E6%8C%87.txt"},
    {"50%<\"&'>#?.txt", "50%<\"&'>#?.txt", "50%25%3C%22&'%3E%23%3F.txt"},
    {"a\xFF\xE6\x8C.txt", "a\uFFFD\uFFFD.txt", "a%FF%E6%8C.txt"},
    {"a\nb\tc\x1B[31m\x7F", "a\uFFFDb\uFFFDc\uFFFD[31m\uFFFD", "a%0Ab%09c%1B%5B31m%7F"},
    {"\xC2\x85\u2028\u202Etxt", "\uFFFD\uFFFD\uFFFDtxt", "%C2%85%E2%80%A8%E2%80%AEtxt"},
    {"\xEF\xBF\xBF\xED\xA0\x80", "\uFFFD\uFFFD\uFFFD\uFFFD", "%EF%BF%BF%ED%A0%80"},
    {"./a//b/./c:1", "./a//b/./c:1", "a/b/c%3A1"},
    {"../a", "../a", "../a"},
    {"/a b/c", "/a b/c", "file:///a%20b/c"},
};

Test(file_name, both)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str name = str_from(rows[i].name);
		struct str text = file_name_text(&arena, name);
		struct str uri = file_name_uri(&arena, name);
		cr_expect(str_equal(text, str_from(rows[i].text)), "%zu: %.*s", i,
		          STR_FORMAT(text));
		cr_expect(str_equal(uri, str_from(rows[i].uri)), "%zu: %.*s", i, STR_FORMAT(uri));
	}
	arena_release(&arena);
}
