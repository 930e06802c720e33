/* DOCX: runs, numbers, tables, changes, boxes and notes. */
#include "check_pieces.h"
#include "source/message.h"

#define W "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
#define DOCUMENT(body)                                                                             \
	"<w:document " W                                                                           \
	" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""                \
	" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"><w:body>" body         \
	"</w:body></w:document>"
#define R(text) "<w:r><w:t>" text "</w:t></w:r>"
#define RP(properties, text) "<w:r><w:rPr>" properties "</w:rPr><w:t>" text "</w:t></w:r>"
#define MARK(type) "<w:r><w:fldChar w:fldCharType=\"" type "\"/></w:r>"
#define P(inside) "<w:p>" inside "</w:p>"
#define N(list, level, text)                                                                       \
	"<w:p><w:pPr><w:numPr><w:ilvl w:val=\"" level "\"/><w:numId w:val=\"" list                 \
	"\"/></w:numPr></w:pPr>" R(text) "</w:p>"
#define S(style, text) "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr>" R(text) "</w:p>"
#define LEVEL(level, format, text, more)                                                           \
	"<w:lvl w:ilvl=\"" level "\"><w:start w:val=\"1\"/>" more "<w:numFmt w:val=\"" format      \
	"\"/><w:lvlText w:val=\"" text "\"/></w:lvl>"

static const char numbering[] = "<w:numbering " W "><w:abstractNum w:abstractNumId=\"0\">" LEVEL(
    "0", "chineseCounting", "%1、", "<w:pStyle w:val=\"chapter\"/><w:suff w:val=\"nothing\"/>")
    LEVEL("1", "decimal", "%1.%2", "<w:isLgl/>") LEVEL(
	"2", "decimalEnclosedCircle", "%3",
	"") "</w:abstractNum><w:abstractNum w:abstractNumId=\"1\">" LEVEL("0", "decimal", "（%1）",
                                                                          "")
	LEVEL("1", "bullet", "\xEF\x82\xB7", "") "</w:abstractNum><w:abstractNum w:abstractNumId=\"2\"><w:styleLink w:val=\"L\"/>" LEVEL(
	    "0", "decimal", "第%1条",
	    "") "</w:abstractNum><w:abstractNum w:abstractNumId=\"3\">"
		"<w:numStyleLink w:val=\"L\"/></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>"
		"<w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>"
		"<w:num w:numId=\"3\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">"
		"<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
		"<w:num w:numId=\"4\"><w:abstractNumId w:val=\"3\"/></w:num>"
		"<w:num w:numId=\"5\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">" LEVEL(
		    "0", "ideographTraditional", "%1)",
		    "") "</w:lvlOverride></w:num></w:numbering>";

static const char styles[] =
    "<w:styles " W "><w:style w:styleId=\"chapter\"><w:name w:val=\"heading 1\"/>"
    "<w:basedOn w:val=\"base\"/></w:style><w:style w:styleId=\"base\"><w:pPr><w:numPr>"
    "<w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style><w:style w:styleId=\"11\">"
    "<w:name w:val=\"toc 1\"/></w:style>"
    "<w:style w:styleId=\"h\" w:type=\"paragraph\"><w:rPr><w:vanish/></w:rPr></w:style>"
    "<w:style w:styleId=\"h2\" w:type=\"paragraph\"><w:basedOn w:val=\"h\"/></w:style>"
    "<w:style w:styleId=\"s\" w:type=\"character\"><w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:styleId=\"s2\" w:type=\"character\"><w:basedOn w:val=\"s\"/></w:style>"
    "<w:style w:styleId=\"s3\" w:type=\"character\"><w:basedOn w:val=\"s\"/><w:rPr>"
    "<w:strike w:val=\"0\"/></w:rPr></w:style>"
    "<w:style w:styleId=\"sp\" w:type=\"paragraph\"><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>"
    "<w:rPr><w:strike/></w:rPr></w:style>"
    "<w:style w:styleId=\"b\" w:type=\"paragraph\"><w:pPr><w:jc w:val=\"center\"/>"
    "<w:outlineLvl w:val=\"1\"/></w:pPr><w:rPr><w:b/><w:sz w:val=\"32\"/></w:rPr></w:style>"
    "<w:style w:styleId=\"b2\" w:type=\"paragraph\"><w:basedOn w:val=\"b\"/><w:pPr>"
    "<w:outlineLvl w:val=\"9\"/></w:pPr></w:style>"
    "<w:style w:styleId=\"bc\" w:type=\"character\"><w:rPr><w:b/></w:rPr></w:style>"
    "<w:style w:styleId=\"loop\"><w:basedOn w:val=\"loop\"/></w:style></w:styles>";

