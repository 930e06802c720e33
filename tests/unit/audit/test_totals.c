/* The totals of directions that a ledger is made of, stated and not. */
#include <criterion/criterion.h>

#include "xml_sample.h"

#define FUNDS(value, unit) "<funds relation='exact' unit='" unit "' value='" value "'>x</funds>"
#define DIRECTION(id, facts) "<direction id='" id "'>" facts "</direction>"
#define BODY(parts) "<body><section id='sec-1'>" parts "</section></body>"

/* "funds-total CNY 300 of 2": a proof a line, "stated" behind it where something states it. */
static void expect_totals(const char *parts, const char *said)
{
	struct arena arena;
	struct audit whole;
	struct audit totals;
	arena_init(&arena);
	xml_audit(&whole, &arena, parts, NULL);
	audit_totals(&totals, &arena, whole.model);
	struct str text = STR("");
	for (size_t i = 0; i < totals.proof_count; i++) {
		const struct proof *proof = &totals.proofs[i];
		text = arena_format(&arena, "%.*s%.*s %.*s %.*s of %zu%s; ", STR_FORMAT(text),
		                    STR_FORMAT(proof->check), STR_FORMAT(proof->unit),
		                    STR_FORMAT(decimal_text(proof->sum, &arena)), proof->term_count,
		                    proof->node ? " stated" : "");
	}
	cr_expect_eq(totals.finding_count, 0u);
	cr_expect(str_equal(text, str_from(said)), "%.*s", STR_FORMAT(text));
	arena_release(&arena);
}

Test(totals, unstated)
{
	expect_totals(
	    BODY(DIRECTION("dir-1", FUNDS("100", "CNY")) DIRECTION("dir-2", FUNDS("200", "CNY"))),
	    "funds-total CNY 300 of 2; ");
	expect_totals("<stated>" FUNDS("300", "CNY") "</stated>" BODY(DIRECTION(
			  "dir-1", FUNDS("100", "CNY")) DIRECTION("dir-2", FUNDS("200", "CNY"))),
	              "funds-total CNY 300 of 2 stated; ");
}

Test(totals, each_currency)
{
	expect_totals("<stated>" FUNDS("100", "CNY") "</stated>" BODY(DIRECTION(
			  "dir-1", FUNDS("100", "CNY")) DIRECTION("dir-2", FUNDS("200", "USD"))),
	              "funds-total CNY 100 of 2 stated; funds-total USD 200 of 1; ");
}

/* What stands in a direction counts in its place, in the sum of all and in its own. */
Test(totals, nested)
{
	expect_totals(
	    BODY(DIRECTION("dir-1", FUNDS("350", "CNY") DIRECTION("dir-1-1", FUNDS("100", "CNY"))
	                                DIRECTION("dir-1-2", FUNDS("200", "CNY")))),
	    "funds-total CNY 300 of 2 stated; funds-total CNY 300 of 2; ");
}

Test(totals, nothing)
{
	expect_totals(BODY(DIRECTION("dir-1", "") DIRECTION("dir-2", "")), "");
}
