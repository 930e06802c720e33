"""Shapes of input: what a text may have many of in a row. Each makes (ending of the file's name, bytes) of about so many
bytes."""

import io
import zipfile


def many(unit, before="", after=""):
    """A unit again and again."""
    return lambda size: (".txt", (before + unit * max(1, size // len(unit.encode())) + after).encode())


def series(line):
    """Lines that count up."""

    def make(size):
        lines, got = [], 0
        while got < size:
            lines.append(line(len(lines) + 1))
            got += len(lines[-1].encode())
        return (".txt", "".join(lines).encode())

    return make


def broken(unit):
    """Bytes that are no text."""
    return lambda size: (".txt", unit * (size // len(unit)))


def nested(opening, closing):
    return lambda size: (".txt", (opening * (size // 6) + closing * (size // 6)).encode())


def page(unit, before="", after=""):
    """A web page."""
    return lambda size: (".html", many(unit, "<html><body>" + before, after + "</body></html>")(size)[1])


RUN = "<w:r><w:t>项目</w:t></w:r>"
CELL = f"<w:tc><w:p>{RUN}</w:p></w:tc>"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
PARTS = {
    "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{WORDS}"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r" Type="{OFFICE}" Target="word/document.xml"/></Relationships>',
}


def docx(unit, before="", after=""):
    """A DOCX, not packed, so that its size is that of its text."""

    def make(size):
        body = before + unit * (size // len(unit.encode())) + after
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
            for name, text in PARTS.items():
                archive.writestr(name, text)
            archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
        return (".docx", made.getvalue())

    return make


def han(number):
    """A number below a thousand in Chinese numerals."""
    digits = ["", *"一二三四五六七八九"]
    hundreds = digits[number // 100 % 10] + "百" if number >= 100 else ""
    tens = digits[number // 10 % 10] + "十" if number >= 10 else ""
    return hundreds + tens + digits[number % 10]


SHAPES = {
    "blank-lines": many("\n"),
    "one-char-lines": many("一\n"),
    "one-ascii-lines": many("a\n"),
    "digit-lines": many("7\n"),
    "bracket-lines": many("（\n", "一、项目\n1.1 中国和美国政府间科技合作项目\n拟支持项目数：6 个\n"),
    "close-lines": many("）\n"),
    "digits": many("1"),
    "wide-digits": many("１"),
    "blanks": many(" "),
    "wide-blanks": many("　"),
    "tabs": many("\t"),
    "open": many("（"),
    "close": many("）"),
    "ascii-open": many("("),
    "squares": many("【"),
    "quotes": many("“"),
    "quote-pairs": many("“”"),
    "books": many("《"),
    "nested": nested("（", "）"),
    "han": many("项"),
    "han-numerals": many("一二三"),
    "han-ten": many("十"),
    "han-wan": many("万"),
    "ones": many("1 "),
    "ones-comma": many("1,"),
    "ones-dun": many("1、"),
    "ones-period": many("1."),
    "thousands": many("1,000"),
    "colons": many("："),
    "periods": many("。"),
    "semicolons": many("；"),
    "commas": many("，"),
    "stars": many("*"),
    "hashes": many("#"),
    "dashes": many("-"),
    "pipes": many("|"),
    "lt": many("<"),
    "amp": many("&"),
    "slashes": many("/"),
    "labels": many("拟支持项目数：6 个。"),
    "label-lines": many("拟支持项目数：6 个\n"),
    "label-words": many("拟支持项目数"),
    "unknown-labels": series(lambda i: "甲乙%s：文字\n" % han(i % 900 + 1)),
    "money": many("1080 万元，"),
    "money-lines": many("共拟支持经费：1080 万元\n"),
    "dates": many("2024年5月1日，"),
    "date-lines": many("2024年5月1日\n"),
    "times": many("8:30-9:00 "),
    "urls": many("https://www.example.org/a "),
    "urls-broken": many("https://www.example.org/a。html "),
    "mails": many("a@example.org "),
    "phones": many("010-12345678 "),
    "percent": many("5%，"),
    "years": many("3 年，"),
    "ranges": many("2-3 个，"),
    "partners": many("中国和美国"),
    "partners-list": many("英国、法国、"),
    "short-partners": many("中美"),
    "programme": many("“政府间国际科技创新合作”重点专项"),
    "programmes-lines": many("“政府间国际科技创新合作”重点专项2023年度项目申报指南\n"),
    "title-repeated": many("2023年度软科学研究项目申报指南\n"),
    "among": many("其中2项，"),
    "among-lines": many("共支持10项，其中重点项目2项。\n"),
    "respectively": many("分别为1、2、3万元，"),
    "kinds": many("重点项目5项、"),
    "kinds-lines": many("重点项目5项，每项资助10万元。\n"),
    "chapters": series(lambda i: "%s、标题\n" % han(i % 99 + 1)),
    "clauses": series(lambda i: "（%s）标题\n" % han(i % 99 + 1)),
    "decimals": series(lambda i: "1.%d 中国和美国政府间科技合作项目\n" % (i % 999)),
    "decimals-fields": series(lambda i: "1.%d 中国和美国政府间科技合作项目\n拟支持项目数：6 个\n共拟支持经费：100 万元\n" % (i % 999)),
    "arabic": series(lambda i: "%d. 研究内容。\n" % (i % 999)),
    "arabic-short": series(lambda i: "%d. 甲\n" % (i % 99)),
    "parens": series(lambda i: "（%d）研究内容；\n" % (i % 999)),
    "circles": many("①甲②乙③丙"),
    "circle-lines": many("①甲\n②乙\n"),
    "letters": many("A. 甲\nB. 乙\n"),
    "bullets": many("• 甲\n"),
    "series": many("一、甲（一）乙1. 丙（1）丁①戊"),
    "series-lines": many("一、甲\n（一）乙\n1. 丙\n（1）丁\n①戊\n"),
    "articles": series(lambda i: "第%s条 支持建设。\n" % han(i % 99 + 1)),
    "topics": series(lambda i: "方向%d：关键技术研究\n" % (i % 99)),
    "md-headings": many("# 标题\n"),
    "md-six": many("###### 标题\n"),
    "md-bold": many("**甲**"),
    "md-table": many("|1|2|\n", "|甲|乙|\n|-|-|\n"),
    "md-wide": many("|1"),
    "tab-table": many("甲\t1\t2\n"),
    "tab-cells": many("1\t"),
    "blank-table": many("甲   12   34\n"),
    "table-total": many("1\t甲\t2\n", "序号\t名称\t数量\n", "合计\t\t10\n"),
    "bar-rows": many("| 序号 | 方向 | 经费 |\n"),
    "pages": series(lambda i: "正文内容\n- %d -\n" % (i % 9999)),
    "page-feeds": many("甲\f"),
    "headers": many("指南页眉\n正文。\n\f"),
    "crlf": many("甲\r\n"),
    "cr": many("甲\r"),
    "emoji": many("😀"),
    "keycaps": many("2️⃣ 甲\n"),
    "replacement": many("\ufffd"),
    "controls": many("\x01"),
    "zero-width": many("\u200b"),
    "nul": broken(b"\0a"),
    "broken": broken(b"\xe4\xb8"),
    "broken-lines": broken(b"\xff\n"),
    "mojibake": many("ÖÐ¹ú"),
    "bidi": many("\u202e甲"),
    "combining": many("e\u0301"),
    "annexes": series(lambda i: "附件%d\n" % (i % 99)),
    "furniture": many("打印本页\n"),
    "english": many("the quick brown fox "),
    "long-word": many("abcdef"),
    "prose": many("为落实任务，支持开展研究，鼓励联合申报。"),
    "prose-lines": many("为落实任务，支持开展研究，鼓励联合申报。\n"),
    "wrapped": many("为落实任务支持开展研究鼓励联合申报为落实任务支持开展研究鼓励联合申报\n"),
    "html-nested": page("<div>"),
    "html-paragraphs": page("<p>甲</p>"),
    "html-spans": page("<span>甲</span>"),
    "html-open": page("<b>甲"),
    "html-entities": page("&amp;"),
    "html-table": page("<tr><td>甲</td><td>1</td></tr>", "<table>", "</table>"),
    "html-cells": page("<td>1</td>", "<table><tr>", "</tr></table>"),
    "html-colspan": page("<tr><td colspan=2>甲</td><td rowspan=3>1</td></tr>", "<table>", "</table>"),
    "html-lists": page("<ul><li>甲"),
    "html-br": page("甲<br>"),
    "html-tags": page("<a>"),
    "html-tables": page("<table><tr><td>甲</td></tr></table>"),
    "docx-runs": docx(RUN, "<w:p>", "</w:p>"),
    "docx-paragraphs": docx("<w:p>" + RUN + "</w:p>"),
    "docx-cells": docx(CELL, "<w:tbl><w:tr>", "</w:tr></w:tbl>"),
    "docx-rows": docx("<w:tr>" + CELL * 2 + "</w:tr>", "<w:tbl>", "</w:tbl>"),
}
