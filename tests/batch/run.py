#!/usr/bin/env python3
"""What `zhinan batch` and `zhinan merge` promise: every text as its single command reads it, a folder that does not depend
on how it came about, nothing done twice, nothing half written.

usage: run.py [PART...]   parts are the functions below whose names begin with test_
"""
import hashlib
import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

ZHINAN = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
TOP = Path.cwd()
MAKE = TOP / "tests/batch/make_texts.py"
KILLS = int(os.environ.get("BATCH_KILLS", "15"))
TEXTS = int(os.environ.get("BATCH_TEXTS", "600"))
ENVIRONMENT = {**os.environ, "LC_ALL": "C.UTF-8"}

passed = failed = skipped = 0


def check(condition, what):
    global passed, failed
    passed += bool(condition)
    failed += not condition
    if not condition:
        print(f"FAILED: {what}")


def skip(why):
    global skipped
    skipped += 1
    print(f"skipped: {why}")


def zhinan(*arguments, cwd=None, environment=ENVIRONMENT):
    return subprocess.run([ZHINAN, *map(str, arguments)], cwd=cwd, env=environment, capture_output=True, check=False)


def batch(*arguments, cwd=None):
    return zhinan("batch", *arguments, cwd=cwd)


def contents(folder):
    """Every file of a folder with the hash of its bytes."""
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def times(folder):
    return {str(path): path.stat().st_mtime_ns for path in sorted(Path(folder).rglob("*")) if path.is_file()}


def records(folder):
    lines = (Path(folder) / "index.ndjson").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def make_texts(folder, count):
    texts = sorted(path for path in (TOP / "corpus").glob("*/*.txt") if path.parent.name != "tutorial")
    subprocess.run([sys.executable, MAKE, str(count), str(folder), *map(str, texts)], check=True)


def test_single(work):
    """What is made of each text is what the single commands make of it, and the index says it all."""
    out = work / "out"
    done = batch("corpus", "-o", out, "-j", "2")
    check(done.returncode == 0 and done.stdout == b"", f"corpus is read: {done.stderr[-400:]!r}")
    texts = [path for path in sorted((TOP / "corpus").rglob("*"))
             if path.suffix in (".txt", ".md", ".html") and path.is_file()]
    found = records(out)
    names = [str(path.relative_to(TOP)) for path in texts]
    check([record["name"] for record in found] == sorted(names, key=str.encode), "every text has a line, by name")
    single = work / "single"
    single.mkdir()
    for record in found:
        name = record["name"]
        for command, options, ending, key in (("parse", [], ".xml", "xml"), ("parse", ["--format", "json"], ".json", "json"),
                                              ("report", [], ".html", "page"),
                                              ("audit", ["--format", "json"], ".audit.json", "audit")):
            zhinan(command, *options, "-o", single / "x", name)
            ours = (out / "texts" / (name + ending)).read_bytes()
            check(ours == (single / "x").read_bytes(), f"{name}{ending} is what {command} writes")
            check(record["outputs"][key] == hashlib.sha256(ours).hexdigest(), f"{name}: the hash of its {key}")
        check(record["sha256"] == hashlib.sha256(Path(name).read_bytes()).hexdigest(), f"{name}: the hash of its source")
    check(sorted(entry.name for entry in out.iterdir()) ==
          sorted(["index.html", "index.ndjson", "index.sqlite", "summary.csv", "texts"]), "nothing else is there")


