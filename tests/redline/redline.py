"""A redline read back: its parts, what it says with all changes accepted or rejected; and what a model says
paragraph by paragraph, which must be the same."""
import re
import xml.etree.ElementTree as ElementTree
import zipfile

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MODEL = "{urn:zhinan:guideline:1}"
NAMES = ["[Content_Types].xml", "_rels/.rels", "docProps/core.xml", "word/document.xml",
         "word/_rels/document.xml.rels", "word/comments.xml", "word/styles.xml", "word/settings.xml",
         "word/footer1.xml"]
KNOWN = set("""document body p pPr pStyle rPr r t b bCs rStyle ins del delText moveFrom moveTo moveFromRangeStart
    moveFromRangeEnd moveToRangeStart moveToRangeEnd commentRangeStart commentRangeEnd commentReference tbl tblPr
    tblW tblBorders top left bottom right insideH insideV tblLayout tblGrid gridCol tr trPr cantSplit tblHeader tc
    tcPr gridSpan vMerge vAlign cellIns cellDel sectPr footerReference pgSz pgMar comments comment""".split())
GONE = {"accept": {W + "del", W + "moveFrom"}, "reject": {W + "ins", W + "moveTo"}}
CELL_GONE = {"accept": W + "cellDel", "reject": W + "cellIns"}
FACTS = set("partner agreement projects funds duration mention directions partners".split())


# ---- a model, paragraph by paragraph ----

def name_of(node):
    return node.tag.removeprefix(MODEL)


def children(node):
    return [child for child in node if name_of(child) not in FACTS]


def own_text(node):
    return node.text or "" if not len(node) or (node.text or "").strip() else ""


def lead(node):
    """The mark or the label of a node, as it starts a paragraph."""
    name = name_of(node)
    if name not in ("section", "direction", "item", "field"):
        return ""
    mark = node.get("mark") or node.get("number", "")
    if name == "field" and (not node.get("label") or not node.get("bytes")):
        return ""
    mark += " " if re.search(r"[0-9A-Za-z.]$", mark) else ""
    if name == "field":
        label = node.get("label")
        mark += label + (": " if label[-1].isascii() else "：")
    return mark


def is_inline(node):
    return name_of(node) == "item" and own_text(node) and not lead(node)


def paragraphs(node):
    """The paragraphs of a node: texts, and lists of cells for the rows of tables."""
    name, inner, mark = name_of(node), children(node), lead(node)
    if name == "table":
        unit = [node.get("label") or node.get("unit") or ""]
        rows = [row(child) for child in inner]
        return [text for text in unit if text] + rows
    if name == "field" and inner and all(map(is_inline, inner)):
        return [mark + "、".join(map(own_text, inner))]
    out = []
    is_led = inner and name_of(inner[0]) in ("p", "heading") and not own_text(node)
    if not is_led:
        out.append(mark + own_text(node))
    for child in inner:
        out += paragraphs(child)
    if is_led:
        out[0] = mark + out[0]
    return [one for one in out if one]


def row(node):
    texts = [lead(node).strip()] if name_of(node) == "direction" else []
    for child in sorted(children(node), key=lambda child: int(child.get("column", 0))):
        texts += paragraphs(child)
    return [text for text in texts if text]


def model_texts(path):
    """All paragraphs of a model, its title where it stands in the source."""
    root = ElementTree.parse(path).getroot()
    title, out, place = root.find(MODEL + "title"), [], None
    if title is not None:
        place = int(re.match(r"\d+", title.get("bytes"))[0])
    for child in root.find(MODEL + "body") if root.find(MODEL + "body") is not None else []:
        starts = [int(re.match(r"\d+", each.get("bytes"))[0]) for each in child.iter() if each.get("bytes")]
        if place is not None and starts and min(starts) > place:
            out.append(title.text)
            place = None
        if name_of(child) not in FACTS:
            out += paragraphs(child)
    return out + ([title.text] if place is not None else [])


# ---- a redline with all its changes accepted or rejected ----

def run_text(node, way):
    if node.tag in GONE[way]:
        return ""
    if node.tag in (W + "t", W + "delText"):
        return node.text or ""
    return "".join(run_text(child, way) for child in node)


def flow(holder, way):
    """Paragraphs and rows; a paragraph whose mark is gone runs on into the next."""
    out, held = [], ""
    for node in holder:
        if node.tag == W + "p":
            style = node.find(f"{W}pPr/{W}pStyle").get(W + "val")
            mark = node.find(f"{W}pPr/{W}rPr")
            text = held + run_text(node, way)
            is_gone = mark is not None and any(child.tag in GONE[way] for child in mark)
            held = text if is_gone else ""
            is_ours = style in ("Summary", "SummaryTitle") or (style == "Spacer" and not text)
            if not is_gone and not is_ours:
                out.append(text)
        elif node.tag == W + "tbl":
            assert not held, held
            for line in node.findall(W + "tr"):
                properties = line.find(W + "trPr")
                if any(child.tag in GONE[way] for child in properties):
                    continue
                cells = [flow(cell, way) for cell in line.findall(W + "tc")
                         if cell.find(f"{W}tcPr/{CELL_GONE[way]}") is None]
                out.append([text for cell in cells for text in cell if text])
    return out + ([held] if held else [])


