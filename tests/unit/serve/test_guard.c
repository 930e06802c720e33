/* Who may ask. */
#include <criterion/criterion.h>

#include "serve/guard.h"

static const char token[] = "0123456789abcdef0123456789abcdef";

static bool is_own(const char *host, const char *origin, const char *site)
{
	const struct guard_request request = {
	    .host = str_from(host), .origin = str_from(origin), .fetch_site = str_from(site)};
	return guard_is_own(&request, 8080);
}

Test(guard, hosts)
{
	static const struct {
		const char *host;
		bool is_own;
	} cases[] = {
	    {"127.0.0.1:8080", true},
	    {"localhost:8080", true},
	    {"[::1]:8080", true},
	    {"127.0.0.1:80", false},
	    {"127.0.0.1:80800", false},
	    {"127.0.0.1", false},
	    {"localhost", false},
	    {"LOCALHOST:8080", false},
	    {"localhost.:8080", false},
	    {"127.1:8080", false},
	    {"evil.example:8080", false},
	    {"evil.example", false},
	    {"127.0.0.1:8080.evil.example", false},
	    {"", false},
	    {NULL, false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_expect_eq(is_own(cases[i].host, NULL, NULL), cases[i].is_own, "%s",
		             cases[i].host ? cases[i].host : "none");
	}
	const struct guard_request two = {.host = STR_INIT("localhost:8080"),
	                                  .has_two_hosts = true};
	cr_expect_not(guard_is_own(&two, 8080));
}

Test(guard, origins)
{
	static const struct {
		const char *host;
		const char *origin;
		const char *site;
		bool is_own;
	} cases[] = {
	    {"127.0.0.1:8080", "http://127.0.0.1:8080", "same-origin", true},
	    {"127.0.0.1:8080", "http://127.0.0.1:8080", NULL, true},
	    {"localhost:8080", "http://localhost:8080", NULL, true},
	    {"127.0.0.1:8080", NULL, "none", true},
	    {"127.0.0.1:8080", "http://localhost:8080", NULL, false},
	    {"127.0.0.1:8080", "https://127.0.0.1:8080", NULL, false},
	    {"127.0.0.1:8080", "http://127.0.0.1:8081", NULL, false},
	    {"127.0.0.1:8080", "http://evil.example", NULL, false},
	    {"127.0.0.1:8080", "null", NULL, false},
	    {"127.0.0.1:8080", "", NULL, false},
	    {"127.0.0.1:8080", NULL, "cross-site", false},
	    {"127.0.0.1:8080", NULL, "same-site", false},
	    {"127.0.0.1:8080", "http://127.0.0.1:8080", "cross-site", false},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_expect_eq(is_own(cases[i].host, cases[i].origin, cases[i].site), cases[i].is_own,
		             "%zu", i);
	}
}

Test(guard, tokens)
{
	static const struct {
		const char *path;
		const char *rest; /* NULL: no token */
	} cases[] = {
	    {"/0123456789abcdef0123456789abcdef", ""},
	    {"/0123456789abcdef0123456789abcdef/", "/"},
	    {"/0123456789abcdef0123456789abcdef/zh/", "/zh/"},
	    {"/0123456789abcdef0123456789abcdefzh/", NULL},
	    {"/0123456789abcdef0123456789abcdee/", NULL},
	    {"/1123456789abcdef0123456789abcdef/", NULL},
	    {"/0123456789ABCDEF0123456789ABCDEF/", NULL},
	    {"//0123456789abcdef0123456789abcdef/", NULL},
	    {"/0123456789abcdef", NULL},
	    {"/", NULL},
	    {"", NULL},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str rest = {0};
		bool has_token = guard_has_token(&rest, str_from(cases[i].path), token);
		cr_expect_eq(has_token, cases[i].rest != NULL, "%s", cases[i].path);
		cr_expect(!has_token || str_equal(rest, str_from(cases[i].rest)), "%s",
		          cases[i].path);
	}
}

Test(guard, new_tokens)
{
	char first[GUARD_TOKEN + 1];
	char second[GUARD_TOKEN + 1];
	cr_assert(guard_token(first));
	cr_assert(guard_token(second));
	cr_expect_eq(strlen(first), GUARD_TOKEN);
	cr_expect_eq(strspn(first, "0123456789abcdef"), GUARD_TOKEN);
	cr_expect_neq(strcmp(first, second), 0);
}

Test(guard, languages)
{
	static const struct {
		const char *header;
		bool otherwise;
		bool is_chinese;
	} cases[] = {
	    {"zh-CN,zh;q=0.9,en;q=0.8", false, true},
	    {"en-US,en;q=0.9", true, false},
	    {"en;q=0.5, zh;q=0.7", false, true},
	    {"de,fr;q=0.9,ZH-tw;q=0.1", false, true},
	    {"zh;q=0, en;q=0.1", true, false},
	    {"de", true, true},
	    {"zhx, enx", true, true},
	    {"", false, false},
	    {",,;q=,q=9,zh;q=0.99999999", false, true},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_expect_eq(guard_wants_chinese(str_from(cases[i].header), cases[i].otherwise),
		             cases[i].is_chinese, "%s", cases[i].header);
	}
	cr_expect(guard_wants_chinese((struct str){0}, true));
}
