#!/usr/bin/env python3
"""Makes the fixtures of tests/formats from one guideline text, in each format.

usage: make.py [NAME...]

Run from the top of the repository, once: the fixtures are kept. Those of word processors need
LibreOffice (soffice), Chromium, qpdf and a Chinese font; all others nothing but Python. Must not know
how the formats are read.
"""

import base64
import html
import io
import quopri
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
import zlib
from pathlib import Path

import workbook

TEXT = Path("corpus/intergovernmental/2023-2.txt")
FOLDER = Path("tests/formats")

MARK = re.compile(r"^(?:([一二三四五六七八九十]+)、|(\d\.\d) |(\d+)\. |[（(](\d+)[)）] ?)")


def paragraphs():
    return [line for line in TEXT.read_text().split("\n") if line.strip()]


# Web pages

MENU = "".join(f'<li><a href="/c{i}/">{name}</a></li>' for i, name in enumerate(
    "首页 机构概况 新闻动态 信息公开 政策法规 通知公告 在线服务 互动交流 专题专栏".split()))
HEAD = """<script>var sites = ["指南", "经费 1 万元"]; if (1 < 2) { document.write("<p>拟支持项目数：99 个。</p>"); }</script>
<style>.main { width: 1000px } /* 1.1 */</style>
"""
TOP = f"""<div class="header"><div class="logo"><a href="/"><img src="logo.png" alt="部门网站"></a></div>
<div class="search"><form action="/s"><input type="text" value="请输入关键字"><button>搜索</button></form></div></div>
<div id="nav"><ul>{MENU}</ul></div>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/t">通知公告</a> &gt; 正文</div>
"""
BOTTOM = f"""<div class="share">分享到：<a href="#w">微信</a> <a href="#b">微博</a></div>
<div class="related"><h3>相关链接</h3><ul>{MENU}</ul></div>
<div id="footer"><p>版权所有 2023 某部门 京ICP备00000000号-1</p><p>地址：某市某路 15 号 邮编：100000</p></div>
"""


def page(body, declared, indent="", top=TOP, bottom=BOTTOM):
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">\n' if declared else ""
    return (f"<!DOCTYPE html>\n<html>\n<head>\n{meta}<title>通知公告_某部门网站</title>\n{HEAD}</head>\n<body>\n"
            f"{top}{body}{bottom}</body>\n</html>\n")


def article(lines, wrap=str):
    title = next(line for line in lines if line.endswith("申报指南"))
    rest = "\n".join(f"<p>{wrap(html.escape(line))}</p>" for line in lines if line != title)
    return (f'<div class="main"><div class="content">\n<h1>{html.escape(title)}</h1>\n'
            '<div class="info"><span>发布时间：2023-03-01</span> <span>来源：某司</span> 字号：'
            '<a href="#a">大</a> <a href="#b">中</a> <a href="#c">小</a></div>\n'
            f'<div class="TRS_Editor"><div><div>\n{rest}\n</div></div></div>\n</div></div>\n')


def html_utf8():
    return page(article(paragraphs()), "utf-8").encode()


def html_gb2312():
    """GB 18030, with characters outside of what it declares."""
    lines = paragraphs()
    lines.insert(3, "联系人：镕、喆（此行含 GB 2312 以外的字）。")
    return page(article(lines), "gb2312").encode("gb18030")


def html_undeclared():
    return page(article(paragraphs()), None).encode("gb18030")


def html_latin1():
    return page(article(paragraphs()), "iso-8859-1").encode("gb18030")


def html_utf8_as_gb2312():
    return page(article(paragraphs()), "gb2312").encode()


def html_br():
    """One block, its paragraphs cut by <br>, indented with no-break spaces; spans around words."""
    def line(text):
        text = re.sub(r"(\d+)", r"<span lang=EN-US>\1</span>", html.escape(text))
        return "&nbsp;&nbsp;&nbsp;&nbsp;" + text
    body = "<br><br>\n".join(line(text) for text in paragraphs())
    return page(f'<div class="main"><div id="zoom"><font face="宋体">{body}</font></div></div>', "GBK").encode("gb18030")


