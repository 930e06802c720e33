/* Two tables, and the entries that tell what differs: no other. */
#include <criterion/criterion.h>

#include "diff/changes.h"
#include "hand_table.h"

#define QUOTAS                                                                                     \
	"header: 序号 | 推荐单位 | 数量 | 经费（万元）\n"                            \
	"group: >4一、农业\n"                                                                  \
	"body: 1 | 甲学院 | 20 | 60\n"                                                          \
	"body: 2 | 乙学院 | 30 | 80\n"                                                          \
	"body: 3 | 丙研究所 | 40 | 90\n"                                                       \
	"total: >2合计 | | 90 | 230\n"

#define CALLS                                                                                      \
	"header: 序号 | 领域 | 课题名称 | 拟支持项目数 | 资助经费（万元）\n" \
	"direction: 1 | 农业 | 稻麦轮作田减排固碳技术研究 | 2 | 20\n"               \
	"direction: 2 | 农业 | 滨海盐碱地改良研究 | 3 | 25\n"                           \
	"direction: 3 | 工业 | 低温储能电池安全预警 | 1 | 40\n"

static struct str told(struct arena *arena, const struct changes *changes)
{
	struct str all = {"", 0};
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *change = &changes->items[i];
		char digits[DECIMAL_TEXT_SIZE];
		struct decimal delta = {0, 0};
		if (change->at && change->at->figure.has_delta) {
			delta = change->at->figure.delta;
		}
		bool has_delta = delta.digits != 0 && change->kind == CHANGE_CHANGED;
		struct str by = {digits, has_delta ? decimal_write(delta, digits) : 0};
		struct str kind = change_kind_name(change->kind);
		all = arena_format(
		    arena, "%.*s%.*s %.*s [%.*s/%.*s] %.*s>%.*s%.*s%s%.*s\n", STR_FORMAT(all),
		    STR_FORMAT(kind), STR_FORMAT(change->part), STR_FORMAT(change->row),
		    STR_FORMAT(change->column), STR_FORMAT(change->from), STR_FORMAT(change->to),
		    STR_FORMAT(change->text), by.size > 0 ? " " : "", STR_FORMAT(by));
	}
	return all;
}

static void check(const char *before, const char *after, const char *wanted)
{
	struct arena arena;
	struct model models[2];
	struct changes changes;
	const char *const drawings[] = {before, after};
	arena_init(&arena);
	for (int i = 0; i < 2; i++) {
		model_init(&models[i], &arena);
		hand_table(&models[i], models[i].body, drawings[i]);
	}
	changes_from_models(&changes, &arena, &models[0], &models[1], NULL);
	struct str got = told(&arena, &changes);
	cr_expect_str_eq(got.data, wanted);
	arena_release(&arena);
}

Test(tables, same)
{
	check(QUOTAS, QUOTAS, "");
	check(CALLS, CALLS, "");
}

Test(tables, cell)
{
	check(QUOTAS,
	      "header: 序号 | 推荐单位 | 数量 | 经费（万元）\n"
	      "group: >4一、农业\n"
	      "body: 1 | 甲学院 | 20 | 60\n"
	      "body: 2 | 乙学院 | 35 | 80\n"
	      "body: 3 | 丙研究院 | 40 | 90\n"
	      "total: >2合计 | | 95 | 230\n",
	      "changed cell [乙学院/数量] 30>35 5\n"
	      "edited cell [丙研究院/推荐单位] 丙研究所>丙研究院\n"
	      "changed cell [合计/数量] 90>95 5\n");
}

Test(tables, unit)
{
	check(QUOTAS,
	      "header: 序号 | 推荐单位 | 数量 | 经费（元）\n"
	      "group: >4一、农业\n"
	      "body: 1 | 甲学院 | 20 | 600000\n"
	      "body: 2 | 乙学院 | 30 | 800000\n"
	      "body: 3 | 丙研究所 | 40 | 990000\n"
	      "total: >2合计 | | 90 | 2300000\n",
	      "renamed column [/经费（元）] 经费（万元）>经费（元）\n"
	      "changed cell [丙研究所/经费（元）] 90>990000 90000\n");
}

Test(tables, row_added)
{
	check(QUOTAS,
	      "header: 序号 | 推荐单位 | 数量 | 经费（万元）\n"
	      "group: >4一、农业\n"
	      "body: 1 | 丁大学 | 20 | 60\n"
	      "body: 2 | 甲学院 | 20 | 60\n"
	      "body: 3 | 乙学院 | 30 | 80\n"
	      "body: 4 | 丙研究所 | 40 | 90\n"
	      "total: >2合计 | | 110 | 290\n",
	      "added row [丁大学/] >1 | 丁大学 | 20 | 60\n"
	      "changed cell [合计/数量] 90>110 20\n"
	      "changed cell [合计/经费（万元）] 230>290 600000\n");
}

