/* Separators between groups of digits: when they are one number, when numbers of a list, and when neither. */
#include <criterion/criterion.h>

#include "reading.h"

static const struct reading_row rows[] = {
    {"共拟支持经费：1 000 万元", "money 10000000 CNY decimals=-4 <1 000 万元>"},
    {"资助 12 500 元", "money 12500 CNY <12 500 元>"},
    {"经费1\u00A0080\u00A0000元", "money 1080000 CNY <1\u00A0080\u00A0000元>"},
    {"合计 12 480.50 元", "money 12480.5 CNY decimals=2 <12 480.50 元>"},
    {"1, 000万元以内", "money 10000000 CNY at-most ..10000000 decimals=-4 <1, 000万元以内>"},
    {"2'500万元", "money 25000000 CNY decimals=-4 <2'500万元>"},
    {"2’500万元", "money 25000000 CNY decimals=-4 <2’500万元>"},
    {"1、000万元", "money 10000000 CNY decimals=-4 <1、000万元>"},
    {"1 200至1 500名", "count 名 range 1200..1500 <1 200至1 500名>"},
    {"1,080,000元", "money 1080000 CNY <1,080,000元>"},
    {"1，080万元", "money 10800000 CNY decimals=-4 <1，080万元>"},
    {"分别为100、200万元", "number 100 <100>; money 2000000 CNY decimals=-4 <200万元>"},
    {"分别为100,200万元", "number 100 <100>; money 2000000 CNY decimals=-4 <200万元>"},
    {"分别为1,500万元和2,300万元",
     "money 15000000 CNY decimals=-4 <1,500万元>; money 23000000 CNY decimals=-4 <2,300万元>"},
    {"100, 200 和 300 万元",
     "number 100 <100>; number 200 <200>; money 3000000 CNY decimals=-4 <300 万元>"},
    {"50, 80, 100 万元",
     "number 50 <50>; number 80 <80>; money 1000000 CNY decimals=-4 <100 万元>"},
    {"5、10项", "number 5 <5>; count 10 项 <10项>"},
    {"分数为3 5和9", "number 3 <3>; number 5 <5>; number 9 <9>"},
    {"3  200 万元", "number 3 <3>; money 2000000 CNY decimals=-4 <200 万元>"},
    {"1,000 000万元", "money CNY <1,000 000万元>"},
    {"12, 0500万元", "money CNY <12, 0500万元>"},
    {"1、080万元", "money CNY <1、080万元>"},
    {"2 050 0元", "money CNY <2 050 0元>"},
    {"2 08 万元", "money CNY <2 08 万元>"},
    {"编号01、02、03", "number 1 <01>; number 2 <02>; number 3 <03>"},
    {"学科代码 0701 0702 0703", "number 701 <0701>; number 702 <0702>; number 703 <0703>"},
    {"1 0 8 0 万 元", "money 10800000 CNY decimals=-4 <1 0 8 0 万 元>"},
    {"数 ： 1 5 个", "count 15 个 <1 5 个>"},
    {"获奖 1 5 项", "number 1 <1>; count 5 项 <5 项>"},
    {"3，5，8", "number 3 <3>; number 5 <5>; number 8 <8>"},
    {"12345678901234567890", "number 12345678901234567890 <12345678901234567890>"},
    {"9999999999999999999999999999999999999999 亿元",
     "money CNY <9999999999999999999999999999999999999999 亿元>"},
};

Test(digits, readings)
{
	CHECK_READINGS(rows);
}
