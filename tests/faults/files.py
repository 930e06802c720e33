#!/usr/bin/env python3
"""Whatever fails while files are read and written, a command ends with exit code 2 and a message, or with the right
result; nobody ever sees half a file, what stood there before stays, and no temporary file is left. Every write, sync and
rename of every command fails in turn (strace injects it), the process is killed at every such call, the disk is full,
a file may not get large, folders are read-only, inputs change while they are read.

usage: files.py [--full]   from the top of the repository; the short form lets fewer errors take their turn
$ZHINAN names the program. Ends with "N passed, N failed, N skipped".
"""

import collections
import contextlib
import hashlib
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROGRAM = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
FULL = "--full" in sys.argv
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8", "ASAN_OPTIONS": "detect_leaks=0"}
OLD = b"what stood here before\n"
TEMPORARY = re.compile(r"\.zhinan-.{6}$")
NOBODY = 65534
CALL = """2031年度“高山冰川监测”重点专项申报指南
1. 冰川变化
1.1 冰面高程的测量方法
研究内容：研究冰面高程的测量。
拟支持项目数：%d项
支持经费：%d万元
1.2 冰湖水位预警
研究内容：研究冰湖水位的预警。
拟支持项目数：1～2项
支持经费：80万元
本专项共支持经费：380万元。
"""
# One of each format of each command that writes; OUT is the target, A and B are texts, XML and SHARES what is made of them.
FORMATS = {
    "parse": ("xml", "json", "csv", "xlsx"),
    "audit": ("text", "json", "csv", "xlsx", "svrl", "sarif"),
    "diff": ("text", "json", "xml", "html", "docx", "csv", "xlsx"),
    "trend": ("text", "json", "csv", "xlsx", "svg", "html"),
}
COMMANDS = [
    *([name, "A", *("B" for _ in "x" if name in ("diff", "trend")), f"--format={form}"]
      for name, forms in FORMATS.items() for form in forms),
    ["report", "A"], ["report", "A", "B"], ["text", "A"], ["tokens", "A"], ["figures", "A"], ["explain", "A"],
    ["verify", "XML", "A"], ["grammar", "new", "glaciers", "A", "B"],
    ["grammar", "list"], ["diff", "--apply", "CHANGES", "XML"],
]  # fmt: skip
ARCHIVES = [["batch", "TEXTS", "-j1"], ["merge", "SHARES/1", "SHARES/2", "-j1"]]
# What may fail, and by which errors.
WRITES = ("write", "pwrite64", "writev")
NAMES = ("rename", "renameat", "renameat2", "link", "linkat", "mkdir", "mkdirat")
SYNCS = ("fsync", "fdatasync", "syncfs", "ftruncate", "fchmod", "fchown", "memfd_create")
CALLS = (*WRITES, *NAMES, *SYNCS, "openat", "close")
ERRORS = ("ENOSPC", "EIO", "EDQUOT") if FULL else ("ENOSPC",)
counts = collections.Counter()


def check(condition, what):
    counts["passed" if condition else "failed"] += 1
    if not condition:
        print(f"FAIL {what}")


def skip(number, why):
    counts["skipped"] += number
    print(f"skipped {number}: {why}")


class Place:
    """A folder with the inputs, and one for the target alone."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.texts = self.folder / "texts"
        self.texts.mkdir()
        self.out = self.folder / "out"
        self.target = self.out / "target"
        self.words = {"A": self.texts / "a.txt", "B": self.texts / "b.txt", "XML": self.folder / "a.xml",
                      "CHANGES": self.folder / "changes.xml", "TEXTS": self.texts, "SHARES/1": self.folder / "1",
                      "SHARES/2": self.folder / "2", "OUT": self.target}  # fmt: skip
        self.words["A"].write_text(CALL % (3, 300), encoding="utf-8")
        self.words["B"].write_text(CALL.replace("2031", "2032") % (4, 310), encoding="utf-8")
        self.run(["parse", "A", "-o", self.words["XML"]], expected=0)
        self.run(["diff", "A", "B", "--format=xml", "-o", self.words["CHANGES"]])
        for share in "12":
            self.run(["batch", "TEXTS", f"--shard={share}/2", "-o", self.words[f"SHARES/{share}"]], expected=0)

    def line(self, words):
        return [PROGRAM, *(str(self.words.get(word, word)) for word in words)]

    def run(self, words, prefix=(), expected=None, **more):
        done = subprocess.run([*prefix, *self.line(words)], env=ENVIRONMENT, check=False,
                              **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
                                 **more})  # fmt: skip
        if expected is not None and done.returncode != expected:
            sys.exit(f"{words}: {done.returncode}: {done.stderr}")
        return done

    def renew(self, has_old=True):
        shutil.rmtree(self.out, ignore_errors=True)
        self.out.mkdir()
        if has_old:
            self.target.write_bytes(OLD)
            self.target.chmod(0o640)

    def left(self):
        return sorted(path.name for path in self.out.iterdir() if path.name != "target")


def said(done):
    return done.stderr is not None and b"error: " in done.stderr


def tree(folder):
    """All that is in a folder of results, by the hash of its bytes."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}  # fmt: skip


