#!/usr/bin/env python3
"""The programs that read PDF and DOC, and the libraries that are loaded when they are needed: what happens where they
fail, and what they can do where they mean harm. Usage: tests/faults/helpers.py, from the top of the repository; ZHINAN
names the program."""

import concurrent.futures
import ctypes
import functools
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

PROGRAM = pathlib.Path(os.environ.get("ZHINAN", "out/bin/zhinan")).resolve()
ANTIWORD = "/usr/bin/antiword"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
CALL = "corpus/key-programme/sensors-2023.txt"
DOCX = "tests/formats/office.docx"
LANDLOCK = 444  # the number of landlock_create_ruleset, on all processors
TEXT = "one line of it"

passed = failed = skipped = 0
LOCK = threading.Lock()


def expect(holds, name, detail=""):
    global passed, failed
    with LOCK:
        passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print(f"{name}: {str(detail)[:600]}", flush=True)


def skip(what):
    global skipped
    skipped += 1
    print(f"skipped: {what}")


def has_landlock():
    return ctypes.CDLL(None, use_errno=True).syscall(LANDLOCK, None, 0, 1) > 0


SECCOMP = ctypes.CDLL("libseccomp.so.2")
SECCOMP.seccomp_init.restype = ctypes.c_void_p
SECCOMP.seccomp_init.argtypes = [ctypes.c_uint32]
SECCOMP.seccomp_rule_add.argtypes = [ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint]
SECCOMP.seccomp_load.argtypes = [ctypes.c_void_p]


def hide_landlock():
    """Between fork and exec: from here on the kernel says that it has none."""
    allow, no_such_call = 0x7FFF0000, 0x00050000 | 38
    rules = SECCOMP.seccomp_init(allow)
    if SECCOMP.seccomp_rule_add(rules, no_such_call, LANDLOCK, 0) or SECCOMP.seccomp_load(rules):
        os._exit(99)


def run(command, prepare=None, cwd=None, env=None):
    return subprocess.run([str(part) for part in command], capture_output=True, text=True, stdin=subprocess.DEVNULL,
                          timeout=120, check=False, preexec_fn=prepare, cwd=cwd, env=env)  # fmt: skip


def build(folder):
    """The program with a reader of PDF of our own beside it, and a reader of DOC."""
    (folder / "bin").mkdir()
    shutil.copy(PROGRAM, folder / "bin/zhinan")
    options = ["cc", "-std=gnu17", "-D_GNU_SOURCE", "-O1", "-Isrc"]
    own = ["-DOWN", "tests/faults/helper.c", "src/helper/confine.c", "src/base/sandbox.c", "-lseccomp"]
    for made, sources in (("zhinan-pdf", own), ("antiword", ["tests/faults/helper.c"])):
        done = run([*options, *sources, "-o", folder / "bin" / made])
        if done.returncode:
            raise RuntimeError(done.stderr)


# ---- how a reader ends ----

# What a person is told of it; None: it is read.
ENDS = {
    "good": None,
    "code-1": "exit code 1",
    "code-127": "could not be started",
    "half": r"signal 6 \(Aborted\)",
    "abort": r"signal 6 \(Aborted\)",
    "hang": "took longer than the limit of 1 seconds",
    "linger": "took longer than the limit of 1 seconds",
    "much": "more than the limit of 100000 bytes",
}
ONLY_PDF = {"stop": "damaged", "nothing": "damaged", "drawing": "exit code 3"}

# What it tries; "table" must work, as else nothing was tried.
TRIES = ["table", "passwd", "shadow", "dots", "root", "here", "folder", "device", "memory", "maps", "write", "kill",
         "tgkill", "limits", "limit", "peek", "trace", "socket", "fork"]  # fmt: skip


def read(folder, kind, mode, prepare):
    """What becomes of a document that such a reader is given."""
    name = f"{mode}-{prepare.__name__ if prepare else 'as-is'}.{kind}"
    path = folder / name
    path.write_bytes((b"%PDF-1.7\n" if kind == "pdf" else OLE) + f"MODE:{mode};".encode() + bytes(2000))
    return run([folder / "bin/zhinan", "text", "--lang=en", "--helper-seconds=1", "--max-unpacked=100000", path], prepare,
               folder, {**os.environ, "ZHINAN_GRAMMARS": os.path.abspath("grammars")})  # fmt: skip


def ends(folder, kind, prepare, mode, words):
    done = read(folder, kind, mode, prepare)
    name = f"{kind} {mode} {prepare.__name__ if prepare else ''}"
    if words is None:
        expect(done.returncode == 0 and TEXT in done.stdout, f"{name}: is read", done)
    else:
        is_told = re.search(words, done.stderr) and done.stderr.count("\n") == 1
        expect(done.returncode == 2 and not done.stdout and is_told, f"{name}: says what happened", done)


