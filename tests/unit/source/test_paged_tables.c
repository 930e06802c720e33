/* Tables of PDF: by rules, by columns of white, over pages; and what is none. */
#include <time.h>

#include "check_pieces.h"
#include "source/paged/layout.h"

enum { SIZE = 100 };

/* What stands on a page: a text from x at height y, or, where there is none, a rule to x1, y1. */
struct item {
	uint32_t page;
	int x, y;
	const char *text;
	int x1, y1;
};

struct page {
	const char *what;
	const char *cells; /* that must be found; "" for none */
	const char *text;  /* or NULL */
	struct item items[64];
};

static int width_of(const char *text)
{
	int width = 0;
	for (; *text; text++) {
		unsigned char byte = (unsigned char)*text;
		width += byte < 0x80 ? SIZE / 2 : byte >= 0xC0 ? SIZE : 0;
	}
	return width;
}

static void add(struct paged_lines *lines, struct arena *arena, const struct item *item)
{
	if (!item->text) {
		struct paged_rule rule = {item->page, item->x, item->y, item->x1, item->y1};
		ARENA_PUSH(arena, lines->rules, lines->rule_count, lines->rule_capacity, rule);
		return;
	}
	struct paged_line line = {.page = item->page,
	                          .x0 = item->x,
	                          .y0 = item->y,
	                          .x1 = item->x + width_of(item->text),
	                          .y1 = item->y + SIZE,
	                          .size = item->x1 > 0 ? item->x1 : SIZE,
	                          .unit = (unsigned char)*item->text < 0x80 ? SIZE / 2 : SIZE,
	                          .text = str_from(item->text)};
	ARENA_PUSH(arena, lines->items, lines->count, lines->capacity, line);
}

static struct source lay(struct arena *arena, struct paged_lines *lines)
{
	struct source source = {0};
	struct diags diags;
	diags_init(&diags, arena);
	struct reading_job job = {
	    &source, arena, STR("a.pdf"), {.unpacked_limit = 100 << 20}, &diags};
	cr_assert_eq(paged_layout(&job, lines, STR("pdf")), STATUS_OK);
	return source;
}

static void check(const struct page *pages, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct arena arena;
		struct paged_lines lines = {0};
		arena_init(&arena);
		for (const struct item *item = pages[i].items; item->page > 0; item++) {
			add(&lines, &arena, item);
		}
		struct source source = lay(&arena, &lines);
		struct str cells = describe_cells(&source, &arena);
		cr_expect(str_equal(cells, str_from(pages[i].cells)), "%s:\n%.*s<\nnot:\n%s<",
		          pages[i].what, STR_FORMAT(cells), pages[i].cells);
		cr_expect(!pages[i].text || str_equal(source.text, str_from(pages[i].text)),
		          "%s:\n%.*s<\nnot:\n%s<", pages[i].what, STR_FORMAT(source.text),
		          pages[i].text ? pages[i].text : "");
		arena_release(&arena);
	}
}

/* Horizontal and vertical rules. */
#define ACROSS(page, x, y, x1)                                                                     \
	{                                                                                          \
		page, x, y, NULL, x1, y                                                            \
	}
#define DOWN(page, x, y, y1)                                                                       \
	{                                                                                          \
		page, x, y, NULL, x, y1                                                            \
	}