class Redline:
    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.dates = {entry.date_time for entry in archive.infolist()}
            self.parts = {name: archive.read(name) for name in self.names}
        self.body = ElementTree.fromstring(self.parts["word/document.xml"])[0]
        self.comments = ElementTree.fromstring(self.parts["word/comments.xml"])

    def texts(self, way):
        return flow(self.body, way)

    def columns(self, way):
        """How many cells the rows of all tables have."""
        lines = [line for line in self.body.iter(W + "tr")
                 if not any(child.tag in GONE[way] for child in line.find(W + "trPr"))]
        return {sum(cell.find(f"{W}tcPr/{CELL_GONE[way]}") is None for cell in line.findall(W + "tc"))
                for line in lines}

    def tracked(self):
        """The words that are inserted, deleted or moved."""
        names = {W + name for name in ("ins", "del", "moveFrom", "moveTo")}
        return [text for node in self.body.iter() if node.tag in names for text in node.itertext() if text]

    def styles(self):
        """The style of each paragraph, by its new text."""
        return {run_text(node, "accept"): node.find(f"{W}pPr/{W}pStyle").get(W + "val")
                for node in self.body.iter(W + "p")}

    def comment_texts(self):
        return ["\n".join(run_text(line, "accept") for line in comment) for comment in self.comments]

    def faults(self):
        """What is wrong with the parts and their elements; "" if nothing is."""
        if self.names != NAMES or self.dates != {(1980, 1, 1, 0, 0, 0)}:
            return f"{self.names} {self.dates}"
        trees = {name: ElementTree.fromstring(part) for name, part in self.parts.items()}
        types = {each.get("PartName"): each.get("ContentType") for each in trees[NAMES[0]] if each.get("PartName")}
        typed = {"/" + name for name in self.names if not name.endswith(".rels") and name != NAMES[0]}
        if set(types) != typed:
            return f"types: {set(types) ^ typed}"
        targets = [each.get("Target") for each in trees["_rels/.rels"]]
        targets += ["word/" + each.get("Target") for each in trees["word/_rels/document.xml.rels"]]
        if {"/" + target for target in targets} != typed:
            return f"relations: {targets}"
        styles = {each.get(W + "styleId") for each in trees["word/styles.xml"]}
        return self.element_faults(styles) or self.comment_faults() or self.move_faults() or self.table_faults()

    def element_faults(self, styles):
        ids = []
        for tree in (self.body, self.comments):
            for node in tree.iter():
                name = node.tag.removeprefix(W)
                if name not in KNOWN or W + "date" in node.attrib:
                    return f"element {node.tag} {node.attrib}"
                if name in ("pStyle", "rStyle") and node.get(W + "val") not in styles:
                    return f"style {node.get(W + 'val')}"
                if node.get(W + "author", "zhinan") != "zhinan":
                    return f"author {node.get(W + 'author')}"
                if W + "author" in node.attrib and name != "comment":
                    ids.append(node.get(W + "id"))
        if any(node.tag == W + "t" for gone in self.body.iter(W + "del") for node in gone.iter()):
            return "w:t in w:del"
        return "" if len(set(ids)) == len(ids) else "an id stands twice"

    def comment_faults(self):
        def ids(tree, name):
            return sorted(int(node.get(W + "id")) for node in tree.iter(W + name))
        made = ids(self.comments, "comment")
        if made != list(range(len(made))) or ids(self.body, "commentReference") != made:
            return "comments without a reference"
        starts, ends = ids(self.body, "commentRangeStart"), ids(self.body, "commentRangeEnd")
        return "" if starts == ends and len(set(starts)) == len(starts) else "ranges of comments"

    def move_faults(self):
        """Each move has one range where it left and one where it came to, and something in both."""
        names, opened, full = {"moveFrom": [], "moveTo": []}, {}, set()
        for node in self.body.iter():
            kind = re.sub("Range.*", "", node.tag.removeprefix(W))
            if node.tag.endswith("RangeStart") and kind in names:
                names[kind].append(node.get(W + "name"))
                opened[kind] = node.get(W + "id")
            elif node.tag.endswith("RangeEnd") and kind in names:
                if opened.pop(kind, None) != node.get(W + "id"):
                    return "a range of a move"
            elif kind in names:
                if kind not in opened:
                    return f"{kind} outside of a range"
                full.add(kind + names[kind][-1])
        wanted = {kind + name for kind in names for name in names[kind]}
        if opened or sorted(names["moveFrom"]) != sorted(names["moveTo"]) or wanted != full:
            return f"moves: {names} {wanted ^ full}"
        return ""

    def table_faults(self):
        """Each row has as many columns as the grid, and each cell ends in a paragraph."""
        for table in self.body.iter(W + "tbl"):
            count = len(table.findall(f"{W}tblGrid/{W}gridCol"))
            for line in table.findall(W + "tr"):
                spans = [node.get(W + "val") for node in line.findall(f"{W}tc/{W}tcPr/{W}gridSpan")]
                cells = line.findall(W + "tc")
                if len(cells) - len(spans) + sum(map(int, spans)) != count:
                    return f"a row of {cells} cells, {spans}, in {count} columns"
                if any(cell[-1].tag != W + "p" for cell in cells):
                    return "a cell without a paragraph"
        return ""
