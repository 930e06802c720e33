"""A whole guideline as a scan, read by zhinan: its facts beside those of the text."""

import os
import re
import subprocess
import xml.etree.ElementTree as ElementTree

import make

PROGRAM = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
NAMESPACE = "{urn:zhinan:guideline:1}"
FACTS = ("projects", "funds", "duration", "directions", "partners")
VALUES = ("value", "min", "max", "relation", "per")
SURE = 80  # percent: below, audit tells of a figure
LEAST_RIGHT = 97  # percent of the numbers
REPORTED = "150"  # read too, but nothing is promised of it


class Failure(Exception):
    pass


def zhinan(*words, codes=(0,)):
    done = subprocess.run([PROGRAM, *map(str, words)], capture_output=True, stdin=subprocess.DEVNULL, timeout=900,
                          check=False)  # fmt: skip
    if done.returncode not in codes:
        raise Failure(f"{words[0]}: exit code {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}")
    return done.stdout.decode()


def facts(tree):
    """The facts of the document, then those of each direction in their order: (kind, values), and how sure each is."""
    rows = []
    for owner in [tree.find(NAMESPACE + "stated"), *tree.iter(NAMESPACE + "direction")]:
        rows.append([(node.tag.removeprefix(NAMESPACE), *map(node.get, VALUES), int(node.get("confidence", 100)))
                     for node in owner if node.tag.removeprefix(NAMESPACE) in FACTS])
    return rows


def numbers(rows):
    """The facts by their numbers alone: where a word beside one is lost, or a heading, it is a number still."""
    return sorted(str(fact[:4]) for row in rows for fact in row)


def count_right(expected, found):
    left = list(found)
    for number in expected:
        if number in left:
            left.remove(number)
    return len(found) - len(left)


def compare(expected, found):
    """How many facts are right, and the wrong ones: of which direction, what is true, what was read in its place."""
    right, wrong = 0, []
    for i, (row, read) in enumerate(zip(expected, found, strict=True)):
        left, lost = list(read), []
        for fact in row:
            same = next((other for other in left if other[:-1] == fact[:-1]), None)
            right += same is not None
            if same:
                left.remove(same)
            else:
                lost.append(fact)
        wrong += [(i, fact, [other for other in left if other[0] == fact[0]]) for fact in lost]
        wrong += [(i, None, [other]) for other in left if other[0] not in [fact[0] for fact in lost]]
    return right, wrong


def check(folder, pdfs, kind, pages, report):
    """What is wrong must be told: by a doubtful figure, or by a sum that does not agree."""
    paths = [make.scan(folder, pdfs["office"], page, kind) for page in range(1, pages + 1)]
    scan = make.book(paths, make.KINDS[kind][0], folder / f"whole-{kind}.pdf")
    model, text, true = (folder / name for name in (f"{kind}.xml", f"{kind}.txt", f"{kind}-true.xml"))
    zhinan("parse", "-o", model, "--text", text, scan)
    zhinan("parse", "-o", true, make.TEXT)
    zhinan("verify", model, text)
    tree = ElementTree.parse(model).getroot()
    source = tree.find(NAMESPACE + "source")
    if source.get("ocr") != "true" or not re.match(r"tesseract [0-9.]+, chi_sim\+eng$", source.get("engine")):
        raise Failure(f"{kind}: {source.attrib}")
    expected, found = facts(ElementTree.parse(true).getroot()), facts(tree)
    if len(expected) != len(found):
        raise Failure(f"{kind}: {len(found) - 1} directions for {len(expected) - 1}")
    right, wrong = compare(expected, found)
    silent = [case for case in wrong if not any(other[-1] < SURE for other in case[2])]
    told = zhinan("audit", "--lang=en", model, codes=(0, 1))
    same, of = count_right(numbers(expected), numbers(found)), len(numbers(expected))
    if report:
        print(f"= whole {kind}: {same} of {of} numbers right; {right} facts right, {len(wrong)} wrong, {len(silent)} of these "
              f"not doubtful; {re.search(r'^verdict +. (.*?)  ', told, re.M)[1]}")
    if silent and re.search(r"^verdict +. consistent", told, re.M):
        raise Failure(f"{kind}: wrong without a word: {silent}")
    if kind != REPORTED and same * 100 < of * LEAST_RIGHT:
        raise Failure(f"{kind}: only {same} numbers of {of}: {wrong}")
    for path in paths:
        path.unlink()