Test(tables, row_moved)
{
	check(QUOTAS,
	      "header: 序号 | 推荐单位 | 数量 | 经费（万元）\n"
	      "group: >4一、农业\n"
	      "body: 1 | 丙研究所 | 40 | 90\n"
	      "body: 2 | 甲学院 | 20 | 60\n"
	      "body: 3 | 乙学院 | 30 | 80\n"
	      "total: >2合计 | | 90 | 230\n",
	      "moved row [丙研究所/] >1 | 丙研究所 | 40 | 90\n");
}

Test(tables, column_added)
{
	check(QUOTAS,
	      "header: 序号 | 推荐单位 | 联系人 | 数量 | 经费（万元）\n"
	      "group: >5一、农业\n"
	      "body: 1 | 甲学院 | 张三 | 20 | 60\n"
	      "body: 2 | 乙学院 | 李四 | 30 | 80\n"
	      "body: 3 | 丙研究所 | 王五 | 40 | 91\n"
	      "total: >3合计 | | | 90 | 230\n",
	      "added column [/联系人] >联系人\n"
	      "changed cell [丙研究所/经费（万元）] 90>91 10000\n");
}

Test(tables, column_removed_and_moved)
{
	check(QUOTAS,
	      "header: 推荐单位 | 经费（万元） | 数量\n"
	      "group: >3一、农业\n"
	      "body: 甲学院 | 60 | 20\n"
	      "body: 乙学院 | 80 | 30\n"
	      "body: 丙研究所 | 90 | 40\n"
	      "total: 合计 | 230 | 90\n",
	      "removed column [/序号] 序号>\n"
	      "moved column [/数量] >数量\n");
}

Test(tables, column_renamed)
{
	check(QUOTAS,
	      "header: 序号 | 推荐单位 | 名额 | 经费（万元）\n"
	      "group: >4一、农业\n"
	      "body: 1 | 甲学院 | 20 | 60\n"
	      "body: 2 | 乙学院 | 31 | 80\n"
	      "body: 3 | 丙研究所 | 40 | 90\n"
	      "total: >2合计 | | 90 | 230\n",
	      "renamed column [/名额] 数量>名额\n"
	      "changed cell [乙学院/名额] 30>31 1\n");
}

Test(tables, directions)
{
	check(CALLS,
	      "header: 序号 | 领域 | 课题名称 | 拟支持项目数 | 资助经费（万元）\n"
	      "direction: 1 | 农业 | 滨海盐碱地改良研究 | 3 | 30\n"
	      "direction: 2 | 工业 | 低温储能电池安全预警 | 2 | 40\n",
	      "removed direction [/] 稻麦轮作田减排固碳技术研究>\n"
	      "renumbered direction [/] 2>1\n"
	      "changed funds [/资助经费（万元）] 25>30 50000\n"
	      "renumbered direction [/] 3>2\n"
	      "changed projects [/拟支持项目数] 1>2 1\n");
}

Test(tables, merged_cell)
{
	check(CALLS,
	      "header: 序号 | 领域 | 课题名称 | 拟支持项目数 | 资助经费（万元）\n"
	      "direction: 1 | ^2农业 | 稻麦轮作田减排固碳技术研究 | 2 | 20\n"
	      "direction: 2 | | 滨海盐碱地改良研究 | 3 | 25\n"
	      "direction: 3 | 工业 | 低温储能电池安全预警 | 1 | 40\n",
	      "");
}

Test(tables, cell_without_figure)
{
	check(CALLS,
	      "header: 序号 | 领域 | 课题名称 | 拟支持项目数 | 资助经费（万元）\n"
	      "direction: 1 | 农业 | 稻麦轮作田减排固碳技术研究 | 若干 | 20\n"
	      "direction: 2 | 农业 | 滨海盐碱地改良研究 | 3 | 25\n"
	      "direction: 3 | 工业 | 低温储能电池安全预警 | 1 |\n",
	      "removed projects [/拟支持项目数] 2>\n"
	      "removed funds [/资助经费（万元）] 40>\n");
}

Test(tables, unit_above)
{
	check("header: 序号 | 课题名称 | 资助经费（万元）\n"
	      "direction: 1 | 稻麦轮作田减排固碳技术研究 | 20\n"
	      "direction: 2 | 滨海盐碱地改良研究 | 25\n",
	      "unit: 单位：万元\n"
	      "header: 序号 | 课题名称 | 资助经费（万元）\n"
	      "direction: 1 | 稻麦轮作田减排固碳技术研究 | 20\n"
	      "direction: 2 | 滨海盐碱地改良研究 | 28\n",
	      "renamed table [/] >单位：万元\n"
	      "changed funds [/资助经费（万元）] 25>28 30000\n");
}

