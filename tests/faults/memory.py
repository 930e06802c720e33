#!/usr/bin/env python3
"""Memory that runs out: each allocation of a run is failed in turn. Whatever fails, the program ends with exit code 2 and
a message, or with the very result of a run that nothing disturbs; no half result ever has the name of a result.

usage: memory.py [--full | --between=N] [--program=FILE] [COMMAND...]

Run from the top of the repository, after `make programs library`. Every command, of inputs in six formats; and a
program that has the library, which has no allocator of its own. Without --full it fails some allocations of each: the
first, the last, and N between, which are the same each time. --full fails all of them, once, and once with all
after it, which takes hours. COMMAND: those whose words begin so, such as "audit --format=xlsx". Prints a table of
outcomes, and ends with "N passed, N failed, N skipped".
"""

import collections
import concurrent.futures
import html
import io
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import zipfile

TOP = pathlib.Path.cwd()
SECONDS = 60  # by the clock, for a run that takes some hundredths
BETWEEN = 14  # how many allocations are failed between the first and the last
ENDS = 3
CLEAN = {name: value for name, value in os.environ.items() if name not in ("ZHINAN_GRAMMARS", "ZHINAN_HELPERS")}

# Where a library dies of it inside itself, before its caller could know: the runs, how they end, and its functions. The
# program is spared that, as no allocation of its process returns NULL; a host of our library keeps its own allocator.
KNOWN = [
    ("library changes", ("crash", "hang"),
     "ICU's break iterators: ICULanguageBreakFactory::loadEngineFor, CjkBreakEngine::divideUpDictionaryRange"),
    ("library audit text", ("crash", "hang", "wrong"),
     "the same, where BreakIterator::buildInstance asks locale_get_default, and where a dictionary is not loaded"),
    ("library document xlsx", ("crash", "wrong"),
     "libxlsxwriter: the cells, links and strings of worksheet.c, relationships.c and hash_table.c"),
    ("library audit xlsx", ("crash", "wrong"), "the same"),
]  # fmt: skip

# The words of a run, what comes before the colon being its inputs: the document, the one of the year before, the
# model of each. What is written to is out.* in a folder of its own, and standard output.
RUNS = [
    "new: parse", "new: parse --format=json", "new: parse --format=csv", "new: parse --format=xlsx -o out.xlsx",
    "new: parse --corrections=corrections.yaml -o out.xml", "new: parse --grammars=grammars",
    "new: text", "new: text --format=source", "new: tokens", "new: explain", "new: figures",
    "new: figures --format=ndjson", "new: audit", "new: audit --format=json", "new: audit --format=csv",
    "new: audit --format=svrl", "new: audit --format=sarif", "new: audit --format=xlsx -o out.xlsx",
    "new.xml new: verify",
    "old new: diff", "old new: diff --format=json", "old new: diff --format=xml", "old new: diff --format=html",
    "old new: diff --format=csv", "old new: diff --format=docx -o out.docx", "old new: diff --format=xlsx -o out.xlsx",
    "changes.xml old.xml: diff --apply -o out.xml", "old.xml new.xml: diff --format=docx -o out.docx",
    "new: report -o out.html", "old new: report -o out.html", "new.xml new: report",
    "old new: trend", "old new: trend --format=json", "old new: trend --format=csv", "old new: trend --format=svg",
    "old new: trend --format=html", "old.xml new.xml: trend --format=xlsx -o out.xlsx",
    "calls new: grammar coverage", "old new: grammar new --lang=en",
    "old new: batch -j1 -o out", "old new: batch --together -j2 -o out", "share-1 share-2: merge -j1 -o out",
]  # fmt: skip
# These read no document.
ALONE = ["grammar check common", "grammar list", "help audit", "audit --explain=all", "nonsense"]
TROUBLE = ["nonsense"]
# What a helper process reads, which is given nothing of the environment: the part of its parent.
HELPED = ["parse tests/formats/office-12.pdf", "text tests/formats/office-12.pdf", "parse tests/formats/office.doc"]
# Through the library.
LIBRARY = ["new: document xml", "new: document json", "new: document xlsx", "new: document html", "new: audit text",
           "new: audit xlsx", "old new: changes text", "old new: changes html", "old new: changes docx"]  # fmt: skip


# Inputs: one text of two years, in each format, with a table, a note, lists, what is to be repaired and what does not
# add up.

