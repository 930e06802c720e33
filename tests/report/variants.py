"""Guidelines with something wrong: edits of the real text, and random changes of its XML."""

import copy
import random

from lxml import etree

from harness import GUIDELINE, real_text

# name, what is replaced (once), by what, and what the proofs then come to where it is sure.
EDITS = [
    ("as it is", "", "", {"funds-total": "exact", "projects-total": "face-value",
                          "directions-count": "exact", "partners-count": "exact"}),
    ("an amount up by 100000", "1080 万元", "1090 万元", {"funds-total": "inconsistent"}),
    ("an amount down by 100000", "640 万元", "630 万元", {"funds-total": "inconsistent"}),
    ("an amount up by 40000", "1080 万元", "1084 万元", {"funds-total": "rounded"}),
    ("an amount down by 50000", "1080 万元", "1075 万元", {"funds-total": "rounded"}),
    ("an amount up by 60000", "1080 万元", "1086 万元", {"funds-total": "inconsistent"}),
    ("a wrong unit", "1080 万元", "1080 亿元", {"funds-total": "inconsistent"}),
    ("a sub-direction's amount", "2500 万元", "2600 万元", {"funds-total": "inconsistent"}),
    ("a rounded total", "3.148 亿元", "3.15 亿元", {"funds-total": "rounded"}),
    ("a total rounded too far", "3.148 亿元", "3.2 亿元", {"funds-total": "inconsistent"}),
    ("an approximate total", "3.148 亿元", "约 3.2 亿元", {"funds-total": "undecidable"}),
    ("a total that is a cap", "总概算 3.148 亿元", "总概算不超过 3.2 亿元",
     {"funds-total": "within-bounds"}),
    ("a total without a number", "3.148 亿元人民币", "若干亿元人民币", {}),
    ("an amount without a number", "1080 万元", "若干万元", {"funds-total": "undecidable"}),
    ("an approximate amount", "1080 万元", "约 1090 万元", {"funds-total": "undecidable"}),
    ("an amount per project", "：1080 万元", "：每项 180 万元", {}),
    ("an amount in dollars", "1080 万元人民币", "1080 万美元", {"funds-total": "undecidable"}),
    ("a count that is off", "6 个。", "7 个。", {"projects-total": "within-bounds"}),
    ("a count that is off against an exact total", "约 157 个", "158 个",
     {"projects-total": "undecidable"}),
    ("a total of projects without 约", "约 157 个", "157 个", {"projects-total": "face-value"}),
    ("a wrong number of directions", "12 个指南方向", "13 个指南方向",
     {"directions-count": "inconsistent"}),
    ("about so many directions", "12 个指南方向", "约 13 个指南方向",
     {"directions-count": "undecidable"}),
    ("a wrong number of partners", "16 个国家", "15 个国家", {"partners-count": "inconsistent"}),
    ("a range of partners", "16 个国家", "15~18 个国家", {}),
    ("a number repeated", "\n1.3 ", "\n1.2 ", {}),
    ("a gap in numbers", "\n1.5 ", "\n1.6 ", {}),
    ("a first number that is wrong", "\n1.1 ", "\n1.2 ", {}),
    ("a field missing", "拟支持项目数：6 个。", "", {}),
    ("a field doubled", "拟支持项目数：6 个。", "拟支持项目数：6 个。\n\n拟支持项目数：6 个。", {}),
    ("a day that is none", "2023 年 12 月 31 日", "2023 年 11 月 31 日", {}),
    ("the 29th of February", "2023 年 12 月 31 日", "2023 年 2 月 29 日", {}),
    ("the 29th of a leap year", "2023 年 12 月 31 日", "2024 年 2 月 29 日", {}),
    ("a range of amounts", "1080 万元人民币", "1000～1100 万元人民币",
     {"funds-total": "within-bounds"}),
    ("an amount that is at least", "1080 万元", "不少于 1000 万元",
     {"funds-total": "within-bounds"}),
    ("caps that leave no room", "（RIKEN）联合资助项目",
     "（RIKEN）联合资助项目\n\n每个项目支持经费不超过 200 万元。", {}),
    ("a total of its own", "旗舰挑战计划项目\n", "旗舰挑战计划项目\n\n共拟支持经费：5100 万元人民币。\n", {}),
    ("a total of its own that is wrong", "旗舰挑战计划项目\n",
     "旗舰挑战计划项目\n\n共拟支持经费：5200 万元人民币。\n", {}),
]


def texts():
    """(name, text, expected verdicts) of every edit that fits the text."""
    text = real_text()
    for name, old, new, expected in EDITS:
        if old in text:
            yield name, text.replace(old, new, 1), expected
        else:
            yield name, None, expected