static const struct page ruled[] = {
    {"cells that reach over rows and columns",
     "1:0,0+2,1=领域 1:0,1+1,2=经费 1:1,1=财政 1:1,2=自筹 1:2,0=农业 1:2,1=60 1:2,2=40",
     NULL,
     {{1, 1100, 1150, "领域", 0, 0},
      {1, 2100, 1050, "经费", 0, 0},
      {1, 1700, 1250, "财政", 0, 0},
      {1, 2500, 1250, "自筹", 0, 0},
      {1, 1100, 1450, "农业", 0, 0},
      {1, 1900, 1450, "60", 0, 0},
      {1, 2700, 1450, "40", 0, 0},
      ACROSS(1, 1000, 1000, 3000),
      ACROSS(1, 1600, 1200, 3000),
      ACROSS(1, 1000, 1400, 3000),
      ACROSS(1, 1000, 1600, 3000),
      DOWN(1, 1000, 1000, 1600),
      DOWN(1, 1600, 1000, 1600),
      DOWN(1, 2300, 1200, 1600),
      DOWN(1, 3000, 1000, 1600)}},
    {"rules drawn cell by cell, and twice",
     "1:0,0=甲 1:0,1=乙 1:1,0=1 1:1,1=2",
     NULL,
     {{1, 1100, 1050, "甲", 0, 0},
      {1, 2100, 1050, "乙", 0, 0},
      {1, 1100, 1250, "1", 0, 0},
      {1, 2100, 1250, "2", 0, 0},
      ACROSS(1, 1000, 1000, 1995),
      ACROSS(1, 2005, 1000, 3000),
      ACROSS(1, 1000, 1015, 3000),
      ACROSS(1, 1000, 1200, 2000),
      ACROSS(1, 2010, 1202, 3000),
      ACROSS(1, 1000, 1400, 3000),
      DOWN(1, 1000, 1000, 1195),
      DOWN(1, 1002, 1205, 1400),
      DOWN(1, 2000, 1000, 1400),
      DOWN(1, 3000, 1000, 1400)}},
    {"no rules at the sides",
     "1:0,0=甲 1:0,1=乙 1:1,0=1 1:1,1=2",
     NULL,
     {{1, 1100, 1050, "甲", 0, 0},
      {1, 2100, 1050, "乙", 0, 0},
      {1, 1100, 1250, "1", 0, 0},
      {1, 2100, 1250, "2", 0, 0},
      ACROSS(1, 1000, 1000, 3000),
      ACROSS(1, 1000, 1200, 3000),
      ACROSS(1, 1000, 1400, 3000),
      DOWN(1, 2000, 1000, 1400)}},
    {"the lines of a cell, where they had no room and where they had",
     "1:0,0=1 1:0,1=茶叶烘焙在线监测装置研发 1:1,0=2 1:1,1=竹材\n油茶",
     NULL,
     {{1, 1050, 1120, "1", 0, 0},
      {1, 1450, 1050, "茶叶烘焙在线监测", 0, 0},
      {1, 1450, 1200, "装置研发", 0, 0},
      {1, 1050, 1470, "2", 0, 0},
      {1, 1450, 1400, "竹材", 0, 0},
      {1, 1450, 1550, "油茶", 0, 0},
      ACROSS(1, 1000, 1000, 2300),
      ACROSS(1, 1000, 1350, 2300),
      ACROSS(1, 1000, 1700, 2300),
      DOWN(1, 1000, 1000, 1700),
      DOWN(1, 1400, 1000, 1700),
      DOWN(1, 2300, 1000, 1700)}},
    {"between rules without vertical ones each band is a row",
     "1:0,0=重点课题（甲类） 1:0,1=面向全县粮食安全开展关键技术攻关，三项，研究期限为两年。 "
     "1:1,0=一般课题 1:1,1=面向乡镇生产需要开展适用技术研究，六项。",
     NULL,
     {{1, 1900, 1050, "面向全县粮食安全开展", 0, 0},
      {1, 1050, 1200, "重点课题", 0, 0},
      {1, 1900, 1200, "关键技术攻关，三项，", 0, 0},
      {1, 1050, 1350, "（甲类）", 0, 0},
      {1, 1900, 1350, "研究期限为两年。", 0, 0},
      {1, 1900, 1550, "面向乡镇生产需要开展", 0, 0},
      {1, 1050, 1700, "一般课题", 0, 0},
      {1, 1900, 1700, "适用技术研究，六项。", 0, 0},
      ACROSS(1, 1000, 1000, 3000),
      ACROSS(1, 1000, 1500, 3000),
      ACROSS(1, 1000, 1850, 3000)}},
    {"three rules: the last band has rows",
     "1:0,0=序号 1:0,1=名称 1:0,2=经费 1:1,0=1 1:1,1=茶叶 1:1,2=20 1:2,0=2 1:2,1=竹材 1:2,2=30 "
     "1:3,0=3 1:3,1=油茶 1:3,2=40",
     NULL,
     {{1, 1050, 1050, "序号", 0, 0},
      {1, 1600, 1050, "名称", 0, 0},
      {1, 2700, 1050, "经费", 0, 0},
      {1, 1100, 1250, "1", 0, 0},
      {1, 1500, 1250, "茶叶", 0, 0},
      {1, 2800, 1250, "20", 0, 0},
      {1, 1100, 1400, "2", 0, 0},
      {1, 1500, 1400, "竹材", 0, 0},
      {1, 2800, 1400, "30", 0, 0},
      {1, 1100, 1550, "3", 0, 0},
      {1, 1500, 1550, "油茶", 0, 0},
      {1, 2800, 1550, "40", 0, 0},
      ACROSS(1, 1000, 1000, 3000),
      ACROSS(1, 1000, 1200, 3000),
      ACROSS(1, 1000, 1700, 3000)}},
    {"a frame about a text, and a line below it",
     "",
     "甲乙丙\n丁戊己\n",
     {{1, 1100, 1050, "甲乙丙", 0, 0},
      {1, 1100, 1250, "丁戊己", 0, 0},
      ACROSS(1, 1000, 1000, 3000),
      ACROSS(1, 1000, 1400, 3000),
      DOWN(1, 1000, 1000, 1400),
      DOWN(1, 3000, 1000, 1400),
      ACROSS(1, 1100, 1155, 1400)}},
};

