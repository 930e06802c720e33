#!/usr/bin/env python3
"""A page in Chinese says what the English one says.

usage: pages.py ENGLISH CHINESE

Sections stand in the same order and at the same levels. Each section has the same commands and code blocks, the same
rows in its tables (known by the code words, figures and Chinese words of their first column), the same code words,
links and figures in its text, and each Chinese word that the English one quotes. What the sessions print is no
matter here: run.py holds it to the program. The Chinese text has no half-width punctuation beside its characters.
Each message names the line of the page that lacks something, and the line of the other. Ends with
"N passed, N failed, N skipped".
"""

import re
import sys
from decimal import Decimal
from pathlib import Path

HAN = r"[\u3400-\u9fff]"
# A word of a code span that is a placeholder, and so differs by the language: INPUT[:LINE], XML…, 文件.
PLACEHOLDER = re.compile(rf"\[?(?:[A-Z]{{2,}}|N|{HAN}+)(?:\[:(?:LINE|{HAN}+)\]|\\\|[A-Z]+|\]|…)*")
FIGURE = re.compile(r"(?<!\w)(\d+(?:[,.]\d+)*)(\s?(?:million|万|亿))?", re.A)
MANY = {"million": 10**6, "万": 10**4, "亿": 10**8}
HALF_WIDTH = re.compile(rf"{HAN}[,;:?!()]|[,;:?!()]{HAN}")


def bare(command):
    return re.sub(r" --lang (zh|en)\b", "", command.strip())


def code_word(span):
    """A code span without what a language puts in."""
    words = [word for word in bare(" ".join(span.split())).split(" ") if not PLACEHOLDER.fullmatch(word)]
    return " ".join(words)


def figures(text):
    """Those of a text, without commas; 46 million is 4,600 万."""
    for digits, many in FIGURE.findall(text):
        digits = digits.replace(",", "")
        is_number = many and digits.count(".") < 2
        yield f"{(Decimal(digits) * MANY[many.strip()]).normalize():f}" if is_number else digits


class Text:
    """Some text of a page: its code words, links, figures and Chinese words."""

    def __init__(self, text):
        spans = re.findall(r"`([^`]+)`", text)
        self.code = {word for word in map(code_word, spans) if word}
        rest = re.sub(r"`[^`]+`", "`", text)
        self.links = {link for link in re.findall(r"\]\(([^)]*)\)", rest) if not link.startswith(("README", "#"))}
        rest = re.sub(r"\]\([^)]*\)", "]", rest)
        self.figures = set(figures(rest))
        self.han = set(re.findall(rf"{HAN}+", rest))
        self.all = re.sub(r"\s", "", text)
        self.half_width = HALF_WIDTH.findall(rest)

    def tokens(self):
        return self.code | self.links | self.figures

    def lacks(self, other):
        """What stands in the other text and not in this one."""
        for word in sorted(other.code - self.code):
            yield f"`{word}`"
        for word in sorted(other.links - self.links):
            yield f"the link {word}"
        for word in sorted(other.figures - self.figures):
            yield f"the figure {word}"


class Row:
    def __init__(self, line, number):
        self.number = number
        cells = re.split(r"(?<!\\)\|", line.strip("|"))
        self.first, self.text = Text(cells[0]), Text(line)
        self.name = cells[0].strip()

    def likeness(self, other):
        """Of a row of the Chinese page to one of the English."""
        han = sum(word in self.first.all for word in other.first.han)
        return 3 * len(self.first.tokens() & other.first.tokens()) + 2 * han + \
            len(self.text.tokens() & other.text.tokens()) + 0.1


class Section:
    def __init__(self, level, title, number):
        self.level, self.title, self.number = level, title, number
        self.commands, self.blocks, self.tables, self.prose = [], [], [], []
        self.lines = []

    def finish(self):
        self.text = Text("\n".join(self.lines))
        return self

    def likeness(self, other):
        mine = self.text.tokens() | {command for command, _ in self.commands}
        others = other.text.tokens() | {command for command, _ in other.commands}
        return len(mine & others) / max(1, len(mine | others)) + (0.05 if self.level == other.level else 0)


def sections(path):
    """The sections of a page; what stands before its first heading is none."""
    found, fence, in_table = [Section(0, "(top)", 1)], None, False
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        at = found[-1]
        is_table, was_table = False, in_table
        if fence is not None:
            if line.startswith("```"):
                fence = None
            elif fence == "console":
                if line.startswith("$ "):
                    at.commands.append((bare(line[2:]), number))
            else:
                at.blocks.append((line.strip(), number))
        elif line.startswith("```"):
            fence = line[3:]
        elif re.match(r"#+ ", line):
            marks, title = line.split(" ", 1)
            found.append(Section(len(marks), title, number))
        elif line.startswith("    "):
            at.blocks.append((re.split(r" +# ", line)[0].strip(), number))
        elif line.startswith("|"):
            is_table = True
            if not was_table:
                at.tables.append([])
            if not re.fullmatch(r"[|\s:-]+", line):
                at.tables[-1].append(Row(line, number))
            at.lines.append(line)
        else:
            at.lines.append("" if "](README" in line else line)  # the way to the other page
        in_table = is_table
    return [section.finish() for section in found]


