/* What sentences state: the samples of the shipped grammars, and beside them sentences that need to know what
 * stands around them, and figures that are none with the reason why. */
#include "facts/statement_check.h"

#include "../layout/check_text.h"

struct around {
	const char *heading; /* above the sentence; NULL: none */
	const char *before;  /* a paragraph of the same document; NULL: none */
	uint32_t year;       /* of the call */
	uint32_t batch;      /* of the call */
	size_t directions;   /* that the document has */
	size_t section;      /* directions that the section has */
	bool is_in_direction;
	bool is_past;       /* the document is no call */
	bool is_taken;      /* the first figure is a fact already */
	enum fact_of label; /* what the label before the first figure asks for */
	const char *reason; /* why the first figure is none, where that is known; NULL */
};

/* The last row of a table has no sentence. */
struct statement_case {
	const char *sentence;
	/* All of it. A figure that is no fact is "none" and the reason, or "amount" where it must not be lost. */
	const char *stated;
	struct around around;
};

#define NOTHING                                                                                    \
	{                                                                                          \
		.heading = NULL                                                                    \
	}
#define UNDER(words)                                                                               \
	{                                                                                          \
		.heading = words                                                                   \
	}
#define BEHIND(words)                                                                              \
	{                                                                                          \
		.before = words                                                                    \
	}
#define IN_YEAR(number)                                                                            \
	{                                                                                          \
		.year = number                                                                     \
	}
#define IN_BATCH(number)                                                                           \
	{                                                                                          \
		.batch = number                                                                    \
	}
#define WITH_DIRECTIONS(count)                                                                     \
	{                                                                                          \
		.directions = count                                                                \
	}
#define IN_SECTION_OF(count)                                                                       \
	{                                                                                          \
		.section = count                                                                   \
	}
#define IN_DIRECTION                                                                               \
	{                                                                                          \
		.is_in_direction = true                                                            \
	}
#define LABELLED(of)                                                                               \
	{                                                                                          \
		.label = of                                                                        \
	}
#define TAKEN                                                                                      \
	{                                                                                          \
		.is_taken = true                                                                   \
	}
#define PAST                                                                                       \
	{                                                                                          \
		.is_past = true                                                                    \
	}

static const struct statement_case surrounded[] = {
    {"10万元。", "funds 100000 CNY", LABELLED(FACT_FUNDS)},
    {"10万元。", "amount", NOTHING},
    {"拟支持10万元。", "funds 100000 CNY", UNDER("资助经费")},
    {"拟支持10万元。", "amount", NOTHING},
    {"自立项之日起不超过2年。", "duration at-most 2 year", UNDER("研究期限")},
    {"自立项之日起不超过2年。", "none", NOTHING},
    {"2年内。", "duration at-most 2 year", UNDER("研究期限")},
    {"经费10万元。", "funds 100000 CNY", IN_DIRECTION},
    {"经费10万元。", "amount", NOTHING},
    {"本次设5个领域。", "directions 5", WITH_DIRECTIONS(5)},
    {"本次设5个领域。", "none", WITH_DIRECTIONS(4)},
    {"本次设1个领域。", "none", WITH_DIRECTIONS(1)},
    {"完成项目2项。", "amount", UNDER("申报条件")},
    {"课题5项。", "amount limit", UNDER("申报名额")},
    {"重点课题资助5万元。", "amount matching", {.reason = "matching"}},
    {"课题5项。", "projects 5", NOTHING},
    {"共10项。", "none", UNDER("限报数量")},
    {"共10项。", "projects 10", UNDER("立项数量")},
    {"每项5万元。", "amount prize", UNDER("奖项设置")},
    {"每项不超过5万元。", "amount matching", UNDER("自筹项目")},
    {"资助5万元。", "funds 50000 CNY per project", UNDER("资助标准")},
    {"重点项目资助5万元。", "funds 50000 CNY kind 重点项目", IN_DIRECTION},
    /* kinds of project */
    {"每项5万元。", "funds 50000 CNY per project kind 重点项目", UNDER("重点项目")},
    {"每项5万元。", "funds 50000 CNY per project", UNDER("重点项目申报办法")},
    {"A类项目每项5万元。", "funds 50000 CNY per project kind A类项目", UNDER("重点项目")},
    {"省级重点项目每项5万元。", "funds 50000 CNY per project kind 省级重点项目", UNDER("重点项目")},
    {"合作项目每项5万元。", "funds 50000 CNY per project kind 合作项目",
     BEHIND("拟支持20项，其中研究项目10项、合作项目10项。")},
    {"拟立合作项目5项。", "projects 5 kind 合作项目",
     BEHIND("拟支持20项，其中研究项目10项、合作项目10项。")},
    {"每个合作项目5万元。", "funds 50000 CNY per project", NOTHING},
    {"分别立项6项、15项。", "projects 6 kind 重点, projects 15 kind 一般",
     BEHIND("本次课题分为重点、一般两类。")},
    /* years */
    {"2030年资助30项，资助经费600万元。", "none history, amount history", IN_YEAR(2031)},
    {"2031年资助30项。", "projects 30", IN_YEAR(2031)},
    {"2030年已资助20项，2031年资助30项。", "none history, projects 30", IN_YEAR(2031)},
    {"2028-2030年资助30项。", "none history", NOTHING},
    /* parts and what they are parts of */
    {"20项，其中软科学10项。", "projects 20, projects 10 kind 软科学 of 1 by place", TAKEN},
    {"拟支持20项，经费100万元，其中重点课题共60万元。",
     "projects 20, funds 1000000 CNY, funds 600000 CNY kind 重点课题 of 2", NOTHING},
    {"拟支持30项（软件方向6项、芯片方向24项）。",
     "projects 30, projects 6 kind 软件方向 of 1 by place, projects 24 kind 芯片方向 of 1 by place",
     NOTHING},
    {NULL, NULL, NOTHING},
};

