"""Ways in which one text is laid out as a PDF: each says the same. And tables, with the lines that they
must be read as."""

import hostile
import pdf

KANGXI = str.maketrans("目一大小人工生用二高食力立", "⽬⼀⼤⼩⼈⼯⽣⽤⼆⾼⾷⼒⽴")
HAN = "〇一二三四五六七八九十"


def foot(form):
    """Draws the number of a page at its foot."""
    def draw(book, number):
        text = form(number)
        book.put(297 - pdf.length(text, 9) / 2, 810, text, 9)
    return draw


dashes = foot(lambda number: f"— {number} —")


def chinese(number):
    return HAN[number] if number <= 10 else "十" + HAN[number - 10].replace("〇", "")


def sides(book, number):
    """Headers and numbers that change sides, and words."""
    text = "政府间国际科技创新合作" if number % 2 else "国家重点研发计划项目申报指南汇编"
    book.put(72 if number % 2 else 523 - pdf.length(text, 9), 50, text, 9)
    book.put(500 if number % 2 else 72, 810, str(number), 9)


def chapters(book, number):
    chapter = (number - 1) // 3
    book.put(72, 50, f"第{HAN[chapter + 1]}章 {('总体目标', '领域和方向', '申报要求', '附则', '附件')[chapter]}", 9)
    book.line(72, 54, 523, 54)
    book.put(290, 810, f"第 {number} 页 共 12 页", 9)


def over(*marks):
    """A page's number, and marks printed over its text: (x, y, text, size, angle)."""
    def draw(book, number):
        dashes(book, number)
        for x, y, text, size, angle in marks:
            book.put(x, y, text, size, angle)
    return draw


SLOPE = (0.7071, 0.7071)
TILES = [(60 + i * 130, 150 + j * 140, "某部门 张某", 14, (0.866, 0.5)) for i in range(4) for j in range(5)]


def drawn(paragraphs, put, margin=dashes, **options):
    """Each line drawn by put(book, x, y, line)."""
    book = pdf.Book()
    return pdf.flow(book, paragraphs, margin=margin, put=lambda x, y, line: put(book, x, y, line), **options).save()


def bold(book, x, y, line):
    for shift in (0, 0.25, 0.5):
        book.put(x + shift, y + shift, line)


def over_picture(book, x, y, line):
    book.put(x, y, line)
    book.put(x + 0.8, y + 0.6, line, 11.9, mode=3)


def justified(book, x, y, line):
    room, length = 523 - x, pdf.length(line, 12)
    book.put(x, y, line, spacing=(room - length) / max(1, len(line) - 1) if length > room * 0.9 else 0)


def apart(book, x, y, line):
    for character in line:
        if character != " ":
            book.put(x, y, character)
        x += pdf.width(character) * 12


def numbered(every):
    count = 0

    def put(book, x, y, line):
        nonlocal count
        count += 1
        if count % every == 0:
            book.put(40, y, str(count), 8)
        book.put(x, y, line)
    return put


def turned(paragraphs):
    """Pages that are shown turned by a right angle; their text is upright then."""
    book = pdf.Book(size=(842, 595), turn=90)

    def put(x, y, line, size=12):
        book.pages[-1].append(f"BT /F {size} Tf 0 1 -1 0 {y:.2f} {x:.2f} Tm <{line.encode('utf-16-be').hex()}> Tj ET")
    return pdf.flow(book, paragraphs, margin=lambda _, number: put(280, 810, f"— {number} —", 9), put=put).save()


def backwards(paragraphs):
    book = pdf.flow(pdf.Book(), paragraphs, margin=dashes)
    for page in book.pages:
        page.reverse()
    return book.save()


def cropped(paragraphs):
    objects = pdf.flow(pdf.Book(), paragraphs, margin=over((20, 20, "稿三 99 个 2023-01-01", 9, (1, 0)))).objects()
    return pdf.written({number: item.replace("/Rotate 0", "/CropBox[40 20 560 800]") if isinstance(item, str) else item
                        for number, item in objects.items()})


def active(paragraphs):
    """With a script, a program to be started and a file in it."""
    objects = pdf.flow(pdf.Book(), paragraphs, margin=dashes).objects()
    objects[1] = ("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>"
                  "/Names<</EmbeddedFiles<</Names[(a.txt) 8 0 R]>>>>>>")
    objects[7] = ("/Type/EmbeddedFile", "1.1 中国和某国项目".encode())
    objects[8] = "<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>>>>"
    return pdf.written(objects)


def plain(margin=dashes, book=pdf.Book, **options):
    return lambda paragraphs: pdf.flow(book(), paragraphs, margin=margin, **options).save()


