/* Series as readings leave them: chapters among items, fields in lists, annexes that begin anew. */
#include <criterion/criterion.h>

#include "xml_sample.h"

#define NUMBERS "numbering list"
#define SECTION(number, mark) "<section number='" number "' mark='" number mark "'/>"
#define ITEM(number, mark) "<item number='" number "' mark='" number mark "'/>"

Test(numbering, chapters_among_items)
{
	xml_expect(NUMBERS,
	           "<body>" SECTION("一", "、") ITEM("二", "、") SECTION(
		       "三", "、") "<field name='x' mark='四、'/>" SECTION("五", "、") "</body>",
	           "");
	xml_expect(NUMBERS,
	           "<body>" ITEM("一", "、") SECTION("二", "、") ITEM("四", "、") "</body>",
	           "warning numbering-gap 3; ");
	xml_expect(NUMBERS,
	           "<body>" SECTION("一", "、") ITEM("1", ".") ITEM("3", ".")
	               SECTION("二", "、") "</body>",
	           "warning list-numbering 3; ");
}

Test(numbering, fields_in_lists)
{
	xml_expect(NUMBERS,
	           "<body>" ITEM("1", ".") "<field name='x' mark='2.'/>" ITEM("3", ".") "</body>",
	           "");
	xml_expect(
	    NUMBERS,
	    "<body>" ITEM("1", "）") "<field name='x' mark='2）'/>" ITEM("4", "）") "</body>",
	    "warning list-numbering 3; ");
	xml_expect(NUMBERS,
	           "<body><item number='1' mark='（1）'/><field name='x' mark='（2）'/>"
	           "<item number='3' mark='（3）'/></body>",
	           "");
}

#define DIRECTION(id, number, mark)                                                                \
	"<direction id='" id "' number='" number "' mark='" number mark "'/>"
#define TWO(first, second, more) DIRECTION("dir-1", first, ".") more DIRECTION("dir-2", second, ".")

/* A list of directions begins anew behind other text, and not without it, nor in the middle of a number. */
Test(numbering, lists_of_directions)
{
	xml_expect(NUMBERS, "<body>" TWO("1", "1", "<p>一般选题如下：</p>") "</body>", "");
	xml_expect(NUMBERS, "<body>" TWO("1", "1", "<field name='x'/>") "</body>", "");
	xml_expect(NUMBERS, "<body>" TWO("1", "1", "") "</body>", "error numbering-repeat 2; ");
	xml_expect(NUMBERS, "<body>" TWO("1.1", "1.1", "<p>一般选题如下：</p>") "</body>",
	           "error numbering-repeat 3; ");
}

Test(numbering, chapters_of_annexes)
{
	xml_expect(NUMBERS,
	           "<body>" SECTION("一", "、") SECTION("二", "、") SECTION("一", "、")
	               SECTION("二", "、") "</body>",
	           "");
	xml_expect(NUMBERS,
	           "<body>" SECTION("一", "、") SECTION("二", "、") SECTION("二", "、") "</body>",
	           "warning numbering-repeat 3; ");
}

Test(numbering, first_within_a_text)
{
#define ANNEXES(text) "<body><p>" text "</p>" ITEM("2", ".") ITEM("3", ".") "</body>"
	xml_expect(NUMBERS, ANNEXES("附件：1.申请书"), "");
	xml_expect(NUMBERS, ANNEXES("附件：1、申请书"), "warning list-numbering 2; ");
	xml_expect(NUMBERS, "<body><p>1.申请书</p>" ITEM("3", ".") ITEM("4", ".") "</body>",
	           "warning list-numbering 2; ");
}

/* Markdown counts by itself. */
Test(numbering, every_number_one)
{
	xml_expect(NUMBERS, "<body>" ITEM("1", ".") ITEM("1", ".") ITEM("1", ".") "</body>", "");
	xml_expect(NUMBERS, "<body>" ITEM("1", ".") ITEM("1", ".") "</body>",
	           "warning list-numbering 2; ");
	xml_expect(NUMBERS, "<body>" ITEM("1", ".") ITEM("1", ".") ITEM("2", ".") "</body>",
	           "warning list-numbering 2; ");
}

Test(numbering, styles)
{
	xml_expect(NUMBERS, "<body>" SECTION("一", "、") SECTION("二", "．") "</body>", "");
	xml_expect(NUMBERS, "<body>" SECTION("一", "、") SECTION("2", "、") "</body>",
	           "warning numbering-style 2; ");
}
