/* What tables say: which list directions, what their columns hold, and the figures of cells. */
#include "facts/tables.h"

#include "../layout/check_text.h"

struct table_case {
	const char *what;
	const char *text;
	const char
	    *read; /* "directions" where rows list some; a line a row that is one ("*"), tells of
	                     a kind ("kind:") or is another; for each cell that states a figure "column=
	                     value unit/per" */
};

static const struct table_case cases[] = {
    {"topics with counts and amounts",
     "序号\t课题名称\t项数\t经费（万元）\n1\t甲乙\t2\t20\n2\t丙丁\t\t不超过30\n",
     "directions\n* 0=1 2=2 3=200000 CNY\n* 0=2 3=at-most 300000 CNY\n"},
    {"the unit of the whole table", "单位：万元\n序号\t课题名称\t经费\n1\t甲乙\t20\n",
     "directions\n* 0=1 2=200000 CNY\n"},
    {"no unit: no amount", "序号\t课题名称\t经费\n1\t甲乙\t20\n", "directions\n* 0=1\n"},
    {"for each project, by the name of the column",
     "序号\t课题名称\t每项资助额度（万元）\n1\t甲乙\t20\n",
     "directions\n* 0=1 2=200000 CNY/project\n"},
    {"others' money is no fact",
     "序号\t课题名称\t经费（万元）\t自筹经费（万元）\t总投资（万元）\n1\t甲乙\t20\t30\t50\n",
     "directions\n* 0=1 2=200000 CNY 3=300000 CNY? 4=500000 CNY?\n"},
    {"... also where it stands first",
     "序号\t课题名称\t自筹经费（万元）\t经费（万元）\n1\t甲乙\t30\t20\n",
     "directions\n* 0=1 2=300000 CNY? 3=200000 CNY\n"},
    {"... or in brackets", "序号\t课题名称\t经费（自筹，万元）\n1\t甲乙\t30\n",
     "directions\n* 0=1 2=30?\n"},
    {"of all, and for each",
     "序号\t课题名称\t经费（万元）\t每项资助额度（万元）\n1\t甲乙\t40\t20\n",
     "directions\n* 0=1 2=400000 CNY 3=200000 CNY/project\n"},
    {"codes behind ordinals are the numbers",
     "<html><body><p>榜单</p><table><tr><td>序号<td>编号<td>课题名称<tr><td>1<td>A1<td>甲乙<tr><td><td>A2<td>"
     "丙丁</table></body></html>",
     "directions\n* 0=1\n*\n"},
    {"most titles are numbers", "序号\t项目名称\t经费\n1\t20\t3\n2\t甲\t4\n3\t30\t5\n",
     "0=1 1=20\n0=2\n0=3 1=30\n"},
    {"one kind of project alone tells of none", "名称\t项数\t金额\n重点项目\t5\t20万元\n",
     "1=5 2=200000 CNY\n"},
    {"kinds of project among others are none",
     "名称\t项数\t金额\n重点项目\t5\t20万元\n一般项目\t6\t10万元\n茶叶研究所\t1\t2万元\n",
     "1=5 2=200000 CNY\n1=6 2=100000 CNY\n1=1 2=20000 CNY\n"},
    {"kinds only sort directions", "序号\t项目类别\t课题名称\t项数\n1\t重点\t甲\t2\n",
     "directions\n* 0=1 3=2\n"},
    {"a cell over columns of different things is of none",
     "<html><body><p>榜单</p><table><tr><td>序号<td>课题名称<td>项数<td>经费（万元）<tr><td>1<td>甲乙<td "
     "colspan=2>5</table></body></html>",
     "directions\n* 0=1\n"},
    {"a title beside what nobody knows lists nothing",
     "<html><body><p>榜单</p><table><tr><th>课题名称<th>甲<tr><td>乙丙<td>丁</table></body></html>",
     "\n"},
    {"all of a cell may stand in brackets", "序号\t课题名称\t经费\n1\t甲乙\t（100万元）\n",
     "directions\n* 0=1 2=1000000 CNY\n"},
    {"a second column of the same says something else",
     "序号\t课题名称\t经费（万元）\t资助经费（万元）\n1\t甲乙\t20\t5\n",
     "directions\n* 0=1 2=200000 CNY 3=50000 CNY?\n"},
    {"of two columns of titles the finer", "研究方向\t课题名称\t项数\n甲\t乙\t1\n\t丙\t2\n",
     "directions\n* 2=1\n* 2=2\n"},
    {"a row without a number goes on with the one above",
     "序号\t课题名称\t项数\n1\t甲乙\t2\n\t丙丁\t1\n", "directions\n* 0=1 2=2\n2=1\n"},
    {"a list of goods", "序号\t项目名称\t数量\t单价（元）\n1\t显微镜\t2\t20\n",
     "0=1 2=2 3=20 CNY?\n"},
    {"a form to be filled in", "序号\t项目名称\t经费\n1\t\t\n2\t\t\n", "0=1\n0=2\n"},
    {"numbers are no titles", "序号\t项目名称\t经费\n1\t20\t3\n", "0=1 1=20\n"},
    {"nor are numbers in square brackets", "序号\t项目名称\t经费\n1\t[2]\t3\n", "0=1\n"},
    {"kinds of project, by the name of their column",
     "项目类别\t拟支持项目数\t资助额度\n重点（A类）\t5\t20万元\n面上\t6\t10万元\n",
     "kind:重点 1=5 2=200000 CNY\nkind:面上 1=6 2=100000 CNY\n"},
    {"kinds of project, by what stands in it",
     "名称\t项数\t金额\n重点项目\t5\t20万元\n一般项目\t6\t10万元\n",
     "kind:重点项目 1=5 2=200000 CNY\nkind:一般项目 1=6 2=100000 CNY\n"},
    {"quotas are no directions", "学院\t校级\t省级\n甲学院\t3\t1\n乙学院\t2\t1\n总计\t5\t2\n",
     "1=3? 2=1?\n1=2? 2=1?\n1=5? 2=2?\n"},
    {"a part in brackets is none of its own",
     "序号\t课题名称\t经费\n1\t甲乙\t100万元（其中首期50万元）\n",
     "directions\n* 0=1 2=1000000 CNY\n"},
    {"for each of what no word tells: no amount of all",
     "序号\t课题名称\t经费\n1\t甲乙\t每艘5万元\n2\t丙丁\t5万元/场\n", "directions\n* 0=1\n* 0=2\n"},
    {"years under one head: what adds them up",
     "序号\t课题名称\t经费安排（万元）\t\t\n\t\t第一年\t第二年\t合计\n1\t甲乙\t2\t3\t5\n",
     "directions\n* 0=1 2=20000 CNY? 3=30000 CNY? 4=50000 CNY\n"},
    {"sides under one head, no sum: no amount",
     "序号\t课题名称\t经费（万元）\t\n\t\t省\t市\n1\t甲乙\t2\t3\n",
     "directions\n* 0=1 2=20000 CNY? 3=30000 CNY?\n"},
    {"a unit behind a stroke, words before a name that only say more",
     "序号\t课题名称\t拟安排经费/万元\n1\t甲乙\t2\n", "directions\n* 0=1 2=20000 CNY\n"},
    {"the unit of a caption with several",
     "表1 项目表（单位：项、人民币万元）\n序号\t课题名称\t项数\t经费\n1\t甲乙\t2\t20\n",
     "directions\n* 0=1 2=2 3=200000 CNY\n"},
    {"a sum in a unit of its own",
     "序号\t课题名称\t经费（万元）\n1\t甲乙\t2\n合计（元）\t\t20000\n",
     "directions\n* 0=1 2=20000 CNY\n2=20000 CNY\n"},
    {"what is funded already", "序号\t项目名称\t承担单位\t经费（万元）\n1\t甲乙\t某校\t2\n",
     "0=1 3=20000 CNY\n"},
    {"two columns of kinds, the wider first",
     "类别\t项目类型\t项数\n研究类\t重点项目\t5\n研究类\t面上项目\t6\n",
     "kind:研究类 重点项目 2=5\nkind:研究类 面上项目 2=6\n"},
    {"two amounts: none is the value", "序号\t课题名称\t经费\n1\t甲乙\t100万元、50万元\n",
     "directions\n* 0=1\n"},
    {"of all before for each", "序号\t课题名称\t经费\n1\t甲乙\t100万元，每项50万元\n",
     "directions\n* 0=1 2=1000000 CNY\n"},
    {"the lower of two heads, and a column alone under the upper",
     "<html><body><p>榜单</p><table><tr><th rowspan=2>序号<th rowspan=2>课题名称<th colspan=2>经费（万元）<tr><th>项数<th>省级<tr><td>1<td>甲乙<td>2<td>20</table></body></html>",
     "directions\n* 0=1 3=200000 CNY\n"},
    {"one head over two columns, nothing below it",
     "<html><body><p>榜单</p><table><tr><th>序号<th>课题名称<th colspan=2>经费（万元）<tr><td>1<td>甲乙<td>20<td>暂定</table></body></html>",
     "directions\n* 0=1 2=200000 CNY\n"},
    {"years under one head: what adds some of them up",
     "序号\t课题名称\t经费安排（万元）\t\t\n\t\t第一年\t第二年\t小计\n1\t甲乙\t2\t3\t5\n",
     "directions\n* 0=1 2=20000 CNY? 3=30000 CNY? 4=50000 CNY\n"},
    {"two that add up under one head: none",
     "序号\t课题名称\t经费安排（万元）\t\t\n\t\t小计\t合计\t市级\n1\t甲乙\t2\t3\t5\n",
     "directions\n* 0=1 2=20000 CNY? 3=30000 CNY? 4=50000 CNY?\n"},
    {"sides under one head, and each project",
     "序号\t课题名称\t经费安排（万元）\t\t\n\t\t省级\t市级\t每项\n1\t甲乙\t2\t3\t5\n",
     "directions\n* 0=1 2=20000 CNY? 3=30000 CNY? 4=50000 CNY/project\n"},
    {"two columns of titles as fine: the first",
     "序号\t课题名称\t研究方向\t项数\n1\t甲乙\t生态\t2\n2\t丙丁\t12\t1\n",
     "directions\n* 0=1 3=2\n* 0=2 2=12 3=1\n"},
    {"partners are titles where nothing else is",
     "序号\t合作国家\t拟支持项目数\n1\t甲国\t2\n2\t乙国\t3\n",
     "directions\n* 0=1 2=2\n* 0=2 2=3\n"},
    {"partners beside titles are none",
     "序号\t课题名称\t合作国家\t项数\n1\t甲乙\t丙国\t2\n2\t丙丁\t\t1\n",
     "directions\n* 0=1 3=2\n* 0=2 3=1\n"},
    {"codes behind titles are no numbers",
     "序号\t课题名称\t编号\t项数\n1\t甲乙\tA1\t2\n2\t丙丁\t\t1\n",
     "directions\n* 0=1 3=2\n* 0=2 3=1\n"},
    {"codes behind titles are where nothing else is",
     "课题名称\t编号\t项数\n甲乙\tA1\t2\n丙丁\t\t1\n", "directions\n* 2=2\n2=1\n"},
    {"a second column of texts",
     "序号\t课题名称\t研究内容\t主要研究内容\t项数\n1\t甲乙\t丙\t3项\t2\n",
     "directions\n* 0=1 3=3 4=2\n"},
    {"others' texts are the direction's",
     "序号\t课题名称\t研究内容（含外方）\t项数\n1\t甲乙\t3项\t2\n", "directions\n* 0=1 2=3 3=2\n"},
    {"a title of letters", "序号\t课题名称\t项数\n1\tUAV\t2\n", "directions\n* 0=1 2=2\n"},
    {"numbers in the column of titles, of sums",
     "序号\t课题名称\t项数\n1\t甲乙\t2\n小计\t2\t2\n合计\t4\t2\n",
     "directions\n* 0=1 2=2\n1=2 2=2\n1=4 2=2\n"},
    {"more rows without a title than with one",
     "序号\t课题名称\t项数\n1\t甲乙\t2\n2\t\t3\n3\t\t3\n",
     "directions\n* 0=1 2=2\n0=2 2=3\n0=3 2=3\n"},
    {"kinds of project and their sum",
     "名称\t项数\t金额\n重点项目\t5\t20万元\n一般项目\t6\t10万元\n合计\t11\t30万元\n",
     "kind:重点项目 1=5 2=200000 CNY\nkind:一般项目 1=6 2=100000 CNY\n1=11 2=300000 CNY\n"},
    {"one kind over all rows tells of none",
     "<html><body><p>榜单</p><table><tr><th>名称<th>项数<tr><td rowspan=2>重点项目<td>5<tr><td>6</table></body></html>",
     "1=5\n1=6\n"},
    {"kinds that no head names only sort directions",
     "名称\t课题名称\t项数\n重点项目\t甲\t2\n一般项目\t乙\t3\n", "directions\n* 2=2\n* 2=3\n"},
    {"a kind ends with its line, and may begin with brackets",
     "<html><body><p>榜单</p><table><tr><th>项目类别<th>项数<tr><td>重点<br>限青年<td>5<tr><td>（省级）重点<td>6</table></body></html>",
     "kind:重点 1=5\nkind:（省级）重点 1=6\n"},
    {"a kind over both columns of kinds",
     "<html><body><p>榜单</p><table><tr><th>类别<th>项目类型<th>项数<tr><td colspan=2>重点项目<td>5<tr><td>研究类<td>一般项目<td>6</table></body></html>",
     "kind:重点项目 2=5\nkind:研究类 一般项目 2=6\n"},
    {"an empty one of two kinds", "类别\t项目类型\t项数\n研究类\t\t5\n研究类\t面上项目\t6\n",
     "kind:研究类 2=5\nkind:研究类 面上项目 2=6\n"},
    {"numerals are ordinals", "序号\t课题名称\t项数\n一\t甲乙\t2\n二\t丙丁\t1\n备注\t另行通知\t1\n",
     "directions\n* 0=1 2=2\n* 0=2 2=1\n2=1\n"},
    {"a line over all columns",
     "<html><body><p>榜单</p><table><tr><th>序号<th>课题名称<th>项数<tr><td colspan=3>甲类方向<tr><td>1<td>甲乙<td>2</table></body></html>",
     "directions\n\n* 0=1 2=2\n"},
    {"a title over the cells of its number",
     "<html><body><p>榜单</p><table><tr><th>序号<th>课题名称<th>项数<th>备注<tr><td colspan=2>甲类攻关<td>2<td>丙<tr><td>2<td>丙丁<td>1<td>丁</table></body></html>",
     "directions\n* 2=2\n* 0=2 2=1\n"},
    {"a title over two rows",
     "<html><body><p>榜单</p><table><tr><th>序号<th>课题名称<th>项数<tr><td>1<td rowspan=2>甲乙<td>2<tr><td>2<td>3</table></body></html>",
     "directions\n* 0=1 2=2\n0=2 2=3\n"},
    {"units of a caption with a stroke",
     "单位：项/万元\n序号\t课题名称\t项数\t经费\n1\t甲乙\t2\t20\n",
     "directions\n* 0=1 2=2 3=200000 CNY\n"},
    {"units of a caption with a comma",
     "单位：项，万元\n序号\t课题名称\t项数\t经费\n1\t甲乙\t2\t20\n",
     "directions\n* 0=1 2=2 3=200000 CNY\n"},
    {"the unit of a column before that of the table",
     "单位：元\n序号\t课题名称\t经费（万元）\n1\t甲乙\t20\n", "directions\n* 0=1 2=200000 CNY\n"},
    {"the unit of a sum is no unit of its counts",
     "序号\t课题名称\t项数\t经费（万元）\n1\t甲乙\t2\t20\n合计（元）\t\t2\t200000\n",
     "directions\n* 0=1 2=2 3=200000 CNY\n2=2 3=200000 CNY\n"},
    {"a sum of some in a unit of its own",
     "序号\t课题名称\t经费（万元）\n1\t甲乙\t2\n小计（元）\t\t20000\n",
     "directions\n* 0=1 2=20000 CNY\n2=20000 CNY\n"},
    {"a title with a currency",
     "课题名称\t项数\t经费（万元）\n跨境结算（美元）\t2\t20\n甲乙\t1\t30\n",
     "directions\n* 1=2 2=200000 CNY\n* 1=1 2=300000 CNY\n"},
    {"a word for each far before an amount",
     "序号\t课题名称\t经费\n1\t甲乙\t每艘均可申报，总额5万元\n", "directions\n* 0=1 2=50000 CNY\n"},
    {"for each of what a word tells",
     "序号\t课题名称\t经费\n1\t甲乙\t每项5万元\n2\t丙丁\t5万元/项/年\n",
     "directions\n* 0=1 2=50000 CNY/project\n* 0=2 2=50000 CNY/project year\n"},
    {"an amount behind brackets", "序号\t课题名称\t经费\n1\t甲乙\t每项5万元（暂定），共50万元\n",
     "directions\n* 0=1 2=500000 CNY\n"},
    {"an amount and more in a column that nobody knows",
     "序号\t课题名称\t省级\n1\t甲乙\t另计5万元\n2\t丙丁\t5万元（暂定）\n3\t戊己\t5万元\n",
     "directions\n* 0=1\n* 0=2\n* 0=3 2=50000 CNY?\n"},
    {"for each of what the name of a column nobody knows tells",
     "序号\t课题名称\t市级（每项）\n1\t甲乙\t5万元\n", "directions\n* 0=1 2=50000 CNY?\n"},
    {"years in months", "序号\t课题名称\t研究期限\n1\t甲乙\t2年\n", "directions\n* 0=1 2=24\n"},
    {"for each of what the cell tells before its column",
     "序号\t课题名称\t每项资助额度（万元）\n1\t甲乙\t5万元/年\n",
     "directions\n* 0=1 2=50000 CNY/year\n"},
    {"a form of one direction", "项目名称\t甲乙平台\n经费\t20万元\n项数\t2\n",
     "directions\n\n1=200000 CNY?\n1=2?\n"},
    {"a form without a title", "课题名称\t/\n经费\t20万元\n项数\t2\n", "\n1=200000 CNY?\n1=2?\n"},
};

