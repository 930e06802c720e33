/* The formats for programs: what must stand in them; tests/report.sh reads them whole, with
 * readers that are not ours. */
#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <yajl/yajl_parse.h>

#include "audit/auditor.h"
#include "audit/message.h"
#include "report/message.h"
#include "hand_audit.h"

static void expect_parts(const char *text, const char *const *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		cr_expect(strstr(text, parts[i]), "%s stands in\n%s", parts[i], text);
	}
}

static void expect_json(const char *text)
{
	yajl_handle reader = yajl_alloc(NULL, NULL, NULL);
	bool is_json =
	    yajl_parse(reader, (const unsigned char *)text, strlen(text)) == yajl_status_ok &&
	    yajl_complete_parse(reader) == yajl_status_ok;
	yajl_free(reader);
	cr_assert(is_json, "JSON that a reader accepts:\n%s", text);
}

Test(audit_json, content)
{
	static const char *const parts[] = {
	    "\"verdict\": \"inconsistent\",\n \"proofs\": [",
	    "\"sum\": 135800000,\n   \"min\": 135800000,\n   \"max\": 135800000,\n"
	    "   \"difference\": 0",
	    "\"value\": 135800000,\n    \"relation\": \"exact\",\n    \"line\": 19,\n"
	    "    \"bytes\": \"100-110\"",
	    "\"direction\": \"2.0\"",
	    "\"bytes\": \"40-50 60-64\"",
	    "\"scope\": \"dir-2\",\n   \"missing\": 1",
	    "\"max\": null",
	    "\"code\": \"GB\",\n     \"times\": 2",
	    "\"precision\": \"total\"",
	    "\"level\": \"note\",\n   \"line\": 75,\n   \"bytes\": \"500-512\",\n   \"message\": ",
	};
	struct hand_audit hand;
	hand_audit_make(&hand);
	char *text = hand_text(&hand, "json", LANGUAGE_ENGLISH);
	expect_json(text);
	expect_parts(text, parts, sizeof parts / sizeof *parts);
	cr_expect_null(strstr(text, "\"about_percent\""));
	free(text);
	hand_audit_release(&hand);
}

/* What is no whole number is a string of its digits, and what is not known is not there. */
Test(audit_json, exact)
{
	struct hand_audit hand;
	hand_audit_make(&hand);
	hand.audit.proof_count = 1;
	hand.audit.options.has_about_tolerance = true;
	hand.audit.options.about_tolerance = (struct decimal){5, 1};
	hand.proofs[0].has_overflow = true;
	hand.terms[0][0].amount.value = (struct decimal){9007199254740993, 0};
	hand.terms[0][1].amount.value = (struct decimal){15, 1};
	char *text = hand_text(&hand, "json", LANGUAGE_CHINESE);
	expect_json(text);
	cr_expect(strstr(text, "\"value\": 9007199254740993"), "%s", text);
	cr_expect(strstr(text, "\"value\": \"1.5\""), "%s", text);
	cr_expect(strstr(text, "\"about_percent\": \"0.5\""), "%s", text);
	cr_expect(strstr(text, "\"overflow\": true"), "%s", text);
	cr_expect_null(strstr(text, "\"sum\""));
	free(text);
	hand_audit_release(&hand);
}

Test(audit_json, several)
{
	struct hand_audit hand;
	size_t size = 0;
	hand_audit_make(&hand);
	const struct audit *audits[] = {&hand.audit, &hand.audit};
	char *text = hand_write("json", audits, 2, LANGUAGE_ENGLISH, &hand.diags, &size);
	expect_json(text);
	cr_expect_eq(text[0], '[');
	free(text);
	text = hand_write("json", audits, 0, LANGUAGE_ENGLISH, &hand.diags, &size);
	expect_json(text);
	cr_expect_eq(text[0], '[');
	free(text);
	hand_audit_release(&hand);
}