static const struct statement_case reasons[] = {
    {"每项资助10万元，其中设备费6万元。", "funds 100000 CNY per project, amount instalment",
     NOTHING},
    {"支持经费300万元，其中第一年100万元。", "funds 3000000 CNY, amount instalment", NOTHING},
    {"经费总额300万元，其中专项经费总计100万元。", "funds 3000000 CNY, amount part of 1", NOTHING},
    {"资助总额不超过60万元，每年20万元。", "funds at-most 600000 CNY, amount instalment", NOTHING},
    {"中方资助每项20万元，每项另有5万欧元。", "funds 200000 CNY per project, amount other-side",
     NOTHING},
    {"外方每项资助5万元。", "amount other-side", NOTHING},
    {"所在单位配套每项5万元。", "amount matching", NOTHING},
    {"自筹经费30万元，其中设备每项5万元。", "amount matching, amount matching", NOTHING},
    {"每位申请人最多申报1个项目。", "amount limit", NOTHING},
    {"申报限额：重点项目，5项。", "none limit", NOTHING},
    {"去年共资助30项，资助经费600万元。", "none history, amount history", NOTHING},
    {"一等奖奖励2000元。", "amount prize", NOTHING},
    {"每项罚款5万元。", "amount penalty", NOTHING},
    {"每家企业纳税5万元。", "amount capital", NOTHING},
    {"每项成果转化不少于5万元。", "amount indicator", NOTHING},
    {"首期每项拨付5万元。", "amount instalment", NOTHING},
    {"项目执行期届满前3个月提出验收申请。", "none procedure", NOTHING},
    {"拟支持经费100万元及以上的项目负责人。", "amount condition", NOTHING},
    {"重点项目5个环节。", "none", NOTHING},
    {NULL, NULL, NOTHING},
};

