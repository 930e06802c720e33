"""Small OFD files, with the lines that a person sees in a viewer; or a function that says what is wrong with all that the
program writes."""

import ofd
from ofd import element, text

WHITE = element("FillColor", Value="255 255 255")
DOCUMENT = ("Doc_0/Document.xml", ofd.document(["P.xml"]))


def one(inside, more="", **attributes):
    """A page with one text object that has these codes."""
    stated = {"Boundary": "30 30 100 10", "Font": 3, "Size": 4, **attributes}
    return ofd.simple([element("TextObject", more + inside, **stated)])


def code(words, **attributes):
    return element("TextCode", ofd.escape(words), **{"X": 0, "Y": 4, **attributes})


def painted(colour, **attributes):
    return ofd.simple([text(30, 30, "看得见"), text(30, 40, "看不见", more=colour, **attributes)])


def styled(style, **attributes):
    shared = element("DrawParams", element("DrawParam", style, ID=8, Relative=9) +
                     element("DrawParam", WHITE, ID=9))
    return ofd.simple([text(30, 30, "看得见", DrawParam=None), text(30, 40, "看不见", DrawParam=8)], shared=shared, **attributes)


def shapes(words, steps, *groups):
    more = "".join(element("CGTransform", element("Glyphs", " ".join(["5"] * glyphs)), CodePosition=at, CodeCount=codes,
                           GlyphCount=glyphs) for at, codes, glyphs in groups)
    return one(code(words, DeltaX=" ".join(map(str, steps))), more)


def places(*wanted):
    """The rectangle of each line, in tenths of a point, must be about this."""
    def check(said):
        found = [list(map(int, row.split(" ", 5)[1:5])) for row in said.splitlines() if row[:2] in ("L ", "C ")]
        far = [a for a, b in zip(found, wanted) if any(abs(x - y * 10 / ofd.MM) > 3 for x, y in zip(a, b))]
        if far or len(found) != len(wanted):
            shown = [[round(x / 10 * ofd.MM, 1) for x in box] for box in found]
            return f"at {shown}, not {wanted}"
        return None
    return check


def rules(*wanted):
    """The rules, in millimetres."""
    def check(said):
        found = sorted([round(int(n) / 10 * ofd.MM, 1) for n in row.split()[1:]] for row in said.splitlines()
                       if row.startswith("R "))
        if found != sorted(map(list, wanted)):
            return f"rules {found}, not {sorted(wanted)}"
        return None
    return check


def grid(*paths):
    """A page that may have a table, with paths; the cells do not matter."""
    cells = [text(40 + 60 * i, 100 + 10 * k, f"第{k}行{i}") for k in range(3) for i in range(2)]
    return ofd.simple([*cells, *paths])


def path(data, **attributes):
    colour = element("FillColor", Value="0 0 0")
    return element("PathObject", colour + element("AbbreviatedData", data), **{"Boundary": "20 20 100 100", **attributes})


SIDE = element("TextObject", code("下载次数：1", X=1.5, Y=0, DeltaX="g 5 3.18"), Boundary="200 30 20 20",
               CTM="0 1 -1 0 0.5 -2", Font=5, Size="3.175")
PICTURE = element("ImageObject", ResourceID=9, Boundary="0 0 210 297", CTM="210 0 0 297 0 0")
LOGO = element("ImageObject", ResourceID=9, Boundary="10 10 20 20", CTM="20 0 0 20 0 0")
HIDDEN = text(30, 30, "扫描件的文字", Alpha=0)

