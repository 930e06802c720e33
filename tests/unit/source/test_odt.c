/* ODT: paragraphs, lists, the outline, notes, boxes and changes. */
#include "check_pieces.h"

#define SPACE(prefix, name)                                                                        \
	" xmlns:" prefix "=\"urn:oasis:names:tc:opendocument:xmlns:" name ":1.0\""
#define SPACES                                                                                     \
	SPACE("office", "office")                                                                  \
	SPACE("text", "text")                                                                      \
	SPACE("style", "style")                                                                    \
	SPACE("table", "table") SPACE("draw", "drawing") SPACE("fo", "xsl-fo-compatible")
#define P(inside) "<text:p>" inside "</text:p>"
#define ITEM(inside) "<text:list-item>" inside "</text:list-item>"
#define LIST(more, inside) "<text:list text:style-name=\"L\"" more ">" inside "</text:list>"

static const char styles[] =
    "<office:document-styles" SPACES "><office:styles><text:outline-style>"
    "<text:outline-level-style text:level=\"1\" style:num-format=\"一, 二, 三, ...\" style:num-suffix=\"、\">"
    "<style:list-level-properties><style:list-level-label-alignment text:label-followed-by=\"nothing\"/>"
    "</style:list-level-properties></text:outline-level-style></text:outline-style></office:styles>"
    "<office:master-styles><style:footer>" P("页脚") "</style:footer></office:master-styles>"
						     "</office:document-styles>";

static const char lists[] =
    "<text:list-style style:name=\"L\">"
    "<text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>"
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" text:display-levels=\"2\"/>"
    "<text:list-level-style-bullet text:level=\"3\"/></text:list-style>"
    "<text:list-style style:name=\"F\"><text:list-level-style-number text:level=\"1\" "
    "style:num-format=\"甲, 乙, 丙, ...\" style:num-list-format=\"第%1%条\"/>"
    "<text:list-level-style-number text:level=\"2\" style:num-format=\"1\" "
    "style:num-list-format=\"%1%-%2%\"/></text:list-style>"
    "<style:style style:name=\"up\"><style:text-properties style:text-position=\"super 58%\"/>"
    "</style:style><style:style style:name=\"down\"><style:text-properties "
    "style:text-position=\"-33% 58%\"/></style:style><style:style style:name=\"high\">"
    "<style:text-properties style:text-position=\"30% 60%\"/></style:style><style:style "
    "style:name=\"sub\"><style:text-properties style:text-position=\"sub\"/></style:style>"
    "<style:style style:name=\"moved\"><style:text-properties style:text-position=\"5% 100%\"/>"
    "</style:style><style:style style:name=\"no\"><style:text-properties text:display=\"none\"/>"
    "</style:style>"
    "<style:style style:name=\"s\" style:family=\"text\"><style:text-properties "
    "style:text-line-through-style=\"solid\"/></style:style>"
    "<style:style style:name=\"s2\" style:family=\"text\" style:parent-style-name=\"s\"/>"
    "<style:style style:name=\"s3\" style:family=\"text\" style:parent-style-name=\"s\">"
    "<style:text-properties style:text-line-through-style=\"none\"/></style:style>"
    "<style:style style:name=\"s4\" style:family=\"text\"><style:text-properties "
    "style:text-line-through-type=\"double\"/></style:style>"
    "<style:style style:name=\"s\" style:family=\"paragraph\" style:parent-style-name=\"t\"/>"
    "<style:style style:name=\"no\" style:family=\"paragraph\"><style:text-properties "
    "text:display=\"none\"/></style:style>"
    "<style:style style:name=\"no2\" style:family=\"paragraph\" style:parent-style-name=\"no\"/>"
    "<style:style style:name=\"yes\" style:family=\"text\"><style:text-properties "
    "text:display=\"true\"/></style:style>"
    "<style:style style:name=\"t\" style:family=\"paragraph\" style:parent-style-name=\"t0\">"
    "<style:paragraph-properties fo:text-align=\"center\"/></style:style>"
    "<style:style style:name=\"t0\" style:family=\"paragraph\"><style:text-properties "
    "fo:font-weight=\"bold\" fo:font-size=\"150%\"/></style:style>"
    "<style:style style:name=\"b\" style:family=\"text\"><style:text-properties "
    "fo:font-weight=\"bold\" fo:font-size=\"8.5pt\"/></style:style>"
    "<style:style style:name=\"Heading_20_3\" style:family=\"paragraph\"/>"
    "<style:style style:name=\"P1\" style:family=\"paragraph\" "
    "style:parent-style-name=\"Heading_20_3\"/>"
    "<style:style style:name=\"huge\" style:family=\"text\"><style:text-properties "
    "fo:font-size=\"1000%\"/></style:style>"
    "<style:style style:name=\"nb\" style:family=\"text\"><style:text-properties "
    "fo:font-weight=\"normal\"/></style:style>";