def traced(place, words, *options, **more):
    return place.run(words, prefix=["strace", "-f", "-qq", "-o", str(place.folder / "log"), *options], **more)


def matters(line, call, place):
    """Whether a call in the log is one of writing: not of messages, of pipes to helpers, or of what is only read."""
    if call in WRITES:
        return not re.search(r"\((2|\d+<(pipe|socket|anon_inode))", line) and "(2<" not in line
    if call == "openat":
        return re.search(r"O_WRONLY|O_RDWR|O_CREAT", line) and "/dev/" not in line
    if call == "close":
        return str(place.out) in line
    return True


def calls_of(place, words, **more):
    """The calls of a command that matter, as (name, which of those of its thread), and what it did without a fault."""
    place.renew()
    done = traced(place, words, "-y", "-e", "trace=" + ",".join(CALLS), **more)
    seen = collections.Counter()
    found = {}
    for line in (place.folder / "log").read_text("utf-8", "replace").splitlines():
        match = re.match(r"(\d+) +(\w+)\(", line)
        if match:
            seen[match.groups()] += 1
            if matters(line, match[2], place):
                found[match[2], seen[match.groups()]] = True
    return list(found), done


def inject(place, words, call, number, fault, **more):
    # The filter makes it faster, but with it a signal is not sent.
    fast = [] if fault.startswith("signal") else ["--seccomp-bpf"]
    return traced(place, words, *fast, "-e", f"trace={call}", "-e", f"inject={call}:{fault}:when={number}", **more)


def can_trace(place):
    try:
        return traced(place, ["--version"], "-e", "trace=write").returncode == 0
    except FileNotFoundError:
        return False


def check_file(place, done, good, new, what):
    """The target is the old or the new file, whole, and says so; nothing is beside it."""
    now = place.target.read_bytes() if place.target.exists() else None
    is_right = done.returncode == good and now == new
    # A folder whose names could not be put on the disk has the new file all the same.
    is_told = done.returncode == 2 and said(done) and now in (OLD, new)
    check(is_right or is_told, f"{what}: exit code {done.returncode}, {len(now or b'')} bytes, {done.stderr[-200:]}")
    check(not place.left(), f"{what}: left {place.left()}")
    check(place.target.stat().st_mode & 0o777 == 0o640, f"{what}: the mode is {place.target.stat().st_mode:o}")


def test_each_call_fails(place):
    for words in COMMANDS:
        words = [*words, "-o", "OUT"]
        calls, clean = calls_of(place, words)
        new = place.target.read_bytes()
        check(clean.returncode in (0, 1) and new != OLD and calls, f"{words}: {clean}")
        for call, number in calls:
            for error in ERRORS:
                place.renew()
                done = inject(place, words, call, number, f"error={error}")
                check_file(place, done, clean.returncode, new, f"{words[:-2]} {call} {number} {error}")


def test_standard_output_fails(place):
    for words in COMMANDS:
        place.renew()
        with place.target.open("wb") as stdout:
            calls, clean = calls_of(place, words, stdout=stdout)
        for call, number in calls:
            if call in WRITES:
                with place.target.open("wb") as stdout:
                    done = inject(place, words, call, number, "error=EIO", stdout=stdout)
                check(done.returncode == 2 and said(done), f"{words} > file, {call} {number}: {done}")
        with open("/dev/full", "wb") as stdout:
            done = place.run(words, stdout=stdout)
        check(done.returncode == 2 and b"no space is left" in done.stderr, f"{words} > /dev/full: {done}")


