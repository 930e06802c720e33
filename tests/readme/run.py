#!/usr/bin/env python3
"""The sessions of pages are real: runs each "$ command" of their console blocks and compares.

usage: run.py [--refresh] PAGE...

Run from the top of the repository, where the commands are run too, with the program's folder first
in PATH; those of a page NAME.zh.md in a Chinese locale. A line of "..." in a page stands for any lines.
With --refresh, what a page quotes is written anew where it is not printed any more: each piece between two "..."
by the lines that are most like it. Ends with "N passed, N failed, N skipped".
"""

import argparse
import difflib
import os
import re
import subprocess
import sys
from pathlib import Path

GAP = "...\n"
ALIKE = 0.5  # a line of a page and one that is printed, for the one to stand for the other


def sessions(text):
    """The commands of the console blocks with what they print, and where that stands in the text."""
    for block in re.finditer(r"^```console\n(.*?)^```", text, re.S | re.M):
        for found in re.finditer(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block.group(1), re.M):
            start = block.start(1) + found.start(2)
            yield found.group(1), found.group(2), (start, block.start(1) + found.end(2))


def pieces(output):
    return re.split(r"^\.\.\.\n", output, flags=re.M)


def fits(expected, printed):
    return re.fullmatch("(?:.*\n)*?".join(map(re.escape, pieces(expected))), printed) is not None


def stripped(text):
    """Without blanks at line ends, which an editor drops."""
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def pairs(old, new):
    """Which lines of a page are which of those that are printed, in the order of both, as alike as can be in all."""
    def alike(a, b):
        if a == b:
            return 1.0 if a.strip() else 0.1  # blank lines are everywhere
        ratio = difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()
        return ratio if ratio >= ALIKE else 0.0
    best = [[(0.0, ())] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i, a in enumerate(old):
        for j, b in enumerate(new):
            likeness = alike(a, b)
            score, path = best[i][j]
            taken = (score + likeness, (path, (i, j))) if likeness else (-1.0, ())
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], taken, key=lambda at: at[0])
    path, found = best[-1][-1][1], {}
    while path:
        path, (i, j) = path
        found[i] = j
    return found


def refreshed(expected, printed):
    """What a page would quote of what is printed now; None where a piece of it has no line like it any more."""
    new = printed.splitlines(keepends=True)
    old = [piece.splitlines(keepends=True) for piece in pieces(expected)]
    found = pairs([line for piece in old for line in piece], new)
    quoted, at = [], 0
    for number, piece in enumerate(old):
        lines = [found[i] for i in range(at, at + len(piece)) if i in found]
        at += len(piece)
        is_first, is_last = number == 0, number == len(old) - 1
        if is_first and is_last:
            return printed
        if not piece:
            quoted.append("")
            continue
        if not lines:
            return None
        first, last = 0 if is_first else min(lines), len(new) - 1 if is_last else max(lines)
        quoted.append("".join(new[first:last + 1]))
    return GAP.join(quoted)


def run(page, command):
    """What a command prints, on both streams."""
    program = Path(os.environ.get("ZHINAN", "out/bin/zhinan")).resolve()
    environment = dict(os.environ, PATH=f"{program.parent}:{os.environ['PATH']}", LC_ALL="C.UTF-8")
    if page.name.endswith(".zh.md"):
        # No LC_ALL: the shell would say that it does not have this locale.
        del environment["LC_ALL"]
        environment.update(LC_CTYPE="C.UTF-8", LC_MESSAGES="zh_CN.UTF-8")
    done = subprocess.run(["bash", "-c", command], env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return stripped(done.stdout.decode(errors="replace"))


def main():
    parser = argparse.ArgumentParser(usage="run.py [--refresh] PAGE...")
    parser.add_argument("--refresh", action="store_true")
    parser.add_argument("pages", nargs="+", type=Path)
    arguments = parser.parse_args()
    passed = failed = 0
    for page in arguments.pages:
        text = page.read_text(encoding="utf-8")
        parts, at = [], 0
        for command, expected, (start, end) in sessions(text):
            printed = run(page, command)
            parts += [text[at:start], expected]
            at = end
            if fits(stripped(expected), printed):
                passed += 1
                continue
            anew = refreshed(stripped(expected), printed) if arguments.refresh else None
            if anew is not None and fits(anew, printed):
                parts[-1] = anew
                passed += 1
                print(f"{page}: written anew: $ {command}")
                continue
            failed += 1
            line = text.count("\n", 0, start)
            print(f"{page}:{line}: $ {command}\n--- it prints\n{printed}")
        made = "".join(parts) + text[at:]
        if made != text:
            page.write_text(made, encoding="utf-8")
    print(f"{passed} passed, {failed} failed, 0 skipped")
    return failed > 0 or passed == 0


sys.exit(main())
