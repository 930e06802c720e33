/* PDF: what the reader of PDF writes, and paragraphs from where lines stand. */
#include "check_format.h"
#include "source/paged/layout.h"

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
    {"P 1\nO\nZ 1\n", true},
    {"O\nP 1\nZ 1\n", false},
    {"P 1\nS 5950 8420\nV engine 1\nL 1 2 3 4 5 6 text\nK 1 2 96 2 3 1 3 4 100 4 5 7\nZ 1\n", true},
    {"P 1\nL 1 2 3 4 5 6 text\nK 1 2 0\nZ 1\n", false},
    {"P 1\nL 1 2 3 4 5 6 text\nK 1 2 101\nZ 1\n", false},
    {"P 1\nL 1 2 3 4 5 6 text\nK 1 2\nZ 1\n", false},
    {"P 1\nL 1 2 3 4 5 6 text\nK 1 2 9\nK 1 2 9\nZ 1\n", false},
    {"P 1\nK 1 2 9\nZ 1\n", false},
    {"P 1\nI image/png aGVq\nZ 1\n", true},
    {"P 1\nI image/svg+xml aGVq\nZ 1\n", false},
    {"P 1\nI image/png a\"q\nZ 1\n", false},
    {"P 1\nI image/png\nZ 1\n", false},
};

Test(pdf, written_lines)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct paged_lines lines = {0};
		uint32_t pages;
		bool is_sound =
		    paged_lines_from_text(&lines, &arena, str_from(rows[i].written), 0, &pages);
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
	struct paged_lines lines = {0};
	struct source source = {0};
	struct diags diags;
	diags_init(&diags, arena);
	struct reading_job job = {&source, arena, STR("a.pdf"), {.unpacked_limit = 10000}, &diags};
	for (size_t i = 0; i < count; i++) {
		int y = 1000 + laid[i].row * STEP / 2;
		struct paged_line line = {.page = laid[i].page,
		                          .x0 = LEFT + laid[i].x0 * SIZE,
		                          .y0 = y,
		                          .x1 = LEFT + laid[i].x1 * SIZE,
		                          .y1 = y + SIZE,
		                          .size = SIZE,
		                          .unit = SIZE,
		                          .text = str_from(laid[i].text)};
		ARENA_PUSH(arena, lines.items, lines.count, lines.capacity, line);
	}
	cr_assert_eq(paged_layout(&job, &lines, STR("pdf")), STATUS_OK);
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

/* Boxes of a line of 12 points: from 894 to 1014. */
static const struct {
	const char *what;
	const char *written;
	const char *text;
} scripts[] = {
    {"a mark behind a number",
     "L 720 894 1800 1014 120 120 经费：1000\nL 1800 898 1835 968 70 35 1 \n"
     "L 1895 894 2615 1014 120 120 万元\n",
     "经费：1000¹ 万元\n"},
    {"a mark in two pieces, in another order",
     "L 1835 904 1870 964 60 35 2\nL 1800 898 1835 968 70 35 1\n"
     "L 720 894 1800 1014 120 120 经费：1000\n",
     "经费：1000¹²\n"},
    {"a mark as large as its line",
     "L 720 894 1800 1014 120 120 经费：1000\nL 1800 854 1860 974 120 60 1\n", "经费：1000¹\n"},
    {"a digit that is as large and a bit higher",
     "L 720 894 1800 1014 120 120 经费：1000\nL 1800 874 1860 994 120 60 1\n", "经费：10001\n"},
    {"smaller digits of another font, on one line",
     "L 720 897 1080 1017 120 120 经费：\nL 1080 902 1280 1014 105 200 1000 \n"
     "L 1306 897 1620 1017 120 120 万元\n",
     "经费：1000 万元\n"},
    {"a digit that is far from the number before it",
     "L 720 894 1800 1014 120 120 经费：1000\nL 1850 898 1885 968 70 35 1\n", "经费：1000 1\n"},
    {"words that stand higher",
     "L 720 894 1800 1014 120 120 经费：1000\nL 1800 898 1940 968 70 70 万元\n",
     "经费：1000万元\n"},
    {"the mark before a note",
     "L 720 898 755 968 70 35 1\nL 815 894 2135 1014 120 120 含配套经费。\n", "¹ 含配套经费。\n"},
    {"an index behind a letter",
     "L 720 894 900 1014 120 120 H\nL 900 953 935 1023 70 35 2\n"
     "L 935 894 1055 1014 120 60 O\n",
     "H₂O\n"},
    {"a small digit behind a word", "L 720 894 960 1014 120 120 支持\nL 960 953 995 1023 70 35 2\n",
     "支持2\n"},
    {"the line above ends at the same place",
     "L 720 764 1800 884 120 120 甲乙 6.\nL 720 894 1800 1014 120 120 甲乙 10\n"
     "L 1800 888 1835 958 70 35 6\nL 1835 894 1955 1014 120 120 吨\n",
     "甲乙 6.\n甲乙 10⁶吨\n"},
    {"pieces with a blank behind them, and digits with a gap between",
     "L 720 894 900 1014 120 120 共 1 \nL 915 906 1000 1014 105 50 5 \n"
     "L 1020 894 1080 1014 120 120 000\n",
     "共 1 5 000\n"},
    {"narrow gaps",
     "L 720 894 900 1014 120 120 共 1\nL 915 894 1000 1014 120 50 000\n"
     "L 1020 894 1260 1014 120 120 万元\n",
     "共 1 000万元\n"},
};

