#!/usr/bin/env python3
"""Edits to guidelines, and what `zhinan diff` tells of each: those edits and nothing else.

usage: run.py FOLDER-OF-REAL-TEXTS CORPUS

Every pair is also compared the other way round, which must tell the inverse, and its totals must
add up. Prints a line for each failure and at last "N passed, N failed, N skipped"; exit 1 if one failed.
"""
import os
import re
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
import harness  # noqa: E402
from harness import Guideline, check, compare, diff, line, report  # noqa: E402
from only import only  # noqa: E402
from tables import tables  # noqa: E402

sys.path.insert(0, "tests/variants")
import make  # noqa: E402

REAL, CORPUS = sys.argv[1:3]

# ---- the same text, written otherwise ----

# Rewritings that are real differences, and all that may be told of them.
DIFFERENCES = {variant[0]: r"renumbered direction \S+" for variant in make.VARIANTS
               if variant[4] == make.NUMBERS}
DIFFERENCES["labels-traditional"] = r"renamed \w+ \S+ \w+ -> \w+"
# Lines that the reader does not put together again, so that the models differ: a page break within a
# line that was wrapped, a title of two lines, a running header, an address cut at its dots; and a
# radical that hides the word for project from the reader of figures.
READ_OTHERWISE = [
    (r"(wrap|slice|pages)-.*", r"added areas >2\.[02] [清料]"),
    (r"(wrap|slice|pages)-.*", r"(edited|moved) areas 2\.[02] .*"),
    (r"(wrap|slice)-30.*", r"edited title .*|added text .*申报指南"),
    (r"(wrap-3[04]|slice).*", r"(added|edited|moved|removed) requirements \S+ .*"),
    (r"running-headers", r"added \w+ \S+ 政府间国际科技创新合作重点专项项目申报指南"),
    (r"kangxi-radicals", r"(added|removed) stated duration 2~3 年"),
]


def is_allowed(name, told):
    if re.fullmatch(DIFFERENCES.get(name, r"(?!)"), told):
        return True
    return any(re.fullmatch(rewriting, name) and re.fullmatch(lines, told, re.S)
               for rewriting, lines in READ_OTHERWISE)


def rewritings(folder, path):
    text = Path(path).read_text(encoding="utf-8")
    plain = folder.model(text)

    def one(variant):
        name, change, encoding, reader, _ = variant
        other = folder.model(change(text).encode(encoding), tuple(reader.split()))
        result, code = diff(plain, other)
        told = [line(change) for change in result["changes"]]
        wrong = [t for t in told if not is_allowed(name, t)]
        if name in DIFFERENCES and not told:
            wrong = ["nothing is told"]
        return name, "".join("\n  " + t for t in wrong) or (code != bool(told) and f"code {code}")

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, problem in pool.map(one, make.VARIANTS):
            report(f"{Path(path).stem}, {name}", problem)


# ---- edits to a text of many partners ----

def numbered(items):
    """The items of a list, the first piece being what stands before it, numbered anew."""
    return items[0] + "".join(re.sub(r"^[（(]\d+[）)]", f"（{i}）", item)
                              for i, item in enumerate(items[1:], 1))


def list_of(part):
    return re.split(r"(?m)^(?=[（(]\d+[）)])", part)


def renumbered(pairs):
    return [f"renumbered direction {old}>{new}" for old, new in pairs]


def date(g, year):
    """A date in the requirements of 1.2, with the words that make it a bound."""
    word = "不早于 " if "不早于 2023 年 12 月 31 日" in g.parts["1.2"] else ""
    return f"{word}{year} 年 12 月 31 日"


