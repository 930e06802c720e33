/* What interrupts a number: notes, bounds in brackets, and digits that cannot be read. */
#include <criterion/criterion.h>

#include "reading.h"

static const struct reading_row rows[] = {
    {"1\uFFFD80万元", "money CNY <1\uFFFD80万元>"},
    {"10\uFFFD万元", "money CNY <10\uFFFD万元>"},
    {"\uFFFD80万元", "money CNY <80万元>"},
    {"3,\uFFFD00元", "money CNY <3,\uFFFD00元>"},
    {"1\uE00080万元", "money CNY <1\uE00080万元>"},
    {"1?80万元", "money CNY <1?80万元>"},
    {"一千\uFFFD八十万元", "money CNY <一千\uFFFD八十万元>"},
    {"不超过\uFFFD80万元", "money CNY <80万元>"},
    {"约1□00万元", "money CNY about <约1□00万元>"},
    {"□ 10万元 □ 20万元",
     "money 100000 CNY decimals=-4 <10万元>; money 200000 CNY decimals=-4 <20万元>"},
    {"10万元？20万元",
     "money 100000 CNY decimals=-4 <10万元>; money 200000 CNY decimals=-4 <20万元>"},
    {"1000¹ 万元", "money 10000000 CNY decimals=-4 <1000¹ 万元>"},
    {"1000①万元", "money 10000000 CNY decimals=-4 <1000①万元>"},
    {"1000[¹]万元", "money 10000000 CNY decimals=-4 <1000[¹]万元>"},
    {"1000¹,²万元", "money 10000000 CNY decimals=-4 <1000¹,²万元>"},
    {"3[1]项", "count 3 项 <3[1]项>"},
    {"10²万元", "money CNY <10²万元>"},
    {"10⁶个", "count 个 <10⁶个>"},
    {"300万元³", "money 3000000 CNY decimals=-4 <300万元>"},
    {"6项②", "count 6 项 <6项>"},
    {"5（含）项", "count 5 项 <5（含）项>"},
};

Test(interruption, readings)
{
	CHECK_READINGS(rows);
}