static const struct statement_case rules[] = {
    /* what is a name */
    {"评审立项课题5项。", "projects 5", NOTHING},
    {"学校自筹经费项目5项。", "projects 5 kind 学校自筹经费项目", NOTHING},
    {"重点课题经费不少于5万元。", "funds at-least 50000 CNY per project kind 重点课题", NOTHING},
    {"重点课题选题5项。", "directions 5 kind 重点课题", NOTHING},
    {"软件方向支持5项。", "projects 5 kind 软件方向", NOTHING},
    {"全年10个项目左右。", "projects about 10", NOTHING},
    {"合作团队每项2万元。", "funds 20000 CNY per project kind 合作团队", NOTHING},
    {"最高补助不超过10万元。", "funds at-most 100000 CNY", NOTHING},
    {"面向高校教师项目每项资助5万元。", "funds 50000 CNY per project", NOTHING},
    {"其他课题20项。", "projects 20", NOTHING},
    {"A类项目数5项。", "projects 5 kind A类项目", NOTHING},
    {"”揭榜类项目5项。", "projects 5 kind 揭榜类项目", NOTHING},
    {"面上扶持项目40项。", "projects 40 kind 面上扶持项目", NOTHING},
    {"“揭榜挂帅”项目5项。", "projects 5 kind “揭榜挂帅”项目", NOTHING},
    {"各科研团队资助5万元。", "funds 50000 CNY per team", NOTHING},
    {"企业投入重点项目5项。", "projects 5 kind 重点项目", NOTHING},
    {"软件方向今年支持5项。", "projects 5 kind 软件方向", NOTHING},
    {"去年该计划共资助30项。", "none history", NOTHING},
    {"合作类5项，研究类8项。", "projects 5 kind 合作类, projects 8 kind 研究类", NOTHING},
    {"经费不超过总额10万元。", "funds at-most 100000 CNY", NOTHING},
    {"合作研究项目：每项5万元。", "funds 50000 CNY per project kind 合作研究项目", NOTHING},
    {"支持青年英才。每项5万元。", "funds 50000 CNY per project", NOTHING},
    {"四新项目5项，每项2万元。",
     "projects 5 kind 四新项目, funds 20000 CNY per project kind 四新项目", NOTHING},
    {"课题项目5项，每项2万元。", "projects 5, funds 20000 CNY per project", NOTHING},
    {"拟立（2项）重点项目5项。", "projects 2, projects 5 kind 重点项目", NOTHING},
    {"重点课题5项，教师课题8项。", "projects 5 kind 重点课题, projects 8 kind 教师课题", NOTHING},
    {"一等课题5项，二等课题8项。", "projects 5 kind 一等课题, projects 8 kind 二等课题", NOTHING},
    {"最高资助额度不超过10万元。", "funds at-most 100000 CNY per project", NOTHING},
    {"重点课题和教师课题每项5万元。",
     "funds 50000 CNY per project kind 重点课题, funds 50000 CNY per project kind 教师课题",
     NOTHING},
    {"拟立（含（复评））重点项目5项。", "projects 5 kind 重点项目", NOTHING},
    {"每个方向重点课题5项。", "projects 5 per direction kind 重点课题", UNDER("考核指标")},
    {"4.近3年没有发生较大以上安全事故。", "", NOTHING},
    {"（二）创新领军人才项目。支持引进的带头人，每人资助30万元。",
     "funds 300000 CNY per person kind 创新领军人才项目", NOTHING},
    /* which kinds are spoken of */
    {"共设12个方向，其中软件5个。", "directions 12, directions 5 kind 软件 of 1 by place", NOTHING},
    {"拟支持20项，其中水利、交通项目各5项。",
     "projects 20, projects 5 kind 水利项目 of 1, projects 5 kind 交通项目 of 1", NOTHING},
    {"2项重点课题。研究期限2年。", "amount, duration 2 year", NOTHING},
    {"重点课题5项，设立一般课题：8项，每项2万元。",
     "projects 5 kind 重点课题, projects 8 kind 一般课题, funds 20000 CNY per project kind 一般课题",
     NOTHING},
    {"重点课题研究期限2年，一般课题，研究期限1年。",
     "duration 2 year kind 重点课题, duration 1 year kind 一般课题", NOTHING},
    {"拟资助20项，其中：交叉学科8项，应用基础12项。",
     "projects 20, projects 8 kind 交叉学科 of 1 by place, projects 12 kind 应用基础 of 1 by place",
     NOTHING},
    {"重点课题每项5万元，资助一般课题成果。研究期限2年。",
     "funds 50000 CNY per project kind 重点课题, duration 2 year kind 重点课题", NOTHING},
    {"拟资助20项，其中交叉学科为8项、应用基础为12项。",
     "projects 20, projects 8 kind 交叉学科 of 1 by place, projects 12 kind 应用基础 of 1 by place",
     NOTHING},
    {"重点课题每项5万元，对一般课题每项2万元，研究期限1年。",
     "funds 50000 CNY per project kind 重点课题, funds 20000 CNY per project kind 一般课题, duration 1 year",
     NOTHING},
    {"农业面源污染综合防治技术示范、交通、能源项目每项5万元。",
     "funds 50000 CNY per project kind 交通项目, funds 50000 CNY per project kind 能源项目",
     NOTHING},
    {"重点课题、一般课题分别立项5项、8项，资助青年课题2项。",
     "projects 5 kind 重点课题, projects 8 kind 一般课题, projects 2 kind 青年课题", NOTHING},
    {"A类项目每项5万元。", "funds 50000 CNY per project kind A类项目", UNDER("A类")},
    {"乡村合作、重点课题每项5万元。",
     "funds 50000 CNY per project kind 乡村合作课题, funds 50000 CNY per project kind 重点课题",
     NOTHING},
    {"重点课题行业选题，每项5万元。", "funds 50000 CNY per project kind 重点课题行业选题", NOTHING},
    {"重点项目每项5万元。", "funds 50000 CNY per project kind 重点项目", UNDER("扬帆计划")},
    {"重点课题优先于一般课题。拟立5项。", "projects 5 kind 重点课题", NOTHING},
    {"一般课题与重点课题相同，每项5万元。", "funds 50000 CNY per project kind 一般课题", NOTHING},
    {"重点课题由学校自定题目，每项5万元。", "funds 50000 CNY per project kind 重点课题", NOTHING},
    {"重点课题每项5万元。", "funds 50000 CNY per project kind 重点课题", UNDER("国家级重点课题")},
    {"重点课题5项，并设一般课题，每项2万元。",
     "projects 5 kind 重点课题, funds 20000 CNY per project kind 一般课题", NOTHING},
    {"拟支持水利、交通、能源项目，每项5万元。", "funds 50000 CNY per project kind 能源项目",
     NOTHING},
    {"拟支持：水利、交通、能源项目，每项5万元。",
     "funds 50000 CNY per project kind 水利项目, funds 50000 CNY per project kind 交通项目, funds 50000 CNY per project kind 能源项目",
     NOTHING},
    {"重点课题、一般课题分别立项5项，每项3万元。",
     "projects 5 kind 重点课题、一般课题, funds 30000 CNY per project kind 重点课题, funds 30000 CNY per project kind 一般课题",
     NOTHING},
    {"经费充足，重点课题每项5万元。研究期限2年。",
     "funds 50000 CNY per project kind 重点课题, duration 2 year", NOTHING},
    {"资助20项（水利、交通、能源项目每项5万元）。",
     "projects 20, funds 50000 CNY per project kind 水利项目, funds 50000 CNY per project kind 交通项目, funds 50000 CNY per project kind 能源项目",
     NOTHING},
    {"重点课题5项，重点课题每项2万元。研究期限2年。",
     "projects 5 kind 重点课题, funds 20000 CNY per project kind 重点课题, duration 2 year kind 重点课题",
     NOTHING},
    {"拟资助20项，其中交叉学科共8项、应用基础共12项。",
     "projects 20, projects 8 kind 交叉学科 of 1 by place, projects 12 kind 应用基础 of 1 by place",
     NOTHING},
    {"重点课题每项5万元，一般课题每项2万元、研究期限1年。",
     "funds 50000 CNY per project kind 重点课题, funds 20000 CNY per project kind 一般课题, duration 1 year kind 一般课题",
     NOTHING},
    {"拟资助20项，其中软科学（管理方向）8项，应用基础12项。",
     "projects 20, projects 8 kind 软科学（管理方向） of 1 by place, projects 12 kind 应用基础 of 1 by place",
     NOTHING},
    {"拟资助20项，其中面向本市丘陵山区油茶林下菌菇套种与水肥一体作业技术的8项。",
     "projects 20, projects 8 of 1 by place", NOTHING},
    /* how paragraphs hang together */
    {"外方出资；每项5万元。", "funds 50000 CNY per project", NOTHING},
    {"每项10万元。资助20万元。", "funds 100000 CNY per project, amount", NOTHING},
    {"重点课题、一般课题。每项5万元。", "funds 50000 CNY per project", NOTHING},
    {"A类。重点项目5项，一般项目8项。",
     "projects 5 kind A类 重点项目, projects 8 kind A类 一般项目", NOTHING},
    {"拟支持30个项目（软件6项、芯片24项）。",
     "projects 30, projects 6 kind 软件 of 1 by place, projects 24 kind 芯片 of 1 by place",
     NOTHING},
    {"重点课题面向高校。各校推荐重点课题。一般课题面向企业。每项5万元。",
     "funds 50000 CNY per project", NOTHING},
    {"重点课题，均为5项。", "projects 5 kind 重点课题", NOTHING},
    {"每项（配套）资助5万元。", "funds 50000 CNY per project", NOTHING},
    {"第二批立项20项。", "projects 20", IN_BATCH(2)},
    {"第一批立项20项。", "none history", IN_BATCH(2)},
    {"申报限额：5项。重点课题5项。", "none limit, amount limit", NOTHING},
    {"实行限额申报。省社科院20项，本科高校重点课题5项。", "none limit, amount limit", NOTHING},
    {"实行限额申报。本年度重点课题5项。", "projects 5 kind 重点课题", NOTHING},
    {"实行限额申报。支持重点课题5项。", "projects 5 kind 重点课题", NOTHING},
    {"自筹经费：重点课题5万元。一般课题每项10万元。",
     "amount matching, funds 100000 CNY per project kind 一般课题", NOTHING},
    {"自筹经费：重点课题5万元，一般课题资助3万元。", "amount matching, amount matching", NOTHING},
    {"本年度经费5万元。", "funds 50000 CNY per project kind 青年项目", UNDER("青年项目")},
    {"青年教师项目每项5万元。本年度经费资助强度6万元。",
     "funds 50000 CNY per project kind 青年教师项目, funds 60000 CNY per project kind 青年教师项目",
     NOTHING},
    {"设置3个任务、6个研究方向。", "none, directions 6", NOTHING},
    {"设置3个任务、6个选题。", "directions 3, directions 6", NOTHING},
    {"青年教师项目每项5万元。本年度可用于此的经费为120万元。",
     "funds 50000 CNY per project kind 青年教师项目, funds 1200000 CNY", NOTHING},
    {"青年教师项目每项5万元。可用于此的经费为120万元。",
     "funds 50000 CNY per project kind 青年教师项目, funds 1200000 CNY per project kind 青年教师项目",
     NOTHING},
    {"青年教师项目每项5万元。本年度给予120万元。",
     "funds 50000 CNY per project kind 青年教师项目, funds 1200000 CNY per project kind 青年教师项目",
     NOTHING},
    {"青年教师项目每项5万元。本年度资助经费每项6万元。",
     "funds 50000 CNY per project kind 青年教师项目, funds 60000 CNY per project kind 青年教师项目",
     NOTHING},
    {"青年教师项目每项5万元。本年度青年教师项目的经费6万元。",
     "funds 50000 CNY per project kind 青年教师项目, funds 60000 CNY per project kind 青年教师项目",
     NOTHING},
    {"青年教师项目5项，团队项目2项。", "projects 5 kind 青年教师项目, projects 2 kind 团队项目",
     NOTHING},
    {"A类重点课题5项。一般课题8项。", "projects 5 kind A类重点课题, projects 8 kind 一般课题",
     NOTHING},
    {"重点课题、一般课题均资助5万元。",
     "funds 50000 CNY per project kind 重点课题, funds 50000 CNY per project kind 一般课题",
     NOTHING},
    {"每项5万元。", "funds 50000 CNY per project kind 重点课题", UNDER("重点课题（5项）")},
    {"去年资助20项。其中重点课题2项。", "none history, projects 2 kind 重点课题", NOTHING},
    {"每项5万元。", "funds 50000 CNY per project kind 重点课题", UNDER("重点课题。由省里组织")},
    {"拟支持30家企业（软件6家、芯片24家）。",
     "projects 30, projects 6 kind 软件 of 1 by place, projects 24 kind 芯片 of 1 by place",
     NOTHING},
    {"2030至2031年资助30项。", "projects 30", IN_YEAR(2031)},
    {"向企业征集，2030年资助30项。", "none history", IN_YEAR(2031)},
    {"重点课题宁缺毋滥。一般课题量力而行。每项5万元。", "funds 50000 CNY per project", NOTHING},
    {"2030年内完成的，每项资助5万元。", "funds 50000 CNY per project", IN_YEAR(2031)},
    {"对2030年认定的企业每家奖励5万元。", "funds 50000 CNY per organisation", IN_YEAR(2031)},
    {"拟支持20项。其中重点项目10项，一般项目10项。",
     "projects 20, projects 10 kind 重点项目 of 1, projects 10 kind 一般项目 of 1", NOTHING},
    {"重点课题5项，多于去年的重点课题。一般课题8项。每项5万元。",
     "projects 5 kind 重点课题, projects 8 kind 一般课题, funds 50000 CNY per project", NOTHING},
    {"重点课题每项5万元，一般课题每项2万元。青年课题5项，研究期限1年。",
     "funds 50000 CNY per project kind 重点课题, funds 20000 CNY per project kind 一般课题, projects 5 kind 青年课题, duration 1 year kind 青年课题",
     NOTHING},
    /* what a fact is said of */
    {"高层次人才。每项5万元，资助5项。",
     "funds 50000 CNY per project kind 高层次人才, projects 5 kind 高层次人才", NOTHING},
    {"资助申请者5万元，申报者2万元。", "funds 50000 CNY per person, funds 20000 CNY per person",
     NOTHING},
    {"资助额度重点5万元，申请者3万元。", "funds 50000 CNY per project, funds 30000 CNY per project",
     NOTHING},
    {"重点课题每项5万元，重点课题10项，研究期限2年。",
     "funds 50000 CNY per project kind 重点课题, projects 10 per project kind 重点课题, duration 2 year kind 重点课题",
     NOTHING},
    {"总数5项。", "projects 5", NOTHING},
    {"每题支持2项。", "projects 2 per project", NOTHING},
    {"与4国家合作。", "", NOTHING},
    {"上述资助20项。", "projects 20", NOTHING},
    {"每县项目数量5项。", "amount limit", NOTHING},
    {"去年与4个国家合作。", "partners 4", NOTHING},
    {"去年设5个方向。", "directions 5", WITH_DIRECTIONS(5)},
    {"上述项目共资助50万元。", "funds 500000 CNY together", NOTHING},
    {"资助5万元。", "funds 50000 CNY per project kind 重点项目", UNDER("重点项目")},
    {"经费50万元。", "funds 500000 CNY per project", UNDER("资助标准")},
    {"拟支持5万元。", "funds 50000 CNY per project", UNDER("资助强度")},
    {"每家企业申报5个方向。", "none limit", WITH_DIRECTIONS(5)},
    {"今年经费50万元。", "funds 500000 CNY", UNDER("资助强度")},
    {"重点课题、一般课题共设5个方向。", "directions 5", NOTHING},
    {"每个方向支持1项，资助500万元。", "projects 1 per direction, funds 5000000 CNY per project",
     NOTHING},
    {"每个方向支持1项，经费500万元。", "projects 1 per direction, funds 5000000 CNY", NOTHING},
    {"设立重点课题、一般课题，总周期2年。",
     "duration 2 year kind 重点课题, duration 2 year kind 一般课题", NOTHING},
    {"每个方向支持1项，共资助500万元。", "projects 1 per direction, funds 5000000 CNY", NOTHING},
    {"重点课题、一般课题每项总经费5万元。",
     "funds 50000 CNY per project kind 重点课题, funds 50000 CNY per project kind 一般课题",
     NOTHING},
    {"每个重点课题连续三年每年资助5万元。",
     "duration 3 year kind 重点课题, funds 50000 CNY per project year kind 重点课题", NOTHING},
    {"拟支持20项，其中软件10项，其中芯片5项。",
     "projects 20, projects 10 kind 软件 of 1 by place, projects 5 kind 芯片 of 1 by place",
     NOTHING},
    {"拟支持30项，经费500万元，其中软件6项。",
     "projects 30, funds 5000000 CNY, projects 6 kind 软件", NOTHING},
    {"每校限报5项，拟资助20项，其中重点课题2项。",
     "none limit, projects 20, projects 2 kind 重点课题 of 2", NOTHING},
    /* what stands beside a figure */
    {"重点课题为2年。", "duration 2 year kind 重点课题", NOTHING},
    {"资助额度，申报者5万元，结题3万元。", "funds 50000 CNY per project, amount instalment",
     NOTHING},
    {"每个研究任务支持50万元。", "funds 500000 CNY per project", NOTHING},
    {"重点课题每校5项。", "amount limit", NOTHING},
    {"各专项资助5万元。", "funds 50000 CNY per project", NOTHING},
    {"重点课题都为5项。", "projects 5 kind 重点课题", NOTHING},
    {"各立项项目资助5万元。", "funds 50000 CNY per project", NOTHING},
    {"重点项目、一般项目每个方向各5项。", "none", NOTHING},
    /* what speaks for a fact */
    {"分别立项6项、15项。", "amount, none", NOTHING},
    {"总经费100万元，其中资助额度5万元/项。", "funds 1000000 CNY, funds 50000 CNY per project",
     NOTHING},
    {"企业数量3家。", "none", NOTHING},
    {"5个领域。", "directions 5", IN_SECTION_OF(5)},
    {"资助超过5万元。", "amount condition", NOTHING},
    {"省内立项数量5项。", "projects 5", NOTHING},
    {"重点课题，拟5项。", "projects 5 kind 重点课题", NOTHING},
    {"5个方向。", "directions 5 kind 重点课题", UNDER("重点课题")},
    {"资料2年内，项目完成。", "", NOTHING},
    {"支持海洋和能源2个方向。", "none", NOTHING},
    {"本年度共支持5个领域。", "none", IN_SECTION_OF(3)},
    {"本年度在5个方向下部署8个项目。", "directions 5, projects 8", NOTHING},
    {"设重点项目、一般项目，共20项。", "projects 20", NOTHING},
    {"共支持12个方向，其中定向委托5个单元。", "directions 12, none", NOTHING},
    {"重点课题、一般课题分别资助5万元和3万元。",
     "funds 50000 CNY per project kind 重点课题, funds 30000 CNY per project kind 一般课题",
     NOTHING},
    {"重点课题、一般课题、青年课题分别资助6万元/项、3万元/项。",
     "funds 60000 CNY per project, funds 30000 CNY per project", NOTHING},
    {"支持4国。", "", NOTHING},
    {"每年5万元。", "funds 50000 CNY per year", NOTHING},
    {"支持5个选题。", "directions 5", NOTHING},
    {"1至2年完成。", "duration range 1 2 year", NOTHING},
    {"共计5项课题。", "projects 5", NOTHING},
    {"成果数量5项。", "none", NOTHING},
    {"资助5万元以上。", "amount condition", NOTHING},
    {"安排5万元经费。", "funds 50000 CNY", NOTHING},
    {"今年经费5万元。", "funds 50000 CNY", NOTHING},
    {"5万元以上。", "funds at-least 50000 CNY", LABELLED(FACT_FUNDS)},
    {"教师的数量5项。", "projects 5", NOTHING},
    {"重点课题5个领域。", "directions 5 kind 重点课题", NOTHING},
    {"资助200元/天。", "amount condition", NOTHING},
    {"不少于5万元/项。", "funds at-least 50000 CNY per project", NOTHING},
    {"支持海洋1个方向。", "directions 1", NOTHING},
    {"执行期2年的资助。", "duration 2 year", NOTHING},
    {"拟支持方向5个环节。", "none", NOTHING},
    {"重点课题5万元资助。", "funds 50000 CNY per project kind 重点课题", NOTHING},
    {"开展10个重点专项。", "none", NOTHING},
    {"每项5万元、3万元。", "funds 50000 CNY per project, amount part", NOTHING},
    {"重点课题，合并5项。", "none", NOTHING},
    {"研究期限2年的课题。", "none", NOTHING},
    {"总额不少于50万元。", "amount", NOTHING},
    {"资助5000元/月。", "amount condition", NOTHING},
    {"5个领域。", "none", UNDER("重点课题")},
    {"分期拨付，每年5万元。", "amount instalment", NOTHING},
    {"给予5万元的最高限额。", "amount", NOTHING},
    {"重点课题3个月内拨付。", "amount", NOTHING},
    {"每家企业最高20万元。", "funds at-most 200000 CNY per organisation", NOTHING},
    {"海洋、能源设2个方向。", "directions 2", NOTHING},
    {"共设2个领域、5个方向。", "none, directions 5", NOTHING},
    {"支持额度为不少于5万元。", "funds at-least 50000 CNY per project", NOTHING},
    {"重点课题2年，一般课题1年。", "duration 2 year kind 重点课题, duration 1 year kind 一般课题",
     NOTHING},
    {"本年度共支持5个领域。", "none", WITH_DIRECTIONS(3)},
    {"研究期限自立项起，一般2年。", "duration 2 year", NOTHING},
    {"与3个国家合作，涉及2个地区。", "partners 3, partners 2", NOTHING},
    {"支持30家企业，每家20万元。", "projects 30, funds 200000 CNY per organisation", NOTHING},
    {"支持海洋和能源、材料2个方向。", "none", NOTHING},
    {"立项数量为省内6项和省外15项。", "projects 6, projects 15", NOTHING},
    {"资助总额10万元，每年共5万元。", "funds 100000 CNY, funds 50000 CNY per year", NOTHING},
    {"资金惠及30家企业，每家20万元。", "none, funds 200000 CNY per organisation", NOTHING},
    {"本年度共支持2个领域。共设5个方向。", "directions 2, directions 5", NOTHING},
    {"经费重点课题5万元，一般课题3万元。",
     "funds 50000 CNY per project kind 重点课题, funds 30000 CNY per project kind 一般课题",
     NOTHING},
    {"提交的标志性成果的数量原则上不超过5项", "none limit", NOTHING},
    {"总经费100万元，其中重点课题60万元。", "funds 1000000 CNY, amount part of 1", NOTHING},
    {"每项5万元的课题申报材料及其后续评审资助。", "amount condition", NOTHING},
    {"自筹20万元，其中设备5万元，资助8万元。", "amount matching, amount matching, amount", NOTHING},
    {"研究期限自2030年1月起算，一般为2年。", "duration 2 year", NOTHING},
    {"重点课题每项10万元。重点课题总经费5万元。",
     "funds 100000 CNY per project kind 重点课题, funds 50000 CNY kind 重点课题", NOTHING},
    {"重点课题、一般课题研究期限分别为2年、1年。",
     "duration 2 year kind 重点课题, duration 1 year kind 一般课题", NOTHING},
    {"每项资助10万元。软件开发资助不超过5万元。", "funds 100000 CNY per project, amount", NOTHING},
    {"研究期限自2030年1月起算，成果公开满2年。", "", NOTHING},
    {"每支由校级教务部门推荐的队伍在校内训练满两月后资助不少于5万元。",
     "funds at-least 50000 CNY per team", NOTHING},
    {"青年团队项目每项5万元。", "funds 50000 CNY per project kind 青年团队项目", NOTHING},
    {"学科团队类项目5项，每项2万元。",
     "projects 5 kind 学科团队类项目, funds 20000 CNY per project kind 学科团队类项目", NOTHING},
    {"每年面向企业资助5万元。", "funds 50000 CNY per year", NOTHING},
    {"重点课题每项5万元，优先于一般课题，研究期限2年。",
     "funds 50000 CNY per project kind 重点课题, duration 2 year kind 重点课题", NOTHING},
    {"学校自筹部分去年每项5万元。", "amount history", NOTHING},
    {"青年人才项目支持周期3年，创业团队项目支持周期5年。",
     "duration 3 year kind 青年人才项目, duration 5 year kind 创业团队项目", NOTHING},
    {"（二）重点课题6项，每项2万元。",
     "projects 6 kind 重点课题, funds 20000 CNY per project kind 重点课题", NOTHING},
    {"中非合作项目5项。", "projects 5 kind 中非合作项目", NOTHING},
    {"1.申请人每年在岗不少于9个月。", "", NOTHING},
    {"申请人2030年1月1日未满35周岁，每项资助5万元。", "funds 50000 CNY per project", IN_YEAR(2031)},
    {"拟立项20项，其中省级8项、市级12项。省级项目中青年项目不少于3项。",
     "projects 20, projects 8 kind 省级 of 1 by place, projects 12 kind 市级 of 1 by place, projects at-least 3 kind 青年项目",
     NOTHING},
    {"设重点项目、一般项目和自筹项目。重点项目5项、一般项目8项，资助额度依次为5万元/项、2万元/项。",
     "projects 5 kind 重点项目, projects 8 kind 一般项目, funds 50000 CNY per project kind 重点项目, funds 20000 CNY per project kind 一般项目",
     NOTHING},
    {"重点课题每项5万元；一般题目立项8个，给予2万元支持。",
     "funds 50000 CNY per project kind 重点课题, projects 8 kind 一般题目, funds 20000 CNY per project kind 一般题目",
     NOTHING},
    {"获得资助后5年内迁出本市的，应退回资助资金。", "", NOTHING},
    {"面向入职三年以内的教师，拟资助30项。", "none, projects 30", NOTHING},
    {"资助额度为：重大课题80万元，重点课题为50万元，一般课题20万元。",
     "funds 800000 CNY per project kind 重大课题, funds 500000 CNY per project kind 重点课题, funds 200000 CNY per project kind 一般课题",
     NOTHING},
    {"每项不超过20万元，合计不超过300万元。",
     "funds at-most 200000 CNY per project kind 重点课题, funds at-most 3000000 CNY kind 重点课题",
     UNDER("重点课题")},
    {"两类课题的平均资助额度依次为6万元、3万元。",
     "funds 60000 CNY per project, funds 30000 CNY per project", NOTHING},
    {"重点课题，为5项。", "projects 5 kind 重点课题", NOTHING},
    {"企业揭榜的，近3年未发生重大事故。", "none", NOTHING},
    {"研究期限，统一2年。", "duration 2 year", NOTHING},
    {"教师每人只能主持1项开放基金项目。", "none limit", NOTHING},
    {"立项数量20项（原则上每个合作国家不超过2项）。", "projects 20, none limit", NOTHING},
    {"本年度社科类设劳动教育与工匠精神研究和心理育人建设研究2个专项课题。", "amount", NOTHING},
    {"近三年主持过3项以上市级课题。", "amount condition", NOTHING},
    {"重大项目共发布6个招标选题。", "directions 6 kind 重大项目", NOTHING},
    {"每年评审两次，每次批准的课题不多于8个。", "amount limit", NOTHING},
    {"拟支持项目数：6项。", "projects 6", UNDER("中国和中亚国家联合实验室项目")},
    {"对企业进行初评；资助5万元。", "amount", NOTHING},
    {"创新领军人才项目和青年创新人才项目支持周期3年，领域项目支持周期5年。",
     "duration 3 year kind 创新领军人才项目, duration 3 year kind 青年创新人才项目, duration 5 year kind 创新领军人才项目, duration 5 year kind 青年创新人才项目",
     NOTHING},
    {"设二等奖4项，各奖励1000元；三等奖6项，各奖励500元。",
     "none prize, amount prize, none prize, amount prize", NOTHING},
    {"（一）重点课题6项，每项2万元。",
     "projects 6 kind 重点课题, funds 20000 CNY per project kind 重点课题", NOTHING},
    {"重点课题、一般课题通过kyc.abc.cn申报，每项5万元。",
     "funds 50000 CNY per project kind 重点课题, funds 50000 CNY per project kind 一般课题",
     NOTHING},
    {"水利、交通、能源项目每项5万元。研究期限2年。",
     "funds 50000 CNY per project kind 水利项目, funds 50000 CNY per project kind 交通项目, funds 50000 CNY per project kind 能源项目, duration 2 year",
     NOTHING},
    {"拟支持30项，配备教师（教授1名、讲师2名）。", "projects 30, none, none", NOTHING},
    {"重点课题5项；一般课题8项，资助额度分别为5万元、2万元。",
     "projects 5 kind 重点课题, projects 8 kind 一般课题, funds 50000 CNY per project kind 重点课题, funds 20000 CNY per project kind 一般课题",
     NOTHING},
    {"对企业进行初评。资助经费5万元。", "funds 50000 CNY", NOTHING},
    {"每项5万元，延续项目2万元。", "funds 50000 CNY per project, amount", NOTHING},
    {"每项5万元，延续资助额度2万元。", "funds 50000 CNY per project, funds 20000 CNY per project",
     NOTHING},
    {"每项5万元，延续资助2万元/项。", "funds 50000 CNY per project, funds 20000 CNY per project",
     NOTHING},
    {"资助5万元，一般课题资助2万元。", "amount, funds 20000 CNY per project kind 一般课题",
     NOTHING},
    {"重点课题资助5万元，一般课题3万元。",
     "funds 50000 CNY per project kind 重点课题, funds 30000 CNY per project kind 一般课题",
     NOTHING},
    {"总经费100万元。其中重点课题资助60万元。",
     "funds 1000000 CNY, funds 600000 CNY per project kind 重点课题", NOTHING},
    {"总经费100万元，其中每项5万元。", "funds 1000000 CNY, funds 50000 CNY per project", NOTHING},
    {"应用研究（技术类）项目5项。", "projects 5 kind 应用研究（技术类）项目", NOTHING},
    {"本市重点课题和一般课题每项5万元。",
     "funds 50000 CNY per project kind 本市重点课题, funds 50000 CNY per project kind 一般课题",
     NOTHING},
    {"水、电力、能源项目每项5万元。",
     "funds 50000 CNY per project kind 水项目, funds 50000 CNY per project kind 电力项目, funds 50000 CNY per project kind 能源项目",
     NOTHING},
    {"本次重点和一般课题每项5万元。",
     "funds 50000 CNY per project kind 重点课题, funds 50000 CNY per project kind 一般课题",
     NOTHING},
    {"合作国家共5个。", "none", NOTHING},
    /* what speaks against it */
    {"重点课题5项。", "amount history", PAST},
    {"论文资助数量5项。", "projects 5", NOTHING},
    {"考核指标每项5万元。", "funds 50000 CNY per project", NOTHING},
    {"一等奖，重点课题5项。", "amount prize", NOTHING},
    {"每家单位推荐后资助，课题3项。", "projects 3", NOTHING},
    {"资助重点课题经费5万元。", "funds 50000 CNY per project kind 重点课题", UNDER("考核指标")},
    {"押金5万元。", "amount cost", NOTHING},
    {"须有课题5项。", "amount condition", NOTHING},
    {"自筹课题5项。", "projects 5 kind 自筹课题", NOTHING},
    {"研究期限2年。", "duration 2 year", PAST},
    {"限报资助项目3项。", "none limit", NOTHING},
    {"自筹课题每项5万元。", "amount matching", NOTHING},
    {"自筹每项5万元。", "amount matching", PAST},
    {"须具有研究期限2年。", "none condition", NOTHING},
    {"发表论文，课题5项。", "amount indicator", NOTHING},
    {"期限2年。", "duration 2 year", UNDER("协议期限")},
    {"期限2年。", "none procedure", UNDER("合作协议")},
    {"课题5项。", "amount", UNDER("参与单位")},
    {"课题5项。", "amount indicator", UNDER("考核指标")},
    {"每支团队支持2项课题。", "amount limit", NOTHING},
    {"每个国家支持2项课题。", "amount limit", NOTHING},
    {"每名教师支持2项课题。", "amount limit", NOTHING},
    {"每项5万元。", "funds 50000 CNY per project", UNDER("评审程序")},
    {"每项5万元。", "funds 50000 CNY per project", UNDER("限项要求")},
    {"考核指标经费5万元/项。", "funds 50000 CNY per project", NOTHING},
    {"差旅补助额度每项2万元。", "funds 20000 CNY per project", NOTHING},
    {"拟资助5项。", "projects 5", UNDER("推荐名额")},
    {"经费：5万元。", "amount", UNDER("考核指标")},
    {"每家单位：限报，课题3项。", "amount limit", NOTHING},
    {"研究期限2年。", "none indicator", UNDER("考核指标")},
    {"研究期限2年。", "duration 2 year", UNDER("申报条件")},
    {"经费5万元/项。", "funds 50000 CNY per project", UNDER("考核指标")},
    {"经费自筹，资助额度：每项5万元。", "funds 50000 CNY per project", NOTHING},
    {"其中自筹20万元，每项资助8万元。", "amount matching, funds 80000 CNY per project", NOTHING},
    {"由各校推荐。每位教师全程跟踪，重点课题20项。", "projects 20 kind 重点课题", NOTHING},
    {"每支经学校教务部门推荐并训练满一学年的队伍经费5万元。", "funds 50000 CNY per organisation",
     UNDER("考核指标")},
    {NULL, NULL, NOTHING},
};

