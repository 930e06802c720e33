#!/usr/bin/env python3
"""The page of a document says what the model, the audit and the ledger say, and shows the text as it is: read with
an XML parser that is not ours, for every text of the corpus and, where ../shared is here, for real calls, small cases
and documents in other formats. Usage: run.py PROGRAM"""

import csv
import io
import json
import pathlib
import re
import shutil
import sys

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "report"))
import harness  # noqa: E402
from harness import ROOT, expect, run  # noqa: E402
from lxml import etree  # noqa: E402

SHARED = ROOT.parent / "shared"
FORMATS = {".txt", ".md", ".tsv", ".html", ".docx", ".odt", ".doc", ".pdf"}
# What HTML shows as the code point of a character that steers.
STEERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def page_of(*arguments, lang="en"):
    code, out = run("report", "--lang", lang, *arguments)
    return out if code in (0, 1) else b""


def tree_of(page, name):
    """The page read as XML; with its text this is no light test, as the page holds style and script."""
    try:
        return etree.fromstring(page, etree.XMLParser(huge_tree=True, resolve_entities=False))
    except etree.XMLSyntaxError as error:
        expect(False, f"{name}: the page is well-formed", str(error))
        return None


def text_of(element):
    return "".join(element.itertext())


def squeezed(text):
    """A text without white space, and with characters that steer as a page shows them."""
    text = STEERS.sub(lambda found: f"U+{ord(found[0]):04X}", text)
    return "".join(text.split())


def data(root, name):
    found = root.xpath(f"//*[@id='{name}']")
    return json.loads(found[0].text) if found else None


def nodes_of(model):
    """The nodes of a model in the order of their numbers."""
    nodes = []

    def walk(items):
        for item in items:
            nodes.append(item)
            walk(item.get("content", []))

    for key in ("stated", "body", "mentions"):
        walk(model[key])
    return nodes


FACTS = {"partner", "agreement", "projects", "funds", "duration", "mention", "directions", "partners"}


# ---- links ----


def check_links(name, root):
    ids = root.xpath("//@id")
    expect(len(ids) == len(set(ids)), f"{name}: ids are unique", [i for i in set(ids) if ids.count(i) > 1][:5])
    known = set(ids)
    lost = [link for link in root.xpath("//@href") if link != "data:," and link[1:] not in known]
    expect(not lost, f"{name}: links lead to something", lost[:5])
    pictures = root.xpath("//@src[starts-with(., 'data:image/')]")
    outside = [link for link in root.xpath("//@src") if link not in pictures] + root.xpath("//@srcset | //@action | //@style") + [
        link for link in root.xpath("//@href") if not link.startswith("#") and link != "data:,"]
    expect(not outside, f"{name}: nothing is loaded", outside[:5])
    elements = root.xpath("//*[local-name() = 'a'][not(@href)]")
    expect(not elements, f"{name}: each link leads somewhere")


# ---- the text ----


def shown_text(root):
    """The text beside the report, without the numbers of pages."""
    beside = root.xpath("//*[@class = 'source-text']")[0]
    for page in beside.xpath(".//*[@class = 'page']"):
        page.getparent().remove(page)
    return beside


def check_text(name, path, beside):
    source = run("text", "--format", "source", path)[1].decode("utf-8")
    expect(squeezed(text_of(beside)) == squeezed(source), f"{name}: the text is that of the source",
           difference(squeezed(text_of(beside)), squeezed(source)))


def difference(left, right):
    at = next((i for i, (a, b) in enumerate(zip(left, right)) if a != b), min(len(left), len(right)))
    return f"{left[max(0, at - 20):at + 20]!r} for {right[max(0, at - 20):at + 20]!r}"