def test_again(work):
    """A second run does nothing, a third after one change does one, and threads and order change nothing."""
    texts, out = work / "texts", work / "out"
    make_texts(texts, 120)
    batch("texts", "-o", "out", "-j", "4", cwd=work)
    first, at = contents(out), times(out)
    again = batch("texts", "-o", "out", cwd=work)
    check(b"read: 0, unchanged: 120, failed: 0" in again.stderr, f"nothing is read again: {again.stderr!r}")
    check(times(out) == at, "and nothing is written")
    batch("texts", "-o", "other", "-j", "1", cwd=work)
    check(contents(work / "other") == first, "one thread writes the same bytes as four")
    changed = sorted(texts.rglob("*.txt"))[57]
    changed.write_text(changed.read_text() + "补充说明。\n")
    one = batch("texts", "-o", "out", cwd=work)
    check(b"read: 1, unchanged: 119, failed: 0" in one.stderr, f"one change, one text: {one.stderr!r}")
    now = contents(out)
    of_text = f"texts/{changed.relative_to(work)}"
    differs = {name for name in now if now[name] != first.get(name)}
    check(all(name.startswith(of_text) or "/" not in name for name in differs), f"only its files changed: {differs}")
    batch("texts", "-o", "fresh", cwd=work)
    check(contents(work / "fresh") == now, "and the folder is as if it had been made at once")
    lost = out / f"texts/{sorted(texts.rglob('*.txt'))[3].relative_to(work)}.html"
    lost.unlink()
    mended = batch("texts", "-o", "out", cwd=work)
    check(b"read: 1," in mended.stderr and contents(out) == now, "an output that is missing is made again")


