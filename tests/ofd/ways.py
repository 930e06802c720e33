"""The ways in which one text is written as OFD: each says the same."""

import random

import ofd
from ofd import element, number, numbers


def book(pages, before="", common="", shared="", more=(), area="0 0 210 297", **attributes):
    """An archive of one document; a page is a list of objects."""
    names = [f"Pages/Page_{i}/Content.xml" for i in range(len(pages))]
    parts = [(f"Doc_0/{name}", ofd.page(ofd.layer(objects, **attributes), before, area))
             for name, objects in zip(names, pages)]
    return ofd.pack([("OFD.xml", ofd.entry("Doc_0/Document.xml")),
                     ("Doc_0/Document.xml", ofd.document(names, common)),
                     ("Doc_0/PublicRes.xml", ofd.resources(shared)), *parts, *more])


def plain(pages):
    right = max((row.x + sum(row.steps) for rows, _ in pages for row in rows), default=0)
    low = max((row.y for rows, _ in pages for row in rows), default=0)
    return book([ofd.objects_of(*page) for page in pages], area=numbers(0, 0, max(210, right + 10), max(297, low + 10)))


def points(pages):
    """Sizes and places in points, and a matrix."""
    def put(row):
        k = 1 / ofd.MM
        code = element("TextCode", ofd.escape(row.words), X=0, Y=number(row.size * k),
                       DeltaX=ofd.deltas([step * k for step in row.steps[:-1]]) or None)
        return element("TextObject", code, CTM=numbers(ofd.MM, 0, 0, ofd.MM, 0, 0), Font=3, Size=number(row.size * k),
                       Boundary=numbers(row.x, row.y - row.size, sum(row.steps), 0))
    return book([[*map(ofd.rule_of, rules), *map(put, rows)] for rows, rules in pages])


def characters(row):
    x = row.x
    for c, step in zip(row.words, row.steps):
        yield ofd.text(x, row.y, c, row.size, [])
        x += step


def single(pages):
    """An object for each character."""
    return book([[*map(ofd.rule_of, rules), *(c for row in rows for c in characters(row))] for rows, rules in pages])


def codes(pages):
    """All lines of a page in one object; the second and later pieces of a line leave out where they are in height."""
    def put(row):
        half = len(row.words) // 2
        first = element("TextCode", ofd.escape(row.words[:half]), X=number(row.x), Y=number(row.y),
                        DeltaX=ofd.deltas(row.steps[:half - 1]) or None)
        second = element("TextCode", ofd.escape(row.words[half:]), X=number(row.x + sum(row.steps[:half])),
                         DeltaX=ofd.deltas(row.steps[half:-1]) or None)
        return (first if half else "") + (second if half else second.replace("<ofd:TextCode", f'<ofd:TextCode Y="{number(row.y)}"'))
    def objects(rows, rules):
        sizes = sorted({row.size for row in rows})
        return [*map(ofd.rule_of, rules),
                *(element("TextObject", "".join(put(row) for row in rows if row.size == size), Boundary="0 0 210 297",
                          Font=3, Size=number(size)) for size in sizes)]
    return book([objects(*page) for page in pages])


def blocks(pages):
    """Blocks in blocks, some at a place of their own."""
    def objects(rows, rules):
        inner = element("PageBlock", "".join(ofd.objects_of(rows, rules)), ID=7, Boundary="-5 -7 210 297")
        return [element("PageBlock", element("PageBlock", inner, ID=8), ID=9, Boundary="5 7 210 297")]
    return book([objects(*page) for page in pages])


def units(pages):
    """Each page a unit of graphics in half its size, in another one."""
    made, objects = "", []
    for i, (rows, rules) in enumerate(pages):
        small = element("CompositeObject", ResourceID=100 + i, Boundary="0 0 105 148.5", CTM="0.5 0 0 0.5 0 0")
        for number_, inside in ((200 + i, small), (100 + i, "".join(ofd.objects_of(rows, rules)))):
            made += element("CompositeGraphicUnit", element("Content", inside), ID=number_, Width=210, Height=297)
        objects.append([element("CompositeObject", ResourceID=200 + i, Boundary="0 0 210 297", CTM="2 0 0 2 0 0")])
    return book(objects, shared=element("CompositeGraphicUnits", made))