def tries(folder, kind, prepare, what):
    done = read(folder, kind, "try-" + what, prepare)
    name = f"{kind} tries {what} {prepare.__name__ if prepare else ''}"
    if what == "table":
        expect(done.returncode == 0 and TEXT in done.stdout, f"{name}: it may", done)
    else:
        is_refused = re.search(r"exit code 9|signal 31", done.stderr)
        expect(done.returncode == 2 and TEXT not in done.stdout and is_refused, f"{name}: it may not", done)


def readers(folder, kind):
    (folder / "here.txt").write_text("not for a reader\n")
    modes = [None, hide_landlock] if has_landlock() else [None]
    if len(modes) == 1:
        skip("the kernel has no Landlock: readers that it confines")
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        todo = []
        for prepare in modes:
            all_ends = {**ENDS, **(ONLY_PDF if kind == "pdf" else {})}
            todo += [pool.submit(ends, folder, kind, prepare, *row) for row in all_ends.items()]
            todo += [pool.submit(tries, folder, kind, prepare, what) for what in TRIES]
        for one in todo:
            one.result()


def view_of_its_own(folder):
    """How a command is run for which our reader of DOC stands where the system has its own; None where that cannot be."""
    script = 'mount --bind "$1" "$2" && shift 2 && exec "$@"'
    for rights in ([], ["--user", "--map-root-user"]):
        command = ["unshare", *rights, "--mount", "sh", "-c", script, "sh", folder / "bin/antiword", ANTIWORD]
        if os.path.exists(ANTIWORD) and shutil.which("unshare") and run([*command, "true"]).returncode == 0:
            return command
    return None


def foreign(folder):
    """The reader of DOC is looked for where the system has it, so it is covered by ours."""
    command = view_of_its_own(folder)
    if not command:
        skip("antiword is not here, or cannot be covered by another: DOC")
        return
    done = run([*command, sys.executable, "-B", __file__, "--covered", folder])
    global passed, failed, skipped
    *said, last = done.stdout.splitlines() or [""]
    counts = re.match(r"(\d+) passed, (\d+) failed, (\d+) skipped", last)
    expect(counts, "readers of DOC", done)
    for line in said:
        print(line)
    if counts:
        passed, failed, skipped = passed + int(counts[1]), failed + int(counts[2]), skipped + int(counts[3])


# ---- descriptors, libraries ----

def close_some(closed):
    for descriptor in closed:
        os.close(descriptor)


def ignore_children():
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)


def odd_starts():
    """The real readers, where the program is started with closed descriptors, or with its children ignored."""
    for name in ("tests/formats/office-12.pdf", *(["tests/formats/office.doc"] if os.path.exists(ANTIWORD) else [])):
        wanted = run([PROGRAM, "text", name]).stdout
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder) / "out.txt"
            starts = {f"without {closed}": functools.partial(close_some, closed)
                      for closed in ([0], [2], [0, 2], [1], [0, 1], [0, 1, 2])}  # fmt: skip
            for how, prepare in {**starts, "with ignored children": ignore_children}.items():
                run([PROGRAM, "text", name, "-o", out], prepare)
                got = out.read_text() if out.exists() else None
                expect(got == wanted, f"{name} {how}", got and got[:200])
                out.unlink(missing_ok=True)


def libraries(folder):
    """A library that cannot be loaded is said to be it, with its package; the document is not to blame."""
    broken = folder / "broken"
    broken.mkdir()
    for command, soname, package, code in (
        (["text", DOCX], "libzip.so.4", "libzip4", 2),
        (["diff", CALL, CALL, "--format=docx"], "libzip.so.4", "libzip4", 2),
        (["audit", CALL, "--format=xlsx"], "libxlsxwriter.so.4", "libxlsxwriter4", 2),
        (["serve"], "libmicrohttpd.so.12", "libmicrohttpd12", 2),
        (["batch", CALL, "-o", folder / "results"], "libsqlite3.so.0", "libsqlite3-0", None),
    ):
        (broken / soname).write_bytes(b"\x7fELF")
        done = run([PROGRAM, *command, "--lang=en"], env={**os.environ, "LD_LIBRARY_PATH": str(broken)})
        is_told = soname in done.stderr and f"apt install {package}" in done.stderr and "damaged" not in done.stderr
        expect(is_told and (code is None or done.returncode == code), f"{command[0]} without {package}", done)
        (broken / soname).unlink()


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        build(folder)
        libraries(folder)
        odd_starts()
        readers(folder, "pdf")
        foreign(folder)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--covered"]:
        readers(pathlib.Path(sys.argv[2]), "doc")
    else:
        main()
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed else 0)
