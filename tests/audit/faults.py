#!/usr/bin/env python3
"""One fault at a time in guidelines that are in order, and what `zhinan audit` makes of it.

A case is a change to a text, the verdicts and differences that it must change, and the findings
that it must add, each with its line; nothing else may differ from the audit of the text as it
was. Random small documents are compared with an oracle that tries every value there is.
"""
import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile

PROGRAM, SHARED, CORPUS = sys.argv[1:4]
TOO_LONG = "9" * 40  # digits: more than a number holds
passed = failed = skipped = 0


def audit(folder, text, *options):
    path = os.path.join(folder, "guideline.txt")
    with open(path, "w", encoding="utf-8") as out:
        out.write(text)
    run = subprocess.run([PROGRAM, "audit", "--format", "json", *options, path],
                         capture_output=True, timeout=60)
    if run.returncode not in (0, 1):
        return None, run.returncode
    return json.loads(run.stdout), run.returncode


def proofs(result):
    return {(p["check"], p.get("scope", "")): (p["verdict"], p.get("difference"))
            for p in result["proofs"]}


def findings(result):
    return [(f["check"], f["level"], f["line"]) for f in result["findings"]]


def report(name, problem):
    global passed, failed
    if problem:
        failed += 1
        print(f"{name}: {problem}")
    else:
        passed += 1


def through_xml(folder, path):
    """The audit of a text's XML, and that of the text itself."""
    xml = os.path.join(folder, "guideline.xml")
    subprocess.run([PROGRAM, "parse", "-o", xml, path], check=True, capture_output=True,
                   timeout=60)
    results = []
    for name in (xml, path):
        run = subprocess.run([PROGRAM, "audit", "--format", "json", name], capture_output=True,
                             timeout=60)
        results.append(run.stdout)
    return results


class Text:
    """A guideline in lines, with the places that faults are put in."""

    def __init__(self, path):
        self.name = os.path.basename(path)
        with open(path, encoding="utf-8") as source:
            self.lines = source.read().split("\n")

    def find(self, pattern, start=1):
        for at in range(start, len(self.lines) + 1):
            if re.search(pattern, self.lines[at - 1]):
                return at
        return None

    def all(self, pattern):
        return [n for n, line in enumerate(self.lines, 1) if re.search(pattern, line)]

    def text(self):
        return "\n".join(self.lines)

    def change(self, at, old, new):
        lines = list(self.lines)
        assert old in lines[at - 1], (self.name, at, old)
        lines[at - 1] = lines[at - 1].replace(old, new, 1)
        return "\n".join(lines)

    def remove(self, start, end):
        return "\n".join(self.lines[:start - 1] + self.lines[end - 1:])

    def insert(self, behind, *new):
        return "\n".join(self.lines[:behind] + list(new) + self.lines[behind:])


class Check:
    """Compares the audit of a changed text with that of the text as it was."""

    def __init__(self, text, folder):
        self.text = text
        self.folder = folder
        self.before, code = audit(folder, text.text())
        self.proofs = proofs(self.before)
        self.findings = findings(self.before)
        errors = [f for f in self.findings if f[1] != "note"]
        report(f"{text.name} as it is", code != 0 and f"exit code {code}" or
               errors and f"findings {errors}" or
               self.before["verdict"] != "consistent" and self.before["verdict"])

    def case(self, name, changed, verdicts=None, found=(), moved=None, gone=(), options=(),
             code=None, ignore=()):
        """moved: (line, by): from that line on, all stands so many lines further down."""
        result, exit_code = audit(self.folder, changed, *options)
        name = f"{self.text.name}: {name}"
        if result is None:
            report(name, f"exit code {exit_code}")
            return
        expected = {**self.proofs, **(verdicts or {})}
        expected = {key: value for key, value in expected.items() if value is not None}
        line, by = moved or (1, 0)
        wanted = [(c, l, n + by if n >= line else n) for c, l, n in self.findings
                  if (c, n) not in gone]
        wanted = sorted(wanted + list(found))
        got = sorted(f for f in findings(result) if f not in ignore)
        inconsistent = any(v[0] == "inconsistent" for v in proofs(result).values())
        bad = inconsistent or any(f[1] == "error" for f in got)
        expected_code = int(bad) if code is None else code
        report(name,
               proofs(result) != expected and
               f"proofs {sorted(set(proofs(result).items()) ^ set(expected.items()))}" or
               got != wanted and f"findings {sorted(set(got) ^ set(wanted))}" or
               exit_code != expected_code and f"exit code {exit_code}")


