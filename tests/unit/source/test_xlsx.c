/* XLSX: numbers and dates as they are shown, and sheets. */
#include "check_pieces.h"
#include "source/message.h"
#include "source/office/xlsx_number.h"

static const struct {
	const char *number;
	const char *code;
	const char *shown; /* NULL: it cannot be told */
} numbers[] = {
    /* without a format: 15 digits, of which a fraction shows what fits into 11 characters */
    {"0", "General", "0"},
    {"-0", "General", "0"},
    {"12", "General", "12"},
    {"0.1", "General", "0.1"},
    {"0.30000000000000004", "General", "0.3"},
    {"314.80000000000001", "General", "314.8"},
    {"0.33333333333333331", "General", "0.333333333"},
    {"0.66666666666666663", "General", "0.666666667"},
    {"99999.9999999", "General", "100000"},
    {"1234.5678901", "General", "1234.56789"},
    {"-2.5", "General", "-2.5"},
    {"0.000012345", "General", "0.000012345"},
    {"13812345678", "General", "13812345678"},
    {"123456789012345678", "General", "123456789012346000"},
    {"3.148E8", "General", "314800000"},
    {"1.0E+3", "General", "1000"},
    {"1e-3", "General", "0.001"},
    {"1E99", "General", NULL},
    {"1E", "General", NULL},
    {"1E+1000", "General", NULL},
    {"1,000", "General", NULL},
    {"", "General", NULL},
    {".", "General", NULL},
    {"1.2.3", "General", NULL},
    {"NaN", "General", NULL},
    {"2023001", "@", "2023001"},
    /* digits, groups and percent */
    {"2.5", "0", "3"},
    {"0.5", "0", "1"},
    {"0.4", "0", "0"},
    {"-0.4", "0", "0"},
    {"999.995", "0.00", "1000.00"},
    {"5", "000", "005"},
    {"1.5", "0.00_ ", "1.50"},
    {"0.5", "#.##", ".5"},
    {"3", "0.##", "3"},
    {"1234567", "#,##0", "1,234,567"},
    {"123", "#,##0", "123"},
    {"-1234.5", "#,##0.00", "-1,234.50"},
    {"0.125", "0%", "13%"},
    {"0.125", "0.00%", "12.50%"},
    {"3148000", "0,", "3148"},
    {"3148000", "0.00,,", "3.15"},
    /* words around them */
    {"12", "0\"项\"", "12项"},
    {"12", "\"约\"0", "约12"},
    {"12", "0\\ \\万\\元", "12 万元"},
    {"12", "0万元", "12万元"},
    {"12", "[$¥-804]#,##0.00", "¥12.00"},
    {"12", "[Red]0", "12"},
    {"12", "General\"个\"", "12个"},
    {"12", "", NULL},
    /* sections */
    {"-5", "0.00_);(0.00)", "(5.00)"},
    {"5", "0.00_);(0.00)", "5.00"},
    {"-5", "0;[Red]0", "5"},
    {"0", "0;-0;\"无\"", "无"},
    {"0", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "-"},
    {"1080", "_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", "1,080.00"},
    {"5", ";;;", ""},
    {"5", "0;0;0;0;0", NULL},
    /* more than can be told */
    {"12345", "0!.0,\"万\"", NULL},
    {"12345", "0.00E+00", NULL},
    {"0.5", "# ?/?", NULL},
    {"12", "[DBNum1]General", NULL},
    {"12", "[>10]0;0.0", NULL},
    {"12", "000-0000", NULL},
    {"12", "0x", NULL},
    /* dates */
    {"45658", "yyyy/m/d", "2025/1/1"},
    {"45658.75", "yyyy\"年\"m\"月\"d\"日\"", "2025年1月1日"},
    {"45716", "yyyy\\-mm\\-dd", "2025-02-28"},
    {"45351", "yyyy-mm-dd;@", "2024-02-29"},
    {"36586", "yyyy-mm-dd", "2000-03-01"},
    {"73050", "yyyy-mm-dd", "2099-12-31"},
    {"73110", "yyyy-mm-dd", "2100-03-01"},
    {"61", "yyyy-mm-dd", "1900-03-01"},
    {"2958465", "yyyy-mm-dd", "9999-12-31"},
    {"60", "yyyy-mm-dd", NULL},
    {"2958466", "yyyy-mm-dd", NULL},
    {"-1", "yyyy-mm-dd", NULL},
    {"45658.999999999", "yyyy/m/d h:mm", "2025/1/2 0:00"},
    {"45658.5", "[$-804]yyyy.m.d", "2025.1.1"},
    {"45658", "yy.mm", "25.01"},
    {"0.729166666666667", "h:mm", "17:30"},
    {"45658.729166666664", "hh:mm:ss", "17:30:00"},
    {"0.5", "mm:ss", "00:00"},
    {"45658", "d-mmm-yy", NULL},
    {"45658", "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", NULL},
    {"45658", "aaaa", NULL},
    {"1.5", "[h]:mm", NULL},
    {"0.75", "[$-804]上午/下午h\"时\"mm\"分\"", NULL},
    {"45658", "h:mm AM/PM", NULL},
};

