#!/usr/bin/env python3
"""Writes variants of one guideline text that all state the same facts.

usage: make.py TEXT FOLDER

The variants differ from TEXT in what word processors, PDF tools and typists do to a text: its
encoding, widths, line breaks, page furniture, units of amounts, numbering, spelling of labels.
FOLDER/list.tsv names them, one a line: name, file, options for the reader, options for check.py.
Must not know how the text is read.
"""

import re
import sys
import unicodedata
from pathlib import Path

PROJECTS = "拟支持项目数|拟立项数"
FUNDS = "共拟支持经费|支持经费总额"
LABEL = re.compile(rf"^({PROJECTS}|{FUNDS}|领域方向|合作协议|外交承诺|其他要求)[：:] *", re.M)
ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+\w|https?://[!-;=?-~]*|[\w.]+(?:/\w+)*/\w+\.html", re.A)
AREAS_LINE = "领域方向[：:].+。"
PROJECTS_LINE = f"(?:{PROJECTS})[：:].+"
FUNDS_LINE = f"(?:{FUNDS})[：:].+"
AMOUNT = re.compile(r"(\d+(?:\.\d+)?)\s*([万亿])元")
DIRECTION = re.compile(r"^([12])\.(\d) (?=\S)", re.M)
SECTION = re.compile(r"^[一二三四五六七八九十]+、", re.M)
CJK = "\u3400-\u9fff"

CLOSING = set("，。、；：？！）》】”’,.;:?!)>")
OPENING = set("（《【“‘(<")


# Text in general

def outside_addresses(change, text):
    """The text with change() applied to all that is no URL and no e-mail address."""
    pieces, end = [], 0
    for match in ADDRESS.finditer(text):
        pieces += [change(text[end:match.start()]), match[0]]
        end = match.end()
    return "".join(pieces) + change(text[end:])


def fullwidth_digits(text):
    digits = str.maketrans("0123456789", "０１２３４５６７８９")
    return outside_addresses(lambda part: part.translate(digits), text)


def no_spaces(text):
    other = r"[^\s" + CJK + "]"
    text = re.sub(f"(?<=[{CJK}]) +(?={other})", "", text)
    return re.sub(f"(?<={other}) +(?=[{CJK}])", "", text)


def ascii_punctuation(text):
    return text.translate(str.maketrans("，。：；（）“”", ",.:;()\"\""))


def kangxi_radicals(text):
    radicals = {ord(unicodedata.normalize("NFKC", chr(c))): c for c in range(0x2F00, 0x2FD6)}
    return text.translate(radicals)


def ideographic_indent(text):
    return re.sub(r"^(?=[^\n])", "\u3000\u3000", text, flags=re.M)


def nbsp_indent(text):
    return re.sub(r"^(?=[^\n])", "\u00a0" * 4, text, flags=re.M)


def zero_width(text):
    """Invisible characters as web pages have them: at the seams of Chinese and other characters."""
    return outside_addresses(lambda part: re.sub(f"(?<=[{CJK}])(?=[0-9：（，])", "\u200b", part), text)


def symbol_bullets(text):
    return re.sub(r"^(?=领域方向|拟支持|拟立项|共拟|支持经费)", "\uf0b7 ", text, flags=re.M)


# Amounts

def yuan(match):
    """The amount in 元; exact, since it is shifted as text."""
    whole, _, fraction = match[1].partition(".")
    digits = {"万": 4, "亿": 8}[match[2]]
    return int(whole + fraction.ljust(digits, "0"))


def decimal(value, shift):
    """value / 10**shift without trailing zeros."""
    digits = str(value).rjust(shift + 1, "0")
    return f"{digits[:-shift]}.{digits[-shift:]}".rstrip("0").rstrip(".")


def chinese_below_ten_thousand(value):
    words, zero = "", False
    for unit, power in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit = value // power % 10
        if digit:
            words += ("零" if zero and words else "") + "零一二三四五六七八九"[digit] + unit
        zero = not digit
    return words


def chinese_number(value):
    words, gap = "", False
    for unit, power in (("亿", 10 ** 8), ("万", 10 ** 4), ("", 1)):
        part = value // power % 10 ** 4
        if part:
            words += ("零" if words and (gap or part < 1000) else "")
            words += chinese_below_ten_thousand(part) + unit
        gap = bool(words) and not part
    return re.sub("^一十", "十", words)


def amounts(form):
    return lambda text: AMOUNT.sub(lambda match: form(yuan(match)), text)


def unit_in_label(text):
    return re.sub(rf"^({FUNDS})([：:]\s*)(\d+(?:\.\d+)?)\s*([万亿])元人民币。$",
                  lambda m: f"{m[1]}（万元）{m[2]}"
                  + decimal(yuan(AMOUNT.search(m[3] + m[4] + "元")), 4), text, flags=re.M)


