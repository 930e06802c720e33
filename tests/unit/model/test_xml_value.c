/* Attribute values: what is one, and what is none. */
#include <criterion/criterion.h>

#include "model/xml_value.h"
#include "value/figure.h"

Test(xml_value, whole)
{
	static const struct {
		const char *text;
		uint64_t limit;
		int64_t value; /* -1: none */
	} cases[] = {
	    {"0", 0, 0},
	    {"1", 0, -1},
	    {"9", 8, -1},
	    {"10", 10, 10},
	    {"11", 10, -1},
	    {"007", 10, 7},
	    {"", 10, -1},
	    {"-1", 10, -1},
	    {"+1", 10, -1},
	    {" 1", 10, -1},
	    {"1 ", 10, -1},
	    {"1a", 10, -1},
	    {"4294967295", UINT32_MAX, UINT32_MAX},
	    {"4294967296", UINT32_MAX, -1},
	    {"99999999999999999999999", UINT64_MAX, -1},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		uint64_t value = 0;
		bool is_read = xml_value_whole(str_from(cases[i].text), cases[i].limit, &value);
		cr_expect_eq(is_read, cases[i].value >= 0, "%s", cases[i].text);
		cr_expect(!is_read || value == (uint64_t)cases[i].value, "%s", cases[i].text);
	}
}

Test(xml_value, place)
{
	static const struct {
		const char *text;
		uint32_t count; /* 0: none */
	} cases[] = {
	    {"0-0", 1},  {"1-2", 1},     {"1-2 2-3", 2},  {"1-2 5-5 7-9", 3},
	    {"", 0},     {"1", 0},       {"1-", 0},       {"-2", 0},
	    {"2-1", 0},  {"1-2 1-3", 0}, {"1-2  3-4", 0}, {"1-2,3-4", 0},
	    {"1-2 ", 0}, {" 1-2", 0},    {"1--2", 0},     {"1-4294967296", 0},
	};
	struct arena arena;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct place place = {.line = 7};
		bool is_read = xml_value_place(str_from(cases[i].text), &place, &arena);
		cr_expect_eq(is_read, cases[i].count > 0, "%s", cases[i].text);
		cr_expect(!is_read || (place.count == cases[i].count && place.line == 7), "%s",
		          cases[i].text);
	}
	struct place place;
	cr_assert(xml_value_place(STR("1-2 5-5 7-9"), &place, &arena));
	cr_assert_eq(place_piece(&place, 2).start, 7);
	arena_release(&arena);
}

Test(xml_value, names)
{
	uint8_t value;
	for (enum figure_kind kind = 0; kind < FIGURE_KIND_COUNT; kind++) {
		cr_assert(xml_value_kind(figure_kind_name(kind), &value) && value == kind);
	}
	for (enum relation relation = 0; relation < RELATION_COUNT; relation++) {
		cr_assert(xml_value_relation(relation_name(relation), &value) && value == relation);
	}
	cr_assert(!xml_value_kind(STR(""), &value) && !xml_value_kind(STR("Money"), &value));
	cr_assert(!xml_value_relation(STR("at most"), &value));
}

Test(xml_value, decimals_and_coverage)
{
	static const struct {
		const char *text;
		int value; /* 1000: none */
	} cases[] = {{"0", 0},      {"-127", -127}, {"127", 127}, {"-128", 1000}, {"128", 1000},
	             {"--1", 1000}, {"", 1000},     {"-", 1000},  {"1.0", 1000}};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int8_t value = 0;
		bool is_read = xml_value_decimals(str_from(cases[i].text), &value);
		cr_expect_eq(is_read ? value : 1000, cases[i].value, "%s", cases[i].text);
	}
	uint32_t share;
	cr_assert(xml_value_coverage(STR("0.9987"), &share) && share == 9987);
	cr_assert(xml_value_coverage(STR("1.0000"), &share) && share == 10000);
	static const char *const none[] = {"", "1", "1.0001", "0.99", "0,9987", "2.0000", "0.99a7"};
	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		cr_expect(!xml_value_coverage(str_from(none[i]), &share), "%s", none[i]);
	}
}
