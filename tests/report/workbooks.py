"""The sheets of `parse` and `audit`: what they hold, how they print, and that a spreadsheet comes to the same sums."""

import csv
import html
import io
import json
import re
import resource
import shutil
import subprocess
import zipfile
from decimal import Decimal

import harness
from harness import ROOT, audit, expect, skip

try:
    import openpyxl
except ImportError:
    openpyxl = None

SHEETS = {
    ("parse", "en"): ["ledger", "terms", "mentions", "source text"],
    ("parse", "zh"): ["台账", "条款", "提及", "原文"],
    ("audit", "en"): ["overview", "proofs", "terms", "findings", "source text"],
    ("audit", "zh"): ["概要", "勾稽核对", "各项", "问题", "原文"],
}
TEXTS = ["corpus/intergovernmental/2023-2.txt", "corpus/key-programme/sensors-2023.txt",
         "corpus/softscience/province-2024.txt", "corpus/generic/tables-2025.txt", "tests/tables/list.cells.html"]
DITTO = "〃"
CODES = {"CNY", "exact", "at-most", "at-least", "about", "funds", "projects", "face-value", "within-bounds",
         "undecidable", "inconsistent", "funds-total", "projects-total", "error", "warning", "note", "matching"}


def workbook(command, path, lang="zh"):
    return harness.run(command, "--format", "xlsx", "--lang", lang, path)[1]


def load(data, cached=True):
    return openpyxl.load_workbook(io.BytesIO(data), data_only=cached)


def ledger_csv(path):
    out = harness.run("parse", "--format", "csv", path)[1].decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(out, newline=""), strict=True))


def column(sheet, head):
    """The letters of the column with a head."""
    return next((cell.column_letter for cell in sheet[1] if cell.value == head), None)


# ---- layout ----

def check_layout(name, command, lang, book):
    expect(book.sheetnames == SHEETS[command, lang], name, book.sheetnames)
    for sheet in book:
        here = f"{name} {sheet.title}"
        setup = sheet.page_setup
        expect(setup.orientation == "landscape" and int(setup.paperSize) == 9, here, "A4 across")
        expect(sheet.sheet_properties.pageSetUpPr.fitToPage and setup.fitToHeight == 0 and
               setup.fitToWidth in (None, 1), here, "one page wide")
        expect(sheet.print_title_rows in ("1:1", "$1:$1"), here, f"head on each page {sheet.print_title_rows}")
        expect(sheet.freeze_panes == "A2", here, "head stays")
        foot = sheet.oddFooter
        expect("&P" in foot.right.text.replace("&[Page]", "&P") and foot.left.text and
               foot.center.text == sheet.title, here, "foot")
        if sheet["A2"].value not in ("none", "无"):
            expect((sheet.auto_filter.ref or "").startswith("A1:"), here, "filter")
        heads = [cell.value for cell in sheet[1]]
        expect(all(heads) and len(set(heads)) == len(heads), here, f"heads {heads}")
        if lang == "zh":
            latin = [head for head in heads if re.search("[A-Za-z]", head)]
            expect(not latin, here, f"heads in Chinese {latin}")
            codes = [cell.value for row in sheet.iter_rows() for cell in row
                     if isinstance(cell.value, str) and cell.value in CODES]
            expect(not codes, here, f"codes {codes[:5]}")


def check_links(name, book):
    """A click on a place leads to the text that it is the place of."""
    texts = book.worksheets[-1]
    written = column(texts, "原文")
    links = 0
    for sheet in book.worksheets[:-1]:
        text = column(sheet, "原文")
        for link in (cell.hyperlink for row in sheet.iter_rows() for cell in row if cell.hyperlink):
            found = re.fullmatch(r"'(.+)'!A(\d+)", link.location or "")
            expect(found and found[1] == texts.title and not link.target, name, f"link {link.location}")
            row = re.search(r"\d+", link.ref)[0]
            target = texts[f"{written}{found[2]}"].value
            expect(bool(target), name, f"{link.ref} leads to {found[2]}")
            wanted = sheet[f"{text}{row}"].value if text else None
            if wanted and "×" not in wanted:
                squeeze = lambda s: re.sub(r"\s", "", s)
                expect(squeeze(wanted)[:8] in squeeze(target), name, f"{link.ref}: {wanted} is in {target[:60]}")
            links += 1
    return links


