/* Sources: text, map, defects, lines, hash. */
#include <iconv.h>

#include "check_source.h"
#include "source/message.h"

static const char real_text[] = "../shared/corpus/real/intergovernmental-2023-2.txt";

struct defect_case {
	const char *what;
	const char *encoding;
	struct str bytes;
	const char *text;
	const char *defects; /* "start-end " each, with N before a NUL */
};

static const struct defect_case defect_cases[] = {
    {"empty", NULL, STR_INIT(""), "", ""},
    {"mark alone", NULL, STR_INIT("\xEF\xBB\xBF"), "", ""},
    {"NUL", NULL, STR_INIT("金额100\0万元"), "金额100\xEF\xBF\xBD万元", "N9-10 "},
    {"cut at the end", NULL, STR_INIT("一二三四五六七八九十\xE4\xB8"),
     "一二三四五六七八九十\xEF\xBF\xBD", "30-32 "},
    {"Latin-1 in ASCII, named", "UTF-8", STR_INIT("caf\xE9!"), "caf\xEF\xBF\xBD!", "3-4 "},
    {"surrogate, named", "utf8", STR_INIT("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
     "0-1 1-2 2-3 "},
    {"overlong, named", "UTF-8", STR_INIT("\xC0\xAF\xE0\x80\xAF"),
     "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", "0-1 1-2 2-3 3-4 4-5 "},
    {"odd UTF-16", NULL,
     STR_INIT("\xFF\xFE\x00\x4E\x8C\x4E\x09\x4E\xDB\x56\x94\x4E"
              "\x6D\x51\x03\x4E\x6B\x51\x5D\x4E\x41\x53!"),
     "一二三四五六七八九十\xEF\xBF\xBD", "22-23 "},
    {"lone surrogate, named", "UTF-16BE", STR_INIT("\xD8\x00\x4E\x00"), "\xEF\xBF\xBD一", "0-2 "},
    {"surrogate pair", "UTF-16BE", STR_INIT("\xD8\x40\xDC\x0B"), "𠀋", ""},
    {"past Unicode, named", "UTF-32LE", STR_INIT("\x00\x4E\0\0\0\0\x11\0"), "一\xEF\xBF\xBD",
     "4-8 "},
    {"GB 18030 cut", "gbk", STR_INIT("\xD2\xBB\xB6"), "一\xEF\xBF\xBD", "2-3 "},
    {"GB 18030 broken trail", "GB18030", STR_INIT("\xD2\xBB\xB6 \xB6\xFE"), "一\xEF\xBF\xBD 二",
     "2-3 "},
    {"GB 18030 of four bytes", "GB18030", STR_INIT("\x81\x30\x84\x36\x95\x32\x83\x36"), "¥𠀊", ""},
    {"UTF-8 cut between digits", NULL,
     STR_INIT("共一二三四五六七八九1\xE5\x80"
              "80"),
     "共一二三四五六七八九1\xEF\xBF\xBD"
     "80",
     "31-33 "},
    {"a lead between digits", NULL,
     STR_INIT("共一二三四五六七八九1\xE5"
              "80"),
     "共一二三四五六七八九1\xEF\xBF\xBD"
     "80",
     "31-32 "},
    {"GB 18030 cut between digits", "GB18030",
     STR_INIT("1\xB0"
              "80\x81"
              "0 1\x81"
              "08\xD2\xBB"),
     "1\xEF\xBF\xBD"
     "80\xEF\xBF\xBD"
     "0 1\xEF\xBF\xBD"
     "08一",
     "1-2 4-5 8-9 "},
    {"digits of no character in GB 18030", "GB18030",
     STR_INIT("1\xFE"
              "9\xFE"
              "9\xFF"
              "0"),
     "1\xEF\xBF\xBD"
     "9\xEF\xBF\xBD"
     "9\xEF\xBF\xBD"
     "0",
     "1-2 3-4 5-6 "},
    {"digits of a character in GB 18030", "GB18030",
     STR_INIT("1\x81"
              "9\xEF"
              "0"),
     "1㐁", ""},
    {"Big5 cut between digits", "Big5",
     STR_INIT("1\xA4"
              "80"),
     "1\xEF\xBF\xBD"
     "80",
     "1-2 "},
    {"A3A0 is a space", "gb2312", STR_INIT("\xA3\xA0"), "　", ""},
};

/* They are no part of the text; their bytes are those of the character before. */
Test(source_from_bytes, invisible_characters)
{
	struct arena arena;
	arena_init(&arena);
	struct source utf8 =
	    read_bytes(&arena,
	               STR("\xE2\x80\x8B项\xE2\x80\x8B目\xEF\xBB\xBF数\xC2\xAD：\xEF\xB8\x8F"
	                   "6"),
	               NULL, "UTF-8");
	struct source wide = read_bytes(&arena, STR("\x0B\x20\x79\x98\x0B\x20\xEE\x76\x0A\x00"),
	                                "UTF-16LE", "UTF-16");
	struct place place = source_place(&utf8, (struct span){3, 6}, &arena);
	cr_expect(str_equal(utf8.text, STR("项目数：6")), "\"%.*s\"", STR_FORMAT(utf8.text));
	cr_expect(str_equal(wide.text, STR("项目\n")), "\"%.*s\"", STR_FORMAT(wide.text));
	cr_expect_eq(place.count, 1);
	cr_expect_eq(place.first.start, 9);
	cr_expect_eq(place.first.end, 15);
	arena_release(&arena);
}

Test(source_from_bytes, defects)
{
	for (size_t i = 0; i < ROWS(defect_cases); i++) {
		const struct defect_case *row = &defect_cases[i];
		struct arena arena;
		arena_init(&arena);
		struct source source = read_bytes(&arena, row->bytes, row->encoding, row->what);
		cr_assert(str_equal(source.text, str_from(row->text)), "%s: \"%.*s\"", row->what,
		          STR_FORMAT(source.text));
		char found[256] = "";
		for (size_t d = 0; d < source.defect_count; d++) {
			snprintf(found + strlen(found), sizeof found - strlen(found), "%s%u-%u ",
			         source.defects[d].kind == DEFECT_NUL ? "N" : "",
			         source.defects[d].bytes.start, source.defects[d].bytes.end);
		}
		cr_assert_str_eq(found, row->defects, "%s: defects %s", row->what, found);
		check_map(&source, &arena, row->what);
		arena_release(&arena);
	}
}

static const struct {
	struct str text;
	size_t count;
	uint32_t starts[6];
} line_cases[] = {
    {STR_INIT(""), 0, {0}},
    {STR_INIT("a"), 1, {0}},
    {STR_INIT("\n"), 1, {0}},
    {STR_INIT("a\nb\n"), 2, {0, 2}},
    {STR_INIT("a\r\nb\rc\nd"), 4, {0, 3, 5, 7}},
    {STR_INIT("\r\r\n\n\r"), 4, {0, 1, 3, 4}},
    {STR_INIT("\n\r\n"), 2, {0, 1}},
    {STR_INIT("a\fb\v\xE2\x80\xA8\n"), 1, {0}},
};

Test(source_from_bytes, lines)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(line_cases); i++) {
		struct source source = read_bytes(&arena, line_cases[i].text, NULL, "lines");
		cr_assert_eq(source.line_count, line_cases[i].count, "row %zu: %zu lines", i,
		             source.line_count);
		for (size_t n = 0; n < source.line_count; n++) {
			uint32_t start = line_cases[i].starts[n];
			cr_assert_eq(source.lines[n], start, "row %zu line %zu", i, n + 1);
			cr_assert_eq(source_line(&source, start), n + 1, "row %zu", i);
			if (n > 0) {
				cr_assert_eq(source_line(&source, start - 1), n, "row %zu", i);
			}
		}
		uint32_t last = source.line_count ? (uint32_t)source.line_count : 1;
		cr_assert_eq(source_line(&source, (uint32_t)source.text.size), last, "row %zu", i);
	}
	arena_release(&arena);
}