def scenario(folder, g):
    """A year later: one gone, one new, one to the front, money, a date, a relation, all numbers."""
    korea = g.edit("1.3", ("日本理化学研究所（RIKEN）联合资助项目", "韩国政府间联合研究项目"),
                   ("3000 万元", "1500 万元"))
    for old, new in (("日本理化学研究所", "韩国研究财团"), ("RIKEN", "NRF"), ("日方", "韩方"),
                     ("日本", "韩国")):
        korea = korea.replace(old, new)
    changed = {"K": korea,
               "1_2": g.edit("1.2", ("1.05 亿元", "1.15 亿元"),
                             ("2023 年 12 月 31 日", "2024 年 12 月 31 日")),
               "1_5": g.edit("1.5", ("不超过 10 个", "10 个"))}
    order = ["1.9", "1.1", "1.2", "K", "1.4", "1.5", "1.6", "1.7", "1.8", "2.0", "2.1", "2.2"]
    new = g.with_parts(order, head=g.head.replace("3.148 亿", "3.098 亿"), **changed)
    expected = [
        "changed stated funds 3.148 亿元人民币 -> 3.098 亿元人民币 value -5000000",
        "moved direction 1.9>1.1 1.9 -> 1.1",
        "changed funds 1.2>1.3 1.05 亿元人民币 -> 1.15 亿元人民币 value +10000000",
        f"edited requirements 1.2>1.3 -[{date(g, 2023)}] +[{date(g, 2024)}]",
        "removed direction 1.3> 中国和日本理化学研究所（RIKEN）联合资助项目",
        "added direction >1.4 中国和韩国政府间联合研究项目",
        "changed projects 1.5>1.6 不超过 10 个 -> 10 个 relation",
    ] + renumbered([("1.1", "1.2"), ("1.2", "1.3"), ("1.4", "1.5"), ("1.5", "1.6"),
                    ("1.6", "1.7"), ("1.7", "1.8"), ("1.8", "1.9")])
    result = check(folder, "a year later", g.text, new, expected)
    funds = result["totals"]["funds"]
    parts = sorted(c["delta"] for c in funds["contributions"])
    report("a year later, funds", (parts, funds["delta"], funds["unexplained"])
           != ([-30000000, 10000000, 15000000], -5000000, 0) and f"{funds}")
    money = next(c for c in result["changes"] if c["part"] == "funds")
    report("a year later, percent", money["percent"] != 9.52 and f"{money}")


def order_of_directions(folder, g):
    back = g.with_parts(list(reversed(g.numbers)))
    result = check(folder, "order turned round", g.text, back,
                   [line(c) for c in diff(folder.model(g.text), folder.model(back))[0]["changes"]])
    kinds = [c["change"] for c in result["changes"]]
    report("order turned round: the fewest moves",
           (kinds.count("moved"), kinds.count("renumbered"), len(kinds)) != (11, 1, 12)
           and f"{kinds}")
    check(folder, "one to the end", g.text, g.with_parts(g.numbers[1:] + g.numbers[:1],
                                                         renumber=False),
          ["moved direction 1.1 1.1 -> 1.1"])


def document(folder, g):
    t = g.text
    check(folder, "nothing", t, t, [])
    check(folder, "draft and final", t.replace("申报指南", "申报指南（征求意见稿）", 1), t,
          ["changed programme status draft -> final"])
    heading = "2023 年度第二批项目申报指南"
    title = next(l for l in t.split("\n") if l.endswith(heading) and len(l) < 60)
    later = title.replace("2023", "2024")
    # The totals are those of the year before where the text does not follow its title.
    new = t.replace(title, later, 1).replace("2023 年度第二批项目设立", "2024 年度第二批项目设立", 1)
    said = "edited text 二 -[2023 年度] +[2024 年度]"
    check(folder, "year of the title", t, new, ["changed programme year 2023 -> 2024", said])
    check(folder, "title reworded too", t,
          new.replace(later, later.replace("申报指南", "申请指南"), 1),
          ["changed programme year 2023 -> 2024", said,
           "edited title -[2023 年度] +[2024 年度] -[申报] +[申请]"])