static const char notes[] = "<w:footnotes " W "><w:footnote w:type=\"separator\">" P(
    R("线")) "</w:footnote><w:footnote w:id=\"2\">" P(R("注"))
    P(R("续")) "</w:footnote></w:footnotes>";

static const struct {
	const char *what;
	const char *document;
	const char *text;
} rows[] = {
    {"runs", P(R("拟支持") R("项") R("目数")), "拟支持项目数\n"},
    {"blanks of a run", P("<w:r><w:t xml:space=\"preserve\"> 6 </w:t></w:r>" R("个")), " 6 个\n"},
    {"tabs and breaks",
     P("<w:pPr><w:tabs><w:tab w:pos=\"1\"/></w:tabs></w:pPr>" R("一") "<w:r><w:tab/></w:r>" R(
	 "二") "<w:r><w:br/></w:r>" R("三")),
     "一\t二\n三\n"},
    {"a symbol", P("<w:r><w:sym w:font=\"x\" w:char=\"25A1\"/></w:r>" R("一")), "□一\n"},
    {"deleted and moved away",
     P(R("一") "<w:del><w:r><w:delText>二</w:delText></w:r></w:del>"
               "<w:moveFrom>" R("三") "</w:moveFrom>"),
     "一\n"},
    {"inserted and moved here", P("<w:ins>" R("一") "</w:ins><w:moveTo>" R("二") "</w:moveTo>"),
     "一二\n"},
    {"a paragraph's end that is deleted",
     P("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" R("一")) P(R("二")) P(R("三")), "一二\n\n三\n"},
    {"hidden",
     P("<w:r><w:rPr><w:vanish/></w:rPr><w:t>一</w:t></w:r>" R(
	 "二") "<w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>三</w:t></w:r>"),
     "二三\n"},
    {"raised and lowered",
     P(R("1000") RP("<w:vertAlign w:val=\"superscript\"/>", "[1]") R(" 万元，CO")
           RP("<w:vertAlign w:val=\"subscript\"/>", "2") R("，5")
               RP("<w:vertAlign w:val=\"baseline\"/>", "6")),
     "1000[¹] 万元，CO₂，56\n"},
    {"raised by their position",
     P(RP("<w:sz w:val=\"24\"/>", "1000") RP("<w:position w:val=\"8\"/><w:sz w:val=\"14\"/>", "1")
           RP("<w:sz w:val=\"24\"/>", " 万元，H")
               RP("<w:position w:val=\"-4\"/><w:sz w:val=\"14\"/>", "2")
                   RP("<w:sz w:val=\"24\"/>", "O，10") RP("<w:position w:val=\"10\"/>", "6")),
     "1000¹ 万元，H₂O，10⁶\n"},
    {"moved by a little, and lines that are moved as a whole",
     P(RP("<w:sz w:val=\"28\"/>", "支持") RP("<w:position w:val=\"4\"/><w:sz w:val=\"28\"/>", "10")
           RP("<w:position w:val=\"-6\"/><w:sz w:val=\"28\"/>", "20") R("个"))
         P(R("共") RP("<w:position w:val=\"2\"/>", "5") RP("<w:sz w:val=\"18\"/>", "6")),
     "支持1020个\n\n共56\n"},
    {"words of drawings", P(R("一") "<w:r><a:p><a:t>二</a:t></a:p></w:r>" R("三")), "一三\n"},
    {"a field", P("<w:r><w:instrText>PAGE</w:instrText></w:r>" R("一")), "一\n"},
    {"the number of a page",
     P(R("一") "<w:fldSimple w:instr=\" PAGE \\* MERGEFORMAT \">" R("7") "</w:fldSimple>")
         P(MARK("begin") "<w:r><w:instrText> NUMPAGES </w:instrText></w:r>" MARK("separate") R("9")
               MARK("end") R("二")),
     "一\n\n二\n"},
    {"a field within a field",
     P(MARK("begin") "<w:r><w:instrText>IF </w:instrText></w:r>" MARK(
	 "begin") "<w:r><w:instrText>PAGE</w:instrText></w:r>" MARK("separate") R("7") MARK("end")
           MARK("separate") R("一") MARK("end") R("二")),
     "一二\n"},
    {"raised",
     P(R("10") "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>6</w:t></w:r>" R(
	 "元")),
     "10⁶元\n"},
    {"symbols",
     P("<w:r><w:sym w:font=\"Symbol\" w:char=\"F0A3\"/><w:sym w:font=\"Wingdings\" "
       "w:char=\"F082\"/><w:noBreakHyphen/><w:softHyphen/></w:r>" R("一")),
     "≤②-一\n"},
    {"a box, once",
     P(R("一") "<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>" P(
	 R("框")) "</w:txbxContent>"
                  "</mc:Choice><mc:Fallback><w:txbxContent>" P(
		      R("框")) "</w:txbxContent></mc:Fallback>"
                               "</mc:AlternateContent></w:r>" R("二")),
     "一二\n\n框\n"},
    {"a table",
     "<w:tbl><w:tr><w:tc>" P(R("项目数")) "</w:tc><w:tc>" P(
	 R("6 个")) "</w:tc></w:tr><w:tr><w:tc>" P(R("一"))
         P(R("二")) "</w:tc><w:tc>" P(R("三")) "</w:tc></w:tr></w:tbl>",
     "项目数  6 个\n\n一\n\n二\n\n三\n"},
    {"numbers",
     N("1", "0", "甲") N("1", "1", "乙") N("1", "1", "丙") N("1", "0", "丁") N("1", "1", "戊")
         N("1", "2", "己"),
     "一、甲\n\n1.1 乙\n\n1.2 丙\n\n二、丁\n\n2.1 戊\n\n① 己\n"},
    {"a list that starts anew",
     N("2", "0", "甲") N("2", "0", "乙") N("3", "0", "丙") N("3", "0", "丁"),
     "（1） 甲\n\n（2） 乙\n\n（1） 丙\n\n（2） 丁\n"},
    {"a list by the name of its style", N("4", "0", "甲") N("4", "0", "乙"),
     "第1条 甲\n\n第2条 乙\n"},
    {"a level of a list's own", N("5", "0", "一"), "甲) 一\n"},
    {"bullets", N("2", "1", "甲"), "- 甲\n"},
    {"a number by style", S("chapter", "甲") S("base", "乙") S("none", "丙"),
     "一、甲\n\n二、乙\n\n丙\n"},
    {"no number", N("0", "0", "甲") N("99", "0", "乙") N("1", "11", "丙"), "甲\n\n乙\n\n丙\n"},
};

