"""Inputs of which nothing good can come: what is no text, what is odd, what is the wrong file."""
import io
import sys
import zipfile

from run import CALL, TOP

sys.path.insert(0, str(TOP / "tests/formats"))
import pdf  # noqa: E402

sys.path.insert(0, str(TOP / "tests/ofd"))
import ofd  # noqa: E402

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(*names):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as out:
        for name in names:
            out.writestr(name, "<x/>")
    return file.getvalue()


def container(*streams):
    return OLE + b"".join(name.encode("utf-16-le") + bytes(128 - 2 * len(name)) for name in streams)


def test_no_documents(run):
    for name, content, english, chinese in (
        ("locked.docx", container("EncryptionInfo", "EncryptedPackage"),
         "this Office document needs a password: open it, remove the password and save it again",
         "此办公文档设有密码：请打开文档，取消密码后重新保存"),
        ("sheet.xls", container("Workbook"), "this is a workbook of another kind than XLSX: save it as XLSX first",
         "这是 XLSX 以外的工作簿：请先另存为 XLSX"),
        ("sheet.xlsb", archive("xl/workbook.bin"), "this is a workbook of another kind than XLSX", "这是 XLSX 以外的工作簿"),
        ("sheet.xlsx", archive("xl/workbook.xml"), "no sheet of this workbook shows any text", "此工作簿的各工作表均无可见文字"),
        ("slides.ppt", container("PowerPoint Document"), "these are slides (PowerPoint), not a text: save them as PDF first",
         "这是演示文稿（PowerPoint）而非文本：请先另存为 PDF"),
        ("slides.pptx", archive("ppt/presentation.xml"), "these are slides (PowerPoint)", "这是演示文稿（PowerPoint）"),
        ("other.ole", container("Contents"), "this is a file of the old binary Office kind, but not DOC: save it as DOCX",
         "这是旧式二进制办公文件，且不是 DOC：请先另存为 DOCX"),
        ("zhinan", b"\x7fELF\x02\x01\x01" + bytes(57), "this is a program, not a document: name the document",
         "这是可执行程序而非文档：请给出文档"),
        ("setup.exe", b"MZ\x90\0\x03" + bytes(59), "this is a program, not a document", "这是可执行程序而非文档"),
    ):  # fmt: skip
        run.write(name, content)
        run.says(["parse", name], 2, f"{name}: error: {english}", f"{name}: 错误：{chinese}")
    run.write("standard.txt", "MZ/T 001 标准\n" + CALL)
    run.check(run.run("parse", "standard.txt")[0] == 0, "a text that begins with MZ is no program")


def test_locked_pdf(run):
    import hostile
    run.write("locked.pdf", hostile.locked())
    run.says(["parse", "locked.pdf"], 2, "this PDF needs a password: open it, and save or print it as a PDF without one"
             " first", "此 PDF 设有密码：请打开后另存或打印为无密码的 PDF")  # fmt: skip


EMPTY = ("warning: there is no text in it: check that this is the right file, and that it was saved",
         "警告：其中没有文字：请检查是否为所需文件、是否已保存")  # fmt: skip
BARE = ("warning: nothing of a guideline was found in it, neither a direction nor a fact such as projects or funds:"
        " check that it is the right file",
        "警告：其中未识别出指南方向，也未识别出项目数、经费等数值：请检查是否为所需文件")  # fmt: skip


def test_empty(run):
    run.write("call.txt")
    for name, content in (("empty.txt", ""), ("blank.txt", " \n\t\n　\n")):
        run.write(name, content)
        run.says(["parse", name], 0, f"{name}: {EMPTY[0]}", f"{name}: {EMPTY[1]}")
        run.says(["audit", name], 0, *EMPTY)
        run.says_not(["parse", name], *BARE)
    run.says_not(["parse", "call.txt"], "warning", "警告")
    run.says_not(["audit", "call.txt"], "warning: ", "警告：")


def test_nothing_of_a_guideline(run):
    run.write("passwd", "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n")
    run.says(["parse", "passwd"], 0, f"passwd: {BARE[0]}", f"passwd: {BARE[1]}")
    run.says(["audit", "passwd"], 0, *BARE)
    run.run("parse", "passwd", "-o", "passwd.xml")
    run.says(["audit", "passwd.xml"], 0, *BARE)


def test_encoding(run):
    run.write("utf8.txt")
    run.write("gbk.txt", CALL.encode("gb18030"))
    english, chinese = ("read as {} it is hardly Chinese: name its encoding with --encoding, such as GB18030, or save it"
                        " as UTF-8 again", "按 {} 读取，所得不像中文：请用 --encoding 指定编码（如 GB18030），或重新另存为 UTF-8")  # fmt: skip
    # A double mistake: UTF-8 read as GB18030, and kept so.
    broken = CALL.replace("\n", "")
    twice = broken.encode().decode("gb18030", "ignore")
    run.write("twice.txt", "".join(c for c in twice if not "\ue000" <= c <= "\uf8ff" and c != "\ufffd"))
    run.says(["parse", "twice.txt"], 0, english.format("UTF-8"), chinese.format("UTF-8"))
    run.says(["parse", "gbk.txt", "--encoding=ISO-8859-1"], 0, english.format("ISO-8859-1"),
             chinese.format("ISO-8859-1"))  # fmt: skip
    for language, sign in (("en", " places that are no characters in "), ("zh", " 处不是文字：请用 --encoding 指定编码")):
        _, _, errors = run.run("parse", "gbk.txt", "--encoding=UTF-8", language=language)
        run.check(sign in errors, errors)
    run.write("private.txt", CALL.replace("研究", "\ue123\ue124"))
    run.says(["parse", "private.txt"], 0, " places that are no characters in UTF-8: 8; name the encoding", " 处不是文字")
    for name in ("utf8.txt", "gbk.txt"):
        run.says_not(["parse", name], "warning", "警告")
    code, _, errors = run.run("parse", "utf8.txt", "--encoding=UTF-8")
    run.check(code == 0 and "warning" not in errors, errors)


