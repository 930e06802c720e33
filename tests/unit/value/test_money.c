/* Amounts of money in all their spellings. */
#include <criterion/criterion.h>

#include "reading.h"

static const struct reading_row amounts[] = {
    {"一千零八十万元", "money 10800000 CNY decimals=-4 <一千零八十万元>"},
    {"1,080 万元", "money 10800000 CNY decimals=-4 <1,080 万元>"},
    {"0.108 亿元", "money 10800000 CNY decimals=-5 <0.108 亿元>"},
    {"10,800,000 元", "money 10800000 CNY <10,800,000 元>"},
    {"1080 万元人民币", "money 10800000 CNY decimals=-4 <1080 万元人民币>"},
    {"人民币1080万元", "money 10800000 CNY decimals=-4 <人民币1080万元>"},
    {"人民币 1080 万元整", "money 10800000 CNY decimals=-4 <人民币 1080 万元整>"},
    {"RMB 1080万", "money 10800000 CNY decimals=-4 <RMB 1080万>"},
    {"3.148亿元", "money 314800000 CNY decimals=-5 <3.148亿元>"},
    {"3元5角2分", "money 3.52 CNY decimals=2 <3元5角2分>"},
    {"壹元零伍分", "money 1.05 CNY decimals=2 <壹元零伍分>"},
    {"5 分", "money 0.05 CNY decimals=2 <5 分>"},
    {"得 5 分", "number 5 <5>"},
    {"一块五", "money 1.5 CNY decimals=1 <一块五>"},
    {"1000万美元", "money 10000000 USD decimals=-4 <1000万美元>"},
    {"$12.50", "money 12.5 USD decimals=2 <$12.50>"},
    {"500万欧元、3亿日元",
     "money 5000000 EUR decimals=-4 <500万欧元>; money 300000000 JPY decimals=-8 <3亿日元>"},
    {"50 万元/项", "money 500000 CNY per=project decimals=-4 <50 万元>"},
    {"每人每年 2 万元", "money 20000 CNY per=person year decimals=-4 <2 万元>"},
    {"10~15万元", "money CNY range 100000..150000 decimals=-4 <10~15万元>"},
    {"2万至4万元", "money CNY range 20000..40000 decimals=-4 <2万至4万元>"},
    {"8000-12000 元", "money CNY range 8000..12000 <8000-12000 元>"},
    {"8000-1.2 万元", "money CNY range 8000..12000 decimals=-3 <8000-1.2 万元>"},
    {"总经费 500 万左右", "money 5000000 CNY about decimals=-4 <500 万左右>"},
    {"资助 2-4万", "money CNY range 20000..40000 decimals=-4 <2-4万>"},
    {"经费预算，人口 500 万", "number 5000000 decimals=-4 <500 万>"},
    {"经费 500 人", "count 500 人 <500 人>"},
    {"99999999999999 亿元", "money 9999999999999900000000 CNY decimals=-8 <99999999999999 亿元>"},
    {"9999999999999999999999999999999 亿元", "money CNY <9999999999999999999999999999999 亿元>"},
    {"单元、元素、公元", ""},
    {"共1\u00a00\u00a08\u00a00\u00a0万元",
     "money 10800000 CNY decimals=-4 <1\u00a00\u00a08\u00a00\u00a0万元>"},
    {"共3\u30005\u30008万元", "number 3 <3>; number 5 <5>; money 80000 CNY decimals=-4 <8万元>"},
};

Test(money, readings)
{
	CHECK_READINGS(amounts);
}