static const struct {
	struct str bytes;
	const char *encoding;
	const struct message *message;
} refusals[] = {
    {STR_INIT("%PDF-1.7\n"), NULL, &MESSAGE_SOURCE_PDF_DAMAGED},
    {STR_INIT("%PDF-1.7\n"), "UTF-8", &MESSAGE_SOURCE_PDF_DAMAGED},
    {STR_INIT("PK\3\4garbage"), NULL, &MESSAGE_SOURCE_ARCHIVE},
    {STR_INIT("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), NULL, &MESSAGE_SOURCE_OLE},
    {STR_INIT("{\\rtf1"), NULL, &MESSAGE_SOURCE_RTF},
    {STR_INIT("\x89PNG\r\n\x1A\n"), NULL, &MESSAGE_SOURCE_IMAGE_DAMAGED},
    {STR_INIT("\x1F\x8B\x08\0"), NULL, &MESSAGE_SOURCE_COMPRESSED},
    {STR_INIT("text"), "no-such", &MESSAGE_ENCODING_UNKNOWN},
    {STR_INIT("text"), "", &MESSAGE_ENCODING_UNKNOWN},
    {STR_INIT("text"), "../../etc/passwd", &MESSAGE_ENCODING_UNKNOWN},
    {STR_INIT("\x7F"
              "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3E\0\1\0\0\0"),
     NULL, &MESSAGE_SOURCE_PROGRAM},
    {STR_INIT("caf\xE9 au lait"), NULL, &MESSAGE_SOURCE_NOT_TEXT},
};

Test(source_from_bytes, refusals)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(refusals); i++) {
		struct diags diags;
		struct source source;
		struct source_options options = {.encoding = refusals[i].encoding};
		diags_init(&diags, &arena);
		enum status status = source_from_bytes(&source, &arena, STR("dir/file"),
		                                       refusals[i].bytes, &options, &diags);
		cr_assert_eq(status, STATUS_TROUBLE, "row %zu", i);
		cr_assert_eq(diags.first->message, refusals[i].message, "row %zu", i);
		cr_assert(str_equal(diags.first->file, STR("dir/file")), "row %zu", i);
	}
	struct diags diags;
	struct source source;
	diags_init(&diags, &arena);
	struct source_options options = {.byte_limit = 3};
	cr_assert_eq(source_from_bytes(&source, &arena, STR("f"), STR("four"), &options, &diags),
	             STATUS_TROUBLE);
	cr_assert_eq(diags.first->message, &MESSAGE_FILE_TOO_LARGE);
	arena_release(&arena);
}

