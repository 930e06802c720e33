#!/usr/bin/env python3
"""What the program promises of its own outputs, on texts that are mutated from a seed.

Of any text: it is read, or refused with a message; read twice it gives the same bytes; its XML is valid and its
JSON is JSON; `verify` says yes to it, and no where a figure, a word or a place is changed; read again the XML is
the same model and gives the same bytes; compared with itself nothing differs, as text and as model; an audit is
never trouble. Of a text and its neighbour, which is mutated from it: the changes are valid XML, and applied to the
old model they give the bytes of the new one, even where one of the two contradicts itself.

The texts are those of corpus/, of ../shared where it is there, and words that the grammars know. What is kept in
tests/properties/ (NAME.txt, NAME.html, NAME.FAMILY.txt; with a neighbour NAME-new.txt) and ../shared/robust is
checked as it is, always. A text that fails is made as small as it will go, printed, and kept in out/properties/.

usage: run.py [--count N] [--seed S] [--jobs J] [FILE...]
    N texts are mutated from the seed; FILE: these as they are, and no others

Last line: "N passed, N failed, N skipped", counted in texts; skipped are folders of texts that are not there.
Exit 1 if one failed.
"""

import argparse
import json
import mmap
import multiprocessing
import multiprocessing.connection
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
import zlib

import library
import mutate
from minimise import minimise

PROGRAM = os.path.abspath(os.environ.get("ZHINAN", "out/bin/zhinan"))
SHARED = pathlib.Path("../shared")
KEPT = pathlib.Path("tests/properties")
FOUND = pathlib.Path("out/properties")
SECONDS = 60  # by the clock, for all that is done with one text
BATCH = 100  # texts whose XML xmllint sees at once
PROGRESS = 5000  # texts between two words on how far it is
SELDOM = 10  # of so many texts one, as its XML tells, is also told otherwise than it is, and broken
SCHEMAS = {"model": "grammars/guideline.xsd", "changes": "grammars/changes.xsd"}


class Violation(Exception):
    """A property that does not hold: its name, and what was said."""


def demand(holds, name, said=""):
    if not holds:
        raise Violation(name, said() if callable(said) else said)


def difference(old, new):
    """The lines that differ, shortened."""
    pairs = [(a, b) for a, b in zip(old.splitlines(), new.splitlines()) if a != b]
    return "\n".join(f"{a[:300]} -> {b[:300]}" for a, b in pairs[:3])


# ---- the properties ----


