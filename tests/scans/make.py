#!/usr/bin/env python3
"""Makes scans of pages whose text is known: pictures as a scanner gives them.

usage: make.py FOLDER [office|print]...

Each page is drawn by pdftoppm, then turned, made noisy, stamped, and written, all with fixed numbers: the
same pages give the same scans. Needs LibreOffice, poppler-utils, leptonica and fonts-noto-cjk. Must not
know how scans are read.
"""

import ctypes
import ctypes.util
import html
import math
import subprocess
import sys
import threading
from pathlib import Path

TEXT = Path("corpus/intergovernmental/2023-2.txt")
DOCX = Path("tests/formats/office.docx")

# ---- pages ----


def convert(path, folder):
    """A PDF of a document, by LibreOffice."""
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder.resolve()}/office", "--headless",
                    *(["--infilter=OpenDocument Text Flat XML"] if path.suffix == ".fodt" else []),
                    "--convert-to", "pdf", "--outdir", str(folder), str(path)],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
    return folder / (path.stem + ".pdf")


def write(folder, name, text):
    path = folder / name
    path.write_text(text)
    return path


def print_page(body, style=""):
    return ("<!DOCTYPE html><html><head><meta charset='utf-8'><style>@page { size: A4; margin: 25mm }"
            "body, p, td, th, h1 { font-family: 'Noto Serif CJK SC'; font-size: 14pt }"
            f"h1 {{ font-size: 18pt; text-align: center }} {style}</style></head><body>{body}</body></html>")


def printed():
    """The text in the other shape of letters, as a printer sets it."""
    lines = [line for line in TEXT.read_text().split("\n") if line.strip()]
    return print_page("".join(f"<p>{html.escape(line)}</p>" for line in lines))


ROWS = [("1", "城市热岛的观测与模拟", "12", "3600"), ("2", "河口湿地的碳收支", "8", "1,280"),
        ("3", "古籍纸张的老化", "5", "407.5"), ("4", "高原湖泊的水质预警", "20", "6900"),
        ("5", "旧桥的振动与寿命", "3", "98"), ("", "合计", "48", "12,285.5")]


def table():
    """A ruled table between two paragraphs."""
    rows = "".join("<tr>" + "".join(f"<td>{cell or '&nbsp;'}</td>" for cell in row) + "</tr>" for row in ROWS)
    return print_page("<p>2027 年度拟支持的项目如下表，单位为万元。</p><table border=1 cellspacing=0 cellpadding=5 "
                      "width=100%><tr><th>序号</th><th>项目名称</th><th>拟支持数</th><th>经费（万元）</th></tr>"
                      f"{rows}</table><p>表中经费 2028 年 6 月 30 日前拨付。</p>")


COLUMNS = [f"第 {i} 条 申请单位应于 {2020 + i} 年 {i % 12 + 1} 月 {3 * i % 28 + 1} 日以前提交材料 {7 * i} 份，"
           f"每份不超过 {150 * i} 字，逾期不予受理。" for i in range(1, 25)]


def columns():
    """Two columns."""
    return print_page(f"<div class='two'>{''.join(f'<p>{line}</p>' for line in COLUMNS)}</div>",
                      "p { font-size: 11pt } .two { column-count: 2; column-gap: 10mm }")


# ---- red ink ----


def frame(x, y, width, size, text):
    """Text at a place of the page, in millimetres."""
    return (f"<draw:frame draw:style-name='f' text:anchor-type='page' text:anchor-page-number='1' svg:x='{x:.2f}mm' "
            f"svg:y='{y:.2f}mm' svg:width='{width}mm' svg:height='{size}mm'><draw:text-box><text:p "
            f"text:style-name='p{size}'>{text}</text:p></draw:text-box></draw:frame>")


def red(shapes):
    styles = "".join(f"<style:style style:name='p{size}' style:family='paragraph'><style:paragraph-properties "
                     f"fo:text-align='center'/><style:text-properties fo:font-size='{size}mm' style:font-size-asian='{size}mm' "
                     "fo:color='#d8232a' style:font-name-asian='Noto Serif CJK SC' style:font-name='Noto Serif CJK SC' "
                     "/></style:style>"
                     for size in (4, 13))
    names = ("office", "style", "text", "draw", "svg:urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
             "fo:urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0")
    names = [name if ":" in name else {
        "draw": "draw:urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"}.get(
            name, f"{name}:urn:oasis:names:tc:opendocument:xmlns:{name}:1.0") for name in names]
    spaces = " ".join("xmlns:{}='{}'".format(*name.split(":", 1)) for name in names)
    return ("<?xml version='1.0' encoding='UTF-8'?>"
            f"<office:document {spaces} office:version='1.2' office:mimetype='application/vnd.oasis.opendocument.text'>"
            "<office:font-face-decls><style:font-face style:name='Noto Serif CJK SC' "
            "svg:font-family=\"'Noto Serif CJK SC'\"/></office:font-face-decls><office:automatic-styles>"
            "<style:page-layout style:name='l'><style:page-layout-properties fo:page-width='210mm' fo:page-height='297mm' "
            "fo:margin='5mm'/></style:page-layout><style:style style:name='f' style:family='graphic'><style:graphic-properties "
            "draw:stroke='none' draw:fill='none' fo:padding='0mm' fo:border='none' style:wrap='run-through' "
            "style:horizontal-pos='from-left' style:vertical-pos='from-top' style:horizontal-rel='page' style:vertical-rel='page'/></style:style>"
            "<style:style style:name='r' style:family='graphic'><style:graphic-properties draw:stroke='solid' "
            "svg:stroke-width='1.2mm' svg:stroke-color='#d8232a' draw:fill='none' style:wrap='run-through' "
            "style:horizontal-pos='from-left' style:vertical-pos='from-top' style:horizontal-rel='page' style:vertical-rel='page'/></style:style>"
            f"{styles}</office:automatic-styles><office:master-styles><style:master-page style:name='Standard' "
            "style:page-layout-name='l'/></office:master-styles><office:body><office:text>"
            f"<text:p>{shapes}</text:p></office:text></office:body></office:document>")