def archive_calls(place, words, most):
    """The calls of a command that fills a folder, spread over it; and the folder as it is to be."""
    words = [*words, "-o", "OUT"]
    place.renew(has_old=False)
    place.run(words, expected=0)
    whole = tree(place.target)
    shutil.rmtree(place.target)
    place.renew = lambda has_old=True: Place.renew(place, False)
    calls, _ = calls_of(place, words)
    step = max(1, len(calls) // most)
    return words, calls if FULL else calls[::step], whole


def check_archive(place, words, done, whole, what):
    now = tree(place.target) if place.target.is_dir() else {}
    done_well = done.returncode == 0 and {k: v for k, v in now.items() if k in whole} == whole
    told = done.returncode == 2 and said(done)
    check(done_well or told or done.returncode < 0, f"{what}: exit code {done.returncode}, {done.stderr[-300:]}")
    foreign = [name for name in now if name not in whole and not name.startswith(".batch/")]
    check(not foreign, f"{what}: left {foreign}")
    damaged = [name for name in now if name in whole and name.startswith("texts/") and now[name] != whole[name]]
    check(not damaged, f"{what}: half written: {damaged}")
    again = place.run(words)
    check(again.returncode == 0 and tree(place.target) == whole, f"{what}: the next run: {again.stderr[-300:]}")


def test_each_call_of_archives_fails(place):
    for words in ARCHIVES:
        words, calls, whole = archive_calls(place, words, 24)
        for call, number in calls:
            for error in ERRORS:
                place.renew()
                done = inject(place, words, call, number, f"error={error}")
                check_archive(place, words, done, whole, f"{words[0]} {call} {number} {error}")
    del place.renew


SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


def test_kills(place):
    """More than a hundred, at calls that are spread over the work."""
    for words in (["parse", "A"], ["diff", "A", "B", "--format=docx"], ["audit", "A", "--format=xlsx"]):
        words = [*words, "-o", "OUT"]
        calls, _ = calls_of(place, words)
        new = place.target.read_bytes()
        for call, number in calls:
            for number_of, name in enumerate(SIGNALS if FULL else (SIGNALS[0], SIGNALS[1 + number % 3])):
                place.renew()
                done = inject(place, words, call, number, f"signal={name.name}")
                what = f"{words[0]} {call} {number} {name.name}"
                check(done.returncode == -name, f"{what}: ended by {done.returncode}")
                check(place.target.read_bytes() in (OLD, new), f"{what}: half a file")
                left = place.left()
                if name == signal.SIGKILL:
                    check(all(map(TEMPORARY.match, left)), f"{what}: left {left}")
                    place.run(["text", "A", "-o", place.out / "other"], expected=0)
                    left = [name for name in place.left() if name != "other"]
                check(not left, f"{what}: left {left}")
    words, calls, whole = archive_calls(place, ARCHIVES[0], 30)
    for index, (call, number) in enumerate(calls):
        name = SIGNALS[index % 2]
        place.renew()
        done = inject(place, words, call, number, f"signal={name.name}")
        what = f"batch {call} {number} {name.name}"
        check(done.returncode == -name, f"{what}: ended by {done.returncode}")
        working = place.target / ".batch"
        left = [path.name for path in working.iterdir() if path.name != "journal.ndjson"] if working.is_dir() else []
        check(not left or name == signal.SIGKILL, f"{what}: left {left}")
        check_archive(place, words, done, whole, what)
    del place.renew


@contextlib.contextmanager
def stopped(place, words, *trace):
    """A command that a signal stops at a call; it goes on when the block ends."""
    log = place.folder / "log"
    log.write_text("")
    command = subprocess.Popen(["strace", "-f", "-qq", "-o", str(log), *trace, *place.line(words)], env=ENVIRONMENT,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # fmt: skip
    child = None
    while command.poll() is None and not child:
        child = re.search(r"^(\d+) +--- stopped by SIGSTOP", log.read_text("utf-8", "replace"), re.MULTILINE)
        time.sleep(0.005)
    result = subprocess.CompletedProcess(words, None)
    yield result
    if child:
        os.kill(int(child[1]), signal.SIGCONT)
    result.stdout, result.stderr = command.communicate()
    result.returncode = command.returncode


def test_sweep_leaves_who_is_alive(place):
    place.renew()
    with stopped(place, ["parse", "A", "-o", "OUT"], "-e", "trace=fsync",
                 "-e", "inject=fsync:signal=SIGSTOP:when=1") as first:  # fmt: skip
        left = place.left()
        check(len(left) == 1 and TEMPORARY.match(left[0]), f"a temporary file: {left}")
        (place.out / ".zhinan-killed").write_text("of one that was killed")
        place.run(["text", "A", "-o", place.out / "other"], expected=0)
        check(place.left() == sorted([*left, "other"]), f"only what is abandoned goes: {place.left()}")
    check(first.returncode == 0 and place.target.read_bytes() == place.words["XML"].read_bytes(), f"goes on: {first}")
    check(place.left() == ["other"], f"left {place.left()}")


def test_inputs_that_change(place):
    path = place.folder / "changing.txt"
    text = place.words["A"].read_bytes()
    whole = place.run(["text", "A"]).stdout

    def replace():
        other = place.folder / "new.txt"
        other.write_bytes(text[: len(text) // 2])
        other.rename(path)

    def append():
        with path.open("ab") as file:
            file.write(b"1\n")

    for name, change, code in (
        ("grows", append, 2), ("shrinks", lambda: os.truncate(path, len(text) // 2), 2),
        ("is emptied", lambda: os.truncate(path, 0), 2), ("is written again", lambda: path.write_bytes(text[::-1]), 2),
        ("is replaced", replace, 0), ("is removed", path.unlink, 0), ("stays", lambda: None, 0),
    ):  # fmt: skip
        path.write_bytes(text)
        with stopped(place, ["text", path], "-P", str(path), "-e", "trace=read",
                     "-e", "inject=read:signal=SIGSTOP:when=1") as done:  # fmt: skip
            change()
        is_told = code == 0 or b"changed while it was read" in done.stderr
        check(done.returncode == code and is_told, f"a file that {name}: {done}")
        check(code == 2 or done.stdout == whole, f"a file that {name} is read as it was")


def test_pipes_and_sizes(place):
    pipe = place.folder / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(place.line(["text", pipe]), stdout=subprocess.PIPE, env=ENVIRONMENT)
    time.sleep(0.2)
    check(reader.poll() is None, "a pipe that nobody writes to yet is waited for")
    pipe.write_bytes(place.words["A"].read_bytes())
    check(reader.communicate()[0] == place.run(["text", "A"]).stdout and reader.returncode == 0, "and then read")
    large = place.folder / "large"
    large.touch()
    os.truncate(large, 3 << 30)
    with large.open("rb") as stdin:
        for words in (["text", large], ["text", "-"], ["parse", large], ["audit", "A", large], ["batch", large, "-o", "OUT"]):
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            done = place.run(words, stdin=stdin)
            check(done.returncode in (1, 2) and b"larger than the limit" in done.stderr, f"3 GB: {done}")
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            check(after.ru_inblock == before.ru_inblock and after.ru_maxrss < 1 << 20, "and not read")
        stdin.seek((3 << 30) - 5)
        done = place.run(["text", "-"], stdin=stdin)
        check(b"larger" not in done.stderr, f"only what is left of it counts: {done}")


def test_ended_pipes(place):
    long = place.folder / "long.txt"
    long.write_text(CALL % (3, 300) * 2000, encoding="utf-8")
    for handler, code, message in ((signal.SIG_DFL, -signal.SIGPIPE, b""), (signal.SIG_IGN, 2, b"has ended")):
        near, far = os.pipe()
        os.close(near)
        done = place.run(["text", long], stdout=far, preexec_fn=lambda: signal.signal(signal.SIGPIPE, handler),
                         restore_signals=False)  # fmt: skip
        os.close(far)
        check(done.returncode == code and message in done.stderr and bool(message) == bool(done.stderr), f"{done}")


def test_limits_of_size(place):
    sizes = (0, 1, 512, 4096, 20000) if FULL else (0, 512)
    for words in COMMANDS:
        words = [*words, "-o", "OUT"]
        place.renew()
        clean = place.run(words)
        new = place.target.read_bytes()
        for size in sizes:
            place.renew()
            done = place.run(words, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
            check_file(place, done, clean.returncode, new, f"{words[:-2]} of at most {size} bytes")
            check(done.returncode == (2 if len(new) > size else done.returncode), f"{words[:-2]} is larger than {size}")
    place.renew(False)
    done = place.run([*ARCHIVES[0], "-o", "OUT"], preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (512, 512)))
    check(done.returncode == 2 and said(done), f"batch: {done}")


@contextlib.contextmanager
def small_disk(place, kilobytes):
    place.renew(False)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", place.out], capture_output=True,
                          check=False)  # fmt: skip
    try:
        yield done.returncode == 0
    finally:
        if done.returncode == 0:
            subprocess.run(["umount", place.out], check=True)


def test_full_disk(place):
    for free in (0, 1, 2, 4) if FULL else (0, 1):
        with small_disk(place, 64) as is_mounted:
            if not is_mounted:
                return skip(len(COMMANDS), "no file system may be mounted here")
            for words in COMMANDS:
                place.target.write_bytes(OLD)
                place.target.chmod(0o640)
                with contextlib.suppress(OSError), open(place.out / "filler", "wb", buffering=0) as filler:
                    while True:
                        filler.write(bytes(4096))
                os.truncate(place.out / "filler", os.stat(place.out / "filler").st_size - 4096 * free)
                done = place.run([*words, "-o", "OUT"])
                now = place.target.read_bytes()
                is_told = done.returncode == 2 and said(done) and now == OLD
                check(is_told or (done.returncode in (0, 1) and free and now != OLD), f"{words} on {free} pages: {done}")
                check(place.left() == ["filler"], f"{words}: left {place.left()}")
                if "--format=xlsx" in words:  # its parts are files of their own first
                    elsewhere = [*words, "-o", place.folder / "elsewhere"]
                    done = place.run(elsewhere, prefix=["env", f"TMPDIR={place.out}"])
                    check(done.returncode == 2 and b"TMPDIR" in done.stderr, f"{words}, no room for its parts: {done}")
                    check(not (place.folder / "elsewhere").exists(), f"{words}: half a workbook")
                os.truncate(place.out / "filler", 0)
    for kilobytes in (16, 64, 128, 256) if FULL else (64,):
        with small_disk(place, kilobytes):
            done = place.run([*ARCHIVES[0], "-o", "OUT"])
            check(done.returncode == 2 and said(done), f"batch on {kilobytes} KB: {done}")
    return None


def test_modes_and_places(place):
    os.chmod(place.folder, 0o755)
    for words in COMMANDS:
        place.renew()
        place.target.chmod(0o600)
        place.run([*words, "-o", "OUT"])
        check(place.target.stat().st_mode & 0o777 == 0o600, f"{words}: {place.target.stat().st_mode:o}")
    place.renew(False)
    place.run([*ARCHIVES[0], "-o", "OUT"])
    secret = place.target / "index.html"
    secret.chmod(0o600)
    place.words["A"].write_text(CALL % (5, 300), encoding="utf-8")
    place.run([*ARCHIVES[0], "-o", "OUT"])
    check(secret.stat().st_mode & 0o777 == 0o600, f"batch: {secret.stat().st_mode:o}")
    place.renew()
    longest = "n" * 255
    done = place.run(["parse", "A", "-o", place.out / longest])
    check(done.returncode == 0 and place.left() == [longest], f"a name of 255 bytes: {done}")
    for path in (place.out / (longest + "n"), "/".join([str(place.out), *["f" * 200] * 21]), place.out, place.out / "no/a"):
        for words in (["parse", "A"], ["diff", "A", "B", "--format=docx"], ["trend", "A", "B", "--format=xlsx"]):
            done = place.run([*words, "-o", path])
            check(done.returncode == 2 and said(done), f"{str(path)[:80]}: {done}")
    check(place.left() == [longest], f"left {place.left()}")


def test_permissions(place):
    if os.getuid() == 0:
        prefix = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        if not shutil.which("setpriv") or subprocess.run([*prefix, PROGRAM, "--version"], check=False,
                                                         capture_output=True).returncode:  # fmt: skip
            return skip(3, "no other user can run the program")
    else:
        prefix = []
    os.chmod(place.folder, 0o755)
    user = NOBODY if not os.getuid() else os.getuid()
    for name, folder_mode, file_mode, owner in (("a read-only folder", 0o555, 0o644, user),
                                                ("a read-only file", 0o755, 0o444, user),
                                                ("a file of another's", 0o555, 0o644, 0)):  # fmt: skip
        for words in (["parse", "A"], ["diff", "A", "B", "--format=docx"], ["audit", "A", "--format=xlsx"]):
            place.renew()
            if os.getuid() == 0:
                os.chown(place.out, user, user)
                os.chown(place.target, owner, owner)
            place.target.chmod(file_mode)
            place.out.chmod(folder_mode)
            done = place.run([*words, "-o", "OUT"], prefix=prefix)
            place.out.chmod(0o755)
            check(done.returncode == 2 and b"no permission" in done.stderr, f"{name}: {done}")
            check(place.target.read_bytes() == OLD and not place.left(), f"{name}: {place.left()}")
    if os.getuid() == 0:
        place.renew()
        os.chown(place.target, NOBODY, NOBODY)
        place.run(["parse", "A", "-o", "OUT"], expected=0)
        now = place.target.stat()
        check((now.st_uid, now.st_gid, now.st_mode & 0o777) == (NOBODY, NOBODY, 0o640), f"the owner stays: {now}")
    return None


def test_closed_streams(place):
    for closed in ("<&-", ">&-", "2>&-", "<&- >&-", "<&- 2>&-", ">&- 2>&-", "<&- >&- 2>&-"):
        for words in (["parse", "A"], ["diff", "A", "B", "--format=docx"], ["trend", "A", "B", "--format=xlsx"],
                      ["audit", "A"]):  # fmt: skip
            words = [*words, "-o", "OUT"]
            place.renew()
            clean = place.run(words).returncode
            new = place.target.read_bytes()
            place.renew()
            done = place.run(words, prefix=["sh", "-c", f'"$@" {closed}', "sh"])
            check(done.returncode == clean and place.target.read_bytes() == new, f"{closed} {words}: {done}")
            check(not place.left(), f"{closed} {words}: left {place.left()}")
    paper = place.folder / "paper.docx"
    place.run(["diff", "A", "B", "--format=docx", "-o", paper], expected=1)
    text = place.run(["text", paper], expected=0).stdout
    for closed in ("<&-", "2>&-", "<&- 2>&-"):  # helpers read it, whose standard input is another file
        done = place.run(["text", paper], prefix=["sh", "-c", f'"$@" {closed}', "sh"])
        check(done.returncode == 0 and done.stdout == text, f"{closed} text of a DOCX: {done}")
    done = place.run(["text", "A"], prefix=["sh", "-c", '"$@" >&-', "sh"])
    check(done.returncode == 2 and b"standard output is closed" in done.stderr, f">&-: {done}")
    done = place.run(["text", "-"], prefix=["sh", "-c", '"$@" <&-', "sh"])
    check(done.returncode == 2 and b"standard input is closed" in done.stderr, f"<&-: {done}")


TRACED = (test_each_call_fails, test_standard_output_fails, test_each_call_of_archives_fails, test_kills,
          test_sweep_leaves_who_is_alive, test_inputs_that_change)  # fmt: skip
OTHERS = (test_pipes_and_sizes, test_ended_pipes, test_limits_of_size, test_full_disk, test_modes_and_places,
          test_permissions, test_closed_streams)  # fmt: skip


def main():
    with tempfile.TemporaryDirectory() as folder:
        can = can_trace(Place(folder))
    for test in (*TRACED, *OTHERS):
        if test in TRACED and not can:
            skip(1, f"{test.__name__}: strace cannot trace here")
            continue
        with tempfile.TemporaryDirectory() as folder:
            started = time.process_time() + sum(os.times()[2:4])
            before = counts["passed"]
            test(Place(folder))
            spent = time.process_time() + sum(os.times()[2:4]) - started
            print(f"= {test.__name__}: {counts['passed'] - before} passed, {spent:.1f} s of the processor")
    print(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped")
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main())