static void show_value(struct buf *out, const struct reading *reading, struct grammar *grammar,
                       const struct table_reading *table, const struct table_cell *cell,
                       struct arena *arena)
{
	struct figures figures = {0};
	struct figure figure;
	bool is_whole;
	struct str text = str_slice(reading->text.clean, cell->span.start, cell->span.end);
	figures_from_text(&figures, grammar->lexicon, text, arena);
	if (!table_cell_figure(&figure, &is_whole, table, &reading->text, grammar, cell, &figures,
	                       arena)) {
		return;
	}
	const struct table_column *column = table_column_of(table, cell);
	bool is_bound = figure.relation != RELATION_EXACT;
	buf_format(out, " %u=%.*s%s%.*s", cell->column,
	           STR_FORMAT(is_bound ? relation_name(figure.relation) : STR("")),
	           is_bound ? " " : "", STR_FORMAT(decimal_text(figure.value, arena)));
	if (figure.unit.size > 0 && figure.kind == FIGURE_MONEY) {
		buf_format(out, " %.*s", STR_FORMAT(figure.unit));
	}
	if (figure.per.size > 0) {
		buf_format(out, "/%.*s", STR_FORMAT(figure.per));
	}
	bool is_known =
	    column->field || column->kind == COLUMN_NUMBER || column->kind == COLUMN_TITLE;
	buf_append(out, is_known ? STR("") : STR("?"));
}

