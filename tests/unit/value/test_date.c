/* Dates as written, what is open, approximate or impossible about them, and their days. */
#include <criterion/criterion.h>

#include "reading.h"
#include "value/date.h"

static const struct reading_row dates[] = {
    {"2023年12月31日", "date 2023-12-31 <2023年12月31日>"},
    {"二〇二三年十二月三十一日", "date 2023-12-31 <二〇二三年十二月三十一日>"},
    {"2023 年 12 月", "date 2023-12 <2023 年 12 月>"},
    {"2023年度", "date 2023 <2023年度>"},
    {"2023-12-31", "date 2023-12-31 <2023-12-31>"},
    {"2023/12/31", "date 2023-12-31 <2023/12/31>"},
    {"2023.12.31", "date 2023-12-31 <2023.12.31>"},
    {"20231231", "date 2023-12-31 <20231231>"},
    {"12月31日", "date --12-31 <12月31日>"},
    {"2023年12月31日16:00", "date 2023-12-31T16:00 <2023年12月31日16:00>"},
    {"2023年1月1日至12月31日", "date 2023-01-01/2023-12-31 range <2023年1月1日至12月31日>"},
    {"2023年1-9月", "date 2023-01/2023-09 range <2023年1-9月>"},
    {"2021-2023年", "date 2021/2023 range <2021-2023年>"},
    {"2023年上半年", "date 2023-01/2023-06 range <2023年上半年>"},
    {"2023年第三季度", "date 2023-07/2023-09 range <2023年第三季度>"},
    {"2024年2月下旬", "date 2024-02-21/2024-02-29 range <2024年2月下旬>"},
    {"2024年5月31日前", "date 2024-05-31 at-most <2024年5月31日前>"},
    {"2024年底前", "date 2024 at-most <2024年底前>"},
    {"自2023年3月起", "date 2023-03 at-least <自2023年3月起>"},
    {"2023年3月1日或之后", "date 2023-03-01 at-least <2023年3月1日或之后>"},
    {"约2023年底", "date 2023 about <约2023年底>"},
    {"不晚于2024年5月31日", "date 2024-05-31 at-most <不晚于2024年5月31日>"},
    {"去年5月10日", "date --05-10 <去年5月10日>"},
    {"本月十日", "date ---10 <本月十日>"},
    {"15年3月2日，98年4月，08年",
     "date 2015-03-02 <15年3月2日>; date 1998-04 <98年4月>; date 2008 <08年>"},
    {"2026年11月31日", "date 2026-11-31 <2026年11月31日>"},
    {"3/4/2017", "date 2017 <3/4/2017>"},
    {"13/4/2017", "date 2017-04-13 <13/4/2017>"},
};

Test(date, readings)
{
	CHECK_READINGS(dates);
}

static const struct {
	const char *text;
	bool exists;
} existing[] = {
    {"2024-02-29", true},  {"2023-02-29", false}, {"2026-11-31", false},
    {"1900-02-29", false}, {"2000-02-29", true},  {"2023-13", false},
    {"2023-00", false},    {"2023-01-00", false}, {"--02-29", true},
    {"--02-30", false},    {"---31", true},       {"---32", false},
    {"2023", true},        {"2023/2024", true},   {"2023/2024-13", false},
    {"23", false},         {"2023-1", false},     {"2023-01-01T16:00", true},
    {"2023x", false},      {"", false},
};

Test(date, exists_where_the_calendar_has_it)
{
	for (size_t i = 0; i < sizeof existing / sizeof *existing; i++) {
		cr_assert_eq(date_exists(str_from(existing[i].text)), existing[i].exists, "%s",
		             existing[i].text);
	}
}

static const struct {
	const char *text;
	const char *first; /* NULL: no bounds */
	const char *last;
} bounds[] = {
    {"2023", "2023-01-01", "2023-12-31"},
    {"2023-02", "2023-02-01", "2023-02-28"},
    {"2024-02", "2024-02-01", "2024-02-29"},
    {"2023-12-31", "2023-12-31", "2023-12-31"},
    {"2023-12-31T16:00", "2023-12-31", "2023-12-31"},
    {"2021/2023-06", "2021-01-01", "2023-06-30"},
    {"2023-02-30", NULL, NULL},
    {"2023-13", NULL, NULL},
    {"--12-31", NULL, NULL},
    {"---10", NULL, NULL},
    {"", NULL, NULL},
    {"2023/", NULL, NULL},
    {"/2023", NULL, NULL},
    {"99999", NULL, NULL},
};

Test(date, bounds)
{
	for (size_t i = 0; i < sizeof bounds / sizeof *bounds; i++) {
		char first[DATE_SIZE];
		char last[DATE_SIZE];
		bool good = date_bounds(str_from(bounds[i].text), first, last);
		cr_assert_eq(good, bounds[i].first != NULL, "%s", bounds[i].text);
		if (good) {
			cr_assert_str_eq(first, bounds[i].first, "%s", bounds[i].text);
			cr_assert_str_eq(last, bounds[i].last, "%s", bounds[i].text);
		}
	}
}
