"""Every format, read with a reader that is not ours and held against the JSON of the same audit."""

import csv
import io
import json
import os
import re
import unicodedata
import urllib.parse
import zipfile
from decimal import Decimal

from lxml import etree

import harness
from harness import ROOT, audit, expect

try:
    import openpyxl
except ImportError:
    openpyxl = None

VERDICTS = ("exact", "rounded", "face-value", "within-bounds", "undecidable", "inconsistent")
LEVELS = ("error", "warning", "note")
SVRL = "{http://purl.oclc.org/dsdl/svrl}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


# ---- JSON: section 8 of the design ----

def is_place(item):
    return (type(item["line"]) is int and
            re.fullmatch(r"(\d+-\d+( \d+-\d+)*)?", item["bytes"]) is not None)


def check_json(name, document):
    expect(set(document["source"]) >= {"name", "sha256"}, name, "source")
    expect(document["verdict"] in ("consistent", "unproved", "undecidable", "inconsistent"), name, "verdict")
    for proof in document["proofs"]:
        here = f"{name} {proof['check']}"
        expect(proof["verdict"] in VERDICTS, here, proof["verdict"])
        expect(set(proof) >= {"check", "verdict", "unit", "stated", "sum", "min", "max", "difference",
                              "terms"}, here, f"keys {sorted(proof)}")
        for term in proof["terms"]:
            expect(set(term) >= {"direction", "title", "relation", "line", "bytes"} and is_place(term),
                   here, f"term {term}")
        values = [term["value"] for term in proof["terms"] if "value" in term]
        expect(sum(values) == proof["sum"], here, "the terms make the sum")
        if "value" in proof["stated"]:
            expect(proof["sum"] - proof["stated"]["value"] == proof["difference"], here, "difference")
        expect(is_place(proof["stated"]) and proof["stated"]["line"] > 0, here, "place of the total")
        expect(proof["tolerance"]["precision"] == "total", here, "tolerance")
    for finding in document["findings"]:
        here = f"{name} {finding['check']}"
        expect(finding["level"] in LEVELS and finding["message"] and is_place(finding) and
               finding["line"] > 0 and finding["bytes"], here, f"finding {finding}")
        expect(finding["messages"]["en"] == finding["message"] and finding["messages"]["zh"], here,
               "messages")
    worst = max([0] + [VERDICTS.index(p["verdict"]) for p in document["proofs"]])
    words = "unproved" if not document["proofs"] else "consistent" if worst < 4 else VERDICTS[worst]
    expect(document["verdict"] == words, name, f"{document['verdict']}, not {words}")


# ---- CSV ----

def check_csv(name, path, document):
    _, out = audit("csv", path)
    expect(out.startswith(b"\xef\xbb\xbf"), name, "CSV has a byte-order mark")
    text = out.decode("utf-8-sig")
    expect(text.endswith("\r\n") and "\n" not in text.replace("\r\n", ""), name, "CSV has CRLF")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    kinds = {kind: [row for row in rows if row["record"] == kind]
             for kind in ("document", "proof", "term", "finding")}
    expect(len(kinds["document"]) == 1 and kinds["document"][0]["verdict"] == document["verdict"],
           name, "CSV document")
    expect([(r["check"], r["scope"], r["verdict"], r["sum"], r["difference"]) for r in kinds["proof"]] ==
           [(p["check"], p.get("scope", ""), p["verdict"], str(p["sum"]), str(p["difference"]))
            for p in document["proofs"]], name, "CSV proofs")
    expect([(r["check"], r["direction"], r["value"], r["line"], r["bytes"]) for r in kinds["term"]] ==
           [(p["check"], t["direction"], str(t.get("value", "")), str(t["line"]), t["bytes"])
            for p in document["proofs"] for t in p["terms"]], name, "CSV terms")
    expect([(r["check"], r["level"], r["line"], r["bytes"]) for r in kinds["finding"]] ==
           [(f["check"], f["level"], str(f["line"]), f["bytes"]) for f in document["findings"]],
           name, "CSV findings")
    numbers = {"times", "value", "min", "max", "sum", "difference", "missing", "line"}
    guarded = [cell for row in rows for column, cell in row.items()
               if column not in numbers and cell and cell[0] in "=+-@\t＝＋－＠"]
    expect(not guarded, name, f"CSV formulas {guarded[:3]}")


