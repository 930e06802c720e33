/* What labels and prose state of the document, its sections and its directions, in whole texts. */
#include "check_records.h"

#define TITLE "某市2031年度课题申报通知\n"

enum { SHOWN = SHOW_FACTS | 1u << RECORD_SECTION | 1u << RECORD_DIRECTION | 1u << RECORD_ITEM };

static const struct record_case labels[] = {
    {"a list goes on behind a label that no item has",
     STR_INIT("1.8 中国和希腊合作项目\n"
              "合作协议：无\n"
              "1. 农业。\n"
              "拟支持项目数：4个\n"
              "合作协议：甲\n"
              "2. 健康。\n"
              "拟支持项目数：5个\n"
              "1.9 中国和波兰合作项目\n"
              "合作协议：无\n"),
     "direction 1.8 = GR/中国和希腊合作项目\n"
     " direction 1 = GR/中国和希腊合作项目/农业\n"
     "  fact projects exact 4 个\n"
     " direction 2 = GR/中国和希腊合作项目/健康\n"
     "  fact projects exact 5 个\n"
     "direction 1.9 = PL/中国和波兰合作项目\n"},
    {"such a label is none of the list before it",
     STR_INIT("1.1 中国和希腊合作项目\n"
              "拟支持项目数：6个\n"
              "1. 农业项目。\n"
              "合作协议：无\n"
              "1.2 中国和波兰合作项目\n"
              "合作协议：无\n"),
     "direction 1.1 = GR/中国和希腊合作项目\n"
     " fact projects exact 6 个\n"
     "  item 1\n"
     "direction 1.2 = PL/中国和波兰合作项目\n"},
    {"lists with values in directions that have none",
     STR_INIT("1.8 中国和希腊合作项目\n"
              "1. 农业项目。\n"
              "拟支持项目数：4个\n"
              "2. 健康项目。\n"
              "拟支持项目数：5个\n"
              "1.9 中国和波兰合作项目\n"
              "1. 海洋项目。\n"
              "拟支持项目数：4个\n"
              "2. 能源项目。\n"
              "拟支持项目数：5个\n"),
     "direction 1.8 = GR/中国和希腊合作项目\n"
     " direction 1 = GR/中国和希腊合作项目/农业项目\n"
     "  fact projects exact 4 个\n"
     " direction 2 = GR/中国和希腊合作项目/健康项目\n"
     "  fact projects exact 5 个\n"
     "direction 1.9 = PL/中国和波兰合作项目\n"
     " direction 1 = PL/中国和波兰合作项目/海洋项目\n"
     "  fact projects exact 4 个\n"
     " direction 2 = PL/中国和波兰合作项目/能源项目\n"
     "  fact projects exact 5 个\n"},
    {"parts of a field",
     STR_INIT("中国和希腊合作项目\n"
              "1. 合作协议：无\n"
              "2. 研究范围：\n"
              "2.1 农业。\n"
              "拟支持项目数：4个\n"
              "2.2 健康。\n"
              "拟支持项目数：4个\n"
              "3. 其他要求：无\n"),
     " item 2.1\n"
     " stated projects exact 4 个\n"
     " item 2.2\n"
     " stated projects exact 4 个\n"},
};

