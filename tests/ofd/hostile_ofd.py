"""OFD files that are damaged, or made to do harm. Each comes with the beginnings of what may be said of it."""

import random
import struct

import ofd
from ofd import element

ENTRY = ("OFD.xml", ofd.entry("Doc_0/Document.xml"))
SHARED = ("Doc_0/PublicRes.xml", ofd.resources())
PAGE = ("Doc_0/P.xml", ofd.page(ofd.layer([ofd.text(30, 30, "一行文字")])))
READ = ["P 1"]
DAMAGED = ["E damaged"]
LARGE = ["E large"]
DEEP = ["E deep"]


def archive(content=None, document=None, shared=None, entry=None, more=()):
    """An archive in which one part is another."""
    return ofd.pack([("OFD.xml", entry) if entry is not None else ENTRY,
                     ("Doc_0/Document.xml", document or ofd.document(["P.xml"])),
                     ("Doc_0/PublicRes.xml", shared) if shared else SHARED,
                     ("Doc_0/P.xml", content) if content is not None else PAGE, *more])


def unit(number, inside):
    return element("CompositeGraphicUnit", element("Content", inside), ID=number)


def use(number, **attributes):
    return element("CompositeObject", ResourceID=number, Boundary="0 0 210 297", **attributes)


def tree(depth, each):
    """Units that use each other so often that all together are more than any page."""
    units = "".join(unit(100 + i, use(101 + i) * each) for i in range(depth)) + unit(100 + depth, ofd.text(30, 30, "字"))
    return ofd.resources(element("CompositeGraphicUnits", units))


def ring():
    return ofd.resources(element("CompositeGraphicUnits", unit(100, use(100)) + unit(101, use(102)) + unit(102, use(101))))


def split(data, mark):
    before, _, after = data.partition(mark)
    return before, mark + after


def within(data, start, inside, end):
    """A page with something around what is in its layer."""
    before, after = split(data, "<ofd:TextObject")
    middle, after = split(after, "</ofd:Layer>")
    return before + start + inside + middle + end + after


def entities():
    page = PAGE[1]
    declared = "".join(f'<!ENTITY e{i + 1} "{f"&e{i};" * 10}">' for i in range(9))
    head, rest = page.split("\n", 1)
    return f'{head}\n<!DOCTYPE ofd:Page [<!ENTITY e0 "字字字字">{declared}]>\n' + rest.replace("一行文字", "&e9;")


def outside():
    head, rest = PAGE[1].split("\n", 1)
    return f'{head}\n<!DOCTYPE ofd:Page [<!ENTITY e SYSTEM "file:///etc/passwd">]>\n' + rest.replace("一行文字", "&e;")


def locked(data):
    """With the bit set that says that a member is encrypted."""
    out = bytearray(data)
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = out.find(mark)
        while at >= 0:
            flags, = struct.unpack_from("<H", out, at + offset)
            struct.pack_into("<H", out, at + offset, flags | 1)
            at = out.find(mark, at + 4)
    return bytes(out)


def text_with(**attributes):
    inside = element("TextCode", "一行文字", **{"X": 0, "Y": 4, **attributes})
    return ofd.page(ofd.layer([element("TextObject", inside, Boundary="30 30 100 5", Font=3, Size=4)]))


def shapes(**attributes):
    inside = element("CGTransform", element("Glyphs", "1 2 3"), **attributes) + element("TextCode", "一行文字", X=0, Y=4)
    return ofd.page(ofd.layer([element("TextObject", inside, Boundary="30 30 100 5", Font=3, Size=4)]))


def path(data):
    return ofd.page(ofd.layer([ofd.text(30, 30, "一行文字"),
                               element("PathObject", element("AbbreviatedData", data), Boundary="0 0 9 9")]))


def numbers(value):
    return ofd.page(ofd.layer([
        element("TextObject", element("TextCode", "一行", X=value, Y=value, DeltaX=value), Boundary=" ".join([value] * 4),
                Size=value, HScale=value, CTM=" ".join([value] * 6), CharDirection=value, ReadDirection=value)]))