def items(folder, g):
    t = g.text
    areas = "食品科学、健康和生物医学、环境科学"
    assert areas in t
    one = "合作双方每年至少召开一次联合工作组会议并提交纪要。"
    p = list_of(g.parts["1.6"])

    def with_list(pieces):
        return g.with_parts(g.numbers, **{"1_6": numbered(pieces)})

    def says(item):
        return re.sub(r"^[（(]\d+[）)]\s*", "", item).strip()

    check(folder, "an area comes", t, t.replace(areas, "食品科学、量子计算、健康和生物医学、环境科学"),
          ["added areas >1.1 量子计算"])
    check(folder, "an item comes", t, with_list(p[:4] + [f"（4）{one}\n\n"] + p[4:]),
          [f"added requirements >1.6 {one}"])
    check(folder, "an item goes", t, with_list(p[:1] + p[2:]),
          [f"removed requirements 1.6> {says(p[1])}"])
    check(folder, "the last item first, with another stop", t,
          with_list(p[:1] + [p[-1].rstrip().rstrip("。") + "；\n\n"] + p[1:-1]),
          [f"moved requirements 1.6 8 -> 1 [{says(p[-1])[:-1]}；]"])
    swapped = p[:2] + [p[3], p[2]] + p[4:]
    result = check(folder, "two items change places", t, with_list(swapped),
                   [line(c) for c in diff(folder.model(t),
                                          folder.model(with_list(swapped)))[0]["changes"]])
    report("two items change places: one move",
           [c["change"] for c in result["changes"]] != ["moved"] and f"{result['changes']}")


def fields(folder, g):
    def with_us(*pairs):
        return g.with_parts(g.numbers, **{"1_2": g.edit("1.2", *pairs)})

    us = "中国和美国政府间科技合作项目"
    money, many = "共拟支持经费：1.05 亿元人民币。", "拟支持项目数：70 个左右。"
    for name, pairs, expected in [
        ("label", [("拟支持项目数", "拟立项数")],
         ["renamed projects 1.2 拟支持项目数 -> 拟立项数"]),
        ("kind of programme", [(us, "中国和美国政府间联合研究项目")],
         ["renamed heading 1.2 -[科技合作] +[联合研究]"]),
        ("one partner more", [(us, "中国和美国、加拿大政府间科技合作项目")],
         ["changed partner 1.2 美国 -> 美国, 加拿大", "renamed heading 1.2 +[、加拿大]"]),
        ("a range", [("70 个左右", "60~80 个")],
         ["changed projects 1.2 70 个左右 -> 60~80 个 value+relation"]),
        ("precision", [("1.05 亿元", "1.050 亿元")],
         ["changed funds 1.2 1.05 亿元人民币 -> 1.050 亿元人民币 precision"]),
        ("other unit, same amount", [("1.05 亿元", "10500 万元")], []),
        ("classifier", [("70 个左右", "70 项左右")],
         ["changed projects 1.2 70 个左右 -> 70 项左右 unit"]),
        ("funds go", [(money + "\n\n", "")], ["removed funds 1.2> 1.05 亿元人民币"]),
        ("a field in another place", [(many + "\n\n" + money, money + "\n\n" + many)],
         ["moved funds 1.2 [1.05 亿元人民币。]"]),
        ("a date", [("2023 年 12 月 31 日", "2025 年 12 月 31 日")],
         [f"edited requirements 1.2 -[{date(g, 2023)}] +[{date(g, 2025)}]"]),
    ]:
        check(folder, name, g.text, with_us(*pairs), expected)


def sections(folder, g):
    t = g.text
    own = "三、申报要求\n\n1. 申报单位应当在规定时间内提交。\n\n2. 每家单位限报 3 项。\n\n"
    middle, late = t.index("1.4 中国"), t.index("1.6 中国")
    check(folder, "a section behind", t, t.rstrip("\n") + "\n\n" + own,
          ["added section >三 申报要求"])
    check(folder, "a section before", t,
          t.replace("二、领域和方向", "二、组织方式\n\n各单位按照自愿原则组织。\n\n三、领域和方向", 1),
          ["added section >二 组织方式", "renumbered section 二>三"])
    check(folder, "a section renamed", t, t.replace("二、领域和方向", "二、重点任务", 1),
          ["renamed heading 二 -[领域和方向] +[重点任务]"])
    first = t.index("1.1 中国")
    for name, at in (("some", late), ("most", middle)):
        check(folder, f"sections for the directions, {name} in the second", t,
              t[:first] + "（一）联合研究\n\n" + t[first:at] + "（二）联合实验室\n\n" + t[at:],
              ["added section >一 联合研究", "added section >二 联合实验室"])


