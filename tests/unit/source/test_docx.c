/* DOCX: runs, numbers, tables, changes, boxes and notes. */
#include "check_format.h"

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
    "<w:name w:val=\"toc 1\"/></w:style></w:styles>";

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
	check_refusal(&arena, archive_of(&arena, P(R("一")), false), &options, MESSAGE_SOURCE_DEPTH,
	              "depth");
	arena_release(&arena);
}