Test(audit_csv, content)
{
	static const char *const parts[] = {
	    ("\xEF\xBB\xBFsource,record,check,scope,verdict,level,direction,title,code,times,text,"
	     "relation,value,min,max,unit,sum,difference,missing,line,bytes,message,row,column,"
	     "heading,page,paragraph,section\r\n"),
	    "\r\n指南 2023.txt,document,,,inconsistent,,,",
	    ("\r\n指南 2023.txt,term,funds-total,,,,1.1,中国和新西兰政府间科技合作项目,,,"
	     "1080 万元人民币,exact,10800000,10800000,10800000,CNY,,,,29,200-210,,,,,,,\r\n"),
	    ",\"Joint <laboratories> & \"\"more\"\"\",",
	    ",1,\"'=1+1\",",
	    ",3,三,,,若干个,exact,,,,个,,,,30,240-250,,,,,,,\r\n",
	    ",\"'=cmd|' /C calc'!A1, \"\"1.2\"\"\",,,,,,\r\n",
	    ",3,-9,0,19,160-170,",
	};
	struct hand_audit hand;
	hand_audit_make(&hand);
	char *text = hand_text(&hand, "csv", LANGUAGE_ENGLISH);
	expect_parts(text, parts, sizeof parts / sizeof *parts);
	free(text);
	hand_audit_release(&hand);
}

Test(audit_xlsx, deterministic)
{
	struct hand_audit hand;
	size_t first_size = 0;
	size_t second_size = 0;
	hand_audit_make(&hand);
	const struct audit *audits[] = {&hand.audit};
	char *first = hand_write("xlsx", audits, 1, LANGUAGE_CHINESE, &hand.diags, &first_size);
	setenv("TZ", "Asia/Shanghai", 1);
	char *second = hand_write("xlsx", audits, 1, LANGUAGE_CHINESE, &hand.diags, &second_size);
	cr_assert_gt(first_size, 4);
	cr_expect_arr_eq(first, "PK\x03\x04", 4);
	cr_assert_eq(first_size, second_size);
	cr_expect_arr_eq(first, second, first_size);
	free(first);
	free(second);
	hand_audit_release(&hand);
}

Test(audit_xlsx, no_room)
{
	struct hand_audit hand;
	char *data = NULL;
	size_t size = 0;
	hand_audit_make(&hand);
	const struct audit *audits[] = {&hand.audit};
	FILE *stream = open_memstream(&data, &size);
	struct rlimit usual;
	cr_assert_eq(getrlimit(RLIMIT_NOFILE, &usual), 0);
	const struct rlimit none = {3, usual.rlim_max}; /* those that are open stay so */
	const struct report report = {.stream = stream,
	                              .words = {LANGUAGE_ENGLISH, &hand.arena},
	                              .diags = &hand.diags,
	                              .audits = audits,
	                              .audit_count = 1};
	cr_expect_eq(audit_xlsx(&report), STATUS_OK, "the library is there");
	cr_assert_eq(setrlimit(RLIMIT_NOFILE, &none), 0);
	enum status status = audit_xlsx(&report);
	cr_assert_eq(setrlimit(RLIMIT_NOFILE, &usual), 0);
	fclose(stream);
	cr_expect_eq(status, STATUS_TROUBLE);
	cr_assert_not_null(hand.diags.first);
	free(data);
	hand_audit_release(&hand);
}

Test(audit_svrl, content)
{
	static const char *const parts[] = {
	    "xmlns:svrl=\"http://purl.oclc.org/dsdl/svrl\"",
	    "<svrl:active-pattern id=\"funds-total\" documents=",
	    "location=\"/g:guideline/g:stated/g:funds\" test=\"135800000 = 135800000\" flag=\"exact\"",
	    "location=\"/g:guideline/g:body//*[@id='dir-2']/g:projects\"",
	    "test=\"2 = 3\" role=\"warning\" flag=\"undecidable\"",
	    "test=\"3 = 12\" role=\"error\" flag=\"inconsistent\"",
	    "location=\"/g:guideline/g:body//*[@id='dir-3']\"",
	    "\xEF\xBF\xBD[31m",
	};
	struct hand_audit hand;
	size_t size = 0;
	hand_audit_make(&hand);
	char *text = hand_text(&hand, "svrl", LANGUAGE_ENGLISH);
	expect_parts(text, parts, sizeof parts / sizeof *parts);
	free(text);
	const struct audit *audits[] = {&hand.audit, &hand.audit};
	text = hand_write("svrl", audits, 2, LANGUAGE_CHINESE, &hand.diags, &size);
	xmlDocPtr document = xmlReadMemory(text, (int)size, "svrl", NULL, XML_PARSE_NONET);
	cr_assert_not_null(document, "%s", text);
	xmlFreeDoc(document);
	cr_expect(strstr(text, "<svrl:active-pattern id=\"funds-total-2\""), "%s", text);
	free(text);
	hand_audit_release(&hand);
}

