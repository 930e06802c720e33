#!/usr/bin/env python3
"""Writes one invented table in every format, for measuring how tables are read.

usage: scripts/bench-tables.py ROWS FOLDER FORMAT...

20 columns: a number, a name, 18 of figures; a row of totals at the end. FORMAT is txt, md, html, docx, odt,
xlsx, pdf, or topics (plain text, each row a direction with an amount). Prints the names of the files, which are
FOLDER/table-ROWS.FORMAT.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "formats"))
import make as formats  # noqa: E402
import pdf  # noqa: E402
import workbook  # noqa: E402

KINDS = [f"{stem}类项目" for stem in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未"]
ABOVE = ["（本文为虚构的示例，只供测速。）", "关于下达2024年度云栖省科研项目名额的通知", "一、名额", "各单位名额见下表。"]
BELOW = ["二、要求", "各单位按照名额组织申报。"]
ROWS_ON_PAGE = 40


def figure(row, column):
    return (row * 7 + column * 3) % 97


def rows(count, is_topics):
    """Each a list of strings; the names of the columns first, the totals last."""
    heads = ["序号", "课题名称", "资助经费（万元）", *KINDS[1:]] if is_topics else ["序号", "单位", *KINDS]
    name = "茶园第{}号病虫害防控研究" if is_topics else "云栖第{}研究所"
    sums = [0] * len(KINDS)
    yield heads
    for row in range(1, count + 1):
        figures = [figure(row, column) for column in range(len(KINDS))]
        sums = [total + value for total, value in zip(sums, figures)]
        yield [str(row), name.format(row), *map(str, figures)]
    yield ["合计", "", *map(str, sums)]


def text(table):
    return "\n".join([*ABOVE, "", *map("\t".join, table), "", *BELOW, ""]).encode()


def markdown(table):
    lines = ["| " + " | ".join(cells) + " |" for cells in table]
    lines.insert(1, "|" + " --- |" * (2 + len(KINDS)))
    return "\n\n".join([*ABOVE, "\n".join(lines), *BELOW, ""]).encode()


def html(table):
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>\n" for cells in table]
    return ("<!DOCTYPE html><html><head><meta charset=utf-8><title>通知</title></head><body>"
            + "".join(f"<p>{line}</p>\n" for line in ABOVE) + "<table border=1>" + "".join(lines) + "</table>"
            + "".join(f"<p>{line}</p>\n" for line in BELOW) + "</body></html>\n").encode()


def docx(table):
    def paragraph(line):
        return f"<w:p>{formats.run(line) if line else ''}</w:p>"
    lines = ["<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in cells) + "</w:tr>" for cells in table]
    return formats.docx("".join(map(paragraph, ABOVE)) + f"<w:tbl>{''.join(lines)}</w:tbl>" + "".join(map(paragraph, BELOW)))


def odt(table):
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table"))

    def paragraph(line):
        return f"<text:p>{line}</text:p>"
    lines = ["<table:table-row>" + "".join(f"<table:table-cell>{paragraph(cell)}</table:table-cell>" for cell in cells)
             + "</table:table-row>" for cells in table]
    content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces} office:version="1.2"><office:body>'
               f"<office:text>{''.join(map(paragraph, ABOVE))}<table:table>"
               f'<table:table-column table:number-columns-repeated="{2 + len(KINDS)}"/>{"".join(lines)}</table:table>'
               f"{''.join(map(paragraph, BELOW))}</office:text></office:body></office:document-content>")
    return formats.pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def xlsx(table):
    strings = workbook.Strings()
    lines = [*([line] for line in ABOVE), *table, *([line] for line in BELOW)]
    rows = [(r + 1, ("", "".join(strings.cell(r, c, text) for c, text in enumerate(cells) if text)))
            for r, cells in enumerate(lines)]
    return formats.pack(workbook.parts([("Sheet1", "", workbook.sheet(rows))], strings.xml(), workbook.STYLES))


def printed(table):
    """Ruled, over pages; its heads stand on the first alone."""
    size, high, wide = 7, 14, 38
    book = pdf.Book(size=(130 + len(KINDS) * wide + 60, 700))
    y = 0
    for line in ABOVE:
        y = y or (book.page(), 40)[1]
        book.put(40, y, line, 12)
        y += 20
    left = [40, 70, 160, *(160 + wide * i for i in range(1, len(KINDS) + 1))]
    at = 4  # rows that the lines above take
    for cells in table:
        if at == ROWS_ON_PAGE:
            book.page()
            at = 0
        top = 40 + at * high
        for x, cell in zip(left, cells):
            if cell:
                book.put(x + 2, top + 10, cell, size)
        book.line(left[0], top, left[-1], top)
        book.line(left[0], top + high, left[-1], top + high)
        for x in left:
            book.line(x, top, x, top + high)
        at += 1
    return book.save()


WAYS = {"txt": text, "md": markdown, "html": html, "docx": docx, "odt": odt, "xlsx": xlsx, "pdf": printed, "topics": text}


def main():
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    for name in sys.argv[3:]:
        path = folder / f"table-{count}.{name}"
        if not path.exists():
            path.write_bytes(WAYS[name](rows(count, name == "topics")))
        print(path)


if __name__ == "__main__":
    main()
