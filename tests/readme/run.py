#!/usr/bin/env python3
"""The sessions of pages are real: runs each "$ command" of their console blocks and compares.

usage: run.py PAGE...

Run from the top of the repository, where the commands are run too, with the program's folder first
in PATH. A line of "..." in a page stands for any lines. Ends with "N passed, N failed, N skipped".
"""

import os
import re
import subprocess
import sys
from pathlib import Path


def sessions(text):
    """The commands of the console blocks with what they print."""
    for block in re.findall(r"^```console\n(.*?)^```", text, re.S | re.M):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


def fits(expected, printed):
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", expected, flags=re.M)]
    return re.fullmatch("(?:.*\n)*?".join(parts), printed) is not None


def stripped(text):
    """Without blanks at line ends, which an editor drops."""
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def main():
    program = Path(os.environ.get("ZHINAN", "out/bin/zhinan")).resolve()
    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}", LC_ALL="C.UTF-8")
    passed = failed = 0
    pages = [Path(page) for page in sys.argv[1:]]
    shown = [(page, *session) for page in pages for session in sessions(page.read_text(encoding="utf-8"))]
    for page, command, expected in shown:
        run = subprocess.run(["bash", "-c", command], env=environment, stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        printed = stripped(run.stdout.decode(errors="replace"))
        if fits(stripped(expected), printed):
            passed += 1
        else:
            failed += 1
            print(f"{page}: $ {command}\n--- it prints\n{printed}")
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0 or passed == 0


sys.exit(main())
