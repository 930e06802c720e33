/* Tables as records: what of a row is a title, a field, a fact, a cell, and what of a sum is a total. */
#include "check_records.h"

#define HEAD "序号\t方向名称\t项目数\t经费（万元）\n"
#define EACH "序号\t方向名称\t项目数\t每项经费（万元）\n"
#define HTML(rows)                                                                                 \
	STR_INIT("<html><body><p>某指南如下，供申报单位参考使用。</p><table>" rows                 \
	         "</table></body></html>")

/* Facts, totals, and figures that are none. */
static const struct record_case facts[] = {
    {"a row's own", STR_INIT(HEAD "1\t甲乙\t2\t20\n"),
     "  fact projects exact 2\n  fact funds exact 200000 CNY\n"},
    {"sums of a table that has all directions are the document's",
     STR_INIT(HEAD "1\t甲乙\t2\t20\n合计\t\t2\t20\n"),
     "  fact projects exact 2\n  fact funds exact 200000 CNY\n"
     " stated projects exact 2\n stated funds exact 200000 CNY\n"},
    {"of two tables with sums neither is",
     STR_INIT(HEAD "1\t甲乙\t2\t20\n合计\t\t2\t20\n\n三、其他\n" HEAD
                   "1\t丙丁\t1\t10\n合计\t\t1\t10\n"),
     "  fact projects exact 2\n  fact funds exact 200000 CNY\n"
     "   fact projects exact 1\n   fact funds exact 100000 CNY\n"
     " told projects exact 1\n told funds exact 100000 CNY\n"},
    {"under amounts for each the sum of all projects",
     STR_INIT(EACH "1\t甲乙\t2\t20\n2\t丙丁\t3\t10\n合计\t\t5\t70\n"),
     "  fact projects exact 2\n  fact support exact 200000 CNY per project\n"
     "  fact projects exact 3\n  fact support exact 100000 CNY per project\n"
     " stated projects exact 5\n stated funds exact 700000 CNY\n"},
    {"... but not the sum of the amounts",
     STR_INIT(EACH "1\t甲乙\t2\t20\n2\t丙丁\t3\t10\n合计\t\t5\t30\n"),
     "  fact projects exact 2\n  fact support exact 200000 CNY per project\n"
     "  fact projects exact 3\n  fact support exact 100000 CNY per project\n"
     " stated projects exact 5\n"},
    {"an amount of two rows is of both",
     HTML("<tr><th>序号</th><th>方向名称</th><th>经费（万元）</th></tr><tr><td>1</td><td>甲乙</td>"
          "<td rowspan=2>100</td></tr><tr><td>2</td><td>丙丁</td></tr>"),
     " fact funds exact 1000000 CNY\n"},
    {"a number of projects of two rows may be each one's",
     HTML("<tr><th>序号</th><th>方向名称</th><th>项目数</th></tr><tr><td>1</td><td>甲乙</td>"
          "<td rowspan=2>5</td></tr><tr><td>2</td><td>丙丁</td></tr>"),
     "  mention exact 5\n"},
    {"... where no sum tells",
     HTML("<tr><th>序号</th><th>方向名称</th><th>项目数</th></tr><tr><td>1</td><td>甲乙</td>"
          "<td rowspan=2>5</td></tr><tr><td>2</td><td>丙丁</td></tr><tr><td colspan=2>合计</td>"
          "<td>5</td></tr>"),
     " fact projects exact 5\n stated projects exact 5\n"},
    {"a direction with an amount in each of its rows has none",
     HTML("<tr><th>序号</th><th>方向名称</th><th>经费（万元）</th></tr><tr><td rowspan=2>1</td><td "
          "rowspan=2>甲乙</td><td>10</td></tr><tr><td>20</td></tr>"),
     "  mention exact 100000 CNY\n"},
    {"a note within the table states",
     HTML(
	 "<tr><th>序号</th><th>方向名称</th></tr><tr><td>1</td><td>甲乙</td></tr><tr><td colspan=2>"
	 "拟支持项目总数20个，国拨经费总概算3000万元人民币。</td></tr>"),
     "  stated projects exact 20 个\n  stated funds exact 30000000 CNY\n"},
};

Test(tables, facts)
{
	check_records(facts, ROWS(facts), SHOW_FACTS | SHOW_MENTIONS);
}

/* Rows and cells. */
static const struct record_case rows[] = {
    {"a figure that is no field's stays a cell; a stop behind a number is not its",
     STR_INIT("序号\t方向名称\t项目数\t自筹（万元）\n1.\t甲乙\t2\t20\n"),
     "table\n row 1\n  cell 序号\n  cell 方向名称\n  cell 项目数\n  cell 自筹（万元）\n"
     " direction 1 = 甲乙\n  heading 甲乙\n  field projects (项目数)\n   text 2\n"
     "  cell 20 = exact 200000 CNY\n"},
    {"a sum is of all, whatever the others are for each of",
     STR_INIT(EACH "1\t甲乙\t2\t20\n合计\t\t2\t40\n"),
     "table\n row 1\n  cell 序号\n  cell 方向名称\n  cell 项目数\n  cell 每项经费（万元）\n"
     " direction 1 = 甲乙\n  heading 甲乙\n  field projects (项目数)\n   text 2\n"
     "  field support (每项经费（万元）)\n   text 20\n"
     " row 4\n  cell 合计\n  cell \n  cell 2 = exact 2\n  cell 40 = exact 400000 CNY\n"},
    {"a form: a word before a label, an unknown label",
     HTML(
	 "<tr><td>方向名称</td><td colspan=3>甲乙</td></tr><tr><td>指标</td><td>拟支持项目数</td><td "
	 "colspan=2>2个</td></tr><tr><td>执行期</td><td>2年</td><td>某事</td><td>某样</td></tr>"),
     "text 某指南如下，供申报单位参考使用。\ndirection  = 甲乙\n heading 甲乙\n text 指标\n"
     " field projects (拟支持项目数)\n  text 2个\n field duration (执行期)\n  text 2年\n"
     " text 某事\n text 某样\n"},
};

Test(tables, rows)
{
	check_records(rows, ROWS(rows),
	              SHOW_TREE & ~(unsigned)SHOW_MENTIONS & ~(1u << RECORD_PUNCTUATION));
}
