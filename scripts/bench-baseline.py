#!/usr/bin/env python3
"""What a capable user would write in an afternoon: re and lxml, one pass over the lines.

usage: bench-baseline.py INPUT OUTPUT.xml

Reads one UTF-8 guideline of the intergovernmental family and writes directions, counts, amounts,
stated totals and list items in the shape of zhinan's XML. scripts/bench measures zhinan against
it; it keeps no places, no repairs and no residue.
"""

import re
import sys
from decimal import Decimal

from lxml import etree

NAMESPACE = "urn:zhinan:guideline:1"
MULTIPLIERS = {"": 1, "万": 10 ** 4, "亿": 10 ** 8}
FIELDS = {
    "合作协议": "agreement", "外交承诺": "commitment", "领域方向": "areas",
    "研究范围包括": "scope", "不支持的领域": "excluded", "其他要求": "requirements",
}
PARTNERS = {
    "新西兰": "NZ", "美国": "US", "日本": "JP", "埃及": "EG", "以色列": "IL", "英国": "GB",
    "马耳他": "MT", "意大利": "IT", "法国": "FR", "西班牙": "ES", "葡萄牙": "PT", "希腊": "GR",
    "比利时": "BE", "巴西": "BR", "阿拉伯国家": "ARAB", "非洲国家": "AFRICA", "东盟": "ASEAN",
}

TITLE = re.compile(r"“(?P<name>[^”]+)”重点专项\s*(?P<year>\d{4})\s*年度第(?P<batch>[一二三四])批")
SECTION = re.compile(r"([一二三四五六七八九十]+)、(.+)")
DIRECTION = re.compile(r"([12]\.\d)\s+(\S.*)")
SUBDIRECTION = re.compile(r"(\d)\.\s+(\S.*?)。?$")
ITEM = re.compile(r"(?:-\s*)?[（(](\d+)[）)]\s*(.*)")
PROJECTS = re.compile(r"(?:拟支持项目数|拟立项数)\s*[：:]\s*(.*)")
FUNDS = re.compile(r"(?:共拟支持经费|支持经费总额)\s*[：:]\s*(.*)")
FIELD = re.compile(r"(%s)\s*[：:]\s*(.*)" % "|".join(FIELDS))
COUNT = re.compile(r"(约|不超过|不少于)?\s*(\d+)\s*个\s*(左右)?")
AMOUNT = re.compile(r"([\d,]+(?:\.\d+)?)\s*(万|亿)?元")
STATED = re.compile(
    r"设立\s*(\d+)\s*个指南方向，支持与\s*(\d+)\s*个国家.*?拟支持项目数(约?\s*\d+\s*个)"
    r".*?总概算\s*([\d.]+\s*[万亿]?元).*?实施周期一般为\s*(\d+)\s*[~～-]\s*(\d+)\s*年")
PARTNER = re.compile("|".join(PARTNERS))
ONLY = re.compile(r"合作国别仅限([^（。]*)")
MARKED = re.compile(r"[12]\.\d\s|\d\.\s|(?:-\s*)?[（(]\d+[）)]|[一二三四五六七八九十]+、|——|“.*指南$")
RELATIONS = {"约": "about", "左右": "about", "不超过": "at-most", "不少于": "at-least"}


def paragraphs(path):
    """(line number, text), with the pieces of a paragraph that a page cut put together."""
    pending, start = "", 0
    with open(path, encoding="utf-8-sig") as file:
        for number, line in enumerate(file, 1):
            line = line.strip()
            if not line:
                continue
            joins = (pending and pending[-1] not in "。；：:;！？" and len(pending) > 40
                     and not MARKED.match(line))
            joins = joins or (pending.endswith(("。", "/", ">")) and re.match(r"[a-z]", line))
            if joins:
                pending += line
                continue
            if pending:
                yield start, pending
            pending, start = line, number
    if pending:
        yield start, pending


def element(parent, tag, text=None, **attributes):
    node = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", attributes)
    node.text = text
    return node


