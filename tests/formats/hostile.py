"""Files that mean harm, in the formats that are no plain text: each with the words that its
refusal must hold, or None where it may be read as well. Nothing large is kept: all is made here."""

import base64
import functools
import random
import struct
import zipfile
import zlib
from io import BytesIO

import make
import workbook
from pdf import written as pdf

MEGABYTE = 1 << 20


def archive(parts, method=zipfile.ZIP_DEFLATED):
    """Parts may be of one name."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", method) as out:
        for name, data in parts:
            out.writestr(zipfile.ZipInfo(name, (2023, 1, 1, 0, 0, 0)), data, method)
    return file.getvalue()


def docx(document, more=()):
    return archive([("[Content_Types].xml", make.TYPES), ("_rels/.rels", make.RELATIONS),
                    ("word/document.xml", document), *more])


def body(inside, before=""):
    return f'<?xml version="1.0"?>{before}<w:document {make.W}><w:body>{inside}</w:body></w:document>'


TEXT = "<w:p><w:r><w:t>一、总体目标</w:t></w:r></w:p>"
LAUGHS = ("<!DOCTYPE w [<!ENTITY a '通知通知'>" + "".join(
    f"<!ENTITY {new} '{f'&{old};' * 10}'>" for new, old in zip("bcdefgh", "abcdefg")) + "]>")


@functools.cache
def bomb(size):
    """A document of some megabytes of blanks, a few kilobytes large."""
    return docx(body(" " * (size * MEGABYTE) + TEXT))


def lying_size():
    """Says in both its tables that the document has 100 bytes, and has 200 megabytes."""
    data = bytearray(bomb(200))
    true = struct.pack("<I", len(body(" " * (200 * MEGABYTE) + TEXT).encode()))
    at = data.find(true)
    while at >= 0:
        data[at:at + 4] = struct.pack("<I", 100)
        at = data.find(true, at + 4)
    return bytes(data)


def wrong_sum():
    data = bytearray(docx(body(TEXT * 50)))
    at = data.find(b"word/document.xml") + len("word/document.xml")
    data[at + 20] ^= 0xFF
    return bytes(data)


def overlap():
    """A thousand entries that share the bytes of one."""
    data = body(" " * MEGABYTE + TEXT).encode()
    packed = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = packed.compress(data) + packed.flush()
    name = b"word/document.xml"
    facts = struct.pack("<HHHIIIHH", 8, 0, 33, zlib.crc32(data), len(packed), len(data), len(name), 0)
    local = struct.pack("<IHH", 0x04034B50, 20, 0) + facts + name + packed
    entry = struct.pack("<IHHH", 0x02014B50, 20, 20, 0) + facts + struct.pack("<HHHII", 0, 0, 0, 0, 0) + name
    count = 1000
    return local + entry * count + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count,
                                               len(entry) * count, len(local), 0)


def odt(content):
    return archive([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", content)],
                   zipfile.ZIP_STORED)


# XLSX

CELL = '<c t="s"><v>0</v></c>'


def xlsx(rows, merged="", strings="<si><t>一、总体目标</t></si>", before=""):
    sheet = f"<worksheet {workbook.MAIN}><sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>"
    parts = workbook.parts([("Sheet1", "", before + sheet)], strings, workbook.STYLES)
    return archive(parts.items())


def corners():
    """Two rows, as far apart as a sheet goes, of two cells that are as far apart; all between them merged."""
    return xlsx("".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c><c r="XFD{r}" t="s"><v>0</v></c></row>'
                        for r in (1, 1048576)), '<mergeCell ref="A1:XFC1048575"/>')


def many_regions():
    """Small tables, each as wide as a sheet."""
    return xlsx("".join(f'<row r="{r}"><c r="A{r}" t="s"><v>0</v></c><c r="XFD{r}" t="s"><v>0</v></c></row>'
                        for r in range(1, 200_000, 2)))


def hidden_rows():
    """Every other row is hidden, in no order."""
    return xlsx("".join(f'<row r="{i * 7919 % 200_000 * 2 + 1}" hidden="1">{CELL}</row>' for i in range(200_000)))


def references():
    """Out of order, twice, beyond the last row and column, and none at all."""
    cells = "".join(f'<c r="{ref}" t="s"><v>0</v></c>' for ref in
                    ("B2", "A1", "A1", "XFE1", "ZZZZ1", "A1048577", "A99999999999", "", "1", "A", "A0", "$A$1"))
    return xlsx(f'<row r="-1">{cells}</row><row r="99999999999">{CELL}</row><row>{CELL}<c t="s"><v>9</v></c></row>',
                '<mergeCell ref="B2:A1"/><mergeCell ref="A1:"/><mergeCell ref="A1:XFE1"/><mergeCell/><mergeCell ref="A1:A1"/>')


def mhtml(page):
    return b'MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n' + base64.encodebytes(page)


# Flat XML

def flat(body, before=""):
    return (f'<?xml version="1.0"?>{before}<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
            f"{body}</pkg:package>").encode()


def flat_part(name, inside):
    return f'<pkg:part pkg:name="{name}"><pkg:xmlData>{inside}</pkg:xmlData></pkg:part>'


def spaces():
    """Elements that take turns with their namespaces, which would be written anew for each."""
    document = f'<w:document {make.W} xmlns:x="{"x" * 5000}"><w:body>{TEXT}{"<x:a/><w:a/>" * 100_000}</w:body></w:document>'
    return flat(flat_part("/word/document.xml", document))


# PDF

CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def pages(kids, content=b"BT /F 12 Tf 72 700 Td (text) Tj ET", more=None, resources="<</Font<</F 5 0 R>>>>"):
    return {1: CATALOG, 2: f"<</Type/Pages/Kids[{kids}]/Count 1>>",
            3: f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources{resources}/Contents 4 0 R>>",
            4: ("", content), 5: FONT, **(more or {})}


def form_loop():
    """Two drawings, each of which draws the other many times."""
    resources = "<</XObject<</A 6 0 R/B 7 0 R>>>>"
    form = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources{resources}"
    return pdf(pages("3 0 R", b"/A Do " * 50, {6: (form, b"/B Do " * 50), 7: (form, b"/A Do " * 50)}, resources))


def forms_of_forms():
    """Ten drawings, each of which draws the next ten times; the last has text."""
    resources = "<</Font<</F 5 0 R>>/XObject<<" + "".join(f"/X{i} {i} 0 R" for i in range(10, 20)) + ">>>>"
    form = f"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources{resources}"
    more = {i: (form, f"/X{i + 1} Do ".encode() * 10) for i in range(10, 19)}
    more[19] = (form, b"BT /F 12 Tf 72 700 Td (text) Tj ET")
    return pdf(pages("3 0 R", b"/X10 Do", more, resources))


def content_bomb():
    content = zlib.compress(b"BT /F 12 Tf 72 700 Td (text) Tj ET\n" * 3_000_000, 9)
    file = pages("3 0 R", b"")
    file[4] = ("/Filter/FlateDecode", content)
    return pdf(file)


def scanned():
    picture = zlib.compress(bytes(100 * 100), 9)
    image = "/Type/XObject/Subtype/Image/Width 100/Height 100/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    return pdf(pages("3 0 R", b"500 0 0 700 50 50 cm /I Do", {6: (image, picture)}, "<</XObject<</I 6 0 R>>>>"))


def locked():
    """Wants a password that nobody has."""
    key = "<" + "41" * 32 + ">"
    return pdf({**pages("3 0 R"), 8: f"<</Filter/Standard/V 1/R 2/O{key}/U{key}/P -4>>"},
               trailer=f"/Encrypt 8 0 R/ID[{key}{key}]")


def many_pages(count):
    kids = " ".join(f"{10 + i} 0 R" for i in range(count))
    page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return pdf({1: CATALOG, 2: f"<</Type/Pages/Kids[{kids}]/Count {count}>>", **{10 + i: page for i in range(count)}})


# Web pages

def refused():
    """name: (bytes, what the refusal must say)"""
    deep = "<w:r>" * 5000 + "</w:r>" * 5000
    return {
        "bomb.docx": (bomb(200), "--max-unpacked"),
        "lying-size.docx": (lying_size(), "archive|--max-unpacked"),
        "wrong-sum.docx": (wrong_sum(), "archive"),
        "overlap.docx": (overlap(), "archive"),
        "cut.docx": (docx(body(TEXT * 1000))[:500], "archive"),
        "entities.docx": (docx(body("<w:p><w:r><w:t>&h;</w:t></w:r></w:p>", LAUGHS)), "document type"),
        "external.docx": (docx(body("<w:p><w:r><w:t>&x;</w:t></w:r></w:p>",
                                    '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>')), "document type"),
        "attribute.docx": (docx(f'<?xml version="1.0"?>{LAUGHS}<w:document {make.W} a="&h;"/>'), "document type"),
        "deep.docx": (docx(body(deep)), "--max-depth"),
        "broken.docx": (docx(body("<w:p>")), "well-formed"),
        "numbering.docx": (docx(body(TEXT), [("word/numbering.xml", LAUGHS + "<n>&h;</n>")]), "document type"),
        "external.odt": (odt('<!DOCTYPE o SYSTEM "http://127.0.0.1:9/x.dtd"><o/>'), "document type"),
        "workbook.xlsx": (archive([("xl/workbook.xml", "<workbook/>")]), "no sheet"),
        "workbook.xlsb": (archive([("xl/workbook.bin", "")]), "XLSX first"),
        "workbook.ods": (archive([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "<o/>")],
                                 zipfile.ZIP_STORED), "XLSX first"),
        "bomb.xlsx": (xlsx(" " * (200 * MEGABYTE) + f"<row>{CELL}</row>"), "--max-unpacked"),
        "entities.xlsx": (xlsx(f"<row>{CELL}</row>", before=LAUGHS), "document type"),
        "broken.xlsx": (xlsx("<row>"), "well-formed"),
        "deep.xlsx": (xlsx("<row>" * 5000 + "</row>" * 5000), "--max-depth"),
        "merged.xlsx": (xlsx(f"<row>{CELL}</row>", '<mergeCell ref="A1:XFD1048576"/>' * 500_000), "--max-unpacked"),
        "shared.xlsx": (xlsx(f"<row>{CELL}</row>" * 200_000, strings=f"<si><t>{'一' * 10_000}</t></si>"), "--max-unpacked"),
        "corners.xlsx": (corners(), None),
        "many-regions.xlsx": (many_regions(), None),
        "hidden-rows.xlsx": (hidden_rows(), "no sheet"),
        "references.xlsx": (references(), None),
        "spaces.flat.xml": (spaces(), "--max-unpacked"),
        "entities.flat.xml": (flat(flat_part("/word/document.xml", "&h;"), LAUGHS), "document type"),
        "deep.flat.xml": (flat(flat_part("/word/document.xml", deep)), "--max-depth"),
        "parts.flat.xml": (flat(flat_part("", "") * 100_000 + "<pkg:part><pkg:xmlData/>" + "</pkg:part>"), "XML file"),
        "no-part.flat.xml": (flat(""), "XML file"),
        "slides.fodp": (b'<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                        b'office:mimetype="application/vnd.oasis.opendocument.presentation"/>', "XML file"),
        "any.zip": (archive([("a.txt", "一"), ("../../b.txt", "二")]), "ZIP"),
        "deep.html": (("<html><body>" + "<div>" * 100_000 + "一").encode(), "--max-depth"),
        "cells.html": (("<table><tr><td>" * 50_000).encode(), "--max-depth"),
        "comments.html": (b"<p>" + b"<!--<![" * 1_000_000, None),
        "brackets.txt": (b"<br><br>" + "一<!".encode() * 500_000, None),
        "page-loop.pdf": (pdf({**pages("2 0 R"), 2: "<</Type/Pages/Kids[2 0 R]/Count 1>>"}), "PDF|text"),
        "table-loop.pdf": (pdf(pages("3 0 R")).replace(b"/Root", b"/Prev 9/Root").replace(b"/Prev 9", b"/Prev %d" %
                           pdf(pages("3 0 R")).find(b"xref\n0")), None),
        "length-loop.pdf": (pdf({**pages("3 0 R"), 4: "<</Length 4 0 R>>stream\nBT ET\nendstream"}), "PDF|text"),
        "scanned.pdf": (scanned(), "no text"),
        "locked.pdf": (locked(), "password"),
        "pages.pdf": (many_pages(2500), "--max-pages"),
        "head.pdf": (b"%PDF-1.7\n", "damaged"),
        "content-bomb.pdf": (content_bomb(), "--helper-seconds|ended by signal|--max-unpacked"),
        "form-loop.pdf": (form_loop(), "text|--helper-seconds"),
        "forms-of-forms.pdf": (forms_of_forms(), None),
        "sheet.xls": (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(2000), "old binary Office kind"),
        "no-page.mhtml": (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "no web page"),
        "mail.mhtml": (b"From: =?utf-8?Q?a?= <a@example.cn>\nMIME-Version: 1.0\nContent-Type: text/plain\n\ntext\n", "no web page"),
        "in-itself.mhtml": (mhtml(mhtml(b"<p>text")), "no web page"),
        "archive.mhtml": (mhtml(docx(body(TEXT))), "no web page"),
        "nested.mhtml": (b"MIME-Version: 1.0\n" + b"".join(
            b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (i, i) for i in range(20_000)), None),
        "boundaries.mhtml": (b'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="a"\n\n' + b"--a\n" * 500_000, None),
        "deep.mhtml": (mhtml(b"<html><body>" + b"<div>" * 100_000 + b"text"), "--max-depth"),
        "names.mhtml": (b'MIME-Version: 1.0\nContent-Type: image/png; name="a\x0a  9: text/html"\n\ntext', "no web page|mshow"),
        "flat.xml": (b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument/>", "XML file"),
        "fixed.ofd": (archive([("OFD.xml", "<ofd:OFD/>")]), "OFD cannot be read"),
        "script.html": (b"<html><body><div id=app></div><script>1</script></body></html>", "browser"),
        "empty.docx": (docx(body("<w:p/>")), "no text"),
        "noise.doc": (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + bytes(504) + "WordDocument".encode("utf-16-le") + bytes(4096),
                      "antiword failed"),
    }


def damaged(name, data, count):
    """The file cut and changed at random places, the same each time."""
    chance = random.Random(name)
    for i in range(count):
        changed = bytearray(data)
        for _ in range(chance.randrange(1, 12)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        if i % 3 == 0:
            changed = changed[:chance.randrange(len(changed))]
        yield f"{i}-{name}", bytes(changed)