# ---- sums ----

def check_sums(name, path, book, formulas):
    """Each figure counts once: those marked as counted make what the audit says."""
    sheet = book.worksheets[0]
    rows = range(2, int(re.search(r"\d+$", sheet.auto_filter.ref)[0]) + 1)
    proofs = [proof for proof in json.loads(audit("json", path)[1])["proofs"] if not proof.get("scope")]
    last = sheet.max_row
    for check, value, counted in (("funds-total", "经费（元）", "经费计入合计"),
                                  ("projects-total", "项目数", "项目数计入合计")):
        value, counted, title = (column(sheet, head) for head in (value, counted, "指南方向"))
        made = sum(sheet[f"{value}{row}"].value for row in rows if sheet[f"{counted}{row}"].value == "是")
        sums = [row for row in range(rows.stop, last + 1)
                if (sheet[f"{title}{row}"].value or "").startswith("全文：合计") and sheet[f"{value}{row}"].value is not None]
        for proof in proofs:
            if proof["check"] == check:
                expect(made == proof["sum"], name, f"{check} {made}, not {proof['sum']}")
                expect(sheet[f"{value}{sums[0]}"].value == proof["sum"], name, f"{check} in row {sums[0]}")
                live = formulas.worksheets[0]
                expect(live[f"{value}{sums[0]}"].value.startswith("=SUMIFS("), name, "a live sum")
                stated = live[f"{value}{sums[0] + 2}"].value
                expect(stated == f"={value}{sums[0]}-{value}{sums[0] + 1}", name, f"a live difference {stated}")
        dittos = [row for row in rows if sheet[f"{value}{row}"].value == DITTO]
        expect(all(sheet[f"{counted}{row}"].value is None for row in dittos), name, "what is said above counts once")


def value_of(sheet, formula, values):
    """What one of our formulas comes to, by the cells that it names."""
    def number(reference):
        value = values[reference].value
        return Decimal(str(value)) if isinstance(value, (int, float)) else Decimal(0)

    def cells(span):
        first, _, last = span.partition(":")
        block = values[f"{first}:{last or first}"]
        return [cell for row in block for cell in row]

    if found := re.fullmatch(r"=SUMIFS\((.*)\)", formula):
        parts = found[1].split(",")
        total = Decimal(0)
        for at, cell in enumerate(cells(parts[0])):
            if all(cells(span)[at].value == word.strip('"') for span, word in zip(parts[1::2], parts[2::2])):
                total += number(cell.coordinate)
        return total
    if found := re.fullmatch(r"=SUM\((.*)\)", formula):
        return sum((number(cell.coordinate) for span in found[1].split(",") for cell in cells(span)), Decimal(0))
    left, sign, right = re.fullmatch(r"=([A-Z]+\d+)([-*/])([A-Z]*\d+)", formula).groups()
    a, b = number(left), Decimal(right) if right.isdigit() else number(right)
    return a - b if sign == "-" else a * b if sign == "*" else a / b


def check_formulas(name, data):
    """Each formula comes to the result that stands in its cell, which is the audit's."""
    values, count = load(data), 0
    for sheet in load(data, cached=False):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    made = value_of(sheet, cell.value, values[sheet.title])
                    stands = Decimal(str(values[sheet.title][cell.coordinate].value))
                    expect(abs(made - stands) < Decimal("0.000001"), name,
                           f"{sheet.title} {cell.coordinate}: {cell.value} is {made}, not {stands}")
                    count += 1
    return count


