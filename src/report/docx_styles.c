/* How a DOCX looks: the type and the margins of GB/T 9704, the format of official documents. Fonts are
 * named and not embedded: FangSong, SimSun, SimHei and KaiTi under their Chinese names, as offices have
 * them. */
#include "report/docx_out.h"

#define FANGSONG "&#x4EFF;&#x5B8B;"
#define SIMSUN "&#x5B8B;&#x4F53;"
#define SIMHEI "&#x9ED1;&#x4F53;"
#define KAITI "&#x6977;&#x4F53;"

/* clang-format off */
#define FONTS(east_asian)                                                                          \
	"<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\""                        \
	" w:cs=\"Times New Roman\" w:eastAsia=\"" east_asian "\"/>"
#define SIZE(half_points) "<w:sz w:val=\"" half_points "\"/><w:szCs w:val=\"" half_points "\"/>"
#define BOLD "<w:b/><w:bCs/>"

#define LINES(twentieths, rule)                                                                    \
	"<w:spacing w:line=\"" twentieths "\" w:lineRule=\"" rule "\"/>"
#define SINGLE LINES("240", "auto")
#define FLUSH "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>"
#define ALIGN(side) "<w:jc w:val=\"" side "\"/>"
#define BORDER(side, space)                                                                        \
	"<w:" side " w:val=\"single\" w:sz=\"6\" w:space=\"" space "\" w:color=\"7F7F7F\"/>"

#define PARAGRAPH(id, name, based_on, paragraph, run)                                              \
	"<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name "\"/>"          \
	"<w:basedOn w:val=\"" based_on "\"/><w:qFormat/><w:pPr>" paragraph "</w:pPr>"              \
	"<w:rPr>" run "</w:rPr></w:style>\n"

/* The next paragraph stays with it. */
#define HEADING(number, level, run)                                                                \
	PARAGRAPH("Heading" number, "heading " number, "Normal",                                   \
	          "<w:keepNext/><w:outlineLvl w:val=\"" level "\"/>", run)

const char docx_styles[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    "<w:styles xmlns:w=\"" DOCX_NAMESPACE "\">\n"
    "<w:docDefaults><w:rPrDefault><w:rPr>" FONTS(FANGSONG) "<w:kern w:val=\"2\"/>" SIZE("32")
    "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault>"
    "<w:pPrDefault/></w:docDefaults>\n"
    /* 28 points a line, and two characters before a paragraph */
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
    "<w:name w:val=\"Normal\"/><w:qFormat/><w:pPr>" LINES("560", "exact")
    "<w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>" ALIGN("both") "</w:pPr></w:style>\n"
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
    "<w:name w:val=\"Default Paragraph Font\"/></w:style>\n"
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\">"
    "<w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar>"
    "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"85\" w:type=\"dxa\"/>"
    "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/>"
    "</w:tblCellMar></w:tblPr></w:style>\n"
    PARAGRAPH("Title", "Title", "Normal",
              "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"360\" w:line=\"600\""
              " w:lineRule=\"atLeast\"/>" FLUSH ALIGN("center"),
              FONTS(SIMSUN) BOLD SIZE("44"))
    HEADING("1", "0", FONTS(SIMHEI))
    HEADING("2", "1", FONTS(KAITI) BOLD)
    HEADING("3", "2", BOLD)
    HEADING("4", "3", BOLD)
    HEADING("5", "4", BOLD)
    HEADING("6", "5", "")
    HEADING("7", "6", "")
    HEADING("8", "7", "")
    HEADING("9", "8", "")
    PARAGRAPH("TableText", "Table Text", "Normal", SINGLE FLUSH ALIGN("left"),
              FONTS(SIMSUN) SIZE("21"))
    PARAGRAPH("TableHead", "Table Head", "TableText", ALIGN("center"), FONTS(SIMHEI))
    PARAGRAPH("TableUnit", "Table Unit", "TableText", "<w:keepNext/>" ALIGN("right"), "")
    PARAGRAPH("Spacer", "Spacer", "Normal", LINES("200", "exact") FLUSH, SIZE("10"))
    PARAGRAPH("Summary", "Summary", "Normal",
              "<w:keepNext/><w:pBdr>" BORDER("top", "4") BORDER("left", "6") BORDER("bottom", "4")
              BORDER("right", "6") "</w:pBdr>"
              "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F2F2F2\"/>" LINES("300", "atLeast")
              "<w:ind w:left=\"140\" w:right=\"140\" w:firstLineChars=\"0\" w:firstLine=\"0\"/>"
              ALIGN("left"),
              FONTS(SIMSUN) SIZE("21"))
    PARAGRAPH("SummaryTitle", "Summary Title", "Summary", "", FONTS(SIMHEI) SIZE("24"))
    PARAGRAPH("Footer", "footer", "Normal", SINGLE FLUSH ALIGN("center"), FONTS(SIMSUN) SIZE("28"))
    PARAGRAPH("CommentText", "annotation text", "Normal", SINGLE FLUSH ALIGN("left"),
              FONTS(SIMSUN) SIZE("21"))
    "<w:style w:type=\"character\" w:styleId=\"CommentReference\">"
    "<w:name w:val=\"annotation reference\"/><w:rPr>" SIZE("21") "</w:rPr></w:style>\n"
    "</w:styles>";
/* clang-format on */