def inner_directions(folder, g):
    p = g.parts["1.8"]
    starts = [p.index(mark) for mark in ("1. 潜在", "2. 从产生", "3. 确定", "其他要求")] + [len(p)]
    head, one, two, three, rest = [p[:starts[0]]] + [p[a:b] for a, b in zip(starts, starts[1:])]
    new = ("4. 城市污水中耐药基因的监测方法。\n\n研究范围包括：\n\n（1）采样方法。\n\n"
           "拟支持项目数：2 个左右。\n\n共拟支持经费：500 万元人民币。\n\n")

    def told(name, parts, expected):
        out = "".join(re.sub(r"^\d\. ", f"{i}. ", part) for i, part in enumerate(parts, 1))
        return check(folder, name, g.text,
                     g.with_parts(g.numbers, **{"1_8": head + out + rest}), expected)

    title = re.match(r"2\. (.*?)。?\n", two)[1]
    result = told("an inner direction goes", [one, three],
                  [f"removed direction 2> {title}", "renumbered direction 3>2"])
    report("an inner direction goes: it counts for the one around it",
           [(c["number"], c["delta"]) for c in result["totals"]["funds"]["contributions"]]
           != [("1.8", -13000000)] and f"{result['totals']}")
    told("an inner direction comes", [one, two, three, new],
         ["added direction >4 城市污水中耐药基因的监测方法"])
    told("an inner direction moves", [three, one, two],
         ["moved direction 3>1 3 -> 1", "renumbered direction 1>2", "renumbered direction 2>3"])
    told("the funds of an inner direction", [one, two, three.replace("2500 万元", "2400 万元")],
         ["changed funds 3 2500 万元人民币 -> 2400 万元人民币 value -1000000"])


def kin(folder, g):
    """One direction becomes two; told as such only where the figures come out even."""
    us, o = "中国和美国政府间科技合作项目", g.numbers
    one = g.edit("1.2", ("70 个左右", "30 个"), ("1.05 亿元", "4500 万元"))
    two = g.edit("1.2", (us, "中国和美国政府间医药卫生联合资助项目"), ("70 个左右", "40 个"),
                 ("1.05 亿元", "6000 万元"))
    pairs = list(zip(o[2:], o[3:] + ["2.3"]))
    same = ["changed projects 1.2 70 个左右 -> 30 个 value+relation -40",
            "changed funds 1.2 1.05 亿元人民币 -> 4500 万元人民币 value -60000000"]
    added = "added direction >1.3 中国和美国政府间医药卫生联合资助项目"
    check(folder, "split", g.text, g.with_parts(o[:1] + ["A", "B"] + o[2:], A=one, B=two),
          same + [added + " came_from 1.2"] + renumbered(pairs))
    check(folder, "split that does not come out even", g.text,
          g.with_parts(o[:1] + ["A", "B"] + o[2:], A=one, B=two.replace("6000", "6500")),
          same + [added] + renumbered(pairs))