class Checker:
    """Checks texts in one process. What xmllint is to see gathers in a folder."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.families = {}  # options by the family of guidelines that texts are read as
        self.strict = library.options(strict_text=True)
        self.texts = self.refused = 0  # checked, and those of them that could not be read
        self.waiting = []  # (schema, file, index of the text)

    def keep(self, schema, xml, index):
        path = self.folder / f"{schema}-{len(self.waiting)}.xml"
        path.write_bytes(xml)
        self.waiting.append((schema, path, index))

    def lint(self):
        """What xmllint says against the files that wait: (index, Violation)."""
        failures = []
        for schema, rules in SCHEMAS.items():
            indexes = {str(path): index for kind, path, index in self.waiting if kind == schema}
            if not indexes:
                continue
            done = subprocess.run(["xmllint", "--huge", "--noout", "--schema", rules, *indexes],
                                  stderr=subprocess.PIPE, check=False)
            said = done.stderr.decode("utf-8", "replace").splitlines()
            for path, index in indexes.items():
                if f"{path} validates" not in said:
                    lines = [line for line in said if line.startswith(path)]
                    failures.append((index, Violation(f"valid {schema} XML", "\n".join(lines[:2]))))
        self.waiting.clear()
        return failures

    def check_refused(self, name, data, xml, dice):
        """Verifying is not blind: a changed figure, an invented word and a moved place are refused."""
        for what, untrue in mutate.untrue_models(xml.decode(), dice):
            with library.verify(untrue.encode(), name, data, self.settings) as verified:
                demand(verified.status != library.OK, f"verify refuses {what}",
                       lambda untrue=untrue: difference(xml.decode(), untrue))

    def check_models(self, document, model, xml):
        demand(model.status == library.OK, "own XML read", lambda: str(model.messages()[:2]))
        demand(model.written("xml") == xml, "own XML read and written again")
        for one, other, what in ((document, document, "text"), (model, model, "model"), (document, model, "text and model")):
            for settings in (self.settings, self.strict):
                with library.compare(one, other, settings) as changes:
                    demand(changes.status == library.OK and library.count_changes(changes) == 0,
                           f"equal to itself: {what}", lambda: changes.written("text").decode()[:600])
        with library.audit(document, self.settings) as audit:
            demand(audit.status != library.TROUBLE, "audit", lambda: str(audit.messages()[:2]))
            for form in ("json", "sarif"):
                json.loads(audit.written(form).decode("utf-8"))

    def check_one(self, name, data, index):
        """Checks a text; its XML, or None where it is refused."""
        self.texts += 1
        with library.read(name, data, self.settings) as document:
            if document.status == library.TROUBLE:
                demand(document.messages(), "refused without a message")
                self.refused += 1
                return None
            demand(document.status == library.OK, "read", lambda: str(document.messages()[:2]))
            xml = document.written("xml")
            self.keep("model", xml, index)
            try:
                json.loads(document.written("json").decode("utf-8"))
            except ValueError as error:
                raise Violation("JSON", str(error)) from None
            with library.read(name, data, self.settings) as again:
                demand(again.written("xml") == xml, "the same bytes twice")
            with library.verify(xml, name, data, self.settings) as verified:
                demand(verified.status == library.OK, "verify", lambda: "\n".join(verified.messages()[:3]))
            dice = random.Random(zlib.crc32(xml))
            if dice.randrange(SELDOM) == 0:
                self.check_refused(name, data, xml, dice)
            with library.read("model.xml", xml, self.settings) as model:
                self.check_models(document, model, xml)
        return xml

    def check_pair(self, old, new, expected, index=None):
        """Checks the changes from a model to another, both as XML; applied they give what is expected. They are valid
        where the models are (index: of the text)."""
        with library.read("old.xml", old, self.settings) as one, library.read("new.xml", new, self.settings) as other:
            with library.compare(one, other, self.settings) as changes:
                demand(changes.status != library.TROUBLE, "compared", lambda: str(changes.messages()[:2]))
                written = changes.written("xml")
                answer = max(one.status, other.status)  # no, where one of them contradicts itself
                json.loads(changes.written("json").decode("utf-8"))
        if index is not None:
            self.keep("changes", written, index)
        paths = [self.folder / "changes.xml", self.folder / "old.xml"]
        for path, bytes_ in zip(paths, (written, old)):
            path.write_bytes(bytes_)
        done = subprocess.run([PROGRAM, "diff", "--lang=en", "--apply", *paths], stdin=subprocess.DEVNULL,
                              capture_output=True, check=False)
        demand(done.returncode <= answer, "changes applied", done.stderr.decode("utf-8", "replace")[:600])
        demand(done.stdout == expected, "changes applied give the new bytes")

    def check_broken(self, xml):
        """Checks the changes from and to a model that is broken: refused, or they can be applied."""
        dice = random.Random(zlib.crc32(xml) + 1)
        if dice.randrange(SELDOM) > 0:
            return
        broken = mutate.break_model(xml.decode(), dice).encode()
        if not re.match(rb'<\?xml [^>]*>\s*<guideline xmlns="urn:zhinan:guideline:1"', broken):
            return  # that is a text
        with library.read("broken.xml", broken, self.settings) as document:
            if document.status != library.TROUBLE:
                rewritten = document.written("xml")
                self.check_pair(xml, broken, rewritten)
                self.check_pair(broken, xml, xml)

    def check(self, case, index=0):
        name, family, old, new = case
        if family not in self.families:
            self.families[family] = library.options(family)
        self.settings = self.families[family]
        xml = self.check_one(name, old, index)
        if xml is not None and new is not None and new != old:
            neighbour = self.check_one(name, new, index)
            if neighbour is not None:
                self.check_pair(xml, neighbour, neighbour, index)
                self.check_broken(neighbour)


# ---- failures ----


def kind_of(violation):
    """A violation without what differs from text to text."""
    name, said = violation.args
    first = re.sub(r"\"[^\"]*\"|'[^']*'|/\S+", "_", said.partition("\n")[0].rpartition("error: ")[2])
    return f"{name}: {re.sub('[0-9]+', '#', first)}"[:160] if "error: " in said else name


def kind_in_child(case, with_lint=True):
    """The kind of violation of a case, with what it said, or None; in a process of its own, which may die of it."""
    receive, send = multiprocessing.Pipe(duplex=False)

    def run():
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        signal.alarm(SECONDS)
        with tempfile.TemporaryDirectory() as folder:
            checker = Checker(folder)
            try:
                checker.check(case)
                failures = checker.lint() if with_lint else []
                send.send((kind_of(failures[0][1]), failures[0][1].args) if failures else None)
            except Violation as violation:
                send.send((kind_of(violation), violation.args))

    child = multiprocessing.Process(target=run)
    child.start()
    send.close()
    try:
        answer = receive.recv()
    except EOFError:
        child.join()
        answer = (f"died {child.exitcode}", ("died", f"signal {-child.exitcode}"))
    child.join()
    return answer


class Report:
    """Counts failures, and shows the first of each kind, made small."""

    MAX_SHOWN = 3

    def __init__(self):
        self.kinds = {}
        self.failed = set()

    def add(self, label, case, index):
        if index in self.failed:
            return
        self.failed.add(index)
        answer = kind_in_child(case)
        kind = answer[0] if answer else "not seen again"
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        if self.kinds[kind] > self.MAX_SHOWN:
            return
        if answer:
            by_lint = kind.startswith("valid")
            case = minimise(case, lambda smaller: (kind_in_child(smaller, by_lint) or ("",))[0] == kind)
            answer = kind_in_child(case)
        name, family, old, new = case
        FOUND.mkdir(parents=True, exist_ok=True)
        suffix = (f".{family}" if family else "") + pathlib.Path(name).suffix
        for part, data in (("", old), ("-new", new)):
            if data is not None:
                (FOUND / f"{label}{part}{suffix}").write_bytes(data)
        neighbour = f"\n  then {new!r}" if new is not None else ""
        print(f"{label}: {kind}\n  {answer and answer[1][1]}\n  {name} {family or ''} {old!r}{neighbour}", flush=True)


# ---- the texts ----


def collect_texts():
    """Names and texts to mutate, in one order on every machine that has them; how many folders were missing."""
    folders = [pathlib.Path("corpus")]
    folders += [SHARED / name for name in ("calls", "cases", "robust", "corpus", "encodings", "hostile")]
    texts = []
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".txt", ".html", ".md") and path.is_file():
                texts.append((path.name, path.read_bytes()[:100000].decode("utf-8", "surrogateescape")))
    return texts, sum(not folder.is_dir() for folder in folders)


def kept_cases(paths):
    cases = []
    for path in paths:
        label, *family, suffix = path.name.split(".")
        if suffix in ("txt", "html") and not label.endswith("-new"):
            new = path.with_name(path.name.replace(label, label + "-new"))
            cases.append((label, (path.name, family[0] if family else None, path.read_bytes(),
                                  new.read_bytes() if new.exists() else None)))
    return cases


class Cases:
    """The kept cases, then mutated ones: two texts each, as many as are asked for."""

    def __init__(self, seed, count, kept, texts):
        self.seed, self.kept, self.texts = seed, kept, texts
        self.words, self.families = mutate.known_words(), mutate.families()
        self.count = len(kept) + (count + 1) // 2
        self.texts_count = sum(1 + (case[-1] is not None) for _, case in kept) + count

    def __getitem__(self, index):
        if index < len(self.kept):
            return self.kept[index]
        label = f"{self.seed}-{index - len(self.kept)}"
        return label, mutate.Mutator(random.Random(label), self.words, self.families, self.texts).make()


# ---- the processes ----


def work(cases, indexes, send, place):
    """Checks cases; sends the index of each that fails, and writes to `place` which one it is at."""
    with tempfile.TemporaryDirectory() as folder:
        checker = Checker(folder)
        for done, index in enumerate(indexes, 1):
            struct.pack_into("q", place, 0, index)
            signal.alarm(SECONDS)
            try:
                checker.check(cases[index][1], index)
            except Violation:
                send.send(index)
            signal.alarm(0)
            if done % BATCH == 0 or done == len(indexes):
                for failed, _ in checker.lint():
                    send.send(failed)
                send.send(("batch", checker.texts, checker.refused))
                checker.texts = checker.refused = 0


class Worker:
    def __init__(self, cases, indexes):
        self.cases, self.indexes = cases, indexes
        self.place = mmap.mmap(-1, 8)
        self.start()

    def start(self):
        self.receive, send = multiprocessing.Pipe(duplex=False)
        self.process = multiprocessing.Process(target=work, args=(self.cases, self.indexes, send, self.place))
        self.process.start()
        send.close()

    def died_at(self):
        """After the process has ended: the index at which it died, or None; goes on behind that."""
        self.process.join()
        if self.process.exitcode == 0:
            return None
        at, = struct.unpack_from("q", self.place, 0)
        self.indexes = self.indexes[self.indexes.index(at) + 1:]
        self.start()
        return at


def run(cases, jobs, report):
    """Checks all cases, and says now and then how far it is; how many texts were refused."""
    texts = refused = 0
    workers = [Worker(cases, range(job, cases.count, jobs)) for job in range(jobs)]
    while workers:
        multiprocessing.connection.wait([worker.receive for worker in workers])
        for worker in list(workers):
            if not worker.receive.poll():
                continue
            try:
                said = worker.receive.recv()
            except EOFError:
                said = worker.died_at()
                if said is None:
                    workers.remove(worker)
                    continue
            if isinstance(said, tuple):
                refused += said[2]
                if (texts + said[1]) // PROGRESS > texts // PROGRESS:
                    print(f"{texts + said[1]} texts", file=sys.stderr, flush=True)
                texts += said[1]
            else:
                report.add(*cases[said], said)
    return refused


def main():
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--count", type=int, default=4500)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1))
    parser.add_argument("files", nargs="*", type=pathlib.Path)
    arguments = parser.parse_args()
    multiprocessing.set_start_method("fork")
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    texts, missing = ([], 0) if arguments.files else collect_texts()
    files = arguments.files or sorted(KEPT.iterdir()) + sorted(SHARED.glob("robust/*"))
    cases = Cases(arguments.seed, 0 if arguments.files else arguments.count, kept_cases(files), texts)
    shutil.rmtree(FOUND, ignore_errors=True)
    started, report = time.monotonic(), Report()
    refused = run(cases, arguments.jobs, report)
    for kind, count in sorted(report.kinds.items(), key=lambda item: -item[1]):
        print(f"{count:6} {kind}")
    used = sum(sum(resource.getrusage(who)[:2]) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"seed {arguments.seed}: {cases.texts_count} texts, kept cases among them: {len(cases.kept)}; "
          f"refused as no text: {refused}; processor {used:.0f} s, clock {time.monotonic() - started:.0f} s")
    failed = len(report.failed)
    print(f"{cases.texts_count - failed} passed, {failed} failed, {missing} skipped")
    return failed > 0


if __name__ == "__main__":
    sys.exit(main())
