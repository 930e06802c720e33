/* The index over words, and what is refused of a file of words. */
#include <criterion/criterion.h>

#include "base/buf.h"
#include "grammar/lexicon_load.h"
#include "grammar/message.h"
#include "value/lexicon.h"
#include "reading.h"

static struct word words[] = {
    {.text = STR_INIT("万"), .classes = WORD_FLAG(WORD_MULTIPLIER), .number = 4},
    {.text = STR_INIT("万元"), .classes = WORD_FLAG(WORD_CURRENCY_UNIT), .name = STR_INIT("CNY")},
    {.text = STR_INIT("万一"), .classes = WORD_FLAG(WORD_STOP)},
    {.text = STR_INIT("元"), .classes = WORD_FLAG(WORD_CURRENCY_UNIT), .name = STR_INIT("CNY")},
    {.text = STR_INIT("𠀋"), .classes = WORD_FLAG(WORD_STOP)},
};

Test(lexicon, match_and_skip)
{
	struct arena arena;
	arena_init(&arena);
	struct lexicon *lexicon = lexicon_new(&arena, words, sizeof words / sizeof *words);
	struct str text = STR("汉万元万");
	const word_set all = ~(word_set)0;
	cr_assert_null(lexicon_match(lexicon, text, 0, all));
	cr_assert(str_equal(lexicon_match(lexicon, text, 3, all)->text, STR("万元")), "longest");
	cr_assert_eq(lexicon_match(lexicon, text, 3, WORD_FLAG(WORD_MULTIPLIER))->number, 4);
	cr_assert_null(lexicon_match(lexicon, text, 3, WORD_FLAG(WORD_STOP)));
	cr_assert(str_equal(lexicon_match(lexicon, text, 9, all)->text, STR("万")), "at the end");
	cr_assert_null(lexicon_match(lexicon, text, 12, all), "behind the end");
	cr_assert_null(lexicon_match(lexicon, STR("𠀋"), 0, all), "beyond the first plane");
	cr_assert_eq(lexicon_skip(lexicon, text, 0), 3);
	cr_assert_eq(lexicon_skip(lexicon, STR("汉元"), 0), 6, "a unit begins no figure");
	cr_assert_eq(lexicon_skip(lexicon, STR("汉\u200b"), 0), 3, "what is not seen");
	cr_assert_eq(lexicon_skip(lexicon, STR("汉\\%"), 0), 3);
	cr_assert_eq(lexicon_skip(lexicon, STR("汉a"), 0), 3);
	cr_assert_eq(lexicon_skip(lexicon, STR("汉７"), 0), 3);
	cr_assert_eq(lexicon_skip(lexicon, STR(""), 0), 0);
	cr_assert(str_equal(lexicon_currency(lexicon), STR("CNY")));
	arena_release(&arena);
}

Test(lexicon, without_words)
{
	struct arena arena;
	arena_init(&arena);
	struct lexicon *lexicon = lexicon_new(&arena, NULL, 0);
	struct figures figures = {0};
	figures_from_text(&figures, lexicon, STR("12 万元"), &arena);
	cr_assert_eq(figures.count, 1);
	cr_assert(figures.items[0].kind == FIGURE_NUMBER && figures.items[0].value.digits == 12);
	arena_release(&arena);
}

static const struct {
	const char *yaml;
	const struct message *message; /* NULL: fine */
	uint32_t column;
} files[] = {
    {"digit: {1: [一 壹]}", NULL, 0},
    {"stop: [一般, 一切]", NULL, 0},
    {"year-part: {1-6: [上半年]}", NULL, 0},
    {"currency: {CNY: [人民币]}", NULL, 0},
    {"duration: {year: [年]}", NULL, 0},
    {"relation-before: {at-most: [不超过]}", NULL, 0},
    {"[digit]", &MESSAGE_LEXICON_SHAPE, 1},
    {"digits: {1: [一]}", &MESSAGE_LEXICON_CLASS_UNKNOWN, 1},
    {"digit: {one: [一]}", &MESSAGE_LEXICON_KEY_UNKNOWN, 9},
    {"digit: {100: [一]}", &MESSAGE_LEXICON_KEY_UNKNOWN, 9},
    {"year-part: {6-1: [上半年]}", &MESSAGE_LEXICON_KEY_UNKNOWN, 13},
    {"year-part: {6: [上半年]}", &MESSAGE_LEXICON_KEY_UNKNOWN, 13},
    {"duration: {decade: [年]}", &MESSAGE_LEXICON_KEY_UNKNOWN, 12},
    {"relation-before: {atmost: [不超过]}", &MESSAGE_LEXICON_KEY_UNKNOWN, 19},
    {"digit: [一]", &MESSAGE_LEXICON_SHAPE, 8},
    {"stop: {1: [一般]}", &MESSAGE_LEXICON_SHAPE, 7},
    {"stop: [一般 一切 一般]", &MESSAGE_LEXICON_WORD_TWICE, 14},
    {"stop: [等于 \"=\"]", &MESSAGE_LEXICON_SHAPE, 8},
};

Test(lexicon, parse)
{
	for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
		struct arena arena;
		struct diags diags;
		struct lexicon *lexicon = NULL;
		arena_init(&arena);
		diags_init(&diags, &arena);
		enum status status = lexicon_parse(&lexicon, &arena, str_from(files[i].yaml),
		                                   STR("words.yaml"), &diags);
		if (files[i].message == NULL) {
			cr_assert(status == STATUS_OK && lexicon != NULL, "row %zu", i);
		} else {
			cr_assert_eq(status, STATUS_TROUBLE, "row %zu", i);
			cr_assert_eq(diags.first->message, files[i].message, "row %zu", i);
			cr_assert_eq(diags.first->column, files[i].column, "row %zu", i);
		}
		arena_release(&arena);
	}
}

/* A label may be longer than what is looked at, and is not cut within a character. */
Test(lexicon, per_of_a_long_label)
{
	struct buf label;
	buf_init(&label);
	for (int i = 0; i < 1000; i++) {
		buf_append(&label, STR("甲"));
		cr_expect_eq(lexicon_per(test_lexicon(), buf_str(&label)).size, 0);
	}
	buf_release(&label);
}