def aligned(ours, theirs, likeness):
    """Pairs of both lists in their order, as alike as can be in all; None where one has no fellow."""
    best = [[(0.0, None)] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            ways = []
            if i:
                ways.append((best[i - 1][j][0], (1, 0)))
            if j:
                ways.append((best[i][j - 1][0], (0, 1)))
            if i and j:
                ways.append((best[i - 1][j - 1][0] + likeness(ours[i - 1], theirs[j - 1]), (1, 1)))
            if ways:
                best[i][j] = max(ways, key=lambda at: at[0])
    pairs, i, j = [], len(ours), len(theirs)
    while i or j:
        one, other = best[i][j][1]
        pairs.append((ours[i - 1] if one else None, theirs[j - 1] if other else None))
        i, j = i - one, j - other
    return pairs[::-1]


class Comparison:
    def __init__(self, english, chinese):
        self.english, self.chinese = english, chinese
        self.passed = self.failed = 0

    def check(self, is_good, message):
        if is_good:
            self.passed += 1
        else:
            self.failed += 1
            print(message)

    def lines(self, ours, theirs, what, mine, other):
        """Commands or lines of code, each of one section in the other; then their order."""
        for page, here, from_page, there, section in ((self.chinese, ours, self.english, theirs, mine),
                                                      (self.english, theirs, self.chinese, ours, other)):
            has = [text for text, _ in here]
            for text, number in there:
                self.check(has.count(text) >= 1, f"{page}:{section.number}: “{section.title}” lacks {what} "
                           f"“{text}” ({from_page}:{number})")
        same = [text for text, _ in ours if text in {t for t, _ in theirs}]
        other_way = [text for text, _ in theirs if text in {t for t, _ in ours}]
        self.check(same == other_way, f"{self.chinese}:{mine.number}: “{mine.title}” has each {what} as "
                   f"{self.english}:{other.number}, but not in that order or number")

    def words(self, ours, theirs, where, other_where, what):
        for page, has, from_page, there in ((where, ours, other_where, theirs), (other_where, theirs, where, ours)):
            missing = list(has.lacks(there))
            self.check(not missing, f"{page}: {what} lacks {', '.join(missing)} ({from_page})")

    def table(self, ours, theirs, mine, other):
        for row, fellow in aligned(ours, theirs, Row.likeness):
            if not row:
                self.check(False, f"{self.chinese}:{ours[0].number}: a table of “{mine.title}” lacks the row "
                           f"“{fellow.name}” ({self.english}:{fellow.number})")
            elif not fellow:
                self.check(False, f"{self.english}:{theirs[0].number}: a table of “{other.title}” lacks the row "
                           f"“{row.name}” ({self.chinese}:{row.number})")
            else:
                where, other_where = f"{self.chinese}:{row.number}", f"{self.english}:{fellow.number}"
                self.words(row.first, fellow.first, where, other_where, "the first cell")
                self.words(row.text, fellow.text, where, other_where, "the row")
                missing = [word for word in fellow.first.han if word not in row.first.all]
                self.check(not missing, f"{where}: the first cell lacks {' '.join(missing)} ({other_where})")

    def section(self, mine, other):
        where, other_where = f"{self.chinese}:{mine.number}", f"{self.english}:{other.number}"
        self.check(mine.level == other.level, f"{where}: “{mine.title}” is a heading of level {mine.level}; "
                   f"“{other.title}” ({other_where}) of level {other.level}")
        self.lines(mine.commands, other.commands, "the command", mine, other)
        self.lines(mine.blocks, other.blocks, "the line", mine, other)
        self.check(len(mine.tables) == len(other.tables), f"{where}: “{mine.title}” has {len(mine.tables)} tables; "
                   f"“{other.title}” ({other_where}) {len(other.tables)}")
        for ours, theirs in zip(mine.tables, other.tables):
            self.table(ours, theirs, mine, other)
        self.words(mine.text, other.text, where, other_where, f"“{mine.title}” / “{other.title}”")
        missing = sorted(word for word in other.text.han if word not in mine.text.all)
        self.check(not missing, f"{where}: “{mine.title}” lacks {' '.join(missing)} ({other_where})")
        self.check(not mine.text.half_width, f"{where}: “{mine.title}” has half-width punctuation: "
                   f"{' '.join(mine.text.half_width)}")

    def pages(self):
        before = None
        for mine, other in aligned(sections(self.chinese), sections(self.english), Section.likeness):
            if not mine:
                self.check(False, f"{self.chinese}: lacks a section for “{other.title}” ({self.english}:{other.number})"
                           f", behind “{before.title if before else '(top)'}”")
            elif not other:
                self.check(False, f"{self.english}: lacks a section for “{mine.title}” ({self.chinese}:{mine.number})")
            else:
                self.section(mine, other)
            before = mine or before


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    comparison = Comparison(*map(Path, sys.argv[1:]))
    comparison.pages()
    print(f"{comparison.passed} passed, {comparison.failed} failed, 0 skipped")
    return comparison.failed > 0 or comparison.passed == 0


sys.exit(main())