WAYS = {
    "plain": plain(),
    "large": plain(size=16),
    "narrow": plain(size=16, left=90, right=330),
    "tight": plain(leading=1.15),
    "loose": plain(leading=2.2),
    "no indents": plain(indent=0),
    "no indents, space": plain(indent=0, space=0.6),
    "landscape": plain(foot(str), lambda: pdf.Book(size=(842, 595)), right=770, bottom=520),
    "columns": plain(size=10.5, columns=2),
    "close columns": plain(size=9, columns=2, gutter=14),
    "columns without indents": plain(size=9, columns=2, indent=0),
    "headers on both sides": plain(sides),
    "headers by chapter": plain(chapters),
    "numbers in words": plain(foot(lambda number: f"第{chinese(number)}页")),
    "a watermark": plain(over((150, 600, "内部资料 请勿外传", 48, SLOPE))),
    "a level watermark": plain(over((120, 440, "征求意见稿", 60, (1, 0)))),
    "watermarks": plain(over(*TILES)),
    "a binding line": plain(over(*((30, 300 + 60 * i, c, 10, (1, 0)) for i, c in enumerate("装订线")))),
    "Adobe-GB1": plain(book=lambda: pdf.Book(encoding="UniGB-UCS2-H")),
    "Kangxi radicals": lambda paragraphs: plain()([text.translate(KANGXI) for text in paragraphs]),
    "bold": lambda paragraphs: drawn(paragraphs, bold),
    "over a picture": lambda paragraphs: drawn(paragraphs, over_picture),
    "unseen": lambda paragraphs: drawn(paragraphs, lambda book, x, y, line: book.put(x, y, line, mode=3)),
    "justified": lambda paragraphs: drawn(paragraphs, justified),
    "letters spaced": lambda paragraphs: drawn(
        paragraphs, lambda book, x, y, line: book.put(x, y, line, spacing=3), right=440),
    "characters apart": lambda paragraphs: drawn(paragraphs, apart),
    "numbers of lines": lambda paragraphs: drawn(paragraphs, numbered(1)),
    "numbers of each fifth line": lambda paragraphs: drawn(paragraphs, numbered(5)),
    "turned": turned,
    "backwards": backwards,
    "cropped": cropped,
    "scripts and files": active,
}


# Tables

HEAD = ("序号", "方向", "研究内容", "拟支持项目数", "经费（万元）")
ROWS = (("1", "潜在传染病病原体研究", "开展病原体监测与预警技术研究，建立数据库", "3个", "1300"),
        ("2", "从产生到演进的病原体耐药性机制与防控策略", "研究耐药性的产生、传播", "3个", "1300"),
        ("3", "确定多重耐药病原体的驱动因素", "在人类、动物、环境之间的传播途径及其驱动因素，提出干预措施，形成示范", "2个", "2500"),
        ("合计", "", "", "8个", "5100"))
FORM = (("研究内容", "开展病原体监测与预警技术研究，建立数据库；研究耐药性的产生、传播途径，提出干预措施，并在两国各选一地示范"),
        ("拟支持项目数", "3 个"), ("共拟支持经费", "1300 万元"))
SINGLE = (("1", "甲国", "气候", "3个", "100"), ("2", "乙国", "", "2个", "200"), ("3", "丙国", "能源", "", "300"))


def table(rows, widths, pad=6, middle=False, size=10.5, leading=1.3):
    book = pdf.Book().page()
    y = 140
    book.put(96, 100, "各方向支持项目数和经费如下。")
    for row in rows:
        cells = [pdf.broken(cell, size, width - 8, 0) if cell else [] for cell, width in zip(row, widths)]
        height = max(map(len, cells)) * size * leading
        x = 72
        for cell, width in zip(cells, widths):
            top = y + pad + ((height - len(cell) * size * leading) / 2 if middle else 0)
            for i, line in enumerate(cell):
                book.put(x + 4, top + (i + 1) * size * leading - 2, line, size)
            x += width
        y += height + 2 * pad
    book.put(96, y + 20, "注：经费为国拨经费。")
    return book.save()


FIVE = (40, 110, 150, 70, 81)
TABLES = {
    "cells at the top": (table((HEAD, *ROWS), FIVE), (HEAD, *ROWS)),
    "cells in the middle": (table((HEAD, *ROWS), FIVE, middle=True), (HEAD, *ROWS)),
    "close rows": (table((HEAD, *ROWS), FIVE, pad=1), (HEAD, *ROWS)),
    "close rows, in the middle": (table((HEAD, *ROWS), FIVE, pad=1.5, middle=True), (HEAD, *ROWS)),
    "a form": (table(FORM, (80, 370)), FORM),
    "a line each": (table((HEAD, *SINGLE), FIVE), (HEAD, *SINGLE)),
}


def lines(rows):
    """An empty cell keeps its place between tabs."""
    return [("  " if all(row) else "\t").join(row) for row in rows]


