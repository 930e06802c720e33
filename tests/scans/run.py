#!/usr/bin/env python3
"""Scans pages whose text is known, reads them with zhinan-ocr, and compares the figures; and whole texts with zhinan.

usage: run.py [--full] [--report] [NAME...]

Run from the top of the repository. --full reads all pages in all renderings, --report prints for each
rendering how many digits were right, wrong and doubtful. OCR names the program. Prints a line for each
failure and at last "N passed, N failed, N skipped"; exit 1 if one failed.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.append("tests/scans")
import hostile  # noqa: E402
import whole  # noqa: E402

PROGRAM = os.path.abspath(os.environ.get("OCR", "out/bin/zhinan-ocr"))
LANGUAGES = "chi_sim+eng"
DOUBTFUL = 50  # percent of confidence: below, a figure is looked at
LEAST_RIGHT = 97  # percent of the digits
SECONDS = 60  # of the processor, for a page
BYTES = 3 << 29
WHOLE = ["200-turned"]  # scans of all pages, beside the samples
REPORTED = "150"  # read too, but nothing is promised of it
SAMPLES = [("office", 1, "200-noise"), ("office", 2, "300-turned"), ("office", 2, "150"), ("office", 3, "200"),
           ("office", 3, "200-seal"), ("print", 1, "300-seal"), ("print", 2, "200-turned"), ("print", 3, "300-head"),
           ("print", 1, "200")]


class Failure(Exception):
    pass


def missing():
    """What the scans need and is not here; None if all is."""
    for command in ("soffice", "pdftoppm", "pdftotext", "pdfinfo"):
        if not shutil.which(command):
            return command
    try:
        global make
        import make
    except (ImportError, OSError, TypeError, AttributeError):
        return "leptonica, as a shared library"
    said = ocr(b"\x89", "1", LANGUAGES)
    return f"data of Tesseract: {said}" if said.startswith("E languages") else None


def ocr(source, *words):
    """What the program writes of a file, or of bytes; fails where it does not end as it must."""
    command = ["prlimit", "--core=0", f"--cpu={SECONDS}", f"--as={BYTES}", PROGRAM, *map(str, words)]
    with tempfile.TemporaryFile() as file:
        file.write(source if isinstance(source, bytes) else source.read_bytes())
        file.flush()
        file.seek(0)
        done = subprocess.run(command, stdin=file, capture_output=True, timeout=10 * SECONDS, check=False)
    if done.returncode != 0 or done.stderr:
        raise Failure(f"it ended with {done.returncode}: {done.stderr.decode(errors='replace')[:200]}")
    return done.stdout.decode()


# ---- what was read ----


class Page:
    """What the program wrote of a page, taken apart; fails where that is not as src/ocr/main.c says."""

    def __init__(self, written):
        self.lines, self.rules, self.size, self.picture = [], [], None, None
        rows = written.split("\n")
        if not re.fullmatch(r"P \d+", rows[0]) or not re.fullmatch(r"Z \d+", rows[-2]) or rows[-1]:
            raise Failure(f"no page is written: {written[:60]!r}")
        for row in rows[1:-2]:
            kind, _, rest = row.partition(" ")
            if kind in ("L", "C"):
                *box, text = rest.split(" ", 6)
                self.lines.append((list(map(int, box)), text, []))
            elif kind == "K":
                numbers = list(map(int, rest.split(" ")))
                self.lines[-1][2].extend(zip(*[iter(numbers)] * 3, strict=True))
            elif kind == "R":
                self.rules.append(list(map(int, rest.split(" "))))
            elif kind == "S":
                self.size = list(map(int, rest.split(" ")))
            elif kind == "I":
                self.picture = rest
            elif kind not in ("V", "D"):
                raise Failure(f"a line of no kind: {row[:60]!r}")
        for (x0, _, x1, *_), text, characters in self.lines:
            ink = [c for c in text if not c.isspace()]
            if len(ink) != len(characters):
                raise Failure(f"{len(characters)} characters are told of {text!r}")
            for left, right, confidence in characters:
                if not (x0 <= left < right <= x1 and 1 <= confidence <= 100):
                    raise Failure(f"a character of {text!r} at {left}-{right}, {confidence} %")

    def characters(self):
        """(character, confidence) in the order of reading."""
        return [(c, known[2]) for _, text, told in self.lines
                for c, known in zip((c for c in text if not c.isspace()), told, strict=True)]

    def text(self):
        return "".join(text for _, text, _ in self.lines)


# ---- comparing ----

BAND = 60  # characters by which two texts may be apart


def align(true, read):
    """Pairs of places, by an edit script of least cost; None where one text has no such place."""
    far = len(true) + len(read)
    width = abs(len(true) - len(read)) + BAND
    before, steps = {j: j for j in range(min(len(read), width) + 1)}, []
    for i in range(1, len(true) + 1):
        now, step, middle = {}, {}, i * len(read) // len(true)
        for j in range(max(0, middle - width), min(len(read), middle + width) + 1):
            best = (before.get(j, far) + 1, 1)
            if j > 0:
                cost = 0 if true[i - 1] == read[j - 1] else 1 + (true[i - 1].isdigit() != read[j - 1].isdigit())
                best = min(best, (before.get(j - 1, far) + cost, 0), (now.get(j - 1, far) + 1, 2))
            now[j], step[j] = best
        steps.append(step)
        before = now
    i, j, pairs = len(true), len(read), []
    while i > 0 or j > 0:
        step = steps[i - 1].get(j, 2) if i > 0 else 2
        i, j = i - (step != 2), j - (step != 1)
        pairs.append((i if step != 2 else None, j if step != 1 else None))
    return pairs[::-1]


class Count:
    def __init__(self):
        self.right = self.wrong = self.doubtful = self.false_doubt = self.same = self.all = 0
        self.undoubted = []

    def add(self, other):
        for name in ("right", "wrong", "doubtful", "false_doubt", "same", "all", "undoubted"):
            setattr(self, name, getattr(self, name) + getattr(other, name))

    def percent(self):
        return 100 * self.right / max(1, self.right + self.wrong)

    def __str__(self):
        return (f"{self.right} digits right, {self.wrong} wrong ({self.percent():.1f} % right), {self.doubtful} of these doubtful; "
                f"{self.false_doubt} right ones doubtful; {100 * self.same / max(1, self.all):.1f} % of all characters right")


def is_digit(c):
    return c is not None and c in "0123456789"


def compare(true, characters):
    """Counts digits: one is right that stands where it is; each that is changed, dropped or invented is wrong. What is wrong
    is doubtful where it or a neighbour is."""
    true = re.sub(r"\s", "", true)
    read = "".join(c for c, _ in characters)
    count, pairs = Count(), align(true, read)
    count.all = len(true)
    for at, (i, j) in enumerate(pairs):
        was, now = None if i is None else true[i], None if j is None else read[j]
        count.same += was == now
        if not is_digit(was) and not is_digit(now):
            continue
        near = [characters[k][1] for _, k in pairs[max(0, at - 1):at + 2] if k is not None]
        doubt = min(near, default=0) if was != now else characters[j][1]
        if was == now:
            count.right += 1
            count.false_doubt += doubt < DOUBTFUL
        else:
            count.wrong += 1
            count.doubtful += doubt < DOUBTFUL
            if doubt >= DOUBTFUL:
                around = true[max(0, (i or 0) - 6):(i or 0) + 6] if i is not None else ""
                count.undoubted.append(f"{was} as {now} at {doubt} % in {around!r}")
    return count


def text_of(pdf, page, *options):
    done = subprocess.run(["pdftotext", "-f", str(page), "-l", str(page), *options, str(pdf), "-"],
                          capture_output=True, check=True)
    return done.stdout.decode()


def page_of(pdf, words):
    """The page that has some words."""
    return next(page for page in range(1, 9) if words in text_of(pdf, page))


# ---- checks ----


def sample(folder, pdfs, name, page, kind):
    path = make.scan(folder, pdfs[name], page, kind)
    count = compare(text_of(pdfs[name], page, "-layout"), Page(ocr(path, 1, LANGUAGES)).characters())
    path.unlink()
    return count


def check_figures(counts):
    total = Count()
    for (_, _, kind), count in counts.items():
        if kind != REPORTED:
            total.add(count)
    if total.percent() < LEAST_RIGHT:
        raise Failure(f"only {total}")


def check_doubt(counts):
    wrong = [f"{name} {page} {kind}: {row}" for (name, page, kind), count in counts.items() if kind != REPORTED
             for row in count.undoubted]
    if wrong:
        raise Failure("digits are wrong and not doubtful: " + "; ".join(wrong))


def check_red_ink(folder, pdfs):
    """Nothing of a head or a seal is read."""
    for kind in ("200-head", "300-head", "200-seal", "300-seal"):
        page = Page(ocr(make.scan(folder, pdfs["blank"], 1, kind), 1, LANGUAGES))
        if page.lines:
            raise Failure(f"{kind}: {page.text()!r}")


def check_table(folder, pdfs):
    """Each cell is a line of its own, between the rules around it."""
    at = page_of(pdfs["table"], "合计")
    for kind in ("200", "300-turned"):
        page = Page(ocr(make.scan(folder, pdfs["table"], at, kind), 1, LANGUAGES))
        down = sorted(rule[0] for rule in page.rules if rule[3] - rule[1] > rule[2] - rule[0])
        across = sorted(rule[1] for rule in page.rules if rule[3] - rule[1] < rule[2] - rule[0])
        if (len(down), len(across)) != (5, 8):
            raise Failure(f"{kind}: {len(down)} rules down and {len(across)} across")
        cells = {}
        for (x0, y0, x1, y1, *_), text, _ in page.lines:
            place = (sum(rule < (y0 + y1) / 2 for rule in across), sum(rule < (x0 + x1) / 2 for rule in down))
            cells[place] = cells.get(place, "") + text
        for i, row in enumerate(make.ROWS):
            got = [cells.get((i + 2, j + 1), "") for j in range(len(row))]
            figures = [re.sub(r"[,，\s]", "", cell) for cell in row]
            if [re.sub(r"[,，\s]", "", cell) for cell in got[2:]] != figures[2:] or bool(got[0]) != bool(row[0]) or \
                    len(got[1]) != len(row[1]):
                raise Failure(f"{kind}: {got} for {row}")


def check_columns(folder, pdfs):
    """Two columns are read one after the other."""
    at = page_of(pdfs["columns"], "第 13 条")
    for kind in ("200", "300"):
        page = Page(ocr(make.scan(folder, pdfs["columns"], at, kind), 1, LANGUAGES))
        count = compare(text_of(pdfs["columns"], at, "-raw"), page.characters())
        if count.percent() < LEAST_RIGHT:
            raise Failure(f"{kind}: {count}")


def check_files(folder, pdfs):
    """Several pages in one file are read each by itself."""
    scans = [make.scan(folder, pdfs["office"], page, "200-head") for page in (2, 3)]
    for path in (make.tiff(scans, folder / "pages.tif"), make.book(scans, 200, folder / "pages.pdf")):
        if ocr(path, "count") != "N 2\n":
            raise Failure(f"{path.name}: {ocr(path, 'count')!r}")
        if ocr(path, 3, LANGUAGES) != "E damaged\n":
            raise Failure(f"{path.name}: there is no third page")
        page = Page(ocr(path, 2, LANGUAGES))
        if page.size[0] not in range(5940, 5970) or not page.text().startswith("1.4"):
            raise Failure(f"{path.name}: {page.size} {page.text()[:40]!r}")
        if not page.picture.startswith("image/") or len(page.picture) > 160000:
            raise Failure(f"{path.name}: a picture of {len(page.picture)} characters: {page.picture[:30]}")


def check_turned(folder, pdfs):
    """A page that lies on its side or upside down is turned."""
    path = make.scan(folder, pdfs["table"], page_of(pdfs["table"], "合计"), "200")
    plain = Page(ocr(path, 1, LANGUAGES))
    for quarters in (1, 2, 3):
        turned = Page(ocr(make.turn(path, quarters, folder / "turned.png"), 1, LANGUAGES))
        if turned.text() != plain.text() or turned.size != plain.size:
            raise Failure(f"{quarters} quarters: {turned.text()[:80]!r}")


def check_cut_off(folder, pdfs):
    """Half a file is no page."""
    for kind in ("200", "200-head"):
        data = make.scan(folder, pdfs["columns"], 1, kind).read_bytes()
        if ocr(data[:len(data) // 2], 1, LANGUAGES) != "E damaged\n":
            raise Failure(f"{kind}: half of it is read")


def check_refused(*_):
    for name, data, said in hostile.refused():
        written = ocr(data, 1, LANGUAGES)
        if not written.startswith(said) or written.count("\n") != 1:
            raise Failure(f"{name}: {written[:60]!r}")


def check_strange(*_):
    for name, data in hostile.read():
        if Page(ocr(data, 1, LANGUAGES)).lines:
            raise Failure(f"{name}: something is read")


def check_languages(*_):
    if ocr(hostile.grey(20, 20, lambda x, y: 255), 1, "chi_sim+klingon") != "E languages klingon\n":
        raise Failure("a language that is not installed")


CHECKS = {"red ink": check_red_ink, "table": check_table, "columns": check_columns, "files": check_files,
          "turned": check_turned, "cut off": check_cut_off, "refused": check_refused, "strange": check_strange,
          "languages": check_languages, "mixed": whole.check_mixed}


def count_pages(pdf):
    info = subprocess.run(["pdfinfo", str(pdf)], capture_output=True, check=True).stdout.decode()
    return int(re.search(r"Pages: +(\d+)", info)[1])


def check_whole(folder, pdfs, kinds, has_report):
    wrong = []
    for kind in kinds:
        try:
            whole.check(folder, pdfs, kind, count_pages(pdfs["office"]), has_report)
        except whole.Failure as failure:
            wrong += [str(failure)] if kind != REPORTED else []
            print(f"= {failure}" if has_report else "", end="\n" if has_report else "")
    if wrong:
        raise Failure("; ".join(wrong))


def all_samples(pdfs):
    for name in ("office", "print"):
        for page in range(1, count_pages(pdfs[name]) + 1):
            for kind in make.KINDS:
                yield name, page, kind


def attempt(name, function, *given):
    try:
        function(*given)
        return None
    except (Failure, whole.Failure, OSError, subprocess.SubprocessError, StopIteration, ValueError, IndexError, AttributeError) as failure:
        return f"{name}: {failure or type(failure).__name__}"


def report(counts):
    for kind in make.KINDS:
        total = Count()
        for (_, _, of), count in counts.items():
            if of == kind:
                total.add(count)
        if total.all:
            print(f"= {kind}: {total}")
            for row in total.undoubted:
                print(f"=   not doubtful: {row}")


def main():
    options = [word for word in sys.argv[1:] if word.startswith("--")]
    wanted = [word for word in sys.argv[1:] if not word.startswith("--")]
    lacks = missing()
    if lacks:
        print(f"skipped: scans: no {lacks}\n0 passed, 0 failed, 1 skipped")
        return 0
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(os.cpu_count()) as pool:
        folder = Path(name)
        pdfs = make.prepare(folder)
        rows = list(all_samples(pdfs)) if "--full" in options else SAMPLES
        rows = [row for row in rows if not wanted or "figures" in wanted]
        counts = dict(zip(rows, pool.map(lambda row: sample(folder, pdfs, *row), rows), strict=True))
        checks = [(name, pool.submit(attempt, name, function, Path(tempfile.mkdtemp(dir=folder)), pdfs))
                  for name, function in CHECKS.items() if not wanted or name in wanted]
        results = [check.result() for _, check in checks]
        if not wanted or "whole" in wanted:  # several pages at once by itself
            kinds = make.KINDS if "--full" in options else WHOLE
            results.append(attempt("whole", check_whole, folder, pdfs, kinds, "--report" in options))
    if rows:
        results += [attempt("figures", check_figures, counts), attempt("doubt", check_doubt, counts)]
    if "--report" in options:
        report(counts)
    for failure in filter(None, results):
        print(failure)
    print(f"{results.count(None)} passed, {len(results) - results.count(None)} failed, 0 skipped")
    return 1 if any(results) or not results else 0


if __name__ == "__main__":
    sys.exit(main())