def without_direction(text, number, following):
    """The text without a direction."""
    start = text.index(f"\n{number} ")
    return text[:start] + text[text.index(f"\n{following} "):]


class Changer:
    """Random changes of a document's XML that leave it valid."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.sections = 0
        self.facts = 0

    def figures(self, tree):
        return [node for node in tree.iter(GUIDELINE + "funds", GUIDELINE + "projects",
                                           GUIDELINE + "directions", GUIDELINE + "partners")]

    def restate(self, node, value):
        """Gives a figure a value with a relation at random."""
        relation = self.random.choice(
            ["exact", "exact", "exact", "about", "at-most", "less-than", "at-least", "more-than",
             "range", "and some more", "in words and in digits", "about a range"])
        for name in ("value", "min", "max"):
            node.attrib.pop(name, None)
        names = {"and some more": "at-least", "in words and in digits": "exact",
                 "about a range": "about"}
        node.set("relation", names.get(relation, relation))
        spread = value // 10 or 1
        if relation in ("range", "in words and in digits", "about a range"):
            node.set("min", str(value - spread))
            node.set("max", str(value + spread))
            return
        node.set("value", str(value))
        if relation in ("at-most", "less-than"):
            node.set("max", str(value))
        elif relation in ("at-least", "more-than", "and some more"):
            node.set("min", str(value))
        if relation == "and some more":
            node.set("max", str(value + spread))

    def change_value(self, tree):
        node = self.random.choice(self.figures(tree))
        value = int(node.get("value") or node.get("max") or node.get("min") or 1)
        step = 10000 if node.tag.endswith("funds") else 1
        delta = self.random.choice([0, 0, 1, -1, 4, -4, 5, -5, 6, -10, 10, 100]) * step
        self.restate(node, max(1, value + delta))

    def change_precision(self, tree):
        node = self.random.choice([n for n in self.figures(tree) if n.tag.endswith("funds")]
                                  or [None])
        if node is not None:
            places = self.random.choice([None, "0", "-1", "-4", "-5", "-6", "-7"])
            if places is None:
                node.attrib.pop("decimals", None)
            else:
                node.set("decimals", places)

    def unset(self, tree):
        node = self.random.choice(self.figures(tree) + list(tree.iter(GUIDELINE + "mention"))[:3])
        for name in ("value", "min", "max"):
            node.attrib.pop(name, None)
        node.set("relation", self.random.choice(
            ["exact", "about", "at-most", "less-than", "at-least", "more-than", "range"]))

    def per(self, tree):
        self.random.choice(self.figures(tree)).set("per", "project")

    def currency(self, tree):
        node = self.random.choice([n for n in self.figures(tree) if n.tag.endswith("funds")]
                                  or [None])
        if node is not None:
            node.set("unit", "USD")

    def remove_figure(self, tree):
        node = self.random.choice(self.figures(tree))
        node.getparent().remove(node)

    def double_figure(self, tree):
        node = self.random.choice(self.figures(tree))
        twin = copy.deepcopy(node)
        node.addnext(twin)
        if self.random.random() < 0.5 and twin.get("value"):
            twin.set("value", str(int(twin.get("value")) + 1))

    def directions(self, tree):
        return list(tree.iter(GUIDELINE + "direction"))

    def remove_direction(self, tree):
        found = self.directions(tree)
        if found:
            node = self.random.choice(found)
            node.getparent().remove(node)

    def remove_directions(self, tree):
        for node in self.directions(tree):
            node.getparent().remove(node)

    def nest(self, tree):
        """Puts a direction into the one before it."""
        found = [n for n in self.directions(tree)
                 if n.getprevious() is not None and n.getprevious().tag == n.tag
                 and n.getparent().tag != GUIDELINE + "table"]
        if found:
            node = self.random.choice(found)
            node.getprevious().append(node)

    def own_total(self, tree):
        """Lets a direction that holds others state a total."""
        found = [n for n in self.directions(tree) if n.find(f".//{GUIDELINE}direction") is not None]
        if not found:
            return
        node = self.random.choice(found)
        kind = self.random.choice(["funds", "projects"])
        inner = [n for n in node.iter(GUIDELINE + kind) if n.get("value")]
        if not inner:
            return
        total = copy.deepcopy(inner[0])
        value = sum(int(n.get("value")) for n in inner)
        self.restate(total, value + self.random.choice([0, 0, 1, -1]) * (10000 if kind == "funds" else 1))
        node.insert(0, total)

    def partner(self, tree):
        found = list(tree.iter(GUIDELINE + "partner"))
        if found:
            node = self.random.choice(found)
            action = self.random.randrange(3)
            if action == 0:
                node.set("code", self.random.choice(["GB", "IT", "ZZ"]))
            elif action == 1:
                node.attrib.pop("code", None)
            else:
                node.getparent().remove(node)

    def field(self, tree):
        found = [n for n in tree.iter(GUIDELINE + "field") if n.get("name") in ("projects", "funds")]
        if found:
            node = self.random.choice(found)
            if self.random.random() < 0.5:
                node.getparent().remove(node)
            else:
                node.addnext(copy.deepcopy(node))

    def cap(self, tree):
        """So much for each project, of a direction or of all."""
        found = self.directions(tree)
        if not found:
            return
        holder = self.random.choice(found + [tree.find(GUIDELINE + "stated")])
        node = etree.SubElement(holder, GUIDELINE + "funds", unit="CNY", per="project")
        self.restate(node, self.random.choice([100000, 1000000, 2000000, 3000000, 10000000]))

    def each(self, tree):
        """Lets a direction say what each of its projects gets, and no more."""
        found = [n for n in self.directions(tree) if n.find(GUIDELINE + "funds") is not None]
        if not found:
            return
        for node in found if self.random.random() < 0.3 else [self.random.choice(found)]:
            count = node.find(GUIDELINE + "projects")
            funds = node.find(GUIDELINE + "funds")
            value = int(funds.get("value") or 1000000)
            times = int(count.get("value") or 1) if count is not None else 1
            funds.set("per", self.random.choice(["project"] * 5 + ["person"]))
            if self.random.random() < 0.8:
                self.restate(funds, value // (times or 1))
                if self.random.random() < 0.8:
                    funds.set("value", str(value // (times or 1)))
                    funds.set("relation", "exact")
                    for name in ("min", "max"):
                        funds.attrib.pop(name, None)

    def kind(self, tree):
        """Lets a figure be of one kind of project."""
        nodes = [n for n in self.figures(tree) if n.tag in (GUIDELINE + "funds", GUIDELINE + "projects")]
        if nodes:
            self.random.choice(nodes).set("class", "A")

    def statements(self, tree):
        """Kinds of project beside a total, parts of it, or the same said again."""
        holders = [tree.find(GUIDELINE + "stated"), *tree.iter(GUIDELINE + "section"), *self.directions(tree)]
        holder = self.random.choice(holders[:1] * 5 + holders)
        kind = self.random.choice(["funds", "projects"])
        more = {"unit": "CNY"} if kind == "funds" else {}
        value = self.random.choice([6, 30, 200]) * (10000 if kind == "funds" else 1)

        def add(name, number, **attributes):
            node = etree.SubElement(holder, GUIDELINE + name, attributes)
            self.restate(node, max(1, number))
            if self.random.random() < 0.6:
                node.set("value", str(max(1, number)))
                node.set("relation", "exact")
                for bound in ("min", "max"):
                    node.attrib.pop(bound, None)
            return node

        action = self.random.randrange(4)
        if action == 0:  # said again
            old = self.random.choice(list(holder.iter(GUIDELINE + kind)) or [add(kind, value, **more)])
            again = copy.deepcopy(old)
            again.attrib.pop("id", None)
            self.random.choice(holders).append(again)
            if self.random.random() < 0.5 and old.get("value"):
                self.restate(again, int(old.get("value").split(".")[0]) + self.random.choice([0, 1, 10000]))
            return
        slip = self.random.choice([0, 0, 0, 1, -1, 5])
        names = self.random.choice([["A", "B"], ["A", "B", "C"], ["A", "A x", "A y"], ["A x", "A y z"]])
        if action == 1:  # parts of one that is there
            self.facts += 1
            whole = add(kind, value, id=f"fact-{self.facts}", **more)
            count = self.random.randrange(1, 4)
            for number in range(count):
                attributes = dict(more, **{"part-of": whole.get("id")})
                if self.random.random() < 0.4:
                    attributes["class"] = names[number % len(names)]
                add(kind, value // count + slip, **attributes)
                slip = 0
            return
        add(kind, value, **more)
        for name in names:
            number = self.random.randrange(1, 9)
            if self.random.random() < 0.95:
                add("projects", number if kind == "funds" else value // len(names) + slip, **{"class": name})
            if kind == "funds" and self.random.random() < 0.8:
                add("funds", value // len(names) // number + slip, unit="CNY", per="project", **{"class": name})
            elif kind == "funds" and self.random.random() < 0.8:
                add("funds", value // len(names), unit="CNY", **{"class": name})

    def understand(self, tree):
        """Lets something mentioned be not understood."""
        found = list(tree.iter(GUIDELINE + "mention"))
        if found:
            self.random.choice(found).set("reason", self.random.choice(["unknown", "prize"]))

    def together(self, tree):
        """Makes directions side by side rows of a table, which says of several what one said."""
        found = [n for n in self.directions(tree)
                 if n.getprevious() is not None and n.getprevious().tag == n.tag
                 and n.getparent().tag != GUIDELINE + "table"]
        if not found:
            return
        last = self.random.choice(found)
        rows = [last.getprevious(), last]
        self.sections += 1
        table = etree.Element(GUIDELINE + "table", id=f"tab-{self.sections}")
        rows[0].addprevious(table)
        table.extend(rows)
        kind = self.random.choice(["funds", "funds", "projects"])
        facts = [n for row in rows for n in row.findall(GUIDELINE + kind)]
        if facts:
            shared = copy.deepcopy(facts[0])
            shared.set("of", " ".join(row.get("id") for row in rows))
            table.append(shared)
            if self.random.random() < 0.3:
                shared.set("per", "project")
        for fact in facts if self.random.random() < 0.8 else []:
            fact.getparent().remove(fact)
        for number, row in enumerate(rows, 1):
            row.set("row", str(number))

    def section(self, tree):
        """Puts the last directions into a section of their own, which states something of them."""
        found = [n for n in self.directions(tree)
                 if next(n.iterancestors(GUIDELINE + "direction", GUIDELINE + "table"), None) is None]
        if not found:
            return
        rows = [n for n in found if n.getparent() is found[-1].getparent()]
        rows = rows[-self.random.randrange(1, 5):]
        self.sections += 1
        section = etree.Element(GUIDELINE + "section", ordinal="1", id=f"part-{self.sections}")
        rows[0].addprevious(section)
        section.extend(rows)
        for kind in self.random.sample(["funds", "projects", "directions", "partners"], 2):
            inner = [n for n in section.iter(GUIDELINE + kind) if n.get("value")]
            value = sum(int(n.get("value")) for n in inner) or len(rows)
            value += self.random.choice([0, 0, 1, -1]) * (10000 if kind == "funds" else 1)
            node = etree.Element(GUIDELINE + kind)
            if kind == "funds":
                node.set("unit", self.random.choice(["CNY", "CNY", "USD"]))
            if self.random.random() < 0.2 and kind in ("funds", "projects"):
                node.set("per", self.random.choice(["project", "direction"]))
            self.restate(node, max(1, value))
            section.insert(0, node)

    def second_currency(self, tree):
        """A total in another currency beside the first."""
        stated = tree.find(GUIDELINE + "stated")
        node = etree.SubElement(stated, GUIDELINE + "funds", unit="USD")
        self.restate(node, self.random.choice([10000000, 20000000, 30000000]))

    def change(self, tree):
        """A changed copy of a document."""
        tree = copy.deepcopy(tree)
        changes = [self.change_value] * 5 + [
            self.change_precision, self.unset, self.per, self.currency, self.remove_figure,
            self.double_figure, self.remove_direction, self.remove_directions, self.nest, self.own_total, self.own_total,
            self.partner, self.field, self.cap, self.section, self.second_currency, self.each, self.each, self.kind,
            self.together, self.together, self.understand] + [self.statements] * 6
        for _ in range(self.random.randrange(1, 6)):
            self.random.choice(changes)(tree)
        self.repair(tree)
        return tree

    def repair(self, tree):
        """Drops references to what was removed."""
        facts = set()
        for node in tree.iter(GUIDELINE + "funds", GUIDELINE + "projects"):
            if node.get("id") in facts:
                del node.attrib["id"]
            if node.get("id"):
                facts.add(node.get("id"))
        for node in tree.iter(GUIDELINE + "funds", GUIDELINE + "projects"):
            if node.get("part-of") and node.get("part-of") not in facts:
                del node.attrib["part-of"]
        ids = {n.get("id") for n in tree.iter() if n.get("id")}
        for node in list(tree.iter(GUIDELINE + "funds", GUIDELINE + "projects")):
            rows = {n.get("id") for n in node.getparent() if n.get("row")}
            if node.get("of") and not set(node.get("of").split()) <= rows:
                node.getparent().remove(node)
        for node in list(tree.iter(GUIDELINE + "table")):
            if not len(node):
                node.getparent().remove(node)
        for node in tree.iter(GUIDELINE + "mention"):
            if node.get("in") and node.get("in") not in ids:
                del node.attrib["in"]