FUNDS, PROJECTS = ("funds-total", ""), ("projects-total", "")
DIRECTIONS, PARTNERS = ("directions-count", ""), ("partners-count", "")


def amount_faults(check, text):
    """Any single amount up or down: by what the total's rounding hides, and by more."""
    for at in text.all(r"^(共拟支持经费|支持经费总额)"):
        line = text.lines[at - 1]
        number, unit = re.search(r"([\d.]+) ?([万亿])元", line).groups()
        scale = 10000 if unit == "亿" else 1
        value = round(float(number) * scale)
        for by, verdict in ((10, "inconsistent"), (-10, "inconsistent"), (4, "rounded"),
                            (-4, "rounded")):
            new = str(value + by) if scale == 1 else f"{(value + by) / scale:.4f}"
            check.case(f"line {at}: {by:+} 万", text.change(at, number, new),
                       {FUNDS: (verdict, by * 10000)})
    at = text.find(r"^共拟支持经费：3000 万")
    check.case("亿 for 万", text.change(at, "3000 万", "3000 亿"),
               {FUNDS: ("inconsistent", 3000 * (10 ** 8 - 10 ** 4))},
               [("funds-outlier", "warning", at)])


def total_faults(check, text):
    at = text.find(r"国拨经费总概算")
    total = re.search(r"概算 ([\d.]+) 亿", text.lines[at - 1]).group(1)
    count = re.search(r"约 (\d+) 个", text.lines[at - 1]).group(1)
    in_wan = round(float(total) * 10000)
    for new, verdict in (("3.15", "rounded"), ("3.2", "inconsistent")):
        if total == "3.148":
            check.case(f"total {new}", text.change(at, total, new),
                       {FUNDS: (verdict, (in_wan - round(float(new) * 10000)) * 10000)})
    fewer = str(int(count) - 7)
    more = str(int(count) + 3)
    check.case("caps leave room", text.change(at, f"约 {count}", f"约 {fewer}"),
               {PROJECTS: ("within-bounds", 7)})
    check.case("caps leave no room", text.change(at, f"约 {count}", f"约 {more}"),
               {PROJECTS: ("undecidable", -3)})
    check.case("tolerance 5 %", text.change(at, f"约 {count}", f"约 {more}"),
               {PROJECTS: ("within-bounds", -3)}, options=("--about-tolerance", "5"))
    check.case("tolerance 0.1 %", text.change(at, f"约 {count}", f"约 {more}"),
               {PROJECTS: ("inconsistent", -3)}, options=("--about-tolerance", "0.1"))
    check.case("one direction more is stated", text.change(at, "12 个指南", "13 个指南"),
               {DIRECTIONS: ("inconsistent", -1)})
    check.case("about one direction more is stated",
               text.change(at, "12 个指南", "约 13 个指南"), {DIRECTIONS: ("undecidable", -1)})
    partners = int(re.search(r"与 (\d+) 个国家", text.lines[at - 1]).group(1))
    check.case("one partner less is stated",
               text.change(at, f"{partners} 个国家", f"{partners - 1} 个国家"),
               {PARTNERS: ("inconsistent", 1)})