CASES = {
    # where characters are
    "repeated steps": (one(code("一二三四五", DeltaX="g 3 5 9")), places([30, 30.5, 49, 34.5], [54, 30.5, 58, 34.5])),
    "too few steps": (one(code("一二三四", DeltaX="5")), places([30, 30.5, 49, 34.5])),
    "no steps": (one(code("一二ab")), places([30, 30.5, 42, 34.5])),
    "too many steps": (one(code("一二", DeltaX="4 4 4 4 4 4")), ["一二"]),
    "steps with signs between": (one(code("一二三", DeltaX=" 4,\n 4 ")), places([30, 30.5, 42, 34.5])),
    "narrow characters": (one(code("一二", DeltaX="2"), HScale=0.5), places([30, 30.5, 34, 34.5])),
    "a matrix": (one(code("一二", DeltaX="4"), CTM="2 0 0 2 10 0"), places([40, 30.9, 56, 38.9])),
    "a place before": (one(code("一二", X=10, Y=8, DeltaX="4") + element("TextCode", "三四", X=18, DeltaX=4)),
                       places([40, 34.5, 56, 38.5])),
    "downwards": (one(code("购买方", DeltaY="4 4")), ["购", "买", "方"]),
    "read downwards": (one(code("购买方"), ReadDirection=90),
                       places([30, 30.5, 34, 34.5], [30, 34.5, 34, 38.5], [30, 38.5, 34, 42.5])),
    "beside the text": (ofd.simple([SIDE, *(text(30, 30 + 10 * i, f"第{i}行文字") for i in range(3))]),
                        ["下载次数：1", "第0行文字", "第1行文字", "第2行文字"]),
    "beside the text, at": (ofd.simple([SIDE, text(30, 30, "文字"), text(30, 40, "文字一二三四五六七")]),
                            places([200.1, 36.7, 203.3, 39.8], [30, 26.5, 38, 30.5], [30, 36.5, 66, 40.5])),
    "pieces of a line": (ofd.simple([text(46, 30, "三四"), text(38, 30, "二"), text(30, 30, "一")]), ["三四", "二", "一"]),
    "pieces that go on": (ofd.simple([text(30, 30, "一二"), text(38, 30, "三"), text(42, 30, "四")]), ["一二三四"]),

    # what is written
    "signs of XML": (one(code("A&B<C>“引”")), ["A&B<C>“引”"]),
    "beyond the first plane": (one(code("𠮷野家&#x20BB7;".replace("&#x20BB7;", "𠀋"), DeltaX="4 4 4")), ["𠮷野家𠀋"]),
    "written by numbers": (ofd.simple([text(30, 30, "X").replace("X</", "&#x4E00;&#20108;</")]), ["一二"]),
    "CDATA": (ofd.simple([text(30, 30, "Y").replace("Y</", "<![CDATA[一<二]]></")]), ["一<二"]),
    "on lines of its own": (one(code("\n        一二\n    ", DeltaX="4")), ["一二"]),
    "blanks that count": (one(code("  一二", DeltaX="2 2 4")), places([34, 30.5, 42, 34.5])),
    "escaped": (one(code("\\4E00\\4e8c三", DeltaX="4 4")), ["一二三"]),
    "backslashes": (one(code("C:\\dead", DeltaX="g 6 2")), ["C:\\dead"]),
    "control characters": (one(code("一\\0001二", DeltaX="4 4")), ["一\ufffd二"]),
    "private use": (one(code("一\ue11e二", DeltaX="4 4")), ["一\ue11e二"]),
    "ligatures": (shapes("The first office.", [2.4, 2, 2.8, 2.2, 1.4, 1.6, 2.4, 2, 3.4, 1.8, 1.8, 2],
                         (4, 2, 1), (10, 3, 1)), ["The first office."]),
    "many shapes": (shapes("一二", [1, 1, 2], (0, 1, 3)), places([30, 30.5, 38, 34.5])),
    "words without blanks": (one(code("Onlyroomisleft", DeltaX="2.9 2 1.1 3 1.3 2 2 4.1 1.1 2.5 1.1 1.8 1.3")),
                             ["Only room is left"]),
    "figures without blanks": (one(code("12345678", DeltaX="2 2 3.5 2 2 2 2")), ["12345678"]),
    "even letters": (one(code("GB2312iWil", DeltaX="g 9 2.4")), ["GB2312iWil"]),

    # what is seen
    "white": (painted(WHITE), ["看得见"]),
    "white in hexadecimal": (painted(element("FillColor", Value="#ff #FF #ff")), ["看得见"]),
    "white of grey": (painted(element("FillColor", Value="255")), ["看得见"]),
    "white of print": (painted(element("FillColor", Value="0 0 0 0")), ["看得见"]),
    "a colour that is nothing": (painted(element("FillColor", Value="0 0 0", Alpha=0)), ["看得见"]),
    "a colour of patterns": (ofd.simple([text(30, 30, "花纹", more=element(
        "FillColor", element("Pattern", element("CellContent", text(0, 0, "格子")))))]), ["花纹"]),
    "a white style": (styled(""), ["看得见"]),
    "a white style of a layer": (ofd.simple([text(30, 40, "看不见"), text(30, 30, "看得见", more=element("FillColor", Value="0 0 0"))],
                                            shared=element("DrawParams", element("DrawParam", WHITE, ID=8)), DrawParam=8),
                                 ["看得见"]),
    "white on a dark head": (ofd.simple([ofd.filled(20, 20, 120, 35, "0 80 160"), text(30, 30, "表头", more=WHITE)]), ["表头"]),
    "white on white": (ofd.simple([ofd.filled(20, 20, 120, 35, "255 255 255"), text(30, 30, "表头", more=WHITE),
                                   text(30, 60, "正文")]), ["正文"]),
    "pale": (painted(element("FillColor", Value="190 190 190")), ["看得见", "看不见"]),
    "only drawn around": (painted("", Fill="false", Stroke="true"), ["看得见", "看不见"]),
    "a layer of watermarks": (ofd.simple([text(30, 30, "水印")], Type="Watermark"), []),
    "a background": (ofd.simple([text(30, 30, "底图上的文字")], Type="Background"), ["底图上的文字"]),
    "a scan": (ofd.simple([PICTURE, HIDDEN]), ["扫描件的文字"]),
    "a scan under white": (ofd.simple([text(30, 30, "扫描件的文字", more=WHITE), PICTURE]), ["扫描件的文字"]),
    "no scan": (ofd.simple([LOGO, HIDDEN]), []),
    "a scan with text": (ofd.simple([PICTURE, HIDDEN, text(30, 60, "正文")]), ["正文"]),
    "a cut object": (ofd.simple([element("TextObject", element("Clips", element("Clip", element("Area", text(0, 0, "剪裁")))) +
                                         code("正文"), Boundary="30 30 40 9", Size=4)]), ["正文"]),
    "tags of others": (ofd.simple([element("Tag", text(30, 30, "标签")), text(30, 30, "正文")]), ["正文"]),
    "what an object does": (ofd.simple([element("TextObject", element("Actions", element("Action", code("动作"))) + code("正文"),
                                                Boundary="30 30 40 9", Size=4)]), ["正文"]),

    # rules
    "lines": (grid(path("M 0 0 L 80 0 M 0 0 L 0 50")), rules([20, 20, 100, 20], [20, 20, 20, 70])),
    "a line begun with S": (grid(path("S 0 0 L 80 0 C")), rules([20, 20, 100, 20], [20, 20, 100, 20])),
    "a frame": (grid(path("M0 0L80 0L80 40L0 40C")),
                rules([20, 20, 100, 20], [100, 20, 100, 60], [20, 60, 100, 60], [20, 20, 20, 60])),
    "a thin box": (grid(path("M 0 0 L 80 0 L 80 0.5 L 0 0.5 C", Fill="true", Stroke="false")), rules([20, 20, 100, 20.5])),
    "a box of no colour": (grid(element("PathObject", element("AbbreviatedData", "M 0 0 L 80 0 L 80 0.5 L 0 0.5 C"),
                                        Boundary="20 20 80 1", Fill="true", Stroke="false")), rules()),
    "curves and slants": (grid(path("M 0 0 B 9 9 9 9 80 0 Q 5 5 80 50 A 5 5 0 0 1 0 50 M 0 0 L 50 50")), rules()),
    "a thick line": (grid(path("M 0 0 L 80 0", LineWidth=4)), rules()),
    "a matrix of lines": (grid(path("M 0 0 L 0 -100", CTM="0.5 0 0 -0.5 5 6")), rules([25, 26, 25, 76])),
    "lines that are not seen": (grid(path("M 0 0 L 80 0", Visible="false"), path("M 0 0 L 80 0", Alpha=0),
                                     path("M 0 0 L 80 0", Stroke="false")), rules()),

    # parts
    "resources of a page": (ofd.simple([element("CompositeObject", ResourceID=30, Boundary="10 10 50 50")],
                                       before=element("PageRes", "Res/Units.xml"),
                                       more=[("Doc_0/Pages/Page_0/Res/Units.xml", ofd.resources(element(
                                           "CompositeGraphicUnits", element("CompositeGraphicUnit", element(
                                               "Content", text(20, 20, "图元")), ID=30))))]), places([30, 26.5, 38, 30.5])),
    "no page area": (ofd.simple([text(30, 30, "正文")], area=None), ["正文"]),
    "off the page": (ofd.simple([text(30, 30, "正文"), text(30, 120, "页外")], area="0 0 210 100"), ["正文"]),
    "a space in a path": (ofd.pack([("OFD.xml", ofd.entry("Doc 0/Document.xml")),
                                    ("Doc 0/Document.xml", ofd.document(["P%201.xml"])),
                                    ("Doc 0/P 1.xml", ofd.page(ofd.layer([text(30, 30, "正文")])))]), ["正文"]),
    "blanks around a path": (ofd.pack([("OFD.xml", ofd.entry("\n  Doc_0/Document.xml\n")), DOCUMENT,
                                       ("Doc_0/P.xml", ofd.page(ofd.layer([text(30, 30, "正文")])))]), ["正文"]),
    "an area of nothing": (ofd.simple([text(30, 30, "正文")], area="0 0 0 0"), ["正文"]),
    "an area that begins elsewhere": (ofd.simple([text(30, 30, "正文")], area="20 10 210 297"), places([10, 16.5, 18, 20.5])),
    "a prefix that is not declared": (ofd.pack([("OFD.xml", ofd.entry("Doc_0/Document.xml")), DOCUMENT, (
        "Doc_0/P.xml", ofd.page(ofd.layer([text(30, 30, "正文")])).replace(f' xmlns:ofd="{ofd.SPACE}"', ""))]), ["正文"]),
    "resources in which nothing is": (ofd.pack([("OFD.xml", ofd.entry("Doc_0/Document.xml")), DOCUMENT, ("Doc_0/PublicRes.xml", ""),
                                                ("Doc_0/P.xml", ofd.page(ofd.layer([text(30, 30, "正文")])))]), ["正文"]),
    "no layer": (ofd.simple([]), []),
    "text outside of layers": (ofd.pack([("OFD.xml", ofd.entry("Doc_0/Document.xml")), DOCUMENT,
                                         ("Doc_0/P.xml", ofd.page(text(30, 30, "正文")))]), ["正文"]),
}