Test(paged_tables, ruled)
{
	check(ruled, ROWS(ruled));
}

static const struct page white[] = {
    {"heads in the middle, figures at the right",
     "1:0,0=名称 1:0,1=省级经费 1:0,2=市级经费 1:1,0=茶叶烘焙装置 1:1,1=5 1:1,2=7 1:2,0=竹材 1:2,1=6 "
     "1:2,2=8",
     NULL,
     {{1, 1200, 1000, "名称", 0, 0},
      {1, 1900, 1000, "省级经费", 0, 0},
      {1, 2600, 1000, "市级经费", 0, 0},
      {1, 1000, 1200, "茶叶烘焙装置", 0, 0},
      {1, 2450, 1200, "5", 0, 0},
      {1, 3150, 1200, "7", 0, 0},
      {1, 1000, 1400, "竹材", 0, 0},
      {1, 2450, 1400, "6", 0, 0},
      {1, 3150, 1400, "8", 0, 0}}},
    {"cells of two lines beside others, a head of two lines",
     "1:0,0=序号 1:0,1=名称 1:0,2=拟支持项目数 1:1,0=1 1:1,1=茶叶烘焙在线监测装置 1:1,2=3 1:2,0=2 1:2,1=竹材 "
     "1:2,2=4",
     NULL,
     {{1, 1000, 1070, "序号", 0, 0},
      {1, 1700, 1070, "名称", 0, 0},
      {1, 2700, 1000, "拟支持", 0, 0},
      {1, 2700, 1140, "项目数", 0, 0},
      {1, 1000, 1410, "1", 0, 0},
      {1, 1500, 1340, "茶叶烘焙在线", 0, 0},
      {1, 1500, 1480, "监测装置", 0, 0},
      {1, 2800, 1410, "3", 0, 0},
      {1, 1000, 1680, "2", 0, 0},
      {1, 1500, 1680, "竹材", 0, 0},
      {1, 2800, 1680, "4", 0, 0}}},
    {"the head of a group goes across a gap",
     "1:0,0=1 1:0,1=茶叶烘焙 1:0,2=20 1:1,0+1,3=一、农业领域 1:2,0=2 1:2,1=竹材 1:2,2=30 1:3,0=3 "
     "1:3,1=油茶 1:3,2=40",
     NULL,
     {{1, 1000, 1000, "1", 0, 0},
      {1, 1300, 1000, "茶叶烘焙", 0, 0},
      {1, 2500, 1000, "20", 0, 0},
      {1, 1000, 1200, "一、农业领域", 0, 0},
      {1, 1000, 1400, "2", 0, 0},
      {1, 1300, 1400, "竹材", 0, 0},
      {1, 2500, 1400, "30", 0, 0},
      {1, 1000, 1600, "3", 0, 0},
      {1, 1300, 1600, "油茶", 0, 0},
      {1, 2500, 1600, "40", 0, 0}}},
    {"a headline above is no part of it",
     "1:0,0=序号 1:0,1=名称 1:0,2=经费 1:1,0=1 1:1,1=茶叶 1:1,2=20 1:2,0=2 1:2,1=竹材 1:2,2=30",
     NULL,
     {{1, 1500, 1000, "某市榜单", 120, 0},
      {1, 1000, 1250, "序号", 0, 0},
      {1, 1500, 1250, "名称", 0, 0},
      {1, 2500, 1250, "经费", 0, 0},
      {1, 1000, 1450, "1", 0, 0},
      {1, 1500, 1450, "茶叶", 0, 0},
      {1, 2500, 1450, "20", 0, 0},
      {1, 1000, 1650, "2", 0, 0},
      {1, 1500, 1650, "竹材", 0, 0},
      {1, 2500, 1650, "30", 0, 0}}},
    {"a caption with a unit, and another table below",
     "1:0,0=序号 1:0,1=名称 1:0,2=项目数 1:0,3=经费 1:1,0=1 1:1,1=茶叶烘焙在线 1:1,2=5 1:1,3=20 1:2,0=2 1:2,1=竹材 "
     "1:2,2=6 1:2,3=30 2:0,0=条件 2:0,1=说明 2:1,0=单位 2:1,1=在本市注册 2:2,0=期限 2:2,1=两年",
     NULL,
     {{1, 1000, 1000, "表1重点", 0, 0},    {1, 3200, 1000, "单位：元", 0, 0},
      {1, 1000, 1200, "序号", 0, 0},       {1, 1500, 1200, "名称", 0, 0},
      {1, 2300, 1200, "项目数", 0, 0},     {1, 3300, 1200, "经费", 0, 0},
      {1, 1000, 1400, "1", 0, 0},          {1, 1300, 1400, "茶叶烘焙在线", 0, 0},
      {1, 2500, 1400, "5", 0, 0},          {1, 3500, 1400, "20", 0, 0},
      {1, 1000, 1600, "2", 0, 0},          {1, 1300, 1600, "竹材", 0, 0},
      {1, 2500, 1600, "6", 0, 0},          {1, 3500, 1600, "30", 0, 0},
      {1, 1000, 1900, "表2条件", 0, 0},    {1, 1000, 2100, "条件", 0, 0},
      {1, 2500, 2100, "说明", 0, 0},       {1, 1000, 2300, "单位", 0, 0},
      {1, 2400, 2300, "在本市注册", 0, 0}, {1, 1000, 2500, "期限", 0, 0},
      {1, 2500, 2500, "两年", 0, 0}}},
    {"two lines that are stretched to their width",
     "",
     NULL,
     {{1, 1000, 1000, "电话：", 0, 0},
      {1, 1500, 1000, "5000", 0, 0},
      {1, 2100, 1000, "00000，", 0, 0},
      {1, 1000, 1200, "邮箱：", 0, 0},
      {1, 1600, 1200, "，", 0, 0},
      {1, 2100, 1200, "Sample.", 0, 0}}},
    {"lines of a table of contents",
     "",
     "一、总体目标......  1\n二、领域方向......  3\n三、其他......  12\n",
     {{1, 1000, 1000, "一、总体目标......", 0, 0},
      {1, 3000, 1000, "1", 0, 0},
      {1, 1000, 1200, "二、领域方向......", 0, 0},
      {1, 3000, 1200, "3", 0, 0},
      {1, 1000, 1400, "三、其他", 0, 0},
      {1, 1400, 1400, "......", 0, 0},
      {1, 2950, 1400, "12", 0, 0}}},
};

