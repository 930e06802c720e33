#!/usr/bin/env python3
"""Changes as XML: valid against their schema, and with the old model they make the new one again,
byte for byte; with any other, or where they are broken, the answer is no or trouble.

usage: run.py FOLDER-OF-REAL-TEXTS CORPUS

Prints a line for each failure and at last "N passed, N failed, N skipped"; exit 1 if one failed.
"""
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ZHINAN = os.environ.get("ZHINAN", "out/bin/zhinan")
REAL, CORPUS = map(Path, sys.argv[1:3])
ROUNDS = 12  # of random edits, for each text
passed = failed = skipped = 0


def report(name, fault):
    global passed, failed
    passed += not fault
    failed += bool(fault)
    if fault:
        print(f"{name}: {fault}")


def run(*words):
    return subprocess.run([ZHINAN, *map(str, words)], stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60)


def edited(text, dice):
    """The text with paragraphs taken out, put elsewhere, doubled, cut and put together."""
    lines = text.split("\n\n")
    for _ in range(dice.randint(1, 12)):
        at = dice.randrange(len(lines))
        choice = dice.randrange(6)
        if choice == 0:
            lines.pop(at)
        elif choice == 1:
            lines.insert(dice.randrange(len(lines)), lines.pop(at))
        elif choice == 2:
            lines.insert(at, lines[dice.randrange(len(lines))])
        elif choice == 3:
            middle = len(lines[at]) // 2
            lines[at] = lines[at][:middle] + lines[at][middle + dice.randint(0, 8):]
        elif choice == 4:
            lines[at] = lines[at].replace("1", "2").replace("，", ",")
        else:
            start, end = sorted(dice.randrange(len(lines)) for _ in range(2))
            lines[start:end] = reversed(lines[start:end])
        if not lines:
            return text
    return "\n\n".join(lines)


def check_pair(folder, name, old, new, written):
    changes = folder / f"changes-{len(written)}.xml"
    written.append((name, changes))
    code = run("diff", "--format", "xml", "-o", changes, old, new).returncode
    same = old.read_bytes() == new.read_bytes()
    report(f"{name}: exit code", code not in ((0,) if same else (0, 1)) and code)
    made = run("diff", "--apply", changes, old)
    report(f"{name}: applied", made.returncode != 0 and made.stderr.decode() or
           made.stdout != new.read_bytes() and "another model than the new one")
    if not same:
        other = run("diff", "--apply", changes, new)
        report(f"{name}: applied to another", other.returncode != 1 and other.returncode or
               other.stdout and "something written")


def check_valid(written):
    """All changes at once: one process, not hundreds."""
    lint = subprocess.run(["xmllint", "--noout", "--schema", "grammars/changes.xsd", *(path for _, path in written)],
                          stderr=subprocess.PIPE)
    said = lint.stderr.decode().splitlines()
    valid = {line.removesuffix(" validates") for line in said}
    for name, path in written:
        about = [line for line in said if line.startswith(f"{path}:")] or ["not validated"]
        report(f"{name}: valid", str(path) not in valid and "; ".join(about)[:400])


def model(folder, name, text):
    (folder / name).write_text(text, encoding="utf-8")
    path = folder / (name + ".xml")
    run("parse", "-o", path, folder / name)
    return path


HEAD = '<changes xmlns="urn:zhinan:changes:1" equal="false">'
HOSTILE = {
    "nothing": "",
    "no XML": "diff",
    "another root": '<guideline xmlns="urn:zhinan:guideline:1"/>',
    "a document type": '<!DOCTYPE changes [<!ENTITY a "b">]>' + HEAD + "<guideline/></changes>",
    "no model": HEAD + "</changes>",
    "a move into itself": HEAD + '<guideline><body><section moved-id="1"><left ref="1"/></section>'
                                 '<left ref="1"/></body></guideline></changes>',
    "moves in one another": HEAD + "<guideline><body>" + "".join(
        f'<p moved-id="{n}"><left ref="{n + 1}"/><left ref="{n + 1}"/></p>'
        for n in range(1, 5000)) + '<left ref="1"/></body></guideline></changes>',
    "a move of nothing": HEAD + '<guideline><body><left ref="99999999999999999999"/></body></guideline></changes>',
    "numbers out of order": HEAD + '<guideline><body><p moved-id="2"/></body></guideline></changes>',
    "deep": HEAD + "<guideline>" + "<item>" * 400 + "</item>" * 400 + "</guideline></changes>",
}


def check_hostile(folder, old):
    for name, text in HOSTILE.items():
        path = folder / "hostile.xml"
        path.write_text(text, encoding="utf-8")
        result = run("diff", "--apply", path, old)
        report(name, result.returncode not in (1, 2) and result.returncode or
               result.stdout and "something written" or not result.stderr and "no word on it")


def check_contradictions(folder, old, new):
    """A model that contradicts itself is compared, and so its changes are applied; the answer is no."""
    text = new.read_text(encoding="utf-8")
    for what, wrong, told in (("coverage", r'coverage="[0-9.]+"', 'coverage="0.5000"'),
                              ("claims", r'claimed="\d+"', f'claimed="{9 ** 6}"')):
        broken = folder / "broken.xml"
        changes = folder / "broken-changes.xml"
        broken.write_text(re.sub(wrong, told, text), encoding="utf-8")
        for one, other in ((old, broken), (broken, old)):
            run("diff", "--format", "xml", "-o", changes, one, other)
            made = run("diff", "--apply", changes, one)
            result = folder / "made.xml"
            result.write_bytes(made.stdout)
            report(f"{what} that contradict, {one.name} to {other.name}",
                   made.returncode not in (0, 1) and made.stderr.decode() or
                   run("diff", result, other).stdout.count(b"none: both say the same") != 1 and "another model")


def main():
    global skipped
    texts = sorted(CORPUS.glob("*/*.txt"))
    if REAL.is_dir():
        texts += sorted(REAL.glob("*.txt"))
    else:
        print(f"skipped: the real texts: no {REAL}")
        skipped += 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        models, written = [], []
        for number, path in enumerate(texts):
            text = path.read_text(encoding="utf-8")
            dice = random.Random(number)
            models.append(model(folder, f"{number}.txt", text))
            for turn in range(ROUNDS):
                other = model(folder, "edited.txt", edited(text, dice))
                check_pair(folder, f"{path.name}, edit {turn}", models[-1], other, written)
        for one in models:
            for other in models[:4]:
                check_pair(folder, f"{one.name} and {other.name}", one, other, written)
        check_valid(written)
        check_hostile(folder, models[0])
        check_contradictions(folder, models[0], models[1])
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
