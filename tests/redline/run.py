#!/usr/bin/env python3
"""Redlines of pairs of guidelines: all changes accepted they say the new text, paragraph by paragraph, rejected the
old one; their parts are whole, and the same twice.

usage: run.py FOLDER-OF-CALLS CORPUS

Prints a line for each failure and at last "N passed, N failed, N skipped"; exit 1 if one failed.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, "tests/diff")
import harness  # noqa: E402
from harness import PROGRAM, SECONDS, Folder, Guideline, report  # noqa: E402
from tables import HEAD, CALL, QUOTAS, TOPICS, drawn, edited, with_column, without_column  # noqa: E402
from office import settle  # noqa: E402
from redline import Redline, model_texts  # noqa: E402

CALLS, CORPUS = map(Path, sys.argv[1:3])


def first_difference(expected, got):
    """Where two lists part; "" if nowhere."""
    for i, (one, other) in enumerate(zip(expected, got)):
        if one != other:
            return f"{i}: expected {one!r}, got {other!r}"
    if len(expected) != len(got):
        return f"expected {len(expected)}, got {len(got)}: {(expected + got)[min(len(expected), len(got)):][:2]}"
    return ""


def write(old, new, path, language="zh"):
    run = subprocess.run([PROGRAM, "diff", "--format", "docx", "--lang", language, "-o", path, old, new],
                         capture_output=True, timeout=SECONDS)
    if run.returncode not in (0, 1):
        raise RuntimeError(f"exit code {run.returncode}: {run.stderr.decode()}")


def check(folder, name, old, new, both_ways=True):
    """The redline of two models, given by their paths."""
    path = os.path.join(folder.path, f"{next(folder.names)}.docx")
    write(old, new, path)
    redline = Redline(path)
    report(f"{name}, parts", redline.faults())
    report(f"{name}, accepted", first_difference(model_texts(new), redline.texts("accept")))
    report(f"{name}, rejected", first_difference(model_texts(old), redline.texts("reject")))
    if both_ways:
        check(folder, f"{name}, turned round", new, old, False)
    return redline


def pair(folder, name, old, new):
    return check(folder, name, folder.model(old), folder.model(new))


def expect(name, redline, *comments):
    """Comments, each as it stands in the redline."""
    got = redline.comment_texts()
    report(f"{name}, comments", "".join(f"\n  missing {one!r} in {got}" for one in comments if one not in got))


# ---- cases ----

def directions(folder, g):
    t = g.text
    same = pair(folder, "nothing changes", t, t)
    report("nothing changes, nothing is tracked",
           any(node.tag.endswith(("}ins", "}del")) for node in same.body.iter()) or same.comment_texts())
    money = pair(folder, "money", t, g.with_parts(g.numbers, **{"1_2": g.edit("1.2", ("1.05 亿元", "1.15 亿元"))}))
    expect("money", money, "【变动】经费：1.05 亿元人民币 → 1.15 亿元人民币\n+1,000 万元（+9.52%）")
    cap = pair(folder, "a cap", t, g.with_parts(g.numbers, **{"1_5": g.edit("1.5", ("不超过 10 个", "10 个"))}))
    report("a cap, comments", not any(text.startswith("【变动】项目数：不超过 10 个 → 10 个\n仅")
                                      for text in cap.comment_texts()) and f"{cap.comment_texts()}")
    gone = pair(folder, "a direction goes", t, g.with_parts(g.numbers[:2] + g.numbers[3:]))
    report("a direction goes, comments",
           not any(text.startswith("【删除】指南方向") for text in gone.comment_texts()) and f"{gone.comment_texts()}")
    moved = pair(folder, "a direction moves", t, g.with_parts(g.numbers[-1:] + g.numbers[:-1], renumber=False))
    report("a direction moves, as a move", not any(node.tag.endswith("}moveTo") for node in moved.body.iter()))
    pair(folder, "order turned round", t, g.with_parts(list(reversed(g.numbers))))
    pair(folder, "moved and edited", t, g.with_parts(
        g.numbers[1:] + g.numbers[:1], **{"1_1": g.edit("1.1", ("万元", "亿元"))}))


def tables(folder):
    cases = [("cells", edited(QUOTAS, (2, 2, "35"), (5, 2, "100"), (1, 4, "限40岁以下青年教师申报"))),
             ("a row comes", QUOTAS[:2] + [["2", "法学院", "6", "12", "不限年龄"]]
              + edited(QUOTAS, (2, 0, "3"), (3, 0, "4"), (4, 0, "5"))[2:]),
             ("a row moves", [QUOTAS[0], QUOTAS[4], *QUOTAS[1:4], QUOTAS[5]]),
             ("a column comes", with_column(QUOTAS, 2, ["联系人", "张三", "李四", "王五", "赵六", ""])),
             ("a column goes", without_column(QUOTAS, 4)),
             ("columns change places", [[line[0], line[1], line[3], line[2], line[4]] for line in QUOTAS]),
             ("a table goes", [])]
    for name, new in cases:
        pair(folder, f"table: {name}", drawn(HEAD, QUOTAS), drawn(HEAD, new))
    for name, new in [("figures", edited(TOPICS, (2, 3, "4"), (3, 4, "50"))),
                      ("a direction goes", edited(TOPICS[:1] + TOPICS[2:], (1, 0, "1"), (2, 0, "2"))),
                      ("a merged cell", edited(TOPICS, (2, 1, ""))),
                      ("a column goes", without_column(TOPICS, 1))]:
        redline = pair(folder, f"table of directions: {name}", drawn(CALL, TOPICS), drawn(CALL, new))
        if name == "figures":
            expect(name, redline, "【变动】项目数：3 → 4\n+1（+33.33%）")


def columns(folder):
    """A column that came or went is tracked as one, where its row stays."""
    for name, new, counts in [("comes", with_column(QUOTAS, 2, ["联系人", "张三", "李四", "王五", "赵六", ""]), (6, 5)),
                              ("goes", without_column(QUOTAS, 4), (4, 5))]:
        redline = pair(folder, f"columns: one {name}", drawn(HEAD, QUOTAS), drawn(HEAD, new))
        got = [redline.columns(way) for way in ("accept", "reject")]
        report(f"columns: one {name}, how many", got != [{count} for count in counts] and f"{got}")
    wide = [[f"第{i}列" for i in range(80)]] + [[f"{i * j}" for i in range(80)] for j in range(1, 9)]
    pair(folder, "columns: more than Word has", drawn(HEAD, wide), drawn(HEAD, edited(wide, (3, 2, "9"), (4, 77, "8"))))


PAGE = "<html><body><h1>2025年度项目名额</h1><table>{}</table><p>以上名额不得调剂。</p></body></html>"
MERGED = ["<tr><th rowspan=2>领域</th><th colspan=2>名额</th><th rowspan=2>备注</th></tr>",
          "<tr><th>重点</th><th>一般</th></tr>",
          "<tr><td rowspan=2>农业</td><td>3</td><td>8</td><td>不限</td></tr>",
          "<tr><td>4</td><td>9</td><td>限企业</td></tr>",
          "<tr><td>工业</td><td colspan=2>不超过20</td><td></td></tr>"]


def merged_cells(folder):
    def page(*rows):
        path = os.path.join(folder.path, f"{next(folder.names)}.html")
        Path(path).write_text(PAGE.format("".join(rows)), encoding="utf-8")
        model = path.replace(".html", ".xml")
        subprocess.run([PROGRAM, "parse", "-o", model, path], capture_output=True, timeout=SECONDS, check=True)
        return model

    old = page(*MERGED)
    longer = [MERGED[2].replace("rowspan=2", "rowspan=3"), MERGED[3], "<tr><td>5</td><td>7</td><td>限高校</td></tr>"]
    apart = [MERGED[4].replace(" colspan=2>不超过20", ">12</td><td>8")]
    for name, rows in [("one more row", MERGED[:2] + longer + MERGED[4:]), ("one cell is two", MERGED[:4] + apart),
                       ("a row goes", MERGED[:2] + [MERGED[2].replace(" rowspan=2", "")] + MERGED[4:]),
                       ("all", MERGED[:2] + longer + apart)]:
        check(folder, f"merged cells: {name}", old, page(*rows))


def divided(folder, g):
    """Words that both texts have, in other paragraphs, are no edit."""
    old = folder.model(g.text)
    text = Path(old).read_text(encoding="utf-8")
    found = re.search(r'<p line="13" bytes="(\d+)[^"]*">(.{60})(.{60})(.*)</p>', text)
    parts = "".join(f'<p line="13" bytes="{int(found[1]) + i}-{int(found[1]) + i + 1}">{found[2 + i]}</p>'
                    for i in range(3))
    new = old.replace(".xml", "-divided.xml")
    Path(new).write_text(text.replace(found[0], parts), encoding="utf-8")
    report("divided, words", check(folder, "divided", old, new).tracked())


def outline(redline):
    wanted = {"“政府间国际科技创新合作”重点专项 2024 年度第一批项目申报指南": "Title", "二、领域和方向": "Heading1",
              "1.2 中国和巴西政府间联合研究项目": "Heading2", "1. 潜在传染病病原体研究": "Heading3",
              "拟立项数：5 个。": "Normal"}
    styles = redline.styles()
    report("outline", [(text, styles.get(text)) for text in wanted if styles.get(text) != wanted[text]])


HOSTILE = ["", "\n", "一", "<w:del>&amp;]]></w:body>\n\n二、<b>\n", "\u0001\u0002\ufffe\ufffb 一、\u202e控制\n", "\ta\tb\n" * 3]


def hostile(folder, g):
    for i, text in enumerate(HOSTILE):
        pair(folder, f"hostile {i}", g.text, text)
    old = os.path.join(folder.path, 'a<&">\x01年.xml')
    shutil.copy(folder.model(g.text), old)
    check(folder, "hostile name", old, folder.model(HOSTILE[3]))


def other_corpora(folder):
    groups = {}
    for path in sorted(CORPUS.glob("*/*.txt")) + sorted(CORPUS.glob("*/*.html")):
        groups.setdefault(path.parent, []).append(path.read_bytes())
    texts = [text for group in groups.values() for text in group]
    for i, (old, new) in enumerate(zip(texts, texts[1:])):
        pair(folder, f"corpus {i}", old, new)


def calls(folder):
    if not CALLS.is_dir():
        harness.skipped += 1
        print(f"skipped: {CALLS} is not here: redlines of real calls")
        return
    texts = [path.read_bytes() for path in sorted(CALLS.glob("*.txt"))]
    for i, (old, new) in enumerate(zip(texts, texts[1:])):
        pair(folder, f"call {i}", old, new)


def languages(folder, old, new):
    for language, words in (("zh", ("旧文：", "变更：共")), ("en", ("Old: ", "Changes: "))):
        paths = [os.path.join(folder.path, f"{language}{i}.docx") for i in range(2)]
        for path, zone in zip(paths, ("UTC-9", "UTC+9")):
            os.environ["TZ"] = zone
            write(old, new, path, language)
        report(f"the same bytes twice, {language}", Path(paths[0]).read_bytes() != Path(paths[1]).read_bytes())
        redline = Redline(paths[0])
        text = "".join(redline.body.itertext())
        report(f"what was compared, {language}", [word for word in words if word not in text])
        report(f"texts, {language}", first_difference(model_texts(new), redline.texts("accept")))


def office(folder, old, new):
    """As LibreOffice shows it."""
    if not shutil.which("soffice") or not shutil.which("pdftotext"):
        harness.skipped += 1
        print("skipped: soffice or pdftotext is not here: how a redline looks")
        return
    path = os.path.join(folder.path, "office.docx")
    write(old, new, path)
    home = "-env:UserInstallation=file://" + os.path.join(folder.path, "office")
    subprocess.run(["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", folder.path, path],
                   capture_output=True, timeout=SECONDS * 2)
    shown = subprocess.run(["pdftotext", path.replace(".docx", ".pdf"), "-"], capture_output=True).stdout.decode()
    shown = "".join(shown.split())
    wanted = ["指南变更对照", "2023年度第二批", "2024年度第一批", "1080万元人民币", "1440万元人民币", "—1—"]
    report("LibreOffice", [word for word in wanted if word not in shown])
    settled = settle(path, folder.path, SECONDS * 2)
    if not settled:
        report("LibreOffice", "its macro wrote no text")
        return
    for way, model, got in zip(("accepted", "rejected"), (new, old), settled):
        lines = [line for text in model_texts(model) for line in ([text] if isinstance(text, str) else text)]
        start = next(i for i, line in enumerate(got) if "本框不属于正文" in line) + 1
        report(f"LibreOffice, {way}", first_difference([line.strip() for line in lines], got[start:]))


def main():
    years = [CORPUS / "intergovernmental" / name for name in ("2023-2.txt", "2024-1.txt")]
    old, new = (path.read_text(encoding="utf-8") for path in years)
    with tempfile.TemporaryDirectory() as path:
        folder = Folder(path)
        redline = pair(folder, "two years", old, new)
        expect("two years", redline, "【改编号】指南方向：1.2 → 1.3", "【变动】年度：2023 → 2024",
               "【新增】指南方向：中国和巴西政府间联合研究项目\n5 个，750 万元人民币")
        directions(folder, Guideline(old))
        outline(redline)
        divided(folder, Guideline(old))
        tables(folder)
        columns(folder)
        merged_cells(folder)
        hostile(folder, Guideline(old))
        other_corpora(folder)
        calls(folder)
        languages(folder, folder.model(old), folder.model(new))
        office(folder, folder.model(old), folder.model(new))
    print(f"{harness.passed} passed, {harness.failed} failed, {harness.skipped} skipped")
    return harness.failed > 0 or not harness.passed


sys.exit(main())
