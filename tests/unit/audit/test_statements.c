/* What is proved of facts alone, and what is not: parts of a whole, kinds of project, a total that is
 * said twice, a total that stands alone. */
#include <criterion/criterion.h>

#include "xml_sample.h"

#define EXACT " relation='exact' unit='CNY' value="
#define STATED(facts) "<stated>" facts "</stated>"
#define BODY(parts) "<body><section id='sec-1'>" parts "</section></body>"

Test(statements, total_alone)
{
	xml_expect("total-unproved funds directions partners projects",
	           STATED("<directions relation='exact' value='3'>3</directions>"
	                  "<projects relation='exact' value='9'>9</projects>"
	                  "<funds" EXACT "'500'>500</funds>"),
	           "note total-unproved 1; note total-unproved 2; note total-unproved 3; ");
	xml_expect("total-unproved funds partners",
	           STATED("<partners relation='exact' value='3'>3</partners>"
	                  "<funds" EXACT "'500'>500</funds>")
	               BODY("<direction id='dir-1'/><direction id='dir-2'/>"),
	           "note total-unproved 1; note total-unproved 2; ");
	xml_expect("total-unproved funds",
	           STATED("<funds" EXACT "'500'>500</funds>")
	               BODY("<direction id='dir-1'><funds relation='exact' unit='CNY'>x</funds>"
	                    "</direction><direction id='dir-2'/>"),
	           "funds-total undecidable -500 of 2 less 2; ");
	xml_expect("total-unproved funds", STATED("<funds" EXACT "'500' per='project'>500</funds>"),
	           "");
}

Test(statements, amounts_not_understood)
{
	xml_expect("amount-unknown",
	           "<mentions><mention kind='money' reason='unknown'>5</mention>"
	           "<mention kind='money' reason='prize'>5</mention>"
	           "<mention kind='count'>5</mention>"
	           "<mention kind='count' reason='unknown'>5</mention></mentions>",
	           "warning amount-unknown 1; warning amount-unknown 4; ");
}

/* What a stopped rule would have found is missing, wherever it is. */
Test(statements, rules_stopped)
{
	xml_expect("rule-stopped",
	           "<residue coverage='1.0000' claimed='0' total='0' amounts='0' "
	           "amounts-understood='0'><stopped rule='plan' times='3' line='7' bytes='1-2'>x"
	           "</stopped></residue>",
	           "error rule-stopped 7; ");
}

/* ---- parts ---- */

#define WHOLE(value) "<funds id='fact-1'" EXACT "'" value "'>" value "</funds>"
#define PART(value, more) "<funds" EXACT "'" value "' part-of='fact-1'" more ">" value "</funds>"
#define A " class='A'"
#define B " class='B'"

#define MENTION(kind, value, more)                                                                 \
	"<mention part-of='fact-1' kind='" kind "'" EXACT "'" value "' reason='part'" more         \
	">" value "</mention>"
#define MENTIONS(parts) "<mentions>" parts "</mentions>"

/* Amounts that are no facts but parts of one: so much this year, so much the next. */
Test(statements, parts_that_are_no_facts)
{
	xml_expect("parts",
	           STATED(WHOLE("6000")) "<body/>" MENTIONS(MENTION("money", "2500", "")
	                                                        MENTION("money", "4500", "")),
	           "parts-total inconsistent 1000 of 2; ");
	xml_expect("parts", STATED(WHOLE("6000")) "<body/>" MENTIONS(MENTION("count", "2500", "")),
	           "");
	xml_expect(
	    "parts",
	    STATED(WHOLE("6000")) "<body/>" MENTIONS(MENTION("money", "2500", " per='project'")),
	    "");
}

Test(statements, parts)
{
	xml_expect("parts total-unproved", STATED(WHOLE("6000") PART("2500", "") PART("3500", "")),
	           "parts-total exact 0 of 2; ");
	xml_expect("parts", STATED(WHOLE("6000") PART("2500", "") PART("4500", "")),
	           "parts-total inconsistent 1000 of 2; ");
	xml_expect("parts", STATED(WHOLE("6000") PART("2500", "")),
	           "parts-total within-bounds -3500 of 1; ");
	xml_expect("parts", STATED(WHOLE("6000") PART("6500", "")),
	           "parts-total inconsistent 500 of 1; ");
	xml_expect("parts", STATED(WHOLE("6000") PART("2500", "") PART("500", "")),
	           "parts-total undecidable -3000 of 2; ");
	xml_expect("parts",
	           STATED(WHOLE("60") "<funds relation='about' unit='CNY' value='70' "
	                              "part-of='fact-1'>70</funds>"),
	           "parts-total undecidable 10 of 1; ");
	xml_expect("parts",
	           STATED(WHOLE("6000") "<funds relation='at-most' unit='CNY' value='5000' "
	                                "part-of='fact-1'>5000</funds>" PART("2500", "")),
	           "parts-total within-bounds 1500 of 2; ");
}