Test(xlsx, numbers)
{
	struct buf out;
	buf_init(&out);
	for (size_t i = 0; i < ROWS(numbers); i++) {
		buf_clear(&out);
		bool is_known = xlsx_number_write(&out, str_from(numbers[i].number),
		                                  str_from(numbers[i].code), false);
		const char *shown = numbers[i].shown;
		cr_expect(is_known == (shown != NULL) && str_equal(buf_str(&out), str_from(shown)),
		          "%s as %s is %d %.*s", numbers[i].number, numbers[i].code, is_known,
		          STR_FORMAT(buf_str(&out)));
	}
	buf_clear(&out);
	cr_expect(xlsx_number_write(&out, STR("44196"), STR("yyyy-mm-dd"), true));
	cr_expect(str_equal(buf_str(&out), STR("2025-01-01")), "days from 1904");
	buf_release(&out);
}

/* ---- sheets ---- */

#define SPACE "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define RELATION(id, kind, target)                                                                 \
	"<Relationship Id=\"" id "\" Type=\"" OFFICE "/" kind "\" Target=\"" target "\"/>"
#define SHEET(name, more, id) "<sheet name=\"" name "\" r:id=\"" id "\"" more "/>"
#define C(place, text) "<c r=\"" place "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define N(place, number) "<c r=\"" place "\"><v>" number "</v></c>"
#define ROW(cells) "<row>" cells "</row>"
#define MERGED(range) "<mergeCell ref=\"" range "\"/>"

static const char relations[] =
    "<Relationships>" RELATION("r1", "worksheet", "worksheets/sheet1.xml")
	RELATION("r2", "worksheet", "/xl/worksheets/sheet2.xml")
	    RELATION("r3", "sharedStrings", "../xl/sharedStrings.xml")
		RELATION("r4", "styles", "styles.xml")
		    RELATION("r5", "chartsheet", "chartsheets/sheet1.xml") "</Relationships>";

static const char strings[] =
    "<sst " SPACE "><si><t>甲</t></si>"
    "<si><r><t>乙</t></r><r><rPr><strike/></rPr><t>丙</t></r><r><rPr><strike val=\"0\"/></rPr><t>丁</t></r></si>"
    "<si><t>戊</t><rPh sb=\"0\" eb=\"1\"><t>wu</t></rPh></si><si><t>己_x000D_\n庚_x005F_x_x00</t></si></sst>";

static const char styles[] =
    "<styleSheet " SPACE "><numFmts><numFmt numFmtId=\"200\" formatCode=\"0.0\"/></numFmts>"
    "<fonts><font><sz val=\"10\"/></font><font><b/><sz val=\"10.5\"/></font><font><strike/></font></fonts>"
    "<cellStyleXfs><xf numFmtId=\"10\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
    "<xf numFmtId=\"200\" fontId=\"1\"><alignment horizontal=\"center\"/></xf><xf fontId=\"2\"/>"
    "<xf numFmtId=\"14\"/><xf numFmtId=\"99\"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs>"
    "</styleSheet>";

static struct str book_of(struct arena *arena, const char *sheets, const char *first,
                          const char *second)
{
	static const char head[] = "<worksheet " SPACE ">";
	struct str list = arena_format(
	    arena, "<workbook " SPACE " xmlns:r=\"" OFFICE "\"><sheets>%s</sheets></workbook>",
	    sheets);
	const struct part parts[] = {
	    {"xl/workbook.xml", list},
	    {"xl/_rels/workbook.xml.rels", str_from(relations)},
	    {"xl/sharedStrings.xml", str_from(strings)},
	    {"xl/styles.xml", str_from(styles)},
	    {"xl/worksheets/sheet1.xml", arena_format(arena, "%s%s</worksheet>", head, first)},
	    {"xl/worksheets/sheet2.xml", arena_format(arena, "%s%s</worksheet>", head, second)},
	    {0}};
	return make_archive(arena, parts);
}