#define TC(properties, inside) "<w:tc><w:tcPr>" properties "</w:tcPr>" inside "</w:tc>"
#define T(text) TC("", P(R(text)))
#define TR(inside) "<w:tr>" inside "</w:tr>"
#define DELETED(inside) "<w:tr><w:trPr><w:del/></w:trPr>" inside "</w:tr>"
#define TBL(inside) "<w:tbl>" inside "</w:tbl>"
#define RESTART "<w:vMerge w:val=\"restart\"/>"
#define DEL(text) "<w:del><w:r><w:delText>" text "</w:delText></w:r></w:del>"
#define PP(properties, inside) "<w:p><w:pPr>" properties "</w:pPr>" inside "</w:p>"
#define STYLE(id) "<w:pStyle w:val=\"" id "\"/>"
#define RS(id, text) RP("<w:rStyle w:val=\"" id "\"/>", text)

static const struct pieces pieces[] = {
    {"a grid with a header",
     TBL("<w:tr><w:trPr><w:tblHeader/></w:trPr>" T("甲") T("乙") "</w:tr>" TR(T("丙") T("丁"))),
     "1:0,0!=甲 1:0,1!=乙 1:1,0=丙 1:1,1=丁", "", NULL},
    {"a header that is none",
     TBL("<w:tr><w:trPr><w:tblHeader w:val=\"false\"/></w:trPr>" T("甲") T("乙") "</w:tr>"),
     "1:0,0=甲 1:0,1=乙", "", NULL},
    {"spans",
     TBL(TR(TC("<w:gridSpan w:val=\"2\"/>", P(R("甲"))) TC(RESTART, P(R("乙"))))
             TR(T("丙") T("丁") TC("<w:vMerge/>", P("")))
                 TR(T("戊") T("己") TC("<w:vMerge w:val=\"continue\"/>", P("")))
                     TR(T("庚") T("辛") TC(RESTART, P(R("壬"))))),
     "1:0,0+1,2=甲 1:0,2+3,1=乙 1:1,0=丙 1:1,1=丁 1:2,0=戊 1:2,1=己 1:3,0=庚 1:3,1=辛 1:3,2=壬", "",
     NULL},
    {"columns left out",
     TBL(TR(T("甲") T("乙") T("丙")) "<w:tr><w:trPr><w:gridBefore w:val=\"1\"/></w:trPr>" T("丁")
             T("戊") "</w:tr>"),
     "1:0,0=甲 1:0,1=乙 1:0,2=丙 1:1,1=丁 1:1,2=戊", "", NULL},
    {"rows and cells in controls",
     TBL("<w:sdt><w:sdtPr/><w:sdtContent>" TR(T("甲") "<w:sdt><w:sdtContent>" T(
	 "乙") "</w:sdtContent></w:sdt>") "</w:sdtContent></w:sdt>"),
     "1:0,0=甲 1:0,1=乙", "", NULL},
    {"a row and a cell that are deleted",
     TBL(TR(T("甲") T("乙")) "<w:tr><w:trPr><w:del/></w:trPr>" TC("", P(DEL("丙")))
             T("丁") "</w:tr>" TR(T("戊") TC("<w:cellDel/>", P(R("己"))) T("庚"))),
     "1:0,0=甲 1:0,1=乙 1:1,0=戊 1:1,1=庚", "(d 丙\n丁)戊(d 己)", NULL},
    {"deleted rows within merged cells, and one that begins them",
     TBL(TR(T("甲") TC(RESTART, P(R("乙")))) DELETED(T("丙") TC("<w:vMerge/>", P("")))
             TR(T("丁") TC("<w:vMerge/>", P(""))) DELETED(T("戊") TC(RESTART, P(R("己"))))
                 DELETED(T("庚") TC("<w:vMerge/>", P(""))) TR(T("辛") TC("<w:vMerge/>", P("")))),
     "1:0,0=甲 1:0,1+2,1=乙 1:1,0=丁 1:2,0=辛 1:2,1=", NULL, NULL},
    {"a table in a cell, and one in a text box",
     TBL(TR(T("甲") TC("", P(R("乙")) TBL(TR(T("丙") T("丁")) TR(T("戊") T("己"))) P(""))))
         P("<w:r><w:txbxContent>" TBL(TR(T("庚"))) "</w:txbxContent></w:r>"),
     "1:0,0=丙 1:0,1=丁 1:1,0=戊 1:1,1=己", "", NULL},
    {"struck and hidden",
     P(R("一") RP("<w:strike/>", "二") RP("<w:dstrike/>", "三") R("四") RP("<w:vanish/>", "五")
           RP("<w:strike w:val=\"0\"/>", "六") RP("<w:strike w:val=\"none\"/>", "七")),
     "", "一(s 二三)一四(h 五)", NULL},
    {"struck and hidden by styles",
     P(R("一") RS("s2", "二") RS("s3", "三") RS("none", "四") RS("loop", "五"))
         PP(STYLE("h2"), R("六") RP("<w:vanish w:val=\"0\"/>", "七"))
             PP(STYLE("sp"), R("八") RS("s", "九")),
     "", "一(s 二)(h 六)(s 八)", NULL},
    {"deleted",
     P(R("一") DEL("二") "<w:moveFrom>" R("三") "</w:moveFrom>" R("四"))
         PP("<w:rPr><w:del/></w:rPr>", R("五") DEL("六")) P(R("七") DEL("八"))
             P("<w:pPr><w:rPr><w:strike/></w:rPr></w:pPr>" R("九")),
     "", "一(d 二三)五(d 六)五七(d 八)", NULL},
    {"a number before what is removed",
     N("2", "0", "甲") "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/>"
                       "<w:numId w:val=\"2\"/></w:numPr></w:pPr>" R("乙")
                           RP("<w:strike/>", "丙") "</w:p>",
     "", "（2） 乙(s 丙)", "（1） 甲 list1;（2） 乙 list1;"},
    {"headings",
     S("b", "甲") S("b2", "乙") S("chapter", "丙")
         PP("<w:outlineLvl w:val=\"2\"/>", R("丁丁丁丁丁丁丁丁丁丁")) S("none", "戊"),
     "", "",
     "甲 heading2 larger bold centred;乙 larger bold centred;一、丙 heading1 list1;丁丁丁丁丁丁丁丁丁丁 "
     "heading3;"},
    {"bold, centred, sizes",
     P(RP("<w:b/>", "甲") R(" ") RP("<w:b w:val=\"1\"/>", "乙")) P(RP("<w:b/>", "丙") R("丁"))
         PP("<w:jc w:val=\"center\"/>", R("戊"))
             PP(STYLE("b") "<w:jc w:val=\"left\"/>", RS("bc", "己")) P(R("庚庚庚庚庚庚庚庚庚庚"))
                 P(RP("<w:sz w:val=\"15\"/>", "辛")),
     "", "", "甲 乙 bold;戊 centred;己 heading2 larger;辛 smaller;"},
};

