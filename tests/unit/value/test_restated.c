/* Amounts that are written twice, in words and in digits. */
#include <criterion/criterion.h>

#include "reading.h"

static const struct reading_row rows[] = {
    {"人民币壹仟贰佰万元整（￥12,000,000.00）",
     "money 12000000 CNY decimals=-4 <人民币壹仟贰佰万元整（￥12,000,000.00）>"},
    {"叁佰伍拾万元整（小写：¥3500000）",
     "money 3500000 CNY decimals=-4 <叁佰伍拾万元整（小写：¥3500000）>"},
    {"¥360,000.00（叁拾陆万元整）", "money 360000 CNY decimals=2 <¥360,000.00（叁拾陆万元整）>"},
    {"陆拾伍万元整(650000)", "money 650000 CNY decimals=-4 <陆拾伍万元整(650000)>"},
    {"柒佰万元整（小写：7万元）", "money CNY 70000..7000000 <柒佰万元整（小写：7万元）>"},
    {"壹佰万元整（￥900,000.00）", "money CNY 900000..1000000 <壹佰万元整（￥900,000.00）>"},
    {"100万元（50万元）",
     "money 1000000 CNY decimals=-4 <100万元>; money 500000 CNY decimals=-4 <50万元>"},
    {"壹佰万元（30项）", "money 1000000 CNY decimals=-4 <壹佰万元>; count 30 项 <30项>"},
};

Test(restated, readings)
{
	CHECK_READINGS(rows);
}