def book(texts):
    out = pdf.Book()
    for lines in texts:
        out.page().put(70, 40, "XX市科学技术局文件")
        for i, line in enumerate(lines):
            out.put(70, 100 + 20 * i, line)
    return pdf.written(out.objects())


def test_scan(run):
    page = [line for line in CALL.split("\n") if line]
    run.write("scan.pdf", book([page, [], [], []]))
    run.write("cover.pdf", book([[], page, page]))
    run.says(["parse", "scan.pdf"], 0, "scan.pdf: warning: pages with next to no text, as in a scan: 3 of 4; recognise their"
             " text first (OCR), else what they say is missing here",
             "scan.pdf: 警告：共 4 页，其中 3 页几乎没有文字，可能是扫描件：请先识别出文字（OCR），否则这些页的内容均未读入")  # fmt: skip
    run.says_not(["parse", "cover.pdf"], "warning", "警告")


def test_fonts(run):
    """Characters that only a font of the document's own knows."""
    lines = [line for line in CALL.split("\n") if line]
    own = "".join(chr(0xE100 + i) for i in range(12))

    def document(words):
        return ofd.simple([ofd.text(20, 20 + 8 * i, line) for i, line in enumerate(words)])

    run.write("titles.ofd", document([own, *lines]))
    run.says(["parse", "titles.ofd"], 0, "titles.ofd: warning: characters of which the fonts do not say what they are: 12; what",
             "titles.ofd: 警告：有 12 个字符的字体未注明其为何字：这些文字未能读入")  # fmt: skip
    run.write("all.ofd", document([own, own]))
    run.says(["parse", "all.ofd"], 2, "all.ofd: error: the fonts of this OFD do not say which characters they draw: print it as",
             "all.ofd: 错误：此 OFD 的字体未注明各字形对应的文字：请打印为 PDF，再识别其页面")  # fmt: skip
    run.write("sound.ofd", document(lines))
    run.says_not(["parse", "sound.ofd"], "warning", "警告")


def test_models(run):
    run.write("call.txt"), run.write("other.txt", CALL.replace("4000", "5000"))
    run.run("parse", "call.txt", "-o", "call.xml")
    xml = (run.folder / "call.xml").read_text()
    run.write("next.xml", xml.replace("urn:zhinan:guideline:1", "urn:zhinan:guideline:2"))
    version = ("next.xml: error: a model of version 2, and this program reads version 1: parse the source again with this"
               " program", "next.xml: 错误：此模型为第 2 版，本程序只读第 1 版：请用本程序重新解析原文")  # fmt: skip
    for words in (["audit", "next.xml"], ["diff", "next.xml", "call.xml"], ["trend", "next.xml"],
                  ["verify", "next.xml", "call.txt"]):  # fmt: skip
        run.says(words, 2, *version)
    no_source = ("call.xml: error: a model that 'zhinan parse' made, not a source: name the file that it was made from",
                 "call.xml: 错误：这是 zhinan parse 生成的模型而非原文：请给出生成该模型的原文")  # fmt: skip
    for words in (["parse", "call.xml"], ["explain", "call.xml"], ["tokens", "call.xml"], ["text", "call.xml"],
                  ["verify", "call.xml", "call.xml"]):  # fmt: skip
        run.says(words, 2, *no_source)
    run.says(["verify", "call.txt", "call.xml"], 2,
             "error: the two are in the wrong order: name the XML first, then the source",
             "错误：两个参数次序有误：请先给出 XML，再给出原文")  # fmt: skip
    for language, sign in (("en", "other.txt: error: not the file that the XML was made from: "),
                           ("zh", "other.txt: 错误：不是生成该 XML 的文件：")):  # fmt: skip
        code, out, errors = run.run("verify", "call.xml", "other.txt", language=language)
        run.check(code == 1 and out == "" and errors.startswith(sign) and errors.count("\n") == 1, out + errors)


def test_grammar_has_changed(run):
    run.write("call.txt")
    run.run("parse", "call.txt", "-o", "call.xml")
    xml = (run.folder / "call.xml").read_text()
    start = xml.index('grammar-sha256="') + len('grammar-sha256="')
    run.write("old.xml", xml[:start] + "0" * 64 + xml[start + 64:])
    family = xml.split('grammar="')[1].split('"')[0]
    english = (f"old.xml: note: the grammar '{family}' has changed since this model was made; parse the source again to"
               " have it read by the present one")  # fmt: skip
    chinese = f"old.xml: 提示：此模型生成之后，语法“{family}”已有改动；如需按现行语法解读，请重新解析原文"
    for words in (["audit", "old.xml"], ["diff", "old.xml", "call.xml"], ["trend", "old.xml", "call.xml"],
                  ["verify", "old.xml", "call.txt"]):  # fmt: skip
        code = run.run(*[word.replace("old.xml", "call.xml") for word in words])[0]
        run.says(words, code, english, chinese)
        for language in ("en", "zh"):
            errors = run.run(*words, language=language)[2]
            run.check(errors.count(english if language == "en" else chinese) == 1, errors)
        run.says_not([word.replace("old.xml", "call.xml") for word in words], "has changed", "已有改动")
