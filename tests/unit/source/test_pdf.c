/* PDF: what the reader of PDF writes, and paragraphs from where lines stand. */
#include "check_format.h"
#include "source/pdf_layout.h"

static const struct {
	const char *written;
	bool is_sound;
} rows[] = {
    {"P 1\nL 1 2 3 4 5 6 text\nZ 1\n", true},
    {"P 1\nL -1 -2 3 4 5 6 \nP 2\nZ 2\n", true},
    {"", false},
    {"P 1\n", false},
    {"P 1\nZ 1", false},
    {"P 2\nZ 2\n", false},
    {"P 1\nP 1\nZ 1\n", false},
    {"P 1\nZ 2\n", false},
    {"L 1 2 3 4 5 6 text\nZ 0\n", false},
    {"P 1\nL 1 2 3 4 5 text\nZ 1\n", false},
    {"P 1\nL 3 2 1 4 5 6 text\nZ 1\n", false},
    {"P 1\nL 1 2 99999999999 4 5 6 text\nZ 1\n", false},
    {"P 1\nX\nZ 1\n", false},
};

Test(pdf, written_lines)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct pdf_lines lines = {0};
		uint32_t pages;
		bool is_sound =
		    pdf_lines_from_text(&lines, &arena, str_from(rows[i].written), &pages);
		cr_assert_eq(is_sound, rows[i].is_sound, "%s", rows[i].written);
	}
	arena_release(&arena);
}

enum { LEFT = 1000, RIGHT = 5000, SIZE = 100, STEP = 200 };

/* A line of a page: its left and right edge in characters of SIZE from LEFT, its row. */
struct laid {
	uint32_t page;
	int x0, x1;
	int row; /* in halves of STEP */
	const char *text;
};

/* Forty characters to a line. */
#define FULL 0, 40

static struct source lay(struct arena *arena, const struct laid *laid, size_t count,
                         const char *expected, const char *what)
{
	struct pdf_lines lines = {0};
	struct source source = {0};
	struct diags diags;
	diags_init(&diags, arena);
	struct reading_job job = {&source, arena, STR("a.pdf"), {.unpacked_limit = 10000}, &diags};
	for (size_t i = 0; i < count; i++) {
		int y = 1000 + laid[i].row * STEP / 2;
		struct pdf_line line = {.page = laid[i].page,
		                        .x0 = LEFT + laid[i].x0 * SIZE,
		                        .y0 = y,
		                        .x1 = LEFT + laid[i].x1 * SIZE,
		                        .y1 = y + SIZE,
		                        .size = SIZE,
		                        .unit = SIZE,
		                        .text = str_from(laid[i].text)};
		ARENA_PUSH(arena, lines.items, lines.count, lines.capacity, line);
	}
	cr_assert_eq(pdf_layout(&job, &lines), STATUS_OK);
	cr_assert(str_equal(source.text, str_from(expected)), "%s:\n%.*s<\nnot:\n%s<", what,
	          STR_FORMAT(source.text), expected);
	return source;
}

Test(pdf, indents)
{
	static const struct laid laid[] = {
	    {1, 2, 40, 0, "一"},    {1, 0, 40, 2, "二"},   {1, 0, 10, 4, "三。"},
	    {1, 2, 40, 6, "四"},    {1, 0, 40, 8, "五。"}, {1, 2, 20, 10, "六。"},
	    {1, 2, 30, 12, "七。"}, {1, 2, 40, 14, "八"},  {2, 0, 12, 0, "九。"},
	};
	struct arena arena;
	arena_init(&arena);
	struct source source = lay(&arena, laid, ROWS(laid),
	                           "一二三。\n\n四五。\n\n六。\n\n七。\n\n八\n九。\n", "indents");
	cr_assert_eq(source.page_count, 2);
	cr_assert_eq(source.pages[1].offset, source.text.size - 7);
	cr_assert(source.notes && source.notes[0].hint == HINT_CONTINUES);
	arena_release(&arena);
}