def blocks(year, money):
    """Paragraphs, and a table as a list of rows."""
    return [
        f"“星海合作”重点专项 {year} 年度项目申报指南",
        "（本文为虚构样例，仅供程序测试）",
        f"为推动双边合作，现发布本指南。{year} 年度拟支持项目 14 个，国拨经费总概算 0.3 亿元人民币。"
        "每个项目实施周期一般为 2~3 年。",
        "一、领域和方向",
        "1.1 中国和新西兰政府间科技合作项目",
        "领域方向：食品科学、防灾减灾。",
        f"拟支持项目数：{year - 2015} 个。",
        f"共拟支持经费：{money} 万元人民币。",
        "1.2 中国和巴西政府间联合研究项目",
        "研究内容：热带农业与生物能源，建立中试线 1 条（装置、数据。",
        "拟支持项目数：5 个左右。",
        "共拟支持经费：不超过 750 万元人民币。",
        "二、任务清单",
        [["序号", "方向名称", "项目数", "经费（万元）"], ["1", "近海观测浮标", "2", "300"],
         ["2", "旱地节水种植", "1", "150"], ["合计", "", "3", "460"]],
        "三、其他要求",
        "（1）申报单位应于 2025 年 3 月 31 日前完成填报，注册时间不少于 1 年。",
        "（2）每家单位最多申报 2 项，联系电话 010-00000000。",
    ]  # fmt: skip


def plain(content):
    return "\n\n".join("\n".join("\t".join(row) for row in block) if isinstance(block, list) else block
                       for block in content) + "\n"


def markdown(content):
    def line(block):
        if isinstance(block, list):
            rows = ["| " + " | ".join(row) + " |" for row in block]
            return "\n".join([rows[0], "|---|---|---|---|", *rows[1:]])
        return "## " + block if block[1] == "、" else block
    return "# " + "\n\n".join(map(line, content)) + "\n"


def web(content):
    def line(block):
        if isinstance(block, list):
            return "<table>" + "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in block) + "</table>"
        return f"<p>{html.escape(block)}</p>"
    return f"<!DOCTYPE html><meta charset=utf-8><title>通知</title><h1>{content[0]}</h1>" + "\n".join(map(line, content[1:]))


def pack(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name, (2023, 1, 1, 0, 0, 0)), data, method)
    return file.getvalue()


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def docx(content):
    """With numbers of lists, styles and a note, each in a part of its own."""
    def paragraph(text, more=""):
        style = '<w:pPr><w:pStyle w:val="chapter"/></w:pPr>' if text[1:2] == "、" else ""
        text = text[2:] if style else text
        return f"<w:p>{style}<w:r><w:t>{html.escape(text)}</w:t></w:r>{more}</w:p>"

    def cells(row):
        return "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = "".join(f"<w:tbl>{''.join(map(cells, block))}</w:tbl>" if isinstance(block, list)
                   else paragraph(block, note if "总概算" in block else "") for block in content)
    names = ("numbering", "styles", "footnotes")
    links = "".join(f'<Relationship Id="r{i}" Type="{OFFICE}/{name}" Target="{name}.xml"/>' for i, name in enumerate(names))
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{kind}+xml"/>' for name, kind in [("document", "document.main"), *zip(names, names)])
    return pack({
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/'
        f'vnd.openxmlformats-package.relationships+xml"/>{kinds}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{links}</Relationships>',
        "word/numbering.xml": f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="1"/></w:num></w:numbering>',
        "word/styles.xml": f'<w:styles {W}><w:style w:type="paragraph" w:styleId="chapter"><w:name w:val="heading 1"/><w:pPr>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>',
        "word/footnotes.xml": f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>另有配套 200 万元。</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>",
    })  # fmt: skip


OASIS = "urn:oasis:names:tc:opendocument:xmlns"


def odt(content):
    def paragraph(text):
        if text[1:2] == "、":
            return f'<text:h text:outline-level="1">{html.escape(text)}</text:h>'
        note = ('<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>'
                '另有配套 200 万元。</text:p></text:note-body></text:note>' if "总概算" in text else "")
        return f"<text:p>{html.escape(text)}{note}</text:p>"

    def cells(row):
        return "<table:table-row>" + "".join(f"<table:table-cell>{paragraph(c)}</table:table-cell>" for c in row) + "</table:table-row>"
    body = "".join(f"<table:table>{''.join(map(cells, block))}</table:table>" if isinstance(block, list) else paragraph(block)
                   for block in content)
    spaces = " ".join(f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "text", "table", "style"))
    return pack({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {spaces}><office:styles/></office:document-styles>",
        "META-INF/manifest.xml": f'<m:manifest xmlns:m="{OASIS}:manifest:1.0"><m:file-entry m:full-path="/" '
        'm:media-type="application/vnd.oasis.opendocument.text"/></m:manifest>',
    })  # fmt: skip


