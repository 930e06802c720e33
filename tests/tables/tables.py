"""The tables of tests/tables: invented, worded as funding calls word theirs. A table is said once, here;
make.py writes it in every format, and run.py looks for its cells in what was read."""

from typing import NamedTuple

INVENTED = "（本文及其中单位、榜题均为虚构，只作示例。）"


class Cell(NamedTuple):
    text: str
    columns: int = 1  # that it covers
    rows: int = 1


class Document(NamedTuple):
    title: str
    before: list  # of paragraphs; one that begins with ">" stands on the right
    heads: list   # of rows, each of the cells that begin in it
    rows: list
    after: list
    widths: list  # of columns, in parts of all
    numbers: tuple = ()  # columns of figures, from 0
    size: float = 12     # of the characters in it, in points


def row(*cells):
    return [cell if isinstance(cell, Cell) else Cell(cell) for cell in cells]


TOPICS = Document(
    title="关于发布2024年度青岚省农业科技揭榜挂帅榜单的通知",
    before=["各有关单位：", "为加快突破农业生产中的技术难题，现将榜单予以发布，有关事项通知如下。", "一、榜单任务", "本批榜单见下表。"],
    heads=[row("领域", "序号", "榜题名称", "拟支持项目数（个）", "资助经费（万元）")],
    rows=[row(Cell("种业创新", rows=3), "1", "高油大豆新品种选育", "2", "100"),
          row("2", "抗倒玉米种质创新", "1", "60"),
          row("3", "耐盐水稻分子育种", "1", "80"),
          row(Cell("农机装备", rows=2), "4", "丘陵山地小型收获机研制", "3", "150"),
          row("5", "果园轻简化管理机具研发", "1", "40"),
          row(Cell("合计", columns=3), "8", "430")],
    after=["二、申报要求", "申报单位应当在青岚省内注册，具有良好的研究基础和信誉。", "青岚省农业科技厅"],
    widths=[2, 1, 4, 2, 2], numbers=(1, 3, 4))

SOURCES = Document(
    title="关于下达2024年度云栖省交通科技项目计划的通知",
    before=["各有关单位：", "经专家评审和公示，现将项目计划下达给你们，请认真组织实施。", "一、项目计划"],
    heads=[row(Cell("序号", rows=2), Cell("项目名称", rows=2), Cell("项目数（项）", rows=2), Cell("经费（万元）", columns=2)),
           row("财政资助", "自筹")],
    rows=[row("1", "沥青路面再生利用技术研究", "2", "90", "45"),
          row("2", "山区桥梁健康监测方法研究", "1", "120", "60"),
          row("3", "内河航标远程管理系统研发", "1", "35.5", "20"),
          row("4", "公路隧道节能照明技术研究", "3", "64.5", "30"),
          row(Cell("合计", columns=2), "7", "310", "155")],
    after=["二、经费管理", "项目承担单位应当对专项经费单独核算，专款专用。", "云栖省交通科技管理中心"],
    widths=[1, 5, 2, 2, 2], numbers=(0, 2, 3, 4))

GROUPS = Document(
    title="2024年度临川市重点研发计划项目申报指南",
    before=["各县（区）科技主管部门：", "现就项目申报有关事项通知如下。", "一、支持方向", "支持方向及经费安排如下表所示。", ">单位：万元"],
    heads=[row("序号", "课题名称", "支持数量", "支持经费")],
    rows=[row(Cell("一、特色农业", columns=4)),
          row("1", "茶叶烘焙装备研发", "2", "100"),
          row("2", "茶园虫害绿色防控研究", "1", "50"),
          row(Cell("小计", columns=2), "3", "150"),
          row(Cell("二、传统工业", columns=4)),
          row("3", "青瓷釉料配方研究", "2", "80"),
          row("4", "竹材重组工艺研究", "2", "40"),
          row("5", "老窖菌群保育研究", "1", "30"),
          row(Cell("小计", columns=2), "5", "150"),
          row(Cell("合计", columns=2), "8", "300")],
    after=["二、申报条件", "申报单位应当具有独立法人资格，注册时间满一年。"],
    widths=[1, 5, 2, 2], numbers=(0, 2, 3))

QUOTAS = Document(
    title="关于做好2024年度云栖省社会科学规划项目申报工作的通知",
    before=["各高等学校、科研单位：", "一、申报名额", "各单位按照下表所列名额组织申报，不得超额。", "2024年度项目申报名额分配表"],
    heads=[row("序号", "单位", "重点项目", "一般项目", "青年项目", "合计")],
    rows=[row("1", "云栖大学", "3", "8", "5", "16"),
          row("2", "云栖师范学院", "2", "6", "4", "12"),
          row("3", "临川工学院", "1", "4", "", "5"),
          row("4", "省农业科学研究院", "1", "2", "3", "6"),
          row(Cell("总计", columns=2), "7", "20", "12", "39")],
    after=["二、报送材料", "申报材料一式三份，由科研管理部门统一报送。", "云栖省社会科学规划办公室"],
    widths=[1, 4, 2, 2, 2, 2], numbers=(0, 2, 3, 4, 5))

