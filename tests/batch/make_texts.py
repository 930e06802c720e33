#!/usr/bin/env python3
"""Makes many texts of a few: usage make_texts.py COUNT FOLDER TEXT...

Each text is one of those given, in turn, with its whole numbers of two to four digits altered by the number of the text, so
that no two are alike and sums still mostly agree with themselves. They stand in folders of a hundred, by year. The same
arguments give the same bytes."""
import re
import sys
from pathlib import Path


def altered(text, index):
    """Adds to each count of projects and each amount; a year, which has four digits and begins with 20, stays."""
    def more(match):
        number = match.group()
        return number if number.startswith("20") and len(number) == 4 else str(int(number) + index % 7)
    return re.sub(r"(?<![\d.,])[1-9]\d{1,3}(?![\d.,年月日])", more, text)


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[3:]]
    for index in range(count):
        place = folder / f"{2000 + index // 100 % 30}-{index // 3000}" / f"{index // 100:04}"
        place.mkdir(parents=True, exist_ok=True)
        text = altered(texts[index % len(texts)], index)
        (place / f"call-{index:06}.txt").write_text(text.rstrip() + f"\n附注：第 {index} 号\n", encoding="utf-8")


main()
