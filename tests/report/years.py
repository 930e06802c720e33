"""The page of the years: each figure on it is that of the CSV of the same trend."""

import collections
import csv
import decimal
import io
import re

from lxml import html

from harness import ROOT, expect, run

SIGNS = {"exact": "", "about": "~", "at-most": "≤", "less-than": "<", "at-least": "≥", "more-than": ">"}
VERDICTS = {"exact": "=", "rounded": "=", "face-value": "=", "within-bounds": "~", "undecidable": "?",
            "inconsistent": "!"}


def shown(digits, unit):
    """A number as the page has it: yuan in units of ten thousand, in groups of three digits."""
    value = decimal.Decimal(digits).scaleb(-4 if unit == "CNY" else 0)
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def figure(row):
    """What a row of the CSV says, as a cell of the page, and the number that it is sorted by."""
    if not row:
        return "-", None
    unit, more = row["unit"], "+" if row["missing"] not in ("", "0") else ""
    if not row["relation"]:
        return "?", None
    if row["relation"] != "range":
        return SIGNS[row["relation"]] + shown(row["value"], unit) + more, row["value"]
    if not row["max"]:
        return "≥" + shown(row["min"], unit) + more, row["min"]
    return f"{shown(row['min'], unit)}-{shown(row['max'], unit)}{more}", row["max"]


def change(row):
    """The same of a change, and of its share."""
    about = "~" if row["relation"] == "about" else ""
    plus = "+" if decimal.Decimal(row["delta"]) > 0 else ""
    share = ""
    if row["percent"]:
        percent = decimal.Decimal(row["percent"])
        share = f"{'+' if percent > 0 else ''}{percent:,.2f}%"
    return (about + plus + shown(row["delta"], row["unit"]), row["delta"]), (share, row["percent"] or None)


def stated(row):
    if not row or not row["stated_relation"]:
        return "?" if row else "-"
    if not row["stated"]:
        return None  # a range, whose ends the CSV leaves out
    return SIGNS[row["stated_relation"]] + shown(row["stated"], row["unit"])


class Trend:
    """The rows of a CSV by what they are of."""

    def __init__(self, data):
        self.rows = collections.defaultdict(dict)
        self.years = {}
        for row in csv.DictReader(io.StringIO(data.decode("utf-8-sig"))):
            column = ("edition", row["edition"]) if row["scope"] == "edition" else ("year", row["year"])
            if row["scope"] == "edition":
                self.years[row["edition"]] = row["year"]
            kind = row["class"] if row["record"] == "cap" else ""
            self.rows[row["record"], row["part"], row["unit"]][row["name"], kind, *column] = row

    def column(self, head):
        """What a head of the page stands for."""
        if head in self.years:
            return "edition", head
        return "year", head.removesuffix(" all")

    def year(self, column):
        return self.years[column[1]] if column[0] == "edition" else column[1]


def text_of(element):
    return "".join(element.itertext()).strip()


