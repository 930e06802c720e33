/* Lengths of time. */
#include <criterion/criterion.h>

#include "reading.h"

static const struct reading_row durations[] = {
    {"3 年", "duration 3 year <3 年>"},
    {"两年半", "duration 2.5 year decimals=1 <两年半>"},
    {"半年", "duration 0.5 year decimals=1 <半年>"},
    {"半年10日", "duration day <半年10日>"},
    {"应于上半年完成，下半年验收", ""},
    {"1年6个月", "duration 18 month <1年6个月>"},
    {"18 个月", "duration 18 month <18 个月>"},
    {"2~3 年", "duration year range 2..3 <2~3 年>"},
    {"24-36个月", "duration month range 24..36 <24-36个月>"},
    {"不超过 3 年", "duration 3 year at-most ..3 <不超过 3 年>"},
    {"近五年", "duration 5 year <五年>"},
    {"三五天", "duration day range 3..5 <三五天>"},
    {"两天又一个月", "duration day <两天又一个月>"},
    {"1 小时 30 分", "duration 90 minute <1 小时 30 分>"},
    {"五点五分钟", "duration 5.5 minute decimals=1 <五点五分钟>"},
    {"10 个工作日", "count 10 个工作日 <10 个工作日>"},
    {"马上一年半", "duration 1.5 year decimals=1 <一年半>"},
};

Test(duration, readings)
{
	CHECK_READINGS(durations);
}
