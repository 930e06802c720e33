#!/usr/bin/env python3
"""`make install` and the library, as a stranger uses them. Installs into folders of its own, builds the examples against
what is there with pkg-config, runs them far from the build, and takes everything away again.

usage: run.py

Run from the top of the repository, after `make library`. Ends with "N passed, N failed, N skipped".
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

TOP = pathlib.Path.cwd()
ROOM = TOP / "tests/library"
HEADER = TOP / "src/library/zhinan.h"
TEXTS = [TOP / "corpus" / name for name in (
    "intergovernmental/2023-2.txt", "intergovernmental/2024-1.txt", "bjnsf/joint-2025.txt")]  # fmt: skip
PDF = TOP / "tests/formats/office-12.pdf"
ASAN = TOP / "out/build/asan/library.a"
# Names that no other process has that tests what is built here: make itself would wait for nothing.
CLEAN = {name: value for name, value in os.environ.items()
         if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS", "ZHINAN_GRAMMARS", "ZHINAN_HELPERS", "LD_LIBRARY_PATH")}  # fmt: skip
SYSTEM = ["libpcre2-8", "icu-uc", "icu-i18n", "libxml-2.0", "yaml-0.1", "yajl", "nettle", "libseccomp"]
OURS = ("share/zhinan", "share/doc/zhinan", "libexec/zhinan")
passed = failed = skipped = 0


def expect(is_good, what, told=""):
    global passed, failed
    if is_good:
        passed += 1
    else:
        failed += 1
        print(f"failed: {what}\n{getattr(told, 'stderr', '')}{getattr(told, 'stdout', told)}")


def skip(why):
    global skipped
    skipped += 1
    print(f"skipped: {why}")


def run(*command, env=None, cwd=TOP, **more):
    return subprocess.run(
        [str(word) for word in command], capture_output=True, text=True, errors="replace", timeout=600, check=False,
        env={**CLEAN, **(env or {})}, cwd=cwd, **more)  # fmt: skip


def installer(what, **variables):
    """The script that make calls, without what make looks at before."""
    return run("scripts/install", what, env={"REQUIRES": " ".join(SYSTEM), **variables})


def files_of(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir() or path.is_symlink())


def installs_and_uninstalls(folder):
    """For a package: DESTDIR, a folder of libraries of its own, stripped."""
    where = {"DESTDIR": str(folder), "PREFIX": "/usr", "LIBDIR": "lib/x86_64-linux-gnu"}
    done = installer("install", STRIP="yes", **where)
    expect(done.returncode == 0 and not done.stdout + done.stderr, "install says nothing", done)
    files = files_of(folder)
    for name in ("bin/zhinan", "libexec/zhinan/zhinan-pdf", "include/zhinan.h", "lib/x86_64-linux-gnu/libzhinan.so",
                 "lib/x86_64-linux-gnu/libzhinan.so.0", "lib/x86_64-linux-gnu/libzhinan.a",
                 "lib/x86_64-linux-gnu/pkgconfig/zhinan.pc", "share/zhinan/grammars/common.yaml",
                 "share/zhinan/grammars/guideline.xsd", "share/applications/zhinan.desktop",
                 "share/doc/zhinan/README.md", "share/doc/zhinan/LICENSE", "share/doc/zhinan/examples/example.c",
                 "share/doc/zhinan/examples/example.py"):  # fmt: skip
        expect(f"usr/{name}" in files, f"installed: {name}", files)
    for name in files:
        path = folder / name
        mode = 0o755 if name.startswith(("usr/bin/", "usr/libexec/")) else 0o644
        expect(path.is_symlink() or path.stat().st_mode & 0o777 == mode, f"mode of {name}", oct(path.stat().st_mode))
        held = b"" if path.is_symlink() else path.read_bytes()
        expect(str(TOP).encode() not in held and str(folder).encode() not in held, f"no path of the build in {name}")
    again = installer("install", STRIP="yes", **where)
    expect(again.returncode == 0 and files_of(folder) == files, "installed a second time", again)
    for ours in OURS:
        (folder / "usr" / ours).mkdir(exist_ok=True)
    (folder / "usr/share/zhinan/mine.txt").write_text("of another")
    done = installer("uninstall", **where)
    expect(done.returncode == 0 and files_of(folder) == ["usr/share/zhinan/mine.txt"], "uninstall leaves what is not ours", done)
    (folder / "usr/share/zhinan/mine.txt").unlink()
    done = installer("uninstall", **where)
    left = [ours for ours in OURS if (folder / "usr" / ours).exists()]
    expect(done.returncode == 0 and not left, "uninstall leaves no folder of ours", left)


def test_make():
    """What make hands on, and that it builds before."""
    said = run("make", "-n", "install", "DESTDIR=/d", "PREFIX=/p", "LIBDIR=l", "STRIP=yes").stdout
    line = f"DESTDIR='/d' PREFIX='/p' LIBDIR='l' STRIP='yes' REQUIRES='{' '.join(SYSTEM)}' scripts/install install"
    expect(line in said, "make install hands its variables on", said)
    said = run("make", "-n", "uninstall").stdout
    expect("PREFIX='/usr/local' LIBDIR='lib' scripts/install uninstall" in said, "the defaults of make", said)


def test_names(prefix):
    """What the libraries show, and what the header has."""
    declared = set(re.findall(r"\b(zhinan_[a-z_]+)\(", re.sub(r"/\*.*?\*/", "", HEADER.read_text(), flags=re.S)))
    for library, options in (("libzhinan.so.0", "-D"), ("libzhinan.a", "-g")):
        said = run("nm", options, "--defined-only", prefix / "lib" / library).stdout
        names = {line.split()[-1].split("@")[0] for line in said.splitlines() if len(line.split()) == 3}
        expect(names - {"ZHINAN_0"} == declared, f"{library} shows what the header declares",
               sorted(names ^ declared)[:20])  # fmt: skip
    said = run("objdump", "-p", prefix / "lib/libzhinan.so.0").stdout
    expect("SONAME               libzhinan.so.0" in said, "its soname", said)
    expect("NEEDED               libxml2" in said and "NEEDED               libzip" not in said, "it needs", said)
    expect("TEXTREL" not in said, "no text is relocated", said)


def test_header(folder):
    source = folder / "alone.c"
    source.write_text("#include <zhinan.h>\n#include <zhinan.h>\nint main(void) { return zhinan_version()[0] == 0; }\n")
    strict = ["-Wall", "-Wextra", "-Werror", "-pedantic", f"-I{HEADER.parent}", "-fsyntax-only"]
    for compiler, options in (("gcc", ["-std=c99"]), ("gcc", ["-std=c11"]), ("gcc", ["-std=c17"]),
                              ("g++", ["-x", "c++", "-std=c++11"]), ("g++", ["-x", "c++", "-std=c++20"]),
                              ("clang", ["-std=c11"])):  # fmt: skip
        if not shutil.which(compiler):
            skip(f"{compiler} is not here")
            continue
        done = run(compiler, *options, *strict, source)
        expect(done.returncode == 0, f"the header alone: {compiler} {' '.join(options)}", done)


def flags(prefix, *what):
    env = {"PKG_CONFIG_PATH": str(prefix / "lib/pkgconfig")}
    done = run("pkg-config", *what, "zhinan", env=env)
    expect(done.returncode == 0, f"pkg-config {' '.join(what)}", done)
    return done.stdout.split()


def build(prefix, folder, source, is_static, *more):
    out = folder / (source.stem + ("-static" if is_static else ""))
    words = flags(prefix, "--cflags", "--libs", *(["--static"] if is_static else []))
    if is_static:
        words = ["-l:libzhinan.a" if word == "-lzhinan" else word for word in words]
    done = run("gcc", "-std=c11", "-Wall", "-Wextra", "-Werror", "-o", out, source, *more, *words)
    expect(done.returncode == 0 and not done.stderr, f"builds: {out.name}", done)
    return out


def as_stranger():
    """An ordinary user, where these tests are run by root."""
    return {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}


def test_examples(prefix, folder):
    shared = {"LD_LIBRARY_PATH": str(prefix / "lib")}
    text = folder / "call.txt"
    shutil.copy(TEXTS[0], text)
    expected = (ROOM / "expected.txt").read_text()
    commands = [
        ([build(prefix, folder, ROOM / "example.c", False)], shared),
        ([build(prefix, folder, ROOM / "example.c", True)], {"ZHINAN_GRAMMARS": str(prefix / "share/zhinan/grammars")}),
        (["/usr/bin/python3", "-B", prefix / "share/doc/zhinan/examples/example.py"], shared),
    ]
    for command, env in commands:
        done = run(*command, text, env=env, cwd=folder, **as_stranger())
        expect(done.returncode == 0 and done.stdout == expected, f"{command[-1]}", done)
        done = run(*command, folder / "none.txt", env=env, cwd=folder)
        expect(done.returncode != 0 and "none.txt" in done.stderr and not done.stdout, f"{command[-1]}: no file", done)
    done = run(folder / "example-static", text, env={}, cwd=folder)
    if not pathlib.Path("/usr/local/share/zhinan").exists() and not pathlib.Path("/usr/share/zhinan").exists():
        expect(done.returncode == 2 and f"{folder}/../share/zhinan/grammars" in done.stderr
               and "/usr/share/zhinan/grammars; the option or the environment's variable ZHINAN_GRAMMARS" in done.stderr,
               "a static library says where it looked", done)  # fmt: skip
    own = build(prefix, folder, ROOM / "own_names.c", True)
    done = run(own, text, env=commands[1][1])
    expect(done.stdout == "15 15\n", "names of its own beside a static library", done)


def test_all(prefix, folder):
    """Every function, with threads; then the same under the sanitizers."""
    shared = {"LD_LIBRARY_PATH": str(prefix / "lib"), "LC_ALL": "C"}
    done = run(build(prefix, folder, ROOM / "check.c", False, "-pthread"), *TEXTS, env=shared, cwd=folder)
    expect(done.returncode == 0 and done.stdout.endswith(", 0 failed\n"), "every function", done.stdout)
    if not ASAN.exists() or ASAN.stat().st_mtime < max(path.stat().st_mtime for path in TOP.glob("src/library/*.[ch]")):
        skip("the library is not built with the sanitizers")
        return
    program = folder / "check-asan"
    libraries = run("pkg-config", "--libs", *SYSTEM).stdout.split()
    done = run("gcc", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all", f"-I{HEADER.parent}",
               "-o", program, ROOM / "check.c", ASAN, *libraries)  # fmt: skip
    expect(done.returncode == 0, "builds with the sanitizers", done)
    if done.returncode != 0:
        return
    done = run(program, *TEXTS, env={"ZHINAN_GRAMMARS": str(prefix / "share/zhinan/grammars")}, cwd=folder)
    expect(done.returncode == 0 and done.stdout.endswith(", 0 failed\n"), "every function, under the sanitizers",
           done.stdout + done.stderr[-4000:] if done.returncode else done.stdout)  # fmt: skip


SAME = """
import ctypes, os, sys
z = ctypes.CDLL("libzhinan.so.0")
p, c = ctypes.c_void_p, ctypes.c_char_p
z.zhinan_output_bytes.restype, z.zhinan_output_size.restype = p, ctypes.c_size_t
z.zhinan_document_messages.restype, z.zhinan_message_text.restype = p, c
for name in ("read_file", "document_write", "audit", "audit_write", "compare", "changes_write"):
    getattr(z, "zhinan_" + name).argtypes = {
        "read_file": [p, c, p], "audit": [p, p, p], "compare": [p, p, p, p]}.get(name, [p, p, c, ctypes.c_int])
