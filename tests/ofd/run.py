#!/usr/bin/env python3
"""Reads OFD: the text of one guideline in each way that OFD is written must give the same facts and verdicts as the text
itself; tables as the PDF that they come from; small files, and those in ../shared/ofd, what a person sees in a viewer;
what is damaged or made to do harm is refused with a word.

usage: run.py [NAME...]

Run from the top of the repository. ZHINAN names the program. Prints a line for each failure and at last "N passed, N
failed, N skipped"; exit 1 if one failed.
"""

import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
sys.path += ["tests/variants", "tests/formats"]
import cases  # noqa: E402
import check  # noqa: E402
import hostile_ofd  # noqa: E402
import layouts  # noqa: E402
import ofd  # noqa: E402
import shared  # noqa: E402
import ways  # noqa: E402

PROGRAM = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
HELPER = os.path.join(os.path.dirname(PROGRAM), "zhinan-ofd")
TEXT = Path("corpus/intergovernmental/2023-2.txt")
EXPECTED = TEXT.with_suffix(".expected.json")
FIXTURE = Path("tests/formats/office-12.pdf")
TABLES = sorted(Path("tests/tables").glob("*.pdf"))
SHARED = Path("../shared/ofd")
SECONDS = 10  # of the processor
LIMITS = ("2000", str(128 << 20), "256")
DAMAGED = 60  # changed copies of a file


class Failure(Exception):
    pass


class Skipped(Exception):
    """What is not here, and is needed for a check."""


def limited(words, data=None, codes=(0,)):
    done = subprocess.run(["prlimit", "--core=0", f"--cpu={SECONDS}", *map(str, words)], stdin=data or subprocess.DEVNULL,
                          capture_output=True, timeout=10 * SECONDS, check=False)
    if done.returncode not in codes:
        raise Failure(f"exit code {done.returncode}: {done.stderr.decode(errors='replace')[-300:]}")
    return done.stdout, done.stderr.decode(errors="replace")


def run(*words, codes=(0,)):
    return limited([PROGRAM, *words], codes=codes)


def helped(path, limits=LIMITS):
    """What the program for OFD says of a file."""
    with path.open("rb") as data:
        return limited([HELPER, *limits], data)[0].decode()


def verdicts(path):
    import json
    audit = json.loads(run("audit", "--format=json", "--lang=en", path)[0])
    return audit["verdict"], sorted((proof["check"], proof["verdict"], proof.get("sum")) for proof in audit["proofs"])


def check_way(way, name, folder):
    path = folder / (name.replace(" ", "-") + ".ofd")
    path.write_bytes(way(ofd.pages_of(FIXTURE)))
    model = path.with_suffix(".xml")
    run("parse", "-o", model, path)
    differences = check.compare(["--no-lines", "--loose-titles", str(model), str(EXPECTED)])
    if differences:
        raise Failure("; ".join(differences[:3]))
    out, said = run("verify", "--lang=en", model, path)
    if b"\nverified: " not in out:
        raise Failure(said[:300])
    if verdicts(path) != verdicts(TEXT):
        raise Failure(f"audit: {verdicts(path)}")
    if b'format="ofd"' not in model.read_bytes():
        raise Failure("the format is not said to be OFD")


def check_layout(way, name, folder):
    """The text as it is laid out in a PDF."""
    pdf = folder / (name.replace(" ", "-") + ".pdf")
    pdf.write_bytes(way([line for line in TEXT.read_text().split("\n") if line.strip()]))
    check_way(lambda _: ways.plain(ofd.pages_of(pdf)), "laid out " + name, folder)


def check_scripts(folder):
    """What stands raised or lowered in lines is no digit of their numbers."""
    data, wanted = layouts.scripts()
    pdf = folder / "scripts.pdf"
    pdf.write_bytes(data)
    path = folder / "scripts.ofd"
    path.write_bytes(ways.plain(ofd.pages_of(pdf)))
    found = [line for line in run("text", path)[0].decode().split("\n") if line]
    wrong = [f"{line!r}, not {want!r}" for line, want in zip(found, wanted) if line != want]
    if wrong or len(found) != len(wanted):
        raise Failure("; ".join([f"{len(found)} lines of {len(wanted)}", *wrong]))


