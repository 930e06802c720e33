#!/usr/bin/env python3
"""Reads the text of one guideline in every format and checks that the facts, the verdicts of the
audit and the proof of the model are the same; that places hold in what `zhinan text` prints; and
that what is damaged, or made to do harm, is refused in time, within its memory, and with a word.

usage: run.py [NAME...]

Run from the top of the repository. ZHINAN names the program. Prints a line for each failure and at
last "N passed, N failed, N skipped"; exit 1 if one failed.
"""

import functools
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.append("tests/variants")
import check  # noqa: E402
import hostile  # noqa: E402
import layouts  # noqa: E402

PROGRAM = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
FIXTURES = Path("tests/formats")
TEXT = Path("corpus/intergovernmental/2023-2.txt")
EXPECTED = TEXT.with_suffix(".expected.json")
READERS = {".doc": "antiword", ".mhtml": "mshow"}  # programs that the project is no owner of
SECONDS = 10  # of the processor
BYTES = 512 << 20
DAMAGED = 24  # changed copies of each fixture


class Failure(Exception):
    pass


class Skipped(Exception):
    """What is not here, and is needed for a check."""



def reader_of(name):
    """The program that reads a file of a name, and whether it is here; None and True where none is needed."""
    reader = READERS.get(Path(name).suffix)
    return reader, not reader or any(os.path.exists(f"{folder}/{reader}") for folder in ("/usr/bin", "/usr/local/bin"))


def need_reader_of(name):
    reader, is_here = reader_of(name)
    if not is_here:
        raise Skipped(f"no {reader}, which reads {name}")


def run(*words, codes=(0,), stdin=subprocess.DEVNULL):
    """Runs the program; fails where it does not end as it must, or leaves a process behind."""
    limits = ["prlimit", "--core=0", f"--cpu={SECONDS}"]
    if "asan" not in PROGRAM:
        limits.append(f"--as={BYTES}")
    process = subprocess.Popen([*limits, PROGRAM, *map(str, words)], stdin=stdin, stdout=subprocess.PIPE,
                               stderr=subprocess.PIPE, start_new_session=True)
    try:
        out, said = process.communicate(timeout=10 * SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        raise Failure(f"{words[0]}: more than {10 * SECONDS} s") from None
    if process.returncode not in codes:
        raise Failure(f"{words[0]}: exit code {process.returncode}: {said.decode(errors='replace')[-300:]}")
    if "Sanitizer" in said.decode(errors="replace"):
        raise Failure(said.decode(errors="replace")[:500])
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(errors="replace").rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[3]) == process.pid and fields[0] != "Z":
            raise Failure(f"{words[0]}: process {stat.parent.name} is left behind")
    return out, said.decode(errors="replace")


def verdicts(path):
    out, _ = run("audit", "--format=json", "--lang=en", path)
    audit = json.loads(out)
    return audit["verdict"], sorted((proof["check"], proof["verdict"], proof.get("sum")) for proof in audit["proofs"])


@functools.cache
def verdicts_of_text():
    return verdicts(TEXT)


def check_places(model, text, pages):
    """Every text of the model stands where its bytes say, in what `zhinan text` prints."""
    tree = ElementTree.parse(model).getroot()
    repaired = [tuple(map(int, piece.split("-"))) for repair in tree.iter(check.NAMESPACE + "repair")
                for piece in repair.get("bytes", "").split()]
    seen = 0
    for node in tree.iter():
        pieces = [tuple(map(int, piece.split("-"))) for piece in (node.get("bytes") or "").split() if "-" in piece]
        if not pieces or node.tag.endswith(("repair", "}source")):
            continue
        if ("page" in node.attrib) != pages:
            raise Failure(f"page: {ElementTree.tostring(node)[:200]}")
        if node.text and node.text.strip() and not any(start < pieces[-1][1] and end > pieces[0][0]
                                                       for start, end in repaired):
            found = b"".join(text[start:end] for start, end in pieces).decode()
            if found != node.text:
                raise Failure(f"{node.tag}: {node.text!r} is {found!r} at its bytes")
            if int(node.get("line")) != text[:pieces[0][0]].count(b"\n") + 1:
                raise Failure(f"{node.tag}: {node.text!r} is not in line {node.get('line')}")
            seen += 1
    if seen < 250:
        raise Failure(f"only {seen} places were looked at")