# Lines with what stands raised or lowered in them, or with gaps; a piece is (text, size, raised by) or a gap
# in points.

SCRIPTS = (
    (("共拟支持经费：1000", ("1", 7, 4), " 万元人民币。"), "共拟支持经费：1000¹ 万元人民币。"),
    (("共拟支持经费：1000", ("12", 8, 4), "万元人民币。"), "共拟支持经费：1000¹²万元人民币。"),
    (("共拟支持经费：1000", ("1", 6, 6), " 万元人民币。"), "共拟支持经费：1000¹ 万元人民币。"),
    (("共拟支持经费：1000", ("1", 7, 3), " 万元人民币。"), "共拟支持经费：1000¹ 万元人民币。"),
    (("共拟支持经费：1000", ("1", 10, 4), " 万元人民币。"), "共拟支持经费：1000¹ 万元人民币。"),
    (("共拟支持经费：1000", ("[1]", 7, 4), " 万元人民币。"), "共拟支持经费：1000[¹] 万元人民币。"),
    (("共拟支持经费：1000", ("*", 7, 4), " 万元，2000", ("a", 7, 4), " 万元。"),
     "共拟支持经费：1000* 万元，2000a 万元。"),
    (("共拟支持经费：1000 万元。", ("2", 7, 4)), "共拟支持经费：1000 万元。²"),
    ((("1", 7, 4), 6, "含配套经费。"), "¹ 含配套经费。"),
    (("处理 10", ("6", 7, 5), " 吨 CO", ("2", 8, -2), " 和 H", ("2", 7, -1.5), "O 各 3 次。"),
     "处理 10⁶ 吨 CO₂ 和 H₂O 各 3 次。"),
    # Latin letters and digits a bit smaller than the rest, as word processors have them
    (("共拟支持经费：", ("1000", 10.5, 0), " 万元人民币。"), "共拟支持经费：1000 万元人民币。"),
    (("共拟支持经费：", ("1000 ", 9, 0), "万元人民币。"), "共拟支持经费：1000 万元人民币。"),
    (("共拟支持经费：", ("1000", 10.5, 0), ("1", 7, 4), " 万元人民币。"), "共拟支持经费：1000¹ 万元人民币。"),
    # gaps between the groups of a number
    (("共拟支持经费：1", 2, "000", 2, "万元人民币。"), "共拟支持经费：1 000 万元人民币。"),
    (("共拟支持经费：1", 3, "000", 6, "万元人民币。"), "共拟支持经费：1 000 万元人民币。"),
    (("共拟支持经费：12 000 000 元。",), "共拟支持经费：12 000 000 元。"),
    # rows of a table
    (("项目甲", 30, "2000", ("1", 7, 4), 43, "20 个"), "项目甲  2000¹  20 个"),
    (("项目乙", 30, "2500", 46.5, "25", ("3", 7, 4), " 个"), "项目乙  2500  25³ 个"),
    (("项目丙", 30, "1 000", 40.5, "30 个"), "项目丙  1 000  30 个"),
)


def scripts():
    book = pdf.Book().page()
    for i, (pieces, _) in enumerate(SCRIPTS):
        x = 72
        for piece in pieces:
            if isinstance(piece, (int, float)):
                x += piece
                continue
            text, size, raised = (piece, 12, 0) if isinstance(piece, str) else piece
            book.put(x, 80 + 30 * i - raised, text, size)
            x += pdf.length(text, size)
    # of one size for the font, and smaller by the matrix of the text
    x = 72 + pdf.length("共拟支持经费：1000", 12)
    book.page().put(72, 80, "共拟支持经费：1000")
    book.put(x, 76, "1", angle=(0.6, 0))
    book.put(x + 3.6, 80, "万元人民币。")
    # as large as the rest and right behind it: poppler tells no more than that something is raised
    book.put(72, 140, "拟支持项目数：20 个，每项 100 万元。")
    book.put(72, 200, "共拟支持经费：2000")
    book.put(x, 196, "1")
    book.put(x + 6, 200, " 万元人民币。")
    return book.save(), [text for _, text in SCRIPTS] + [
        "共拟支持经费：1000¹万元人民币。", "拟支持项目数：20 个，每项 100 万元。", "共拟支持经费：20001\uFFFD 万元人民币。"]


def refused():
    """name: (bytes, what the refusal must say)"""
    empty = pdf.Book()
    for _ in range(3):
        empty.page()
    strange = pdf.Book().page()
    strange.put(72, 100, "".join(map(chr, range(0xE000, 0xE020))))
    return {
        "no-pages.pdf": (pdf.written({1: hostile.CATALOG, 2: "<</Type/Pages/Kids[]/Count 0>>"}), "no pages"),
        "empty-pages.pdf": (empty.save(), "no text"),
        "strange-font.pdf": (strange.save(), "fonts"),
    }