def test_failures(work):
    """A bad text never stops the rest, and is in the summary with its reason."""
    texts = work / "in"
    (texts / "a").mkdir(parents=True)
    (texts / "b").mkdir()
    good = (TOP / "corpus/generic/city-2025.txt").read_bytes()
    (texts / "a/same.txt").write_bytes(good)
    (texts / "b/same.txt").write_bytes(good.replace("年".encode(), "年 ".encode(), 1))
    (texts / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (texts / "scan.docx").write_bytes(b"\x89PNG\r\n\x1a\n")
    (texts / "data.json").write_text("{}")
    (texts / ".hidden.txt").write_bytes(good)
    (texts / ("长" * 80 + ".txt")).write_bytes(good)
    (texts / "line\nend.txt").write_bytes(good)
    os.symlink(texts, texts / "loop")
    done = batch("in", "-o", "out", cwd=work)
    found = {record["name"]: record for record in records(work / "out")}
    check(done.returncode == 1, "the answer is no")
    check(b"read: 4, unchanged: 0, failed: 2; other files passed over: 1" in done.stderr, f"counts: {done.stderr!r}")
    check(found["in/broken.pdf"]["status"] == "failed" and found["in/broken.pdf"]["reason"]["zh"], "the PDF has a reason")
    check(found["in/scan.docx"]["status"] == "failed", "and so has the picture")
    check({"in/a/same.txt", "in/b/same.txt"} <= set(found), "two of one name are both there")
    check(all(len(part.encode()) < 230 for name in found for part in name.split("/")), "long names are cut")
    rows = (work / "out/summary.csv").read_text(encoding="utf-8-sig")
    check(found["in/broken.pdf"]["reason"]["en"] in rows.replace('""', '"'), "the summary has the reason")
    again = batch("in", "-o", "out", cwd=work)
    check(again.returncode == 1 and b"failed: 2" in again.stderr, "it is still no when nothing has changed")
    (texts / "broken.pdf").unlink()
    kept = batch("in", "-o", "out", cwd=work)
    check(b"no inputs now, and stay in the folder: 1" in kept.stderr, f"what is gone is told: {kept.stderr!r}")
    pruned = batch("in", "-o", "out", "--prune", cwd=work)
    check("in/broken.pdf" not in {record["name"] for record in records(work / "out")}, f"and forgotten: {pruned.stderr!r}")
    check(batch("nowhere", "-o", "out", cwd=work).returncode == 2, "an input that is not there is trouble")
    check(batch("in", cwd=work).returncode == 2, "without a folder it says what to do")


def test_collision(work):
    """Two texts that would have one name get marks of their own, and each its own results."""
    (work / "x/a").mkdir(parents=True)
    (work / "y/x/a").mkdir(parents=True)
    text = (TOP / "corpus/generic/city-2025.txt").read_text()
    (work / "x/a/t.txt").write_text(text)
    (work / "y/x/a/t.txt").write_text(text.replace("2025", "2024"))
    batch("x", "../x", "-o", "../out", cwd=work / "y")
    names = [record["name"] for record in records(work / "out")]
    check(len(names) == 2 and all(re.fullmatch(r"x/a/t\.txt~[0-9a-f]{8}", name) for name in names), f"both: {names}")


def test_kill(work):
    """Killed at any moment and started again, the folder ends as that of an undisturbed run."""
    make_texts(work / "texts", 400)
    batch("texts", "-o", "whole", "-j", "2", cwd=work)
    started = time.monotonic()
    batch("texts", "-o", "timed", "-j", "2", cwd=work)
    seconds = time.monotonic() - started
    kills = tries = 0
    while kills < KILLS and tries < 4 * KILLS:
        process = subprocess.Popen([ZHINAN, "batch", "texts", "-o", "out", "-j", "2"], cwd=work, env=ENVIRONMENT,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(seconds * ((tries * 7919) % 97 + 1) / 97 / (1 + tries % 5))
        in_the_middle = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        kills += in_the_middle
        tries += 1
        for path in (work / "out").rglob("*.xml"):
            check(path.read_bytes().endswith(b"</guideline>\n"), f"{path} is whole")
        if not in_the_middle and kills < KILLS:
            shutil.rmtree(work / "out")  # it is done: begin anew
    done = batch("texts", "-o", "out", "-j", "2", cwd=work)
    check(done.returncode == 0, f"it comes to its end: {done.stderr[-300:]!r}")
    check(contents(work / "out") == contents(work / "whole"), "with the same bytes")
    check(kills == KILLS, f"of {tries} kills {kills} came in the middle")
    print(f"= {kills} kills in the middle of 400 texts, then the same bytes")


def test_lock(work):
    """Two batches do not write into one folder at a time."""
    make_texts(work / "texts", 400)
    first = subprocess.Popen([ZHINAN, "batch", "texts", "-o", "out", "-j", "1"], cwd=work, env=ENVIRONMENT,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while first.poll() is None and not (work / "out/.batch").exists():
        time.sleep(0.001)
    second = batch("texts", "-o", "out", cwd=work)
    was_running = first.poll() is None
    first.wait()
    check(not was_running or second.returncode == 2 and b"another zhinan is writing" in second.stderr,
          f"the second is told: {second.stderr!r}")
    check(first.returncode == 0, "and the first comes to its end")


def test_shards(work):
    """Shares of several machines, one of which died and was run again, merge to the folder of one."""
    make_texts(work / "texts", 200)
    batch("texts", "-o", "one", cwd=work)
    for share in (1, 2, 3):
        arguments = ["texts", "-o", f"share-{share}", "--shard", f"{share}/3"]
        process = subprocess.Popen([ZHINAN, "batch", *arguments], cwd=work, env=ENVIRONMENT,
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if share == 2:
            time.sleep(0.15)
            process.kill()
        process.wait()
    died = zhinan("merge", "share-1", "share-2", "share-3", "-o", "merged", cwd=work)
    check(died.returncode == 2 and not (work / "merged").exists(), f"a share that died is told: {died.stderr!r}")
    batch("texts", "-o", "share-2", "--shard", "2/3", cwd=work)
    missing = zhinan("merge", "share-1", "share-3", "-o", "merged", cwd=work)
    check(missing.returncode == 2 and b"share 2/3 is missing" in missing.stderr, f"a missing one too: {missing.stderr!r}")
    twice = zhinan("merge", "share-1", "share-1", "share-3", "-o", "merged", cwd=work)
    check(twice.returncode == 2, "and one that is named twice")
    done = zhinan("merge", "share-3", "share-1", "share-2", "-o", "merged", cwd=work)
    check(done.returncode == 0 and contents(work / "merged") == contents(work / "one"), f"the same bytes: {done.stderr!r}")
    at = times(work / "merged")
    zhinan("merge", "share-1", "share-2", "share-3", "-o", "merged", cwd=work)
    check(times(work / "merged") == at, "a second merge does nothing")
    check(batch("texts", "-o", "share-1", "--shard", "2/3", cwd=work).returncode == 2, "a folder keeps its share")
    check(batch("texts", "-o", "x", "--shard", "4/3", cwd=work).returncode == 2, "4/3 is no share")


def test_together(work):
    """A notice and its annexes are one call, whether they are files, a folder or a ZIP."""
    parts = work / "call"
    parts.mkdir()
    (parts / "附件1：指南.txt").write_text("附件1\n\n2024年度某市科技项目申报指南\n\n一、重点方向\n"
                                       "方向1：新材料。拟支持项目数：3项。\n", encoding="utf-8")
    (parts / "附件10.txt").write_text("附件10\n\n申报书\n", encoding="utf-8")
    (parts / "附件2.txt").write_text("附件2\n\n汇总表\n", encoding="utf-8")
    (parts / "青年项目通知.txt").write_bytes("关于申报2024年度某市科技项目的通知\n\n各单位：\n共拟支持3项，每项不超过50万元。"
                                       .encode("gb18030"))
    with zipfile.ZipFile(work / "call.zip", "w") as archive:
        for path in sorted(parts.iterdir(), reverse=True):
            archive.write(path, path.name)
        archive.writestr("photo.png", b"\x89PNG")
    done = batch("--together", "call", "call.zip", "-o", "out", cwd=work)
    check(done.returncode == 0, f"both are read: {done.stderr!r}")
    check([record["name"] for record in records(work / "out")] == ["call", "call.zip"], "a text each")
    text = (work / "out/texts/call.txt").read_text(encoding="utf-8")
    order = [text.index(word) for word in ("关于申报", "申报指南", "汇总表", "申报书")]
    check(order == sorted(order), "the notice first, then the annexes by their numbers")
    check(text == (work / "out/texts/call.zip.txt").read_text(encoding="utf-8"), "of a ZIP as of a folder")
    verified = zhinan("verify", "out/texts/call.xml", "out/texts/call.txt", cwd=work)
    check(verified.returncode == 0, f"what is written can be verified: {verified.stdout!r}")
    files = sorted(str(path.relative_to(work)) for path in parts.iterdir())
    batch("--together", *files, "-o", "named", cwd=work)
    named = records(work / "named")
    check(len(named) == 1 and
          (work / "named/texts" / (named[0]["name"] + ".txt")).read_text(encoding="utf-8") == text, "and of files")
    (parts / "附件3.pdf").write_bytes(b"%PDF-broken")
    warned = batch("--together", "call", "-o", "out", cwd=work)
    check(warned.returncode == 0 and "附件3.pdf".encode() in warned.stderr, f"a part that is broken: {warned.stderr!r}")
    check({record["name"]: record for record in records(work / "out")}["call"]["reason"], "stands in the index")
    (work / "empty.zip").write_bytes(b"PK\5\6" + bytes(18))
    check(batch("--together", "empty.zip", "-o", "e", cwd=work).returncode == 1, "an empty archive fails")


def test_dry_run(work):
    """After a change of a grammar it is told which texts read differently, and nothing is written."""
    batch("corpus", "-o", work / "out")
    before = times(work / "out")
    same = batch("corpus", "-o", work / "out", "--dry-run")
    check(same.returncode == 0 and same.stdout == b"" and b"unchanged: 24" in same.stderr, f"as it is: {same.stderr!r}")
    grammars = work / "grammars"
    shutil.copytree("grammars", grammars)
    common = grammars / "softscience.yaml"
    common.write_text(common.read_text() + "# changed\n")
    noted = batch("corpus", "-o", work / "out", "--dry-run", "--grammars", grammars)
    check(noted.returncode == 0 and b"to the same effect: 24" in noted.stderr, f"a comment: {noted.stderr!r}")
    family = grammars / "intergovernmental.yaml"
    text = family.read_text()
    check("{use: [areas]}" in text, "the label is there")
    family.write_text(text.replace("{use: [areas]}", "{also: [从无此标签]}"))
    differs = batch("corpus", "-o", work / "out", "--dry-run", "--grammars", grammars)
    check(differs.returncode == 1 and b"reads differently" in differs.stdout, f"a label: {differs.stdout[:300]!r}")
    check(times(work / "out") == before, "nothing was written")
    check(batch("corpus", "-o", work / "none", "--dry-run").returncode == 2, "without results there is nothing to compare")


def test_watch(work):
    """New and changed texts are read as they come, also into folders that are made later."""
    (work / "in").mkdir()
    process = subprocess.Popen([ZHINAN, "batch", "in", "-o", "out", "--watch"], cwd=work, env=ENVIRONMENT,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def waits_for(names):
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                if [record["name"] for record in records(work / "out")] == names:
                    return True
            except OSError:
                pass
            time.sleep(0.05)
        return False

    check(waits_for([]), "it begins with none")
    source = TOP / "corpus/generic/city-2025.txt"
    shutil.copy(source, work / "in/a.txt")
    check(waits_for(["in/a.txt"]), "a text that comes is read")
    (work / "in/new").mkdir()
    shutil.copy(source, work / "in/new/b.txt")
    check(waits_for(["in/a.txt", "in/new/b.txt"]), "and one in a new folder")
    process.terminate()
    process.wait()
    check(batch("in/a.txt", "-o", "out", "--watch", cwd=work).returncode == 2, "a file cannot be watched")


def test_database(work):
    """The database holds what the index and the models say."""
    batch("corpus", "-o", work / "out")
    path = work / "out/index.sqlite"
    if not path.exists():
        return skip("no SQLite here")
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    check(database.execute("PRAGMA integrity_check").fetchone() == ("ok",), "it is sound")
    documents = {row[0] for row in database.execute("SELECT name FROM documents")}
    check(documents == {record["name"] for record in records(work / "out")}, "it has all documents")
    listed = sum(record["directions"] for record in records(work / "out"))
    (count,) = database.execute("SELECT count(*) FROM directions").fetchone()
    check(count >= listed, f"and all directions: {count} of {listed}")


def test_terminal(work):
    """On a terminal there is a bar that leaves nothing behind; elsewhere there are plain lines."""
    make_texts(work / "texts", 60)
    if not shutil.which("script"):
        return skip("no script(1) here")
    done = subprocess.run(["script", "-qec", f"{ZHINAN} batch texts -o out -j 1", "/dev/null"], cwd=work,
                          env={**ENVIRONMENT, "TERM": "xterm"}, capture_output=True, check=False)
    check(b"\x1b[K" in done.stdout and b"[####" in done.stdout, "the bar")
    last = done.stdout.split(b"\r")
    check(any(b"read: 60, unchanged: 0" in part for part in last), f"and the summary: {last[-3:]!r}")
    plain = batch("texts", "-o", "other", cwd=work)
    check(b"\x1b" not in plain.stderr and b"#" not in plain.stderr, "no bar in a file")
    check(plain.stderr.count(b": read, directions:") == 60, "a line for each text")


def test_many(work):
    """Memory does not grow with the number of texts, beyond what their names take."""
    def peak(count):
        make_texts(work / f"in-{count}", count)
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
        done = batch(f"in-{count}", "-o", f"out-{count}", "-j", "2", cwd=work)
        check(done.returncode == 0, f"{count} texts are read")
        return max(before, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    few, many = peak(TEXTS // 10), peak(TEXTS)
    check(many - few < 16 * 1024 + 4 * TEXTS, f"peak {few} KB of {TEXTS // 10} texts, {many} KB of {TEXTS}")
    print(f"= peak of {TEXTS // 10} texts {few / 1024:.0f} MB, of {TEXTS} texts {many / 1024:.0f} MB")


def main():
    for name, test in list(globals().items()):
        if name.startswith("test_") and (len(sys.argv) == 1 or name[5:] in sys.argv[1:]):
            with tempfile.TemporaryDirectory(prefix="zhinan-batch-") as work:
                test(Path(work))
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(failed > 0 or passed == 0)


main()