#define HUGE(inside) "<text:span text:style-name=\"huge\">" inside "</text:span>"

static const struct {
	const char *what;
	const char *content;
	const char *text;
} rows[] = {
    {"spans", P("拟<text:span>支</text:span>持"), "拟支持\n"},
    {"blanks", P("  一\n 二<text:s text:c=\"3\"/>三<text:tab/>四<text:line-break/>五"),
     "一 二   三\t四\n五\n"},
    {"a list", LIST("", ITEM(P("甲") P("续")) ITEM(P("乙"))), "1. 甲\n\n续\n\n2. 乙\n"},
    {"a list that goes on",
     LIST("", ITEM(P("甲"))) P("间") LIST(" text:continue-numbering=\"true\"", ITEM(P("乙"))),
     "1. 甲\n\n间\n\n2. 乙\n"},
    {"a list that starts anew", LIST("", ITEM(P("甲"))) LIST("", ITEM(P("乙"))),
     "1. 甲\n\n1. 乙\n"},
    {"a start",
     LIST("", "<text:list-item text:start-value=\"5\">" P("甲") "</text:list-item>" ITEM(P("乙"))),
     "5. 甲\n\n6. 乙\n"},
    {"levels",
     LIST("", ITEM(P("甲") "<text:list>" ITEM(P("乙") "<text:list>" ITEM(P("丙")) "</text:list>")
                       ITEM(P("丁")) "</text:list>") ITEM(P("戊"))),
     "1. 甲\n\n1.1 乙\n\n- 丙\n\n1.2 丁\n\n2. 戊\n"},
    {"a form of number",
     "<text:list text:style-name=\"F\">" ITEM(
	 P("一") "<text:list>" ITEM(P("二")) "</text:list>") "</text:list>",
     "第甲条 一\n\n甲-1 二\n"},
    {"raised and hidden text",
     P("10<text:span text:style-name=\"up\">6</text:span> 元<text:span text:style-name=\"no\">二"
       "</text:span>三"),
     "10⁶ 元三\n"},
    {"heights",
     P("10<text:span text:style-name=\"high\">1</text:span> 元，CO<text:span "
       "text:style-name=\"down\">2</text:span>，H<text:span text:style-name=\"sub\">2</text:span>O，"
       "1<text:span text:style-name=\"moved\">0</text:span> 个"),
     "10¹ 元，CO₂，H₂O，10 个\n"},
    {"the number of a page", P("一<text:page-number>3</text:page-number>"), "一\n"},
    {"the outline",
     "<text:h text:outline-level=\"1\">甲</text:h><text:h text:outline-level=\"2\">乙</text:h>"
     "<text:h text:outline-level=\"1\">丙</text:h>",
     "一、甲\n\n乙\n\n二、丙\n"},
    {"a table",
     "<table:table><table:table-row><table:table-cell>" P(
	 "项目数") "</table:table-cell>"
                   "<table:table-cell>" P(
		       "6 个") "</table:table-cell></table:table-row></table:table>",
     "项目数  6 个\n"},
    {"changes", "<text:tracked-changes>" P("删") "</text:tracked-changes>" P("<text:change/>一"),
     "一\n"},
    {"a note",
     P("一<text:note><text:note-citation>1</text:note-citation><text:note-body>" P(
	 "注") "</text:note-body></text:note>二") P("三"),
     "一二\n\n三\n\n[1] 注\n"},
    {"a box", P("一<draw:frame><draw:text-box>" P("框") "</draw:text-box></draw:frame>二"),
     "一二\n\n框\n"},
};

static struct str odt_of(struct arena *arena, const char *content)
{
	struct str xml = arena_format(arena,
	                              "<office:document-content" SPACES
	                              "><office:automatic-styles>%s</office:automatic-styles>"
	                              "<office:body><office:text>%s</office:text></office:body>"
	                              "</office:document-content>",
	                              lists, content);
	const struct part parts[] = {{"mimetype", STR("application/vnd.oasis.opendocument.text")},
	                             {"styles.xml", str_from(styles)},
	                             {"content.xml", xml},
	                             {0}};
	return make_archive(arena, parts);
}

Test(odt, text)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		check_text(&arena, odt_of(&arena, rows[i].content), "odt", rows[i].text,
		           rows[i].what);
	}
	arena_release(&arena);
}

