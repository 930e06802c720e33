"""Tables in two texts: rows by their words, columns by theirs, cells as figures or words."""
from harness import check, report

HEAD = "某大学2025年度科研项目名额分配表\n\n各单位名额如下，请认真组织申报工作。\n\n"
QUOTAS = [["序号", "推荐单位", "名额", "经费（万元）", "备注"],
          ["1", "机械工程学院", "20", "60", "限青年教师申报"],
          ["2", "电子信息学院", "30", "80", "须联合申报"],
          ["3", "材料研究所", "40", "90", "不限专业"],
          ["4", "外国语学院", "5", "10", "不限学历"],
          ["合计", "", "95", "240", ""]]
CALL = "某县2025年度揭榜课题榜单\n\n"
TOPICS = [["序号", "领域", "课题名称", "拟支持项目数", "资助经费（万元）"],
          ["1", "农业", "稻麦轮作田减排固碳技术研究", "2", "20"],
          ["2", "农业", "滨海盐碱地改良研究", "3", "25"],
          ["3", "工业", "低温储能电池安全预警技术研究", "1", "40"]]


def drawn(head, rows):
    return head + "\n".join("\t".join(row) for row in rows) + "\n"


def edited(rows, *edits):
    """Rows with cells that are others: (row, column, text)."""
    out = [list(row) for row in rows]
    for row, column, text in edits:
        out[row][column] = text
    return out


def without_column(rows, at):
    return [row[:at] + row[at + 1:] for row in rows]


def with_column(rows, at, cells):
    return [row[:at] + [cell] + row[at:] for row, cell in zip(rows, cells)]


def in_yuan(rows):
    out = [list(row) for row in rows]
    out[0][3] = "经费（元）"
    for row in out[1:]:
        row[3] += "0000"
    return out


def with_places(folder, name, new, expected):
    """The same with the row and the column of each entry before it."""
    result = check(folder, name, drawn(HEAD, QUOTAS), drawn(HEAD, new), expected)
    places = [(c.get("row"), c.get("column")) for c in result["changes"] if c["part"] == "cell"]
    report(f"{name}, places", "" if all(row and column for row, column in places) else str(places))


def quotas(folder):
    for name, new, expected in [
        ("cells", edited(QUOTAS, (2, 2, "35"), (5, 2, "100"), (1, 4, "限40岁以下青年教师申报")),
         ["changed cell 30 -> 35 value +5", "changed cell 95 -> 100 value +5",
          "edited cell +[40岁以下]"]),
        ("another unit", in_yuan(QUOTAS), ["renamed column -[万]"]),
        ("a row comes", QUOTAS[:2] + [["2", "法学院", "6", "12", "不限年龄"]]
         + edited(QUOTAS, (2, 0, "3"), (3, 0, "4"), (4, 0, "5"))[2:],
         ["added row 2 | 法学院 | 6 | 12 | 不限年龄"]),
        ("a row moves", edited([QUOTAS[0], QUOTAS[4], *QUOTAS[1:4], QUOTAS[5]],
                               *[(i, 0, str(i)) for i in range(1, 5)]),
         ["moved row [1 | 外国语学院 | 5 | 10 | 不限学历]"]),
        ("a column comes", with_column(QUOTAS, 2, ["联系人", "张三", "李四", "王五", "赵六", ""]),
         ["added column 联系人"]),
        ("a column goes", without_column(QUOTAS, 4), ["removed column 备注"]),
    ]:
        with_places(folder, f"table: {name}", new, expected)


def topics(folder):
    for name, new, expected in [
        ("figures of directions", edited(TOPICS, (2, 3, "4"), (3, 4, "50")),
         ["changed projects 2 3 -> 4 value +1", "changed funds 3 40 -> 50 value +100000"]),
        ("a direction goes", edited(TOPICS[:1] + TOPICS[2:], (1, 0, "1"), (2, 0, "2")),
         ["removed direction 1> 稻麦轮作田减排固碳技术研究", "renumbered direction 2>1",
          "renumbered direction 3>2"]),
        ("a merged cell", edited(TOPICS, (2, 1, "")), []),
        ("a column of words goes", without_column(TOPICS, 1), ["removed column 领域"]),
    ]:
        check(folder, f"table: {name}", drawn(CALL, TOPICS), drawn(CALL, new), expected)


def tables(folder):
    quotas(folder)
    topics(folder)
