#!/usr/bin/env python3
"""Reads the labelled lines of public test suites with `zhinan figures` and compares.

usage: tests/values/score.py PROGRAM FOLDER CASES KNOWN_MISSES

CASES has lines of our own: "id input figures", where figures is a JSON list of all figures, each
with the members that matter. FOLDER has labelled lines (FILE.tsv), "id source input expected",
of which those of tier A count. Such a line is

  as labelled   when its figures have exactly the spans and values of the label;
  as meant      when each labelled number lies in a figure of ours with the same value. Labels of
                plain numbers leave out what belongs to our figures: classifier, unit, percent
                sign, words of relation, and the rest of a date.

KNOWN_MISSES lists each line that is not as labelled, with its reason: "id<TAB>reason". One that
is not listed fails, and so does one that is listed and as labelled. The last line printed is
"N passed, N failed".
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
TARGETS = {"tier A": Fraction(97, 100), "money": Fraction(1)}


def number(text):
    try:
        return Fraction(str(text).replace(",", ""))
    except (ValueError, ZeroDivisionError):
        return None


def unescape(text):
    plain = {"\\": "\\", "t": "\t", "n": "\n", "r": "\r"}
    return re.sub(r"\\(\\|t|n|r|u[0-9a-fA-F]{4})",
                  lambda m: plain.get(m[1]) or chr(int(m[1][1:], 16)), text)


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


def as_labelled(expected, figures):
    kind = expected["type"]
    ours = [figure for figure in figures if figure["kind"] in KINDS[kind]]
    want = wanted(expected)
    return len(ours) == len(want) and \
        all(got["start"] == span["s"] and got["end"] == span["e"] and same_value(span, got, kind)
            for got, span in zip(ours, want))


def is_part_of_date(want, got):
    parts = re.findall(r"\d+", str(got.get("value"))) if got["kind"] == "date" else []
    return number(want.get("value")) in map(Fraction, parts)


def as_meant(expected, figures):
    kind = expected["type"]
    if kind not in ("number", "numberrange", "money"):
        return False
    want = wanted(expected)
    return len(want) > 0 and \
        all(any(got["start"] <= span["s"] and span["e"] <= got["end"] and
                (same_value(span, got, kind) or is_part_of_date(span, got))
                for got in figures) for span in want)


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
        self.passed = self.failed = 0

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
    for (name, text, want), got in zip(rows, run(program, [row[1] for row in rows])):
        want = json.loads(want)
        tally.add(len(got) == len(want) and all(map(same_members, want, got)),
                  f"{name}: {text!r}\n    wanted {want}\n    read {got}")


def check_suites(tally, program, folder, known):
    counts = {}
    seen = set()
    for file, types in FILES.items():
        rows = list(read_rows(folder / f"{file}.tsv", types))
        exact = meant = 0
        for (name, text, expected), figures in zip(rows, run(program, [row[1] for row in rows])):
            key = f"{file}/{name}"
            right = as_labelled(expected, figures)
            exact += right
            meant += right or as_meant(expected, figures)
            if not right and key not in known:
                tally.add(False, f"{key}: a miss that is not listed: "
                                 f"{describe(text, expected, figures)}")
            elif right and key in known:
                tally.add(False, f"{key}: listed as a miss, and right: take it off the list")
            else:
                tally.add(True, "")
            seen.add(key)
        counts[file] = (exact, meant, len(rows))
        print(f"{file:10} {len(rows):5} lines, {exact} as labelled, {meant} as meant")
    for key in sorted(known - seen):
        tally.add(False, f"{key}: listed as a miss, and there is no such line")
    counts["tier A"] = tuple(map(sum, zip(*counts.values())))
    for name, target in TARGETS.items():
        exact, meant, lines = counts[name]
        print(f"= {name:10} {100 * exact / lines:.1f} % as labelled, {100 * meant / lines:.1f} % "
              f"as meant; at least {100 * float(target):.0f} % must be as meant")
        tally.add(lines > 0 and Fraction(meant, lines) >= target, f"{name}: below its target")


def main(program, folder, cases, misses):
    tally = Tally()
    check_cases(tally, program, Path(cases))
    known = {line.split("\t")[0] for line in Path(misses).read_text(encoding="utf-8").splitlines()
             if line and not line.startswith("#")}
    if Path(folder).is_dir():
        check_suites(tally, program, Path(folder), known)
    else:
        print(f"= {folder} is not here: its labelled lines are skipped")
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 0 if tally.passed and not tally.failed else 1


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