/* Two ways of parting one whole are two proofs; what is no part of the kind is none. */
Test(statements, parts_of_two_kinds)
{
	xml_expect(
	    "parts funds",
	    STATED(WHOLE("6000") PART("2500", "") PART("2000", A) PART("3500", "") PART(
		"4500", B) "<projects relation='exact' value='7' part-of='fact-1'>7</projects>"
	                   "<funds relation='exact' unit='USD' value='7' "
	                   "part-of='fact-1'>7</funds>" PART("9", " per='project'")),
	    "parts-total exact 0 of 2; parts-total inconsistent 500 of 2; ");
	xml_expect("parts", STATED(WHOLE("6000")) BODY(PART("6000", "")),
	           "parts-total exact 0 of 1; ");
	xml_expect("parts",
	           "<body><section id='sec-1'>" WHOLE("60") PART("50", "") "</section></body>",
	           "parts-total@sec-1 within-bounds -10 of 1; ");
}

/* Parts that are all kinds of project make up the whole: all that other facts tell of. */
Test(statements, parts_of_all_classes)
{
#define EACH(value, more) "<funds" EXACT "'" value "' per='project'" more ">" value "</funds>"
	xml_expect("parts", STATED(WHOLE("60") PART("20", A) PART("30", B)),
	           "parts-total undecidable -10 of 2; ");
	xml_expect("parts",
	           STATED(WHOLE("60") PART("20", A) PART("30", B) EACH("1", A) EACH("2", B)),
	           "parts-total inconsistent -10 of 2; ");
	xml_expect("parts",
	           STATED(WHOLE("60") PART("20", A) PART("30", B) EACH("1", A) EACH("2", B)
	                      EACH("2", " class='C'")),
	           "parts-total undecidable -10 of 2; ");
	xml_expect("parts", STATED(WHOLE("60") PART("20", A) EACH("1", A)),
	           "parts-total within-bounds -40 of 1; ");
}

/* ---- kinds of project ---- */

#define COUNT(value, more)                                                                         \
	"<projects relation='exact' value='" value "'" more ">" value "</projects>"

Test(statements, classes)
{
	xml_expect("classes total-unproved", STATED(COUNT("30", "") COUNT("10", A) COUNT("20", B)),
	           "classes-total exact 0 of 2; ");
	xml_expect("classes", STATED(COUNT("30", "") COUNT("10", A) COUNT("25", B)),
	           "classes-total inconsistent 5 of 2; ");
	xml_expect("classes", STATED(COUNT("30", "") COUNT("10", A)), "");
	xml_expect("classes",
	           STATED(WHOLE("500") COUNT("10", A) COUNT("20", B) EACH("30", A) EACH("10", B)),
	           "classes-total exact 0 of 2; ");
	xml_expect("classes",
	           STATED(WHOLE("500") COUNT("10", A) COUNT("20", B) EACH("30", A) EACH("20", B)),
	           "classes-total inconsistent 200 of 2; ");
	xml_expect("classes",
	           STATED(WHOLE("500") COUNT("10", A) COUNT("20", B)
	                      EACH("30", A) "<funds" EXACT "'200' class='B'>200</funds>"),
	           "classes-total exact 0 of 2; ");
	xml_expect("classes",
	           "<body><section id='sec-1'>" COUNT("5", "") "<direction id='dir-1'>" COUNT(
		       "3", "") COUNT("1", A) COUNT("2", B) "</direction>" COUNT("4", A)
	               COUNT("1", B) "</section></body>",
	           "classes-total@sec-1 exact 0 of 2; classes-total@dir-1 exact 0 of 2; ");
}

/* Of a kind of which nothing can be told nothing is said, unless the others are too much. */
Test(statements, classes_without_figures)
{
	xml_expect("classes",
	           STATED(COUNT("30", "") COUNT("10", A) COUNT("5", B) EACH("5", " class='C'")),
	           "");
	xml_expect("classes",
	           STATED(COUNT("30", "") COUNT("20", A) COUNT("15", B) EACH("5", " class='C'")),
	           "classes-total inconsistent 5 of 3 less 1; ");
	xml_expect("classes",
	           STATED(COUNT("30", "") COUNT("30", A) COUNT("10", " class='A x'")
	                      COUNT("20", " class='A y'")),
	           "classes-total exact 0 of 2; ");
	xml_expect("classes",
	           STATED(WHOLE("500") COUNT("10", A) COUNT("20", B) EACH(
		       "30", A) "<funds relation='at-least' unit='CNY' value='10' per='project' "
	                        "class='B'>10</funds>"),
	           "");
}