static struct span whole_of(struct statement_reader *reader, const char *text)
{
	reader->clean = reader->folded = str_from(text ? text : "");
	return (struct span){0, (uint32_t)reader->folded.size};
}

static const struct statements *read_sentence(struct statement_reader *reader, const char *sentence,
                                              struct figures *figures, const struct around *around,
                                              const struct statement_scope *scope)
{
	struct span whole = whole_of(reader, sentence);
	figures_from_text(figures, reader->grammar->lexicon, reader->folded, reader->arena);
	struct figure_hint *hints =
	    ARENA_ARRAY(reader->arena, struct figure_hint, figures->count + 1);
	hints[0] = (struct figure_hint){.label = (uint8_t)around->label,
	                                .is_taken = around->is_taken,
	                                .reason = str_from(around->reason ? around->reason : "")};
	return statements_read(reader, whole, figures, hints, scope);
}

static const char *stated_in(struct statement_reader *reader, const struct statement_case *row)
{
	static const struct around nothing = NOTHING;
	struct figures figures = {0};
	struct statement_scope scope = {.is_in_direction = row->around.is_in_direction,
	                                .directions = row->around.section};
	struct buf out;
	buf_init(&out);
	if (row->around.before) {
		struct figures others = {0};
		(void)read_sentence(reader, row->around.before, &others, &nothing, &scope);
	}
	struct span heading = whole_of(reader, row->around.heading);
	scope.topic = statement_heading(reader, heading, &scope.kind);
	const struct statements *statements =
	    read_sentence(reader, row->sentence, &figures, &row->around, &scope);
	for (size_t i = 0; i < statements->count; i++) {
		const struct statement *statement = &statements->items[i];
		struct str none = statement->is_amount ? STR("amount") : STR("none");
		buf_append(&out, i > 0 ? STR(", ") : STR(""));
		buf_append(&out, statement->of == FACT_NONE
		                     ? none
		                     : statement_words(statement, &figures.items[statement->figure],
		                                       reader->arena));
		buf_append(&out, statement->reason.size > 0 ? STR(" ") : STR(""));
		buf_append(&out, statement->reason);
		if (statement->whole != NO_STATEMENT) {
			buf_format(&out, " of %u", statement->whole + 1);
		}
		buf_append(&out, statement->is_name ? STR(" by place") : STR(""));
		buf_append(&out, statement->is_of_all ? STR(" together") : STR(""));
	}
	return kept(reader->arena, &out);
}

