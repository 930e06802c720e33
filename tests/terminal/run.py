#!/usr/bin/env python3
"""What the program prints on a terminal has its width, colours and links to the source; in a pipe it has none of
them, whatever $COLUMNS says.

Run from the top of the repository. $ZHINAN names the program. Ends with "N passed, N failed, N skipped".
"""

import os
import re
import socket
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path
from urllib.parse import quote

from screen import shown

PROGRAM = os.environ.get("ZHINAN", "out/bin/zhinan")
TEXTS = sorted(Path("corpus").glob("*/*.txt"))
LINK = re.compile(r"\x1b\]8;;([^\x1b]*)\x1b\\")
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
# Words that only the program's codes have, and no text in Chinese.
CODES = re.compile(r"joined-lines|page-number|url-dot|at-most|at-least|less-than|more-than|\bCNY\b|\b(dir|sec|tab)-\d"
                   r"|\bper\b|\bprojects?\b|\bfunds\b(?!-)|\bdirections?\b(?!-)|\bpartners?\b(?!-)|\bduration\b|\bexact\b"
                   r"|\babout\b|, \S")
counts = [0, 0]


def expect(condition, name, what):
    counts[not condition] += 1
    if not condition:
        print(f"FAIL {name}: {what}")


def environment(**env):
    clean = {key: value for key, value in os.environ.items() if key not in ("NO_COLOR", "NO_HYPERLINK", "COLUMNS")}
    return {**clean, "LC_ALL": "C.UTF-8", "TERM": "xterm", **env}


