#!/usr/bin/env python3
r"""Reads the labelled lines of public test suites with `zhinan figures` and compares.

usage: tests/values/score.py PROGRAM FOLDER CASES KNOWN_MISSES

CASES has lines of our own: "id input figures", where figures is a JSON list of all figures, each
with the members that matter, and \\uXXXX in an input stands for that character. FOLDER has labelled
lines (FILE.tsv), "id source input expected", of which those of tier A count. Such a line is right

  of numbers    when each labelled number lies in a figure with the same value, of whatever kind
                (the suites label 70 in what is one figure, "70 or so"), and no other is read;
  of ranges     when each begins where the label does, ends with it or with a word of relation
                behind it, and has its bounds, and no other range is read;
  of the rest   when the figures of the label's kind have exactly its spans and values.

KNOWN_MISSES lists each line that is not right, with its reason: "id<TAB>reason". One that is not
listed fails, and so does one that is listed and right. The last line printed is
"N passed, N failed, N skipped".
"""
import datetime
import json
import re
import subprocess
import sys
import tempfile
from fractions import Fraction
from pathlib import Path

# What a file labels, as the kinds that we give it.
KINDS = {"number": {"number", "count"}, "percentage": {"percent"}, "money": {"money"},
         "numberrange": {"number", "count"}, "moneyrange": {"money"},
         "percentagerange": {"percent"}, "duration": {"duration"}, "date": {"date"},
         "daterange": {"date"}, "email": {"email"}, "url": {"url"}, "phone": {"phone"}}
FILES = {"numbers": {"number", "percentage"}, "money": {"money"},
         "ranges": {"numberrange", "moneyrange", "percentagerange"}, "durations": {"duration"},
         "dates": {"date", "daterange"}, "sequences": {"email", "url", "phone"}}
PERIODS = {"date", "daterange", "time_point", "time_span"}
SECONDS = {"year": 31536000, "month": 2592000, "week": 604800, "day": 86400, "hour": 3600,
           "minute": 60, "second": 1}
NUMERIC = {"number", "count", "money", "percent", "duration", "age"}
RANGES = {"numberrange", "moneyrange", "percentagerange"}
RELATION_SIZE = 3  # characters of a word of relation behind a range, at most
TARGETS = {"tier A": Fraction(97, 100), "money": Fraction(99, 100)}


def number(text):
    try:
        return Fraction(str(text).replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


def unescape(text):
    plain = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
    return re.sub(r"\\(\\|t|n|r|u[0-9a-fA-F]{4})",
                  lambda m: plain.get(m[1]) or chr(int(m[1][1:], 16)), text)


def unescape_unicode(text):
    return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)), text)


def day_before(day):
    return str(datetime.date.fromisoformat(day) - datetime.timedelta(days=1))


def same_date(want, got):
    """A label's end may be the day behind the last."""
    values = want.get("values") or [want]
    first = values[0]
    exact = first.get("value") or first.get("date")
    if exact:
        return str(got.get("value", "")).startswith(exact[:10])
    ends = want.get("end_inclusive")
    for label, ours in (("start", "min"), ("end", "max")):
        day = (first.get(label) or "")[:10]
        if day and label == "end" and ends is False:
            day = day_before(day)
        if day and not str(got.get(ours, "")).startswith(day):
            return False
    return True


def same_duration(want, got):
    parts = want.get("components")
    if not parts:
        return True
    value = number(got.get("value"))
    unit = got.get("unit")
    if value is None or not set(parts) <= set(SECONDS):
        return False
    if unit == "month":
        return set(parts) <= {"year", "month"} and \
            value == 12 * number(parts.get("year", 0)) + number(parts.get("month", 0))
    return value * SECONDS[unit] == sum(number(n) * SECONDS[k] for k, n in parts.items())


def same_value(want, got, kind):
    if kind in ("email", "phone", "url"):
        return True
    if kind in ("date", "daterange"):
        return same_date(want, got)
    if kind == "duration":
        return same_duration(want, got)
    if "lo" in want or "hi" in want:
        return all(number(got.get(ours)) == number(want[label])
                   for label, ours in (("lo", "min"), ("hi", "max"))
                   if want.get(label) is not None and "∞" not in str(want[label]))
    return want.get("value") is None or number(got.get("value")) == number(want["value"])


def wanted(expected):
    """The spans of a label that are of the kind that its line is about."""
    kind = expected["type"]
    kinds = PERIODS if kind in ("date", "daterange") else {kind}
    return sorted((span for span in expected["spans"]
                   if span.get("type", kind) in kinds or expected["task"] == "parse" or
                   kind == "numberrange"), key=lambda span: span["s"])


def has_no_decimal(value):
    """Whether a label is a fraction that no exact decimal equals."""
    try:
        rest = Fraction(str(value)).denominator
    except (ValueError, ZeroDivisionError):
        return False
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest != 1


def is_value_of(want, got, kind):
    if "value" in want and has_no_decimal(want["value"]):
        return "value" not in got
    return same_value(want, got, kind)


