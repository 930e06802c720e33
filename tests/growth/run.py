#!/usr/bin/env python3
"""Work and memory grow as the input does, whatever it consists of.

Each shape (shapes.py) is given to the commands at a size, and at twice and four times that. Four times the input may take
no more than eight times the work, as processor time above that of a text of one line; no time itself is asserted. The
memory of a run is at most 40 bytes for each byte that it reads, beside a fixed sum. What takes more than that must be
refused: exit code 2, and a message that says so.

Usage: tests/growth/run.py [--full] [SHAPE...], from the top of the repository. --full: all commands, to 10 MB; without
it the commands that hold all the others, and a few shapes at a time never take more than a second."""

import os
import pathlib
import resource
import sys
import tempfile

import shapes

PROGRAM = os.environ.get("ZHINAN", "out/bin/zhinan")
SHORT, FULL = 40 << 10, 2500 << 10  # bytes, of the smallest of three sizes
PER_BYTE, FIXED = 40, 640 << 20  # of memory; see arena_spend_on in src/base/arena.h
MOST_GROWTH = 8  # of work, for four times the input
NOTICED = 0.15  # seconds of work below which nothing is said of its growth
TRIES = 3


def run(arguments):
    """Runs the program: its exit code (negative: a signal), its seconds of processor, its bytes of memory, and what it
    said."""
    with tempfile.TemporaryFile() as said:
        child = os.fork()
        if child == 0:
            quiet = os.open(os.devnull, os.O_RDWR)
            os.dup2(quiet, 0)
            os.dup2(quiet, 1)
            os.dup2(said.fileno(), 2)
            resource.setrlimit(resource.RLIMIT_CPU, (600, 600))
            os.execv(PROGRAM, [PROGRAM, *arguments])
        _, status, usage = os.wait4(child, 0)
        said.seek(0)
        words = said.read().decode(errors="replace")
    return os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss << 10, words


def commands(text, folder, full):
    """The commands that read a text, and the model that the first of them makes; and how many bytes each reads."""
    model, out = f"{folder}/model.xml", f"{folder}/out"
    listed = [
        (["parse", text, "-o", model], [text]),
        (["report", text, "-o", out + ".html"], [text]),
        (["verify", model, text], [model, text]),
        (["diff", model, model], [model, model]),
    ]
    if full:
        listed += [([name, text], [text]) for name in ("text", "tokens", "explain", "figures")]
        listed += [(["audit", model], [model]), (["batch", "-o", f"{folder}/results", "--force", text], [text])]
    return listed


class Failures(list):
    def add(self, shape, command, words):
        self.append(f"{shape}, {command}: {words}")
        print(f"FAIL {self[-1]}", flush=True)


def check_end(failures, shape, command, code, words):
    """Whether a run ended with a result: it may also end with a refusal, but with nothing else."""
    if code in (0, 1):
        return True
    if code != 2 or "error: " not in words:
        failures.add(shape, command, f"ends with {code}: {words[:200]!r}")
    return False


def measure(shape, size, folder, full, idle, failures):
    """The work of each command at a size; without those that were refused."""
    ending, data = shapes.SHAPES[shape](size)
    text = f"{folder}/text{ending}"
    pathlib.Path(text).write_bytes(data)
    pathlib.Path(f"{folder}/model.xml").unlink(missing_ok=True)
    work = {}
    for arguments, reads in commands(text, folder, full):
        command = arguments[0]
        if not all(os.path.exists(path) for path in reads):
            continue
        code, seconds, memory, words = run(arguments)
        allowed = FIXED + PER_BYTE * sum(os.path.getsize(path) for path in reads)
        if memory > allowed:
            failures.add(shape, command, f"{memory >> 20} MB of memory for {size} bytes, at most {allowed >> 20}")
        if check_end(failures, shape, command, code, words):
            work[command] = max(0.0, seconds - idle)
    return work


def check_growth(shape, smallest, folder, full, idle, failures):
    found = Failures()
    for attempt in range(TRIES):
        found.clear()
        works = [measure(shape, smallest * times, folder, full, idle, found) for times in (1, 2, 4)]
        steep = [
            (command, works[0][command], last)
            for command, last in works[2].items()
            if command in works[0] and last > NOTICED and last > MOST_GROWTH * max(works[0][command], NOTICED / MOST_GROWTH)
        ]
        if not steep:
            break
    failures.extend(found)
    for command, first, last in steep:
        failures.add(shape, command, f"work grew from {first:.2f} to {last:.2f} for four times the input")


def main():
    names = [argument for argument in sys.argv[1:] if not argument.startswith("-")]
    full = "--full" in sys.argv
    failures = Failures()
    with tempfile.TemporaryDirectory() as folder:
        line = pathlib.Path(folder, "line.txt")
        line.write_text("一、项目\n")
        idle = min(run(["parse", str(line), "-o", f"{folder}/line.xml"])[1] for _ in range(TRIES))
        for shape in names or shapes.SHAPES:
            check_growth(shape, FULL if full else SHORT, folder, full, idle, failures)
    count = len(names or shapes.SHAPES)
    bad = len({failure.split(",")[0] for failure in failures})
    print(f"{count - bad} passed, {bad} failed, 0 skipped")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
