"""Trends of many documents, and on a terminal."""

import csv
import io
import json
import re

import harness
from formats import columns
from harness import ROOT, expect, run

NAMES = ("新西兰 巴西 美国 日本 埃及 以色列 英国 法国 意大利 西班牙 比利时 马耳他 葡萄牙 希腊 德国 荷兰 挪威 "
         "瑞典 芬兰 丹麦 波兰 捷克 匈牙利 奥地利 瑞士 加拿大 墨西哥 智利 阿根廷 南非 肯尼亚 泰国 越南 印度 韩国 "
         "新加坡 马来西亚 俄罗斯 白俄罗斯 塞尔维亚").split()
COUNT, YEARS = 1000, 20


def many():
    """Documents of twenty years, fifty in each, of forty partners."""
    folder = harness.work / "many"
    folder.mkdir()
    paths = []
    for i in range(COUNT):
        lines = [f"“政府间国际科技创新合作”重点专项{2000 + i % YEARS}年度第{i // YEARS + 1}批项目申报指南",
                 "一、总体目标", "支持合作。", "二、领域和方向"]
        for k in range(3):
            lines += [f"1.{k + 1} 中国和{NAMES[(i * 3 + k * 7) % len(NAMES)]}政府间科技合作项目",
                      f"拟支持项目数：{i % 7 + 1}个。", f"共拟支持经费：{100 + i % 90 * 10}万元人民币。"]
        paths.append(folder / f"{i:04}.txt")
        paths[-1].write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    return paths


def check_many():
    paths = many()
    _, out = run("trend", "--lang", "en", *paths)
    text = out.decode("utf-8")
    lines = text.splitlines()
    expect(len(lines) < 500, "1000 documents", f"{len(lines)} lines")
    for words in ("and 988 more before these", "the last 6; years before them that are left out: 14.",
                  "30 of 40 rows", "--all"):
        expect(words in " ".join(text.split()), "1000 documents", f"no word of {words}")
    _, whole = run("trend", "--lang", "en", "--all", *paths)
    expect(len(whole.splitlines()) > 10000 and b"--all" not in whole, "--all", f"{len(whole)}")
    _, out = run("trend", "--format", "json", *paths)
    result = json.loads(out)
    expect((result["documents"], len(result["rows"]), len(result["years"])) == (COUNT, 40, YEARS),
           "1000 documents", "JSON is whole")
    weight = {row["name"]: sum(year["funds"]["CNY"]["value"] for year in row["years"]
                               if year["year"] >= 2014) for row in result["rows"]}
    funds = text[text.index("\nfunds, in"):]
    shown = {name for name in NAMES if re.search(rf"^{name} ", funds, re.M)}
    expect(len(shown) == 30 and min(weight[n] for n in shown) >=
           max(weight[n] for n in NAMES if n not in shown), "1000 documents", "the largest rows")
    rows = list(csv.DictReader(io.StringIO(run("trend", "--format", "csv", *paths)[1].decode("utf-8-sig"))))
    expect(len({row["edition"] for row in rows if row["record"] == "figure"} - {""}) == COUNT,
           "1000 documents", "CSV is whole")
    _, out = run("trend", "--lang", "en", "--format", "html", *paths)
    page = out.decode("utf-8")
    expect(len(out) < 1 << 20 and page.count('<tr id="m3-') == 40 and page.count("<figure") == 24, "1000 documents",
           f"a page of {len(out)} bytes, with all rows and some charts")
    for words in ("and 900 more before these", "Shown by year, the last 20", "Charts are drawn of 24 rows of 40",
                  "the last 12 of 20 columns", "csv and xlsx have them all"):
        expect(words in page, "1000 documents", f"the page has no word of {words}")


def check_changes():
    """Each change is against the year before it that has a document."""
    folder = ROOT / "tests/golden/trend/years"
    _, out = run("trend", "--format", "json", *sorted(folder.glob("*.xml")))
    result = json.loads(out)
    years = [year["year"] for year in result["years"]]
    before = dict(zip(years[1:], years))
    changes = [c for row in result["rows"] + [result] for c in row["changes"]]
    expect(changes and all(before[c["to_year"]] == c["from_year"] for c in changes), "changes",
           "against another year")
    _, out = run("trend", "--lang", "zh", *sorted(folder.glob("*.xml")))
    text = out.decode("utf-8")
    expect("比 2021" in text and "上一年度" in text, "changes", "the rule stands above")
    expect(not re.search(r"\b(NZ|US|USD|CNY)\b", text.replace("…", "")), "changes", "codes in Chinese")


def check_colour():
    texts = [ROOT / f"corpus/intergovernmental/{name}.txt" for name in ("2023-2", "2024-1")]
    for command in ("diff", "trend"):
        coloured = harness.on_terminal({}, command, "--lang", "en", *texts)
        plain = harness.on_terminal({"NO_COLOR": "1"}, command, "--lang", "en", *texts)
        expect("\x1b[" in coloured and "\x1b" not in plain, f"{command}, colour", "NO_COLOR is heard")
        expect(re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain, f"{command}, colour",
               "it is all that differs")


def check_width():
    """Lines are as wide as the terminal, and 80 columns where the output is none."""
    texts = [ROOT / f"corpus/intergovernmental/{name}.txt" for name in ("2023-2", "2024-1", "2031-1")]
    for command, arguments in (("diff", texts[:2]), ("trend", texts)):
        env = {"NO_COLOR": "1", "COLUMNS": "130"}
        wide = harness.on_terminal(env, command, "--lang", "zh", *arguments)
        widest = max(columns(line) for line in wide.splitlines())
        expect(80 < widest <= 130, f"{command}, width", f"{widest} on a terminal of 130 columns")
        plain = run(command, "--lang", "zh", *arguments, env={"COLUMNS": "130"})[1].decode("utf-8")
        widest = max(columns(line) for line in plain.splitlines())
        expect(widest <= 80, f"{command}, width", f"{widest} in a file")


def main():
    check_width()
    check_many()
    check_changes()
    check_colour()
