/* Who a direction is with, and its key. */
#include "check_records.h"

#define VALUE "\n拟支持项目数：6个\n"

static const struct record_case cases[] = {
    {"a name", STR_INIT("1.1 中国和新西兰科技合作项目" VALUE),
     "direction 1.1 = NZ/cooperation\n partner NZ 新西兰\n"},
    {"an alias", STR_INIT("1.1 中国和阿联酋联合研究项目" VALUE),
     "direction 1.1 = AE/joint-research\n partner AE 阿联酋\n"},
    {"the longer of two names", STR_INIT("1.1 中国和刚果（金）科技合作项目" VALUE),
     "direction 1.1 = CD/cooperation\n partner CD 刚果（金）\n"},
    {"a name that begins with another", STR_INIT("1.1 中国和几内亚比绍科技合作项目" VALUE),
     "direction 1.1 = GW/cooperation\n partner GW 几内亚比绍\n"},
    {"a short name", STR_INIT("1.1 中英科技合作项目" VALUE),
     "direction 1.1 = GB/cooperation\n partner GB 英\n"},
    {"no short name", STR_INIT("1.1 中方科技合作项目" VALUE), "direction 1.1 = cooperation\n"},
    {"a bloc", STR_INIT("1.1 中国和东盟科技合作项目" VALUE),
     "direction 1.1 = ASEAN/cooperation\n partner ASEAN 东盟\n"},
    {"several names", STR_INIT("1.1 中国和希腊、波兰科技合作项目" VALUE),
     "direction 1.1 = GR+PL/cooperation\n partner GR 希腊\n partner PL 波兰\n"},
    {"one name twice", STR_INIT("1.1 中国和希腊（希腊方）科技合作项目" VALUE),
     "direction 1.1 = GR/cooperation\n partner GR 希腊\n"},
    {"a group that its text lists",
     STR_INIT("1.1 中国和欧洲国家联合实验室合作项目" VALUE
              "其他要求：合作国别仅限英国、法国、意大利，另行申报。\n"),
     "direction 1.1 = 欧洲国家/joint-laboratory\n partner GB 英国\n partner FR 法国\n partner IT 意大利\n"},
    {"a group without a list", STR_INIT("1.1 中国和欧洲国家科技合作项目" VALUE),
     "direction 1.1 = 欧洲国家/cooperation\n"},
    {"a list beside a name",
     STR_INIT("1.1 中国和希腊科技合作项目" VALUE "其他要求：合作国别仅限英国。\n"),
     "direction 1.1 = GR/cooperation\n partner GR 希腊\n"},
    {"names in prose are no partners",
     STR_INIT("1.1 海洋合作项目" VALUE "其他要求：参照希腊的经验。\n"),
     "direction 1.1 = 海洋合作项目\n"},
    {"a traditional name", STR_INIT("1.1 中國和希臘科技合作項目" VALUE),
     "direction 1.1 = GR/cooperation\n partner GR 希臘\n"},
    {"blanks are no part of a key", STR_INIT("1.1 中国 和 希腊 海洋 项目" VALUE),
     "direction 1.1 = GR/中国和希腊海洋项目\n partner GR 希腊\n"},
    {"the number is no part of it",
     STR_INIT("1.1 中国和希腊科技合作项目" VALUE "1.2 中国和希腊科技合作项目" VALUE),
     "direction 1.1 = GR/cooperation\n partner GR 希腊\n"
     "direction 1.2 = GR/cooperation\n partner GR 希腊\n"},
    {"inside another direction",
     STR_INIT("1.8 中国和希腊科技合作项目\n合作协议：无\n1. 中法农业项目。" VALUE
              "2. 健康项目。" VALUE),
     "direction 1.8 = GR/cooperation\n partner GR 希腊\n"
     " direction 1 = GR/cooperation/中法农业项目\n direction 2 = GR/cooperation/健康项目\n"},
};

Test(partners, of_directions)
{
	check_records(cases, ROWS(cases), SHOW_PARTNERS);
}