static const struct record_case statements[] = {
    {"the kind that the title names is the only one",
     STR_INIT("某市2031年度重点课题申报通知\n"
              "重点课题每项资助5万元，一般课题每项资助2万元。\n"),
     "stated funds exact 50000 CNY per project\n"
     "stated funds exact 20000 CNY per project kind 一般课题\n"},
    {"of two in the title the longer, which holds the other",
     STR_INIT("某市2031年度青年重点课题申报通知\n"
              "青年重点课题每项资助5万元，重点课题每项资助2万元。\n"),
     "stated funds exact 50000 CNY per project\n"
     "stated funds exact 20000 CNY per project kind 重点课题\n"},
    {"whatever comes first",
     STR_INIT("某市2031年度青年重点课题申报通知\n"
              "重点课题每项资助2万元，青年重点课题每项资助5万元。\n"),
     "stated funds exact 20000 CNY per project kind 重点课题\n"
     "stated funds exact 50000 CNY per project\n"},
    {"two kinds in the title are told apart",
     STR_INIT("某市2031年度重点课题和一般课题申报通知\n"
              "重点课题每项资助5万元，一般课题每项资助2万元。\n"),
     "stated funds exact 50000 CNY per project kind 重点课题\n"
     "stated funds exact 20000 CNY per project kind 一般课题\n"},
    {"a long item is no heading of what stands in it",
     STR_INIT(TITLE
              "一、资助办法\n"
              "1. 上一批中获得过一等奖的团队由各县推荐到省里参加路演并由省里统一安排展位和车辆\n"
              "每项资助5万元。\n"),
     "section 一\n"
     " item 1\n"
     "  stated funds exact 50000 CNY per project\n"},
    {"what a direction says is its own, and of no kind above",
     STR_INIT(TITLE "一、重点课题\n"
                    "方向1：海水稻耐盐品系\n"
                    "\n"
                    "拟支持2项，资助5万元。\n"
                    "\n"
                    "方向2：山地苹果冷藏\n"
                    "\n"
                    "拟支持1项，资助6万元。\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     "  told projects exact 2 项\n"
     "  told funds exact 50000 CNY\n"
     " direction 2 = 山地苹果冷藏\n"
     "  told projects exact 1 项\n"
     "  told funds exact 60000 CNY\n"},
    {"what is said under the heading of a kind",
     STR_INIT(TITLE "一、重点课题\n"
                    "每项资助5万元。\n"
                    "二、一般课题\n"
                    "每项资助2万元。\n"),
     "section 一\n"
     " told funds exact 50000 CNY per project kind 重点课题\n"
     "section 二\n"
     " told funds exact 20000 CNY per project kind 一般课题\n"},
    {"what is said in a section with its own directions",
     STR_INIT(TITLE "一、湖区\n"
                    "方向1：海水稻耐盐品系\n"
                    "方向2：山地苹果冷藏\n"
                    "二、山区\n"
                    "共设2个方向，总经费90万元。\n"
                    "方向3：乡镇图书馆\n"
                    "方向4：社区食堂\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     " direction 2 = 山地苹果冷藏\n"
     "section 二\n"
     " told directions exact 2 个\n"
     " told funds exact 900000 CNY\n"
     " direction 3 = 乡镇图书馆\n"
     " direction 4 = 社区食堂\n"},
    {"... where it counts those of the document",
     STR_INIT(TITLE "一、湖区\n"
                    "方向1：海水稻耐盐品系\n"
                    "方向2：山地苹果冷藏\n"
                    "二、山区\n"
                    "本年度共设4个方向，总经费90万元。\n"
                    "方向3：乡镇图书馆\n"
                    "方向4：社区食堂\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     " direction 2 = 山地苹果冷藏\n"
     "section 二\n"
     " stated directions exact 4 个\n"
     " stated funds exact 900000 CNY\n"
     " direction 3 = 乡镇图书馆\n"
     " direction 4 = 社区食堂\n"},
    {"what is said elsewhere of directions by their names",
     STR_INIT(TITLE "一、支持方向\n"
                    "1. 良种繁育基地建设\n"
                    "2. 冷链运输服务\n"
                    "二、支持数量\n"
                    "拟支持5项，其中良种繁育2项、冷链运输3项。\n"),
     "section 一\n"
     " direction 1 = 良种繁育基地建设\n"
     "  told projects exact 2 项\n"
     " direction 2 = 冷链运输服务\n"
     "  told projects exact 3 项\n"
     "section 二\n"
     " stated projects exact 5 项\n"},
    {"what is said twice of a direction is one fact",
     STR_INIT(TITLE "方向1：海水稻耐盐品系\n"
                    "拟支持2项。\n"
                    "本方向拟支持2项，须有试验田。\n"
                    "方向2：山地苹果冷藏\n"
                    "拟支持3项。\n"),
     "direction 1 = 海水稻耐盐品系\n"
     " told projects exact 2 项\n"
     "direction 2 = 山地苹果冷藏\n"
     " told projects exact 3 项\n"},
    {"... also where a label says it behind",
     STR_INIT(TITLE "方向1：海水稻耐盐品系\n"
                    "\n"
                    "本方向拟支持2项。\n"
                    "\n"
                    "拟支持项目数：2项\n"
                    "\n"
                    "方向2：山地苹果冷藏\n"
                    "\n"
                    "拟支持3项。\n"),
     "direction 1 = 海水稻耐盐品系\n"
     " fact projects exact 2 项\n"
     "direction 2 = 山地苹果冷藏\n"
     " told projects exact 3 项\n"},
    {"directions in a direction are not those of the document",
     STR_INIT(TITLE "方向1：海水稻耐盐品系\n"
                    "本方向共设3个研究方向，拟支持2项。\n"
                    "方向2：山地苹果冷藏\n"
                    "拟支持3项。\n"),
     "direction 1 = 海水稻耐盐品系\n"
     " told projects exact 2 项\n"
     "direction 2 = 山地苹果冷藏\n"
     " told projects exact 3 项\n"},
    {"a label of the document tells what words do not",
     STR_INIT(TITLE "一、有关事项\n"
                    "发榜金额：50万元\n"),
     "section 一\n"
     "  stated funds exact 500000 CNY\n"},
    {"a heading may name what is reached, and be of what is given",
     STR_INIT(TITLE "一、成果与资助\n"
                    "每项资助5万元，研究期限2年。\n"
                    "二、评审和资助\n"
                    "评审后每项资助5万元。\n"),
     "section 一\n"
     " told funds exact 50000 CNY per project\n"
     " told duration exact 24 month\n"
     "section 二\n"
     " told funds exact 50000 CNY per project\n"},
    {"what is said in one section alone is of the document",
     STR_INIT(TITLE "一、湖区行动\n"
                    "共20项，总经费100万元。\n"
                    "二、山区行动\n"
                    "由山区各县组织。\n"),
     "section 一\n"
     " stated funds exact 1000000 CNY\n"
     "section 二\n"},
    {"what is said below a long heading is of the document",
     STR_INIT(TITLE "一、湖区行动\n"
                    "共20项，总经费100万元。\n"
                    "二、山区行动\n"
                    "共30项，总经费60万元。\n"
                    "三、面向全市各县区的农业农村部门和水利部门以及住在湖边山上的群众征集需求\n"
                    "共50项，总经费160万元。\n"),
     "section 一\n"
     " told funds exact 1000000 CNY\n"
     "section 二\n"
     " told funds exact 600000 CNY\n"
     "section 三\n"
     " stated funds exact 1600000 CNY\n"},
    {"what several directions get together",
     STR_INIT(TITLE "方向1：海水稻耐盐品系\n"
                    "拟支持2项。\n"
                    "方向2：山地苹果冷藏\n"
                    "拟支持3项。以上方向总经费90万元。\n"),
     "direction 1 = 海水稻耐盐品系\n"
     " told projects exact 2 项\n"
     "direction 2 = 山地苹果冷藏\n"
     " told projects exact 3 项\n"
     " stated funds exact 900000 CNY\n"},
    {"so many projects for each direction",
     STR_INIT(TITLE "方向1：海水稻耐盐品系\n"
                    "由沿海各县组织。\n"
                    "方向2：山地苹果冷藏\n"
                    "由山区各县组织，每个方向支持2项。\n"),
     "direction 1 = 海水稻耐盐品系\n"
     "direction 2 = 山地苹果冷藏\n"
     " stated projects exact 2 项 per direction\n"},
    {"a notice of what was given",
     STR_INIT("某市2031年度课题中期检查的通知\n"
              "各单位：\n"
              "本批课题共20项，每项资助5万元。\n"),
     ""},
    {"one that calls for something too",
     STR_INIT("某市2031年度课题申报和结题验收的通知\n"
              "各单位：\n"
              "本批拟支持课题20项，每项资助5万元。\n"),
     "stated projects exact 20 项\n"
     "stated funds exact 50000 CNY per project\n"},
    {"other things that a direction says",
     STR_INIT(TITLE "方向1：海水稻耐盐品系\n"
                    "拟支持2项，总经费90万元，每项资助45万元。\n"
                    "另由外方资助总经费10万美元。\n"
                    "方向2：山地苹果冷藏\n"
                    "重点课题拟支持2项，一般课题拟支持3项。\n"
                    "拟支持项目数：5项\n"),
     "direction 1 = 海水稻耐盐品系\n"
     " told projects exact 2 项\n"
     " told funds exact 900000 CNY\n"
     " told funds exact 450000 CNY per project\n"
     "direction 2 = 山地苹果冷藏\n"
     " told projects exact 2 项 kind 重点课题\n"
     " told projects exact 3 项 kind 一般课题\n"
     " fact projects exact 5 项\n"},
    {"an amount for each, and one for all",
     STR_INIT(TITLE "方向1：海水稻耐盐品系\n"
                    "支持经费：每项5万元，总额50万元\n"
                    "方向2：山地苹果冷藏\n"
                    "支持经费：共50万元，其中30万元用于试验\n"),
     "direction 1 = 海水稻耐盐品系\n"
     " told funds exact 50000 CNY per project\n"
     " fact funds exact 500000 CNY\n"
     "direction 2 = 山地苹果冷藏\n"
     " fact funds exact 500000 CNY\n"},
    {"amounts that are joined",
     STR_INIT(TITLE "方向1：海水稻耐盐品系\n"
                    "支持经费：中央50万元、省级30万元\n"
                    "方向2：山地苹果冷藏\n"
                    "支持经费：50万元和30万元\n"
                    "方向3：乡镇图书馆\n"
                    "支持经费：50万元、5万美元\n"),
     "direction 1 = 海水稻耐盐品系\n"
     "direction 2 = 山地苹果冷藏\n"
     "direction 3 = 乡镇图书馆\n"
     " fact funds exact 500000 CNY\n"},
    {"several amounts for each",
     STR_INIT(TITLE "方向1：海水稻耐盐品系\n"
                    "支持经费：重点每项5万元，一般每项2万元\n"
                    "方向2：山地苹果冷藏\n"
                    "支持经费：总额50万元，另有30万元\n"),
     "direction 1 = 海水稻耐盐品系\n"
     " told funds exact 50000 CNY per project\n"
     "direction 2 = 山地苹果冷藏\n"
     " fact funds exact 500000 CNY\n"},
    {"a kind of which the others are parts is all of them",
     STR_INIT("某市2031年度软科学研究通知\n"
              "软科学课题共20项，其中重点课题5项、一般课题15项。\n"),
     "stated projects exact 20 项\n"
     "stated projects exact 5 项 kind 重点课题\n"
     "stated projects exact 15 项 kind 一般课题\n"},
    {"of two such kinds neither is",
     STR_INIT(
	 "某市2031年度软科学研究通知\n"
	 "软科学课题共20项，其中重点课题5项、一般课题15项。社科课题共10项，其中重点课题2项、一般课题8项。\n"),
     "stated projects exact 20 项 kind 软科学课题\n"
     "stated projects exact 5 项 kind 重点课题\n"
     "stated projects exact 15 项 kind 一般课题\n"
     "stated projects exact 10 项 kind 社科课题\n"
     "stated projects exact 2 项 kind 重点课题\n"
     "stated projects exact 8 项 kind 一般课题\n"},
    {"how long it takes under the headings of kinds",
     STR_INIT(TITLE "一、重点课题\n"
                    "研究期限为2年。\n"
                    "二、一般课题\n"
                    "研究期限为1年。\n"),
     "section 一\n"
     " told duration exact 24 month kind 重点课题\n"
     "section 二\n"
     " told duration exact 12 month kind 一般课题\n"},
    {"a label of what is reached",
     STR_INIT(TITLE "方向1：海水稻耐盐品系\n"
                    "考核指标：立项2项，每项奖励10万元，研究周期2年。\n"),
     "direction 1 = 海水稻耐盐品系\n"
     " told projects exact 2 项\n"
     " told funds exact 100000 CNY per project\n"},
    {"what is said under a heading of something else",
     STR_INIT(TITLE "一、总体要求\n"
                    "共50项，总经费160万元。\n"
                    "二、湖区行动\n"
                    "共20项，总经费100万元。\n"
                    "三、山区行动\n"
                    "共30项，总经费60万元。\n"),
     "section 一\n"
     " stated funds exact 1600000 CNY\n"
     "section 二\n"
     " told funds exact 1000000 CNY\n"
     "section 三\n"
     " told funds exact 600000 CNY\n"},
    {"what is said under headings of what is given",
     STR_INIT(TITLE "一、湖区行动\n"
                    "共20项，总经费100万元。\n"
                    "二、山区行动\n"
                    "共30项，总经费60万元。\n"
                    "三、执行期\n"
                    "执行期为3年。\n"
                    "四、立项数量\n"
                    "立项50项。\n"
                    "五、资助强度\n"
                    "每项5万元。\n"),
     "section 一\n"
     " told funds exact 1000000 CNY\n"
     "section 二\n"
     " told funds exact 600000 CNY\n"
     "section 三\n"
     "  stated duration exact 36 month\n"
     "section 四\n"
     " stated projects exact 50 项\n"
     "section 五\n"
     " stated funds exact 50000 CNY per project\n"},
    {"what articles state",
     STR_INIT(TITLE "第一条 每项资助经费2万元。\n"
                    "第二条 拟支持20项。\n"
                    "第三条 研究期限为2年。\n"),
     "section 一\n"
     " told funds exact 20000 CNY per project\n"
     "section 二\n"
     " told projects exact 20 项\n"
     "section 三\n"
     " told duration exact 24 month\n"},
    {"articles with long sentences",
     STR_INIT(TITLE
              "第一条 青年项目面向入职三年以内的教师，拟资助30项，每项5万元，执行期2年。\n"
              "第二条 交叉项目由两个以上学院的教师联合申请，择优资助不超过5项，每项资助20万元。\n"),
     "section 一\n"
     " told projects exact 30 项 kind 青年项目\n"
     " told funds exact 50000 CNY per project kind 青年项目\n"
     " told duration exact 24 month kind 青年项目\n"
     "section 二\n"
     " told projects at-most 5 项 kind 交叉项目\n"
     " told funds exact 200000 CNY per project kind 交叉项目\n"},
    {"what brackets behind the title of a direction say",
     STR_INIT(TITLE "一、支持方向\n"
                    "（一）沿海滩涂盐碱地改良现状与效益评价研究（经费15万元）\n"
                    "对17个乡镇开展评价。\n"
                    "（二）山区苹果产地冷藏保鲜设施布局研究（经费8万元）\n"
                    "对全县农户开展调查。\n"),
     "section 一\n"
     " direction 一 = 沿海滩涂盐碱地改良现状与效益评价研究\n"
     "  told funds exact 150000 CNY\n"
     " direction 二 = 山区苹果产地冷藏保鲜设施布局研究\n"
     "  told funds exact 80000 CNY\n"},
    {"totals of kinds beside directions",
     STR_INIT(TITLE "一、支持方向\n"
                    "1. 海水稻耐盐品系选育研究\n"
                    "2. 山地苹果冷藏保鲜研究\n"
                    "二、课题类别\n"
                    "| 类别 | 每项资助金额（万元） | 数量（项） |\n"
                    "|---|---|---|\n"
                    "| 重点课题 | 5 | 2 |\n"
                    "| 一般课题 | 2 | 3 |\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系选育研究\n"
     " direction 2 = 山地苹果冷藏保鲜研究\n"
     "section 二\n"
     "  stated funds exact 50000 CNY per project kind 重点课题\n"
     "  stated projects exact 2 项 kind 重点课题\n"
     "  stated funds exact 20000 CNY per project kind 一般课题\n"
     "  stated projects exact 3 项 kind 一般课题\n"},
    {"a label that takes only what is of its kind",
     STR_INIT(TITLE "\n"
                    "【资助强度】\n"
                    "\n"
                    "自然科学类课题不超过3万元，特别优秀的可放宽到5万元。\n"),
     " stated funds at-most 30000 CNY per project kind 自然科学类课题\n"
     " stated funds exact 50000 CNY per project kind 自然科学类课题\n"},
};

Test(readings, labels)
{
	check_records_of("intergovernmental", labels, ROWS(labels), SHOWN);
}

Test(readings, statements)
{
	check_records_of("generic", statements, ROWS(statements), SHOWN);
}