def templates(pages):
    """What stands at the head and foot of all pages, in a template; a background, and one that is not there."""
    common = element("TemplatePage", ID=50, BaseLoc="Tpls/Tpl_0/Content.xml", ZOrder="Background")
    before = element("Template", TemplateID=50, ZOrder="Background") + element("Template", TemplateID=51)
    head = ofd.text(60, 15, "政府间国际科技创新合作", 3.5)
    return book([ofd.objects_of(*page) for page in pages], before, common,
                more=[("Doc_0/Tpls/Tpl_0/Content.xml", ofd.page(ofd.layer([head, ofd.line(30, 17, 180, 17)])))])


def shuffled(pages):
    """In no order."""
    rest = random.Random(7)
    made = [ofd.objects_of(*page) for page in pages]
    for objects in made:
        rest.shuffle(objects)
    return book(made)


def halves(pages):
    """Two documents."""
    parts, roots = [], []
    for i, part in enumerate((pages[:len(pages) // 2], pages[len(pages) // 2:])):
        names = [f"Pages/{k}.xml" for k in range(len(part))]
        parts += [(f"Doc_{i}/Document.xml", ofd.document(names)), (f"Doc_{i}/PublicRes.xml", ofd.resources())]
        parts += [(f"Doc_{i}/{name}", ofd.page(ofd.layer(ofd.objects_of(*page)))) for name, page in zip(names, part)]
        roots.append(f"Doc_{i}/Document.xml")
    return ofd.pack([*parts, ("OFD.xml", ofd.entry(*roots))])


def renamed(pages, name=lambda part: part, said=lambda part: part, encoding="utf-8", change=lambda text: text):
    """With other names of the members, and other ways to tell of them; the pages backwards in the archive."""
    names = [f"Pages/Page_{i}/Content.xml" for i in range(len(pages))]
    parts = [(f"Doc_0/{part}", ofd.page(ofd.layer(ofd.objects_of(*page)))) for part, page in zip(names, pages)]
    parts = [*reversed(parts), ("Doc_0/PublicRes.xml", ofd.resources()),
             ("Doc_0/Document.xml", ofd.document([said(part) for part in names])),
             ("OFD.xml", ofd.entry(said("Doc_0/Document.xml")))]
    return ofd.pack([(name(part), change(data)) for part, data in parts], encoding)


def chinese(part):
    return part.replace("Pages", "页面").replace("Page_", "第页 ").replace("Doc_0", "公文")


def prefix(name, space):
    colon = name + ":" if name else ""
    def change(data):
        data = data.replace("<ofd:", f"<{colon}").replace("</ofd:", f"</{colon}").replace(ofd.SPACE, space)
        return data.replace("xmlns:ofd", f"xmlns:{name}" if name else "xmlns")
    return lambda pages: renamed(pages, change=change)


def turned(quarter):
    """Pages that were put in on their side."""
    matrix, area = {1: ("0 1 -1 0 297 0", "0 0 297 210"), 2: ("-1 0 0 -1 210 297", "0 0 210 297"),
                    3: ("0 -1 1 0 0 210", "0 0 297 210")}[quarter]
    def way(pages):
        made = "".join(element("CompositeGraphicUnit", element("Content", "".join(ofd.objects_of(*page))), ID=100 + i)
                       for i, page in enumerate(pages))
        names = [f"Pages/{i}.xml" for i in range(len(pages))]
        return ofd.pack([("OFD.xml", ofd.entry("Doc_0/Document.xml")), ("Doc_0/Document.xml", ofd.document(names)),
                         ("Doc_0/PublicRes.xml", ofd.resources(element("CompositeGraphicUnits", made))),
                         *((f"Doc_0/{name}", ofd.page(ofd.layer([element("CompositeObject", ResourceID=100 + i, CTM=matrix)]),
                                                      area=area)) for i, name in enumerate(names))])
    return way


def turned_characters(pages):
    """Text objects on their side by the directions that they state."""
    def put(row):
        down = element("TextCode", ofd.escape(row.words), X=0, Y=0, DeltaY=ofd.deltas(row.steps[:-1]) or None)
        return element("TextObject", down, Boundary=numbers(297 - row.y, row.x, row.size, sum(row.steps)), Font=3,
                       Size=number(row.size), ReadDirection=90, CharDirection=90)
    names = [f"Pages/{i}.xml" for i in range(len(pages))]
    return ofd.pack([("OFD.xml", ofd.entry("Doc_0/Document.xml")), ("Doc_0/Document.xml", ofd.document(names)),
                     ("Doc_0/PublicRes.xml", ofd.resources()),
                     *((f"Doc_0/{name}", ofd.page(ofd.layer(list(map(put, rows))), area="0 0 297 210"))
                       for name, (rows, _) in zip(names, pages))])


def marked(pages):
    """Drawn twice, with marks over it that are no text of it: slanted, pale, white, small, hidden, off the page, noted."""
    pale = element("FillColor", Value="200 200 200")
    marks = [ofd.text(40 + 50 * (i % 3), 60 + 45 * (i // 3), "内部资料12亿元", 8, CTM="0.7071 -0.7071 0.7071 0.7071 0 0")
             for i in range(12)]
    marks += [ofd.text(30, 100 + 40 * i, "征求意见稿3亿元", 16, more=pale) for i in range(3)]
    marks += [ofd.text(30, 150, "样本5亿元", 20, Alpha=60),
              ofd.text(30, 40, "资助6亿元", 4, more=element("FillColor", Value="255 255 255")),
              ofd.text(30, 50, "资助7亿元", 0.1), ofd.text(30, 55, "资助8亿元", 4, Visible="false"),
              ofd.text(30, 65, "资助9亿元", 4, Alpha=0), ofd.text(30, 70, "资助10亿元", 4, Fill="false"),
              ofd.text(300, 70, "资助11亿元", 4)]
    note = ofd.xml("PageAnnot", element("Annot", element("Appearance", ofd.text(50, 60, "批注13亿元", 5),
                                                         Boundary="0 0 210 297"), Type="Watermark", ID=60))
    listed = ofd.xml("Annotations", element("Page", element("FileLoc", "Pages/Page_0/Annotation.xml"), PageID=10))
    return book([[*ofd.objects_of(*page), *ofd.objects_of(*page), *marks] for page in pages],
                more=[("Doc_0/Annotations.xml", listed), ("Doc_0/Pages/Page_0/Annotation.xml", note)])


def versions(pages):
    """An older state of the document, and the one that counts."""
    names = [f"Pages/{i}.xml" for i in range(len(pages))]
    listed = element("Versions", element("Version", ID="a", Index=0, Current="false", BaseLoc="Doc_0/Versions/0.xml") +
                     element("Version", ID="b", Index=1, Current="true", BaseLoc="Doc_0/Versions/1.xml"))
    return ofd.pack([("OFD.xml", ofd.entry("Doc_0/Document.xml", more=listed)),
                     ("Doc_0/Versions/1.xml", ofd.xml("DocVersion", element("DocRoot", "../Document_1.xml"), ofd.SPACE)),
                     ("Doc_0/Document.xml", ofd.document(["Pages/old.xml"])),
                     ("Doc_0/Document_1.xml", ofd.document(names)), ("Doc_0/PublicRes.xml", ofd.resources()),
                     ("Doc_0/Pages/old.xml", ofd.page(ofd.layer([ofd.text(30, 30, "资助14亿元")]))),
                     *((f"Doc_0/{name}", ofd.page(ofd.layer(ofd.objects_of(*page)))) for name, page in zip(names, pages))])


WAYS = {
    "plain": plain,
    "points": points,
    "single characters": single,
    "one object a page": codes,
    "blocks": blocks,
    "units of graphics": units,
    "templates": templates,
    "in no order": shuffled,
    "two documents": halves,
    "other prefix": prefix("o", ofd.SPACE),
    "no prefix": prefix("", "http://www.ofdspec.org"),
    "from the root": lambda pages: renamed(pages, said=lambda part: "/" + part if part.startswith("Doc") else "/Doc_0/" + part),
    "from the document": lambda pages: renamed(pages, said=lambda part: "/" + part),
    "backslashes": lambda pages: renamed(pages, said=lambda part: ".\\" + part.replace("/", "\\")),
    "other capitals": lambda pages: renamed(pages, said=str.upper),
    "no endings": lambda pages: renamed(pages, said=lambda part: part.removesuffix(".xml").removesuffix("/Content")),
    "Chinese names": lambda pages: renamed(pages, name=chinese, said=chinese),
    "Chinese names in GBK": lambda pages: renamed(pages, name=chinese, said=chinese, encoding="gbk"),
    "XML in GB 18030": lambda pages: renamed(
        pages, change=lambda data: data.replace("UTF-8", "GB18030", 1).encode("gb18030")),
    "XML in UTF-16": lambda pages: renamed(pages, change=lambda data: data.replace("UTF-8", "UTF-16", 1).encode("utf-16")),
    "blank before the XML": lambda pages: renamed(pages, change=lambda data: "\n " + data),
    "turned right": turned(1),
    "upside down": turned(2),
    "turned left": turned(3),
    "turned characters": turned_characters,
    "marks over it": marked,
    "versions": versions,
}
