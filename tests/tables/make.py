#!/usr/bin/env python3
"""Makes the fixtures of tests/tables: each table of tables.py in each format.

usage: make.py [WORD...]     only those whose names have one of the words

Run from the top of the repository, once: the fixtures are kept. PDFs need LibreOffice (soffice), Chromium,
qpdf and a Chinese font; all others nothing but Python. Where a format cannot say a thing it is written as
people write it: a cell that spans others in plain text has empty ones beside and below it.
"""

import html
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, "tests/formats")
import make as formats  # noqa: E402
import pdf  # noqa: E402
import tables  # noqa: E402
import workbook  # noqa: E402

FOLDER = Path("tests/tables")
FONT = "Noto Sans CJK SC"


def paragraphs(document):
    """Those before the table and those behind it, as they stand in plain text."""
    return ([tables.INVENTED, document.title, *(text.removeprefix(">") for text in document.before)],
            list(document.after))


def columns(document):
    return len(document.widths)


def plain_rows(document):
    """A string for each column of each row; line feeds in cells are no more than white space."""
    for line in tables.own_cells(document.heads + document.rows):
        yield [line[c].text.replace("\n", "") if c in line else "" for c in range(columns(document))]


def as_text(document, lines, between="\n"):
    before, after = paragraphs(document)
    return (between.join(before) + "\n" + between + "\n".join(lines) + "\n" + between + between.join(after) + "\n").encode()


def tabs(document):
    return as_text(document, ["\t".join(cells).rstrip("\t") for cells in plain_rows(document)])