#define ONE SHEET("Sheet1", "", "r1")

static const struct {
	const char *what;
	const char *sheets;
	const char *first;
	const char *second;
	const char *text;
} texts[] = {
    {"shared, inline and formula strings, runs, how they are pronounced, escapes", ONE,
     ROW("<c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>") ROW(
	 "<c t=\"str\"><f>A1</f><v>公式</v></c><c t=\"inlineStr\"><is><t>一</t><r><t>二</t></r></is></c>")
         ROW("<c t=\"s\"><v>3</v></c><c t=\"s\"><v>0</v></c>"),
     "", "甲  乙丁  戊\n\n公式  一二\n\n己\n庚_x_x00\n\n甲\n"},
    {"other types", ONE,
     ROW("<c t=\"b\"><v>1</v></c><c t=\"b\"><v>0</v></c><c t=\"e\"><v>#REF!</v></c>"
         "<c t=\"d\"><v>2025-01-01</v></c><c t=\"n\"><v>7</v></c>"),
     "", "TRUE  FALSE  #REF!  2025-01-01  7\n"},
    {"what cannot be told", ONE,
     ROW("<c><f>1+1</f></c><c><f>1+1</f><v/></c><c t=\"str\"><f>x</f><v></v></c><c t=\"s\"><v>99</v></c>"
         "<c s=\"4\"><v>5</v></c><c><v>x</v></c>"),
     "", "\xEF\xBF\xBD  \xEF\xBF\xBD  \xEF\xBF\xBD  \xEF\xBF\xBD  \xEF\xBF\xBD\n"},
    {"formats", ONE,
     ROW("<c s=\"1\"><v>2</v></c><c s=\"3\"><v>45658</v></c><c s=\"77\"><v>3</v></c>"), "",
     "2.0  2025/1/1  3\n"},
    {"sheets in their order, under their names",
     SHEET("乙类", "", "r2") SHEET("图", "", "r5") SHEET("甲类", "", "r1"), ROW(C("A1", "甲")),
     ROW(C("A1", "乙")), "乙类\n\n乙\n\n甲类\n\n甲\n"},
    {"names that nobody gave", SHEET("Sheet1", "", "r1") SHEET("Sheet22", "", "r2"),
     ROW(C("A1", "甲")), ROW(C("A1", "乙")), "甲\n\n乙\n"},
    {"names of one sheet alone", SHEET("甲类", "", "r1"), ROW(C("A1", "甲")), "", "甲\n"},
    {"empty sheets have no names", SHEET("甲类", "", "r1") SHEET("乙类", "", "r2"),
     ROW(C("A1", "甲")), ROW(N("A1", "")), "甲\n"},
};

Test(xlsx, text)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(texts); i++) {
		struct str bytes =
		    book_of(&arena, texts[i].sheets, texts[i].first, texts[i].second);
		check_text(&arena, bytes, "xlsx", texts[i].text, texts[i].what);
	}
	check_refusal(&arena, book_of(&arena, ONE, "", ""), NULL, &MESSAGE_SOURCE_SHEETS_EMPTY,
	              "empty");
	check_refusal(&arena,
	              book_of(&arena, ONE, "<mergeCell ref=\"A1:XFD1\"/>" ROW(C("A1", "甲")), ""),
	              &(struct source_options){.unpacked_limit = 16000}, &MESSAGE_SOURCE_UNPACKED,
	              "a merged cell as wide as a sheet");
	arena_release(&arena);
}

