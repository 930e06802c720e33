/* Files of corrections and remarks: what an entry says, JSON that YAML must read exactly, and what is refused. */
#include "check_grammar.h"
#include "grammar/corrections.h"

#define HEAD "corrections:\n"

static enum status read_file(struct folder *folder, struct corrections *out, const char *text)
{
	*folder = (struct folder){0};
	arena_init(&folder->arena);
	diags_init(&folder->diags, &folder->arena);
	return corrections_from_bytes(out, &folder->arena, str_from(text), STR("f"),
	                              &folder->diags);
}

/* "29 'words' per project; ": each entry's line, words, key and what is true. */
static const char *entries_shown(struct folder *folder, const struct corrections *corrections)
{
	struct str all = STR("");
	for (size_t i = 0; i < corrections->count; i++) {
		const struct correction *item = &corrections->items[i];
		all = arena_format(&folder->arena, "%.*s%u '%.*s' %.*s%s%.*s; ", STR_FORMAT(all),
		                   item->line, STR_FORMAT(item->words),
		                   STR_FORMAT(correction_key(item->kind)),
		                   item->to.size > 0 ? " " : "", STR_FORMAT(item->to));
	}
	return all.data;
}

Test(corrections_file, entries)
{
	static const char *const rows[][2] = {
	    {"{line: 29, words: 1080 万元, note: ask}", "29 '1080 万元' note; "},
	    {"{words: 1080 万元, note: ask}", "0 '1080 万元' note; "},
	    {"{line: 29, note: ask}", "29 '' note; "},
	    {"{line: 29, words: '  ', note: ask}", "29 '' note; "},
	    {"{note: ask}", "0 '' note; "},
	    {"{line: 29, words: a, note: ask, per: project}", "29 'a' per project; "},
	    {"{line: 29, words: a, per: 项目}\n  - {line: 29, words: a, note: one}\n"
	     "  - {line: 29, words: a, note: two}",
	     "29 'a' per project; 29 'a' note; 29 'a' note; "},
	};
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct folder folder;
		struct corrections corrections;
		char file[400];
		snprintf(file, sizeof file, HEAD "  - %s\n", rows[i][0]);
		cr_assert_eq(read_file(&folder, &corrections, file), STATUS_OK, "%s: %s", file,
		             folder_diags(&folder));
		const char *shown = entries_shown(&folder, &corrections);
		cr_expect_str_eq(shown, rows[i][1], "%s: %s", file, shown);
		arena_release(&folder.arena);
	}
}

/* One string of JSON, and the bytes that it means. */
static const struct {
	const char *json;
	struct str meant;
} strings[] = {
    {"\"plain\"", STR_INIT("plain")},
    {"\"a \\\"b\\\" c\"", STR_INIT("a \"b\" c")},
    {"\"it's 'so'\"", STR_INIT("it's 'so'")},
    {"\"C:\\\\dir\\\\n\"", STR_INIT("C:\\dir\\n")},
    {"\"a # b\"", STR_INIT("a # b")},
    {"\"a: b, c: {d} [e] - f\"", STR_INIT("a: b, c: {d} [e] - f")},
    {"\"- ? & * ! | > % @ `\"", STR_INIT("- ? & * ! | > % @ `")},
    {"\"1\\/2<\\/script>\"", STR_INIT("1/2</script>")},
    {"\"caf\\u00e9 \\u4E07\\u5143\"", STR_INIT("caf\u00e9 \u4e07\u5143")},
    {"\"one\\ntwo\\r\\n\\tthree\\b\\f\"", STR_INIT("one\ntwo\r\n\tthree\xEF\xBF\xBD\xEF\xBF\xBD")},
    {"\"  blanks at both ends  \"", STR_INIT("  blanks at both ends  ")},
    {"\"\xF0\x9F\x98\x80 emoji\"", STR_INIT("\xF0\x9F\x98\x80 emoji")},
    {"\"\u202Eright to left\u202C\u2066\u2069\u200F\"",
     STR_INIT("\u202Eright to left\u202C\u2066\u2069\u200F")},
    {"\"\\u202e\\u2066\"", STR_INIT("\u202E\u2066")},
    {"\"a \\u2028 b \\u2029 c\\u0085d\"", STR_INIT("a \u2028 b \u2029 c\xC2\x85"
                                                   "d")},
    {"\"bare \uFEFF mark\"", STR_INIT("bare \uFEFF mark")},
    {"\"\\ufeffmark\\u007f\"", STR_INIT("\uFEFFmark\x7F")},
    {"\"<script>alert(1)</script> ]]> &amp;\"", STR_INIT("<script>alert(1)</script> ]]> &amp;")},
    {"\"nul\\u0000one\\u0001end\\uffff\"", STR_INIT("nul\xEF\xBF\xBDone\xEF\xBF\xBD"
                                                    "end\xEF\xBF\xBD")},
    {"\"true\"", STR_INIT("true")},
    {"\"null\"", STR_INIT("null")},
    {"\"~\"", STR_INIT("~")},
};