FORMATS = {
    "txt": lambda content: plain(content).encode(), "gbk.txt": lambda content: plain(content).encode("gbk"),
    "md": lambda content: markdown(content).encode(), "html": lambda content: web(content).encode(),
    "docx": docx, "odt": odt,
}  # fmt: skip


# Runs

class Run:
    """One command of one input: what it does undisturbed, and what it may do where an allocation fails."""

    def __init__(self, name, words, folder):
        self.name, self.words, self.folder = name, words, folder
        self.right = self.count = None

    def answer(self, got):
        """What two runs have in common that do the same: of the coverage, all but the times."""
        out = re.sub(rb"(?m)^( +\d+ +\d+) +\d+", rb"\1", got.out) if "coverage" in self.words else got.out
        return got.code, out, got.err, got.files


Outcome = collections.namedtuple("Outcome", "code out err files log")


def start(run, fails=None):
    """What comes of a run in which the allocation of a number fails, and with ('on') those after it."""
    place = pathlib.Path(tempfile.mkdtemp(dir=work))
    log = place / "allocations.log"
    environment = {**CLEAN, "LC_ALL": "C.UTF-8", "LD_PRELOAD": str(work / "fail_allocation.so"), "FAIL_ALLOCATION_LOG": str(log)}
    if fails:
        environment["FAIL_ALLOCATION"] = str(fails[0])
        environment.update({"FAIL_ALLOCATION_ON": "1"} if fails[1] == "on" else {})
    try:
        done = subprocess.run(run.words, cwd=place, env=environment, stdin=subprocess.DEVNULL, capture_output=True,
                              timeout=SECONDS, check=False)  # fmt: skip
        code, out, err = done.returncode, done.stdout, done.stderr
    except subprocess.TimeoutExpired:
        code, out, err = "hang", b"", b""
    told = log.read_text() if log.exists() else ""
    files = {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file() and path != log}
    shutil.rmtree(place)
    return Outcome(code, out, err, files, told)


# What a batch that ended at once leaves to be gone on with.
JOURNAL = "out/.batch/journal.ndjson"


def judge(run, got):
    """The kind of an outcome, and what is wrong with it, if anything is."""
    half = [path for path, data in got.files.items() if run.right.files.get(path) != data and path != JOURNAL]
    if got.code in ("hang", -signal.SIGXCPU, -signal.SIGKILL):
        return "hang", "does not end"
    if not isinstance(got.code, int) or got.code not in (0, 1, 2):
        return "crash", f"ends with {got.code}: {got.err[-200:]!r}"
    if run.answer(got) == run.answer(run.right):
        return "right", None
    if got.code == 2 and got.err and not half:
        return "message", None
    return "wrong", f"exit code {got.code}, {'half ' + half[0] if half else 'another result'}: {got.err[-200:]!r}"


