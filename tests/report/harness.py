"""What the tests of reports share: the program, its inputs, and a count of what held."""

import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.append(str(pathlib.Path(__file__).resolve().parents[1] / "terminal"))
from screen import shown  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
REAL = ROOT.parent / "shared/corpus/real/intergovernmental-2023-2.txt"
GUIDELINE = "{urn:zhinan:guideline:1}"

program = None
passed = failed = skipped = 0
work = pathlib.Path(tempfile.mkdtemp(prefix="zhinan-report-"))


def expect(holds, name, detail=""):
    """Counts a case, and prints it where it does not hold."""
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print(f"FAIL {name}: {detail}"[:2000])
    return holds


def on_terminal(env, *arguments):
    """What the program prints to a terminal, which hears no NO_COLOR but that of `env`."""
    environment = dict(os.environ, LC_ALL="C.UTF-8", TERM="xterm")
    environment.pop("NO_COLOR", None)
    return shown([program, *arguments], {**environment, **env}, stderr=subprocess.DEVNULL)[1]


def run(*arguments, stdin=None, env=None):
    """The program's exit code and what it printed, as bytes."""
    environment = dict(os.environ, LC_ALL="C.UTF-8", **(env or {}))
    environment.pop("ZHINAN_GRAMMARS", None)
    done = subprocess.run(
        [program, *map(str, arguments)], input=stdin, env=environment, timeout=300,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    if done.returncode not in (0, 1):
        print(f"{' '.join(map(str, arguments))}: exit code {done.returncode}",
              done.stderr.decode("utf-8", "replace")[:500])
    return done.returncode, done.stdout


def audit(form, *paths, lang="en", options=()):
    return run("audit", "--format", form, "--lang", lang, *options, *paths)


def audits(paths):
    """The audits of several documents as JSON has them, always as a list."""
    code, out = audit("json", *paths)
    value = json.loads(out) if code in (0, 1) else []
    return value if isinstance(value, list) else [value]


def skip(what):
    """Counts something that cannot be looked at here, and says so."""
    global skipped
    skipped += 1
    print(f"skipped: {what}")


def documents():
    """Every text at hand: ours, and the public ones where they are there."""
    found = sorted((ROOT / "corpus").glob("*/*.txt"))
    shared = ROOT.parent / "shared/corpus"
    if shared.is_dir():
        found += sorted(shared.glob("*/*.txt"))
    else:
        skip("the texts of ../shared/corpus are not here")
    return found


def real_text():
    """The text that most cases start from."""
    path = REAL if REAL.is_file() else ROOT / "corpus/intergovernmental/2023-2.txt"
    return path.read_text(encoding="utf-8")


def result():
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)
