/* Bytes as one line that steers nothing. */
#include "base/escape.h"

#include <criterion/criterion.h>

Test(escape, text)
{
	static const struct {
		const char *bytes;
		const char *text;
	} rows[] = {
	    {"", ""},
	    {"指南 \\ ok", "指南 \\ ok"},
	    {"a\x1B[31mb\x07\x7F", "a\\u001B[31mb\\u0007\\u007F"},
	    {"a\nb\tc\r", "a\\u000Ab\\u0009c\\u000D"},
	    {"\xC2\x85\xC2\x9B=", "\\u0085\\u009B="},
	    {"\u202Eb\u2066c\u200Fd\u061C", "\\u202Eb\\u2066c\\u200Fd\\u061C"},
	    {"\u2028\u2029", "\\u2028\\u2029"},
	    {"a\x9B\xFF中", "a\\x9B\\xFF中"},
	    {"\xE4\xB8", "\\xE4\\xB8"}, /* half a character */
	    {"\xED\xA0\x80", "\\xED\\xA0\\x80"},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str text = escape_text(&arena, str_from(rows[i].bytes));
		cr_expect(str_equal(text, str_from(rows[i].text)), "%zu: %.*s", i,
		          STR_FORMAT(text));
		struct str again = escape_text(&arena, text);
		cr_expect(str_equal(again, text), "%zu: twice", i);
	}
	arena_release(&arena);
}