z.zhinan_output_bytes.argtypes = z.zhinan_output_size.argtypes = z.zhinan_document_messages.argtypes = [p]
z.zhinan_message_text.argtypes = [p, ctypes.c_size_t, ctypes.c_int]
what, form, *paths = sys.argv[1:]
read = []
for path in paths:
    read.append(p())
    if z.zhinan_read_file(ctypes.byref(read[-1]), os.fsencode(path), None) == 2:
        sys.exit(z.zhinan_message_text(z.zhinan_document_messages(read[-1]), 0, 0).decode())
made, out = p(), p()
if what == "audit":
    z.zhinan_audit(ctypes.byref(made), read[0], None)
elif what == "changes":
    z.zhinan_compare(ctypes.byref(made), *read, None)
write = getattr(z, "zhinan_" + what + "_write")
assert write(ctypes.byref(out), made if made else read[0], form.encode(), 0) == 0
sys.stdout.buffer.write(ctypes.string_at(z.zhinan_output_bytes(out), z.zhinan_output_size(out)))
"""


def test_program(prefix, folder):
    """The installed program and the installed library, far from the build, write the same bytes."""
    program = prefix / "bin/zhinan"
    shared = {"LD_LIBRARY_PATH": str(prefix / "lib"), "LC_ALL": "C"}
    for path in (*TEXTS, PDF):
        shutil.copy(path, folder)
    text, other, pdf = TEXTS[0].name, TEXTS[1].name, PDF.name
    asked = [
        (["parse", "--format=xml"], "document", "xml", [text]), (["parse", "--format=json"], "document", "json", [text]),
        (["parse", "--format=csv"], "document", "csv", [text]), (["parse", "--format=xlsx"], "document", "xlsx", [text]),
        (["report"], "document", "html", [text]), (["report"], "document", "html", [pdf]),
        (["audit", "--format=json"], "audit", "json", [text]), (["audit", "--format=sarif"], "audit", "sarif", [text]),
        (["audit", "--format=text"], "audit", "text", [pdf]),
        (["diff", "--format=xml"], "changes", "xml", [text, other]),
        (["diff", "--format=html"], "changes", "html", [text, other]),
    ]  # fmt: skip
    for command, what, form, inputs in asked:
        name = f"{what} {form} {' '.join(inputs)}"
        one = subprocess.run([program, *command, *inputs], capture_output=True, check=False, cwd=folder,
                             env={**CLEAN, "LC_ALL": "C"}, **as_stranger())  # fmt: skip
        two = subprocess.run(["/usr/bin/python3", "-c", SAME, what, form, *inputs], capture_output=True, check=False,
                             cwd=folder, env={**CLEAN, **shared}, **as_stranger())  # fmt: skip
        expect(len(one.stdout) > 500, f"the program: {name}", one.stderr.decode())
        expect(one.stdout == two.stdout and two.returncode == 0, f"the library: {name}", two.stderr.decode()[-2000:])
    helper = prefix / "libexec/zhinan/zhinan-pdf"
    helper.rename(folder / "zhinan-pdf")
    for command, env in (([program, "parse"], {"LC_ALL": "C"}),
                         (["/usr/bin/python3", "-c", SAME, "document", "xml"], shared)):  # fmt: skip
        done = run(*command, pdf, cwd=folder, env=env)
        expect(done.returncode != 0 and f"{prefix}/" in done.stderr and "libexec/zhinan" in done.stderr,
               "without the helper the folders are named", done)  # fmt: skip
    done = run("/usr/bin/python3", "-c", SAME, "document", "xml", pdf, cwd=folder,
               env={**shared, "ZHINAN_HELPERS": str(folder)})  # fmt: skip
    expect(done.returncode == 0, "the helper from where the environment says", done)
    (folder / "zhinan-pdf").rename(helper)
    if not shutil.which("strace"):
        skip("strace is not here")
        return
    for command in ([program, "report"], ["/usr/bin/python3", "-c", SAME, "document", "html"]):
        trace = folder / "trace"
        done = run("strace", "-f", "-e", "trace=%file", "-o", trace, *command, pdf, cwd=folder, env=shared)
        if not trace.exists() or "openat" not in trace.read_text(errors="replace"):
            skip(f"strace cannot trace here: {done.stderr[:100].strip()}")
            return
        expect(f"{TOP}/" not in trace.read_text(errors="replace"), "nothing of the build is looked for",
               [line for line in trace.read_text().splitlines() if f"{TOP}/" in line][:3])  # fmt: skip


def main():
    for name in ("out/bin/zhinan", "out/bin/zhinan-pdf", "out/lib/libzhinan.so.0", "out/lib/libzhinan.a"):
        if not (TOP / name).exists():
            print(f"{name} is not there: make library")
            sys.exit(2)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        folder.chmod(0o755)
        for part in ("package", "prefix", "work"):
            (folder / part).mkdir()
        prefix, work = folder / "prefix", folder / "work"
        test_make()
        installs_and_uninstalls(folder / "package")
        done = installer("install", PREFIX=str(prefix))
        expect(done.returncode == 0, "install under a prefix", done)
        test_names(prefix)
        test_header(work)
        test_examples(prefix, work)
        test_all(prefix, work)
        test_program(prefix, work)
        done = installer("uninstall", PREFIX=str(prefix))
        expect(done.returncode == 0 and not files_of(prefix), "uninstall from a prefix", files_of(prefix))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
