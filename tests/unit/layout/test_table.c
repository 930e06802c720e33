/* Tables: their grids and what their rows are, from plain text and from what formats know. */
#include "layout/table.h"

#include "check_text.h"

struct table_case {
	const char *what;
	const char *text;
	const char
	    *tables; /* a row a line, its role by a letter and "column:cell" for each cell that
	                       begins in it, with +N columns and vN rows where it spans; a blank line
	                       between tables */
};

#define HTML(rows)                                                                                 \
	"<html><body><p>2026年度项目榜单</p><table>" rows "</table><p>期限一年。</p></body></html>"

static const struct table_case cases[] = {
    {"tabs, with an empty cell", "序号\t方向名称\t项数\t经费\n1\t甲乙研究\t\t20万元\n",
     "H 0:序号 1:方向名称 2:项数 3:经费\nb 0:1 1:甲乙研究 2: 3:20万元\n"},
    {"bars", "| 序号 | 方向名称 | 项数 |\n|---|---|---|\n| 1 | 甲乙研究 | 2 |\n",
     "H 0:序号 1:方向名称 2:项数\n-\nb 0:1 1:甲乙研究 2:2\n"},
    {"a bar that Markdown escapes is text", "| 序号 | 方向名称 |\n|---|---|\n| 1 | 甲\\|乙 |\n",
     "H 0:序号 1:方向名称\n-\nb 0:1 1:甲\\|乙\n"},
    {"drawn boxes", "┌──┬────┐\n│序号│方向名称│\n├──┼────┤\n│1│甲乙研究│\n└──┴────┘\n",
     "H 0:序号 1:方向名称\n-\nb 0:1 1:甲乙研究\n-\n"},
    {"aligned, with an empty cell",
     "  序号    方向名称        项数      经费\n   1      甲乙研究                  20 万元\n",
     "H 0:序号 1:方向名称 2:项数 3:经费\nb 0:1 1:甲乙研究 3:20 万元\n"},
    {"one blank apart, blanks in a title",
     "序号 课题名称 经费（万元） 预期成果\n1 面向 2035 年的研究 10 报告\n",
     "H 0:序号 1:课题名称 2:经费（万元） 3:预期成果\nb 0:1 1:面向 2035 年的研究 2:10 3:报告\n"},
    {"one blank apart, a figure parted from its unit: not told",
     "序号 方向名称 项数 经费\n1 甲乙研究 2 项 100 万元\n", ""},
    {"a first column merged, as tabs have it",
     "领域\t序号\t课题名称\t项数\n甲\t1\t甲乙研究\t2\n\t2\t丙丁研究\t1\n",
     "H 0:领域 1:序号 2:课题名称 3:项数\nb 0:甲 1:1 2:甲乙研究 3:2\nb 0: 1:2 2:丙丁研究 3:1\n"},
    {"a cell over several rows that left no tab",
     "领域\t序号\t课题名称\t项数\n甲\t1\t甲乙研究\t2\n2\t丙丁研究\t1\n",
     "H 0:领域 1:序号 2:课题名称 3:项数\nb 0:甲 1:1 2:甲乙研究 3:2\nb 1:2 2:丙丁研究 3:1\n"},
    {"a title on two lines", "序号\t方向名称\t项数\n1\t甲乙\t2\n研究\n2\t丙丁研究\t1\n",
     "H 0:序号 1:方向名称 2:项数\nb 0:1 1:甲乙 2:2\ng 0+3:研究\nb 0:2 1:丙丁研究 2:1\n"},
    {"a heading ends it", "序号\t方向名称\t项数\n1\t甲乙\t2\n二、联系人\n1\t某人\t3\n",
     "H 0:序号 1:方向名称 2:项数\nb 0:1 1:甲乙 2:2\n"},
    {"a total whose label stands for the columns before",
     "序号\t方向名称\t项数\t经费\n1\t甲乙\t2\t3\n合计\t2\t3\n",
     "H 0:序号 1:方向名称 2:项数 3:经费\nb 0:1 1:甲乙 2:2 3:3\nT 0+2:合计 2:2 3:3\n"},
    {"groups with subtotals",
     "序号\t方向名称\t项数\n一、农业\n1\t甲乙\t2\n小计\t\t2\n二、工业\n2\t丙丁\t1\n小计\t\t1\n合计\t\t3\n",
     "H 0:序号 1:方向名称 2:项数\ng 0+3:一、农业\nb 0:1 1:甲乙 2:2\ns 0:小计 1: 2:2\n"
     "g 0+3:二、工业\nb 0:2 1:丙丁 2:1\ns 0:小计 1: 2:1\nT 0:合计 1: 2:3\n"},
    {"two totals: the last is of all",
     "单位\t项数\t经费\n甲\t1\t2\n合计\t1\t2\n乙\t1\t2\n合计\t2\t4\n",
     "H 0:单位 1:项数 2:经费\nb 0:甲 1:1 2:2\ns 0:合计 1:1 2:2\nb 0:乙 1:1 2:2\nT 0:合计 1:2 2:4\n"},
    {"the head again on the next page",
     "序号\t方向名称\t项数\n1\t甲乙\t2\n序号\t方向名称\t项数\n2\t丙丁\t1\n",
     "H 0:序号 1:方向名称 2:项数\nb 0:1 1:甲乙 2:2\nH 0:序号 1:方向名称 2:项数\nb 0:2 1:丙丁 2:1\n"},
    {"the head again behind a line that says that the table goes on",
     "序号\t方向名称\t项数\n1\t甲乙\t2\n续表1\n序号\t方向名称\t项数\n2\t丙丁\t1\n",
     "H 0:序号 1:方向名称 2:项数\nb 0:1 1:甲乙 2:2\ng 0+3:续表1\ng 0+3:序号\t方向名称\t项数\n"
     "b 0:2 1:丙丁 2:1\n"},
    {"a heading, and another table with the same names",
     "序号\t方向名称\t项数\n1\t甲乙\t2\n合计\t\t2\n（二）工业\n序号\t方向名称\t项数\n1\t丙丁\t1\n",
     "H 0:序号 1:方向名称 2:项数\nb 0:1 1:甲乙 2:2\nT 0:合计 1: 2:2\n\n"
     "H 0:序号 1:方向名称 2:项数\nb 0:1 1:丙丁 2:1\n"},
    {"another table below, which is counted too",
     "序号\t方向名称\t项数\n1\t甲乙\t2\n\n表2 名额分配表\n序号\t推荐单位\t名额（项）\n1\t甲县\t3\n",
     "H 0:序号 1:方向名称 2:项数\nb 0:1 1:甲乙 2:2\n\nH 0:序号 1:推荐单位 2:名额（项）\n"
     "b 0:1 1:甲县 2:3\n"},
    {"another table below in Markdown",
     "| 序号 | 方向名称 |\n|---|---|\n| 1 | 甲乙 |\n| 阶段 | 时间 |\n|---|---|\n| 申报 | 3月 |\n| 评审 | 4月 |\n",
     "H 0:序号 1:方向名称\n-\nb 0:1 1:甲乙\n\nH 0:阶段 1:时间\n-\nb 0:申报 1:3月\nb 0:评审 1:4月\n"},
    {"groups with sums above their rows",
     "序号\t方向名称\t项数\n一\t农业\t3\n1\t甲\t1\n2\t乙\t2\n二\t工业\t1\n3\t丙\t1\n合计\t\t4\n",
     "H 0:序号 1:方向名称 2:项数\ns 0:一 1:农业 2:3\nb 0:1 1:甲 2:1\nb 0:2 1:乙 2:2\n"
     "s 0:二 1:工业 2:1\nb 0:3 1:丙 2:1\nT 0:合计 1: 2:4\n"},
    {"another table below", "序号\t方向名称\n1\t甲乙\n\n项数\t经费\n1项\t2万元\n",
     "H 0:序号 1:方向名称\nb 0:1 1:甲乙\n\nH 0:项数 1:经费\nb 0:1项 1:2万元\n"},
    {"two heads, by tabs",
     "序号\t榜题名称\t经费（万元）\t\t项数\n\t\t财政\t自筹\t\n1\t甲乙\t60\t200\t1\n",
     "H 0v2:序号 1v2:榜题名称 2+2:经费（万元） 4v2:项数\nH 2:财政 3:自筹\n"
     "b 0:1 1:甲乙 2:60 3:200 4:1\n"},
    {"a row that is a part of the one above",
     "学院\t校级\t省级\n甲学院\t3\t1\n其中：重点\t1\t0\n乙学院\t2\t1\n总计\t5\t2\n",
     "H 0:学院 1:校级 2:省级\nb 0:甲学院 1:3 2:1\np 0:其中：重点 1:1 2:0\n"
     "b 0:乙学院 1:2 2:1\nT 0:总计 1:5 2:2\n"},
    {"cells that go on in the lines below, between blanks",
     "序号  课题名称          项数  经费\n1     城市内涝快速      1     200\n"
     "      模拟技术\n2     配电网电压        2     30\n      协同控制\n",
     "H 0:序号 1:课题名称 2:项数 3:经费\nb 0:1 1:城市内涝快速模拟技术 2:1 3:200\n"
     "b 0:2 1:配电网电压协同控制 2:2 3:30\n"},
    {"... in a drawn box, Latin words a blank apart",
     "│序号│课题名称│备注│项数│\n│1│deep│甲│2│\n│ │learning│乙│ │\n│2│丙丁│戊│1│\n",
     "H 0:序号 1:课题名称 2:备注 3:项数\nb 0:1 1:deep learning 2:甲乙 3:2\n"
     "b 0:2 1:丙丁 2:戊 3:1\n"},
    {"a unit above", "单位：万元\n\n序号\t课题名称\t资助经费\n1\t甲乙\t20\n",
     "unit 万元\nH 0:序号 1:课题名称 2:资助经费\nb 0:1 1:甲乙 2:20\n"},
    {"rows that are cut alike, no name known",
     "学院\t校级\t省级\n甲学院\t3\t1\n乙学院\t2\t1\n总计\t5\t2\n",
     "H 0:学院 1:校级 2:省级\nb 0:甲学院 1:3 2:1\nb 0:乙学院 1:2 2:1\nT 0:总计 1:5 2:2\n"},
    {"wide blanks alone make no table", "甲  乙\n丙  丁\n戊  己\n", ""},
    {"wide blanks, with figures below names",
     "学院  校级  省级\n甲学院  3  1\n乙学院  2  1\n总计  5  2\n",
     "H 0:学院 1:校级 2:省级\nb 0:甲学院 1:3 2:1\nb 0:乙学院 1:2 2:1\nT 0:总计 1:5 2:2\n"},
    {"labels and what stands beside them are no table",
     "合作协议\t某协定\n领域方向\t能源\n拟支持项目数\t10 个\n", ""},
    {"... but a form between bars stays one",
     "| 项目 | 内容 |\n|---|---|\n| 研究内容 | 甲乙 |\n| 拟支持项目数 | 2项 |\n",
     "form\nb 0:项目 1:内容\n-\nb 0:研究内容 1:甲乙\nb 0:拟支持项目数 1:2项\n"},
    {"... and so does one that names a direction",
     HTML(
	 "<tr><td>榜题名称</td><td>甲技术</td></tr><tr><td>榜单金额</td><td>不超过3万元</td></tr>"),
     "form\nb 0:榜题名称 1:甲技术\nb 0:榜单金额 1:不超过3万元\n"},
    {"a title alone", "方向名称\t备注\n甲乙\t2\n", ""},
    {"spans of a format",
     HTML("<tr><th rowspan=2>序号</th><th rowspan=2>榜题名称</th><th colspan=2>经费</th></tr>"
          "<tr><th>财政</th><th>自筹</th></tr><tr><td>1</td><td>甲乙</td><td>6</td><td>2</td></tr>"
          "<tr><td>2</td><td>丙丁</td><td colspan=2>5</td></tr>"),
     "H 0v2:序号 1v2:榜题名称 2+2:经费\nH 2:财政 3:自筹\nb 0:1 1:甲乙 2:6 3:2\nb 0:2 1:丙丁 2+2:5\n"},
    {"a merged column of a format",
     HTML(
	 "<tr><td>领域</td><td>课题名称</td><td>项数</td></tr><tr><td rowspan=2>农业</td><td>甲"
	 "</td><td>2</td></tr><tr><td>乙</td><td>3</td></tr><tr><td colspan=2>合计</td><td>5</td></tr>"),
     "H 0:领域 1:课题名称 2:项数\nb 0v2:农业 1:甲 2:2\nb 1:乙 2:3\nT 0+2:合计 2:5\n"},
    {"a caption in a row of its own",
     HTML("<tr><td colspan=2>单位：万元</td></tr><tr><td>课题名称</td><td>经费</td></tr><tr><td>甲"
          "</td><td>2</td></tr>"),
     "unit 万元\ng 0+2:单位：万元\nH 0:课题名称 1:经费\nb 0:甲 1:2\n"},
    {"a first row with more than names is none",
     HTML("<tr><td>各学院推荐的项目数量由学校按上一年度立项情况和结题情况核定</td><td>乙</td></tr>"
          "<tr><td>甲</td><td>2</td></tr>"),
     "b 0:各学院推荐的项目数量由学校按上一年度立项情况和结题情况核定 1:乙\nb 0:甲 1:2\n"},
    {"nor is one with figures",
     HTML("<tr><td>甲2</td><td>乙</td></tr><tr><td>丙</td><td>3</td></tr>"),
     "b 0:甲2 1:乙\nb 0:丙 1:3\n"},
    {"a list in a frame is none",
     HTML(
	 "<tr><td>1<br>2<br>3<br>4<br>5<br>6<br>7<br>8<br>9<br>10<br>11<br>12<br>13</td><td>甲</td>"
	 "</tr><tr><td>乙</td><td>丙</td></tr>"),
     ""},
    {"a row of two cells, one empty, is no group",
     HTML(
	 "<tr><td>学院</td><td>项数</td></tr><tr><td>甲</td><td></td></tr><tr><td>乙</td><td>2</td></tr>"),
     "H 0:学院 1:项数\nb 0:甲 1:\nb 0:乙 1:2\n"},
    {"nor one whose only words stand further right", "领域\t课题名称\t项数\n农业\t甲\t1\n\t乙\t\n",
     "H 0:领域 1:课题名称 2:项数\nb 0:农业 1:甲 2:1\nb 0: 1:乙 2:\n"},
    {"nor one that names a column",
     HTML("<tr><td>课题名称</td><td></td><td></td></tr><tr><td>甲</td><td>2</td><td>3</td></tr>"),
     "b 0:课题名称 1: 2:\nb 0:甲 1:2 2:3\n"},
    {"years below a head, as the format marks them",
     HTML(
	 "<tr><th rowspan=2>单位</th><th colspan=2>项数</th></tr><tr><th>2023年</th><th>2024年</th></tr>"
	 "<tr><td>甲</td><td>1</td><td>2</td></tr>"),
     "H 0v2:单位 1+2:项数\nH 1:2023年 2:2024年\nb 0:甲 1:1 2:2\n"},
    {"figures below a head are none",
     HTML("<tr><td>单位</td><td colspan=2>经费</td></tr><tr><td></td><td>60</td><td>40</td></tr>"
          "<tr><td>甲</td><td>1</td><td>2</td></tr>"),
     "H 0:单位 1+2:经费\nb 0: 1:60 2:40\nb 0:甲 1:1 2:2\n"},
    {"names that the format marks, none of them known, over words",
     HTML("<tr><th>甲</th><th>乙</th></tr><tr><td>丙</td><td>丁</td></tr>"),
     "H 0:甲 1:乙\nb 0:丙 1:丁\n"},
    {"words over words are no names",
     HTML("<tr><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>丁</td></tr>"),
     "b 0:甲 1:乙\nb 0:丙 1:丁\n"},
    {"one known name over words",
     HTML("<tr><td>甲</td><td>项数</td></tr><tr><td>丙</td><td>若干</td></tr>"),
     "H 0:甲 1:项数\nb 0:丙 1:若干\n"},
    {"two known names, one with a figure in it",
     HTML(
	 "<tr><td>课题名称</td><td>项数</td><td>2024年经费</td></tr><tr><td>甲</td><td>若干</td><td>无</td></tr>"),
     "H 0:课题名称 1:项数 2:2024年经费\nb 0:甲 1:若干 2:无\n"},
    {"a row with gaps does not name columns that nobody knows",
     HTML(
	 "<tr><td>甲</td><td></td><td></td><td>乙</td></tr><tr><td>丙</td><td>1</td><td>2</td><td>3</td></tr>"),
     "b 0:甲 1: 2: 3:乙\nb 0:丙 1:1 2:2 3:3\n"},
    {"... but one may have no name",
     HTML("<tr><td></td><td>甲</td><td>乙</td></tr><tr><td>丙</td><td>1</td><td>2</td></tr>"),
     "H 0: 1:甲 2:乙\nb 0:丙 1:1 2:2\n"},
    {"a sum that its second cell tells, and words further right that are none",
     "序号\t单位\t备注\t项数\n1\t甲\t合计\t2\n\t总计\t\t2\n",
     "H 0:序号 1:单位 2:备注 3:项数\nb 0:1 1:甲 2:合计 3:2\nT 0: 1:总计 2: 3:2\n"},
    {"names of directions beside names of columns are no form",
     HTML("<tr><td>课题名称</td><td>项数</td></tr><tr><td>甲</td><td>2</td></tr>"),
     "H 0:课题名称 1:项数\nb 0:甲 1:2\n"},
    {"a form of four columns, most labels known",
     HTML("<tr><td>榜题名称</td><td>甲技术</td><td>榜单金额</td><td>3万元</td></tr>"
          "<tr><td>研究内容</td><td>乙</td><td>考核指标</td><td>丙</td></tr>"),
     "form\nb 0:榜题名称 1:甲技术 2:榜单金额 3:3万元\nb 0:研究内容 1:乙 2:考核指标 3:丙\n"},
    {"the unit of the table before is not that of the next",
     HTML("<tr><td>单位</td><td>经费（单位：万元）</td></tr><tr><td>甲</td><td>2</td></tr></table>"
          "<table><tr><td>单位</td><td>经费</td></tr><tr><td>乙</td><td>3</td></tr>"),
     "H 0:单位 1:经费（单位：万元）\nb 0:甲 1:2\n\nH 0:单位 1:经费\nb 0:乙 1:3\n"},
    {"figures are no names", "1\t项数\t3\n2\t经费\t4\n", ""},
    {"tight: what counts the rows comes first", "课题名称 序号 经费\n甲乙 1 20\n丙丁 2 30\n", ""},
    {"tight: all names are known", "序号 课题名称 甲乙\n1 甲乙 20\n2 丙丁 30\n", ""},
    {"two known names of words are prose", "序号\t单位\n1\t甲\n", ""},
    {"two rows that are cut alike are not yet a table", "学院\t校级\n甲学院\t3\n", ""},
    {"wide blanks over figures alone", "1  2  3\n4  5  6\n7  8  9\n", ""},
    {"two columns between wide blanks", "学院  校级\n甲学院  3\n乙学院  2\n", ""},
    {"a blank line ends a table that no name is known of",
     "学院\t校级\t省级\n甲学院\t3\t1\n乙学院\t2\t1\n\n丙学院\t5\t2\n",
     "H 0:学院 1:校级 2:省级\nb 0:甲学院 1:3 2:1\nb 0:乙学院 1:2 2:1\n"},
    {"a sentence is no group", "序号\t方向名称\t项数\n以下按领域排列。\n1\t甲乙\t2\n",
     "H 0:序号 1:方向名称 2:项数\ng 0+3:以下按领域排列。\nb 0:1 1:甲乙 2:2\n"},
    {"a sum between blanks stands in its own columns",
     "课题名称      项数  经费\n甲        1     2\n合计      1     2\n",
     "H 0:课题名称 1:项数 2:经费\nb 0:甲 1:1 2:2\nT 0:合计 1:1 2:2\n"},
    {"lines of boxes between rows that are cut alike",
     "│学院│校级│\n├──┼──┤\n│甲学院│3│\n├──┼──┤\n│乙学院│2│\n",
     "H 0:学院 1:校级\n-\nb 0:甲学院 1:3\n-\nb 0:乙学院 1:2\n"},
    {"a total whose figures stand in their own places",
     "课题名称\t项数\t备注\n甲\t1\t无\n合计\t1\n",
     "H 0:课题名称 1:项数 2:备注\nb 0:甲 1:1 2:无\nT 0:合计 1:1\n"},
    {"tabs at the end of a line", "序号\t方向名称\n1\t甲乙\t\t\n2\t丙丁\n",
     "H 0:序号 1:方向名称\nb 0:1 1:甲乙\nb 0:2 1:丙丁\n"},
    {"a line with more cells than names ends it", "序号\t方向名称\n1\t甲乙\n2\t丙\t丁\n",
     "H 0:序号 1:方向名称\nb 0:1 1:甲乙\n"},
    {"a figure below a figure is a row of its own",
     "序号  课题名称          项数\n1     城市内涝快速      1\n      模拟技术          2\n",
     "H 0:序号 1:课题名称 2:项数\nb 0:1 1:城市内涝快速 2:1\n"},
    {"a line under a cell between two columns is no part of one",
     "序号  课题名称    项数\n1     甲乙丙丁    1\n         备注\n2     戊己        2\n",
     "H 0:序号 1:课题名称 2:项数\nb 0:1 1:甲乙丙丁 2:1\ng 0+3:备注\nb 0:2 1:戊己 2:2\n"},
    {"quotation marks are as wide as Chinese characters: a cell below is in its column",
     "序号  课题名称            研究内容\n1     “数字孪生”技术    关键技术和\n"
     "                          装备\n",
     "H 0:序号 1:课题名称 2:研究内容\nb 0:1 1:“数字孪生”技术 2:关键技术和装备\n"},
    {"a frame of long text is none",
     HTML(
	 "<tr><td>一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二"
	 "三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八"
	 "九十一二三四五六七八九十一二三四五六七八九十</td><td>一二三四五六七八九十一二三四五六七八九十"
	 "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六"
	 "七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十</td>"
	 "</tr><tr><td>甲</td><td>一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四"
	 "五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"
	 "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六"
	 "七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十</td>"
	 "</tr>"),
     ""},
};