static struct str archive_of(struct arena *arena, const char *body, bool has_notes)
{
	const char *head = DOCUMENT("");
	size_t at = (size_t)(strstr(head, "</w:body>") - head);
	struct str document = arena_format(arena, "%.*s%s%s", (int)at, head, body, head + at);
	const struct part parts[] = {{"word/document.xml", document},
	                             {"word/numbering.xml", str_from(numbering)},
	                             {"word/styles.xml", str_from(styles)},
	                             {has_notes ? "word/footnotes.xml" : NULL, str_from(notes)},
	                             {0}};
	return make_archive(arena, parts);
}

Test(docx, text)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(rows); i++) {
		struct str bytes = archive_of(&arena, rows[i].document, false);
		check_text(&arena, bytes, "docx", rows[i].text, rows[i].what);
	}
	arena_release(&arena);
}

Test(docx, notes_come_last)
{
	struct arena arena;
	arena_init(&arena);
	struct str bytes = archive_of(&arena, P(R("一")), true);
	check_text(&arena, bytes, "docx", "一\n\n[1] 注\n\n续\n", "notes");
	arena_release(&arena);
}

Test(docx, contents_are_outside)
{
	struct arena arena;
	arena_init(&arena);
	struct str bytes = archive_of(
	    &arena,
	    S("11",
	      "目录") "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>"
		      "</w:docPartObj></w:sdtPr><w:sdtContent>" P(
			  R("页")) "</w:sdtContent></w:sdt>" P(R("文")),
	    false);
	struct source source = check_text(&arena, bytes, "docx", "目录\n\n页\n\n文\n", "contents");
	cr_assert(source_has_hint(&source, 0, HINT_OUTSIDE));
	cr_assert(source_has_hint(&source, 8, HINT_OUTSIDE));
	cr_assert(!source_has_hint(&source, 13, HINT_OUTSIDE));
	arena_release(&arena);
}

Test(docx, limits)
{
	struct arena arena;
	struct source_options options = {.depth_limit = 4};
	arena_init(&arena);
	check_refusal(&arena, archive_of(&arena, P(R("一")), false), &options,
	              &MESSAGE_SOURCE_DEPTH, "depth");
	arena_release(&arena);
}

Test(docx, pieces)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(pieces); i++) {
		check_pieces(&arena, archive_of(&arena, pieces[i].document, false), &pieces[i]);
	}
	arena_release(&arena);
}
