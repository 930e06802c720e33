#!/usr/bin/env python3
"""Reads each table of tables.py in every format and checks that rows, cells, directions, facts and the
verdicts of the audit are the same, and that the models are proved.

usage: run.py [-v] [WORD...]     only fixtures whose names have one of the words; -v: all that is wrong

Run from the top of the repository. ZHINAN names the program. Prints a line for each failure and at last
"N passed, N failed, N skipped"; exit 1 if one failed.

NAME.expected.json holds what is true of a table, in all its formats:
  verdict     of the audit; null where there is nothing to prove
  roles       of the rows, a letter each: head, group, direction, body, subtotal, total
  directions  number, title, and its facts, in the words of fact_words()
  shared      facts of several directions together, by their numbers; plain text cannot say them
  stated      facts of the whole document
"""

import json
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
import tables  # noqa: E402

PROGRAM = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
FOLDER = Path("tests/tables")
SPACE = "{urn:zhinan:guideline:1}"
ENDINGS = (".txt", ".md", ".html", ".docx", ".odt", ".xlsx", ".pdf")
FACTS = ("projects", "funds", "duration", "directions")
ROLES = {"header": "h", "group": "g", "body": "b", "subtotal": "s", "total": "t"}


class Failure(Exception):
    pass


def run(*words, codes=(0,)):
    done = subprocess.run([PROGRAM, *map(str, words)], stdin=subprocess.DEVNULL, capture_output=True, timeout=60, check=False)
    if done.returncode not in codes:
        raise Failure(f"{words[0]}: exit code {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}")
    return done.stdout


def name_of(node):
    return node.tag.removeprefix(SPACE)


def words_of(node):
    """All its text, without white space."""
    return "".join("".join(node.itertext()).split()) if node is not None else ""


def fact_words(node):
    """A fact as a line: 重点项目: funds at-most 100000 per project."""
    kind = f"{node.get('class')}: " if node.get("class") else ""
    value = node.get("value") or f"{node.get('min')}-{node.get('max')}"
    relation = node.get("relation", "exact")
    value = f"{node.get('min')}-{node.get('max')}" if relation == "range" else value
    unit = node.get("unit") if name_of(node) == "duration" else None
    per = f" per {node.get('per')}" if node.get("per") else ""
    return f"{kind}{name_of(node)} {'' if relation in ('exact', 'range') else relation + ' '}{value}{' ' + unit if unit else ''}{per}"


def own_facts(node):
    return [child for child in node if name_of(child) in FACTS]


class Reading:
    """What a model has of tables, in the shape of the expected file."""

    def __init__(self, root):
        self.differences = []
        parents = {child: node for node in root.iter() for child in node}
        stated = root.find(SPACE + "stated")
        self.stated = sorted(map(fact_words, own_facts(stated))) if stated is not None else []
        directions = list(root.iter(SPACE + "direction"))
        numbers = {node.get("id"): node.get("number") for node in directions}
        self.directions = [{"number": node.get("number"), "title": words_of(node.find(SPACE + "heading")),
                            "facts": sorted(map(fact_words, own_facts(node)))} for node in directions]
        facts = [node for name in FACTS for node in root.iter(SPACE + name)]
        self.shared = sorted(f"{fact_words(node)} of {' '.join(numbers.get(name, '?') for name in node.get('of').split())}"
                             for node in facts if node.get("of"))
        self.elsewhere = sorted(fact_words(node) for node in facts
                                if not node.get("of") and name_of(parents[node]) not in ("stated", "direction"))
        self.tables = [self.rows(table) for table in root.iter(SPACE + "table")]

    @staticmethod
    def rows(table):
        """For each row its role and the texts of its cells by column, from 0; heads that stand again are out."""
        rows, heads = [], []
        for node in table:
            if name_of(node) == "direction":
                cells = {}
                for place in node.iter():
                    if place.get("column") and name_of(place) in ("heading", "p", "cell"):
                        column = int(place.get("column")) - 1
                        cells[column] = cells.get(column, "") + words_of(place)
                rows.append(("d", cells))
            elif name_of(node) == "row":
                cells = {int(cell.get("column")) - 1: words_of(cell) for cell in node if words_of(cell)}
                role = ROLES.get(node.get("role"), "?")
                if role == "h" and any(head == cells for head in heads):
                    continue
                heads += [cells] if role == "h" else []
                rows.append((role, cells))
        return rows


def expected_rows(document, roles):
    """The cells that begin in each row, as rows() has them."""
    rows = []
    heads = tables.grid(document.heads)[0]
    for role, line in zip(roles, tables.own_cells(document.heads + document.rows)):
        cells = {column: "".join(cell.text.split()) for column, cell in line.items() if cell.text}
        if role == "d":  # the number is told by the direction itself
            cells = {column: text for column, text in cells.items() if heads[column][0].text != "序号"}
        rows.append((role, cells))
    return rows