static void show_cell(struct buf *out, const struct reading *reading, const struct table_cell *cell)
{
	struct str text = str_slice(reading->text.clean, cell->span.start, cell->span.end);
	buf_format(out, " %u", cell->column);
	if (cell->column_span > 1) {
		buf_format(out, "+%u", cell->column_span);
	}
	if (cell->row_span > 1) {
		buf_format(out, "v%u", cell->row_span);
	}
	buf_format(out, ":%.*s", STR_FORMAT(text));
}

static void show_table(struct buf *out, const struct reading *reading, const struct table *table)
{
	static const char letters[] = {
	    [ROW_BODY] = 'b', [ROW_HEADER] = 'H', [ROW_GROUP] = 'g', [ROW_SUBTOTAL] = 's',
	    [ROW_PART] = 'p', [ROW_TOTAL] = 'T',  [ROW_RULE] = '-'};
	buf_append(out, table->is_form ? STR("form\n") : STR(""));
	if (table->unit.size > 0) {
		buf_format(out, "unit %.*s\n", STR_FORMAT(table->unit));
	}
	for (uint32_t r = 0; r < table->row_count; r++) {
		const struct table_row *row = &table->rows[r];
		buf_append_byte(out, letters[row->role]);
		for (uint32_t i = 0; i < row->cell_count; i++) {
			show_cell(out, reading, &table->cells[row->first_cell + i]);
		}
		buf_append_byte(out, '\n');
	}
}