static void check_rows(const struct statement_case *rows)
{
	struct reading reading;
	reading_init(&reading);
	for (const struct statement_case *row = rows; row->sentence; row++) {
		struct statement_reader reader = {.arena = &reading.arena,
		                                  .grammar = reading.grammar,
		                                  .year = row->around.year,
		                                  .batch = row->around.batch,
		                                  .is_past = row->around.is_past,
		                                  .directions = row->around.directions};
		const char *stated = stated_in(&reader, row);
		cr_expect_str_eq(stated, row->stated, "%s: %s", row->sentence, stated);
	}
	reading_release(&reading);
}

Test(statements, by_what_stands_around)
{
	check_rows(surrounded);
}

Test(statements, reasons)
{
	check_rows(reasons);
}

Test(statements, rules_of_thumb)
{
	check_rows(rules);
}

Test(statements, samples)
{
	struct reading reading;
	size_t count;
	reading_init(&reading);
	cr_expect_eq(statements_check(reading.grammar, &count, &reading.diags), STATUS_OK);
	cr_expect_gt(count, 0);
	for (const struct diag *diag = reading.diags.first; diag; diag = diag->next) {
		cr_expect_fail("%s", diag_text(diag, LANGUAGE_ENGLISH, &reading.arena).data);
	}
	reading_release(&reading);
}
