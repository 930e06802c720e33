/* Which series of marked lines are directions, in whole texts. */
#include "check_records.h"

#define TITLE "某市2031年度课题申报通知\n"

enum { SHOWN = SHOW_FACTS | 1u << RECORD_SECTION | 1u << RECORD_DIRECTION | 1u << RECORD_ITEM };

static const struct record_case series[] = {
    {"fields may be directions where their titles are names",
     STR_INIT(TITLE "一、重点领域\n"
                    "1. 海水稻耐盐品系\n"
                    "2. 山地苹果冷藏\n"
                    "3. 乡镇图书馆\n"
                    "二、申报要求\n"
                    "材料于6月底前报送。\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     " direction 2 = 山地苹果冷藏\n"
     " direction 3 = 乡镇图书馆\n"
     "section 二\n"},
    {"one alone needs more",
     STR_INIT(TITLE "一、重点领域\n"
                    "1. 海水稻耐盐品系\n"
                    "二、申报要求\n"
                    "材料于6月底前报送。\n"),
     "section 一\n"
     " item 1\n"
     "section 二\n"},
    {"a title that ends as topics do is more",
     STR_INIT(TITLE "一、重点领域\n"
                    "1. 海湾湿地固碳能力评估研究\n"
                    "二、申报要求\n"
                    "材料于6月底前报送。\n"),
     "section 一\n"
     " direction 1 = 海湾湿地固碳能力评估研究\n"
     "section 二\n"},
    {"what is listed below a heading of directions",
     STR_INIT(TITLE "一、支持方向\n"
                    "1. 海水稻耐盐品系\n"
                    "2. 山地苹果冷藏\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     " direction 2 = 山地苹果冷藏\n"},
    {"marks that say so",
     STR_INIT(TITLE "方向1：海水稻耐盐品系\n"
                    "方向2：山地苹果冷藏\n"),
     "direction 1 = 海水稻耐盐品系\n"
     "direction 2 = 山地苹果冷藏\n"},
    {"prose under a member states what a direction has",
     STR_INIT(TITLE "（一）海水稻耐盐品系\n"
                    "拟支持2项。\n"
                    "（二）山地苹果冷藏\n"
                    "拟支持3项。\n"),
     "direction 一 = 海水稻耐盐品系\n"
     " told projects exact 2 项\n"
     "direction 二 = 山地苹果冷藏\n"
     " told projects exact 3 项\n"},
    {"under each, whatever one is called",
     STR_INIT(TITLE "（一）海水稻耐盐品系\n"
                    "拟支持2项。\n"
                    "（二）山地苹果冷藏\n"
                    "拟支持3项。\n"
                    "（三）围绕湖区水质，开展监测，提出办法\n"
                    "拟支持4项。\n"),
     "direction 一 = 海水稻耐盐品系\n"
     " told projects exact 2 项\n"
     "direction 二 = 山地苹果冷藏\n"
     " told projects exact 3 项\n"
     "direction 三 = 围绕湖区水质，开展监测，提出办法\n"
     " told projects exact 4 项\n"},
    {"not under a heading of something else",
     STR_INIT(TITLE "一、资助类别\n"
                    "（一）揭榜攻关\n"
                    "拟支持2项。\n"
                    "（二）驻村帮扶\n"
                    "拟支持3项。\n"
                    "二、申报要求\n"
                    "材料于6月底前报送。\n"),
     "section 一\n"
     " section 一\n"
     "  told projects exact 2 项\n"
     " section 二\n"
     "  told projects exact 3 项\n"
     "section 二\n"},
    {"demands are none",
     STR_INIT(TITLE "一、研究方向\n"
                    "1. 选题应当符合本市实际\n"
                    "2. 同一内容不得重复报送\n"),
     "section 一\n"
     " item 1\n"
     " item 2\n"},
    {"nor are the parts of a call",
     STR_INIT(TITLE "一、研究方向\n"
                    "1. 研究内容\n"
                    "围绕湖区水质。\n"
                    "2. 申报要求\n"
                    "由企业牵头。\n"),
     "section 一\n"
     " item 1\n"
     " item 2\n"},
    {"nor are kinds of project",
     STR_INIT(TITLE "一、选题\n"
                    "1. 重点课题\n"
                    "围绕湖区水质。\n"
                    "2. 一般课题\n"
                    "围绕山区交通。\n"),
     "section 一\n"
     " item 1\n"
     " item 2\n"},
    {"one name of three is too few",
     STR_INIT(TITLE "一、重点领域\n"
                    "1. 海水稻耐盐品系\n"
                    "2. 申报要求\n"
                    "3. 选题应当符合本市实际\n"),
     "section 一\n"
     " item 1\n"
     " item 2\n"
     " item 3\n"},
    {"a label under one of the parts of a call",
     STR_INIT(TITLE "（一）任务安排\n"
                    "研究内容：围绕湖区水质。\n"
                    "（二）申报要求\n"
                    "甲。\n"
                    "（三）申报程序\n"
                    "乙。\n"),
     "section 一\n"
     "section 二\n"
     "section 三\n"},
    {"a label under each, whatever one is called",
     STR_INIT(TITLE "（一）海水稻耐盐品系\n"
                    "研究内容：甲。\n"
                    "（二）山地苹果冷藏\n"
                    "研究内容：乙。\n"
                    "（三）围绕湖区水质，开展监测，提出办法\n"
                    "研究内容：丙。\n"),
     "direction 一 = 海水稻耐盐品系\n"
     "direction 二 = 山地苹果冷藏\n"
     "direction 三 = 围绕湖区水质，开展监测，提出办法\n"},
    {"lists within directions, each told how many projects it has",
     STR_INIT(TITLE "（一）乡村教育\n"
                    "研究内容：甲。\n"
                    "1. 教师轮岗\n"
                    "拟支持2项。\n"
                    "2. 课后服务\n"
                    "拟支持3项。\n"),
     "direction 一 = 乡村教育\n"
     " direction 1 = 乡村教育/教师轮岗\n"
     "  told projects exact 2 项\n"
     " direction 2 = 乡村教育/课后服务\n"
     "  told projects exact 3 项\n"},
    {"headings within directions",
     STR_INIT(TITLE "（一）湖区治理\n"
                    "研究内容：甲。\n"
                    "1.1 水质监测技术\n"
                    "考核指标：乙。\n"
                    "1.2 排口清查技术\n"
                    "考核指标：丙。\n"
                    "（二）山区治理\n"
                    "研究内容：丁。\n"),
     "direction 一 = 湖区治理\n"
     " direction 1.1 = 湖区治理/水质监测技术\n"
     " direction 1.2 = 湖区治理/排口清查技术\n"
     "direction 二 = 山区治理\n"},
    {"marks within directions that say so, whatever one is called",
     STR_INIT(TITLE "（一）湖区治理\n"
                    "研究内容：甲。\n"
                    "方向1：水质监测技术\n"
                    "\n"
                    "拟支持2项。\n"
                    "\n"
                    "方向2：排口清查技术\n"
                    "\n"
                    "拟支持2项。\n"
                    "\n"
                    "方向3：围绕湖区水质，开展监测，提出办法\n"
                    "\n"
                    "拟支持2项。\n"
                    "\n"
                    "（二）山区治理\n"
                    "研究内容：丁。\n"),
     "direction 一 = 湖区治理\n"
     " direction 1 = 湖区治理/水质监测技术\n"
     "  told projects exact 2 项\n"
     " direction 2 = 湖区治理/排口清查技术\n"
     "  told projects exact 2 项\n"
     " direction 3 = 湖区治理/围绕湖区水质，开展监测，提出办法\n"
     "  told projects exact 2 项\n"
     "direction 二 = 山区治理\n"},
    {"what holds directions is one where it is told what it has",
     STR_INIT(TITLE "（一）湖区治理\n"
                    "拟支持5项。\n"
                    "1. 水质监测技术\n"
                    "研究内容：甲。\n"
                    "2. 排口清查技术\n"
                    "研究内容：乙。\n"
                    "（二）山区治理\n"
                    "拟支持3项。\n"
                    "1. 边坡监测技术\n"
                    "研究内容：丙。\n"
                    "2. 冷链运输技术\n"
                    "研究内容：丁。\n"),
     "direction 一 = 湖区治理\n"
     " told projects exact 5 项\n"
     " item 1\n"
     " item 2\n"
     "direction 二 = 山区治理\n"
     " told projects exact 3 项\n"
     " item 1\n"
     " item 2\n"},
    {"an overview adds none",
     STR_INIT(TITLE "一、总览\n"
                    "| 序号 | 课题名称 | 数量 |\n"
                    "|---|---|---|\n"
                    "| 1 | 水质监测技术 | 2 |\n"
                    "| 2 | 排口清查技术 | 3 |\n"
                    "二、选题\n"
                    "1. 水质监测技术\n"
                    "研究内容：甲。\n"
                    "2. 排口清查技术\n"
                    "研究内容：乙。\n"),
     "section 一\n"
     "section 二\n"
     " direction 1 = 水质监测技术\n"
     " direction 2 = 排口清查技术\n"},
    {"the line before a list",
     STR_INIT(TITLE "一、工作安排\n"
                    "本次征集的选题如下：\n"
                    "1. 海水稻耐盐品系\n"
                    "2. 山地苹果冷藏\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     " direction 2 = 山地苹果冷藏\n"},
    {"the title of the document",
     STR_INIT("某市2031年度软科学选题\n"
              "1. 海水稻耐盐品系\n"
              "2. 山地苹果冷藏\n"),
     "direction 1 = 海水稻耐盐品系\n"
     "direction 2 = 山地苹果冷藏\n"},
    {"a title of another part says nothing",
     STR_INIT("某市2031年度课题申报说明\n"
              "方向1：海水稻耐盐品系\n"
              "方向2：山地苹果冷藏\n"),
     "direction 1 = 海水稻耐盐品系\n"
     "direction 2 = 山地苹果冷藏\n"},
    {"an unknown label before one that is known",
     STR_INIT(TITLE "（一）海水稻耐盐品系\n"
                    "\n"
                    "1. 攻关路数：先选后育。\n"
                    "2. 研究内容：耐盐。\n"
                    "（二）山地苹果冷藏\n"
                    "\n"
                    "1. 攻关路数：先冷后藏。\n"
                    "2. 研究内容：冷藏。\n"),
     "direction 一 = 海水稻耐盐品系\n"
     " item 1\n"
     "direction 二 = 山地苹果冷藏\n"
     " item 1\n"},
    {"two lists, each with the line before it",
     STR_INIT(TITLE "支持方向包括：\n"
                    "1. 海水稻耐盐品系\n"
                    "2. 山地苹果冷藏\n"
                    "申报要求如下：\n"
                    "1. 申报人须有试验田\n"
                    "2. 材料须盖章\n"),
     "direction 1 = 海水稻耐盐品系\n"
     "direction 2 = 山地苹果冷藏\n"
     "item 1\n"
     "item 2\n"},
    {"labels are of the heading right above",
     STR_INIT(TITLE "（一）湖区治理\n"
                    "1.1 水质监测技术\n"
                    "研究内容：甲。\n"
                    "1.2 排口清查技术\n"
                    "研究内容：乙。\n"
                    "1.3 围绕湖区水质，开展监测，提出办法\n"
                    "研究内容：丙。\n"
                    "（二）山区治理\n"
                    "另文发布。\n"
                    "（三）海岛治理\n"
                    "另文发布。\n"),
     "section 一\n"
     " direction 1.1 = 水质监测技术\n"
     " direction 1.2 = 排口清查技术\n"
     " direction 1.3 = 围绕湖区水质，开展监测，提出办法\n"
     "section 二\n"
     "section 三\n"},
    {"what stands behind a label is no prose",
     STR_INIT(TITLE "（一）资金来源\n"
                    "拟支持经费：拟支持5项，共50万元。\n"
                    "（二）申报程序\n"
                    "拟支持项目数：拟支持5项。\n"
                    "（三）选题应当符合本市实际\n"
                    "甲。\n"),
     "section 一\n"
     "  stated projects exact 5 项\n"
     "  stated funds exact 500000 CNY\n"
     "section 二\n"
     "  stated projects exact 5 项\n"
     "section 三\n"},
    {"a second list of another kind is none within the first",
     STR_INIT(TITLE "一、有关事项\n"
                    "征集选题如下：\n"
                    "1. 海水稻耐盐品系\n"
                    "2. 山地苹果冷藏\n"
                    "定向选题如下：\n"
                    "（1）乡镇图书馆\n"
                    "（2）社区食堂\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     " direction 2 = 山地苹果冷藏\n"
     " direction 1 = 乡镇图书馆\n"
     " direction 2 = 社区食堂\n"},
    {"labels behind marks in a list of something else",
     STR_INIT(TITLE "（一）湖区治理\n"
                    "1. 水质\n"
                    "2. 研究内容：甲\n"
                    "（二）山区治理\n"
                    "1. 边坡\n"
                    "2. 研究内容：乙\n"),
     "section 一\n"
     " item 1\n"
     " item 2\n"
     "section 二\n"
     " item 1\n"
     " item 2\n"},
    {"labels in forms",
     STR_INIT(TITLE "\n"
                    "（一）海水稻耐盐品系\n"
                    "\n"
                    "| 研究内容 | 耐盐品系选育 |\n"
                    "|---|---|\n"
                    "| 考核指标 | 品系审定 |\n"
                    "| 资助经费 | 10万元 |\n"
                    "\n"
                    "（二）山地苹果冷藏\n"
                    "\n"
                    "| 研究内容 | 冷藏 |\n"
                    "|---|---|\n"
                    "| 考核指标 | 建成冷库 |\n"
                    "| 资助经费 | 10万元 |\n"),
     "direction 一 = 海水稻耐盐品系\n"
     " fact funds exact 100000 CNY\n"
     "direction 二 = 山地苹果冷藏\n"
     " fact funds exact 100000 CNY\n"},
    {"names of fields are names",
     STR_INIT(TITLE "重点支持：\n"
                    "1. 农业领域\n"
                    "2. 交通领域\n"
                    "3. 海洋领域\n"),
     "direction 1 = 农业领域\n"
     "direction 2 = 交通领域\n"
     "direction 3 = 海洋领域\n"},
    {"kinds of project are none, though projects are listed",
     STR_INIT(TITLE "一、支持项目\n"
                    "1. 重点课题\n"
                    "围绕湖区水质，拟支持2项。\n"
                    "2. 一般课题\n"
                    "围绕山区交通，拟支持3项。\n"),
     "section 一\n"
     " item 1\n"
     "  stated projects exact 2 项 kind 重点课题\n"
     " item 2\n"
     "  stated projects exact 3 项 kind 一般课题\n"},
    {"a label above a list",
     STR_INIT("某市2031年度申报工作通知\n"
              "一、有关事项\n"
              "研究方向\n"
              "1. 海水稻耐盐品系\n"
              "2. 山地苹果冷藏\n"),
     "section 一\n"
     "  item 1\n"
     "  item 2\n"},
    {"a list of one beside directions",
     STR_INIT(TITLE "一、重点支持\n"
                    "（一）农业领域\n"
                    "1. 海水稻耐盐品系\n"
                    "（二）交通领域\n"
                    "1. 山区边坡监测预警研究\n"
                    "2. 乡镇公路养护机制研究\n"),
     "section 一\n"
     " section 一\n"
     "  direction 1 = 海水稻耐盐品系\n"
     " section 二\n"
     "  direction 1 = 山区边坡监测预警研究\n"
     "  direction 2 = 乡镇公路养护机制研究\n"},
    {"one that nothing speaks for",
     STR_INIT(TITLE "一、支持方向\n"
                    "1. 山区边坡监测预警研究\n"
                    "2. 乡镇公路养护机制研究\n"
                    "二、其他\n"
                    "1. 汇总表\n"),
     "section 一\n"
     " direction 1 = 山区边坡监测预警研究\n"
     " direction 2 = 乡镇公路养护机制研究\n"
     "section 二\n"
     " item 1\n"},
    {"one of another style",
     STR_INIT(TITLE "一、重点支持\n"
                    "（一）农业领域\n"
                    "A. 海水稻耐盐品系\n"
                    "（二）交通领域\n"
                    "1. 山区边坡监测预警研究\n"
                    "2. 乡镇公路养护机制研究\n"),
     "section 一\n"
     " section 一\n"
     "  item A\n"
     " section 二\n"
     "  direction 1 = 山区边坡监测预警研究\n"
     "  direction 2 = 乡镇公路养护机制研究\n"},
    {"a list of several beside directions is judged by itself",
     STR_INIT(TITLE "一、支持方向\n"
                    "1. 山区边坡监测预警研究\n"
                    "2. 乡镇公路养护机制研究\n"
                    "二、成果展示\n"
                    "1. 海水稻耐盐品系\n"
                    "2. 乡镇图书馆\n"),
     "section 一\n"
     " direction 1 = 山区边坡监测预警研究\n"
     " direction 2 = 乡镇公路养护机制研究\n"
     "section 二\n"
     " item 1\n"
     " item 2\n"},
    {"what a member in three has does not make it sort others",
     STR_INIT(TITLE "一、支持方向\n"
                    "（一）湖区治理\n"
                    "可研究下列选题：\n"
                    "1. 水质监测技术研究\n"
                    "2. 排口清查技术研究\n"
                    "还可研究下列选题：\n"
                    "（1）底泥清淤技术研究\n"
                    "（2）湖滨绿化技术研究\n"
                    "（二）山区治理\n"
                    "由山区各县组织。\n"
                    "（三）海岛治理\n"
                    "由海岛各县组织。\n"),
     "section 一\n"
     " direction 一 = 湖区治理\n"
     "  item 1\n"
     "  item 2\n"
     "  item 1\n"
     "  item 2\n"
     " direction 二 = 山区治理\n"
     " direction 三 = 海岛治理\n"},
    {"fields told together",
     STR_INIT(TITLE "一、支持方向\n"
                    "（一）农业领域\n"
                    "拟支持5项。\n"
                    "1. 水质监测技术研究\n"
                    "2. 排口清查技术研究\n"
                    "（二）交通领域\n"
                    "拟支持6项。\n"
                    "1. 边坡监测技术研究\n"
                    "2. 冷链运输技术研究\n"),
     "section 一\n"
     " section 一\n"
     "  told projects exact 5 项\n"
     "  direction 1 = 水质监测技术研究\n"
     "  direction 2 = 排口清查技术研究\n"
     " section 二\n"
     "  told projects exact 6 项\n"
     "  direction 1 = 边坡监测技术研究\n"
     "  direction 2 = 冷链运输技术研究\n"},
    {"kinds told together, below a heading of directions",
     STR_INIT(TITLE "一、支持方向\n"
                    "（一）重点课题\n"
                    "拟支持5项。\n"
                    "1. 水质监测技术研究\n"
                    "2. 排口清查技术研究\n"
                    "（二）一般课题\n"
                    "拟支持6项。\n"
                    "1. 边坡监测技术研究\n"
                    "2. 冷链运输技术研究\n"),
     "section 一\n"
     " section 一\n"
     "  told projects exact 5 项 kind 重点课题\n"
     "  direction 1 = 水质监测技术研究\n"
     "  direction 2 = 排口清查技术研究\n"
     " section 二\n"
     "  told projects exact 6 项 kind 一般课题\n"
     "  direction 1 = 边坡监测技术研究\n"
     "  direction 2 = 冷链运输技术研究\n"},
    {"a table that has more is no overview",
     STR_INIT(TITLE "一、选题\n"
                    "1. 水质监测技术\n"
                    "研究内容：甲。\n"
                    "2. 排口清查技术\n"
                    "研究内容：乙。\n"
                    "二、另行发布的课题\n"
                    "| 序号 | 课题名称 | 数量 |\n"
                    "|---|---|---|\n"
                    "| 1 | 水质监测技术 | 2 |\n"
                    "| 2 | 冷链运输技术 | 3 |\n"
                    "| 3 | 边坡监测技术 | 3 |\n"),
     "section 一\n"
     " direction 1 = 水质监测技术\n"
     " direction 2 = 排口清查技术\n"
     "section 二\n"
     "  direction 1 = 水质监测技术\n"
     "   fact projects exact 2\n"
     "  direction 2 = 冷链运输技术\n"
     "   fact projects exact 3\n"
     "  direction 3 = 边坡监测技术\n"
     "   fact projects exact 3\n"},
    {"an overview may have shorter titles",
     STR_INIT(TITLE "一、总览\n"
                    "| 序号 | 课题名称 | 数量 |\n"
                    "|---|---|---|\n"
                    "| 1 | 水质监测 | 2 |\n"
                    "| 2 | 排口清查 | 3 |\n"
                    "二、选题\n"
                    "1. 水质监测技术\n"
                    "研究内容：甲。\n"
                    "2. 排口清查技术\n"
                    "研究内容：乙。\n"),
     "section 一\n"
     "section 二\n"
     " direction 1 = 水质监测技术\n"
     " direction 2 = 排口清查技术\n"},
    {"marks that say so above lists with labels",
     STR_INIT(TITLE "方向1：湖区治理\n"
                    "1. 水质监测技术研究\n"
                    "研究内容：甲。\n"
                    "2. 排口清查技术研究\n"
                    "研究内容：乙。\n"
                    "方向2：山区治理\n"
                    "1. 边坡监测技术研究\n"
                    "研究内容：丙。\n"
                    "2. 冷链运输技术研究\n"
                    "研究内容：丁。\n"),
     "direction 1 = 湖区治理\n"
     " item 1\n"
     " item 2\n"
     "direction 2 = 山区治理\n"
     " item 1\n"
     " item 2\n"},
    {"kinds in a direction, each told",
     STR_INIT(TITLE "（一）湖区治理\n"
                    "研究内容：甲。\n"
                    "支持方向包括：\n"
                    "1. 重点课题\n"
                    "拟支持2项。\n"
                    "2. 一般课题\n"
                    "拟支持3项。\n"
                    "（二）山区治理\n"
                    "研究内容：乙。\n"),
     "direction 一 = 湖区治理\n"
     "  item 1\n"
     " told projects exact 2 项 kind 重点课题\n"
     "  item 2\n"
     " told projects exact 3 项 kind 一般课题\n"
     "direction 二 = 山区治理\n"},
    {"kinds with headings in a direction",
     STR_INIT(TITLE "（一）湖区治理\n"
                    "研究内容：甲。\n"
                    "1.1 重点课题\n"
                    "考核指标：乙。\n"
                    "拟支持2项。\n"
                    "1.2 一般课题\n"
                    "考核指标：丙。\n"
                    "拟支持3项。\n"
                    "（二）山区治理\n"
                    "研究内容：丁。\n"),
     "direction 一 = 湖区治理\n"
     " section 1.1\n"
     " told projects exact 2 项\n"
     " section 1.2\n"
     "direction 二 = 山区治理\n"},
    {"unknown labels below a heading of directions",
     STR_INIT(TITLE "一、支持方向\n"
                    "1. 攻关路数：先选后育。\n"
                    "2. 种植办法：先盐后淡。\n"
                    "3. 推广办法：先县后乡。\n"
                    "4. 研究内容：耐盐。\n"),
     "section 一\n"
     " item 1\n"
     " item 2\n"
     " item 3\n"},
    {"parts below a heading of directions",
     STR_INIT(TITLE "一、支持方向\n"
                    "（一）湖区治理\n"
                    "1. 水质\n"
                    "2. 研究内容：甲\n"
                    "3. 考核指标：乙\n"
                    "（二）山区治理\n"
                    "1. 边坡\n"
                    "2. 研究内容：丙\n"
                    "3. 考核指标：丁\n"),
     "section 一\n"
     " direction 一 = 湖区治理\n"
     "  item 1\n"
     "  item 2\n"
     "  item 3\n"
     " direction 二 = 山区治理\n"
     "  item 1\n"
     "  item 2\n"
     "  item 3\n"},
    {"a list in a line with its label",
     STR_INIT(TITLE "一、支持方向\n"
                    "研究内容：（1）选育技术研究；（2）栽培技术研究。\n"),
     "section 一\n"
     "  item 1\n"
     "  item 2\n"},
    {"a list of labels",
     STR_INIT(TITLE "一、支持方向\n"
                    "1. 研究内容：海水稻耐盐品系。\n"
                    "2. 考核指标：审定品系一个。\n"
                    "3. 申报要求：有试验田。\n"),
     "section 一\n"},
    {"labels in a list without names",
     STR_INIT(TITLE "（一）海水稻耐盐品系\n"
                    "1. 围绕沿海滩涂，选好地块，排好茬口\n"
                    "研究内容：甲。\n"
                    "2. 围绕本地品种，做好轮作，比较效益\n"
                    "研究内容：乙。\n"
                    "（二）山地苹果冷藏\n"
                    "1. 围绕丘陵果园，建好冷库，定好制度\n"
                    "研究内容：甲。\n"),
     "direction 一 = 海水稻耐盐品系\n"
     " item 1\n"
     " item 2\n"
     "direction 二 = 山地苹果冷藏\n"
     " item 1\n"},
    {"labelled lists in one of several",
     STR_INIT(TITLE "（一）湖区行动\n"
                    "1. 水质监测技术\n"
                    "研究内容：甲。\n"
                    "2. 排口清查技术\n"
                    "研究内容：乙。\n"
                    "（二）山区行动\n"
                    "由山区各县组织。\n"
                    "（三）海岛行动\n"
                    "由海岛各县组织。\n"),
     "section 一\n"
     " direction 1 = 水质监测技术\n"
     " direction 2 = 排口清查技术\n"
     "section 二\n"
     "section 三\n"},
    {"what each is given is told too",
     STR_INIT(TITLE "（一）海水稻耐盐品系\n"
                    "每项资助5万元。\n"
                    "（二）山地苹果冷藏\n"
                    "每项资助6万元。\n"),
     "direction 一 = 海水稻耐盐品系\n"
     " told funds exact 50000 CNY per project\n"
     "direction 二 = 山地苹果冷藏\n"
     " told funds exact 60000 CNY per project\n"},
    {"how long it takes tells nothing",
     STR_INIT(TITLE "（一）海水稻耐盐品系\n"
                    "课题研究期限为2年。\n"
                    "（二）山地苹果冷藏\n"
                    "课题研究期限为2年。\n"),
     "section 一\n"
     " stated duration exact 24 month\n"
     "section 二\n"
     " stated duration exact 24 month\n"},
    {"a heading that leads to a list",
     STR_INIT("某市2031年度申报工作通知\n"
              "一、今年面向以下选题开展攻关\n"
              "1. 海水稻耐盐品系\n"
              "2. 山地苹果冷藏\n"
              "二、材料于6月底前报送\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     " direction 2 = 山地苹果冷藏\n"
     "section 二\n"},
    {"a guide in the document",
     STR_INIT("某市科学技术局2031年度课题申报通知\n"
              "\n"
              "各单位：\n"
              "\n"
              "请按下面的题目申报，材料于6月底前报送。\n"
              "\n"
              "软科学课题选题\n"
              "\n"
              "题目经专家论证。\n"
              "\n"
              "1. 海水稻耐盐品系\n"
              "2. 山地苹果冷藏\n"),
     "direction 1 = 海水稻耐盐品系\n"
     "direction 2 = 山地苹果冷藏\n"},
    {"a guide of something else",
     STR_INIT("某市科学技术局2031年度课题申报通知\n"
              "\n"
              "各单位：\n"
              "\n"
              "请按下面的办法申报，材料于6月底前报送。\n"
              "\n"
              "软科学课题申报须知\n"
              "\n"
              "题目经专家论证。\n"
              "\n"
              "方向1：海水稻耐盐品系\n"
              "方向2：山地苹果冷藏\n"),
     "direction 1 = 海水稻耐盐品系\n"
     "direction 2 = 山地苹果冷藏\n"},
    {"a heading without a mark above a list",
     STR_INIT("某市2031年度申报工作通知\n"
              "一、有关事项\n"
              "明年拟开展的研究方向\n"
              "1. 海水稻耐盐品系\n"
              "2. 山地苹果冷藏\n"),
     "section 一\n"
     " direction 1 = 海水稻耐盐品系\n"
     " direction 2 = 山地苹果冷藏\n"},
};

Test(series, directions)
{
	check_records_of("generic", series, ROWS(series), SHOWN);
}
