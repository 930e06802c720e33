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