static void start_generic(struct reading *reading, struct arena *arena, struct diags *diags)
{
	*reading = (struct reading){0};
	arena_init(arena);
	diags_init(diags, arena);
	arena_init(&reading->arena);
	diags_init(&reading->diags, &reading->arena);
	cr_assert_eq(grammar_load(&reading->grammar, arena, "grammars", "generic", diags),
	             STATUS_OK);
}

Test(table, rows)
{
	struct arena arena;
	struct diags diags;
	struct reading reading;
	start_generic(&reading, &arena, &diags);
	for (size_t i = 0; i < ROWS(cases); i++) {
		struct buf out;
		buf_init(&out);
		reading_source(&reading, str_from(cases[i].text));
		text_from_source(&reading.text, &reading.arena, &reading.source, NULL,
		                 reading.grammar);
		for (size_t t = 0; t < reading.text.table_count; t++) {
			buf_append(&out, t > 0 ? STR("\n") : STR(""));
			show_table(&out, &reading, &reading.text.tables[t]);
		}
		cr_expect_str_eq(kept(&reading.arena, &out), cases[i].tables, "%s", cases[i].what);
	}
	reading_release(&reading);
	arena_release(&arena);
}

/* A blank goes between the Latin words of each cell that continues: there is room for all of them, though
 * they are more than the lines. */
