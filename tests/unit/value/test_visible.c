/* What is not seen, and what LaTeX and Markdown put around figures. */
#include <criterion/criterion.h>

#include "reading.h"

static const struct reading_row rows[] = {
    {"经\u200B费100万元", "money 1000000 CNY decimals=-4 <100万元>"},
    {"20\u200B0万元", "money 2000000 CNY decimals=-4 <20\u200B0万元>"},
    {"12\u00AD项，每项5万元",
     "count 12 项 <12\u00AD项>; money 50000 CNY per=project decimals=-4 <5万元>"},
    {"不\u2060超\u2060过60万元",
     "money 600000 CNY at-most ..600000 decimals=-4 <不\u2060超\u2060过60万元>"},
    {"上浮$50\\%$", "percent 50 <50\\%>"},
    {"$1000$万元", "money 10000000 CNY decimals=-4 <1000$万元>"},
    {"$\\geq 5$篇", "count 5 篇 at-least 5.. <\\geq 5$篇>"},
    {"$10\\sim20$万元", "money CNY range 100000..200000 decimals=-4 <10\\sim20$万元>"},
    {"2\\,500万元", "money 25000000 CNY decimals=-4 <2\\,500万元>"},
    {"1{,}200万元", "money 12000000 CNY decimals=-4 <1{,}200万元>"},
    {"差旅\\$8000", "money 8000 USD <\\$8000>"},
    {"$50，$60", "money 50 USD <$50>; money 60 USD <$60>"},
    {"$50 和 $60", "money 50 USD <$50>; money 60 USD <$60>"},
    {"US$100", "money 100 USD <US$100>"},
    {"3\\%以上", "percent 3 at-least 3.. <3\\%以上>"},
    {"$10^6$个", "count 个 <10^6$个>"},
    {"$5\\pm1$项", "count 项 range 4..6 <5\\pm1$项>"},
};

Test(visible, readings)
{
	CHECK_READINGS(rows);
}