/* The bytes of text in another encoding, by the C library and not by ICU. */
static struct str convert(struct arena *arena, struct str text, const char *to)
{
	iconv_t converter = iconv_open(to, "UTF-8");
	cr_assert_neq(converter, (iconv_t)-1, "iconv: %s", to);
	size_t capacity = text.size * 4 + 8;
	char *bytes = arena_alloc(arena, capacity);
	char *in = (char *)text.data;
	char *out = bytes;
	size_t in_left = text.size;
	size_t out_left = capacity;
	size_t failed = iconv(converter, &in, &in_left, &out, &out_left);
	iconv_close(converter);
	cr_assert_eq(failed, 0, "iconv to %s", to);
	return (struct str){bytes, capacity - out_left};
}

static struct str with_line_ends(struct arena *arena, struct str text, const char *end)
{
	char *bytes = arena_alloc(arena, text.size * 2);
	size_t size = 0;
	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] != '\n') {
			bytes[size++] = text.data[i];
			continue;
		}
		for (const char *c = end; *c; c++) {
			bytes[size++] = *c;
		}
	}
	return (struct str){bytes, size};
}

Test(source_from_bytes, real_text_in_every_encoding)
{
	need_shared(real_text);
	static const struct {
		const char *iconv;
		const char *mark;
		const char *name;
	} encodings[] = {
	    {"UTF-8", "", "UTF-8"},
	    {"UTF-8", "\xEF\xBB\xBF", "UTF-8"},
	    {"GB18030", "", "GB18030"},
	    {"GB18030", "\x84\x31\x95\x33", "GB18030"},
	    {"GBK", "", "GB18030"},
	    {"UTF-16LE", "", "UTF-16LE"},
	    {"UTF-16BE", "", "UTF-16BE"},
	    {"UTF-16LE", "\xEF\xBB\xBF", "UTF-16LE"},
	    {"UTF-16BE", "\xEF\xBB\xBF", "UTF-16BE"},
	    {"UTF-32LE", "", "UTF-32LE"},
	    {"UTF-32BE", "\xEF\xBB\xBF", "UTF-32BE"},
	};
	static const char *const ends[] = {"\n", "\r\n", "\r"};
	struct arena arena;
	arena_init(&arena);
	struct str real = read_shared(&arena, real_text);
	for (size_t i = 0; i < ROWS(encodings) * ROWS(ends); i++) {
		const char *name = encodings[i / ROWS(ends)].name;
		struct str text = with_line_ends(&arena, real, ends[i % ROWS(ends)]);
		const char *mark = encodings[i / ROWS(ends)].mark;
		bool is_utf8_mark = mark[0] == '\xEF'; /* converted with the text */
		struct str marked =
		    arena_format(&arena, "%s%.*s", is_utf8_mark ? mark : "", STR_FORMAT(text));
		struct str bytes = convert(&arena, marked, encodings[i / ROWS(ends)].iconv);
		if (!is_utf8_mark && mark[0]) {
			bytes = arena_format(&arena, "%s%.*s", mark, STR_FORMAT(bytes));
		}
		struct source source = read_bytes(&arena, bytes, NULL, name);
		cr_assert(str_equal(source.encoding, str_from(name)), "%s is %.*s", name,
		          STR_FORMAT(source.encoding));
		cr_assert_eq(source.has_bom, mark[0] != '\0', "%s", name);
		cr_assert(str_equal(source.text, text), "%s: text", name);
		cr_assert_eq(source.is_identity, strcmp(name, "UTF-8") == 0, "%s", name);
		cr_assert_eq(source.line_count, 341, "%s: %zu lines", name, source.line_count);
		cr_assert_eq(source.defect_count, 0, "%s", name);
		check_map(&source, &arena, name);
	}
	arena_release(&arena);
}

