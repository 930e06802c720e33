"""What is in the files of ../shared/ofd, as their XML and a viewer have it. The texts are not ours: so of each only how
much it is, and a sum of its characters in the order of reading."""

import hashlib


def facts(said):
    pages, number, rules = {}, 0, 0
    for row in said.splitlines():
        kind, _, rest = row.partition(" ")
        if kind == "P":
            number = int(rest)
            pages[number] = []
        elif kind in "LC":
            x0, y0, _, _, _, _, words = rest.split(" ", 6)
            pages[number].append((int(y0), int(x0), "".join(words.split())))
        rules += kind == "R"
    text = "".join(words for lines in pages.values() for _, _, words in sorted(lines))
    return {"pages": len(pages), "characters": len(text),
            "digits": "".join(c for c in text if c.isdigit())[:24], "rules": rules > 0,
            "sum": hashlib.sha256(text.encode()).hexdigest()[:12]}


WANTED = {
    "AddWatermarkAnnot": {"pages": 6, "characters": 2354, "digits": "", "rules": False, "sum": "64f5ac51d3c3"},
    "Page5": {"pages": 5, "characters": 0, "digits": "", "rules": False, "sum": "e3b0c44298fc"},
    "SplitParagraph": {"pages": 2, "characters": 1469, "digits": "", "rules": False, "sum": "06418baf8724"},
    "allprotected": {"pages": 1, "characters": 21, "digits": "", "rules": False, "sum": "0aa51ec1b57e"},
    "ano": {"pages": 3, "characters": 6362, "digits": "111111212121122223232312", "rules": True, "sum": "4c939f16909a"},
    "chineseDir": {"pages": 1, "characters": 21, "digits": "", "rules": False, "sum": "0aa51ec1b57e"},
    "hello": {"pages": 2, "characters": 1285, "digits": "", "rules": False, "sum": "a692240dcaff"},
    "helloworld": {"pages": 1, "characters": 21, "digits": "", "rules": False, "sum": "0aa51ec1b57e"},
    "helloworld_with_pageblock": {"pages": 1, "characters": 21, "digits": "", "rules": False, "sum": "0aa51ec1b57e"},
    "n": {"pages": 2, "characters": 320, "digits": "201176201110197822001920", "rules": False, "sum": "3486cd72ff11"},
    "namespace_no_std": {"pages": 1, "characters": 21, "digits": "", "rules": False, "sum": "0aa51ec1b57e"},
    "path_unstd": {"pages": 2, "characters": 293, "digits": "", "rules": True, "sum": "41556760b91a"},
    "test-ofda": {"pages": 1, "characters": 10, "digits": "", "rules": False, "sum": "e35646212903"},
    "z": {"pages": 4, "characters": 765, "digits": "1140111111231222312234", "rules": True, "sum": "3b0fc1600caa"},
}