def width(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def blanks(document):
    """Columns that stand under each other on a screen, two blanks and more between them."""
    rows = list(plain_rows(document))
    # What stands across the table makes no column wider.
    across = [sum(map(bool, cells)) == 1 for cells in rows]
    widths = [max(width(cells[c]) for cells, alone in zip(rows, across) if not alone) for c in range(columns(document))]
    lines = ["  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(cells, widths)).rstrip() for cells in rows]
    return as_text(document, lines)


def broken(text, room):
    """A cell cut to lines of at most so many columns."""
    lines = [""]
    for unit in pdf.units(text):
        if lines[-1] and width(lines[-1] + unit) > room:
            lines.append("")
        lines[-1] += unit
    return lines


def wrapped(document):
    """Columns between blanks, their cells cut to lines where they are long, a blank line between rows."""
    rooms = [4 * part for part in document.widths]
    lines = []
    for cells in plain_rows(document):
        pieces = [broken(cell, room) for cell, room in zip(cells, rooms)]
        for i in range(max(map(len, pieces))):
            here = [piece[i] if i < len(piece) else "" for piece in pieces]
            lines.append("  ".join(cell + " " * (room - width(cell)) for cell, room in zip(here, rooms)).rstrip())
        lines.append("")
    return as_text(document, lines)


def markdown(document):
    rows = ["| " + " | ".join(cells) + " |" for cells in plain_rows(document)]
    rows.insert(1, "|" + " --- |" * columns(document))
    before, after = paragraphs(document)
    before[1] = "# " + before[1]
    before = ["## " + text if text[1:2] == "、" else text for text in before]
    after = ["## " + text if text[1:2] == "、" else text for text in after]
    return ("\n\n".join(before) + "\n\n" + "\n".join(rows) + "\n\n" + "\n\n".join(after) + "\n").encode()


# ---- HTML ----

def html_cell(cell, name):
    spans = "".join(f' {word}="{value}"' for word, value in (("colspan", cell.columns), ("rowspan", cell.rows)) if value > 1)
    return f"<{name}{spans}>{html.escape(cell.text).replace(chr(10), '<br>')}</{name}>"


def html_table(document):
    def rows(cells, name):
        return "".join("<tr>" + "".join(html_cell(cell, name) for cell in line) + "</tr>\n" for line in cells)
    total = sum(document.widths)
    parts = "".join(f'<col style="width:{100 * part // total}%">' for part in document.widths)
    return (f'<table border="1" cellspacing="0"><colgroup>{parts}</colgroup>\n<thead>{rows(document.heads, "th")}</thead>\n'
            f'<tbody>{rows(document.rows, "td")}</tbody></table>\n')


def html_article(document):
    def block(text):
        style = ' style="text-align:right"' if text.startswith(">") else ""
        return f"<p{style}>{html.escape(text.removeprefix('>'))}</p>\n"
    return (block(tables.INVENTED) + f"<h1>{html.escape(document.title)}</h1>\n" + "".join(map(block, document.before))
            + html_table(document) + "".join(map(block, document.after)))


def web_page(document):
    return formats.page(f'<div class="main"><div class="TRS_Editor">\n{html_article(document)}</div></div>\n', "utf-8").encode()


def web_cells(document):
    """As editors for the web write tables: no heads but bold cells, paragraphs in cells, blanks for nothing."""
    def inner(cell, bold):
        lines = [f"<span>{html.escape(line) or '&nbsp;'}</span>" for line in cell.text.split("\n")]
        return "".join(f'<p class="MsoNormal">{f"<b>{line}</b>" if bold else line}</p>' for line in lines)

    def rows(lines, bold):
        return "".join("<tr>" + "".join(f'<td colspan={cell.columns} rowspan={cell.rows}>{inner(cell, bold)}</td>\n'
                                        for cell in line) + "</tr>\n" for line in lines)
    body = html_article(document).replace(html_table(document), '<div align="center"><table class="MsoTableGrid"><tbody>'
                                          + rows(document.heads, True) + rows(document.rows, False) + "</tbody></table></div>\n")
    return formats.page(f'<div id="zoom">{body}</div>', "utf-8").encode()


# ---- DOCX ----

def docx_paragraph(text, bold=False, align=None):
    properties = f'<w:pPr><w:jc w:val="{align}"/></w:pPr>' if align else ""
    lines = [formats.run(line, "<w:rPr><w:b/></w:rPr>" if bold else "") for line in text.split("\n")]
    return f"<w:p>{properties}{'<w:r><w:br/></w:r>'.join(lines)}</w:p>"


def docx_table(document):
    rows = document.heads + document.rows
    unit = 9000 // sum(document.widths)
    body = ""
    for r, line in enumerate(tables.grid(rows)):
        is_head = r < len(document.heads)
        body += "<w:tr>" + ("<w:trPr><w:tblHeader/></w:trPr>" if is_head else "")
        for c, (cell, begin, column) in sorted(line.items()):
            if c != column:
                continue
            merge = "" if cell.rows == 1 else '<w:vMerge w:val="restart"/>' if begin == r else "<w:vMerge/>"
            span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
            wide = unit * sum(document.widths[c:c + cell.columns])
            text = docx_paragraph(cell.text, is_head, "center" if is_head else None) if begin == r else "<w:p/>"
            body += f'<w:tc><w:tcPr><w:tcW w:w="{wide}" w:type="dxa"/>{span}{merge}</w:tcPr>{text}</w:tc>'
        body += "</w:tr>"
    edges = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in "top left bottom right insideH insideV".split())
    parts = "".join(f'<w:gridCol w:w="{unit * part}"/>' for part in document.widths)
    return f"<w:tbl><w:tblPr><w:tblBorders>{edges}</w:tblBorders></w:tblPr><w:tblGrid>{parts}</w:tblGrid>{body}</w:tbl>"


def docx(document):
    def block(text):
        return docx_paragraph(text.removeprefix(">"), align="right" if text.startswith(">") else None)
    return formats.docx(docx_paragraph(tables.INVENTED) + docx_paragraph(document.title, True, "center")
                        + "".join(map(block, document.before)) + docx_table(document) + "".join(map(block, document.after)))


# ---- ODT ----

SPACES = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{space}:1.0"' for name, space in (
    ("office", "office"), ("text", "text"), ("style", "style"), ("table", "table"), ("fo", "xsl-fo-compatible")))


def odt_style(name, family, **properties):
    def written(kind):
        words = "".join(f' {key.replace("_", ":", 1).replace("_", "-")}="{value}"' for key, value in properties.items()
                        if key.split("__")[0] and kind_of(key) == kind)
        return f"<style:{kind}-properties{words}/>" if words else ""

    def kind_of(key):
        if family == "paragraph":
            return "text" if "font" in key else "paragraph"
        return family
    return (f'<style:style style:name="{name}" style:family="{family}">'
            + "".join(map(written, dict.fromkeys(map(kind_of, properties)))) + "</style:style>")


