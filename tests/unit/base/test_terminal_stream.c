/* What reaches a terminal: text that steers nothing, and the program's own sequences. */
#include "base/terminal_stream.h"

#include <criterion/criterion.h>

#define LINK(address) OWN_SEQUENCE("\x1B]8;;" address "\x1B\\")

static const struct {
	const char *bytes;
	const char *shown;
} rows[] = {
    {"指南\n\t1.\n", "指南\n\t1.\n"},
    {"a,b\r\nc\rd", "a,b\r\nc\\u000Dd"},
    {OWN_SEQUENCE("\x1B[1;31m") "红" OWN_SEQUENCE("\x1B[0m"), "\x1B[1;31m红\x1B[0m"},
    {OWN_SEQUENCE("\r\x1B[K") "50 %", "\r\x1B[K50 %"},
    {LINK("file://h/a%20b#L2") "2" LINK(""), "\x1B]8;;file://h/a%20b#L2\x1B\\2\x1B]8;;\x1B\\"},
    {"\x1B[31m\xC2\x9B=\u202E", "\\u001B[31m\\u009B=\\u202E"},
    {"\x1B]0;x\x07\x9B", "\\u001B]0;x\\u0007\\x9B"},
    /* a mark that begins no sequence of ours is a byte like others */
    {"\xFF\x1B[2J", "\\xFF\\u001B[2J"},
    {"\xFF\x1B]0;x\x07", "\\xFF\\u001B]0;x\\u0007"},
    {"\xFF\x1B]8;;a\nb", "\\xFF\\u001B]8;;a\nb"},
    {"\xFF\x1B]8;;a", "\\xFF\\u001B]8;;a"},
    {"\xFFx\xFF", "\\xFFx\\xFF"},
    {"中\xE4\xB8", "中\\xE4\\xB8"},
};

Test(terminal_stream, whole)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf out;
		struct str bytes = str_from(rows[i].bytes);
		buf_init(&out);
		cr_expect_eq(terminal_append(&out, bytes, true), bytes.size);
		cr_expect(str_equal(buf_str(&out), str_from(rows[i].shown)), "%zu: %.*s", i,
		          STR_FORMAT(buf_str(&out)));
		buf_release(&out);
	}
}

/* However the bytes come, the same is shown. */
Test(terminal_stream, in_pieces)
{
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct buf held;
		struct buf out;
		buf_init(&held);
		buf_init(&out);
		for (const char *byte = rows[i].bytes; *byte; byte++) {
			buf_append_byte(&held, *byte);
			size_t done = terminal_append(&out, buf_str(&held), byte[1] == '\0');
			memmove(held.data, held.data + done, held.size - done);
			held.size -= done;
		}
		cr_expect(str_equal(buf_str(&out), str_from(rows[i].shown)), "%zu: %.*s", i,
		          STR_FORMAT(buf_str(&out)));
		buf_release(&held);
		buf_release(&out);
	}
}

Test(terminal_stream, no_terminal)
{
	FILE *stream = tmpfile();
	cr_assert_eq(terminal_stream_of(stream), -1);
	cr_assert_eq(terminal_stream_of(NULL), -1);
	fclose(stream);
}