static const struct pieces pieces[] = {
    {"titles, a table and notes",
     ROW(C("A1", "题")) ROW(C("D2", "单位：万元")) ROW(C("A3", "甲") C("B3", "乙") C("D3", "丙"))
         ROW(N("A4", "1") C("B4", "丁") N("D4", "2")) ROW(N("D5", "3")) ROW(C("A6", "注"))
             MERGED("A1:D1"),
     "1:0,0=甲 1:0,1=乙 1:0,2=丙 1:1,0=1 1:1,1=丁 1:1,2=2 1:2,2=3", "", NULL},
    {"titles and notes make no column",
     ROW(C("C1", "题")) ROW(C("B2", "甲") C("D2", "乙")) ROW(C("B3", "丙") C("D3", "丁"))
         ROW(C("A4", "注")),
     "1:0,0=甲 1:0,1=乙 1:1,0=丙 1:1,1=丁", "", NULL},
    {"a blank row is between tables",
     ROW(C("A1", "甲") C("B1", "乙")) ROW(C("A2", "1") C("B2", "2")) "<row/>" ROW(
	 C("A4", "丙") C("B4", "丁")) ROW(C("A5", "3") C("B5", "4")),
     "1:0,0=甲 1:0,1=乙 1:1,0=1 1:1,1=2 2:0,0=丙 2:0,1=丁 2:1,0=3 2:1,1=4", "", NULL},
    {"merged cells, and what they cover",
     ROW(C("B1", "甲") C("C1", "乙") C("D1", "丙")) ROW(C("B2", "丁") C("C2", "戊") C("D2", "己"))
         ROW(C("D3", "庚")) MERGED("B2:C3") MERGED("D2:D2"),
     "1:0,0=甲 1:0,1=乙 1:0,2=丙 1:1,0+2,2=丁 1:1,2=己 1:2,2=庚", "丁  (h 戊)", NULL},
    {"a merged cell holds its rows together",
     ROW(C("A1", "甲") C("B1", "乙")) ROW(C("A2", "丙") C("B2", "丁")) "<row/>" ROW(C("B4", "戊"))
         MERGED("A2:A4"),
     "1:0,0=甲 1:0,1=乙 1:1,0+2,1=丙 1:1,1=丁 1:2,1=戊", "", NULL},
    {"a cell that reaches into the table is no title",
     ROW(C("A1", "甲")) ROW(C("B2", "乙") C("C2", "丙")) ROW(C("B3", "丁") C("C3", "戊"))
         MERGED("A1:A3"),
     "1:0,0+3,1=甲 1:1,1=乙 1:1,2=丙 1:2,1=丁 1:2,2=戊", "", NULL},
    {"a row to which a merged cell reaches is no note",
     ROW(C("A1", "甲") C("B1", "乙")) ROW(C("A2", "丙") C("B2", "丁")) ROW(C("A3", "戊"))
         MERGED("B2:B3"),
     "1:0,0=甲 1:0,1=乙 1:1,0=丙 1:1,1+2,1=丁 1:2,0=戊", "", NULL},
    {"hidden rows and columns",
     "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>" ROW(
	 C("A1", "甲") C("B1", "密") C("C1", "乙")) "<row hidden=\"1\">" C("A2", "暗")
         C("C2", "藏") "</row>" ROW(C("A3", "丙") C("C3", "丁")),
     "1:0,0=甲 1:0,1=乙 1:1,0=丙 1:1,1=丁", "甲  (h 密)(h 暗  藏)", NULL},
    {"a merged cell that begins in a hidden row",
     "<row hidden=\"1\">" C("A1", "甲") C("B1", "暗") "</row>" ROW(C("B2", "乙")) ROW(C("B3", "丙"))
         MERGED("A1:A3"),
     "1:0,0+2,1=甲 1:0,1=乙 1:1,1=丙", "(h 暗)", NULL},
    {"struck through, by style and by run",
     ROW("<c s=\"2\" t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c>") ROW(C("A2", "一") C("B2", "二")),
     NULL, "\t(s 甲)\t乙(s 丙)", NULL},
    {"bold, centred", ROW("<c s=\"1\" t=\"s\"><v>0</v></c>") ROW(C("A2", "丙丙丙丙")), "", "",
     "甲 bold centred;"},
    {"cells in any order, two at one place",
     ROW(C("B2", "丁") C("A2", "丙") C("B1", "乙") C("A1", "甲") C("A1", "甲")),
     "1:0,0=甲 1:0,1=乙 1:1,0=丙 1:1,1=丁", "甲  (h 甲)", NULL},
};

Test(xlsx, pieces)
{
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < ROWS(pieces); i++) {
		check_pieces(&arena, book_of(&arena, ONE, pieces[i].document, ""), &pieces[i]);
	}
	const struct pieces hidden = {"a hidden sheet", NULL, "", "(h 密  文)", NULL};
	struct str book = book_of(&arena, ONE SHEET("藏", " state=\"veryHidden\"", "r2"),
	                          ROW(C("A1", "甲")), ROW(C("A1", "密") C("B1", "文")));
	check_pieces(&arena, book, &hidden);
	arena_release(&arena);
}