def html_table():
    """A page laid out with tables, each field a row of a table of its own."""
    rows = []
    for text in paragraphs():
        label, colon, value = text.partition("：")
        if colon and 0 < len(label) <= 8 and value and "，" not in label:
            rows.append(f"<table border=1><tr><td width=20%>{label}</td><td>{html.escape(value)}</td></tr></table>")
        else:
            rows.append(f"<p align=center>{html.escape(text)}")
    body = ("<table width=100%><tr><td width=15%><ul>" + MENU + "</ul></td><td>" + "\n".join(rows) +
            "</td></tr></table>")
    return page(body, "gb2312", top="", bottom="").encode("gb18030")


def single_file(head, page, charset, encoding):
    """A web page with a picture, as browsers and Word save it in one file (MHTML)."""
    body = quopri.encodestring(page) if encoding == "quoted-printable" else base64.encodebytes(page)
    lines = [*head, 'Content-Type: multipart/related;', '\ttype="text/html";', '\tboundary="----=_Part_0"', "", "",
             "------=_Part_0", f'Content-Type: text/html{charset}', f"Content-Transfer-Encoding: {encoding}",
             "Content-Location: https://www.example.cn/t/1.html", "", body.decode("ascii").replace("\n", "\r\n"),
             "------=_Part_0", "Content-Type: image/png", "Content-Transfer-Encoding: base64",
             "Content-Location: https://www.example.cn/logo.png", "", "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwC", "",
             "------=_Part_0--", ""]
    return "\r\n".join(lines).encode("ascii")


def mhtml_browser():
    head = ["From: <Saved by Blink>", "Snapshot-Content-Location: https://www.example.cn/t/1.html",
            "Subject: =?utf-8?Q?=E9=80=9A=E7=9F=A5?=", "Date: Wed, 1 Mar 2023 08:00:00 -0000", "MIME-Version: 1.0"]
    return single_file(head, html_utf8(), "", "quoted-printable")


def mhtml_word():
    return single_file(["MIME-Version: 1.0"], html_undeclared(), '; charset="gb2312"', "base64")


# Word, by hand

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
         + "".join(f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
                   f'wordprocessingml.{name}+xml"/>' for name in ("numbering", "styles")) + "</Types>")
RELATIONS = ('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
             '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
             'Target="word/document.xml"/></Relationships>')


def pack(parts):
    """A ZIP with the same bytes each time."""
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                archive.writestr(zipfile.ZipInfo(name, (2023, 1, 1, 0, 0, 0)), data, method)
        file.seek(0)
        return file.read()


def run(text, properties=""):
    return f'<w:r>{properties}<w:t xml:space="preserve">{html.escape(text, quote=False)}</w:t></w:r>'