def count_faults(check, text):
    first = text.find(r"^1\.1")
    at = text.find(r"^拟(支持项目|立项)数", first)
    count = int(re.search(r"(\d+)", text.lines[at - 1]).group(1))
    check.case("one project less", text.change(at, str(count), str(count - 1)),
               {PROJECTS: ("undecidable", -1)})
    check.case("one project more", text.change(at, str(count), str(count + 1)),
               {PROJECTS: ("within-bounds", 1)})
    exact = Text.__new__(Text)
    exact.name = text.name + " without about"
    exact.lines = re.sub(r"约 (\d+ 个，国拨)", r"\1",
                         text.text().replace(" 个左右", " 个")).split("\n")
    plain = Check(exact, check.folder)
    plain.case("one project less", exact.change(at, str(count), str(count - 1)),
               {PROJECTS: ("inconsistent", -1)})
    plain.case("one project more", exact.change(at, str(count), str(count + 1)),
               {PROJECTS: ("within-bounds", 1)})


def structure_faults(check, text):
    starts = text.all(r"^[12]\.\d ")
    at, end = starts[3], starts[4]
    funds = re.search(r"([\d.]+) ?万元", text.lines[text.find("^(共拟支持经费|支持经费总额)", at) - 1])
    projects = re.search(r"(\d+)", text.lines[text.find("^拟(支持项目|立项)数", at) - 1])
    verdict = {FUNDS: ("inconsistent", -int(funds.group(1)) * 10000),
               PROJECTS: ("undecidable", -int(projects.group(1))),
               DIRECTIONS: ("inconsistent", -1), PARTNERS: ("inconsistent", -1)}
    check.case("direction removed", text.remove(at, end), verdict,
               [("numbering-gap", "error", at)], moved=(end, at - end))
    check.case("number left out", text.change(at, "1.4", "1.7"), found=[
        ("numbering-gap", "error", at), ("numbering-repeat", "error", starts[6])])
    check.case("number repeated", text.change(at, "1.4", "1.3"),
               found=[("numbering-repeat", "error", at)])
    at = starts[-1]
    check.case("gap before the last", text.change(at, "2.2", "2.4"),
               found=[("numbering-gap", "error", at)])
    at = text.find(r"^[(（]2[)）]")
    check.case("list item repeated", text.change(at, "2", "1"),
               found=[("list-numbering", "warning", at)])