def currency_first(text):
    return re.sub(AMOUNT.pattern + "人民币", r"人民币 \1 \2元", text)


def without_yuan(text):
    return re.sub(AMOUNT.pattern + "人民币", r"\1 \2", text)


# Headings

def direction_ordinal(match):
    return (int(match[1]) - 1) * 10 + int(match[2])


def decimal_without_carry(text):
    return DIRECTION.sub(lambda m: f"1.{direction_ordinal(m)} ", text)


def word_headings(text):
    return DIRECTION.sub(lambda m: f"方向{direction_ordinal(m)}：", text)


def bold_headings(text):
    return DIRECTION.sub(lambda m: f"**{m[1]}.{m[2]}** ", text)


def headings_without_numbers(text):
    return DIRECTION.sub("", text)


def numbers_on_lines_of_their_own(text):
    return DIRECTION.sub(lambda m: f"{m[1]}.{m[2]}\n\n", text)


def chinese_headings(text):
    return DIRECTION.sub(lambda m: f"（{chinese_number(direction_ordinal(m))}）", text)


def markdown(text):
    text = re.sub(r"^(?=“.*指南$)", "# ", text, flags=re.M)
    text = re.sub(r"^([0-9])\. (?=\S)", r"\1\\. ", text, flags=re.M)
    text = re.sub(r"^(?=[（(]\d+[）)])", "- ", text, flags=re.M)
    text = SECTION.sub(lambda m: "## " + m[0], text)
    return DIRECTION.sub(lambda m: "### " + m[0], text)


def headings_cut(text):
    return re.sub(r"^([12]\.\d \S{24})(\S{4,})$", r"\1\n\n\2", text, flags=re.M)


# Labels

def labels(form):
    return lambda text: LABEL.sub(lambda match: form(match[1]), text)


def labels_traditional(text):
    table = str.maketrans("拟项数经费总额领协议诺万亿", "擬項數經費總額領協議諾萬億")
    text = LABEL.sub(lambda match: match[0].translate(table), text)
    return AMOUNT.sub(lambda match: match[0].translate(table), text)


def labels_in_one_line(*parts):
    """The paragraphs that match the parts, if they follow each other, as one line."""
    return lambda text: re.sub("^" + r"\n+".join(f"({part})" for part in parts) + "$",
                               lambda match: "".join(match.groups()), text, flags=re.M)


def labels_glued(text):
    """其他要求 in the line of the amount before it."""
    return re.sub(rf"^((?:{FUNDS})[：:].+?)。?\n+(?=其他要求)", r"\1", text, flags=re.M)


# Lines

def columns(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)


def wrapped_line(line, width):
    """Lines of about width full-width characters, broken as a typesetter does: a closing mark
    hangs over the end, an opening one goes with what it opens, words and numbers stay whole."""
    lines = [""]
    for word in re.findall(r"[!-~]+ ?|. ?", line):
        for part in [word] if columns(word) < width else word:  # long addresses break anywhere
            if columns(lines[-1] + part.rstrip()) > 2 * width and part[0] not in CLOSING:
                kept = lines[-1].rstrip("".join(OPENING))
                part = lines[-1][len(kept):] + part
                lines[-1] = kept
                lines.append("")
            lines[-1] += part
    return [part.rstrip() for part in lines]


def wrap(width, keep_blank=True, slices=False, indent=""):
    def change(text):
        lines = []
        for line in text.split("\n"):
            if slices:
                lines += [line[i:i + width] for i in range(0, len(line), width)] or [""]
            elif line:
                lines += wrapped_line(indent + line, width)
            else:
                lines.append("")
        return "\n".join(line for line in lines if line or keep_blank)
    return change


PAGE_NUMBERS = {
    "tight": lambda n: f"-{n}-",
    "spaced": lambda n: f"- {n} -",
    "dashes": lambda n: f"—{n}—",
    "bare": lambda n: f"{n}",
    "form-feed": lambda n: "\f",
    "number-and-form-feed": lambda n: f"- {n} -\n\f",
}


def page_break(style, number):
    mark = PAGE_NUMBERS[style](number)
    return mark if mark.endswith("\f") else mark + "\n\n"


def pages_of_lines(style):
    """Hard-wrapped, with a page break after every 30 lines, wherever that is."""
    def change(text):
        lines = wrap(36)(text).split("\n")
        pages = ["\n".join(lines[i:i + 30]) for i in range(0, len(lines), 30)]
        return pages[0] + "".join("\n" + page_break(style, n) + page
                                  for n, page in enumerate(pages[1:], 1))
    return change


