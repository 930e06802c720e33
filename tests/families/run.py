#!/usr/bin/env python3
"""Reads each text with a truth file beside it and compares: every direction and figure of the truth
must be in the model, and no direction and no figure more.

usage: run.py [TEXT...]

Run from the top of the repository. ZHINAN names the program, OUT the folder for the models. Prints
a line for each difference and at last "N passed, N failed, N skipped"; exit 1 if one failed.
"""

import json
import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ZHINAN = os.environ.get("ZHINAN", "out/bin/zhinan")
OUT = Path(os.environ.get("OUT", "out/families"))
SHARED = Path("../shared/corpus/other")
OWN = ["bjnsf", "softscience", "key-programme", "generic"]
# Texts that have no direction and state no amount.
EMPTY = ["tests/families/quoted.txt", "tests/families/notice.txt", "tests/families/activity.txt", "tests/families/novel.txt", "tests/families/empty.txt",
         str(SHARED / "bjnsf_jieqing_2024_notice.txt")]
NS = "{urn:zhinan:guideline:1}"
FACTS = ("projects", "funds", "duration", "directions", "partners")
KINDS = {"": "total", "project": "per_project"}


def plain(text):
    """Blanks come and go where lines are joined."""
    return "".join((text or "").split())


def bounds(node):
    """The figure as a truth file says it: least, most, whether about, whether bounded above."""
    relation = node.get("relation")
    value = node.get("value")
    low = node.get("min", value if relation in ("exact", "about") else None)
    high = node.get("max", value if relation in ("exact", "about") else None)
    return (low and int(low), high and int(high), relation == "about", relation == "at-most")


def stated_bounds(truth, low, high, factor=1):
    """The same of a truth file; low and high are the names of its keys."""
    least, most = truth.get(low), truth.get(high)
    return (least if least is None else int(least * factor), most if most is None else int(most * factor),
            truth.get("approx", False), truth.get("upper_bound_only", least is None))


def expected_figures(truth):
    """All figures of a direction in a truth file: name, per, bounds."""
    figures = set()
    projects = truth.get("projects") or {}
    if projects.get("high") is not None or projects.get("low") is not None:
        figures.add(("projects", "", stated_bounds(projects, "low", "high")))
    funds = truth.get("funds") or {"kind": "unstated"}
    if funds["kind"] != "unstated":
        per = {kind: name for name, kind in KINDS.items()}[funds["kind"]]
        figures.add(("funds", per, stated_bounds(funds, "low_yuan", "high_yuan")))
    for each in truth.get("funds_per", []):
        figures.add(of_kind("funds", each, stated_bounds(each, "low_yuan", "high_yuan")))
    duration = truth.get("duration")
    if duration:
        figures.add(("duration", "", stated_bounds(duration, "low_years", "high_years", 12)))
    return figures


def figures_of(node):
    """All figures right in a node of the model."""
    return {(child.tag[len(NS):], child.get("per", ""), bounds(child)) for child in node
            if child.tag[len(NS):] in FACTS}


def totals_of(node):
    """What is stated of the document, each figure with the kind of project that it is said of. Of a sum of
    money the truth tells the amount alone."""
    found = set()
    for child in node if node is not None else ():
        name, per, kind = child.tag[len(NS):], child.get("per", ""), child.get("class", "")
        value = bounds(child)
        if name in FACTS:
            found.add((name, per, value[1]) if (name, per, kind) == ("funds", "", "") else
                      (name, per, value, kind) if kind else (name, per, value))
    return found


def of_kind(name, per, figure):
    """A figure for each, or of a kind of project, as totals_of tells it."""
    kind = (per["class"],) if "class" in per else ()
    return (name, per.get("per", ""), figure) + kind


def expected_stated(totals):
    """All totals of a truth file."""
    figures = set()
    if totals.get("directions") is not None:
        count = totals["directions"]
        figures.add(("directions", "", (count, count, False, False)))
    if totals.get("projects"):
        figures.add(("projects", "", stated_bounds(totals["projects"], "low", "high")))
    for per in totals.get("projects_per", []):
        figures.add(of_kind("projects", per, stated_bounds(per, "low", "high")))
    if totals.get("funds"):
        figures.add(("funds", "", stated_bounds(totals["funds"], "low_yuan", "high_yuan")))
    for per in totals.get("duration_per", []):
        figures.add(of_kind("duration", per, stated_bounds(per, "low_years", "high_years", 12)))
    if totals.get("funds_yuan") is not None:
        figures.add(("funds", "", totals["funds_yuan"]))
    for per in totals.get("funds_per", []):
        figures.add(of_kind("funds", per, stated_bounds(per, "low_yuan", "high_yuan")))
    if totals.get("duration"):
        figures.add(("duration", "", stated_bounds(totals["duration"], "low_years", "high_years", 12)))
    return figures