# ---- XLSX ----

def cells_by_zip(data):
    """(sheet name, row, column) -> value or formula, cached value, without a spreadsheet library."""
    archive = zipfile.ZipFile(io.BytesIO(data))
    strings = ["".join(node.itertext()) for node in
               etree.fromstring(archive.read("xl/sharedStrings.xml")).iter(SHEET + "si")]
    book = etree.fromstring(archive.read("xl/workbook.xml"))
    cells = {}
    for index, sheet in enumerate(book.iter(SHEET + "sheet"), 1):
        for cell in etree.fromstring(archive.read(f"xl/worksheets/sheet{index}.xml")).iter(SHEET + "c"):
            letters, row = re.fullmatch(r"([A-Z]+)(\d+)", cell.get("r")).groups()
            column = 0
            for letter in letters:
                column = column * 26 + ord(letter) - 64
            value, formula = cell.findtext(SHEET + "v"), cell.findtext(SHEET + "f")
            if cell.get("t") == "s":
                value = strings[int(value)]
            elif value is not None:
                value = Decimal(value)
            cells[sheet.get("name"), int(row), column] = (value, formula)
    return cells


def check_xlsx(name, path, document):
    _, data = audit("xlsx", path)
    _, again = audit("xlsx", path)
    expect(data == again, name, "XLSX is the same twice")
    cells = cells_by_zip(data)
    rows = {sheet: max(row for s, row, _ in cells if s == sheet) for sheet in
            ("overview", "terms", "proofs", "findings")}
    expect(rows["overview"] == 2, name, "XLSX overview")
    view = [cells.get(("overview", 2, column), (None, None))[0] for column in range(3, 14)]
    expect(view == [document["verdict"], len(document["proofs"])] +
           [sum(p["verdict"] == verdict for p in document["proofs"]) for verdict in VERDICTS] +
           [sum(f["level"] == level for f in document["findings"]) for level in LEVELS], name, f"XLSX {view}")
    for sheet in ("proofs", "findings"):
        count = len(document[sheet])
        expect(rows[sheet] == 1 + max(count, 1) and (count > 0 or cells[sheet, 2, 1][0] == "none"), name,
               f"XLSX {sheet}")
    for at, proof in enumerate(document["proofs"]):
        got = [cells.get(("proofs", at + 2, column), (None, None))[0] for column in (4, 6, 7)]
        expect(got == [proof["verdict"].replace("-", " "), proof["sum"], proof["difference"]], name,
               f"XLSX {got}")
    row = 2
    for proof in document["proofs"]:
        first = row
        for term in proof["terms"]:
            expect(cells["terms", row, 2][0] == cells["terms", first, 2][0] and
                   cells.get(("terms", row, 7), (None, None))[0] == term.get("value"), name,
                   f"XLSX term in row {row}")
            row += 1
        if proof["terms"]:
            value, formula = cells["terms", row, 7]
            expect(formula == f"SUM(G{first}:G{row - 1})" and value == proof["sum"], name,
                   f"XLSX sum {formula} {value}")
            expect(sum(cells.get(("terms", r, 7), (0, None))[0] or 0 for r in range(first, row)) ==
                   proof["sum"], name, "the formula makes the sum")
            value, formula = cells["terms", row, 9]
            expect(value == proof["difference"], name, f"XLSX difference {formula} {value}")
        expect(cells.get(("terms", row, 8), (None, None))[0] == proof["stated"].get("value"), name,
               "XLSX stated")
        row += 2
    if openpyxl:
        for cached in (True, False):
            book = openpyxl.load_workbook(io.BytesIO(data), data_only=cached)
            expect(book.sheetnames == ["overview", "proofs", "terms", "findings", "source text"], name, book.sheetnames)
            same = all(book[sheet].cell(row, column).value ==
                       (value if cached or not formula else "=" + formula)
                       for (sheet, row, column), (value, formula) in cells.items())
            expect(same, name, "XLSX by openpyxl")


