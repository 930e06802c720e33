"""The ledger of a page of changes, held against the JSON of the same."""

import itertools
import json
import re
from decimal import ROUND_HALF_UP, Decimal

from lxml import etree

import harness
from harness import ROOT, expect, run, skip

HTML = {"h": "http://www.w3.org/1999/xhtml"}
SAMPLE = 12  # texts of ../shared/calls


def words_of(element):
    return "".join(element.itertext())


def number(text):
    """What a cell says, without its sign of at most, about and the like; None for none."""
    found = re.search(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?", text)
    return Decimal(found[0].replace(",", "")) if found else None


class Row:
    """A row of the ledger: its cells, and the figures of the two that are summed."""

    def __init__(self, row, behind):
        self.cells = row.xpath("h:th|h:td", namespaces=HTML)
        self.is_inner = "inner" in (self.cells[1].get("class") or "")
        self.kind = row.get("class")
        self.topics = (row.get("data-topics") or "").split()
        self.figures = {"projects": self.cells[behind:behind + 3], "funds": self.cells[behind + 3:behind + 7]}

    def numbers(self, part):
        return tuple(number(words_of(cell)) for cell in self.figures[part][:3])


def read(name, *arguments):
    """The page of two texts as a tree, and the JSON that stands in it."""
    page = etree.fromstring(run("diff", "--format", "html", "--lang", "en", *arguments)[1])
    data = page.xpath("//h:script[@id='changes']", namespaces=HTML)
    expect(len(data) == 1, name, "the data stands in the page once")
    return page, json.loads(data[0].text)


def total_of(value):
    return None if value is None else Decimal(str(value))


def check_part(name, rows, foot, part, total):
    """The rows of one figure against the contributions, and its totals."""
    outer = [row for row in rows if not row.is_inner]
    found = [row.numbers(part) for row in outer if row.numbers(part)[2] is not None]
    expected = [tuple(total_of(entry.get(key)) for key in ("from", "to", "delta")) for entry in total["contributions"]]
    expect(found == expected, name, f"{part}: {found} for {expected}")
    summed = total["summed"]
    sums = foot[-1].numbers(part)
    expect(sums == (total_of(summed["from"]), total_of(summed["to"]), total_of(summed.get("delta"))), name,
           f"{part} in all: {sums} for {summed}")
    if "delta" in summed:
        expect(sum(each[2] for each in found) == total_of(summed["delta"]), name, f"{part}: the rows add up")
    if len(foot) == 2:
        stated = foot[0].numbers(part)[:2]
        known = [total_of(total["stated"].get(key)) for key in ("from", "to")]
        expect(all(value in (None, shown) for value, shown in zip(known, stated)), name, f"{part} stated: {stated}")
    for row in outer:
        before, _, delta = row.numbers(part)
        percent = words_of(row.figures["funds"][3]) if part == "funds" else ""
        if percent:
            exact = (delta * 100 / before).quantize(Decimal("0.01"), ROUND_HALF_UP)
            expect(number(percent) == exact, name, f"{percent} for {exact}")


def check_links(name, page, rows):
    """Each link of the ledger leads to a place in the texts, and that back."""
    ids = {element.get("id"): element for element in page.xpath("//*[@id]")}
    texts = page.xpath("//h:section[@class='both']", namespaces=HTML)[0]
    for row in rows:
        links = [link.get("href")[1:] for cell in row.cells for link in cell.xpath(".//h:a", namespaces=HTML)]
        expect(all(link in ids and texts in ids[link].iterancestors() for link in links), name, f"links: {links}")
    back = [link.get("href")[1:] for link in texts.xpath(".//h:a[@class='back']", namespaces=HTML)]
    expect(len(set(back)) == len(back) and all(link in ids for link in back), name, f"links back: {back[:5]}")


def check_page(name, *arguments):
    page, result = read(name, *arguments)
    body = [Row(row, 3) for row in page.xpath("//h:table[@class='ledger']/h:tbody/h:tr", namespaces=HTML)]
    foot = [Row(row, 1) for row in page.xpath("//h:table[@class='ledger']/h:tfoot/h:tr", namespaces=HTML)]
    for part, total in result["totals"].items():
        if "overflow" not in total:
            check_part(name, body, foot, part, total)
    check_links(name, page, body)
    entries = page.xpath("//h:ol[@class='entries']/h:li", namespaces=HTML)
    expect(len(entries) == len(result["changes"]), name, "an entry for each change")
    expect(all(entry.get("data-topics") for entry in entries), name, "each entry is about something")
    expect(all(row.topics or row.kind == "same" for row in body), name, "each row that changed is about something")
    return page, body, result


def check_years():
    """The two years: the data is what the format json writes, and figures lead to where they are written."""
    texts = [ROOT / f"corpus/intergovernmental/{name}.txt" for name in ("2023-2", "2024-1")]
    page, rows, result = check_page("ledger of two years", *texts)
    expect(result == json.loads(run("diff", "--format", "json", *texts)[1]), "data", "as the format json has it")
    expect(len(rows) > 10, "ledger of two years", f"{len(rows)} rows")
    ids = {element.get("id"): element for element in page.xpath("//*[@id]")}
    for row in rows:
        for cell in row.figures["projects"][:2]:
            for link in cell.xpath(".//h:a", namespaces=HTML):
                target = link.get("href")[1:]
                is_cell = target.startswith(("old-", "new-"))
                expect(not is_cell or str(number(words_of(link))) in words_of(ids[target]), "ledger of two years",
                       f"{words_of(link)} at {target}")
    xml = harness.work / "old.xml"
    xml.write_bytes(run("parse", "--format", "xml", texts[0])[1])
    alone = words_of(read("an XML", xml, texts[1])[0].xpath("//h:table[@class='documents']", namespaces=HTML)[0])
    both = words_of(page.xpath("//h:table[@class='documents']", namespaces=HTML)[0])
    expect(alone.count("XML of a model") == 1 and "XML of a model" not in both, "an XML", "is told as such")


def main():
    check_years()
    texts = sorted((ROOT / "corpus").glob("*/*.txt"))
    pairs = [*itertools.combinations(texts, 2)]
    pairs += [(new, old) for old, new in pairs if old.parent == new.parent]
    calls = sorted((ROOT.parent / "shared/calls").glob("*.txt"))[:SAMPLE]
    if not calls:
        skip("the texts of ../shared/calls are not here: their ledgers")
    pairs += zip(calls, calls[1:])
    for old, new in pairs:
        check_page(f"ledger of {old.stem}, {new.stem}", old, new)
