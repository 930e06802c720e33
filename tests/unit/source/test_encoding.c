/* Names of encodings, and UTF-8 against an independent reference. */
#include "check_source.h"

Test(encoding, names)
{
	static const struct {
		const char *alias;
		const char *name;
	} names[] = {
	    {"utf8", "UTF-8"},          {"UTF-8", "UTF-8"},
	    {"gb2312", "GB18030"},      {"GBK", "GB18030"},
	    {"cp936", "GB18030"},       {"gb18030", "GB18030"},
	    {"BIG5", "Big5"},           {"big5-hkscs", "Big5-HKSCS"},
	    {"utf-16le", "UTF-16LE"},   {"latin1", "ISO-8859-1"},
	    {"hz", "HZ-GB-2312"},       {"UTF-32BE", "UTF-32BE"},
	    {"no-such", NULL},          {"", NULL},
	    {"../../etc/passwd", NULL},
	};
	for (size_t i = 0; i < ROWS(names); i++) {
		const char *found = encoding_find(names[i].alias);
		cr_assert(names[i].name ? found && strcmp(found, names[i].name) == 0 : !found,
		          "%s is %s", names[i].alias, found ? found : "nothing");
	}
}

/* The reference has a NUL where NUL is written here as U+FFFD. */
Test(encoding, broken_utf8_is_replaced_as_unicode_recommends)
{
	need_shared("../shared/hostile/utf8tests/utf8tests.bin");
	struct arena arena;
	arena_init(&arena);
	struct str bytes = read_shared(&arena, "../shared/hostile/utf8tests/utf8tests.bin");
	struct str expected =
	    read_shared(&arena, "../shared/hostile/utf8tests/utf8.replace.ref.txt");
	struct source source = read_bytes(&arena, bytes, "UTF-8", "utf8tests");
	struct source reference = read_bytes(&arena, expected, "UTF-8", "reference");
	cr_assert(str_equal(source.text, reference.text));
	cr_assert_gt(source.defect_count, 400);
	check_map(&source, &arena, "utf8tests");
	arena_release(&arena);
}

/* All sequences of up to three bytes around every boundary of table 3-7, by brute force:
 * valid is what encodes a scalar value in its shortest form. */
Test(encoding, utf8_prefix)
{
	static const unsigned char edges[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
	                                      0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
	                                      0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
	size_t n = ROWS(edges);
	size_t valid = 0;
	for (size_t i = 0; i < n * n * n * n; i++) {
		char bytes[4] = {(char)edges[i % n], (char)edges[i / n % n],
		                 (char)edges[i / n / n % n], (char)edges[i / n / n / n]};
		struct str s = {bytes, sizeof bytes};
		size_t expected = 0;
		while (expected < s.size) {
			char again[4];
			uint32_t width = utf8_width((unsigned char)bytes[expected]);
			size_t at = expected;
			if (expected + width > s.size) {
				break;
			}
			uint32_t c = utf8_next(s, &at);
			bool scalar = c < 0xD800 || (c > 0xDFFF && c < 0x110000);
			if (!scalar || utf8_write(c, again) != width ||
			    memcmp(again, bytes + expected, width) != 0) {
				break;
			}
			expected = at;
		}
		cr_assert_eq(encoding_utf8_prefix(s), expected, "%02hhX %02hhX %02hhX %02hhX",
		             bytes[0], bytes[1], bytes[2], bytes[3]);
		valid += expected == s.size;
	}
	cr_assert(valid > 16 && valid < n * n * n * n / 2, "%zu", valid);
}