Test(table, wide_rows_on_two_lines)
{
	enum { ROWS_OF_TWO = 200, MORE_COLUMNS = 58 };
	struct reading reading;
	struct diags diags;
	struct arena arena;
	struct buf text;
	start_generic(&reading, &arena, &diags);
	buf_init(&text);
	buf_append(&text, STR("序号\t课题名称"));
	for (int c = 0; c < MORE_COLUMNS; c++) {
		buf_append(&text, STR("\t甲"));
	}
	for (int r = 0; r < ROWS_OF_TWO; r++) {
		buf_append(&text, STR("\n1\tx"));
		for (int c = 0; c < MORE_COLUMNS; c++) {
			buf_append(&text, STR("\tx"));
		}
		buf_append(&text, STR("\n\ty"));
		for (int c = 0; c < MORE_COLUMNS; c++) {
			buf_append(&text, STR("\ty"));
		}
	}
	reading_text(&reading, buf_str(&text));
	cr_assert_eq(reading.text.table_count, 1);
	const struct table *table = &reading.text.tables[0];
	cr_assert_eq(table->row_count, ROWS_OF_TWO + 1);
	cr_expect_leq(reading.text.clean.size, reading.text.capacity);
	for (uint32_t c = 1; c < MORE_COLUMNS + 2; c++) {
		struct span span = table_cell_at(table, ROWS_OF_TWO, c)->span;
		cr_expect(
		    str_equal(str_slice(reading.text.clean, span.start, span.end), STR("x y")));
	}
	buf_release(&text);
	reading_release(&reading);
	arena_release(&arena);
}

