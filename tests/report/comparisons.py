"""Changes and trends as tables for a spreadsheet, held against the JSON of the same."""

import csv
import io
import json
import re
from decimal import Decimal

from formats import cells_by_zip
import harness
from harness import ROOT, expect, run

OLD, NEW = (ROOT / f"corpus/intergovernmental/{name}.txt" for name in ("2023-2", "2024-1"))


def table(command, *arguments):
    out = run(command, "--format", "csv", *arguments)[1]
    expect(out.startswith(b"\xef\xbb\xbf") and out.endswith(b"\r\n"), f"{command}, csv", "mark and lines")
    return list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"), newline=""), strict=True))


def records(rows, record):
    return [row for row in rows if row["record"] == record]


def text_of(value):
    return "" if value is None else str(value)


def check_diff_csv(name, old, new):
    rows = table("diff", old, new)
    result = json.loads(run("diff", "--format", "json", old, new)[1])
    keys = ("change", "key", "part", "delta", "percent")
    expect([tuple(row[k] for k in keys) for row in records(rows, "change")] ==
           [tuple(text_of(c.get(k)) for k in keys) for c in result["changes"]], name, "csv of changes")
    expect([(row["old_line"], row["new_line"]) for row in records(rows, "change")] ==
           [tuple(text_of(c.get(side, {}).get("line")) for side in ("old", "new"))
            for c in result["changes"]], name, "csv places")
    totals = {(row["part"], row["aspect"]): row for row in records(rows, "total")}
    for part, total in result["totals"].items():
        row = totals[part, "summed"]
        expect((row["old_value"], row["new_value"], row["delta"]) ==
               tuple(text_of(total["summed"].get(k)) for k in ("from", "to", "delta")), name, f"csv {part}")
        relations = totals.get((part, "stated"), {"old_relation": "", "new_relation": ""})
        expect((relations["old_relation"], relations["new_relation"]) ==
               tuple(total["relations"].get(k, "") for k in ("from", "to")), name, "csv relations")
    expect([(row["change"], row["title"]) for row in records(rows, "partner")] ==
           [("added", p["name"]) for p in result["partners"]["gained"]] +
           [("removed", p["name"]) for p in result["partners"]["lost"]], name, "csv partners")
    return result


def evaluate(cells, sheet, formula):
    """What a formula of ours comes to."""
    def value(match):
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        return f"(Decimal('{cells.get((sheet, int(match[2]), column), (0, None))[0] or 0}'))"

    def total(match):
        first, last = int(match[2]), int(match[4])
        column = 0
        for letter in match[1]:
            column = column * 26 + ord(letter) - 64
        values = [cells.get((sheet, row, column), (0, None))[0] for row in range(first, last + 1)]
        return f"Decimal('{sum(v for v in values if isinstance(v, Decimal))}')"

    whole = re.sub(r"SUM\(([A-Z]+)(\d+):([A-Z]+)(\d+)\)", total, formula)
    whole = re.sub(r"\b([A-Z]+)(\d+)\b", value, whole)
    whole = whole.replace("ROUND(", "round_(")
    return eval(whole, {"Decimal": Decimal, "round_": lambda x, n: round(x, n)})  # ours, and arithmetic alone


def check_workbook(name, arguments, sheets):
    for lang in ("zh", "en"):
        data = run(*arguments, "--format", "xlsx", "--lang", lang)[1]
        expect(data == run(*arguments, "--format", "xlsx", "--lang", lang)[1], name, "the same twice")
        cells = cells_by_zip(data)
        found = list(dict.fromkeys(sheet for sheet, _, _ in cells))
        expect(lang == "en" or found == sheets, name, f"sheets {found}")
        chinese = [v for (_, row, _), (v, _) in cells.items()
                   if row == 1 and re.search("[\u4e00-\u9fff]", str(v))]
        expect(bool(chinese) == (lang == "zh"), name, f"heads {chinese[:3]}")
        formulas = [(place, value, formula) for place, (value, formula) in cells.items() if formula]
        expect(formulas and all(re.fullmatch(r"[A-Z0-9:+*/(),-]+", f) for _, _, f in formulas), name,
               "formulas are ours")
        for (sheet, row, column), value, formula in formulas:
            expect(abs(evaluate(cells, sheet, formula) - value) <= Decimal("0.01"), name,
                   f"{sheet} {row} {column}: {formula} is {value}")
    return cells


def hostile():
    """Titles that a spreadsheet would take for formulas, and an amount of more digits than it holds."""
    text = OLD.read_text(encoding="utf-8")
    paths = []
    for name, title, funds in (("one", "=1+1\t", "1080 万元"), ("other", "=2+2", "1234567890123456.78 元")):
        paths.append(harness.work / f"{name}.txt")
        paths[-1].write_text(text.replace("中国和新西兰", title, 1).replace("1080 万元", funds, 1),
                             encoding="utf-8")
    return paths


def main():
    result = check_diff_csv("diff", OLD, NEW)
    cells = check_workbook("diff", ("diff", OLD, NEW), ["汇总", "变更"])
    rows = max(row for sheet, row, _ in cells if sheet == "changes")
    expect(rows == 1 + len(result["changes"]), "diff", f"{rows} rows")
    cells = check_workbook("diff --only", ("diff", "--only", "money", OLD, NEW), ["汇总", "变更"])
    expect(max(row for sheet, row, _ in cells if sheet == "changes") < 30, "diff --only", "xlsx")
    check_workbook("trend", ("trend", OLD, NEW), ["文件清单", "项目数", "经费（万元）"])
    years = sorted((ROOT / "tests/golden/trend/years").glob("*.xml"))
    check_workbook("trend of years", ("trend", *years),
                   ["文件清单", "项目数", "经费（万元）", "经费（其他币种）"])
    one, other = hostile()
    check_diff_csv("hostile", one, other)
    cells = check_workbook("hostile", ("diff", one, other), ["汇总", "变更"])
    values = [value for value, _ in cells.values()]
    expect("1234567890123456.78" in values or any("1234567890123456.78" in str(v) for v in values),
           "hostile", "what a number does not hold is text")
    guarded = [v for row in table("diff", one, other) for k, v in row.items()
               if k in ("title", "from", "to", "text") and v and v[0] in "=+-@"]
    expect(not guarded, "hostile", f"{guarded[:3]}")
