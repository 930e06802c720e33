"""Files that are no pictures, or mean harm. Must not know how they are read."""

import random
import struct
import zlib


def png(width, height, rows):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def grey(width, height, dot):
    """A picture whose dots are dot(x, y)."""
    return png(width, height, b"".join(b"\0" + bytes(dot(x, y) for x in range(width)) for y in range(height)))


def directory(width, height, compression=1, samples=1, strip=200, size=1000, rows=None, follows=0):
    entries = [(256, 4, 1, width), (257, 4, 1, height), (258, 3, 1, 8), (259, 3, 1, compression), (262, 3, 1, 1),
               (273, 4, 1, strip), (277, 3, 1, samples), (278, 4, 1, rows or height), (279, 4, 1, size)]
    return (struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *entry) for entry in entries) +
            struct.pack("<I", follows))


TIFF = struct.pack("<2sHI", b"II", 42, 8)


def pdf(kids, count, box="0 0 595 842"):
    return (f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[{kids}]/Count {count}>>endobj\n"
            f"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[{box}]>>endobj\ntrailer<</Root 1 0 R>>").encode()


def refused():
    """(name, bytes, what is said of the first page)."""
    chance = random.Random(1)
    junk = chance.randbytes(2000)
    return [
        ("a PNG of 60000x60000", png(60000, 60000, bytes(1000)), "E large 60000 60000"),
        ("a PNG of a hundred million dots in a row", png(100000000, 1, bytes(1000)), "E large 100000000 1"),
        ("a PNG with no width", png(0, 10, b""), "E damaged"),
        ("a PNG that has fewer rows than it says", png(9000, 9000, bytes(1000)), "E damaged"),
        ("a TIFF of 60000x60000", TIFF + directory(60000, 60000), "E large 60000 60000"),
        ("a TIFF that has fewer dots than it says", TIFF + directory(10000, 9999), "E damaged"),
        ("a packed TIFF that has fewer dots than it says", TIFF + directory(10000, 9999, 5, 3), "E damaged"),
        ("a TIFF of very many strips", TIFF + directory(1, 90000000, rows=1), "E"),
        ("a PDF without pages", pdf("", 0), "E damaged"),
        ("a PDF with a page of five metres", pdf("3 0 R", 1, "0 0 14400 14400"), "E large 60000 60000"),
        ("a PDF of nothing", b"%PDF-1.4\n" + junk, "E damaged"),
        ("a JPEG of nothing", b"\xff\xd8\xff\xe0" + junk, "E damaged"),
        ("another format", b"GIF89a" + junk, "E damaged"),
        ("noise", junk, "E damaged"),
        ("one byte", b"\x89", "E damaged"),
    ]


def read():
    """(name, bytes): strange, but pages; nothing stands on them."""
    loop = TIFF + directory(100, 100, size=10000, follows=8) + bytes([255]) * 10100
    return [
        ("a dot", grey(1, 1, lambda x, y: 0)),
        ("a row of dots", png(20000, 1, bytes(20001))),
        ("white", png(1654, 2339, (b"\0" + b"\xff" * 1654) * 2339)),
        ("black", png(1654, 2339, bytes(1655 * 2339))),
        ("stripes", png(1654, 2339, b"".join(b"\0" + bytes([255 * (y % 4 < 2)]) * 1654 for y in range(2339)))),
        ("a TIFF whose pages go in a circle", loop),
        ("a PDF with an empty page", pdf("3 0 R", 1)),
    ]