static void show_reading(struct buf *out, struct reading *reading, const struct table *table)
{
	struct table_reading read;
	table_read(&read, &reading->arena, &reading->text, table, reading->grammar);
	buf_append(out, read.lists_directions ? STR("directions\n") : STR(""));
	for (uint32_t r = table->header_rows; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		struct str kind = table_row_kind(&read, &reading->text, r, &reading->arena);
		size_t start = out->size;
		if (table_row_is_direction(&read, &reading->text, reading->grammar, r,
		                           &reading->arena)) {
			buf_append(out, STR(" *"));
		}
		if (kind.size > 0) {
			buf_format(out, " kind:%.*s", STR_FORMAT(kind));
		}
		for (uint32_t i = 0; i < row->cell_count; i++) {
			show_value(out, reading, reading->grammar, &read,
			           &table->cells[row->first_cell + i], &reading->arena);
		}
		if (out->size > start) { /* without the first blank */
			memmove(out->data + start, out->data + start + 1, out->size - start - 1);
			out->size--;
		}
		buf_append(out, STR("\n"));
	}
}

Test(tables, readings)
{
	struct arena arena;
	struct diags diags;
	struct reading reading = {0};
	arena_init(&arena);
	diags_init(&diags, &arena);
	arena_init(&reading.arena);
	diags_init(&reading.diags, &reading.arena);
	cr_assert_eq(grammar_load(&reading.grammar, &arena, "grammars", "generic", &diags),
	             STATUS_OK);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct buf out;
		buf_init(&out);
		reading_text(&reading, str_from(cases[i].text));
		for (size_t t = 0; t < reading.text.table_count; t++) {
			show_reading(&out, &reading, &reading.text.tables[t]);
		}
		const char *got = kept(&reading.arena, &out);
		cr_expect_str_eq(got, cases[i].read, "%s: %s", cases[i].what, got);
	}
	reading_release(&reading);
	arena_release(&arena);
}