def clauses(folder, g):
    """Texts of the corpus alone, whose sentences are known."""
    t = g.text
    clause = "并举办 50 人以上的国际学术会议 2 次以上"
    p = g.edit("1.6", ("；" + clause + "。", "。"),
               ("本方向项目实施周期一般为3年。", f"本方向项目实施周期一般为3年，{clause}。"))
    check(folder, "a clause in another item", t, g.with_parts(g.numbers, **{"1_6": p}),
          [f"moved requirements 1.6 5 -> 2 [{clause}]"])
    paragraph = next(l for l in t.split("\n") if l.startswith("与各合作方"))
    cut = paragraph.index("。", 60) + 1
    check(folder, "a paragraph in two", t,
          t.replace(paragraph, paragraph[:cut] + "\n\n" + paragraph[cut:]), [])
    check(folder, "a paragraph in two, another edited", t,
          t.replace(paragraph, paragraph[:cut] + "\n\n" + paragraph[cut:])
          .replace("参照国家重点", "按照国家重点", 1), ["edited text -[参照] +[按照]"])
    address = "https://service.example.cn/kjjh_tztg_all/zn/20230404.html"
    for name, old, new, expected in [
        ("an address", address, address.replace("2023", "2024"),
         [f"edited requirements 1.6 -[{address}] +[{address.replace('2023', '2024')}]"]),
        ("one digit", "50 人以上", "55 人以上",
         ["edited requirements 1.6 -[50 人以上] +[55 人以上]"]),
        ("a number in words", "登记满 3 年", "登记满三年", []),
    ]:
        check(folder, name, t, g.with_parts(g.numbers, **{"1_6": g.edit("1.6", (old, new))}),
              expected)
    check(folder, "a title in its marks", t,
          g.with_parts(g.numbers, **{"1_1": g.edit("1.1", ("五年路线图", "十年路线图"))}),
          ["edited agreement 1.1 -[《中国—新西兰科技合作五年路线图安排》] "
           "+[《中国—新西兰科技合作十年路线图安排》]"])


# ---- families without partners ----

FAMILIES = [
    ("key-programme/sensors-2023.txt", "two reworded titles",
     [("高温压力敏感材料的失稳机理与调控方法", "高温压力敏感材料失稳机理及其调控方法研究"),
      ("传感器可靠性评价方法", "传感器可靠性评价与加速试验方法")],
     ["renamed heading 1.1 -[的] -[与] +[及其] +[研究]", "renamed heading 2.3 +[与加速试验]"]),
    ("key-programme/sensors-2023.txt", "a direction comes",
     [("1.2 单分子", "1.2 低温磁敏材料的缺陷调控（基础研究类）\n\n研究内容：研究缺陷形成规律。\n\n"
       "考核指标：建立模型 2 个。\n\n1.3 单分子")],
     ["added direction >1.2 低温磁敏材料的缺陷调控（基础研究类）", "renumbered direction 1.2>1.3"]),
    ("key-programme/sensors-2023.txt", "figures in prose and under a label",
     [("约 1.2 亿元", "约 1.3 亿元"), ("拟支持 2 项，国拨", "拟支持 3 项，国拨"), ("1～2 项。", "1～3 项。")],
     ["changed funds 2.1 约 1.2 亿元 -> 约 1.3 亿元 value +10000000",
      "changed projects 1.1 2 项 -> 3 项 value +1", "changed projects 2.1 1～2 项 -> 1～3 项 bounds"]),
    ("bjnsf/joint-2025.txt", "two reworded titles",
     [("城市物流的低空飞行器群体协同", "城市配送的低空飞行器集群协同"), ("相控阵校准技术", "相控阵快速校准技术")],
     ["renamed heading 1 -[物流] +[配送] -[群体] +[集群]", "renamed heading 1 +[快速]"]),
    ("softscience/province-2024.txt", "two reworded titles",
     [("治理模式研究", "治理模式与绩效研究"), ("监测与评价研究", "监测评价研究")],
     ["renamed heading 1 +[与绩效]", "renamed heading 2 -[与]"]),
    ("generic/city-2025.txt", "a title and a limit",
     [("绿色低碳建材制备技术", "低碳建材绿色制备技术"), ("每项不超过 200 万元", "每项不超过 250 万元")],
     ["changed funds 一 不超过 200 万元 -> 不超过 250 万元 value +500000",
      "renamed heading 二 -[绿色] +[绿色]"]),
    ("generic/city-2025.txt", "another direction in the place of one",
     [("智能网联汽车关键零部件研发", "海洋牧场装备")],
     ["removed direction 一> 智能网联汽车关键零部件研发", "added direction >一 海洋牧场装备"]),
]