/* What was not asked for has no pattern. */
Test(audit_svrl, only_and_skip)
{
	static const char *const only[] = {"funds-total", "numbering-gap", NULL};
	static const char *const skip[] = {"numbering-gap", NULL};
	struct hand_audit hand;
	hand_audit_make(&hand);
	hand.audit.options.only = only;
	hand.audit.options.skip = skip;
	char *text = hand_text(&hand, "svrl", LANGUAGE_ENGLISH);
	cr_expect(strstr(text, "id=\"funds-total\""), "%s", text);
	cr_expect_null(strstr(text, "active-pattern id=\"numbering-gap\""));
	cr_expect_null(strstr(text, "active-pattern id=\"projects-total\""));
	free(text);
	hand_audit_release(&hand);
}

Test(audit_sarif, content)
{
	static const char *const parts[] = {
	    "\"version\": \"2.1.0\"",
	    "\"uri\": \"%E6%8C%87%E5%8D%97%202023.txt\"",
	    "\"kind\": \"pass\",\n     \"level\": \"none\"",
	    "\"kind\": \"open\",\n     \"level\": \"none\"",
	    "\"kind\": \"fail\",\n     \"level\": \"error\"",
	    "\"startLine\": 75,\n         \"byteOffset\": 500,\n         \"byteLength\": 12",
	    "\"byteOffset\": 40,\n         \"byteLength\": 24",
	};
	struct hand_audit hand;
	hand_audit_make(&hand);
	char *text = hand_text(&hand, "sarif", LANGUAGE_ENGLISH);
	expect_json(text);
	expect_parts(text, parts, sizeof parts / sizeof *parts);
	free(text);
	hand_audit_release(&hand);
}

Test(report, formats)
{
	cr_expect_str_eq(REPORT_NAMES(AUDIT_FORMATS), "text json csv xlsx svrl sarif");
	cr_expect_str_eq(REPORT_NAMES(CHANGES_FORMATS), "text json xml html docx csv xlsx");
	cr_expect_str_eq(REPORT_NAMES(TREND_FORMATS), "text json csv xlsx svg html");
	cr_expect_str_eq(REPORT_NAMES(LEDGER_FORMATS), "csv xlsx");
	for (enum report_kind kind = REPORT_AUDIT; kind <= REPORT_LEDGER; kind++) {
		cr_expect_null(report_find(kind, "pdf"));
	}
	cr_expect_eq(report_find(REPORT_AUDIT, NULL), audit_text);
	cr_expect_eq(report_find(REPORT_AUDIT, "xlsx"), audit_xlsx);
	cr_expect_eq(report_find(REPORT_CHANGES, "html"), changes_html);
	cr_expect_eq(report_find(REPORT_TREND, "svg"), trend_svg);
	cr_expect_eq(report_find(REPORT_TREND, "html"), trend_html);
	cr_expect_eq(report_find(REPORT_LEDGER, "xlsx"), ledger_xlsx);
	cr_expect_eq(report_find(REPORT_LEDGER, "csv"), ledger_csv);
}

/* A check that can give no place, and proofs and terms without one: every writer says what it can. */
Test(report, no_place)
{
	static const char *const formats[] = {"text", "json", "csv", "xlsx", "svrl", "sarif"};
	struct hand_audit hand;
	struct auditor auditor;
	hand_audit_make(&hand);
	hand.audit.findings = NULL;
	hand.audit.finding_count = 0;
	auditor_init(&auditor, &hand.audit);
	FIND(&auditor, RESIDUE, FINDING_WARNING, NULL, NULL, FIND_RESIDUE, STR("placeless"));
	cr_assert_eq(hand.audit.finding_count, 1u);
	cr_expect_eq(hand.audit.findings[0].place.count, 0u);
	for (size_t i = 0; i < HAND_PROOFS; i++) {
		hand.proofs[i].stated.place = (struct place){0};
		for (size_t j = 0; j < HAND_TERMS; j++) {
			hand.terms[i][j].amount.place = (struct place){0};
		}
	}
	const struct audit *audits[] = {&hand.audit, &hand.audit};
	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		for (size_t count = 1; count <= 2; count++) {
			size_t size = 0;
			char *text = hand_write(formats[i], audits, count, LANGUAGE_ENGLISH,
			                        &hand.diags, &size);
			cr_expect_gt(size, 0u, "%s", formats[i]);
			cr_expect(i > 0 || count > 1 || strstr(text, "the document as a whole"),
			          "%s", text);
			free(text);
		}
	}
	hand_audit_release(&hand);
}

