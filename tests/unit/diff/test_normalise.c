/* What two texts may differ in and still say the same. */
#include <criterion/criterion.h>

#include "base/utf8.h"
#include "diff/normalise.h"
#include "chance.h"

static const struct {
	const char *text;
	const char *spaced; /* with a blank between Latin letters and digits */
	const char *normal;
} rows[] = {
    {"", "", ""},
    {"  \t\n", "", ""},
    {"拟支持 6 个", "拟支持6个", "拟支持6个"},
    {"拟支持\xC2\xA0"
     "6\xE3\x80\x80个",
     "拟支持6个", "拟支持6个"},
    {"ＲＩＫＥＮ（１２）", "RIKEN(12)", "RIKEN(12)"},
    {"甲，乙；丙：丁。", "甲,乙;丙:丁.", "甲,乙;丙:丁."},
    {"甲、乙", "甲,乙", "甲,乙"},
    {"“甲”‘乙’「丙」『丁』", "\"甲\"'乙'\"丙\"\"丁\"", "\"甲\"'乙'\"丙\"\"丁\""},
    {"5—6–7－8−9", "5-6-7-8-9", "5-6-7-8-9"},
    {"5～6〜7", "5~6~7", "5~6~7"},
    {"New  Zealand", "New Zealand", "NewZealand"},
    {" +972\t5087\n21283 ",
     "+972\x1F"
     "5087 21283",
     "+972\x1F"
     "508721283"},
    {"10 20 例",
     "10\x1F"
     "20例",
     "10\x1F"
     "20例"},
    {"Oz - Sinai", "Oz-Sinai", "Oz-Sinai"},
    {"⽬⼈⺠", "目人⺠", "目人⺠"},
    {"\xEF\xA4\x80", "\xE8\xB1\x88", "\xE8\xB1\x88"}, /* U+F900 is U+8C48 */
    {"甲\xE2\x80\x8B乙\xEF\xBB\xBF丙\xC2\xAD丁", "甲乙丙丁", "甲乙丙丁"},
    {"《甲》乙", "《甲》乙", "《甲》乙"},
    {"項", "項", "項"},
};

Test(normal, rows)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct str text = str_from(rows[i].text);
		struct str normal = normalise(&arena, text);
		struct normal_text spaced = normalise_with_origins(&arena, text);
		cr_expect(str_equal(normal, str_from(rows[i].normal)), "%s: %.*s", rows[i].text,
		          STR_FORMAT(normal));
		cr_expect(str_equal(spaced.text, str_from(rows[i].spaced)), "%s: %.*s",
		          rows[i].text, STR_FORMAT(spaced.text));
	}
	arena_release(&arena);
}

/* The origins of neighbouring characters tile the text, and each character stands in its tile. */
Test(normal, origins_tile_the_text)
{
	static const char *const letters[] = {"甲", "Ａ", "a",  " ",  "\xE3\x80\x80", "。",
	                                      "1",  "９", "⽬", "\n", "\xE2\x80\x8B", "-"};
	struct chance chance = {4};
	struct arena arena;
	arena_init(&arena);
	for (int round = 0; round < 3000; round++) {
		char text[64] = "";
		for (uint32_t left = roll(&chance, 12); left > 0; left--) {
			strcat(text, letters[roll(&chance, sizeof letters / sizeof *letters)]);
		}
		struct str whole = str_from(text);
		struct normal_text normal = normalise_with_origins(&arena, whole);
		cr_assert_eq(normal.origins[normal.text.size], whole.size);
		size_t last = 0;
		for (size_t at = 0; at < normal.text.size;) {
			uint32_t start = normal.origins[at];
			size_t next = at;
			utf8_next(normal.text, &next);
			uint32_t end = normal.origins[next];
			cr_assert(start >= last && end > start && end <= whole.size, "%s", text);
			struct str tile = normalise(&arena, str_slice(whole, start, end));
			struct str one = str_slice(normal.text, at, next);
			cr_assert(str_equal(tile, one) || str_equal(one, STR(" ")) ||
			              str_equal(one, STR("\x1F")),
			          "%s", text);
			last = end;
			at = next;
		}
	}
	arena_release(&arena);
}

Test(normal, stops)
{
	static const char *const pairs[][2] = {
	    {"甲.", "甲"}, {"甲;.", "甲"}, {"甲.乙,", "甲.乙"}, {"", ""},
	    {"...", ""},   {"甲)", "甲)"}, {"甲!", "甲!"},
	};
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct str cut = normal_without_stops(str_from(pairs[i][0]));
		cr_expect(str_equal(cut, str_from(pairs[i][1])), "%s", pairs[i][0]);
	}
}
