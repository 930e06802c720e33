"""File names of any bytes: what every command prints of them is valid in its format."""

import csv
import io
import json
import os
import subprocess
import unicodedata
import urllib.parse
import zipfile

from lxml import etree

import harness
from formats import check_sarif_log
from harness import expect

# Bytes of a name, and what is shown of it.
NAMES = (
    (b"plain 50%.txt", "plain 50%.txt"),
    ("\u6307\u5357 2023.txt".encode(), "\u6307\u5357 2023.txt"),
    (b"broken \xff\xfe\xe6\x8c.txt", "broken \ufffd\ufffd\ufffd.txt"),
    (b"line\nbreak\ttab\r.txt", "line\ufffdbreak\ufffdtab\ufffd.txt"),
    (b"a <b> & \"quoted\" 'too' ]]> -->.txt", "a <b> & \"quoted\" 'too' ]]> -->.txt"),
    (b"\x1b[31m\x01\x7f\xc2\x85.txt", "\ufffd[31m\ufffd\ufffd\ufffd.txt"),
    ("\u202egnp.\u2028txt".encode(), "\ufffdgnp.\ufffdtxt"),
    (b"=1+1,\"2\";#frag?query%41:x.txt", "=1+1,\"2\";#frag?query%41:x.txt"),
)


def escaped(name):
    """A name as messages show it: what steers, and what is no UTF-8, as an escape."""
    return "".join(
        f"\\x{ord(c) - 0xDC00:02X}" if "\udc80" <= c <= "\udcff" else
        f"\\u{ord(c):04X}" if unicodedata.category(c) in ("Cc", "Zl", "Zp") or "\u202a" <= c <= "\u202e" else c
        for c in os.fsdecode(name)
    )  # fmt: skip


def run(*arguments):
    done = subprocess.run([harness.program, *arguments], env=dict(os.environ, LC_ALL="C.UTF-8"), timeout=120,
                          stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    return done.returncode, done.stdout, done.stderr


def printed(here, *arguments):
    """What a command prints; its messages are text that steers nothing."""
    code, out, err = run(*arguments)
    expect(code in (0, 1), here, f"exit code {code}: {err[:300]}")
    text(here, err)
    return out


def text(here, data):
    try:
        value = data.decode("utf-8")
    except UnicodeDecodeError as error:
        expect(False, here, error)
        return ""
    steers = [c for c in value if c < " " and c not in "\n\t\r" or "\x7f" <= c < "\xa0" or c in "\u2028\u202e"]
    expect(not steers, here, f"control characters {steers}")
    return value


def names_in(value):
    """Every name in a JSON value."""
    if isinstance(value, dict):
        if isinstance(value.get("name"), str):
            yield value["name"]
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from names_in(item)


def check_json(here, data, shown):
    found = set(names_in(json.loads(text(here, data))))
    expect(shown in found, here, f"{shown!r} not in {sorted(found)[:5]}")


def check_xml(here, data, shown):
    tree = etree.fromstring(data)
    held = [value for node in tree.iter(etree.Element) for value in [*node.attrib.values(), node.text or ""]]
    expect(any(shown in value for value in held), here, f"{shown!r} is named")


def check_html(here, data, shown):
    value = text(here, data)
    tree = etree.HTML(value)
    expect("\0" not in value and any(shown in found for found in tree.itertext()), here, f"{shown!r} is named")


def check_csv(here, data, shown):
    rows = list(csv.reader(io.StringIO(text(here, data).lstrip("\ufeff"), newline=""), strict=True))
    expect(len({len(row) for row in rows}) == 1, here, "columns")
    expect(any(cell in (shown, "'" + shown) for row in rows for cell in row), here, f"{shown!r} is named")


def check_xlsx(here, data, shown):
    archive = zipfile.ZipFile(io.BytesIO(data))
    for name in archive.namelist():
        etree.fromstring(archive.read(name))
    strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
    expect(shown in ["".join(node.itertext()) for node in strings], here, f"{shown!r} is named")


def check_sarif(here, data, name):
    run, = json.loads(text(here, data))["runs"]
    check_sarif_log(here, {"$schema": "", "version": "2.1.0", "runs": [run]})
    uri = run["artifacts"][0]["location"]["uri"]
    expect(urllib.parse.unquote_to_bytes(uri) == name, here, uri)


def check_text(here, data, shown):
    value = text(here, data)
    gone = "".join(value.split())
    expect("".join(shown.split()) in gone, here, f"{shown!r} is named")


def check_name(name, shown):
    other = b"other.txt"
    source = harness.real_text().encode("utf-8")
    for file, data in ((name, source), (other, source.replace(b"1080", b"1090", 1))):
        with open(file, "wb") as out:
            out.write(data)
    known = {"json": check_json, "xml": check_xml, "svrl": check_xml, "svg": check_xml, "csv": check_csv,
             "html": check_html, "xlsx": check_xlsx, "text": check_text}
    commands = {"parse": (("xml", "json"), (name,)), "audit": (("text", "json", "csv", "xlsx", "svrl"), (name,)),
                "diff": (("text", "json", "xml", "html"), (name, other)),
                "trend": (("text", "json", "csv", "svg", "html"), (name, other))}
    for command, (forms, files) in commands.items():
        for form in forms:
            here = f"{shown!r} {command} {form}"
            data = printed(here, command, "--format", form, "--lang", "en", "--", *files)
            if (command, form) == ("trend", "svg"):
                etree.fromstring(data)  # it names editions by their years
            else:
                known[form](here, data, shown)
    check_sarif(f"{shown!r} sarif", printed(shown, "audit", "--format", "sarif", "--", name), name)
    check_text(f"{shown!r} several", printed(shown, "audit", "--lang", "en", "--", name, other), shown)
    # The model of a file with such a name is read again, and is its own.
    printed(shown, "parse", "-o", "model.xml", "--", name)
    expect(run("verify", "--", "model.xml", name)[0] == 0, f"{shown!r}", "verify")
    check_sarif_again(shown)
    for command in ("explain", "tokens", "text", "figures"):
        text(f"{shown!r} {command}", printed(f"{shown!r} {command}", command, "--", name))
    text(f"{shown!r} coverage", printed(f"{shown!r} coverage", "grammar", "coverage", "common", name))
    os.remove(name)
    code, _, err = run("audit", "--", name)
    message = text(f"{shown!r} message", err)
    expect(code == 2 and message.startswith(escaped(name) + ": error: "), f"{shown!r}", f"the message {err}")


def check_sarif_again(shown):
    data = printed(f"{shown!r} XML", "audit", "--format", "sarif", "model.xml")
    uri = json.loads(data)["runs"][0]["artifacts"][0]["location"]["uri"]
    expect(urllib.parse.unquote(uri) == shown, f"{shown!r} XML", uri)


def main():
    folder = harness.work / "names"
    folder.mkdir()
    here = os.getcwd()
    os.chdir(folder)
    try:
        for name, shown in NAMES:
            check_name(name, shown)
    finally:
        os.chdir(here)
