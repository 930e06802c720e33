/* Characters on their way to a stream: escapes, numbers, and blocks that end anywhere. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/xml_out.h"

typedef void writer(struct xml_out *out, struct str text);

/* What a writer makes of a text behind `before` other bytes. */
static struct str written(struct arena *arena, writer *write, struct str text, size_t before)
{
	char *data = NULL;
	size_t size = 0;
	FILE *stream = open_memstream(&data, &size);
	struct xml_out *out = malloc(sizeof *out);
	xml_out_init(out, stream);
	for (size_t i = 0; i < before; i++) {
		xml_out_raw(out, STR("."));
	}
	write(out, text);
	xml_out_flush(out);
	free(out);
	fclose(stream);
	struct str result = arena_copy(arena, (struct str){data + before, size - before});
	free(data);
	return result;
}

Test(xml_out, escapes)
{
	static const struct {
		const char *text;
		const char *as_text;
		const char *as_value;
	} cases[] = {
	    {"", "", ""},
	    {"ab 中文", "ab 中文", "ab 中文"},
	    {"<a & b>\"'", "&lt;a &amp; b&gt;\"'", "&lt;a &amp; b&gt;&quot;'"},
	    {"\t\n\r", "&#9;&#10;&#13;", "&#9;&#10;&#13;"},
	    {"\x01\x0B\x1F", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
	     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
	    {"\xEF\xBF\xBE!\xEF\xBF\xBF", "\xEF\xBF\xBD!\xEF\xBF\xBD", "\xEF\xBF\xBD!\xEF\xBF\xBD"},
	    {"\xEF\xBF\xBD\xEF\xBC\x81\x7F", "\xEF\xBF\xBD\xEF\xBC\x81\x7F",
	     "\xEF\xBF\xBD\xEF\xBC\x81\x7F"},
	    {"]]>", "]]&gt;", "]]&gt;"},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str text = str_from(cases[i].text);
		struct str as_text = written(&arena, xml_out_text, text, 0);
		struct str as_value = written(&arena, xml_out_value, text, 0);
		cr_expect_str_eq(as_text.data, cases[i].as_text);
		cr_expect_str_eq(as_value.data, cases[i].as_value);
	}
	arena_release(&arena);
}

Test(xml_out, blocks)
{
	struct arena arena;
	arena_init(&arena);
	struct str text = STR("a<\x01&中\xEF\xBF\xBF>\"");
	struct str whole = written(&arena, xml_out_value, text, 0);
	for (size_t before = XML_OUT_BLOCK - 50; before < XML_OUT_BLOCK + 5; before++) {
		struct str late = written(&arena, xml_out_value, text, before);
		cr_assert(str_equal(late, whole), "behind %zu bytes: %s", before, late.data);
	}
	char *data = arena_alloc(&arena, 300000);
	memset(data, 'x', 300000);
	struct str long_text = {data, 300000};
	cr_assert(str_equal(written(&arena, xml_out_text, long_text, 7), long_text));
	arena_release(&arena);
}

static void write_numbers(struct xml_out *out, struct str unused)
{
	(void)unused;
	static const uint64_t numbers[] = {0, 9, 10, 4294967295, UINT64_MAX};
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
		xml_out_number(out, numbers[i]);
		xml_out_raw(out, STR(" "));
	}
}

Test(xml_out, numbers)
{
	struct arena arena;
	arena_init(&arena);
	cr_assert_str_eq(written(&arena, write_numbers, STR(""), 0).data,
	                 "0 9 10 4294967295 18446744073709551615 ");
	arena_release(&arena);
}

/* What a reader gets back of a text is the same whether it was written or not. */
Test(xml_out, held)
{
	static const char *const cases[][2] = {
	    {"", ""},
	    {"甲\t乙\r\n", "甲\t乙\r\n"},
	    {"\x01"
	     "1",
	     "\xEF\xBF\xBD"
	     "1"},
	    {"甲\v乙\x1B", "甲\xEF\xBF\xBD乙\xEF\xBF\xBD"},
	    {"\xEF\xBF\xBE\xEF\xBC\x9A", "\xEF\xBF\xBD\xEF\xBC\x9A"},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str text = str_from(cases[i][0]);
		struct str held = xml_held(&arena, text);
		bool is_same = strcmp(cases[i][0], cases[i][1]) == 0;
		cr_expect(str_equal(held, str_from(cases[i][1])), "case %zu: %.*s", i,
		          STR_FORMAT(held));
		cr_expect_eq(held.data == text.data, is_same,
		             "case %zu: a copy only where it changes", i);
	}
	arena_release(&arena);
}
