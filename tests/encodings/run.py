#!/usr/bin/env python3
"""Files whose encoding is known: the program tells it and decodes the text as the reference
beside the file has it, or refuses the file in words and with exit code 2. Where the encoding is
named, it must decode. Usage: tests/encodings/run.py, from the top of the repository."""

import csv
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

PROGRAM = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
SHARED = pathlib.Path("../shared/encodings")
ENCODING = re.compile(rb'<source [^>]*encoding="([^"]*)"')
# What stands for a label in the program, and in Python.
SAME = {"ASCII": "UTF-8", "UTF-8-BOM": "UTF-8", "GB2312": "GB18030", "GBK": "GB18030"}
CODECS = {"UTF-8-BOM": "utf-8-sig", "HZ-GB-2312": "hz", "GBK": "gb18030", "GB2312": "gb18030"}
# Files with sequences that are no character, or none of ICU's, which each decoder replaces in its
# own way: for them only what they are told to be is looked at.
HOLES = {"encoding_rs/big5_in.txt", "encoding_rs/gb18030_in.txt", "cpython/big5hkscs.txt"}
SENTENCE = "　　本指南设立12个方向，经费约1.05亿元，“其他要求”：无。\r\n" * 3
TRADITIONAL = "本指南設立12個方向，經費約1.05億元，其他要求：無。\r\n" * 3
OWN = [
    ("UTF-8", "utf-8", SENTENCE),
    ("UTF-8", "utf-8-sig", SENTENCE),
    ("UTF-16", "utf-16", SENTENCE),
    ("UTF-16LE", "utf-16-le", SENTENCE),
    ("UTF-16BE", "utf-16-be", SENTENCE),
    ("UTF-32", "utf-32", SENTENCE),
    ("GB18030", "gb18030", SENTENCE),
    ("HZ-GB-2312", "hz", SENTENCE),
    ("Big5", "big5", TRADITIONAL),
]


def run(*words):
    return subprocess.run([PROGRAM, *words], capture_output=True, check=False)


def squeezed(text):
    """A text without what the text stage may change: blanks, line ends, composition."""
    text = unicodedata.normalize("NFC", text)
    return "".join(c for c in text if not c.isspace() and c not in "\ufeff\u200b\0")


def reference(path, row):
    if "text" in row:
        return row["text"]
    if row["utf8_ref"]:
        return (SHARED / row["utf8_ref"]).read_text("utf-8")
    try:
        return path.read_bytes().decode(CODECS.get(row["label"], row["label"]))
    except (UnicodeDecodeError, LookupError):
        return None


def text_differs(path, expected, *options):
    shown = run("text", *options, str(path))
    if shown.returncode != 0:
        return f"exit code {shown.returncode}: {shown.stderr.decode()}"
    have, want = squeezed(shown.stdout.decode()), squeezed(expected)
    if have == want:
        return None
    at = len(os.path.commonprefix([have, want]))
    return f"at character {at} {have[at : at + 20]!r}, not {want[at : at + 20]!r}"


def check(path, row):
    """What is wrong; None where nothing is."""
    fits = {SAME.get(label, label) for label in [row["label"], *row["also_ok"].split(",")]}
    fits |= {"UTF-16LE", "UTF-16BE"} if "UTF-16" in fits else set()
    fits |= {"UTF-32LE", "UTF-32BE"} if "UTF-32" in fits else set()
    parsed = run("parse", "--lang=en", str(path))
    expected = None if row["path"] in HOLES else reference(path, row)
    if parsed.returncode == 2:
        if parsed.stdout or b"--encoding" not in parsed.stderr:
            return f"refused, but not in words: {parsed.stderr!r}"
        if expected is None:
            return None
        return text_differs(path, expected, f"--encoding={row['label']}")
    if parsed.returncode != 0:
        return f"exit code {parsed.returncode}"
    found = ENCODING.search(parsed.stdout)[1].decode()
    if found not in fits:
        return f"read as {found}, is {row['label']}"
    return text_differs(path, expected) if expected is not None else None


def shared_cases():
    with open(SHARED / "labels.tsv", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield SHARED / row["path"], row


def own_cases(folder):
    """A sentence of our own in each encoding."""
    for label, codec, text in OWN:
        path = pathlib.Path(folder) / f"{codec}.txt"
        path.write_bytes(text.encode(codec))
        yield path, {"path": path.name, "label": label, "also_ok": "", "text": text}


def main():
    passed = failed = skipped = 0
    if not SHARED.is_dir():
        print(f"skipped: no {SHARED}")
        skipped += 1
    with tempfile.TemporaryDirectory() as folder:
        for path, row in [*own_cases(folder), *(() if skipped else shared_cases())]:
            wrong = check(path, row)
            passed += wrong is None
            failed += wrong is not None
            if wrong:
                print(f"{row['path']}: {wrong}")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