Test(paged_tables, white)
{
	check(white, ROWS(white));
}

/* A row of a ruled table of three columns. */
#define ROW(page, y, a, b, c)                                                                      \
	{page, 1050, (y) + 50, a, 0, 0}, {page, 1550, (y) + 50, b, 0, 0},                          \
	    {page, 2550, (y) + 50, c, 0, 0}, ACROSS(page, 1000, (y) + 200, 3000)
#define FRAME(page, y, y1)                                                                         \
	ACROSS(page, 1000, y, 3000), DOWN(page, 1000, y, y1), DOWN(page, 1500, y, y1),             \
	    DOWN(page, 2500, y, y1), DOWN(page, 3000, y, y1)

static const struct page paged[] = {
    {"a table goes on, and its head is there again",
     "1:0,0=领域 1:0,1=名称 1:0,2=经费 1:1,0=农业 1:1,1=茶叶 1:1,2=20 1:2,0=领域 1:2,1=名称 1:2,2=经费 "
     "1:3,0=工业 1:3,1=轴承 1:3,2=30",
     NULL,
     {FRAME(1, 1000, 1400), ROW(1, 1000, "领域", "名称", "经费"),
      ROW(1, 1200, "农业", "茶叶", "20"), FRAME(2, 1000, 1400),
      ROW(2, 1000, "领域", "名称", "经费"), ROW(2, 1200, "工业", "轴承", "30")}},
    {"the rest of a row on the next page",
     "1:0,0=领域 1:0,1=名称 1:0,2=经费 1:1,0=农业 1:1,1=茶叶烘焙在线监测装置 1:1,2=20 1:2,0=工业 1:2,1=轴承 "
     "1:2,2=30",
     NULL,
     {FRAME(1, 1000, 1400),
      ROW(1, 1000, "领域", "名称", "经费"),
      ROW(1, 1200, "农业", "茶叶烘焙", "20"),
      FRAME(2, 1000, 1400),
      {2, 1550, 1050, "在线监测装置", 0, 0},
      ACROSS(2, 1000, 1200, 3000),
      ROW(2, 1200, "工业", "轴承", "30")}},
    {"text between two tables",
     "1:0,0=领域 1:0,1=名称 1:0,2=经费 1:1,0=农业 1:1,1=茶叶 1:1,2=20 2:0,0=条件 2:0,1=说明 2:0,2=备注 2:1,0=工业 "
     "2:1,1=轴承 2:1,2=30",
     NULL,
     {FRAME(1, 1000, 1400),
      ROW(1, 1000, "领域", "名称", "经费"),
      ROW(1, 1200, "农业", "茶叶", "20"),
      {2, 1000, 800, "其他事项", 0, 0},
      FRAME(2, 1000, 1400),
      ROW(2, 1000, "条件", "说明", "备注"),
      ROW(2, 1200, "工业", "轴承", "30")}},
    {"most cells are empty: a form",
     "",
     NULL,
     {FRAME(1, 1000, 1600), ROW(1, 1000, "序号", "名称", "经费"), ACROSS(1, 1000, 1400, 3000),
      ACROSS(1, 1000, 1600, 3000)}},
};