def check_lines(name, path, beside):
    """A line of a plain text has its number, and its words."""
    lines = re.split("\r\n|\r|\n", run("text", "--format", "source", path)[1].decode("utf-8"))
    wrong = []
    for line in beside.xpath(".//*[starts-with(@class, 'line')][@id]"):
        number = int(line.get("id")[1:])
        if squeezed(text_of(line)) != squeezed(lines[number - 1]):
            wrong.append((number, text_of(line)[:40]))
    expect(not wrong, f"{name}: each line stands at its number", wrong[:3])


def marks_of(beside):
    """The words of each node in the text, in their order."""
    words = {}
    for element in beside.xpath(".//*[@data-n]"):
        for number in element.get("data-n").split():
            words.setdefault(int(number), []).append(text_of(element))
    return {number: "".join(pieces) for number, pieces in words.items()}


def check_marks(name, path, nodes, beside):
    """What is marked as a fact is what stands in its bytes."""
    text = run("text", "--format", "source", path)[1]
    source = path.read_bytes()
    if source.startswith(b"\xef\xbb\xbf"):
        source = source[3:]
        shift = 3
    else:
        shift = 0
    is_plain = source == text or source.replace(b"\x00", b"") == text
    words = marks_of(beside)
    missing, wrong = [], []
    for number, node in enumerate(nodes):
        if node["element"] not in FACTS or "bytes" not in node:
            continue
        pieces = [tuple(map(int, piece.split("-"))) for piece in node["bytes"].split()]
        if all(start == end for start, end in pieces):
            continue
        if number not in words:
            missing.append(node)
        elif is_plain:
            expected = b"".join(source[start - shift:end - shift] for start, end in pieces).decode("utf-8", "replace")
            if squeezed(words[number]) != squeezed(expected):
                wrong.append((words[number], expected))
    expect(not missing, f"{name}: each fact is marked in the text", missing[:2])
    expect(not wrong, f"{name}: what is marked is what stands there", wrong[:2])


# ---- the report ----


def check_model(name, path, root, options):
    expected = json.loads(run("parse", "--format", "json", *options, path)[1])
    expect(data(root, "model") == expected, f"{name}: the model of the page is that of parse")


def check_tree(name, root, nodes):
    """Each node has its place in the tree, and a fact there its words."""
    known = {element.get("id"): element for element in root.xpath("//*[@id]")}
    missing = [number for number, node in enumerate(nodes) if f"n{number}" not in known]
    expect(not missing, f"{name}: each node stands in the tree", [nodes[number] for number in missing[:2]])
    wrong = [node for number, node in enumerate(nodes)
             if node["element"] in FACTS and f"n{number}" in known and "text" in node
             and squeezed(node["text"]) not in squeezed(text_of(known[f"n{number}"]))]
    expect(not wrong, f"{name}: a fact stands there as it is written", wrong[:2])


def check_columns(name, root, nodes):
    """The cells of a row of a table stand in the order of their columns."""
    wrong = []
    for row in root.xpath("//*[contains(@class, 'tree')]//*[local-name() = 'tr'][@id]"):
        numbers = [int(cell.get("id")[1:]) for cell in row if cell.get("id")]
        columns = [nodes[number].get("column", 0) for number in numbers]
        if columns != sorted(columns):
            wrong.append(columns)
    expect(not wrong, f"{name}: cells stand in the order of their columns", wrong[:3])


def check_ledger(name, path, root):
    """The rows of the ledger are those of parse --format csv."""
    out = run("parse", "--format", "csv", "--lang", "en", path)[1].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(out)))
    directions = [row for row in rows if row.get("record") == "direction"]
    table = root.xpath("//*[contains(@class, 'ledger')][local-name() = 'table']")[0]
    first = table.xpath("./*[local-name() = 'tbody']/*[local-name() = 'tr'][not(@class)]")
    expect(len(first) == len(directions), f"{name}: a row for each direction", f"{len(first)} for {len(directions)}")
    for row, direction in zip(first, directions):
        title = squeezed(direction.get("title", ""))
        expect(squeezed(text_of(row[1])) == title, f"{name}: a row has its title", f"{text_of(row[1])} for {title}")