Test(pdf, scripts)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(scripts); i++) {
		struct paged_lines lines = {0};
		struct source source = {0};
		struct diags diags;
		uint32_t pages;
		struct str written = arena_format(&arena, "P 1\n%sZ 1\n", scripts[i].written);
		diags_init(&diags, &arena);
		struct reading_job job = {
		    &source, &arena, STR("a.pdf"), {.unpacked_limit = 10000}, &diags};
		cr_assert(paged_lines_from_text(&lines, &arena, written, 0, &pages), "%s",
		          scripts[i].what);
		cr_assert_eq(paged_layout(&job, &lines, STR("pdf")), STATUS_OK);
		cr_expect(str_equal(source.text, str_from(scripts[i].text)),
		          "%s:\n%.*s<\nnot:\n%s<", scripts[i].what, STR_FORMAT(source.text),
		          scripts[i].text);
	}
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

/* What a program recognised keeps its place and its confidence on the way through the layout, and the pages their number. */
Test(pdf, recognised_characters)
{
	static const char written[] =
	    "P 3\nS 7200 7200\nV engine 1\n"
	    "L 720 720 1440 820 100 100 ab c\nK 720 820 90 820 920 80 1340 1440 70\n"
	    "L 1500 720 1700 820 100 100 12\nK 1500 1600 60 1600 1700 50\n"
	    "I image/png aGVq\nZ 3\n";
	struct arena arena;
	struct diags diags;
	struct paged_lines lines = {0};
	struct source source = {0};
	uint32_t pages;
	arena_init(&arena);
	diags_init(&diags, &arena);
	struct reading_job job = {&source, &arena, STR("a.png"), {.unpacked_limit = 10000}, &diags};
	cr_assert(paged_lines_from_text(&lines, &arena, str_from(written), 2, &pages));
	cr_assert_eq(paged_layout(&job, &lines, STR("image")), STATUS_OK);
	cr_assert(str_equal(source.text, STR("ab c 12\n")), "%.*s", STR_FORMAT(source.text));
	struct place place = source_place(&source, (struct span){0, 2}, &arena);
	cr_assert_eq(place.confidence, 80);
	place = source_place(&source, (struct span){2, 3}, &arena);
	cr_assert(place.confidence == 0 && box_is_empty(place.box));
	place = source_place(&source, (struct span){3, 6}, &arena);
	cr_assert_eq(place.confidence, 60);
	cr_assert(place.box.x0 == 473 && place.box.y0 == 254 && place.box.x1 == 564 &&
	              place.box.y1 == 289,
	          "%d %d %d %d", place.box.x0, place.box.y0, place.box.x1, place.box.y1);
	cr_assert_eq(source_page(&source, 0), 3);
	cr_assert_eq(source.recognition->picture_count, 1);
	cr_assert_eq(source.recognition->pictures[0].page, 3);
	cr_assert_eq(source.recognition->pictures[0].width, 2540);
	arena_release(&arena);
}