def piped(*arguments, **env):
    run = subprocess.run([PROGRAM, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, env=environment(**env), check=False)
    return run.stdout.decode("utf-8")


def on_terminal(columns, *arguments, output="/dev/null", **env):
    """What is printed to a terminal: of `parse`, which writes to `output`, only standard error is."""
    with open(output, "wb") as sink:
        return shown([PROGRAM, *arguments], environment(**env), columns,
                     stdout=sink if arguments[0] == "parse" else None)[1]


def width(line):
    line = LINK.sub("", COLOUR.sub("", line))
    return sum(0 if unicodedata.category(c) in ("Mn", "Me", "Cf") else
               2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line)


def widest(text):
    return max(map(width, text.splitlines()), default=0)


def check_widths(commands):
    for command in commands:
        for lang in ("zh", "en"):
            arguments = [*command, "--lang", lang]
            name = " ".join(arguments)
            for columns in (80, 140):
                text = on_terminal(columns, *arguments)
                wide = [line for line in text.splitlines() if width(line) > columns and "zhinan explain" not in line]
                expect(text and not wide, name, f"wider than {columns}: {wide[:2]}")
            expect(widest(on_terminal(140, *arguments)) > 80, name, "a wide terminal is used")


def check_pipes(command):
    name = " ".join(command)
    plain = piped(*command)
    expect("\x1b" not in plain, name, "a pipe gets no colour and no links")
    expect(piped(*command, COLUMNS="140") == plain, name, "$COLUMNS is nothing to a pipe")
    expect(LINK.sub("", COLOUR.sub("", on_terminal(80, *command))) in plain, name,
           "colour and links are all that a terminal has more")


def check_look(path):
    uri = f"file://{quote(socket.gethostname())}{quote(str(path.resolve()))}"
    for command, lines in ((["parse"], ("#L19", "#L21")), (["audit"], ("#L19", "#L29")), (["explain"], ("#L19",))):
        name = f"{command[0]} {path}"
        arguments = [*command, str(path), "--lang", "zh"]
        text = on_terminal(80, *arguments)
        links = LINK.findall(text)
        expect(COLOUR.search(text) or command[0] == "explain", name, "has colour")
        expect(all(uri + line in links for line in lines), name, f"links lead to the lines: {links[:4]}")
        expect(len(links) % 2 == 0 and all(not link for link in links[1::2]), name, "every link is closed")
        expect("\x1b" not in on_terminal(80, *arguments, TERM="dumb"), name, "a dumb terminal gets none of it")
        expect("\x1b" not in on_terminal(80, *arguments, NO_COLOR="1"), name, "NO_COLOR is heard")
        expect(not LINK.search(on_terminal(80, *arguments, NO_HYPERLINK="1")), name, "NO_HYPERLINK is heard")
        expect(not LINK.search(on_terminal(80, *arguments, TERM="linux")), name, "the console has no links")
        expect(widest(on_terminal(0, *arguments, COLUMNS="120")) > 80, name, "$COLUMNS of a terminal that does not tell")
        expect(widest(on_terminal(20, *arguments, COLUMNS="120")) <= 80, name, "no table is narrower than 80")


def check_escapes():
    """A document that would steer the terminal, or lead somewhere else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "指南 %1.txt")
        path.write_text("2031年度科技计划项目申报指南\n一、\x1b]8;;http://a.example\x1b\\方向\n"
                        "1. \x1b[31m红色\u202e项目研究\n拟支持项目数：3项\n支持经费：30万元\n", encoding="utf-8")
        for command in ("parse", "audit", "explain", "tokens", "figures"):
            text = on_terminal(100, command, str(path), "--lang", "zh")
            rest = LINK.sub("", COLOUR.sub("", text))
            expect("\x1b" not in rest and "\u202e" not in rest, command, "text steers nothing")
            expect("a.example" not in "".join(LINK.findall(text)), command, "text makes no links")
            expect("\x1b[31m红" not in text, command, "text makes no colour")
            expect(all("%25" in link for link in LINK.findall(text) if link), command, "the path is quoted")
        check_streams(folder)


STEERING = "\x1b]0;owned\x07\x1b[2J\x9b31m\x85\u202e\u2066\u200f\u061c"
SEEN = "\\u001B]0;owned\\u0007\\u001B[2J\\u009B31m\\u0085\\u202E\\u2066"


def check_streams(folder):
    """Whatever is printed, from the text of a document, the name of a file or an argument, steers no terminal."""
    call = "2031年度科技计划项目申报指南\n一、%s方向\n1. 红色%s研究\n拟支持项目数：%d项%s\n支持经费：30万元\n"
    name = os.fsencode(Path(folder)) + b"/\x1b[31mred\xc2\x9b\xe2\x80\xae\xff\xff\x1b[32m.txt"
    grammar = Path(folder, "common.yaml")
    Path(os.fsdecode(name)).write_text(call % (STEERING, STEERING, 3, STEERING), encoding="utf-8")
    other = Path(folder, "other.txt")
    other.write_text(call % ("", STEERING[::-1], 4, STEERING), encoding="utf-8")
    grammar.write_text(f"\u202e: {STEERING}\n", encoding="utf-8")
    hostile, out = os.fsdecode(name), str(Path(folder, "out"))
    for words in (
        ["text", hostile], ["parse", hostile], ["parse", hostile, "--format=json"], ["parse", hostile, "--format=csv"],
        ["audit", hostile], ["audit", hostile, "--format=json"], ["audit", hostile, "--format=csv"],
        ["explain", hostile], ["explain", f"{hostile}:3"], ["tokens", hostile], ["figures", hostile],
        ["diff", hostile, str(other)], ["diff", hostile, str(other), "--format=json"], ["trend", hostile, str(other)],
        ["trend", hostile, str(other), "--format=csv"], ["verify", hostile, hostile], ["verify", str(other), hostile],
        ["report", hostile], ["batch", folder, "-o", out], ["batch", folder, "-o", out, "--dry-run"],
        ["grammar", "check", str(grammar)], ["grammar", "check", "--grammars", folder], ["grammar", "new", "x", hostile],
        ["grammar", "coverage", "common", hostile], ["parse", f"{hostile}{STEERING}"], [STEERING],
        ["parse", hostile, "-o", f"{hostile}.xml"], ["parse", hostile, f"--format={STEERING}"],
        ["merge", hostile, "-o", out],
    ):  # fmt: skip
        for env in ({}, {"NO_COLOR": "1", "TERM": "dumb"}):
            text = shown([PROGRAM, *words, "--lang", "en"], environment(**env), 100)[1]
            rest = LINK.sub("", COLOUR.sub("", text.replace("\r\x1b[K", "")))
            rest = rest.replace("\r\n", "\n").removeprefix("\ufeff")  # of CSV
            steering = {c for c in rest if c != "\n" and c != "\t" and unicodedata.category(c) in ("Cc", "Cf")}
            expect(text and not steering, " ".join(map(ascii, words)), f"steers: {steering}")
            expect("\x1b[31m" not in text.replace("\x1b[1;31m", ""), ascii(words), "a colour of a text")
            expect("\x1b" not in rest if not env else "\x1b" not in text.replace("\r\x1b[K", ""), ascii(words), "colour")
    text = on_terminal(100, "text", hostile)
    expect(SEEN in text, "text", f"it is made visible: {text!a}")
    plain = subprocess.run([PROGRAM, "text", hostile], stdout=subprocess.PIPE, check=False).stdout.decode()
    expect(STEERING[:16] in plain, "text", "a pipe gets it as it is")


def check_page(path):
    """A page is not printed to a terminal, and goes through a pipe."""
    text = on_terminal(80, "report", str(path), "--lang", "en")
    expect("-o FILE.html" in text and "<" not in text, "report", f"says how to look at it: {text[:80]!r}")
    expect(piped("report", str(path)).startswith("<!DOCTYPE html>"), "report", "a pipe takes it")


def check_words(path):
    """No codes among the words of Chinese output; those in brackets are what options take, and files what one edits."""
    model = tempfile.NamedTemporaryFile(suffix=".xml")
    summary = piped("parse", str(path), "-o", model.name, "--lang", "zh")
    for name, text in (("parse", summary), ("verify", piped("verify", model.name, str(path), "--lang", "zh")),
                       ("audit", piped("audit", str(path), "--lang", "zh")),
                       ("explain", piped("explain", str(path), "--lang", "zh"))):
        words = re.sub(r"（[a-z-]+）|\S+\.(yaml|txt)\S*|(statements|fields|marks)/\S+", "", text)
        found = CODES.search(words)
        expect(not found, f"{name} {path}", f"a code: {found and words[max(found.start() - 40, 0):found.end() + 20]!r}")
    english = piped("parse", str(path), "-o", "/dev/null", "--lang", "en")
    expect(not re.search(r"joined-lines|\bper project|\bCNY\b", english), f"parse {path}", "codes in English")


def main():
    text = Path("corpus/intergovernmental/2023-2.txt")
    commands = [["parse", str(text)], ["audit", str(text)], ["explain", str(text)], ["explain", f"{text}:19"],
                ["audit", "--explain", "funds-total"]]
    check_widths(commands)
    for command in commands:
        check_pipes([*command, "--lang", "zh"])
    check_look(text)
    check_escapes()
    check_page(text)
    for path in TEXTS:
        check_words(path)
        for command in ("parse", "audit", "explain"):
            for lang in ("zh", "en"):
                wide = [line for line in on_terminal(80, command, str(path), "--lang", lang).splitlines()
                        if width(line) > 80 and "zhinan explain" not in line]
                expect(not wide, f"{command} {path} {lang}", f"wider than 80: {wide[:2]}")
    print(f"{counts[0]} passed, {counts[1]} failed, 0 skipped")
    return counts[1] > 0 or counts[0] == 0


sys.exit(main())
