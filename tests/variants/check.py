#!/usr/bin/env python3
"""Compares the facts of an XML model with a list of what is true of its text.

usage: check.py [--no-lines] [--no-numbers] [--loose-titles] MODEL.xml EXPECTED.json

--no-lines      lines may differ (the variant moved them)
--no-numbers    numbers of directions may differ (the variant renumbered them)
--loose-titles  titles and numbers are compared without white space, width and style of quotes

Prints each difference; exit 1 if there is one, 2 on trouble.
"""

import argparse
import json
import sys
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

NAMESPACE = "{urn:zhinan:guideline:1}"
MONTHS = {"month": 1, "year": 12}
QUOTES = str.maketrans("“”‘’", "\"\"''")


def children(node, name):
    return node.findall(NAMESPACE + name)


def number(node, name):
    """The attribute as an integer; as written where it is none."""
    value = node.get(name)
    return int(value) if value is not None and value.isdigit() else value


class Check:
    def __init__(self, options):
        self.options = options
        self.differences = []

    def equal(self, what, found, expected):
        if found != expected:
            self.differences.append(f"{what}: found {found!r}, expected {expected!r}")

    def folded(self, text):
        text = (text or "").strip().rstrip("。")
        if self.options.loose_titles:
            text = "".join(unicodedata.normalize("NFKC", text).translate(QUOTES).split())
        return text

    def text(self, what, found, expected):
        self.equal(what, self.folded(found), self.folded(expected))

    def only(self, what, node, name, is_expected):
        """The child of that name, which must be there once, or not at all."""
        found = [] if node is None else children(node, name)
        self.equal(f"{what}: number of {name}", len(found), int(is_expected))
        return found[0] if found and is_expected else None

    def figures(self, what, node, expected):
        """projects [value, relation] and funds of a direction or of stated."""
        projects = self.only(what, node, "projects", "projects" in expected)
        if projects is not None:
            self.equal(f"{what}: projects", [number(projects, "value"), projects.get("relation")],
                       expected["projects"])
        each = [] if node is None else [child for child in children(node, "funds") if child.get("per")]
        self.equal(f"{what}: funds per project", [number(child, "value") for child in each],
                   expected.get("funds_per_project", []))
        found = [] if node is None else [child for child in children(node, "funds") if child not in each]
        self.equal(f"{what}: number of funds", len(found), int("funds" in expected))
        if "funds" in expected and found:
            funds = found[0]
            self.equal(f"{what}: funds", number(funds, "value"), expected["funds"])

    def stated(self, node, expected):
        self.figures("stated", node, expected)
        for name in ("directions", "partners"):
            total = self.only("stated", node, name, name in expected)
            if total is not None:
                self.equal(f"stated: {name}", number(total, "value"), expected[name])
        duration = self.only("stated", node, "duration", "duration_months" in expected)
        if duration is not None:
            unit = MONTHS.get(duration.get("unit"), 0)
            months = [(number(duration, bound) or 0) * unit for bound in ("min", "max")]
            self.equal("stated: duration in months", months, expected["duration_months"])

    def directions(self, what, nodes, expected):
        self.equal(f"{what}: titles", [self.folded(self.heading(node)) for node in nodes],
                   [self.folded(direction["title"]) for direction in expected])
        if len(nodes) == len(expected):
            for node, direction in zip(nodes, expected):
                self.direction(f"{what} {direction['number']}", node, direction)

    @staticmethod
    def heading(node):
        heading = node.find(NAMESPACE + "heading")
        return "" if heading is None else "".join(heading.itertext())

    def direction(self, what, node, expected):
        if not self.options.no_numbers:
            self.text(f"{what}: number", node.get("number"), expected["number"])
        if not self.options.no_lines and "line" in expected:
            self.equal(f"{what}: line", number(node, "line"), expected["line"])
        self.figures(what, node, expected)
        if "requirements" in expected:
            items = [item for field in children(node, "field")
                     if field.get("name") == "requirements" for item in children(field, "item")]
            self.equal(f"{what}: requirements", len(items), expected["requirements"])
        self.directions(what, children(node, "direction"), expected.get("sub", []))

    def model(self, root, expected):
        self.equal("root", root.tag, NAMESPACE + "guideline")
        programme = self.only("guideline", root, "programme", True)
        if programme is not None:
            self.text("programme: name", programme.get("name"), expected["programme"])
            self.equal("programme: year", number(programme, "year"), expected["year"])
            self.equal("programme: batch", number(programme, "batch"), expected["batch"])
        self.stated(self.only("guideline", root, "stated", True), expected["stated"])
        inner = {child for node in root.iter(NAMESPACE + "direction")
                 for child in children(node, "direction")}
        outer = [node for node in root.iter(NAMESPACE + "direction") if node not in inner]
        self.directions("direction", outer, expected["directions"])
        if "partners" in expected:
            codes = {node.get("code") for node in root.iter(NAMESPACE + "partner")}
            self.equal("partners", sorted(codes, key=str), expected["partners"])


def compare(arguments):
    """The differences, as lines. Raises OSError, ValueError or ParseError on unreadable files."""
    options = parser().parse_args(arguments)
    check = Check(options)
    check.model(ElementTree.parse(options.model).getroot(),
                json.loads(Path(options.expected).read_text(encoding="utf-8")))
    return check.differences


def parser():
    made = argparse.ArgumentParser(description=__doc__,
                                   formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--no-lines", "--no-numbers", "--loose-titles"):
        made.add_argument(option, action="store_true")
    made.add_argument("model")
    made.add_argument("expected")
    return made


def main():
    try:
        found = compare(sys.argv[1:])
    except (OSError, ValueError, ElementTree.ParseError) as error:
        print(error, file=sys.stderr)
        return 2
    print("".join(difference + "\n" for difference in found), end="")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