def check_table(pdf, folder):
    path = folder / (pdf.stem + ".ofd")
    path.write_bytes(ways.plain(ofd.pages_of(pdf)))
    found, wanted = (run("text", "--format=whole", file)[0].decode() for file in (path, pdf))
    if found != wanted:
        lines = [f"{a!r}, not {b!r}" for a, b in zip(found.split("\n"), wanted.split("\n")) if a != b]
        raise Failure("; ".join([f"{found.count(chr(10))} lines of {wanted.count(chr(10))}", *lines[:3]]))


def lines_of(said):
    return [row.split(" ", 7)[7] for row in said.splitlines() if row[:2] in ("L ", "C ")]


def check_case(name, data, wanted, folder):
    path = folder / ("case-" + name.replace(" ", "-") + ".ofd")
    path.write_bytes(data)
    said = helped(path)
    found = lines_of(said) if said.startswith("P ") else [said.strip()]
    if callable(wanted):
        wrong = wanted(said)
        if wrong:
            raise Failure(wrong)
    elif found != wanted:
        raise Failure(f"{found}, not {wanted}")


def check_shared(name, wanted):
    path = SHARED / (name + ".ofd")
    if not path.exists():
        raise Skipped(f"no {path}")
    found = shared.facts(helped(path))
    wrong = [f"{key}: {found[key]!r}, not {value!r}" for key, value in wanted.items() if found[key] != value]
    if wrong:
        raise Failure("; ".join(wrong))


def check_refused(name, data, wanted, folder):
    path = folder / ("hostile-" + name.replace(" ", "-") + ".ofd")
    path.write_bytes(data)
    said = helped(path)
    if not any(said.startswith(word) for word in wanted):
        raise Failure(f"said {said[:100]!r}")
    _, words = run("parse", "--lang=en", "-o", path.with_suffix(".xml"), path, codes=(0, 1, 2))
    if said.startswith("E ") and not words:
        raise Failure("refused without a word")


def check_damaged(folder):
    whole = ways.templates(ofd.pages_of(FIXTURE)[:2])
    for name, data in hostile_ofd.damaged(whole, DAMAGED):
        path = folder / f"damaged-{name}.ofd"
        path.write_bytes(data)
        said = helped(path)
        if not said.startswith(("E ", "P ")) or (said[0] == "P" and "\nZ " not in said):
            raise Failure(f"{name}: said {said[:100]!r}")


def all_checks(folder):
    for name, way in ways.WAYS.items():
        yield f"way: {name}", lambda w=way, n=name: check_way(w, n, folder)
    for name, way in layouts.WAYS.items():
        yield f"laid out: {name}", lambda w=way, n=name: check_layout(w, n, folder)
    yield "raised and lowered", lambda: check_scripts(folder)
    for pdf in TABLES:
        yield f"table: {pdf.stem}", lambda p=pdf: check_table(p, folder)
    for name, (data, wanted) in cases.CASES.items():
        yield f"case: {name}", lambda n=name, d=data, w=wanted: check_case(n, d, w, folder)
    for name, wanted in shared.WANTED.items():
        yield f"shared: {name}", lambda n=name, w=wanted: check_shared(n, w)
    for name, (data, wanted) in hostile_ofd.refused().items():
        yield f"refused: {name}", lambda n=name, d=data, w=wanted: check_refused(n, d, w, folder)
    yield "damaged", lambda: check_damaged(folder)


def attempt(row):
    """The name of a check, what is wrong, and why it was not made; None twice where all is well."""
    name, function = row
    try:
        function()
        return name, None, None
    except Skipped as reason:
        return name, None, str(reason)
    except (Failure, OSError, ValueError, subprocess.SubprocessError) as failure:
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