Test(corrections_file, json)
{
	for (size_t i = 0; i < ROWS(strings); i++) {
		static const char *const shapes[] = {
		    HEAD "  - {\"line\": 29, \"words\": \"w\", \"note\": %s}\n",
		    HEAD "  - {\"line\":29,\"words\":\"w\",\"note\":%s}\n",
		    "{\"corrections\":[{\"line\":29,\"words\":\"w\",\"note\":%s}]}",
		};
		for (size_t j = 0; j < ROWS(shapes); j++) {
			struct folder folder;
			struct corrections corrections;
			char file[400];
			int size = snprintf(file, sizeof file, shapes[j], strings[i].json);
			cr_assert(size > 0 && (size_t)size < sizeof file);
			cr_assert_eq(read_file(&folder, &corrections, file), STATUS_OK, "%s: %s",
			             file, folder_diags(&folder));
			cr_assert_eq(corrections.count, 1);
			struct str note = corrections.items[0].note;
			cr_expect(str_equal(note, strings[i].meant), "%s: '%.*s'", file,
			          STR_FORMAT(note));
			arena_release(&folder.arena);
		}
	}
}

/* The words of a remark may run over line ends; a long note is a note. */
Test(corrections_file, words)
{
	struct folder folder;
	struct corrections corrections;
	char file[9000];
	static const char over_lines[] =
	    HEAD "  - {\"words\": \"a\\nb\\t\\u0001\", \"note\": \"c\"}\n";
	cr_assert_eq(read_file(&folder, &corrections, over_lines), STATUS_OK, "%s",
	             folder_diags(&folder));
	cr_expect(str_equal(corrections.items[0].words, STR("a\nb\t\xEF\xBF\xBD")));
	arena_release(&folder.arena);
	int size = snprintf(file, sizeof file, HEAD "  - {\"note\": \"%08000d\"}\n", 0);
	cr_assert_gt(size, 8000);
	cr_assert_eq(read_file(&folder, &corrections, file), STATUS_OK, "%s",
	             folder_diags(&folder));
	cr_expect_eq(corrections.items[0].note.size, 8000);
	arena_release(&folder.arena);
}

Test(corrections_file, refused)
{
	static const char unclear[] = "a remark has a 'note' and none of these keys";
	static const char *const rows[][2] = {
	    {"{}", unclear},
	    {"{line: 29}", unclear},
	    {"{line: 29, words: a}", unclear},
	    {"{line: 29, words: a, note: ''}", unclear},
	    {"{line: 29, words: a, note: \" \\n \"}", unclear},
	    {"{line: 29, words: a, note: b, label: ''}", unclear},
	    {"{line: 29, words: a, note: b, read: }", unclear},
	    {"{line: 29, note: b, is: funds}", unclear},
	    {"{line: 29, words: a, is: funds, per: project, label: b}", unclear},
	    {"{line: 29, words: a, note: [b]}", "f:2:32: error: expected a word"},
	    {"{line: a, note: b}", "expected a whole number"},
	    {"{line: 29, words: \"a\\nb\", is: funds}", "within one line"},
	    {"{\"note\": \"\\ud83d\"}", "invalid Unicode character"},
	    {"{\"note\": \"\\ud83d\\ude00\"}", "invalid Unicode character"},
	    {"{\"note\": \"\xEF\xBF\xBF\"}", "control characters are not allowed"},
	    {"{\"note\": \"\x7F\"}", "control characters are not allowed"},
	    {"{\"note\": \"\xC2\x80\"}", "control characters are not allowed"},
	    {"{\"note\": \"\x01\"}", "control characters are not allowed"},
	    {"{\"note\": \"\xFF\"}", "UTF-8"},
	    {"{\"note\": \"a\", \"note\": \"b\"}", "given twice"},
	};
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct folder folder;
		struct corrections corrections;
		char file[400];
		snprintf(file, sizeof file, HEAD "  - %s\n", rows[i][0]);
		cr_expect_eq(read_file(&folder, &corrections, file), STATUS_TROUBLE, "%s", file);
		cr_expect(strstr(folder_diags(&folder), rows[i][1]), "%s: %s", file,
		          folder_diags(&folder));
		arena_release(&folder.arena);
	}
}

/* Each value that is offered is one that a file may have, as its code and as its word. */
Test(corrections_file, values)
{
	size_t count;
	const struct correction_value *values = correction_values(&count);
	bool has_per = false;
	cr_assert_gt(count, 2);
	cr_expect_eq(values[0].kind, CORRECTION_IS);
	for (size_t i = 0; i < count; i++) {
		const struct correction_value *value = &values[i];
		const struct str said[] = {value->code, value->word};
		has_per = has_per || value->kind == CORRECTION_PER;
		cr_expect(value->kind == (has_per ? CORRECTION_PER : CORRECTION_IS));
		for (size_t j = 0; j < ROWS(said); j++) {
			struct folder folder;
			struct corrections corrections;
			char file[200];
			snprintf(file, sizeof file, HEAD "  - {words: a, %.*s: %.*s}\n",
			         STR_FORMAT(correction_key(value->kind)), STR_FORMAT(said[j]));
			cr_assert_eq(read_file(&folder, &corrections, file), STATUS_OK, "%s: %s",
			             file, folder_diags(&folder));
			cr_expect(str_equal(corrections.items[0].to, value->code), "%s", file);
			arena_release(&folder.arena);
		}
	}
	cr_expect(has_per);
}
