"""Writes OFD files (GB/T 33190): from what zhinan-pdf finds in a PDF, in the ways that writers of OFD have, or from XML.
Fonts are not embedded."""

import io
import os
import subprocess
import unicodedata
import zipfile
from xml.sax.saxutils import escape, quoteattr

SPACE = "http://www.ofdspec.org/2016"
MM = 25.4 / 72
BELOW = 0.12  # of the size: how far a character reaches below its base line
PDF = os.path.abspath(os.path.join(os.path.dirname(os.environ.get("ZHINAN", "out/bin/zhinan")), "zhinan-pdf"))


def pack(parts, encoding="utf-8"):
    """An archive of (name, bytes or text) pairs. Names in another encoding than UTF-8 have no flag."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            archive.writestr(name if encoding == "utf-8" else Named(name, encoding), data)
    return out.getvalue()


class Named(zipfile.ZipInfo):
    """A member whose name is in an encoding of its own, as some programs have it."""

    def __init__(self, name, encoding):
        super().__init__(name)
        self.encoding = encoding
        self.compress_type = zipfile.ZIP_DEFLATED

    def _encodeFilenameFlags(self):
        return self.filename.encode(self.encoding), self.flag_bits & ~0x800


# ---- objects ----

def element(name, inside="", **attributes):
    stated = "".join(f" {key}={quoteattr(str(value))}" for key, value in attributes.items() if value is not None)
    return f"<ofd:{name}{stated}>{inside}</ofd:{name}>"


def number(value):
    return f"{value:.4f}".rstrip("0").rstrip(".") or "0"


def numbers(*values):
    return " ".join(map(number, values))


def deltas(values):
    """With repeats as the standard has them."""
    out = []
    for value in map(number, values):
        if out and out[-1][0] == value:
            out[-1][1] += 1
        else:
            out.append([value, 1])
    return " ".join(value if count == 1 else f"g {count} {value}" for value, count in out)


def width(c):
    return 1 if unicodedata.east_asian_width(c) in "WF" or c in "“”‘’—…·" else 0.5


def text(x, y, words, size=4, steps=None, more="", boundary=None, **attributes):
    """A text object whose base line begins at a place."""
    if steps is None:
        steps = [width(c) * size for c in words[:-1]]
    code = element("TextCode", escape(words), X=0, Y=number(size), DeltaX=deltas(steps) or None)
    boundary = boundary or numbers(x, y - size, sum(steps) + size, size * 1.2)
    return element("TextObject", more + code, Boundary=boundary, Font=3, Size=number(size), **attributes)


def line(x0, y0, x1, y1, thick=0.2):
    """A line of a table."""
    left, top = min(x0, x1), min(y0, y1)
    data = f"M {numbers(x0 - left, y0 - top)} L {numbers(x1 - left, y1 - top)}"
    return element("PathObject", element("AbbreviatedData", data), LineWidth=thick,
                   Boundary=numbers(left, top, abs(x1 - x0) + thick, abs(y1 - y0) + thick))


def filled(x0, y0, x1, y1, colour="0 0 0"):
    data = f"M 0 0 L {numbers(x1 - x0, 0)} L {numbers(x1 - x0, y1 - y0)} L {numbers(0, y1 - y0)} C"
    return element("PathObject", element("FillColor", Value=colour) + element("AbbreviatedData", data),
                   Stroke="false", Fill="true", Boundary=numbers(x0, y0, x1 - x0, y1 - y0))


def layer(objects, **attributes):
    return element("Layer", "".join(objects), ID=2, **attributes)


def xml(root, inside, space=SPACE):
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<ofd:{root} xmlns:ofd="{space}">{inside}</ofd:{root}>'


def page(inside, before="", area="0 0 210 297"):
    box = element("Area", element("PhysicalBox", area)) if area else ""
    return xml("Page", box + before + element("Content", inside))


def document(pages, common="", more="", resources="PublicRes.xml"):
    shared = element("PageArea", element("PhysicalBox", "0 0 210 297")) + element("PublicRes", resources) + common
    listed = "".join(element("Page", ID=i + 10, BaseLoc=name) for i, name in enumerate(pages))
    return xml("Document", element("CommonData", shared) + element("Pages", listed) + more)


def resources(inside=""):
    return xml("Res", element("Fonts", element("Font", ID=3, FontName="SimSun")) + inside)


def entry(*roots, more=""):
    bodies = "".join(element("DocBody", element("DocInfo", element("DocID", str(i))) + element("DocRoot", root) + more)
                     for i, root in enumerate(roots))
    return xml("OFD", bodies)


def simple(objects, before="", common="", shared="", more=(), area="0 0 210 297", **attributes):
    """An archive of one page with these objects."""
    return pack([("OFD.xml", entry("Doc_0/Document.xml")),
                 ("Doc_0/Document.xml", document(["Pages/Page_0/Content.xml"], common)),
                 ("Doc_0/PublicRes.xml", resources(shared)),
                 ("Doc_0/Pages/Page_0/Content.xml", page(layer(objects, **attributes), before, area)), *more])


# ---- from a PDF ----

class Line:
    """A line of a page: where its characters begin, in millimetres."""

    def __init__(self, fields, words):
        x0, _, x1, y1, size, _ = (int(field) / 10 * MM for field in fields)
        self.words, self.size = words, size
        natural = [width(c) * size for c in words]
        scale = (x1 - x0) / sum(natural) if sum(natural) > 0 else 1
        self.steps = [step * scale for step in natural]
        self.x, self.y = x0, y1 - BELOW * size


def pages_of(pdf):
    """The pages of a PDF: lists of Line, and of rules."""
    out = subprocess.run([PDF, "999"], input=None, stdin=open(pdf, "rb"), capture_output=True, check=True).stdout
    pages = []
    for row in out.decode().splitlines():
        kind, _, rest = row.partition(" ")
        if kind == "P":
            pages.append(([], []))
        elif kind in "LC":
            *fields, words = rest.split(" ", 6)
            pages[-1][0].append(Line(fields, words))
        elif kind == "R":
            pages[-1][1].append([int(field) / 10 * MM for field in rest.split()])
    return pages


def text_of(row, **attributes):
    return text(row.x, row.y, row.words, row.size, row.steps[:-1], **attributes)


def rule_of(rule):
    x0, y0, x1, y1 = rule
    if x1 - x0 > y1 - y0:
        return line(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)
    return line((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)


def objects_of(rows, rules):
    return [*map(rule_of, rules), *map(text_of, rows)]
