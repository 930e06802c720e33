/* Counts, percents, ranges, and the words that say how a number is meant. */
#include <criterion/criterion.h>

#include "reading.h"

static const struct reading_row quantities[] = {
    {"拟支持 70 个左右。", "count 70 个 about <70 个左右>"},
    {"约 157 个", "count 157 个 about <约 157 个>"},
    {"不超过5个", "count 5 个 at-most ..5 <不超过5个>"},
    {"5 项以内", "count 5 项 at-most ..5 <5 项以内>"},
    {"不少于 3 人", "count 3 人 at-least 3.. <不少于 3 人>"},
    {"10人以上（含）", "count 10 人 at-least 10.. <10人以上（含）>"},
    {"10人（含）以上", "count 10 人 at-least 10.. <10人（含）以上>"},
    {"-5（含5）%以上", "percent -5 at-least -5.. <-5（含5）%以上>"},
    {"≤ 5", "number 5 at-most ..5 <≤ 5>"},
    {"大于或等于 5", "number 5 at-least 5.. <大于或等于 5>"},
    {"< = 100", "number 100 at-most ..100 << = 100>"},
    {"原则上不超过 2 个", "count 2 个 at-most ..2 soft <不超过 2 个>"},
    {"原则上应当联合申报，2 个", "count 2 个 <2 个>"},
    {"每个国别 2 个", "count 2 个 per=country <2 个>"},
    {"100余家", "count 100 家 at-least 100..200 <100余家>"},
    {"两三个", "count 个 range 2..3 <两三个>"},
    {"10-15项", "count 项 range 10..15 <10-15项>"},
    {"10 至 15 项", "count 项 range 10..15 <10 至 15 项>"},
    {"介于10和15之间", "number range 10..15 <介于10和15之间>"},
    {"任务5和10 ", "number 5 <5>; number 10 <10>"},
    {"不少于3人，不超过5人", "count 人 range 3..5 <不少于3人，不超过5人>"},
    {"等于5项", "count 5 项 5..5 <等于5项>"},
    {"等于5项左右", "count 5 项 about <等于5项左右>"},
    {"等于5项以内", "count 5 项 at-most ..5 <等于5项以内>"},
    {"30%", "percent 30 <30%>"},
    {"百分之十二点五", "percent 12.5 decimals=1 <百分之十二点五>"},
    {"负百分之八", "percent -8 <负百分之八>"},
    {"百分之百", "percent 100 <百分之百>"},
    {"3‰", "percent 0.3 decimals=1 <3‰>"},
    {"10%-20%", "percent range 10..20 <10%-20%>"},
    {"百分之三十到四十", "percent range 30..40 <百分之三十到四十>"},
    {"2%等于百分之二", "percent 2 <2%>; percent 2 <百分之二>"},
    {"-40±10%", "number range -44..-36 <-40±10%>"},
    {"50万元正负5万元", "money CNY range 450000..550000 decimals=-4 <50万元正负5万元>"},
    {"约 $5$ 人", "count 5 人 about <约 $5$ 人>"},
    {"最高给予US$50万资助", "money 500000 USD at-most ..500000 decimals=-4 <最高给予US$50万>"},
    {"至少3家具有资质的单位", "count 3 家 at-least 3.. <至少3家>"},
    {"满足2项下列条件，举办2次年会", "count 2 项 <2项>; count 2 次 <2次>"},
    {"近三年均盈利", "duration 3 year <三年>"},
    {"約157個，不應超過5項", "count 157 個 about <約157個>; count 5 項 at-most ..5 <不應超過5項>"},
    {"簽約3家", "count 3 家 <3家>"},
    {"百萬分之七", "percent 0.0007 decimals=4 <百萬分之七>"},
    {"15-10", "number 15 <15>; number 10 <10>"},
    {"第 3 项，附件 2，第十二条", ""},
    {"90年代", ""},
    {"A1、B-2、H1N1、PM2.5", ""},
};

Test(quantity, readings)
{
	CHECK_READINGS(quantities);
}