# ---- SVRL ----

def check_svrl(name, path, document, rules):
    _, out = audit("svrl", path)
    tree = etree.fromstring(out)
    expect(rules.validate(tree), name, f"SVRL {rules.error_log.last_error}")
    proofs = [node for node in tree.iter(SVRL + "successful-report", SVRL + "failed-assert")
              if node.get("flag")]
    expect(sorted((node.get("id"), node.get("flag")) for node in proofs) ==
           sorted((p["check"], p["verdict"]) for p in document["proofs"]), name, "SVRL proofs")
    findings = [node for node in tree.iter(SVRL + "failed-assert") if not node.get("flag")]
    expect(sorted((node.get("id"), node.get("role"), node.findtext(f"{SVRL}text"))
                  for node in findings) ==
           sorted((f["check"], f["level"], f["message"]) for f in document["findings"]), name,
           "SVRL findings")
    xml = harness.work / "located.xml"
    if path.suffix == ".xml":
        xml = path
    else:
        harness.run("parse", path, "-o", xml)
    model = etree.parse(str(xml))
    for node in proofs + findings:
        found = model.xpath(node.get("location"), namespaces={"g": "urn:zhinan:guideline:1"})
        expect(len(found) >= 1, name, f"SVRL location {node.get('location')}")


# ---- SARIF: what the schema of 2.1.0, which allows no further keys, and the clauses behind it ask ----

def check_keys(here, item, needed, others=()):
    expect(set(needed) <= set(item) <= set(needed) | set(others), here, f"keys {sorted(item)}")


def check_sarif_message(here, message):
    check_keys(here, message, ("text",))
    expect(isinstance(message["text"], str) and message["text"] != "", here, "message")


def check_sarif_location(here, location, artifacts):
    check_keys(here, location, ("physicalLocation",), ("id", "logicalLocations", "message", "properties"))
    physical = location["physicalLocation"]
    check_keys(here, physical, ("artifactLocation",), ("region",))
    artifact = artifacts[physical["artifactLocation"]["index"]]
    expect(physical["artifactLocation"]["uri"] == artifact["location"]["uri"], here, "artifact")
    if "region" in physical:
        region = physical["region"]
        check_keys(here, region, ("startLine",), ("byteOffset", "byteLength"))
        expect(all(type(value) is int and value >= 0 for value in region.values()) and
               region["startLine"] >= 1, here, f"region {region}")
        # Bytes are the file's own only where its text is the file itself.
        expect(("byteOffset" in region) == ("byteLength" in region) ==
               (artifact["mimeType"] == "text/plain"), here, f"region {region} of {artifact['mimeType']}")
    for logical in location.get("logicalLocations", []):
        check_keys(here, logical, ("kind",), ("name", "fullyQualifiedName"))
    if "message" in location:
        check_sarif_message(here, location["message"])


def check_sarif_result(here, result, run):
    rules = run["tool"]["driver"]["rules"]
    check_keys(here, result, ("ruleId", "ruleIndex", "kind", "level", "message", "locations",
                              "partialFingerprints", "properties"), ("relatedLocations",))
    expect(rules[result["ruleIndex"]]["id"] == result["ruleId"], here, "ruleIndex")
    check_sarif_message(here, result["message"])
    expect(result["kind"] in ("pass", "open", "fail"), here, result["kind"])
    # Clause 3.27.10: a kind other than "fail" goes with the level "none".
    expect((result["kind"] == "fail") == (result["level"] != "none"), here, f"{result['kind']} {result['level']}")
    expect(result["level"] in LEVELS + ("none",), here, result["level"])
    verdict = result["properties"].get("verdict")
    expect(verdict is None or {"inconsistent": "error"}.get(verdict, "none") == result["level"], here, verdict)
    ids = [location["id"] for location in result.get("relatedLocations", [])]
    expect(len(set(ids)) == len(ids), here, "ids of related locations")
    expect(len(result["locations"]) == 1, here, "one location")
    for location in result["locations"] + result.get("relatedLocations", []):
        check_sarif_location(here, location, run["artifacts"])


