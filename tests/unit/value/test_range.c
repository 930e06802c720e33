/* Ranges of two numbers, choices between two, and a plus-minus. */
#include <criterion/criterion.h>

#include "reading.h"

static const struct reading_row rows[] = {
    {"1或2项", "count 项 range 1..2 <1或2项>"},
    {"1、2项", "count 项 range 1..2 <1、2项>"},
    {"一两项", "count 项 range 1..2 <一两项>"},
    {"3至5项", "count 项 range 3..5 <3至5项>"},
    {"三到五家", "count 家 range 3..5 <三到五家>"},
    {"两到三年", "duration year range 2..3 <两到三年>"},
    {"1、2、3项", "number 1 <1>; number 2 <2>; count 3 项 <3项>"},
    {"2、3、5项", "number 2 <2>; number 3 <3>; count 5 项 <5项>"},
    {"10万元或20万元",
     "money 100000 CNY decimals=-4 <10万元>; money 200000 CNY decimals=-4 <20万元>"},
    {"第1、2项", ""},
    {"分别为1、2项", "number 1 <1>; count 2 项 <2项>"},
    {"10%-15%", "percent range 10..15 <10%-15%>"},
    {"60万元（含）—100万元", "money CNY range 600000..1000000 decimals=-4 <60万元（含）—100万元>"},
    {"1000±100万元", "money CNY range 9000000..11000000 decimals=-4 <1000±100万元>"},
    {"1000万元±10%", "money CNY range 9000000..11000000 decimals=-4 <1000万元±10%>"},
    {"1000万元（±10%）", "money CNY range 9000000..11000000 decimals=-4 <1000万元（±10%）>"},
    {"300±30例", "count 例 range 270..330 <300±30例>"},
    {"±5%", "percent range -5..5 <±5%>"},
    {"10-15万元左右", "money CNY range 100000..150000 decimals=-4 <10-15万元左右>"},
    {"约10-15万元", "money CNY range 100000..150000 decimals=-4 <10-15万元>"},
};

Test(range, readings)
{
	CHECK_READINGS(rows);
}