def odt_paragraph_style(name, size, **more):
    fonts = dict.fromkeys(("fo_font_family", "style_font_family_asian"), FONT)
    sizes = dict.fromkeys(("fo_font_size", "style_font_size_asian"), f"{size}pt")
    return odt_style(name, "paragraph", **more, **fonts, **sizes)


def odt_table(document, centred):
    figures = document.numbers
    columns_of = "".join(f'<table:table-column table:style-name="C{i}"/>' for i in range(columns(document)))
    body, heads = "", ""
    for r, line in enumerate(tables.grid(document.heads + document.rows)):
        is_head = r < len(document.heads)
        cells = ""
        for c, (cell, begin, column) in sorted(line.items()):
            if (begin, column) != (r, c):
                cells += "<table:covered-table-cell/>"
                continue
            spans = (f' table:number-columns-spanned="{cell.columns}" table:number-rows-spanned="{cell.rows}"'
                     if cell.columns * cell.rows > 1 else "")
            style = ("H" if is_head else "N" if c in figures else "B") if centred else "B"
            text = html.escape(cell.text).replace("\n", "<text:line-break/>")
            cells += (f'<table:table-cell table:style-name="cell"{spans} office:value-type="string">'
                      f'<text:p text:style-name="{style}">{text}</text:p></table:table-cell>')
        made = f'<table:table-row table:style-name="row">{cells}</table:table-row>'
        heads, body = (heads + made, body) if is_head else (heads, body + made)
    return (f'<table:table table:name="T" table:style-name="table">{columns_of}'
            f"<table:table-header-rows>{heads}</table:table-header-rows>{body}</table:table>")


def odt(document, ruled=True, centred=True, middle=True):
    size = document.size
    total = sum(document.widths)
    edge = {"fo_border": "0.5pt solid #000000"} if ruled else {"fo_border": "none"}
    styles = (odt_paragraph_style("P", 12, fo_text_align="justify", fo_text_indent="24pt", fo_line_height="150%")
              + odt_paragraph_style("S", 12, fo_text_align="start") + odt_paragraph_style("R", 12, fo_text_align="end")
              + odt_paragraph_style("T", 16, fo_text_align="center", fo_line_height="150%")
              + odt_paragraph_style("B", size, fo_text_align="start")
              + odt_paragraph_style("H", size, fo_text_align="center", fo_font_weight="bold", style_font_weight_asian="bold")
              + odt_paragraph_style("N", size, fo_text_align="center")
              + odt_style("table", "table", style_width="16cm", table_align="margins")
              + odt_style("row", "table-row", fo_keep_together="always")
              + odt_style("cell", "table-cell", fo_padding="0.1cm", **edge,
                          style_vertical_align="middle" if ruled and middle else "top")
              + "".join(odt_style(f"C{i}", "table-column", style_column_width=f"{16 * part / total:.2f}cm")
                        for i, part in enumerate(document.widths)))

    def block(text):
        style = "R" if text.startswith(">") else "S" if text == tables.INVENTED or text.endswith("：") else "P"
        return f'<text:p text:style-name="{style}">{html.escape(text.removeprefix(">"))}</text:p>'
    body = (block(tables.INVENTED) + f'<text:p text:style-name="T">{html.escape(document.title)}</text:p>'
            + "".join(map(block, document.before)) + odt_table(document, centred) + "".join(map(block, document.after)))
    content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{SPACES} office:version="1.2">'
               f"<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>{body}"
               "</office:text></office:body></office:document-content>")
    page = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles{SPACES} office:version="1.2">'
            '<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties '
            'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/><style:footer-style>'
            '<style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>'
            '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
            'style:page-layout-name="L"><style:footer><text:p>— <text:page-number>1</text:page-number> —</text:p>'
            "</style:footer></style:master-page></office:master-styles></office:document-styles>")
    manifest = ('<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
                '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    return formats.pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content,
                         "styles.xml": page, "META-INF/manifest.xml": manifest})


# ---- XLSX ----

