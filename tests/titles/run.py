#!/usr/bin/env python3
"""Reads the heads in heads.txt: title, year, batch and programme must be those that its truth says, and
the model must verify.

usage: run.py [NAME...]

Run from the top of the repository. ZHINAN names the program, OUT the folder for the models. Prints
a line for each difference and at last "N passed, N failed, N skipped"; exit 1 if one failed.
"""

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

ZHINAN = os.environ.get("ZHINAN", "out/bin/zhinan")
OUT = Path(os.environ.get("OUT", "out/titles"))
NS = "{urn:zhinan:guideline:1}"


def cases():
    """Name, truth and text of each case."""
    for block in Path("tests/titles/heads.txt").read_text(encoding="utf-8").split("\n=== ")[1:]:
        head, text = block.split("\n---\n", 1)
        name, *lines = head.split("\n")
        yield name, dict((key, value.strip()) for key, value in (line.split(":", 1) for line in lines)), text


def plain(text):
    """Blanks come and go where lines are joined."""
    return "".join((text or "").split())


def compare(truth, root):
    programme = root.find(NS + "programme")
    found = dict(programme.attrib) if programme is not None else {}
    pairs = [("title", plain(truth.get("title")), plain(root.findtext(NS + "title")))]
    pairs += [(name, truth.get(name, ""), found.get(name, "")) for name in ("year", "batch")]
    if truth.get("programme") != "*":
        pairs.append(("programme", plain(truth.get("programme")), plain(found.get("name"))))
    return [f"{name}: {said or 'none'}, not {meant or 'none'}" for name, meant, said in pairs if said != meant]


def read(name, truth, text):
    folder = OUT / name
    folder.mkdir(parents=True, exist_ok=True)
    source, model = folder / truth.get("file", "text.txt"), folder / "model.xml"
    source.write_text(text, encoding="utf-8")
    model.unlink(missing_ok=True)
    for command in (["parse", "-o", str(model), str(source)], ["verify", str(model), str(source)]):
        run = subprocess.run([ZHINAN, *command], capture_output=True, stdin=subprocess.DEVNULL, timeout=60, check=False)
        if run.returncode:
            return [f"{command[0]}: {line}" for line in run.stderr.decode().splitlines()] or [f"{command[0]}: failed"]
    return compare(truth, ElementTree.parse(model).getroot())


def main():
    wanted = set(sys.argv[1:])
    failed = passed = 0
    for name, truth, text in cases():
        if wanted and name not in wanted:
            continue
        found = read(name, truth, text)
        for line in found:
            print(f"{name}: {line}")
        passed += not found
        failed += bool(found)
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