PLACE = "text:anchor-type='page' text:anchor-page-number='1' draw:style-name='r'"


def head():
    """The head of an official document: large letters over a rule."""
    return red(frame(15, 4, 180, 13, "某某科学技术部文件") +
               f"<draw:line {PLACE} svg:x1='25mm' svg:y1='22mm' svg:x2='185mm' svg:y2='22mm'/>")


def seal():
    """A round seal in the middle of the page: a ring, letters along it, a star."""
    x, y, radius = 120, 150, 21
    letters = "某某科学技术部专用章"
    shapes = [f"<draw:ellipse {PLACE} svg:x='{x - radius}mm' svg:y='{y - radius}mm' svg:width='{2 * radius}mm' "
              f"svg:height='{2 * radius}mm'/>", frame(x - 7, y - 8, 14, 13, "★")]
    for i, letter in enumerate(letters):
        angle = math.radians(-210 + 240 * i / (len(letters) - 1))
        shapes.append(frame(x + 16 * math.cos(angle) - 4, y + 16 * math.sin(angle) - 3, 8, 4, letter))
    return red("".join(shapes))


# ---- pictures ----

LEPTONICA = ctypes.CDLL(ctypes.util.find_library("leptonica") or ctypes.util.find_library("lept"))
POINTER, FLOAT, INT = ctypes.c_void_p, ctypes.c_float, ctypes.c_int
for _name, _kinds in {"pixRead": (ctypes.c_char_p,), "pixRotate": (POINTER, FLOAT, INT, INT, INT, INT),
                      "pixAddGaussianNoise": (POINTER, FLOAT), "pixMinOrMax": (POINTER, POINTER, POINTER, INT),
                      "pixConvertTo32": (POINTER,), "pixRotateOrth": (POINTER, INT)}.items():
    getattr(LEPTONICA, _name).restype = POINTER
    getattr(LEPTONICA, _name).argtypes = _kinds
LEPTONICA.pixWrite.argtypes = (ctypes.c_char_p, POINTER, INT)
LEPTONICA.pixWriteTiff.argtypes = (ctypes.c_char_p, POINTER, INT, ctypes.c_char_p)
LEPTONICA.pixSetResolution.argtypes = (POINTER, INT, INT)
LEPTONICA.pixGetWidth.argtypes = LEPTONICA.pixGetHeight.argtypes = (POINTER,)
LEPTONICA.pixDestroy.argtypes = (ctypes.POINTER(POINTER),)
JPEG, PNG, TIFF_ZIP = 2, 3, 9
LEAST, BY_AREA, WHITE = 1, 1, 1

# One scan at a time takes numbers by chance, which are the same for a page each time.
CHANCE = threading.Lock()

# Name: dots of an inch, degrees, noise, red ink, how it is written.
KINDS = {
    "150": (150, 0, 0, None, JPEG), "200": (200, 0, 0, None, PNG), "300": (300, 0, 0, None, JPEG),
    "200-turned": (200, 1, 0, None, JPEG), "300-turned": (300, -1, 0, None, JPEG),
    "200-noise": (200, 0, 25, None, JPEG), "300-noise": (300, 0, 40, None, JPEG),
    "200-seal": (200, 0, 0, "seal", JPEG), "300-seal": (300, 0.5, 10, "seal", JPEG),
    "200-head": (200, 0, 0, "head", JPEG), "300-head": (300, 0, 10, "head", JPEG),
}


def draw(pdf, page, dots, into):
    subprocess.run(["pdftoppm", "-r", str(dots), "-f", str(page), "-l", str(page), "-png", "-singlefile",
                    str(pdf), str(into)], check=True, stderr=subprocess.DEVNULL)
    return into.with_suffix(".png")


def load(path):
    """A picture as it is in a file, and behind it in colour."""
    pix = LEPTONICA.pixRead(str(path).encode())
    return [pix, LEPTONICA.pixConvertTo32(pix)]


