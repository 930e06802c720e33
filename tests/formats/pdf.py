"""Writes PDFs by hand: characters at their places, no more. A test lays a text out as it needs it,
with no program that prints. Must not know how PDFs are read."""

import zlib

A4 = (595, 842)
CLOSING = "、。，．：；！？）》」』】〉”’％,.:;!?)%]"
OPENING = "（《「『【〈“‘(["


def width(character):
    """In ems, as the font of these PDFs has it."""
    return 0.5 if ord(character) < 0x2000 else 1.0


def length(text, size):
    return sum(map(width, text)) * size


class Book:
    def __init__(self, size=A4, turn=0, more="", encoding="Identity-H"):
        self.size, self.turn, self.more, self.encoding = size, turn, more, encoding
        self.pages = []

    def page(self):
        self.pages.append([])
        return self

    def put(self, x, y, text, size=12, angle=(1, 0), spacing=0.0, mode=0):
        """The text's left foot is at (x, y) points from the upper left corner."""
        codes = text.encode("utf-16-be").hex()
        cos, sin = angle
        self.pages[-1].append(f"BT /F {size} Tf {mode} Tr {spacing:.3f} Tc {cos} {sin} {-sin} {cos} {x:.2f} "
                              f"{self.size[1] - y:.2f} Tm <{codes}> Tj ET")

    def line(self, x0, y0, x1, y1):
        height = self.size[1]
        self.pages[-1].append(f"{x0:.1f} {height - y0:.1f} m {x1:.1f} {height - y1:.1f} l S")

    def objects(self):
        unicode_map = ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def "
                       "1 begincodespacerange <0000> <FFFF> endcodespacerange 256 beginbfrange\n" + "".join(
                           f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>\n" for high in range(256)) +
                       "endbfrange endcmap CMapName currentdict /CMap defineresource pop end end").encode()
        is_plain = self.encoding == "Identity-H"
        order = "Identity" if is_plain else "GB1"
        widths = "32[" + " ".join(["500"] * 8160) + "]" if is_plain else "1[" + " ".join(["500"] * 95) + "]"
        kids = " ".join(f"{10 + 2 * i} 0 R" for i in range(len(self.pages)))
        out = {1: f"<</Type/Catalog/Pages 2 0 R{self.more}>>",
               2: f"<</Type/Pages/Kids[{kids}]/Count {len(self.pages)}>>",
               3: f"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/{self.encoding}/DescendantFonts[4 0 R]"
                  f"{'/ToUnicode 6 0 R' if is_plain else ''}>>",
               4: f"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering({order})"
                  f"/Supplement 0>>/FontDescriptor 5 0 R/DW 1000/W[{widths}]>>",
               5: "<</Type/FontDescriptor/FontName/Song/Flags 4/Ascent 880/Descent -120/CapHeight 700/ItalicAngle 0/StemV 80"
                  "/FontBBox[0 -120 1000 880]>>",
               6: ("/Filter/FlateDecode", zlib.compress(unicode_map, 9))}
        for i, content in enumerate(self.pages):
            box = f"[0 0 {self.size[0]} {self.size[1]}]"
            out[10 + 2 * i] = (f"<</Type/Page/Parent 2 0 R/MediaBox{box}/Rotate {self.turn}/Resources<</Font<</F 3 0 R>>>>"
                               f"/Contents {11 + 2 * i} 0 R>>")
            out[11 + 2 * i] = ("/Filter/FlateDecode", zlib.compress("\n".join(content).encode(), 9))
        return out

    def save(self, trailer=""):
        return written(self.objects(), trailer)


def written(objects, trailer="", root=1):
    """A PDF of numbered objects; a pair is what a dictionary holds and its stream."""
    out, places = b"%PDF-1.5\n", {}
    for number, item in sorted(objects.items()):
        places[number] = len(out)
        if isinstance(item, tuple):
            words, stream = item
            item = b"<<" + words.encode() + b"/Length %d>>stream\n" % len(stream) + stream + b"\nendstream"
        else:
            item = item.encode()
        out += b"%d 0 obj " % number + item + b"\nendobj\n"
    table = "".join(f"{places[n]:010d} 00000 n \n" if n in places else "0000000000 65535 f \n"
                    for n in range(max(places) + 1))
    return (out + f"xref\n0 {max(places) + 1}\n{table}trailer\n<</Size {max(places) + 1}/Root {root} 0 R{trailer}>>\n"
            f"startxref\n{len(out)}\n%%EOF\n".encode())


def units(text):
    """What cannot be broken: Latin words and numbers; punctuation stays with what it belongs to."""
    out = []
    for c in text:
        joins = out and (c in CLOSING or out[-1][-1] in OPENING or
                         (ord(c) < 0x2000 and c != " " and ord(out[-1][-1]) < 0x2000 and out[-1][-1] != " "))
        if joins:
            out[-1] += c
        else:
            out.append(c)
    return out


def broken(text, size, room, indent):
    """The lines of a paragraph."""
    lines, line, left = [], "", room - indent
    for unit in units(text):
        while length(unit, size) > room:  # an address
            fits = max(1, int(left / (0.5 * size)))
            lines.append(line + unit[:fits])
            line, unit, left = "", unit[fits:], room
        if length(unit, size) > left and line:
            lines.append(line)
            line, left = "", room
        if not line and unit == " ":
            continue
        line += unit
        left -= length(unit, size)
    return [*lines, line.rstrip()] if line.strip() else lines


def flow(book, paragraphs, size=12, left=72, right=523, top=72, bottom=770, leading=1.5, indent=2, space=0.0,
         columns=1, gutter=24, margin=None, put=None, start=None):
    """Lays paragraphs out over pages and columns. `margin(book, number)` draws what stands on each page,
    `put(x, y, line)` one line, where that is not plain; `start` are rows that a page begins below."""
    put = put or (lambda x, y, line: book.put(x, y, line, size))
    room = (right - left - gutter * (columns - 1)) / columns
    column, y, first = columns, bottom, top
    for text in paragraphs:
        is_title = text.endswith("申报指南")
        if is_title and columns > 1:  # across both, at the head of a page
            book.page()
            if margin:
                margin(book, len(book.pages))
            for line in broken(text, size + 4, right - left, 0):
                first += 2 * size
                book.put(left + (right - left - length(line, size + 4)) / 2, first, line, size + 4)
            column, y, first = 0, first + size, first + size
            continue
        own = 0 if is_title else indent * size
        for i, line in enumerate(broken(text, size, room, own)):
            if y + size * leading > bottom:
                column, y = column + 1, first
                if column >= columns:
                    column, y, first = 0, top, top
                    book.page()
                    if margin:
                        margin(book, len(book.pages))
            y += size * leading
            x = left + column * (room + gutter) + (own if i == 0 else 0)
            if is_title:
                x = left + (room - length(line, size)) / 2
            put(x, y, line)
        y += space * size
    return book