Test(source_from_bytes, name_and_hash)
{
	struct arena arena;
	struct diags diags;
	struct source source;
	arena_init(&arena);
	diags_init(&diags, &arena);
	cr_assert_eq(source_from_bytes(&source, &arena, STR("a/b/c.txt"), STR("abc"), NULL, &diags),
	             STATUS_OK);
	cr_assert(str_equal(source.name, STR("c.txt")));
	cr_assert(str_equal(source.format, STR("text")));
	/* FIPS 180-4, the example of one block. */
	cr_assert(str_equal(source_sha256(&source, &arena),
	                    STR("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb"
	                        "410ff61f20015ad")));
	arena_release(&arena);
}

Test(source_from_bytes, real_file)
{
	need_shared(real_text);
	struct arena arena;
	struct diags diags;
	struct source source;
	arena_init(&arena);
	diags_init(&diags, &arena);
	struct str bytes = read_shared(&arena, real_text);
	cr_assert_eq(source_from_bytes(&source, &arena, str_from(real_text), bytes, NULL, &diags),
	             STATUS_OK);
	cr_assert(str_equal(source.name, STR("intergovernmental-2023-2.txt")));
	cr_assert_eq(source.bytes.size, 23296);
	cr_assert_eq(source.text.data, source.bytes.data, "no copy");
	arena_release(&arena);
}

/* Any bytes in any encoding: valid text, and a map without gap. */
Test(source_from_bytes, damaged_bytes)
{
	need_shared(real_text);
	static const char *const encodings[] = {NULL,       "UTF-8",    "GB18030",   "Big5",
	                                        "UTF-16LE", "UTF-32BE", "Big5-HKSCS"};
	struct arena arena;
	arena_init(&arena);
	struct str real = read_shared(&arena, real_text);
	uint32_t random = 1;
	for (size_t i = 0; i < 350; i++) {
		struct arena run;
		arena_init(&run);
		struct str copy = arena_copy(&run, str_slice(real, i * 60, i * 60 + i % 200));
		char *bytes = (char *)copy.data;
		for (size_t n = 0; n < copy.size && n < i % 40; n++) {
			random = random * 1664525 + 1013904223;
			bytes[(random >> 8) % copy.size] = (char)(random >> 24);
		}
		struct diags diags;
		struct source source;
		struct source_options options = {.encoding = encodings[i % ROWS(encodings)]};
		diags_init(&diags, &run);
		enum status status =
		    source_from_bytes(&source, &run, STR("damaged"), copy, &options, &diags);
		cr_assert(status == STATUS_OK || diags.errors == 1, "round %zu", i);
		if (status == STATUS_OK) {
			check_map(&source, &run, "damaged");
		}
		arena_release(&run);
	}
	arena_release(&arena);
}