def check_fixture(path, folder):
    if not reader_of(path.name)[1]:
        _, said = run("parse", "--lang=en", path, codes=(2,))
        if ": install " not in said:
            raise Failure(said)
    need_reader_of(path.name)
    model = folder / (path.name + ".xml")
    run("parse", "-o", model, path)
    options = ["--no-lines", "--loose-titles", *(["--no-numbers"] if "numbered" in path.name else [])]
    differences = check.compare([*options, str(model), str(EXPECTED)])
    if differences:
        raise Failure("; ".join(differences[:5]))
    out, said = run("verify", "--lang=en", model, path)
    if b"\nverified: " not in out:
        raise Failure(said[:300])
    text, _ = run("text", path)
    check_places(model, text, path.suffix == ".pdf")
    if verdicts(path) != verdicts_of_text():
        raise Failure(f"audit: {verdicts(path)}")
    stated = ElementTree.parse(model).getroot().find(check.NAMESPACE + "source").get("format")
    if stated != path.suffix[1:]:
        raise Failure(f"the format is said to be {stated}")


def check_layout(way, name, folder):
    """The text as it is laid out: its facts and verdicts, and what `verify` says."""
    path = folder / (name.replace(" ", "-") + ".pdf")
    path.write_bytes(way([line for line in TEXT.read_text().split("\n") if line.strip()]))
    model = path.with_suffix(".xml")
    run("parse", "-o", model, path)
    differences = check.compare(["--no-lines", "--loose-titles", str(model), str(EXPECTED)])
    if differences:
        raise Failure("; ".join(differences[:3]))
    out, said = run("verify", "--lang=en", model, path)
    if b"\nverified: " not in out:
        raise Failure(said[:300])
    if verdicts(path) != verdicts_of_text():
        raise Failure(f"audit: {verdicts(path)}")


def check_table(data, rows, name, folder):
    """A row of the table is a line of the text, and is joined to nothing."""
    path = folder / (name.replace(" ", "-") + "-table.pdf")
    path.write_bytes(data)
    out, _ = run("text", "--format=whole", path)
    found = out.decode().split("\n")[1:-2]
    if found != layouts.lines(rows):
        raise Failure("\n".join(found))


def check_other_name(path, folder):
    """By its content, whatever its name; and from standard input."""
    need_reader_of(path.name)
    other = folder / (path.stem + (".txt" if path.suffix == ".pdf" else ".pdf"))
    shutil.copy(path, other)
    expected, _ = run("text", path)
    with path.open("rb") as file:
        if run("text", other)[0] != expected or run("text", "-", stdin=file)[0] != expected:
            raise Failure("read in another way under another name")


def check_refused(name, data, words, folder):
    need_reader_of(name)
    path = folder / name
    path.write_bytes(data)
    _, said = run("parse", "--lang=en", "-o", folder / (name + ".xml"), path, codes=(2,) if words else (0, 2))
    if words and not re.search(words, said):
        raise Failure(f"said: {said[:300]}")


def check_damaged(path, folder):
    for name, data in hostile.damaged(path.name, path.read_bytes(), DAMAGED):
        changed = folder / name
        changed.write_bytes(data)
        model = folder / (name + ".xml")
        run("parse", "-o", model, changed, codes=(0, 2))
        if model.exists():
            out, said = run("verify", "--lang=en", model, changed, codes=(0, 1))
            if b"verified: " not in out:
                raise Failure(f"{name}: {said[:300]}")


LIMITS = [
    (["--max-pages=3"], "office-12.pdf", "--max-pages"),
    (["--max-unpacked=5000"], "office-12.pdf", "--max-unpacked"),
    (["--max-unpacked=5000"], "office.docx", "--max-unpacked"),
    (["--max-unpacked=5000"], "office.odt", "--max-unpacked"),
    (["--max-unpacked=5000"], "lines.xlsx", "--max-unpacked"),
    (["--max-unpacked=5000"], "utf8.html", "--max-unpacked"),
    (["--max-depth=4"], "browser.mhtml", "--max-depth"),
    (["--max-unpacked=5000"], "browser.mhtml", "--max-unpacked"),
    (["--max-depth=4"], "utf8.html", "--max-depth"),
    (["--max-depth=4"], "office.docx", "--max-depth"),
    (["--max-depth=4"], "office.odt", "--max-depth"),
    (["--max-depth=4"], "lines.xlsx", "--max-depth"),
    (["--max-bytes=1000"], "office.docx", "--max-bytes"),
]


def check_limit(options, name, words):
    need_reader_of(name)
    _, said = run("text", "--lang=en", *options, FIXTURES / name, codes=(2,))
    if words not in said:
        raise Failure(f"{name}: {said[:300]}")
    shown, _ = run("parse", "--help")
    if words not in shown.decode():
        raise Failure(f"--help does not tell of {words}")


# ---- what is asked of the system ----

