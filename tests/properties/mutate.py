"""Texts that are mutated from a seed: what breaks texts on their way, and what the rules of reading look at."""

import pathlib
import re

BLANKS = [" ", "  ", "\t", "\u00a0", "\u1680", "\u2003", "\u3000", "\u0085", "\u2028", "\u200b", "\ufeff", "\v", "\f"]
LINE_ENDS = ["\r", "\n", "\r\n", "\u0085", "\u2028", "\n\n", "\u2029"]
# Broken bytes, as "surrogateescape" has them, and what others left of such.
BROKEN = ["\udcff", "\udce6", "\udce6\udcb5", "\udc80", "\udcc0\udc80", "\udcf5", "\ufffd", "\ufffd\ufffd", "\udced\udca0\udc80"]
CONTROLS = ["\x01", "\x1b[31m", "\x7f", "\u009b", "\u202e", "\u2066", "\u200d", "\u00ad"]
MARKS = ["一、", "二、", "十一、", "（一）", "(二)", "1.", "2．", "1.1", "1.2.3", "（1）", "(2)", "①", "②", "⑴", "1）", "A.", "第一章",
         "第二条", "附件1", "-", "•", "■", "# ", "## ", "* ", "> ", "| "]  # fmt: skip
BRACKETS = list("（）()【】[]「」『』《》〈〉“”\"'{}〔〕")
PUNCTUATION = list("，。；：、,.;:·—-~～/\\|*#_`！？")
NUMBERS = ["0", "1", "2", "12", "100", "007", "3.148", "1,080", "1 000", "1'000", "4294967297", "99999999999999999999", "五", "十二",
           "三百", "两", "１２", "二〇二四", "2024", "2025", "壹拾万", "-5", "10%", "1e9", "½", "〇"]  # fmt: skip
UNITS = ["个", "项", "万元", "亿元", "元", "万美元", "年", "个月", "家", "名", "人", "%", "类", "课题", "万元/项", "左右", "以内", "余"]
PHRASES = ["拟支持项目数：", "项目数", "经费", "不超过", "约", "总经费", "共", "每项", "资助强度", "执行期", "申报指南", "重点专项", "国家重点研发计划",
           "年度", "第二批", "项目申报指南", "合计", "小计", "序号", "方向", "研究内容", "其他要求", "单位：万元", "其中", "分别为", "截止时间",
           "联系人", "邮箱", "中国和新西兰政府间科技合作项目", "指南", "通知", "关于", "征求意见稿", "附件"]  # fmt: skip
TAGS = ["<p>", "</p>", "<br>", "<table>", "</table>", "<tr>", "</tr>", "<td>", "</td>", "<td rowspan=2>", "<th>", "<td colspan=3>",
        "<h1>", "</h1>", "<h3>", "<b>", "</b>", "<del>", "</del>", "<li>", "<ol>", "</ol>", "<div>", "</div>", "<span>", "<pre>",
        "<title>", "</title>", "<script>", "<!--", "-->", "&nbsp;", "&#x1680;", "&#0;", "&amp;", "<sup>2</sup>", "<ruby>", "<hr>",
        "<p hidden>", "<s>", "</s>"]  # fmt: skip
LINES = re.compile(r"[^\r\n\u0085\u2028]*(?:\r\n|[\r\n\u0085\u2028]|$)")


