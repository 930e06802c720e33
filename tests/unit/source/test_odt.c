/* ODT: paragraphs, lists, the outline, notes, boxes and changes. */
#include "check_format.h"

#define SPACE(prefix, name)                                                                        \
	" xmlns:" prefix "=\"urn:oasis:names:tc:opendocument:xmlns:" name ":1.0\""
#define SPACES                                                                                     \
	SPACE("office", "office")                                                                  \
	SPACE("text", "text")                                                                      \
	SPACE("style", "style") SPACE("table", "table") SPACE("draw", "drawing")
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
    "</style:style>";

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

Test(odt, text)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct str content = arena_format(
		    &arena,
		    "<office:document-content" SPACES "><office:automatic-styles>%s"
		    "</office:automatic-styles><office:body><office:text>%s</office:text></office:body>"
		    "</office:document-content>",
		    lists, rows[i].content);
		const struct part parts[] = {
		    {"mimetype", STR("application/vnd.oasis.opendocument.text")},
		    {"content.xml", content},
		    {"styles.xml", str_from(styles)},
		    {0}};
		check_text(&arena, make_archive(&arena, parts), "odt", rows[i].text, rows[i].what);
	}
	arena_release(&arena);
}