Test(pdf, spaces)
{
	static const struct laid laid[] = {
	    {1, FULL, 0, "一"},   {1, FULL, 2, "二"},  {1, 0, 10, 4, "三。"}, {1, FULL, 7, "四"},
	    {1, FULL, 9, "五。"}, {1, FULL, 12, "六"}, {1, 0, 5, 14, "七。"}, {1, 0, 5, 17, "八。"},
	};
	struct arena arena;
	arena_init(&arena);
	lay(&arena, laid, ROWS(laid), "一二三。\n\n四五。\n\n六七。\n\n八。\n", "spaces");
	arena_release(&arena);
}

Test(pdf, rows_and_words)
{
	static const struct laid laid[] = {
	    {1, 20, 24, 0, "6 个"},
	    {1, 0, 4, 0, "项目数"},
	    {1, FULL, 2, "see RIKEN"},
	    {1, FULL, 4, "Institute or http://a.example/b-"},
	    {1, FULL, 6, "c.html 不超过 10"},
	    {1, 0, 9, 8, "80 万元。"},
	    {1, 2, 9, 10, "一。"},
	    {1, 2, 9, 12, "二。"},
	    {1, 2, 9, 14, "三。"},
	};
	struct arena arena;
	arena_init(&arena);
	lay(&arena, laid, ROWS(laid),
	    "项目数  6 个\n\nsee RIKEN Institute or http://a.example/b-c.html 不超过 1080 "
	    "万元。\n\n一。\n\n二。\n\n三。\n",
	    "rows");
	arena_release(&arena);
}

/* Whether the line that starts with some characters is a margin. */
static bool is_margin(const struct source *source, const char *start)
{
	size_t at = str_find(source->text, str_from(start));
	cr_assert_neq(at, SIZE_MAX, "%s", start);
	return source_has_hint(source, (uint32_t)at, HINT_FURNITURE);
}

static void find_lines(struct source *source, struct arena *arena)
{
	for (size_t i = 0; i < source->text.size; i++) {
		if (i == 0 || source->text.data[i - 1] == '\n') {
			ARENA_PUSH(arena, source->lines, source->line_count, source->line_capacity,
			           (uint32_t)i);
		}
	}
}

Test(pdf, margins)
{
	static const struct laid laid[] = {
	    {1, 0, 9, -6, "指南"}, {1, 0, 9, 0, "经费：1 元。"}, {1, 0, 9, 2, "甲。"},
	    {1, 0, 9, 4, "乙。"},  {1, FULL, 6, "长"},           {1, 0, 3, 20, "- 5 -"},
	    {2, 0, 9, -6, "指南"}, {2, 0, 9, 0, "经费：7 元。"}, {2, 0, 9, 2, "丙。"},
	    {2, 0, 9, 4, "丁。"},  {2, FULL, 6, "宽"},           {2, 0, 3, 20, "- 6 -"},
	    {3, 0, 9, -6, "指南"}, {3, 0, 9, 0, "经费：2 元。"}, {3, 0, 9, 2, "戊。"},
	    {3, 0, 9, 4, "己。"},  {3, FULL, 6, "高"},           {3, 0, 3, 20, "- 7 -"},
	};
	struct arena arena;
	arena_init(&arena);
	struct source source = lay(
	    &arena, laid, ROWS(laid),
	    "指南\n经费：1 元。\n\n甲。\n\n乙。\n\n长\n- 5 -\n指南\n经费：7 元。\n\n丙。\n\n丁。\n\n宽\n"
	    "- 6 -\n指南\n经费：2 元。\n\n戊。\n\n己。\n\n高\n- 7 -\n",
	    "margins");
	find_lines(&source, &arena);
	cr_assert(is_margin(&source, "指南") && is_margin(&source, "- 6 -"));
	cr_assert(!is_margin(&source, "经费：7") && !is_margin(&source, "丁"));
	arena_release(&arena);
}