def without_results(data):
    """The workbook with formulas alone, so that a reader has to work them out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/"):
                content = re.sub(rb"</f><v>[^<]*</v>", b"</f>", content)
            new.writestr(name, content)
    return out.getvalue()


def check_recalculated(name, data):
    """LibreOffice comes to the results that stand in the file."""
    folder = harness.work / "recalculated"
    folder.mkdir(exist_ok=True)
    (folder / "book.xlsx").write_bytes(without_results(data))
    subprocess.run(["soffice", f"-env:UserInstallation=file://{harness.work}/profile", "--headless", "--convert-to",
                    "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(folder / "book.xlsx")],
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120, check=False)
    made = openpyxl.load_workbook(folder / "out/book.xlsx", data_only=True)
    live = load(data, cached=False)
    count = 0
    for sheet in load(data):
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(live[sheet.title][cell.coordinate].value, str) and \
                        live[sheet.title][cell.coordinate].data_type == "f":
                    other = made[sheet.title][cell.coordinate].value
                    expect(isinstance(other, (int, float)) and abs(other - cell.value) < 1e-6, name,
                           f"{sheet.title} {cell.coordinate}: {other}, not {cell.value}")
                    count += 1
    expect(count > 3, name, f"{count} formulas")


# ---- the ledger as CSV ----

def check_csv(name, path, book):
    rows = ledger_csv(path)
    records = {kind: [row for row in rows if row["record"] == kind] for kind in ("direction", "stated", "fact", "mention")}
    expect(sum(map(len, records.values())) == len(rows), name, "records")
    made = sum(int(row["funds"]) for row in records["direction"] if row["funds_counted"] == "yes")
    stated = [row for row in records["stated"] if row["kind"] == "funds" and row["sum"] and not row["id"]]
    expect(all(int(row["sum"]) == made for row in stated), name, f"{made} in CSV")
    document = json.loads(audit("json", path)[1])
    proofs = {proof["check"]: proof for proof in document["proofs"] if not proof.get("scope")}
    for check, kind in (("funds-total", "funds"), ("projects-total", "projects")):
        for row in records["stated"]:
            if row["kind"] == kind and row["verdict"] and not row["id"] and check in proofs:
                expect(row["verdict"] == proofs[check]["verdict"], name, f"{kind} {row['verdict']}")
    sheet = book.worksheets[1]
    expect(sheet.max_row - 1 == len(records["fact"]) + len(records["stated"]) -
           sum(not row["value"] and not row["text"] for row in records["stated"]), name, "facts of both")


# ---- hostile texts ----

HOSTILE = ["=cmd|' /C calc'!A0", "+1+1 的方法", "@SUM(1,1) 的方法", "'先引的题目", "-2+3 的方法", "_x0041_ 转义的题目",
           "http://example.com/ 的方法", "＝全角的题目", "<b>&amp;</b> 的方法", "响铃\x07的题目", "长" * 400]


def hostile():
    heads = ["序号", "榜题名称", "拟支持项目数（个）", "资助经费（元）"]
    rows = [[str(at), title, "1", "1000000"] for at, title in enumerate(HOSTILE, 1)]
    rows.append([str(len(rows) + 1), "大数的题目", "1", "1234567890123456789"])
    table = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in [heads] + rows)
    path = harness.work / "=hostile.html"
    path.write_text(f"<html><head><meta charset=utf-8></head><body><h1>=1+1&amp;P 年度“揭榜挂帅”榜单申报指南</h1>"
                    f"<p>一、榜单</p><table>{table}</table></body></html>", encoding="utf-8")
    return path


def check_hostile():
    path = hostile()
    for command in ("parse", "audit"):
        data = workbook(command, path)
        archive = zipfile.ZipFile(io.BytesIO(data))
        book = load(data, cached=False)
        for at, sheet in enumerate(book, 1):
            xml = archive.read(f"xl/worksheets/sheet{at}.xml").decode("utf-8")
            for formula in re.findall(r"<f>([^<]*)</f>", xml):
                expect(re.fullmatch(r"(SUM|SUMIFS)\([A-Z0-9:,&quot;\"是]+\)|[A-Z]+\d+([-*][A-Z]+\d+|/10000)", formula),
                       "hostile", f"a formula of ours {formula}")
            expect("http" not in re.sub(r'xmlns\S*="[^"]*"', "", xml), "hostile", "no link of a text")
            links = f"xl/worksheets/_rels/sheet{at}.xml.rels"
            expect(links not in archive.namelist(), "hostile", "nothing outside is linked")
        if command == "parse":
            sheet = book.worksheets[0]
            titles = [cell.value for cell in sheet[column(sheet, "指南方向")]]
            for title in HOSTILE:
                shown = title.replace("_x0041_", "_x005F_x0041_")  # as the format spells it
                bare = title.replace("\x07", "")  # no text of HTML has it
                expect(title in titles or shown in titles or bare in titles, "hostile", f"the title {title[:20]}")
            values = [cell.value for cell in sheet[column(sheet, "经费（元）")]]
            expect("1234567890123456789" in values, "hostile", "a number of 19 digits is text")
    guarded = [value for row in ledger_csv(path) for key, value in row.items()
               if value and value[0] in "=+-@＝" and not re.fullmatch(r"-?\d+(\.\d+)?", value)]
    expect(not guarded, "hostile", f"CSV {guarded[:3]}")


# ---- sums of parts ----

def write(name, text):
    path = harness.work / name
    path.write_text(text, encoding="utf-8")
    return path


def totals(name, path):
    """The sums below the directions: title, number of projects, funds."""
    data = workbook("parse", path)
    expect(check_formulas(name, data) > 3, name, "formulas")
    sheet = load(data, cached=False).worksheets[0]
    first = int(re.search(r"\d+$", sheet.auto_filter.ref)[0]) + 1
    heads = [column(sheet, head) for head in ("指南方向", "项目数", "经费（元）", "币种")]
    return [[sheet[f"{letter}{row}"].value for letter in heads] for row in range(first, sheet.max_row + 1)]


def check_sections():
    lines = ["“先进材料”重点专项2026年度项目申报指南", "", "本年度拟支持项目10项，国拨总经费1000万元。", ""]
    for name, chapter, items in (("一、金属材料领域", 1, [("高温合金", 1, 150), ("轻质合金", 3, 250)]),
                                 ("二、陶瓷材料领域", 2, [("陶瓷纤维", 4, 400), ("陶瓷涂层", 2, 200)])):
        lines += [name, f"本领域拟支持项目{sum(n for _, n, _ in items)}项，国拨经费{sum(m for *_, m in items)}万元。"]
        for at, (title, projects, funds) in enumerate(items, 1):
            lines += [f"{chapter}.{at} {title}关键技术研究", f"拟支持项目数：{projects} 个。",
                      f"拟支持经费：{funds} 万元人民币。", ""]
    rows = totals("sections", write("sections.txt", "\n".join(lines)))
    expect([row[0] for row in rows] ==
           [f"{scope}：{what}" for scope in ("全文", "金属材料领域", "陶瓷材料领域")
            for what in ("合计（各方向相加）", "文中所述", "差额")], "sections", rows)
    expect([rows[at][2].partition(",")[0] for at in (0, 3, 6)] ==
           ["=SUMIFS(U2:U5", "=SUMIFS(U2:U3", "=SUMIFS(U4:U5"], "sections", rows)


def check_nested():
    """Directions inside one that has a total of its own: they count, and it does not."""
    text = (ROOT / "corpus/intergovernmental/2023-2.txt").read_text(encoding="utf-8")
    before = "合作协议：《中英科技创新合作战略》。\n"
    text = text.replace(before, before + "\n拟支持项目数：8 个左右。\n\n共拟支持经费：5100 万元人民币。\n", 1)
    path = write("nested.txt", text)
    rows = totals("nested", path)
    sheet = load(workbook("parse", path)).worksheets[0]
    counted, value = column(sheet, "经费计入合计"), column(sheet, "经费（元）")
    expect([(sheet[f"{value}{row}"].value, sheet[f"{counted}{row}"].value) for row in range(9, 13)] ==
           [(51000000, "否"), (13000000, "是"), (13000000, "是"), (25000000, "是")], "nested", "what counts")
    own = [row for row in rows if row[0].startswith("中国和英国")]
    expect([row[2] for row in own] == [f"=SUM({value}10:{value}12)", 51000000,
                                       f"={value}{sheet.max_row - 2}-{value}{sheet.max_row - 1}"], "nested", own)


def check_currencies():
    rows = [("甲方向的研究", 2, "100万元"), ("乙方向的研究", 3, "50万美元"), ("丙方向的研究", 1, "20.5万元"), ("丁方向的研究", 1, "10万美元")]
    table = "".join(f"<tr><td>{at}</td><td>{title}</td><td>{projects}</td><td>{funds}</td></tr>"
                    for at, (title, projects, funds) in enumerate(rows, 1))
    path = write("currencies.html", "<html><head><meta charset=utf-8></head><body><h1>2026年度国际合作项目申报指南</h1><p>一、榜单</p>"
                 "<table><tr><td>序号</td><td>方向名称</td><td>拟支持项目数（个）</td><td>资助经费</td></tr>" + table + "</table></body></html>")
    sheet = load(workbook("parse", path)).worksheets[0]
    value, currency = column(sheet, "经费（原币）"), column(sheet, "币种")
    check_formulas("currencies", workbook("parse", path))
    expect([(sheet[f"{value}{row}"].value, sheet[f"{currency}{row}"].value) for row in (6, 7)] ==
           [(1205000, "元"), (600000, "美元")], "currencies", "a sum each")


# ---- large texts ----

def large(chapters):
    count = 500 * chapters
    lines = ["“大”重点专项2026年度项目申报指南", "", f"本年度拟支持项目{2 * count}个，国拨总经费{100 * count}万元。", ""]
    for chapter in range(1, chapters + 1):
        lines += [f"{chapter}. 第{chapter}类技术研究", ""]
        for at in range(1, 501):
            lines += [f"{chapter}.{at} 第{at}号方向的关键技术", "拟支持项目数：2 个。", "拟支持经费：100 万元人民币。", ""]
    path = harness.work / f"large-{chapters}.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def seconds(form, path):
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime
    start = used()
    out = harness.run("parse", "--format", form, path)[1]
    return used() - start, out


def check_large():
    for form in ("xlsx", "csv"):
        small, _ = seconds(form, large(5))
        big, out = seconds(form, large(20))
        expect(big < 8 * small + 0.5, f"10,000 directions as {form}", f"{small:.2f} s, then {big:.2f} s")
    expect(out.count(b",direction,") == 10000, "10,000 directions", "a row each")


def main():
    if openpyxl is None:
        skip("openpyxl is not installed; the sheets are not looked at")
        return
    office = shutil.which("soffice")
    if not office:
        skip("LibreOffice is not installed; formulas are not worked out anew")
    links = 0
    for text in TEXTS:
        path = ROOT / text
        for command in ("parse", "audit"):
            for lang in ("en", "zh"):
                name = f"{command} {path.name} {lang}"
                data = workbook(command, path, lang)
                expect(data == workbook(command, path, lang), name, "the same twice")
                check_layout(name, command, lang, load(data))
            links += check_links(f"{command} {path.name}", load(data))
            if office and text in TEXTS[::2]:
                check_recalculated(f"{command} {path.name}", data)
        data = workbook("parse", path)
        check_sums(path.name, path, load(data), load(data, cached=False))
        check_csv(path.name, path, load(data))
    formulas = 0
    for path in harness.documents():
        formulas += check_formulas(path.name, workbook("parse", path))
    expect(formulas > 100, "formulas", formulas)
    several = load(harness.run("audit", "--format", "xlsx", "--lang", "zh", *(ROOT / text for text in TEXTS[:3]))[1])
    check_layout("several documents", "audit", "zh", several)
    check_links("several documents", several)
    expect(several.worksheets[0].max_row == 4, "several documents", "a row each")
    expect(links > 100, "links", links)
    sheet = load(workbook("parse", ROOT / TEXTS[-1])).worksheets[0]
    expect([sheet[f"{column(sheet, '经费（万元）')}{row}"].value for row in (2, 3, 6, 7, 8)] ==
           [300, DITTO, 500, DITTO, DITTO], "amounts of several rows", "stand in the first")
    check_sections()
    check_nested()
    check_currencies()
    check_hostile()
    check_large()
