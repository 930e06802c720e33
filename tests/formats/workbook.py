"""Writes workbooks (XLSX) as Excel lays out their parts."""

import html
import re

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def place(row, column):
    """Both from 0."""
    letters, column = "", column + 1
    while column > 0:
        column, digit = divmod(column - 1, 26)
        letters = chr(65 + digit) + letters
    return f"{letters}{row + 1}"


def relations(rows):
    listed = "".join(f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"/>' for name, kind, target in rows)
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def sheet(rows, merged=(), head="", more=""):
    """Each row is a pair of its attributes and its cells."""
    lines = "".join(f'<row r="{number}"{attributes}>{cells}</row>' for number, (attributes, cells) in rows)
    joined = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    joined = f'<mergeCells count="{len(merged)}">{joined}</mergeCells>' if merged else ""
    return f"{XML}<worksheet {MAIN}>{head}<sheetData>{lines}</sheetData>{joined}{more}</worksheet>"


def parts(sheets, strings="", styles="", properties=""):
    """Of sheets, each a triple of its name, its attributes and its XML; strings and styles are what is in those parts."""
    listed = "".join(f'<sheet name="{html.escape(name)}" sheetId="{i}" r:id="rId{i}"{state}/>'
                     for i, (name, state, _) in enumerate(sheets, 1))
    count = len(sheets)
    targets = [(f"rId{i}", "worksheet", f"worksheets/sheet{i}.xml") for i in range(1, count + 1)]
    targets += [(f"rId{count + 1}", "styles", "styles.xml"), (f"rId{count + 2}", "sharedStrings", "sharedStrings.xml")]
    types = "".join(f'<Override PartName="/xl/{name}.xml" ContentType="{TYPE}.{kind}+xml"/>' for name, kind in
                    [("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings"),
                     *((f"worksheets/sheet{i}", "worksheet") for i in range(1, count + 1))])
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType='
                               f'"application/vnd.openxmlformats-package.relationships+xml"/>{types}</Types>',
        "_rels/.rels": relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'{XML}<workbook {MAIN} xmlns:r="{OFFICE}"><workbookPr{properties}/><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(targets),
        "xl/styles.xml": f"{XML}<styleSheet {MAIN}>{styles}</styleSheet>",
        "xl/sharedStrings.xml": f"{XML}<sst {MAIN}>{strings}</sst>",
        **{f"xl/worksheets/sheet{i}.xml": xml for i, (_, _, xml) in enumerate(sheets, 1)},
    }


# What STYLES calls them: bold and centred; a number with two digits; one with a word behind it.
PLAIN, HEAD, MONEY, COUNT = range(4)
STYLES = ('<numFmts count="2"><numFmt numFmtId="176" formatCode="0.00_ "/><numFmt numFmtId="177" formatCode="0&quot;项&quot;"/>'
          '</numFmts><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>'
          '<cellXfs count="4"><xf numFmtId="0" fontId="0"/><xf numFmtId="0" fontId="1"><alignment horizontal="center"/></xf>'
          '<xf numFmtId="176" fontId="0"/><xf numFmtId="177" fontId="0"/></cellXfs>')


class Strings:
    """The table of shared strings."""

    def __init__(self):
        self.places = {}

    def cell(self, row, column, text, style=PLAIN):
        """A cell of a text; a plain number is one."""
        at = f'r="{place(row, column)}" s="{style}"'
        if re.fullmatch(r"\d{1,9}(\.\d+)?", text):
            return f"<c {at}><v>{text}</v></c>"
        index = self.places.setdefault(text, len(self.places))
        return f'<c {at} t="s"><v>{index}</v></c>'

    def xml(self):
        return "".join(f'<si><t xml:space="preserve">{html.escape(text)}</t></si>' for text in self.places)


def of_lines(lines):
    """The parts of a workbook with a line in each row."""
    strings = Strings()
    rows = [(i + 1, ("", strings.cell(i, 0, line))) for i, line in enumerate(lines)]
    return parts([("Sheet1", "", sheet(rows)), ("Sheet2", "", sheet([]))], strings.xml(), STYLES)