Test(tables, amount_of_several_rows)
{
	check("header: 序号 | 课题名称 | 资助经费（万元）\n"
	      "direction: 1 | 稻麦轮作田减排固碳技术研究 |\n"
	      "direction: 2 | 滨海盐碱地改良研究 |\n"
	      "direction: 3 | 低温储能电池安全预警 | 40\n"
	      "of: dir-1 dir-2 | 3 | 100\n",
	      "header: 序号 | 课题名称 | 资助经费（万元）\n"
	      "direction: 1 | 低温储能电池安全预警 | 40\n"
	      "direction: 2 | 稻麦轮作田减排固碳技术研究 |\n"
	      "direction: 3 | 滨海盐碱地改良研究 |\n"
	      "of: dir-2 dir-3 | 3 | 120\n",
	      "moved direction [/] 3>1\n"
	      "renumbered direction [/] 1>2\n"
	      "renumbered direction [/] 2>3\n"
	      "changed funds [稻麦轮作田减排固碳技术研究, 滨海盐碱地改良研究/资助经费（万元）] "
	      "100>120 200000\n");
}

/* A table of many rows, one taken out, one changed: what compared each with each would run for hours. */
Test(tables, long_ones, .timeout = 600)
{
	enum { ROWS = 100000 };
	struct arena arena;
	struct model models[2];
	struct changes changes;
	arena_init(&arena);
	for (int side = 0; side < 2; side++) {
		model_init(&models[side], &arena);
		struct node *table = node_new(&models[side], NODE_TABLE, models[side].body);
		for (uint32_t i = 0; i < ROWS; i++) {
			if (side == 1 && i == 7) {
				continue;
			}
			struct node *row = node_new(&models[side], NODE_ROW, table);
			row->row = i + 1;
			row->name = STR("body");
			struct node *cell = node_new(&models[side], NODE_CELL, row);
			cell->column = 1;
			cell->text = arena_format(&arena, "school %u", i);
			cell = node_new(&models[side], NODE_CELL, row);
			cell->column = 2;
			cell->text = side == 1 && i == 9000 ? STR("many") : STR("few");
		}
	}
	changes_from_models(&changes, &arena, &models[0], &models[1], NULL);
	struct str got = told(&arena, &changes);
	cr_expect_str_eq(got.data, "removed row [school 7/] school 7 | few>\n"
	                           "edited cell [school 9000/] few>many\n");
	arena_release(&arena);
}

/* What stands for many rows is no longer part of what each of them is called. */
Test(tables, long_group_and_merged_cell)
{
	enum { ROWS = 2000, LONG_TEXT = 100000 };
	struct arena arena;
	struct model models[2];
	struct changes changes;
	arena_init(&arena);
	char *text = arena_alloc(&arena, LONG_TEXT);
	memset(text, 'g', LONG_TEXT);
	for (int side = 0; side < 2; side++) {
		model_init(&models[side], &arena);
		struct node *table = node_new(&models[side], NODE_TABLE, models[side].body);
		for (uint32_t i = 0; i < ROWS; i++) {
			struct node *row = node_new(&models[side], NODE_ROW, table);
			row->row = i + 1;
			row->name = i == 0 ? STR("group") : STR("body");
			struct node *cell = node_new(&models[side], NODE_CELL, row);
			cell->column = 1;
			cell->row_span = i == 1 ? ROWS - 1 : 1;
			cell->text = i < 2 ? (struct str){text, LONG_TEXT - i} : STR("");
			cell = node_new(&models[side], NODE_CELL, row);
			cell->column = 2;
			cell->text = arena_format(&arena, "school %u", i);
			cell = node_new(&models[side], NODE_CELL, row);
			cell->column = 3;
			cell->text = side == 1 && i == 900 ? STR("many") : STR("few");
		}
	}
	changes_from_models(&changes, &arena, &models[0], &models[1], NULL);
	cr_expect_lt(arena.used, (size_t)256 << 20, "%zu bytes", arena.used);
	struct str got = told(&arena, &changes);
	cr_expect(str_ends(got, STR("edited cell [school 900/] few>many\n")), "%.*s",
	          STR_FORMAT(got));
	arena_release(&arena);
}

/* The column of the titles is the same, whatever it is called and though most titles are others. */
Test(tables, column_of_titles)
{
	check(CALLS,
	      "header: 序号 | 领域 | 任务名称 | 主要内容 | 拟支持项目数 | 资助经费（万元）\n"
	      "direction: 1 | 农业 | 油茶果自动采摘装备 | 识别与抓取 | 2 | 20\n"
	      "direction: 2 | 农业 | 滨海盐碱地改良研究 | 排盐与培肥 | 4 | 25\n"
	      "direction: 3 | 工业 | 矿井排水余热利用 | 换热与储热 | 1 | 40\n",
	      "added column [/主要内容] >主要内容\n"
	      "renamed column [/任务名称] 课题名称>任务名称\n"
	      "removed direction [/] 稻麦轮作田减排固碳技术研究>\n"
	      "added direction [/] >油茶果自动采摘装备\n"
	      "changed projects [/拟支持项目数] 3>4 1\n"
	      "removed direction [/] 低温储能电池安全预警>\n"
	      "added direction [/] >矿井排水余热利用\n");
}