def numbers(count, offset, between):
    """Which allocations of a run are failed; None between: all."""
    if between is None:
        return range(1, count + 1)
    step = max(1, count // between)
    chosen = {*range(1, ENDS + 1), *range(1 + offset % step, count + 1, step), *range(count - ENDS + 1, count + 1)}
    return sorted(number for number in chosen if 0 < number <= count)


def check(run, offset, between):
    """Fails the allocations of a run; its outcomes by kind, and the reasons of those that are bad."""
    run.right = start(run)
    again = start(run)
    kinds, reasons = collections.Counter(), []
    is_fine = (run.right.code == 2) == (run.name in TROUBLE) and run.right.log.isdigit()
    if not is_fine or run.answer(again) != run.answer(run.right):
        return kinds, [f"{run.name}: undisturbed, it ends with {run.right.code} and {run.right.err[-300:]!r}, or differs"]
    run.count = int(run.right.log)
    hangs = any(run.name.startswith(name) and "hang" in ends for name, ends, _ in KNOWN)
    for i, number in enumerate(numbers(run.count, offset, between)):
        for way in ("once", "on") if between is None else ("once" if hangs else ("once", "on")[(i + offset) % 2],):
            got = start(run, (number, way))
            kind, why = judge(run, got)
            kinds[kind if "!" in got.log else "not reached"] += 1
            is_known = any(run.name.startswith(name) and kind in ends for name, ends, _ in KNOWN)
            if why and not is_known:
                reasons.append(f"{run.name}: allocation {number} of {run.count}, {way}: {why}")
    return kinds, reasons


def prepare(program):
    """Inputs in folders by format; the runs on them."""
    runs = []
    grammars = work / "grammars"
    shutil.copytree(TOP / "grammars", grammars)
    # Not the bytes that are in the program, so that the files are read.
    with open(grammars / "common.yaml", "a", encoding="utf-8") as file:
        file.write("# read anew\n")
    (work / "corrections.yaml").write_text('corrections:\n  - {words: "5 个左右", is: no-fact, note: 待定}\n')
    for form, make in FORMATS.items():
        folder = work / form
        folder.mkdir()
        name = {"gbk.txt": "txt"}.get(form, form)
        inputs = {"new": folder / f"new.{name}", "old": folder / f"old.{name}", "calls": "calls"}
        inputs["new"].write_bytes(make(blocks(2024, 1440)))
        inputs["old"].write_bytes(make(blocks(2023, 1390)))

        def tool(*words):
            done = subprocess.run([program, *map(str, words)], capture_output=True, check=False, env=CLEAN)
            if done.returncode == 2:
                sys.exit(f"{' '.join(map(str, words))}: {done.stderr.decode()}")
        for year in ("old", "new"):
            inputs[f"{year}.xml"] = folder / f"{year}.xml"
            tool("parse", inputs[year], "-o", inputs[f"{year}.xml"])
        inputs["changes.xml"] = folder / "changes.xml"
        tool("diff", inputs["old.xml"], inputs["new.xml"], "--format=xml", "-o", inputs["changes.xml"])
        for share in (1, 2):
            inputs[f"share-{share}"] = folder / f"share-{share}"
            tool("batch", f"--shard={share}/2", inputs["old"], inputs["new"], "-o", inputs[f"share-{share}"])
        for line in RUNS:
            names, _, words = line.partition(": ")
            words = words.replace("corrections.yaml", str(work / "corrections.yaml"))
            words = words.replace("grammars=grammars", f"grammars={grammars}").split()
            count = 2 if words[0] == "grammar" else 1
            given = [str(inputs[name]) for name in names.split()]
            runs.append(Run(f"{line.partition(': ')[2]} ({', '.join(names.split())}; {form})",
                            [program, *words[:count], *given, *words[count:]], folder))
        for line in LIBRARY if host else ():
            names, _, words = line.partition(": ")
            given = [str(inputs[name]) for name in names.split()]
            runs.append(Run(f"library {words} ({', '.join(names.split())}; {form})", [str(host), *words.split(), *given], folder))
    runs += [Run(words, [program, *words.split()], work) for words in ALONE]
    for line in HELPED:
        command, _, path = line.partition(" ")
        words = [program, command, str(TOP / path)]
        if subprocess.run(words, capture_output=True, check=False, env=CLEAN).returncode == 0:
            runs.append(Run(line, words, work))
        else:
            missing.append(f"{line}: its reader is not there")
    return runs


def build():
    """The library that fails allocations; a program that has the library, if that was built."""
    subprocess.run(["cc", "-O1", "-shared", "-fPIC", "-o", work / "fail_allocation.so",
                    TOP / "tests/faults/fail_allocation.c"], check=True)  # fmt: skip
    folder = TOP / "out/lib"
    if not (folder / "libzhinan.so").exists():
        missing.append("the library, which is not built")
        return None
    subprocess.run(["cc", f"-I{TOP}/src/library", "-o", work / "host", TOP / "tests/faults/library_host.c", f"-L{folder}",
                    f"-Wl,-rpath,{folder}", "-lzhinan"], check=True)  # fmt: skip
    return work / "host"


def main(arguments):
    options = dict(a.partition("=")[::2] for a in arguments if a.startswith("--"))
    between = None if "--full" in options else int(options.get("--between", BETWEEN))
    program = options.get("--program", "out/bin/zhinan")
    wanted = [a for a in arguments if not a.startswith("--")]
    runs = [run for run in prepare(os.path.abspath(program)) if not wanted or any(run.name.startswith(w) for w in wanted)]
    shown = ("message", "right", "wrong", "crash", "hang", "not reached")
    total, passed, failed = collections.Counter(), 0, 0

    def row(count, cells, name):
        print(f"{count:>11} {' '.join(f'{cell:>11}' for cell in cells)}  {name}", flush=True)
    row("allocations", shown, "run")
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for run, (kinds, reasons) in zip(runs, pool.map(check, runs, range(len(runs)), [between] * len(runs))):
            total.update(kinds)
            passed += not reasons
            failed += bool(reasons)
            row(run.count or "-", [kinds[kind] for kind in shown], run.name)
            for reason in reasons[:5]:
                print(f"failed: {reason}", flush=True)
    row("", [total[kind] for kind in shown], "in all")
    for why in missing:
        print(f"skipped: {why}")
    print(f"{passed} passed, {failed} failed, {len(missing)} skipped")
    return failed > 0


missing = []
with tempfile.TemporaryDirectory(prefix="zhinan-memory-") as made:
    work = pathlib.Path(made)
    host = build()
    sys.exit(main(sys.argv[1:]))