def check_sarif_log(name, log, repeated=0):
    """The one run of a log that is as the standard wants it."""
    check_keys(name, log, ("$schema", "version", "runs"))
    expect(log["version"] == "2.1.0", name, log["version"])
    run, = log["runs"]
    check_keys(name, run, ("tool", "automationDetails", "language", "columnKind", "artifacts", "results",
                           "properties"))
    expect(run["automationDetails"] == {"id": "zhinan/audit/"}, name, "automationDetails")
    driver = run["tool"]["driver"]
    check_keys(name, driver, ("name", "version", "language", "rules"))
    names = [rule["id"] for rule in driver["rules"]]
    expect(len(set(names)) == len(names), name, "SARIF rules")
    for rule in driver["rules"]:
        check_keys(name, rule, ("id", "shortDescription", "fullDescription", "help", "defaultConfiguration"),
                   ("name",))
        words = rule["id"].split("-")
        expect(rule.get("name") == ("".join(map(str.capitalize, words)) if words[1:] else None), name,
               rule.get("name"))
        for key in ("shortDescription", "fullDescription", "help"):
            check_sarif_message(name, rule[key])
        expect(rule["defaultConfiguration"]["level"] in LEVELS, name, "levels")
    uris = [artifact["location"]["uri"] for artifact in run["artifacts"]]
    expect(len(set(uris)) == len(uris), name, f"URIs {uris}")
    for artifact in run["artifacts"]:
        check_keys(name, artifact, ("location", "length", "mimeType", "hashes", "properties"), ("encoding",))
        uri = artifact["location"]["uri"]
        expect(re.fullmatch(r"(file:///)?([A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+"
                            r"(\?model=([A-Za-z0-9._~!$&'()*+,;=@:/-]|%[0-9A-F]{2})+)?", uri), name, uri)
        expect(re.fullmatch(r"[0-9a-f]{64}", artifact["hashes"]["sha-256"]), name, "hash")
    seen = set()
    for result in run["results"]:
        check_sarif_result(f"{name} {result['ruleId']}", result, run)
        index = result["locations"][0]["physicalLocation"]["artifactLocation"]["index"]
        seen.add((index, result["partialFingerprints"]["zhinanResult/v1"]))
    expect(len(seen) == len(run["results"]) - repeated, name, "a fingerprint each")
    return run


def check_sarif_against(name, results, document):
    """The results of a document against its JSON."""
    proofs, findings = document["proofs"], document["findings"]
    expect([(r["ruleId"], r["properties"].get("verdict")) for r in results[:len(proofs)]] ==
           [(p["check"], p["verdict"]) for p in proofs], name, "SARIF proofs")
    items = [(p["stated"], r) for p, r in zip(proofs, results)] + list(zip(findings, results[len(proofs):]))
    expect(len(items) == len(results), name, "SARIF results")
    for item, result in items:
        location, = result["locations"]
        properties = result["properties"]
        expect((location["physicalLocation"]["region"]["startLine"], properties["bytes"],
                properties.get("page"), properties.get("paragraph")) ==
               (item["line"], item["bytes"], item.get("page"), item.get("paragraph")), name, "SARIF place")
        headings = [logical.get("fullyQualifiedName", "") for logical in location.get("logicalLocations", [])]
        expect("".join(headings).endswith(item.get("heading", "")) and
               ("".join(headings) == "") == ("heading" not in item), name, f"SARIF heading {headings}")
    for finding, result in zip(findings, results[len(proofs):]):
        expect((result["ruleId"], result["level"], result["message"]["text"]) ==
               (finding["check"], finding["level"], finding["message"]), name, "SARIF finding")