Test(statements, classes_with_limits)
{
#define CAP(value, more)                                                                           \
	"<funds relation='at-most' unit='CNY' value='" value "' max='" value                       \
	"' per='project'" more ">" value "</funds>"
	xml_expect("classes",
	           STATED(WHOLE("400") COUNT("10", A) COUNT("20", B) CAP("30", A) EACH("10", B)),
	           "classes-total within-bounds 100 of 2; ");
	xml_expect("classes",
	           STATED(WHOLE("500") COUNT("10", A) COUNT("20", B) CAP("30", A) EACH("10", B)),
	           "classes-total face-value 0 of 2; ");
	xml_expect("classes",
	           STATED(WHOLE("600") COUNT("10", A) COUNT("20", B) CAP("30", A) EACH("10", B)),
	           "classes-total inconsistent -100 of 2; ");
	xml_expect(
	    "classes",
	    STATED(
		WHOLE("500") "<projects relation='about' value='10' class='A'>10</projects>" COUNT(
		    "20", B) EACH("30", A) EACH("10", B)),
	    "classes-total face-value 0 of 2; ");
	xml_expect(
	    "classes",
	    STATED(
		WHOLE("490") "<projects relation='about' value='10' class='A'>10</projects>" COUNT(
		    "20", B) EACH("30", A) EACH("10", B)),
	    "classes-total undecidable 10 of 2; ");
}

/* ---- stated twice ---- */

Test(statements, twice)
{
#define FUNDS(value, more) "<funds" EXACT "'" value "'" more ">" value "</funds>"
	xml_expect("stated-twice total-unproved", STATED(FUNDS("60", "") FUNDS("70", "")),
	           "stated-twice inconsistent -10 of 1; ");
	xml_expect(
	    "stated-twice",
	    STATED(FUNDS("60", "") FUNDS("60", "") COUNT("7", "") FUNDS(
		"61", "") "<funds relation='exact' unit='USD' value='5'>5</funds>"
	                  "<funds relation='at-most' unit='CNY' value='80' max='80'>80</funds>"),
	    "stated-twice exact 0 of 1; stated-twice inconsistent -1 of 1; "
	    "stated-twice within-bounds -20 of 1; ");
	xml_expect("stated-twice",
	           STATED(FUNDS("60", "") PART("50", "") FUNDS("60", " id='fact-1'")),
	           "stated-twice exact 0 of 1; ");
	xml_expect("stated-twice",
	           STATED(FUNDS("60", "")) BODY(FUNDS("70", "") "<direction id='dir-1'>" FUNDS(
		       "60", "") FUNDS("20", "") "</direction>" FUNDS("80", "")),
	           "stated-twice@sec-1 inconsistent -10 of 1; ");
}

/* One paragraph may say two things for each, or of a kind of project, that differ by other words. */
Test(statements, twice_in_a_paragraph)
{
#define ON(line) " line='" line "' bytes='" line "-" line "'"
#define FOR_EACH " per='project'"
	xml_expect("stated-twice",
	           STATED(FUNDS("5", FOR_EACH ON("7")) FUNDS("9", FOR_EACH ON("7"))), "");
	xml_expect("stated-twice", STATED(FUNDS("5", A ON("7")) FUNDS("9", A ON("7"))), "");
	xml_expect("stated-twice", STATED(FUNDS("5", ON("7")) FUNDS("9", ON("7"))),
	           "stated-twice inconsistent -4 of 1; ");
	xml_expect("stated-twice",
	           STATED(FUNDS("5", FOR_EACH ON("7")) FUNDS("9", FOR_EACH ON("8"))),
	           "stated-twice inconsistent -4 of 1; ");
}

/* What is said in one item of a list is not said in another. */
Test(statements, twice_in_items)
{
	xml_expect("stated-twice",
	           BODY("<item>" FUNDS("60", "")
	                    FUNDS("61", "") "</item>"
	                                    "<item>" FUNDS("70", "") "</item>" FUNDS("80", "")),
	           "stated-twice@sec-1 inconsistent -1 of 1; ");
}

/* 6000 ten thousand and 0.6 hundred million, whichever comes first. */
Test(statements, twice_rounded)
{
#define COARSE FUNDS("315000000", " decimals='-6'")
#define FINE FUNDS("314800000", " decimals='-5'")
	xml_expect("stated-twice", STATED(FINE COARSE), "stated-twice rounded -200000 of 1; ");
	xml_expect("stated-twice", STATED(COARSE FINE), "stated-twice rounded 200000 of 1; ");
	xml_expect("stated-twice", STATED(FUNDS("319000000", " decimals='-6'") FINE),
	           "stated-twice inconsistent 4200000 of 1; ");
}

/* What each project gets may be of another kind of project, where others have one. */
Test(statements, twice_for_each)
{
	xml_expect("stated-twice", STATED(EACH("20", "") EACH("30", "")),
	           "stated-twice inconsistent -10 of 1; ");
	xml_expect("stated-twice", STATED(EACH("20", "") EACH("30", "") EACH("5", A)), "");
	xml_expect("stated-twice", STATED(EACH("20", A) EACH("30", B) EACH("21", A)),
	           "stated-twice inconsistent -1 of 1; ");
	xml_expect("stated-twice", STATED(EACH("20", A) FUNDS("30", A)), "");
}