def docx(body, more=None):
    document = (f'<?xml version="1.0" encoding="UTF-8"?><w:document {W} '
                'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
                'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
                f"<w:body>{body}</w:body></w:document>")
    return pack({"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS, "word/document.xml": document, **(more or {})})


def docx_runs():
    """Every word cut into runs; deletions, insertions, moves, hidden text, a box, a note, fields."""
    cut = []
    for text in paragraphs():
        pieces = [text[i:i + 3] for i in range(0, len(text), 3)]
        runs = "".join(run(piece, "<w:rPr><w:b/></w:rPr>" if i % 2 else "") for i, piece in enumerate(pieces))
        if "约 157 个" in text:
            runs += '<w:del w:id="1" w:author="a"><w:r><w:delText>拟支持项目数 999 个。</w:delText></w:r></w:del>'
            runs += '<w:moveFrom w:id="2" w:author="a">' + run("共拟支持经费：9 亿元。") + "</w:moveFrom>"
            runs += run("此句不印出，共 888 个。", "<w:rPr><w:vanish/></w:rPr>")
            runs += '<w:ins w:id="3" w:author="a">' + run("（此处为修订时插入。）") + "</w:ins>"
            runs += '<w:r><w:footnoteReference w:id="2"/></w:r>'
        cut.append(f"<w:p>{runs}</w:p>")
    box = ('<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>'
           + run("文本框中的说明。") + "</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict>"
           "<w:txbxContent><w:p>" + run("文本框中的说明。") + "</w:p></w:txbxContent></w:pict></mc:Fallback>"
           "</mc:AlternateContent></w:r>" + run("附：说明如框。") + "</w:p>")
    contents = ('<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
                "<w:sdtContent>" + "".join(f"<w:p>{run(t)}<w:r><w:tab/></w:r>{run('3')}</w:p>" for t in paragraphs()
                                          if MARK.match(t) and len(t) < 40) + "</w:sdtContent></w:sdt>")
    notes = (f'<?xml version="1.0"?><w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p>{run("———")}</w:p>'
             f'</w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>{run("此为脚注。")}</w:p></w:footnote>'
             "</w:footnotes>")
    return docx("".join(cut[:4]) + contents + "".join(cut[4:]) + box, {"word/footnotes.xml": notes})


def level(i, form, text, more=""):
    return (f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/>{more}<w:numFmt w:val="{form}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>')


def docx_numbered():
    """Chapters, directions and the items of lists have no number in their text, but one of the word
    processor's; the direction after 1.9 is 1.10, as it counts."""
    body, starts = "", []
    for text in paragraphs():
        mark = MARK.match(text)
        number = ""
        if mark and mark[1]:
            number = "<w:pStyle w:val=\"chapter\"/>"
        elif mark and mark[2]:
            number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>'
        elif mark:
            kind = 3 if mark[3] else 4
            if (mark[3] or mark[4]) == "1":
                starts.append(kind)
            latest = max(i for i, k in enumerate(starts) if k == kind)
            number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{11 + latest}"/></w:numPr>'
        body += f"<w:p><w:pPr>{number}</w:pPr>{run(text[mark.end():] if mark else text)}</w:p>"
    numbers = "".join(
        f'<w:num w:numId="{11 + i}"><w:abstractNumId w:val="{kind}"/><w:lvlOverride w:ilvl="0"><w:startOverride '
        f'w:val="1"/></w:lvlOverride></w:num>' for i, kind in enumerate(starts))
    numbering = (f'<?xml version="1.0"?><w:numbering {W}>'
                 f'<w:abstractNum w:abstractNumId="1">{level(0, "chineseCountingThousand", "%1、")}</w:abstractNum>'
                 f'<w:abstractNum w:abstractNumId="2">{level(0, "decimal", "1.%1")}</w:abstractNum>'
                 f'<w:abstractNum w:abstractNumId="3">{level(0, "decimal", "%1.")}</w:abstractNum>'
                 f'<w:abstractNum w:abstractNumId="4">{level(0, "decimal", "（%1）")}</w:abstractNum>'
                 '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
                 f'<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>{numbers}</w:numbering>')
    styles = (f'<?xml version="1.0"?><w:styles {W}><w:style w:type="paragraph" w:styleId="chapter">'
              '<w:name w:val="heading 1"/><w:basedOn w:val="base"/></w:style><w:style w:styleId="base">'
              '<w:name w:val="base"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>')
    parts = {"word/numbering.xml": numbering, "word/styles.xml": styles}
    links = "".join(f'<Relationship Id="rId{i}" Type="{OFFICE}/relationships/{name}" Target="{name}.xml"/>'
                    for i, name in enumerate(("numbering", "styles")))
    parts["word/_rels/document.xml.rels"] = f'<?xml version="1.0"?><Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>'
    return docx(body, parts)


# Word processors and browsers

def printed(size, indent):
    """The text as a web page to be printed or imported; the title larger and in the middle."""
    def block(text):
        if text.endswith("申报指南"):
            return f'<p style="text-align:center;font-size:{size + 4}pt">{html.escape(text)}</p>'
        return f'<p style="text-indent:{indent}em;text-align:justify">{html.escape(text)}</p>'
    return ("<!DOCTYPE html><html><head><meta charset=utf-8><style>@page { size: A4; margin: 25mm } "
            f"body {{ font-family: 'Noto Sans CJK SC'; font-size: {size}pt; line-height: 1.5 }} p {{ margin: 0 0 0.6em 0 }}"
            "</style></head><body>" + "\n".join(map(block, paragraphs())) + "</body></html>")


def odt(size, indent):
    """An OpenDocument text with page numbers in its footer, for LibreOffice to print and to convert."""
    def block(text):
        style = "T" if text.endswith("申报指南") else "P"
        return f'<text:p text:style-name="{style}">{html.escape(text)}</text:p>'
    spaces = "".join(f' xmlns:{k}="urn:oasis:names:tc:opendocument:xmlns:{v}:1.0"' for k, v in (
        ("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible")))
    font = 'style:font-name-asian="Noto Sans CJK SC" fo:font-family="Noto Sans CJK SC" style:font-family-asian="Noto Sans CJK SC"'
    def style(name, size, more):
        return (f'<style:style style:name="{name}" style:family="paragraph" style:master-page-name="">'
                f'<style:paragraph-properties {more}/><style:text-properties {font} fo:font-size="{size}pt" '
                f'style:font-size-asian="{size}pt"/></style:style>')
    styles = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-styles{spaces} office:version="1.2">'
              '<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties '
              'fo:page-width="21cm" fo:page-height="29.7cm" fo:margin="2.5cm"/><style:footer-style>'
              '<style:header-footer-properties fo:min-height="1cm"/></style:footer-style></style:page-layout>'
              '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
              'style:page-layout-name="L"><style:footer><text:p>— <text:page-number>1</text:page-number> —</text:p>'
              "</style:footer></style:master-page></office:master-styles></office:document-styles>")
    content = (f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces} office:version="1.2">'
               "<office:automatic-styles>"
               + style("P", size, f'fo:text-align="justify" fo:text-indent="{indent * size}pt" fo:line-height="150%"')
               + style("T", size + 4, 'fo:text-align="center"')
               + "</office:automatic-styles><office:body><office:text>" + "".join(map(block, paragraphs()))
               + "</office:text></office:body></office:document-content>")
    manifest = ('<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                '<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
                '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    return pack({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, "styles.xml": styles,
                 "META-INF/manifest.xml": manifest})


