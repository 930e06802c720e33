"""A whole guideline as a scan, read by zhinan: its facts beside those of the text."""

import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import make

PROGRAM = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
NAMESPACE = "{urn:zhinan:guideline:1}"
FACTS = ("projects", "funds", "duration", "directions", "partners")
VALUES = ("value", "min", "max", "relation", "per")
SURE = 80  # percent: below, audit tells of a figure
LEAST_RIGHT = 97  # percent of the numbers


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
    is_consistent = bool(re.search(r"^verdict +. consistent", told, re.M))
    if silent and is_consistent:
        raise Failure(f"{kind}: wrong without a word: {silent}")
    _, _, noise, *_ = make.KINDS[kind]
    if not is_consistent and not noise:
        raise Failure(f"{kind}: words are read wrongly, where no noise is: {told[:400]}")
    if same * 100 < of * LEAST_RIGHT:
        raise Failure(f"{kind}: only {same} numbers of {of}: {wrong}")
    for path in paths:
        path.unlink()


def check_mixed(folder, pdfs):
    """A page that is a picture, behind one that has its text: it is recognised, or told where that cannot be."""
    first, mixed = folder / "first.pdf", folder / "mixed.pdf"
    scanned = make.book([make.scan(folder, pdfs["office"], 2, "200-head")], 200, folder / "second.pdf")
    subprocess.run(["pdfseparate", "-f", "1", "-l", "1", pdfs["office"], first], check=True)
    subprocess.run(["pdfunite", first, scanned, mixed], check=True)
    model, text = folder / "mixed.xml", folder / "mixed.txt"
    zhinan("parse", "-o", model, "--text", text, mixed)
    tree = ElementTree.parse(model).getroot()
    rows = [(node.get("page"), node.get("confidence") is not None) for node in tree.iter() if node.get("value")]
    if not {("1", False), ("2", True)} <= set(rows) or ("1", True) in rows or ("2", False) in rows:
        raise Failure(f"pages and confidence: {sorted(set(rows))}")
    zhinan("verify", model, mixed)
    only = folder / "only.xml"
    zhinan("parse", "-o", only, "--pages", "2", mixed)
    if ElementTree.parse(only).getroot().find(NAMESPACE + "source").get("pages") != "2-2":
        raise Failure("the pages are not in the model")
    zhinan("verify", only, mixed)
    zhinan("parse", "--pages", "2-3", mixed, codes=(2,))
    altered = folder / "altered.xml"
    altered.write_text(re.sub(r'box="(\d+)', lambda found: f'box="{int(found[1]) + 1}', model.read_text()))
    zhinan("verify", altered, mixed, codes=(1,))
    alone = folder / "alone"
    alone.mkdir()
    for name in ("zhinan", "zhinan-pdf"):
        shutil.copy(Path(PROGRAM).parent / name, alone)
    for path, code, said in ((mixed, 0, "pages 1, the first of them page 2"), (scanned, 2, "the package zhinan-ocr")):
        done = subprocess.run([alone / "zhinan", "parse", "--lang=en", f"--grammars={os.getcwd()}/grammars", "-o", os.devnull, path],
                              capture_output=True, text=True, check=False)  # fmt: skip
        if done.returncode != code or said not in done.stderr:
            raise Failure(f"without zhinan-ocr: {done.returncode}, {done.stderr[:300]}")
