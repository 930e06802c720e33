"""Hostile inputs that are too large, or too little of a text, to be kept as files: all are made
anew, the same each time. The grammar's words in them are what makes the rules work hardest."""

import random

MIB = 1 << 20
NUMERALS = "一二三四五六七八九"
HEAD = "“政府间国际科技创新合作”重点专项2031年度第一批项目申报指南\n"
LABELS = ["拟支持项目数：", "共拟支持经费：", "其他要求：", "领域方向：", "合作协议："]


def fill(unit, size):
    """A unit again and again, without a line end, to a size in bytes."""
    data = unit.encode()
    return data * (size // len(data))


def one_line():
    """Mebibytes without a line end, of one thing each."""
    units = {
        "digits": "7",
        "han-digits": "九",
        "units-of-ten": "万亿",
        "commas": "1,",
        "points": "1.",
        "ranges": "1-",
        "brackets": "（",
        "closed-brackets": "（）",
        "square-brackets": "【",
        "book-titles": "《",
        "quotes": "“",
        "full-stops": "。",
        "schemes": "://",
        "schemes-and-stops": "http://a。html",
        "at-signs": "@",
        "mails": "a@a.",
        "slashes": "/",
        "dashes": "-",
        "hashes": "#",
        "blanks": " ",
        "wide-blanks": "\u3000",
        "label": "其他要求：",
        "bare-label": "拟支持项目数",
        "bracketed-label": "【其他要求】",
        "value-label": "。共拟支持经费：1万元",
        "open-remark": "其他要求（",
        "words-of-relation": "不超过约",
        "agreement": "《协定》",
        "country": "新西兰、",
        "combining": "e\u0301",
        "only-combining": "\u0301",
        "kangxi": "\u2f6c",
        "bidirectional": "\u202e\u2066",
        "marks": "一、（一）1.①",
        "dates": "2031年2月30日",
        "replacement": "\ufffd",
        "entities": "&amp;<![CDATA[]]>",
    }
    size = {"entities": MIB // 2}  # the schema check of libxml2 is quadratic in references
    return {
        f"line-{name}.txt": fill(unit, size.get(name, 2 * MIB)) for name, unit in units.items()
    }


def many_lines():
    random.seed(7)
    rows = {
        "one-byte": "".join(random.choice("1a.-#(,\t ") + "\n" for _ in range(200_000)),
        "empty": "\n" * 200_000,
        "form-feeds": "\f" * 200_000,
        "carriage-returns": "1\r" * 100_000,
        "page-numbers": "".join(f"甲，乙\n{n % 9999}\n" for n in range(60_000)),
        "headers": "某某指南讨论用\n甲、乙\n" * 50_000,
        "kinds": HEAD + "每项5万元，" * 60_000 + "重点项目6万元，一般项目7万元，" * 40_000,
        "labels": HEAD + "".join(f"{LABELS[n % 5]}\n" for n in range(60_000)),
        "commas": "甲，\n" * 60_000,
        "sections": HEAD + "".join(f"{NUMERALS[n % 9]}、第{n}节\n正文{n}。\n" for n in range(5_000)),
        "directions": HEAD
        + "二、领域和方向\n"
        + "".join(
            f"{n // 10}.{n % 10} 中国和新西兰第{n}项科技合作项目\n"
            f"合作协议：《协定{n}》。\n拟支持项目数：{n % 7}个\n共拟支持经费：{n}万元\n"
            for n in range(10, 999)
        ),
        "same-direction": HEAD
        + "二、领域和方向\n1.1 中国和希腊科技合作项目\n"
        + "拟支持项目数：2个\n共拟支持经费：5万元\n" * 20_000,
        "items": HEAD + "二、甲\n1.1 中希合作项目\n其他要求：\n" + "（1）甲。\n" * 40_000,
        "urls": "详见http://a.example/a。\nhtml，\n" * 30_000,
    }
    return {f"lines-{name}.txt": text.encode() for name, text in rows.items()}


def deep(depth):
    """Lists in lists, each mark new where there are so many, then in turn."""
    marks = ["一、", "（一）", "1.1.1 ", "1.1 ", "1. ", "（1）", "① ", "# ", "- "]
    text = HEAD
    for level in range(depth):
        for number in (1, 2):
            text += marks[level % len(marks)].replace("1", str(number)) + f"第{level}层项目\n"
            text += "拟支持项目数：1个\n"
    return text.encode()


def not_text():
    every = bytes(range(256))
    sentence = "本指南支持6个项目，经费1080万元。\n"
    utf16 = sentence.encode("utf-16-le")
    return {
        "bytes-all.txt": every,
        "bytes-all-often.txt": every * 512,
        "bytes-controls.txt": bytes(range(32)) + sentence.encode() + b"\x7f\xc2\x80\xc2\x9f\n",
        "bytes-escape.txt": ("一、\x1b[2J\x1b]0;x\x07标题\n" + sentence).encode(),
        "bytes-nul.txt": sentence.encode().replace(b"6", b"\0"),
        "bytes-nuls.txt": b"\0" * MIB,
        "bytes-cut.txt": sentence.encode()[:-2],
        "bytes-continuation.txt": b"\x80" * 4096,
        "bytes-lead.txt": b"\xe4" * 4096,
        "bytes-past-unicode.txt": sentence.encode() + b"\xf7\xbf\xbf\xbf\xf4\x90\x80\x80\n",
        "bytes-noncharacters.txt": (sentence * 9 + "\uffff\ufffe\ufdd0\U0010ffff").encode(),
        "utf16-surrogates.txt": b"\xff\xfe" + utf16 * 9 + b"\x00\xd8" + utf16 + b"\x00\xdc",
        "utf16-swapped.txt": b"\xff\xfe" + utf16 * 3 + b"\x00\xdc\x00\xd8" + utf16,
        "utf16-odd.txt": b"\xff\xfe" + utf16 + b"\x4e",
        "utf16-feeds.txt": b"\xff\xfe" + "甲\f\n乙\r\n\f".encode("utf-16-le") * 99,
        "utf32-past-unicode.txt": b"\xff\xfe\0\0" + sentence.encode("utf-32-le") + b"\xff" * 8,
        "gb18030-cut.txt": (sentence * 9).encode("gb18030") + b"\x81\x30",
        "mixed.txt": sentence.encode() + sentence.encode("gb18030") + utf16,
        "nothing.txt": b"",
        "mark-only.txt": b"\xef\xbb\xbf",
        "line-end-only.txt": b"\n",
    }


def shuffled(count):
    """Guidelines whose lines, marks and breaks stand where they please."""
    random.seed(11)
    parts = [
        HEAD, "一、总体目标\n", "二、领域和方向\n", "（一）中国和希腊科技合作项目\n", "1.1 中英合作项目\n",
        "1.10 中国和东盟联合研究项目\n", "2.0 中国和欧洲国家合作项目\n", "1. 甲项目。\n", "2、乙\n", "（1）丙；\n",
        "①丁\n", "—3—\n", "12\n", "13\n", "\f", "\n\n", "　　", "拟支持项目数：", "6个", "不超过5个。\n",
        "共拟支持经费（万元）：", "1080", "万元人民币。", "领域方向：", "食品、健康，", "其他要求：\n", "【其他要求】",
        "合作国别仅限英国、法国。", "《协定》", "http://a.example/", "a。html", "某@某.example\n", "e\u0301", "\u2f6c",
        "设立3个指南方向，", "支持约20个项目", "\r\n", "\r", "\u2028", "# ", "- ", "**", "（", "）", "：", "。", "\n",
    ]  # fmt: skip
    texts = {}
    for number in range(count):
        text = "".join(random.choice(parts) for _ in range(random.randrange(5, 120)))
        texts[f"shuffled-{number}.txt"] = text.encode()
    return texts


TITLE = "关于申报2024年度项目的通知"


def page(*rows):
    head = f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{TITLE}</title></head><body><p>{TITLE}</p>"
    return (head + "<table>" + "".join(f"<tr>{row}</tr>\n" for row in rows) + "</table></body></html>").encode()


def plain(*lines):
    return "\n".join([TITLE, "", "一、名额", "", *lines, ""]).encode()


def tables():
    """Tables in which each row, or each cell that reaches over rows, asks for all others."""
    many = 20000
    topics = "<td>序号<td>课题名称<td>资助经费（万元）<td>拟支持项目数"
    words = "甲乙" * 50000
    rest = "\t".join("y" * 59)
    made = {
        "rows-of-two-lines.txt": plain(
            "\t".join(["序号", "课题名称", *"甲" * 58]),
            *(f"{i}\t{rest}\n\t{rest}" for i in range(1, 400))),
        "row-of-many-lines.txt": plain("序号\t课题名称\t领域", "1\t甲\t乙", *["\t丙\t丁"] * 5 * many),
        "drawn-lines.txt": plain(*["| --- | --- |"] * 5 * many),
        "one-amount-of-all.html": page(
            topics, f"<td>1<td>茶园研究<td rowspan={many}>100<td>2",
            *(f"<td>{i}<td>茶园研究{i}<td>2" for i in range(2, many))),
        "shared-counts.html": page(
            topics,
            *(f"<td>{i}<td>茶园研究{i}<td rowspan=2>100<td rowspan=2>3</tr><tr><td>{i + 1}<td>茶园研究{i + 1}"
              for i in range(1, many, 2)),
            "<td>合计<td><td>5000<td>9"),
        "kinds.html": page(
            "<td>项目类别<td>数量（项）<td>说明", *["<td>重点项目<td>5<td>每项资助不超过20万元"] * many),
        "long-head.html": page(
            f"<th>序号<th>单位<th>{words}<th>合计", *(f"<td>{i}<td>茶园{i}<td>2<td>5" for i in range(many // 4)),
            "<td>合计<td><td>9<td>9"),
        "long-group.html": page(
            "<th>单位<th>数<th>备注", f"<td colspan=3>{words}",
            *(f"<td>茶园{i}<td>2<td>丙{i}" for i in range(many // 4))),
        "long-cell.html": page(
            "<th>领域<th>单位<th>备注", f"<td rowspan={many // 4}>{words}<td>茶园<td>丙",
            *(f"<td>茶园{i}<td>丙{i}" for i in range(many // 4))),
        "wide.html": page("<td>课题名称" * 1000, *["<td>甲"] * many),
        "all-span.html": page(*["<td rowspan=65534 colspan=1000>甲"] * many),
        "small-tables.html": page(*["<td>单位<td>数</tr><tr><td>甲<td>1</tr></table><table><tr>"] * (many // 4)),
        "subtotals.html": page("<td>单位<td>数", *["<td>其中<td>1</tr><tr><td>小计<td>7"] * many, "<td>合计<td>5"),
        "sheet.html": page("<td>甲").replace(b"<title>", b"<style>" + b";" * 2000000 + b"i{}</style><title>"),
    }  # fmt: skip
    return {f"table-{name}": data for name, data in made.items()}


def all_inputs():
    """Name and bytes of each."""
    inputs = one_line() | many_lines() | not_text() | shuffled(100) | tables()
    inputs["deep-60.txt"] = deep(60)
    inputs["deep-2000.txt"] = deep(2000)
    return inputs
