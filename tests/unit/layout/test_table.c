/* Rows of tables: their cells, and the columns that these stand in. */
#include "layout/table.h"

#include "check_text.h"

struct table_case {
	const char *what;
	const char *text;
	const char *rows; /* a row a line, "column:cell" for each cell; other lines are left out */
};

static const struct table_case cases[] = {
    {"tabs, with an empty cell", "序号\t方向名称\t项数\t经费\n1\t甲乙研究\t\t20万元\n",
     "0:序号 1:方向名称 2:项数 3:经费\n0:1 1:甲乙研究 2: 3:20万元\n"},
    {"bars", "| 序号 | 方向名称 | 项数 |\n|---|---|---|\n| 1 | 甲乙研究 | 2 |\n",
     "0:序号 1:方向名称 2:项数\n0:--- 1:--- 2:---\n0:1 1:甲乙研究 2:2\n"},
    {"aligned, with an empty cell",
     "  序号    方向名称        项数      经费\n   1      甲乙研究                  20 万元\n",
     "0:序号 1:方向名称 2:项数 3:经费\n0:1 1:甲乙研究 3:20 万元\n"},
    {"one blank apart, blanks in a title",
     "序号 课题名称 经费（万元） 预期成果\n1 面向 2035 年的研究 10 报告\n",
     "0:序号 1:课题名称 2:经费（万元） 3:预期成果\n0:1 1:面向 2035 年的研究 2:10 3:报告\n"},
    {"one blank apart, a figure parted from its unit: not told",
     "序号 方向名称 项数 经费\n1 甲乙研究 2 项 100 万元\n", "0:序号 1:方向名称 2:项数 3:经费\n"},
    {"a cell over several rows",
     "领域\t序号\t课题名称\t项数\n甲\t1\t甲乙研究\t2\n\t2\t丙丁研究\t1\n",
     "0:领域 1:序号 2:课题名称 3:项数\n0:甲 1:1 2:甲乙研究 3:2\n1:2 2:丙丁研究 3:1\n"},
    {"a title on two lines", "序号\t方向名称\t项数\n1\t甲乙\t2\n研究\n2\t丙丁研究\t1\n",
     "0:序号 1:方向名称 2:项数\n0:1 1:甲乙 2:2\n0:2 1:丙丁研究 2:1\n"},
    {"a heading ends it", "序号\t方向名称\t项数\n1\t甲乙\t2\n二、联系人\n1\t某人\t3\n",
     "0:序号 1:方向名称 2:项数\n0:1 1:甲乙 2:2\n"},
    {"columns that name no directions", "姓名\t职称\t联系电话\n某人\t教授\t1\n", ""},
    {"a title alone", "方向名称\t备注\n甲乙\t2\n", ""},
};

Test(table, rows)
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
		struct lines lines;
		struct buf out;
		buf_init(&out);
		reading_source(&reading, str_from(cases[i].text));
		lines_from_source(&lines, &reading.arena, &reading.source, reading.grammar);
		lines_find_tables(&lines, &reading.arena, reading.grammar);
		for (size_t l = 0; l < lines.count; l++) {
			const struct table_row *row = lines.items[l].row;
			for (size_t c = 0; row && c < row->count; c++) {
				struct span span = row->cells[c].span;
				struct str cell =
				    str_slice(reading.source.text, span.start, span.end);
				buf_format(&out, "%s%u:%.*s", c ? " " : "", row->cells[c].column,
				           STR_FORMAT(cell));
			}
			buf_append(&out, row ? STR("\n") : STR(""));
		}
		cr_expect_str_eq(kept(&reading.arena, &out), cases[i].rows, "%s", cases[i].what);
	}
	reading_release(&reading);
	arena_release(&arena);
}