Test(paged_tables, paged)
{
	check(paged, ROWS(paged));
}

/* Cells that have the same words at the same place of each page are no watermark, as marks over them are;
 * the columns of a table are no columns of text. */
Test(paged_tables, repeated_cells)
{
	struct arena arena;
	struct paged_lines lines = {0};
	arena_init(&arena);
	for (uint32_t page = 1; page <= 4; page++) {
		for (int row = 0; row < 6; row++) {
			int y = 1000 + 400 * row;
			const char *name =
			    arena_format(&arena, "%s%u%d", row % 2 ? "茶叶烘焙" : "竹材", page, row)
				.data;
			const struct item items[] = {
			    {page, 1000, y,
			     arena_format(&arena, "%u", page * 6 + (unsigned)row).data, 0, 0},
			    {page, 1400, y, name, 0, 0},
			    {page, 2700, y, "1项", 0, 0},
			    {page, 3600, y, "不超过20万元", 0, 0},
			    {page, 2000 + 90 * row, y - 60 - 7 * row, "草", 140, 0}};
			for (size_t i = 0; i < ROWS(items); i++) {
				add(&lines, &arena, &items[i]);
			}
		}
	}
	struct source source = lay(&arena, &lines);
	cr_assert_eq(source.cell_count, 4 * 6 * 4, "%zu %.*s", source.cell_count,
	             STR_FORMAT(describe_cells(&source, &arena)));
	for (size_t i = 0; i < source.cell_count; i++) {
		struct span span = source.cells[i].span;
		struct str text = str_slice(source.text, span.start, span.end);
		const char *expected = i % 4 == 2 ? "1项" : "不超过20万元";
		cr_assert_eq(source.cells[i].table, 1);
		cr_assert(i % 4 < 2 || str_equal(text, str_from(expected)), "%.*s",
		          STR_FORMAT(text));
	}
	arena_release(&arena);
}