def flat_opc(data):
    """A DOCX as Word saves it in one XML file: its parts, and a picture in base64."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    del parts["[Content_Types].xml"]
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    body = "".join(f'<pkg:part pkg:name="/{name}" pkg:contentType="{kind}"><pkg:xmlData>'
                   f'{re.sub(r"^<[?]xml.*?[?]>", "", xml)}</pkg:xmlData></pkg:part>' for name, xml in parts.items())
    picture = ('<pkg:part pkg:name="/word/media/image1.png" pkg:contentType="image/png" pkg:compression="store">'
               "<pkg:binaryData>iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk</pkg:binaryData></pkg:part>")
    return ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
            '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
            f"{body}{picture}</pkg:package>").encode()


def convert(data, suffix, to):
    """What LibreOffice makes of a file."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"fixture.{suffix}"
        source.write_bytes(data)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to,
                        "--outdir", f"{folder}/out", str(source)], check=True, capture_output=True)
        return next((Path(folder) / "out").iterdir()).read_bytes()


def without_glyphs(data):
    """A PDF without the shapes of its characters, which no reader of text looks at: their programs
    become empty, and those of fonts drawn stroke by stroke one for each width."""
    objects = {int(n): body for n, body in re.findall(rb"(\d+) 0 obj\b(.*?)\bendobj", data, re.S)}
    trailer = re.search(rb"trailer\s*<<(.*?)>>\s*startxref", data, re.S)[1]
    for number in map(int, re.findall(rb"/FontFile\d? (\d+) 0 R", data)):
        objects[number] = b"<</Length 0>>stream\n\nendstream"
    for number, body in objects.items():
        if b"stream" not in body:  # nor the tree of its tags
            objects[number] = re.sub(rb"/(StructTreeRoot|Outlines|Dests|Names) \d+ 0 R", b"", body)
    widths = {}

    def shared(match):
        body = objects[int(match[1])]
        stream = body[body.index(b"stream") + 6:body.rindex(b"endstream")].lstrip(b"\r\n")
        program = zlib.decompressobj().decompress(stream) if b"FlateDecode" in body else stream
        width = program.split()[0]
        if width not in widths:
            widths[width] = max(objects) + 1
            stroke = width + b" 0 d0"
            objects[widths[width]] = b"<</Length %d>>stream\n%s\nendstream" % (len(stroke), stroke)
        return b" %d 0 R" % widths[width]

    for number, body in list(objects.items()):
        if b"/CharProcs" in body and b"stream" not in body:
            head, rest = body.split(b"/CharProcs", 1)
            procs, rest = rest.split(b">>", 1)
            objects[number] = head + b"/CharProcs" + re.sub(rb" (\d+) 0 R", shared, procs) + b">>" + rest
    used, more = set(), set(map(int, re.findall(rb"(\d+) 0 R", trailer)))
    while more:
        used |= more
        more = {int(n) for number in more for n in re.findall(rb"(\d+) 0 R", objects[number].split(b"stream")[0])
                if int(n) in objects} - used
    # Numbered anew, so that the table at the end is short.
    names = {old: new for new, old in enumerate(sorted(used), 1)}

    def renamed(text):
        return re.sub(rb"(\d+) 0 R\b", lambda m: b"%d 0 R" % names.get(int(m[1]), 0), text)

    out, places = b"%PDF-1.6\n", []
    for old in sorted(used):
        head, mark, stream = objects[old].partition(b"stream")
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (names[old], renamed(head) + mark + stream)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = re.sub(rb"/Size \d+|/ID\s*\[.*?\]|/DocChecksum /\w+", b"", trailer, flags=re.S)
    return (out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n"
            % (len(places) + 1, table, len(places) + 1, renamed(trailer), len(out)))