/* Very many lines that continue one row, or are rules: read in linear time. */
Test(table, long_walks, .timeout = 60)
{
	static const struct {
		struct str head;
		struct str line;
		size_t tables;
	} texts[] = {
	    {STR_INIT("序号\t课题名称\t领域\n1\t甲\t乙\n"), STR_INIT("\t丙\t丁\n"), 1},
	    {STR_INIT("甲\n"), STR_INIT("| --- | --- |\n"), 0},
	};
	enum { LINES = 100000 };
	struct reading reading;
	struct diags diags;
	struct arena arena;
	start_generic(&reading, &arena, &diags);
	for (size_t i = 0; i < ROWS(texts); i++) {
		struct buf text;
		buf_init(&text);
		buf_append(&text, texts[i].head);
		for (int line = 0; line < LINES; line++) {
			buf_append(&text, texts[i].line);
		}
		reading_text(&reading, buf_str(&text));
		cr_expect_eq(reading.text.table_count, texts[i].tables);
		buf_release(&text);
	}
	reading_release(&reading);
	arena_release(&arena);
}

/* Cells that span are spread out over rows as far as that stays in bounds. */
Test(table, hostile_spans)
{
	struct reading reading;
	struct diags diags;
	struct arena arena;
	struct buf page;
	start_generic(&reading, &arena, &diags);
	buf_init(&page);
	buf_append(&page, STR("<html><body><table><tr>"));
	for (int i = 0; i < 900; i++) {
		buf_append(&page, STR("<td rowspan=65534>1</td>"));
	}
	for (int i = 0; i < 20000; i++) {
		buf_append(&page, STR("<tr><td>2</td></tr>"));
	}
	buf_append(&page, STR("</table></body></html>"));
	reading_source(&reading, buf_str(&page));
	text_from_source(&reading.text, &reading.arena, &reading.source, NULL, reading.grammar);
	cr_assert_eq(reading.text.table_count, 1);
	const struct table *table = &reading.text.tables[0];
	cr_expect_eq(table->row_count, 20001);
	cr_expect_not_null(table_cell_at(table, 0, 500));
	cr_expect_null(table_cell_at(table, 1, 500));
	buf_release(&page);
	reading_release(&reading);
	arena_release(&arena);
}