def pages_in_paragraphs(style):
    """Whole paragraphs a line; every thousand characters or so a page break cuts one."""
    def change(text):
        done, number, lines = 0, 0, []
        for line in text.split("\n"):
            done += len(line)
            middle = re.compile(f"[{CJK}](?=[{CJK}])").search(line, len(line) // 2)
            if done > 1000 and len(line) > 60 and middle and not ADDRESS.search(line):
                number += 1
                line = (line[:middle.end()] + "\n\n" + page_break(style, number)
                        + line[middle.end():])
                done = 0
            lines.append(line)
        return "\n".join(lines)
    return change


def running_headers(text):
    lines, since = [], 0
    for line in text.split("\n"):
        since += 1
        lines.append(line)
        if since >= 40 and not line:
            lines += ["政府间国际科技创新合作重点专项项目申报指南", ""]
            since = 0
    return "\n".join(lines)


def counting_headers(text):
    """A header with the number of the page in the middle of long paragraphs."""
    lines, page = [], 0
    for line in text.split("\n"):
        middle = re.compile(f"[{CJK}](?=[{CJK}])").search(line, len(line) // 2)
        if len(line) > 90 and middle and not ADDRESS.search(line):
            page += 1
            line = (line[:middle.end()] + f"\n\n国家重点研发计划项目申报指南 第 {page} 页\n\n"
                    + line[middle.end():])
        lines.append(line)
    return "\n".join(lines)


def labels_cut(text):
    """A page break inside each label that a figure follows."""
    return re.sub(r"^(拟支持项|拟立项|共拟支持|支持经费)(?=目数|数|经费|总额)", r"\1\n\n", text,
                  flags=re.M)


def counts_cut(text):
    """A page break within what bounds a count, and before what makes it about so many."""
    text = re.sub(rf"^((?:{PROJECTS})[：:] *不)(?=超过)", r"\1\n\n", text, flags=re.M)
    return re.sub(r"(?<=\d 个)(?=左右。$)", "\n\n", text, flags=re.M)


def amounts_cut(form):
    """A page break inside each amount that has a line of its own."""
    return lambda text: re.sub(AMOUNT.pattern + "(?=人民币。$)", form, text, flags=re.M)


# The table: name, change, encoding, options for the reader, options for check.py

SAME = ""
LINES = "--no-lines"
LOOSE = "--loose-titles"
NUMBERS = "--no-numbers"


MAY_BE_THE_SAME = {"no-final-newline"}


def plain(text):
    return text


VARIANTS = [
    ("plain", plain, "utf-8", "", SAME),
    ("gb18030", plain, "gb18030", "", SAME),
    ("gbk-named", plain, "gbk", "--encoding GBK", SAME),
    ("utf-16-le-bom", lambda t: "\ufeff" + t, "utf-16-le", "", SAME),
    ("utf-16-be-bom", lambda t: "\ufeff" + t, "utf-16-be", "", SAME),
    ("utf-16-le-named", plain, "utf-16-le", "--encoding UTF-16LE", SAME),
    ("utf-8-bom", plain, "utf-8-sig", "", SAME),
    ("utf-32-le-bom", lambda t: "\ufeff" + t, "utf-32-le", "", SAME),
    ("utf-32-be-bom", lambda t: "\ufeff" + t, "utf-32-be", "", SAME),
    ("crlf", lambda t: t.replace("\n", "\r\n"), "utf-8", "", SAME),
    ("cr", lambda t: t.replace("\n", "\r"), "utf-8", "", SAME),
    ("final-newlines", lambda t: t.rstrip("\n") + "\n\n\n", "utf-8", "", SAME),
    ("no-final-newline", lambda t: t.rstrip("\n"), "utf-8", "", SAME),

    ("fullwidth-digits", fullwidth_digits, "utf-8", "", LOOSE),
    ("no-spaces", no_spaces, "utf-8", "", SAME),
    ("ascii-punctuation", ascii_punctuation, "utf-8", "", LOOSE),
    ("zero-width", zero_width, "utf-8", "", SAME),
    ("cr-cr-lf", lambda t: t.replace("\n", "\r\r\n"), "utf-8", "", LINES),
    ("paragraph-separators", lambda t: t.replace("\n\n", "\u2029"), "utf-8", "", LINES),
    ("nbsp", lambda t: t.replace(" ", "\u00a0"), "utf-8", "", SAME),
    ("nbsp-indent", nbsp_indent, "utf-8", "", SAME),
    ("ideographic-space", lambda t: t.replace(" ", "\u3000"), "utf-8", "", SAME),
    ("ideographic-indent", ideographic_indent, "utf-8", "", SAME),
    ("kangxi-radicals", kangxi_radicals, "utf-8", "", LOOSE),

    ("amounts-chinese", amounts(lambda v: chinese_number(v) + "元"), "utf-8", "", SAME),
    ("amounts-thousands", amounts(lambda v: f"{v // 10000:,} 万元"), "utf-8", "", SAME),
    ("amounts-in-yi", amounts(lambda v: decimal(v, 8) + " 亿元"), "utf-8", "", SAME),
    ("amounts-in-yuan", amounts(lambda v: f"{v:,} 元"), "utf-8", "", SAME),
    ("amounts-in-yuan-plain", amounts(lambda v: f"{v} 元"), "utf-8", "", SAME),
    ("amounts-unit-in-label", unit_in_label, "utf-8", "", SAME),
    ("amounts-digits-apart",
     amounts(lambda v: " ".join(str(v // 10000)) + " 万元"), "utf-8", "", SAME),
    ("amounts-currency-first", currency_first, "utf-8", "", SAME),
    ("amounts-without-yuan", without_yuan, "utf-8", "", SAME),
    ("amounts-cut-after-unit", amounts_cut(r"\1 \2\n\n元"), "utf-8", "", LINES),
    ("amounts-cut-before-unit", amounts_cut(r"\1\n\n\2元"), "utf-8", "", LINES),

    ("headings-1.10", decimal_without_carry, "utf-8", "", NUMBERS),
    ("headings-chinese", chinese_headings, "utf-8", "", NUMBERS),
    ("headings-in-words", word_headings, "utf-8", "", NUMBERS),
    ("headings-bold", bold_headings, "utf-8", "", SAME),
    ("headings-without-numbers", headings_without_numbers, "utf-8", "", NUMBERS),
    ("headings-number-alone", numbers_on_lines_of_their_own, "utf-8", "", LINES),
    ("headings-cut", headings_cut, "utf-8", "", LINES),
    ("markdown", markdown, "utf-8", "", SAME),

    ("labels-two-a-line", labels_in_one_line(PROJECTS_LINE, FUNDS_LINE), "utf-8", "", LINES),
    ("labels-three-a-line", labels_in_one_line(AREAS_LINE, PROJECTS_LINE, FUNDS_LINE), "utf-8", "",
     LINES),
    ("labels-glued", labels_glued, "utf-8", "", LINES),
    ("labels-spaced", labels(lambda label: " ".join(label) + " ："), "utf-8", "", SAME),
    ("labels-in-brackets", labels(lambda label: f"【{label}】"), "utf-8", "", SAME),
    ("labels-traditional", labels_traditional, "utf-8", "", SAME),
    ("labels-cut", labels_cut, "utf-8", "", LINES),
    ("labels-with-symbols", symbol_bullets, "utf-8", "", SAME),
    ("counts-cut", counts_cut, "utf-8", "", LINES),
    ("counting-headers", counting_headers, "utf-8", "", LINES),

    ("running-headers", running_headers, "utf-8", "", LINES),
    ("no-blank-lines", wrap(10 ** 6, keep_blank=False), "utf-8", "", LINES),
]
for size in (30, 34, 36, 40):
    VARIANTS += [
        (f"wrap-{size}", wrap(size), "utf-8", "", LINES),
        (f"wrap-{size}-no-blank-lines", wrap(size, keep_blank=False), "utf-8", "", LINES),
        (f"wrap-{size}-indented", wrap(size, keep_blank=False, indent="\u3000\u3000"), "utf-8", "",
         LINES),
        (f"slice-{size}", wrap(size, slices=True), "utf-8", "", LINES),
        (f"slice-{size}-no-blank-lines", wrap(size, keep_blank=False, slices=True), "utf-8", "",
         LINES),
    ]
for page_style in PAGE_NUMBERS:
    VARIANTS += [
        (f"pages-{page_style}-lines", pages_of_lines(page_style), "utf-8", "", LINES),
        (f"pages-{page_style}-paragraphs", pages_in_paragraphs(page_style), "utf-8", "", LINES),
    ]


def write(text_file, folder):
    """All variants of the text into the folder, and list.tsv."""
    text = Path(text_file).read_text(encoding="utf-8")
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    rows = []
    for name, change, encoding, reader, check in VARIANTS:
        made = change(text)
        if made == text and change is not plain and name not in MAY_BE_THE_SAME:
            sys.exit(f"{name}: changes nothing in {text_file}")
        (folder / f"{name}.txt").write_bytes(made.encode(encoding))
        rows.append(f"{name}\t{name}.txt\t{reader}\t{check}\n")
    (folder / "list.tsv").write_text("".join(rows), encoding="utf-8")


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__.split("\n\n")[1])
    write(*sys.argv[1:])


if __name__ == "__main__":
    main()
