#!/usr/bin/env python3
"""Whatever comes in, the program ends by itself, in time, within its memory, and says only what
it means to say. Each input is parsed; what comes out must be valid (xmllint and the schema),
must verify, and can be audited; tables can be compared. Inputs: ../shared/hostile where it is there,
what it makes, tests/hostile/*.txt, and what make.py makes. Usage: tests/hostile/run.py [NAME...], from the top of the repository."""

import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor

import make

SECONDS = 10  # of the processor; ten times that by the clock, on a busy machine
BYTES = 512 << 20
PROGRAM = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
SCHEMA = os.path.abspath("grammars/guideline.xsd")
SHARED = pathlib.Path("../shared/hostile")
# What a message to a terminal must not hold: controls of either row, and broken UTF-8.
STRAY = re.compile("[\x00-\x08\x0b-\x1f\x7f\x80-\x9f]|Sanitizer|Assertion|terminate")
# The sanitizers reserve more addresses than there is memory.
LIMITS = ["prlimit", "--core=0", f"--cpu={SECONDS}"]
if "asan" not in PROGRAM:
    LIMITS.append(f"--as={BYTES}")


class Failure(Exception):
    pass


def run(command, *arguments, codes=(0, 1, 2)):
    """Runs a command of the program; fails where it does not end as it must."""
    started = time.monotonic()
    words = [*LIMITS, PROGRAM, command, "--lang=en", *map(str, arguments)]
    try:
        done = subprocess.run(
            words, stdin=subprocess.DEVNULL, capture_output=True, timeout=10 * SECONDS,
            check=False)  # fmt: skip
    except subprocess.TimeoutExpired:
        raise Failure(f"{command}: more than {10 * SECONDS} s") from None
    if done.returncode == -signal.SIGKILL or done.returncode == -signal.SIGXCPU:
        raise Failure(f"{command}: more than {SECONDS} s of the processor")
    said = done.stderr.decode("utf-8", "surrogateescape")
    if done.returncode not in codes:
        raise Failure(f"{command}: exit code {done.returncode}: {said[:400]}")
    if done.returncode == 2 and (not said or done.stdout):
        raise Failure(f"{command}: no message, or output in spite of trouble")
    stray = STRAY.search(said)
    if stray or any("\udc80" <= c <= "\udcff" for c in said):
        raise Failure(f"{command}: stray output: {said[:400]!r}")
    return done, (time.monotonic() - started, command)


def check_parsed(path, folder):
    """Parses a file; the seconds of the slowest command, and the command."""
    xml = folder / "out.xml"
    done, slowest = run("parse", "-o", xml, path, codes=(0, 2))
    if done.stdout or (done.returncode == 2) == xml.exists():
        raise Failure("parse: output in the wrong place")
    if done.returncode == 0:
        lint = subprocess.run(
            ["xmllint", "--huge", "--noout", "--schema", SCHEMA, xml],
            capture_output=True, check=False)  # fmt: skip
        if lint.returncode != 0:
            raise Failure(f"xmllint: {lint.stderr[:400]!r}")
        verified, seconds = run("verify", xml, path, codes=(0, 1))
        slowest = max(slowest, seconds)
        if b"verified: " not in verified.stdout:
            raise Failure(f"verify: {verified.stdout[:200]!r} {verified.stderr[:400]!r}")
        shown, seconds = run("parse", "--format=json", path, codes=(0,))
        json.loads(shown.stdout)
        slowest = max(slowest, seconds)
        slowest = max(slowest, run("audit", xml, codes=(0, 1))[1])
        if path.name.startswith("table-"):
            slowest = max(slowest, run("diff", xml, xml, codes=(0,))[1])
    return slowest


def check_others(path):
    slowest = (0.0, "")
    for command in ("text", "tokens", "explain", "figures"):
        slowest = max(slowest, run(command, path, codes=(0, 2))[1])
    shown, seconds = run("figures", "--format=ndjson", path, codes=(0, 2))
    for line in shown.stdout.split(b"\n"):
        if line:
            json.loads(line)
    return max(slowest, seconds)


def check(name, path):
    try:
        with tempfile.TemporaryDirectory() as folder:
            slowest = max(check_parsed(path, pathlib.Path(folder)), check_others(path))
        # Nothing of ours: as the XML of a text it must be refused.
        slowest = max(slowest, run("verify", path, path, codes=(1, 2))[1])
        return name, slowest, None
    except Failure as failure:
        return name, (0.0, ""), str(failure)


def collect(made):
    """Name and path of all inputs; those that have to be made go to a folder."""
    inputs = {f"own/{path.name}": path for path in pathlib.Path("tests/hostile").glob("*.txt")}
    for name, data in make.all_inputs().items():
        (made / name).write_bytes(data)
        inputs[f"made/{name}"] = made / name
    if not SHARED.is_dir():
        return inputs
    for path in SHARED.rglob("*"):
        if path.is_file():
            inputs[f"shared/{path.relative_to(SHARED)}"] = path
    generated = made / "generated"
    generator = [sys.executable, SHARED / "gen_hostile.py", generated]
    subprocess.run(generator, check=True, stdout=subprocess.DEVNULL)
    for path in generated.iterdir():
        inputs[f"generated/{path.name}"] = path
    return inputs


def main():
    with tempfile.TemporaryDirectory() as folder:
        inputs = collect(pathlib.Path(folder))
        wanted = [name for name in inputs if not sys.argv[1:] or name in sys.argv[1:]]
        wanted.sort(key=lambda name: inputs[name].stat().st_size, reverse=True)  # else one may be left running alone
        # No threads: reading a large answer as JSON would hold up all of them.
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            results = sorted(pool.map(check, wanted, (inputs[name] for name in wanted)))
    failures = [(name, failure) for name, _, failure in results if failure]
    for name, failure in failures:
        print(f"{name}: {failure}")
    if results:
        name, (seconds, command), _ = max(results, key=lambda result: result[1])
        print(f"slowest: {command} {name}, {seconds:.1f} s")
    skipped = 0 if SHARED.is_dir() else 1
    if skipped:
        print(f"skipped: no {SHARED}")
    print(f"{len(results) - len(failures)} passed, {len(failures)} failed, {skipped} skipped")
    return 1 if failures or not results else 0


if __name__ == "__main__":
    sys.exit(main())
