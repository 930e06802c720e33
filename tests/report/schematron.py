"""The same checks twice: `zhinan audit` and grammars/audit.sch, verdict by verdict, over the corpus,
the real text, texts with one fault each, and random changes of the XML."""

from collections import Counter

from lxml import etree, isoschematron

import harness
import variants
from harness import GUIDELINE, ROOT, expect

SVRL = "{http://purl.oclc.org/dsdl/svrl}"
RANDOM_CASES = 600
BATCH = 50

COUNTED = {  # assertion or report of audit.sch -> check and level of audit
    "field-missing-projects": ("field-missing", "error"),
    "field-missing-funds": ("field-missing", "error"),
    "field-missing-projects-in-prose": ("field-missing", "warning"),
    "field-missing-funds-in-prose": ("field-missing", "warning"),
    "field-repeated": ("field-repeated", "error"),
    "figure-unreadable": ("figure-unreadable", "error"),
    "no-number": ("figure-unreadable", "error"),
    "no-number-mentioned": ("figure-unreadable", "warning"),
    "amount-in-words": ("amount-in-words", "error"),
    "per-something": ("figure-unfit", "note"),
    "other-currency": ("figure-unfit", "error"),
    "project-cap": ("project-cap", "error"),
    "date-impossible": ("date-impossible", "error"),
    "range-reversed": ("range-reversed", "error"),
    "band-descending": ("band-descending", "note"),
    "repair-figure": ("repair-figure", "any"),
    "figure-doubtful": ("figure-doubtful", "warning"),
    "mention-doubtful": ("figure-doubtful", "note"),
    "residue-figure": ("residue", "error"),
    "residue": ("residue", "warning"),
    "amount-unknown": ("amount-unknown", "warning"),
}
NUMBERING = ("numbering-gap", "numbering-repeat", "numbering-order")


def check_name(node):
    name = etree.QName(node).localname
    return name + ("-count" if name in ("directions", "partners") else "-total")


def said_by_schema(schema, tree):
    """Verdicts by check and scope, and counts of findings; whether it is valid; what is beyond."""
    valid = schema.validate(tree)
    proofs, findings = Counter(), Counter()
    beyond = numbering = False
    for node in schema.validation_report.iter(SVRL + "failed-assert", SVRL + "successful-report"):
        name = node.get("id")
        beyond = beyond or name == "beyond-exact"
        numbering = numbering or name in ("numbering-step", "numbering-first")
        if name in COUNTED:
            findings[COUNTED[name]] += 1
        elif name.endswith("-statement"):
            beyond = beyond or node.get("flag") == "beyond-exact"
            at = tree.xpath(node.get("location"))[0]
            check = node.findtext(SVRL + "text").split()[0]
            if check == "parts-total":
                at = tree.xpath("//*[@id = $id]", id=at.get("part-of"))[0]
            scope = next(at.iterancestors(GUIDELINE + "direction", GUIDELINE + "section"), None)
            proofs[check, scope.get("id") if scope is not None else "", node.get("flag")] += 1
        elif node.get("flag") and name == node.get("flag") and name != "beyond-exact":
            at = tree.xpath(node.get("location"))[0]
            scope = next(at.iterancestors(GUIDELINE + "direction"),
                         next(at.iterancestors(GUIDELINE + "section"), None))
            proofs[check_name(at), scope.get("id") if scope is not None else "", name] += 1
    return valid, proofs, findings, numbering, beyond


def said_by_audit(document, tree):
    proofs = Counter((p["check"], p.get("scope", ""), p["verdict"]) for p in document["proofs"]
                     if p["check"] != "table-total")
    wanted = set(COUNTED.values())
    figures = {n.get("label") for n in tree.iter(GUIDELINE + "field")
               if n.get("name") in ("projects", "funds")}
    levels = {check: level for check, level in wanted if level == "any"}
    told = [dict(f, level=levels.get(f["check"], f["level"])) for f in document["findings"]]
    findings = Counter(
        (f["check"], f["level"]) for f in told if (f["check"], f["level"]) in wanted
        and not (f["check"] == "field-missing" and f["level"] == "warning" and
                 not any(f'"{label}"' in f["messages"]["en"] for label in figures)))
    outer = {n.get("id") for n in tree.iter(GUIDELINE + "direction")
             if next(n.iterancestors(GUIDELINE + "direction"), None) is None}
    numbering = any(f["check"] in NUMBERING and f["level"] == "error" and
                    f.get("id", "") in outer for f in document["findings"])
    return proofs, findings, numbering