def packed(data):
    """The same PDF with its objects compressed, where qpdf is there to do it."""
    if not shutil.which("qpdf"):
        return data
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        name = file.name
        run = subprocess.run(["qpdf", "--object-streams=generate", "--recompress-flate", "--compression-level=9",
                          "--deterministic-id", name, "-"], check=True, capture_output=True)
        return run.stdout


def small(data):
    return packed(without_glyphs(data))


def browser_pdf(size, indent, header):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "guideline.html"  # its place is in the footer
        source.write_text(printed(size, indent))
        options = [] if header else ["--no-pdf-header-footer", "--print-to-pdf-no-header"]
        subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", *options,
                        f"--user-data-dir={folder}/profile", f"--print-to-pdf={folder}/out.pdf", str(source)],
                       check=True, capture_output=True)
        return (Path(folder) / "out.pdf").read_bytes()


FIXTURES = {
    "utf8.html": html_utf8,
    "gb2312.html": html_gb2312,
    "undeclared.html": html_undeclared,
    "latin1.html": html_latin1,
    "utf8-as-gb2312.html": html_utf8_as_gb2312,
    "br.html": html_br,
    "table.html": html_table,
    "browser.mhtml": mhtml_browser,
    "word.mhtml": mhtml_word,
    "runs.docx": docx_runs,
    "numbered.docx": docx_numbered,
    "numbered.flat.docx": lambda: flat_opc(docx_numbered()),
    "office.docx": lambda: convert(odt(12, 2), "odt", "docx"),
    "office.odt": lambda: convert(odt(12, 2), "odt", "odt"),
    "office.flat.odt": lambda: convert(odt(12, 2), "odt", "fodt"),
    "numbered.odt": lambda: convert(docx_numbered(), "docx", "odt"),
    "lines.xlsx": lambda: pack(workbook.of_lines(paragraphs())),
    "office.xlsx": lambda: convert(pack(workbook.of_lines(paragraphs())), "xlsx", "xlsx"),
    "office.doc": lambda: convert(odt(12, 2), "odt", "doc"),
    "office-12.pdf": lambda: small(convert(odt(12, 2), "odt", "pdf")),
    "office-16.pdf": lambda: small(convert(odt(16, 2), "odt", "pdf")),
    "browser-12.pdf": lambda: small(browser_pdf(12, 0, True)),
    "browser-14.pdf": lambda: small(browser_pdf(14, 2, False)),
}


def main():
    wanted = sys.argv[1:] or list(FIXTURES)
    for name in wanted:
        if name.startswith(("office", "numbered.odt")) and not shutil.which("soffice"):
            print(f"skipped: {name} (no soffice)")
            continue
        if name.startswith("browser-") and not shutil.which("chromium"):
            print(f"skipped: {name} (no chromium)")
            continue
        data = FIXTURES[name]()
        (FOLDER / name).write_bytes(data)
        print(f"{len(data):8} {name}")


if __name__ == "__main__":
    main()