#define PS(style, inside) "<text:p text:style-name=\"" style "\">" inside "</text:p>"
#define SPAN(style, inside) "<text:span text:style-name=\"" style "\">" inside "</text:span>"
#define CELL(more, inside) "<table:table-cell" more ">" inside "</table:table-cell>"
#define C(text) CELL("", P(text))
#define ROW(inside) "<table:table-row>" inside "</table:table-row>"
#define TABLE(inside) "<table:table>" inside "</table:table>"
#define COVERED "<table:covered-table-cell/>"

static const struct pieces pieces[] = {
    {"a grid with a header",
     TABLE("<table:table-header-rows>" ROW(C("甲") C("乙")) "</table:table-header-rows>" ROW(
	 C("丙") C("丁"))),
     "1:0,0!=甲 1:0,1!=乙 1:1,0=丙 1:1,1=丁", "", NULL},
    {"spans",
     TABLE(ROW(CELL(" table:number-columns-spanned=\"2\"", P("甲"))
                   COVERED CELL(" table:number-rows-spanned=\"2\"", P("乙")))
               ROW(C("丙") C("丁") COVERED) ROW(C("戊") C("己") C("庚"))),
     "1:0,0+1,2=甲 1:0,2+2,1=乙 1:1,0=丙 1:1,1=丁 1:2,0=戊 1:2,1=己 1:2,2=庚", "", NULL},
    {"repeated cells and rows",
     TABLE(ROW(C("甲") CELL(" table:number-columns-repeated=\"3\"", P("1")))
               ROW(CELL(" table:number-columns-repeated=\"2\"", "")
                       C("乙")) "<table:table-row "
                                "table:number-rows-repeated=\"2\">" C("丙")
                                    C("丁") "</table:table-row><table:table-row "
                                            "table:number-rows-repeated=\"1000000\">" CELL(
						" table:number-columns-repeated=\"1000000\"",
						"") "</table:table-row>"),
     NULL, "", NULL},
    {"hidden rows, and what is covered",
     TABLE(ROW(C("甲") C("乙")) "<table:table-row table:visibility=\"collapse\">" C("丙")
               C("丁") "</table:table-row>" ROW(
		   C("戊") "<table:covered-table-cell>" P("己") "</table:covered-table-cell>")),
     "1:0,0=甲 1:0,1=乙 1:1,0=戊", "(h 丙)(h 丁)戊(h 己)", NULL},
    {"a table in a cell",
     TABLE(ROW(C("甲") CELL("", P("乙") TABLE(ROW(C("丙") C("丁")) ROW(C("戊") C("己")))))),
     "1:0,0=丙 1:0,1=丁 1:1,0=戊 1:1,1=己", "", NULL},
    {"struck and hidden",
     P("一" SPAN("s2", "二 " SPAN("s3", "三") "四") SPAN("no", "五") "六" SPAN("s4", "七"))
         PS("no2", "八" SPAN("yes", "九")) "<text:section text:display=\"none\">" P(
	     "十") "</text:section>",
     "", "一(s 二)一三(s 四)一三(h 五)一三六(s 七)(h 八)(h 十)", NULL},
    {"deletions",
     "<text:tracked-changes><text:changed-region text:id=\"c1\"><text:deletion>"
     "<office:change-info>" P("注") "</office:change-info>" P("删") P(
	 "去") "</text:deletion>"
               "</text:changed-region><text:changed-region text:id=\"c2\"><text:insertion/>"
               "</text:changed-region></text:tracked-changes>" P(
		   "一<text:change text:change-id=\"c1\"/>二<text:change text:change-id=\"c2\"/><text:change "
		   "text:change-id=\"c3\"/>"),
     "", "一(d 删\n去)", NULL},
    {"sizes beyond all measure", P(HUGE(HUGE(HUGE(HUGE(HUGE(HUGE(HUGE(HUGE("甲"))))))))) P("乙乙"),
     "", "", "甲 larger;"},
    {"headings, bold, centred, sizes",
     "<text:h text:outline-level=\"2\" text:style-name=\"s\">甲</text:h>" P("乙乙乙乙乙乙")
         P(SPAN("b", "丙" SPAN("nb", "丁"))) P(SPAN("b", "戊")) LIST("", ITEM(P("己")))
             PS("P1", "庚"),
     "", "",
     "甲 heading2 larger bold centred;丙丁 smaller;戊 smaller bold;1. 己 list1;庚 heading3;"},
};

Test(odt, pieces)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(pieces); i++) {
		check_pieces(&arena, odt_of(&arena, pieces[i].document), &pieces[i]);
	}
	check_text(&arena, odt_of(&arena, pieces[2].document), "odt",
	           "甲  1  1  1\n\n\t\t乙\n\n丙  丁\n\n丙  丁\n", "repeated");
	arena_release(&arena);
}
