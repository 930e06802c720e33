/* The figures that are values of fields, the totals in prose, and what stays a mention. */
#include "check_records.h"

#define DIRECTION "1.1 中国和希腊合作项目\n合作协议：无\n"

static const struct record_case facts[] = {
    {"a count", STR_INIT(DIRECTION "拟支持项目数：6个。\n"), " fact projects exact 6 个\n"},
    {"about", STR_INIT(DIRECTION "拟支持项目数：70 个左右。\n"), " fact projects about 70 个\n"},
    {"at most, in brackets at most for each",
     STR_INIT(DIRECTION "拟支持项目数：不超过5个（原则上每个合作国别不超过1个）。\n"),
     " fact projects at-most 5 个\n  mention at-most 1 个 soft per country\n"},
    {"the one for each comes first",
     STR_INIT(DIRECTION "拟支持项目数：每个合作国别不超过1个，共5个。\n"),
     "  mention at-most 1 个 per country\n fact projects exact 5 个\n"},
    {"money", STR_INIT(DIRECTION "共拟支持经费：1.05 亿元人民币。\n"),
     " fact funds exact 105000000 CNY\n"},
    {"the label tells the unit", STR_INIT(DIRECTION "共拟支持经费（万元）：1080\n"),
     " fact funds exact 10800000 CNY\n"},
    {"no unit", STR_INIT(DIRECTION "拟支持项目数：6\n"), " fact projects exact 6\n"},
    {"a multiplier and the field's unit", STR_INIT(DIRECTION "共拟支持经费：1080万。\n"),
     " fact funds exact 10800000 CNY\n"},
    {"a bare number is no money", STR_INIT(DIRECTION "共拟支持经费：1080\n"),
     "  mention exact 1080\n"},
    {"years become months", STR_INIT(DIRECTION "项目执行期：2~3年。\n"),
     " fact duration range 24..36 month\n"},
    {"no figure, no fact", STR_INIT(DIRECTION "拟支持项目数：另行通知。\n"), ""},
    {"a figure of another kind", STR_INIT(DIRECTION "拟支持项目数：2031年5月公布。\n"),
     "  mention exact 2031-05\n"},
    {"outside of directions it is a total", STR_INIT("三、附则\n拟支持项目数：6个。\n"),
     "  stated projects exact 6 个\n"},
    {"on the next line", STR_INIT(DIRECTION "拟支持项目数：\n6个。\n"),
     " fact projects exact 6 个\n"},
    {"in the next label's text it is not its",
     STR_INIT(DIRECTION "拟支持项目数：\n其他要求：每方6个。\n"), "  mention exact 6 个\n"},
    {"so much for each project, by its label",
     STR_INIT(DIRECTION "共拟支持经费：1080万元\n单个项目经费：不超过200万元\n"),
     " fact funds exact 10800000 CNY\n fact support at-most 2000000 CNY per project\n"},
    {"amounts in capitals, and with the currency first",
     STR_INIT(DIRECTION "中方资助总额：人民币壹仟零捌拾万元整\n"),
     " fact funds exact 10800000 CNY\n"},
    {"agreements", STR_INIT(DIRECTION "合作协议：《甲》和《乙》。\n其他要求：按《丙》执行。\n"),
     " agree 甲\n agree 乙\n"},
};

Test(facts, of_directions)
{
	check_records(facts, ROWS(facts), SHOW_FACTS | SHOW_MENTIONS);
}

static const struct record_case stated[] = {
    {"all of them",
     STR_INIT("一、总体目标\n共设立3个指南方向，支持与4个国家、地区开展合作，拟支持项目数约20个，"
              "国拨经费总概算0.3亿元人民币。每个项目实施周期一般为2~3年。\n"),
     " stated directions exact 3 个\n stated partners exact 4 个\n stated projects about 20 个\n"
     " stated funds exact 30000000 CNY\n stated duration range 24..36 month\n"},
    {"twice, and not the same", STR_INIT("设立3个指南方向。\n设立4个指南方向。\n"),
     "stated directions exact 3 个\nstated directions exact 4 个\n"},
    {"not inside a direction", STR_INIT(DIRECTION "其他要求：国拨经费总概算60万元，分2个方向。\n"),
     " told funds exact 600000 CNY\n  mention exact 2 个\n"},
    {"but behind the directions",
     STR_INIT(DIRECTION "拟支持项目数：6个\n三、附则\n国拨经费总概算60万元。\n"),
     " fact projects exact 6 个\n  stated funds exact 600000 CNY\n"},
    {"in other words",
     STR_INIT("拟围绕3个指南方向，与美国、日本等4个国家开展合作，拟支持项目数15-20个，"
              "拟安排国拨总经费约0.3亿元。\n"),
     "stated directions exact 3 个\nstated partners exact 4 个\nstated projects range 15..20 个\n"
     "stated funds about 30000000 CNY\n"},
    {"in the other order",
     STR_INIT("国拨经费合计0.3亿元，拟启动约20个项目，合作方共4个，指南方向共3个。\n"),
     "stated funds exact 30000000 CNY\nstated projects about 20 个\nstated partners exact 4 个\n"
     "stated directions exact 3 个\n"},
    {"under labels", STR_INIT("拟支持项目总数：20个\n国拨经费总概算：0.3亿元\n"),
     " stated projects exact 20 个\n stated funds exact 30000000 CNY\n"},
    {"what was before is no total",
     STR_INIT("截至2030年底，累计支持项目300个，安排国拨经费9亿元。\n拟支持项目数20个。\n"),
     "mention about 2030\nmention exact 300 个\nmention exact 900000000 CNY\n"
     " stated projects exact 20 个\n"},
    {"figures of no total", STR_INIT("每个项目由2个单位申报，2031年5月提交3份材料。\n"),
     "mention exact 2 个 per project\nmention exact 2031-05\nmention exact 3 份\n"},
    {"a section's own",
     STR_INIT("一、甲类\n本类支持项目6个，国拨经费60万元。\n1.1 中国和法国政府间科技合作项目\n"
              "拟支持项目数：6个\n二、乙类\n本类支持项目2个。\n1.2 中国和日本政府间科技合作项目\n"
              "拟支持项目数：2个\n"),
     " told projects exact 6 个\n told funds exact 600000 CNY\n  fact projects exact 6 个\n"
     " told projects exact 2 个\n  fact projects exact 2 个\n"},
    {"what the other side gives", STR_INIT("国拨经费总概算60万元，外方经费总额10万美元。\n"),
     " stated funds exact 600000 CNY\n mention exact 100000 USD\n"},
    {"ranges, and after a list of names",
     STR_INIT("与甲国、乙国等16个国家合作，拟支持项目数10~15个。\n"),
     "stated partners exact 16 个\nstated projects range 10..15 个\n"},
    {"no amount is invented", STR_INIT("国拨经费另行通知。\n"), ""},
};

Test(facts, stated)
{
	check_records(stated, ROWS(stated), SHOW_FACTS | SHOW_MENTIONS);
}