def refused():
    whole = archive()
    many = 200_000
    return {
        "nothing in it": (ofd.pack([]), DAMAGED),
        "no archive": (b"PK\3\4 and no more", DAMAGED),
        "no entry": (ofd.pack([PAGE]), DAMAGED),
        "an empty entry": (archive(entry=""), DAMAGED),
        "no document": (archive(entry=ofd.xml("OFD", "")), DAMAGED),
        "a document that is not there": (archive(entry=ofd.entry("Doc_9/Document.xml")), DAMAGED),
        "no pages": (archive(document=ofd.document([])), DAMAGED),
        "a page that is not there": (archive(document=ofd.document(["P.xml", "Q.xml"])), DAMAGED),
        "a page that is not well-formed": (archive(PAGE[1].replace("</ofd:Layer>", "")), DAMAGED),
        "a page that ends early": (archive(PAGE[1][:-30]), DAMAGED),
        "a page that is not UTF-8": (archive(PAGE[1].encode().replace(b"\xe4\xb8\x80", b"\xe4\xb8")), DAMAGED),
        "entities": (archive(entities()), DAMAGED),
        "an entity in a file": (archive(outside()), DAMAGED),
        "a document type": (archive(PAGE[1].replace("?>", "?><!DOCTYPE a>", 1)), DAMAGED),
        "a path out of it": (archive(document=ofd.document(["../../../../etc/passwd"])), DAMAGED),
        "a path out of it and back": (archive(document=ofd.document(["../../../Doc_0/./P.xml"])), READ),
        "locked members": (locked(whole), ["E locked"]),
        "encrypted": (archive(more=[("Encryptions.xml", ofd.xml("Encryptions", ""))]), ["E locked"]),
        "many pages": (archive(document=ofd.document(["P.xml"] * 100_000)), ["E pages 100000"]),
        "many documents": (archive(entry=ofd.entry(*["Doc_0/Document.xml"] * 3000)), ["E pages 3000"]),
        "a bomb of blanks": (archive(within(PAGE[1], " " * (1 << 30), "", "")), LARGE),
        "a bomb before the XML": (archive(" " * (200 << 20) + PAGE[1]), LARGE),
        "a bomb of text": (archive(PAGE[1].replace("一行文字", "a" * (140 << 20))), LARGE),
        "a bomb of objects": (archive(within(PAGE[1], "<ofd:a/>" * (20 << 20), "", "")), LARGE),
        "a bomb of characters": (archive(within(PAGE[1], "", ofd.text(30, 30, "字" * 2000, 1) * 500, "")), LARGE),
        "a bomb of comments": (archive(within(PAGE[1], "<!--" + "-" * (140 << 20), "-->", "")), ["E "]),
        "a bomb of attributes": (archive(within(PAGE[1], "<ofd:a", "".join(f" a{i}=''" for i in range(many)) + "/>", "")),
                                 DAMAGED),
        "a bomb of a name": (archive(within(PAGE[1], "<ofd:" + "a" * (20 << 20), "/>", "")), ["E "]),
        "a bomb of an attribute": (archive(within(PAGE[1], '<ofd:a b="' + "a" * (120 << 20), '"/>', "")), ["E ", "P "]),
        "deep blocks": (archive(within(PAGE[1], "<ofd:PageBlock>" * 100_000, "", "</ofd:PageBlock>" * 100_000)), DEEP),
        "deep unknown": (archive(within(PAGE[1], "<a>" * 100_000, "", "</a>" * 100_000)), DEEP),
        "a unit in itself": (archive(ofd.page(ofd.layer([use(100)])), shared=ring()), DEEP),
        "units in a ring": (archive(ofd.page(ofd.layer([use(102)])), shared=ring()), DEEP),
        "a tree of units": (archive(ofd.page(ofd.layer([use(100)])), shared=tree(9, 20)), LARGE),
        "a bomb of units": (archive(ofd.page(ofd.layer([use(100)])), shared=tree(12, 2)), ["P 1"]),
        "a page of itself": (archive(PAGE[1].replace("<ofd:Content>", "<ofd:Template TemplateID='5'/><ofd:Content>"),
                                     ofd.document(["P.xml"], element("TemplatePage", ID=5, BaseLoc="P.xml"))), READ),
        "a resource of itself": (archive(shared=ofd.xml("Page", PAGE[1].split("?>", 1)[1])), READ),
        "a page that is a resource": (archive(content=ofd.resources()), READ),
        "many steps": (archive(text_with(DeltaX="g 1000000000 1")), READ),
        "steps that go back": (archive(text_with(DeltaX="g -5 1 g 1e300 -1")), READ),
        "steps and no end": (archive(text_with(DeltaX="g " * many, DeltaY="g 1")), READ),
        "shapes without end": (archive(shapes(CodePosition=0, CodeCount=1e9, GlyphCount=1e9)), READ),
        "shapes at no place": (archive(shapes(CodePosition=-1, CodeCount=-1, GlyphCount=0)), READ),
        **{f"numbers {value}": (archive(numbers(value)), READ)
           for value in ("1e300", "-1e300", "nan", "inf", "1e-300", "0", "-1", "9" * 99, "")},
        "a long path": (archive(path("M 0 0 " + "L 9 9 L 0 0 " * many)), READ),
        "a path that is none": (archive(path("M L C 5 5 X 9 B 1 2")), READ),
        "a zero in a name": (archive(more=[("Doc_0/a\0b", "")]), READ),
        "as the reader of a page": (archive(entry=PAGE[1]), DAMAGED),
    }


def damaged(data, count):
    """Copies with bits turned, bytes replaced and ends cut."""
    rest = random.Random(5)
    for i in range(count):
        out = bytearray(data)
        if i % 3 == 0:
            del out[rest.randrange(len(out)):]
        for _ in range(rest.randrange(1, 8) if i % 3 else 0):
            at = rest.randrange(len(out))
            out[at] = out[at] ^ (1 << rest.randrange(8)) if i % 3 == 1 else rest.randrange(256)
        yield str(i), bytes(out)
