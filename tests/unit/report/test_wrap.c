/* Lines of a width: where they end, and what they may not hold. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "base/terminal_stream.h"
#include "report/wrap.h"

static char *wrapped(const char *text, size_t column, size_t indent, size_t width)
{
	struct wrap wrap;
	char *data = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&data, &size);
	wrap_init(&wrap, stream, width);
	wrap_print(&wrap, str_from(text), column, indent);
	wrap_release(&wrap);
	fclose(stream);
	return data;
}

Test(wrap, cases)
{
	static const struct {
		const char *text;
		size_t column, indent, width;
		const char *expected;
	} cases[] = {
	    {"", 0, 0, 10, "\n"},
	    {"one two", 0, 0, 10, "one two\n"},
	    {"one two three", 0, 0, 8, "one two\nthree\n"},
	    {"one two three", 4, 4, 12, "one two\n    three\n"},
	    {"一二三四五六", 0, 0, 8, "一二三四\n五六\n"},
	    /* A full stop does not begin a line. */
	    {"一二三四。", 0, 0, 8, "一二三\n四。\n"},
	    /* Names with hyphens stay whole. */
	    {"see url-broken", 0, 0, 10, "see\nurl-broken\n"},
	    {"see --fail-on", 0, 0, 10, "see\n--fail-on\n"},
	    {"abcdefghijkl", 2, 2, 8, "abcdef\n  ghijkl\n"},
	    {"a  b", 0, 0, 10, "a  b\n"},
	    {"trailing  ", 0, 0, 10, "trailing\n"},
	    {"第 1.1 项", 0, 0, 20, "第 1.1 项\n"},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		char *text =
		    wrapped(cases[i].text, cases[i].column, cases[i].indent, cases[i].width);
		cr_expect_str_eq(text, cases[i].expected, "%s:\n%s", cases[i].text, text);
		free(text);
	}
}

Test(wrap, printable)
{
	static const struct {
		const char *text;
		const char *expected;
	} cases[] = {
	    {"a\x1B[31mb", "a\\u001B[31mb"},
	    {"a\nb\tc", "a b c"},
	    {"a\xC2\x9B"
	     "31mb",
	     "a\\u009B31mb"}, /* U+009B, a CSI of one character */
	    {"a\xE2\x80\xAE"
	     "b",
	     "a\\u202Eb"}, /* it turns the order */
	    {"a\xC2\xAD"
	     "b",
	     "ab"}, /* U+00AD has no width */
	    {"a\xE2\x80\xA8"
	     "b",
	     "a b"}, /* U+2028 */
	    {"科学", "科学"},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str text = printable(str_from(cases[i].text), &arena);
		cr_expect(str_equal(text, str_from(cases[i].expected)), "%s: %.*s",
		          cases[i].expected, STR_FORMAT(text));
	}
	arena_release(&arena);
}

/* Colours go on and off where their stretch starts and ends, over line ends too; joiners are not
 * printed, and hold. */
Test(wrap, painted)
{
	static const struct wrap_paint paints[] = {
	    {0, 3, "<", NULL}, {6, 12, "(", ")"}, {12, 15, "<", NULL}};
	static const char text[] = "一二三四五六" WRAP_JOINER "+}";
	struct wrap wrap;
	char *data = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&data, &size);
	wrap_init(&wrap, stream, 6);
	wrap_print_painted(&wrap, str_from(text), 0, 0, paints, 3);
	wrap_print(&wrap, str_from("a" WRAP_JOINER "b"), 0, 0);
	wrap_release(&wrap);
	fclose(stream);
	cr_expect_str_eq(data, "<一" OWN_SEQUENCE("\x1B[0m") "二(三\n四)<五" OWN_SEQUENCE(
				   "\x1B[0m") "\n六+}\nab\n");
	free(data);
}