def families(folder):
    for name, what, pairs, expected in FAMILIES:
        old = new = Path(CORPUS, name).read_text(encoding="utf-8")
        for before, after in pairs:
            assert before in new, (name, before)
            new = new.replace(before, after, 1)
        check(folder, f"{name}, {what}", old, new, expected)
    texts = sorted(Path(CORPUS).glob("*/*.txt"))
    for one, other in zip(texts, texts[1:] + texts[:1]):
        there, _ = diff(folder.model(one.read_text(encoding="utf-8")),
                        folder.model(other.read_text(encoding="utf-8")))
        back, _ = diff(folder.model(other.read_text(encoding="utf-8")),
                       folder.model(one.read_text(encoding="utf-8")))
        report(f"{one.stem} and {other.stem}",
               compare(sorted(map(str, map(harness.turned, there["changes"]))),
                       sorted(map(str, map(harness.as_is, back["changes"]))))
               or harness.sums(there))


# ---- more directions than a person writes ----

def many(folder):
    """Directions of few countries, so that hundreds have one key; numbered as texts do, 1.9 and then
    2.0, or on and on."""
    countries = "新西兰 德国 日本 美国 法国 埃及".split()

    def text(directions, number):
        lines = ["“政府间国际科技创新合作”重点专项2030年度第一批项目申报指南", "一、总体目标", "支持合作。",
                 "二、领域和方向"]
        for place, (index, funds) in enumerate(directions):
            lines += [f"{number(place)} 中国和{countries[index % 6]}第{index}项科技合作项目",
                      f"拟支持项目数：{index % 7 + 1}个。", f"共拟支持经费：{funds}万元人民币。",
                      "其他要求：", "（1）中方单位应当具备研究基础。"]
        return "\n\n".join(lines)

    before = [(index, 100 + index % 90 * 10) for index in range(1, 1501)]
    after = [(index, funds + 50 * (index % 100 == 3)) for index, funds in before
             if index % 100 != 50]
    for name, number in [("1.9 and 2.0", lambda place: f"{place // 10 + 1}.{place % 10}"),
                         ("1.1000", lambda place: f"1.{place + 1}")]:
        expected = [f"removed direction {number(index - 1)}> "
                    f"中国和{countries[index % 6]}第{index}项科技合作项目"
                    for index in range(50, 1501, 100)]
        for index in range(3, 1501, 100):
            old, new = number(index - 1), number(index - 1 - index // 100)
            funds = 100 + index % 90 * 10
            expected.append(f"changed funds {old if old == new else f'{old}>{new}'} "
                            f"{funds}万元人民币 -> {funds + 50}万元人民币 value +500000")
        result, _ = diff(folder.model(text(before, number)), folder.model(text(after, number)))
        told = [line(change) for change in result["changes"] if change["change"] != "renumbered"]
        report(f"1500 directions, {name}", compare(expected, told) or harness.sums(result))


def main():
    own = f"{CORPUS}/intergovernmental/2023-2.txt"
    texts = [own, f"{CORPUS}/intergovernmental/2024-1.txt",
             f"{REAL}/intergovernmental-2023-2.txt"]
    with tempfile.TemporaryDirectory() as path:
        folder = harness.Folder(path)
        for name in texts:
            if not os.path.exists(name):
                print(f"skipped: {name} is not there")
                harness.skipped += 1
                continue
            rewritings(folder, name)
            if "2024" in name:
                continue
            g = Guideline(Path(name).read_text(encoding="utf-8"))
            for cases in (scenario, order_of_directions, document, items, fields, sections,
                          inner_directions, kin):
                cases(folder, g)
            if name == own:
                clauses(folder, g)
        families(folder)
        many(folder)
        tables(folder)
        only(folder, *(Path(name).read_text(encoding="utf-8") for name in texts[:2]))
    print(f"{harness.passed} passed, {harness.failed} failed, {harness.skipped} skipped")
    return 1 if harness.failed or not harness.passed else 0


if __name__ == "__main__":
    sys.exit(main())
