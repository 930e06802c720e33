/* Composition, segment by segment. */
#include "check_text.h"
#include "layout/paragraph_nfc.h"

Test(normalise, segments)
{
	static const struct {
		const char *what;
		struct str text;
		bool may_need;
		const char *changes; /* "start-end>composed" of each */
	} cases[] = {
	    {"nothing", STR_INIT(""), false, ""},
	    {"Chinese", STR_INIT("拟支持6个，“甲”《乙》。"), false, ""},
	    {"composed already", STR_INIT("caf\xC3\xA9"), false, ""},
	    {"a letter and its mark", STR_INIT("e\xCC\x81"), true, "0-3>\xC3\xA9 "},
	    {"two of them", STR_INIT("e\xCC\x81一A\xCC\x8A"), true, "0-3>\xC3\xA9 6-9>\xC3\x85 "},
	    {"marks out of order", STR_INIT("q\xCC\x87\xCC\xA3"), true, "0-5>q\xCC\xA3\xCC\x87 "},
	    {"a mark that composes with nothing", STR_INIT("一\xCC\x81"), true, ""},
	    {"the ohm sign", STR_INIT("\xE2\x84\xA6"), true, "0-3>\xCE\xA9 "},
	    {"a compatibility ideograph", STR_INIT("\xEF\xA4\x80"), true, "0-3>豈 "},
	    {"kana and its mark", STR_INIT("\xE3\x81\x8B\xE3\x82\x99"), true, "0-6>が "},
	    {"Hangul letters", STR_INIT("\xE1\x84\x80\xE1\x85\xA1"), true, "0-6>가 "},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct buf out;
		struct span segment = {0, 0};
		struct str nfc;
		buf_init(&out);
		while (text_next_nfc(cases[i].text, segment.end, &segment, &nfc, &arena)) {
			buf_format(&out, "%u-%u>%.*s ", segment.start, segment.end,
			           STR_FORMAT(nfc));
		}
		const char *changes = kept(&arena, &out);
		cr_expect_str_eq(changes, cases[i].changes, "%s: %s", cases[i].what, changes);
		cr_expect_eq(text_may_need_nfc(cases[i].text), cases[i].may_need, "%s",
		             cases[i].what);
	}
	arena_release(&arena);
}

/* A pile of marks without an end is left alone and takes no time that grows with its square. */
Test(normalise, a_long_pile, .timeout = 20)
{
	struct arena arena;
	struct buf pile;
	struct span segment;
	struct str nfc;
	arena_init(&arena);
	buf_init(&pile);
	buf_append(&pile, STR("e"));
	for (int i = 0; i < 200000; i++) {
		buf_append(&pile, STR("\xCC\x81"));
	}
	cr_expect_not(text_next_nfc(buf_str(&pile), 0, &segment, &nfc, &arena));
	buf_release(&pile);
	arena_release(&arena);
}