KINDS = Document(
    title="青岚省软科学研究计划2024年度项目申报通知",
    before=["各有关单位：", "一、项目类别和资助标准", "本年度项目分为以下类别。"],
    heads=[row("项目类别", "拟立项数（项）", "每项资助经费（万元）", "研究期限")],
    rows=[row("重大项目", "5", "20", "2年"),
          row("重点项目", "12", "不超过10", "18个月"),
          row("一般项目", "40", "3-5", "1年")],
    after=["二、申报办法", "申报人登录省科技管理信息系统填写申报书，纸质材料不受理。"],
    widths=[3, 3, 4, 3], numbers=(1, 2))

LIST = Document(
    title="关于发布临川市2024年度关键技术“揭榜挂帅”榜单的通知",
    before=["各有关单位：", "为推进产学研协同攻关，经征集需求、专家论证，现将本年度榜单发布如下。", "一、榜单"],
    heads=[row("序号", "领域", "榜题名称", "主要研究内容", "考核指标", "拟支持项目数（个）", "资助经费（万元）", "需求单位")],
    rows=[row("1", Cell("新材料", rows=4), "耐蚀轻质合金\n制备技术研究", "研究合金成分设计与熔炼工艺，掌握铸件组织控制方法，形成批量制备能力。",
              "抗拉强度提高10%以上，耐蚀寿命不少于20年，形成企业标准2项。", "1", Cell("300", rows=2), "临川铸造厂"),
          row("2", "高韧陶瓷基复合材料界面调控研究", "研究纤维涂层与基体的匹配规律，开发界面层连续沉积装备。",
              "断裂韧性较现有产品提高一倍，完成中试线1条。", "1", "云栖陶瓷研究所"),
          row("3", "可降解地膜专用树脂合成技术", "研究共聚单体配比与降解周期的关系，开发适合寒区的专用料。",
              "降解周期60至120天可调，示范应用1000亩。", "2", "160", "临川农膜公司"),
          row("4", "低介电玻璃纤维布织造技术", "研究超细纱整经与织造张力控制，突破后处理均匀性难题。",
              "介电常数不高于4.8，良品率达到95%。", "1", "120", "青岚玻纤公司"),
          row("5", Cell("智能制造", rows=3), "铸件缺陷在线检测系统", "研究多光谱成像与缺陷识别算法，建立缺陷样本库，开发产线集成软件。",
              "检出率不低于99%，单件检测时间不超过3秒，申请专利3件。", "2", Cell("500", rows=3), "临川铸造厂"),
          row("6", "小批量柔性装配\n单元研制", "研究快换夹具与任务重构方法，开发人机协作装配单元。",
              "换型时间不超过15分钟，建成示范线2条。", "1", "青岚电机公司"),
          row("7", "轴承寿命预测与运维平台", "研究退化特征提取与寿命预测模型，搭建远程运维平台。",
              "接入设备500台以上，预测误差小于10%。", "1", "临川轴承厂"),
          row("8", Cell("生物医药", rows=3), "中药饮片炮制过程质量控制", "研究炮制过程关键指标的快速检测方法，建立质量追溯体系。",
              "建立质量标准5项，覆盖饮片30种。", "2", "100", "临川药业公司"),
          row("9", "家用康复训练器械研发", "研究上肢康复运动评估方法，开发适合家庭使用的轻量化器械。",
              "取得医疗器械注册证1项，价格不高于同类产品的一半。", "1", "80", "云栖康复医院"),
          row("10", "益生菌耐储存包埋工艺研究", "研究壁材组合与干燥工艺对活菌率的影响，形成放大生产规程。",
              "常温储存12个月活菌率不低于80%。", "1", "40", "青岚乳品公司"),
          row(Cell("合计", columns=5), "13", "1300", "")],
    after=["二、申报要求", "揭榜单位应当具备相应的研发条件，不得重复申报。", "临川市科学技术局"],
    widths=[2, 3, 6, 9, 9, 4, 4, 5], numbers=(0, 5, 6), size=10.5)

DOCUMENTS = {"topics": TOPICS, "sources": SOURCES, "groups": GROUPS, "quotas": QUOTAS, "kinds": KINDS, "list": LIST}


def grid(rows):
    """For each row the cells that cover its columns, each with the row and the column that it begins in."""
    places = []
    for r, cells in enumerate(rows):
        line = {}
        for c, (cell, begin, column) in (places[-1] if places else {}).items():
            if begin + cell.rows > r:
                line[c] = (cell, begin, column)
        at = 0
        for cell in cells:
            while at in line:
                at += 1
            for c in range(at, at + cell.columns):
                line[c] = (cell, r, at)
        places.append(line)
    return places


def own_cells(rows):
    """For each row the cells that begin in it, by their column."""
    return [{column: cell for cell, begin, column in line.values() if begin == r}
            for r, line in enumerate(grid(rows))]