def check_audit(name, path, root):
    audit = json.loads(run("audit", "--format", "json", path)[1])
    proofs = root.xpath("//*[contains(@class, 'proof')][local-name() = 'details']")
    expect(len(proofs) == len(audit["proofs"]), f"{name}: each proof is there")
    for element, proof in zip(proofs, audit["proofs"]):
        rows = element.xpath(".//*[local-name() = 'tbody']/*[local-name() = 'tr']")
        expect(len(rows) == len(proof["terms"]), f"{name}: a proof has its terms")
        expect(proof["verdict"].replace("-", " ") in text_of(element[0]), f"{name}: a proof has its verdict",
               text_of(element[0]))
    findings = root.xpath("//*[@class = 'findings']/*/@data-check")
    expect(findings == [finding["check"] for finding in audit["findings"]], f"{name}: each finding is there")


# ---- documents ----


def check_document(path, lang="en", options=()):
    name = f"{path.name} {lang}"
    page = page_of(*options, path, lang=lang)
    root = tree_of(page, name)
    if root is None:
        return
    nodes = nodes_of(data(root, "model"))
    check_links(name, root)
    check_model(name, path, root, options)
    check_tree(name, root, nodes)
    check_columns(name, root, nodes)
    check_ledger(name, path, root)
    if lang == "en":
        check_audit(name, path, root)
    beside = shown_text(root)
    check_text(name, path, beside)
    check_marks(name, path, nodes, beside)
    if path.suffix == ".txt":
        check_lines(name, path, beside)
    expect(page_of(*options, path, lang=lang) == page, f"{name}: the same bytes twice")


def check_model_alone(path):
    """Of the XML alone the page has the same model, and says that the source is not at hand."""
    name = f"{path.name} as XML"
    xml = harness.work / f"{path.stem}.xml"
    run("parse", "-o", xml, path)
    root = tree_of(page_of(xml), name)
    if root is None:
        return
    check_links(name, root)
    nodes = nodes_of(data(root, "model"))
    expect(data(root, "model") == json.loads(run("parse", "--format", "json", path)[1]), f"{name}: the same model")
    expect("The source is not at hand" in text_of(root), f"{name}: says that the source is not at hand")
    beside = shown_text(root)
    words = marks_of(beside)
    lost = [node for number, node in enumerate(nodes)
            if node["element"] == "p" and squeezed(words.get(number, "")) != squeezed(node.get("text", ""))]
    expect(not lost, f"{name}: the model's own text is shown", lost[:2])
    wrong = [(words[number], node["text"]) for number, node in enumerate(nodes)
             if node["element"] in FACTS and number in words and words[number] != node.get("text")]
    expect(not wrong, f"{name}: a fact is marked where its words stand", wrong[:2])
    together = tree_of(page_of(xml, path), f"{name} and source")
    expect(together is not None and "The source is not at hand" not in text_of(together),
           f"{name}: with its source beside it, it is at hand")
    if together is not None:
        check_text(f"{name} and source", path, shown_text(together))


# ---- pictures ----


def frames_of(scan):
    """The frames on a picture, by their ids: the rectangle, whether it is doubtful, and its words."""
    frames = {}
    for link in scan.xpath(".//*[local-name() = 'a']"):
        title, rectangle = link
        x, y, width, height = (int(rectangle.get(key)) for key in ("x", "y", "width", "height"))
        frames[link.get("id")] = ([x, y, x + width, y + height], "doubtful" in link.get("class").split(), text_of(title))
    return frames


def expected_frames(nodes, page):
    """The same, as the model has it."""
    frames = {}
    for number, node in enumerate(nodes):
        if node["element"] in FACTS and node.get("page") == page and "box" in node:
            sure = node.get("confidence")
            words = f"{node['text']}: recognised with {sure} %" if sure else node["text"]
            frames[f"f{number}"] = (node["box"], bool(sure) and sure < 80, words)
    return frames


