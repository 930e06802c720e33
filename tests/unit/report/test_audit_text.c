/* The ledger: what it says, how wide it is, and what it keeps from a terminal. */
#include <criterion/criterion.h>
#include <stdlib.h>

#include "hand_audit.h"
#include "base/width.h"

static void expect_parts(const char *text, const char *const *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		cr_expect(strstr(text, parts[i]), "%s stands in\n%s", parts[i], text);
	}
}

static void expect_width(const char *text)
{
	for (const char *line = text; *line;) {
		size_t size = strcspn(line, "\n");
		size_t columns = display_width((struct str){line, size});
		cr_expect(size == 0 || line[size - 1] != ' ', "a blank at the end: %.*s", (int)size,
		          line);
		cr_expect_leq(columns, 80, "%zu columns: %.*s", columns, (int)size, line);
		line += size + (line[size] == '\n');
	}
}

Test(audit_text, english)
{
	static const char *const parts[] = {
	    "verdict     ! inconsistent  proofs: 4; errors: 1, warnings: 1, notes: 1\n",
	    "= exact         funds-total  the funds of the directions",
	    "  sum         135,800,000 yuan\n",
	    "  difference  0 yuan\n",
	    "  range       135,750,000 to 135,850,000 yuan\n",
	    "  1.1          29        10,800,000  1080 万元人民币     中国和新西兰政府间科技…\n",
	    "~ within bounds ",
	    ", within dir-2\n",
	    "  range       at least 6 个\n",
	    "  3            30         no number  若干个              三\n",
	    "英国 stands in 2 directions (1.8 2.0) and counts once",
	    "? undecidable",
	    "! inconsistent",
	    "  difference  -9\n",
	    "error    line 75  a number is left out (numbering-gap)  dir-3\n         =cmd|' /C calc'!A1, \"1.2\"\n",
	    "（\\u001B[31m未闭合",
	};
	struct hand_audit hand;
	hand_audit_make(&hand);
	char *text = hand_text(&hand, "text", LANGUAGE_ENGLISH);
	expect_parts(text, parts, sizeof parts / sizeof *parts);
	expect_width(text);
	cr_expect_null(strchr(text, '\x1B'), "nothing steers the terminal");
	free(text);
	hand_audit_release(&hand);
}

Test(audit_text, chinese)
{
	static const char *const parts[] = {
	    "结论        ! 勾稽不符  勾稽核对 4 项；错误 1，警告 1，提示 1\n",
	    "= 精确相符      经费总额核对（funds-total）\n",
	    "  文中所述    1.358 亿元  “1.358 亿元”，第 19 行",
	    "  编号       行号      数值（万元）  原文表述            指南方向\n",
	    "  1.2          41            10,500  1.05 亿元人民币     中国和美国政府间科技合…\n",
	    "  所述范围    1.3575 亿元至 1.3585 亿元\n",
	    "  差额        0 元\n",
	    "  差数        -9\n",
	    "警告     第 75 行  括号不成对（bracket-open）\n",
	};
	struct hand_audit hand;
	hand_audit_make(&hand);
	char *text = hand_text(&hand, "text", LANGUAGE_CHINESE);
	expect_parts(text, parts, sizeof parts / sizeof *parts);
	expect_width(text);
	free(text);
	hand_audit_release(&hand);
}

Test(audit_text, several)
{
	struct hand_audit hand;
	size_t size = 0;
	hand_audit_make(&hand);
	struct audit fine = hand.audit;
	fine.proof_count = 1;
	fine.finding_count = 0;
	const struct audit *audits[] = {&hand.audit, &fine};
	char *text = hand_write("text", audits, 2, LANGUAGE_ENGLISH, &hand.diags, &size);
	cr_expect_str_eq(text,
	                 "  verdict          proofs    error  warning     note  source\n"
	                 "! inconsistent          4        1        1        1  指南 2023.txt\n"
	                 "= consistent            1        0        0        0  指南 2023.txt\n"
	                 "\n"
	                 "2 documents: 1 consistent, 0 unproved, 0 undecidable, 1 inconsistent\n"
	                 "proofs: 5, of them inconsistent: 1; errors: 1, warnings: 1, notes: 1\n");
	free(text);
	hand_audit_release(&hand);
}

Test(audit_text, no_totals)
{
	struct hand_audit hand;
	hand_audit_make(&hand);
	hand.audit.proof_count = 0;
	hand.audit.finding_count = 0;
	char *text = hand_text(&hand, "text", LANGUAGE_ENGLISH);
	cr_expect(strstr(text, "- unproved  proofs: 0"), "%s", text);
	cr_expect(strstr(text, "proofs      none: the document states no total, or"), "%s", text);
	cr_expect(strstr(text, "findings    none\n"), "%s", text);
	free(text);
	hand_audit_release(&hand);
}