def compare_rows(found, expected, tall, wide):
    """Cells in `tall` columns reach over rows: without rules they may stand in any of them; so may those of rows
    that add up in `wide` ones."""
    differences = []
    found_roles, roles = ("".join(role for role, _ in rows) for rows in (found, expected))
    if found_roles != roles:
        differences.append(f"rows are {found_roles}, not {roles}")
    for number, ((_, cells), (role, wanted)) in enumerate(zip(found, expected), 1):
        for column in sorted(set(cells) | set(wanted)):
            is_loose = column in tall or (column in wide and role in "st")
            if cells.get(column) != wanted.get(column) and not is_loose and found_roles == roles:
                differences.append(f"row {number} column {column + 1} is {cells.get(column)!r}, not {wanted.get(column)!r}")
    return differences


def is_plain(name):
    """Whether nothing in it says which cells reach over rows."""
    return name.endswith((".txt", ".md")) or "plain" in name


def differences(name, model, audit):
    table = name.partition(".")[0]
    document = tables.DOCUMENTS[table]
    expected = json.loads((FOLDER / f"{table}.expected.json").read_text())
    reading = Reading(ElementTree.parse(model).getroot())
    found = []

    def equal(what, value, wanted):
        if value != wanted:
            found.append(f"{what}: {value!r}, not {wanted!r}")

    rows = expected_rows(document, expected["roles"])
    equal("tables", len(reading.tables), 1)
    spread = [(c, cell) for line in tables.own_cells(document.rows) for c, cell in line.items()] if is_plain(name) else []
    tall = {c for c, cell in spread if cell.rows > 1}
    # Without rules what stands in the middle of several columns may be in any of them.
    wide = {at for c, cell in spread if cell.columns > 1 for at in range(c, c + cell.columns)} if name.endswith("pdf") else set()
    if name.endswith("pdf") and is_plain(name):  # nothing tells heads of two rows from heads of two lines
        for each in (rows, *reading.tables):
            heads = sum(role == "h" for role, _ in each)
            del each[1:max(heads, 1)]
            if len(document.heads) > 1:
                each[0][1].clear()
    if len(reading.tables) == 1:
        found += compare_rows(reading.tables[0], rows, tall, wide)
    shared = sorted(expected.get("shared", []))
    loose = {fact.partition(" of ")[0] for fact in shared} if is_plain(name) else set()
    equal("directions", len(reading.directions), len(expected["directions"]))
    for direction, wanted in zip(reading.directions, expected["directions"]):
        direction["facts"] = [fact for fact in direction["facts"] if fact not in loose]
        for part in ("number", "title", "facts"):
            equal(f"direction {wanted['number']}: {part}", direction[part], sorted(wanted[part]) if part == "facts" else wanted[part])
    equal("shared", reading.shared, [] if loose else shared)
    equal("stated", reading.stated, sorted(expected["stated"]))
    equal("elsewhere", reading.elsewhere, [])
    # Where plain text leaves cells empty, what stands in them cannot be told, and no more than that.
    if expected["verdict"] and not (loose and audit["verdict"] == "undecidable"):
        equal("verdict", audit["verdict"], expected["verdict"])
    wrong = [f"{proof['check']} {proof['verdict']}" for proof in audit["proofs"]
             if proof["verdict"] != "exact" and not (loose and proof["verdict"] == "undecidable")]
    wrong += [finding["message"] for finding in audit["findings"]
              if finding["level"] != "note" and not (loose and finding["check"] == "field-missing")]
    equal("audit", wrong, [])
    proofs = {proof["check"] for proof in audit["proofs"]}
    equal("proofs", [check for check in expected["proofs"] if check not in proofs], [])
    return found


def check(path, folder):
    model = folder / (path.name + ".xml")
    run("parse", "-o", model, path)
    if b"verified: " not in run("verify", "--lang=en", model, path, codes=(0, 1)):
        raise Failure("not verified")
    audit = json.loads(run("audit", "--format=json", "--lang=en", path, codes=(0, 1)))
    return differences(path.name, model, audit)


def attempt(path, folder):
    try:
        return path.name, check(path, folder)
    except (Failure, OSError, subprocess.SubprocessError, ElementTree.ParseError, json.JSONDecodeError) as failure:
        return path.name, [str(failure) or type(failure).__name__]


def main():
    words = sys.argv[1:]
    shown = None if "-v" in words else 3
    words = [word for word in words if word != "-v"]
    paths = sorted(path for path in FOLDER.iterdir()
                   if path.suffix in ENDINGS and (not words or any(word in path.name for word in words)))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda path: attempt(path, Path(folder)), paths))
    failed = [result for result in results if result[1]]
    for name, found in failed:
        print(f"{name}: {'; '.join(found[:shown])}{'; ...' if shown and len(found) > shown else ''}")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed, 0 skipped")
    return 1 if failed or not results else 0


if __name__ == "__main__":
    sys.exit(main())
