#!/usr/bin/env python3
"""Any exact decimal, written in any notation and with any relation, reads back as itself; one that a
stray character cuts reads back as itself or as nothing.

usage: tests/values/notations.py PROGRAM

The amounts come from a fixed seed, so that each run reads the same lines. The last line printed is
"N passed, N failed, N skipped".
"""
import json
import random
import subprocess
import sys
import tempfile
from fractions import Fraction

AMOUNTS = 400
SEED = 20260101
SHOWN = 30  # failures

# ---- how a number is written ----

PLAIN = "零一二三四五六七八九"
FINANCIAL = "零壹贰叁肆伍陆柒捌玖"


def section(number, digits, tens):
    """A number below ten thousand, as it is said."""
    out, zero = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10 ** power % 10
        if digit:
            out += (digits[0] if zero and out else "") + digits[digit] + (tens[power - 1] if power else "")
            zero = False
        else:
            zero = True
    return out


def chinese(number, digits=PLAIN, tens="十百千"):
    """A whole number as it is said: 10800000 is 一千零八十万."""
    if number == 0:
        return digits[0]
    out = ""
    for power, name in ((8, "亿"), (4, "万"), (0, "")):
        part = number // 10 ** power % 10000 if power < 8 else number // 10 ** power
        if part:
            said = chinese(part, digits, tens) if part >= 10000 else section(part, digits, tens)
            out += (digits[0] if out and part < 1000 else "") + said + name
    return out


def plain(value):
    """An exact decimal in digits, without a zero at the end."""
    whole, rest = divmod(value, 1)
    out = str(whole)
    if rest:
        places = ""
        while rest:
            digit, rest = divmod(rest * 10, 1)
            places += str(digit)
        out += "." + places
    return out


def grouped(value, separator):
    whole, _, rest = plain(value).partition(".")
    groups = []
    while len(whole) > 3:
        whole, group = whole[:-3], whole[-3:]
        groups.insert(0, group)
    return separator.join([whole] + groups) + ("." + rest if rest else "")


def full_width(text):
    return "".join(chr(ord(c) + 0xFEE0) if c.isdigit() or c == "." else c for c in text)


def mixed(value):
    """Digits before each multiplier: 3亿500万."""
    parts = [(value // 10 ** 8, "亿"), (value // 10 ** 4 % 10 ** 4, "万"), (value % 10 ** 4, "")]
    written = [f"{number}{name}" for number, name in parts if number]
    gaps = value % 10 ** 4 and value // 10 ** 4
    return "".join(written) if value and not gaps else None


SEPARATORS = {"comma": ",", "wide comma": "，", "comma and blank": ", ", "apostrophe": "'",
              "quote": "’", "blank": " ", "no-break": "\u00a0", "thin": "\u2009",
              "narrow": "\u202f", "full-width blank": "\u3000", "LaTeX": "\\,", "LaTeX comma": "{,}"}


def notations(value):
    """Every way to write so many yuan, by name."""
    yield "digits", plain(value) + "元"
    yield "digits and blank", plain(value) + " 元"
    yield "full width", full_width(plain(value)) + "元"
    yield "sign", "￥" + plain(value)
    yield "formula", "$" + plain(value) + "$元"
    for name, separator in SEPARATORS.items():
        yield name, grouped(value, separator) + "元"
        if value >= 10 ** 7 and value % 10 ** 4 == 0:
            yield name + ", 万", grouped(value // 10 ** 4, separator) + "万元"
    for name, power in (("万", 4), ("亿", 8)):
        yield name, plain(value / 10 ** power) + name + "元"
        yield name + " and blank", plain(value / 10 ** power) + " " + name + "元"
    if value.denominator == 1:
        number = value.numerator
        yield "Chinese", chinese(number) + "元"
        yield "financial", chinese(number, FINANCIAL, "拾佰仟") + "元整"
        if mixed(number):
            yield "mixed", mixed(number) + "元"


BEFORE = [("", "exact"), ("约", "about"), ("不超过", "at-most"), ("不超", "at-most"),
          ("不得高于", "at-most"), ("最高", "at-most"), ("最高补助", "at-most"),
          ("上限为", "at-most"), ("不低于", "at-least"), ("不少于", "at-least"),
          ("至少", "at-least"), ("超过", "more-than"), ("超", "more-than"), ("逾", "more-than"),
          ("不足", "less-than"), ("低于", "less-than"), ("不超过（含）", "at-most"),
          ("超过或等于", "at-least"), ("（不超过）", "at-most"), ("≤", "at-most"), ("近", "about")]
BEHIND = [("", "exact"), ("左右", "about"), ("以内", "at-most"), ("以下", "at-most"),
          ("封顶", "at-most"), ("（上限）", "at-most"), ("以上", "at-least"), ("起", "at-least"),
          ("及以上", "at-least"), ("以上（不含）", "more-than"), ("（不含）以下", "less-than"),
          ("以上（含）", "at-least"), ("/项左右", "about"), ("左右/项", "about")]

STRAY = "\ufffd\ue000\u0001□?"


def amounts(chance):
    """Exact decimals of all sizes, the round ones among them."""
    for _ in range(AMOUNTS):
        number = chance.randrange(1, 10 ** chance.randint(1, 11))
        if chance.random() < 0.5:
            number = number * 10 ** chance.randint(1, 7) % 10 ** 11 or 1
        yield Fraction(number, 10 ** chance.choice((0, 0, 0, 1, 2)))


def written(chance):
    """Lines with what must be read there: (name, line, value, relation)."""
    for value in amounts(chance):
        for name, text in notations(value):
            before, relation = chance.choice(BEFORE)
            behind, other = ("", "") if before else chance.choice(BEHIND)
            yield (f"{name} {before or behind}", "资助" + before + text + behind, value,
                   other if behind else relation)


def cut(chance):
    """Lines of amounts with a stray character anywhere between the first digit and the unit's end."""
    for value in amounts(chance):
        for name, text in notations(value):
            if name != "formula" and not name.startswith("LaTeX"):
                at = chance.randrange(1, len(text))
                stray = chance.choice(STRAY)
                yield f"{name} cut by U+{ord(stray):04X}", "资助" + text[:at] + stray + text[at:], value


def read(program, lines):
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8", newline="") as file:
        file.write("".join(line + "\n" for line in lines))
        file.flush()
        done = subprocess.run([program, "figures", "--format", "ndjson", file.name],
                              capture_output=True, timeout=120, check=True)
    return [json.loads(line)["figures"] for line in done.stdout.decode("utf-8").splitlines()]


def number(figure, key):
    return Fraction(figure[key]) if key in figure else None


def main(program):
    passed, failed = 0, []
    rows = list(written(random.Random(SEED)))
    for (name, line, value, relation), got in zip(rows, read(program, [row[1] for row in rows])):
        if len(got) == 1 and got[0]["kind"] == "money" and got[0]["relation"] == relation and \
                number(got[0], "value") == value:
            passed += 1
        else:
            failed.append(f"{name}: {line!r}: wanted {relation} {value}, read {got}")
    rows = list(cut(random.Random(SEED + 1)))
    for (name, line, value), got in zip(rows, read(program, [row[1] for row in rows])):
        if all(number(figure, key) in (None, value)
               for figure in got for key in ("value", "min", "max")):
            passed += 1
        else:
            failed.append(f"{name}: {line!r}: wanted {value} or nothing, read {got}")
    for line in failed[:SHOWN]:
        print(line)
    print(f"{passed} passed, {len(failed)} failed, 0 skipped")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