class Page:
    def __init__(self, here, trend, data):
        self.here, self.trend = here, trend
        self.tree = html.fromstring(data.decode("utf-8"))
        self.count = 0

    def expect_cell(self, cell, wanted, what):
        found = text_of(cell), cell.get("data-v")
        self.count += 1
        expect(found == wanted, self.here, f"{what}: {found}, not {wanted}")

    def check_line(self, heads, line, key, name, kind, record):
        """A line of a table, cell by cell."""
        column = None
        for head, cell in zip(heads, line.xpath("td")):
            what = f"{key} {name} {head}"
            if head.startswith("vs ") or head == "in %":
                found = self.trend.rows["change", *key].get((name, kind, "year", self.trend.year(column)))
                if found and record != "cap":
                    self.expect_cell(cell, change(found)[head == "in %"], what)
                else:
                    expect(record == "cap" or text_of(cell) in ("", "new", "gone", "?"), self.here,
                           f"{what}: a change that the CSV has not")
            else:
                column = self.trend.column(head)
                self.expect_cell(cell, figure(self.trend.rows[record, *key].get((name, kind, *column))), what)

    def check_totals(self, heads, lines, key):
        self.check_line(heads, lines[0], key, "", "", "total")
        for head, cell, agree in zip(heads, lines[1].xpath("td"), lines[2].xpath("td")):
            if head.startswith("vs ") or head == "in %":
                continue
            row = self.trend.rows["total", *key].get(("", "", *self.trend.column(head)))
            if stated(row):
                self.expect_cell(cell, (stated(row), None), f"{key} stated {head}")
            self.expect_cell(agree, (VERDICTS.get(row["verdict"], "") if row else "", None), f"{key} agree {head}")

    def heads_of(self, table):
        return [text_of(head) for head in table.xpath("thead/tr/th")][1:]

    def key_of(self, title):
        """A measure by its title."""
        if title in ("directions", "partners", "projects"):
            return title, ""
        unit = re.fullmatch(r"(?:funds|each), in (.*)", title)[1]
        return "funds", {"10,000 yuan": "CNY", "US dollars": "USD", "euros": "EUR"}[unit]

    def check_tables(self):
        for table in self.tree.xpath("//section[@aria-labelledby='tables']//table"):
            name = table.get("aria-labelledby")
            key = self.key_of(text_of(self.tree.get_element_by_id(name)))
            heads = self.heads_of(table)
            for line in table.xpath("tbody/tr"):
                words = text_of(line.xpath("th")[0])
                kind = ""
                if name.startswith("each"):
                    words, kind = re.fullmatch(r"(.*?)(?: \((.*)\))?", words).groups("")
                    words = "" if words == "document" else words
                self.check_line(heads, line, key, words, kind, "cap" if name.startswith("each") else "figure")
            if not name.startswith("each"):
                self.check_totals(heads, table.xpath("tfoot/tr"), key)
                rows = {row[0] for row in self.trend.rows["figure", *key]}
                expect(rows == {text_of(th) for th in table.xpath("tbody/tr/th")}, self.here, f"{key}: all rows")

    def check_sums(self):
        table, = self.tree.xpath("//table[@aria-labelledby='sums']")
        for part in table.xpath("tbody"):
            lines = part.xpath("tr")
            self.check_totals(self.heads_of(table), lines[1:], self.key_of(text_of(lines[0])))

    def check_charts(self):
        """The words and the labels of each chart say the figures of its years."""
        pictures = self.tree.xpath("//figure//*[local-name()='svg']")
        expect(pictures, self.here, "charts")
        for picture in pictures:
            head, *points = picture.get("aria-label").split("; ")
            name, title = head.split(", ", 1)
            key = self.key_of(title)
            texts = [text_of(label) for label in picture.xpath(".//*[local-name()='text']")]
            for point in points:
                column, value = point.split(": ")
                wanted, _ = figure(self.trend.rows["figure", *key].get((name, "", "year", column)))
                self.count += 1
                expect(value == wanted and value in texts and column in texts, self.here,
                       f"the chart of {name}, {title}, {column}: {value}, not {wanted}")


def main():
    folder = ROOT / "tests/golden/trend"
    texts = ROOT / "corpus/intergovernmental"
    inputs = {"years": sorted((folder / "years").glob("*.xml")),
              "without partners": sorted((folder / "without-partners").glob("*.xml")),
              "texts": [texts / f"{name}.txt" for name in ("2023-2", "2024-1", "2031-1")]}
    for name, paths in inputs.items():
        here = f"page of the years, {name}"
        trend = Trend(run("trend", "--format", "csv", *paths)[1])
        data = run("trend", "--format", "html", "--lang", "en", *paths)[1]
        page = Page(here, trend, data)
        page.check_tables()
        page.check_sums()
        page.check_charts()
        expect(page.count > 50, here, f"{page.count} figures")
    expect(run("report", "--lang", "en", *paths)[1] == data, here, "report of many documents is the same page")