def scan(folder, pdf, page, kind):
    """The path of the scan of a page."""
    dots, degrees, noise, ink, form = KINDS[kind]
    path = folder / f"{pdf.stem}-{page:02}-{kind}.{'png' if form == PNG else 'jpg'}"
    drawn = draw(pdf, page, dots, folder / f"{pdf.stem}-{page:02}-{kind}-drawn")
    pixes = load(drawn)
    if ink:
        stamp = draw(pdf.parent / f"{ink}.pdf", 1, dots, folder / f"{path.stem}-ink")
        below = pixes[-1]
        pixes += load(stamp)
        pixes += [LEPTONICA.pixMinOrMax(None, below, pixes[-1], LEAST)]
        stamp.unlink()
    if degrees:
        pixes += [LEPTONICA.pixRotate(pixes[-1], math.radians(degrees), BY_AREA, WHITE, 0, 0)]
    if noise:
        with CHANCE:
            ctypes.CDLL(None).srand(page)
            pixes += [LEPTONICA.pixAddGaussianNoise(pixes[-1], noise)]
    LEPTONICA.pixSetResolution(pixes[-1], dots, dots)
    LEPTONICA.pixWrite(str(path).encode(), pixes[-1], form)
    for pix in pixes:
        LEPTONICA.pixDestroy(ctypes.byref(POINTER(pix)))
    drawn.unlink()
    return path


def turn(path, quarters, into):
    """A scan that lies on its side, or upside down."""
    pix = POINTER(LEPTONICA.pixRead(str(path).encode()))
    turned = POINTER(LEPTONICA.pixRotateOrth(pix, quarters))
    LEPTONICA.pixWrite(str(into).encode(), turned, PNG)
    LEPTONICA.pixDestroy(ctypes.byref(pix))
    LEPTONICA.pixDestroy(ctypes.byref(turned))
    return into


def tiff(paths, into):
    """One file of several pages."""
    for i, path in enumerate(paths):
        pix = POINTER(LEPTONICA.pixRead(str(path).encode()))
        LEPTONICA.pixWriteTiff(str(into).encode(), pix, TIFF_ZIP, b"a" if i else b"w")
        LEPTONICA.pixDestroy(ctypes.byref(pix))
    return into


def book(paths, dots, into):
    """A PDF that holds only pictures, each a JPEG, over the whole of its page."""
    objects = {1: b"<</Type/Catalog/Pages 2 0 R>>", 2: None}
    for i, path in enumerate(paths):
        pix = POINTER(LEPTONICA.pixRead(str(path).encode()))
        if path.suffix != ".jpg":
            path = path.with_suffix(".jpg")
            LEPTONICA.pixWrite(str(path).encode(), pix, JPEG)
        data = path.read_bytes()
        size = (LEPTONICA.pixGetWidth(pix), LEPTONICA.pixGetHeight(pix))
        LEPTONICA.pixDestroy(ctypes.byref(pix))
        points = tuple(72 * side / dots for side in size)
        content = "q {:.3f} 0 0 {:.3f} 0 0 cm /I Do Q".format(*points).encode()
        first = 3 + 3 * i
        objects[first] = ("<</Type/Page/Parent 2 0 R/MediaBox[0 0 {:.3f} {:.3f}]/Resources<</XObject<</I {} 0 R>>>>"
                          "/Contents {} 0 R>>".format(*points, first + 2, first + 1)).encode()
        objects[first + 1] = b"<</Length %d>>stream\n%s\nendstream" % (len(content), content)
        objects[first + 2] = (b"<</Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8"
                              b"/Filter/DCTDecode/Length %d>>stream\n%s\nendstream" % (*size, len(data), data))
    kids = " ".join(f"{3 + 3 * i} 0 R" for i in range(len(paths)))
    objects[2] = f"<</Type/Pages/Kids[{kids}]/Count {len(paths)}>>".encode()
    out, places = bytearray(b"%PDF-1.5\n"), []
    for number in sorted(objects):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, objects[number])
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
    into.write_bytes(out)
    return into


def prepare(folder):
    """The PDFs of all pages and stamps, by their names."""
    folder.mkdir(parents=True, exist_ok=True)
    sources = {"office": DOCX.read_bytes(), "print": printed().encode(), "table": table().encode(),
               "columns": columns().encode(), "blank": print_page("<p>&nbsp;</p>").encode(), "head": head().encode(), "seal": seal().encode()}
    pdfs = {}
    for name, data in sources.items():
        suffix = "docx" if name == "office" else "fodt" if name in ("head", "seal") else "html"
        source = folder / f"{name}.{suffix}"
        source.write_bytes(data)
        pdfs[name] = convert(source, folder)
    return pdfs


if __name__ == "__main__":
    where = Path(sys.argv[1])
    made = prepare(where)
    for which in sys.argv[2:] or ["office"]:
        for kind_of in KINDS:
            for number in (1, 2, 3):
                print(scan(where, made[which], number, kind_of))