/* How far an about reaches is not known, unless a tolerance says it: its ends are left out. */
Test(audit_machine, about)
{
	static const char json_ends[] = "\"text\": \"70 \u4E2A\",\n     \"min\": 65";
	static const char csv_ends[] = ",about,70,65,75,CNY,";
	for (int tolerant = 0; tolerant <= 1; tolerant++) {
		struct hand_audit hand;
		hand_audit_make(&hand);
		struct amount *amount = &hand.terms[0][0].amount;
		*amount = hand_amount("70 \u4E2A", 70, RELATION_ABOUT, 29, 200);
		amount->interval.min.value.digits = 65;
		amount->interval.max.value.digits = 75;
		amount->is_vague = !tolerant;
		char *json = hand_text(&hand, "json", LANGUAGE_ENGLISH);
		cr_expect_eq(strstr(json, json_ends) != NULL, tolerant, "%s", json);
		cr_expect(strstr(json, "\"value\": 70,\n     \"relation\": \"about\""), "%s", json);
		char *csv = hand_text(&hand, "csv", LANGUAGE_ENGLISH);
		cr_expect_eq(strstr(csv, csv_ends) != NULL, tolerant, "%s", csv);
		cr_expect_eq(strstr(csv, ",about,70,,,CNY,") != NULL, !tolerant, "%s", csv);
		free(json);
		free(csv);
		hand_audit_release(&hand);
	}
}

/* 300-odd does not say how much more it is, and has both ends all the same. */
Test(audit_machine, open_ended)
{
	struct hand_audit hand;
	hand_audit_make(&hand);
	struct amount *amount = &hand.terms[0][0].amount;
	*amount = hand_amount("300", 300, RELATION_AT_LEAST, 29, 200);
	amount->interval.max.value.digits = 400;
	amount->is_vague = true;
	char *csv = hand_text(&hand, "csv", LANGUAGE_ENGLISH);
	cr_expect(strstr(csv, ",at-least,300,300,400,CNY,"), "%s", csv);
	free(csv);
	hand_audit_release(&hand);
}

/* A proof of a table says which of its cells it is of, and a product which two numbers it has. */
Test(audit_machine, tables)
{
	static const struct {
		const char *format;
		const char *parts[3];
	} rows[] = {
	    {"json",
	     {"\"scope\": \"tab-1\",\n   \"row\": 9,\n   \"column\": 4,\n   \"heading\": \"经费\"",
	      "\"product\": {\n      \"count\": 54,\n      \"each\": 200000,\n      \"line\": 28",
	      "\"text\": \"54 x 200,000\""}},
	    {"csv", {",\"54 x 200,000\",exact,", ",9,4,经费,,,\r\n", "row 9, column \"\"经费\"\""}},
	    {"svrl", {"/g:table[@id='tab-1']/g:row[@row=9]/g:cell[@column=4]", "", ""}},
	    {"sarif", {"1.1 中国和新西兰政府间科技合作项目: 54 x 200,000", "\"column\": 4", ""}},
	    {"text", {"tab-1, row 9, column \"经费\"\n", "54 x 200,000 yuan", ""}},
	};
	struct hand_audit hand;
	hand_audit_make(&hand);
	hand.audit.proof_count = 1;
	hand.proofs[0].check = STR("table-total");
	hand.proofs[0].scope = STR("tab-1");
	hand.proofs[0].row = 9;
	hand.proofs[0].column = 4;
	hand.proofs[0].heading = STR("经费");
	hand.terms[0][0].is_product = true;
	hand.terms[0][0].count = (struct decimal){54, 0};
	hand.terms[0][0].each = (struct decimal){200000, 0};
	hand.terms[0][0].count_place = (struct place){.line = 28};
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		char *text = hand_text(&hand, rows[i].format, LANGUAGE_ENGLISH);
		expect_parts(text, rows[i].parts, 3);
		free(text);
	}
	hand_audit_release(&hand);
}