def numbers_right(want, figures):
    used = []
    for span in want:
        holding = [got for got in figures if got["start"] <= span["s"] and span["e"] <= got["end"]
                   and got["kind"] in NUMERIC | {"date"}]
        parts = [other for other in want if holding and
                 holding[0]["start"] <= other["s"] < holding[0]["end"]]
        fits = [got for got in holding if got["kind"] == "date" or
                is_value_of(span, got, "number") or (got["kind"] == "money" and len(parts) > 1)]
        if not fits:
            return False
        used += fits
    return all(got in used for got in figures if got["kind"] in ("number", "count"))


def ranges_right(want, figures, kind):
    used = []
    for span in want:
        fits = [got for got in figures if got["start"] == span["s"] and
                span["e"] <= got["end"] <= span["e"] + RELATION_SIZE and
                ("min" in got or "max" in got) and same_value(span, got, kind)]
        if not fits:
            return False
        used += fits
    return all(got in used or got["relation"] == "exact"
               for got in figures if got["kind"] in NUMERIC - {"duration", "age"})


def is_right(expected, figures):
    kind = expected["type"]
    want = wanted(expected)
    if kind == "number" and expected["task"] == "extract":
        return numbers_right(want, figures)
    if kind in RANGES:
        return ranges_right(want, figures, kind)
    ours = [figure for figure in figures if figure["kind"] in KINDS[kind]]
    return len(ours) == len(want) and \
        all(got["start"] == span["s"] and got["end"] == span["e"] and is_value_of(span, got, kind)
            for got, span in zip(ours, want))


def read_rows(path, types):
    for line in path.read_text(encoding="utf-8").split("\n")[1:]:
        if line and not line.startswith("#"):
            name, _, text, expected = line.split("\t")
            expected = json.loads(expected)
            text = unescape(text)
            if expected["tier"] == "A" and expected["type"] in types and \
                    expected["task"] in ("parse", "extract") and \
                    "\n" not in text and "\r" not in text:
                yield name, text, expected


def run(program, texts):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as file:
        file.write("".join(text + "\n" for text in texts))
        file.flush()
        done = subprocess.run([program, "figures", "--format", "ndjson", file.name],
                              capture_output=True, timeout=60, check=False)
    if done.returncode != 0:
        sys.exit(f"figures: exit code {done.returncode}: {done.stderr.decode(errors='replace')}")
    lines = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    if [line["line"] for line in lines] != list(range(1, len(texts) + 1)):
        sys.exit("figures: not one object a line")
    return [line["figures"] for line in lines]


class Tally:
    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def add(self, good, message):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print(message)


def same_members(want, got):
    return all(got.get(key) == value for key, value in want.items())


def describe(text, expected, figures):
    want = [(span["s"], span["e"]) for span in wanted(expected)]
    got = [{key: value for key, value in figure.items() if key not in ("text", "decimals")}
           for figure in figures]
    return f"{text!r}\n    labelled {want}\n    read {got}"


def check_cases(tally, program, path):
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()
            if line and not line.startswith("#")]
    texts = [unescape_unicode(row[1]) for row in rows]
    for (name, text, want), got in zip(rows, run(program, texts)):
        want = json.loads(want)
        tally.add(len(got) == len(want) and all(map(same_members, want, got)),
                  f"{name}: {text!r}\n    wanted {want}\n    read {got}")


def check_suites(tally, program, folder, known):
    counts = {}
    seen = set()
    for file, types in FILES.items():
        rows = list(read_rows(folder / f"{file}.tsv", types))
        good = 0
        for (name, text, expected), figures in zip(rows, run(program, [row[1] for row in rows])):
            key = f"{file}/{name}"
            right = is_right(expected, figures)
            good += right
            if not right and key not in known:
                tally.add(False, f"{key}: a miss that is not listed: "
                                 f"{describe(text, expected, figures)}")
            elif right and key in known:
                tally.add(False, f"{key}: listed as a miss, and right: take it off the list")
            else:
                tally.add(True, "")
            seen.add(key)
        counts[file] = (good, len(rows))
        print(f"{file:10} {len(rows):5} lines, {good} right")
    for key in sorted(known - seen):
        tally.add(False, f"{key}: listed as a miss, and there is no such line")
    counts["tier A"] = tuple(map(sum, zip(*counts.values())))
    for name, target in TARGETS.items():
        good, lines = counts[name]
        print(f"= {name:10} {good} of {lines} right, {100 * good / lines:.1f} %; at least "
              f"{100 * float(target):.0f} % must be")
        tally.add(lines > 0 and Fraction(good, lines) >= target, f"{name}: below its target")


def main(program, folder, cases, misses):
    tally = Tally()
    check_cases(tally, program, Path(cases))
    known = {line.split("\t")[0] for line in Path(misses).read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")}
    if Path(folder).is_dir():
        check_suites(tally, program, Path(folder), known)
    else:
        for file in FILES:
            print(f"skipped: {folder}/{file}.tsv is not here")
        tally.skipped += len(FILES)
    print(f"{tally.passed} passed, {tally.failed} failed, {tally.skipped} skipped")
    return 0 if tally.passed and not tally.failed else 1


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
