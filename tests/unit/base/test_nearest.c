/* The name that a misspelt one may stand for. */
#include <criterion/criterion.h>

#include "base/nearest.h"

Test(nearest, one_of_several)
{
	static const struct {
		const char *wanted;
		const char *best; /* "": none is near */
	} cases[] = {
	    {"prase", "parse"},
	    {"pars", "parse"},
	    {"parses", "parse"},
	    {"audti", "audit"},
	    {"dif", "diff"},
	    {"explain", "explain"},
	    {"numbering-gaps", "numbering-gap"},
	    {"funds-totl", "funds-total"},
	    {"x", ""},
	    {"", ""},
	    {"quite-another", ""},
	};
	static const char *const names[] = {"parse",   "audit",         "diff",
	                                    "explain", "numbering-gap", "funds-total"};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct nearest nearest = nearest_to(str_from(cases[i].wanted));
		for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
			nearest_offer(&nearest, str_from(names[k]));
		}
		cr_expect(str_equal(nearest.best, str_from(cases[i].best)), "%s: %.*s",
		          cases[i].wanted, STR_FORMAT(nearest.best));
	}
}

Test(nearest, long_names_are_none)
{
	char name[200] = {0};
	memset(name, 'a', sizeof name - 1);
	struct nearest nearest = nearest_to(str_from(name));
	nearest_offer(&nearest, str_from(name));
	cr_expect_eq(nearest.best.size, 0);
}