def known_words():
    """Words that the grammars know, in the order of their files."""
    found = {}
    for path in sorted(pathlib.Path("grammars").glob("**/*.yaml")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found.update(dict.fromkeys(re.findall("[\u4e00-\u9fff]{2,8}", line.partition(" #")[0])))
    return list(found)


def families():
    """The families of guidelines that there are grammars of."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(pathlib.Path("grammars").glob("*.yaml"))]
    names = [name for text in texts for name in re.findall(r"(?m)^family: (\S+)", text)]
    shared = [name for text in texts for name in re.findall(r"(?m)^use: \[(\S+)\]", text)]
    return [name for name in names if name not in shared]


def split(text):
    """The lines of a text with their ends."""
    return [line for line in LINES.findall(text) if line]


def break_model(xml, dice):
    """The XML of a model with an attribute or a line changed: one that may be none any more, or contradict itself."""
    lines = re.findall("[^\n]*\n", xml)
    at = dice.randrange(len(lines))
    way = dice.randrange(6)
    if way == 0:
        lines.pop(at)
    elif way == 1:
        lines.insert(dice.randrange(len(lines)), lines[at])
    elif way == 2:
        lines.insert(dice.randrange(len(lines)), lines.pop(at))
    else:
        values = list(re.finditer(r' ([a-z0-9-]+)="([^"]*)"', xml))
        one = dice.choice(values)
        others = [other.group(2) for other in values if other.group(1) == one.group(1)]
        new = dice.choice([f' {one.group(1)}="{dice.choice(others)}"', f' {one.group(1)}="{dice.randrange(99)}"', ""])
        return xml[:one.start()] + new + xml[one.end():]
    return "".join(lines)


def untrue_models(xml, dice):
    """What is changed, and the XML of a model with one thing changed that its source does not say."""
    def change(pattern, new):
        found = list(re.finditer(pattern, xml))
        if not found:
            return None
        one = dice.choice(found)
        return xml[:one.start(1)] + new(one.group(1)) + xml[one.end(1):]

    word = r"<(?:p|heading|cell|title) [^>]*>[^<]*?([\u4e00-\u9fff])"
    placed = r"<(?:p|heading|projects|funds|mention) [^>]*?"
    changes = {
        "a changed value": change(r'<(?:projects|funds|duration|mention) [^>]*?\bvalue="(\d+)"', lambda n: str(int(n) + 1)),
        "an invented word": change(word, lambda one: one + "金"),
        "a lost word": change(word, lambda _: ""),
        "a moved place": change(placed + r'\bbytes="(\d+)-', lambda start: str(int(start) + 1)),
        "another line": change(placed + r'\bline="(\d+)"', lambda line: str(int(line) + 1)),
    }
    return [(what, untrue) for what, untrue in changes.items() if untrue]


class Mutator:
    def __init__(self, dice, words, families, texts):
        self.dice, self.words, self.families, self.texts = dice, words, families, texts
        self.ways = [
            self.drop, self.double, self.swap, self.join, self.cut, self.blank, self.blank, self.insert_mark, self.bracket,
            self.number, self.number, self.punctuation, self.label, self.row, self.broken, self.line_end, self.word, self.remove,
            self.splice, self.control, self.page, self.repeat]  # fmt: skip

    def pick(self, items):
        return items[self.dice.randrange(len(items))]

    def place(self, text):
        return self.dice.randint(0, len(text))

    def put(self, text, what):
        at = self.place(text)
        return text[:at] + what + text[at:]

    def replace(self, text, pattern, what):
        """One match of a pattern, at random, replaced."""
        found = list(re.finditer(pattern, text))
        if not found:
            return self.put(text, what)
        one = self.pick(found)
        return text[:one.start()] + what + text[one.end():]

    def lines(self, text, change):
        lines = split(text)
        if lines:
            change(lines, self.dice.randrange(len(lines)))
        return "".join(lines)

    def drop(self, text):
        return self.lines(text, lambda lines, at: lines.pop(at))

    def double(self, text):
        return self.lines(text, lambda lines, at: lines.insert(self.dice.randrange(len(lines)), lines[at]))

    def swap(self, text):
        return self.lines(text, lambda lines, at: lines.insert(self.dice.randrange(len(lines) + 1), lines.pop(at)))

    def join(self, text):
        return self.replace(text, r"\r\n|[\r\n\u0085\u2028]+", self.pick(["", "", " ", "\u3000"]))

    def cut(self, text):
        return self.put(text, self.pick(LINE_ENDS))

    def line_end(self, text):
        if self.dice.random() < 0.3:
            return re.sub("\r?\n", self.pick(LINE_ENDS), text)
        return self.replace(text, r"\r\n|[\r\n]", self.pick(LINE_ENDS))

    def blank(self, text):
        blank = self.pick(BLANKS)
        if self.dice.random() < 0.3:
            return self.replace(text, r"(?m)^", blank)
        if self.dice.random() < 0.3:
            return self.replace(text, r"(?<=[：:、.）)])|(?<=\d)|(?=\d)", blank)
        return self.put(text, blank)

    def insert_mark(self, text):
        return self.replace(text, r"(?m)^[ \t]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[、.．)）])?", self.pick(MARKS))

    def bracket(self, text):
        if self.dice.random() < 0.5:
            return self.replace(text, "[（）()【】《》“”\\[\\]]", self.pick(BRACKETS + [""]))
        return self.put(text, self.pick(BRACKETS))

    def number(self, text):
        if self.dice.random() < 0.2:
            return self.replace(text, r"\d[\d.,]*|[一二三四五六七八九十百]+", self.pick(BRACKETS) + self.pick(NUMBERS) + self.pick(BRACKETS))
        return self.replace(text, r"\d[\d.,]*|[一二三四五六七八九十百]+", self.pick(NUMBERS))

    def punctuation(self, text):
        return self.replace(text, "[，。；：、,.;:]", self.pick(PUNCTUATION + [""]))

    def label(self, text):
        """What stands before a colon goes elsewhere."""
        found = list(re.finditer(r"[^\r\n：:，。]{1,12}[：:]", text))
        if not found:
            return self.put(text, self.pick(self.words) + "：")
        one = self.pick(found)
        return self.put(text[:one.start()] + text[one.end():], one.group())

    def row(self, text):
        bar = self.pick(["\t", "    ", " | ", "|", "\u3000\u3000"])
        rows = [bar.join(self.phrase(2) for _ in range(self.dice.randint(2, 4))) for _ in range(self.dice.randint(1, 4))]
        end = self.pick(["\n", "\n", "\r\n"])
        return self.lines(text + end, lambda lines, at: lines.insert(at, end.join(rows) + end))

    def broken(self, text):
        if self.dice.random() < 0.3:
            data = bytearray(text.encode("utf-8", "surrogateescape"))
            if data:
                at = self.dice.randrange(len(data))
                data[at:at + self.dice.randint(1, 2)] = self.pick([b"", b"\xff", b"\x80", b"?"])
            return data.decode("utf-8", "surrogateescape")
        return self.put(text, self.pick(BROKEN))

    def word(self, text):
        return self.put(text, self.phrase(3))

    def remove(self, text):
        at = self.place(text)
        return text[:at] + text[at + self.dice.choice([1, 1, 2, 5, 20]):]

    def splice(self, text):
        other = self.piece(self.pick(self.texts)[1])
        at = self.place(text)
        return text[:at] + other + text[at + self.dice.randint(0, 40):]

    def control(self, text):
        return self.put(text, self.pick(CONTROLS))

    def page(self, text):
        """A page's end in the middle of a text."""
        return self.put(text, "\n" + self.pick(["- 3 -", "第 3 页", "3", "\f", "— 12 —", "第2页 共9页", ""]) + "\n")

    def repeat(self, text):
        at = self.place(text)
        return text[:at] + text[at:at + self.dice.randint(1, 12)] * self.dice.randint(2, 4) + text[at:]

    def tag(self, text):
        return self.replace(text, r"<[^>]*>", self.pick(TAGS)) if self.dice.random() < 0.3 else self.put(text, self.pick(TAGS))

    def phrase(self, most):
        """A few words that the grammars know, with numbers, units and marks."""
        kinds = [self.words, self.words, PHRASES, PHRASES, NUMBERS, NUMBERS, UNITS, UNITS, MARKS, PUNCTUATION, BRACKETS, BLANKS]
        return "".join(self.pick(self.pick(kinds)) for _ in range(self.dice.randint(1, 2 * most)))

    def piece(self, text):
        """Some lines of a text: all of a short one, a part of a long one."""
        lines = split(text)
        count = self.dice.choice([1, 3, 8, 20, 40])
        start = self.dice.randrange(max(1, len(lines) - count + 1))
        return "".join(lines[start:start + count])[:6000]

    def small(self):
        lines = [self.pick(["", "", self.pick(MARKS)]) + self.phrase(4) for _ in range(self.dice.randint(1, 6))]
        return self.pick(["\n", "\n", "\n\n", "\r\n"]).join(lines) + self.pick(["", "\n"])

    def as_html(self, text):
        form = self.pick(["<p>{}</p>\n", "{}<br>\n", "<tr><td>{}</td></tr>\n", "<div>{}</div>", "<li>{}\n", "<p><b>{}</b></p>\n"])
        body = "".join(form.format(line.strip().replace("\t", "</td><td>")) for line in split(text))
        return f"<table>{body}</table>" if "<tr>" in form else body

    def step(self, text, is_html):
        way = self.tag if is_html and self.dice.random() < 0.3 else self.pick(self.ways)
        return way(text)

    def make(self):
        """A name, a family (None: the text tells) and two texts: one that is mutated, and one mutated from that."""
        name, text = self.pick(self.texts)
        is_html = name.endswith((".html", ".htm"))
        if self.dice.random() < 0.2:
            text, is_html = self.small(), False
        elif len(text) > 1500 and self.dice.random() < 0.95:
            text = self.piece(text)
        if not is_html and self.dice.random() < 0.15:
            text, is_html = self.as_html(text), True
        for _ in range(self.dice.choice([0, 1, 1, 2, 3, 5, 8])):
            text = self.step(text, is_html)
        new = text
        for _ in range(self.dice.choice([1, 1, 2, 4])):
            new = self.step(new, is_html)
        if re.search("[\udc80-\udcff]", text + new) and self.dice.random() < 0.6:
            text, new = "\ufeff" + text, "\ufeff" + new  # else many are refused, as text in no encoding
        family = self.pick(self.families) if self.dice.random() < 0.3 else None
        return "text.html" if is_html else "text.txt", family, *(one.encode("utf-8", "surrogateescape") for one in (text, new))