def check_sarif(name, path, document):
    run = check_sarif_log(name, json.loads(audit("sarif", path)[1]))
    artifact, = run["artifacts"]
    expect(artifact["hashes"]["sha-256"] == document["source"]["sha256"], name, "SARIF hash")
    expect(artifact["properties"]["verdict"] == run["properties"]["verdict"] == document["verdict"], name,
           "SARIF verdict")
    expect(artifact["location"]["uri"] == "file://" + urllib.parse.quote(str(path), safe="/-._~!$&'()*+,;=@"),
           name, "URI")
    check_sarif_against(name, run["results"], document)


def artifacts_of(*paths, repeated=0):
    run = check_sarif_log("URIs", json.loads(audit("sarif", *paths)[1]), repeated)
    return [artifact["location"]["uri"] for artifact in run["artifacts"]], run


def check_sarif_uris():
    """Documents of one name are told apart, one given twice is one, and so are a document and its XML's."""
    folder = harness.work / "uris"
    texts = {"a": harness.real_text(), "b": harness.real_text().replace("1080", "1090", 1)}
    for name, text in texts.items():
        (folder / name).mkdir(parents=True)
        (folder / name / "call.txt").write_text(text, encoding="utf-8")
        harness.run("parse", folder / name / "call.txt", "-o", folder / name / "model.xml")
        harness.run("parse", folder / name / "call.txt", "-o", folder / f"{name}.xml")
    here = os.getcwd()
    os.chdir(folder)
    try:
        results = len(artifacts_of("a/call.txt")[1]["results"])
        uris, run = artifacts_of("a/call.txt", "./b//call.txt", "a/call.txt", repeated=results)
        expect(uris == ["a/call.txt", "b/call.txt"], "URIs", uris)
        expect({r["locations"][0]["physicalLocation"]["artifactLocation"]["index"] for r in run["results"]} ==
               {0, 1} and run["properties"]["verdict"] == "inconsistent", "URIs", "results of both")
        uris, _ = artifacts_of("a/model.xml", "b/model.xml")
        expect(uris == ["call.txt", "b/call.txt"], "URIs", uris)
        uris, _ = artifacts_of("a.xml", "b.xml")
        expect(uris == ["call.txt", "call.txt?model=b.xml"], "URIs", uris)
    finally:
        os.chdir(here)


def check_fingerprints():
    """They stay where another part of the document is edited, and lines and numbers of sections move."""
    path, edited = faulty(), harness.work / "edited.txt"
    text = path.read_text(encoding="utf-8")
    head, rest = text.split("\n", 1)
    edited.write_text(head + "\n\n\u65b0\u589e\u4e00\u6bb5\u3002\n" + rest, encoding="utf-8")
    before, after = ([(r["ruleId"], r["partialFingerprints"]["zhinanResult/v1"])
                      for r in json.loads(audit("sarif", each)[1])["runs"][0]["results"]]
                     for each in (path, edited))
    expect(len(before) > 5 and before == after, "fingerprints", f"{set(before) ^ set(after)}")


# ---- text ----

def columns(line):
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def figure_text(value, unit, lang):
    """The digits of a term; of money in Chinese those of ten thousands."""
    in_ten_thousands = lang == "zh" and unit.isupper() and len(unit) == 3
    return f"{value / 10000:,.4f}".rstrip("0").rstrip(".") if in_ten_thousands else f"{value:,}"


def check_text(name, path, document):
    for lang in ("en", "zh"):
        _, out = audit("text", path, lang=lang)
        text = out.decode("utf-8")
        wide = [line for line in text.splitlines() if columns(line) > 80]
        expect(not wide, name, f"wider than 80: {wide[:2]}")
        expect("\x1b" not in text, name, "no colour away from a terminal")
        named = {"en": " {}  ", "zh": "（{}）"}[lang]
        expect(all(named.format(p["check"]) in text for p in document["proofs"]), name, "text names the proofs")
        expect(all(f["check"] in text for f in document["findings"]), name, "text names the findings")
        figures = [figure_text(t["value"], p["unit"], lang) for p in document["proofs"] for t in p["terms"]
                   if "value" in t and p["check"] != "partners-count"]
        expect(all(figure in text for figure in figures), name, "text has every figure whole")