def traced(folder, name, program):
    """The calls of a program that reads a fixture, from when it has started."""
    log = folder / f"trace-{program}"
    subprocess.run(["strace", "-f", "-qq", "-e", "trace=execve,prctl,seccomp,%file,%network,%process,write,open_by_handle_at",
                    "-o", log, PROGRAM, "text", FIXTURES / name], check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"})  # which needs to trace as well
    lines = log.read_text(errors="replace").splitlines()
    start = next(i for i, line in enumerate(lines) if "execve(" in line and program in line)
    process = lines[start].split()[0]
    return [line.split(None, 1)[1] for line in lines[start:] if line.split()[0] == process]


def check_trace(folder, name, program):
    if not shutil.which("strace"):
        raise Skipped("no strace, which shows what is asked of the system")
    need_reader_of(name)
    check_calls(traced(folder, name, program))
    calls = (folder / f"trace-{program}").read_text(errors="replace")
    if not re.search(r"seccomp\(SECCOMP_SET_MODE_FILTER, 0, \{.* = 0$", calls, re.MULTILINE):
        raise Failure(f"{program} is not in the sandbox")


def check_calls(calls):
    """None that writes a file, reaches a network or starts a process."""
    opened = [call for call in calls if call.startswith(("open", "creat"))]
    if not opened or len(calls) < 10:
        raise Failure(f"a trace of {len(calls)} calls")
    for call in opened:
        if re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|^creat", call):
            raise Failure(call)
    for call in calls:
        if re.match(r"socket|connect|bind|send|recv|accept|fork|vfork|clone|unlink|rename|mkdir|chmod|truncate", call):
            raise Failure(call)
        if call.startswith("write(") and not call.startswith(("write(1,", "write(2,")):
            raise Failure(call)


def check_libraries(_):
    """The main program has nothing of what reads PDF."""
    shown = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout
    found = re.findall(r"lib(?:poppler|glib|gobject|cairo|seccomp)\S*", shown)
    if found:
        raise Failure(" ".join(found))


def check_scripts(folder):
    """What stands raised or lowered in lines is no digit of their numbers."""
    data, wanted = layouts.scripts()
    path = folder / "scripts.pdf"
    path.write_bytes(data)
    text, _ = run("text", path)
    lines = [line for line in text.decode().split("\n") if line]
    wrong = [f"{line!r}, not {want!r}" for line, want in zip(lines, wanted) if line != want]
    if wrong or len(lines) != len(wanted):
        raise Failure("; ".join([f"{len(lines)} lines of {len(wanted)}", *wrong]))


def all_checks(folder):
    fixtures = sorted(path for path in FIXTURES.iterdir()
                      if path.suffix in (".html", ".mhtml", ".docx", ".odt", ".xlsx", ".doc", ".pdf"))
    for path in fixtures:
        yield path.name, lambda path=path: check_fixture(path, folder)
        yield f"renamed {path.name}", lambda path=path: check_other_name(path, folder)
        yield f"damaged {path.name}", lambda path=path: check_damaged(path, folder)
    for name, way in layouts.WAYS.items():
        yield f"laid out: {name}", lambda w=way, n=name: check_layout(w, n, folder)
    for name, (data, table) in layouts.TABLES.items():
        yield f"table: {name}", lambda d=data, t=table, n=name: check_table(d, t, n, folder)
    yield "raised and lowered", lambda: check_scripts(folder)
    for name, (data, words) in {**hostile.refused(), **layouts.refused()}.items():
        yield f"refused {name}", lambda n=name, d=data, w=words: check_refused(n, d, w, folder)
    for options, name, words in LIMITS:
        yield f"{options[0]} {name}", lambda o=options, n=name, w=words: check_limit(o, n, w)
    for name, program in (("office-12.pdf", "zhinan-pdf"), ("office.doc", "antiword"), ("browser.mhtml", "mshow")):
        yield f"strace {program}", lambda n=name, p=program: check_trace(folder, n, p)
    yield "libraries", lambda: check_libraries(folder)


def attempt(row):
    """The name of a check, what is wrong, and why it was not made; None twice where all is well."""
    name, function = row
    try:
        function()
        return name, None, None
    except Skipped as reason:
        return name, None, str(reason)
    except (Failure, OSError, subprocess.SubprocessError, ElementTree.ParseError, json.JSONDecodeError, StopIteration) as failure:
        return name, str(failure) or type(failure).__name__, None


def main():
    wanted = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        rows = [row for row in all_checks(Path(folder)) if not wanted or any(word in row[0] for word in wanted)]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            results = list(pool.map(attempt, rows))
    failed = [result for result in results if result[1]]
    skipped = [result for result in results if result[2]]
    for name, failure, _ in failed:
        print(f"{name}: {failure}")
    for name, _, reason in skipped:
        print(f"skipped: {name}: {reason}")
    print(f"{len(results) - len(failed) - len(skipped)} passed, {len(failed)} failed, {len(skipped)} skipped")
    return 1 if failed or not results else 0


if __name__ == "__main__":
    sys.exit(main())
