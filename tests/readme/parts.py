#!/usr/bin/env python3
"""The tables of grammars/README.md are those of the program.

usage: parts.py

Run from the top of the repository. Each part that words play (src/grammar/word_roles.def) has one row, in
that order, with the names that grammars/statements.yaml has under it, and its examples are words of it there.
Each key that a grammar may have, as the program lists them, has a row. Ends with "N passed, N failed, N skipped".
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

PAGE = Path("grammars/README.md")
PARTS = Path("src/grammar/word_roles.def")
WORDS = Path("grammars/statements.yaml")


def rows(text, head):
    """The cells of a table's rows, the table known by the beginning of its head."""
    lines = text[text.index(f"\n{head}") + 1:].split("\n")[2:]
    for line in lines:
        if not line.startswith("|"):
            return
        yield [cell.strip() for cell in line.strip("|").split("|")]


def words_by_part(text):
    """{part: {name: [word, ...]}} of the map `words`; without a name under ""."""
    parts = {}
    part = name = None
    body = text[text.index("\nwords:\n") + 1:text.index("\nstatements:\n")]
    for line in body.split("\n")[1:]:
        content = line.split(" #")[0].strip()
        found = re.match(r'( +)("?[\w-]*"?):(?: \[(.*)\])?$', line)
        if found:
            key = found.group(2).strip('"')
            if len(found.group(1)) == 2:
                part, name = key, ""
            else:
                name = key
            parts.setdefault(part, {}).setdefault(name, [])
            if found.group(3):
                parts[part][name] += re.split(r"[, ]+", found.group(3))
        elif content.startswith("- "):
            parts[part][name] += content[2:].split()
    return parts


def program_keys():
    """What the program says may stand in a grammar, asked with a key that it does not know."""
    program = os.environ.get("ZHINAN", "out/bin/zhinan")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "figures.yaml").write_bytes(Path("grammars/figures.yaml").read_bytes())
        Path(folder, "x.yaml").write_text("family: x\nno-such-key: x\n", encoding="utf-8")
        run = subprocess.run([program, "grammar", "check", "x", "--grammars", folder, "--lang", "en"],
                             capture_output=True, text=True, check=False)
    return re.search(r"known here: (.*)", run.stdout + run.stderr).group(1).split()


def main():
    page = PAGE.read_text(encoding="utf-8")
    parts = re.findall(r'^ROLE\(\w+, "([\w-]+)"\)', PARTS.read_text(encoding="utf-8"), re.M)
    words = words_by_part(WORDS.read_text(encoding="utf-8"))
    table = [(row[0].strip("`"), row) for row in rows(page, "| part |")]
    results = [("the parts are those of the program, in their order", [name for name, _ in table] == parts)]
    for name, row in table:
        listed = words.get(name, {})
        names = sorted(re.findall(r"`([\w-]+)`", row[2]))
        results.append((f"{name}: the names {names}", names == sorted(n for n in listed if n)))
        every = [word for of_name in listed.values() for word in of_name]
        results += [(f"{name}: the example {word}", word in every) for word in row[3].split()]
    keys = [key for row in rows(page, "| key |") for key in re.findall(r"`([\w-]+)`", row[0])]
    results.append(("the keys are those of the program", sorted(keys) == sorted(program_keys())))
    failed = [what for what, is_true in results if not is_true]
    for what in failed:
        print(f"{PAGE}: not true: {what}")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed, 0 skipped")
    return len(failed) > 0


sys.exit(main())