def on_terminal(path, env):
    """What the program prints to a terminal."""
    return harness.on_terminal(env, "audit", "--lang", "en", path)


def check_colour(path):
    coloured = on_terminal(path, {})
    plain = on_terminal(path, {"NO_COLOR": "1"})
    expect("\x1b[" in coloured, "colour", "a terminal gets it")
    expect("\x1b" not in plain, "colour", "NO_COLOR is heard")
    expect("\x1b" not in on_terminal(path, {"TERM": "dumb"}), "colour", "a dumb terminal gets none")
    expect("\x1b[" in on_terminal(path, {"NO_COLOR": ""}), "colour", "an empty NO_COLOR says nothing")
    bare = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;;[^\x1b]*\x1b\\", "", coloured)
    expect(bare == plain, "colour", "it and links are all that differs")


# ---- several documents ----

def check_several(paths):
    name = f"{len(paths)} documents"
    singles = [json.loads(audit("json", path)[1]) for path in paths]
    code, out = audit("json", *paths)
    expect(json.loads(out) == singles, name, "JSON is the list of them")
    codes = [audit("json", path)[0] for path in paths]
    expect(code == max(codes), name, f"exit code {code}, not {max(codes)}")
    lines = audit("text", *paths)[1].decode("utf-8").splitlines()
    expect(len(lines) == len(paths) + 4, name, "a line each, a head and a summary")
    for path, line, single in zip(paths, lines[1:], singles):
        expect(line.endswith(path.name) and single["verdict"] in line, name, line)
    expect(lines[-2].startswith(f"{len(paths)} documents"), name, lines[-2])
    rows = list(csv.DictReader(io.StringIO(audit("csv", *paths)[1].decode("utf-8-sig"), newline="")))
    expect([r["source"] for r in rows if r["record"] == "document"] == [p.name for p in paths], name,
           "CSV names each")
    run = check_sarif_log(name, json.loads(audit("sarif", *paths)[1]))
    at = 0
    for single in singles:
        count = len(single["proofs"]) + len(single["findings"])
        check_sarif_against(name, run["results"][at:at + count], single)
        at += count
    expect(at == len(run["results"]), name, "SARIF has the results of all documents in one run")
    rules = etree.RelaxNG(etree.parse(str(ROOT / "tests/report/svrl.rng")))
    tree = etree.fromstring(audit("svrl", *paths)[1])
    expect(rules.validate(tree), name, f"SVRL {rules.error_log.last_error}")
    cells = cells_by_zip(audit("xlsx", *paths)[1])
    names = {value for (sheet, row, column), (value, _) in cells.items()
             if sheet == "proofs" and column == 1 and row > 1 and value != "none"}
    expect(names == {p.name for p, s in zip(paths, singles) if s["proofs"]}, name, "XLSX names each")


def faulty():
    """The real text with a fault of every kind that a report shows in its own way."""
    text = harness.real_text()
    text = text.replace("1080 万元", "若干万元", 1).replace("\n1.5 ", "\n1.6 ", 1)
    text = text.replace("16 个国家", "19 个国家", 1).replace("12 月 31 日", "11 月 31 日", 1)
    text = text.replace("中国和新西兰", "=1+1\t“中国”和<新西兰>&", 1)
    path = harness.work / "faulty 文.txt"
    path.write_text(text, encoding="utf-8")
    return path


def main():
    rules = etree.RelaxNG(etree.parse(str(ROOT / "tests/report/svrl.rng")))
    paths = harness.documents()
    names = set()
    paths = [p for p in paths if not (p.name in names or names.add(p.name))] + [faulty()]
    if openpyxl is None:
        harness.skip("openpyxl is not installed; workbooks are read as zip and XML alone")
    for path in paths:
        document, = harness.audits([path])
        check_json(path.name, document)
        check_csv(path.name, path, document)
        check_xlsx(path.name, path, document)
        check_svrl(path.name, path, document, rules)
        check_sarif(path.name, path, document)
        check_text(path.name, path, document)
    check_colour(paths[-1])
    check_several(paths)
    check_sarif_uris()
    check_fingerprints()
