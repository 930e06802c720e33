#!/usr/bin/env python3
"""Reads every variant of every text (make.py) and checks that the facts are the same (check.py).

usage: run.py [VARIANT...]

Run from the top of the repository. ZHINAN names the program, OUT the folder for the variants.
Prints a line for each failure and at last "N passed, N failed, N skipped"; exit 1 if one failed.
"""

import os
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
import check  # noqa: E402
import make  # noqa: E402

ZHINAN = os.environ.get("ZHINAN", "out/bin/zhinan")
OUT = Path(os.environ.get("OUT", "out/variants"))
CORPUS = Path("corpus/intergovernmental")
# The published text has the facts of the reworded one, on the same lines.
TEXTS = [
    (CORPUS / "2023-2.txt", CORPUS / "2023-2.expected.json"),
    (CORPUS / "2024-1.txt", CORPUS / "2024-1.expected.json"),
    (Path("../shared/corpus/real/intergovernmental-2023-2.txt"), CORPUS / "2023-2.expected.json"),
]
# Texts of another layout, to which most of the changes do not apply: read as they are.
PLAIN = [(CORPUS / "2031-1.txt", CORPUS / "2031-1.expected.json")]
SECONDS = 60


def differences(folder, expected, row):
    """What is wrong with one variant, as lines; none if it is fine."""
    name, file, reader, options = row
    model = folder / f"{name}.xml"
    model.unlink(missing_ok=True)
    command = [ZHINAN, "parse", *reader.split(), "-o", str(model), str(folder / file)]
    try:
        run = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True,
                             timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return [f"parse: still running after {SECONDS} seconds"]
    if run.returncode:
        last = run.stderr.decode(errors="replace").strip().splitlines()[-1:]
        return [f"parse: exit code {run.returncode}: {''.join(last)}"]
    try:
        return check.compare([*options.split(), str(model), str(expected)])
    except (OSError, ElementTree.ParseError) as error:
        return [str(error)]


def main():
    wanted = set(sys.argv[1:])
    passed = failed = skipped = 0
    OUT.mkdir(parents=True, exist_ok=True)
    for text, expected in PLAIN:
        found = differences(OUT, expected, (text.stem, text.resolve(), "", ""))
        passed += not found
        failed += bool(found)
        print("".join(f"FAIL {text.stem}: {line}\n" for line in found), end="")
    for text, expected in TEXTS:
        if not text.exists():
            print(f"skipped: {text} is not here")
            skipped += 1
            continue
        folder = OUT / text.stem
        make.write(text, folder)
        rows = [line.split("\t") for line in (folder / "list.tsv").read_text().splitlines()]
        rows = [row for row in rows if not wanted or row[0] in wanted]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            results = pool.map(lambda row: differences(folder, expected, row), rows)
            for row, found in zip(rows, results):
                if found:
                    failed += 1
                    print(f"FAIL {text.stem} {row[0]}: {found[0]}"
                          + (f" (and {len(found) - 1} more)" if found[1:] else ""))
                else:
                    passed += 1
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