def differ(what, expected, found):
    missing, invented = expected - found, found - expected
    return ([f"{what}: missing {sorted(missing, key=str)}"] if missing else []) + (
        [f"{what}: invented {sorted(invented, key=str)}"] if invented else [])


def sections(root):
    """For each direction the heading of the innermost section around it."""
    found = []

    def walk(node, heading):
        for child in node:
            name = child.tag[len(NS):]
            if name == "section":
                walk(child, child.findtext(NS + "heading", ""))
            elif name == "table":
                walk(child, heading)
            elif name == "direction":
                found.append((heading, child))
                walk(child, heading)
    body = root.find(NS + "body")
    walk(body if body is not None else [], "")
    return found


def compare_direction(truth, heading, node):
    what = f"direction {truth['number']} {truth['title']}"
    result = []
    if plain(node.get("number")).rstrip(".") != plain(truth["number"]):
        result.append(f"{what}: numbered {node.get('number')}")
    if plain(node.findtext(NS + "heading")) != plain(truth["title"]):
        result.append(f"{what}: called {node.findtext(NS + 'heading')}")
    if "section" in truth and plain(heading) != plain(truth["section"]):
        result.append(f"{what}: stands under {heading}")
    labels = {plain(field.get("label")) for field in node.iter(NS + "field")}
    for label in truth.get("fields_present", []):
        if label not in labels:
            result.append(f"{what}: no field {label}")
    return result + differ(what, expected_figures(truth), figures_of(node))


def compare(truth, root):
    """What is wrong with a model, as lines; none if it is fine."""
    result = []
    programme = truth.get("programme", {})
    found = root.find(NS + "programme")
    if "family" in truth and root.get("grammar") != truth["family"]:
        result.append(f"grammar: {root.get('grammar')}")
    if programme.get("title") and plain(root.findtext(NS + "title")) != plain(programme["title"]):
        result.append(f"title: {root.findtext(NS + 'title')}")
    for name in ("year", "batch") if programme else ():
        value = found.get(name) if found is not None else None
        if str(programme.get(name) or "") != (value or ""):
            result.append(f"{name}: {value}")
    totals = expected_stated(truth.get("stated_totals", {}))
    stated = root.find(NS + "stated")
    result += differ("stated", totals, totals_of(stated))
    own = {plain(node.findtext(NS + "heading")): figures_of(node) for node in root.iter(NS + "section")}
    wanted = {plain(name): expected_stated(truth) for name, truth in truth.get("sections", {}).items()}
    for name in sorted(set(own) | set(wanted)):
        result += differ(f"section {name}", wanted.get(name, set()), own.get(name, set()))
    directions = sections(root)
    if len(directions) != len(truth["directions"]):
        result.append(f"{len(directions)} directions, not {len(truth['directions'])}: " + "; ".join(
            str(node.findtext(NS + "heading")) for _, node in directions[:40]))
        return result
    for expected, (heading, node) in zip(truth["directions"], directions):
        result += compare_direction(expected, heading, node)
    return result


def read(text, name):
    """The model of a text, and what `verify` says of it if it is not verified."""
    model = OUT / f"{name}.xml"
    model.unlink(missing_ok=True)
    run = subprocess.run([ZHINAN, "parse", "-o", str(model), str(text)], capture_output=True,
                         stdin=subprocess.DEVNULL, timeout=60, check=False)
    if run.returncode:
        return None, [f"parse: exit code {run.returncode}"]
    check = subprocess.run([ZHINAN, "verify", str(model), str(text)], capture_output=True,
                           stdin=subprocess.DEVNULL, timeout=60, check=False)
    found = [f"verify: {line}" for line in check.stderr.decode().splitlines()]
    return ElementTree.parse(model).getroot(), found if check.returncode else []


def main():
    truths = sorted(SHARED.glob("*.expected.json"))
    missing = [] if SHARED.exists() else [SHARED]
    for family in OWN:
        truths += sorted(Path("corpus", family).glob("*.expected.json"))
    empty = {"family": "generic", "directions": []}
    cases = [(next(iter(sorted(set(path.parent.glob(path.name.replace(".expected.json", ".*"))) - {path}))),
              json.loads(path.read_text(encoding="utf-8"))) for path in truths]
    cases += [(Path(path), empty) for path in EMPTY if Path(path).exists()]
    missing += [path for path in EMPTY if not Path(path).exists()]
    for path in missing:
        print(f"skipped: {path} is not here")
    wanted = set(sys.argv[1:])
    OUT.mkdir(parents=True, exist_ok=True)
    failed = passed = 0
    for text, truth in cases:
        if wanted and str(text) not in wanted:
            continue
        root, found = read(text, text.stem)
        if root is not None:
            found += compare(truth, root)
        for line in found:
            print(f"{text}: {line}")
        passed += not found
        failed += bool(found)
    print(f"{passed} passed, {failed} failed, {len(missing)} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