def compare(schema, name, tree, document):
    valid, proofs, findings, numbering, beyond = said_by_schema(schema, tree)
    if beyond:
        return
    wanted, found, numbers = said_by_audit(document, tree)
    expect(proofs == wanted, name, f"proofs: schema {dict(proofs - wanted)}, audit {dict(wanted - proofs)}")
    expect(findings == found, name,
           f"findings: schema {dict(findings - found)}, audit {dict(found - findings)}")
    expect(numbering == numbers, name, f"numbering: schema {numbering}, audit {numbers}")
    bad = any(verdict == "inconsistent" for _, _, verdict in wanted)
    expect(not (bad and valid), name, "inconsistent, and valid by the schema")


def parse(path):
    """The XML of a text, as a file and as a tree."""
    out = path.with_suffix(".xml")
    out = harness.work / out.name if out.parent != harness.work else out
    code, _ = harness.run("parse", path, "-o", out)
    if not expect(code == 0, f"{path.name} is read"):
        return None, None
    return out, etree.parse(str(out))


def write(tree, name):
    path = harness.work / name
    tree.write(str(path), encoding="UTF-8", xml_declaration=True)
    return path


def compare_texts(schema):
    """The corpus and the public texts as they are; each text and its XML give one answer."""
    for path in harness.documents():
        xml, tree = parse(path)
        if xml is None:
            continue
        from_text, = harness.audits([path])
        from_xml, = harness.audits([xml])
        expect(from_text["proofs"] == from_xml["proofs"] and
               from_text["findings"] == from_xml["findings"], path.name, "text and XML differ")
        compare(schema, path.name, tree, from_xml)


def compare_edits(schema):
    number = 0
    cases = list(variants.texts())
    text = harness.real_text()
    cases.append(("a direction removed", variants.without_direction(text, "1.4", "1.5"),
                  {"directions-count": "inconsistent", "partners-count": "inconsistent",
                   "funds-total": "inconsistent"}))
    for name, edited, expected in cases:
        if not expect(edited is not None, name, "the text does not hold what is to be edited"):
            continue
        path = harness.work / f"edit-{number}.txt"
        number += 1
        path.write_text(edited, encoding="utf-8")
        xml, tree = parse(path)
        if xml is None:
            continue
        document, = harness.audits([xml])
        verdicts = {p["check"]: p["verdict"] for p in document["proofs"] if "scope" not in p}
        for check, verdict in expected.items():
            expect(verdicts.get(check) == verdict, name, f"{check}: {verdicts.get(check)}, not {verdict}")
        compare(schema, name, tree, document)


def compare_random(schema):
    sources = [ROOT / "corpus/intergovernmental/2023-2.txt", ROOT / "corpus/intergovernmental/2024-1.txt"]
    trees = [parse(path)[1].getroot() for path in sources]
    for first in range(0, RANDOM_CASES, BATCH):
        batch = []
        for seed in range(first, first + BATCH):
            tree = etree.ElementTree(variants.Changer(seed).change(trees[seed % len(trees)]))
            batch.append((seed, tree, write(tree, f"random-{seed}.xml")))
        documents = harness.audits([path for _, _, path in batch])
        if not expect(len(documents) == len(batch), f"random {first}", "not every document has an answer"):
            continue
        for (seed, tree, _), document in zip(batch, documents):
            compare(schema, f"random {seed}", tree, document)


def main():
    schema = isoschematron.Schematron(
        etree.parse(str(ROOT / "grammars/audit.sch")), store_report=True)
    compare_texts(schema)
    compare_edits(schema)
    compare_random(schema)