def count(parent, text, line):
    match = COUNT.search(text)
    if match:
        relation = RELATIONS.get(match[1] or match[3], "exact")
        element(parent, "projects", match[0].strip(), value=match[2], relation=relation,
                line=str(line))


def money(parent, text, line):
    match = AMOUNT.search(text)
    if match:
        value = int(Decimal(match[1].replace(",", "")) * MULTIPLIERS[match[2] or ""])
        element(parent, "funds", match[0], value=str(value), unit="CNY", line=str(line))


def partners(direction, text):
    for name in PARTNER.findall(text):
        element(direction, "partner", name, code=PARTNERS[name])


def stated_totals(stated, match, line):
    element(stated, "directions", match[1], value=match[1])
    element(stated, "partners", match[2], value=match[2])
    count(stated, match[3], line)
    money(stated, match[4], line)
    element(stated, "duration", min=str(int(match[5]) * 12), max=str(int(match[6]) * 12),
            unit="month")


class Reader:
    def __init__(self):
        self.root = etree.Element(f"{{{NAMESPACE}}}guideline", nsmap={None: NAMESPACE})
        self.programme = element(self.root, "programme")
        self.stated = element(self.root, "stated")
        self.body = element(self.root, "body")
        self.section = self.body
        self.direction = self.sub = self.field = None

    def read(self, line, text):
        if match := SECTION.match(text):
            self.section = element(self.body, "section", number=match[1], line=str(line))
            element(self.section, "heading", match[2])
            self.direction = self.sub = self.field = None
        elif match := DIRECTION.match(text):
            self.direction = element(self.section, "direction", number=match[1], line=str(line))
            self.sub = self.field = None
            element(self.direction, "heading", match[2])
            partners(self.direction, match[2])
        elif self.direction is None:
            self.outside(line, text)
        else:
            self.inside(line, text)

    def outside(self, line, text):
        if (match := TITLE.search(text)) and "year" not in self.programme.attrib:
            self.programme.set("name", match["name"])
            self.programme.set("year", match["year"])
            self.programme.set("batch", str("一二三四".index(match["batch"]) + 1))
        if (match := STATED.search(text)) and not len(self.stated):
            stated_totals(self.stated, match, line)
        element(self.section, "p", text, line=str(line))

    def inside(self, line, text):
        owner = self.direction if self.sub is None else self.sub
        if match := PROJECTS.match(text):
            self.promote()
            count(self.direction if self.sub is None else self.sub, match[1], line)
        elif match := FUNDS.match(text):
            money(owner, match[1], line)
        elif match := FIELD.match(text):
            if match[1] == "其他要求":
                owner, self.sub = self.direction, None
            self.field = element(owner, "field", name=FIELDS[match[1]], label=match[1])
            if match[2]:
                element(self.field, "p", match[2], line=str(line))
        elif match := ITEM.match(text):
            parent = self.field if self.field is not None else owner
            item = element(parent, "item", number=match[1], line=str(line))
            element(item, "p", match[2])
            if only := ONLY.match(match[2]):
                partners(self.direction, only[1])
        elif match := SUBDIRECTION.match(text):
            self.sub = element(self.direction, "item", number=match[1], line=str(line))
            element(self.sub, "heading", match[2])
            self.field = None
        else:
            parent = self.field if self.field is not None else owner
            last = parent[-1] if len(parent) and parent[-1].tag.endswith("}item") else parent
            element(last, "p", text, line=str(line))

    def promote(self):
        """A numbered item with a count of its own is a direction; without one, it was a list."""
        if self.sub is None:
            return
        texts = sum(1 for node in self.sub if not node.tag.endswith("}heading"))
        if texts:
            self.sub.tag = f"{{{NAMESPACE}}}direction"
        else:
            self.sub = None


def main():
    reader = Reader()
    for line, text in paragraphs(sys.argv[1]):
        reader.read(line, text)
    etree.ElementTree(reader.root).write(sys.argv[2], encoding="UTF-8", xml_declaration=True,
                                         pretty_print=True)


if __name__ == "__main__":
    main()