def field_faults(check, text):
    direction = text.find(r"^1\.1")
    at = text.find(r"^共拟支持经费", direction)
    value = int(re.search(r"(\d+)", text.lines[at - 1]).group(1)) * 10000
    check.case("field missing", text.remove(at, at + 2), {FUNDS: ("undecidable", -value)},
               [("field-missing", "error", direction)], moved=(at, -2))
    check.case("field doubled", text.insert(at, "", text.lines[at - 1]),
               found=[("field-repeated", "error", at + 2)], moved=(at + 1, 2))
    check.case("amount unreadable", text.change(at, str(value // 10000), TOO_LONG),
               {FUNDS: ("undecidable", -value)}, [("figure-unreadable", "error", at)])
    check.case("another currency", text.change(at, "元人民币", "美元"),
               {FUNDS: ("undecidable", -value)}, [("figure-unfit", "error", at)])
    at = text.find(r"^拟支持项目数", direction)
    check.case("range backwards", text.change(at, "个", "~2 个"),
               found=[("range-reversed", "error", at)])
    at = text.find(r"^领域方向", direction)
    check.case("areas missing", text.remove(at, at + 2),
               found=[("field-missing", "warning", direction)], moved=(at, -2))


def own_total_faults(check, text):
    at = text.find(r"^1\.\d 中国和英国")
    parts = [n for n in text.all(r"^共拟支持经费") if n > at][:3]
    total = sum(int(re.search(r"(\d+) 万", text.lines[n - 1]).group(1)) for n in parts)
    scope = "dir-" + re.search(r"^1\.(\d)", text.lines[at - 1]).group(1)
    for by, verdict in ((0, "exact"), (-100, "inconsistent")):
        own = text.insert(at, "", f"共拟支持经费：{total - by} 万元人民币。")
        check.case(f"own total, {by:+} 万", own,
                   {("funds-total", scope): (verdict, by * 10000)}, moved=(at + 1, 2))


def word_faults(check, text):
    date = text.find(r"12 月 31 日")
    check.case("11 月 31 日", text.change(date, "12 月 31", "11 月 31"),
               found=[("date-impossible", "error", date)])
    at = text.find(r"^合作协议：《中华")
    check.case("title mark left open", text.change(at, "》", ""),
               found=[("bracket-open", "warning", at)])
    at = text.find(r"“一带一路”")
    check.case("quotation mark left open", text.change(at, "一路”", "一路"),
               found=[("quote-open", "warning", at)])
    at = text.find(r"年度第.批项目设立")
    year = re.search(r"(\d{4}) 年度第", text.lines[at - 1]).group(1)
    check.case("another year", text.change(at, year, str(int(year) + 1)),
               found=[("title-year", "error", at)])
    batch = re.search(r"第(.)批项目设立", text.lines[at - 1]).group(1)
    check.case("another batch", text.change(at, f"第{batch}批", "第五批"),
               found=[("title-batch", "error", at)])
    at = text.find(r"[a-z]@[a-z]")
    check.case("mail without a domain",
               text.change(at, re.search(r"@[\w.]+", text.lines[at - 1]).group(0), "@"),
               found=[("mail-broken", "warning", at)])
    at = text.find(r"https://\w+\.\w+\.")
    check.case("address without a colon", text.change(at, "https://", "https//"),
               found=[("url-broken", "warning", at)])
    at = text.find(r"等阿拉伯国家")
    if at:
        check.case("another country", text.change(at, "埃及", "土耳其"),
                   found=[("partner-list", "warning", at)])
    at = text.find(r"^共拟支持经费：2000 万元")
    check.case("cap too small",
               text.change(at, "人民币", "人民币，每个项目不超过 100 万元"),
               found=[("project-cap", "error", at)])
    check.case("cap enough", text.change(at, "人民币", "人民币，每个项目不超过 300 万元"))


# ---- small documents ----


def document(intro, directions, title="“政府间国际科技创新合作”重点专项 2023 年度第二批项目申报指南"):
    """A guideline of (partner, projects, funds), in order but for what they say; a string among
    the directions stands between them as it is."""
    lines = [title, "", "一、领域和方向", "", intro]
    number = 0
    for row in directions:
        if isinstance(row, str):
            lines += ["", *row.split("\n")]
            continue
        number += 1
        partner, projects, funds = row
        lines += ["", f"1.{number} 中国和{partner}政府间科技合作项目", "", "合作协议：《协定》。", ""]
        lines += [f"拟支持项目数：{projects}。", ""] if projects else []
        lines += [f"共拟支持经费：{funds}。"] if funds else []
    return "\n".join(lines) + "\n"


THREE = [("美国", "4 个", "1000 万元"), ("英国", "5 个", "1000 万元"), ("法国", "3 个", "1000 万元")]
PARTS = ["（一）发达国家\n\n本部分设立 2 个指南方向，拟支持项目数 9 个，国拨经费 {0} 万元。", *THREE[:2],
         "（二）发展中国家\n\n本部分设立 1 个指南方向，拟支持项目数 3 个，国拨经费 1000 万元。", THREE[2]]
OK = ("exact", 0)

DOCUMENTS = [  # name, text, proofs, findings (check, level), exit code
    ("a range of projects", document("2023 年度拟支持项目数 10~15 个。", THREE),
     {PROJECTS: ("within-bounds", 0)}, [("total-missing", "note")], 0),
    ("a range that is passed", document("2023 年度拟支持项目数 13~15 个。", THREE),
     {PROJECTS: ("inconsistent", -1)}, [("total-missing", "note")], 1),
    ("partners behind a list", document("与美国、英国等 3 个国家合作，拟支持项目数 12 个，国拨经费总概算 3000 万元。", THREE),
     {PARTNERS: OK, PROJECTS: OK, FUNDS: OK}, [], 0),
    ("partners behind a list, one too many", document("与美国、日本等 4 国合作，拟支持项目数 12 个，国拨经费总概算 3000 万元。", THREE),
     {PARTNERS: ("inconsistent", -1), PROJECTS: OK, FUNDS: OK}, [("partner-unmatched", "warning")], 1),
    ("so much for each, and no total", document(
        "2023 年度拟支持项目数 12 个，国拨经费总概算 3000 万元。", [*THREE[:2], ("法国", "3 个", "每项不超过 200 万元")]),
     {PROJECTS: OK, FUNDS: ("undecidable", -10000000)}, [("figure-unfit", "note")], 0),
    ("so much for each before the total", document(
        "2023 年度拟支持项目数 12 个，国拨经费总概算 3000 万元。", [*THREE[:2], ("法国", "3 个", "每项不超过 400 万元，共 1000 万元")]),
     {PROJECTS: OK, FUNDS: OK}, [], 0),
    ("so much for each that is too little", document(
        "2023 年度拟支持项目数 12 个，国拨经费总概算 3000 万元。", [*THREE[:2], ("法国", "3 个", "每项 300 万元，共 1000 万元")]),
     {PROJECTS: OK, FUNDS: OK}, [("project-cap", "error")], 1),
    ("so much for each of all", document(
        "2023 年度拟支持项目数 12 个，国拨经费总概算 3000 万元。每个项目资助额度不超过 300 万元。", THREE),
     {PROJECTS: OK, FUNDS: OK}, [("project-cap", "warning")], 0),
    ("what all pay themselves", document(
        "2023 年度拟支持项目数 12 个，国拨经费总概算 3000 万元。每个项目自筹经费不少于 900 万元。", THREE),
     {PROJECTS: OK, FUNDS: OK}, [], 0),
    ("the sum without what is missing", document(
        "2023 年度拟支持项目数 12 个，国拨经费总概算 2000 万元。", [*THREE[:2], ("法国", "3 个", TOO_LONG + "万元")]),
     {PROJECTS: OK, FUNDS: ("undecidable", 0)}, [("figure-unreadable", "error")], 1),
    ("another currency", document(
        "2023 年度拟支持项目数 12 个，国拨经费总概算 2000 万元。", [*THREE[:2], ("法国", "3 个", "100 万美元")]),
     {PROJECTS: OK, FUNDS: ("undecidable", 0)}, [("figure-unfit", "error")], 1),
    ("sections that say something of themselves", document(
        "2023 年度拟支持项目数 12 个，国拨经费总概算 3000 万元。", [row.format(2000) if isinstance(row, str) else row for row in PARTS]),
     {PROJECTS: OK, FUNDS: OK, ("funds-total", "sec-1-1"): OK, ("projects-total", "sec-1-1"): OK,
      ("directions-count", "sec-1-1"): OK, ("directions-count", "sec-1-2"): OK, ("funds-total", "sec-1-2"): OK,
      ("projects-total", "sec-1-2"): OK}, [], 0),
    ("a section that is wrong about itself", document(
        "2023 年度拟支持项目数 12 个，国拨经费总概算 3000 万元。", [row.format(2100) if isinstance(row, str) else row for row in PARTS]),
     {PROJECTS: OK, FUNDS: OK, ("funds-total", "sec-1-1"): ("inconsistent", -1000000), ("projects-total", "sec-1-1"): OK,
      ("directions-count", "sec-1-1"): OK, ("directions-count", "sec-1-2"): OK, ("funds-total", "sec-1-2"): OK,
      ("projects-total", "sec-1-2"): OK}, [], 1),
]


def small_documents(folder):
    for name, text, verdicts, found, code in DOCUMENTS:
        result, exit_code = audit(folder, text)
        got = result and proofs(result)
        levels = result and sorted((c, l) for c, l, _ in findings(result))
        report(name, got != verdicts and f"proofs {got}" or
               levels != sorted(found) and f"findings {levels}" or
               exit_code != code and f"exit code {exit_code}")
    two = document("国拨经费总概算 2000 万元。\n\n另安排经费总额 100 万美元。", [*THREE[:2], ("法国", "3 个", "100 万美元")])
    result, _ = audit(folder, two)
    verdicts = [(p["unit"], p["verdict"], len(p["terms"])) for p in result["proofs"]]
    report("two currencies", verdicts != [("CNY", "exact", 2), ("USD", "exact", 1)] and f"{verdicts}")


def encodings(folder, path):
    """The findings of one text in several encodings: the same words at the same lines."""
    with open(path, encoding="utf-8") as source:
        text = source.read()
    for old, new in (("12 月 31 日", "12 月 31 日至 2023 年 1 月 1 日"), ("“一带一路”", "“一带一路"),
                     ("1080 万", "1080~100 万"), ("（地区、国际组织）", "（地区、国际组织")):
        assert old in text, old
        text = text.replace(old, new, 1)
    said = []
    for encoding in ("utf-8", "gb18030", "utf-16-le", "utf-8-sig"):
        data = text.encode(encoding)
        if encoding == "utf-16-le":
            data = b"\xff\xfe" + data
        name = os.path.join(folder, "encoded.txt")
        with open(name, "wb") as out:
            out.write(data)
        run = subprocess.run([PROGRAM, "audit", "--format", "json", name], capture_output=True, timeout=60)
        rows = []
        for finding in json.loads(run.stdout)["findings"]:
            pieces = [piece.split("-") for piece in finding["bytes"].split()]
            words = b"".join(data[int(start):int(end)] for start, end in pieces)
            rows.append((finding["check"], finding["level"], finding["line"],
                         words.decode(encoding.removesuffix("-sig"))))
        said.append(rows)
        report(f"findings in {encoding}", rows != said[0] and f"{set(rows) ^ set(said[0])}")
    wanted = {"date-order", "quote-open", "bracket-open", "range-reversed"}
    got = {check for check, _, _, words in said[0] if len(words) < 40}
    report("findings in each encoding", not wanted <= got and f"{got}")


# ---- random documents against an oracle ----

WORDS = {"exact": "{0} 个", "about": "约 {0} 个", "at-most": "不超过 {0} 个",
         "at-least": "不少于 {0} 个", "range": "{0}~{1} 个"}
LIMIT = 60


def values(relation, low, high):
    """Every number that the words allow; an about only its face value."""
    return {"exact": {low}, "about": {low}, "at-most": set(range(low + 1)),
            "at-least": set(range(low, LIMIT)), "range": set(range(low, high + 1))}[relation]


def oracle(terms, total):
    relations = [t[0] for t in terms] + [total[0]]
    if "range" not in relations and sum(t[1] for t in terms) == total[1]:
        return "exact" if set(relations) == {"exact"} else "face-value"
    sums = {sum(choice) for choice in itertools.product(*(values(*t) for t in terms))}
    if sums & values(*total):
        return "within-bounds"
    return "undecidable" if "about" in relations else "inconsistent"


def random_figure(chance, most):
    relation = chance.choice(["exact", "exact", "about", "at-most", "at-least", "range"])
    low = chance.randint(1, most)
    return relation, low, low + chance.randint(1, 3)


def random_document(chance):
    terms = [random_figure(chance, 6) for _ in range(chance.randint(1, 3))]
    near = sum(t[1] for t in terms) + chance.choice([0, 0, 0, 1, -1, 3, -3, 6])
    relation = chance.choice(["exact", "exact", "about", "at-most", "at-least"])
    total = (relation, max(near, 1), max(near, 1) + 2)
    lines = ["“政府间国际科技创新合作”重点专项 2023 年度第二批项目申报指南", "",
             "一、领域和方向", "", f"2023 年度第二批项目按协议安排，拟支持项目数{WORDS[relation].format(*total[1:])}。"]
    for number, term in enumerate(terms, 1):
        lines += ["", f"1.{number} 中国和美国政府间科技合作项目", "", "合作协议：《协定》。", "",
                  f"拟支持项目数：{WORDS[term[0]].format(*term[1:])}。"]
    return "\n".join(lines) + "\n", terms, total


def random_documents(folder, count):
    chance = random.Random(20231215)
    for number in range(count):
        text, terms, total = random_document(chance)
        result, _ = audit(folder, text)
        got = result and proofs(result).get(PROJECTS, ("none",))[0]
        wanted = oracle(terms, total)
        report(f"random document {number}: {terms} {total}",
               got != wanted and f"{got}, the oracle says {wanted}")


# ---- the command ----


def run(*arguments, data=None):
    done = subprocess.run([PROGRAM, "audit", "--lang", "en", *arguments], capture_output=True,
                          input=data, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def command_line(folder, path):
    wrong = os.path.join(folder, "wrong.txt")
    with open(path, encoding="utf-8") as source, open(wrong, "w", encoding="utf-8") as out:
        out.write(source.read().replace("12 月 31 日", "11 月 31 日"))
    absent = os.path.join(folder, "absent.txt")
    with open(path, "rb") as source:
        data = source.read()
    cases = [
        ("in order", (path,), 0),
        ("standard input", ("-",), 0),
        ("an error", (wrong,), 1),
        ("fail on a note", ("--fail-on", "note", path), 1),
        ("fail on a warning", ("--fail-on", "warning", path), 0),
        ("never fail", ("--fail-on", "never", wrong), 0),
        ("the error skipped", ("--skip", "date-impossible", wrong), 0),
        ("another check only", ("--only", "funds-total,numbering-gap", wrong), 0),
        ("the check only", ("--only", "date-impossible", wrong), 1),
        ("several, one wrong", (path, wrong, path), 1),
        ("several, one absent", (path, absent), 2),
        ("no input", (), 2),
        ("unknown check", ("--only", "no-such", path), 2),
        ("unknown check to explain", ("--explain", "no-such"), 2),
        ("unknown level", ("--fail-on", "fatal", path), 2),
        ("unknown precision", ("--precision", "some", path), 2),
        ("precision of all", ("--precision", "all", path), 0),
        ("negative tolerance", ("--about-tolerance", "-1", path), 2),
        ("words for a tolerance", ("--about-tolerance", "much", path), 2),
        ("tolerance", ("--about-tolerance", "2.5", path), 0),
        ("explain all", ("--explain", "all"), 0),
    ]
    for name, arguments, expected in cases:
        code, _, _ = run(*arguments, data=data)
        report(f"audit, {name}", code != expected and f"exit code {code}")
    _, listed, _ = run("--explain", "all")
    ids = [line.split(" ")[0] for line in listed.split("\n") if line and line[0] != " "]
    report("explain lists the checks", len(ids) < 30 and f"{len(ids)} of them")
    for name in ids:
        code, text, _ = run("--explain", name)
        words = len(text.split("\n\n", 1)[-1].split())
        report(f"explain {name}", code != 0 and f"exit code {code}" or
               words < 15 and "hardly a paragraph")


def main():
    global skipped
    paths = [f"{CORPUS}/intergovernmental/2023-2.txt", f"{CORPUS}/intergovernmental/2024-1.txt",
             f"{SHARED}/real/intergovernmental-2023-2.txt"]
    with tempfile.TemporaryDirectory() as folder:
        for path in paths:
            if not os.path.exists(path):
                print(f"skipped: {path} is not there")
                skipped += 1
                continue
            from_xml, from_text = through_xml(folder, path)
            report(f"{path} by way of XML", from_xml != from_text and "another result")
            text = Text(path)
            check = Check(text, folder)
            for faults in (amount_faults, total_faults, count_faults, structure_faults,
                           field_faults, own_total_faults, word_faults):
                faults(check, text)
        small_documents(folder)
        encodings(folder, paths[0])
        random_documents(folder, 150)
        command_line(folder, paths[0])
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


sys.exit(main())
