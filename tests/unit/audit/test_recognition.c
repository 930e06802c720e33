/* Figures that were recognised in pictures with doubt. */
#include <criterion/criterion.h>

#include "xml_sample.h"

#define SOURCE                                                                                     \
	"<source format='image' encoding='UTF-8' bytes='9' lines='9' ocr='true' engine='e 1' "     \
	"sha256='0000000000000000000000000000000000000000000000000000000000000000'/>"
#define TOTAL(value, text)                                                                         \
	"<stated><projects relation='exact' unit='个' value='" value "'>" text                     \
	"</projects></stated>"
#define FUNDS(value, text)                                                                         \
	"<stated><funds relation='exact' unit='CNY' decimals='-4' value='" value "'>" text         \
	"</funds></stated>"
#define PROJECTS(id, value, sure)                                                                  \
	"<direction id='" id "'><projects relation='exact' unit='个' value='" value                \
	"' confidence='" sure "'>" value " 个</projects></direction>"

/* Each doubtful figure is told: a fact as a warning, a mention as a note. */
Test(recognition, doubts)
{
	xml_expect(
	    "figure-doubtful",
	    SOURCE "<body>" PROJECTS("dir-1", "10", "79") PROJECTS(
		"dir-2", "12",
		"80") "</body>"
		      "<mentions><mention kind='count' value='3' relation='exact' unit='人' confidence='9'>3 人"
		      "</mention></mentions>",
	    "warning figure-doubtful 2; note figure-doubtful 5; ");
}

/* A digit that makes the total agree is suggested, where it is in doubt, and nothing else is. */
Test(recognition, readings)
{
	xml_expect("figure-misread",
	           SOURCE TOTAL("22", "22 个") "<body>" PROJECTS("dir-1", "16", "61")
	               PROJECTS("dir-2", "12", "95") "</body>",
	           "warning figure-misread 3; ");
	xml_expect("figure-misread",
	           SOURCE TOTAL("22", "22 个") "<body>" PROJECTS("dir-1", "16", "80")
	               PROJECTS("dir-2", "12", "95") "</body>",
	           "");
	xml_expect("figure-misread",
	           SOURCE TOTAL("28", "28 个") "<body>" PROJECTS("dir-1", "16", "61")
	               PROJECTS("dir-2", "12", "61") "</body>",
	           "");
	xml_expect("figure-misread",
	           TOTAL("22", "22 个") "<body>" PROJECTS("dir-1", "16", "61")
	               PROJECTS("dir-2", "12", "95") "</body>",
	           "");
}

/* The suggestion says what was read and what would be; the least sure comes first in the order of the source. */
Test(recognition, words)
{
	struct arena arena;
	struct audit audit;
	arena_init(&arena);
	xml_audit(
	    &audit, &arena,
	    SOURCE FUNDS(
		"10800000",
		"1080 万元") "<body><direction id='dir-1'><funds relation='exact' unit='CNY' decimals='-4' value='6860000'"
			     " confidence='55'>686 万元</funds></direction>"
			     "<direction id='dir-2'><funds relation='exact' unit='CNY' decimals='-4' value='4000000'"
			     " confidence='97'>400 万元</funds></direction></body>",
	    NULL);
	for (size_t i = 0; i < audit.finding_count; i++) {
		const struct finding *finding = &audit.findings[i];
		if (str_equal(finding->check, STR("figure-misread"))) {
			cr_expect(str_equal(finding->arguments[0], STR("686 万元")));
			cr_expect(str_equal(finding->arguments[1], STR("680 万元")), "%.*s",
			          STR_FORMAT(finding->arguments[1]));
			cr_expect(str_equal(finding->arguments[2], STR("55")));
			arena_release(&arena);
			return;
		}
	}
	cr_expect(false, "no reading");
	arena_release(&arena);
}