def check_scan():
    """A document that was recognised: pictures beside the text of their pages, with each figure framed where it is."""
    usual = harness.program
    harness.program = harness.work / "zhinan"
    shutil.copy(usual, harness.program)
    shutil.copy(ROOT / "tests/page/zhinan-ocr", harness.work)
    path = harness.work / "scan.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    options = ("--grammars", ROOT / "grammars")
    root = tree_of(page_of(*options, path), "scan")
    nodes = nodes_of(data(root, "model"))
    check_links("scan", root)
    check_model("scan", path, root, options)
    scans = root.xpath("//*[@class = 'scan']")
    expect([scan[0].get("alt") for scan in scans] == [f"Picture of page {page}" for page in (1, 2, 3)],
           "scan: each page has its picture")
    for page, scan in enumerate(scans, 1):
        expect(scan[1].get("viewBox") == "0 0 2099 2970", "scan: a picture has the size of its page", scan[1].get("viewBox"))
        expect(frames_of(scan) == expected_frames(nodes, page), f"scan: page {page}: each figure has its frame",
               f"{frames_of(scan)} for {expected_frames(nodes, page)}")
    expect(sum(len(frames_of(scan)) for scan in scans) >= 5, "scan: there are figures")
    sheets = root.xpath("//*[@class = 'sheet']")
    expect(len(sheets) == 2 and "3年" in text_of(sheets[1]), "scan: each page with text stands beside its picture")
    summary = text_of(root.xpath("//*[@class = 'recognised']")[0])
    expect("by stand-in 1.0, chi_sim+eng. Figures so read: 5; doubtful, recognised with less than 80 %: 2." in summary,
           "scan: the summary tells by what, and how surely", summary)
    doubtful = root.xpath("//*[contains(@class, 'doubtful')]/@title")
    expect(doubtful == ["recognised with 61 %"] * 2, "scan: a doubtful figure says so in the text", doubtful)
    check_scanned_model(path, options, nodes)
    harness.program = usual


def check_scanned_model(path, options, nodes):
    """Of the XML alone there is no picture, and the text says where each figure is."""
    xml = harness.work / "scan.xml"
    run("parse", *options, "-o", xml, path)
    root = tree_of(page_of(*options, xml), "scan as XML")
    check_links("scan as XML", root)
    expect(not root.xpath("//*[local-name() = 'img']"), "scan as XML: no picture")
    expect("The pictures are not at hand" in text_of(root), "scan as XML: says so")
    places = root.xpath("//*[@data-n][contains(@title, ' mm from the left')]")
    shown = {int(place.get("data-n").split()[0]) for place in places}
    framed = {number for number, node in enumerate(nodes) if node["element"] in FACTS and "box" in node}
    expect(shown == framed, "scan as XML: each figure says where it is", f"{shown} for {framed}")
    together = tree_of(page_of(*options, xml, path), "scan as XML and source")
    expect(len(together.xpath("//*[@class = 'scan']")) == 3, "scan as XML and source: the pictures are there")


def main():
    harness.program = sys.argv[1]
    corpus = sorted((ROOT / "corpus").glob("*/*.txt"))
    for path in corpus:
        check_document(path)
        check_document(path, lang="zh")
        check_model_alone(path)
    for folder in ("calls", "cases", "files"):
        everything = sorted((SHARED / folder).glob("*")) if SHARED.is_dir() else []
        paths = [path for path in everything if path.suffix in FORMATS]
        if not paths:
            harness.skipped += 1
        for path in paths:
            check_document(path)
        for path in paths[::6]:
            check_model_alone(path)
    for path in sorted((ROOT / "tests/formats").glob("*")):
        if path.suffix in FORMATS:
            check_document(path)
    check_scan()
    print(f"{harness.passed} passed, {harness.failed} failed, {harness.skipped} skipped")
    return 1 if harness.failed else 0


if __name__ == "__main__":
    sys.exit(main())
