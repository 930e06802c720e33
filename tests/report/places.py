"""Places that a person can go to: the page, or the paragraph, and the heading above, in each format,
read from the file and from its XML."""

import csv
import functools
import io
import re
import shutil
import subprocess
import zipfile

from lxml import etree

import harness
from formats import SVRL, cells_by_zip, check_sarif
from harness import GUIDELINE, ROOT, audit, expect

PAGES = ("office-12.pdf", "browser-14.pdf")
PARAGRAPHS = ("office.docx", "office.odt", "office.doc", "utf8.html", "br.html", "table.html")
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def places(document):
    """(name, place, text) of every stated total, term and finding."""
    for proof in document["proofs"]:
        yield "stated", proof["stated"], proof["stated"]["text"]
        for term in proof["terms"]:
            yield "term", term, term.get("text", "")
    for finding in document["findings"]:
        yield "finding", finding, ""


def ink(text):
    return re.sub(r"\s", "", text)


@functools.lru_cache
def page_of(path, page):
    """The ink of a page of a PDF, by a reader that is not ours."""
    done = subprocess.run(["pdftotext", "-f", str(page), "-l", str(page), path, "-"], check=True,
                          stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return ink(done.stdout.decode("utf-8"))


def holders(path):
    """(first byte, heading) of each section and direction, and whether it is around a byte."""
    xml = harness.work / "places.xml"
    harness.run("parse", path, "-o", xml)
    marks = []
    for node in etree.parse(str(xml)).getroot().find(GUIDELINE + "body").iter():
        if node.tag not in (GUIDELINE + "section", GUIDELINE + "direction") or not node.get("bytes"):
            continue
        title = (node.findtext(GUIDELINE + "heading") or "").strip()
        mark = node.get("mark") or node.get("number") or ""
        gap = " " if mark and title and mark[-1].isascii() else ""
        marks.append((int(node.get("bytes").split("-")[0]), mark + gap + title))
    return sorted(marks)


def heading_at(marks, place):
    start = int(place["bytes"].split("-")[0])
    return ([""] + [heading for first, heading in marks if first <= start])[-1]


def check_file(path):
    name = path.name
    marks = holders(path)
    blocks = [ink(block) for block in
              re.split(r"\n\s*\n", harness.run("text", path)[1].decode("utf-8").strip("\n"))]
    document, = harness.audits([path])
    for what, place, text in places(document):
        here = f"{name} {what} line {place['line']}"
        if name in PAGES:
            expect("paragraph" not in place and ink(text) in page_of(path, place["page"]), here,
                   f"page {place['page']}")
        else:
            expect("page" not in place, here, "a format without pages")
            expect(ink(text) in blocks[place["paragraph"] - 1], here, f"paragraph {place['paragraph']}")
        expect(place.get("heading", "") == heading_at(marks, place), here, place.get("heading"))
    expect(any("heading" in place for _, place, _ in places(document)), name, "headings")
    from_xml, = harness.audits([harness.work / "places.xml"])
    expect(from_xml == document, name, "the same from the XML")
    check_formats(path, document)


def check_formats(path, document):
    name = path.name
    found = [(str(p.get("page", "")), str(p.get("paragraph", "")), p.get("heading", ""))
             for _, p, _ in places(document)]
    rows = csv.DictReader(io.StringIO(audit("csv", path)[1].decode("utf-8-sig"), newline=""))
    expect([(r["page"], r["paragraph"], r["section"].lstrip("'")) for r in rows
            if r["record"] != "document"] == found, name, "CSV")
    cells = cells_by_zip(audit("xlsx", path)[1])
    heads = {(sheet, value): column for (sheet, row, column), (value, _) in cells.items() if row == 1}
    sheets = {"terms": [t for p in document["proofs"] for t in p["terms"]],
              "proofs": [p["stated"] for p in document["proofs"]], "findings": document["findings"]}
    for sheet, wanted in sheets.items():
        columns = [heads[sheet, head] for head in ("page", "paragraph", "under heading")]
        line, sums = heads[sheet, "line"], heads.get((sheet, "difference"))  # which in the terms a row of sums has
        lines = sorted({row for s, row, column in cells if s == sheet and row > 1 and column == line and
                        (sheet != "terms" or cells.get((sheet, row, sums), (None, None)) == (None, None))})
        got = [[cells.get((sheet, row, column), (None, None))[0] for column in columns] for row in lines]
        expect(got == [[p.get("page"), p.get("paragraph"), p.get("heading")] for p in wanted], name,
               f"XLSX {sheet}")
    tree = etree.fromstring(audit("svrl", path)[1])
    spots = []
    terms = []
    for result in tree.iter(SVRL + "successful-report", SVRL + "failed-assert"):
        said = {node.get("diagnostic"): node.findtext(SVRL + "text")
                for node in result.findall(SVRL + "diagnostic-reference")}
        spots.append((said.get("page", ""), said.get("paragraph", ""), said.get("heading", "")))
        terms += [node for node in result if node.get("diagnostic") == "term"]
    wanted = [(str(p.get("page", "")), str(p.get("paragraph", "")), p.get("heading", ""))
              for what, p, _ in places(document) if what != "term"]
    expect(sorted(spots) == sorted(wanted), name, "SVRL")
    expect(len(terms) == len(sheets["terms"]), name, "SVRL has each term")
    check_sarif(name, path, document)
    check_words(path, document)


def check_words(path, document):
    english = re.sub(r"\s+", " ", audit("text", path)[1].decode("utf-8"))
    chinese = re.sub(r"\s", "", audit("text", path, lang="zh")[1].decode("utf-8"))
    for what, place, _ in places(document):
        if "page" in place:
            words = f"page {place['page']}, line {place['line']}", f"第{place['page']}页第{place['line']}行"
            short = f" {place['page']}:{place['line']} "
        else:
            words = (f"paragraph {place['paragraph']}, line {place['line']}",
                     f"第{place['paragraph']}段、第{place['line']}行")
            short = f" {place['paragraph']} "
        if what == "term":
            expect(short in english, path.name, f"text has{short}")
        else:
            heading = ink(place.get("heading", ""))
            expect(words[0] in english and words[1] + (f"（{heading}）" if heading else "") in chinese,
                   path.name, f"text says {words}")


# Paragraphs with line breaks in them, two of them on end, and an empty paragraph.
BREAKS = ["2023年度项目申报指南", "本专项设立2个方向，\v拟支持经费总概算3000万元。", "", "一、目标\v\v说明",
          "1.1 甲方向", "拟支持经费：1000万元。", "1.2 乙方向", "拟支持经费：\v2000万元。"]
REPEAT = ["2023年度项目申报指南", "", "一、方向", "1.1 甲方向", "拟支持经费：\v1000万元。", "1.1 乙方向",
          "拟支持经费：2000万元。"]


def write_docx(name, lines):
    """A DOCX of paragraphs; \v is a line break."""
    body = "".join("<w:p><w:r>" + "<w:br/>".join(f"<w:t>{part}</w:t>" for part in line.split("\v")) +
                   "</w:r></w:p>" for line in lines)
    path = harness.work / name
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/'
                         '2006/content-types"><Override PartName="/word/document.xml" ContentType="application/'
                         'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
        archive.writestr("_rels/.rels", '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
                         'relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/'
                         'officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
                         '</Relationships>')
        archive.writestr("word/document.xml",
                         f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>')
    return path


def main():
    pages = PAGES if shutil.which("pdftotext") else ()
    if not pages:
        harness.skip("pdftotext is not installed; pages are not looked up")
    for name in pages + PARAGRAPHS:
        check_file(ROOT / "tests/formats" / name)
    path = write_docx("breaks.docx", BREAKS)
    check_file(path)
    xml = harness.work / "breaks.xml"
    harness.run("parse", path, "-o", xml)
    text = xml.read_text(encoding="utf-8")
    expect(re.search(r' unspaced="[0-9 -]+"', text), "breaks", "the XML counts them")
    expect(harness.run("verify", xml, path)[0] == 0, "breaks", "verified")
    xml.write_text(re.sub(r' unspaced="[0-9 -]+"', ' unspaced="4"', text), encoding="utf-8")
    expect(harness.run("verify", xml, path)[0] == 1, "breaks", "a wrong count is found")
    repeat = write_docx("repeat.docx", REPEAT)
    check_file(repeat)
    finding, = [f for f in harness.audits([repeat])[0]["findings"] if f["check"] == "numbering-repeat"]
    expect(finding["message"] == "number 1.1 was used in paragraph 3, line 5 (1.1 甲方向) already" and
           finding["messages"]["zh"] == "编号 1.1 在第 3 段、第 5 行（1.1 甲方向）已经用过" and
           (finding["paragraph"], finding["other"]["paragraph"]) == (5, 3), "repeat", finding)
    document, = harness.audits(harness.documents()[:1])
    expect(all("page" not in p and "paragraph" not in p for _, p, _ in places(document)), "plain text",
           "lines alone")