/* A page that is narrower than those behind it. */
Test(paged_tables, widths)
{
	static const struct item items[] = {
	    {1, 1200, 1000, "面向园区的低温储能研究", 0, 0},
	    {1, 1000, 1200, "与示范应用技术。", 0, 0},
	    {1, 1200, 1400, "面向园区的微电网的研究", 0, 0},
	    {1, 1000, 1600, "与示范应用技术。", 0, 0},
	    {1, 1200, 1800, "面向园区的分布式光研究", 0, 0},
	    {1, 1000, 2000, "与示范应用技术。", 0, 0},
	    {1, 1200, 2200, "面向园区的充电桩的研究", 0, 0},
	    {1, 1000, 2400, "与示范应用技术。", 0, 0},
	    {2, 700, 1000, "填表说明：申请书各项内容应当实事求是逐条认真填写", 0, 0},
	    {2, 700, 1200, "并且表述。", 0, 0},
	    {2, 700, 1400, "填表说明：申请书各项内容应当实事求是逐条认真填写", 0, 0},
	    {2, 700, 1600, "并且表述。", 0, 0},
	    {2, 700, 1800, "填表说明：申请书各项内容应当实事求是逐条认真填写", 0, 0},
	    {2, 700, 2000, "并且表述。", 0, 0}};
	struct arena arena;
	struct paged_lines lines = {0};
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(items); i++) {
		add(&lines, &arena, &items[i]);
	}
	struct source source = lay(&arena, &lines);
	cr_assert(
	    str_starts(source.text, STR("面向园区的低温储能研究与示范应用技术。\n\n面向园区的微")),
	    "%.*s", STR_FORMAT(source.text));
	arena_release(&arena);
}

/* What is larger than most, and what stands in the middle. */
Test(paged_tables, forms)
{
	static const struct item items[] = {
	    {1, 1700, 1000, "申请指南", 160, 0},
	    {1, 1200, 1400, "面向园区的低温储能研究的示范应", 0, 0},
	    {1, 1000, 1600, "用技术面向园区的低温储能研究的示范", 0, 0},
	    {1, 1000, 1800, "面向园区的低温储能研究的示范应用技", 0, 0},
	    {1, 1000, 2000, "术。", 0, 0},
	    {1, 1200, 2200, "二、条件", 0, 0}};
	struct arena arena;
	struct paged_lines lines = {0};
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(items); i++) {
		add(&lines, &arena, &items[i]);
	}
	struct source source = lay(&arena, &lines);
	struct str forms = describe_forms(&source, &arena);
	cr_assert(str_equal(forms, STR("申请指南 larger centred;")), "%.*s", STR_FORMAT(forms));
	arena_release(&arena);
}

/* A hundred thousand cells, ruled; twice as many take twice the time, and not four times. */
Test(paged_tables, many_cells)
{
	clock_t spent[2];
	for (int run = 0; run < 2; run++) {
		struct arena arena;
		struct paged_lines lines = {0};
		arena_init(&arena);
		for (uint32_t page = 1; page <= (run == 0 ? 340U : 680U); page++) {
			for (int row = 0; row < 50; row++) {
				const struct item items[] = {
				    ROW(page, 1000 + 200 * row, "甲", "乙丙", "20")};
				for (size_t i = 0; i < ROWS(items); i++) {
					add(&lines, &arena, &items[i]);
				}
			}
			const struct item frame[] = {FRAME(page, 1000, 11000)};
			for (size_t i = 0; i < ROWS(frame); i++) {
				add(&lines, &arena, &frame[i]);
			}
		}
		clock_t start = clock();
		struct source source = lay(&arena, &lines);
		spent[run] = clock() - start;
		cr_assert_eq(source.cell_count, run == 0 ? 51000 : 102000, "%zu",
		             source.cell_count);
		arena_release(&arena);
	}
	cr_assert_lt(spent[1], 3 * spent[0] + CLOCKS_PER_SEC / 10);
}