def xlsx(document):
    """A sheet: each paragraph a row, merged across the table as titles are; figures are numbers."""
    before, after = paragraphs(document)
    strings, rows, merged = workbook.Strings(), [], []
    across = columns(document)

    def add(cells, style=workbook.PLAIN):
        at = len(rows)
        for column, cell in sorted(cells.items()):
            if cell.rows > 1 or cell.columns > 1:
                merged.append(f"{workbook.place(at, column)}:{workbook.place(at + cell.rows - 1, column + cell.columns - 1)}")
        rows.append((at + 1, ("", "".join(strings.cell(at, column, cell.text, style) for column, cell in sorted(cells.items())
                                          if cell.text))))
    for text in before:
        add({0: tables.Cell(text, columns=across)})
    for r, cells in enumerate(tables.own_cells(document.heads + document.rows)):
        add(cells, workbook.HEAD if r < len(document.heads) else workbook.PLAIN)
    for text in after:
        add({0: tables.Cell(text)})
    return formats.pack(workbook.parts([("Sheet1", "", workbook.sheet(rows, merged))], strings.xml(), workbook.STYLES))


# ---- PDF ----

def office_pdf(document, ruled, centred):
    return formats.small(formats.convert(odt(document, ruled, centred), "odt", "pdf"))


def browser_pdf(document, ruled, centred):
    edge = "border: 0.5pt solid black" if ruled else "border: none"
    align = "center" if centred else "left"
    style = (f"@page {{ size: A4; margin: 25mm }} body {{ font-family: '{FONT}'; font-size: 12pt; line-height: 1.5 }} "
             "p { margin: 0 0 0.5em 0; text-align: justify } h1 { font-size: 16pt; text-align: center } "
             f"table {{ border-collapse: collapse; width: 100%; table-layout: fixed; font-size: {document.size}pt }} "
             f"td, th {{ {edge}; padding: 0.3em; vertical-align: {'middle' if ruled else 'top'}; text-align: left }} "
             f"th {{ text-align: {align} }} tr {{ break-inside: avoid }}")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "guideline.html"
        article = html_article(document).replace(' border="1" cellspacing="0"', "")
        source.write_text(f"<!DOCTYPE html><html><head><meta charset=utf-8><style>{style}</style></head><body>"
                          f"{article}</body></html>")
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
                        "--print-to-pdf-no-header", f"--user-data-dir={folder}/profile",
                        f"--print-to-pdf={folder}/out.pdf", str(source)], check=True, capture_output=True)
        return formats.small((Path(folder) / "out.pdf").read_bytes())


WAYS = {
    "tabs.txt": tabs,
    "blanks.txt": blanks,
    "bars.md": markdown,
    "heads.html": web_page,
    "cells.html": web_cells,
    "docx": docx,
    "office.docx": lambda document: formats.convert(odt(document), "odt", "docx"),
    "odt": odt,
    "xlsx": xlsx,
    "office.xlsx": lambda document: formats.convert(xlsx(document), "xlsx", "xlsx"),
}

# Which tables are printed in which way: program, ruled, heads centred.
PRINTED = {
    "topics": ["office ruled centred", "office plain left", "browser ruled left", "browser plain centred"],
    "sources": ["office ruled left", "office plain centred", "browser ruled centred", "browser plain left"],
    "groups": ["office ruled centred", "office plain left", "browser ruled left", "browser plain centred"],
    "quotas": ["office ruled left", "office plain centred", "browser ruled centred", "browser plain left"],
    "kinds": ["office ruled centred", "office plain left", "browser plain centred", "browser ruled left",
              "office plain centred", "browser plain left"],
    "list": ["office ruled centred", "office ruled left", "browser ruled centred", "browser ruled left"],
}


# Those with cells that are cut to lines where columns are kept narrow.
WRAPPED = ["topics", "list"]


def print_pdf(document, way):
    program, rules, heads = way.split()
    return (office_pdf if program == "office" else browser_pdf)(document, rules == "ruled", heads == "centred")


def fixtures():
    for name, document in tables.DOCUMENTS.items():
        for ending, way in WAYS.items():
            yield f"{name}.{ending}", lambda way=way, document=document: way(document)
        if name in WRAPPED:
            yield f"{name}.wrapped.txt", lambda document=document: wrapped(document)
        for way in PRINTED[name]:
            yield (f"{name}.{way.replace(' ', '-')}.pdf", lambda way=way, document=document: print_pdf(document, way))


def main():
    words = sys.argv[1:]
    for name, way in fixtures():
        if not words or any(word in name for word in words):
            data = way()
            (FOLDER / name).write_bytes(data)
            print(f"{len(data):8} {name}", flush=True)


if __name__ == "__main__":
    main()
